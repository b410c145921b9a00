# Segnalazioni sui pesi.

weights-not-100 = { $n ->
        [one] l'unico peso è { $total } %, non 100 %
       *[other] la somma di tutti e { $n } i pesi è { $total } %, non 100 %
    }
    .of-several = la somma di tutti e { $n } i pesi, che possono dare 100 % solo tutti insieme, è { $total } %
    .label = compreso nella somma
    .fix-scale = riproporzionare i pesi a 100 %
    .fix-rest = assegnare all'ultimo peso la parte restante: { $rest } %

missing-weight = { $without ->
        [one] su { $n } elementi dello stesso livello, uno non ha peso
       *[other] su { $n } elementi dello stesso livello, { $without } non hanno peso
    }
    .label = anche qui manca il peso
    .fix = aggiungere il peso mancante: { $rest } %

weight-out-of-range = il peso ({ $weight } %) deve essere maggiore di 0 % e non superiore a 100 %

unweighted-level =
    .goals = { $n } obiettivi strategici dello stesso livello non hanno pesi: i gradi di raggiungimento non si possono aggregare
    .objectives = { $n } obiettivi operativi dello stesso livello non hanno pesi: i gradi di raggiungimento non si possono aggregare
