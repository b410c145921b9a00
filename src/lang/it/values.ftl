# Parole per i valori dentro le frasi.

comparator-at-least = non inferiore a
comparator-at-most = non superiore a
comparator-more-than = superiore a
comparator-less-than = inferiore a
comparator-exactly = pari a
comparator-within = compreso nell'intervallo
comparator-by = entro il

policy-proportional = proporzionale
policy-threshold = a soglia
policy-inverse = inverso
policy-baseline = rispetto alla base
policy-bands = a fasce

day-saturday = un sabato
day-sunday = una domenica
day-holiday = una festività
