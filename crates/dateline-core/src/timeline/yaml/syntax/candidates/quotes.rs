//! Quotes that are not closed, closed by another kind, or closed too early; backslashes within
//! them.

use super::super::lines::{Line, close};
use super::super::mistake::Mistake;
use super::search::{Search, quoted, write};
use crate::timeline::Code;

/// A quoted text that begins on a line.
struct Opening {
    /// Byte position of the quote.
    at: usize,
    quote: char,
    /// Byte position of the quote that closes it on the line.
    close: Option<usize>,
    /// Whether it is within brackets.
    in_flow: bool,
}

/// The quoted texts that begin on a line, up to the first that does not end on it. `is_inside`: the line is within brackets that open
/// above it.
fn openings(line: &Line<'_>, is_inside: bool) -> Vec<Opening> {
    let mut openings = Vec::new();
    let text = line.text;
    let mut at = if is_inside {
        line.indent
    } else {
        line.value_at()
    };
    let in_flow = is_inside
        || text
            .get(at..)
            .is_some_and(|value| value.starts_with(['[', '{']));
    let mut begins = true;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if begins && matches!(c, '"' | '\'') {
            let close = close(text, at + 1, c);
            openings.push(Opening {
                at,
                quote: c,
                close,
                in_flow,
            });
            match close {
                Some(close) if in_flow => at = close,
                _ => break,
            }
        }
        if !in_flow {
            break;
        }
        begins = matches!(c, '[' | '{' | ',') || c == ' ' && begins || {
            let next = text.get(at + 1..).unwrap_or_default();
            c == ':' && next.starts_with(' ')
        };
        at += text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8);
    }
    openings
}

impl<'t> Search<'_, 't> {
    pub(super) fn quotes(&mut self) {
        for line in self.structure() {
            self.quotes_of(&line, false);
            if line.value().starts_with(['[', '{']) {
                for below in self.flow_lines(&line).iter().skip(1) {
                    self.quotes_of(below, true);
                }
            }
        }
    }

    fn quotes_of(&mut self, line: &Line<'t>, is_inside: bool) {
        for opening in openings(line, is_inside) {
            match opening.close {
                None => self.open(line, &opening),
                Some(close) => self.closed_early(line, &opening, close),
            }
            self.escapes(line, &opening);
        }
    }

    /// A quote that is not closed on its line.
    fn open(&mut self, line: &Line<'t>, opening: &Opening) {
        let Opening { at, quote, .. } = *opening;
        let text = line.text.get(..line.end()).unwrap_or_default();
        // Within brackets the text ends before the brackets that close them.
        let inner = if opening.in_flow {
            text.trim_end_matches([']', '}', ' ', ','])
        } else {
            text
        };
        let content = inner.get(at + 1..).unwrap_or_default();
        let other = if quote == '"' { '\'' } else { '"' };
        let ends_item = |end: &usize| {
            let rest = content.get(end + 1..).unwrap_or_default();
            rest.trim_start().starts_with(',')
        };
        let ends = content.match_indices(other).map(|(end, _)| end);
        if opening.in_flow
            && let Some(end) = ends.into_iter().find(ends_item)
        {
            let end = at + 1 + end;
            let mistake = Self::mismatch_of(line, at, end, quote, other);
            self.replace(line, end..end + 1, &quote.to_string(), mistake);
        }
        let others = ['"', '\'', '”', '“', '’', '‘', '„', '»', '«', '`'];
        if let Some(other) = content.chars().next_back().filter(|c| others.contains(c)) {
            let end = inner.len() - other.len_utf8();
            let mistake = Self::mismatch_of(line, at, end, quote, other);
            self.replace(line, end..inner.len(), &quote.to_string(), mistake);
        }
        let inside = match quote {
            '\'' => "close it with `'`; a `'` within the text is written `''`",
            _ => "close it with `\"`; a `\"` within the text is written `\\\"`",
        };
        let next = self.next_quote(line.number, quote);
        let is_escaped = quote == '"' && content.ends_with("\\\"") && inner.len() == text.len();
        let mistake = || {
            let mistake = Mistake::new(
                Code::OpenQuote,
                line.place(at),
                1,
                "the quote opened here is never closed",
                inside,
            );
            match next {
                _ if is_escaped => mistake.label(
                    line.place(text.len() - 2),
                    2,
                    "this quote is part of the text, for the `\\` before it",
                ),
                Some(next) => mistake.label(next, 1, "the next quote opens another text"),
                None => mistake,
            }
        };
        for end in [inner.len(), text.len()] {
            self.replace(line, end..end, &quote.to_string(), mistake());
            if !opening.in_flow {
                break;
            }
        }
        if let Some(comment) = content.find(" #") {
            let end = at + 1 + comment;
            self.replace(line, end..end, &quote.to_string(), mistake());
        }
    }

    fn mismatch_of(line: &Line<'t>, at: usize, end: usize, quote: char, other: char) -> Mistake {
        Mistake::new(
            Code::QuoteMismatch,
            line.place(end),
            1,
            format!("`{other}` does not close the quote opened with `{quote}`"),
            format!("close it with `{quote}`"),
        )
        .label(line.place(at), 1, "opened here")
    }

    /// The first position below a line where a value begins with that quote.
    fn next_quote(&self, number: usize, quote: char) -> Option<crate::timeline::Place> {
        let mut below = self.lines.iter().filter(|line| line.number > number);
        below.find_map(|line| {
            let at = line.text.find(quote)?;
            (at == line.value_at()).then(|| line.place(at))
        })
    }

    /// A quoted text with more text after it.
    fn closed_early(&mut self, line: &Line<'t>, opening: &Opening, close: usize) {
        let Opening {
            at, quote, in_flow, ..
        } = *opening;
        let text = line.text.get(..line.end()).unwrap_or_default();
        let after = text.get(close + 1..).unwrap_or_default();
        let rest = after.trim_start();
        let from = text.len() - rest.len();
        if in_flow && after.starts_with(char::is_alphanumeric) {
            self.closed_early_in_flow(line, (at, close), quote);
        }
        if rest.is_empty() || in_flow || rest.starts_with('#') && after.starts_with(' ') {
            return;
        }
        if matches!(rest, "," | ";") {
            let name = if rest == "," { "comma" } else { "semicolon" };
            let mistake = Mistake::new(
                Code::ExtraComma,
                line.place(from),
                1,
                format!("{name} after the closing quote"),
                format!("remove it: a line ends without a {name}"),
            );
            self.replace(line, from..text.len(), "", mistake);
            return;
        }
        let whole = text.get(at..).unwrap_or_default();
        let stripped = whole
            .strip_prefix(quote)
            .and_then(|inner| inner.strip_suffix(quote));
        // In `"Yes", she said, "today"` all quotes are part of the text.
        let is_word_end = after.starts_with([' ', ',', '.', ';', ':'])
            && text
                .get(at + 1..close)
                .is_some_and(|word| !word.ends_with(' '));
        let inner = stripped.filter(|_| !is_word_end).unwrap_or(whole);
        let inner = match quote {
            '\'' => inner.replace("''", "'"),
            _ => inner.replace("\\\"", "\""),
        };
        let all = quoted(&inner);
        let before = text.get(line.content..at).unwrap_or_default();
        let escaped = if quote == '"' { "\\\"" } else { "''" };
        let otherwise =
            format!("put the whole text in quotes, and write a `{quote}` within it as `{escaped}`");
        let mistake = Mistake::new(
            Code::AfterQuote,
            line.place(from),
            rest.chars().count(),
            "text after the closing quote",
            write(&format!("{before}{all}"), &otherwise),
        )
        .label(line.place(close), 1, "the text in quotes ends here");
        self.replace(line, at..text.len(), &all, mistake);
    }

    /// Backslashes in double quotes that do not begin an escape: all of one text are one mistake.
    fn escapes(&mut self, line: &Line<'t>, opening: &Opening) {
        let Opening { at, quote, .. } = *opening;
        let end = line.end();
        let last = opening.close.unwrap_or(end);
        let inner = line.text.get(at + 1..last).unwrap_or_default();
        if quote != '"' {
            return;
        }
        let Some(first) = first_bad_escape(inner) else {
            return;
        };
        let before = line.text.get(line.content..at).unwrap_or_default();
        let mut variants = Vec::new();
        // `\'` is an escape in other languages.
        let plain = inner.replace("\\'", "'");
        if first_bad_escape(&plain).is_none() {
            variants.push(format!("\"{plain}\""));
        }
        variants.push(format!(
            "'{}'",
            inner
                .replace("\\\"", "\"")
                .replace("\\'", "'")
                .replace('\'', "''")
        ));
        for all in variants {
            let mistake = Mistake::new(
                Code::Escape,
                line.place(at + 1 + first),
                2,
                "a `\\` in double quotes begins an escape, and this is none",
                write(
                    &format!("{before}{all}"),
                    "write `\\\\` for the character itself, or put the text in single quotes",
                ),
            );
            let to = if opening.close.is_some() {
                last + 1
            } else {
                last
            };
            self.replace(line, at..to, &all, mistake);
        }
    }
}

/// Byte position of the first backslash that does not begin an escape of YAML (1.2.2, section 5.7).
fn first_bad_escape(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let digits = match chars.next()?.1 {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '0' | 'a' | 'b' | 't' | '\t' | 'n' | 'v' | 'f' | 'r' | 'e' | ' ' | '"' | '/' | '\\'
            | 'N' | '_' | 'L' | 'P' => 0,
            _ => return Some(at),
        };
        let rest = text.get(at + 2..).unwrap_or_default();
        if rest
            .bytes()
            .take(digits)
            .filter(u8::is_ascii_hexdigit)
            .count()
            < digits
        {
            return Some(at);
        }
    }
    None
}
