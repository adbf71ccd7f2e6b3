//! A mistake in plain words.

use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic, Place};

/// A mistake in plain words.
pub(in crate::timeline) struct Mistake {
    pub code: Code,
    pub place: Place,
    width: usize,
    message: String,
    help: String,
    labels: Vec<(Place, usize, String)>,
}

impl Mistake {
    pub fn new(
        code: Code,
        place: Place,
        width: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            place,
            width,
            message: message.into(),
            help: help.into(),
            labels: Vec::new(),
        }
    }

    /// Adds a second position that is involved.
    pub fn label(mut self, place: Place, width: usize, text: impl Into<String>) -> Self {
        self.labels.push((place, width, text.into()));
        self
    }

    /// The mistake as a diagnostic of the text that contains it.
    pub fn diagnostic(self, part: &Part<'_>) -> Diagnostic {
        let labels = self.labels.into_iter();
        let labels = labels.map(|(place, width, text)| part.label(place, width, text));
        Diagnostic {
            labels: labels.collect(),
            ..part.diagnostic(
                self.code,
                self.place,
                self.width,
                self.message,
                Some(self.help),
            )
        }
    }
}
