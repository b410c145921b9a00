use crate::rule::rule;

rule! {
    /// A suppression that names a rule that does not exist.
    ///
    /// A misspelt name suppresses nothing, and nobody would notice.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   # consenti missing-targt: si aspetta la Giunta
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// Write instead the name as `collaudo rules` lists it.
    "unknown-rule", Error, Text, since "0.1.0", Built
}
