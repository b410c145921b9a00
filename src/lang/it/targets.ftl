# Segnalazioni sui target.

missing-target = l'indicatore non ha un target

target-unit-mismatch = il consuntivo, { $result }, non si può confrontare con un target { $comparator } { $target }: sono di natura diversa
    .label-target = il target
    .fix-percent = scrivere il consuntivo come percentuale

time-without-time-unit = il nome indica una durata, e { $value } non ha un'unità di tempo
    .label-name = il nome

easy-target = il consuntivo, { $result }, è { $ratio } volte un target { $comparator } { $target }
    .less = il consuntivo, { $result }, è { $ratio } volte un target { $comparator } { $target }, dove conta fare di meno
    .label-result = il consuntivo

target-at-ceiling = il target è 100 %: o è raggiunto per intero o non lo è, senza gradi intermedi

target-worse-than-baseline = un target { $comparator } { $target } chiede meno della base, { $baseline }
    .label-baseline = la base

target-already-met = la base, { $baseline }, raggiunge già il target { $comparator } { $target }
    .label-baseline = la base

wrong-direction = di «{ $word }» meno è meglio, mentre il target ne premia di più
    .label-name = qualcosa che non si vuole
    .fix-turn = invertire il segno di confronto: { $comparator }

target-cannot-fail = qualunque consuntivo raggiunge un target di almeno { $target }

easing-target = il target, { $target }, è più facile di quello di un anno precedente, { $earlier }
    .label = l'anno precedente
