# Le due pagine per chi ha un quarto d'ora.

brief-name = sintesi
brief-lead = alcuni dati si contraddicono: { $counted }
    .ask = nessun dato si contraddice; su alcuni è opportuno chiedere chiarimenti: { $counted }
    .clean = nessun dato si contraddice e non vi sono altre segnalazioni
brief-contradictions = contraddizioni e domande da porre
brief-more = { $n ->
        [one] un'altra contraddizione è riportata nel documento completo
       *[other] altre { $n } contraddizioni sono riportate nel documento completo
    }
brief-questions = chiarimenti opportuni
brief-kind = che cosa
brief-where = dove
brief-notes = { $n ->
        [one] un'altra nota è riportata nel documento completo
       *[other] altre { $n } note sono riportate nel documento completo
    }
brief-unread = { $n ->
        [one] una riga o cella non è stata letta e il suo contenuto non è stato controllato
       *[other] { $n } righe o celle non sono state lette e il loro contenuto non è stato controllato
    }
brief-recomputed = gradi ricalcolati
brief-weights = pesi sommati
brief-totals = totali dichiarati e ricalcolati
brief-others = con altri metodi il totale sarebbe: { $others }
brief-answer = annotazioni e risposte
brief-made = documento prodotto in data { $day }
    .profile = documento prodotto in data { $day }, con le regole di { $profile }
brief-ask =
    .results = Quale dei dati è corretto, e dove ne è indicata la motivazione?
    .weights = Quale peso era previsto, e quale totale ne è stato ricavato?
    .targets = Quale target è stato fissato, e con quale atto?
    .deadlines = Quale scadenza è stata fissata, e in quale data è stata rispettata?
    .formulas = Come è stato calcolato il valore, e da quali dati?
    .structure = Quale obiettivo si intende, e dove si colloca?
    .history = Quale atto motiva la variazione, e da quale data?
    .other = Qual è il testo corretto?
