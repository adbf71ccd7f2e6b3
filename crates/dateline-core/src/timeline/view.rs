//! A saved filter.

/// A saved filter with its name, and the settings of the chart for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: String,
    /// The expression for its events; all events match if it is missing.
    pub filter: Option<String>,
    /// The key whose values are the lanes of the chart: `person`, or any other key.
    pub lanes: Option<String>,
    /// Only events at this date or later, as written.
    pub from: Option<String>,
    /// Only events at this date or earlier, as written.
    pub to: Option<String>,
}
