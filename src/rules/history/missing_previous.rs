use crate::rule::rule;

rule! {
    /// The plan names an earlier one that cannot be read.
    ///
    /// Nothing was compared, and no finding about the earlier plan can be expected. The path
    /// is relative to the folder of the plan that names it.
    ///
    /// ```plan,fails
    /// piano "Ente" 2023
    ///   precedente "2022.piano"
    /// ```
    ///
    /// Name the file as it is called, a plan or a report, or leave the line out:
    ///
    /// ```plan
    /// piano "Ente" 2023
    /// ```
    "missing-previous", Error, History, since "0.1.0", Built
}
