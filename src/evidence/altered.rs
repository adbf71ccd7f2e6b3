//! The passage that is closest to a quote which does not stand in its source.
//!
//! Every two neighbouring words of the quote say where it would begin in the copy; the places that most of them agree on are compared
//! with it word by word.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::find::{Wanted, in_file, occurrences};
use super::fold::fold_words;
use super::index::{Index, Words, number};
use super::saved::SavedCopy;
use super::script::is_unspaced;
use super::verdict::{Altered, Difference, Side};

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
/// How many places are compared word by word.
const MOST_CANDIDATES: usize = 4;

/// What a pair of words says: the quote would begin at the word of that number of the copy.
type Vote = i64;

/// The passage closest to a quote, if one is close. Of a quote with elisions it is the part that stands nowhere that counts.
pub(super) fn closest(
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
        let compared = Compared::of(&quote, &passage, text.start);
        let similarity = compared.similarity(&quote);
        if best.as_ref().is_none_or(|(best, _)| similarity > *best) {
            best = Some((similarity, compared));
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
    // What was added or left out near an end is seen by no vote. What is too much is taken off again.
    let margin = length / 8 + 2;
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

/// The words and marks of a text, as they are compared and where they stand.
struct Tokens<'t> {
    text: &'t str,
    keys: Vec<String>,
    places: Vec<Range<usize>>,
}

impl<'t> Tokens<'t> {
    fn of(text: &'t str) -> Self {
        let folded = fold_words(text);
        let words = Words::of(&folded.text);
        let mut tokens = Self {
            text,
            keys: Vec::new(),
            places: Vec::new(),
        };
        let mut push = |range: Range<usize>| {
            if let Some(key) = folded.text.get(range.clone()) {
                tokens.keys.push(key.to_owned());
                tokens.places.push(folded.offsets.range(&range));
            }
        };
        let marks_between = |range: Range<usize>, push: &mut dyn FnMut(Range<usize>)| {
            let between = folded.text.get(range.clone()).unwrap_or_default();
            for (at, c) in between.char_indices().filter(|(_, c)| *c != ' ') {
                let start = range.start + at;
                push(start..start + c.len_utf8());
            }
        };
        let mut end = 0;
        for word in (0..words.len()).filter_map(|number| words.get(number)) {
            marks_between(end..word.start, &mut push);
            end = word.end;
            push(word);
        }
        marks_between(end..folded.text.len(), &mut push);
        tokens
    }

    /// The text from one token up to the next one after them, as it is written.
    fn text(&self, range: &Range<usize>) -> String {
        let Some(start) = self.places.get(range.start).map(|place| place.start) else {
            return String::new();
        };
        let end = self
            .places
            .get(range.end)
            .map_or(self.text.len(), |place| place.start);
        self.text
            .get(start..end.max(start))
            .unwrap_or_default()
            .to_owned()
    }
}

/// A quote and a passage side by side.
struct Compared {
    /// Where the passage stands in the text of the copy.
    text: Range<usize>,
    /// How many words and marks are the same.
    same: usize,
    /// How many the passage has.
    length: usize,
    differences: Vec<Difference>,
    /// Where in the text of the copy the words stand that only the passage has.
    changed: Vec<Range<usize>>,
}

impl Compared {
    /// `at` is where the passage's text begins in the text of the copy.
    fn of(quote: &Tokens<'_>, passage: &Tokens<'_>, at: usize) -> Self {
        let mut ids: HashMap<&str, u32> = HashMap::new();
        let (old, new) = (
            numbered(&quote.keys, &mut ids),
            numbered(&passage.keys, &mut ids),
        );
        let mut pieces: Vec<Piece> = capture_diff_slices(Algorithm::Myers, &old, &new)
            .iter()
            .flat_map(pieces_of)
            .collect();
        settle(&mut pieces, &passage.keys);
        let first = pieces.iter().find(|piece| piece.side != Side::Quote);
        let last = pieces.iter().rfind(|piece| piece.side != Side::Quote);
        let range = match (first, last) {
            (Some(first), Some(last)) => first.passage.start..last.passage.end,
            _ => 0..0,
        };
        let start = passage
            .places
            .get(range.start)
            .map_or(0, |place| place.start);
        let end = range
            .end
            .checked_sub(1)
            .and_then(|last| passage.places.get(last));
        let both = pieces.iter().filter(|piece| piece.side == Side::Both);
        let changed = pieces.iter().filter(|piece| piece.side == Side::Copy);
        let changed = changed.filter_map(|piece| {
            let first = passage.places.get(piece.passage.start)?;
            let last = passage.places.get(piece.passage.end.checked_sub(1)?)?;
            Some(at + first.start..at + last.end)
        });
        Self {
            changed: changed.collect(),
            text: at + start..at + end.map_or(start, |place| place.end),
            same: both.map(|piece| piece.quote.len()).sum(),
            length: range.len(),
            differences: pieces
                .iter()
                .map(|piece| Difference {
                    side: piece.side,
                    text: match piece.side {
                        Side::Copy => passage.text(&piece.passage),
                        Side::Quote | Side::Both => quote.text(&piece.quote),
                    },
                })
                .collect(),
        }
    }

    fn similarity(&self, quote: &Tokens<'_>) -> f64 {
        let ratio = |part: usize, whole: usize| {
            f64::from(u32::try_from(part).unwrap_or(u32::MAX))
                / f64::from(u32::try_from(whole).unwrap_or(u32::MAX))
        };
        match quote.keys.len() + self.length {
            0 => 0.0,
            all => ratio(2 * self.same, all),
        }
    }
}

/// A number for each word, the same for the same.
fn numbered<'k>(keys: &'k [String], ids: &mut HashMap<&'k str, u32>) -> Vec<u32> {
    keys.iter()
        .map(|key| {
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            *ids.entry(key).or_insert(next)
        })
        .collect()
}

/// Some tokens of the quote, of the passage or of both.
#[derive(Debug)]
struct Piece {
    side: Side,
    quote: Range<usize>,
    passage: Range<usize>,
}

fn pieces_of(op: &DiffOp) -> Vec<Piece> {
    let (quote, passage) = (op.old_range(), op.new_range());
    let piece = |side| Piece {
        side,
        quote: quote.clone(),
        passage: passage.clone(),
    };
    match op {
        DiffOp::Equal { .. } => vec![piece(Side::Both)],
        DiffOp::Delete { .. } => vec![piece(Side::Quote)],
        DiffOp::Insert { .. } => vec![piece(Side::Copy)],
        DiffOp::Replace { .. } => vec![piece(Side::Quote), piece(Side::Copy)],
    }
}

/// Takes off what the passage has more at its ends, as it was cut generously: also where a first or last word of the quote was found
/// again far off instead of beside the rest.
fn settle(pieces: &mut Vec<Piece>, keys: &[String]) {
    let key = |at: usize| keys.get(at);
    if let [lead, gap, ..] = pieces.as_mut_slice()
        && lead.side == Side::Both
        && gap.side == Side::Copy
    {
        let length = lead.passage.len();
        let near = gap.passage.end.saturating_sub(length)..gap.passage.end;
        if gap.passage.len() >= length
            && lead
                .passage
                .clone()
                .zip(near.clone())
                .all(|(a, b)| key(a) == key(b))
        {
            lead.passage = near;
            pieces.remove(1);
        } else if gap.passage.len() > length {
            lead.side = Side::Quote;
            gap.passage = near;
        }
    }
    if let [.., gap, tail] = pieces.as_mut_slice()
        && tail.side == Side::Both
        && gap.side == Side::Copy
    {
        let length = tail.passage.len();
        let near = gap.passage.start..gap.passage.start + length;
        if gap.passage.len() >= length
            && tail
                .passage
                .clone()
                .zip(near.clone())
                .all(|(a, b)| key(a) == key(b))
        {
            tail.passage = near;
            let last = pieces.len().saturating_sub(2);
            pieces.remove(last);
        } else if gap.passage.len() > length {
            gap.passage = near;
            tail.side = Side::Quote;
            let last = pieces.len().saturating_sub(2);
            pieces.swap(last, last + 1);
        }
    }
    take_off_ends(pieces);
}

/// Takes off what only the passage has at its ends, but for as much as would stand for what only the quote has there.
fn take_off_ends(pieces: &mut Vec<Piece>) {
    let is = |piece: Option<&Piece>, side| piece.is_some_and(|piece: &Piece| piece.side == side);
    let quoted = |piece: Option<&Piece>| match piece {
        Some(piece) if piece.side == Side::Quote => piece.quote.len(),
        _ => 0,
    };
    // At the beginning: `Quote Copy`, or `Copy` alone.
    let at = usize::from(is(pieces.first(), Side::Quote));
    if is(pieces.get(at), Side::Copy) {
        let room = if at == 1 { quoted(pieces.first()) } else { 0 };
        if let Some(piece) = pieces.get_mut(at) {
            let start = piece.passage.end.saturating_sub(room);
            piece.passage.start = piece.passage.start.max(start);
        }
    }
    if is(pieces.last(), Side::Copy) {
        let room = quoted(pieces.len().checked_sub(2).and_then(|at| pieces.get(at)));
        if let Some(piece) = pieces.last_mut() {
            let end = piece.passage.start.saturating_add(room);
            piece.passage.end = piece.passage.end.min(end);
        }
    }
    pieces.retain(|piece| piece.side != Side::Copy || !piece.passage.is_empty());
}
