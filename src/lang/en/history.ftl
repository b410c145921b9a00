# Findings about a plan beside an earlier one.

diff-title = { $old } → { $new }
diff-found = { $counted } in all
diff-effects = easier to reach: { $easier }, harder: { $harder }, neither can be said: { $other }
diff-easier = easier to reach
diff-harder = harder to reach
diff-other = neither easier nor harder as far as can be said
diff-same = nothing that is compared has changed
diff-unread = { $n ->
        [one] one line of { $path } cannot be read and was not compared; collaudo check says why
       *[other] { $n } lines of { $path } cannot be read and were not compared; collaudo check says why
    }

missing-previous = there is no file “{ $name }”; its path counts from the folder of this plan
    .not-readable = “{ $name }” cannot be opened
    .no-plan = “{ $name }” is neither a plan nor a report that can be read
    .share = “{ $name }” is not read: it lies on another computer
    .outside = “{ $name }” is not read: it lies outside the folders of this workspace, which is not trusted yet

moved-target =
    .easier = the target { $comparator } { $target } is easier to reach than before: it was { $before-comparator } { $before }
    .harder = the target { $comparator } { $target } is harder to reach than before: it was { $before-comparator } { $before }
    .other = the target { $comparator } { $target } is another one than before: it was { $before-comparator } { $before }
    .turned = the target { $comparator } { $target } rewards the opposite of the earlier one, { $before-comparator } { $before } ({ $effect })
    .open = the target { $target } no longer says on which side of it a result may lie: it was { $before-comparator } { $before } ({ $effect })
    .removed = there is no target any more: it was { $before-comparator } { $before }
    .added = the target { $comparator } { $target } is new
    .label-before = the earlier target

target-below-last-result = a target { $comparator } { $target } asks for less than the last result, { $result }
    .label-result = the last result

changed-formula = the indicator is computed otherwise than before ({ $effect })
    .removed = nothing says any more how the indicator is computed ({ $effect })
    .in-words = the formula was put into words, and nobody can do the sum again ({ $effect })
    .turned = the operands of the formula have changed places ({ $effect })
    .unit = an operand of the formula is in another unit than before ({ $effect })
    .label-before = how it was computed

changed-scoring = achievements are computed by “{ $now }” and no longer by “{ $before }” ({ $effect })
    .removed = the plan no longer declares how achievements are computed, and they are proportional: it was “{ $before }” ({ $effect })
    .added = the plan now declares that achievements are computed by “{ $now }”: before they were proportional ({ $effect })
    .label-before = the earlier policy

moved-baseline = the baseline is { $now }; it was { $before }
    .easier = the baseline is { $now }; it was { $before }: achievements, which are counted from it, rise
    .harder = the baseline is { $now }; it was { $before }: achievements, which are counted from it, fall
    .removed = the baseline { $before } is no longer there
    .label-before = the earlier baseline

changed-field =
    .owner = the owner is “{ $now }”; it was “{ $before }”
    .no-owner = no owner is named any more; it was “{ $before }”
    .source = the source is “{ $now }”; it was “{ $before }”
    .no-source = no source is named any more; it was “{ $before }”
    .reason = the reason is “{ $now }”; it was “{ $before }”
    .no-reason = the reason is no longer there; it was “{ $before }”
    .dimension = the dimension is “{ $now }”; it was “{ $before }”
    .no-dimension = no dimension is named any more; it was “{ $before }”
    .stakeholders = the stakeholders are “{ $now }”; they were “{ $before }”
    .no-stakeholders = no stakeholders are named any more; they were “{ $before }”
    .contributors = the contributors are “{ $now }”; they were “{ $before }”
    .no-contributors = no contributors are named any more; they were “{ $before }”
    .label-before = what stood there before

dropped-objective = the earlier plan has the objective “{ $name }”, which is no longer there
    .goal = the earlier plan has the strategic objective “{ $name }”, which is no longer there
    .area = the earlier plan has the area “{ $name }”, which is no longer there
    .perspective = the earlier plan has the perspective “{ $name }”, which is no longer there
    .label-before = where it was

dropped-indicator = the earlier plan has the indicator “{ $name }”, which is no longer there
    .missed = the indicator “{ $name }”, which missed its target, is no longer there
    .neutralised = the indicator no longer counts: it is neutralised or does not apply
    .label-before = where it was

unreported-indicator = the plan has a target for this indicator, and there is no result
    .label-before = the indicator in the plan

shifted-weight = the weight is { $weight } %; it was { $before } %
    .easier = the weight is { $weight } %; it was { $before } %: with the weights of now the achievement is higher
    .harder = the weight is { $weight } %; it was { $before } %: with the weights of now the achievement is lower
    .removed = there is no weight any more; it was { $before } %
    .added = the weight of { $weight } % is new
    .label-before = the earlier weight

renamed-objective =
    .name = it was called “{ $before }”
    .code = its code was { $code }
    .both = it was called “{ $before }”, with code { $code }
    .label-before = where it was

renamed-indicator = the indicator was called “{ $before }”
    .label-before = the earlier name

added-objective = the objective is new
    .goal = the strategic objective is new
    .area = the area is new
    .perspective = the perspective is new

added-indicator = the indicator is new
