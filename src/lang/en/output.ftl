# What stands around findings in every output for people.

severity-error = error
severity-warning = warning
severity-info = note

output-about = objective { $code }
    .indicator = objective { $code }, indicator { $n }
output-fix = fix:
output-possible-fix = possible fix:
output-more-places = { $n ->
        [one] and one more place
       *[other] and { $n } more places
    }

output-errors = { $n ->
        [one] 1 error
       *[other] { $n } errors
    }
output-warnings = { $n ->
        [one] 1 warning
       *[other] { $n } warnings
    }
output-notes = { $n ->
        [one] 1 note
       *[other] { $n } notes
    }
output-not-shown = { $counted } not shown (--severity { $severity })
output-found = { $counted } in { $looked-at }
output-clean = no findings in { $looked-at }
output-looked-at = { $files ->
        [one] 1 file
       *[other] { $files } files
    } ({ $objectives ->
        [one] 1 objective
       *[other] { $objectives } objectives
    }, { $indicators ->
        [one] 1 indicator
       *[other] { $indicators } indicators
    })
output-fixable = corrections at hand: { $safe } with --fix
    .unsafe = corrections at hand: { $other } with --fix --unsafe-fixes (they change figures)
    .both = corrections at hand: { $safe } with --fix, { $other } more with --unsafe-fixes (they change figures)

output-github-limit = GitHub shows the first { $most } annotations of each severity; { $n ->
        [one] 1 more finding is
       *[other] { $n } more findings are
    } in the log of this step
output-left-out = { $n ->
        [one] 1 more finding is left out here
       *[other] { $n } more findings are left out here
    }: “collaudo check” shows all
output-place = place
output-object = about
output-finding = finding
output-all-errors = errors
output-all-warnings = warnings
output-all-notes = notes
output-sarif-limit = GitHub accepts 25,000 SARIF results a run; the worst are written and { $n } are left out

coverage = results compared with their targets: { $compared } of { $indicators }
    .partly = results compared with their targets: { $compared } of { $indicators }; not compared: { $reasons }
coverage-without-direction = { $n } without comparator
coverage-without-target = { $n } without target
coverage-without-result = { $n } without result
coverage-not-available = { $n } not available
coverage-not-comparable = { $n } of different kinds
coverage-not-read = { $n } not read
