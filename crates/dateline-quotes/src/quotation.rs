//! Parses the marks of a quote for its own changes: brackets, elisions, `[sic]`, `(emphasis added)`, `/` between lines
//! of verse.
//!
//! A quote is split at its elisions into chunks, and a chunk at its other marks into segments. The words of a segment
//! are those of the source.

mod remarks;
mod written;

use std::ops::Range;

use self::remarks::remark;
use self::written::{Mark, next_mark};

use crate::fold::{Folded, fold};
use crate::script::is_word;
use crate::search::{Edge, Ends, Phrase};

/// Maximum number of words of a part that is too short to be looked for in another sentence.
const SHORT: usize = 1;
/// Maximum number of marks of a quote.
const MOST_PARTS: usize = 64;
/// A parsed quote.
#[derive(Debug)]
pub(crate) struct Quotation<'q> {
    pub chunks: Vec<Chunk<'q>>,
    /// Omissions marked in words: `[citations omitted]`.
    pub omitted: Vec<String>,
    /// Whether it has marks other than elisions.
    pub has_marks: bool,
    /// Whether it begins with an elision.
    pub begins_cut: bool,
    /// Whether it ends with an elision.
    pub is_cut: bool,
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

impl Chunk<'_> {
    /// Whether it has only one word outside of brackets.
    pub fn is_short(&self) -> bool {
        let words = self.segments.iter().map(|segment| segment.words.len());
        words.sum::<usize>() <= SHORT
    }
}

/// Marks between two segments.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Joint {
    /// All of its text, folded.
    pub written: String,
    /// Ending of the previous word: `walk[ed]`.
    pub ending: Option<String>,
    /// Letters within a word, whose parts are the segments before and after: `com[m]ittee`.
    pub inner: Option<String>,
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

impl<'q> Quotation<'q> {
    /// Parses a quote; `None` if it has no marks, or too many.
    pub fn of(quote: &'q str, final_mark: Option<char>) -> Option<Self> {
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
        let (mut from, mut count, mut has_marks, mut begins_cut) = (0, 0, false, false);
        while let Some((range, mark)) = next_mark(&folded.text, from) {
            count += 1;
            if count > MOST_PARTS {
                return None;
            }
            parser.segment(from..range.start);
            from = range.end;
            has_marks |= !matches!(mark, Mark::Elision);
            begins_cut |= count == 1 && parser.segments.is_empty() && matches!(mark, Mark::Elision);
            parser.mark(&range, mark);
        }
        if count == 0 {
            return None;
        }
        let rest = folded.text.get(from..).unwrap_or_default();
        let is_cut = parser.segments.is_empty() && !rest.chars().any(is_word);
        parser.segment(from..folded.text.len());
        parser.end_chunk(folded.text.len());
        let Parser {
            mut chunks,
            omitted,
            ..
        } = parser;
        let first = chunks
            .first_mut()
            .filter(|it| it.joints.first().is_some_and(Joint::is_empty));
        if let Some(first) = first.and_then(|chunk| chunk.segments.first_mut()) {
            first.ends.first = Edge::Quote;
        }
        if let Some(chunk) = chunks.last_mut() {
            let ends_quote = chunk.joints.last().is_some_and(Joint::is_empty);
            if let Some(last) = chunk.segments.last_mut() {
                last.ends.final_mark = final_mark;
                if ends_quote {
                    last.ends.last = Edge::Quote;
                }
            }
        }
        (!chunks.is_empty()).then_some(Self {
            chunks,
            omitted,
            has_marks,
            begins_cut,
            is_cut,
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
        let is_within = self
            .joints
            .last()
            .is_some_and(|joint| joint.initial.is_some() || joint.inner.is_some());
        let mut ends = Ends::default();
        if is_within {
            ends.first = Edge::WithinWord;
        }
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
                    before.ends.last = Edge::WithinWord;
                }
            }
            Mark::Inner(letters) => {
                joint.inner = Some(letters);
                if let Some(before) = self.segments.last_mut() {
                    before.ends.last = Edge::WithinWord;
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
pub fn parts(quote: &str) -> Vec<&str> {
    let Some(quotation) = Quotation::of(quote, None) else {
        return Vec::new();
    };
    let segments = quotation
        .chunks
        .into_iter()
        .flat_map(|chunk| chunk.segments);
    let whole = segments.filter_map(|segment| {
        let mut text = segment.text;
        if segment.ends.first == Edge::WithinWord {
            text = text.trim_start_matches(is_word);
        }
        if segment.ends.last == Edge::WithinWord {
            text = text.trim_end_matches(is_word);
        }
        let text = text.trim();
        text.chars().any(is_word).then_some(text)
    });
    whole.collect()
}

/// Splits off a remark at the end of a quote, such as `(emphasis added)`: the quote without it, and the remark.
pub fn without_aside(quote: &str) -> Option<(&str, &str)> {
    let inner = quote.trim_end_matches('.');
    let inner = inner.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let content = inner.get(open + 1..)?;
    let (before, aside) = quote.split_at_checked(open)?;
    let before = before.trim_end();
    (remark(content).is_some() && !before.is_empty()).then_some((before, aside))
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
            ("the com[m]ittee met", &["the", "met"]),
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
