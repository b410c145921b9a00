# Help. `help-check` says what the command is for, `help-check.fix` what its option is for.

help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-option-list = Options

help-words =
    .options = OPTIONS
    .command = COMMAND
    .paths = PATHS
    .reason = REASON
    .plan = PLAN
    .old = OLD
    .new = NEW
    .report = REPORT
    .rule = RULE
    .rules = RULES
    .file = FILE
    .shell = SHELL
    .format = FORMAT
    .level = LEVEL
    .when = WHEN
    .code = CODE
    .commit = COMMIT
    .column = COLUMN

help-options =
    .help = Show this help
    .version = Show the version
    .config = The configuration file, instead of the collaudo.toml nearest to each file
    .select = Check only these: rules, families, levels, all, default
    .extend-select = Check these too
    .ignore = Leave these out
    .lang = Language of the sentences: it or en (else that of the environment)
    .color = Colour: auto, always, never (else auto)
    .quiet = Show results and errors only: no sums, no remarks
    .output = Write to this file (else to standard output)
    .force = Write over a file that Collaudo did not write

help-collaudo = Find what is wrong in a performance plan before it is signed, and in a report before it is published

help-check = Check plans and reports
    .paths = Files or folders; “-” is standard input (else the current folder)
    .output-format = Format of the findings: text, concise, json, ndjson, csv, sarif, github, gitlab, junit, markdown, html, brief, xlsx; may be repeated (else text)
    .output = Write the format before it to a file; without one, the name says the format
    .against = Compare with this earlier plan or report, instead of the one that each plan names
    .fix = Make the safe corrections
    .unsafe-fixes = With --fix or --diff: make also the corrections that change a figure
    .diff = Show what --fix or --add-suppressions would change, and change nothing
    .add-suppressions = Write a suppression with this reason above each line with findings of --severity or worse
    .stdin-filename = Name of what comes on standard input
    .severity = The least that is shown: error, warning, info (else warning)
    .fail-on = The least that makes the exit code 1: error, warning, info (else error)
    .exit-zero = Exit with 0 even where something is found
    .statistics = Show how many findings there are of each rule
    .changed-since = Check only what differs from where this branch left a commit, as git knows it
    .staged = Check what is staged for the next commit, as it stands in git's index
    .baseline = A file of known findings: they are counted, and not shown
    .write-baseline = Write the findings to a file of known findings
    .summary = Show a table over all documents instead of the findings; also as csv, json, ndjson
    .sort = With --summary: path, objectives, indicators, errors, warnings, reported, recomputed, difference (else path)
    .verbose = Name also the files that were not checked

help-fmt = Write plans in their canonical form
    .paths = Files or folders; “-” is standard input (else the current folder)
    .check = Change nothing; exit with 1 where something would change
    .diff = Show what would change, and change nothing; exit with 1 where something would
    .plan-lang = Turn the keywords and numbers of the plan into this language: it or en
    .stdin-filename = Name of what comes on standard input

help-import = Turn a report into a plan
    .report = The report; “-” is standard input
    .output = Write the plan to this file (else to standard output)
    .show-mapping = Show what was understood of the columns, instead of the plan
    .stdin-filename = Name of what comes on standard input

help-export = Turn a plan into a table or a document
    .plan = The plan or the report; “-” is standard input
    .output-format = xlsx, csv, tsv, markdown, html or json (else as the name of the file says)
    .schema = Write the JSON Schema of the json format
    .stdin-filename = Name of what comes on standard input

help-diff = Show what changed from one plan to another, or from a plan to the report on it
    .old = The earlier plan or report
    .new = The later one
    .output-format = text or json (else text)
    .fail-on = The least that makes the exit code 1: error, warning, info (else error)
    .exit-zero = Exit with 0 even where something changed

help-score = Show the achievements of a plan or report, reported beside recomputed
    .file = The plan or the report; “-” is standard input
    .explain = Show how the figures of the node with this code come about
    .output-format = text, json or csv (else text)

help-explain = Show the page of a rule
    .rule = The rule, as it stands in brackets behind the severity

help-rules = List the rules
    .output-format = text or json (else text)
    .test = Run the examples of the rules of one's own

help-lsp = Serve an editor: findings, fixes and hints while a plan is written
    .stdio = Accepted for editors that say so; standard input and output are always used

help-completions = Write the completions of a shell
    .shell = bash, elvish, fish, powershell or zsh

help-man = Write the manual page

help-config = Show what configuration there is
help-schema = Write the JSON Schema of collaudo.toml
help-show = Show what applies to a file, and from where
    .file = The file (else the current folder)

help-help = Show the help of the program, or of a command
    .command = The command

help-version = Show the version

help-example-list = Examples

help-examples =
    .report = What is wrong in a report
    .folder = Everything in this folder, in Italian
    .explain = What a finding means, and what the law says
    .explain-family = The rules of a family
    .file = The findings of a PDF for other programs
    .annotated = The workbook itself, with the findings at their cells
    .summary = A table of all documents, the worst first
    .staged = What goes into the next commit
    .fmt = Put a plan into its usual form
    .fmt-check = Only say what is not in its usual form
    .fmt-language = Turn an Italian plan into English keywords
    .import = Turn a report into a plan
    .mapping = What each column was taken for, and how surely
    .export = A plan as a workbook that reckons
    .export-shown = A plan as a table, on the terminal
    .diff = What a report says otherwise than the plan did
    .score = Reported beside recomputed achievements
    .score-explained = How the figures of an objective come about
    .rules = All rules with their pages, for other programs
    .config = What applies to a file, and where it is said
