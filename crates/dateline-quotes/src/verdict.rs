//! What can be said of a quote.

use std::ops::Range;

/// The verdict on a quote.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is in the copy character for character, once.
    Verbatim(Found),
    /// It is there once but for what `fold` lists (white space, line ends, quotation marks, dashes, hyphenation, markup) and for
    /// what its notes name.
    Folded(Found),
    /// Its parts around `…`, `...` or `[...]` are there in order.
    Elided(Found),
    /// Its words are there in order but for what it marks as its own: `[T]he`, `[Marlowe]`, `[sic]`, `(emphasis added)`. The notes
    /// say what each mark stands for.
    Marked(Found),
    /// It is there more than once: where first, and how often.
    Repeated(Found, usize),
    /// It is not there, but something close to it is.
    Altered(Box<Altered>),
    /// Nothing close to it is there; why, where it is in a part of the copy that no reader sees.
    Missing(Option<Unseen>),
    /// There is no copy that could be looked into, so nothing is claimed.
    NoCopy,
}

/// Why a reader does not see a part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unseen {
    /// `<del>`, `<s>`, `<strike>`, `~~Markdown~~`.
    StruckOut,
    /// `hidden`, `display:none`, `visibility:hidden`.
    Hidden,
    /// `aria-hidden`.
    AriaHidden,
    /// A comment.
    Comment,
    /// The text in place of a picture.
    AltText,
    /// `<details>` or `<dialog>` that is not open.
    Collapsed,
    /// `<template>`.
    Template,
    /// `<noscript>`.
    Noscript,
}

impl Unseen {
    /// Where the quote is, after "only".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::StruckOut => "in text that is struck out",
            Self::Hidden => "in text that is hidden",
            Self::AriaHidden => "in text that is hidden from screen readers (aria-hidden)",
            Self::Comment => "in a comment",
            Self::AltText => "in the alternative text of a picture",
            Self::Collapsed => "in a collapsed section",
            Self::Template => "in a <template>",
            Self::Noscript => "in <noscript>, shown only without scripts",
        }
    }
}

/// What a verified quote has otherwise than its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Something in brackets, and what the source has in its place; nothing where it was inserted.
    Bracket {
        /// With its brackets.
        written: String,
        /// As it is in the source, folded.
        source: String,
    },
    /// What the quote says of itself, as it is written: `[sic]`, `(emphasis added)`, `[citations omitted]`.
    Aside(String),
    /// A `/` where the source ends a line.
    VerseLines,
    /// All of it is in capitals on one side and not on the other.
    Capitals,
    /// A final comma or period that the source does not have there.
    FinalMark(char),
    /// Line numbers, page numbers and running heads of the copy are left out.
    Layout,
}

impl Note {
    /// As it is shown.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Bracket { written, source } if source.is_empty() => format!("{written} inserted"),
            Self::Bracket { written, source } => format!("{written} for “{source}”"),
            Self::Aside(words) => words.clone(),
            Self::VerseLines => "/ for a line break".to_owned(),
            Self::Capitals => "capitals".to_owned(),
            Self::FinalMark(',') => "final comma".to_owned(),
            Self::FinalMark(_) => "final period".to_owned(),
            Self::Layout => "line and page numbers left out".to_owned(),
        }
    }
}

/// What would make an altered quote right, or why its marks do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// The first letter has another case: how it is written with a bracket.
    BracketInitial(String),
    /// Nothing but the case of letters differs.
    Case,
    /// A bracket or a short elision adds or hides a negation.
    HidesNegation,
    /// A mark hides a number of the source, or makes another one of it.
    HidesNumber,
}

impl Hint {
    /// As it is shown.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::BracketInitial(written) => {
                format!("only the first letter differs: write {written} to mark that")
            }
            Self::Case => "only capitals differ".to_owned(),
            Self::HidesNegation => "what is marked as changed adds or hides a negation".to_owned(),
            Self::HidesNumber => "what is marked as changed hides or changes a number".to_owned(),
        }
    }
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
    /// The page, from 1, that it begins on, where the copy has pages.
    pub page: Option<usize>,
    /// The parts of the quote in [`crate::SavedCopy::text`], in order, where something is left out or marked between them.
    pub pieces: Vec<Range<usize>>,
    /// What the quote has otherwise.
    pub notes: Vec<Note>,
}

impl Found {
    /// Where it is, for a person: "line 3", "page 2, line 40".
    #[must_use]
    pub fn place_words(&self) -> String {
        let line = self.place.line;
        match self.page {
            Some(page) => format!("page {page}, line {line}"),
            None => format!("line {line}"),
        }
    }
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
    /// What would make the quote right.
    pub hint: Option<Hint>,
    /// Other passages that are about as close, the closest first.
    pub others: Vec<Near>,
}

/// Another passage that is close to a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Where it stands.
    pub found: Found,
    /// Its text as a reader sees it, as it is written there.
    pub text: String,
    /// How much of both is the same, from 0 to 1.
    pub similarity: f64,
}

/// What a quote has in place of what its source has; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Words of the quote, white space single.
    pub quote: String,
    /// Words of the source, white space single.
    pub source: String,
}

impl Change {
    /// As it is shown.
    #[must_use]
    pub fn words(&self) -> String {
        let Self { quote, source } = self;
        match (quote.is_empty(), source.is_empty()) {
            (false, false) => format!("quote has “{quote}” / source has “{source}”"),
            (false, true) => format!("quote has “{quote}” / source does not"),
            _ => format!("source has “{source}” / quote does not"),
        }
    }
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
    /// What differs, each place once, in order; punctuation only where no word differs.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        let mut goes_on = false;
        for difference in &self.differences {
            if difference.side == Side::Both {
                goes_on = false;
                continue;
            }
            if !goes_on {
                changes.push(Change {
                    quote: String::new(),
                    source: String::new(),
                });
            }
            goes_on = true;
            if let Some(change) = changes.last_mut() {
                let side = match difference.side {
                    Side::Quote => &mut change.quote,
                    _ => &mut change.source,
                };
                let words = difference.text.split_whitespace().collect::<Vec<_>>();
                let words = words.join(" ");
                // Nothing but white space differs.
                side.push_str(if words.is_empty() { "␣" } else { &words });
            }
        }
        let has_words = |change: &Change| {
            let mut letters = change.quote.chars().chain(change.source.chars());
            letters.any(char::is_alphanumeric)
        };
        if changes.iter().any(has_words) {
            changes.retain(has_words);
        }
        changes
    }

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
            Self::Marked(_) => "marked",
            Self::Repeated(..) => "repeated",
            Self::Altered(_) => "altered",
            Self::Missing(_) => "missing",
            Self::NoCopy => "not checked",
        }
    }

    /// Whether the quote stands in the copy.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        matches!(
            self,
            Self::Verbatim(_)
                | Self::Folded(_)
                | Self::Elided(_)
                | Self::Marked(_)
                | Self::Repeated(..)
        )
    }

    /// Whether there is a copy and the quote does not stand in it.
    #[must_use]
    pub fn is_bad(&self) -> bool {
        matches!(self, Self::Altered(_) | Self::Missing(_))
    }

    /// Where it was found, to note something of it.
    pub(crate) fn found_mut(&mut self) -> Option<&mut Found> {
        match self {
            Self::Verbatim(found)
            | Self::Folded(found)
            | Self::Elided(found)
            | Self::Marked(found)
            | Self::Repeated(found, _) => Some(found),
            Self::Altered(_) | Self::Missing(_) | Self::NoCopy => None,
        }
    }

    /// Where it stands, or what is closest to it.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::Verbatim(found)
            | Self::Folded(found)
            | Self::Elided(found)
            | Self::Marked(found)
            | Self::Repeated(found, _) => Some(found),
            Self::Altered(altered) => Some(&altered.found),
            Self::Missing(_) | Self::NoCopy => None,
        }
    }
}
