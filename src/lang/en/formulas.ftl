# Findings about formulas and numbers.

unknown-measure = no measure is named “{ $name }”
    .meant = no measure is named “{ $name }”; perhaps “{ $meant }” was meant
    .fix = write “{ $meant }”

unused-measure = the formula does not use the measure “{ $name }”

duplicate-measure = the measure “{ $name }” is given twice
    .label-first = the first one, which counts

unit-mismatch-in-formula = { $left } and { $right } cannot be combined
    .not-a-number = “{ $operator }” does not work on these operands: a date stands where a number belongs, or a number where a date does
    .target = the formula gives { $computed }, the target asks for { $wanted }
    .target-date = the formula gives { $computed }, the target asks for a date
    .date = the formula gives a date, the target asks for { $wanted }
    .label-target = what the target asks for

unit-bare = a number without a unit
unit-count = a count
unit-ratio = a ratio
unit-percent = a percentage
unit-minutes = minutes
unit-hours = hours
unit-days = days
unit-weeks = weeks
unit-months = months
unit-years = years
unit-euro = euro
unit-scale = a score

division-by-zero = the formula divides by zero
    .label-zero = this is 0

formula-overflow = the formula gives more digits than can be held

ambiguous-number = “{ $written }” has two readings, as decimals and as thousands
    .fix-decimal = read it as decimals: { $text }
    .fix-thousands = read it as thousands: { $text }
