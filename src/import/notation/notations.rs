//! Notations as bodies write them, in both languages, and what they mean.

use crate::import::notation::kind::{Kind, kind};
use crate::import::notation::number::Mark;
use crate::import::notation::{Around, Reading, Told, deadline, target, value};
use crate::syntax::Language;

const AROUND: Around<'_> = Around {
    mark: Some(Mark::Comma),
    day_first: Some(true),
    language: None,
    year: Some("2023"),
    year_end: None,
    unit: None,
    is_share: false,
    missing: &[],
};

/// What is told, one after the other: the year, the text, `~` where it has two readings, the
/// note in brackets; then the baseline, then what is not told with its reason.
pub(super) fn told(reading: &Reading) -> String {
    let one = |it: &Told| {
        let year = it.year.as_ref().map(|it| format!("{it} ")).unwrap_or_default();
        let open = if it.is_ambiguous { "~" } else { "" };
        let note = it.note.as_ref().map(|it| format!(" [{it}]")).unwrap_or_default();
        format!("{year}{open}{}{note}", it.text)
    };
    let said = reading.told.iter().map(one);
    let base = reading.baseline.iter().map(|it| format!("base {}", one(it)));
    let earlier = reading.earlier.iter().map(|it| format!("earlier {}", one(it)));
    let unsaid = reading.untold.iter().map(|it| format!("? {} {}", it.0, it.1));
    said.chain(base).chain(earlier).chain(unsaid).collect::<Vec<_>>().join("; ")
}

/// Collects what differs, so that one run shows all of it.
fn compare<'t>(pairs: impl IntoIterator<Item = (&'t str, &'t str)>, read: impl Fn(&str) -> String) {
    let different: Vec<String> = pairs
        .into_iter()
        .filter_map(|(text, meant)| {
            let read = read(text);
            (read != meant).then(|| format!("{text}\n   meant {meant}\n   read  {read}"))
        })
        .collect();
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

#[test]
fn targets_in_every_notation_are_those_of_plans() {
    compare(
        [
            // Signs.
            (">= 90%", ">= 90%"),
            ("≤ 10 gg.", "<= 10 gg"),
            (">= 2.355", ">= 2355"),
            (">90", "> 90"),
            ("> = 90%", ">= 90%"),
            (">/= 90%", ">= 90%"),
            ("> o = 90%", ">= 90%"),
            ("⩾ 90 %", ">= 90%"),
            ("> del 60%", "> 60%"),
            (">= al 60%", ">= 60%"),
            ("≥ € 250.000", ">= 250000 €"),
            ("= 1,00", "= 1,00"),
            ("≥80% dei casi", ">= 80% [dei casi]"),
            (">= 80% (1)", ">= 80% [(1)]"),
            (">= 80%*", ">= 80% [*]"),
            (">=", "? >= import-empty-comparator"),
            // Italian words.
            ("almeno il 60%", ">= 60%"),
            ("Almeno 3", ">= 3"),
            ("almeno n. 2 incontri", ">= 2 incontri"),
            ("almeno due incontri", ">= 2 incontri"),
            ("almeno una relazione", ">= 1 relazione"),
            ("minimo 80%", ">= 80%"),
            ("min. 5", ">= 5"),
            ("non meno di 24 ore", ">= 24 ore"),
            ("non inferiore all'80%", ">= 80%"),
            ("Pari o superiore al 90%", ">= 90%"),
            ("maggiore o uguale a 12", ">= 12"),
            ("superiore al 5%", "> 5%"),
            ("più di 10", "> 10"),
            ("oltre 100 utenti", "> 100 utenti"),
            ("meno di 5", "< 5"),
            ("inferiore a 30 giorni", "< 30 gg"),
            ("non oltre 30 giorni", "<= 30 gg"),
            ("non più di 10", "<= 10"),
            ("NON PIU' DI 10", "<= 10"),
            ("non superiore al 5%", "<= 5%"),
            ("max 30 gg", "<= 30 gg"),
            ("massimo 3 reclami", "<= 3 reclami"),
            ("al massimo 2", "<= 2"),
            ("il 90% delle pratiche", "90% [delle pratiche]"),
            ("100% (almeno)", ">= 100%"),
            (">= 80% delle fatture entro 30 gg", ">= 80% [delle fatture entro 30 gg]"),
            ("ridurre al 5%", "<= 5% [ridurre al 5%]"),
            ("realizzato/non realizzato", "si"),
            ("pari al 100%", "100%"),
            ("pari a 4", "4"),
            ("esattamente 4", "= 4"),
            ("30 giorni massimo", "<= 30 gg"),
            ("80% o più", ">= 80%"),
            ("5 o meno", "<= 5"),
            ("Target: almeno 80%", ">= 80%"),
            // English words.
            ("at least 60%", ">= 60%"),
            ("At least 3 meetings", ">= 3 meetings"),
            ("at most 5", "<= 5"),
            ("no more than 30 days", "<= 30 gg"),
            ("Not more than 25 days", "<= 25 gg"),
            ("not exceeding £12,000.50", "<= 12000,50 GBP"),
            ("up to 10", "<= 10"),
            ("More than 95%", "> 95%"),
            ("Less than 5%", "< 5%"),
            ("fewer than 3 complaints", "< 3 complaints"),
            ("over 80%", "> 80%"),
            ("under 5 minutes", "< 5 min"),
            ("above 75%", "> 75%"),
            ("Minimum 80%", ">= 80%"),
            ("minimum of 5", ">= 5"),
            ("maximum 3", "<= 3"),
            ("greater than or equal to 80%", ">= 80%"),
            ("less than or equal to 4", "<= 4"),
            ("no fewer than two reports", ">= 2 reports"),
            ("95% or more", ">= 95%"),
            ("95% or higher", ">= 95%"),
            ("95% or above", ">= 95%"),
            ("30 days or less", "<= 30 gg"),
            ("5 or fewer", "<= 5"),
            ("20+", ">= 20"),
            ("80%+", ">= 80%"),
            ("5 days maximum", "<= 5 gg"),
            ("5+ partners", ">= 5 partners"),
            ("5 or more partners", ">= 5 partners"),
            ("Increase to 80%", ">= 80% [Increase to 80%]"),
            ("95% within 4 hours", "95% [within 4 hours]"),
            ("95% satisfaction", "95% [satisfaction]"),
            ("equal to 100%", "100%"),
            // Ranges.
            ("80%-90%", "80%..90%"),
            ("80-90%", "80%..90%"),
            ("tra 80% e 90%", "80%..90%"),
            ("compreso tra 10 e 20", "10..20"),
            ("Between 75% and 85%", "75%..85%"),
            ("between 3 and 5 days", "3..5 gg"),
            ("75% to 85%", "75%..85%"),
            ("80%..90%", "80%..90%"),
            ("da 80% a 90%", "~80%..90%"),
            ("90%-80%", "? 90%-80% import-unread-value"),
            // From a baseline.
            ("9 days → 4 days", "4 gg; base 9 gg"),
            ("9 -> 4 gg", "4 gg; base 9 gg"),
            ("60% → 80%", "80%; base 60%"),
            ("from 9 to 4 days", "4 gg; base 9 gg"),
            ("da 9 a 4 giorni", "4 gg; base 9 gg"),
            ("Increase from 60% to 80%", "80%; base 60%"),
            // Changes.
            ("+2% rispetto al 2021", "? +2% rispetto al 2021 import-relative-target"),
            ("-5% rispetto all'anno precedente", "? -5% rispetto all'anno precedente import-relative-target"),
            ("+5 punti", "? +5 punti import-relative-target"),
            ("+5 percentage points", "? +5 percentage points import-relative-target"),
            ("incremento del 5%", "? incremento del 5% import-relative-target"),
            ("reduce by 10%", "? reduce by 10% import-relative-target"),
            ("-5%", "-5%"),
            ("−3,1%", "-3,1%"),
            ("+5%", "? +5% import-relative-target"),
            // Days to be met.
            ("Entro giugno", "entro 30-06-2023"),
            ("entro il 30 giugno 2024", "entro 30-06-2024"),
            ("entro il 30/06", "entro 30-06-2023"),
            ("entro 30 giugno", "entro 30-06-2023"),
            ("Entro febbraio 2024", "entro 29-02-2024"),
            ("entro la fine di giugno", "entro 30-06-2023"),
            ("entro fine anno", "entro 31-12-2023"),
            ("entro l'anno", "entro 31-12-2023"),
            ("entro il 2024", "entro 31-12-2024"),
            ("Entro il primo semestre", "entro 30-06-2023"),
            ("entro il III trimestre", "entro 30-09-2023"),
            ("entro e non oltre il 30 giugno", "entro 30-06-2023"),
            ("non oltre il 31/12/2023", "entro 31-12-2023"),
            ("scadenza: 31/12/2023", "entro 31-12-2023"),
            ("by June", "entro 30-06-2023"),
            ("by June 30", "entro 30-06-2023"),
            ("by 31 March 2024", "entro 31-03-2024"),
            ("by March 31, 2024", "entro 31-03-2024"),
            ("By the end of March 2024", "entro 31-03-2024"),
            ("by Q4 2023", "entro 31-12-2023"),
            ("by end of Q2", "entro 30-06-2023"),
            ("by year end", "entro 31-12-2023"),
            ("by 2025", "entro 31-12-2025"),
            ("by end 2023/24", "entro 31-03-2024"),
            ("no later than 30 June", "entro 30-06-2023"),
            ("on or before 1 July 2023", "entro 01-07-2023"),
            ("due 31 March 2024", "entro 31-03-2024"),
            ("before 31 March 2024", "entro 30-03-2024 [before 31 March 2024]"),
            ("Dec 24", "~entro 24-12-2023"),
            ("TBD by Q2", "? TBD by Q2 import-unread-value"),
            ("by the end of the financial year", "? by the end of the financial year import-unread-value"),
            ("30 giugno 2024", "30-06-2024"),
            ("31.12.2020", "31-12-2020"),
            ("March 31, 2024", "31-03-2024"),
            ("31 dicembre", "entro 31-12-2023"),
            ("giugno 2024", "entro 30-06-2024"),
            ("Q4 2023", "entro 31-12-2023"),
            ("Relazione entro il 31/12", "entro 31-12-2023 [Relazione entro il 31/12]"),
            ("Report published by 31 March 2024", "entro 31-03-2024 [Report published by 31 March 2024]"),
            (
                "Avvio del portale prima del 1 luglio 2023",
                "entro 30-06-2023 [Avvio del portale prima del 1 luglio 2023]",
            ),
            // Spans that may pass.
            ("entro 60 gg", "<= 60 gg"),
            ("entro 30 giorni dalla richiesta", "<= 30 gg [dalla richiesta]"),
            ("entro le 48 ore", "<= 48 ore"),
            ("within 60 days", "<= 60 gg"),
            ("within five days of receipt", "<= 5 gg [of receipt]"),
            ("entro il 5%", "<= 5%"),
            // Yes, no and nothing.
            ("SI/NO", "si"),
            ("on/off", "si"),
            ("Yes/No", "si"),
            ("SI", "si"),
            ("Fatto", "si"),
            ("realizzata", "si"),
            ("non raggiunto", "no"),
            ("OFF", "no"),
            ("not done", "no"),
            ("Kpi non definito", "n/d"),
            ("n.d.", "n/d"),
            ("n.a.", "n/a"),
            ("TBC", "n/d"),
            ("to be confirmed", "n/d"),
            ("No target set", "n/a"),
            ("Data only", "n/a"),
            ("-", "n/d"),
            // Amounts.
            ("3 mln €", "3 mln €"),
            ("1,5 milioni di euro", "1,5 mln €"),
            ("SAL 50%", "50%"),
            ("n. 3", "3"),
            ("N° 3 regolamenti", "3 regolamenti"),
            ("n. 4 incontri", "4 incontri"),
            ("80% delle pratiche pervenute", "80% [delle pratiche pervenute]"),
            ("4 incontri con le imprese", "4 incontri [con le imprese]"),
            ("80% (+5 punti)", "80% [(+5 punti)]"),
            // Several years.
            (
                "Anno 2015: >= 90% Anno 2016: >= 95% Anno 2017: >= 100%",
                "2015 >= 90%; 2016 >= 95%; 2017 >= 100%",
            ),
            ("Anno 2015: >= 90%\nAnno 2016: >= 95%", "2015 >= 90%; 2016 >= 95%"),
            ("Anno 2015: >= 90% Anno 2017: >=", "2015 >= 90%; ? 2017: >= import-empty-comparator"),
            ("2015: 3; 2016: 4", "2015 3; 2016 4"),
            ("90% (2015), 95% (2016)", "2015 90%; 2016 95%"),
            ("2015: almeno 90%\n2016: almeno 95%", "2015 >= 90%; 2016 >= 95%"),
            ("2022/23: 90%; 2023/24: 95%", "2022/23 90%; 2023/24 95%"),
            ("Q1: 10; Q2: 20", "20; earlier 10"),
            ("I semestre: 40%; II semestre: 80%", "80%; earlier 40%"),
            // What plans cannot say, and what is no target.
            ("Realizzazione del portale", "? Realizzazione del portale import-unread-value"),
            ("entro breve", "? entro breve import-unread-value"),
            ("entro il 31 febbraio", "? entro il 31 febbraio import-unread-value"),
            ("parzialmente raggiunto", "? parzialmente raggiunto import-unread-value"),
            ("anno di prova", "? anno di prova import-unread-value"),
            ("almeno qualcosa", "? almeno qualcosa import-unread-value"),
            (
                "80% delle pratiche e 20% delle altre",
                "? 80% delle pratiche e 20% delle altre import-unread-value",
            ),
            ("2 incontri al mese", "? 2 incontri al mese import-unread-value"),
            (
                "entro il 30 giugno di ciascun anno",
                "? entro il 30 giugno di ciascun anno import-unread-value",
            ),
            ("entro il 30/06 e il 31/12", "? entro il 30/06 e il 31/12 import-unread-value"),
        ],
        |text| told(&target(text, AROUND)),
    );
}

#[test]
fn values_in_every_notation_are_those_of_plans() {
    compare(
        [
            ("97,87 %", "97,87%"),
            ("100 per cento", "100%"),
            ("80 per cent", "80%"),
            ("80 percent", "80%"),
            ("5‰", "0,5% [5‰]"),
            ("1.010 N.", "1010 N"),
            ("1 giorni", "1 gg"),
            ("12.500,00 euro", "12500,00 €"),
            ("€ 261.340,55", "261340,55 €"),
            ("£1.2m", "1200000 GBP"),
            ("$12.50", "12,50 dollari"),
            ("€3.5 million", "3,5 mln €"),
            ("250 k€", "250 mila €"),
            ("2,5 miliardi di euro", "2500 mln €"),
            ("3 migliaia di visitatori", "3000 visitatori"),
            ("1.2 million", "1200000"),
            ("4 hrs", "4 ore"),
            ("45 mins", "45 min"),
            ("12.5 FTEs", "12,5 FTE"),
            ("2 ore e 30 minuti", "150 min [2 ore e 30 minuti]"),
            ("1 year and 6 months", "18 mesi [1 year and 6 months]"),
            ("85,30%*", "85,30% [*]"),
            ("97,4 % (1)", "97,4% [(1)]"),
            ("80%¹", "80% [¹]"),
            ("80%[1]", "80% [[1]]"),
            ("4 (2)", "4 [(2)]"),
            ("80%†", "80% [†]"),
            ("1.234 ** (a)", "1234 [** (a)]"),
            ("70,1% (2021: 68,4%)", "70,1% [(2021: 68,4%)]"),
            ("80% (stima)", "80% [(stima)]"),
            ("98,09% (154/157)", "98,09% [(154/157)]"),
            ("154/157 = 98,09%", "98,09% [154/157]"),
            ("154/157 (98,1%)", "98,1% [154/157]"),
            ("gennaio 2023", "~31-01-2023 [gennaio 2023]"),
            ("80% al 31/12/2023", "80% [al 31/12/2023]"),
            ("Sì, il 15/01/2023", "si [il 15/01/2023]"),
            ("80% al 30/06, 95% al 31/12", "95%; earlier 80%"),
            ("70,1% (2021)", "2021 70,1%"),
            ("90%.", "90%"),
            ("5 (giorni)", "5 gg"),
            ("3,5 (mln €)", "3,5 mln €"),
            ("1.200 (migliaia)", "1200000"),
            ("circa 80%", "~80% [circa]"),
            ("~ 80%", "~80% [~]"),
            ("+2% rispetto al 2021", "2% [rispetto al 2021]"),
            ("2% rispetto al 2021", "~2% [rispetto al 2021]"),
            ("-3,1%", "-3,1%"),
            ("n. 4 incontri", "4 incontri"),
            ("due incontri", "2 incontri"),
            ("28.12.2022", "28-12-2022"),
            ("il 28 dicembre 2022", "28-12-2022"),
            ("in data 28/12/2022", "28-12-2022"),
            ("28/12/2022 00:00:00", "28-12-2022"),
            ("Relazione trasmessa il 15/01/2023", "15-01-2023 [Relazione trasmessa il 15/01/2023]"),
            ("Sì", "si"),
            ("Sì*", "si [*]"),
            ("Sì (15/03/2023)", "si [(15/03/2023)]"),
            ("Sì (in parte)", "? Sì (in parte) import-unread-value"),
            ("Raggiunto", "si"),
            ("✔", "si"),
            ("✘", "no"),
            ("Raggiunto (100%)", "~100% [Raggiunto]"),
            ("Raggiunto al 100%", "~100% [Raggiunto]"),
            ("n/a", "n/a"),
            ("not available", "n/d"),
            ("TBD", "n/d"),
            ("pending", "n/d"),
            ("Non rilevabile", "n/d"),
            ("dato non ancora disponibile", "n/d"),
            ("–", "n/d"),
            ("3,46 su 1-4", "3,46 su 1-4"),
            ("154/157", "? 154/157 import-unread-value"),
            ("oltre 100", "? oltre 100 import-unread-value"),
            ("5 in meno", "? 5 in meno import-unread-value"),
            ("3 incontri annullati", "? 3 incontri annullati import-unread-value"),
            ("2 al mese", "? 2 al mese import-unread-value"),
            ("30 giorni di ritardo", "? 30 giorni di ritardo import-unread-value"),
            ("1.2E+05", "? 1.2E+05 import-unread-value"),
            ("1.01.000", "? 1.01.000 import-unread-value"),
            ("Non trasmessa il 15/01/2023", "? Non trasmessa il 15/01/2023 import-unread-value"),
        ],
        |text| told(&value(text, AROUND)),
    );
}

#[test]
fn what_the_column_does_not_tell_stays_open() {
    let open = Around { mark: None, day_first: None, ..AROUND };
    compare(
        [
            ("1.010", "~1.010"),
            ("1,010", "~1,010"),
            ("12.500 €", "~12.500 €"),
            ("97,87%", "97,87%"),
            ("1.010,5", "1010,5"),
            ("1.500 migliaia", "? 1.500 migliaia import-unread-value"),
            ("3/4/2023", "~03-04-2023"),
            ("13/4/2023", "13-04-2023"),
            ("6/30/2023", "30-06-2023"),
        ],
        |text| told(&value(text, open)),
    );
    compare(
        [
            (">= 1.500", ">= ~1.500"),
            ("by 3/4/2023", "~entro 03-04-2023"),
            ("by 6/30/2023", "entro 30-06-2023"),
        ],
        |text| told(&target(text, open)).replace("~>= 1.500", ">= ~1.500"),
    );
    let italian = Around { language: Some(Language::It), ..open };
    compare([("3/4/2023", "03-04-2023")], |text| told(&value(text, italian)));
    let american = Around { day_first: Some(false), ..open };
    compare([("3/4/2023", "04-03-2023"), ("30/6/2023", "30-06-2023")], |text| told(&value(text, american)));
}

#[test]
fn what_surrounds_a_value_tells_its_unit() {
    let missing = ["-1".to_owned()];
    let percent = Around { unit: Some("%"), missing: &missing, ..AROUND };
    compare([("97,87", "97,87%"), ("12 gg", "12 gg"), ("-1", "n/d")], |text| told(&value(text, percent)));
    let share = Around { is_share: true, ..AROUND };
    compare([("0,95", "95%"), ("1", "100%"), ("0.335", "33,5%"), ("80%", "80%")], |text| {
        told(&value(text, share))
    });
    compare(
        [(">= 90", ">= 90%"), ("-1", "n/d"), ("80-90", "80%..90%"), ("60 → 80", "80%; base 60%")],
        |text| told(&target(text, percent)),
    );
}

#[test]
fn a_deadline_needs_no_word_before_it() {
    compare(
        [
            ("31.12.2020", "entro 31-12-2020"),
            ("Entro giugno", "entro 30-06-2023"),
            ("Q3", "entro 30-09-2023"),
            ("March 2024", "entro 31-03-2024"),
            ("TBC", "n/d"),
            ("31/12/2023*", "entro 31-12-2023 [*]"),
        ],
        |text| told(&deadline(text, AROUND)),
    );
}

#[test]
fn cells_are_told_by_what_they_hold() {
    for (text, meant) in [
        ("100,00%", Kind::Percent),
        ("97,87 %", Kind::Percent),
        ("100 per cento", Kind::Percent),
        ("5‰", Kind::Percent),
        ("80%*", Kind::Percent),
        ("97,4 % (1)", Kind::Percent),
        ("80% (+5 punti)", Kind::Percent),
        ("46 N.", Kind::Number),
        ("1.010", Kind::Number),
        ("1.1", Kind::Number),
        ("01.02", Kind::Number),
        ("5,16 gg", Kind::Number),
        ("€ 500", Kind::Number),
        ("£1.2m", Kind::Number),
        ("$12.50", Kind::Number),
        ("3 mln €", Kind::Number),
        ("EUR 500", Kind::Number),
        ("n. 4 incontri", Kind::Number),
        ("2 ore e 30 minuti", Kind::Number),
        ("3,46 su 1-4", Kind::Number),
        ("80%..90%", Kind::Range),
        ("80-90%", Kind::Range),
        ("tra 80% e 90%", Kind::Range),
        ("936 N. / 1.010 N.", Kind::Ratio),
        ("154/157", Kind::Ratio),
        ("14-02-2023", Kind::Date),
        ("March 31, 2024", Kind::Date),
        ("6/30/2023", Kind::Date),
        ("2023/24", Kind::Date),
        (">= 70,00 %", Kind::Goal),
        ("≤ 3 N.", Kind::Goal),
        ("> = 3", Kind::Goal),
        ("Entro 30/04/2023", Kind::Goal),
        ("almeno il 60%", Kind::Goal),
        ("at least 60%", Kind::Goal),
        ("95% or more", Kind::Goal),
        ("20+", Kind::Goal),
        ("9 days → 4 days", Kind::Goal),
        ("by Q4 2023", Kind::Goal),
        ("Anno 2015: >= 90% Anno 2016: >= 95%", Kind::Goal),
        ("2015: >= 90%; 2016: >= 95%", Kind::Goal),
        ("90% (2015), 95% (2016)", Kind::Percent),
        ("SI", Kind::Word),
        ("n.d.", Kind::Word),
        ("n/a", Kind::Word),
        ("-", Kind::Word),
        ("TBC", Kind::Word),
        ("pending", Kind::Word),
        ("Kpi non definito", Kind::Word),
        ("No target set", Kind::Word),
        ("Data only", Kind::Word),
        ("not available", Kind::Word),
        ("Raggiunto", Kind::Judgement),
        ("Parzialmente raggiunto", Kind::Judgement),
        ("Not met", Kind::Judgement),
        ("On track", Kind::Judgement),
        ("Green", Kind::Judgement),
        ("🟢", Kind::Judgement),
        ("✔", Kind::Judgement),
        ("31-02-2023", Kind::Broken),
        ("97,,87", Kind::Broken),
        ("> di ieri sera", Kind::Text),
        ("Entro giugno si vedrà", Kind::Text),
        ("3 corsi di formazione", Kind::Text),
        ("n. 3 corsi / n. corsi", Kind::Text),
        ("N. incontri", Kind::Text),
        ("1.1 Sportello unico", Kind::Text),
        ("Target", Kind::Text),
        ("Risultato", Kind::Text),
        ("Data di approvazione", Kind::Text),
        ("Red tape removed", Kind::Text),
        ("Non conformità rilevate", Kind::Text),
        ("Maggiore accessibilità", Kind::Text),
        ("Q4 2023", Kind::Text),
        ("Marzo", Kind::Text),
        ("May", Kind::Text),
    ] {
        assert_eq!(kind(text), meant, "{text}");
    }
}
