use crate::rule::rule;

rule! {
    /// A report whose numbers have two readings, and nothing in it tells which holds.
    ///
    /// `1.010` is one thousand and ten in Italy and little more than one elsewhere. In a report
    /// the other numbers decide, `97,87` is enough, and else the language of the titles. Where
    /// neither does, the point is taken to set thousands apart, that is said here once, and
    /// nothing that rests on such a number is more than a warning.
    ///
    /// ```report,fails
    /// KPI	BASELINE	TARGET
    /// Ore di apertura dello sportello	1.200 ore	>= 1.010 ore
    /// Pratiche presentate in via telematica	70 %	>= 97 %
    /// ```
    ///
    /// Write one number with its decimals, or numbers without points:
    ///
    /// ```report
    /// KPI	BASELINE	TARGET
    /// Ore di apertura dello sportello	1.200 ore	>= 1.010 ore
    /// Pratiche presentate in via telematica	70,5 %	>= 97 %
    /// ```
    "number-convention", Warning, Text, since "0.1.0", Built
}
