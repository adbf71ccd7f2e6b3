//! Finds a folded text in a folded copy: by its rarest pair of words, or byte by byte.
//!
//! Matches begin and end at word boundaries, as a part of a word is another word.

use std::ops::Range;

use memchr::memmem::Finder;

use crate::borders::{begins_within_number, ends_within_number, may_begin, may_end};
use crate::fold::{Folded, fold};
use crate::index::{Index, Words, number};
use crate::negation::{excepts, negates_before};
use crate::saved::View;
use crate::script::is_word;
use crate::searched::lowercase;
use crate::verdict::Hint;

/// Maximum number of occurrences that are counted.
pub const MOST_COUNTED: usize = 100_000;

/// Minimum number of words of a quote that is searched by its pairs of words.
const FEWEST_WORDS: usize = 4;
/// Maximum number of pairs of a quote that are examined for a rare one.
const MOST_PAIRS: usize = 48;
/// Maximum number of positions of a pair that is useful.
const MOST_PLACES: usize = 512;
/// Maximum number of bytes compared at positions that are not word boundaries. Texts written by people stay far below
/// it.
const MOST_WASTED: usize = 512 << 20;
/// Cost of a position in addition to its bytes.
const PLACE: usize = 64;

/// A text to search for: a quote, or a part of one.
#[derive(Debug)]
pub(crate) struct Phrase<'q> {
    /// Text without surrounding white space.
    pub text: &'q str,
    pub folded: Folded,
    pub words: Words,
    pub pairs: Vec<u32>,
    /// What may precede and follow it.
    pub ends: Ends,
}

/// What may precede and follow an occurrence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ends {
    pub first: Edge,
    pub last: Edge,
    /// Final period or comma of the quote, which must not cut off something.
    pub final_mark: Option<char>,
}

/// An end of a phrase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Edge {
    /// A mark of the quote is beside it.
    #[default]
    Mark,
    /// The quote begins or ends there, and so not within a number.
    Quote,
    /// It may be within a word, of which the quote has other letters in brackets.
    WithinWord,
}

impl<'q> Phrase<'q> {
    pub fn of(text: &'q str) -> Self {
        let text = text.trim();
        let ends = Ends {
            first: Edge::Quote,
            last: Edge::Quote,
            final_mark: None,
        };
        Self::folded(text, fold(text), ends)
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

    /// Whether an occurrence begins and ends where allowed, and has the hyphens of the quote.
    pub fn fits(&self, range: &Range<usize>, within: &Folded) -> bool {
        self.stands(range, within) && within.hyphens_agree(range, &self.folded)
    }

    /// Whether a range of the folded text begins and ends where the phrase may.
    fn stands(&self, range: &Range<usize>, within: &Folded) -> bool {
        let Ends {
            first,
            last,
            final_mark,
        } = self.ends;
        let (text, &Range { start, end }) = (&within.text, range);
        (first == Edge::WithinWord || may_begin(text, start) && !within.has_hyphen_at(start))
            && (last == Edge::WithinWord || may_end(text, start, end) && !within.has_hyphen_at(end))
            && !(first == Edge::Quote && begins_within_number(text, start))
            && !(last == Edge::Quote && ends_within_number(text, end))
            && !final_mark.is_some_and(|mark| asks(text, end) || cut_off(mark, text, end).is_some())
    }
}

/// Whether a text goes on at a position with a question or exclamation mark, which no period or comma replaces.
fn asks(text: &str, at: usize) -> bool {
    let after = text.get(at..).unwrap_or_default();
    let mark = after.trim_start_matches(['\'', ' ']);
    mark.starts_with(['?', '!', '？', '！'])
}

/// What a final period or comma cuts off that it must not: a negation of what is before it, or, if it is a period, an
/// exception from it.
pub(crate) fn cut_off(mark: char, text: &str, at: usize) -> Option<Hint> {
    let (before, after) = text.split_at_checked(at)?;
    if negates_before(after) {
        return Some(Hint::HidesNegation);
    }
    (mark == '.' && excepts(before, after)).then_some(Hint::HidesException)
}

/// Ranges of a folded quote in the folded copy, in order, at most [`MOST_COUNTED`].
pub(crate) fn occurrences(phrase: &Phrase<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    let all = as_folded(phrase, view);
    let Some(open) = phrase
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
    // Folding moved the comma or period after the quotation mark before it.
    let with = |mark| {
        let mut folded = phrase.folded.clone();
        folded.text = format!("{open}{mark}'");
        as_folded(&Phrase::folded(phrase.text, folded, phrase.ends), view)
    };
    let found = with(',');
    if found.is_empty() { with('.') } else { found }
}

fn as_folded(phrase: &Phrase<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    let folded = view.folded();
    if phrase.folded.text.is_empty() {
        return Vec::new();
    }
    let Some(places) = rare_places(phrase, view) else {
        return search(&phrase.folded.text, &folded.text, |range| {
            phrase.fits(range, folded)
        });
    };
    places
        .into_iter()
        .filter_map(|start| {
            let range = start..start.checked_add(phrase.folded.text.len())?;
            let same = folded.text.get(range.clone())? == phrase.folded.text;
            (same && phrase.fits(&range, folded)).then_some(range)
        })
        .collect()
}

/// Ranges of a folded quote in the folded copy, ignoring case.
pub(crate) fn in_any_case(phrase: &Phrase<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    if is_nowhere(phrase, view) {
        return Vec::new();
    }
    let (folded, lower) = (view.folded(), view.searched.lower());
    search(&lowercase(&phrase.folded.text), lower, |range| {
        phrase.fits(range, folded)
    })
}

/// Whether two neighboring words of a quote occur nowhere together in any case, if an index says so.
pub(crate) fn is_nowhere(phrase: &Phrase<'_>, view: &View<'_>) -> bool {
    rarest(phrase, view.searched.built_index()).is_some_and(|(_, places)| places.is_empty())
}

/// The pair of words of a quote with the fewest positions: its index in the quote, and the positions. `None` if pairs
/// do not help: for a few words, or a copy without an index.
fn rarest<'c>(phrase: &Phrase<'_>, index: Option<&'c Index>) -> Option<(usize, &'c [u64])> {
    if phrase.words.len() < FEWEST_WORDS {
        return None;
    }
    let index = index?;
    // The first and last word may be parts of a hyphenated word in the copy.
    let last = phrase.pairs.len().checked_sub(1)?;
    let step = phrase.pairs.len().div_ceil(MOST_PAIRS).max(1);
    let inner = phrase.pairs.iter().enumerate().take(last).skip(1);
    inner
        .step_by(step)
        .map(|(at, pair)| (at, index.places(*pair)))
        .min_by_key(|(_, places)| places.len())
}

/// Possible starts of the quote by the rarest of its pairs of words; `None` if that does not help.
fn rare_places(phrase: &Phrase<'_>, view: &View<'_>) -> Option<Vec<usize>> {
    let (at, places) = rarest(phrase, view.index_for_lookup())?;
    if places.len() > MOST_PLACES {
        return None;
    }
    let words = view.index()?.words();
    let before = phrase.words.get(at)?.start;
    let starts = places.iter().filter_map(|place| {
        let word = words.get(number(*place))?;
        word.start.checked_sub(before)
    });
    Some(starts.collect())
}

/// Ranges of a phrase, as written, in a text that is not folded; `in_folded` maps them to the folded copy.
pub(crate) fn unfolded(
    phrase: &Phrase<'_>,
    text: &str,
    folded: &Folded,
    in_folded: impl Fn(&Range<usize>) -> Range<usize>,
) -> Vec<Range<usize>> {
    search(phrase.text, text, |range| {
        let range = in_folded(range);
        !range.is_empty() && phrase.stands(&range, folded)
    })
}

/// All non-overlapping occurrences that fit. Runs in time linear in the lengths of both texts.
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
