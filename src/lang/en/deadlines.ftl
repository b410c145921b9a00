# Findings about deadlines and years.

deadline-outside-plan = the deadline { $date } lies outside { $year }, the year of the plan
    .of-target = the deadline { $date } lies outside { $year }, the year of the target

result-outside-plan = the result, { $date }, lies outside { $year }, the year that it is for

early-by-half-year = the result came { $days ->
        [one] { $days } day
       *[other] { $days } days
    } before the deadline
    .label-deadline = the deadline
