" Colours for plans of Collaudo. One line is one statement: nothing here spans lines.
if exists('b:current_syntax')
  finish
endif

syntax case ignore
syntax sync minlines=1
" Words of the colouring, whatever 'iskeyword' says.
syntax iskeyword @,48-57,_,192-255

" Comments, and findings that are accepted with a reason.
syntax match pianoComment /#.*$/ contains=@Spell
syntax match pianoSuppression /#\+\s*\%(consenti\|allow\)\s\+[^ \t,:]\+\%(\s*,\s*[^ \t,:]\+\)*\s*\%(:.*\)\?$/ contains=pianoSuppressionHead
syntax match pianoSuppressionHead /#\+\s*\%(consenti\|allow\)\s\+[^:]*:\?/ contained

" Text in quotes.
syntax match pianoUnclosed /["“”„«].*$/
syntax match pianoText /"\%([^"]\|""\)*"/ contains=@Spell
syntax match pianoText /“[^”]*”/ contains=@Spell
syntax match pianoText /[„”][^”“]*[”“]/ contains=@Spell
syntax match pianoText /«[^»]*»/ contains=@Spell

" Values.
syntax match pianoNumber /\%(\k\)\@1<![-+−]\?\d\+\%([.,' \u00a0]\d\+\)*/ nextgroup=pianoUnit skipwhite
syntax match pianoDate /\<\d\{1,2}\([-\/.]\)\d\{1,2}\1\d\{4}\>/
syntax match pianoDate /\<\d\{4}\([-\/.]\)\d\{1,2}\1\d\{1,2}\>/
syntax match pianoUnit /%\|€\|\%(k\|mila\|mln\|milioni\)\s*€\|\%(su\|on\)\s\+\d\+\%([-–]\d\+\)\?\|n°/ contained
syntax match pianoUnit /\%(\%(entro\|by\|fino\|up\)\>\)\@![[:alpha:]]\+\.\?/ contained
syntax match pianoOperator />=\|<=\|=>\|=<\|[<>=≥≤]\|\.\.\+/
syntax match pianoOperator /[-+*\/:×·÷−–();,]/ contained
syntax match pianoNothing /\<\%(n\/d\|n\/a\|n\.d\.\?\|n\.a\.\?\|n\.v\.\|nd\|na\|sterilizzato\|neutralised\|neutralized\)\%(\s\|$\)\@=/
syntax match pianoYesNo /\<\%(si\|sì\|yes\|no\)\%(\s\|$\)\@=/
syntax match pianoDeadline /\<\%(entro\|by\)\>/

" Formulas.
syntax region pianoFormula matchgroup=pianoProperty start=/^\s*formula\>/ end=/$/ oneline keepend contains=pianoText,pianoUnclosed,pianoComment,pianoSuppression,pianoFunction,pianoOperator,pianoNumber
syntax match pianoFunction /\<\%(media\|avg\|somma\|sum\|min\|max\|giorni\|days\)\%(\s*(\)\@=/ contained

" Scoring policies.
syntax match pianoPolicy /\%(^\s*\%(valutazione\|scoring\)\s\+\)\@<=\%(proporzionale\|proportional\|soglia\|threshold\|inversa\|inverse\|base\|baseline\|fasce\|bands\)\>/
syntax match pianoDeadline /\<\%(fino a\|up to\)\>/

" Keywords, at the start of a line only.
syntax match pianoHeading /^\s*\%(piano\|plan\|prospettiva\|perspective\|ambito\|area\|strategico\|goal\|obiettivo\|objective\|indicatore\|indicator\)\>/ nextgroup=pianoCode skipwhite
syntax match pianoHeading /^\s*obiettivo\s\+\%(strategico\|operativo\)\%(\s\|$\)\@=/ nextgroup=pianoCode skipwhite
syntax match pianoHeading /^\s*\%(strategic\s\+\%(goal\|objective\)\|\%(operational\|operating\)\s\+objective\)\>/ nextgroup=pianoCode skipwhite
syntax match pianoCode /[^[:blank:]"“”„«»#=]\+/ contained
syntax match pianoProperty /^\s*\%(peso\|weight\|misura\|measure\|target\|verso\|direction\|soglie\|thresholds\|consuntivo\|result\|grado\|achieved\|giudizio\|judgement\|base\|baseline\|responsabile\|owner\|fonte\|source\|nota\|note\|motivazione\|reason\|destinatari\|stakeholders\|contributori\|contributors\|dimensione\|dimension\|risorse\|resources\|personale\|staff\|valutazione\|scoring\|precedente\|previous\)\>/
syntax match pianoMeasure /\%(^\s*\%(misura\|measure\)\s\+\)\@<=[[:alpha:]_]\k*/

highlight default link pianoComment Comment
highlight default link pianoSuppression Comment
highlight default link pianoSuppressionHead PreProc
highlight default link pianoText String
highlight default link pianoUnclosed Error
highlight default link pianoNumber Number
highlight default link pianoDate Number
highlight default link pianoUnit Type
highlight default link pianoOperator Operator
highlight default link pianoNothing Constant
highlight default link pianoYesNo Boolean
highlight default link pianoDeadline Keyword
highlight default link pianoFunction Function
highlight default link pianoPolicy Constant
highlight default link pianoHeading Statement
highlight default link pianoCode Label
highlight default link pianoProperty Identifier
highlight default link pianoMeasure Define

let b:current_syntax = 'piano'
