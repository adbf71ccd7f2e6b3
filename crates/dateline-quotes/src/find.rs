//! Finding a quote in a saved copy.
//!
//! A quote is looked for as it is and folded (`fold`), then in parts around its elisions (`elided`), then for a passage that is
//! close to it (`altered`). It begins and ends where a word does: a part of a word is another word.

use std::ops::Range;

use memchr::memmem::Finder;

use crate::altered::closest;
use crate::elided::{parts, place_parts};
use crate::fold::{Folded, fold};
use crate::index::{Words, number};
use crate::saved::{Markup, SavedCopy};
use crate::script::{is_border, is_word};
use crate::verdict::{Found, Verdict};

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
}

impl<'q> Wanted<'q> {
    pub fn of(text: &'q str) -> Self {
        let text = text.trim();
        let folded = fold(text);
        let words = Words::of(&folded.text);
        let pairs = words.pairs(&folded.text);
        Self {
            text,
            folded,
            words,
            pairs,
        }
    }
}

/// The verdict on a quote against a copy of its source.
#[must_use]
pub fn find(quote: &str, copy: &SavedCopy) -> Verdict {
    let quote = quote.trim();
    if !quote.chars().any(is_word) {
        return Verdict::Missing;
    }
    let wanted = Wanted::of(quote);
    if let Some(verdict) = as_it_is(&wanted, copy) {
        return verdict;
    }
    if let Some(inner) = unmarked(quote)
        && let Some(verdict) = as_it_is(&Wanted::of(inner), copy)
    {
        // The marks around it are the file's, not the source's.
        return match verdict {
            Verdict::Verbatim(found) => Verdict::Folded(found),
            other => other,
        };
    }
    let parts: Vec<Wanted<'_>> = parts(quote).into_iter().map(Wanted::of).collect();
    if !parts.is_empty()
        && let Some(range) = place_parts(&parts, copy)
    {
        return Verdict::Elided(found(copy, &range));
    }
    closest(&wanted, &parts, copy).map_or(Verdict::Missing, |altered| {
        Verdict::Altered(Box::new(altered))
    })
}

/// The quote as it is or folded, once or more often.
fn as_it_is(wanted: &Wanted<'_>, copy: &SavedCopy) -> Option<Verdict> {
    let ranges = occurrences(wanted, copy);
    if let Some(first) = ranges.first() {
        let exact = exact_at(wanted, copy, first);
        let is_exact = exact.is_some();
        let found = exact.map_or_else(|| found(copy, first), |exact| in_file(copy, exact));
        return Some(match ranges.len() {
            1 if is_exact => Verdict::Verbatim(found),
            1 => Verdict::Folded(found),
            count => Verdict::Repeated(found, count),
        });
    }
    at_ends(wanted, copy).or_else(|| with_markup(wanted, copy))
}

/// The quote as it is where what stands at its ends folds in another way than within the copy.
fn at_ends(wanted: &Wanted<'_>, copy: &SavedCopy) -> Option<Verdict> {
    // Two words that stand side by side nowhere need not be looked for again.
    if rarest(wanted, copy).is_some_and(|(_, places)| places.is_empty()) {
        return None;
    }
    let texts = untouched(wanted.text, copy.text());
    let source = copy.in_source(texts.first()?);
    let same = copy.source().get(source.clone()) == Some(wanted.text);
    let found = in_file(copy, source);
    Some(match texts.len() {
        1 if same => Verdict::Verbatim(found),
        1 => Verdict::Folded(found),
        count => Verdict::Repeated(found, count),
    })
}

/// The quote as it is written in Markdown, with its marks.
fn with_markup(wanted: &Wanted<'_>, copy: &SavedCopy) -> Option<Verdict> {
    if copy.markup() != Markup::Markdown
        || !wanted
            .text
            .contains(['*', '_', '`', '[', '<', '#', '>', '|', '&', '\\'])
    {
        return None;
    }
    let sources = untouched(wanted.text, copy.source());
    let found = in_file(copy, sources.first()?.clone());
    Some(match sources.len() {
        1 => Verdict::Verbatim(found),
        count => Verdict::Repeated(found, count),
    })
}

/// Where in the untouched copy an occurrence stands, if it is there character for character.
fn exact_at(wanted: &Wanted<'_>, copy: &SavedCopy, folded: &Range<usize>) -> Option<Range<usize>> {
    let start = copy.folded().offsets.start(folded.start);
    let end = start.saturating_add(wanted.text.len());
    if copy.text().get(start..end)? != wanted.text {
        return None;
    }
    let source = copy.in_source(&(start..end));
    (copy.source().get(source.clone())? == wanted.text).then_some(source)
}

/// A quote without the quotation marks around it.
#[must_use]
pub fn unmarked(quote: &str) -> Option<&str> {
    let is_mark = |c: char| "\"'“”„‟‘’‚«»‹›「」『』".contains(c);
    let inner = quote.strip_prefix(is_mark)?.strip_suffix(is_mark)?;
    (!inner.is_empty()).then_some(inner)
}

/// Where a text stands in another as it is.
fn untouched(text: &str, within: &str) -> Vec<Range<usize>> {
    search(text, within, |range| borders(within, range))
}

/// Where a folded quote stands in the folded copy, in order, at most [`MOST_COUNTED`] times.
pub(crate) fn occurrences(wanted: &Wanted<'_>, copy: &SavedCopy) -> Vec<Range<usize>> {
    let folded = copy.folded();
    let fits = |range: &Range<usize>| {
        let at_hyphen = |at| folded.has_hyphen_at(at);
        let (start, end) = borders_each(&folded.text, range);
        (start || at_hyphen(range.start))
            && (end || at_hyphen(range.end))
            && folded.hyphens_agree(range, &wanted.folded)
    };
    if wanted.folded.text.is_empty() {
        return Vec::new();
    }
    let Some(places) = rare_places(wanted, copy) else {
        return search(&wanted.folded.text, &folded.text, |range| fits(range));
    };
    places
        .into_iter()
        .filter_map(|start| {
            let range = start..start.checked_add(wanted.folded.text.len())?;
            let same = folded.text.get(range.clone())? == wanted.folded.text;
            (same && fits(&range)).then_some(range)
        })
        .collect()
}

/// The pair of words of the quote that stands in the fewest places: its number in the quote, and the places. `None` where words are no
/// help: a few, or a copy without an index.
fn rarest<'c>(wanted: &Wanted<'_>, copy: &'c SavedCopy) -> Option<(usize, &'c [u64])> {
    if wanted.words.len() < FEWEST_WORDS {
        return None;
    }
    let index = copy.index_for_lookup()?;
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
fn rare_places(wanted: &Wanted<'_>, copy: &SavedCopy) -> Option<Vec<usize>> {
    let (at, places) = rarest(wanted, copy)?;
    if places.len() > MOST_PLACES {
        return None;
    }
    let words = copy.index()?.words();
    let before = wanted.words.get(at)?.start;
    let starts = places.iter().filter_map(|place| {
        let word = words.get(number(*place))?;
        word.start.checked_sub(before)
    });
    Some(starts.collect())
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

fn borders(text: &str, range: &Range<usize>) -> bool {
    borders_each(text, range) == (true, true)
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
    let start = is_border(before, within.chars().next(), None);
    (start, at(range.end))
}

/// Where a range of the folded text stands in the file.
pub(crate) fn found(copy: &SavedCopy, folded: &Range<usize>) -> Found {
    in_file(copy, copy.in_source(&copy.folded().offsets.range(folded)))
}

/// Where a range of the source stands in the file.
pub(crate) fn in_file(copy: &SavedCopy, source: Range<usize>) -> Found {
    Found {
        bytes: copy.in_bytes(&source),
        place: copy.place(source.start),
        source,
    }
}
