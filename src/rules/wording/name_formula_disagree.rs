use smallvec::SmallVec;

use crate::finding::Message;

use crate::rule::{IndicatorCx, Sink, rule};
use crate::rules::ratio::{Ratio, divides, nesting, operands};
use crate::syntax::Measure;
use crate::text::Span;
use crate::words::{Classes, Word};

rule! {
    /// The name spells out one ratio, and the algorithm another.
    ///
    /// Where a name says how the indicator is computed, it says the same as its algorithm or
    /// readers are told two things. Looked at are names with a ratio in them: whether they
    /// have as many operands as the algorithm, whether a word stands in one operand of the
    /// algorithm and in the other one of the name, and whether the algorithm leaves something
    /// out that the name counts. Names that say no ratio may be as short as they like.
    ///
    /// Source: legislative decree 150/2009, article 5, paragraph 2, letter b (objectives
    /// specific and measurable in concrete and clear terms).
    ///
    /// ```plan,fails
    /// obiettivo 01.11 "Assistenza alle imprese"
    ///   indicatore "n. richieste di assistenza evase / n. assistenza ricevute"
    ///     misura     evase = 153 N "n. richieste di assistenza evase"
    ///     misura     ricevute = 153 N "n. richieste di assistenza ricevute"
    ///     formula    evase / ricevute
    ///     target     >= 90%
    ///     consuntivo 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.11 "Assistenza alle imprese"
    ///   indicatore "n. richieste di assistenza evase / n. richieste di assistenza ricevute"
    ///     misura     evase = 153 N "n. richieste di assistenza evase"
    ///     misura     ricevute = 153 N "n. richieste di assistenza ricevute"
    ///     formula    evase / ricevute
    ///     target     >= 90%
    ///     consuntivo 100%
    /// ```
    ///
    /// Allow it where the name is fixed by others and the algorithm is right.
    "name-formula-disagree", Warning, Wording, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    // Most names spell out no ratio.
    if !cx.words.name().has(Classes::STROKE.and(Classes::OVER)) {
        return;
    }
    let Some((above, below)) = operands(cx) else { return };
    let name = cx.words.name().as_slice();
    let dividers: SmallVec<[usize; 4]> = (0..name.len()).filter(|it| divides(name, *it, true)).collect();
    let Some(ratio) = dividers.first().and_then(|it| Ratio::at(name, *it)) else { return };
    let anchor = cx.span(cx.indicator.node.anchor());

    let n_operands = n_counted(name, &dividers).saturating_add(1);
    if n_operands > 2 {
        sink.report(anchor, Message::new("name-formula-disagree.operands").with("n", n_operands));
        return;
    }
    let excluded = cx.words.algorithm().find_map(|it| it.first(Classes::EXCLUSION));
    if let Some(it) = excluded.filter(|_| !cx.words.name().has(Classes::EXCLUSION)) {
        let message = Message::new("name-formula-disagree.exclusion").with("word", it.text);
        let label = Message::new("name-formula-disagree.label-exclusion");
        sink.report(anchor, message).label(cx.span(it.text), label);
        return;
    }
    let (Some(above), Some(below)) = (words_of(cx, above), words_of(cx, below)) else { return };
    // Most names say what the formula says.
    if says_the_same(ratio.above, above) && says_the_same(ratio.below, below) {
        return;
    }
    let around = || {
        ratio.head.iter().chain(ratio.tail).chain(in_brackets(ratio.above)).chain(in_brackets(ratio.below))
    };
    let sides = [
        Side { name: ratio.above, other_name: ratio.below, formula: above, other_formula: below },
        Side { name: ratio.below, other_name: ratio.above, formula: below, other_formula: above },
    ];
    for side in sides {
        let Some(word) = side.misplaced().filter(|word| !around().any(|it| it.stem == word.stem)) else {
            continue;
        };
        let (Some(said), Some(computed)) = (span(cx, side.name), span(cx, side.formula)) else { continue };
        let source = cx.around.section.source;
        let message = Message::new("name-formula-disagree")
            .with("name", said.text(source))
            .with("formula", computed.text(source))
            .with("word", word.text);
        sink.report(said, message).label(computed, Message::new("name-formula-disagree.label-formula"));
        return;
    }
}

/// Dividers between things that are counted, at the depth of brackets that has most of them.
fn n_counted(name: &[Word<'_>], dividers: &[usize]) -> usize {
    let depth = |at: usize| name.iter().take(at).map(nesting).sum::<i32>();
    let counted = dividers
        .iter()
        .filter(|it| name.get(it.saturating_add(1)).is_some_and(|next| next.is(Classes::COUNT)));
    let depths: SmallVec<[i32; 4]> = counted.map(|it| depth(*it)).collect();
    depths.iter().map(|it| depths.iter().filter(|other| *other == it).count()).max().unwrap_or(0)
}

/// The description of a measure in words.
fn words_of<'s, 'a>(cx: &IndicatorCx<'s, 'a>, measure: &Measure<'a>) -> Option<&'s [Word<'a>]> {
    let described = cx.indicator.measures.iter().filter(|it| it.description.is_some());
    let at = described.into_iter().position(|it| std::ptr::eq(it, measure))?;
    cx.words.algorithm().nth(at).map(|it| it.as_slice())
}

/// One operand as the name and the algorithm have it, and the other one.
struct Side<'w, 'a> {
    name: &'w [Word<'a>],
    other_name: &'w [Word<'a>],
    formula: &'w [Word<'a>],
    other_formula: &'w [Word<'a>],
}

impl<'w, 'a> Side<'w, 'a> {
    /// A word that one text has in this operand and the other text in the other operand
    /// only. Where an operand is shortened to what differs, as in "n. richieste evase / n.
    /// ricevute", the texts agree: so a word must be left that both operands share.
    fn misplaced(&self) -> Option<&'w Word<'a>> {
        let of_formula = moved(self.formula, self.name, self.other_name);
        of_formula.or_else(|| moved(self.name, self.formula, self.other_formula))
    }
}

fn moved<'w, 'a>(own: &'w [Word<'a>], same: &[Word<'a>], other: &[Word<'a>]) -> Option<&'w Word<'a>> {
    let has =
        |words: &[Word<'_>], word: &Word<'_>| words.iter().any(|it| it.is_content() && it.stem == word.stem);
    let mut counted = core(own);
    let is_shared = core(own).any(|it| has(same, it) && has(other, it));
    counted.find(|it| is_shared && !has(same, it) && has(other, it))
}

fn says_the_same(a: &[Word<'_>], b: &[Word<'_>]) -> bool {
    core(a).map(|it| it.stem).eq(core(b).map(|it| it.stem))
}

/// The words of meaning outside brackets.
fn core<'w, 'a>(words: &'w [Word<'a>]) -> impl Iterator<Item = &'w Word<'a>> {
    let silent = Classes::FILLER.and(Classes::COUNT).and(Classes::SHARE);
    by_depth(words).filter(|it| it.0 == 0).map(|it| it.1).filter(move |it| it.is_content() && !it.is(silent))
}

fn in_brackets<'w, 'a>(words: &'w [Word<'a>]) -> impl Iterator<Item = &'w Word<'a>> {
    by_depth(words).filter(|it| it.0 > 0).map(|it| it.1)
}

fn by_depth<'w, 'a>(words: &'w [Word<'a>]) -> impl Iterator<Item = (i32, &'w Word<'a>)> {
    words.iter().scan(0_i32, |depth, it| {
        *depth = depth.saturating_add(nesting(it));
        Some((*depth, it))
    })
}

fn span(cx: &IndicatorCx<'_, '_>, words: &[Word<'_>]) -> Option<Span> {
    Some(cx.span(words.first()?.text).to(cx.span(words.last()?.text)))
}
