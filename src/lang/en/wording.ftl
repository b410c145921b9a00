# Findings about names and descriptions.

unbalanced-brackets = the bracket “{ $bracket }” is not closed
    .closing = the bracket “{ $bracket }” is not opened
    .fix = add “{ $bracket }” at the end

repeated-word = “{ $word }” stands twice in a row
    .fix = remove the second “{ $word }”

target-in-name = “{ $text }” in the name says what is asked for, not what is counted
    .label-target = what is asked for belongs here

name-target-disagree = the name promises “{ $number }”, and the target is { $target }
    .label-target = the target

name-formula-disagree = the name says “{ $name }”, the algorithm “{ $formula }”: they differ in “{ $word }”
    .operands = the name has { $n } operands, the algorithm two
    .exclusion = the algorithm leaves something out (“{ $word }”), and the name spells out the ratio without saying so
    .label-formula = the algorithm
    .label-exclusion = left out here

generic-formula = the algorithm “{ $text }” would fit any indicator: it does not say how the figure is reached
    .name = the name “{ $text }” would fit any indicator, and no algorithm says how the figure is reached

routine-verb = the objective begins with “{ $word }”, work that is done anyway

compound-objective = “{ $theme }” is another theme, and the objective has one indicator
    .label-indicator = the only indicator

objective-indicator-disjoint = the objective and its indicators have no word in common
    .label-indicator = what is measured

near-duplicate = { $shared } of { $n } words are those of another name
    .label = the other name

conflicting-counts = the same things are { $number } here and { $other } elsewhere
    .multiple = { $number } here and { $other } elsewhere on the same subject: one is a multiple of the other
    .label = the other count

placeholder-text = “{ $text }” is a text of the template
