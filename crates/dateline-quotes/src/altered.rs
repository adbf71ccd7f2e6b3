//! Finds the passage that is closest to a quote that is not in its source.
//!
//! Each pair of neighboring words of the quote votes for the position where the quote would begin in the copy; the
//! positions with most votes are compared with the quote word by word.

use std::ops::Range;

use crate::compared::{Compared, Tokens};
use crate::fitting::{AS_QUOTED, AS_SIMILAR};
use crate::index::{Index, number};
use crate::saved::{View, in_file};
use crate::script::is_unspaced;
use crate::search::{Phrase, occurrences};
use crate::verdict::{Altered, Hint, Near};

/// Minimum similarity of a passage to be called close: 0.7 is three words of four, or seven of ten replaced one for
/// one.
pub const CLOSE: f64 = 0.7;
/// Minimum number of words of a quote to be called altered; fewer words have a partial match in almost any text.
pub const FEWEST_WORDS: usize = 4;
/// Maximum number of words of a quote for which a close passage is searched.
pub const MOST_WORDS: usize = 20_000;

/// Maximum number of pairs of a quote's words that vote.
const MOST_PAIRS: usize = 400;
/// Maximum number of occurrences of a pair; a more frequent one means too little.
const MOST_PLACES: usize = 512;
/// Maximum number of additional words examined before the start and after the end of a candidate.
const MOST_MARGIN: Vote = 400;
/// Maximum number of positions compared word by word.
const MOST_CANDIDATES: usize = 4;

/// Vote of a pair of words: the number of the word in the copy where the quote would begin.
type Vote = i64;

/// Maximum distance in similarity of other offered passages from the closest one.
const ABOUT_AS_CLOSE: f64 = 0.1;
/// Maximum number of other offered passages.
const MOST_OTHERS: usize = 3;

/// The passage closest to a quote, if one is close. For a quote with elisions, only the part that was not found is
/// compared.
pub(crate) fn closest(whole: &str, chunks: &[&str], view: &View<'_>) -> Option<Altered> {
    let chunks = chunks.iter().map(|chunk| Phrase::of(chunk));
    let chunks: Vec<Phrase<'_>> = chunks.collect();
    match chunks
        .iter()
        .find(|part| occurrences(part, view).is_empty())
    {
        Some(part) if chunks.len() > 1 => closest_to(part, view),
        _ => closest_to(&Phrase::of(whole), view),
    }
}

/// Compares a quote with a known passage.
pub(crate) fn beside(
    quote: &str,
    folded: &Range<usize>,
    hint: Hint,
    view: &View<'_>,
) -> Option<Altered> {
    let text = view.unfolded(folded);
    let passage = Tokens::of(view.text.get(text.clone())?);
    let compared = Compared::whole(&Tokens::of(quote), &passage, text.start);
    let similarity = compared.similarity();
    let near = near(&compared, similarity, view)?;
    Some(altered(near, compared, Some(hint), Vec::new(), view))
}

fn closest_to(phrase: &Phrase<'_>, view: &View<'_>) -> Option<Altered> {
    let length = phrase.words.len();
    if !(FEWEST_WORDS..=MOST_WORDS).contains(&length) {
        return None;
    }
    let index = view.index()?;
    let quote = Tokens::of(phrase.text);
    let mut all: Vec<(f64, Compared)> = Vec::new();
    for words in candidates(phrase, view) {
        let start = index.words().get(words.start)?.start;
        let end = index.words().get(words.end.checked_sub(1)?)?.end;
        let compared = compared_at(&quote, &(start..end), view);
        all.extend(compared.map(|compared| (compared.similarity(), compared)));
    }
    // The sort is stable: the first of equally close passages wins.
    all.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut all = all
        .into_iter()
        .filter(|(similarity, _)| *similarity >= CLOSE);
    let (similarity, best) = all.next()?;
    let closest = near(&best, similarity, view)?;
    let mut others: Vec<Near> = Vec::new();
    for (similarity, compared) in all {
        let Some(other) = near(&compared, similarity, view) else {
            continue;
        };
        let is_new = |seen: &Near| {
            let (seen, other) = (&seen.found.source, &other.found.source);
            seen.end <= other.start || other.end <= seen.start
        };
        if similarity >= closest.similarity - ABOUT_AS_CLOSE
            && others.len() < MOST_OTHERS
            && is_new(&closest)
            && others.iter().all(is_new)
        {
            others.push(other);
        }
    }
    Some(altered(closest, best, None, others, view))
}

/// Compares a quote with the part of a range of the folded text that fits it best.
fn compared_at(quote: &Tokens<'_>, words: &Range<usize>, view: &View<'_>) -> Option<Compared> {
    let folded = with_marks(&view.folded().text, words.clone());
    let text = view.unfolded(&folded);
    let passage = Tokens::of(view.text.get(text.clone())?);
    let mut best: Option<Compared> = None;
    for costs in [AS_QUOTED, AS_SIMILAR] {
        let Some(compared) = Compared::of(quote, &passage, &costs, text.start) else {
            break;
        };
        let similarity = compared.similarity();
        if best
            .as_ref()
            .is_none_or(|best| similarity > best.similarity())
        {
            best = Some(compared);
        }
        if similarity >= CLOSE {
            break;
        }
    }
    best
}

fn near(compared: &Compared, similarity: f64, view: &View<'_>) -> Option<Near> {
    let source = view.copy.in_source(&view.in_text(&compared.text));
    Some(Near {
        text: view.text.get(compared.text.clone())?.to_owned(),
        found: in_file(view.copy, source),
        similarity,
    })
}

fn altered(
    near: Near,
    compared: Compared,
    hint: Option<Hint>,
    others: Vec<Near>,
    view: &View<'_>,
) -> Altered {
    let changed = compared.changed.iter();
    Altered {
        closest: near.text,
        found: near.found,
        similarity: near.similarity,
        differences: compared.differences,
        changed: changed.map(|range| view.in_text(range)).collect(),
        hint,
        others,
    }
}

/// Ranges of words of the copy that are most similar to the quote, best first.
fn candidates(phrase: &Phrase<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    let Some(index) = view.index() else {
        return Vec::new();
    };
    let mut poll = Poll::of(phrase, index, MOST_PLACES);
    if poll.votes.is_empty() {
        poll = Poll::of(phrase, index, MOST_PLACES * 32);
    }
    let length = signed(phrase.words.len());
    // Added or omitted words shift the votes after them.
    let spread = (length / 4).max(4);
    // Words added or omitted near an end have no votes.
    let margin = (length / 4 + 8).min(MOST_MARGIN);
    let last = index.words().len();
    poll.winners(spread)
        .into_iter()
        .filter_map(|range| {
            let start = usize::try_from((range.start - margin).max(0)).ok()?;
            let end = range.end.saturating_add(length + margin);
            let end = usize::try_from(end).ok()?.min(last);
            (start < end).then_some(start..end)
        })
        .collect()
}

/// Votes of a quote's pairs of words for the position where it begins.
struct Poll {
    /// Votes, sorted.
    votes: Vec<Vote>,
    /// Number of pairs that voted.
    voters: usize,
}

impl Poll {
    /// Collects the votes of the pairs with at most `most` occurrences.
    fn of(phrase: &Phrase<'_>, index: &Index, most: usize) -> Self {
        let step = phrase.pairs.len().div_ceil(MOST_PAIRS).max(1);
        let mut poll = Self {
            votes: Vec::new(),
            voters: 0,
        };
        for (at, pair) in phrase.pairs.iter().enumerate().step_by(step) {
            let places = index.places(*pair);
            if places.len() <= most {
                poll.voters += 1;
                let votes = places
                    .iter()
                    .map(|place| signed(number(*place)) - signed(at));
                poll.votes.extend(votes);
            }
        }
        poll.votes.sort_unstable();
        poll
    }

    /// The windows with most votes that do not touch each other, each from its first vote to its last.
    fn winners(&self, spread: Vote) -> Vec<Range<Vote>> {
        // A close passage shares more than a tenth of the pairs, even if every third word differs.
        let mut fewest = (self.voters / 10).max(1);
        let mut winners: Vec<Range<Vote>> = Vec::new();
        while winners.len() < MOST_CANDIDATES {
            let Some((count, range)) = self.fullest(spread, &winners) else {
                break;
            };
            if count < fewest {
                break;
            }
            fewest = fewest.max(count / 2);
            winners.push(range);
        }
        winners
    }

    /// The window with most votes that touches none of the taken ones, with the number of its votes.
    fn fullest(&self, spread: Vote, taken: &[Range<Vote>]) -> Option<(usize, Range<Vote>)> {
        let mut best: Option<(usize, Range<Vote>)> = None;
        let mut end = 0;
        for (start, first) in self.votes.iter().enumerate() {
            while self
                .votes
                .get(end)
                .is_some_and(|vote| *vote <= first + spread)
            {
                end += 1;
            }
            let count = end - start;
            if best.as_ref().is_some_and(|(most, _)| count <= *most) {
                continue;
            }
            let last = end.checked_sub(1).and_then(|at| self.votes.get(at));
            let last = last.copied().unwrap_or(*first);
            let touches = |other: &Range<Vote>| *first <= other.end && last >= other.start;
            if !taken.iter().any(touches) {
                best = Some((count, *first..last));
            }
        }
        best
    }
}

fn signed(number: usize) -> Vote {
    Vote::try_from(number).unwrap_or(Vote::MAX / 4)
}

/// Extends a range of the folded text by the punctuation at its ends.
fn with_marks(text: &str, words: Range<usize>) -> Range<usize> {
    let is_mark = |c: &char| !c.is_whitespace() && !c.is_alphanumeric() && !is_unspaced(*c);
    let before = text.get(..words.start).unwrap_or_default();
    let before: usize = before
        .chars()
        .rev()
        .take_while(is_mark)
        .map(char::len_utf8)
        .sum();
    let after = text.get(words.end..).unwrap_or_default();
    let after: usize = after.chars().take_while(is_mark).map(char::len_utf8).sum();
    words.start - before..words.end + after
}
