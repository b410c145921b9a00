# Ciò che accompagna le segnalazioni in ogni formato per le persone.

severity-error = errore
severity-warning = avviso
severity-info = nota

output-about = obiettivo { $code }
    .indicator = obiettivo { $code }, indicatore { $n }
output-fix = correzione:
output-possible-fix = possibile correzione:
output-more-places = { $n ->
        [one] e un altro punto
       *[other] e altri { $n } punti
    }

output-errors = { $n ->
        [one] 1 errore
       *[other] { $n } errori
    }
output-warnings = { $n ->
        [one] 1 avviso
       *[other] { $n } avvisi
    }
output-notes = { $n ->
        [one] 1 nota
       *[other] { $n } note
    }
output-not-shown = { $counted }, visibili con --severity { $severity }
output-found = { $counted } in { $looked-at }
output-clean = nessuna segnalazione in { $looked-at }
output-looked-at = { $files ->
        [one] 1 file
       *[other] { $files } file
    } ({ $objectives ->
        [one] 1 obiettivo
       *[other] { $objectives } obiettivi
    }, { $indicators ->
        [one] 1 indicatore
       *[other] { $indicators } indicatori
    })
output-fixable = correzioni disponibili: { $safe } con --fix
    .unsafe = correzioni disponibili: { $other } con --fix --unsafe-fixes (cambiano le cifre)
    .both = correzioni disponibili: { $safe } con --fix, { $other } in più con --unsafe-fixes (cambiano le cifre)

output-github-limit = GitHub mostra le prime { $most } annotazioni per livello; { $n ->
        [one] un'altra segnalazione è
       *[other] altre { $n } segnalazioni sono
    } nel registro di questo passo
output-left-out = { $n ->
        [one] un'altra segnalazione non è riportata qui
       *[other] altre { $n } segnalazioni non sono riportate qui
    }: «collaudo check» le mostra tutte
output-place = posizione
output-object = oggetto
output-finding = segnalazione
output-all-errors = errori
output-all-warnings = avvisi
output-all-notes = note
output-sarif-limit = GitHub accetta 25.000 risultati SARIF per esecuzione; sono scritti i più gravi e ne restano fuori { $n }

coverage = consuntivi confrontati con i target: { $compared } su { $indicators }
    .partly = consuntivi confrontati con i target: { $compared } su { $indicators }; non confrontati: { $reasons }
coverage-without-direction = { $n } senza comparatore
coverage-without-target = { $n } senza target
coverage-without-result = { $n } senza consuntivo
coverage-not-available = { $n } non disponibili
coverage-not-comparable = { $n } di natura diversa
coverage-not-read = { $n } non letti
