//! Brackets that are not closed, closed by another kind, or superfluous; commas within them.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::flow::{COMMAS, Open, Pairs, closing};
use super::search::{Candidate, Search, quoted, write};
use crate::timeline::Code;

impl<'t> Search<'_, 't> {
    pub(super) fn brackets(&mut self) {
        let lines = self.structure();
        for (index, line) in lines.iter().enumerate() {
            let value = line.value();
            if value.starts_with(['[', '{']) {
                self.flow(line, lines.get(index + 1));
                self.dashes_inside(line);
            } else if let Some(bracket) =
                value.chars().next_back().filter(|c| matches!(c, ']' | '}'))
                && !value.contains(['[', '{'])
            {
                self.no_opening(line, bracket);
            }
        }
    }

    /// `city: Berlin, room: 2}`
    fn no_opening(&mut self, line: &Line<'t>, bracket: char) {
        let open = if bracket == ']' { '[' } else { '{' };
        let (from, end) = (line.value_at(), line.end());
        let mistake = Mistake::new(
            Code::ExtraBracket,
            line.place(end - 1),
            1,
            format!("this `{bracket}` closes no `{open}`"),
            format!("write a `{open}` where the value begins, or put the text in quotes"),
        )
        .label(line.place(from), 1, format!("a `{open}` is missing here"));
        self.replace(line, from..from, &open.to_string(), mistake);
    }

    pub(super) fn mismatch(&mut self, line: &Line<'t>, open: Open<'t>, at: usize, found: char) {
        let right = closing(open.bracket);
        let mistake = Mistake::new(
            Code::BracketMismatch,
            line.place(at),
            1,
            format!("`{}` is closed by `{found}`", open.bracket),
            format!("close it with `{right}`"),
        )
        .label(open.place(), 1, "opened here");
        self.replace(line, at..at + found.len_utf8(), &right.to_string(), mistake);
    }

    /// A `#` within brackets that begins a comment.
    pub(super) fn comment(&mut self, line: &Line<'t>, open: &[Open<'t>], at: usize) {
        let text = line.text;
        let Some(bracket) = open.last() else { return };
        let before = text.get(..at).unwrap_or_default();
        let from = before
            .rfind(['[', '{', ','])
            .map_or(at, |before| before + 1);
        let rest = text.get(at..).unwrap_or_default();
        let Some(end) = rest.rfind(closing(bracket.bracket)).map(|end| at + end) else {
            return;
        };
        // Of several texts with a `#` all have to be in quotes.
        let items = text.get(from..end).unwrap_or_default().split(',');
        let items = items.map(|item| match item.trim() {
            text if text.contains('#') => quoted(text),
            text => text.to_owned(),
        });
        let items: Vec<_> = items.collect();
        let lead = if before.ends_with(' ') && !before.ends_with(", ") || from == at {
            ""
        } else {
            " "
        };
        let items = items.join(", ");
        let mistake = Mistake::new(
            Code::CommentCutsText,
            line.place(at),
            line.place(line.end()).column - line.place(at).column,
            format!(
                "`#` begins a comment here, so the `{}` is not closed",
                bracket.bracket
            ),
            format!("put the text in quotes: {items}"),
        )
        .label(bracket.place(), 1, "opened here");
        self.replace(line, from..end, &format!("{lead}{items}"), mistake);
    }

    /// Items with dashes below a bracket.
    fn dashes_inside(&mut self, line: &Line<'t>) {
        let below = self.lines.iter().filter(|other| other.number > line.number);
        let is_item = |other: &&Line<'t>| other.has_dash || other.content().starts_with([']', '}']);
        let items: Vec<_> = below.take_while(is_item).copied().collect();
        let Some(first) = items.first().filter(|first| first.has_dash) else {
            return;
        };
        let mistake = Mistake::new(
            Code::ListInLine,
            first.place(first.indent),
            1,
            "a `-` within brackets, where commas separate the items",
            "remove the brackets and the commas, or the dashes",
        )
        .label(line.place(line.value_at()), 1, "the brackets open here");
        let mut text = self.part.text.to_owned();
        for item in items.iter().filter(|item| item.has_dash).rev() {
            let (from, to) = (item.start + item.indent, item.start + item.content);
            let comma = if item.text.trim_end().ends_with([',', ']', '}']) {
                ""
            } else {
                ","
            };
            let end = item.start + item.end();
            text.insert_str(end, comma);
            text.replace_range(from..to, &" ".repeat(to - from));
        }
        self.found.push(Candidate { mistake, text });
    }

    pub(super) fn second_comma(&mut self, line: &Line<'t>, at: usize) {
        let mistake = Mistake::new(
            Code::ExtraComma,
            line.place(at),
            1,
            "a comma with nothing before it",
            "remove it, or write the value that is missing",
        );
        self.replace(line, at..at + 1, "", mistake);
    }

    /// Something other than a comma or a bracket after a quoted text within brackets.
    pub(super) fn after_quoted(
        &mut self,
        line: &Line<'t>,
        end: usize,
        open: &[Open<'t>],
        pairs: &Pairs,
    ) {
        let rest = line.text.get(end + 1..).unwrap_or_default();
        let begins = rest.trim_start();
        if open.is_empty() || begins.is_empty() || begins.starts_with([',', ']', '}', ':', '#']) {
            return;
        }
        if !rest.starts_with(' ') {
            return;
        }
        if pairs.colon.is_none() && open.last().is_some_and(|open| open.bracket == '{') {
            let mistake = Mistake::new(
                Code::NoColon,
                line.place(end + 1),
                1,
                "a `:` is missing here",
                "write `:` between a key and its value",
            );
            self.replace(line, end + 1..end + 1, ":", mistake);
        }
        self.missing_comma(line, end + 1);
    }

    pub(super) fn missing_comma(&mut self, line: &Line<'t>, at: usize) {
        let mistake = Mistake::new(
            Code::MissingComma,
            line.place(at),
            1,
            "a `,` is missing here",
            "separate values by commas; put a text that holds `: ` or `,` in quotes",
        );
        self.replace(line, at..at, ",", mistake);
    }

    /// A second `: ` before a comma.
    pub(super) fn second_pair(
        &mut self,
        line: &Line<'t>,
        open: &[Open<'t>],
        pairs: &Pairs,
        at: usize,
    ) {
        let (Some(colon), Some(_)) = (pairs.colon, open.last()) else {
            return;
        };
        let value = line.text.get(colon + 1..at).unwrap_or_default();
        if let Some((sign, other)) = value.char_indices().find(|(_, c)| COMMAS.contains(c)) {
            self.other_comma(line, colon + 1 + sign, other);
            return;
        }
        let key = value.trim_end().rfind(' ').map(|space| colon + 1 + space);
        if let Some(space) = key
            && line
                .text
                .get(colon + 1..space)
                .is_some_and(|value| !value.trim().is_empty())
        {
            self.missing_comma(line, space);
        }
    }

    /// `{city: Riga; lat: 56.9}`
    pub(super) fn other_comma(&mut self, line: &Line<'t>, at: usize, sign: char) {
        let name = if sign.is_ascii() {
            format!("`{sign}`")
        } else {
            format!("`{sign}` (U+{:04X})", u32::from(sign))
        };
        let mistake = Mistake::new(
            Code::MissingComma,
            line.place(at),
            1,
            format!("{name} where a `,` is expected"),
            "separate values by commas",
        );
        let rest = line.text.get(at..line.end()).unwrap_or_default();
        self.replace(line, at..line.end(), &rest.replace(sign, ","), mistake);
    }

    /// Text after the bracket that closes the value.
    pub(super) fn after_closed(&mut self, first: &Line<'t>, line: &Line<'t>, at: usize) {
        let text = line.text.get(..line.end()).unwrap_or_default();
        let rest = text.get(at + 1..).unwrap_or_default();
        let after = rest.trim_start();
        let from = text.len() - after.len();
        let last = text.get(at..=at).unwrap_or_default();
        if after.is_empty() || after.starts_with('#') {
            return;
        }
        if after.chars().all(|c| matches!(c, ']' | '}' | ' ')) {
            let extra = after.chars().next().unwrap_or(']');
            let mistake = Mistake::new(
                Code::ExtraBracket,
                line.place(from),
                after.chars().count(),
                format!("one `{extra}` too many"),
                "remove it",
            )
            .label(line.place(at), 1, "the value ends here");
            self.replace(line, from..text.len(), "", mistake);
            return;
        }
        if matches!(after, "," | ";") {
            let mistake = Mistake::new(
                Code::ExtraComma,
                line.place(from),
                1,
                format!("`{after}` after the closing `{last}`"),
                "remove it: a line ends without one",
            );
            self.replace(line, from..text.len(), "", mistake);
            return;
        }
        if first.number != line.number {
            return;
        }
        let value = line.value_at();
        let whole = text.get(value..).unwrap_or_default();
        let first = whole.chars().next().unwrap_or('[');
        let before = text.get(line.content..value).unwrap_or_default();
        let all = quoted(whole);
        let mistake = Mistake::new(
            Code::AfterBracket,
            line.place(from),
            after.chars().count(),
            format!("text after the closing `{last}`"),
            write(
                &format!("{before}{all}"),
                &format!("put a text that begins with `{first}` in quotes"),
            ),
        )
        .label(line.place(at), 1, "the value ends here");
        self.replace(line, value..text.len(), &all, mistake);
    }

    /// A bracket that is not closed before the next key.
    pub(super) fn never_closed(
        &mut self,
        line: &Line<'t>,
        next: Option<&Line<'t>>,
        open: &[Open<'t>],
    ) {
        let Some(last) = open.last() else { return };
        let text = line.text.get(..line.end()).unwrap_or_default();
        if let Some(other) = text.chars().next_back().filter(|c| matches!(c, ')' | '>')) {
            let opens = if other == ')' { '(' } else { '<' };
            if !text.contains(opens) {
                self.mismatch(line, *last, text.len() - 1, other);
            }
        }
        // All open ones are closed at the end of the line, or below it if the value continues.
        let below: Vec<_> = self
            .lines
            .iter()
            .filter(|other| {
                other.number > line.number && next.is_none_or(|next| other.number < next.number)
            })
            .copied()
            .collect();
        let ends = std::iter::once(*line).chain(below.into_iter().rev());
        for end in ends {
            let closed: String = open
                .iter()
                .rev()
                .map(|open| closing(open.bracket))
                .collect();
            let right = closing(last.bracket);
            let mut mistake = Mistake::new(
                Code::OpenBracket,
                last.place(),
                1,
                format!("the `{}` opened here is not closed", last.bracket),
                format!(
                    "close it with `{right}`; put a text that begins with `{}` in quotes",
                    last.bracket
                ),
            );
            if let Some(next) = next {
                let width = next.key().map_or(1, |key| key.chars().count());
                mistake = mistake.label(next.place(next.content), width, "the next key is here");
            }
            let at = end.end();
            self.replace(&end, at..at, &closed, mistake);
        }
        self.closed_below(line, open);
    }

    /// Brackets over several lines that are closed by another kind, or are closed before the first
    /// line that has a key again.
    fn closed_below(&mut self, line: &Line<'t>, open: &[Open<'t>]) {
        let Some(last) = open.last() else { return };
        let goes_on = |other: &&Line<'t>| {
            other.number > line.number
                && (other.indent > line.content || other.content().starts_with([']', '}']))
        };
        let below: Vec<_> = self.lines.iter().filter(goes_on).copied().collect();
        let closed: String = open
            .iter()
            .rev()
            .map(|open| closing(open.bracket))
            .collect();
        for end in below.iter().take(20) {
            let mistake = Mistake::new(
                Code::OpenBracket,
                last.place(),
                1,
                format!("the `{}` opened here is not closed", last.bracket),
                format!("close it with `{}`", closing(last.bracket)),
            );
            let at = end.end();
            self.replace(end, at..at, &closed, mistake);
        }
    }
}
