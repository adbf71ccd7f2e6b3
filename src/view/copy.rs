//! A saved copy: its title, how it differs from the quote, and its lines with the quote marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::ink::{fill, put, put_right};
use super::theme::Theme;
use crate::app::copy::{CopyLine, Shade};
use crate::app::layout::Area;
use crate::app::{App, OpenCopy};
use crate::evidence::{Found, Note, Verdict};
use crate::text::{cut, head, one_line, width};

/// Columns after which a title is cut before it is drawn: wider than any screen, because a title
/// may be as long as a file.
const WIDEST: usize = 1_000;

pub(super) struct CopyPane<'a> {
    pub(super) app: &'a App,
    pub(super) open: &'a OpenCopy,
    pub(super) theme: &'a Theme,
}

impl Widget for CopyPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let open = self.open;
        let parts = self.app.copy_parts();
        if parts.title.height > 0 {
            self.title(buffer, parts.title, open);
        }
        let differences = self.app.copy_differences();
        for (y, line) in (0..parts.differences.height).zip(&differences) {
            put(buffer, parts.differences, 1, y, line, self.theme.error());
        }
        let lines = self.app.copy_lines();
        if open.copy.text().trim().is_empty() {
            put(
                buffer,
                parts.text,
                2,
                0,
                "No text is in it",
                self.theme.muted(),
            );
            return;
        }
        for (y, line) in (0..parts.text.height).zip(&lines) {
            self.line(buffer, parts.text, y, parts.numbers, line);
        }
    }
}

impl CopyPane<'_> {
    /// Draws the title line: `── Report · sources/report.html ──────── verbatim, line 32 · 2/5 ──`.
    fn title(&self, buffer: &mut Buffer, area: Area, open: &OpenCopy) {
        let symbols = self.theme.symbols;
        fill(buffer, area, 0, 0, symbols.rule, self.theme.muted());
        let verdict = verdict(open, symbols.dot);
        let columns = usize::from(area.width);
        let keep = u16::try_from(columns / 3).unwrap_or(0);
        let bad = open.current().is_some_and(|drawn| drawn.verdict.is_bad());
        let style = if bad {
            self.theme.error()
        } else {
            self.theme.muted()
        };
        let right = put_right(buffer, area, keep, 0, &format!(" {verdict} "), style);
        let source = &open.source;
        let title = source
            .title
            .as_deref()
            .or(source.id.as_deref())
            .map(|title| one_line(head(title, WIDEST)));
        let file = one_line(head(open.copy.name(), WIDEST));
        let file = match open.copy.extracted_by() {
            Some(by) => format!("{file} (text: {by})").into(),
            None => file,
        };
        let room = usize::from(right).saturating_sub(3);
        let text = match title {
            // The file name identifies the copy, so the title is shortened first.
            Some(title) => {
                let left = room.saturating_sub(width(&file)).saturating_sub(5);
                let title = cut(&title, left.max(8)).into_owned();
                format!(" {title} {} {file} ", symbols.dot)
            }
            None => format!(" {file} "),
        };
        put(buffer, area, 1, 0, &cut(&text, room), self.theme.strong());
    }

    fn line(&self, buffer: &mut Buffer, area: Area, y: u16, numbers: u16, line: &CopyLine) {
        if let Some(number) = line.number
            && numbers > 0
        {
            let cell = Area {
                width: numbers.saturating_add(1).min(area.width),
                ..area
            };
            put_right(buffer, cell, 0, y, &number.to_string(), self.theme.muted());
        }
        let bar = if numbers > 0 {
            numbers.saturating_add(2)
        } else {
            0
        };
        if line.quoted {
            put(
                buffer,
                area,
                bar,
                y,
                self.theme.symbols.quote,
                self.theme.rail(),
            );
        }
        let mut x = bar.saturating_add(2);
        for (shade, text) in &line.parts {
            x = put(buffer, area, x, y, text, self.shade(*shade));
        }
    }

    fn shade(&self, shade: Shade) -> Style {
        match shade {
            Shade::Plain => self.theme.plain(),
            Shade::Quote => self.theme.quoted(),
            Shade::Changed => self.theme.changed(),
            Shade::Match => self.theme.found_in_source(),
        }
    }
}

/// "verbatim, line 32 · 2/5": the verdict on the current quote, and its number among the quotes
/// drawn from the copy.
fn verdict(open: &OpenCopy, dot: &str) -> String {
    let count = open.quotes.len();
    let (Some(drawn), Some(index)) = (open.current(), open.current_index()) else {
        return match count {
            0 => "no quote is drawn from it".to_owned(),
            1 => "1 quote".to_owned(),
            count => format!("{count} quotes"),
        };
    };
    let line = drawn.verdict.found().map(Found::place_words);
    let line = line.map_or(String::new(), |line| format!(", {line}"));
    let word = drawn.verdict.word();
    let word = match &*drawn.verdict {
        Verdict::Repeated(_, times) => format!(
            "{word} {times} times, first in{}",
            line.trim_start_matches(',')
        ),
        Verdict::Missing(unseen) => match unseen {
            Some(unseen) => format!("missing: only {}", unseen.words()),
            None => "missing: not found here".to_owned(),
        },
        Verdict::Marked(found) | Verdict::Folded(found) if !found.notes.is_empty() => {
            let notes: Vec<String> = found.notes.iter().map(Note::words).collect();
            format!("{word}{line}: {}", notes.join(", "))
        }
        _ => format!("{word}{line}"),
    };
    format!("{word} {dot} {}/{count}", index + 1)
}
