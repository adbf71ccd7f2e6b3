//! Texts without quotes that are probably cut, or end with a sign that closes nothing.

use crate::timeline::field::{Role, rank};
use crate::timeline::yaml::syntax::{Line, Mistake, quoted, write};
use crate::timeline::{Code, Severity};

/// Examines an unquoted text.
pub(super) fn plain(line: &Line<'_>, found: &mut Vec<(Severity, Mistake)>) {
    let is_date = line.key().is_some_and(is_date);
    let mistake = match cut(line.value()) {
        Some(at) => Some(cut_by_comment(line, at, is_date)),
        // Any other mistake in a date is reported with the date.
        None if is_date => None,
        None if line.key() == Some("<<") => Some(merges_nothing(line)),
        None => wide(line).or_else(|| ends_oddly(line)),
    };
    found.extend(mistake.map(|mistake| (Severity::Warning, mistake)));
}

/// Whether a key is that of a date.
pub(super) fn is_date(key: &str) -> bool {
    let roles = [Role::Date, Role::Start, Role::End];
    roles.iter().any(|role| rank(key, *role).is_some())
}

/// Whether the value of a key is a text of several words, or sentences.
pub(super) fn is_prose(key: &str) -> bool {
    let roles = [Role::Summary, Role::Note, Role::Quotes, Role::Title];
    key == "text" || roles.iter().any(|role| rank(key, *role).is_some())
}

/// What is on a line between its dash and its value.
fn before<'t>(line: &Line<'t>) -> &'t str {
    let key = line.text.get(line.content..line.value_at());
    key.unwrap_or_default()
}

fn cut_by_comment(line: &Line<'_>, at: usize, is_date: bool) -> Mistake {
    let (value, from) = (line.value(), line.value_at());
    let (text, rest) = value.split_at_checked(at).unwrap_or((value, ""));
    let help = if is_date {
        "remove it, or write a space after it if it begins a comment".to_owned()
    } else {
        write(
            &format!("{}{}", before(line), quoted(value)),
            "put the text in quotes, or write a space after the `#` of a comment",
        )
    };
    Mistake::new(
        Code::CommentCutsText,
        line.place(from + at),
        rest.chars().count(),
        "` #` begins a comment: the text ends before it",
        help,
    )
    .label(
        line.place(from),
        text.trim_end().chars().count(),
        "this is the whole text",
    )
}

/// A quote or a bracket of a Chinese or Japanese keyboard that begins a value.
fn wide(line: &Line<'_>) -> Option<Mistake> {
    let (value, from) = (line.value(), line.value_at());
    let first = value.chars().next()?;
    let is_close = |c| matches!(c, '＂' | '＇' | '］' | '｝');
    let inner = value.strip_prefix(first)?;
    let inner = inner.strip_suffix(is_close).unwrap_or(inner);
    let (sign, right) = match first {
        '＂' | '＇' => ('"', quoted(inner)),
        '［' => ('[', format!("[{}]", inner.replace('，', ", "))),
        '｛' => (
            '{',
            format!("{{{}}}", inner.replace('，', ", ").replace('：', ": ")),
        ),
        _ => return None,
    };
    Some(Mistake::new(
        Code::CurlyQuotes,
        line.place(from),
        1,
        format!(
            "`{first}` (U+{:04X}) is not a `{sign}`, but part of the text",
            u32::from(first)
        ),
        write(
            &format!("{}{right}", before(line)),
            &format!("write `{sign}`"),
        ),
    ))
}

fn merges_nothing(line: &Line<'_>) -> Mistake {
    let value = line.value();
    Mistake::new(
        Code::MergeValue,
        line.place(line.value_at()),
        value.chars().count(),
        "`<<` merges nothing: its value is a text",
        format!(
            "write an alias, as in `<<: *{}`",
            crate::text::head(value, 40)
        ),
    )
}

/// A text whose last character is probably not meant as part of it.
fn ends_oddly(line: &Line<'_>) -> Option<Mistake> {
    let (value, from, before) = (line.value(), line.value_at(), before(line));
    let last = value.chars().next_back()?;
    let place = line.place(from + value.len() - last.len_utf8());
    let mistake = |code, message: String, help| Mistake::new(code, place, 1, message, help);
    match last {
        '"' | '\'' if is_stray_quote(value, last) => {
            let text = value.trim_start_matches(['“', '„', '”', '‘', '’']);
            let otherwise = "write one where the text begins as well, or remove it";
            let message = format!("this `{last}` closes no quote and is part of the text");
            let help = write(&format!("{before}{last}{text}"), otherwise);
            let label = "the text begins here, without a quote";
            Some(mistake(Code::StrayQuote, message, help).label(line.place(from), 1, label))
        }
        ']' | '}' => {
            let open = if last == ']' { '[' } else { '{' };
            if value.contains(open) {
                return None;
            }
            let otherwise = "write one where the value begins as well, or remove it";
            let message = format!("this `{last}` closes no `{open}` and is part of the text");
            let help = write(&format!("{before}{open}{value}"), otherwise);
            let label = format!("a `{open}` may be missing here");
            Some(mistake(Code::ExtraBracket, message, help).label(line.place(from), 1, label))
        }
        ',' if line
            .key()
            .is_some_and(|key| rank(key, Role::Source).is_none()) =>
        {
            let help = "remove it: a line ends without a comma".to_owned();
            let message = "the comma at the end is part of the text".to_owned();
            Some(mistake(Code::ExtraComma, message, help))
        }
        _ => None,
    }
}

/// The byte position of a `#` that begins a comment directly before a word, which is unusual for a
/// comment.
fn cut(value: &str) -> Option<usize> {
    let (at, _) = value.match_indices(" #").next()?;
    let word = value.get(at + 2..)?;
    word.starts_with(char::is_alphanumeric).then_some(at + 1)
}

/// Whether the quote at the end of a text is unmatched, and neither an apostrophe nor a sign for
/// inches or minutes.
pub(super) fn is_stray_quote(value: &str, quote: char) -> bool {
    let text = value.strip_suffix(quote).unwrap_or(value);
    let is_odd = value.matches(quote).count() % 2 == 1;
    let before = text.chars().next_back();
    let is_sign = before.is_some_and(|c| c.is_ascii_digit());
    let is_apostrophe =
        quote == '\'' && (text.ends_with(['s', 'S', 'z', 'x']) || text.ends_with("in"));
    is_odd && !is_sign && !is_apostrophe
}
