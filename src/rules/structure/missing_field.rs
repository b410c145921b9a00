use compact_str::CompactString;

use crate::finding::Message;
use crate::model::{Properties, Summary};
use crate::rule::{PlanCx, PlanSink, REQUIRABLE, rule};
use crate::syntax::{Keyword, Language, Property, spelling};

rule! {
    /// An objective does not say what its plan has to say of each.
    ///
    /// The type of plan for the integrated plan of activity and organisation (PIAO) has nine
    /// questions for every objective: what, who answers, for whom, who takes part, by when,
    /// which dimension and formula, from which value, to which target, from which source. The
    /// heading is the first, targets have a rule of their own; the others are properties. What
    /// is said further up, as an owner of a whole strategic objective, counts for all below.
    /// Which properties are asked for is set in the configuration:
    ///
    /// ```toml
    /// required-fields = ["owner", "source", "baseline"]
    /// ```
    ///
    /// Off unless the profile `piao` or the rule itself is selected.
    ///
    /// Source: decree-law 80/2021, article 6; ministerial decree 132/2022, article 3, paragraph 1,
    /// letter b, and the type of plan attached to it, section 2.2. D.P.C.M. 18 September 2012,
    /// article 3, paragraph 3, asks for some of them of each indicator.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   responsabile "Area anagrafica"
    ///   destinatari  "Imprese"
    ///   contributori "Ufficio informatico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     dimensione "efficienza"
    ///     formula    "pratiche evase in cinque giorni su pratiche ricevute"
    ///     base       84%
    ///     target     >= 90%
    ///     fonte      "Registro delle imprese"
    /// ```
    ///
    /// Allow it for an objective of which the plan says in another place what is asked.
    "missing-field", Off, Structure, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let required = cx.settings.required_fields;
    // Most nodes lack what the one before lacks.
    let mut last = Named::default();
    for (i, section) in cx.sections.iter().enumerate() {
        // A line that cannot be read may be what is missing.
        if section.indicators.is_empty() || section.is_open {
            continue;
        }
        let above = std::iter::successors(Some(i), |it| cx.outline.parent(*it));
        let said = above
            .filter_map(|it| cx.sections.get(it))
            .fold(Properties::default(), |all, it| all.and(it.properties));
        let missing = |it: Properties| required.without(said).without(with_measures(it));
        let mut of_all = required;
        for it in &section.indicators {
            of_all = of_all.shared(missing(it.properties));
        }
        if !of_all.is_empty() {
            let message = Message::new("missing-field").with("fields", last.fields(of_all, section));
            sink.report(i, section.anchor, message);
        }
        let numbers = 1_u32..;
        for (it, number) in section.indicators.iter().zip(numbers) {
            let own = missing(it.properties).without(of_all);
            if !own.is_empty() {
                let message =
                    Message::new("missing-field.indicator").with("fields", last.fields(own, section));
                sink.report_on(i, number, it.anchor, message);
            }
        }
    }
}

/// One measure is a formula too: what is counted.
fn with_measures(it: Properties) -> Properties {
    if it.has(Property::Measure) { it.with(Property::Formula) } else { it }
}

/// Missing properties and their keywords, as the plan writes them.
#[derive(Default)]
struct Named {
    missing: Properties,
    language: Option<Language>,
    fields: CompactString,
}

impl Named {
    fn fields(&mut self, missing: Properties, section: &Summary) -> &str {
        if (missing, section.language) != (self.missing, self.language) {
            let language = section.language.unwrap_or(Language::It);
            let named = REQUIRABLE.iter().filter(|it| missing.has(**it));
            let words: Vec<&str> = named.map(|it| spelling(Keyword::Property(*it), language)).collect();
            *self = Self { missing, language: section.language, fields: words.join(", ").into() };
        }
        &self.fields
    }
}
