use crate::finding::Message;
use crate::rule::{IndicatorCx, Sink, rule};
use crate::scoring::{Quantity, common};
use crate::syntax::Value;

rule! {
    /// The levels of an indicator do not go one way.
    ///
    /// From the minimum over the target to the excellent value they rise where more is better,
    /// and fall where less is. Levels that turn back say neither, and a result between them
    /// would be good and bad at once. Most often two numbers were exchanged.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     soglie minimo 90%, target 70%, eccellente 100%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     soglie minimo 70%, target 90%, eccellente 100%
    ///   indicatore "Giorni di attesa"
    ///     soglie minimo 15 gg, target 10 gg, eccellente 5 gg
    /// ```
    ///
    /// Instead of allowing it, correct the figures: nothing can be reckoned with them.
    "thresholds-out-of-order", Error, Targets, since "0.1.0", Indicator(check)
}

fn check(cx: &IndicatorCx<'_, '_>, sink: &mut Sink<'_>) {
    let Some(thresholds) = &cx.indicator.thresholds else { return };
    let mut levels = thresholds.levels();
    if let [_, target @ None, _] = &mut levels {
        *target = cx.target().map(|it| it.goal.value);
    }
    let levels: Vec<Value<'_>> = levels.into_iter().flatten().collect();
    let rising = |a: &Value<'_>, b: &Value<'_>| {
        let (a, b) = common(Quantity::of(a)?, Quantity::of(b)?)?;
        (a != b).then_some(a < b)
    };
    let ways: Vec<Option<bool>> =
        levels.iter().zip(levels.iter().skip(1)).map(|(a, b)| rising(a, b)).collect();
    let known: Vec<bool> = ways.iter().flatten().copied().collect();
    if let ([first, second], [low, wanted, best]) = (known.as_slice(), levels.as_slice())
        && first != second
    {
        let message = Message::new("thresholds-out-of-order")
            .with("minimum", low)
            .with("target", wanted)
            .with("excellent", best);
        sink.report(cx.span(thresholds.source), message);
    }
}
