# Segnalazioni su denominazioni e descrizioni.
