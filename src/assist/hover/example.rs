//! An example of every keyword, in both languages.

use crate::syntax::{Keyword, Language, Property, Rank};

/// Lines of a plan in which a keyword stands as it should. A test reads them all.
pub fn example(keyword: Keyword, language: Language) -> &'static str {
    let (it, en) = match keyword {
        Keyword::Heading(rank) => heading(rank),
        Keyword::Property(property) => of_property(property),
    };
    language.choose(it, en)
}

fn heading(rank: Rank) -> (&'static str, &'static str) {
    match rank {
        Rank::Plan => ("piano \"Comune di Roccamora\" 2026", "plan \"Town of Roccamora\" 2026"),
        Rank::Perspective => {
            ("prospettiva P1 \"Cittadini e imprese\"", "perspective P1 \"Citizens and businesses\"")
        }
        Rank::Area => ("ambito A1 \"Servizi al cittadino\"", "area A1 \"Services for citizens\""),
        Rank::Goal => {
            ("strategico 01 \"Servizi digitali più semplici\"", "goal 01 \"Simpler digital services\"")
        }
        Rank::Objective => (
            "obiettivo 01.01 \"Certificati online\"\n  peso 60%",
            "objective 01.01 \"Certificates online\"\n  weight 60%",
        ),
        Rank::Indicator => (
            "indicatore \"Certificati rilasciati online\"\n  peso   100%\n  target >= 80%",
            "indicator \"Certificates issued online\"\n  weight 100%\n  target >= 80%",
        ),
    }
}

fn of_property(property: Property) -> (&'static str, &'static str) {
    match property {
        Property::Weight => ("peso 40%", "weight 40%"),
        Property::Measure => (
            "misura online = 1834 N \"certificati rilasciati online\"",
            "measure online = 1834 N \"certificates issued online\"",
        ),
        Property::Formula => ("formula online / rilasciati", "formula online / issued"),
        Property::Target => (
            "target >= 80%\ntarget 2027 >= 85% entro 30-06-2027",
            "target >= 80%\ntarget 2027 >= 85% by 30-06-2027",
        ),
        Property::Thresholds => (
            "soglie minimo 70%, target 90%, eccellente 100%",
            "thresholds minimum 70%, target 90%, excellent 100%",
        ),
        Property::Direction => ("verso decrescente", "direction decreasing"),
        Property::Result => {
            ("consuntivo al 30-06-2026 40%\nconsuntivo 85,30%", "result at 30-06-2026 40%\nresult 85.30%")
        }
        Property::Achieved => ("grado 100,00%", "achieved 100.00%"),
        Property::Judgement => ("giudizio \"Parzialmente raggiunto\"", "judgement \"Partly met\""),
        Property::Baseline => ("base 2025 72,40%", "baseline 2025 72.40%"),
        Property::Owner => ("responsabile \"Ufficio anagrafe\"", "owner \"Registry office\""),
        Property::Source => ("fonte \"Protocollo informatico\"", "source \"Document register\""),
        Property::Note => ("nota \"Dato provvisorio\"", "note \"Provisional figure\""),
        Property::Reason => (
            "motivazione \"Il portale è rimasto fermo da marzo a maggio\"",
            "reason \"The portal was down from March to May\"",
        ),
        Property::Stakeholders => ("destinatari \"Imprese e professionisti\"", "stakeholders \"Businesses\""),
        Property::Contributors => ("contributori \"Ufficio informatica\"", "contributors \"IT office\""),
        Property::Dimension => ("dimensione \"Efficacia\"", "dimension \"Effectiveness\""),
        Property::Resources => ("risorse 120.000,00 €", "resources 120,000.00 €"),
        Property::Staff => ("personale 3,5 anni-persona", "staff 3.5 person-years"),
        Property::Scoring => ("valutazione proporzionale", "scoring proportional"),
        Property::Previous => ("precedente \"piano-2025.piano\"", "previous \"plan-2025.piano\""),
    }
}
