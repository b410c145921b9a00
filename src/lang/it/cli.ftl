# Ciò che il programma dice del proprio lavoro.

cli-error = errore
cli-warning = avviso

cli-not-found = il file o la cartella non esiste
cli-not-allowed = manca il permesso di aprirlo
cli-not-a-file = non è un file
cli-io = non si può aprire: { $reason }
cli-output = i risultati non si possono scrivere: { $reason }
    .full = i risultati non si possono scrivere: lo spazio è esaurito e quanto è stato scritto non è completo
cli-not-written = non si può scrivere: { $reason }; il contenuto precedente resta com'era
cli-not-writable = manca il permesso di scriverlo; il contenuto precedente resta com'era
cli-not-beside = non si può scrivere nella sua cartella, dove nascerebbe il nuovo file: { $reason }; il contenuto precedente resta com'era
cli-no-folder = la cartella in cui scriverlo non esiste
cli-disk-full = lo spazio per scriverlo è esaurito; il contenuto precedente resta com'era
    .file = supererebbe la dimensione massima che un file può avere qui; il contenuto precedente resta com'era
cli-changed-meanwhile = nel frattempo è stato modificato da altri, perciò non è stato scritto; ripetere il comando
cli-several-names = il file ha { $n } nomi (collegamenti fisici) e gli altri conserverebbero il testo precedente; non è stato scritto
cli-output-is-input = è uno dei file letti e andrebbe perduto; indicare un altro file per i risultati
cli-not-own = esiste già un file non scritto da Collaudo; con --force viene sovrascritto
cli-not-regular = non è un file ordinario (pipe, dispositivo o socket), perciò non viene letto
cli-text-not-utf8 = il file non è in UTF-8
cli-too-large = supera { $limit } MB, la dimensione massima di un file da controllare
cli-nothing-here = in questa cartella non ci sono piani né relazioni
    .unsure = non è stato controllato nulla: nessuno dei file ({ $n }) è un piano o una relazione
cli-not-utf8 = il file non è in UTF-8 (dal byte { $offset }); è stato letto come { $encoding }
    .refused = il file non è in UTF-8 e non è stato modificato; salvarlo prima in UTF-8
cli-report-as-it-is = è una relazione, perciò non vi è stato corretto nulla; «collaudo import» la trasforma in un piano
cli-no-plan = non è un piano: il nome di un piano finisce in .piano

cli-fixed = { $n ->
        [one] 1 correzione in { $path }
       *[other] { $n } correzioni in { $path }
    }
cli-suppressed = { $n ->
        [one] 1 deroga scritta in { $path }
       *[other] { $n } deroghe scritte in { $path }
    }
cli-would-format = { $path } sarebbe riscritto
cli-formatted = file riscritti: { $changed }, invariati: { $same }
    .asked = file da riscrivere: { $changed }, invariati: { $same }

cli-file-without-format = ci sono più file di uscita che formati: indicare --output-format prima di ogni --output
cli-two-outputs = due formati scriverebbero nella stessa destinazione: indicare un --output per ciascuno tranne uno
cli-workbook-needs-file = una cartella di lavoro non si può mostrare sul terminale: indicare un file con -o
cli-one-workbook = una cartella di lavoro contiene le segnalazioni di un solo documento, e qui sono { $n }
cli-workbook-itself = la cartella di lavoro controllata non si sovrascrive: indicare un altro file con -o
cli-no-such-rule = la regola «{ $rule }» non esiste; «collaudo rules» le elenca tutte
    .meant = la regola «{ $rule }» non esiste; forse si intendeva «{ $meant }»

cli-unknown-option = l'opzione «{ $option }» non esiste; «--help» le elenca tutte
    .meant = l'opzione «{ $option }» non esiste; forse si intendeva «{ $meant }»
cli-unknown-command = il comando «{ $command }» non esiste; «collaudo --help» li elenca tutti
    .meant = il comando «{ $command }» non esiste; forse si intendeva «{ $meant }»
cli-no-value = «{ $option }» richiede un valore
cli-bad-value = «{ $value }» non è un valore ammesso per «{ $option }»; i valori ammessi sono: { $allowed }
cli-missing-argument = manca l'argomento { $option }
cli-twice = «{ $option }» si può indicare una volta sola
cli-conflict = «{ $option }» non si può usare insieme a «{ $other }»

cli-rule = { $level }, famiglia { $family }, dalla versione { $since }
    .own = { $level }, famiglia { $family }
cli-level-pedantic = facoltativa
cli-level-off = disattivata
cli-example-fails = segnalato:
cli-example-before = con questo come piano precedente:
cli-example-notes = soltanto una nota:

cli-manual =
    .name = nome
    .synopsis = sintassi
    .exit = codice di uscita
    .exit-clean = nessuna segnalazione raggiunge il livello richiesto e nulla sarebbe modificato
    .exit-found = almeno una segnalazione raggiunge il livello richiesto, oppure qualcosa sarebbe modificato o non si è potuto riportare
    .exit-failed = l'operazione non è riuscita: un file manca o non si può leggere, oppure un'opzione è errata
    .files = file
    .configuration = le regole applicate e la loro severità; è cercato accanto a ciascun file e nelle cartelle superiori

rules-test = { $rules ->
        [one] 1 regola propria
       *[other] { $rules } regole proprie
    }, { $n ->
        [one] 1 esempio
       *[other] { $n } esempi
    }, { $wrong } diversi da quanto previsto
    .silent = { $rule }: l'esempio { $n } dovrebbe essere segnalato e non lo è
    .fires = { $rule }: l'esempio { $n } non dovrebbe essere segnalato e lo è
    .failed = { $rule }: esempio { $n }: { $why }

cli-fmt-lang = `--lang` è la lingua dei messaggi; per cambiare le parole chiave del piano c'è `--plan-lang`
