# Molti file insieme: cartelle, ciò che sa git, baseline, la tabella di tutti i documenti.

cli-nothing-changed = nulla da controllare: per git nessun piano e nessuna relazione è cambiato
cli-git = git non risponde: { $reason }
cli-unsure = { $n ->
        [one] 1 file non risulta né un piano né una relazione e non è stato controllato
       *[other] { $n } file non risultano né piani né relazioni e non sono stati controllati
    } (-v li elenca)
    .listed = { $n ->
        [one] 1 file non risulta né un piano né una relazione e non è stato controllato
       *[other] { $n } file non risultano né piani né relazioni e non sono stati controllati
    }
cli-unsure-one = non controllato: { $path }

baseline-about = segnalazioni note a Collaudo; ogni tabella può dire anche chi tollera la segnalazione (who), perché (why) e fino a quando (until = 2026-12-31): «collaudo check --write-baseline» lo conserva quando riscrive questo file, i commenti no
baseline-written = { $n ->
        [one] 1 segnalazione è ora nota
       *[other] { $n } segnalazioni sono ora note
    } in { $file }
baseline-known = { $n ->
        [one] 1 segnalazione nota non è mostrata
       *[other] { $n } segnalazioni note non sono mostrate
    } ({ $file })
baseline-gone = { $n ->
        [one] 1 segnalazione nota a { $file } non c'è più
       *[other] { $n } segnalazioni note a { $file } non ci sono più
    } (--write-baseline le toglie)
baseline-gone-one = non c'è più: { $path }: { $rule }
    .objective = non c'è più: { $path }: { $rule }, obiettivo { $code }
    .indicator = non c'è più: { $path }: { $rule }, obiettivo { $code }, indicatore { $n }
baseline-gone-more = e altre { $n }
baseline-needs-tables = le segnalazioni note si scrivono come tabelle, ciascuna sotto [[known]]
baseline-needs-key = una segnalazione nota richiede path e fingerprint
baseline-needs-count = qui serve un numero intero da 1 in su
baseline-needs-date = qui serve un giorno, senza virgolette: 2026-12-31
baseline-version = la baseline è di un'altra versione: si legge la { $version }

overview-objectives = obiett.
overview-indicators = indic.
overview-errors = errori
overview-warnings = avvisi
overview-notes = note
overview-policy = valutazione
