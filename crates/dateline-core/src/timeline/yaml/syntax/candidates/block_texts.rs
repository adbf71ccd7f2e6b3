//! Block texts: lines that are indented too little, and a digit in the header that does not fit.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::columns::by;
use super::search::{Candidate, Search, column};
use crate::timeline::Code;

impl<'t> Search<'_, 't> {
    /// Lines of block texts that are indented too little.
    pub(super) fn block_texts(&mut self, lines: &[Line<'t>]) {
        for (index, header) in lines.iter().enumerate() {
            if !header.opens_block() {
                continue;
            }
            let Some(line) = lines.get(index + 1).copied() else {
                continue;
            };
            let inside = self.lines.iter().find(|line| line.number > header.number);
            let inside = inside.filter(|line| line.is_inside).map(|line| line.indent);
            let wanted = inside.unwrap_or(header.content + 2);
            self.indent_digit(header, inside);
            let value = header.value();
            let sign = value.get(..1).unwrap_or("|");
            let mistake = |line: &Line<'t>, key: &str| {
                Mistake::new(
                    Code::BlockIndent,
                    column(line, line.indent),
                    line.content().trim_end().chars().count(),
                    format!("this line is indented too little for the text of `{key}: {sign}`"),
                    format!("{}, like the other lines of the text", by(wanted)),
                )
                .label(header.place(header.value_at()), 1, "the text begins here")
            };
            let key = header.key().unwrap_or_default();
            if line.key().is_none() && !line.has_dash {
                let count = lines
                    .iter()
                    .skip(index + 1)
                    .take_while(|line| line.key().is_none() && !line.has_dash)
                    .count();
                let run: Vec<usize> = lines
                    .iter()
                    .skip(index + 1)
                    .take(count)
                    .map(|line| line.number)
                    .collect();
                let text = self.indented(&run, wanted);
                self.found.push(Candidate {
                    mistake: mistake(&line, key),
                    text,
                });
            }
            // A line deeper than the key, but less deep than the first line of the text.
            let less = self.lines.iter().find(|other| {
                other.number > header.number
                    && other.number < line.number
                    && other.is_inside
                    && other.indent < wanted
            });
            let less = less.copied().or_else(|| {
                let after = self
                    .lines
                    .iter()
                    .filter(|other| other.number > header.number);
                after
                    .take_while(|other| other.is_inside)
                    .find(|other| other.indent < wanted)
                    .copied()
            });
            if let Some(less) = less {
                let text = self.indented(&[less.number], wanted);
                self.found.push(Candidate {
                    mistake: mistake(&less, key),
                    text,
                });
            }
        }
    }

    /// `summary: |8`, with a text that is not that deep.
    fn indent_digit(&mut self, header: &Line<'t>, inside: Option<usize>) {
        let value = header.value();
        let Some(at) = value.find(|c| matches!(c, '1'..='9')) else {
            return;
        };
        let (Some(digit), Some(indent)) = (value.get(at..=at), inside) else {
            return;
        };
        let place = header.value_at() + at;
        let deeper = indent.saturating_sub(header.content);
        let mistake = Mistake::new(
            Code::BlockHeader,
            header.place(place),
            1,
            format!(
                "the {digit} says that the text is indented by {digit} more than its key, and it is by {deeper}"
            ),
            "remove it: then the first line of the text shows the indentation",
        );
        self.replace(header, place..place + 1, "", mistake);
    }
}
