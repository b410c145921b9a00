# Segnalazioni su nomi e descrizioni.

unbalanced-brackets = la parentesi «{ $bracket }» non è chiusa
    .closing = la parentesi «{ $bracket }» non è aperta
    .fix = aggiungere «{ $bracket }» alla fine

repeated-word = «{ $word }» si trova due volte di seguito
    .fix = togliere il secondo «{ $word }»

target-in-name = «{ $text }» nel nome indica il valore richiesto, non la grandezza misurata
    .label-target = il suo posto è qui

name-target-disagree = il nome annuncia «{ $number }», ma il target è { $target }
    .label-target = il target

name-formula-disagree = il nome dice «{ $name }», l'algoritmo «{ $formula }»: differiscono per «{ $word }»
    .operands = il nome ha { $n } operandi, l'algoritmo due
    .exclusion = l'algoritmo esclude qualcosa («{ $word }»), ma il nome non lo dice
    .label-formula = l'algoritmo
    .label-exclusion = l'esclusione

generic-formula = l'algoritmo «{ $text }» andrebbe bene per qualunque indicatore: non dice come si ottiene il valore
    .name = il nome «{ $text }» andrebbe bene per qualunque indicatore, e nessun algoritmo dice come si ottiene il valore

routine-verb = l'obiettivo comincia con «{ $word }», verbo che indica un'attività ordinaria

compound-objective = «{ $theme }» è un altro tema, ma l'obiettivo ha un solo indicatore
    .label-indicator = l'unico indicatore

objective-indicator-disjoint = l'obiettivo e i suoi indicatori non hanno alcuna parola in comune
    .label-indicator = ciò che si misura

near-duplicate = { $shared } parole su { $n } coincidono con quelle di un altro nome
    .label = l'altro nome

conflicting-counts = la stessa grandezza vale { $number } qui e { $other } altrove
    .multiple = sullo stesso argomento il valore è { $number } qui e { $other } altrove: uno è multiplo dell'altro
    .label = l'altro conteggio

placeholder-text = «{ $text }» è un testo del modello
