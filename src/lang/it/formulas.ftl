# Segnalazioni su formule e numeri.
