# Ciò che si dice delle relazioni lette.

import-unread-cell = «{ $text }» non è stato compreso e non entra nei dati del piano
import-unread-value = «{ $text }» non si può leggere come valore
import-unknown-level = il livello di «{ $text }» non è chiaro; è preso come obiettivo
import-number-convention = «{ $text }» ha due letture e nessun altro numero indica quale; il punto è preso come separatore delle migliaia
import-too-long = il file supera { $limit } byte
import-no-table = in { $name } non c'è una tabella di indicatori
