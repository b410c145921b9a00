# Segnalazioni su formule e numeri.

unknown-measure = nessuna misura si chiama «{ $name }»
    .meant = nessuna misura si chiama «{ $name }»; forse si intendeva «{ $meant }»
    .fix = scrivere «{ $meant }»

unused-measure = la formula non usa la misura «{ $name }»

duplicate-measure = la misura «{ $name }» è indicata due volte
    .label-first = la prima, che vale

unit-mismatch-in-formula = unità che non si possono combinare: { $left } e { $right }
    .not-a-number = «{ $operator }» non si applica a questi operandi: è presente una data al posto di un numero, o un numero al posto di una data
    .target = la formula dà { $computed }, il target chiede { $wanted }
    .target-date = la formula dà { $computed }, il target chiede una data
    .date = la formula dà una data, il target chiede { $wanted }
    .label-target = ciò che chiede il target

unit-bare = un numero senza unità
unit-count = un numero di unità
unit-ratio = un rapporto
unit-percent = una percentuale
unit-minutes = minuti
unit-hours = ore
unit-days = giorni
unit-weeks = settimane
unit-months = mesi
unit-years = anni
unit-euro = euro
unit-scale = un punteggio

division-by-zero = la formula divide per zero
    .label-zero = qui il valore è 0

formula-overflow = la formula dà più cifre di quante se ne possano rappresentare

ambiguous-number = «{ $written }» si può leggere in due modi: con i decimali o con le migliaia
    .fix-decimal = leggerlo con i decimali: { $text }
    .fix-thousands = leggerlo con le migliaia: { $text }
