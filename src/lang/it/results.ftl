# Segnalazioni su consuntivi e gradi di raggiungimento.

achievement-out-of-range = il grado di raggiungimento ({ $achieved } %) non è compreso tra 0 e { $most } %

achievement-not-rolled-up = il grado di raggiungimento ({ $reported } %) non è la media ponderata di quelli sottostanti ({ $mean } %)
    .label = conta con un peso di { $weight } %
    .label-only = l'unico sottostante
    .label-unweighted = conta qui, senza un peso
    .fix = scrivere la media ponderata, { $mean } %

impossible-roll-up = il grado di raggiungimento ({ $achieved } %) non può essere la media di quelli sottostanti, compresi tra { $least } e { $most } %
    .by-results = il grado di raggiungimento ({ $achieved } %) non può derivare da ciò che sta sotto: quanto vi è dichiarato e quanto i risultati consentono è compreso tra { $least } e { $most } %

empty-reason = la motivazione non dice nulla

wrong-kind =
    .weight = il peso ({ $value }) non è una quota in %
    .achievement = il grado ({ $value }) non è una quota in %

off-scale = il valore ({ $value }) è fuori dalla scala da { $low } a { $high }

unmeasured-achievement = è riconosciuto un grado di raggiungimento ({ $achieved } %) benché il consuntivo non sia disponibile, e non è indicata alcuna motivazione
    .excluded = è riconosciuto un grado di raggiungimento ({ $achieved } %) benché il consuntivo sia escluso dal calcolo, e non è indicata alcuna motivazione
    .none = è riconosciuto un grado di raggiungimento ({ $achieved } %) benché manchi il consuntivo, e non è indicata alcuna motivazione
    .missed = il grado riconosciuto ({ $achieved }) non ha un consuntivo, e dalle misure risulta { $measured }: il target non è raggiunto
    .met = il grado dichiarato ({ $achieved }) non ha un consuntivo, e dalle misure risulta { $measured }: il target è raggiunto
    .label-result = nulla è stato misurato
    .label-target = il target con cui sono confrontate le misure

withheld-result = il grado è calcolato su una parte degli indicatori: di { $n } su { $of } il consuntivo non è disponibile
    .excluded = il grado è calcolato su una parte degli indicatori: { $n } su { $of } sono esclusi dal calcolo
    .label = anche questo è escluso

achievement-below = grado che risulta da questo consuntivo: { $percent } %
    .unknown = da questo consuntivo non risulta alcun grado

uniform-achievement = tutti e { $n } i gradi di raggiungimento sono pari a { $achieved } %

missing-result = l'indicatore non ha consuntivo, mentre altri { $n } lo hanno

contradictory-achievement = il grado dichiarato ({ $achieved }) contraddice il consuntivo ({ $result }, a fronte di un target { $comparator } { $target }) e non è indicata alcuna motivazione
    .late = il grado dichiarato ({ $achieved }) contraddice il consuntivo ({ $result }, a fronte della scadenza { $target }) e non è indicata alcuna motivazione
    .judgement = il giudizio dichiarato («{ $judgement }») contraddice il consuntivo ({ $result }, a fronte di un target { $comparator } { $target }) e non è indicata alcuna motivazione
    .judgement-late = il giudizio dichiarato («{ $judgement }») contraddice il consuntivo ({ $result }, a fronte della scadenza { $target }) e non è indicata alcuna motivazione
    .label-judgement = anche il giudizio, «{ $judgement }»
    .node = il grado dichiarato ({ $achieved } %) contraddice i consuntivi sottostanti, da cui risulta al massimo { $most } %, e non è indicata alcuna motivazione
    .node-less = il grado dichiarato ({ $achieved } %) contraddice i consuntivi sottostanti, da cui risulta almeno { $least } %, e non è indicata alcuna motivazione
    .label-result = raggiunto: { $result }
    .label-target = il target chiede un consuntivo { $comparator } { $target }
    .label-objective = ricalcolando l'indicatore, il grado dell'obiettivo è { $percent } %, non { $reported }
    .fix-recompute = riportare il grado ricalcolato, { $percent } %

achievement-off-policy = il grado ({ $achieved }) non è quello che risulta dal metodo di calcolo { $policy }: 100 × { $numerator } / { $denominator } = { $percent } %
    .capped = il grado ({ $achieved }) non è quello che risulta dal metodo di calcolo { $policy }: 100 × { $numerator } / { $denominator } = { $uncapped } %, riportato entro i limiti { $percent } %
    .band = il grado ({ $achieved }) non è quello che risulta dal metodo di calcolo { $policy }: al valore { $degree } % corrisponde { $percent } %
    .plain = il grado ({ $achieved }) non è quello che risulta dal metodo di calcolo { $policy } ({ $percent } %)
    .node = il grado ({ $achieved } %) non è quello che risulta dai consuntivi sottostanti ({ $percent } %)
    .node-unsure = il grado ({ $achieved } %) non deriva dai consuntivi sottostanti, da cui risulta in media { $percent } %
    .label-result = calcolato da questo consuntivo
    .label-target = e da questo target
    .fix-recompute = riportare il grado ricalcolato, { $percent } %

result-not-from-measures = il consuntivo è { $result }, mentre la formula dà { $computed }
    .single = il consuntivo è { $result }, mentre l'unica misura è { $computed }
    .label-measure = con questa misura
    .fix-compute = riportare il consuntivo calcolato, { $computed }

share-over-100 = la quota, { $result }, supera l'intero
    .below = la quota, { $result }, è inferiore a zero
    .label-target = il target { $comparator } { $target } indica che si tratta di una quota

numerator-exceeds-denominator = la parte ({ $part }) è maggiore del suo intero ({ $whole })
    .label-whole = l'intero

placeholder-date = il consuntivo ({ $date }) coincide con il termine e con l'ultimo giorno dell'anno
    .end-closed = il consuntivo ({ $date }) coincide con il termine e con l'ultimo giorno dell'anno, { $day }
    .closed = il consuntivo ({ $date }) coincide con il termine ed è { $day }
    .label-target = il termine

opaque-percentage = nessuno può ricalcolare { $result }: mancano sia gli operandi sia la fonte
    .target = nessuno potrà ricalcolare questa percentuale: mancano sia gli operandi sia la fonte

maximum-exceeded = il consuntivo ({ $result }) supera il numero di volte l'anno indicato dal nome ({ $times })
    .label-name = { $times } volte l'anno

frequency-not-measured = «{ $word }» indica { $times } volte l'anno, mentre il valore è una percentuale isolata
    .label-name = la frequenza indicata

multiple-of-target = il consuntivo ({ $result }) è esattamente { $times } volte il target ({ $comparator } { $target }), che è già il massimo possibile
    .label-target = potrebbero essere stati sommati i valori di più unità, mentre il target è di una sola
    .label-sibling = anche questo è { $times } volte il suo target

operand-missing = sono nominati due valori, ma ne è indicato uno solo ({ $result })
    .label-ratio = il rapporto tra due valori

negative-count = il conteggio è { $value }: un conteggio non può essere negativo

overlapping-bands = i gradi da { $from } a { $to } % rientrano in due fasce con valori diversi
    .label = l'altra fascia

band-gap = i gradi tra { $from } e { $to } % non rientrano in alcuna fascia

falling-band = questa fascia vale { $earns }, mentre quella inferiore vale { $below }
    .label = la fascia inferiore
