//! A text gone through line by line, as long as it is known in what each line begins.

use std::ops::Range;

use memchr::memchr;

use super::scalars::{
    begins_plain, begins_text, end_of_quoted, has_key, is_flow, is_inert, is_nothing, is_of_key,
    is_printable, is_word, within_quotes, words,
};
use super::{Lifted, SearchText};

/// A value alone that is shorter stays where it is, in bytes: it would gain nothing. All that begins with a letter and is no text in YAML (`false`,
/// `null`) is shorter.
const SHORTEST: usize = 6;
/// Length in bytes below which a key is not lifted.
const SHORTEST_KEY: usize = 3;
/// Lists whose key or dash stands further right stay where they are: without one the parser counts a level less of nesting, and
/// tells of 128.
const FAR_RIGHT: usize = 32;
/// Keys that are longer are not looked at, in bytes.
const LONGEST_KEY: usize = 64;

/// A text that is gone through line by line.
pub(super) struct Lines<'t> {
    text: &'t str,
    /// Where the next line begins.
    at: usize,
    /// Up to where everything is in what was made of it.
    copied: usize,
    lifted: Lifted<'t>,
    /// Pairs one below the other that are not in it yet.
    run: Option<Run>,
    /// Whether a plain scalar may go on with the next line.
    plain_is_open: bool,
}

/// Pairs of one mapping, a line each.
struct Run {
    /// Where its keys stand in their lines.
    column: usize,
    /// From the first key to the end of the last value.
    bytes: Range<usize>,
    /// Which of all pairs is the first.
    first: usize,
}

/// What a line says before its value.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    /// Where the key stands; nothing where there is none.
    key: Range<usize>,
    /// Where the value begins.
    value: usize,
    /// The column of the key, or else of the last dash, or else where the value begins.
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

    /// Lifts out of the text what can be; `None` where nothing can.
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

    /// Goes through one line, or all those of its value; `None` where it is not known in what the next one begins, or too much is
    /// lifted out.
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
                // Within one that goes on a dash is a piece of it.
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

    /// Whether a plain scalar whose key, or else whose dash, stands in that column is sure to end with its line: what goes on stands
    /// further right (YAML 1.2.2, section 7.3.3), be it below empty lines.
    fn ends_with_line(&self, column: usize) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let indent = spaces(rest);
        match rest.get(indent) {
            None => true,
            Some(b'\n' | b'\r' | b'#') => false,
            Some(_) => indent <= column,
        }
    }

    /// The pair that a line is: a word, and a value that is one token and ends with the line.
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
                (is_text && !is_nothing(text)).then_some(SearchText::Text(text))?
            }
        };
        Some((key, said))
    }

    /// Takes the pair of a line in, whose value ends there.
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

    /// Lets one pair stand in for those that stand one below the other, if there are any.
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

    /// Lets another text stand in for this part of the text.
    fn lift(&mut self, what: Range<usize>) -> Option<()> {
        if what.len() < SHORTEST {
            return Some(());
        }
        self.lift_out(what, SearchText::Text)
    }

    /// The key of a line, where it is a word.
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

    /// A value in brackets, which may be a list of words.
    fn step_over_flow(&mut self, value: Range<usize>, column: usize) -> Option<()> {
        let text = self.text.get(value.clone())?;
        if !self.plain_is_open && column <= FAR_RIGHT && words(text).is_some() {
            return self.lift_out(value, SearchText::Words);
        }
        is_flow(text.as_bytes()).then_some(())
    }

    /// A value in quotes, which may end in a line further down.
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

    /// The lines of a block scalar: those that are blank, or begin right of this column.
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
    /// That of a line that begins there.
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

/// How many spaces a text begins with.
fn spaces(text: &[u8]) -> usize {
    text.iter().take_while(|byte| **byte == b' ').count()
}

/// Where a line ends without its carriage return and the spaces before that.
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
