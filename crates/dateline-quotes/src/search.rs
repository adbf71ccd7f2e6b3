//! Where a folded text stands in a folded copy: by its rarest pair of words, or byte by byte.
//!
//! It begins and ends where a word does: a part of a word is another word.

use std::ops::Range;

use memchr::memmem::Finder;

use crate::fold::{Folded, fold};
use crate::index::{Words, number};
use crate::script::{is_border, is_word};
use crate::view::View;

/// How many occurrences are counted.
pub const MOST_COUNTED: usize = 100_000;

/// How many words a quote has at least that is looked for by its pairs of words.
const FEWEST_WORDS: usize = 4;
/// How many of the pairs of a quote are looked at to find a rare one.
const MOST_PAIRS: usize = 48;
/// A pair that stands in more places is no help.
const MOST_PLACES: usize = 512;
/// How many bytes a search may compare in vain, at places that turn out to be within a word: in any text that somebody wrote it is a
/// small part of that.
const MOST_WASTED: usize = 512 << 20;
/// How many bytes are compared without regard to case.
const MOST_COMPARED: usize = 64 << 20;
/// What a place costs beside its bytes.
const PLACE: usize = 64;

/// What is looked for: a quote, or a part of one.
#[derive(Debug)]
pub(crate) struct Wanted<'q> {
    /// Without the white space around it.
    pub text: &'q str,
    pub folded: Folded,
    pub words: Words,
    pub pairs: Vec<u32>,
    /// What may stand before and after it.
    pub ends: Ends,
}

/// What may stand around an occurrence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ends {
    /// It may begin within a word, whose first letter the quote has in brackets.
    pub within_first: bool,
    /// It may end within a word, whose ending the quote has in brackets.
    pub within_last: bool,
    /// No question or exclamation mark may follow: the quote has a period or a comma in its place.
    pub no_question: bool,
}

impl<'q> Wanted<'q> {
    pub fn of(text: &'q str) -> Self {
        let text = text.trim();
        Self::folded(text, fold(text), Ends::default())
    }

    pub fn folded(text: &'q str, folded: Folded, ends: Ends) -> Self {
        let words = Words::of(&folded.text);
        let pairs = words.pairs(&folded.text);
        Self {
            text,
            folded,
            words,
            pairs,
            ends,
        }
    }

    /// Whether an occurrence begins and ends where it may, and has the hyphens of the quote.
    pub fn fits(&self, range: &Range<usize>, within: &Folded) -> bool {
        let (start, end) = borders_each(&within.text, range);
        (start || self.ends.within_first || within.has_hyphen_at(range.start))
            && (end || self.ends.within_last || within.has_hyphen_at(range.end))
            && !(self.ends.no_question && is_question(within.text.get(range.end..)))
            && within.hyphens_agree(range, &self.folded)
    }
}

/// Whether a text goes on with a question or exclamation mark.
fn is_question(after: Option<&str>) -> bool {
    let after = after.unwrap_or_default().trim_start_matches(['\'', ' ']);
    after.starts_with(['?', '!', '？', '！'])
}

/// Where a folded quote stands in the folded copy, in order, at most [`MOST_COUNTED`] times.
pub(crate) fn occurrences(wanted: &Wanted<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    let all = as_folded(wanted, view);
    let Some(open) = wanted
        .folded
        .text
        .strip_suffix('\'')
        .filter(|_| all.is_empty())
    else {
        return all;
    };
    if !open.ends_with(is_word) {
        return all;
    }
    // Folding has put the comma or period that follows there before the mark.
    let with = |mark| {
        let mut folded = wanted.folded.clone();
        folded.text = format!("{open}{mark}'");
        as_folded(&Wanted::folded(wanted.text, folded, wanted.ends), view)
    };
    let found = with(',');
    if found.is_empty() { with('.') } else { found }
}

fn as_folded(wanted: &Wanted<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    let folded = view.folded();
    if wanted.folded.text.is_empty() {
        return Vec::new();
    }
    let Some(places) = rare_places(wanted, view) else {
        return search(&wanted.folded.text, &folded.text, |range| {
            wanted.fits(range, folded)
        });
    };
    places
        .into_iter()
        .filter_map(|start| {
            let range = start..start.checked_add(wanted.folded.text.len())?;
            let same = folded.text.get(range.clone())? == wanted.folded.text;
            (same && wanted.fits(&range, folded)).then_some(range)
        })
        .collect()
}

/// Where a folded quote stands in the folded copy but for the case of its letters; nowhere in a copy without an index.
pub(crate) fn in_any_case(wanted: &Wanted<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    let (folded, Some(index)) = (view.folded(), view.index()) else {
        return Vec::new();
    };
    let words = index.words();
    let starts: Vec<usize> = if wanted.pairs.is_empty() {
        let all = (0..words.len()).filter_map(|number| Some(words.get(number)?.start));
        let before = wanted.words.get(0).map_or(0, |word| word.start);
        all.filter_map(|start| start.checked_sub(before)).collect()
    } else {
        let rarest = wanted.pairs.iter().enumerate();
        let rarest = rarest.map(|(at, pair)| (at, index.places(*pair)));
        let Some((at, places)) = rarest.min_by_key(|(_, places)| places.len()) else {
            return Vec::new();
        };
        let before = wanted.words.get(at).map_or(0, |word| word.start);
        let starts = places.iter().take(MOST_COUNTED);
        let starts =
            starts.filter_map(|place| words.get(number(*place))?.start.checked_sub(before));
        starts.collect()
    };
    let most = (MOST_COMPARED / wanted.folded.text.len().max(1)).max(1);
    starts
        .into_iter()
        .take(most)
        .filter_map(|start| {
            let range = start..start.checked_add(wanted.folded.text.len())?;
            let text = folded.text.get(range.clone())?;
            let same = is_same_in_any_case(text, &wanted.folded.text);
            (same && wanted.fits(&range, folded)).then_some(range)
        })
        .collect()
}

/// Whether two texts of one length in bytes differ in the case of their letters only.
fn is_same_in_any_case(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || !one.is_ascii()
            && one
                .chars()
                .flat_map(char::to_lowercase)
                .eq(other.chars().flat_map(char::to_lowercase))
}

/// The pair of words of the quote that stands in the fewest places: its number in the quote, and the places. `None` where words are no
/// help: a few, or a copy without an index.
pub(crate) fn rarest<'c>(wanted: &Wanted<'_>, view: &View<'c>) -> Option<(usize, &'c [u64])> {
    if wanted.words.len() < FEWEST_WORDS {
        return None;
    }
    let index = view.index_for_lookup()?;
    // The first and the last word may be a part of a word with a hyphen in the copy.
    let last = wanted.pairs.len().checked_sub(1)?;
    let step = wanted.pairs.len().div_ceil(MOST_PAIRS).max(1);
    let inner = wanted.pairs.iter().enumerate().take(last).skip(1);
    inner
        .step_by(step)
        .map(|(at, pair)| (at, index.places(*pair)))
        .min_by_key(|(_, places)| places.len())
}

/// Where the quote can begin, by the rarest of its pairs of words; `None` where that is no help.
fn rare_places(wanted: &Wanted<'_>, view: &View<'_>) -> Option<Vec<usize>> {
    let (at, places) = rarest(wanted, view)?;
    if places.len() > MOST_PLACES {
        return None;
    }
    let words = view.index()?.words();
    let before = wanted.words.get(at)?.start;
    let starts = places.iter().filter_map(|place| {
        let word = words.get(number(*place))?;
        word.start.checked_sub(before)
    });
    Some(starts.collect())
}

/// Where a text stands in another as it is.
pub(crate) fn untouched(text: &str, within: &str) -> Vec<Range<usize>> {
    search(text, within, |range| {
        borders_each(within, range) == (true, true)
    })
}

/// Every occurrence that fits, none overlapping the one before. Its time grows with the lengths of both, not with their product.
fn search(text: &str, within: &str, fits: impl Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let finder = Finder::new(text.as_bytes());
    let bytes = within.as_bytes();
    let (mut found, mut wasted, mut from) = (Vec::new(), 0_usize, 0);
    while let Some(at) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
        let range = from + at..from + at + text.len();
        if fits(&range) {
            from = range.end.max(from + 1);
            found.push(range);
        } else {
            wasted = wasted.saturating_add(text.len() + PLACE);
            let step = within
                .get(range.start..)
                .and_then(|rest| rest.chars().next());
            from = range.start + step.map_or(1, char::len_utf8);
        }
        if found.len() >= MOST_COUNTED || wasted > MOST_WASTED {
            break;
        }
    }
    found
}

/// Whether a word begins at the beginning of a range, or none is there, and whether one ends at its end.
fn borders_each(text: &str, range: &Range<usize>) -> (bool, bool) {
    let at = |place: usize| {
        let (Some(before), Some(after)) = (text.get(..place), text.get(place..)) else {
            return false;
        };
        let mut next = after.chars();
        is_border(before.chars().next_back(), next.next(), next.next())
    };
    let within = text.get(range.clone()).unwrap_or_default();
    // "l'homme" may be quoted from its noun on: the rule for apostrophes is for ends.
    let before = text
        .get(..range.start)
        .and_then(|before| before.chars().next_back());
    let start = is_border(before, within.chars().next(), None) && !splits_number(text, range.start);
    (start, at(range.end) && !splits_number(text, range.end))
}

/// Whether a place is behind the point or comma of a number: "5" is not "1.5", and "1." is not either.
fn splits_number(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let mut before = before.chars().rev();
    after.starts_with(char::is_numeric)
        && matches!(before.next(), Some('.' | ','))
        && before.next().is_some_and(char::is_numeric)
}
