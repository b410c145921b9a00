# What the editor says of a place in a plan.

assist-example-fails = To be corrected:
assist-more = … and { $n ->
        [one] one more
       *[other] { $n } more
    }

assist-keyword-plan = the plan, with the name of the body and the year. It stands on top of the file.
assist-keyword-perspective = a perspective of the balanced scorecard.
assist-keyword-area = a strategic area.
assist-keyword-goal = a strategic objective.
assist-keyword-objective = an operating objective. It is measured by one or more indicators.
assist-keyword-indicator = an indicator: what is measured to know whether the objective is reached.
assist-keyword-weight = how much it counts, in %, among those of its level. The weights of a level add up to 100.
assist-keyword-measure = a figure that the formula uses: name, value, unit and what it counts.
assist-keyword-formula = how the result follows from the measures, with + - * / and the functions avg, sum, min, max, days. It may also be said in words, in quotes.
assist-keyword-target = what is to be reached: a comparator and a value, or “by” and a date; a value may have a date too, “>= 100% by 30-06-2026”. A year before it says which year is meant.
assist-keyword-direction = whether more is better (increasing) or less (decreasing), where the target is a bare number.
assist-keyword-thresholds = the least value for which anything is earned, the target, and an excellent value. Falling values mean that less is better.
assist-keyword-result = what was reached, in the unit of the target. “at” and a date makes it a reading within the year, “on” and a date behind it says when it was reached.
assist-keyword-achieved = the reported degree of achievement, in %. Collaudo recomputes it and says where it differs.
assist-keyword-judgement = what is thought of the result, in words or as a traffic light: “met”, “partly met”, “not met”. It is held against result and target.
assist-keyword-baseline = the value before the plan.
assist-keyword-owner = who answers for it.
assist-keyword-source = where the data come from.
assist-keyword-note = anything worth saying. There may be several.
assist-keyword-reason = why the result deviates from the target.
assist-keyword-stakeholders = for whom it is done.
assist-keyword-contributors = who takes part.
assist-keyword-dimension = what is measured: effectiveness, efficiency, quality and the like.
assist-keyword-resources = the money set aside for it.
assist-keyword-staff = the people at work on it, as “3.5 person-years”.
assist-keyword-scoring = how achievements are computed: proportional, threshold, inverse, baseline, bands, “up to” a limit, and what a delay costs. It holds for its heading and all below, and the nearest wins.
assist-keyword-previous = the file of the plan of the year before. It stands under the plan.

assist-formula = { $formula } = { $value } ({ $unit })
    .date = { $formula } = { $date }
    .unknown = the formula gives { $unit }; its value will be known when the measures have theirs
    .none = this formula gives no value

assist-measure = { $name } = { $value }
    .no-value = { $name }, without a value so far
    .uses = { $n ->
        [0] no formula uses it
        [one] the formula uses it once
       *[other] the formula uses it { $n } times
    }

assist-distance =
    .no-result = there is no result yet
    .short = { $gap } short of the target
    .beyond = { $gap } beyond the target
    .over = { $gap } above the limit
    .under = { $gap } below the limit
    .apart = { $gap } away from the target
    .early = early by { $n ->
        [one] one day
       *[other] { $n } days
    }
    .late = late by { $n ->
        [one] one day
       *[other] { $n } days
    }

assist-chain = Share of the whole plan: { $share } %
    .unknown = The share of the whole plan cannot be computed: weights are missing.

assist-hint-share = = { $share } % of the plan
    .why = The share of the whole plan: the product of the weights up to the top.
assist-hint-sum = sum { $total } %
    .why = The weights of this level add up to { $total } %, not 100 %.
assist-hint-differs = recomputed { $recomputed } %
    .why = Result and target give { $recomputed } %. Rest the mouse on the heading for the derivation.
assist-hint-recomputed = recomputed { $recomputed } %
    .why = No achievement is reported here; what stands below gives { $recomputed } %.

assist-lens-score =
    .agrees = achieved { $recomputed } %
    .differs = reported { $reported } %, recomputed { $recomputed } %
    .unreported = recomputed { $recomputed } %
    .only-reported = reported { $reported } %
    .none = no achievement
assist-lens-share = { $n ->
        [one] one indicator
       *[other] { $n } indicators
    }
    .of-plan = { $n ->
        [one] one indicator
       *[other] { $n } indicators
    }, { $share } % of the plan
assist-policy = { $policy }
    .default = { $policy }, since the plan declares none
assist-weight = weight { $weight } %

assist-skeleton-ratio = a ratio of two measures, as a percentage
assist-skeleton-count = a count
assist-skeleton-time = a mean time
assist-skeleton-date = a deadline
assist-next-code = the next free code
assist-suppress = accept a finding, with the reason
assist-left = what the weights of the others leave
assist-recomputed = the recomputed achievement
assist-from-formula = the value of the formula
assist-value = the value
assist-not-available = the figure is not available
assist-not-applicable = it does not apply
assist-neutralised = taken out of the reckoning, with a reason
assist-at-least = at least
assist-at-most = at most
assist-exactly = exactly
assist-by = by a date
assist-function-average = the mean
assist-function-sum = the sum
assist-function-min = the least
assist-function-max = the greatest
assist-function-days = the days from one date to another
assist-policy-proportional = the share of the target that was reached
assist-policy-threshold = 100 % where the target is reached, else 0 %
assist-policy-inverse = target over result, where less is better
assist-policy-baseline = the share of the way from the baseline to the target
assist-policy-bands = from a table of bands
assist-direction-increasing = more is better: the target is a least value
assist-direction-decreasing = less is better: the target is a most value
assist-thresholds = the levels of the indicator
assist-unit-percent = percentage
assist-unit-count = a number of things
assist-unit-days = days
assist-unit-hours = hours
assist-unit-minutes = minutes
assist-unit-weeks = weeks
assist-unit-months = months
assist-unit-years = years
assist-unit-euro = euro
assist-unit-thousands = thousands of euro
assist-unit-millions = millions of euro
assist-unit-scale = a mark on a scale

assist-refactor-scale = Scale the weights to 100 %
assist-refactor-split = { $n ->
        [one] Give the { $rest } % that is left to the one without a weight
       *[other] Split the { $rest } % that is left among the { $n } without a weight
    }
assist-refactor-alike = Give all { $n } the same weight
assist-refactor-measures = Turn the percentage into a formula with two measures
assist-refactor-english = Write the plan with English words
assist-refactor-italian = Write the plan with Italian words

assist-rename-malformed = “{ $name }” will not do as a name: a measure has letters, digits and _, a code has no blanks
    .taken = the indicator has a measure “{ $name }” already
assist-links-previous = Open the plan of the year before
