//! Parses the marks of a quote for its own changes: brackets, elisions, `[sic]`, `(emphasis added)`, `/` between lines
//! of verse.
//!
//! A quote is split at its elisions into chunks, and a chunk at its other marks into segments. The words of a segment
//! are those of the source.

use std::ops::Range;

use crate::fold::{Folded, fold};
use crate::script::is_word;
use crate::search::{Ends, Phrase};

/// Maximum number of marks of a quote.
const MOST_PARTS: usize = 64;
/// Maximum length of text in brackets, in bytes; longer ones belong to the source.
const LONGEST_BRACKET: usize = 120;
/// Maximum number of letters of an ending in brackets: `walk[ing]`.
const LONGEST_ENDING: usize = 4;
/// Minimum number of consecutive dots or asterisks for an elision.
const FEWEST_DOTS: usize = 3;

/// What may be omitted from the source, or is a remark about the quote, in words: "citations", "internal quotation marks".
const SUBJECTS: &[&str] = &[
    "citation",
    "citations",
    "internal citation",
    "internal citations",
    "footnote",
    "footnotes",
    "quotation marks",
    "internal quotation marks",
    "internal quotations",
    "internal quotes",
    "brackets",
    "alteration",
    "alterations",
    "ellipsis",
    "ellipses",
    "emphasis",
    "italics",
    "bold",
    "underlining",
    "capitalization",
];
/// What a remark says about these: they are not those of the source.
const CHANGES: &[&str] = &[
    "added",
    "mine",
    "ours",
    "supplied",
    "in original",
    "in the original",
];
/// Other remarks about the quote itself, which are not in the source.
const ASIDES: &[&str] = &[
    "sic",
    "sic!",
    "cleaned up",
    "my emphasis",
    "our emphasis",
    "my italics",
    "original emphasis",
];

/// Meaning of a remark in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remark {
    /// Something was left out of the source.
    Omission,
    /// Something about the quote itself.
    Aside,
}

/// Meaning of the contents of brackets, such as "citations omitted; emphasis added"; `None` if they are no remark.
fn remark(content: &str) -> Option<Remark> {
    let content = content.trim().trim_end_matches('.').to_lowercase();
    let mut parts = content.split(';').map(part_of_remark);
    let first = parts.next()??;
    parts.try_fold(first, |all, part| {
        let part = part?;
        Some(if part == Remark::Omission { part } else { all })
    })
}

fn part_of_remark(part: &str) -> Option<Remark> {
    let part = part.trim();
    if ASIDES.contains(&part) {
        return Some(Remark::Aside);
    }
    let (subjects, remark) = if let Some(subjects) = part.strip_suffix(" omitted") {
        (subjects, Remark::Omission)
    } else {
        let mut changes = CHANGES.iter();
        let subjects = changes.find_map(|change| part.strip_suffix(change))?;
        (subjects, Remark::Aside)
    };
    let subjects = subjects.replace(" and ", ",");
    let mut subjects = subjects.split(',').map(str::trim);
    subjects
        .all(|subject| SUBJECTS.contains(&subject))
        .then_some(remark)
}

/// A parsed quote.
#[derive(Debug)]
pub(crate) struct Quotation<'q> {
    pub chunks: Vec<Chunk<'q>>,
    /// Omissions marked in words: `[citations omitted]`.
    pub omitted: Vec<String>,
    /// Whether it has marks other than elisions.
    pub has_marks: bool,
}

/// A piece of a quote without elisions.
#[derive(Debug)]
pub(crate) struct Chunk<'q> {
    /// Text as written, including marks.
    pub text: &'q str,
    pub segments: Vec<Phrase<'q>>,
    /// Marks before the first segment, between segments and after the last: one more than there are segments.
    pub joints: Vec<Joint>,
}

/// Marks between two segments.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Joint {
    /// All of its text, folded.
    pub written: String,
    /// Ending of the previous word: `walk[ed]`.
    pub ending: Option<String>,
    /// Whole words, one entry per bracket.
    pub words: Vec<String>,
    /// First letter of the next word: `[T]he`.
    pub initial: Option<char>,
    /// Whether there is a `/` between lines of verse.
    pub breaks_line: bool,
    /// Remarks such as `[sic]`, as written.
    pub asides: Vec<String>,
}

impl Joint {
    /// Whether there are no marks.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Meaning of a mark.
#[derive(Debug)]
enum Mark {
    Elision,
    Omitted(String),
    Aside(String),
    Words(String),
    Initial(char),
    Ending(String),
    LineBreak,
}

impl<'q> Quotation<'q> {
    /// Parses a quote; `None` if it has no marks, or too many.
    pub fn of(quote: &'q str, no_question: bool) -> Option<Self> {
        let folded = fold(quote);
        let mut parser = Parser {
            quote,
            folded: &folded,
            chunks: Vec::new(),
            omitted: Vec::new(),
            start: 0,
            segments: Vec::new(),
            joints: vec![Joint::default()],
        };
        let (mut from, mut count, mut has_marks) = (0, 0, false);
        while let Some((range, mark)) = next_mark(&folded.text, from) {
            count += 1;
            if count > MOST_PARTS {
                return None;
            }
            parser.segment(from..range.start);
            from = range.end;
            has_marks |= !matches!(mark, Mark::Elision);
            parser.mark(&range, mark);
        }
        if count == 0 {
            return None;
        }
        parser.segment(from..folded.text.len());
        parser.end_chunk(folded.text.len());
        let Parser {
            mut chunks,
            omitted,
            ..
        } = parser;
        if let Some(last) = chunks
            .last_mut()
            .and_then(|chunk| chunk.segments.last_mut())
        {
            last.ends.no_question = no_question;
        }
        (!chunks.is_empty()).then_some(Self {
            chunks,
            omitted,
            has_marks,
        })
    }
}

struct Parser<'f, 'q> {
    quote: &'q str,
    folded: &'f Folded,
    chunks: Vec<Chunk<'q>>,
    omitted: Vec<String>,
    /// Start of the current chunk in the folded text.
    start: usize,
    segments: Vec<Phrase<'q>>,
    /// One more than there are segments.
    joints: Vec<Joint>,
}

impl<'q> Parser<'_, 'q> {
    fn text(&self, range: &Range<usize>) -> &'q str {
        let range = self.folded.offsets.range(range);
        self.quote.get(range).unwrap_or_default().trim()
    }

    /// Adds the text between two marks. Punctuation alone is ignored.
    fn segment(&mut self, range: Range<usize>) {
        let text = self.folded.text.get(range.clone()).unwrap_or_default();
        if !text.chars().any(is_word) {
            return;
        }
        let start = range.end - text.trim_start().len();
        let range = start..start + text.trim().len();
        let ends = Ends {
            within_first: self
                .joints
                .last()
                .is_some_and(|joint| joint.initial.is_some()),
            ..Ends::default()
        };
        let phrase = Phrase::folded(self.text(&range), self.folded.slice(&range), ends);
        self.segments.push(phrase);
        self.joints.push(Joint::default());
    }

    fn mark(&mut self, range: &Range<usize>, mark: Mark) {
        let written = self.folded.text.get(range.clone()).unwrap_or_default();
        let Some(joint) = self.joints.last_mut() else {
            return;
        };
        match mark {
            Mark::Elision => return self.cut(range),
            Mark::Omitted(words) => {
                self.omitted.push(words);
                return self.cut(range);
            }
            Mark::Aside(words) => joint.asides.push(words),
            Mark::Words(words) => joint.words.push(words),
            Mark::Initial(letter) => joint.initial = Some(letter),
            Mark::Ending(ending) => {
                joint.ending = Some(ending);
                if let Some(before) = self.segments.last_mut() {
                    before.ends.within_last = true;
                }
            }
            Mark::LineBreak => joint.breaks_line = true,
        }
        if !joint.written.is_empty() {
            joint.written.push(' ');
        }
        joint.written.push_str(written);
    }

    fn cut(&mut self, mark: &Range<usize>) {
        self.end_chunk(mark.start);
        self.start = mark.end;
    }

    fn end_chunk(&mut self, end: usize) {
        let segments = std::mem::take(&mut self.segments);
        let joints = std::mem::replace(&mut self.joints, vec![Joint::default()]);
        if !segments.is_empty() {
            self.chunks.push(Chunk {
                text: self.text(&(self.start..end)),
                segments,
                joints,
            });
        }
    }
}

/// The whole words of a quote outside of its marks, as written, in parts; empty if it has no marks.
#[must_use]
pub fn parts(quote: &str) -> Vec<&str> {
    let Some(quotation) = Quotation::of(quote, false) else {
        return Vec::new();
    };
    let segments = quotation
        .chunks
        .into_iter()
        .flat_map(|chunk| chunk.segments);
    let whole = segments.filter_map(|segment| {
        let mut text = segment.text;
        if segment.ends.within_first {
            text = text.trim_start_matches(is_word);
        }
        if segment.ends.within_last {
            text = text.trim_end_matches(is_word);
        }
        let text = text.trim();
        text.chars().any(is_word).then_some(text)
    });
    whole.collect()
}

/// Splits off a remark at the end of a quote, such as `(emphasis added)`: the quote without it, and the remark.
#[must_use]
pub fn without_aside(quote: &str) -> Option<(&str, &str)> {
    let inner = quote.trim_end_matches('.');
    let inner = inner.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let content = inner.get(open + 1..)?;
    let (before, aside) = quote.split_at_checked(open)?;
    let before = before.trim_end();
    (remark(content) == Some(Remark::Aside) && !before.is_empty()).then_some((before, aside))
}

/// The next mark in a folded quote.
fn next_mark(text: &str, from: usize) -> Option<(Range<usize>, Mark)> {
    let rest = text.get(from..)?;
    rest.match_indices(['[', '(', '<', '.', '*', '/'])
        .find_map(|(at, found)| {
            let at = from + at;
            let here = text.get(at..)?;
            let (length, mark) = match found {
                "[" | "(" | "<" => bracket(text.get(..at)?, here)?,
                "/" => {
                    let length = here.bytes().take_while(|byte| *byte == b'/').count();
                    let spaced =
                        text.get(..at)?.ends_with(' ') && here.get(length..)?.starts_with(' ');
                    (spaced && length <= 2).then_some((length, Mark::LineBreak))?
                }
                _ => (dots(here)?, Mark::Elision),
            };
            Some((at..at + length, mark))
        })
}

/// Length of the dots or asterisks at the front of a text, including single spaces between them, if they are an
/// elision.
fn dots(text: &str) -> Option<usize> {
    let dot = text.chars().next().filter(|c| matches!(c, '.' | '*'))?;
    let (mut count, mut length) = (0, 0);
    while let Some(rest) = text.get(length..) {
        let trimmed = rest.trim_start_matches(' ');
        if !trimmed.starts_with(dot) {
            break;
        }
        count += 1;
        length += rest.len() - trimmed.len() + 1;
    }
    (count >= FEWEST_DOTS).then_some(length)
}

/// Length and meaning of a bracket at the front of a text.
fn bracket(before: &str, here: &str) -> Option<(usize, Mark)> {
    let open = here.chars().next()?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        _ => '>',
    };
    let inner = here.get(1..)?;
    let inner = inner.get(..inner.find(close)?)?;
    let length = inner.len() + 2;
    let content = inner.trim();
    if content.len() > LONGEST_BRACKET || content.contains(['[', '(', '<']) {
        return None;
    }
    if content.len() > 1 && content.chars().all(|c| matches!(c, '.' | ' ')) {
        return Some((length, Mark::Elision));
    }
    if let Some(remark) = remark(content) {
        let written = here.get(..length)?.to_owned();
        return Some(match remark {
            Remark::Omission => (length, Mark::Omitted(written)),
            Remark::Aside => (length, Mark::Aside(written)),
        });
    }
    if open != '[' {
        return None;
    }
    let after = here.get(length..)?;
    let after_word = before.chars().next_back().is_some_and(is_word);
    let before_word = after.starts_with(is_word);
    match (after_word, before_word) {
        (true, false) => {
            let is_ending = content.chars().count() <= LONGEST_ENDING
                && content.chars().all(|c| c.is_alphabetic() || c == '\'');
            is_ending.then(|| (length, Mark::Ending(content.to_owned())))
        }
        (false, true) => {
            let mut letters = content.chars();
            let letter = letters.next().filter(|letter| letter.is_alphabetic())?;
            letters
                .next()
                .is_none()
                .then_some((length, Mark::Initial(letter)))
        }
        (false, false) => {
            if !content.chars().any(is_word) {
                return None;
            }
            // "[Marlowe]'s"
            let own = after.strip_prefix('\'').map_or(0, |rest| {
                let letters = rest
                    .find(|c: char| !c.is_alphabetic())
                    .unwrap_or(rest.len());
                if letters == 0 { 0 } else { letters + 1 }
            });
            let words = format!("{content}{}", after.get(..own)?);
            Some((length + own, Mark::Words(words)))
        }
        (true, true) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_split_at_their_marks() {
        let table: &[(&str, &[&str])] = &[
            ("one … two", &["one", "two"]),
            ("one... two", &["one", "two"]),
            ("one [...] two […] three", &["one", "two", "three"]),
            ("one (…) two", &["one", "two"]),
            ("one . . . two", &["one", "two"]),
            ("one . . . . Two", &["one", "Two"]),
            ("one [ … ] two", &["one", "two"]),
            ("one.... Two", &["one", "Two"]),
            ("one * * * two", &["one", "two"]),
            ("… one …", &["one"]),
            ("one, …, two", &["one,", ", two"]),
            ("[T]he city [Marlowe] knew", &["city", "knew"]),
            ("they walk[ed] home", &["they", "home"]),
            ("it was teh [sic] end", &["it was teh", "end"]),
            ("one line / another", &["one line", "another"]),
            ("the end (emphasis added)", &["the end"]),
            ("so held. [citations omitted] Next", &["so held.", "Next"]),
            ("[Marlowe]'s house", &["house"]),
            ("one. Two.", &[]),
            ("one/two and (three)", &[]),
            ("…", &[]),
        ];
        for (quote, expected) in table {
            assert_eq!(parts(quote), *expected, "{quote}");
        }
    }
}
