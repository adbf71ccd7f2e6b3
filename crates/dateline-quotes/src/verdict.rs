//! Verdicts on quotes.

use std::ops::Range;

/// Verdict on a quote.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Found once, character by character.
    Verbatim(Found),
    /// Found once, except for differences listed in `fold` (white space, line ends, quotation marks, dashes,
    /// hyphenation, markup) and in its notes.
    Folded(Found),
    /// Its parts around `…`, `...` or `[...]` were found in order.
    Elided(Found),
    /// Its words were found in order, except for its marked changes: `[T]he`, `[Marlowe]`, `[sic]`, `(emphasis added)`.
    /// The notes say what each mark replaces.
    Marked(Found),
    /// Found more than once: the first occurrence, and the number of all.
    Repeated(Found, usize),
    /// Not found, but a close passage was.
    Altered(Box<Altered>),
    /// Not found, and no close passage either; the reason if it is in an invisible part of the copy.
    Missing(Option<Unseen>),
    /// There is no copy to search.
    NoCopy,
}

/// Reason why a part of a document is invisible.
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
    /// Alternative text of an image.
    AltText,
    /// A closed `<details>` or `<dialog>`.
    Collapsed,
    /// `<template>`.
    Template,
    /// `<noscript>`.
    Noscript,
    /// Text for browsers that cannot show a video, a sound or a drawing.
    Fallback,
}

impl Unseen {
    /// Words for the place, after "only".
    pub fn words(self) -> &'static str {
        match self {
            Self::StruckOut => "in text that is struck out",
            Self::Hidden => "in text that is hidden",
            Self::AriaHidden => "in text that is hidden from screen readers (aria-hidden)",
            Self::Comment => "in a comment",
            Self::AltText => "in the alternative text of a picture",
            Self::Collapsed => "in a collapsed section",
            Self::Template => "in a <template>",
            Self::Fallback => "in text for browsers that cannot play a video or a sound",
            Self::Noscript => "in <noscript>, shown only without scripts",
        }
    }
}

/// A minor difference between a verified quote and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Something in brackets, and what it replaces in the source; empty if it was inserted.
    Bracket {
        /// Text including brackets.
        written: String,
        /// Text in the source, folded.
        source: String,
    },
    /// A remark in the quote, as written: `[sic]`, `(emphasis added)`, `[citations omitted]`.
    Aside(String),
    /// A `/` in place of a line break.
    VerseLines,
    /// Only one side is in capitals.
    Capitals,
    /// A final comma or period that the source does not have.
    FinalMark(char),
    /// Line numbers, page numbers and running heads of the copy were ignored.
    Layout,
}

impl Note {
    /// Text for display.
    pub fn words(&self) -> String {
        match self {
            Self::Bracket { written, source } if source.is_empty() => format!("{written} inserted"),
            Self::Bracket { written, source } => format!("{written} for “{source}”"),
            Self::Aside(words) => words.clone(),
            Self::VerseLines => "/ for a line break".to_owned(),
            Self::Capitals => "capitals".to_owned(),
            Self::FinalMark(',') => "final comma".to_owned(),
            Self::FinalMark(_) => "final period".to_owned(),
            Self::Layout => "page layout left out, such as line numbers".to_owned(),
        }
    }
}

/// How to correct an altered quote, or why its marks are not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Only the case of the first letter differs; the value is the correct form with a bracket.
    BracketInitial(String),
    /// Only the case of letters differs.
    Case,
    /// A bracket, a short elision, or a final period adds or hides a negation.
    HidesNegation,
    /// A final period or an elision hides an exception.
    HidesException,
    /// A mark adds or hides a word that limits a statement, such as "only", "may" or "almost".
    HidesQualifier,
    /// An elision joins the words of two speakers of a transcript.
    JoinsSpeakers,
    /// The quote begins or ends within a number or a hyphenated word, or without its unit.
    CutsNumber,
    /// A mark hides or changes a number of the source.
    HidesNumber,
}

impl Hint {
    /// Text for display.
    pub fn words(&self) -> String {
        match self {
            Self::BracketInitial(written) => {
                format!("only the first letter differs: write {written} to mark that")
            }
            Self::Case => "only capitals differ".to_owned(),
            Self::HidesNegation => "a change adds or hides a negation".to_owned(),
            Self::HidesException => "the quote leaves out an exception".to_owned(),
            Self::HidesQualifier => {
                "a marked change adds or hides a word such as “only”, “may” or “almost”".to_owned()
            }
            Self::JoinsSpeakers => "an elision joins the words of two speakers".to_owned(),
            Self::CutsNumber => {
                "the quote cuts a number, its unit, or a hyphenated word".to_owned()
            }
            Self::HidesNumber => "a marked change hides or changes a number".to_owned(),
        }
    }
}

/// A line and column of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Position of a quote in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the original file.
    pub bytes: Range<usize>,
    /// Byte range in [`crate::SavedCopy::source`].
    pub source: Range<usize>,
    /// Line and column of the first byte.
    pub place: Place,
    /// Page on which it begins, from 1; `None` if the copy has no pages.
    pub page: Option<usize>,
    /// Ranges of its parts in [`crate::SavedCopy::text`], in order, if it has elisions or marks.
    pub pieces: Vec<Range<usize>>,
    /// Minor differences.
    pub notes: Vec<Note>,
}

impl Found {
    /// Position in words: "line 3", "page 2, line 40".
    pub fn place_words(&self) -> String {
        let line = self.place.line;
        match self.page {
            Some(page) => format!("page {page}, line {line}"),
            None => format!("line {line}"),
        }
    }
}

/// The passage closest to a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Altered {
    /// Position.
    pub found: Found,
    /// Visible text, as written.
    pub closest: String,
    /// Similarity from 0 to 1: twice the number of common words and marks, divided by the number of all.
    pub similarity: f64,
    /// Differences word by word, in order.
    pub differences: Vec<Difference>,
    /// Ranges in [`crate::SavedCopy::text`] of words that only the copy has, in order.
    pub changed: Vec<Range<usize>>,
    /// How to correct the quote.
    pub hint: Option<Hint>,
    /// Other passages of about the same similarity, closest first.
    pub others: Vec<Near>,
}

/// Another passage close to a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Position.
    pub found: Found,
    /// Visible text, as written.
    pub text: String,
    /// Similarity from 0 to 1.
    pub similarity: f64,
}

/// Differing words of a quote and its source; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Words of the quote, with single spaces.
    pub quote: String,
    /// Words of the source, with single spaces.
    pub source: String,
}

impl Change {
    /// Text for display.
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
    /// Which side has these words.
    pub side: Side,
    /// The words as written, with their white space.
    pub text: String,
}

/// Side of a comparison.
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
    /// Differences, one per place, in order; punctuation only if no words differ.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        let mut continues = false;
        for difference in &self.differences {
            if difference.side == Side::Both {
                continues = false;
                continue;
            }
            if !continues {
                changes.push(Change {
                    quote: String::new(),
                    source: String::new(),
                });
            }
            continues = true;
            if let Some(change) = changes.last_mut() {
                let side = match difference.side {
                    Side::Quote => &mut change.quote,
                    _ => &mut change.source,
                };
                let words = difference.text.split_whitespace().collect::<Vec<_>>();
                let words = words.join(" ");
                // Only white space differs.
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

    /// Words of both on one line: `[-words-]` are only in the quote, `{+words+}` only in the copy.
    pub fn marked(&self) -> String {
        let mut text = String::new();
        let mut before: Option<&Difference> = None;
        for difference in &self.differences {
            let words = difference.text.split_whitespace().collect::<Vec<_>>();
            let words = match words.join(" ") {
                // Only white space differs.
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
    /// Name in reports.
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

    /// Whether the quote was found in the copy.
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

    /// Whether there is a copy but the quote was not found in it.
    pub fn is_bad(&self) -> bool {
        matches!(self, Self::Altered(_) | Self::Missing(_))
    }

    /// Position of a found quote, for adding notes.
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

    /// Position of the quote, or of the closest passage.
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
