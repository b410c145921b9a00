# Segnalazioni su scadenze e anni.
