# Segnalazioni su consuntivi e gradi di raggiungimento.

achievement-out-of-range = un grado di raggiungimento di { $achieved } % non sta tra 0 e { $most } %

achievement-not-rolled-up = un grado di raggiungimento di { $reported } % non è la media ponderata di quelli sottostanti, { $mean } %
    .label = conta con un peso di { $weight } %
    .label-only = l'unico sottostante
    .fix = scrivere la media ponderata, { $mean } %

uniform-achievement = tutti i gradi di raggiungimento ({ $n }) sono { $achieved } %

missing-result = l'indicatore non ha consuntivo, altri { $n } lo hanno

contradictory-achievement = un grado di { $achieved } contraddice il consuntivo, { $result } a fronte di un target { $comparator } { $target }, e non è indicata alcuna motivazione
    .late = un grado di { $achieved } contraddice il consuntivo, { $result } a fronte di una scadenza { $comparator } { $target }, e non è indicata alcuna motivazione
    .label-result = raggiunto: { $result }
    .label-target = il target chiede un consuntivo { $comparator } { $target }
    .label-objective = ricalcolando l'indicatore, il grado dell'obiettivo è { $percent } %, non { $reported }
    .fix-recompute = riportare il grado ricalcolato, { $percent } %

achievement-off-policy = un grado di { $achieved } non è quello del criterio { $policy }: 100 × { $numerator } / { $denominator } = { $percent } %
    .capped = un grado di { $achieved } non è quello del criterio { $policy }: 100 × { $numerator } / { $denominator } = { $uncapped } %, entro i limiti { $percent } %
    .band = un grado di { $achieved } non è quello del criterio { $policy }: a un valore di { $degree } % spetta { $percent } %
    .plain = un grado di { $achieved } non è quello del criterio { $policy }, { $percent } %
    .label-result = calcolato da questo consuntivo
    .label-target = e da questo target
    .fix-recompute = riportare il grado ricalcolato, { $percent } %

result-not-from-measures = il consuntivo è { $result }, mentre la formula dà { $computed }
    .single = il consuntivo è { $result }, mentre l'unica misura è { $computed }
    .label-measure = con questa misura
    .fix-compute = riportare il consuntivo calcolato, { $computed }

share-over-100 = una quota di { $result } è più dell'intero
    .below = una quota di { $result } è meno di zero
    .label-target = il target { $comparator } { $target } indica che si tratta di una quota

numerator-exceeds-denominator = la parte, { $part }, è maggiore del suo intero, { $whole }
    .label-whole = l'intero

placeholder-date = il consuntivo, { $date }, è il termine stesso e l'ultimo giorno dell'anno
    .end-closed = il consuntivo, { $date }, è il termine stesso e l'ultimo giorno dell'anno, { $day }
    .closed = il consuntivo, { $date }, è il termine stesso e { $day }
    .label-target = il termine

opaque-percentage = nessuno può ricalcolare { $result }: mancano sia gli operandi sia la fonte
    .target = nessuno potrà ricalcolare questa percentuale: mancano sia gli operandi sia la fonte

maximum-exceeded = il consuntivo, { $result }, supera le { $times } volte l'anno che il nome consente
    .label-name = { $times } volte l'anno

frequency-not-measured = «{ $word }» indica { $times } volte l'anno, mentre il valore è una percentuale isolata
    .label-name = quanto spesso si fa

multiple-of-target = il consuntivo, { $result }, è esattamente { $times } volte un target { $comparator } { $target }, che è già il massimo possibile
    .label-target = potrebbero essere stati sommati i valori di più unità, mentre il target è di una sola
    .label-sibling = anche questo è { $times } volte il suo target

operand-missing = sono nominati due valori, e ne è indicato uno solo, { $result }
    .label-ratio = il rapporto tra due valori

negative-count = un conteggio è { $value }: non si può contare sotto lo zero

overlapping-bands = i gradi da { $from } a { $to } % stanno in due fasce che danno valori diversi
    .label = l'altra fascia

band-gap = i gradi fra { $from } e { $to } % non stanno in nessuna fascia

falling-band = questa fascia vale { $earns }, quella inferiore { $below }
    .label = la fascia inferiore
