# Findings about a plan beside an earlier one.

diff-title = { $old } → { $new }
diff-found = { $counted } in all
diff-same = nothing that is compared has changed
diff-unread = { $n ->
        [one] one line of { $path } cannot be read and was not compared; collaudo check says why
       *[other] { $n } lines of { $path } cannot be read and were not compared; collaudo check says why
    }

missing-previous = there is no file “{ $name }”; its path counts from the folder of this plan
    .not-readable = “{ $name }” cannot be opened
    .no-plan = “{ $name }” is neither a plan nor a report that can be read

moved-target =
    .easier = the target { $comparator } { $target } is easier to reach than before: it was { $before-comparator } { $before }
    .harder = the target { $comparator } { $target } is harder to reach than before: it was { $before-comparator } { $before }
    .other = the target { $comparator } { $target } is another one than before: it was { $before-comparator } { $before }
    .label-before = the earlier target

target-below-last-result = a target { $comparator } { $target } asks for less than the last result, { $result }
    .label-result = the last result

changed-formula = the indicator is computed otherwise than before
    .label-before = how it was computed

dropped-objective = the earlier plan has the objective “{ $name }”, which is no longer there
    .goal = the earlier plan has the strategic objective “{ $name }”, which is no longer there
    .area = the earlier plan has the area “{ $name }”, which is no longer there
    .perspective = the earlier plan has the perspective “{ $name }”, which is no longer there
    .label-before = where it was

dropped-indicator = the earlier plan has the indicator “{ $name }”, which is no longer there
    .missed = the indicator “{ $name }”, which missed its target, is no longer there
    .label-before = where it was

unreported-indicator = the plan has a target for this indicator, and there is no result
    .label-before = the indicator in the plan

shifted-weight = the weight is { $weight } %; it was { $before } %
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
