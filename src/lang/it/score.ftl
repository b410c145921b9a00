# Gradi di raggiungimento e come si ottengono.

score-empty = nel file non c'è alcun titolo: non c'è nulla da calcolare
score-no-such-code = nessun elemento ha il codice «{ $code }»

score-rank-plan = piano
score-rank-perspective = prosp.
score-rank-area = ambito
score-rank-goal = strat.
score-rank-objective = obiett.
score-rank-indicator = indic.

score-weight = peso
score-reported = dichiarato
score-recomputed = ricalcolato
score-legend-differs = ≠  il grado dichiarato e quello ricalcolato non coincidono
score-legend-unweighted = ~  media semplice, in mancanza di pesi
score-legend-partial = ~  media che lascia fuori indicatori di cui non è disponibile alcun valore
score-legend-below = ( )  media di quanto dichiarato al livello inferiore; qui non è dichiarato nulla
score-legend-excluded = –  escluso dal calcolo

score-policy = metodo di calcolo: { $policy }
    .default = metodo di calcolo: { $policy } (il piano non ne dichiara uno)
    .nearest = metodo di calcolo: { $policy } (dichiarato qui o dall'elemento superiore più vicino)
score-policy-proportional = proporzionale
score-policy-threshold = a soglia
score-policy-inverse = inverso
score-policy-baseline = rispetto alla base
score-policy-bands = a fasce

score-formula = { $formula } = { $substituted } = { $value }
    .percent = { $formula } = { $substituted } = { $value } %
score-compared =
    .met = il consuntivo { $result } raggiunge il target { $target }
    .missed = il consuntivo { $result } non raggiunge il target { $target }
    .close = il consuntivo { $result } non raggiunge il target { $target } per meno del suo arrotondamento
    .incomparable = il consuntivo { $result } e il target { $target } sono di natura diversa
    .unknown = il consuntivo { $result } non si può confrontare con il target { $target }
score-all-or-nothing = tutto o niente: { $percent } %
score-proportion =
    .result-over-target = consuntivo su target: 100 × { $numerator } / { $denominator } = { $percent } %
    .mirrored = due volte il target meno il consuntivo, sul target: 100 × { $numerator } / { $denominator } = { $percent } %
    .target-over-result = target su consuntivo: 100 × { $numerator } / { $denominator } = { $percent } %
    .from-baseline = dalla base al consuntivo, su dalla base al target: 100 × { $numerator } / { $denominator } = { $percent } %
score-capped = riportato entro i limiti: { $percent } %
score-band = il valore { $degree } % rientra nella fascia che vale { $percent } %
score-below-minimum = il consuntivo { $result } non raggiunge la soglia minima di { $minimum }: 0 %
score-beyond = { $way } % del cammino dal target al valore eccellente, da 100 a { $highest } %: { $percent } %
score-late =
    .days = giorni di ritardo: { $n }, a { $points } punti ciascuno: { $in-time } − { $n } × { $points }, entro i limiti { $percent } %
    .weeks = settimane di ritardo iniziate: { $n }, a { $points } punti ciascuna: { $in-time } − { $n } × { $points }, entro i limiti { $percent } %
    .months = mesi di ritardo iniziati: { $n }, a { $points } punti ciascuno: { $in-time } − { $n } × { $points }, entro i limiti { $percent } %

score-mean = media ponderata: ({ $terms }) / { $divisor } = { $mean } %
    .unweighted = media semplice, in mancanza di pesi: ({ $terms }) / { $divisor } = { $mean } %
    .none = nulla da aggregare: al livello inferiore mancano gradi di raggiungimento o pesi
score-left-out = senza { $n } indicatori su { $of }, di cui non è disponibile alcun valore
score-ending = ricalcolato { $recomputed } %, dichiarato { $reported } %
    .differs = ricalcolato { $recomputed } %, dichiarato { $reported } %: non coincidono
    .unreported = ricalcolato { $recomputed } %, nulla dichiarato
score-excluded = escluso dal calcolo
score-no-figures = mancano il target o il consuntivo: non si può calcolare nulla
score-not-computable = da questi valori non si può calcolare un grado di raggiungimento
