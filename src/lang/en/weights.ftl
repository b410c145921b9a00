# Findings about weights.

weights-not-100 = { $n ->
        [one] the only weight is { $total } %, not 100 %
       *[other] the { $n } weights add up to { $total } %, not 100 %
    }
    .of-several = the { $n } weights, which only all together can make 100 %, add up to { $total } %
    .label = also in the sum
    .fix-scale = scale the weights in proportion to 100 %
    .fix-rest = give the last weight what is missing: { $rest } %

missing-weight = { $without ->
        [one] one of { $n } siblings has no weight
       *[other] { $without } of { $n } siblings have no weight
    }
    .label = no weight here either
    .fix = add the weight that is missing: { $rest } %

weight-out-of-range = a weight of { $weight } % is not above 0 % and at most 100 %

unweighted-level =
    .goals = { $n } strategic objectives stand side by side without weights, so their achievements cannot be rolled up
    .objectives = { $n } operating objectives stand side by side without weights, so their achievements cannot be rolled up
