# Segnalazioni sulla struttura.

duplicate-code = il codice { $code } è usato due volte
    .label-first = il primo con questo codice

code-outside-parent = il codice { $code } non rientra in { $parent }
    .label-parent = il codice superiore

code-gap = manca il codice { $first }
    .several = mancano i codici da { $first } a { $last }
    .label-before = il codice precedente

perspective-gap = le prospettive { $written } saltano { $missing }
    .order = le prospettive { $written } sono fuori ordine
    .label = un'altra prospettiva

empty-node = sotto questo titolo non c'è nulla
    .goal = l'obiettivo strategico non ha né obiettivi operativi né indicatori
    .objective = l'obiettivo non ha indicatori

too-many-children = sotto questo titolo si trovano { $n } elementi, più di { $most }
    .indicators = l'obiettivo ha { $n } indicatori, più di { $most }

single-indicator = l'obiettivo ha un solo indicatore
    .label = l'unico indicatore

second-plan = nello stesso testo comincia un secondo piano
    .label-first = il primo piano, di cui valgono anno e metodo di calcolo

missing-field = l'obiettivo non indica: { $fields }
    .indicator = l'indicatore non indica: { $fields }
