use crate::rule::rule;

rule! {
    /// A suppression that gives no reason.
    ///
    /// Whoever evaluates the plan reads the reason instead of the finding.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   # consenti missing-target
    ///   indicatore "Pratiche evase in cinque giorni"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   # consenti missing-target: il target dipende dal bando regionale
    ///   indicatore "Pratiche evase in cinque giorni"
    /// ```
    "suppression-without-reason", Warning, Text, since "0.1.0", Built
}
