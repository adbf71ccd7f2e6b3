//! Lines of a diff that were pasted with its first column.

use super::super::mistake::Mistake;
use super::search::{Candidate, Search};
use crate::timeline::{Code, Place};

impl Search<'_, '_> {
    /// Lines of a diff: added ones, which begin with `+`, removed ones directly above them, and headers.
    pub(super) fn diff(&mut self) {
        let lines: Vec<&str> = self.part.text.split_inclusive('\n').collect();
        let mut first = None;
        let mut text = String::with_capacity(self.part.text.len());
        for (index, line) in lines.iter().enumerate() {
            let below = || lines.iter().skip(index);
            let is_replaced = || {
                let next = below().find(|line| !line.starts_with('-'));
                index > 0 && line.starts_with('-') && next.is_some_and(|next| next.starts_with('+'))
            };
            if let Some(added) = line.strip_prefix('+') {
                text.push_str(added);
            } else if line.starts_with("@@ ") || is_replaced() {
                text.push_str("#\n");
            } else {
                text.push_str(line);
                continue;
            }
            first = first.or(Some((index, line)));
        }
        let Some((index, line)) = first else { return };
        let place = Place {
            line: self.part.line + index,
            column: 1,
        };
        let mistake = mistake(place, line);
        self.found.push(Candidate { mistake, text });
    }
}

/// The mistake of a line of a diff.
pub(super) fn mistake(place: Place, line: &str) -> Mistake {
    let (width, message) = match line.as_bytes().first() {
        Some(b'+') => (1, "`+` begins a line that a diff adds"),
        Some(b'-') => (1, "`-` begins a line that a diff removes"),
        _ => (2, "`@@` begins a part of a diff"),
    };
    Mistake::new(
        Code::ConflictMarker,
        place,
        width,
        message,
        "remove what belongs to the diff: the `+` before lines, and the lines with `-` and `@@`",
    )
}
