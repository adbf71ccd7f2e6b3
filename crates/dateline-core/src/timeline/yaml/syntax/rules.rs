//! Mistakes that follow from the error of a parser alone. The search for candidates finds most of them more exactly.

use super::facts::{Facts, name_at, without_dashes};
use super::mistake::Mistake;
use super::problem::Problem;
use crate::timeline::yaml::block::is_blank;
use crate::timeline::yaml::nesting::{FLATTER, too_deep};
use crate::timeline::{Code, Diagnostic, Place};

/// The diagnostic of an error: of the mistake that it shows, else what the parser said.
pub(super) fn diagnostic(facts: &Facts<'_, '_>) -> Diagnostic {
    let mistake = byte_order_mark(facts)
        .or_else(|| conflict_marker(facts))
        .or_else(|| tab_in_blank_line(facts))
        .or_else(|| of_problem(facts))
        .unwrap_or_else(|| {
            Mistake::new(
                Code::NotYaml,
                facts.at,
                1,
                facts.message.as_str(),
                "not valid YAML; if it is a text, put it in quotes",
            )
        });
    mistake.diagnostic(facts.part)
}

/// The mistake that most often leads to a problem.
fn of_problem(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let (at, from) = (facts.at, facts.from());
    let one = |code, place, message: &str, help: &str| Mistake::new(code, place, 1, message, help);
    Some(match facts.problem {
        Problem::ControlCharacter => return control_character(facts),
        Problem::Tab => return tab(facts),
        Problem::OpenQuote => one(
            Code::OpenQuote,
            from,
            "the quote opened here is never closed",
            "close it where the text ends",
        ),
        Problem::Escape => one(
            Code::Escape,
            at,
            "a `\\` in double quotes begins an escape, and this is none",
            "write `\\\\` for the character itself, or put the text in single quotes",
        ),
        Problem::UnknownAnchor => alias(facts, at),
        Problem::AliasName => alias(facts, from),
        Problem::AnchorName => return first_character(facts, from),
        Problem::FirstCharacter | Problem::QuestionMark => {
            return tab(facts).or_else(|| first_character(facts, at));
        }
        Problem::NoValue | Problem::Bracket => return first_character(facts, at),
        Problem::Colon => tab(facts).unwrap_or_else(|| {
            one(
                Code::NotYaml,
                at,
                "a `: ` where no key can be",
                "put a text with `: ` in quotes; indent a key like the keys above it",
            )
        }),
        Problem::Dash => tab(facts).unwrap_or_else(|| {
            one(
                Code::ListInLine,
                at,
                "a list can't begin on the line of its key",
                "put each `- …` on a line of its own below the key; put a text that begins with `- ` in quotes",
            )
        }),
        Problem::AfterQuote | Problem::NoKey | Problem::NoDash => after_value(facts),
        Problem::NoColon => return no_colon(facts),
        Problem::InBrackets => in_brackets(facts),
        Problem::IndentDigit => one(
            Code::BlockHeader,
            at,
            "a digit after `|` or `>` says by how much the text is indented: 1 to 9",
            "remove it: then the first line of the text shows the indentation",
        ),
        Problem::BlockHeader => one(
            Code::BlockHeader,
            from,
            "the text after `|` or `>` must begin on the next line",
            "begin it there, indented; or put a text that begins with such a character in quotes",
        ),
        Problem::Depth => one(Code::TooDeep, at, &too_deep(), FLATTER),
        Problem::Other => return None,
    })
}

fn control_character(facts: &Facts<'_, '_>) -> Option<Mistake> {
    // The characters that YAML 1.2.2, production [1] c-printable, excludes.
    let wrong = |c: char| matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    let (at, c) = facts.part.text.char_indices().find(|(_, c)| wrong(*c))?;
    let name = match c {
        '\0' => " (NUL)",
        '\x1b' => " (ESC)",
        _ => "",
    };
    Some(Mistake::new(
        Code::ControlCharacter,
        facts.part.place(at),
        1,
        format!("control character U+{:04X}{name} in the text", u32::from(c)),
        "remove it: YAML allows none but tab and line end",
    ))
}

/// Reports a byte order mark within the file: files were concatenated, each with its own.
fn byte_order_mark(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let from = facts.from.map(|from| from.line);
    let lines = [Some(facts.at.line), from, Some(facts.part.line)];
    let mut lines = lines.into_iter().flatten();
    let line = lines.find(|line| facts.part.line_text(*line).starts_with('\u{feff}'))?;
    Some(second_byte_order_mark(Place { line, column: 1 }))
}

/// The mistake of a byte order mark that is not at the beginning of the file.
pub(super) fn second_byte_order_mark(place: Place) -> Mistake {
    let message = "byte order mark (U+FEFF) inside the file";
    let help = "remove it: it is allowed only at the very beginning of the file";
    Mistake::new(Code::ByteOrderMark, place, 1, message, help)
}

fn conflict_marker(facts: &Facts<'_, '_>) -> Option<Mistake> {
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
    let message = "a conflict marker of version control";
    let help = "settle the conflict and remove the markers";
    Mistake::new(Code::ConflictMarker, place, 7, message, help)
}

fn tab_in_blank_line(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let line = facts.part.line_text(facts.at.line);
    let column = line.find('\t').filter(|_| line.trim().is_empty())? + 1;
    let place = Place { column, ..facts.at };
    let message = "tab in an otherwise empty line";
    Some(Mistake::new(Code::Tab, place, 1, message, "remove it"))
}

fn tab(facts: &Facts<'_, '_>) -> Option<Mistake> {
    // The parser may report a line above that of the tab.
    let last = match facts.problem {
        Problem::Tab => facts.at.line + 99,
        _ => facts.at.line,
    };
    (facts.at.line..=last).find_map(|number| {
        let line = facts.part.line_text(number);
        let (at, after_dash) = tab_in_indent(line).filter(|_| !is_blank(line))?;
        let place = Place {
            line: number,
            column: at + 1,
        };
        let message = if after_dash {
            "tab after the dash"
        } else {
            "tab used for indentation"
        };
        let help = "YAML allows only spaces there: replace the tab by spaces";
        Some(Mistake::new(Code::Tab, place, 1, message, help))
    })
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

fn alias(facts: &Facts<'_, '_>, place: Place) -> Mistake {
    let (_, rest) = facts.around(place);
    let name = name_at(rest.strip_prefix('*').unwrap_or(rest));
    let name = crate::text::head(name, 40);
    Mistake::new(
        Code::UnknownAnchor,
        place,
        name.chars().count() + 1,
        format!("no anchor `&{name}` for the alias `*{name}`"),
        "put a text that begins with `*` in quotes; an alias repeats a value that is marked with `&` above it",
    )
}

fn first_character(facts: &Facts<'_, '_>, place: Place) -> Option<Mistake> {
    let c = facts.character(place)?;
    "@`%&]}[{,?!|>".contains(c).then(|| {
        let message = format!("a text can't begin with `{c}`");
        Mistake::new(
            Code::FirstCharacter,
            place,
            1,
            message,
            "put the text in quotes",
        )
    })
}

/// Something else where the next key or item is expected: at the beginning of a line, or after a complete value.
fn after_value(facts: &Facts<'_, '_>) -> Mistake {
    let (before, rest) = facts.around(facts.at);
    let (code, message, help) = if !before.trim().is_empty() {
        (
            Code::AfterQuote,
            "text after the end of a value",
            "put the whole text in quotes",
        )
    } else if rest.starts_with("- ") {
        (
            Code::Indentation,
            "`-` where a key is expected",
            "a list needs a key of its own on the line above, such as `quotes:`; of the keys of an event only the first follows a `-`",
        )
    } else {
        (
            Code::Indentation,
            "indentation does not match the keys above",
            "indent it like the keys above it",
        )
    };
    Mistake::new(code, facts.at, 1, message, help)
}

fn no_colon(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let place = match facts.from {
        Some(from) if from != facts.at => from,
        // The other parser reports the position after it.
        _ => {
            let (line, text) = facts.line_before(facts.at)?;
            let column = without_dashes(text).0 + 1;
            Place { line, column }
        }
    };
    let rest = facts.around(place).1.trim_end();
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

fn in_brackets(facts: &Facts<'_, '_>) -> Mistake {
    let from = facts.from();
    match facts.character(from).filter(|c| matches!(c, '[' | '{')) {
        Some(open) if from.line != facts.at.line => Mistake::new(
            Code::OpenBracket,
            from,
            1,
            format!("the `{open}` opened here is not closed"),
            format!("close it; put a text that begins with `{open}` in quotes"),
        ),
        _ => Mistake::new(
            Code::MissingComma,
            facts.at,
            1,
            "a `,` or a closing bracket is missing here",
            "separate values by commas; put a text that holds `: `, `,` or a bracket in quotes",
        ),
    }
}
