//! Titles as bodies write them, by what they stand for: first those of a kind of body, then
//! those that any of its language writes.

use super::style::{Column, Language, Style};

/// The titles that a body of a kind may write over a column.
pub fn titles(style: Style, column: Column) -> Vec<&'static str> {
    let own = own(style, column);
    let common = match style.language() {
        Language::Italian => italian(column),
        Language::English => english(column),
    };
    // The words of one's own kind are the likelier.
    own.iter().chain(own).chain(common).copied().collect()
}

fn own(style: Style, column: Column) -> &'static [&'static str] {
    use Column as C;
    use Style as S;
    match (style, column) {
        (S::Chamber, C::Perspective) => &["Prospettiva", "PROSPETTIVA BSC", "Area strategica"],
        (S::Chamber, C::Goal) => &["Obiettivo strategico", "OBIETTIVO STRATEGICO", "Ambito strategico"],
        (S::Chamber, C::Objective) => &["Obiettivo operativo", "OBIETTIVO OPERATIVO"],
        (S::Chamber, C::Indicator) => &["Indicatore", "KPI", "INDICATORE"],
        (S::Chamber, C::Formula) => &["Algoritmo", "ALGORITMO", "Algoritmo di calcolo"],
        (S::Chamber, C::Operands) => &["Valori misure", "VALORI MISURA"],
        (S::Chamber, C::Target) => &["Target", "TARGET", "Valore atteso"],
        (S::Chamber, C::Result) => &["Consuntivo", "CONSUNTIVO", "Valore KPI", "Valore ottenuto"],
        (S::Chamber, C::Achievement) => &["Performance", "Grado di raggiungimento", "% Realizzazione"],
        (S::Municipality, C::Perspective) => &["Linea di mandato", "Linea programmatica"],
        (S::Municipality, C::Goal) => &["Obiettivo strategico DUP", "Indirizzo strategico", "Ob. strategico"],
        (S::Municipality, C::Objective) => {
            &["Obiettivo gestionale", "Obiettivo PEG", "Ob. operativo", "Descrizione obiettivo"]
        }
        (S::Municipality, C::Indicator) => {
            &["Indicatore di risultato", "Indicatori", "Indicatore di performance"]
        }
        (S::Municipality, C::Weight) => &["Pesatura", "Peso indicatore"],
        (S::Municipality, C::Target) => &["Risultato atteso", "Valore programmato", "Valore atteso"],
        (S::Municipality, C::Result) => &["Risultato raggiunto", "Valore conseguito", "Valore rilevato"],
        (S::Municipality, C::Achievement) => {
            &["% di raggiungimento", "% ragg.", "Percentuale di realizzazione"]
        }
        (S::Municipality, C::Owner) => {
            &["Dirigente responsabile", "Centro di responsabilità", "Responsabile PEG"]
        }
        (S::Region, C::Perspective) => &["Area di intervento", "Politica regionale"],
        (S::Region, C::Goal) => &["Obiettivo generale", "Obiettivo strategico triennale"],
        (S::Region, C::Objective) => &["Obiettivo specifico", "Obiettivo annuale"],
        (S::Region, C::Indicator) => &["Indicatore", "Descrizione indicatore"],
        (S::Region, C::Target) => &["Valore target", "Target annuale", "Valore obiettivo"],
        (S::Region, C::Result) => &["Valore a consuntivo", "Valore conseguito", "Valore realizzato"],
        (S::Region, C::Owner) => &["Direzione responsabile", "Struttura", "Direzione generale"],
        (S::Ministry, C::Perspective) => &["Priorità politica"],
        (S::Ministry, C::Goal) => {
            &["Obiettivo specifico", "Obiettivo strategico", "Obiettivo specifico triennale"]
        }
        (S::Ministry, C::Objective) => {
            &["Obiettivo annuale", "Obiettivo operativo", "Obiettivo annuale collegato"]
        }
        (S::Ministry, C::Indicator) => {
            &["Indicatore", "Denominazione indicatore", "Descrizione dell'indicatore"]
        }
        (S::Ministry, C::Formula) => &["Metodo di calcolo", "Formula di calcolo"],
        (S::Ministry, C::Target) => &["Valore target", "Valori target a LB"],
        (S::Ministry, C::Result) => &["Valore a consuntivo", "Valori a consuntivo", "Valore effettivo"],
        (S::Ministry, C::Owner) => &["CDR", "Centro di responsabilità amministrativa", "CRA"],
        (S::University, C::Perspective) => &["Area strategica", "Missione istituzionale", "Ambito"],
        (S::University, C::Goal) => &["Obiettivo strategico", "Linea strategica"],
        (S::University, C::Objective) => &["Azione", "Obiettivo operativo", "Azione programmata"],
        (S::University, C::Indicator) => &["Indicatore", "Indicatore di risultato"],
        (S::University, C::Unit) => &["Metrica"],
        (S::University, C::Baseline) => &["Valore iniziale", "Valore di partenza"],
        (S::University, C::Result) => &["Valore raggiunto", "Valore finale", "Valore osservato"],
        (S::University, C::Achievement) => &["Esito %", "Performance", "Grado di conseguimento"],
        (S::University, C::Owner) => &["Struttura responsabile", "Area dirigenziale"],
        (S::Health, C::Perspective) => &["Area di performance", "Dimensione"],
        (S::Health, C::Goal) => &["Macro obiettivo", "Obiettivo regionale", "Obiettivo aziendale"],
        (S::Health, C::Objective) => &["Obiettivo di budget", "Obiettivo", "Obiettivo operativo"],
        (S::Health, C::Indicator) => &["Indicatore", "Indicatore di verifica"],
        (S::Health, C::Weight) => &["Punti", "Peso"],
        (S::Health, C::Target) => &["Atteso", "Valore atteso", "Standard atteso"],
        (S::Health, C::Result) => &["Rilevato", "Risultato", "Valore rilevato"],
        (S::Health, C::Owner) => &["UOC", "Struttura complessa", "U.O. responsabile"],
        (S::Piao, C::Objective) => {
            &["Obiettivo", "Cosa prevediamo di fare? (obiettivo)", "Obiettivo di performance"]
        }
        (S::Piao, C::Goal) => &["Valore pubblico", "Obiettivo di valore pubblico"],
        (S::Piao, C::Indicator) => &[
            "Indicatore",
            "Come misuriamo il raggiungimento dell'obiettivo? (indicatore)",
            "Dimensione e indicatore",
        ],
        (S::Piao, C::Formula) => &["Formula", "Dimensione e formula di performance"],
        (S::Piao, C::Baseline) => &["Baseline", "Da dove partiamo? (baseline)"],
        (S::Piao, C::Target) => &["Target", "Qual è il traguardo atteso? (target)"],
        (S::Piao, C::Source) => &["Fonte", "Dove sono verificabili i dati? (fonte)"],
        (S::Piao, C::Owner) => &["Chi risponde dell'obiettivo?", "Responsabile"],
        (S::Piao, C::Deadline) => &["Entro quando intendiamo raggiungere l'obiettivo?", "Scadenza"],
        (S::British, C::Perspective) => &["Corporate Theme", "Theme"],
        (S::British, C::Goal) => &["Corporate Priority", "Council Priority", "Strategic Priority"],
        (S::British, C::Objective) => &["Objective", "Service Objective", "Key Objective"],
        (S::British, C::Indicator) => &["Key Performance Indicator", "KPI", "Measure", "PI Description"],
        (S::British, C::IndicatorCode) => &["KPI Ref", "PI Code", "Ref", "KPI Code"],
        (S::British, C::Prior) => &["Outturn", "Previous Year Outturn", "Last Year"],
        (S::British, C::Result) => &["Outturn", "Year End", "Actual", "Performance"],
        (S::British, C::Judgement) => &["RAG", "RAG Status", "RAG Rating"],
        (S::British, C::Owner) => &["Lead Officer", "Responsible Officer", "Service"],
        (S::Canadian, C::Perspective) => &["Core responsibility"],
        (S::Canadian, C::Goal) => &["Core responsibility", "Strategic outcome"],
        (S::Canadian, C::Objective) => &["Departmental result", "Departmental results", "Expected result"],
        (S::Canadian, C::Indicator) => {
            &["Departmental result indicator", "Performance indicator", "Departmental result indicators"]
        }
        (S::Canadian, C::Result) => &["Actual result", "Actual results"],
        (S::Canadian, C::Prior) => &["Actual result", "Actual results"],
        (S::Canadian, C::Deadline) => &["Date to achieve target"],
        (S::Canadian, C::Judgement) => &["Result status", "Status"],
        (S::Australian, C::Perspective) => &["Outcome"],
        (S::Australian, C::Goal) => &["Purpose", "Key activity", "Outcome"],
        (S::Australian, C::Objective) => &["Key activity", "Intended result", "Objective"],
        (S::Australian, C::Indicator) => &["Performance measure", "Performance criterion", "Measure"],
        (S::Australian, C::Target) => &["Target", "Planned performance result"],
        (S::Australian, C::Result) => &["Result", "Actual result", "Performance result"],
        (S::Australian, C::Formula) => &["Methodology", "Calculation method"],
        (S::Australian, C::Judgement) => &["Assessment", "Target met?", "Result against target"],
        (S::American, C::Goal) => &["Strategic Goal", "Agency Goal"],
        (S::American, C::Objective) => &["Strategic Objective", "Objective", "Performance Goal"],
        (S::American, C::Indicator) => &["Performance Measure", "Key Indicator", "Performance Indicator"],
        (S::American, C::Result) => &["Actual", "Result", "Actual Performance"],
        (S::American, C::Prior) => &["Actual", "Result"],
        (S::American, C::Judgement) => &["Met/Not Met", "Target Met", "Status"],
        (S::American, C::Owner) => &["Goal Owner", "Goal Leader", "Lead Office"],
        (S::European, C::Goal) => &["General objective", "Specific objective"],
        (S::European, C::Objective) => &["Specific objective", "Operational objective", "Main output"],
        (S::European, C::Indicator) => &["Result indicator", "Output indicator", "Indicator"],
        (S::European, C::Baseline) => &["Baseline", "Baseline value"],
        (S::European, C::Interim) => &["Interim milestone", "Milestone achieved"],
        (S::European, C::Target) => &["Target", "Target value"],
        (S::European, C::Result) => &["Latest known results", "Latest known value", "Actual result"],
        (S::Aid, C::Goal) => &["Outcome", "Goal", "Impact"],
        (S::Aid, C::Objective) => &["Output", "Outcome", "Result statement", "Objective"],
        (S::Aid, C::Indicator) => {
            &["Indicator", "Output indicator", "Objectively verifiable indicator", "Performance indicator"]
        }
        (S::Aid, C::IndicatorCode) => &["Indicator ID", "Indicator No.", "ID"],
        (S::Aid, C::Result) => &["Achieved", "Actual", "Result to date", "Cumulative achievement"],
        (S::Aid, C::Achievement) => &["% of target", "% achieved", "Achievement rate"],
        (S::Aid, C::Source) => &["Means of verification", "Data source"],
        (S::KeyResults, C::Goal) => &["Pillar", "Strategic theme"],
        (S::KeyResults, C::Objective) => &["Objective"],
        (S::KeyResults, C::Indicator) => &["Key result", "Key Result", "KR"],
        (S::KeyResults, C::Baseline) => &["Start", "Start value", "From"],
        (S::KeyResults, C::Target) => &["Target", "To", "Target value"],
        (S::KeyResults, C::Result) => &["Current", "Current value", "Actual"],
        (S::KeyResults, C::Achievement) => &["Progress", "Score", "% complete"],
        _ => &[],
    }
}

fn italian(column: Column) -> &'static [&'static str] {
    use Column as C;
    match column {
        C::RunningNumber => &["N.", "n.", "Progr."],
        C::Context(0) => &["Missione", "Missione di bilancio"],
        C::Context(1) => &["Programma", "Programma di bilancio"],
        C::Context(2) => &["Stakeholder", "Portatori di interesse", "Destinatari"],
        C::Context(_) => &["Territorio", "Zona"],
        C::Perspective => &["Prospettiva", "Area strategica"],
        C::GoalCode => &["Cod. ob. strategico", "Codice strategico"],
        C::Goal => &["Obiettivo strategico"],
        C::ObjectiveCode => &["Codice obiettivo", "Cod. obiettivo", "Cod. Ob.", "ID obiettivo"],
        C::Objective => &["Obiettivo", "Obiettivo operativo", "Obiettivi"],
        C::ObjectiveWeight => &["Peso obiettivo", "Peso ob. (%)", "Peso dell'obiettivo"],
        C::IndicatorCode => &["Codice indicatore", "Cod. indicatore", "Cod. ind.", "ID indicatore"],
        C::Indicator => &["Indicatore", "Indicatori", "Indicatore/KPI", "Denominazione dell'indicatore"],
        C::Weight => &["Peso", "PESO", "Peso %", "Peso indicatore", "Peso (%)"],
        C::Type => &["Tipologia", "Tipo indicatore", "Tipologia indicatore", "Dimensione"],
        C::Formula => &["Formula", "Formula di calcolo", "Metodo di calcolo", "Modalità di calcolo"],
        C::Operands => &["Valori misure", "Valori num./den.", "Num./Den.", "Dati di calcolo"],
        C::Numerator => &["Numeratore", "Num.", "Valore numeratore"],
        C::Denominator => &["Denominatore", "Den.", "Valore denominatore"],
        C::Unit => &["Unità di misura", "U.M.", "UdM", "Unità", "Unità misura"],
        C::Prior => &[
            "Consuntivo anno precedente",
            "Valore anno precedente",
            "Valore storico",
            "Risultato anno precedente",
        ],
        C::Baseline => &["Baseline", "Valore di partenza", "Valore base", "Valore iniziale"],
        C::Interim => &[
            "Monitoraggio al 30/06",
            "Valore al 30 giugno",
            "I semestre",
            "Stato di avanzamento al 30/06",
            "Consuntivo intermedio",
        ],
        C::Target => &["Target", "Valore atteso", "Risultato atteso", "Valore target"],
        C::NextTarget => &["Target", "Valore atteso", "Valore target"],
        C::Result => &[
            "Consuntivo",
            "Risultato",
            "Valore consuntivo",
            "Valore raggiunto",
            "Risultato conseguito",
            "Risultato ottenuto",
        ],
        C::Achievement => &[
            "Grado di raggiungimento",
            "% raggiungimento",
            "Grado di raggiungimento (%)",
            "Raggiungimento %",
            "% realizzazione",
            "% di conseguimento",
        ],
        C::Deviation => &["Scostamento", "Scostamento dal target", "Δ"],
        C::Judgement => &["Stato", "Valutazione", "Esito", "Semaforo", "Giudizio"],
        C::Deadline => &["Scadenza", "Termine", "Data di scadenza", "Tempistica"],
        C::Owner => &["Responsabile", "Ufficio responsabile", "Struttura responsabile", "Referente"],
        C::SecondOwner => &["Altre strutture coinvolte", "Uffici coinvolti", "Altri uffici"],
        C::Source => &["Fonte", "Fonte dei dati", "Fonte dati"],
        C::Note => &["Note", "Annotazioni", "Osservazioni", "Commento"],
    }
}

fn english(column: Column) -> &'static [&'static str] {
    use Column as C;
    match column {
        C::RunningNumber => &["No.", "#", "No"],
        C::Context(0) => &["Country", "Programme area"],
        C::Context(1) => &["Region", "District"],
        C::Context(2) => &["Sector", "Cluster"],
        C::Context(_) => &["Donor", "Funding source"],
        C::Perspective => &["Perspective", "Theme", "Pillar"],
        C::GoalCode => &["Goal No.", "Goal code"],
        C::Goal => &["Strategic goal", "Goal", "Strategic priority"],
        C::ObjectiveCode => &["Objective ID", "Objective No.", "Objective code"],
        C::Objective => &["Objective", "Operational objective", "Strategic objective"],
        C::ObjectiveWeight => &["Objective weight", "Weight of objective"],
        C::IndicatorCode => &["Indicator code", "Indicator ID", "KPI ID"],
        C::Indicator => &["Indicator", "Performance indicator", "KPI", "Indicator description"],
        C::Weight => &["Weight", "Weight (%)", "Weighting", "Weight %"],
        C::Type => &["Type", "Indicator type", "Type of indicator"],
        C::Formula => &["Formula", "Calculation", "Calculation method", "Method of calculation"],
        C::Operands => &["Numerator / denominator", "Num/Den", "Underlying figures"],
        C::Numerator => &["Numerator", "Num.", "Numerator value"],
        C::Denominator => &["Denominator", "Den.", "Denominator value"],
        C::Unit => &["Unit", "Unit of measure", "UoM", "Units", "Unit of measurement"],
        C::Prior => &["Prior year", "Previous year actual", "Prior year result", "Last year's actual"],
        C::Baseline => &["Baseline", "Baseline value", "Starting point"],
        C::Interim => &["Mid-year", "Mid-year result", "Interim result", "Half-year actual", "Q2 actual"],
        C::Target => &["Target", "Planned", "Annual target"],
        C::NextTarget => &["Target"],
        C::Result => &["Actual", "Result", "Actual result", "Year-end result", "Achieved value"],
        C::Achievement => {
            &["Achievement", "Achievement (%)", "% achieved", "% of target achieved", "Achievement rate"]
        }
        C::Deviation => &["Variance", "Deviation", "Difference"],
        C::Judgement => &["Status", "Rating", "RAG", "Assessment", "On track?"],
        C::Deadline => &["Deadline", "Due date", "Due", "Target date"],
        C::Owner => &["Owner", "Responsible", "Lead", "Responsible unit", "Lead department"],
        C::SecondOwner => &["Contributing units", "Other units involved", "Supporting teams"],
        C::Source => &["Data source", "Source", "Source of data"],
        C::Note => &["Notes", "Comments", "Commentary", "Remarks"],
    }
}

/// Words that mean nothing, for titles that say nothing.
pub const NONSENSE: &[&str] = &[
    "Zarpo", "Quilme", "Brenta", "Ovalix", "Tumber", "Fisk", "Lorane", "Pradel", "Muxet", "Senko", "Vandril",
    "Cosmer", "Halux", "Dorbin", "Wexal", "Ystra", "Gombel", "Norvik", "Tarsen", "Ublado", "Kerpax",
    "Jolven", "Ribsu", "Echtan", "Plovi", "Azimer", "Drusel", "Fenqua", "Hostri", "Ilmark",
];
