use crate::rule::rule;

rule! {
    /// A suppression that suppresses nothing.
    ///
    /// What it allowed is gone, or stands elsewhere. Left in place it would hide the next
    /// finding of its rule without anyone having decided so.
    ///
    /// ```plan,fails
    /// obiettivo 01.01 "Sportello telematico"
    ///   # consenti missing-target: si aspetta la Giunta
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    ///
    /// Write instead:
    ///
    /// ```plan
    /// obiettivo 01.01 "Sportello telematico"
    ///   indicatore "Pratiche evase in cinque giorni"
    ///     target >= 90%
    /// ```
    "unused-suppression", Warning, Text, since "0.1.0", Built
}
