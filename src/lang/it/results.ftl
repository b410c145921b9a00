# Segnalazioni su consuntivi e gradi di raggiungimento.
