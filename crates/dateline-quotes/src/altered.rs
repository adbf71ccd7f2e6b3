//! The passage that is closest to a quote which does not stand in its source.
//!
//! Every two neighbouring words of the quote say where it would begin in the copy; the places that most of them agree on are compared
//! with it word by word.

use std::ops::Range;

use crate::compared::{Compared, Tokens};
use crate::find::{Wanted, in_file, occurrences};
use crate::fitting::{AS_QUOTED, AS_SIMILAR};
use crate::index::{Index, number};
use crate::saved::SavedCopy;
use crate::script::is_unspaced;
use crate::verdict::Altered;

/// How similar a passage must be to be called close: 0.7 is three words of four, or seven of ten changed one for one.
pub const CLOSE: f64 = 0.7;
/// A quote of fewer words is never called altered: some of its words stand in any text.
pub const FEWEST_WORDS: usize = 4;
/// For a quote of more words no close passage is looked for.
pub const MOST_WORDS: usize = 20_000;

/// How many pairs of a quote's words say where it would begin.
const MOST_PAIRS: usize = 400;
/// A pair that stands in more places says too little.
const MOST_PLACES: usize = 512;
/// Most words examined around where a quote would begin and end.
const MOST_MARGIN: Vote = 400;
/// How many places are compared word by word.
const MOST_CANDIDATES: usize = 4;

/// What a pair of words says: the quote would begin at the word of that number of the copy.
type Vote = i64;

/// The passage closest to a quote, if one is close. Of a quote with elisions it is the part that stands nowhere that counts.
pub(crate) fn closest(
    whole: &Wanted<'_>,
    parts: &[Wanted<'_>],
    copy: &SavedCopy,
) -> Option<Altered> {
    match parts.iter().find(|part| occurrences(part, copy).is_empty()) {
        Some(part) => closest_to(part, copy),
        None => closest_to(whole, copy),
    }
}

fn closest_to(wanted: &Wanted<'_>, copy: &SavedCopy) -> Option<Altered> {
    let length = wanted.words.len();
    if !(FEWEST_WORDS..=MOST_WORDS).contains(&length) {
        return None;
    }
    let index = copy.index()?;
    let quote = Tokens::of(wanted.text);
    let mut best: Option<(f64, Compared)> = None;
    for words in candidates(wanted, copy) {
        let start = index.words().get(words.start)?.start;
        let end = index.words().get(words.end.checked_sub(1)?)?.end;
        let folded = with_marks(&copy.folded().text, start..end);
        let text = copy.folded().offsets.range(&folded);
        let passage = Tokens::of(copy.text().get(text.clone())?);
        for costs in [AS_QUOTED, AS_SIMILAR] {
            let Some(compared) = Compared::of(&quote, &passage, &costs, text.start) else {
                break;
            };
            let similarity = compared.similarity();
            if best.as_ref().is_none_or(|(best, _)| similarity > *best) {
                best = Some((similarity, compared));
            }
            if similarity >= CLOSE {
                break;
            }
        }
    }
    let (similarity, compared) = best?;
    if similarity < CLOSE {
        return None;
    }
    Some(Altered {
        closest: copy.text().get(compared.text.clone())?.to_owned(),
        found: in_file(copy, copy.in_source(&compared.text)),
        similarity,
        differences: compared.differences,
        changed: compared.changed,
    })
}

/// The ranges of words of the copy that are most like the quote, the likeliest first.
fn candidates(wanted: &Wanted<'_>, copy: &SavedCopy) -> Vec<Range<usize>> {
    let Some(index) = copy.index() else {
        return Vec::new();
    };
    let mut poll = Poll::of(wanted, index, MOST_PLACES);
    if poll.votes.is_empty() {
        poll = Poll::of(wanted, index, MOST_PLACES * 32);
    }
    let length = signed(wanted.words.len());
    // Words that were added or left out move what follows them.
    let spread = (length / 4).max(4);
    // What was added or left out near an end is seen by no vote.
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

/// Where the pairs of a quote's words say that it would begin.
struct Poll {
    /// In order.
    votes: Vec<Vote>,
    /// How many pairs were asked.
    asked: usize,
}

impl Poll {
    /// Asks the pairs that stand in no more places than that.
    fn of(wanted: &Wanted<'_>, index: &Index, most: usize) -> Self {
        let step = wanted.pairs.len().div_ceil(MOST_PAIRS).max(1);
        let mut poll = Self {
            votes: Vec::new(),
            asked: 0,
        };
        for (at, pair) in wanted.pairs.iter().enumerate().step_by(step) {
            let places = index.places(*pair);
            if places.len() <= most {
                poll.asked += 1;
                let votes = places
                    .iter()
                    .map(|place| signed(number(*place)) - signed(at));
                poll.votes.extend(votes);
            }
        }
        poll.votes.sort_unstable();
        poll
    }

    /// The windows with most votes, none touching another: from the first vote in it to the last.
    fn winners(&self, spread: Vote) -> Vec<Range<Vote>> {
        // A passage that is close shares more of the pairs than that, even where every third word differs.
        let mut fewest = (self.asked / 10).max(1);
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

    /// The window with most votes, of those that touch none of these, and how many.
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

/// A range of the folded text with the marks that stand at its ends.
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
