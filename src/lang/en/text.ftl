# Findings about the text itself.

syntax-error =
    .misspelt = “{ $found }” is no keyword; perhaps “{ $meant }” was meant
    .unknown-keyword = “{ $found }” is no keyword
    .missing = { $expected } is missing here
    .expected = { $expected } was expected here, not “{ $found }”
    .unclosed-text = the text “{ $found }” has no closing quote
    .unquoted-text = the text “{ $found }” is not in quotes
    .unclosed-bracket = a bracket is opened and not closed
    .too-deep = the formula is nested more than { $limit } levels deep
    .number-too-long = the number “{ $found }” has more digits than can be reckoned with
    .bad-separators = the separators of “{ $found }” do not make groups of three digits
    .no-such-date = there is no such day as { $found }
    .short-year = the year of { $found } has two digits only
    .fix-keyword = write “{ $meant }”
    .fix-write = write “{ $meant }”
    .fix-quote = put the text in quotes
    .fix-close-text = close the quote

expected-keyword = a keyword
expected-text = text in quotes
expected-value = a value
expected-number = a number
expected-name = the name of a measure
expected-target = a target such as “>= 90%” or “by 31-12-2023”
expected-date = a date
expected-operand = a number or a measure
expected-operator = an operator (+ - * /)
expected-closing-bracket = a closing bracket
expected-direction = “increasing” or “decreasing”
expected-level = “minimum”, “target” or “excellent” with a value, each once
expected-lateness = what a delay costs, such as “lateness 10 points per month”
expected-policy = a scoring policy
expected-band = a band such as “70%..90% = 50%”
expected-end = the end of the line
expected-unit = a unit

misplaced-property = “{ $property }” does not belong under { $under }
    .no-heading = “{ $property }” stands before any heading

rank-plan = a plan
rank-perspective = a perspective
rank-area = an area
rank-goal = a goal
rank-objective = an objective
rank-indicator = an indicator

repeated-property = “{ $property }” is given twice
    .label-first = the first one, which counts

unknown-rule = there is no such rule
    .meant = there is no such rule; perhaps “{ $meant }” was meant
    .fix = write “{ $meant }”

unused-suppression = “{ $rule }” finds nothing here
    .fix = delete the suppression
    .colon = nothing is suppressed: between “{ $word }” and the rules stands a colon
    .commas = nothing is suppressed: rules are set apart by commas
    .dash = nothing is suppressed: the reason follows a colon, not a dash
    .second-hash = nothing is suppressed: the comment begins with something else
    .fix-form = write “{ $text }”

suppression-without-reason = the suppression gives no reason

expired-waiver = the finding “{ $rule }” was to be let be until { $until }, and that day has passed
    .of = { $who } let the finding “{ $rule }” be until { $until }, and that day has passed
