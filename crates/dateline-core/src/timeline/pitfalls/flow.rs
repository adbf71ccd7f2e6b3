//! Mappings in braces and lists in brackets: commas that cut a text, colons without a space, stray quotes.

use super::plain::is_stray_quote;
use crate::timeline::field::roles;
use crate::timeline::yaml::lookalikes::odd_space;
use crate::timeline::yaml::syntax::{Line, Mistake, close, quoted, write};
use crate::timeline::{Code, Severity};

/// Maximum length of a text that is shown with its quotes, in characters.
const LONGEST: usize = 70;

/// A text, shortened if it is long.
fn shown(text: &str) -> String {
    let shown = crate::text::head(text, 40);
    let dots = if shown.len() < text.len() { "…" } else { "" };
    format!("{shown}{dots}")
}

/// An entry of a mapping in braces: its byte range on the joined lines, and whether it is a pair.
struct Entry {
    from: usize,
    to: usize,
    is_pair: bool,
    is_plain: bool,
    /// Byte position of a colon that a quote follows directly.
    glued: Option<usize>,
}

/// Examines the entries of a mapping in braces, whose lines are joined.
pub(super) fn mapping(line: &Line<'_>, found: &mut Vec<(Severity, Mistake)>) {
    let Some(entries) = entries(line.text, line.value_at() + 1) else {
        return;
    };
    let has_pair = entries.iter().any(|entry| entry.is_pair);
    let before = found.len();
    for (index, entry) in entries.iter().enumerate() {
        let text = line.text.get(entry.from..entry.to).unwrap_or_default();
        let word = text.trim();
        let at = entry.from + (text.len() - text.trim_start().len());
        if let Some(colon) = entry.glued.filter(|_| !entry.is_pair) {
            let (key, value) = line
                .text
                .get(at..entry.to)
                .unwrap_or_default()
                .split_at(colon - at);
            let mistake = Mistake::new(
                Code::ColonSpace,
                line.place(colon),
                1,
                "no space after the `:`: this is a key without a value",
                format!(
                    "write `{key}: {}`",
                    value.trim_start_matches(':').trim_end()
                ),
            );
            found.push((Severity::Warning, mistake));
            continue;
        }
        if entry.is_pair || !entry.is_plain || word.is_empty() {
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| entries.get(before));
        let begins_line =
            before.is_some_and(|before| line.place(before.to).line < line.place(at).line);
        if let Some((key, value)) = word.split_once(' ').filter(|_| begins_line)
            && !roles(key).is_empty()
        {
            let mistake = Mistake::new(
                Code::NoColon,
                line.place(at),
                key.chars().count(),
                format!("no `:` after `{key}`: this is a key without a value"),
                format!("write `{key}: {}`", shown(value)),
            );
            found.push((Severity::Warning, mistake));
            continue;
        }
        let pair = word
            .split_once('=')
            .map(|(key, value)| (key.trim_end(), value.trim_start()));
        if let Some((key, value)) = pair
            && (!has_pair || !roles(key).is_empty())
            && key.chars().all(|c| c.is_alphanumeric() || c == '_')
        {
            let mistake = Mistake::new(
                Code::NoColon,
                line.place(at + key.len()),
                1,
                format!(
                    "no `:` after `{}`: this is a key without a value",
                    shown(key)
                ),
                format!("write `{key}: {value}`"),
            );
            found.push((Severity::Warning, mistake));
            continue;
        }
        if let Some((key, value)) = word.split_once('：') {
            found.push((
                Severity::Warning,
                wide(line, at + key.len(), '：', "`:` and a space", value),
            ));
            continue;
        }
        if let Some((key, value)) = word.split_once(':')
            && !value.is_empty()
            && !value.starts_with('/')
            && key.contains(char::is_alphabetic)
        {
            let mistake = Mistake::new(
                Code::ColonSpace,
                line.place(at + key.len()),
                1,
                "no space after the `:`: this is a key without a value",
                format!(
                    "write `{key}: {}`",
                    value.trim_start_matches(|c| odd_space(c).is_some())
                ),
            );
            found.push((Severity::Warning, mistake));
            continue;
        }
        let Some(before) = before.filter(|_| has_pair) else {
            continue;
        };
        let pair = line.text.get(before.from..before.to).unwrap_or_default();
        let value = pair
            .split_once(": ")
            .map_or(pair, |(_, value)| value)
            .trim();
        let start = before.from + pair.find(value).unwrap_or(0);
        let whole = line.text.get(start..entry.to).unwrap_or_default().trim();
        let mistake = Mistake::new(
            Code::CommaCutsText,
            line.place(before.to),
            1,
            format!(
                "the comma ends the value, and `{}` is a key without a value",
                shown(word)
            ),
            in_quotes(whole, word),
        )
        .label(
            line.place(start),
            value.chars().count(),
            "this is the whole value",
        );
        found.push((Severity::Warning, mistake));
    }
    if found.len() == before && !has_pair && entries.iter().all(|entry| entry.is_plain) {
        found.extend(no_pairs(line, &entries).map(|mistake| (Severity::Warning, mistake)));
    }
}

/// Help for a comma that ends a value: the text in quotes, or the pair that the word after it may be.
fn in_quotes(whole: &str, word: &str) -> String {
    let mut help = "put the text in quotes".to_owned();
    if whole.chars().count() <= LONGEST && !whole.contains('\n') {
        help = format!("{help}: {}", quoted(whole));
    }
    let is_key =
        |key: &str| key.starts_with(char::is_alphabetic) && key.chars().all(char::is_alphanumeric);
    match word
        .split_once(' ')
        .filter(|(key, value)| is_key(key) && !value.contains(' '))
    {
        Some((key, value)) => format!("{help}, or write `{key}: {value}`"),
        None => help,
    }
}

/// Braces without any pair: a list, or a text.
fn no_pairs(line: &Line<'_>, entries: &[Entry]) -> Option<Mistake> {
    let texts = entries
        .iter()
        .map(|entry| line.text.get(entry.from..entry.to).unwrap_or_default());
    let texts: Vec<&str> = texts
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    let from = line.value_at();
    let value = line.value();
    if value.contains('\n') {
        return None;
    }
    let before = line.text.get(line.content..from).unwrap_or_default();
    let help = match texts.as_slice() {
        [] => return None,
        [_] => write(
            &format!("{before}{}", quoted(value)),
            "put the text in quotes",
        ),
        all => write(
            &format!("{before}[{}]", all.join(", ")),
            "write a list in brackets, `[…]`",
        ),
    };
    Some(Mistake::new(
        Code::ColonSpace,
        line.place(from),
        value.chars().count(),
        "braces hold pairs of `key: value`, and these are keys without values",
        help,
    ))
}

/// A sign of another script where one of YAML is expected.
fn wide(line: &Line<'_>, at: usize, sign: char, right: &str, rest: &str) -> Mistake {
    let message = format!("`{sign}` (U+{:04X}) is part of the text", u32::from(sign));
    let help = format!("write {right} before `{}`", shown(rest.trim()));
    Mistake::new(Code::MissingComma, line.place(at), 1, message, help)
}

/// Examines the items of a list in brackets, whose lines are joined: a text that ends with a quote and begins without.
pub(super) fn list(line: &Line<'_>, found: &mut Vec<(Severity, Mistake)>) {
    for entry in entries(line.text, line.value_at() + 1).unwrap_or_default() {
        let text = line.text.get(entry.from..entry.to).unwrap_or_default();
        let word = text.trim();
        if let Some((before, rest)) = word.split_once('，').filter(|_| entry.is_plain) {
            let at = entry.from + (text.len() - text.trim_start().len()) + before.len();
            found.push((Severity::Warning, wide(line, at, '，', "`, `", rest)));
            continue;
        }
        let Some(quote) = word.chars().next_back().filter(|c| matches!(c, '"' | '\'')) else {
            continue;
        };
        if !entry.is_plain || !is_stray_quote(word, quote) {
            continue;
        }
        let from = entry.from + (text.len() - text.trim_start().len());
        let mistake = Mistake::new(
            Code::StrayQuote,
            line.place(from + word.len() - 1),
            1,
            format!("this `{quote}` closes no quote and is part of the text"),
            format!("write `{quote}{word}`, or remove it"),
        )
        .label(line.place(from), 1, "the text begins here, without a quote");
        found.push((Severity::Warning, mistake));
    }
}

/// The entries up to the bracket that closes the value; `None` if a comment is among them, or the value is not closed.
fn entries(text: &str, from: usize) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut entry = Entry {
        from,
        to: from,
        is_pair: false,
        is_plain: true,
        glued: None,
    };
    let mut depth = 0_usize;
    let mut begins = true;
    let mut at = from;
    loop {
        let c = text.get(at..)?.chars().next()?;
        let next = at + c.len_utf8();
        let rest = text.get(next..).unwrap_or_default();
        match c {
            '"' | '\'' if begins => {
                entry.is_plain = false;
                at = close(text, next, c)? + 1;
                begins = false;
                continue;
            }
            '[' | '{' => (depth, entry.is_plain) = (depth + 1, false),
            ']' | '}' | ',' if depth == 0 => {
                entry.to = at;
                entries.push(entry);
                if c != ',' {
                    return Some(entries);
                }
                entry = Entry {
                    from: next,
                    to: next,
                    is_pair: false,
                    is_plain: true,
                    glued: None,
                };
            }
            ']' | '}' => depth = depth.saturating_sub(1),
            '#' if text.get(..at)?.ends_with(char::is_whitespace) => return None,
            ':' if depth == 0 && (rest.starts_with([' ', ',', '}', '\n']) || !entry.is_plain) => {
                entry.is_pair = true;
            }
            ':' if depth == 0 && rest.starts_with(['"', '\'']) => {
                entry.glued = entry.glued.or(Some(at))
            }
            _ => {}
        }
        begins = matches!(c, '[' | '{' | ',' | ':') || c.is_whitespace() && begins;
        at = next;
    }
}
