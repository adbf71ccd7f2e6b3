//! What is wrong with files, for people and for programs.

use serde::Serialize;

use crate::timeline::problem::{Tally, many};
use crate::timeline::{Diagnostic, Place};

/// One thing that is wrong, as programs read it. Absent values are `null`.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    text: Option<&'a str>,
    width: Option<usize>,
}

/// A JSON object on one line: `file`; `line` and `column`, from 1, the column in characters; `severity`, which is `error`,
/// `warning` or `notice`; `message`; `help`; `text`, the line of the file, which is cut around the place where it is very
/// long; `width`, how many characters from the column on are meant.
#[must_use]
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
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        text: excerpt.map(|excerpt| excerpt.text.as_str()),
        width: excerpt.map(|excerpt| excerpt.width),
    };
    // Numbers and texts can always be written.
    serde_json::to_string(&line).unwrap_or_default()
}

/// The closing line: "2 errors, 1 warning in 14 events", or "events.yaml: 14 events, nothing wrong". `files` are the names
/// of all that were looked at, `events` of how many `whole` ones the rest is told: "3 of 14 events".
#[must_use]
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
    fn the_summary_says_how_much_is_wrong() {
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
