# Segnalazioni su nomi e descrizioni.

unbalanced-brackets = la parentesi «{ $bracket }» non è chiusa
    .closing = la parentesi «{ $bracket }» non è aperta
    .fix = aggiungere «{ $bracket }» alla fine

repeated-word = «{ $word }» si trova due volte di seguito
    .fix = togliere il secondo «{ $word }»

target-in-name = «{ $text }» nel nome dice che cosa si chiede, non che cosa si conta
    .label-target = il suo posto è qui

name-target-disagree = il nome promette «{ $number }», e il target è { $target }
    .label-target = il target

name-formula-disagree = il nome dice «{ $name }», l'algoritmo «{ $formula }»: differiscono per «{ $word }»
    .operands = il nome ha { $n } operandi, l'algoritmo due
    .exclusion = l'algoritmo esclude qualcosa («{ $word }»), e il nome riporta il rapporto senza dirlo
    .label-formula = l'algoritmo
    .label-exclusion = l'esclusione

generic-formula = l'algoritmo «{ $text }» andrebbe bene per qualunque indicatore: non dice come si arriva alla cifra
    .name = il nome «{ $text }» andrebbe bene per qualunque indicatore, e nessun algoritmo dice come si arriva alla cifra

routine-verb = l'obiettivo comincia con «{ $word }», un lavoro che si svolge comunque

compound-objective = «{ $theme }» è un altro tema, e l'obiettivo ha un solo indicatore
    .label-indicator = l'unico indicatore

objective-indicator-disjoint = l'obiettivo e i suoi indicatori non hanno nessuna parola in comune
    .label-indicator = ciò che si misura

near-duplicate = { $shared } parole su { $n } sono quelle di un altro nome
    .label = l'altro nome

conflicting-counts = le stesse cose sono { $number } qui e { $other } altrove
    .multiple = { $number } qui e { $other } altrove sullo stesso argomento: l'uno è un multiplo dell'altro
    .label = l'altro conteggio
