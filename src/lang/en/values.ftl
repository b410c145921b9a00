# Words for values inside sentences.

comparator-at-least = of at least
comparator-at-most = of at most
comparator-more-than = of more than
comparator-less-than = of less than
comparator-exactly = of exactly
comparator-within = within
comparator-by = by

policy-proportional = proportional
policy-threshold = threshold
policy-inverse = inverse
policy-baseline = baseline
policy-bands = bands

day-saturday = a Saturday
day-sunday = a Sunday
day-holiday = a public holiday
