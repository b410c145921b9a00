use crate::finding::Message;
use crate::rule::{PlanCx, PlanSink, rule};
use crate::rules::weights::hundred::{Of, groups};
use crate::syntax::Rank;

rule! {
    /// Strategic or operating objectives stand side by side without weights.
    ///
    /// Where siblings have no weights, their achievements cannot be rolled up: the figure
    /// above depends on a choice that the plan does not make. In one published report the
    /// same results gave 99,01 % or 94,44 % for the whole, by the order of averaging alone.
    /// The finding is given once for each level, at its first objective. Perspectives and
    /// areas only group objectives and need no weights.
    ///
    /// Source: no law fixes weights above the indicators. Each body's performance system
    /// says how results add up, and a plan that is meant to add up says it with weights.
    ///
    /// ```plan,fails
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   100%
    ///     target >= 90%
    /// obiettivo 01.02 "Fatturazione elettronica"
    ///   indicatore "Fatture emesse in formato elettronico"
    ///     peso   100%
    ///     target >= 95%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// strategico 01 "Semplificazione"
    /// obiettivo 01.01 "Sportello telematico"
    ///   peso 70%
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     peso   100%
    ///     target >= 90%
    /// obiettivo 01.02 "Fatturazione elettronica"
    ///   peso 30%
    ///   indicatore "Fatture emesse in formato elettronico"
    ///     peso   100%
    ///     target >= 95%
    /// ```
    ///
    /// Allow it where the body rolls nothing up above the operating objectives.
    "unweighted-level", Info, Weights, since "0.1.0", Plan(check)
}

fn check(cx: &PlanCx<'_>, sink: &mut PlanSink<'_>) {
    let mut levels = [(Rank::Goal, Level::default()), (Rank::Objective, Level::default())];
    for (_, family) in cx.outline.families() {
        for (rank, level) in &mut levels {
            level.add(cx, *rank, &family);
        }
    }
    for (rank, level) in levels {
        if level.first.is_some() && rank == Rank::Objective && is_weighted_below(cx) {
            continue;
        }
        let Some((section, first)) = level.first.and_then(|it| Some((it, cx.sections.get(it)?))) else {
            continue;
        };
        let id = match rank {
            Rank::Goal => "unweighted-level.goals",
            _ => "unweighted-level.objectives",
        };
        sink.report(section, first.anchor, Message::new(id).with("n", level.n_nodes));
    }
}

/// Whether the weights of indicators count beyond their own objective, so that it needs none.
fn is_weighted_below(cx: &PlanCx<'_>) -> bool {
    groups(cx).iter().any(|it| it.of == Of::Indicators && it.is_of_several)
}

/// The siblings of one rank that have no weights.
#[derive(Default)]
struct Level {
    first: Option<usize>,
    n_nodes: usize,
}

impl Level {
    fn add(&mut self, cx: &PlanCx<'_>, rank: Rank, family: &[usize]) {
        let is_of_rank = |it: &usize| cx.outline.get(*it).is_some_and(|it| it.rank == rank);
        let siblings = || family.iter().copied().filter(is_of_rank);
        let n_siblings = siblings().count();
        let has_weight = |it: usize| cx.sections.get(it).is_some_and(|it| it.has_weight());
        if n_siblings < 2 || siblings().any(has_weight) {
            return;
        }
        self.n_nodes = self.n_nodes.saturating_add(n_siblings);
        self.first = self.first.or_else(|| siblings().next());
    }
}
