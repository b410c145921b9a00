# Findings about targets.

missing-target = the indicator has no target

target-unit-mismatch = the result, { $result }, cannot be held against a target { $comparator } { $target }: they are of different kinds
    .label-target = the target
    .fix-percent = write the result as a percentage

time-without-time-unit = the name says a length of time, and { $value } has no unit of time
    .label-name = the name

easy-target = the result, { $result }, is { $ratio } times a target { $comparator } { $target }
    .less = the result, { $result }, is { $ratio } times a target { $comparator } { $target }, where less is better
    .label-result = the result

target-at-ceiling = the target is 100 %: it is met in full or failed, with nothing in between

target-worse-than-baseline = a target { $comparator } { $target } asks for less than the baseline, { $baseline }
    .label-baseline = the baseline

target-already-met = the baseline, { $baseline }, meets the target { $comparator } { $target } already
    .label-baseline = the baseline

wrong-direction = of “{ $word }” less is better, and the target rewards more
    .less = of “{ $word }” more is better, and the target rewards less
    .label-name = what the indicator is about
    .fix-turn = turn the comparator round: { $comparator }

target-cannot-fail = every result meets a target of at least { $target }

easing-target = the target, { $target }, is easier than that of an earlier year, { $earlier }
    .label = the earlier year

direction-contradicts-target = “{ $direction }” says the opposite of the target
    .label = the target

thresholds-out-of-order = the levels { $minimum }, { $target } and { $excellent } neither rise nor fall

target-without-comparator = nothing says whether more or less than { $target } is better, so no result can be held against it
    .fix = write “{ $comparator }” before the target

target-of-other-years = the target is of { $other }, and none is of the plan’s year, { $year }
