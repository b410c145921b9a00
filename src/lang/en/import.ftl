# What is said of reports that are read.

import-unread-cell = “{ $text }” is not understood and is not in the plan's figures
import-unread-value = “{ $text }” cannot be read as a value
import-unknown-level = the rank of “{ $text }” is not clear; it is taken as an objective
import-number-convention = “{ $text }” has two readings and no other number tells which; the point is taken to set thousands apart
import-too-long = the file is longer than { $limit } bytes
import-no-table = no table of indicators is found; a plan has a name that ends in .piano
import-a-plan = this is a plan already
import-counted = { $objectives } objectives and { $indicators } indicators; of { $cells } cells { $ignored } are titles of pages or columns and { $unread } were not understood
import-no-indicators = there are neither objectives nor indicators in the tables of this file
import-wrong-extension = the name ends in .{ $extension }, but the file is { $format }; it was read as that
import-hidden-sheet = the sheet “{ $sheet }” is hidden and was not read; show it to have it checked
import-encrypted = the file has a password; save it without one and try again
import-broken = the file is damaged or incomplete and cannot be read as { $format }; open it and save it anew, or fetch it again
import-unpacks-too-large = the file unpacks to more than can be read; keep only the sheet with the indicators, or save it as CSV
import-other-format = { $format } files are not read; save it as XLSX, ODS or CSV
import-empty-comparator = “{ $text }” has a comparator and no value to compare with
import-relative-target = “{ $text }” is a change against an earlier value, which a target cannot say; write the value to be reached
import-ignored =
    .count = counts the rows
    .given = left aside by the configuration
import-no-model = this is no model of a plan as “collaudo export” writes it
