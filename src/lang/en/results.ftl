# Findings about results and achievements.

achievement-out-of-range = an achievement of { $achieved } % does not lie between 0 and { $most } %

achievement-not-rolled-up = an achievement of { $reported } % is not the weighted mean of those below, { $mean } %
    .label = counts for { $weight } %
    .label-only = the only one below
    .fix = write the weighted mean, { $mean } %

uniform-achievement = all { $n } achievements are { $achieved } %

missing-result = the indicator has no result, { $n } others have one
