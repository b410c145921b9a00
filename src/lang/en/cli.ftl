# What the program says about its own work.

cli-error = error
cli-warning = warning

cli-not-found = there is no such file or folder
cli-not-allowed = there is no permission to open it
cli-not-a-file = this is no file
cli-io = it cannot be opened: { $reason }
cli-output = the output cannot be written: { $reason }
    .full = the output cannot be written: there is no space left, and what was written is not whole
cli-not-written = it cannot be written: { $reason }; what was there stays as it was
cli-not-writable = there is no permission to write it; what was there stays as it was
cli-not-beside = nothing can be written in its folder, where the new file would be made: { $reason }; what was there stays as it was
cli-no-folder = there is no such folder to write it in
cli-disk-full = there is no space left to write it; what was there stays as it was
    .file = it would be larger than a file may be here; what was there stays as it was
cli-changed-meanwhile = it was changed by somebody else meanwhile, so it was not written; run the command again
cli-several-names = the file has { $n } names (hard links), and the others would keep the old text; it was not written
cli-output-is-input = this is one of the files that are read, and it would be lost; name another file for the output
cli-not-own = there is a file already that Collaudo did not write; --force writes over it
cli-not-regular = this is no regular file (a pipe, a device or a socket), so it is not read
cli-text-not-utf8 = the file is not UTF-8
cli-too-large = it is larger than { $limit } MB, the largest file that can be checked
cli-nothing-here = there is no plan or report in this folder
    .unsure = nothing was checked: of { $n } files none is a plan or a report
cli-not-utf8 = the file is not UTF-8 (from byte { $offset }); it was read as { $encoding }
    .refused = the file is not UTF-8, so it was not changed; save it as UTF-8 first
cli-report-as-it-is = this is a report, so nothing was corrected in it; “collaudo import” turns it into a plan
cli-no-plan = this is no plan: the name of a plan ends in .piano

cli-fixed = { $n ->
        [one] 1 correction made in { $path }
       *[other] { $n } corrections made in { $path }
    }
cli-suppressed = { $n ->
        [one] 1 suppression written in { $path }
       *[other] { $n } suppressions written in { $path }
    }
cli-would-format = { $path } would be formatted
cli-formatted = files formatted: { $changed }, unchanged: { $same }
    .asked = files to be formatted: { $changed }, unchanged: { $same }

cli-file-without-format = there are more output files than output formats: put --output-format before each --output
cli-two-outputs = two formats would be written to the same place: name an --output for each but one
cli-workbook-needs-file = a workbook cannot be shown here: name a file with -o
cli-one-workbook = a workbook holds the findings of one document, and there are { $n }
cli-workbook-itself = the workbook that is checked is not written over: name another file with -o
cli-no-such-rule = there is no rule “{ $rule }”; “collaudo rules” lists all
    .meant = there is no rule “{ $rule }”; perhaps “{ $meant }” was meant

cli-unknown-option = there is no option “{ $option }”; “--help” lists all
    .meant = there is no option “{ $option }”; perhaps “{ $meant }” was meant
cli-unknown-command = there is no command “{ $command }”; “collaudo --help” lists all
    .meant = there is no command “{ $command }”; perhaps “{ $meant }” was meant
cli-no-value = “{ $option }” needs a value
cli-bad-value = “{ $value }” is no value for “{ $option }”; one of: { $allowed }
cli-missing-argument = this is missing: { $option }
cli-twice = “{ $option }” can be given once only
cli-conflict = “{ $option }” cannot be combined with “{ $other }”

cli-rule = { $level }, family { $family }, since { $since }
    .own = { $level }, family { $family }
cli-level-pedantic = pedantic
cli-level-off = off
cli-example-fails = reported:
cli-example-before = with this as the earlier plan:
cli-example-notes = only a note:

cli-manual =
    .name = name
    .synopsis = synopsis
    .exit = exit status
    .exit-clean = nothing reaches the failing level, and nothing would be changed
    .exit-found = something reaches the failing level, would be changed, or could not be carried over
    .exit-failed = something could not be done: a file is not there or cannot be read, or an option is wrong
    .files = files
    .configuration = which rules are checked and how strictly; looked for beside each file and in the folders above it

rules-test = { $rules ->
        [one] 1 rule of one's own
       *[other] { $rules } rules of one's own
    }, { $n ->
        [one] 1 example
       *[other] { $n } examples
    }, { $wrong } not as expected
    .silent = { $rule }: example { $n } should be reported and is not
    .fires = { $rule }: example { $n } should not be reported and is
    .failed = { $rule }: example { $n }: { $why }

cli-fmt-lang = `--lang` is the language of what is said here; `--plan-lang` turns a plan into other keywords
