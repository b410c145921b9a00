# Segnalazioni su un piano a confronto con uno precedente.

diff-title = { $old } → { $new }
diff-found = in tutto { $counted }
diff-effects = più facili da raggiungere: { $easier }, più difficili: { $harder }, non determinabili: { $other }
diff-easier = più facile da raggiungere
diff-harder = più difficile da raggiungere
diff-other = non si può dire se più facile o più difficile
diff-same = non è cambiato nulla di ciò che si confronta
diff-unread = { $n ->
        [one] una riga di { $path } non si può leggere e non è stata confrontata; collaudo check dice perché
       *[other] { $n } righe di { $path } non si possono leggere e non sono state confrontate; collaudo check dice perché
    }

missing-previous = il file «{ $name }» non esiste; il percorso parte dalla cartella di questo piano
    .not-readable = «{ $name }» non si può aprire
    .no-plan = «{ $name }» non è né un piano né una relazione leggibile
    .share = «{ $name }» non viene letto: si trova su un altro computer
    .outside = «{ $name }» non viene letto: si trova fuori dalle cartelle di questo spazio di lavoro, che non è ancora attendibile

moved-target =
    .easier = il target ({ $comparator } { $target }) è più facile da raggiungere del precedente ({ $before-comparator } { $before })
    .harder = il target ({ $comparator } { $target }) è più impegnativo del precedente ({ $before-comparator } { $before })
    .other = il target ({ $comparator } { $target }) è diverso dal precedente ({ $before-comparator } { $before })
    .turned = il target ({ $comparator } { $target }) premia il contrario del precedente ({ $before-comparator } { $before }): { $effect }
    .open = il target ({ $target }) non dice più da quale parte può trovarsi un consuntivo; era { $before-comparator } { $before } ({ $effect })
    .removed = il target non c'è più; era { $before-comparator } { $before }
    .added = il target ({ $comparator } { $target }) è nuovo
    .label-before = il target precedente

target-below-last-result = il target ({ $comparator } { $target }) chiede meno dell'ultimo consuntivo ({ $result })
    .label-result = l'ultimo consuntivo

changed-formula = l'indicatore è calcolato in modo diverso da prima ({ $effect })
    .removed = non risulta più come si calcola l'indicatore ({ $effect })
    .in-words = la formula è ora espressa a parole e il calcolo non si può più rifare ({ $effect })
    .turned = gli operandi della formula sono stati scambiati ({ $effect })
    .unit = un operando della formula ha un'unità diversa da prima ({ $effect })
    .label-before = come era calcolato

changed-scoring = i gradi si calcolano con il metodo «{ $now }» e non più con «{ $before }» ({ $effect })
    .removed = il piano non dichiara più il metodo di calcolo e i gradi sono proporzionali; era «{ $before }» ({ $effect })
    .added = il piano dichiara ora il metodo di calcolo «{ $now }»; prima i gradi erano proporzionali ({ $effect })
    .label-before = il metodo precedente

moved-baseline = la base è { $now }; era { $before }
    .easier = la base è { $now }; era { $before }: i gradi, che si calcolano rispetto alla base, aumentano
    .harder = la base è { $now }; era { $before }: i gradi, che si calcolano rispetto alla base, diminuiscono
    .removed = la base ({ $before }) non c'è più
    .label-before = la base precedente

changed-field =
    .owner = il responsabile è «{ $now }»; era «{ $before }»
    .no-owner = il responsabile non è più indicato; era «{ $before }»
    .source = la fonte è «{ $now }»; era «{ $before }»
    .no-source = la fonte non è più indicata; era «{ $before }»
    .reason = la motivazione è «{ $now }»; era «{ $before }»
    .no-reason = la motivazione non c'è più; era «{ $before }»
    .dimension = la dimensione è «{ $now }»; era «{ $before }»
    .no-dimension = la dimensione non è più indicata; era «{ $before }»
    .stakeholders = i destinatari sono «{ $now }»; erano «{ $before }»
    .no-stakeholders = i destinatari non sono più indicati; erano «{ $before }»
    .contributors = i contributori sono «{ $now }»; erano «{ $before }»
    .no-contributors = i contributori non sono più indicati; erano «{ $before }»
    .label-before = che cosa vi era scritto prima

dropped-objective = l'obiettivo «{ $name }» del piano precedente non è più presente
    .goal = l'obiettivo strategico «{ $name }» del piano precedente non è più presente
    .area = l'ambito «{ $name }» del piano precedente non è più presente
    .perspective = la prospettiva «{ $name }» del piano precedente non è più presente
    .label-before = dove si trovava

dropped-indicator = l'indicatore «{ $name }» del piano precedente non è più presente
    .missed = l'indicatore «{ $name }», che non aveva raggiunto il target, non è più presente
    .neutralised = l'indicatore non conta più: è sterilizzato o non applicabile
    .label-before = dove si trovava

unreported-indicator = il piano prevede un target per questo indicatore, ma manca il consuntivo
    .label-before = l'indicatore nel piano

shifted-weight = il peso è { $weight } %; era { $before } %
    .easier = il peso è { $weight } %; era { $before } %: con i pesi attuali il grado è superiore
    .harder = il peso è { $weight } %; era { $before } %: con i pesi attuali il grado è inferiore
    .removed = il peso non c'è più; era { $before } %
    .added = il peso ({ $weight } %) è nuovo
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
