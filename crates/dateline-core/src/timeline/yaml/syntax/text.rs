//! Mistakes in texts: quotes, escapes, characters with a meaning in YAML.

#![expect(
    clippy::unnecessary_wraps,
    reason = "rules have one type: most recognize a mistake only at times"
)]

use super::facts::{Facts, value};
use super::mistake::Mistake;
use super::problem::Problem;
use crate::timeline::{Code, Place};

pub(super) fn control_character(facts: &Facts<'_, '_>) -> Option<Mistake> {
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
pub(super) fn byte_order_mark(facts: &Facts<'_, '_>) -> Option<Mistake> {
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

pub(super) fn open_quote(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let place = facts.from();
    let help = match facts.character(place) {
        Some('\'') => "close it with `'`; a `'` within the text is written `''`",
        _ => "close it with `\"`; a `\"` within the text is written `\\\"`",
    };
    Some(Mistake::new(
        Code::OpenQuote,
        place,
        1,
        "the quote opened here is never closed",
        help,
    ))
}

pub(super) fn escape(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let (before, _) = facts.around(facts.at);
    let place = match before.rfind('\\') {
        Some(at) => Place {
            column: before.get(..at).unwrap_or_default().chars().count() + 1,
            ..facts.at
        },
        None => facts.at,
    };
    Some(Mistake::new(
        Code::Escape,
        place,
        2,
        "a `\\` in double quotes begins an escape, and this is none",
        "write `\\\\` for the character itself, or put the text in single quotes",
    ))
}

pub(super) fn alias(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let place = match facts.problem {
        Problem::AliasName => facts.from(),
        _ => facts.at,
    };
    let (_, rest) = facts.around(place);
    let rest = rest.strip_prefix('*').unwrap_or(rest);
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'))
        .unwrap_or(rest.len());
    let name = crate::text::head(rest.get(..end).unwrap_or_default(), 40);
    Some(Mistake::new(
        Code::UnknownAnchor,
        place,
        name.chars().count() + 1,
        format!("no anchor `&{name}` for the alias `*{name}`"),
        "put a text that begins with `*` in quotes; an alias repeats a value that is marked with `&` above it",
    ))
}

pub(super) fn after_quote(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let (before, rest) = facts.around(facts.at);
    let quote = before
        .trim_end()
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    if !value(facts.line()).starts_with(quote) {
        return None;
    }
    if rest.trim_end() == "," {
        return Some(Mistake::new(
            Code::AfterQuote,
            facts.at,
            1,
            "comma after the closing quote",
            "remove it: a line ends without a comma",
        ));
    }
    let inner = if quote == '"' { "\\\"" } else { "''" };
    Some(Mistake::new(
        Code::AfterQuote,
        facts.at,
        rest.trim_end().chars().count(),
        "text after the closing quote",
        format!("put the whole text in quotes, and write a `{quote}` within it as `{inner}`"),
    ))
}

pub(super) fn after_bracket(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let open = value(facts.line())
        .chars()
        .next()
        .filter(|c| matches!(c, '[' | '{'))?;
    let close = if open == '[' { ']' } else { '}' };
    let (before, rest) = facts.around(facts.at);
    before.trim_end().ends_with(close).then(|| {
        Mistake::new(
            Code::AfterBracket,
            facts.at,
            rest.trim_end().chars().count(),
            format!("text after the closing `{close}`"),
            format!("put a text that begins with `{open}` in quotes"),
        )
    })
}

pub(super) fn first_character(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let place = match facts.problem {
        Problem::AnchorName => facts.from(),
        _ => facts.at,
    };
    let c = facts
        .character(place)
        .filter(|c| "@`%&]}[{,?!|>".contains(*c))?;
    Some(Mistake::new(
        Code::FirstCharacter,
        place,
        1,
        format!("a text can't begin with `{c}`"),
        "put the text in quotes",
    ))
}

pub(super) fn indent_digit(facts: &Facts<'_, '_>) -> Option<Mistake> {
    Some(Mistake::new(
        Code::BlockHeader,
        facts.at,
        1,
        "a digit after `|` or `>` says by how much the text is indented: 1 to 9",
        "remove it: then the first line of the text shows the indentation",
    ))
}

pub(super) fn block_header(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let place = facts.from();
    let mark = facts.character(place).filter(|c| matches!(c, '|' | '>'))?;
    Some(Mistake::new(
        Code::BlockHeader,
        place,
        1,
        format!("the text after `{mark}` must begin on the next line"),
        format!("begin it there, indented; or put a text that begins with `{mark}` in quotes"),
    ))
}
