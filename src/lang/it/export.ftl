# Che cosa si dice dei piani esportati.

export-empty = nel file non c'è alcun titolo: non c'è nulla da esportare
export-unknown-format = dal nome non si ricava il formato: il nome deve terminare in .xlsx, .csv, .tsv, .md, .html o .json, oppure lo indica --format
export-workbook-on-terminal = una cartella di lavoro non si può mostrare sul terminale: indicare un file con -o
export-too-many-rows = il piano ha { $rows } righe e un foglio ne contiene al massimo { $limit }; il formato csv le contiene tutte
export-text-too-long = il testo «{ $text }…» alla voce { $column } supera { $limit } caratteri, il massimo per una cella; il formato csv lo contiene
export-xlsx = la cartella di lavoro non si può scrivere: { $reason }
export-comments = { $n ->
        [one] 1 commento non è compreso nell'esportazione
       *[other] { $n } commenti non sono compresi nell'esportazione
    }
export-lines = { $n ->
        [one] 1 riga non si può leggere o non è al suo posto, e non è compresa nell'esportazione: { $lines }
       *[other] { $n } righe non si possono leggere o non sono al loro posto, e non sono comprese nell'esportazione: { $lines }
    }
export-unread-cells = { $cells ->
        [one] 1 cella della relazione non è stata compresa; nell'esportazione compare come nota, se fa parte di una riga compresa
       *[other] { $cells } celle della relazione non sono state comprese; nell'esportazione compaiono come note, se fanno parte di righe comprese
    }
export-not-annotated = non è possibile riportare le segnalazioni nella cartella di lavoro
