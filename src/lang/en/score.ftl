# Scores and how they come about.

score-empty = there is no heading in this file, so there is nothing to score
score-no-such-code = nothing has the code “{ $code }”

score-rank-plan = plan
score-rank-perspective = persp.
score-rank-area = area
score-rank-goal = goal
score-rank-objective = obj.
score-rank-indicator = ind.

score-weight = weight
score-reported = reported
score-recomputed = recomputed
score-legend-differs = ≠  what is reported and what is recomputed differ
score-legend-unweighted = ~  plain mean, for want of weights
score-legend-partial = ~  a mean that leaves out indicators of which no figure is available
score-legend-below = ( )  mean of what is reported below; nothing is reported here
score-legend-excluded = –  taken out of the reckoning

score-policy = scoring: { $policy }
    .default = scoring: { $policy } (the plan declares none)
    .nearest = scoring: { $policy } (declared here or by the nearest heading above)
score-policy-proportional = proportional
score-policy-threshold = threshold
score-policy-inverse = inverse
score-policy-baseline = from the baseline
score-policy-bands = bands

score-formula = { $formula } = { $substituted } = { $value }
    .percent = { $formula } = { $substituted } = { $value } %
score-compared =
    .met = the result { $result } meets the target { $target }
    .missed = the result { $result } misses the target { $target }
    .close = the result { $result } misses the target { $target } by less than its rounding
    .incomparable = the result { $result } and the target { $target } are of different kinds
    .unknown = the result { $result } cannot be held against the target { $target }
score-all-or-nothing = all or nothing: { $percent } %
score-proportion =
    .result-over-target = result over target: 100 × { $numerator } / { $denominator } = { $percent } %
    .mirrored = twice the target less the result, over the target: 100 × { $numerator } / { $denominator } = { $percent } %
    .target-over-result = target over result: 100 × { $numerator } / { $denominator } = { $percent } %
    .from-baseline = from baseline to result, over from baseline to target: 100 × { $numerator } / { $denominator } = { $percent } %
score-capped = kept within its limits: { $percent } %
score-below-minimum = the result { $result } does not reach the minimum of { $minimum }: 0 %
score-beyond = { $way } % of the way from the target to the excellent value, from 100 to { $highest } %: { $percent } %
score-late =
    .days = days of delay: { $n }, at { $points } points each: { $in-time } − { $n } × { $points }, within the limits { $percent } %
    .weeks = weeks of delay that have begun: { $n }, at { $points } points each: { $in-time } − { $n } × { $points }, within the limits { $percent } %
    .months = months of delay that have begun: { $n }, at { $points } points each: { $in-time } − { $n } × { $points }, within the limits { $percent } %
score-band = a degree of { $degree } % falls into the band that earns { $percent } %

score-mean = weighted mean: ({ $terms }) / { $divisor } = { $mean } %
    .unweighted = plain mean, for want of weights: ({ $terms }) / { $divisor } = { $mean } %
    .none = nothing can be rolled up: achievements or weights are missing below
score-left-out = without { $n } of { $of } indicators, of which no figure is available
score-ending = recomputed { $recomputed } %, reported { $reported } %
    .differs = recomputed { $recomputed } %, reported { $reported } %: they differ
    .unreported = recomputed { $recomputed } %, nothing reported
score-excluded = taken out of the reckoning
score-no-figures = target or result is missing, so nothing can be computed
score-not-computable = from these figures no achievement can be computed
