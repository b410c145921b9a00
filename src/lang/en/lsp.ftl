# What the language server says.

lsp-more = { $n ->
        [one] 1 more finding is not shown; it appears as those above are dealt with
       *[other] { $n } more findings are not shown; they appear as those above are dealt with
    }
lsp-allow = allow { $rule } here, with a reason
lsp-explain = what { $rule } means
lsp-fix-all = make every safe correction
lsp-checking = checking plans
lsp-panic = it could not be checked because of a fault of the program
lsp-unreadable = a message of the editor cannot be read and is left out: { $reason }
lsp-slow = what it builds on could not be read within { $n } seconds; it is checked without
