# Segnalazioni sui target.

missing-target = l'indicatore non ha un target

target-unit-mismatch = il consuntivo ({ $result }) non si può confrontare con il target ({ $comparator } { $target }): sono di natura diversa
    .label-target = il target
    .fix-percent = scrivere il consuntivo come percentuale

time-without-time-unit = il nome indica una durata, ma { $value } non ha un'unità di tempo
    .label-name = il nome

easy-target = il consuntivo ({ $result }) è { $ratio } volte il target ({ $comparator } { $target })
    .less = il consuntivo ({ $result }) è { $ratio } volte il target ({ $comparator } { $target }), benché sia meglio un valore basso
    .label-result = il consuntivo

target-at-ceiling = il target è pari a 100 %: o è raggiunto per intero o non lo è, senza gradi intermedi

target-worse-than-baseline = il target ({ $comparator } { $target }) chiede meno della base ({ $baseline })
    .label-baseline = la base

target-already-met = la base ({ $baseline }) raggiunge già il target ({ $comparator } { $target })
    .label-baseline = la base

wrong-direction = per «{ $word }» è meglio un valore basso, mentre il target premia un valore alto
    .less = per «{ $word }» è meglio un valore alto, mentre il target premia un valore basso
    .label-name = ciò che misura l'indicatore
    .fix-turn = invertire il segno di confronto: { $comparator }

target-cannot-fail = qualunque consuntivo raggiunge un target non inferiore a { $target }

easing-target = il target ({ $target }) è meno impegnativo di quello di un anno precedente ({ $earlier })
    .label = l'anno precedente

direction-contradicts-target = «{ $direction }» dice il contrario del target
    .label = il target

thresholds-out-of-order = le soglie { $minimum }, { $target } e { $excellent } non sono né crescenti né decrescenti

target-without-comparator = non è indicato se sia meglio un valore più alto o più basso del target ({ $target }), per cui nessun consuntivo vi si può confrontare
    .fix = scrivere «{ $comparator }» davanti al target

target-of-other-years = il target è riferito al { $other } e nessun target è riferito all'anno del piano ({ $year })
