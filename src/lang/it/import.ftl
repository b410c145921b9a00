# Ciò che si dice delle relazioni lette.

import-unread-cell = «{ $text }» non è stato compreso e non entra nei dati del piano
import-unread-value = «{ $text }» non si può leggere come valore
import-unknown-level = il livello di «{ $text }» non è chiaro; è preso come obiettivo
import-number-convention = «{ $text }» ha due letture e nessun altro numero indica quale; il punto è preso come separatore delle migliaia
import-too-long = il file supera { $limit } byte
import-no-table = non vi si trova una tabella di indicatori; il nome di un piano termina in .piano
import-a-plan = è già un piano
import-counted = { $objectives } obiettivi e { $indicators } indicatori; delle { $cells } celle { $ignored } sono titoli di pagine o colonne e { $unread } non sono state comprese
import-no-indicators = nelle tabelle di questo file non ci sono né obiettivi né indicatori
import-wrong-extension = il nome finisce in .{ $extension }, ma il file è { $format }; è stato letto come tale
import-hidden-sheet = il foglio «{ $sheet }» è nascosto e non è stato letto; renderlo visibile per farlo controllare
import-encrypted = il file è protetto da password; salvarlo senza e riprovare
import-broken = il file è danneggiato o incompleto e non si può leggere come { $format }; aprirlo e salvarlo di nuovo, oppure scaricarlo un'altra volta
import-unpacks-too-large = il file, decompresso, supera quanto si può leggere; lasciarvi solo il foglio con gli indicatori, oppure salvarlo in CSV
import-other-format = i file { $format } non si possono leggere; salvare in XLSX, ODS o CSV
import-empty-comparator = «{ $text }» ha un segno di confronto ma nessun valore
import-relative-target = «{ $text }» è una variazione rispetto a un valore precedente, che un target non può esprimere; indicare il valore da raggiungere
import-ignored =
    .count = numera le righe
    .given = tralasciata per configurazione
import-no-model = non è il modello di un piano come lo scrive «collaudo export»
