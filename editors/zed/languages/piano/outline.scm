; The outline of a plan: its headings with code and name.
(plan keyword: (heading_keyword) @context name: (text) @name) @item
(perspective keyword: (heading_keyword) @context code: (code)? @context name: (text) @name) @item
(area keyword: (heading_keyword) @context code: (code)? @context name: (text) @name) @item
(goal keyword: (heading_keyword) @context code: (code)? @context name: (text) @name) @item
(objective keyword: (heading_keyword) @context code: (code)? @context name: (text) @name) @item
(indicator keyword: (heading_keyword) @context code: (code)? @context name: (text) @name) @item
