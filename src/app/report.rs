//! The report of a problem in the columns of a pane.

use crate::text::{cut, visible, width, wrap};
use crate::timeline::Diagnostic;

/// Most lines of a headline, and of a line of help.
const MOST_LINES: usize = 20;

/// A report in lines.
pub struct ReportLines {
    /// The headline.
    pub headline: Vec<String>,
    /// The lines of the file with carets, and the help.
    pub rest: Vec<String>,
}

/// The report of a problem in lines of `columns` columns. The lines of the file are cut around the place, because the caret
/// has to stay below it; everything else is wrapped.
pub fn report_lines(problem: &Diagnostic, file: &str, columns: usize) -> ReportLines {
    let report = problem.report(file);
    let mut lines = report.lines();
    let headline = wrap(lines.next().unwrap_or_default(), columns, MOST_LINES);
    let picture = problem.picture_within(columns);
    let help = lines.skip(problem.picture().len());
    let mut rest: Vec<String> = picture
        .iter()
        .map(|line| cut(&visible(line), columns).into_owned())
        .collect();
    for line in help {
        let text = line.trim_start_matches([' ', '=']);
        let margin = width(line).saturating_sub(width(text));
        for (at, words) in wrap(text, columns.saturating_sub(margin), MOST_LINES)
            .into_iter()
            .enumerate()
        {
            let lead = line.get(..line.len().saturating_sub(text.len()));
            let lead = lead.filter(|_| at == 0).unwrap_or_default();
            rest.push(format!("{lead:margin$}{words}"));
        }
    }
    ReportLines { headline, rest }
}
