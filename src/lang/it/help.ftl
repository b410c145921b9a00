# Aiuto. `help-check` dice a che cosa serve il comando, `help-check.fix` la sua opzione.

help-usage = Uso:
help-commands = Comandi
help-arguments = Argomenti
help-option-list = Opzioni

help-words =
    .options = OPZIONI
    .command = COMANDO
    .paths = PERCORSI
    .reason = MOTIVO
    .plan = PIANO
    .old = PRIMA
    .new = DOPO
    .report = RELAZIONE
    .rule = REGOLA
    .rules = REGOLE
    .file = FILE
    .shell = SHELL
    .format = FORMATO
    .level = LIVELLO
    .when = QUANDO
    .code = CODICE
    .commit = COMMIT
    .column = COLONNA

help-options =
    .help = Mostra questo aiuto
    .version = Mostra la versione
    .config = Il file di configurazione, al posto del collaudo.toml più vicino a ciascun file
    .select = Controlla soltanto: regole, famiglie, livelli, all, default
    .extend-select = Controlla anche queste
    .ignore = Esclude queste regole o famiglie
    .lang = Lingua dei messaggi: it o en (predefinita: quella del sistema)
    .color = Colori: auto, always, never (predefinito: auto)
    .quiet = Mostra soltanto risultati ed errori: né riepiloghi né avvertenze
    .output = Scrive in questo file (predefinito: standard output)
    .force = Sovrascrive anche un file non scritto da Collaudo

help-collaudo = Individua ciò che non torna in un piano della performance prima della firma e in una relazione prima della pubblicazione

help-check = Controlla piani e relazioni
    .paths = File o cartelle; «-» è lo standard input (predefinita: la cartella corrente)
    .output-format = Formato delle segnalazioni: text, concise, json, ndjson, csv, sarif, github, gitlab, junit, markdown, html, brief, xlsx; ripetibile (predefinito: text)
    .output = Scrive in un file il formato che lo precede; senza formato, lo dice il nome del file
    .against = Confronta con questo piano o relazione precedente, al posto di quello indicato in ciascun piano
    .fix = Applica le correzioni sicure
    .unsafe-fixes = Con --fix o --diff: applica anche le correzioni che cambiano una cifra
    .diff = Mostra che cosa cambierebbero --fix o --add-suppressions, senza cambiare nulla
    .add-suppressions = Scrive una deroga con questo motivo sopra ogni riga con segnalazioni di livello --severity o superiore
    .stdin-filename = Nome da dare a ciò che arriva dallo standard input
    .severity = Il livello minimo da mostrare: error, warning, info (predefinito: warning)
    .fail-on = Il livello minimo che dà codice di uscita 1: error, warning, info (predefinito: error)
    .exit-zero = Termina con codice 0 anche se ci sono segnalazioni
    .statistics = Mostra il numero di segnalazioni per regola
    .changed-since = Controlla soltanto ciò che è cambiato da un commit in poi, secondo git
    .staged = Controlla ciò che entrerà nel prossimo commit, così com'è nell'indice di git
    .baseline = Un file di segnalazioni già registrate: sono contate ma non mostrate
    .write-baseline = Scrive le segnalazioni in un file di segnalazioni già registrate
    .summary = Mostra una tabella di tutti i documenti al posto delle segnalazioni; anche in csv, json, ndjson
    .sort = Con --summary: path, objectives, indicators, errors, warnings, reported, recomputed, difference (predefinito: path)
    .verbose = Elenca anche i file che non sono stati controllati

help-fmt = Scrive i piani nella forma canonica
    .paths = File o cartelle; «-» è lo standard input (predefinita: la cartella corrente)
    .check = Non cambia nulla; codice di uscita 1 se qualcosa cambierebbe
    .diff = Mostra che cosa cambierebbe, senza cambiare nulla; codice 1 se qualcosa cambierebbe
    .plan-lang = Converte parole chiave e numeri del piano in questa lingua: it o en
    .stdin-filename = Nome da dare a ciò che arriva dallo standard input

help-import = Trasforma una relazione in un piano
    .report = La relazione; «-» è lo standard input
    .output = Scrive il piano in questo file (altrimenti sullo standard output)
    .show-mapping = Mostra che cosa si è compreso delle colonne, invece del piano
    .stdin-filename = Nome da dare a ciò che arriva dallo standard input

help-export = Trasforma un piano in una tabella o in un documento
    .plan = Il piano o la relazione; «-» è lo standard input
    .output-format = xlsx, csv, tsv, markdown, html o json (altrimenti secondo il nome del file)
    .schema = Scrive lo schema JSON del formato json
    .stdin-filename = Nome da dare a ciò che arriva dallo standard input

help-diff = Mostra che cosa è cambiato da un piano a un altro, o da un piano alla relazione corrispondente
    .old = Il piano o la relazione precedente
    .new = Il piano o la relazione successivi
    .output-format = text o json (predefinito: text)
    .fail-on = Il livello minimo che dà codice di uscita 1: error, warning, info (predefinito: error)
    .exit-zero = Termina con codice 0 anche se qualcosa è cambiato

help-score = Mostra i gradi di raggiungimento di un piano o di una relazione, dichiarati e ricalcolati
    .file = Il piano o la relazione; «-» è lo standard input
    .explain = Mostra come si ottengono i valori dell'elemento che ha questo codice
    .output-format = text, json o csv (predefinito: text)

help-explain = Mostra la pagina di una regola
    .rule = La regola, come appare tra parentesi quadre nella segnalazione

help-rules = Elenca le regole
    .output-format = text o json (predefinito: text)
    .test = Esegue gli esempi delle regole proprie

help-lsp = Avvia il server per gli editor (LSP): segnalazioni, correzioni e suggerimenti mentre si scrive il piano
    .stdio = Accettata per gli editor che la indicano; si usano sempre lo standard input e lo standard output

help-completions = Scrive i completamenti di una shell
    .shell = bash, elvish, fish, powershell o zsh

help-man = Scrive la pagina di manuale

help-config = Mostra la configurazione
help-schema = Scrive lo schema JSON di collaudo.toml
help-show = Mostra la configurazione applicata a un file e la sua origine
    .file = Il file (predefinita: la cartella corrente)

help-help = Mostra l'aiuto del programma o di un comando
    .command = Il comando

help-version = Mostra la versione

help-example-list = Esempi

help-examples =
    .report = Che cosa non torna in una relazione
    .folder = Tutto ciò che sta in questa cartella, in italiano
    .explain = Che cosa significa una segnalazione e che cosa dice la norma
    .explain-family = Le regole di una famiglia
    .file = Le segnalazioni su un PDF, per altri programmi
    .annotated = La cartella di lavoro stessa, con le segnalazioni nelle celle
    .summary = Una tabella di tutti i documenti, a partire dai peggiori
    .staged = Ciò che entrerà nel prossimo commit
    .fmt = Porta un piano alla forma consueta
    .fmt-check = Dice soltanto che cosa non è nella forma consueta
    .fmt-language = Porta un piano italiano alle parole chiave inglesi
    .import = Trasforma una relazione in un piano
    .mapping = Per che cosa è stata presa ogni colonna, e con quale sicurezza
    .export = Un piano come cartella di lavoro che fa i conti
    .export-shown = Un piano come tabella, sul terminale
    .diff = Che cosa la relazione dice diversamente dal piano
    .score = I gradi dichiarati accanto a quelli ricalcolati
    .score-explained = Come si ottengono le cifre di un obiettivo
    .rules = Tutte le regole con le loro pagine, per altri programmi
    .config = Che cosa vale per un file, e dove è detto
