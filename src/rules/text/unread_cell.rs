use crate::rule::rule;

rule! {
    /// A cell of a report that was not understood.
    ///
    /// What a report says is written as a plan, and the plan is checked. A cell whose content
    /// has no place in it, or cannot be read as the value that its column holds, takes no part
    /// in the checks. Nothing is left out in silence: the cell is named here, and
    /// `collaudo import` keeps its content as a note of the plan.
    ///
    /// ```report,fails
    /// PESO	INDICATORE	TARGET	CONSUNTIVO
    /// 01.01 - Sportello telematico
    /// 50,00%	Pratiche evase in cinque giorni	>= 90,00 %	93,50 %
    /// 50,00%	Pratiche presentate in via telematica	>= 70,00 %	97,,87 %
    /// ```
    ///
    /// Write instead:
    ///
    /// ```report
    /// PESO	INDICATORE	TARGET	CONSUNTIVO
    /// 01.01 - Sportello telematico
    /// 50,00%	Pratiche evase in cinque giorni	>= 90,00 %	93,50 %
    /// 50,00%	Pratiche presentate in via telematica	>= 70,00 %	97,87 %
    /// ```
    "unread-cell", Warning, Text, since "0.1.0", Built
}
