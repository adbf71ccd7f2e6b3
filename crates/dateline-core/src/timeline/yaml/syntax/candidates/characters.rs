//! Characters that resemble those of YAML: spaces, dashes, colons.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::super::rules::second_byte_order_mark;
use super::search::{Search, write};
use crate::timeline::Code;
use crate::timeline::yaml::block::key_of;
use crate::timeline::yaml::lookalikes::{has_no_width, odd_dash, odd_space};

impl Search<'_, '_> {
    /// Tries lines with odd spaces replaced by plain ones.
    pub(super) fn characters(&mut self) {
        self.empty_line();
        for line in self.structure() {
            let text = line.text;
            let is_lead = |c: char| c == ' ' || c == '-' || odd_space(c).is_some();
            let lead = text.find(|c| !is_lead(c)).unwrap_or(text.len());
            let after = text
                .get(lead..)
                .and_then(|rest| rest.find(':'))
                .map(|at| lead + at + 1);
            let mut odd = text.char_indices().filter_map(|(at, c)| {
                let name = odd_space(c)?;
                (at < lead || Some(at) == after).then_some((at, c, name))
            });
            let Some((at, c, name)) = odd.next() else {
                continue;
            };
            let end = after.map_or(lead, |after| {
                let rest = text.get(after..).unwrap_or_default();
                let odd = rest.chars().next().filter(|c| odd_space(*c).is_some());
                after + odd.map_or(0, char::len_utf8)
            });
            // An odd space may stand for one space or for two: the parser decides.
            for wide in [" ", "  "] {
                let mut corrected = String::new();
                for c in text.get(..end).unwrap_or_default().chars() {
                    match odd_space(c) {
                        Some(_) if has_no_width(c) => {}
                        Some(_) => corrected.push_str(wide),
                        None => corrected.push(c),
                    }
                }
                if corrected.ends_with('-') || corrected.ends_with(':') {
                    corrected.push(' ');
                }
                self.replace(&line, 0..end, &corrected, odd_character(&line, at, c, name));
            }
        }
    }

    /// A line of nothing but odd spaces.
    fn empty_line(&mut self) {
        let mut start = 0;
        for (number, whole) in (self.part.line..).zip(self.part.text.split_inclusive('\n')) {
            let line = Line::of(whole.trim_end_matches(['\n', '\r']), start, number);
            start += whole.len();
            let odd = line
                .text
                .char_indices()
                .find_map(|(at, c)| Some((at, c, odd_space(c)?)));
            let Some((at, c, name)) =
                odd.filter(|_| line.text.trim().trim_matches(has_no_width).is_empty())
            else {
                continue;
            };
            let mistake = Mistake::new(
                Code::OddSpace,
                line.place(at),
                1,
                format!("{name} (U+{:04X}) on an otherwise empty line", u32::from(c)),
                "remove it",
            );
            self.replace(&line, 0..line.text.len(), "", mistake);
        }
    }

    /// Dashes without a space, and characters that resemble a dash.
    pub(super) fn dashes(&mut self) {
        let lines = self.structure();
        for (index, line) in lines.iter().enumerate() {
            self.second_dash(line);
            let content = line.content();
            let Some(first) = content.chars().next() else {
                continue;
            };
            let after = content.get(first.len_utf8()..).unwrap_or_default();
            let above = index.checked_sub(1).and_then(|above| lines.get(above));
            let beside = above.into_iter().chain(lines.get(index + 1));
            let mut items = beside.filter(|other| other.has_dash && other.indent == line.indent);
            if first == '-' && after.starts_with(|c: char| c.is_alphabetic() || "\"'".contains(c)) {
                let mistake = Mistake::new(
                    Code::DashSpace,
                    line.place(line.content),
                    1,
                    "no space after the `-`",
                    write(&format!("- {after}"), "write a space after it"),
                );
                self.replace(line, line.content + 1..line.content + 1, " ", mistake);
            }
            if let Some(name) = odd_dash(first)
                && (key_of(after.trim_start()).is_some()
                    || after.starts_with(' ') && items.next().is_some())
            {
                let code = u32::from(first);
                let mistake = Mistake::new(
                    Code::DashCharacter,
                    line.place(line.content),
                    1,
                    format!("`{first}` ({name}, U+{code:04X}) where a `-` is expected"),
                    write(
                        &format!("- {}", after.trim_start()),
                        "begin the item with `-` and a space",
                    ),
                );
                let end = line.text.len() - after.trim_start().len();
                self.replace(line, line.content..end, "- ", mistake);
            }
        }
    }

    /// `- - date: 2025`
    fn second_dash(&mut self, line: &Line<'_>) {
        let dashes = line.text.get(line.indent + 1..line.content);
        let Some(second) = dashes.and_then(|text| text.find('-')) else {
            return;
        };
        let at = line.indent + 1 + second;
        let mistake = Mistake::new(
            Code::ExtraDash,
            line.place(at),
            1,
            "one `-` too many: it begins a list within the item",
            "remove it",
        );
        self.replace(line, at..line.content, "", mistake);
    }
}

/// Reports a space of another kind, or one without width, at a byte of a line.
fn odd_character(line: &Line<'_>, at: usize, c: char, name: &str) -> Mistake {
    let place = line.place(at);
    if c == '\u{feff}' {
        return second_byte_order_mark(place);
    }
    let before = line.text.get(..at).unwrap_or_default().trim_end();
    let position = if before.ends_with(':') {
        "after the `:`"
    } else if before.ends_with('-') {
        "after the `-`"
    } else {
        "in the indentation"
    };
    let message = format!("{name} (U+{:04X}) {position}", u32::from(c));
    let help = "YAML allows only plain spaces there: replace it by one";
    Mistake::new(Code::OddSpace, place, 1, message, help)
}
