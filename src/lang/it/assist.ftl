# Quello che l'editor dice di un punto del piano.

assist-example-fails = Da correggere:
assist-more = … e { $n ->
        [one] un altro
       *[other] altri { $n }
    }

assist-keyword-plan = il piano, con il nome dell'ente e l'anno. Sta in cima al file.
assist-keyword-perspective = una prospettiva della balanced scorecard.
assist-keyword-area = un ambito strategico.
assist-keyword-goal = un obiettivo strategico.
assist-keyword-objective = un obiettivo operativo. Si misura con uno o più indicatori.
assist-keyword-indicator = un indicatore: ciò che si misura per sapere se l'obiettivo è raggiunto.
assist-keyword-weight = quanto conta, in %, tra gli elementi dello stesso livello. I pesi di un livello danno come somma 100 %.
assist-keyword-measure = una grandezza usata dalla formula: nome, valore, unità e che cosa si conta.
assist-keyword-formula = come il consuntivo si ottiene dalle misure, con + - * / e le funzioni media, somma, min, max, giorni. Si può scrivere anche a parole, tra virgolette.
assist-keyword-target = ciò che si vuole raggiungere: un confronto e un valore, oppure «entro» e una data; un valore può avere anche una data, «>= 100% entro 30-06-2026». Un anno davanti dice a quale anno vale.
assist-keyword-result = ciò che si è raggiunto, nell'unità del target. Con «al» e una data è una rilevazione in corso d'anno; «il» e una data, dopo il valore, dicono quando è stato raggiunto.
assist-keyword-achieved = il grado di raggiungimento dichiarato, in %. Collaudo lo ricalcola e segnala se non coincide.
assist-keyword-direction = se è meglio un valore alto (crescente) o basso (decrescente), quando il target è un numero senza confronto.
assist-keyword-thresholds = la soglia minima, il target e un valore eccellente. Soglie decrescenti indicano che è meglio un valore basso.
assist-keyword-judgement = che cosa si pensa del risultato, a parole o come semaforo: «raggiunto», «parzialmente raggiunto», «non raggiunto». Si confronta con consuntivo e target.
assist-keyword-baseline = il valore di partenza, prima del piano.
assist-keyword-owner = il responsabile.
assist-keyword-source = la fonte dei dati.
assist-keyword-note = un'osservazione. Può essercene più di una.
assist-keyword-reason = la motivazione dello scostamento dal target.
assist-keyword-stakeholders = a chi è destinato.
assist-keyword-contributors = chi vi contribuisce.
assist-keyword-dimension = che cosa si misura: efficacia, efficienza, qualità e simili.
assist-keyword-scoring = come si calcolano i gradi di raggiungimento: proporzionale, soglia, inversa, base, fasce, «fino a» un limite, e quanto costa il ritardo. Vale per l'elemento e per quelli sottostanti; prevale la più vicina.
assist-keyword-previous = il file del piano dell'anno precedente. Sta sotto il piano.
assist-keyword-resources = le risorse finanziarie che vi sono destinate.
assist-keyword-staff = le persone che vi lavorano, come «3,5 anni-persona».

assist-formula = { $formula } = { $value } ({ $unit })
    .date = { $formula } = { $date }
    .unknown = la formula dà { $unit }; il valore si saprà quando le misure lo avranno
    .none = da questa formula non si ottiene un valore

assist-measure = { $name } = { $value }
    .no-value = { $name }, ancora senza valore
    .uses = { $n ->
        [0] nessuna formula la usa
        [one] la formula la usa una volta
       *[other] la formula la usa { $n } volte
    }

assist-distance =
    .no-result = non c'è ancora un consuntivo
    .short = mancano { $gap } al target
    .beyond = { $gap } oltre il target
    .over = { $gap } sopra il limite
    .under = { $gap } sotto il limite
    .apart = lo scarto dal target è di { $gap }
    .early = in anticipo di { $n ->
        [one] un giorno
       *[other] { $n } giorni
    }
    .late = in ritardo di { $n ->
        [one] un giorno
       *[other] { $n } giorni
    }

assist-chain = Peso nell'intero piano: { $share } %
    .unknown = Il peso nell'intero piano non si può calcolare: mancano dei pesi.

assist-hint-share = = { $share } % del piano
    .why = Il peso nell'intero piano: il prodotto dei pesi fino in cima.
assist-hint-sum = somma { $total } %
    .why = I pesi di questo livello danno come somma { $total } %, non 100 %.
assist-hint-differs = ricalcolato { $recomputed } %
    .why = Da consuntivo e target si ottiene { $recomputed } %. Passare il mouse sul titolo per il calcolo.
assist-hint-recomputed = ricalcolato { $recomputed } %
    .why = Qui non è dichiarato alcun grado; dai dati sottostanti si ottiene { $recomputed } %.

assist-lens-score =
    .agrees = raggiunto { $recomputed } %
    .differs = dichiarato { $reported } %, ricalcolato { $recomputed } %
    .unreported = ricalcolato { $recomputed } %
    .only-reported = dichiarato { $reported } %
    .none = nessun grado di raggiungimento
assist-lens-share = { $n ->
        [one] un indicatore
       *[other] { $n } indicatori
    }
    .of-plan = { $n ->
        [one] un indicatore
       *[other] { $n } indicatori
    }, { $share } % del piano
assist-policy = { $policy }
    .default = { $policy }, perché il piano non ne dichiara uno
assist-weight = peso { $weight } %

assist-skeleton-ratio = un rapporto tra due misure, in percentuale
assist-skeleton-count = un conteggio
assist-skeleton-time = un tempo medio
assist-skeleton-date = una scadenza
assist-next-code = il primo codice libero
assist-suppress = ammette una segnalazione, indicandone il motivo
assist-left = quanto resta dei pesi degli altri
assist-recomputed = il grado ricalcolato
assist-from-formula = il valore della formula
assist-value = il valore
assist-not-available = il dato non è disponibile
assist-not-applicable = non si applica
assist-neutralised = escluso dal calcolo, con una motivazione
assist-at-least = almeno
assist-at-most = al massimo
assist-exactly = esattamente
assist-by = entro una data
assist-function-average = la media
assist-function-sum = la somma
assist-function-min = il minore
assist-function-max = il maggiore
assist-function-days = i giorni da una data a un'altra
assist-policy-proportional = la quota del target raggiunta
assist-policy-threshold = 100 % se il target è raggiunto, altrimenti 0 %
assist-policy-inverse = target su consuntivo, quando è meglio un valore basso
assist-policy-baseline = la quota percorsa dalla base al target
assist-policy-bands = da una tabella di fasce
assist-direction-increasing = è meglio un valore alto: il target è un minimo
assist-direction-decreasing = è meglio un valore basso: il target è un massimo
assist-thresholds = le soglie dell'indicatore
assist-unit-percent = percentuale
assist-unit-count = un conteggio
assist-unit-days = giorni
assist-unit-hours = ore
assist-unit-minutes = minuti
assist-unit-weeks = settimane
assist-unit-months = mesi
assist-unit-years = anni
assist-unit-euro = euro
assist-unit-thousands = migliaia di euro
assist-unit-millions = milioni di euro
assist-unit-scale = un punteggio su una scala

assist-refactor-scale = Riproporzionare i pesi a 100 %
assist-refactor-split = { $n ->
        [one] Assegnare il peso restante, { $rest } %, all'elemento che non ne ha
       *[other] Ripartire il peso restante, { $rest } %, tra { $n } elementi che non ne hanno
    }
assist-refactor-alike = Assegnare lo stesso peso a tutti e { $n }
assist-refactor-measures = Sostituire la percentuale con una formula e due misure
assist-refactor-english = Scrivere il piano con le parole inglesi
assist-refactor-italian = Scrivere il piano con le parole italiane

assist-rename-malformed = «{ $name }» non è un nome ammesso: una misura ha lettere, cifre e _, un codice non ha spazi
    .taken = l'indicatore ha già una misura «{ $name }»
assist-links-previous = Apri il piano dell'anno precedente
