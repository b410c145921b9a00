# Segnalazioni sui pesi.

weights-not-100 = { $n ->
        [one] l'unico peso è { $total } %, non 100 %
       *[other] la somma di { $n } pesi è { $total } %, non 100 %
    }
    .of-several = la somma di { $n } pesi, che solo tutti insieme possono fare 100 %, è { $total } %
    .label = anch'esso nella somma
    .fix-scale = riproporzionare i pesi a 100 %
    .fix-rest = assegnare all'ultimo peso la parte restante: { $rest } %

missing-weight = { $without ->
        [one] su { $n } elementi dello stesso livello, uno non ha peso
       *[other] su { $n } elementi dello stesso livello, { $without } non hanno peso
    }
    .label = anche qui manca il peso
    .fix = aggiungere il peso mancante: { $rest } %

weight-out-of-range = un peso di { $weight } % non è compreso tra 0 % (escluso) e 100 %

unweighted-level =
    .goals = { $n } obiettivi strategici dello stesso livello non hanno pesi: i gradi di raggiungimento non si possono aggregare
    .objectives = { $n } obiettivi operativi dello stesso livello non hanno pesi: i gradi di raggiungimento non si possono aggregare
