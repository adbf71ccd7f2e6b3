//! Texts that begin with a date, rows that begin with one, and mappings whose keys are dates.

use std::borrow::Cow;

use crate::timeline::Node;
use crate::timeline::discover::event_keys::is_month;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::datelike::{has_year, is_day_or_month};
use crate::timeline::shape::{LOOKED_AT, Pair, Value, date_of};

/// The date that a text begins with, and the rest: `2019-05-05: First night`. `around` supplies a
/// missing year.
pub(in crate::timeline) fn dated_text(
    text: &str,
    around: Option<&DateText>,
) -> Option<(String, String)> {
    let text = if text.contains(['*', '<']) {
        crate::text::readable(text)
    } else {
        Cow::Borrowed(text)
    };
    let text = text.trim_start();
    let line = text.lines().next().unwrap_or_default();
    let is_alone = |date: &str| date.len() < 40 && has_year(date) && is_sure_date(date);
    if let Some((date, rest)) = text.split_once('\n')
        && is_alone(date.trim())
        && rest.contains(char::is_alphabetic)
        && let Some(found) = date_of(date.trim(), around)
    {
        return Some((found.shown(), rest.trim().to_owned()));
    }
    GAPS.iter().find_map(|gap| {
        let (date, rest) = line.split_once(gap)?;
        let (_, all) = text.split_once(gap)?;
        let is_dash = gap.ends_with(' ') && !gap.starts_with(':') && !gap.contains('|');
        let end = if is_dash { date_at_start(rest) } else { "" };
        // `21.06.2024 – 30.03.2025 Boats on show` begins with a range.
        let whole = line.get(..date.len() + gap.len() + end.len());
        let date = whole.filter(|_| !end.is_empty()).unwrap_or(date).trim();
        let (rest, all) = (
            rest.get(end.len()..)?,
            all.get(end.len()..)?.trim_start_matches(AFTER_DATE),
        );
        let is_date = date.len() < 40
            && (date.contains(|c: char| c.is_ascii_digit()) || around.is_some() && is_month(date))
            && rest.contains(char::is_alphabetic)
            && date_of(rest.trim(), None).is_none();
        let found = date_of(date, around).filter(|_| is_date)?;
        (around.is_some() || is_sure_date(date)).then(|| (found.shown(), all.trim().to_owned()))
    })
}

/// The date that a text ends with, after a dash, a bar or a dot, or a day or month after a comma or in parentheses: `Concert in Bonn — 10/03/2018`.
pub(in crate::timeline) fn date_at_end(text: &str) -> Option<&str> {
    let text = text.trim();
    if !has_year(text) || text.contains('\n') {
        return None;
    }
    let gaps = text.match_indices([' ', ',']);
    let mut ends = gaps.filter_map(|(at, _)| {
        let (before, after) = text.split_at_checked(at)?;
        let is_after_dash = [" – ", " — ", " - ", " | ", " · "]
            .iter()
            .any(|gap| after.starts_with(gap));
        let is_after_comma = after.starts_with(", ");
        let is_in_parentheses = after.starts_with(" (") && after.ends_with(')');
        let gap = after.find(|c: char| c.is_alphanumeric())?;
        let date = after.get(gap..)?.trim_end_matches(['.', ')']);
        let is_date = (is_after_dash && is_sure_date(date)
            || (is_after_comma || is_in_parentheses) && is_day_or_month(date))
            && before.contains(char::is_alphanumeric)
            && date.len() < 40
            && has_year(date)
            && date_of(date, None).is_some();
        // `[1.1.0] - 2020-03-04`, not `2019-03-04 - 2020-03-04`.
        let names = || before.contains(char::is_alphabetic) || date_of(before, None).is_none();
        (is_date && names()).then_some(date)
    });
    ends.next()
}

/// What separates a date at the beginning of a text from the rest.
const GAPS: [&str; 7] = [": ", " – ", " — ", " - ", " | ", "：", "\t"];

/// Characters of a separator that remain after a range.
const AFTER_DATE: [char; 6] = [':', ',', '–', '—', '-', ' '];

/// The date of up to three words with a year that a text begins with; empty where it begins with none.
fn date_at_start(text: &str) -> &str {
    let ends = text.match_indices(' ').map(|(at, _)| at);
    let ends: Vec<usize> = ends.take(3).collect();
    let pieces = ends.iter().rev().filter_map(|end| text.get(..*end));
    let pieces = pieces.map(|piece| piece.trim_end_matches([':', ',']));
    let mut dates = pieces.filter(|piece| has_year(piece) && date_of(piece, None).is_some());
    dates.next().unwrap_or_default()
}

/// Whether a list is an event as a row of a table: date, title, and further columns.
pub(in crate::timeline) fn is_row(nodes: &[Node]) -> bool {
    let [Node::Scalar(date), Node::Scalar(title), rest @ ..] = nodes else {
        return false;
    };
    date_of(date, None).is_some()
        && title.contains(char::is_alphabetic)
        && date_of(title, None).is_none()
        && nodes.len() <= ROW.len()
        && rest
            .iter()
            .all(|node| !matches!(node, Node::List(_) | Node::Map(_)))
}

/// The keys for the columns of such an event.
pub(in crate::timeline) const ROW: [&str; 8] = [
    "date", "title", "summary", "column 4", "column 5", "column 6", "column 7", "column 8",
];

/// Whether a mapping leads from dates to what happened then (`1969: Moon landing`).
pub(in crate::timeline) fn is_by_date(pairs: &[(String, Node)]) -> bool {
    let says_what = |node: &Node| match node {
        Node::Scalar(text) => text.contains(char::is_alphabetic),
        Node::Null => false,
        Node::List(_) | Node::Map(_) => true,
    };
    !pairs.is_empty()
        && pairs.len() <= LOOKED_AT
        && pairs.iter().all(|(key, value)| {
            says_what(value) && date_of(key, None).is_some() && is_sure_date(key)
        })
}

/// Whether most of these pairs are events by date.
pub(in crate::timeline) fn are_dates<'p, 't: 'p>(
    pairs: impl Iterator<Item = &'p Pair<'t>>,
) -> bool {
    let (dates, others) = count_dates(pairs);
    dates > others
}

/// The number of pairs that are events by date, and of those that are not. A number under a date is
/// not an event.
pub(in crate::timeline) fn count_dates<'p, 't: 'p>(
    pairs: impl Iterator<Item = &'p Pair<'t>>,
) -> (usize, usize) {
    let (mut dates, mut others) = (0_usize, 0_usize);
    let mut sure = false;
    for pair in pairs.take(LOOKED_AT) {
        let says_what = match &pair.value {
            Value::Plain(Node::Scalar(text), _) => text.contains(char::is_alphabetic),
            _ => true,
        };
        if says_what && (date_of(&pair.key, None).is_some() || is_early_year(&pair.key)) {
            dates += 1;
            sure |= is_sure_date(&pair.key);
        } else {
            others += 1;
        }
    }
    // 404 and 8080 are not years, unless other keys of the mapping are.
    if sure {
        (dates, others)
    } else {
        (0, others + dates)
    }
}

/// Whether each of several keys ends with a year, and not all are dates: `charity-concert-2013` beside `summer-2011`. They
/// lead to lists or mappings.
pub(in crate::timeline) fn end_in_years(pairs: &[Pair<'_>]) -> bool {
    let is_dated = |pair: &Pair<'_>| {
        date_of_name(&pair.key).is_some() && matches!(pair.value, Value::List(_) | Value::Map(_))
    };
    let are_all_dates = || pairs.iter().all(|pair| date_of(&pair.key, None).is_some());
    pairs.len() > 1 && pairs.iter().all(is_dated) && !are_all_dates()
}

/// The date that a key is (`summer-2011`, `fall25`), or the year that it ends with (`charity-concert-2013`).
pub(in crate::timeline) fn date_of_name(key: &str) -> Option<DateText> {
    let Some((_, year)) = key.rsplit_once(['-', '_', ' ']) else {
        return season_of_name(key);
    };
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    date_of(key, None)
        .or_else(|| date_of(year, None))
        .filter(|_| is_year && is_sure_date(year))
}

/// The season or month that a key without gaps is: `spring2026`, or `spring26`, which is of the years 1970 to 2069.
fn season_of_name(key: &str) -> Option<DateText> {
    let name = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = key.get(name.len()..)?;
    let century = match (year.len(), year.as_bytes().first()) {
        (4, _) => "",
        (2, Some(b'7'..)) => "19",
        (2, _) => "20",
        _ => return None,
    };
    let is_word = name.len() > 2 && name.chars().all(char::is_alphabetic);
    is_word
        .then(|| date_of(&format!("{name} {century}{year}"), None))
        .flatten()
}

/// Whether a key can be a year before 100: among the dates of a mapping a number is one.
pub(in crate::timeline) fn is_early_year(key: &str) -> bool {
    let digits = key.strip_prefix('-').unwrap_or(key);
    (1..=2).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.bytes().any(|byte| byte != b'0')
}

/// Whether a key is certainly a date: a number between 1500 and 2100, or not only digits.
pub(in crate::timeline) fn is_sure_date(key: &str) -> bool {
    let is_number = key.bytes().all(|byte| byte.is_ascii_digit());
    !is_number
        || key
            .parse()
            .is_ok_and(|year: u32| (1000..3000).contains(&year))
}
