# Segnalazioni sulla struttura.
