" Opens a plan and looks at its colours. Run by test.sh; ends with an error code if one differs.
set nocompatible encoding=utf-8
let s:here = expand('<sfile>:p:h')
execute 'set runtimepath^=' . fnameescape(s:here)
filetype plugin on
syntax on

let s:plan = tempname() . '.piano'
call writefile([
      \ 'piano "P # p" 2023',
      \ 'obiettivo strategico A-2 «x»',
      \ '  peso 40,5% # nota',
      \ '  formula media(base; 3) / peso',
      \ '  target entro 31-12-2023 # consenti easy-target: nuovo',
      \ '  misura società = 12 km "d"',
      \ '  grado n/d',
      \ '  nota "mai chiusa',
      \ '  valutazione base',
      \ 'pianoforte',
      \ '# allow x, y',
      \ '# allow me this',
      \ ], s:plan)
execute 'edit ' . fnameescape(s:plan)

let s:faults = []
function! s:Expect(line, text, group) abort
  let l:column = stridx(getline(a:line), a:text) + 1
  let l:found = synIDattr(synID(a:line, l:column, 1), 'name')
  if l:found !=# a:group
    call add(s:faults, 'line ' . a:line . ', ' . a:text . ': ' . l:found . ' instead of ' . a:group)
  endif
endfunction

if &filetype !=# 'piano'
  call add(s:faults, 'filetype is ' . &filetype)
endif
if &commentstring !=# '# %s'
  call add(s:faults, 'commentstring is ' . &commentstring)
endif
call s:Expect(1, 'piano', 'pianoHeading')
call s:Expect(1, '# p', 'pianoText')
call s:Expect(1, '2023', 'pianoNumber')
call s:Expect(2, 'strategico', 'pianoHeading')
call s:Expect(2, 'A-2', 'pianoCode')
call s:Expect(2, '«x', 'pianoText')
call s:Expect(3, 'peso', 'pianoProperty')
call s:Expect(3, '40,5', 'pianoNumber')
call s:Expect(3, '%', 'pianoUnit')
call s:Expect(3, '# nota', 'pianoComment')
call s:Expect(4, 'formula', 'pianoProperty')
call s:Expect(4, 'media', 'pianoFunction')
call s:Expect(4, 'base', 'pianoFormula')
call s:Expect(4, '/', 'pianoOperator')
call s:Expect(5, 'entro', 'pianoDeadline')
call s:Expect(5, '31-12', 'pianoDate')
call s:Expect(5, 'consenti', 'pianoSuppressionHead')
call s:Expect(5, 'nuovo', 'pianoSuppression')
call s:Expect(6, 'società', 'pianoMeasure')
call s:Expect(6, 'km', 'pianoUnit')
call s:Expect(7, 'n/d', 'pianoNothing')
call s:Expect(8, '"mai', 'pianoUnclosed')
call s:Expect(9, 'base', 'pianoPolicy')
call s:Expect(10, 'pianoforte', '')
call s:Expect(11, 'allow', 'pianoSuppressionHead')
call s:Expect(12, 'allow', 'pianoComment')

call delete(s:plan)
if v:errmsg !=# ''
  call add(s:faults, v:errmsg)
endif
call writefile(s:faults, '/dev/stderr')
execute empty(s:faults) ? 'qall!' : 'cquit 1'
