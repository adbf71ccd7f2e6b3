//! Suggestions for misspelled words.

use std::sync::LazyLock;

use strsim::osa_distance;

use super::attempt::attempt;
use super::context::DateContext;
use super::words::{all_words, fold_into};

/// Longest word that is taken for a misspelling, in bytes.
const LONGEST: usize = 20;
/// Shortest word that is taken for a misspelling; shorter ones resemble too many others.
const SHORTEST: usize = 3;
/// Maximum number of suggestions that are tried.
const MOST_TRIED: usize = 4;

/// Words that are not typos, although they resemble a word of a date.
const NO_SLIPS: [&str; 6] = ["not", "auc", "age", "pro", "reworked", "remade"];

/// Words to suggest, of unaccented letters, sorted; with the rank of their language.
static WORDS: LazyLock<Vec<(&'static str, usize)>> = LazyLock::new(|| {
    let plain = |way: &str| way.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut words: Vec<(&str, usize)> = all_words()
        .zip(0..)
        .filter(|(way, _)| plain(way) && way.len() >= SHORTEST)
        .collect();
    words.sort_unstable();
    words.dedup_by_key(|(way, _)| *way);
    words
});

/// Replaces the unknown word of a text by the closest known one, if that makes a date. The first letter is assumed to
/// be correct.
pub(super) fn closest(text: &str, unknown: usize, context: DateContext) -> Option<String> {
    let (before, rest) = (text.get(..unknown)?, text.get(unknown..)?);
    let len = rest
        .find(|letter: char| !letter.is_alphabetic())
        .unwrap_or(rest.len());
    let (word, after) = (rest.get(..len)?, rest.get(len..)?);
    if !(SHORTEST..=LONGEST).contains(&word.len()) {
        return None;
    }
    let mut folded = String::new();
    fold_into(word, &mut folded);
    if NO_SLIPS.contains(&folded.as_str()) {
        return None;
    }
    // A word of another language is not a misspelling.
    if WORDS
        .binary_search_by_key(&folded.as_str(), |(way, _)| way)
        .is_ok()
    {
        return None;
    }
    let first = folded.get(..1)?;
    let allowed = if folded.len() <= 4 { 1 } else { 2 };
    let start = WORDS.partition_point(|(way, _)| *way < first);
    let mut candidates: Vec<(usize, usize, &str)> = WORDS
        .get(start..)?
        .iter()
        .take_while(|(way, _)| way.starts_with(first))
        .filter(|(way, _)| way.len().abs_diff(folded.len()) <= allowed)
        .map(|(way, rank)| (osa_distance(&folded, way), *rank, *way))
        .filter(|(steps, ..)| (1..=allowed).contains(steps))
        .collect();
    candidates.sort_unstable();
    let capital = word.starts_with(char::is_uppercase);
    candidates
        .into_iter()
        .take(MOST_TRIED)
        .find_map(|(_, _, way)| {
            let way = if capital {
                capitalised(way)
            } else {
                way.to_owned()
            };
            let guess = format!("{before}{way}{after}");
            attempt(&guess, context).is_ok().then_some(guess)
        })
}

/// Whether a folded word differs from a known one by a single typo.
pub(super) fn is_misspelling(word: &str) -> bool {
    /// Shorter words resemble too many others.
    const SHORTEST: usize = 5;
    let known = WORDS.binary_search_by_key(&word, |(way, _)| way).is_ok();
    let first = word.get(..1);
    let near = |way: &str| way.get(..1) == first && osa_distance(word, way) == 1;
    word.len() >= SHORTEST && !known && WORDS.iter().any(|(way, _)| near(way))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
