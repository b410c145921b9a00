" Plans of Collaudo.
autocmd BufRead,BufNewFile *.piano setfiletype piano
