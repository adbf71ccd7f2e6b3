//! How well the values of a key serve as titles.

use super::words::{KINDS, MARKS, NAMES_OF_OTHERS, NAMING, PARTS_OF_PLACES, PERSONS, WEEKDAYS};
use crate::timeline::discover::fields::says_something;
use crate::timeline::discover::list_keys::column::{Column, Table, is_most};
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, plain};

/// Longest text that is used as a title unshortened, in bytes.
const SHORT: usize = 120;

/// How well the values of a key serve as titles, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// Texts of several words, or of a key for titles.
    Words,
    /// Single words, mostly distinct.
    Names,
    /// Texts that are long for a title: their first sentence is used.
    Prose,
    /// A place, a group, people or a note.
    Beside,
    /// Few distinct values for many events.
    Kind,
    /// Identifiers, icons, colors, weekdays.
    Mark,
}

impl Worth {
    pub fn words(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Names => "a word each",
            Self::Prose => "long texts",
            Self::Beside => "said beside the event",
            Self::Kind => "sorts events into kinds",
            Self::Mark => "marks an event",
        }
    }
}

/// The columns whose text may be the title of an event without one, the best first.
pub(super) fn candidates<'t, 'n>(
    table: &'t Table<'n>,
    names: &Names,
) -> Vec<(&'t Column<'n>, Worth)> {
    let mut found: Vec<(&Column<'_>, Worth)> = table
        .columns
        .iter()
        .filter(|column| names.role(column.key).is_none())
        .filter_map(|column| Some((column, worth(column, table)?)))
        .collect();
    found.sort_by_key(|(column, worth)| {
        let varied = is_most(column.distinct, column.filled());
        let coverage = column.filled().saturating_mul(4) / table.count.max(1);
        let is_naming = names_something(&column.words());
        (
            *worth,
            !varied,
            std::cmp::Reverse(coverage),
            !is_naming,
            column.first.1,
        )
    });
    found
}

/// How well a column serves as a title; `None` if its key has another meaning, or no value is a
/// text.
fn worth(column: &Column<'_>, table: &Table<'_>) -> Option<Worth> {
    let beside = [Role::Group, Role::Location, Role::People, Role::Note];
    let key = plain(column.key);
    let has_place = || {
        let mut columns = table.columns.iter();
        columns.any(|column| column.rank(Role::Location).is_some())
    };
    let is_beside = beside.iter().any(|role| column.rank(*role).is_some())
        || PERSONS.contains(&key.as_ref())
        || PARTS_OF_PLACES.contains(&key.as_ref()) && has_place();
    if !column.roles.is_empty() && !is_beside {
        return None;
    }
    let texts: Vec<&str> = column.texts().collect();
    let saying = texts.iter().filter(|text| says_something(text)).count();
    if texts.is_empty() {
        return None;
    }
    let words = column.words();
    let last = words.last().map(String::as_str).unwrap_or_default();
    if saying == 0
        || MARKS.contains(&last)
        || is_most(
            texts.iter().filter(|text| is_mark(text)).count(),
            texts.len(),
        )
    {
        return Some(Worth::Mark);
    }
    let several = texts.iter().filter(|text| is_several_words(text)).count();
    let in_words = is_most(several, texts.len());
    let long = texts.iter().filter(|text| text.len() > SHORT).count();
    let is_kind = (texts.len() > 1 && column.distinct.saturating_mul(2) <= texts.len())
        || (KINDS.contains(&last) && !in_words);
    Some(if is_kind {
        Worth::Kind
    } else if is_beside {
        if column.rank(Role::Note).is_some() && in_words {
            Worth::Words
        } else {
            Worth::Beside
        }
    } else if names_something(&words) || (in_words && !is_most(long, texts.len())) {
        Worth::Words
    } else if in_words {
        Worth::Prose
    } else {
        Worth::Names
    })
}

/// Whether a key is a title: `show_title`, not `file_name`.
fn names_something(words: &[String]) -> bool {
    let mut words = words.iter().rev().map(String::as_str);
    let last = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    NAMING.contains(&last) && !(last == "name" && NAMES_OF_OTHERS.contains(&before))
}

/// Whether a text is an identifier or a mark without a meaning of its own: `0839bc5`, `fa-gamepad`,
/// `#aabbcc`, "Monday".
pub(super) fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    let is_weekday = WEEKDAYS.iter().any(|day| {
        let short = lower.trim_end_matches('.');
        short == *day || (day.len() == 3 && short.starts_with(day) && short.ends_with("day"))
    });
    let is_word = !text.contains(char::is_whitespace);
    let has_mark = text.contains(['-', '_', '#', '/', ':', '@']) && text.is_ascii();
    let is_code = text.len() > 4
        && text.contains(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_in_lower = lower == text;
    is_weekday || (is_word && ((has_mark && is_in_lower) || is_code))
}

fn is_several_words(text: &str) -> bool {
    // In scripts without spaces, more than a few characters are several words.
    let ideographs = text
        .chars()
        .filter(|c| !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    text.split_whitespace().nth(1).is_some() || ideographs.count() > 4
}
