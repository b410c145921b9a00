# What is said of reports that are read.

import-unread-cell = “{ $text }” is not understood and is not in the plan's figures
import-unread-value = “{ $text }” cannot be read as a value
import-unknown-level = the rank of “{ $text }” is not clear; it is taken as an objective
import-number-convention = “{ $text }” has two readings and no other number tells which; the point is taken to set thousands apart
import-too-long = the file is longer than { $limit } bytes
import-no-table = no table of indicators is found; a plan has a name that ends in .piano
import-a-plan = this is a plan already
import-counted = { $objectives } objectives and { $indicators } indicators; of { $cells } cells { $ignored } are titles of pages or columns and { $unread } were not understood
