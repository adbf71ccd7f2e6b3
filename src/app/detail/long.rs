//! Texts of any length: only the beginning is laid out at first, and more of it when scrolling
//! comes near.

use super::line::{DetailLine, Role, Run};
use super::state::{Detail, Rest, Text};
use crate::text::{begins_quoted, grouped, head, readable, without_html, wrap};
use crate::timeline::{Entry, Event};

/// Characters laid out at a time: a text may have a hundred megabytes, and every key press has to
/// be handled at once.
pub(super) const PIECE: usize = 60_000;

impl Text {
    fn of(self, event: &Event) -> &str {
        let text = match self {
            Self::Summary => event.summary.as_deref(),
            Self::Quote(index) => event.quotes.get(index).map(|quote| quote.text.trim()),
            Self::Note => event.note.as_deref(),
        };
        text.unwrap_or_default()
    }

    /// One line of the text, with the style of its kind.
    fn line(self, text: String, is_first: bool) -> DetailLine {
        const LABEL: &str = "Note  ";
        let run = |role, text| Run { role, text };
        match self {
            Self::Summary => DetailLine {
                quoted: false,
                link: None,
                runs: vec![run(Role::Body, text)],
            },
            Self::Quote(_) => DetailLine {
                quoted: true,
                link: None,
                runs: vec![run(Role::Quote, text)],
            },
            Self::Note => {
                let lead = if is_first { LABEL } else { "      " };
                DetailLine {
                    quoted: false,
                    link: None,
                    runs: vec![run(Role::Label, lead.to_owned()), run(Role::Body, text)],
                }
            }
        }
    }

    /// Columns before the text of a line.
    fn lead(self) -> usize {
        match self {
            Self::Summary => 0,
            Self::Quote(_) => 2,
            Self::Note => 6,
        }
    }

    /// A piece of the text, as it is shown.
    fn shown(self, piece: &str, all: &str, is_first: bool, is_last: bool) -> String {
        let Self::Quote(_) = self else {
            return readable(piece).into_owned();
        };
        let text = without_html(piece);
        // A text that begins with a quotation mark of its own also ends with one.
        let begins = if is_first { &text } else { all };
        let is_bare = !begins_quoted(begins);
        let open = if is_bare && is_first { "“" } else { "" };
        let close = if is_bare && is_last { "”" } else { "" };
        format!("{open}{text}{close}")
    }
}

/// The next piece of a text, cut at a line end or between words, and the byte where the rest
/// begins.
fn piece(text: &str, from: usize, characters: usize) -> (&str, Option<usize>) {
    let rest = text.get(from..).unwrap_or_default();
    let piece = head(rest, characters);
    if piece.len() == rest.len() {
        return (piece, None);
    }
    let end = piece
        .rfind('\n')
        .or_else(|| piece.rfind(' '))
        .filter(|end| *end > 0);
    let (piece, next) = match end {
        Some(end) => (piece.get(..end).unwrap_or(piece), end + 1),
        None => (piece, piece.len()),
    };
    (piece, Some(from + next))
}

impl Detail {
    /// Lays out the beginning of a text.
    pub(super) fn long_text(&mut self, text: Text, event: &Event) {
        let at = self.lines.len();
        self.extend(
            Rest {
                text,
                from: 0,
                at,
                lines: 0,
            },
            event,
            PIECE,
        );
    }

    /// Index of the first line that says that more of a text is not laid out; `None` if all is.
    pub(crate) fn cut_at(&self) -> Option<usize> {
        self.rests.first().map(|rest| rest.at)
    }

    /// Bytes of that text that are not laid out.
    pub(crate) fn left(&self, entry: &Entry) -> usize {
        let (Some(rest), Entry::Event(event)) = (self.rests.first(), entry) else {
            return 0;
        };
        rest.text.of(event).len().saturating_sub(rest.from)
    }

    /// Lays out up to `pieces` more pieces of it; `entry` is the one that the pane shows.
    pub fn go_on(&mut self, entry: &Entry, pieces: usize) {
        if let Entry::Event(event) = entry
            && !self.rests.is_empty()
        {
            let rest = self.rests.remove(0);
            self.extend(rest, event, PIECE.saturating_mul(pieces));
        }
    }

    /// Lays out more of a text, replacing the lines that say that there is more.
    fn extend(&mut self, rest: Rest, event: &Event, characters: usize) {
        let all = rest.text.of(event);
        let is_first = rest.from == 0;
        let (piece, next) = piece(all, rest.from, characters);
        let shown = rest.text.shown(piece, all, is_first, next.is_none());
        let columns = self.width.saturating_sub(rest.text.lead());
        let mut lines: Vec<DetailLine> = wrap(&shown, columns, characters)
            .into_iter()
            .enumerate()
            .map(|(index, text)| rest.text.line(text, is_first && index == 0))
            .collect();
        let at = rest.at + lines.len();
        let mut more = 0;
        if let Some(next) = next {
            let left = grouped(all.len().saturating_sub(next));
            let notice = wrap(&format!("… {left} bytes more"), columns, 3);
            more = notice.len();
            lines.extend(notice.into_iter().map(|text| rest.text.line(text, false)));
        }
        let grown = lines.len().saturating_sub(rest.lines);
        let end = (rest.at + rest.lines).min(self.lines.len());
        self.lines.splice(rest.at.min(end)..end, lines);
        let below = |line: &mut usize| {
            if *line > rest.at {
                *line += grown;
            }
        };
        if rest.lines > 0 {
            self.rests.iter_mut().for_each(|other| below(&mut other.at));
            self.quotes.iter_mut().for_each(below);
        }
        if let Some(from) = next {
            let rest = Rest {
                from,
                at,
                lines: more,
                ..rest
            };
            let behind = self.rests.partition_point(|other| other.at < at);
            self.rests.insert(behind, rest);
        }
    }
}
