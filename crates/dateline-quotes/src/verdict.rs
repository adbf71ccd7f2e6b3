//! What can be said of a quote.

use std::ops::Range;

/// The verdict on a quote.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It stands in the copy character for character, once.
    Verbatim(Found),
    /// It stands there once but for what `fold` lists: white space, line ends, quotation marks, dashes, hyphenation, markup.
    Folded(Found),
    /// Its parts around `…`, `...` or `[...]` stand there in order.
    Elided(Found),
    /// It stands there more than once: where first, and how often.
    Repeated(Found, usize),
    /// It does not stand there, but something close to it does.
    Altered(Box<Altered>),
    /// Nothing close to it stands there.
    Missing,
    /// There is no copy that could be looked into, so nothing is claimed.
    NoCopy,
}

/// A line and column of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// Where a quote stands in the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the untouched file.
    pub bytes: Range<usize>,
    /// Byte range in [`crate::SavedCopy::source`].
    pub source: Range<usize>,
    /// Line and column of the first byte.
    pub place: Place,
}

/// A passage that is close to a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Altered {
    /// Where it stands.
    pub found: Found,
    /// Its text as a reader sees it, as it is written there.
    pub closest: String,
    /// How much of both is the same, from 0 to 1: twice the words and marks that both have, divided by all those of both.
    pub similarity: f64,
    /// Word by word what differs, in order.
    pub differences: Vec<Difference>,
    /// Where in [`crate::SavedCopy::text`] the words stand that only the copy has, in order.
    pub changed: Vec<Range<usize>>,
}

/// Some words of a quote or of the passage closest to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which of them has these words.
    pub side: Side,
    /// The words as they are written there, white space as it is.
    pub text: String,
}

/// Who has some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Both have them.
    Both,
    /// Only the quote has them.
    Quote,
    /// Only the copy has them.
    Copy,
}

impl Altered {
    /// The words of both on one line: `[-words-]` stand in the quote only, `{+words+}` in the copy only.
    #[must_use]
    pub fn marked(&self) -> String {
        let mut text = String::new();
        let mut before: Option<&Difference> = None;
        for difference in &self.differences {
            let words = difference.text.split_whitespace().collect::<Vec<_>>();
            let words = match words.join(" ") {
                // Nothing but white space differs.
                words if words.is_empty() => "␣".to_owned(),
                words => words,
            };
            let (open, close) = match difference.side {
                Side::Both => ("", ""),
                Side::Quote => ("[-", "-]"),
                Side::Copy => ("{+", "+}"),
            };
            let apart = before.is_some_and(|before| {
                let both_marked = before.side != Side::Both && difference.side != Side::Both;
                both_marked || before.text.trim().len() < before.text.trim_start().len()
            });
            let space = if apart && words != "␣" { " " } else { "" };
            for piece in [space, open, &words, close] {
                text.push_str(piece);
            }
            before = Some(difference);
        }
        text
    }
}

impl Verdict {
    /// As it is written in reports.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Verbatim(_) => "verbatim",
            Self::Folded(_) => "folded",
            Self::Elided(_) => "elided",
            Self::Repeated(..) => "repeated",
            Self::Altered(_) => "altered",
            Self::Missing => "missing",
            Self::NoCopy => "no copy",
        }
    }

    /// Whether the quote stands in the copy.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        matches!(
            self,
            Self::Verbatim(_) | Self::Folded(_) | Self::Elided(_) | Self::Repeated(..)
        )
    }

    /// Whether there is a copy and the quote does not stand in it.
    #[must_use]
    pub fn is_bad(&self) -> bool {
        matches!(self, Self::Altered(_) | Self::Missing)
    }

    /// Where it stands, or what is closest to it.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::Verbatim(found)
            | Self::Folded(found)
            | Self::Elided(found)
            | Self::Repeated(found, _) => Some(found),
            Self::Altered(altered) => Some(&altered.found),
            Self::Missing | Self::NoCopy => None,
        }
    }
}
