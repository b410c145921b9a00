# Segnalazioni su scadenze e anni.

deadline-outside-plan = la scadenza { $date } cade fuori dal { $year }, l'anno del piano
    .of-target = la scadenza { $date } cade fuori dal { $year }, l'anno del target

result-outside-plan = il consuntivo, { $date }, cade fuori dal { $year }, l'anno a cui si riferisce

early-by-half-year = il consuntivo precede la scadenza di { $days ->
        [one] { $days } giorno
       *[other] { $days } giorni
    }
    .label-deadline = la scadenza
