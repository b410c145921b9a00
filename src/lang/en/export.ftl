# What is said of plans that are exported.

export-empty = there is no heading in this file, so there is nothing to export
export-unknown-format = the name does not tell the format; it ends in .xlsx, .csv, .tsv, .md, .html or .json, or --format names it
export-workbook-on-terminal = a workbook cannot be shown here; name a file with -o
export-too-many-rows = the plan has { $rows } rows, and a sheet holds { $limit } at most; csv holds them all
export-text-too-long = the text “{ $text }…” under { $column } is longer than { $limit } characters, the most that a cell holds; csv holds it
export-xlsx = the workbook cannot be written: { $reason }
export-comments = { $n ->
        [one] 1 comment is not in the export
       *[other] { $n } comments are not in the export
    }
export-lines = { $n ->
        [one] 1 line cannot be read or stands where it does not belong, and is not in the export: { $lines }
       *[other] { $n } lines cannot be read or stand where they do not belong, and are not in the export: { $lines }
    }
export-unread-cells = { $cells ->
        [one] 1 cell of the report was not understood; it is in the export as a note where it belongs to a row that was
       *[other] { $cells } cells of the report were not understood; they are in the export as notes where they belong to rows that were
    }
export-not-annotated = the workbook cannot be written with its findings
