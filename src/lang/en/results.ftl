# Findings about results and achievements.

achievement-out-of-range = an achievement of { $achieved } % does not lie between 0 and { $most } %

achievement-not-rolled-up = an achievement of { $reported } % is not the weighted mean of those below, { $mean } %
    .label = counts for { $weight } %
    .label-only = the only one below
    .label-unweighted = counts here, without a weight
    .fix = write the weighted mean, { $mean } %

impossible-roll-up = an achievement of { $achieved } % is no mean of those below, which lie between { $least } and { $most } %
    .by-results = an achievement of { $achieved } % cannot follow from what stands below: what is reported there and what the results allow lies between { $least } and { $most } %

empty-reason = the reason says nothing

wrong-kind =
    .weight = a weight of { $value } is no share in %
    .achievement = an achievement of { $value } is no share in %

off-scale = { $value } lies outside a scale from { $low } to { $high }

unmeasured-achievement = an achievement of { $achieved } % is granted although no result is available, and no reason is recorded
    .excluded = an achievement of { $achieved } % is granted although the result does not count, and no reason is recorded
    .none = an achievement of { $achieved } % is granted although there is no result, and no reason is recorded
    .missed = an achievement of { $achieved } is granted without a result, and the measures give { $measured }: the target is missed
    .met = an achievement of { $achieved } is reported without a result, and the measures give { $measured }: the target is met
    .label-result = nothing was measured
    .label-target = the target that the measures are held against

withheld-result = the achievement is reckoned without { $n } of { $of } indicators, whose results are not available
    .excluded = the achievement is reckoned without { $n } of { $of } indicators, which were taken out of it
    .label = this one is left out too

achievement-below = this result gives { $percent } %
    .unknown = of this result no achievement follows

uniform-achievement = all { $n } achievements are { $achieved } %

missing-result = the indicator has no result, { $n } others have one

contradictory-achievement = an achievement of { $achieved } contradicts the result, { $result } against a target { $comparator } { $target }, and no reason is recorded
    .late = an achievement of { $achieved } contradicts the result, { $result } against a deadline of { $target }, and no reason is recorded
    .judgement = the judgement “{ $judgement }” contradicts the result, { $result } against a target { $comparator } { $target }, and no reason is recorded
    .judgement-late = the judgement “{ $judgement }” contradicts the result, { $result } against a deadline of { $target }, and no reason is recorded
    .label-judgement = so does the judgement, “{ $judgement }”
    .node = an achievement of { $achieved } % contradicts the results below, which allow { $most } % at most, and no reason is recorded
    .node-less = an achievement of { $achieved } % contradicts the results below, which give { $least } % at least, and no reason is recorded
    .label-result = reached: { $result }
    .label-target = the target asks for a result { $comparator } { $target }
    .label-objective = with the indicator recomputed the objective has { $percent } %, not { $reported }
    .fix-recompute = take the recomputed achievement, { $percent } %

achievement-off-policy = an achievement of { $achieved } is not what the { $policy } scoring gives: 100 × { $numerator } / { $denominator } = { $percent } %
    .capped = an achievement of { $achieved } is not what the { $policy } scoring gives: 100 × { $numerator } / { $denominator } = { $uncapped } %, kept within the limits { $percent } %
    .band = an achievement of { $achieved } is not what the { $policy } scoring gives: a degree of { $degree } % earns { $percent } %
    .plain = an achievement of { $achieved } is not what the { $policy } scoring gives, { $percent } %
    .node = an achievement of { $achieved } % is not what the results below give, { $percent } %
    .node-unsure = an achievement of { $achieved } % does not follow from the results below, which give { $percent } % on average
    .label-result = computed from this result
    .label-target = and this target
    .fix-recompute = take the recomputed achievement, { $percent } %

result-not-from-measures = the result is { $result }, and the formula gives { $computed }
    .single = the result is { $result }, and its only measure { $computed }
    .label-measure = with this measure
    .fix-compute = take the computed result, { $computed }

share-over-100 = a share of { $result } is more than the whole
    .below = a share of { $result } is less than nothing
    .label-target = the target { $comparator } { $target } says that it is a share

numerator-exceeds-denominator = the part, { $part }, is larger than its whole, { $whole }
    .label-whole = the whole

placeholder-date = the result, { $date }, is the deadline itself and the last day of the year
    .end-closed = the result, { $date }, is the deadline itself and the last day of the year, { $day }
    .closed = the result, { $date }, is the deadline itself and { $day }
    .label-target = the deadline

opaque-percentage = nobody can recompute { $result }: neither its operands nor its source are given
    .target = nobody will be able to recompute this percentage: neither its operands nor its source are given

maximum-exceeded = the result, { $result }, exceeds the { $times } times a year that the name allows
    .label-name = { $times } times a year

frequency-not-measured = “{ $word }” means { $times } times a year, and the value is a bare percentage
    .label-name = how often it is done

multiple-of-target = the result, { $result }, is exactly { $times } times a target { $comparator } { $target }, which is all there can be
    .label-target = figures of several units may have been summed up while the target is that of one
    .label-sibling = this too is { $times } times its target

operand-missing = two figures are named, and one value is given, { $result }
    .label-ratio = the ratio of two figures

negative-count = a count is { $value }: nothing can be counted below zero

overlapping-bands = degrees from { $from } to { $to } % lie in two bands that earn different achievements
    .label = the other band

band-gap = degrees between { $from } and { $to } % lie in no band

falling-band = this band earns { $earns }, and the one below it { $below }
    .label = the band below
