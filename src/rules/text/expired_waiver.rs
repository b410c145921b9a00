use crate::rule::rule;

rule! {
    /// A finding is let be, and the day until which it was has passed.
    ///
    /// A baseline lists findings that are known. One of them may carry who lets it be, why,
    /// and until when. After that day it is shown again, with this finding beside it, so that
    /// somebody decides anew: the cause is removed, or the day is moved.
    ///
    /// ```baseline,fails
    /// [[known]]
    /// path = "piano.piano"
    /// rule = "missing-target"
    /// fingerprint = "FINGERPRINT"
    /// who = "OIV"
    /// why = "il target è fissato dalla Giunta a marzo"
    /// until = 2024-03-31
    /// ```
    ///
    /// Move the day where the reason still holds:
    ///
    /// ```baseline
    /// [[known]]
    /// path = "piano.piano"
    /// rule = "missing-target"
    /// fingerprint = "FINGERPRINT"
    /// who = "OIV"
    /// why = "il target è fissato dalla Giunta a marzo"
    /// until = 2999-12-31
    /// ```
    "expired-waiver", Error, Text, since "0.1.0", Built
}
