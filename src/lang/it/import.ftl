# Ciò che si dice delle relazioni lette.

import-unread-cell = «{ $text }» non è stato compreso e non entra nei dati del piano
import-unread-value = «{ $text }» non si può leggere come valore
import-unknown-level = il livello di «{ $text }» non è chiaro; è preso come obiettivo
import-number-convention = «{ $text }» ha due letture e nessun altro numero indica quale; il punto è preso come separatore delle migliaia
import-too-long = il file supera { $limit } byte
import-no-table = non vi si trova una tabella di indicatori; il nome di un piano termina in .piano
import-a-plan = è già un piano
import-counted = { $objectives } obiettivi e { $indicators } indicatori; delle { $cells } celle { $ignored } sono titoli di pagine o colonne e { $unread } non sono state comprese
