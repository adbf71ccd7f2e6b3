//! Why a text is not a date.

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong ("no month 13").
    pub message: String,
    /// Byte offset of the problem in the text.
    pub offset: usize,
    /// What to do ("write a month from 01 to 12"), or the closest valid reading.
    pub help: Option<String>,
}

impl DateError {
    /// An error at a byte offset, without help.
    pub(super) fn new(message: impl Into<String>, offset: usize) -> Self {
        Self {
            message: message.into(),
            offset,
            help: None,
        }
    }

    /// A range whose end is before its start.
    pub(super) fn reversed(offset: usize) -> Self {
        Self::new("the end is before the start", offset).with_help("write the earlier date first")
    }

    /// Error for a text that only states that there is no date.
    pub(super) fn not_known(offset: usize) -> Self {
        Self::new("the date is not known", offset)
            .with_help("leave the date out, or write what is known, as in 19XX")
    }

    /// This error with what to do.
    pub(super) fn with_help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }
}

impl std::fmt::Display for DateError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}
