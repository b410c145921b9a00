# Segnalazioni sul testo.

syntax-error =
    .misspelt = «{ $found }» non è una parola chiave; forse si intendeva «{ $meant }»
    .unknown-keyword = «{ $found }» non è una parola chiave
    .missing = manca { $expected }
    .expected = qui si attendeva { $expected }, non «{ $found }»
    .unclosed-text = il testo «{ $found }» non ha le virgolette di chiusura
    .unquoted-text = il testo «{ $found }» non è tra virgolette
    .unclosed-bracket = una parentesi è aperta e non chiusa
    .too-deep = la formula ha più di { $limit } livelli di parentesi
    .number-too-long = il numero «{ $found }» ha più cifre di quante se ne possano calcolare
    .bad-separators = i separatori di «{ $found }» non formano gruppi di tre cifre
    .no-such-date = la data { $found } non esiste
    .short-year = l'anno di { $found } ha soltanto due cifre
    .fix-keyword = scrivere «{ $meant }»
    .fix-write = scrivere «{ $meant }»
    .fix-quote = mettere il testo tra virgolette
    .fix-close-text = chiudere le virgolette

expected-keyword = una parola chiave
expected-text = un testo tra virgolette
expected-value = un valore
expected-number = un numero
expected-name = il nome di una misura
expected-target = un target come «>= 90%» o «entro 31-12-2023»
expected-date = una data
expected-operand = un numero o una misura
expected-operator = un segno di operazione (+ - * /)
expected-closing-bracket = una parentesi di chiusura
expected-policy = un metodo di calcolo
expected-direction = «crescente» o «decrescente»
expected-level = «minimo», «target» o «eccellente» con un valore, ciascuno una volta sola
expected-lateness = quanto costa il ritardo, come «ritardo 10 punti al mese»
expected-band = una fascia come «70%..90% = 50%»
expected-end = la fine della riga
expected-unit = un'unità di misura

misplaced-property = «{ $property }» non è previsto sotto { $under }
    .no-heading = «{ $property }» si trova prima di qualsiasi titolo

rank-plan = un piano
rank-perspective = una prospettiva
rank-area = un ambito
rank-goal = un obiettivo strategico
rank-objective = un obiettivo
rank-indicator = un indicatore

repeated-property = «{ $property }» è indicato due volte
    .label-first = il primo, che vale

unknown-rule = la regola non esiste
    .meant = la regola non esiste; forse si intendeva «{ $meant }»
    .fix = scrivere «{ $meant }»

unused-suppression = qui «{ $rule }» non segnala nulla
    .fix = togliere la deroga
    .colon = nulla è in deroga: tra «{ $word }» e le regole ci sono i due punti
    .commas = nulla è in deroga: le regole vanno separate da virgole
    .dash = nulla è in deroga: il motivo va dopo i due punti, non dopo un trattino
    .second-hash = nulla è in deroga: il commento comincia con altro
    .fix-form = scrivere «{ $text }»

suppression-without-reason = la deroga non indica il motivo

expired-waiver = la segnalazione «{ $rule }» era tollerata fino al { $until }, termine ormai scaduto
    .of = la segnalazione «{ $rule }» era tollerata da { $who } fino al { $until }, termine ormai scaduto
