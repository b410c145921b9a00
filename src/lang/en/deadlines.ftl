# Findings about deadlines and years.

deadline-outside-plan = the deadline { $date } lies outside { $year }, the year of the plan
    .of-target = the deadline { $date } lies outside { $year }, the year of the target

result-outside-plan = the result, { $date }, lies outside { $year }, the year that it is for

early-by-half-year = the result came { $days ->
        [one] { $days } day
       *[other] { $days } days
    } before the deadline
    .label-deadline = the deadline

deadline-only-in-name = “{ $deadline }” stands in the name only: nothing records whether the day was kept
    .label-target = the target is no date

foreign-year = “{ $found }” is not of { $year }, the year of the plan

count-measured-by-date = the name promises a number, “{ $number }”, and only a date is measured
    .label-target = the target is a date

share-measured-by-date = “{ $word }” announces a share, and only a date is measured
    .objective = the objective announces a share, “{ $word }”, and only a date is measured
    .label-name = announced here

same-completion-date = another objective under the same heading was completed on the same day, { $date }
    .label = the other one
