//! A hundred plain plans in which nothing is wrong, of ten kinds of bodies, in both languages:
//! no rule finds an error there, and how often each warns is written down.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use collaudo::check::check;
use collaudo::config::Config;
use collaudo::finding::Severity;

use crate::support::bless::golden;
use crate::support::edits::Dice;

/// What an indicator measures.
#[derive(Clone, Copy)]
enum Kind {
    /// A part of a whole: the two descriptions.
    Share(&'static str, &'static str),
    /// At least so many.
    Count,
    /// At most so many.
    Few,
    /// At most so many days.
    Days,
    /// By a day.
    Day,
    /// At least so many euro.
    Euro,
    /// At most so many euro.
    Cost,
    /// A mark from 1 to 5.
    Mark,
    /// Done against planned: may exceed 100 %.
    Planned(&'static str, &'static str),
    /// Done or not.
    Yes,
}

type Line = (&'static str, Kind);

use Kind::{Cost, Count, Day, Days, Euro, Few, Mark, Planned, Share, Yes};

const ITALIAN: &[(&str, &[Line])] = &[
    (
        "Comune di Valdombra",
        &[
            (
                "Pratiche edilizie concluse nei termini",
                Share("pratiche concluse nei termini", "pratiche concluse"),
            ),
            ("Tempo medio di rilascio della carta d'identità", Days),
            ("Nuovi iscritti alla biblioteca", Count),
            ("Sinistri stradali con danni", Few),
            ("Approvazione del piano del verde", Day),
            ("Soddisfazione degli utenti dello sportello", Mark),
            (
                "Interventi di manutenzione realizzati su programmati",
                Planned("interventi realizzati", "interventi programmati"),
            ),
            ("Recupero dell'evasione tributaria", Euro),
        ],
    ),
    (
        "Provincia di Montefosco",
        &[
            ("Chilometri di strade asfaltati", Count),
            ("Scuole con certificato antincendio", Share("scuole con certificato antincendio", "scuole")),
            ("Tempo di risposta alle richieste di transito eccezionale", Days),
            ("Adozione del piano neve", Day),
            ("Incidenti sulle strade provinciali", Few),
            ("Gare aggiudicate entro sei mesi", Share("gare aggiudicate entro sei mesi", "gare aggiudicate")),
        ],
    ),
    (
        "Regione Altaterra",
        &[
            ("Fondi europei certificati", Euro),
            ("Imprese ammesse a contributo", Count),
            ("Istanze istruite nei termini", Share("istanze istruite nei termini", "istanze istruite")),
            ("Tempo medio di pagamento delle fatture", Days),
            ("Pubblicazione del bando per il turismo", Day),
            ("Spesa per consulenze", Cost),
        ],
    ),
    (
        "Camera di commercio di Valdombra",
        &[
            (
                "Quota dei certificati rilasciata in via telematica",
                Share("certificati rilasciati in via telematica", "certificati rilasciati"),
            ),
            ("Imprese assistite nella transizione digitale", Count),
            (
                "Mediazioni concluse con accordo",
                Share("mediazioni concluse con accordo", "mediazioni concluse"),
            ),
            ("Tempo medio di iscrizione al registro delle imprese", Days),
            ("Aggiornamento del tariffario", Day),
            ("Relazione semestrale sui controlli inviata", Yes),
            ("Corsi realizzati su corsi previsti", Planned("corsi realizzati", "corsi previsti")),
        ],
    ),
    (
        "Università di Pratoalto",
        &[
            ("Studenti in mobilità internazionale", Count),
            ("Tasso di abbandono dopo il primo anno", Few),
            ("Laureati in corso", Share("laureati in corso", "laureati")),
            ("Gradimento della didattica", Mark),
            ("Contratti di ricerca conto terzi", Euro),
            ("Tempo di rilascio del diploma", Days),
        ],
    ),
    (
        "Azienda sanitaria Colline",
        &[
            (
                "Visite erogate entro i tempi previsti",
                Share("visite erogate entro i tempi", "visite erogate"),
            ),
            ("Tempo di attesa per una visita cardiologica", Days),
            ("Reclami ricevuti dall'ufficio relazioni", Few),
            (
                "Adesione allo screening mammografico",
                Share("donne aderenti allo screening", "donne invitate allo screening"),
            ),
            ("Infezioni correlate all'assistenza", Few),
            ("Attivazione della casa della comunità", Yes),
        ],
    ),
    (
        "Ministero dei servizi",
        &[
            ("Decreti attuativi emanati", Count),
            (
                "Ispezioni svolte / ispezioni pianificate",
                Planned("ispezioni svolte", "ispezioni pianificate"),
            ),
            (
                "Interrogazioni parlamentari con risposta",
                Share("interrogazioni con risposta", "interrogazioni"),
            ),
            ("Emanazione della direttiva annuale", Day),
            ("Debito verso i fornitori", Cost),
            ("Contenziosi definiti in via stragiudiziale", Count),
        ],
    ),
    (
        "Unione dei comuni Quattro Valli",
        &[
            ("Controlli di polizia locale su strada", Count),
            ("Raccolta differenziata", Share("tonnellate di rifiuti differenziati", "tonnellate di rifiuti")),
            ("Tempo medio di conclusione dei procedimenti", Days),
            ("Istituzione dello sportello unico", Day),
            (
                "Utenti soddisfatti dei servizi sociali",
                Share("utenti soddisfatti intervistati", "utenti intervistati"),
            ),
        ],
    ),
    (
        "Ente parco Monti Grigi",
        &[
            ("Visitatori dei centri visita", Count),
            ("Sentieri manutenuti", Count),
            (
                "Danni da fauna liquidati entro novanta giorni",
                Share("domande liquidate entro novanta giorni", "domande liquidate"),
            ),
            ("Ettari percorsi dal fuoco", Few),
            ("Approvazione del regolamento del parco", Day),
            ("Incassi dei biglietti", Euro),
        ],
    ),
    (
        "Autorità portuale del Golfo",
        &[
            ("Concessioni demaniali rilasciate", Count),
            ("Emissioni di CO2 delle banchine", Few),
            ("Tempo medio di sdoganamento", Days),
            ("Entrate da canoni", Euro),
            (
                "Lavori avviati rispetto ai lavori programmati",
                Planned("lavori avviati", "lavori programmati"),
            ),
            ("Avvio dello sportello doganale", Day),
        ],
    ),
];

const ENGLISH: &[(&str, &[Line])] = &[
    (
        "Borough of Elmsford",
        &[
            (
                "Planning applications decided in time",
                Share("planning applications decided in time", "planning applications decided"),
            ),
            ("Average time to issue a licence", Days),
            ("New library members", Count),
            ("Complaints received", Few),
            ("Adoption of the local plan", Day),
            ("Residents' satisfaction", Mark),
        ],
    ),
    (
        "County of Northmere",
        &[
            ("Kilometres of road resurfaced", Count),
            ("Schools with a fire certificate", Share("schools with a fire certificate", "schools")),
            ("Accidents on county roads", Few),
            (
                "Repairs carried out against planned repairs",
                Planned("repairs carried out", "planned repairs"),
            ),
            ("Response time to enquiries", Days),
        ],
    ),
    (
        "Region of Highland",
        &[
            ("Firms supported", Count),
            ("Grants paid", Euro),
            ("Claims settled within sixty days", Share("claims settled within sixty days", "claims settled")),
            ("Publication of the tourism call", Day),
            ("Legal costs", Cost),
        ],
    ),
    (
        "Chamber of Commerce of Westport",
        &[
            ("Certificates issued online", Share("certificates issued online", "certificates issued")),
            (
                "Mediations closed with an agreement",
                Share("mediations closed with an agreement", "mediations closed"),
            ),
            ("Training days held", Count),
            ("Register kept up to date", Yes),
            ("Average time of registration", Days),
        ],
    ),
    (
        "University of Kingsbridge",
        &[
            ("Students abroad", Count),
            ("Graduates on time", Share("graduates on time", "graduates")),
            ("Student satisfaction with teaching", Mark),
            ("Research income", Euro),
            ("Opening of the new laboratory", Day),
        ],
    ),
    (
        "Health Trust East",
        &[
            (
                "Patients seen within the target time",
                Share("patients seen within the target time", "patients seen"),
            ),
            ("Waiting time for cardiology", Days),
            ("Injuries at work", Few),
            ("Screening uptake", Share("women screened after invitation", "women invited")),
            ("Opening of the community centre", Yes),
        ],
    ),
    (
        "Ministry of Services",
        &[
            ("Regulations issued", Count),
            (
                "Inspections carried out against scheduled ones",
                Planned("inspections carried out", "scheduled inspections"),
            ),
            ("Questions answered", Share("questions answered", "questions")),
            ("Debt owed to suppliers", Cost),
            ("Adoption of the annual directive", Day),
        ],
    ),
    (
        "Joint Authority of Four Valleys",
        &[
            ("Patrols on the road", Count),
            (
                "Waste collected separately",
                Share("tonnes of waste collected separately", "tonnes of waste collected"),
            ),
            ("Average time of proceedings", Days),
            ("Satisfied users of social services", Share("satisfied users asked", "users asked")),
        ],
    ),
    (
        "Grey Mountains Park",
        &[
            ("Visitors to the centres", Count),
            ("Hectares burnt", Few),
            ("Ticket income", Euro),
            ("Approval of the park rules", Day),
            ("Paths maintained", Count),
        ],
    ),
    (
        "Gulf Port Authority",
        &[
            ("Concessions granted", Count),
            ("Emissions of the docks", Few),
            ("Average time of clearance", Days),
            ("Works started against planned works", Planned("works started", "planned works")),
            ("Start of the customs desk", Day),
        ],
    ),
];

/// The words of a language.
struct Words {
    plan: &'static str,
    goal: &'static str,
    objective: &'static str,
    indicator: &'static str,
    weight: &'static str,
    measure: &'static str,
    formula: &'static str,
    by: &'static str,
    result: &'static str,
    achieved: &'static str,
    source: (&'static str, &'static str),
    out_of: &'static str,
    days: &'static str,
    yes: &'static str,
    /// Names of goals and objectives.
    names: [&'static str; 3],
}

const IT: Words = Words {
    plan: "piano",
    goal: "strategico",
    objective: "obiettivo",
    indicator: "indicatore",
    weight: "peso",
    measure: "misura",
    formula: "formula",
    by: "entro",
    result: "consuntivo",
    achieved: "grado",
    source: ("fonte", "Sistema gestionale"),
    out_of: "su",
    days: "gg",
    yes: "sì",
    names: [
        "Servizi migliori per i cittadini",
        "Qualità dei servizi al pubblico",
        "Organizzazione e risorse",
    ],
};

const EN: Words = Words {
    plan: "plan",
    goal: "goal",
    objective: "objective",
    indicator: "indicator",
    weight: "weight",
    measure: "measure",
    formula: "formula",
    by: "by",
    result: "result",
    achieved: "achieved",
    source: ("source", "Records system"),
    out_of: "su",
    days: "days",
    yes: "yes",
    names: ["Better services for residents", "Quality of public services", "Organisation and resources"],
};

/// An indicator with a result near its target, and the achievement that follows.
fn indicator((name, kind): Line, weight: usize, words: &Words, dice: &mut Dice, out: &mut String) {
    let _ = writeln!(out, "  {} \"{name}\"\n    {} {weight}%", words.indicator, words.weight);
    let wanted = 20 + dice.roll(60);
    // Up to a fifth better or worse.
    let (better, slip) = (dice.roll(3) > 0, dice.roll(wanted / 5 + 1));
    let more = if better { wanted + slip } else { wanted - slip };
    let less = if better { wanted - slip } else { wanted + slip };
    let of_more = |it: usize| if it >= wanted { "100%".to_owned() } else { percent(100 * it, wanted) };
    let of_less =
        |it: usize| if it <= wanted { "100%".to_owned() } else { percent(100 * (2 * wanted - it), wanted) };
    let (target, result, achieved) = match kind {
        Share(part, whole) | Planned(part, whole) => {
            let (whole_n, part_n) = match kind {
                Planned(..) => (100, more.max(1) + 30),
                _ => (100, more.min(100)),
            };
            let _ = writeln!(
                out,
                "    {} a = {part_n} N \"{part}\"\n    {} b = {whole_n} N \"{whole}\"",
                words.measure, words.measure
            );
            let _ = writeln!(out, "    {} a / b", words.formula);
            (format!(">= {wanted}%"), format!("{part_n}%"), of_more(part_n))
        }
        Count => (format!(">= {wanted} N"), format!("{more} N"), of_more(more)),
        Few => (format!("<= {wanted} N"), format!("{less} N"), of_less(less)),
        Days => (format!("<= {wanted} {}", words.days), format!("{less} {}", words.days), of_less(less)),
        Euro => (format!(">= {wanted}000 €"), format!("{more}000 €"), of_more(more)),
        Cost => (format!("<= {wanted}000 €"), format!("{less}000 €"), of_less(less)),
        Day => (
            format!("{} 30-11-2024", words.by),
            format!("{:02}-10-2024", 1 + dice.roll(4)),
            "100%".to_owned(),
        ),
        Mark => (format!(">= 3 {} 1-5", words.out_of), format!("4 {} 1-5", words.out_of), "100%".to_owned()),
        Yes => (words.yes.to_owned(), words.yes.to_owned(), "100%".to_owned()),
    };
    let _ = writeln!(
        out,
        "    target {target}\n    {} {result}\n    {} {achieved}",
        words.result, words.achieved
    );
    let _ = writeln!(out, "    {} \"{}\"", words.source.0, words.source.1);
}

/// A quotient in whole per cents, half away from zero.
fn percent(a: usize, b: usize) -> String {
    format!("{}%", (2 * a + b) / (2 * b))
}

fn plan(body: &str, lines: &[Line], words: &Words, dice: &mut Dice) -> String {
    let mut res = format!("{} \"{body}\" 2024\n{} 01 \"{}\"\n", words.plan, words.goal, words.names[0]);
    let shift = dice.roll(lines.len());
    let lines: Vec<Line> = (0..lines.len()).map(|it| lines[(it + shift) % lines.len()]).collect();
    let (first, second) = lines.split_at(lines.len() / 2);
    for (i, part) in [first, second].into_iter().enumerate() {
        let _ = writeln!(
            res,
            "{} 01.{:02} \"{}\"\n  {} 50%",
            words.objective,
            i + 1,
            words.names[i + 1],
            words.weight
        );
        let share = 100 / part.len();
        for (k, line) in part.iter().enumerate() {
            let weight = if k == 0 { 100 - share * (part.len() - 1) } else { share };
            indicator(*line, weight, words, dice, &mut res);
        }
    }
    res
}

#[test]
fn plain_plans_have_no_error_and_few_warnings() {
    let config = Config::default();
    let mut rates: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut n_indicators = 0;
    let mut seed = 0;
    for (bodies, words) in [(ITALIAN, &IT), (ENGLISH, &EN)] {
        for (body, lines) in bodies {
            for _ in 0..5 {
                seed += 1;
                let text = plan(body, lines, words, &mut Dice(seed));
                let checked = check(&text, &config, false);
                n_indicators += checked.n_indicators();
                for (section, start) in checked.sections.iter().zip(checked.starts()) {
                    for it in section.findings(&config) {
                        let line = text[it.span.shifted(start).range()].lines().next().unwrap_or("");
                        assert_ne!(it.severity, Severity::Error, "{} at {line:?} in\n{text}", it.rule);
                        *rates.entry((it.severity.name(), it.rule)).or_default() += 1;
                    }
                }
            }
        }
    }
    assert_eq!(seed, 100);
    let mut table = format!("100 plans, {n_indicators} indicators, no error\n");
    for ((severity, rule), n) in rates {
        let _ = writeln!(table, "{severity} {rule} {n}");
    }
    golden("tests/data/plain.txt", &table);
}
