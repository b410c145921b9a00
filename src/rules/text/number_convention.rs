use crate::rule::rule;

rule! {
    /// A report whose numbers have two readings, and nothing in it tells which holds.
    ///
    /// `1.010` is one thousand and ten in Italy and little more than one elsewhere. In a report
    /// its other numbers decide: one `97,87` is enough. Where none does, the point is taken to
    /// set thousands apart, and that is said here once.
    ///
    /// ```report,fails
    /// PESO	INDICATORE	TARGET	CONSUNTIVO
    /// 01.01 - Sportello telematico
    /// 50%	Pratiche evase in cinque giorni	>= 1.010 N.	1.200 N.
    /// 50%	Pratiche presentate in via telematica	>= 70 %	97 %
    /// ```
    ///
    /// Write one number with its decimals, or numbers without points:
    ///
    /// ```report
    /// PESO	INDICATORE	TARGET	CONSUNTIVO
    /// 01.01 - Sportello telematico
    /// 50,00%	Pratiche evase in cinque giorni	>= 1.010 N.	1.200 N.
    /// 50,00%	Pratiche presentate in via telematica	>= 70 %	97 %
    /// ```
    "number-convention", Warning, Text, since "0.1.0", Built
}
