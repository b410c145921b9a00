"""What bodies measure, and the words in which they title it.

An indicator is written `name|kind|low|high`; kinds: up% down% up down days score money date yes.
"""

AREAS = {
    "comune": ("it", "Comune di Castelverde Marina", {
        "Servizi demografici più vicini al cittadino": ["Carte d'identità rilasciate entro 5 giorni|up%|70|95", "Ore settimanali di apertura dello sportello|up|20|36"],
        "Manutenzione del patrimonio scolastico": ["Interventi di manutenzione eseguiti|up|30|140", "Approvazione del progetto esecutivo|date|0|0"],
        "Lotta all'evasione tributaria": ["Importo accertato IMU|money|120000|480000", "Riscosso su accertato|up%|40|80"],
        "Riduzione dei tempi di pagamento": ["Tempo medio di pagamento delle fatture|days|18|30", "Fatture pagate oltre la scadenza|down%|3|12"],
        "Polizia locale di prossimità": ["Controlli stradali effettuati|up|200|900", "Reclami ricevuti|down|15|60"],
        "Raccolta differenziata": ["Percentuale di raccolta differenziata|up%|55|80", "Pubblicazione della carta dei servizi|yes|0|0"],
    }),
    "camera": ("it", "Camera di commercio del Basso Adriatico", {
        "Favorire la digitalizzazione delle PMI": ["Imprese assistite dal Punto impresa digitale|up|150|600", "Voucher concessi su domande ammissibili|up%|60|90"],
        "Garantire la qualità del Registro imprese": ["Pratiche evase entro 5 giorni|up%|75|98", "Tempo medio di lavorazione delle pratiche|days|2|7"],
        "Sostenere l'internazionalizzazione": ["Partecipanti agli incontri d'affari|up|40|160", "Gradimento dei partecipanti|score|3|4"],
        "Ottimizzare la riscossione del diritto annuale": ["Tasso di riscossione del diritto annuale|up%|60|85", "Emissione del ruolo|date|0|0"],
        "Promuovere la mediazione": ["Procedure di mediazione avviate|up|30|120"],
    }),
    "regione": ("it", "Regione Alta Lucania", {
        "Accelerare la spesa dei fondi europei": ["Spesa certificata alla Commissione|money|1500000|9800000", "Capacità di impegno|up%|60|92"],
        "Semplificare le procedure autorizzative": ["Durata media delle conferenze di servizi|days|40|90", "Procedimenti digitalizzati|up%|50|90"],
        "Prevenire il dissesto idrogeologico": ["Cantieri avviati|up|12|60", "Adozione del piano di bacino|date|0|0"],
        "Rafforzare le politiche attive del lavoro": ["Tirocini attivati|up|400|1900", "Abbandoni dei percorsi formativi|down%|5|20"],
    }),
    "ateneo": ("it", "Università degli Studi della Val d'Esino", {
        "Migliorare la qualità della didattica": ["Studenti che proseguono al secondo anno|up%|65|85", "Soddisfazione complessiva degli studenti|score|7|9"],
        "Potenziare la ricerca competitiva": ["Progetti europei presentati|up|30|90", "Proventi da ricerca finanziata|money|800000|4200000"],
        "Internazionalizzazione": ["Studenti in mobilità internazionale|up|120|480", "Insegnamenti erogati in lingua inglese|up|20|90"],
        "Servizi agli studenti": ["Tempo medio di risposta ai ticket|days|2|8", "Attivazione dell'app di ateneo|yes|0|0"],
    }),
    "asl": ("it", "Azienda sanitaria locale Colli Euganei Sud", {
        "Ridurre le liste d'attesa": ["Prestazioni di classe B erogate entro 10 giorni|up%|75|97", "Tempo medio di attesa per risonanza magnetica|days|30|80"],
        "Appropriatezza dei ricoveri": ["Ricoveri ordinari inappropriati|down%|3|15", "Interventi per frattura di femore entro 48 ore|up%|55|85"],
        "Screening oncologici": ["Adesione allo screening mammografico|up%|50|75", "Inviti spediti|up|8000|42000"],
        "Governo della spesa farmaceutica": ["Spesa farmaceutica convenzionata|cost|20000000|38000000", "Infezioni correlate all'assistenza|down%|2|8"],
        "Sicurezza delle cure": ["Eventi formativi sul rischio clinico|up|8|40", "Adozione del piano di gestione del rischio|date|0|0"],
    }),
    "ministero": ("it", "Ministero delle infrastrutture sociali", {
        "Migliorare la programmazione delle opere": ["Interventi monitorati in BDAP|up%|70|95", "Trasmissione della relazione al Parlamento|date|0|0"],
        "Accelerare i pagamenti": ["Indice di tempestività dei pagamenti|days|10|25", "Capacità di pagamento|up%|75|96"],
        "Digitalizzare gli archivi": ["Fascicoli digitalizzati|up|2500|14000", "Avvio in esercizio del protocollo unico|yes|0|0"],
        "Valorizzare il personale": ["Dipendenti formati|up|300|1800", "Ore medie di formazione per dipendente|up|20|45"],
    }),
    "council": ("en", "Northmoor District Council", {
        "A cleaner borough": ["Household waste recycled or composted|up%|40|62", "Missed bins per 100,000 collections|down|25|80"],
        "Homes for everyone": ["Affordable homes completed|up|40|180", "Average days to re-let a council home|days|18|35"],
        "A well-run council": ["Council tax collected|up%|90|98", "Working days lost to sickness per employee|down|6|11", "Complaints answered within 10 working days|up%|75|95"],
        "Safe neighbourhoods": ["Anti-social behaviour cases resolved|up%|60|90", "Food hygiene inspections completed|up|150|620"],
    }),
    "agency": ("en", "Bureau of Coastal Resources", {
        "Restore coastal habitat": ["Acres of wetland restored|up|1200|6400", "Permits issued within 60 days|up%|70|95"],
        "Modernize data services": ["System availability|up%|95|99", "Average help desk resolution time|days|2|6"],
        "Strengthen the workforce": ["Employee engagement index|up%|60|80", "Average time to hire|days|70|110"],
        "Improve stewardship of funds": ["Improper payment rate|down%|1|6", "Grant awards closed out on time|up%|70|95"],
    }),
    "un": ("en", "Lake Basin Resilience Programme", {
        "Outcome 1: Communities are better prepared for floods": ["Households covered by early warning|up|4000|26000", "Share of villages with a contingency plan|up%|30|80"],
        "Outcome 2: Farmers have more secure incomes": ["Farmers trained in climate-smart practices|up|800|7200", "Post-harvest losses|down%|8|30"],
        "Output 2.1: Seed banks established": ["Seed banks in operation|up|6|30", "Women among seed bank managers|up%|35|60"],
        "Outcome 3: Children attend school": ["Primary attendance rate|up%|65|92", "Classrooms rehabilitated|up|20|140"],
    }),
    "okr": ("en", "Product organisation", {
        "Make onboarding effortless": ["Activation rate|up%|30|70", "Median days to first value|days|2|9"],
        "Earn the trust of our customers": ["Net promoter score|up|20|60", "Open critical bugs|down|4|30"],
        "Grow the self-serve business": ["New paying teams|up|120|900", "Monthly churn|down%|2|6"],
    }),
    "canada": ("en", "Department of Northern Waters", {
        "Canadians have access to safe waterways": ["Percentage of aids to navigation operational|up%|90|99", "Search and rescue responses within standard|up%|85|98"],
        "Fish stocks are sustainably managed": ["Number of major stocks in the healthy zone|up|40|95", "Percentage of inspections that lead to a violation|down%|3|9"],
        "Indigenous partners take part in decisions": ["Number of co-management agreements|up|20|70", "Partner satisfaction with consultations|up%|60|85"],
    }),
    "eu": ("en", "Programme for Connected Regions", {
        "Specific objective 1: sustainable cross-border transport": ["Kilometres of railway upgraded|up|120|900", "Projects completed on schedule|up%|60|90"],
        "Specific objective 2: digital public services": ["Services available online across borders|up%|50|90", "Error rate of payments|down%|1|4"],
        "Specific objective 3: skills for the transition": ["Participants in training|up|9000|64000", "Average time to grant (days)|days|180|240"],
    }),
}

OWNERS = {
    "it": ["Settore Affari generali", "Area Tecnica", "Direzione Bilancio e finanze", "dott.ssa Chiara Benassi", "Servizio Tributi", "U.O.C. Controllo di gestione", "Dirigente Settore III"],
    "en": ["Director of Finance", "Head of Service", "Customer Services", "Chief Operating Officer", "M. Okafor", "Policy Unit", "Field Office North"],
}

# role -> titles that officials write; {y} is the year, {p} the year before
TITLES = {
    "it": {
        "code": ["Cod.", "Codice", "N.", "Codice obiettivo", "ID", "N. ob."],
        "goal": ["Obiettivo strategico", "Area strategica", "Linea strategica", "Indirizzo strategico", "Missione / obiettivo strategico"],
        "objective": ["Obiettivo", "Obiettivo operativo", "Obiettivo gestionale", "Descrizione obiettivo", "Obiettivi operativi", "Denominazione obiettivo", "Obiettivo specifico triennale", "Titolo obiettivo"],
        "indicator": ["Indicatore", "Indicatori", "Indicatore di risultato", "KPI", "Indicatore di performance", "Descrizione indicatore", "Denominazione indicatore", "Indicatori di misurazione"],
        "weight": ["Peso", "Peso %", "Peso indicatore", "Ponderazione", "Peso (%)", "Peso attribuito"],
        "unit": ["Unità di misura", "U.M.", "UM", "Unità"],
        "baseline": ["Valore di partenza", "Baseline", "Valore iniziale", "Baseline {p}", "Valore storico", "Consuntivo {p}", "Situazione di partenza", "Valore al 31/12/{p}"],
        "target": ["Target", "Valore atteso", "Target {y}", "Risultato atteso", "Valore target", "Target annuale", "Obiettivo {y}", "Valore programmato", "Target atteso {y}", "Standard atteso"],
        "next": ["Target {n}", "Valore atteso {n}"],
        "interim": ["Monitoraggio al 30/06/{y}", "I semestre {y}", "Valore al 30/06", "Stato di avanzamento al 30.06.{y}", "Monitoraggio intermedio"],
        "result": ["Consuntivo", "Risultato", "Valore conseguito", "Consuntivo {y}", "Risultato raggiunto", "Valore raggiunto", "Valore a consuntivo", "Risultato conseguito {y}", "Valore effettivo", "Rendicontazione {y}", "Valore realizzato", "Valore al 31/12/{y}", "Misurato {y}"],
        "achieved": ["Grado di raggiungimento", "% raggiungimento", "% di realizzazione", "Grado di conseguimento", "Raggiungimento", "Percentuale di raggiungimento", "% ragg.", "Performance", "Livello di conseguimento (%)", "Esito %"],
        "judgement": ["Esito", "Stato", "Raggiunto (sì/no)", "Giudizio", "Valutazione"],
        "owner": ["Responsabile", "Struttura responsabile", "Dirigente", "Settore", "Servizio", "Centro di responsabilità", "Ufficio", "Unità organizzativa", "CdR"],
        "formula": ["Formula di calcolo", "Modalità di calcolo", "Algoritmo", "Metodo di calcolo"],
        "source": ["Fonte", "Fonte dei dati", "Fonte dato"],
        "note": ["Note", "Note e motivazioni", "Osservazioni", "Commento"],
        "deviation": ["Scostamento", "Scostamento (consuntivo - target)", "Delta"],
        "period": ["Trimestre", "Periodo"],
        "body": ["Ente", "Amministrazione", "Azienda"],
    },
    "en": {
        "code": ["Ref", "No.", "ID", "Code", "#"],
        "goal": ["Strategic goal", "Priority", "Pillar", "Corporate priority", "Strategic theme", "Core responsibility"],
        "objective": ["Objective", "Strategic objective", "Outcome", "Departmental result", "Specific objective", "Goal", "Expected result", "Outcome statement"],
        "indicator": ["Indicator", "Performance measure", "KPI", "Measure", "Performance indicator", "Key performance indicator", "Result indicator", "Metric", "Departmental result indicator", "Key result"],
        "weight": ["Weight", "Weight %", "Weighting", "Relative weight"],
        "unit": ["Unit", "Unit of measure", "UoM", "Units"],
        "baseline": ["Baseline", "Baseline {p}", "Starting value", "{p} actual", "Baseline value", "Prior year", "Start", "Outturn {p}"],
        "target": ["Target", "{y} target", "Annual target", "Target {y}", "Planned", "FY{y} Target", "Target value", "Milestone {y}", "Goal for {y}", "Planned result"],
        "next": ["Target {n}", "{n} target"],
        "interim": ["Mid-year {y}", "Half-year result", "Q2 {y}", "Mid-term value"],
        "result": ["Actual", "Result", "{y} actual", "Outturn", "Achieved value", "FY{y} Result", "Actual result", "Year-end result", "Outturn {y}", "Current value", "Performance {y}", "Value achieved {y}", "Latest", "Year end {y}"],
        "achieved": ["Achievement", "% achieved", "% of target", "Achievement rate", "Achievement %", "Percent achieved", "% of target achieved", "Attainment", "Degree of achievement"],
        "judgement": ["Status", "RAG", "RAG status", "Rating", "Target met?", "Met / Not met", "Assessment"],
        "owner": ["Owner", "Responsible", "Lead officer", "Service area", "Responsible unit", "Accountable lead", "Department", "Lead"],
        "formula": ["Calculation", "Method of calculation", "Definition"],
        "source": ["Source", "Means of verification", "Data source"],
        "note": ["Comments", "Notes", "Commentary", "Narrative"],
        "deviation": ["Variance", "Variance from target", "Difference"],
        "period": ["Quarter", "Period"],
        "body": ["Organisation", "Agency", "Council"],
    },
}

GROUPS = {  # upper title over several columns
    "it": {"indicator": "Indicatore", "value": "Valori {y}", "planned": "Programmato", "done": "Rendicontato"},
    "en": {"indicator": "Performance indicator", "value": "Year {y}", "planned": "Planned", "done": "Delivered"},
}
JUDGEMENTS = {
    "it": [("Raggiunto", "Parzialmente raggiunto", "Non raggiunto"), ("Sì", "In parte", "No"), ("Pienamente raggiunto", "Parzialmente raggiunto", "Non raggiunto"), ("verde", "giallo", "rosso"), ("Conseguito", "Conseguito parzialmente", "Non conseguito"), ("SI", "PARZIALE", "NO")],
    "en": [("Met", "Partly met", "Not met"), ("Green", "Amber", "Red"), ("Achieved", "Partially achieved", "Not achieved"), ("On track", "At risk", "Off track"), ("G", "A", "R"), ("Target met", "Target partially met", "Target not met"), ("Yes", "Partly", "No"), ("🟢", "🟡", "🔴")],
}
UNITS = {"it": {"pct": "%", "count": "N.", "days": "giorni", "money": "€", "score": "punteggio", "date": "data", "yes": "sì/no"},
         "en": {"pct": "%", "count": "Number", "days": "days", "money": "€", "score": "score", "date": "date", "yes": "yes/no"}}
PROSE = {
    "it": ["{body}", "Relazione sulla performance – anno {y}", "Di seguito si riportano gli obiettivi assegnati con il Piano della performance e i risultati conseguiti al 31 dicembre."],
    "en": ["{body}", "Annual performance report {y}", "The table below sets out performance against the targets agreed at the start of the year."],
}
AFTER = {
    "it": ["Fonte: elaborazioni del Servizio controllo di gestione", "(1) Dato provvisorio", "Nota: i valori sono arrotondati"],
    "en": ["Source: performance management system", "(1) Provisional figure", "Note: figures may not add up due to rounding"],
}
REMARKS = {"it": ["Attività svolta regolarmente", "Dato rilevato dal gestionale", "Si conferma l'andamento dell'anno precedente"],
           "en": ["Work went to plan", "Figure taken from the case system", "Performance similar to last year"]}
FORMULAS = {"it": ["n. casi conformi / n. casi totali", "somma degli interventi conclusi", "rilevazione diretta"], "en": ["compliant cases / all cases", "sum of completed items", "direct observation"]}
SOURCES = {"it": ["Gestionale interno", "Protocollo informatico", "SIOPE"], "en": ["Case management system", "Annual survey", "Finance ledger"]}
TOTAL = {"it": ["Totale", "Media complessiva", "TOTALE PESI"], "en": ["Total", "Average", "Overall"]}
