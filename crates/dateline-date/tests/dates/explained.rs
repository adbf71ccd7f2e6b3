//! No text is accepted if a word or sign in it is not understood.

use dateline_date::conventions::Convention;
use dateline_date::{Date, DateContext};

use super::{
    calendars, collections, days, edtf, forms, genealogy, law, machines, mistaken, trades, zones,
};

/// Words that belong to no language and signs that belong to no date.
const UNKNOWN: [&str; 9] = ["zzyzx", "Qwrtp", "§", "#", "^", "=", "\\", "☃", "$"];

fn texts() -> impl Iterator<Item = &'static str> {
    forms::texts()
        .chain(collections::texts())
        .chain(genealogy::texts())
        .chain(law::texts())
        .chain(machines::texts())
        .chain(mistaken::texts())
        .chain(calendars::texts())
        .chain(zones::texts())
        .chain(edtf::texts())
        .chain(trades::texts())
        .chain(days::texts())
}

/// Byte offsets where another word can be inserted: at both ends and next to spaces and dashes.
fn gaps(text: &str) -> Vec<usize> {
    let inner = text
        .char_indices()
        .filter(|(_, letter)| matches!(letter, ' ' | '–' | '/' | ','));
    let inner = inner.flat_map(|(at, letter)| [at, at + letter.len_utf8()]);
    [0, text.len()].into_iter().chain(inner).collect()
}

/// Whether words at an offset are a remark or a name, as the conventions say.
fn is_remark(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let in_brackets = before.matches(['(', '[']).count() > before.matches([')', ']']).count();
    // "2023 · Grant": after the last number and a separator.
    let number = text.rfind(|letter: char| letter.is_ascii_digit());
    let since_number = number.and_then(|number| before.get(number..));
    in_brackets || since_number.is_some_and(|words| words.contains(['·', '•', '|']))
}

/// Whether a word at an offset is in the position of a name: before a bracket, or a comma and the date.
fn is_in_name(text: &str, at: usize, word: &str) -> bool {
    let after = text.get(at..).unwrap_or_default();
    after.contains(['(', ',']) && word.chars().all(char::is_alphabetic)
}

/// Whether the date's conventions say that the name before the brackets was ignored.
fn is_name(date: &Date) -> bool {
    let name = Convention::NamedPeriod.text();
    date.conventions().iter().any(|used| used == name)
}

#[test]
fn an_unknown_word_is_never_skipped() {
    let mut read = Vec::new();
    let mut turn = 0;
    for text in texts() {
        if Date::parse(text, DateContext::default()).is_err() {
            continue;
        }
        for at in gaps(text) {
            if is_remark(text, at) {
                continue;
            }
            let (before, after) = text.split_at(at);
            turn += 1;
            for word in [UNKNOWN[0], UNKNOWN[turn % UNKNOWN.len()]] {
                let longer = format!("{before} {word} {after}");
                if let Ok(date) = Date::parse(&longer, DateContext::default())
                    && !(is_name(&date) && is_in_name(text, at, word))
                {
                    read.push(format!("{longer}: {}", date.words()));
                }
            }
        }
    }
    read.sort();
    read.dedup();
    assert!(
        read.is_empty(),
        "{} texts:\n{}",
        read.len(),
        read.join("\n")
    );
}

/// Whether the words leave out something that only other lines of the report show.
fn loses(date: &Date, words: &str) -> bool {
    let is_age = date
        .conventions()
        .iter()
        .any(|used| used == Convention::Age.text());
    // Whole seconds of a clock time; a decade that is named as its century is.
    words.contains(':')
        || words.contains(" and earlier")
        || words.contains(" and later")
        || words.ends_with("00s")
        || is_age
        || words.contains(",000,")
}

/// The words for a date parse to the same date.
#[test]
fn words_are_read_back() {
    let mut other = Vec::new();
    for text in texts() {
        let Ok(date) = Date::parse(text, DateContext::default()) else {
            continue;
        };
        let words = date.words();
        if loses(&date, &words) {
            continue;
        }
        let bounds = |date: &Date| (date.earliest(), date.latest(), date.qualifier());
        match Date::parse(&words, DateContext::default()) {
            Ok(again) if bounds(&again) == bounds(&date) => {}
            Ok(again) => other.push(format!("{text} | {words} | {}", again.words())),
            Err(error) => other.push(format!("{text} | {words} | {error}")),
        }
    }
    other.sort();
    other.dedup();
    assert!(
        other.is_empty(),
        "{} texts:\n{}",
        other.len(),
        other.join("\n")
    );
}

/// Whether a text is a date does not depend on the reader; its days are the same too, unless it has a clock time.
#[test]
fn days_are_the_same_for_every_reader() {
    for text in texts().chain(TIMED_IN_BRACKETS.iter().copied()) {
        let readings = zones::READERS.map(|reader| Date::parse(text, zones::context(reader)));
        let bounds = readings.each_ref().map(|date| {
            let date = date.as_ref().ok()?;
            let is_timed = date.words().contains(':');
            Some((!is_timed).then(|| (date.earliest(), date.latest())))
        });
        assert!(
            bounds.iter().all(|other| *other == bounds[0]),
            "{text}: {bounds:?}"
        );
    }
}

const TIMED_IN_BRACKETS: &[&str] = &[
    "20 July 1969, 20:17 UTC (1969-07-20)",
    "1969-07-20T20:17:40Z (July 20, 1969)",
    "20 July 1969 (1969-07-20T20:17:40Z)",
];
