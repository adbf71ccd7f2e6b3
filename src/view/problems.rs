//! The list of problems: one line each, and below it the full report of the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::ink::{column, fill, paint, put, put_right};
use super::theme::Theme;
use crate::app::layout::Area;
use crate::app::{App, Problems, report_lines};
use crate::text::{head, one_line, width};
use crate::timeline::{Problem, Severity};

/// Columns after which a message is cut before it is drawn: wider than any screen, because a
/// message may quote the file.
const WIDEST: usize = 1_000;

/// The least room between a message and the code at the end of its line, in columns.
const GAP: usize = 2;

pub(super) struct ProblemsPane<'a> {
    pub(super) app: &'a App,
    pub(super) problems: &'a Problems,
    pub(super) theme: &'a Theme,
}

impl Widget for ProblemsPane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let problems = self.problems;
        let parts = self.app.problem_parts();
        if problems.list.is_empty() {
            put(
                buffer,
                parts.list,
                2,
                1,
                if self.app.filter().is_some() {
                    "No problems in the events that match the filter"
                } else {
                    "No problems"
                },
                self.theme.muted(),
            );
            return;
        }
        self.list(buffer, parts.list, problems);
        if parts.rule.height > 0 {
            fill(
                buffer,
                parts.rule,
                0,
                0,
                self.theme.symbols.rule,
                self.theme.muted(),
            );
            let at = problems.selected_index() + 1;
            let (listed, total) = (problems.list.len(), problems.total);
            let text = if listed < total {
                format!(" {at}/{listed}, the first of {total} ")
            } else {
                format!(" {at}/{listed} ")
            };
            put_right(buffer, parts.rule, 0, 0, &text, self.theme.muted());
        }
        self.report(buffer, parts.report, problems);
    }
}

impl ProblemsPane<'_> {
    fn list(&self, buffer: &mut Buffer, area: Area, problems: &Problems) {
        let shown = problems
            .list
            .iter()
            .enumerate()
            .skip(problems.top)
            .take(usize::from(area.height));
        let shown: Vec<_> = shown
            .map(|(index, problem)| (index, problem, self.place(problem)))
            .collect();
        let widest = shown.iter().map(|(_, _, place)| width(place)).max();
        let column = column(widest.unwrap_or(0));
        let column = column.min(area.width / 3);
        for (y, (index, problem, place)) in (0..area.height).zip(shown) {
            let severity = problem.diagnostic.severity;
            let style = self.style(severity);
            put(buffer, area, 2, y, mark(self.theme, severity), style);
            put(buffer, area, 4, y, severity.word(), style);
            let cell = Area {
                x: area.x.saturating_add(13),
                width: column.min(area.width.saturating_sub(13)),
                ..area
            };
            // The line number is at the end: where both do not fit, the beginning of the file name
            // is cut off.
            let skip = usize::from(column);
            let place = tail(&place, skip);
            put(buffer, cell, 0, y, place, self.theme.muted());
            let message = one_line(head(&problem.diagnostic.message, WIDEST));
            let x = column.saturating_add(15);
            put(buffer, area, x, y, &message, self.theme.plain());
            let code = problem.diagnostic.code.id();
            let end = usize::from(x) + width(&message) + GAP + width(code) + 1;
            if end <= usize::from(area.width) {
                put_right(buffer, area, 1, y, code, self.theme.muted());
            }
            if index == problems.selected_index() {
                put(
                    buffer,
                    area,
                    0,
                    y,
                    self.theme.symbols.selected,
                    self.theme.strong(),
                );
                paint(buffer, area, y, self.theme.selected(true));
            }
        }
    }

    fn report(&self, buffer: &mut Buffer, area: Area, problems: &Problems) {
        let Some(problem) = problems.selected() else {
            return;
        };
        let columns = usize::from(area.width.saturating_sub(2));
        let name = &self.app.timeline().file(problem.file).name;
        let report = report_lines(&problem.diagnostic, name, columns);
        let style = self.style(problem.diagnostic.severity);
        let headline = report.headline.iter().map(|line| (line, style));
        let rest = report.rest.iter().map(|line| (line, self.theme.plain()));
        for (y, (line, style)) in (0..area.height).zip(headline.chain(rest)) {
            put(buffer, area, 1, y, line, style);
        }
    }

    /// `line 12`; with several files `events.yaml:12`; only the file name for a problem of a whole
    /// file.
    fn place(&self, problem: &Problem) -> String {
        let timeline = self.app.timeline();
        let line = problem.diagnostic.place.map(|place| place.line);
        let name = || {
            let name = timeline.file(problem.file).name.as_str();
            one_line(name.rsplit('/').next().unwrap_or(name)).into_owned()
        };
        match (timeline.files.len(), line) {
            (0 | 1, Some(line)) => format!("line {line}"),
            (0 | 1, None) => "the file".to_owned(),
            (_, Some(line)) => format!("{}:{line}", name()),
            (_, None) => name(),
        }
    }

    fn style(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.theme.error(),
            Severity::Warning => self.theme.warning(),
            Severity::Notice => self.theme.muted(),
        }
    }
}

/// The mark of a severity.
pub(super) fn mark(theme: &Theme, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => theme.symbols.broken,
        Severity::Warning => "!",
        Severity::Notice => " ",
    }
}

/// The longest end of a text that fits into `columns` columns.
fn tail(text: &str, columns: usize) -> &str {
    let starts = text.char_indices().map(|(at, _)| at);
    starts
        .filter_map(|at| text.get(at..))
        .find(|rest| width(rest) <= columns)
        .unwrap_or_default()
}
