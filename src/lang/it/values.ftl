# Parole per i valori dentro le frasi.

comparator-at-least = di almeno
comparator-at-most = di non più di
comparator-more-than = superiore a
comparator-less-than = inferiore a
comparator-exactly = pari a
comparator-within = compreso in
comparator-by = entro il

policy-proportional = proporzionale
policy-threshold = a soglia
policy-inverse = inverso
policy-baseline = dalla base
policy-bands = a fasce

day-saturday = un sabato
day-sunday = una domenica
day-holiday = una festività
