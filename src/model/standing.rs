//! How a reported achievement stands to the figures that it follows from.

/// How a reported achievement stands to result and target. What `score` marks and what the
/// rules report is this one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is reported, or nothing follows from the figures.
    #[default]
    Open,
    /// It follows from the figures, as far as they are printed.
    Agrees,
    /// It follows by a policy that the document does not exclude: a report says none.
    OtherPolicy,
    /// It is above 100 % or below 0 %, and follows from the figures where nothing limits it.
    Uncapped,
    /// It does not follow by the plan's policy.
    OffPolicy,
    /// It does not follow by any policy.
    Contradicts,
    /// No policy gives such a figure at all.
    OutOfRange,
    /// It is not the weighted mean of the achievements reported below it.
    NotRolledUp,
    /// It is not between the least and the greatest achievement reported below it.
    Impossible,
    /// It follows from what is reported below, where something differs.
    Below,
}

impl Standing {
    /// Whether the figure is another than what is recomputed.
    pub fn differs(self) -> bool {
        !matches!(self, Self::Open | Self::Agrees | Self::OtherPolicy | Self::Uncapped)
    }
}
