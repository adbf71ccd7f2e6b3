//! The texts of events, gathered during verification: stored consecutively, so that a search runs
//! at the speed of memory, with the kind of each text, so that a filter need not parse the events
//! again. Between searches they are kept compressed, because they are nearly all of the file once
//! more.

use std::ops::Range;
use std::sync::Arc;

use lz4_flex::block::{compress, decompress};

use crate::limits;
use crate::text::is_printed_ascii;
use crate::timeline::kinds::{Kind, KindTable};
use crate::timeline::parts::parts;
use crate::timeline::pattern::Pattern;
use crate::timeline::texts::any_text;
use crate::timeline::{Entry, File};

/// The texts of consecutive events.
#[derive(Debug)]
pub(in crate::timeline) struct SearchText {
    /// The texts of each event, one per line, followed by an empty line, so that no match extends
    /// from one event into the next.
    text: String,
    lines: Arc<Lines>,
}

/// The kinds of the lines of consecutive events.
#[derive(Debug, Default)]
struct Lines {
    /// Per line that is not empty, the number of its kind in the table.
    kinds: Vec<u8>,
    table: KindTable,
    events: Vec<EventEnd>,
}

/// The texts of consecutive events, compressed.
#[derive(Debug, Default)]
pub(in crate::timeline) struct PackedText {
    packed: Box<[u8]>,
    /// Bytes of the text that is packed.
    len: usize,
    lines: Arc<Lines>,
}

/// The texts of consecutive events while they are gathered.
#[derive(Debug, Default)]
pub(in crate::timeline) struct TextWriter {
    text: String,
    lines: Lines,
}

/// Where the texts of an event end, and which parts it has.
#[derive(Debug, Clone, Copy)]
struct EventEnd {
    /// End of its empty line.
    to: u32,
    /// End of its lines in `kinds`.
    lines: u32,
    /// As [`parts`] has it.
    parts: u16,
    /// Whether the event has more text than is stored, or kinds of text that have no number.
    is_cut: bool,
}

impl TextWriter {
    /// For events with that many bytes, most of which are texts.
    pub fn with_room(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Adds the next event.
    pub fn add(&mut self, entry: &Entry, file: &File) {
        let Lines {
            kinds,
            table,
            events,
        } = &mut self.lines;
        let mut is_unknown = false;
        let mut is_cut = write(entry, file, &mut self.text, &mut |kind| {
            let number = table.number(kind, limits::KINDS_OF_TEXT);
            let number = number.and_then(|number| u8::try_from(number).ok());
            is_unknown |= number.is_none();
            kinds.push(number.unwrap_or_default());
        });
        is_cut |= is_unknown;
        self.text.push('\n');
        events.push(EventEnd {
            to: u32::try_from(self.text.len()).unwrap_or(u32::MAX),
            lines: u32::try_from(kinds.len()).unwrap_or(u32::MAX),
            parts: parts(entry, file),
            is_cut,
        });
    }

    /// Compresses the texts after the last event.
    pub fn pack(mut self) -> PackedText {
        self.lines.kinds.shrink_to_fit();
        self.lines.table.close();
        self.lines.events.shrink_to_fit();
        PackedText {
            packed: compress(self.text.as_bytes()).as_slice().into(),
            len: self.text.len(),
            lines: Arc::new(self.lines),
        }
    }
}

impl PackedText {
    /// The texts. `None` cannot occur, as only `pack` compresses them.
    pub fn unpack(&self) -> Option<SearchText> {
        let text = decompress(&self.packed, self.len).ok()?;
        Some(SearchText {
            text: String::from_utf8(text).ok()?,
            lines: Arc::clone(&self.lines),
        })
    }
}

impl SearchText {
    /// Start of an event in the text and in the lines.
    fn start(&self, event: usize) -> (usize, usize) {
        let before = event
            .checked_sub(1)
            .and_then(|at| self.lines.events.get(at));
        before.map_or((0, 0), |before| {
            (as_index(before.to), as_index(before.lines))
        })
    }

    /// The texts of an event, one per line.
    fn text(&self, event: usize) -> Option<&str> {
        let to = as_index(self.lines.events.get(event)?.to).checked_sub(1)?;
        self.text.get(self.start(event).0..to)
    }

    /// The texts of an event, by its number here; `None` if they were too long to be kept.
    pub fn event(&self, event: usize) -> Option<OfOne<'_>> {
        let end = self.lines.events.get(event).filter(|end| !end.is_cut)?;
        let lines = self.start(event).1..as_index(end.lines);
        Some(OfOne {
            text: self.text(event)?,
            kinds: self.lines.kinds.get(lines)?,
            table: &self.lines.table,
            parts: end.parts,
        })
    }

    /// Whether a pattern matches in the texts of an event.
    pub fn is_match(&self, event: usize, pattern: &Pattern) -> bool {
        self.text(event).is_some_and(|text| pattern.is_in(text))
    }

    /// Calls `found` with each of some events in which a pattern matches, in order.
    pub fn find(&self, pattern: &Pattern, events: Range<usize>, found: &mut dyn FnMut(usize)) {
        let events = events.start..events.end.min(self.lines.events.len());
        if !pattern.is_free() {
            events
                .filter(|event| self.is_match(*event, pattern))
                .for_each(found);
            return;
        }
        let mut event = events.start;
        let mut from = self.start(event).0;
        let text = self.text.get(..self.start(events.end).0);
        let text = text.unwrap_or_default();
        while let Some(range) = pattern.find_from(text, from) {
            let rest = self.lines.events.get(event..events.end).unwrap_or_default();
            event += rest.partition_point(|end| as_index(end.to) <= range.start);
            let Some(end) = self.lines.events.get(event).filter(|_| event < events.end) else {
                return;
            };
            let to = as_index(end.to);
            // A match that extends into the next event may have a shorter form within this one.
            if range.end < to || self.is_match(event, pattern) {
                found(event);
            }
            (event, from) = (event + 1, to);
            if event >= events.end {
                return;
            }
        }
    }
}

/// The texts of one event.
#[derive(Debug, Clone, Copy)]
pub(in crate::timeline) struct OfOne<'a> {
    /// The texts, one per line.
    pub text: &'a str,
    kinds: &'a [u8],
    table: &'a KindTable,
    /// As [`parts`] has it.
    pub parts: u16,
}

impl<'a> OfOne<'a> {
    /// The texts, each with its kind.
    pub fn lines(self) -> impl Iterator<Item = (Kind<'a>, &'a str)> {
        let Self { kinds, table, .. } = self;
        let kinds = kinds
            .iter()
            .map(|number| table.get(usize::from(*number)).unwrap_or(Kind::Key("")));
        kinds.zip(self.text.lines())
    }
}

/// Appends all texts of an entry, one per line, the title first, with white space as single spaces;
/// calls `line` with the kind of each. Returns whether they were too long and were cut.
fn write(entry: &Entry, file: &File, all: &mut String, line: &mut dyn FnMut(Kind<'_>)) -> bool {
    let most = all.len() + limits::SEARCHED_OF_EVENT;
    any_text(entry, file, &mut |kind, text| {
        let start = all.len();
        if start + text.len() < most && is_tidy(text) {
            if !text.is_empty() {
                all.push_str(text);
                all.push('\n');
                line(kind);
            }
            return false;
        }
        let mut is_cut = false;
        for word in text.split_whitespace() {
            is_cut = most.saturating_sub(all.len()) <= word.len();
            if is_cut {
                break;
            }
            all.push_str(word);
            all.push(' ');
        }
        // A line that was started counts.
        if all.len() > start {
            all.pop();
            all.push('\n');
            line(kind);
        }
        is_cut
    })
}

/// Whether a text has no white space except single spaces, as most texts.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // A loop without an early exit is vectorized.
    let doubles = pairs.fold(0, |any, (one, next)| {
        any | u8::from(*one == b' ') & u8::from(*next == b' ')
    });
    let is_other = |c: char| c != ' ' && c.is_whitespace();
    doubles == 0
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && (is_printed_ascii(bytes) || !text.contains(is_other))
}

fn as_index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// All texts of an entry, one per line, the title first, with white space as single spaces.
pub fn search_text(entry: &Entry, file: &File) -> Box<str> {
    let mut all = String::new();
    write(entry, file, &mut all, &mut |_| ());
    all.into_boxed_str()
}
