# Segnalazioni su un piano a confronto con un altro.
