//! Mistakes in the structure of lines: indentation, colons, brackets.

#![expect(
    clippy::unnecessary_wraps,
    reason = "rules have one type: most recognize a mistake only at times"
)]

use super::facts::{Facts, without_dashes};
use super::mistake::Mistake;
use super::problem::Problem;
use crate::timeline::yaml::block::{is_blank, key_of};
use crate::timeline::yaml::nesting::{FLATTER, too_deep};
use crate::timeline::{Code, Place};

/// Maximum length of a text that is repeated in a help line, in characters.
const SHORT: usize = 60;

fn spaces(count: usize) -> String {
    match count {
        0 => "begin it at the start of the line".to_owned(),
        1 => "indent it by 1 space".to_owned(),
        _ => format!("indent it by {count} spaces"),
    }
}

pub(super) fn conflict_marker(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let first = facts.from().line.min(facts.at.line).saturating_sub(1);
    (first.max(facts.part.line)..=facts.at.line)
        .take(100)
        .find(|number| is_conflict_marker(facts.part.line_text(*number)))
        .map(|line| conflict(Place { line, column: 1 }))
}

/// Whether a line marks a version of a conflict of version control.
pub(in crate::timeline) fn is_conflict_marker(line: &str) -> bool {
    let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let mut rest = marks.iter().filter_map(|mark| line.strip_prefix(mark));
    rest.any(|rest| rest.is_empty() || rest.starts_with([' ', '\r', '\n']))
}

/// The mistake of the marker of a conflict.
pub(in crate::timeline) fn conflict(place: Place) -> Mistake {
    Mistake::new(
        Code::ConflictMarker,
        place,
        7,
        "a conflict marker of version control",
        "settle the conflict and remove the markers",
    )
}

pub(super) fn tab_in_blank_line(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let line = facts.line();
    let at = line.find('\t').filter(|_| line.trim().is_empty())?;
    Some(Mistake::new(
        Code::Tab,
        Place {
            line: facts.at.line,
            column: at + 1,
        },
        1,
        "tab in an otherwise empty line",
        "remove it",
    ))
}

pub(super) fn tab(facts: &Facts<'_, '_>) -> Option<Mistake> {
    // The parser may report a line above that of the tab.
    let last = match facts.problem {
        Problem::Tab => facts.at.line + 99,
        _ => facts.at.line,
    };
    let (place, after_dash) = (facts.at.line..=last).find_map(|number| {
        let line = facts.part.line_text(number);
        let (at, after_dash) = tab_in_indent(line).filter(|_| !is_blank(line))?;
        let place = Place {
            line: number,
            column: at + 1,
        };
        Some((place, after_dash))
    })?;
    let message = if after_dash {
        "tab after the dash"
    } else {
        "tab used for indentation"
    };
    Some(Mistake::new(
        Code::Tab,
        place,
        1,
        message,
        "YAML allows only spaces there: replace the tab by spaces",
    ))
}

/// Byte position of the first tab before the content of a line, and whether a dash precedes it.
fn tab_in_indent(line: &str) -> Option<(usize, bool)> {
    let mut dash = false;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b' ' => {}
            b'\t' => return Some((at, dash)),
            b'-' if matches!(line.as_bytes().get(at + 1), Some(b' ' | b'\t')) => dash = true,
            _ => return None,
        }
    }
    None
}

pub(super) fn list_in_line(facts: &Facts<'_, '_>) -> Option<Mistake> {
    Some(Mistake::new(
        Code::ListInLine,
        facts.at,
        1,
        "a list can't begin on the line of its key",
        "put each `- …` on a line of its own below the key; put a text that begins with `- ` in quotes",
    ))
}

/// Reports a bracket that is still open at the end of the text.
pub(super) fn open_at_end(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let (_, rest) = facts.around(facts.at);
    if !rest.trim().is_empty() {
        return None;
    }
    let text = facts.part.text;
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '[' | '{' => open.push((at, c)),
            ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    let (at, open) = open.pop()?;
    Some(never_closed(facts.part.place(at), open))
}

fn never_closed(place: Place, open: char) -> Mistake {
    let close = if open == '[' { ']' } else { '}' };
    Mistake::new(
        Code::OpenBracket,
        place,
        1,
        format!("the `{open}` opened here is not closed"),
        format!("close it with `{close}`; put a text that begins with `{open}` in quotes"),
    )
}

pub(super) fn brackets(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let from = facts.from();
    let open = facts.character(from).filter(|c| matches!(c, '[' | '{'));
    match open {
        Some(open) if from.line != facts.at.line => Some(never_closed(from, open)),
        _ => Some(Mistake::new(
            Code::MissingComma,
            facts.at,
            1,
            "a `,` or a closing bracket is missing here",
            "separate values by commas; put a text that holds `: `, `,` or a bracket in quotes",
        )),
    }
}

pub(super) fn second_colon(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let line = facts.line();
    let (_, content) = without_dashes(line);
    let (key, text) = key_of(content)?;
    let text = text.trim();
    let (before, _) = facts.around(facts.at);
    let first = line.len() - content.len() + key.len();
    if before.len() <= first || text.is_empty() {
        return None;
    }
    let help = if text.chars().count() <= SHORT && !text.contains(['"', '\\']) {
        format!("put the text in quotes: {key}: \"{text}\"")
    } else {
        "put the text in quotes".to_owned()
    };
    Some(Mistake::new(
        Code::SecondColon,
        facts.at,
        1,
        "a second `: ` in a text without quotes",
        help,
    ))
}

pub(super) fn no_space(facts: &Facts<'_, '_>) -> Option<Mistake> {
    // `date:2020` is a text, and continues on the next line.
    let candidates = [
        Some((facts.from().line, facts.part.line_text(facts.from().line))),
        facts.line_before(facts.at),
    ];
    candidates.into_iter().flatten().find_map(|(number, line)| {
        let (skip, content) = without_dashes(line);
        let (key, text) = content.split_once(':')?;
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        (is_key && !text.is_empty() && !text.starts_with([' ', '/', ':'])).then(|| {
            let column = skip + key.chars().count() + 1;
            let text = text.trim_end();
            let help = if text.chars().count() <= SHORT {
                format!("write `{key}: {text}`")
            } else {
                "write a space after it".to_owned()
            };
            Mistake::new(
                Code::ColonSpace,
                Place {
                    line: number,
                    column,
                },
                1,
                "no space after the `:`",
                help,
            )
        })
    })
}

pub(super) fn deeper(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let (_, before) = facts.line_before(facts.at)?;
    let (above, text) = without_dashes(before);
    let (here, this) = without_dashes(facts.line());
    key_of(text)?;
    (here > above).then(|| {
        Mistake::new(
            Code::Indentation,
            Place {
                column: here + 1,
                ..facts.at
            },
            key_of(this).map_or(1, |(key, _)| key.chars().count()),
            "the line is indented deeper than the key above it, which has a text already",
            format!("{}, like the key above", spaces(above)),
        )
    })
}

pub(super) fn no_colon(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let place = match facts.from {
        Some(from) if from != facts.at => from,
        // The other parser reports the position after it.
        _ => {
            let (line, text) = facts.line_before(facts.at)?;
            Place {
                line,
                column: without_dashes(text).0 + 1,
            }
        }
    };
    let (_, rest) = facts.around(place);
    let rest = rest.trim_end();
    let shown = crate::text::head(rest, 40);
    let dots = if shown.len() < rest.len() { "…" } else { "" };
    Some(Mistake::new(
        Code::NoColon,
        place,
        rest.chars().count(),
        format!("no `:` after `{shown}{dots}`"),
        "write `key: value`; the further lines of a text are indented deeper than its key",
    ))
}

pub(super) fn other_column(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let in_mapping = facts.problem == Problem::NoKey;
    let (_, rest) = facts.around(facts.at);
    // The keys of the mapping that is being parsed, else those of the event.
    let column = match facts.from {
        Some(from) if from != facts.at && in_mapping => from.column,
        _ => without_dashes(facts.part.line_text(facts.part.line)).0 + 1,
    };
    let like = format!(
        "{}, like the keys above it",
        spaces(column.saturating_sub(1))
    );
    let width = key_of(rest).map_or(1, |(key, _)| key.chars().count());
    if rest.starts_with("- ") {
        return Some(Mistake::new(
            Code::Indentation,
            facts.at,
            1,
            "`-` where a key is expected",
            "a list needs a key of its own on the line above, such as `quotes:`; of the keys of an event only the first follows a `-`",
        ));
    }
    Some(Mistake::new(
        Code::Indentation,
        facts.at,
        width,
        "indentation does not match the keys above",
        like,
    ))
}

pub(super) fn depth(facts: &Facts<'_, '_>) -> Option<Mistake> {
    Some(Mistake::new(
        Code::TooDeep,
        facts.at,
        1,
        too_deep(),
        FLATTER,
    ))
}
