# Segnalazioni sui pesi.

weights-not-100 = { $n ->
        [one] l'unico peso è { $total } %, non 100 %
       *[other] i { $n } pesi sommano a { $total } %, non a 100 %
    }
    .label = anch'esso nella somma
    .fix-scale = riproporzionare i pesi a 100 %
    .fix-rest = assegnare all'ultimo peso la parte restante: { $rest } %

missing-weight = { $without ->
        [one] uno dei { $n } elementi dello stesso livello non ha peso
       *[other] { $without } dei { $n } elementi dello stesso livello non hanno peso
    }
    .label = anche qui manca il peso
    .fix = aggiungere il peso mancante: { $rest } %

weight-out-of-range = un peso di { $weight } % non è compreso tra 0 % (escluso) e 100 %

unweighted-level =
    .goals = { $n } obiettivi strategici dello stesso livello non hanno pesi: i gradi di raggiungimento non si possono aggregare
    .objectives = { $n } obiettivi operativi dello stesso livello non hanno pesi: i gradi di raggiungimento non si possono aggregare
