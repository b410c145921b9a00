//! Titles of columns, in the words that bodies use, Italian and English.

use crate::syntax::Rank;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Role {
    /// Weight of the indicator.
    Weight,
    /// Name of the indicator.
    Indicator,
    /// How the result is computed.
    Formula,
    /// Values of the measures.
    Measures,
    /// The result.
    Result,
    /// The target.
    Target,
    /// Degree of achievement.
    Achieved,
    /// An assessment in words.
    Valuation,
    /// Who answers.
    Owner,
    /// Where the data come from.
    Source,
    /// A note.
    Note,
    /// Why a result deviates.
    Reason,
    /// The value before the plan.
    Baseline,
    /// For whom.
    Stakeholders,
    /// Who takes part.
    Contributors,
    /// What is measured.
    Dimension,
}

/// Number of roles.
pub(crate) const N_ROLES: usize = 16;

/// What a title says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// Headings of a rank.
    Heading(Rank),
    /// Something about an indicator.
    Role(Role),
}

/// The order of columns where no header tells it.
pub(crate) const USUAL_ORDER: &[Role] = &[
    Role::Weight,
    Role::Indicator,
    Role::Formula,
    Role::Measures,
    Role::Result,
    Role::Target,
    Role::Achieved,
    Role::Valuation,
];

/// What a title means; none where it is not known.
pub(crate) fn title(text: &str) -> Option<Title> {
    let plain = plain(text);
    WORDS.iter().find(|(word, _)| *word == plain).map(|it| it.1)
}

/// Lower case letters and digits, without accents, one blank between words.
pub(crate) fn plain(text: &str) -> String {
    let mut res = String::new();
    for it in text.chars().flat_map(char::to_lowercase) {
        let it = match it {
            'à' | 'á' => 'a',
            'è' | 'é' => 'e',
            'ì' | 'í' => 'i',
            'ò' | 'ó' => 'o',
            'ù' | 'ú' => 'u',
            it if it.is_alphanumeric() || it == '%' => it,
            _ if res.ends_with(' ') || res.is_empty() => continue,
            _ => ' ',
        };
        res.push(it);
    }
    res.truncate(res.trim_end().len());
    res
}

const fn heading(rank: Rank) -> Title {
    Title::Heading(rank)
}

const WORDS: &[(&str, Title)] = &[
    ("gruppo", heading(Rank::Perspective)),
    ("prospettiva", heading(Rank::Perspective)),
    ("perspective", heading(Rank::Perspective)),
    ("ambito", heading(Rank::Area)),
    ("ambito strategico", heading(Rank::Area)),
    ("area", heading(Rank::Area)),
    ("area strategica", heading(Rank::Area)),
    ("strategic area", heading(Rank::Area)),
    ("obiettivo strategico", heading(Rank::Goal)),
    ("obbiettivo strategico", heading(Rank::Goal)),
    ("strategic objective", heading(Rank::Goal)),
    ("goal", heading(Rank::Goal)),
    ("obiettivo operativo", heading(Rank::Objective)),
    ("obbiettivo operativo", heading(Rank::Objective)),
    ("obiettivo", heading(Rank::Objective)),
    ("obbiettivo", heading(Rank::Objective)),
    ("objective", heading(Rank::Objective)),
    ("operational objective", heading(Rank::Objective)),
    ("peso", Title::Role(Role::Weight)),
    ("peso %", Title::Role(Role::Weight)),
    ("weight", Title::Role(Role::Weight)),
    ("indicatore", Title::Role(Role::Indicator)),
    ("kpi", Title::Role(Role::Indicator)),
    ("indicator", Title::Role(Role::Indicator)),
    ("algoritmo", Title::Role(Role::Formula)),
    ("formula", Title::Role(Role::Formula)),
    ("metodo di calcolo", Title::Role(Role::Formula)),
    ("algorithm", Title::Role(Role::Formula)),
    ("valori misure", Title::Role(Role::Measures)),
    ("valori delle misure", Title::Role(Role::Measures)),
    ("measures", Title::Role(Role::Measures)),
    ("consuntivo", Title::Role(Role::Result)),
    ("risultato", Title::Role(Role::Result)),
    ("valore ottenuto", Title::Role(Role::Result)),
    ("result", Title::Role(Role::Result)),
    ("target", Title::Role(Role::Target)),
    ("valore atteso", Title::Role(Role::Target)),
    ("risultato atteso", Title::Role(Role::Target)),
    ("grado raggiungimento", Title::Role(Role::Achieved)),
    ("grado di raggiungimento", Title::Role(Role::Achieved)),
    ("% realizzazione", Title::Role(Role::Achieved)),
    ("achievement", Title::Role(Role::Achieved)),
    ("valutazione", Title::Role(Role::Valuation)),
    ("note", Title::Role(Role::Note)),
    ("responsabile", Title::Role(Role::Owner)),
    ("owner", Title::Role(Role::Owner)),
    ("fonte", Title::Role(Role::Source)),
    ("fonte dati", Title::Role(Role::Source)),
    ("source", Title::Role(Role::Source)),
    ("note per analisi scostamenti", Title::Role(Role::Reason)),
    ("motivazione scostamento", Title::Role(Role::Reason)),
    ("baseline", Title::Role(Role::Baseline)),
    ("valore di partenza", Title::Role(Role::Baseline)),
    ("stakeholder", Title::Role(Role::Stakeholders)),
    ("destinatari", Title::Role(Role::Stakeholders)),
    ("contributori", Title::Role(Role::Contributors)),
    ("altre strutture coinvolte", Title::Role(Role::Contributors)),
    ("dimensione", Title::Role(Role::Dimension)),
];
