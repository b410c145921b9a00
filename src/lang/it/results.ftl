# Segnalazioni su consuntivi e gradi di raggiungimento.

achievement-out-of-range = un grado di raggiungimento di { $achieved } % non sta tra 0 e { $most } %

achievement-not-rolled-up = un grado di raggiungimento di { $reported } % non è la media ponderata di quelli sottostanti, { $mean } %
    .label = conta per il { $weight } %
    .label-only = l'unico sottostante
    .fix = scrivere la media ponderata, { $mean } %

uniform-achievement = tutti i { $n } gradi di raggiungimento sono { $achieved } %

missing-result = l'indicatore non ha consuntivo, altri { $n } lo hanno
