# Findings about the tree.

duplicate-code = the code { $code } is used twice
    .label-first = the first one with this code

code-outside-parent = the code { $code } does not belong under { $parent }
    .label-parent = the code above

code-gap = the code { $first } is left out
    .several = the codes from { $first } to { $last } are left out
    .label-before = the code before

perspective-gap = the perspectives { $written } leave out { $missing }
    .order = the perspectives { $written } are out of order
    .label = also a perspective

empty-node = nothing stands under this heading
    .goal = the strategic objective has neither objectives nor indicators
    .objective = the objective has no indicators

too-many-children = { $n } headings stand under this one, more than { $most }
    .indicators = the objective has { $n } indicators, more than { $most }

single-indicator = the objective has one indicator only
    .label = the only indicator

second-plan = a second plan begins in the same text
    .label-first = the first plan, whose year and scoring count

missing-field = the objective does not say: { $fields }
    .indicator = the indicator does not say: { $fields }
