//! What was pasted from elsewhere: fences of Markdown, events of JSON; and texts of several lines that
//! nothing marks as such.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use super::search::{Candidate, Search};
use crate::timeline::field::{Role, rank};
use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic, Place};

/// What begins and ends a block of code in Markdown.
const FENCES: [&str; 2] = ["```", "~~~"];

/// The mistake of a fence of Markdown.
fn fence(place: Place, line: &str) -> Mistake {
    Mistake::new(
        Code::FirstCharacter,
        place,
        line.chars().count(),
        "a line that begins or ends code in Markdown, and is not YAML",
        "remove the line",
    )
}

/// Reports the fence of Markdown that a text begins with.
pub(in crate::timeline) fn opening_fence(part: &Part<'_>) -> Diagnostic {
    let at = part.text.len() - part.text.trim_start().len();
    let place = part.place(at);
    fence(place, part.line_text(place.line).trim()).diagnostic(part)
}

impl<'t> Search<'_, 't> {
    pub(super) fn pasted(&mut self) {
        for line in self.structure() {
            self.fence(&line);
            if !line.has_dash && line.content().starts_with('{') {
                self.without_dash(&line);
            }
        }
    }

    fn fence(&mut self, line: &Line<'t>) {
        let content = line.content();
        let Some(marks) = FENCES.iter().find(|marks| content.starts_with(**marks)) else {
            return;
        };
        let mistake = fence(line.place(line.content), content.trim_end());
        self.replace(line, line.content..line.content + marks.len(), "#", mistake);
    }

    /// An object of JSON between the items of a list.
    fn without_dash(&mut self, line: &Line<'t>) {
        let last = self.closing(line);
        let mistake = Mistake::new(
            Code::MissingDash,
            line.place(line.content),
            1,
            "no `-` before the `{`, which begins an event",
            "write `- {`",
        );
        let mut text = self.part.text.to_owned();
        let end = last.start + last.end();
        if text.get(..end).is_some_and(|text| text.ends_with(',')) {
            text.replace_range(end - 1..end, "");
        }
        let first = self.lines.first().filter(|first| first.has_dash);
        let column = first.map_or(line.content, |first| first.indent);
        let dash = format!("{}- ", " ".repeat(column));
        text.replace_range(line.start..line.start + line.content, &dash);
        self.found.push(Candidate { mistake, text });
    }

    /// The last line of the brackets that a line opens.
    fn closing(&self, line: &Line<'t>) -> Line<'t> {
        let below = self.lines.iter().filter(|other| other.number > line.number);
        let inside = below.take_while(|other| other.is_inside);
        inside.last().copied().unwrap_or(*line)
    }

    /// A text of several lines below its key, some of which YAML takes for keys or items.
    pub(super) fn unmarked_texts(&mut self) {
        let lines = self.structure();
        for (line, below) in lines.iter().zip(lines.iter().skip(1)) {
            let is_text = |key: &&str| {
                let roles = [Role::Summary, Role::Note, Role::Quotes];
                **key == *"text" || roles.iter().any(|role| rank(key, *role).is_some())
            };
            let Some(key) = line.key().filter(is_text) else {
                continue;
            };
            // A quote with keys of its own is valid: the mistake is elsewhere.
            let is_quote = rank(key, Role::Quotes).is_some() && below.key() == Some("text");
            if !line.value().is_empty() || below.indent <= line.content || is_quote {
                continue;
            }
            let mistake = Mistake::new(
                Code::BlockHeader,
                line.place(line.content),
                key.chars().count(),
                format!("the lines below `{key}:` are not one text for YAML"),
                format!("write `{key}: |`: then all that is indented below it is one text"),
            )
            .label(
                below.place(below.indent),
                below.content().trim_end().chars().count().max(1),
                "the text begins here",
            );
            let end = line.end();
            self.replace(line, end..end, " |", mistake);
        }
    }
}
