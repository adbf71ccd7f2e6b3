//! Writing texts as YAML values that are read back as the same texts.

/// The preferred quotes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Quoting {
    #[default]
    Plain,
    Single,
    Double,
}

impl Quoting {
    /// The quoting of a written value; `None` if the value could not have been written in another way.
    pub fn chosen(value: &str) -> Option<Self> {
        let quoting = match value.chars().next()? {
            '"' => Self::Double,
            '\'' => Self::Single,
            '|' | '>' | '&' | '*' | '!' | '#' => return None,
            _ => return Some(Self::Plain),
        };
        let inside = value.get(1..)?.split(['"', '\'']).next()?;
        // A number in quotes is a date as often as not.
        let is_number = inside.starts_with(|c: char| c.is_ascii_digit());
        (is_number || is_plain(inside, Within::Block)).then_some(quoting)
    }
}

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// On a line of a block.
    Block,
    /// Within brackets or braces.
    Brackets,
}

/// Words that YAML does not read as text, in lower case.
const TAKEN: &[&str] = &[
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf", "-.inf", "+.inf",
];

/// A text on one line, with the preferred quotes if possible; with plain preferred, quoted only if
/// necessary.
pub(super) fn scalar(text: &str, quoting: Quoting, within: Within) -> String {
    let needs_escapes = text.chars().any(needs_escape);
    match quoting {
        Quoting::Plain if is_plain(text, within) => text.to_owned(),
        Quoting::Single if !needs_escapes => format!("'{}'", text.replace('\'', "''")),
        _ => double(text),
    }
}

/// A date, which is read as written: a number needs no quotes.
pub(super) fn date(text: &str, quoting: Quoting, within: Within) -> String {
    let is_simple = quoting == Quoting::Plain && has_plain_form(text, within);
    if is_simple {
        text.to_owned()
    } else {
        scalar(text, quoting, within)
    }
}

fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if needs_escape(c) => {
                let number = u32::from(c);
                let escape = if number > 0xFFFF {
                    format!("\\U{number:08X}")
                } else {
                    format!("\\u{number:04X}")
                };
                out.push_str(&escape);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a character has to be escaped: control characters, and line separators of any YAML
/// version.
fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
}

/// Whether a text can be written without quotes and is then read as text.
fn is_plain(text: &str, within: Within) -> bool {
    let is_taken = TAKEN.contains(&text.to_ascii_lowercase().as_str());
    let begins_number = text
        .trim_start_matches(['+', '-', '.'])
        .starts_with(|c: char| c.is_ascii_digit());
    let is_number = begins_number
        && text
            .chars()
            .all(|c| c.is_ascii_hexdigit() || matches!(c, '+' | '-' | '.' | '_' | ':' | 'x' | 'o'));
    !is_taken && !is_number && has_plain_form(text, within)
}

/// Whether a text can be written without quotes.
fn has_plain_form(text: &str, within: Within) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let second_is_space = chars.next().is_none_or(char::is_whitespace);
    let begins_well = match first {
        '-' | '?' | ':' => !second_is_space,
        c => !"[]{},#&*!|>'\"%@`~=<".contains(c) || c == '~' && !second_is_space,
    };
    begins_well
        && text.trim() == text
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(":\t")
        && !text.contains("\t#")
        && !["---", "..."].iter().any(|mark| text.starts_with(mark))
        && !text.chars().any(needs_escape)
        && (within == Within::Block || !text.contains([',', '[', ']', '{', '}', ':']))
}

/// A text of several lines as a block scalar: what follows the colon, and the lines below; `None`
/// if it cannot be written that way.
pub(super) fn literal(text: &str, indent: usize) -> Option<(&'static str, Vec<String>)> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let is_simple = body.contains('\n')
        && !body.starts_with([' ', '\n', '#'])
        && !body.ends_with('\n')
        && !body.chars().any(|c| needs_escape(c) && c != '\n')
        && body.lines().all(|line| line.trim_end() == line);
    if !is_simple {
        return None;
    }
    let mark = if body.len() == text.len() { "|-" } else { "|" };
    let spaces = " ".repeat(indent);
    let lines = body.split('\n').map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!("{spaces}{line}")
        }
    });
    Some((mark, lines.collect()))
}
