; Colours for a plan: those of the grammar, with Zed's name for headings. A test compares the two files.

(heading_keyword) @keyword
(property_keyword) @property

(plan name: (text) @title)
(perspective name: (text) @title)
(area name: (text) @title)
(goal name: (text) @title)
(objective name: (text) @title)
(indicator name: (text) @title)
(code) @label

(measure name: (name) @variable)
(formula (name) @variable)
(binary (name) @variable)
(negation (name) @variable)
(group (name) @variable)
(call (name) @variable)
(call function: (name) @function)

(measure description: (text) @string)
(formula expression: (text) @string)
(attribute text: (text) @string)
(previous path: (text) @string.special.path)

(number) @number
(year) @number
(date) @constant
(unit) @type
(scale) @type
(yes_no) @boolean
(nothing) @constant.builtin

(comparator) @operator
(range_sign) @operator
(operator) @operator
(by) @keyword.operator
(policy) @constant.builtin
(limit_keyword) @keyword.operator
"=" @operator

[
  "("
  ")"
] @punctuation.bracket

[
  ";"
  ","
] @punctuation.delimiter

(comment) @comment
(suppression_rules) @keyword.directive
(suppression_reason) @comment

(unclosed_text) @error
(unexpected) @error
(unknown_keyword) @error
