//! Going through a text line by line, as long as the context of each line is known.

use std::ops::Range;

use memchr::memchr;

use super::scalars::{
    begins_plain, begins_text, end_of_quoted, has_key, is_flow, is_inert, is_of_key, is_printable,
    is_word, may_be_null, within_quotes, words,
};
use super::{Lifted, SearchText};

/// Length in bytes below which a value is not replaced, because it would gain nothing. Words that
/// are not texts in YAML (`false`, `null`) are shorter.
const SHORTEST: usize = 6;
/// Length in bytes below which a key is not replaced.
const SHORTEST_KEY: usize = 3;
/// Column of its key or dash beyond which a list is not replaced: replacing it hides a level of
/// nesting, and the parser reports more than 128.
const FAR_RIGHT: usize = 32;
/// Longest key that is examined, in bytes.
const LONGEST_KEY: usize = 64;

/// The state of going through a text.
pub(super) struct Lines<'t> {
    text: &'t str,
    /// First byte of the next line.
    at: usize,
    /// Up to which byte the text is copied to `lifted`.
    copied: usize,
    lifted: Lifted<'t>,
    /// Consecutive pairs that are not copied yet.
    run: Option<Run>,
    /// Whether a plain scalar may continue on the next line.
    plain_is_open: bool,
}

/// Consecutive pairs of one mapping, one per line.
struct Run {
    /// Column of the keys.
    column: usize,
    /// From the first key to the end of the last value.
    bytes: Range<usize>,
    /// Index of the first of these pairs.
    first: usize,
}

/// The part of a line before its value.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    /// Range of the key; empty if there is none.
    key: Range<usize>,
    /// First byte of the value.
    value: usize,
    /// Column of the key, else of the last dash, else of the value.
    column: usize,
    has_key: bool,
    has_dash: bool,
}

impl<'t> Lines<'t> {
    pub fn of(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            copied: 0,
            lifted: Lifted::default(),
            run: None,
            plain_is_open: false,
        }
    }

    /// Replaces what can be replaced; `None` if nothing can.
    pub fn lift_all(mut self) -> Option<Lifted<'t>> {
        while self.at < self.text.len() && self.step().is_some() {}
        self.end_run();
        let rest = self.text.get(self.copied..)?;
        if self.copied == 0 {
            return None;
        }
        self.lifted.text.push_str(rest);
        Some(self.lifted)
    }

    /// Processes one line, or all lines of its value; `None` if the context of the next line is
    /// unknown, or there are too many placeholders.
    fn step(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        let line = self.next_line();
        let head = Head::of(bytes.get(line.clone())?, line.start);
        let end = end_of_value(bytes, &line);
        let value = head.value.min(end)..end;
        if let Some(pair) = self.pair(&head, value.clone()) {
            self.plain_is_open = false;
            return self.add_to_run(&head, value.end, pair);
        }
        self.end_run()?;
        // A key ends a plain scalar, or is an error.
        self.plain_is_open &= !head.has_key;
        self.lift_key(&head)?;
        match bytes.get(value.clone())? {
            [] | [b'#', ..] => Some(()),
            b"---" if value.start == line.start => Some(()),
            [quote @ (b'"' | b'\''), ..] => self.step_over_quoted(*quote, value),
            [b'|' | b'>', rest @ ..] => {
                let is_header = matches!(rest, [] | [b'-' | b'+']);
                let is_value = (head.has_key || head.has_dash) && !self.plain_is_open;
                (is_header && is_value).then(|| self.step_over_block(head.column))
            }
            [b'[' | b'{', ..] => self.step_over_flow(value, head.column),
            plain if begins_plain(plain) => {
                // Within a continued scalar a dash is part of it.
                let begins = head.has_key || head.has_dash && !self.plain_is_open;
                self.plain_is_open = !(begins && self.ends_with_line(head.column));
                if has_key(plain) {
                    return None;
                }
                if !begins_text(plain) || !is_inert(plain) {
                    return Some(());
                }
                self.lift(value)
            }
            _ => None,
        }
    }

    /// The next line, without its line feed.
    fn next_line(&mut self) -> Range<usize> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let end = self
            .at
            .saturating_add(memchr(b'\n', rest).unwrap_or(rest.len()));
        let line = self.at..end;
        self.at = end.saturating_add(1);
        line
    }

    /// Whether a plain scalar certainly ends with its line, if its key, else its dash, is in that
    /// column: a continuation is indented deeper (YAML 1.2.2, section 7.3.3), possibly after empty
    /// lines.
    fn ends_with_line(&self, column: usize) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let indent = spaces(rest);
        match rest.get(indent) {
            None => true,
            Some(b'\n' | b'\r' | b'#') => false,
            Some(_) => indent <= column,
        }
    }

    /// The pair on a line: a word, and a value that is one token and ends with the line.
    fn pair(&self, head: &Head, value: Range<usize>) -> Option<(&'t str, SearchText<'t>)> {
        let text = self.text.get(value)?;
        let key = self.text.get(head.key.clone())?;
        if !head.has_key || !is_word(key.as_bytes()) || !self.ends_with_line(head.column) {
            return None;
        }
        let said = match text.as_bytes() {
            quoted @ [b'"' | b'\'', ..] => {
                within_quotes(quoted).filter(|within| is_printable(within))?;
                SearchText::Text(text.get(1..text.len().saturating_sub(1))?)
            }
            [b'[', ..] => {
                let is_list = head.column <= FAR_RIGHT && words(text).is_some();
                is_list.then_some(SearchText::Words(text))?
            }
            plain => {
                let is_text = begins_text(plain) && !has_key(plain) && is_inert(plain);
                (is_text && !may_be_null(text)).then_some(SearchText::Text(text))?
            }
        };
        Some((key, said))
    }

    /// Adds the pair of a line to the current run; its value ends at `end`.
    fn add_to_run(
        &mut self,
        head: &Head,
        end: usize,
        pair: (&'t str, SearchText<'t>),
    ) -> Option<()> {
        match &mut self.run {
            Some(run) if run.column == head.column && !head.has_dash => run.bytes.end = end,
            _ => {
                self.end_run()?;
                self.run = Some(Run {
                    column: head.column,
                    bytes: head.key.start..end,
                    first: self.lifted.pairs.len(),
                });
            }
        }
        self.lifted.pairs.push(pair);
        Some(())
    }

    /// Replaces the consecutive pairs by one placeholder pair, if there are any.
    fn end_run(&mut self) -> Option<()> {
        let Some(run) = self.run.take() else {
            return Some(());
        };
        self.copy_to(run.bytes.start)?;
        self.lifted.add_pairs(run.first)?;
        self.copied = run.bytes.end;
        Some(())
    }

    fn copy_to(&mut self, at: usize) -> Option<()> {
        if self.copied == 0 {
            self.lifted.text.reserve(self.text.len() / 2);
        }
        self.lifted.text.push_str(self.text.get(self.copied..at)?);
        self.copied = at;
        Some(())
    }

    /// Replaces a range of the text by a placeholder.
    fn lift(&mut self, what: Range<usize>) -> Option<()> {
        if what.len() < SHORTEST {
            return Some(());
        }
        self.lift_out(what, SearchText::Text)
    }

    /// Replaces the key of a line, if it is a word.
    fn lift_key(&mut self, head: &Head) -> Option<()> {
        let word = self.text.as_bytes().get(head.key.clone())?;
        if word.len() < SHORTEST_KEY || !is_word(word) {
            return Some(());
        }
        self.lift_out(head.key.clone(), SearchText::Text)
    }

    fn lift_out(&mut self, what: Range<usize>, said: fn(&'t str) -> SearchText<'t>) -> Option<()> {
        self.copy_to(what.start)?;
        self.lifted.add(said(self.text.get(what.clone())?))?;
        self.copied = what.end;
        Some(())
    }

    /// Processes a value in brackets, which may be a list of words.
    fn step_over_flow(&mut self, value: Range<usize>, column: usize) -> Option<()> {
        let text = self.text.get(value.clone())?;
        if !self.plain_is_open && column <= FAR_RIGHT && words(text).is_some() {
            return self.lift_out(value, SearchText::Words);
        }
        is_flow(text.as_bytes()).then_some(())
    }

    /// Processes a quoted value, which may end on a later line.
    fn step_over_quoted(&mut self, quote: u8, value: Range<usize>) -> Option<()> {
        let bytes = self.text.as_bytes();
        let inner = value.start.saturating_add(1);
        if let Some(within) = within_quotes(bytes.get(value.clone())?) {
            if self.plain_is_open && (has_key(within) || !is_inert(within)) {
                return None;
            }
            if !is_printable(within) {
                return Some(());
            }
            return self.lift(inner..value.end.saturating_sub(1));
        }
        if self.plain_is_open {
            return None;
        }
        self.at = end_of_quoted(bytes, inner, quote)?;
        let rest = self.next_line();
        let mut rest = bytes.get(rest)?.iter();
        rest.all(|byte| matches!(byte, b' ' | b'\r')).then_some(())
    }

    /// Skips the lines of a block scalar: those that are blank, or begin right of this column.
    fn step_over_block(&mut self, column: usize) {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let before = self.at;
            let line = self.next_line();
            let of_line = bytes.get(line.clone()).unwrap_or_default();
            let indent = spaces(of_line);
            let content = line.start.saturating_add(indent)..end_of_value(bytes, &line);
            let text = bytes.get(content.clone()).unwrap_or_default();
            if !text.is_empty() && indent <= column {
                self.at = before;
                return;
            }
            if begins_text(text) && is_inert(text) && self.lift(content).is_none() {
                return;
            }
        }
    }
}

impl Head {
    /// Parses the part of a line before its value; the line begins at byte `start`.
    fn of(line: &[u8], start: usize) -> Self {
        let from = |at: usize| line.get(at..).unwrap_or_default();
        let skip = |at: usize| at.saturating_add(spaces(from(at)));
        let mut value = skip(0);
        let mut column = value;
        let mut has_dash = false;
        while let [b'-'] | [b'-', b' ' | b'\r', ..] = from(value) {
            (column, has_dash) = (value, true);
            value = skip(value.saturating_add(1));
        }
        let key = from(value);
        let length = key
            .iter()
            .take(LONGEST_KEY)
            .take_while(|byte| is_of_key(**byte));
        let length = length.count();
        let begins = key
            .first()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        let has_key =
            begins && matches!(key.get(length..), Some([b':'] | [b':', b' ' | b'\r', ..]));
        let mut key = value..value;
        if has_key {
            column = value;
            key.end = value.saturating_add(length);
            value = skip(key.end.saturating_add(1));
        }
        let in_text = |at: usize| start.saturating_add(at);
        Self {
            key: in_text(key.start)..in_text(key.end),
            value: in_text(value),
            column,
            has_key,
            has_dash,
        }
    }
}

/// Number of leading spaces.
fn spaces(text: &[u8]) -> usize {
    text.iter().take_while(|byte| **byte == b' ').count()
}

/// The end of a line without its carriage return and the spaces before it.
fn end_of_value(bytes: &[u8], line: &Range<usize>) -> usize {
    let of_line = bytes.get(line.clone()).unwrap_or_default();
    let of_line = of_line.strip_suffix(b"\r").unwrap_or(of_line);
    let blank = of_line
        .iter()
        .rev()
        .take_while(|byte| **byte == b' ')
        .count();
    line.start
        .saturating_add(of_line.len().saturating_sub(blank))
}
