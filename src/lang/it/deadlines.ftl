# Segnalazioni su scadenze e anni.

deadline-outside-plan = la scadenza { $date } cade fuori dal { $year }, l'anno del piano
    .of-target = la scadenza { $date } cade fuori dal { $year }, l'anno del target

result-outside-plan = il consuntivo ({ $date }) cade fuori dal { $year }, l'anno a cui si riferisce

early-by-half-year = il consuntivo precede la scadenza di { $days ->
        [one] { $days } giorno
       *[other] { $days } giorni
    }
    .label-deadline = la scadenza

deadline-only-in-name = «{ $deadline }» si trova soltanto nel nome: non risulta se il termine è stato rispettato
    .label-target = il target non è una data

foreign-year = «{ $found }» non è del { $year }, l'anno del piano

count-measured-by-date = il nome annuncia un numero («{ $number }»), ma si misura soltanto una data
    .label-target = il target è una data

share-measured-by-date = «{ $word }» annuncia una quota, ma si misura soltanto una data
    .objective = l'obiettivo annuncia una quota («{ $word }»), ma si misura soltanto una data
    .label-name = annunciata qui

same-completion-date = un altro obiettivo sotto lo stesso titolo risulta concluso nello stesso giorno, il { $date }
    .label = l'altro
