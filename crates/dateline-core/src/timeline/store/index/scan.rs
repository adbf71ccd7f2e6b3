//! Scanning the lines of a list of events: where each begins, and its date if it is easy to read.
//!
//! ```text
//! events:
//!   - id: a              a dash at the indentation of the first one: a block begins
//!     date: 2025-05-09   a date in digits alone on its line: where it belongs is known at once
//!   - date: "May 2025    anything else is left to the parser
//! ```
//!
//! Blocks begin at the same lines as in [`crate::timeline::yaml::block`]. Dates are not guessed: if a
//! date is not a single scalar on its line, or another key may affect it, the event is parsed.

use memchr::{memchr, memchr_iter, memchr2};

use super::slot::{Placed, Slot};
use crate::date::Days;
use crate::timeline::build::when::is_qualifier;
use crate::timeline::field::{self, Role};

/// The result of scanning a chunk of the list.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// The blocks in file order; their lines are relative to the first line of the chunk.
    pub slots: Vec<Slot>,
    /// Number of lines.
    pub lines: u32,
    /// Where the list ends, if it does: at a top-level key, as a byte of the text.
    pub end: Option<usize>,
    /// Why the text cannot be indexed; `None` if it can.
    pub doubt: Option<&'static str>,
}

/// What the lines below a key belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    /// Anything indented deeper: a block scalar, a mapping, a continued text.
    Deeper,
    /// A list, which may be at the indentation of its key.
    Nested,
    /// A date: nothing may be below it.
    Date,
    /// An unclosed text in these quotes.
    Quote(u8),
    /// Unclosed brackets.
    Flow,
}

/// A date as written in the lines.
#[derive(Debug, Clone, Copy)]
struct Written {
    /// First byte in the text, and length.
    from: usize,
    len: usize,
    days: Option<Days>,
}

/// Scans a chunk of a list: whole lines, the first of which begins a block with its dash in column
/// `dash`.
pub(super) struct Scanner<'t> {
    text: &'t [u8],
    dash: usize,
    chunk: Chunk,
    /// Column of the keys of the block, once it is known.
    keys: Option<usize>,
    below: Below,
    /// Whether the block has to be parsed.
    unsure: bool,
    date: Option<Written>,
    start: Option<Written>,
    end: Option<Written>,
    /// Keys found to be irrelevant for the date.
    harmless: Vec<&'t [u8]>,
}

impl<'t> Scanner<'t> {
    pub fn new(text: &'t [u8], dash: usize) -> Self {
        Self {
            text,
            dash,
            chunk: Chunk::default(),
            keys: None,
            below: Below::Deeper,
            unsure: false,
            date: None,
            start: None,
            end: None,
            harmless: Vec::new(),
        }
    }

    /// Scans the lines from one byte to another.
    pub fn scan(mut self, from: usize, to: usize) -> Chunk {
        let Some(bytes) = self.text.get(from..to) else {
            return self.chunk;
        };
        if std::str::from_utf8(bytes).is_err() {
            self.chunk.doubt = Some("it has bytes that are not UTF-8");
            return self.chunk;
        }
        if memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n')) {
            self.chunk.doubt = Some("it has carriage returns without line feeds");
            return self.chunk;
        }
        let ends = memchr_iter(b'\n', bytes).map(|at| at + 1).chain(
            bytes
                .last()
                .is_some_and(|last| *last != b'\n')
                .then_some(bytes.len()),
        );
        let mut at = 0;
        for end in ends {
            let line = bytes.get(at..end).unwrap_or_default();
            if !self.line(from + at, line) {
                break;
            }
            self.chunk.lines = self.chunk.lines.saturating_add(1);
            at = end;
        }
        self.finish();
        self.chunk
    }

    /// Processes a line, including its end. Returns whether the list continues.
    fn line(&mut self, at: usize, line: &'t [u8]) -> bool {
        let indent = line.iter().take_while(|byte| **byte == b' ').count();
        let content = line.get(indent..).unwrap_or_default();
        let content = content.strip_suffix(b"\n").unwrap_or(content);
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        let Some(first) = content.first() else {
            return true;
        };
        if indent == self.dash && *first == b'-' && is_space(content.get(1)) {
            self.finish();
            return self.begin(at, indent, content);
        }
        match self.keys {
            Some(keys) if indent > keys => {
                self.deeper(*first, content);
                return true;
            }
            Some(keys) if indent == keys => {
                self.at_keys(at + indent, *first, content);
                return true;
            }
            None if indent > self.dash && *first != b'#' && *first != b'\t' => {
                self.keys = Some(indent);
                self.at_keys(at + indent, *first, content);
                return true;
            }
            _ => {}
        }
        if *first == b'#' {
            // Within unclosed quotes or brackets it is not a comment.
            self.unsure |= matches!(self.below, Below::Quote(_) | Below::Flow);
            return true;
        }
        if indent == 0 && is_marker(content) {
            self.chunk.doubt = Some("it has several documents");
            return false;
        }
        if indent == 0 && has_key(content) {
            self.chunk.end = Some(at);
            return false;
        }
        self.unsure |= !content.iter().all(u8::is_ascii_whitespace);
        true
    }

    /// Processes a line that begins a block.
    fn begin(&mut self, at: usize, indent: usize, content: &'t [u8]) -> bool {
        let (Ok(start), line) = (u32::try_from(at), self.chunk.lines) else {
            self.chunk.doubt = Some("it is too large");
            return false;
        };
        self.chunk.slots.push(Slot {
            at: start,
            line,
            placed: Placed::Parse,
        });
        self.keys = None;
        self.below = Below::Deeper;
        self.unsure = false;
        (self.date, self.start, self.end) = (None, None, None);
        let rest = content.get(1..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| **byte == b' ').count();
        let rest = rest.get(blank..).unwrap_or_default();
        match rest.first() {
            None | Some(b'#') => {}
            Some(b'\t') => self.unsure = true,
            Some(first) => {
                let keys = indent + 1 + blank;
                self.keys = Some(keys);
                self.at_keys(at + keys, *first, rest);
            }
        }
        true
    }

    /// Processes a line indented deeper than the key above.
    fn deeper(&mut self, first: u8, content: &[u8]) {
        match self.below {
            Below::Deeper | Below::Nested => {}
            Below::Date => self.unsure = true,
            Below::Quote(quote) => match close(content, quote) {
                Some(rest) if is_end(rest) => self.below = Below::Deeper,
                Some(_) => self.unsure = true,
                None => {}
            },
            Below::Flow => {
                if first == b'#' || is_closed(content) {
                    self.below = Below::Deeper;
                }
            }
        }
    }

    /// Processes a line at the indentation of the keys; its first byte is at `at` in the text.
    fn at_keys(&mut self, at: usize, first: u8, content: &'t [u8]) {
        if matches!(self.below, Below::Quote(_) | Below::Flow) {
            self.unsure = true;
            return;
        }
        match first {
            b'#' => return,
            b'-' if self.below == Below::Nested && is_space(content.get(1)) => return,
            b'a'..=b'z' | b'A'..=b'Z' => {}
            _ => {
                self.unsure = true;
                return;
            }
        }
        let Some(colon) = memchr(b':', content) else {
            self.unsure = true;
            return;
        };
        let key = content.get(..colon).unwrap_or_default();
        let rest = content.get(colon + 1..).unwrap_or_default();
        if !is_space(rest.first()) {
            self.unsure = true;
            return;
        }
        let blank = rest.iter().take_while(|byte| **byte == b' ').count();
        let value = rest.get(blank..).unwrap_or_default();
        let from = at + colon + 1 + blank;
        match key {
            b"date" => self.unsure |= set(&mut self.date, written(from, value)),
            b"start" => self.unsure |= set(&mut self.start, written(from, value)),
            b"end" => self.unsure |= set(&mut self.end, written(from, value)),
            b"id" | b"title" | b"summary" | b"quote" | b"quotes" | b"source" | b"tags"
            | b"group" | b"place" | b"people" | b"note" => return self.value(value),
            key => {
                self.unsure |= !self.is_harmless(key);
                return self.value(value);
            }
        }
        self.below = Below::Date;
    }

    /// Whether a key is irrelevant for the date, and does not hold events.
    fn is_harmless(&mut self, key: &'t [u8]) -> bool {
        if self.harmless.contains(&key) {
            return true;
        }
        let Ok(name) = std::str::from_utf8(key) else {
            return false;
        };
        let is_plain = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' '));
        let of_date = |(role, _): &field::Rank| {
            matches!(
                role,
                Role::Date
                    | Role::Label
                    | Role::Precision
                    | Role::Zone
                    | Role::Month
                    | Role::Day
                    | Role::Start
                    | Role::End
            )
        };
        // A key with a language (`display_date_de`) has the same role.
        let stem = name.rsplit_once(['_', '-']).map(|(stem, _)| stem);
        let says = |name: &str| field::roles(name).iter().any(of_date);
        let harmless = is_plain
            && !field::is_list(name)
            && !says(name)
            && !stem.is_some_and(says)
            && !is_qualifier(name);
        if harmless && self.harmless.len() < 16 {
            self.harmless.push(key);
        }
        harmless
    }

    /// Processes a value that is not a date.
    fn value(&mut self, value: &[u8]) {
        self.below = match value.first() {
            None | Some(b'#') => Below::Nested,
            Some(quote @ (b'"' | b'\'')) => {
                match close(value.get(1..).unwrap_or_default(), *quote) {
                    Some(rest) if is_end(rest) => Below::Deeper,
                    Some(_) => {
                        self.unsure = true;
                        Below::Deeper
                    }
                    None => Below::Quote(*quote),
                }
            }
            Some(b'[' | b'{') if !is_closed(value) => Below::Flow,
            Some(b'&' | b'*' | b'!' | b'%' | b'@' | b'`' | b'\t') => {
                self.unsure = true;
                Below::Deeper
            }
            _ => Below::Deeper,
        };
    }

    /// Finishes the current block.
    fn finish(&mut self) {
        let Some(slot) = self.chunk.slots.last_mut() else {
            return;
        };
        if self.unsure || matches!(self.below, Below::Quote(_) | Below::Flow) {
            return;
        }
        let text = self.text;
        let same = |a: &Written, b: &Written| {
            text.get(a.from..a.from + a.len) == text.get(b.from..b.from + b.len)
        };
        let one = match (&self.date, &self.start, &self.end) {
            (Some(date), None, None) | (None, Some(date), None) => date,
            (None, Some(start), Some(end)) if same(start, end) => start,
            (None, Some(start), Some(end)) => {
                if let (Some(from), Some(to)) = (start.days, end.days)
                    && let Some(days) = Days::between(from, to)
                {
                    slot.placed = Placed::Days(days);
                }
                return;
            }
            _ => return,
        };
        slot.placed = match (one.days, u32::try_from(one.from), u32::try_from(one.len)) {
            (Some(days), ..) => Placed::Days(days),
            (None, Ok(from), Ok(len)) => Placed::Text { from, len },
            _ => Placed::Parse,
        };
    }
}

/// Sets a date. Returns whether it has to be parsed instead.
fn set(place: &mut Option<Written>, written: Option<Written>) -> bool {
    let twice = place.is_some();
    let unsure = written.is_none();
    *place = written;
    twice || unsure
}

/// The date on a line, if there is nothing else after its key: plain, or in quotes without escapes.
fn written(from: usize, value: &[u8]) -> Option<Written> {
    let value = value.trim_ascii_end();
    let (from, text) = match value {
        [b'"', text @ .., b'"'] | [b'\'', text @ .., b'\''] => {
            if memchr2(b'"', b'\'', text).is_some() || memchr(b'\\', text).is_some() {
                return None;
            }
            (from + 1, text)
        }
        text => {
            let pair = |pair: &[u8]| pair == b": " || pair == b" #";
            if text.windows(2).any(pair) || text.ends_with(b":") {
                return None;
            }
            (from, text)
        }
    };
    let plain = text.first()?.is_ascii_alphanumeric()
        && text.last()?.is_ascii_graphic()
        && text.iter().all(|byte| matches!(byte, b' '..=b'~'));
    plain.then(|| Written {
        from,
        len: text.len(),
        days: Days::of_digits(text),
    })
}

/// The rest after the end of a quoted text, whose beginning is before `rest`.
fn close(rest: &[u8], quote: u8) -> Option<&[u8]> {
    let mut at = 0;
    loop {
        let from = rest.get(at..)?;
        at += memchr2(quote, if quote == b'"' { b'\\' } else { quote }, from)?;
        let escaped =
            rest.get(at) == Some(&b'\\') || quote == b'\'' && rest.get(at + 1) == Some(&quote);
        if !escaped {
            return rest.get(at + 1..);
        }
        at += 2;
    }
}

/// Whether there is nothing but a comment.
fn is_end(rest: &[u8]) -> bool {
    let blank = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    match rest.get(blank..) {
        None | Some([]) => true,
        Some([b'#', ..]) => blank > 0,
        _ => false,
    }
}

/// Whether brackets appear to be closed.
fn is_closed(content: &[u8]) -> bool {
    matches!(content.trim_ascii_end().last(), Some(b']' | b'}'))
}

fn is_space(byte: Option<&u8>) -> bool {
    byte.is_none_or(|byte| matches!(byte, b' ' | b'\t'))
}

/// Whether a document begins or ends here.
fn is_marker(content: &[u8]) -> bool {
    (content.starts_with(b"---") || content.starts_with(b"..."))
        && content.get(3).is_none_or(u8::is_ascii_whitespace)
}

/// Whether a line without indentation begins with a key, as [`crate::timeline::yaml::block`] defines it.
fn has_key(content: &[u8]) -> bool {
    std::str::from_utf8(content)
        .is_ok_and(|text| crate::timeline::yaml::block::any_key(text).is_some())
}
