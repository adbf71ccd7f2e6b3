//! How certain a date and its ends are.

/// How certain a date is according to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Qualifier {
    /// Doubted by the source (`?`).
    pub uncertain: bool,
    /// Approximate (`~`).
    pub approximate: bool,
}

/// Certainty of a date as the rail mark shows it, most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Certain to the day or better.
    Exact,
    /// Certain, but only to the month, season or year.
    Coarse,
    /// Approximate, uncertain, one of several, a decade or wider.
    Unsure,
}

/// How one end of a range's bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Certain (to its precision).
    Firm,
    /// Approximate or uncertain.
    Soft,
    /// Open or unknown: the bar fades.
    Open,
}
