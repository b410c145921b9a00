# Segnalazioni sui target.

missing-target = l'indicatore non ha un target
