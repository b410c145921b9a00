# Che cosa dice il server per gli editor.

lsp-more = { $n ->
        [one] un'altra segnalazione non è mostrata; compare man mano che le altre sono risolte
       *[other] altre { $n } segnalazioni non sono mostrate; compaiono man mano che le altre sono risolte
    }
lsp-allow = consentire { $rule } in questo punto, con un motivo
lsp-explain = che cosa significa { $rule }
lsp-fix-all = applicare tutte le correzioni sicure
lsp-checking = controllo dei piani
lsp-panic = non è stato possibile controllarlo per un difetto del programma
lsp-unreadable = un messaggio dell'editor non è leggibile ed è stato ignorato: { $reason }
lsp-slow = i file su cui si basa non sono stati letti entro { $n } secondi: la verifica prosegue senza
