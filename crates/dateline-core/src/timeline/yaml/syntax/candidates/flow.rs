//! The values in brackets, over all their lines.

use super::super::lines::{Line, close};
use super::super::mistake::Mistake;
use super::search::{Search, quoted, write};
use crate::timeline::yaml::block::any_key;
use crate::timeline::{Code, Place};

/// What is written for a comma.
pub(super) const COMMAS: [char; 3] = [';', '，', '、'];

/// An open bracket.
#[derive(Clone, Copy)]
pub(super) struct Open<'t> {
    line: Line<'t>,
    /// Byte position on its line.
    at: usize,
    pub bracket: char,
}

impl Open<'_> {
    pub fn place(&self) -> Place {
        self.line.place(self.at)
    }
}

/// The bracket that closes another.
pub(super) fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// The current pair of a mapping in brackets.
#[derive(Default)]
pub(super) struct Pairs {
    /// Byte position of its colon, if that is on the line.
    pub colon: Option<usize>,
}

/// What is known at a position within brackets.
#[derive(Default)]
struct Scan<'t> {
    open: Vec<Open<'t>>,
    pairs: Pairs,
}

/// Where a line within brackets ends.
enum End {
    /// The value goes on.
    Open,
    /// It is closed at this byte.
    Closed(usize),
    /// A quote is not closed on the line.
    InQuotes,
}

impl<'t> Search<'_, 't> {
    /// The lines of a value in brackets. If it is never closed, they are those indented deeper than its key, and those that begin
    /// with a closing bracket.
    pub(super) fn flow_lines(&self, first: &Line<'t>) -> Vec<Line<'t>> {
        let parent = if first.key().is_some() {
            first.content
        } else {
            first.indent
        };
        let is_in = |line: &&Line<'t>| {
            line.is_inside || line.indent > parent || line.content().starts_with([']', '}'])
        };
        let below = self.lines.iter().filter(|line| line.number > first.number);
        let below = below.take_while(is_in).copied();
        std::iter::once(*first).chain(below).collect()
    }

    /// Examines the brackets of a value.
    pub(super) fn flow(&mut self, first: &Line<'t>, next: Option<&Line<'t>>) {
        let lines = self.flow_lines(first);
        let mut scan = Scan::default();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.comment_style(line);
            }
            let from = if index == 0 {
                line.value_at()
            } else {
                line.indent
            };
            match self.flow_line(line, from, &mut scan) {
                End::Closed(at) => return self.after_closed(first, line, at),
                End::InQuotes => return,
                End::Open => {}
            }
            scan.pairs = Pairs::default();
            if let Some(below) = lines.get(index + 1) {
                self.line_end(line, below);
            }
        }
        self.never_closed(first, next, &scan.open);
    }

    fn flow_line(&mut self, line: &Line<'t>, from: usize, scan: &mut Scan<'t>) -> End {
        let text = line.text.get(..line.end()).unwrap_or_default();
        let mut at = from;
        let mut begins = true;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let mut next = at + c.len_utf8();
            let rest = text.get(next..).unwrap_or_default();
            match c {
                '"' | '\'' if begins => {
                    let Some(end) = close(text, next, c) else {
                        return End::InQuotes;
                    };
                    next = end + 1;
                    self.after_quoted(line, end, &scan.open, &scan.pairs);
                }
                '[' | '{' => {
                    let bracket = Open {
                        line: *line,
                        at,
                        bracket: c,
                    };
                    scan.open.push(bracket);
                    scan.pairs = Pairs::default();
                }
                ']' | '}' => {
                    if let Some(last) = scan.open.last().copied()
                        && closing(last.bracket) != c
                    {
                        self.mismatch(line, last, at, c);
                    }
                    scan.open.pop();
                    if scan.open.is_empty() {
                        return End::Closed(at);
                    }
                    scan.pairs = Pairs::default();
                }
                '#' if text
                    .get(..at)
                    .is_some_and(|before| before.ends_with([' ', '[', '{', ','])) =>
                {
                    self.comment(line, &scan.open, at);
                    return End::Open;
                }
                ',' => {
                    scan.pairs = Pairs::default();
                    let rest = rest.trim_start();
                    if rest.starts_with(',') {
                        self.second_comma(line, text.len() - rest.len());
                    }
                }
                ':' if rest.starts_with(' ') => {
                    self.second_pair(line, &scan.open, &scan.pairs, at);
                    scan.pairs.colon = scan.pairs.colon.or(Some(at));
                }
                _ => {}
            }
            begins = matches!(c, '[' | '{' | ',') || c == ' ' && begins || c == ':';
            at = next;
        }
        End::Open
    }

    /// A line within brackets that ends without a comma although another value follows.
    fn line_end(&mut self, line: &Line<'t>, below: &Line<'t>) {
        let end = line.end();
        let text = line.text.get(..end).unwrap_or_default();
        let last = text.chars().next_back();
        if let Some(sign) = last.filter(|c| COMMAS.contains(c)) {
            self.other_comma(line, end - sign.len_utf8(), sign);
            return;
        }
        let goes_on = text.ends_with([',', '[', '{', ':']);
        if !goes_on && !below.content().starts_with([',', ']', '}']) {
            self.missing_comma(line, end);
        }
    }

    /// A text within brackets whose quote is followed by more text: it closes nothing yet, or the one before it is missing.
    pub(super) fn closed_early_in_flow(
        &mut self,
        line: &Line<'t>,
        (at, close): (usize, usize),
        quote: char,
    ) {
        let text = line.text.get(..line.end()).unwrap_or_default();
        let inner = text.get(at + 1..close).unwrap_or_default();
        let begins_pair = |end: &usize| {
            let rest = inner.get(end + 1..).unwrap_or_default().trim_start();
            any_key(rest).is_some()
        };
        let commas = inner.match_indices(',').map(|(end, _)| end);
        if let Some(end) = commas.into_iter().find(begins_pair) {
            let end = at + 1 + end;
            let mistake = Mistake::new(
                Code::OpenQuote,
                line.place(at),
                1,
                "the quote opened here is never closed",
                format!("close it with `{quote}` where the text ends"),
            )
            .label(line.place(close), 1, "the next quote opens another text");
            self.replace(line, end..end, &quote.to_string(), mistake);
        }
        let after = text.get(close + 1..).unwrap_or_default();
        let ends_item = |end: &usize| {
            let rest = after.get(end + 1..).unwrap_or_default().trim_start();
            rest.is_empty() || rest.starts_with([',', ']', '}'])
        };
        let quotes = after.match_indices(quote).map(|(end, _)| end);
        let Some(end) = quotes.into_iter().find(ends_item) else {
            return;
        };
        let end = close + 1 + end;
        let whole = text.get(at + 1..end).unwrap_or_default();
        let all = quoted(&whole.replace("''", "'"));
        let mistake = Mistake::new(
            Code::AfterQuote,
            line.place(close + 1),
            1,
            "text after the closing quote",
            write(&all, "put the whole text in quotes of the other kind"),
        )
        .label(line.place(close), 1, "the text in quotes ends here");
        self.replace(line, at..end + 1, &all, mistake);
    }
}
