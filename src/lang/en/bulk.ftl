# Many files at once: folders, what git knows, baselines, the table over all documents.

cli-nothing-changed = nothing to check: git knows of no plan or report that has changed
cli-git = git cannot tell: { $reason }
cli-unsure = { $n ->
        [one] 1 file is neither plan nor report as far as can be told, and was not checked
       *[other] { $n } files are neither plans nor reports as far as can be told, and were not checked
    } (-v lists them)
    .listed = { $n ->
        [one] 1 file is neither plan nor report as far as can be told, and was not checked
       *[other] { $n } files are neither plans nor reports as far as can be told, and were not checked
    }
cli-unsure-one = not checked: { $path }

baseline-about = findings that Collaudo knows; a table may also say who lets the finding be, why, and until when (until = 2026-12-31): “collaudo check --write-baseline” keeps that when it writes this file anew, but not comments
baseline-written = { $n ->
        [one] 1 finding is
       *[other] { $n } findings are
    } now known in { $file }
baseline-known = { $n ->
        [one] 1 known finding is not shown
       *[other] { $n } known findings are not shown
    } ({ $file })
baseline-gone = { $n ->
        [one] 1 finding that { $file } knows is gone
       *[other] { $n } findings that { $file } knows are gone
    } (--write-baseline takes them out)
baseline-gone-one = gone: { $path }: { $rule }
    .objective = gone: { $path }: { $rule }, objective { $code }
    .indicator = gone: { $path }: { $rule }, objective { $code }, indicator { $n }
baseline-gone-more = and { $n } more
baseline-needs-tables = known findings are written as tables, each under [[known]]
baseline-needs-key = a known finding needs its path and its fingerprint
baseline-needs-count = a whole number from 1 on is needed here
baseline-needs-date = a day is needed here, without quotes: 2026-12-31
baseline-version = this is a baseline of another version: { $version } is read

overview-objectives = obj.
overview-indicators = ind.
overview-errors = errors
overview-warnings = warn.
overview-notes = notes
overview-policy = scoring
overview-compared = comp.
