//! Output of diagnostics, for people and for programs.

use serde::Serialize;

use crate::timeline::tally::{Tally, many};
use crate::timeline::{Diagnostic, Place};

/// JSON form of a diagnostic. Absent values are `null`.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    code: &'static str,
    name: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    text: Option<&'a str>,
    width: Option<usize>,
    labels: Vec<Label<'a>>,
}

/// A second place of a problem.
#[derive(Serialize)]
struct Label<'a> {
    line: usize,
    column: usize,
    width: usize,
    message: &'a str,
    text: &'a str,
}

/// A diagnostic as a JSON object on one line: `file`; `line` and `column`, from 1, the column in characters;
/// `severity`, which is `error`, `warning` or `notice`; `code` (`E0102`) and its `name` (`duplicate-key`); `message`;
/// `help`; `text`, the line of the file, which is shortened around the place if very long; `width`, the number of
/// characters marked from the column on; `labels`, other places that are involved, each with `line`, `column`, `width`,
/// `message` and `text`.
pub fn json(diagnostic: &Diagnostic, file: &str) -> String {
    let (line, column) = match diagnostic.place {
        Some(Place { line, column }) => (Some(line), Some(column)),
        None => (None, None),
    };
    let excerpt = diagnostic.excerpt.as_ref();
    let line = Line {
        file,
        line,
        column,
        severity: diagnostic.severity.word(),
        code: diagnostic.code.id(),
        name: diagnostic.code.name(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        text: excerpt.map(|excerpt| excerpt.text.as_str()),
        width: excerpt.map(|excerpt| excerpt.width),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| Label {
                line: label.place.line,
                column: label.place.column,
                width: label.excerpt.width,
                message: &label.text,
                text: &label.excerpt.text,
            })
            .collect(),
    };
    // Numbers and strings only: serialization cannot fail.
    serde_json::to_string(&line).unwrap_or_default()
}

/// The final line: "2 errors, 1 warning in 14 events", or "events.yaml: 14 events, nothing wrong". `files` are the
/// names of all checked files, `events` the number of checked events out of `whole`: "3 of 14 events".
pub fn summary(files: &[String], (events, whole): (usize, usize), tally: Tally) -> String {
    let events = if events < whole {
        format!("{events} of {}", many(whole, "event"))
    } else {
        many(events, "event")
    };
    let found = tally.words().join(", ");
    match (files, found.is_empty()) {
        ([file], true) => format!("{file}: {events}, nothing wrong"),
        (files, true) => format!("{}: {events}, nothing wrong", many(files.len(), "file")),
        ([_], false) => format!("{found} in {events}"),
        (files, false) => format!("{found} in {events} of {}", many(files.len(), "file")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_diagnostics() {
        let tally = |errors, warnings, notices| Tally {
            errors,
            warnings,
            notices,
        };
        for (files, events, tally, expected) in [
            (
                &["a.yaml"][..],
                14,
                tally(0, 0, 0),
                "a.yaml: 14 events, nothing wrong",
            ),
            (
                &["a.yaml"],
                1,
                tally(0, 0, 0),
                "a.yaml: 1 event, nothing wrong",
            ),
            (
                &["a", "b"],
                0,
                tally(0, 0, 0),
                "2 files: 0 events, nothing wrong",
            ),
            (
                &["a.yaml"],
                14,
                tally(2, 1, 0),
                "2 errors, 1 warning in 14 events",
            ),
            (
                &["a", "b"],
                1,
                tally(0, 3, 1),
                "3 warnings, 1 notice in 1 event of 2 files",
            ),
        ] {
            let files: Vec<_> = files.iter().map(|file| (*file).to_owned()).collect();
            assert_eq!(summary(&files, (events, events), tally), expected);
        }
        let part = summary(&["a.yaml".to_owned()], (3, 14), tally(1, 0, 0));
        assert_eq!(part, "1 error in 3 of 14 events");
    }
}
