# Molti file insieme: cartelle, ciò che sa git, baseline, la tabella di tutti i documenti.

cli-nothing-changed = nulla da controllare: secondo git non è cambiato alcun piano né alcuna relazione
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

baseline-about = segnalazioni già registrate; ogni tabella può indicare anche chi tollera la segnalazione (who), perché (why) e fino a quando (until = 2026-12-31): «collaudo check --write-baseline» conserva queste voci quando riscrive il file, non i commenti
baseline-written = { $n ->
        [one] 1 segnalazione registrata
       *[other] { $n } segnalazioni registrate
    } in { $file }
baseline-known = { $n ->
        [one] 1 segnalazione già registrata in { $file } non è mostrata
       *[other] { $n } segnalazioni già registrate in { $file } non sono mostrate
    }
baseline-gone = { $n ->
        [one] 1 segnalazione registrata in { $file } non si presenta più
       *[other] { $n } segnalazioni registrate in { $file } non si presentano più
    } (--write-baseline aggiorna il file)
baseline-gone-one = non si presenta più: { $path }: { $rule }
    .objective = non si presenta più: { $path }: { $rule }, obiettivo { $code }
    .indicator = non si presenta più: { $path }: { $rule }, obiettivo { $code }, indicatore { $n }
baseline-gone-more = e altre { $n }
baseline-needs-tables = le segnalazioni già registrate si scrivono come tabelle, ciascuna sotto [[known]]
baseline-needs-key = una segnalazione già registrata richiede path e fingerprint
baseline-needs-count = qui serve un numero intero da 1 in su
baseline-needs-date = qui serve una data, senza virgolette: 2026-12-31
baseline-version = la baseline è di un'altra versione: si legge la { $version }

overview-objectives = obiett.
overview-indicators = indic.
overview-errors = errori
overview-warnings = avvisi
overview-notes = note
overview-policy = metodo
overview-compared = confr.
