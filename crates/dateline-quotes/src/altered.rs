//! The passage that is closest to a quote which does not stand in its source.
//!
//! Every two neighbouring words of the quote say where it would begin in the copy; the places that most of them agree on are compared
//! with it word by word.

use std::ops::Range;

use crate::compared::{Compared, Tokens};
use crate::find::in_file;
use crate::fitting::{AS_QUOTED, AS_SIMILAR};
use crate::index::{Index, number};
use crate::script::is_unspaced;
use crate::search::{Wanted, occurrences};
use crate::verdict::{Altered, Hint, Near};
use crate::view::View;

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

/// How much less similar than the closest passage another one may be that is offered.
const ABOUT_AS_CLOSE: f64 = 0.1;
/// How many others are offered.
const MOST_OTHERS: usize = 3;

/// The passage closest to a quote, if one is close. Of a quote with elisions it is the part that stands nowhere that counts.
pub(crate) fn closest(whole: &str, chunks: &[&str], view: &View<'_>) -> Option<Altered> {
    let chunks = chunks.iter().map(|chunk| Wanted::of(chunk));
    let chunks: Vec<Wanted<'_>> = chunks.collect();
    match chunks
        .iter()
        .find(|part| occurrences(part, view).is_empty())
    {
        Some(part) if chunks.len() > 1 => closest_to(part, view),
        _ => closest_to(&Wanted::of(whole), view),
    }
}

/// A quote beside a passage of which it is known that it is the one.
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

fn closest_to(wanted: &Wanted<'_>, view: &View<'_>) -> Option<Altered> {
    let length = wanted.words.len();
    if !(FEWEST_WORDS..=MOST_WORDS).contains(&length) {
        return None;
    }
    let index = view.index()?;
    let quote = Tokens::of(wanted.text);
    let mut all: Vec<(f64, Compared)> = Vec::new();
    for words in candidates(wanted, view) {
        let start = index.words().get(words.start)?.start;
        let end = index.words().get(words.end.checked_sub(1)?)?.end;
        let compared = compared_at(&quote, &(start..end), view);
        all.extend(compared.map(|compared| (compared.similarity(), compared)));
    }
    // The first of those that are as close is the one, and sorting keeps their order.
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

/// A quote beside the part of a piece of the folded text that it fits best.
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

/// The ranges of words of the copy that are most like the quote, the likeliest first.
fn candidates(wanted: &Wanted<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    let Some(index) = view.index() else {
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
