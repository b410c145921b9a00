# Segnalazioni su un piano a confronto con uno precedente.

diff-title = { $old } → { $new }
diff-found = in tutto { $counted }
diff-same = non è cambiato nulla di ciò che si confronta
diff-unread = { $n ->
        [one] una riga di { $path } non si può leggere e non è stata confrontata; collaudo check dice perché
       *[other] { $n } righe di { $path } non si possono leggere e non sono state confrontate; collaudo check dice perché
    }

missing-previous = il file «{ $name }» non esiste; il percorso parte dalla cartella di questo piano
    .not-readable = «{ $name }» non si può aprire
    .no-plan = «{ $name }» non è né un piano né una relazione leggibile

moved-target =
    .easier = il target ({ $comparator } { $target }) è più facile da raggiungere del precedente ({ $before-comparator } { $before })
    .harder = il target ({ $comparator } { $target }) è più impegnativo del precedente ({ $before-comparator } { $before })
    .other = il target ({ $comparator } { $target }) è diverso dal precedente ({ $before-comparator } { $before })
    .label-before = il target precedente

target-below-last-result = il target ({ $comparator } { $target }) chiede meno dell'ultimo consuntivo ({ $result })
    .label-result = l'ultimo consuntivo

changed-formula = l'indicatore è calcolato in modo diverso da prima
    .label-before = come era calcolato

dropped-objective = l'obiettivo «{ $name }» del piano precedente non è più presente
    .goal = l'obiettivo strategico «{ $name }» del piano precedente non è più presente
    .area = l'ambito «{ $name }» del piano precedente non è più presente
    .perspective = la prospettiva «{ $name }» del piano precedente non è più presente
    .label-before = dove si trovava

dropped-indicator = l'indicatore «{ $name }» del piano precedente non è più presente
    .missed = l'indicatore «{ $name }», che non aveva raggiunto il target, non è più presente
    .label-before = dove si trovava

unreported-indicator = il piano prevede un target per questo indicatore, ma manca il consuntivo
    .label-before = l'indicatore nel piano

shifted-weight = il peso è { $weight } %; era { $before } %
    .label-before = il peso precedente

renamed-objective =
    .name = in precedenza si chiamava «{ $before }»
    .code = in precedenza aveva il codice { $code }
    .both = in precedenza si chiamava «{ $before }», con il codice { $code }
    .label-before = dove si trovava

renamed-indicator = in precedenza l'indicatore si chiamava «{ $before }»
    .label-before = il nome precedente

added-objective = l'obiettivo è nuovo
    .goal = l'obiettivo strategico è nuovo
    .area = l'ambito è nuovo
    .perspective = la prospettiva è nuova

added-indicator = l'indicatore è nuovo
