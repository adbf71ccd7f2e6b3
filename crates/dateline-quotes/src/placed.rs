//! Placement of a quote with marks: its words outside of the marks follow each other in the source, and each mark
//! corresponds to something in the source that it may replace.

mod elided;
mod joints;
mod replaced;
mod speakers;

use std::cell::Cell;
use std::ops::Range;

use self::elided::hidden_by_elision;
pub use self::replaced::MOST_REPLACED;
use self::replaced::{BEFORE_ELISION, is_negated_before, longest};
use self::speakers::are_joined;
use crate::negation::{denies_sentence, is_limited_before, negates_before};
use crate::quotation::{Chunk, Joint, Quotation};
use crate::saved::View;
use crate::script::is_word;
use crate::search::{Phrase, occurrences};
use crate::verdict::{Hint, Note};

/// Maximum distance of the parts around an elision, in bytes of the folded text: some pages.
pub const REACH: usize = 20_000;

/// What ends a sentence.
const SENTENCE_ENDS: &[char] = &['.', '!', '?'];
/// Maximum length of a word before a period that may be an abbreviation, in bytes.
const SHORT_WORD: usize = 3;
/// Maximum number of positions that are tried.
const MOST_STEPS: usize = 2_000_000;

/// Position of a quote with marks.
#[derive(Debug, Default)]
pub(crate) struct Placement {
    /// Ranges of its segments in the folded text, in order.
    pub segments: Vec<Range<usize>>,
    /// Whole range, from the first to the last byte.
    pub range: Range<usize>,
    /// Notes on what the marks replace, in order.
    pub notes: Vec<Note>,
    /// Something that a mark hides but must not.
    pub hides: Option<Hint>,
}

/// Placement of a quote with marks: the first one that hides nothing, else the first one.
///
/// Short parts are found somewhere in most long texts: where an elision would join two sentences, but hides something within
/// one, that sentence is meant.
pub(crate) fn place(quotation: &Quotation<'_>, view: &View<'_>) -> Option<Placement> {
    let places = quotation.chunks.iter().map(|chunk| {
        let (_, longest) = anchor(chunk)?;
        Some(occurrences(longest, view)).filter(|places| !places.is_empty())
    });
    let mut search = Placer {
        quotation,
        view,
        places: places.collect::<Option<_>>()?,
        lenient: false,
        within: false,
        steps: Cell::new(0),
    };
    let mut try_with = |lenient, within| {
        (search.lenient, search.within) = (lenient, within);
        search.place()
    };
    let is_within = |chunks: &[Placement]| {
        let mut gaps = chunks.iter().zip(chunks.iter().skip(1));
        gaps.all(|(one, next)| {
            let left_out = view.folded().text.get(one.range.end..next.range.start);
            !left_out.is_some_and(ends_a_sentence)
        })
    };
    let chunks = match try_with(false, false) {
        None => try_with(true, false)?,
        Some(first) if is_within(&first) => first,
        Some(first) => try_with(false, true)
            .or_else(|| try_with(true, true))
            .unwrap_or(first),
    };
    let mut whole = Placement {
        range: chunks.first()?.range.start..chunks.last()?.range.end,
        ..Placement::default()
    };
    for placement in chunks {
        whole.segments.extend(placement.segments);
        whole.notes.extend(placement.notes);
        whole.hides = whole.hides.or(placement.hides);
    }
    let omitted = quotation.omitted.iter();
    whole.notes.extend(omitted.cloned().map(Note::Aside));
    Some(whole)
}

/// Whether a folded text has the end of a sentence in it.
fn ends_a_sentence(text: &str) -> bool {
    [". ", "! ", "? ", ".' ", "!' ", "?' "]
        .iter()
        .any(|end| text.contains(end))
        || text.contains(['。', '！', '？'])
}

/// Whether a folded text has the beginning of a sentence in it, after a word that is no abbreviation.
fn begins_a_sentence(text: &str) -> bool {
    text.match_indices(SENTENCE_ENDS).any(|(at, end)| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let word = before.rsplit(|c| !is_word(c)).next().unwrap_or_default();
        let is_whole =
            end != "." || word.len() > SHORT_WORD && word.starts_with(char::is_lowercase);
        let next = after.get(end.len()..).unwrap_or_default();
        let next = next.trim_start_matches('\'').strip_prefix(' ');
        is_whole
            && next.is_some_and(|next| {
                next.trim_start_matches('\'')
                    .starts_with(char::is_uppercase)
            })
    })
}

/// A possible position of a chunk.
#[derive(Debug)]
struct Candidate {
    range: Range<usize>,
    /// Index of the preceding chunk's candidate that it follows.
    before: usize,
    /// What the elision before it hides.
    hides: Option<Hint>,
    /// Placement of its segments and marks, if it has marks.
    around: Option<Box<Placement>>,
}

impl Candidate {
    fn whole(range: Range<usize>) -> Self {
        Self {
            range,
            before: 0,
            hides: None,
            around: None,
        }
    }

    fn placement(self) -> Placement {
        let mut placement = self.around.map_or_else(
            || Placement {
                segments: vec![self.range.clone()],
                range: self.range.clone(),
                ..Placement::default()
            },
            |around| *around,
        );
        placement.hides = placement.hides.or(self.hides);
        placement
    }
}

struct Placer<'v, 'c> {
    quotation: &'v Quotation<'v>,
    view: &'v View<'c>,
    /// Where the longest segment of each chunk is, in order.
    places: Vec<Vec<Range<usize>>>,
    /// Whether marks may hide things; this is then recorded.
    lenient: bool,
    /// Whether no elision may go beyond the end of a sentence.
    within: bool,
    steps: Cell<usize>,
}

/// The longest segment of a chunk, and its number.
fn anchor<'s>(chunk: &'s Chunk<'_>) -> Option<(usize, &'s Phrase<'s>)> {
    let segments = chunk.segments.iter().enumerate();
    segments.max_by_key(|(_, segment)| segment.words.len())
}

impl Placer<'_, '_> {
    /// Places the chunks in order, each at most [`REACH`] bytes after the previous one.
    fn place(&self) -> Option<Vec<Placement>> {
        let mut reached: Vec<Vec<Candidate>> = Vec::with_capacity(self.places.len());
        for (number, chunk) in self.quotation.chunks.iter().enumerate() {
            let is_last = number + 1 == self.quotation.chunks.len();
            let before = reached.last().map(Vec::as_slice);
            let mut nearest = 0;
            let places = self.places.get(number).into_iter().flatten();
            let all = places.filter_map(|place| {
                let mut candidate = self.candidate(chunk, place.clone())?;
                let (start, end) = (candidate.range.start, candidate.range.end);
                let hides = match before {
                    Some(before) => {
                        let gap = self.left_out(before, &mut nearest, number, start)?;
                        self.hidden_in(&gap)
                    }
                    None => self.hidden_before(start),
                };
                candidate.before = nearest;
                candidate.hides = hides.or_else(|| self.hidden_behind(end).filter(|_| is_last));
                (self.lenient || candidate.hides.is_none()).then_some(candidate)
            });
            // Any of the last ones is as good as the first.
            let all: Vec<Candidate> = all.take(if is_last { 1 } else { usize::MAX }).collect();
            if all.is_empty() {
                return None;
            }
            reached.push(all);
        }
        let mut number = 0;
        let mut placed = Vec::with_capacity(reached.len());
        for mut chunk in reached.into_iter().rev() {
            if number >= chunk.len() {
                return None;
            }
            let candidate = chunk.swap_remove(number);
            number = candidate.before;
            placed.push(candidate.placement());
        }
        placed.reverse();
        Some(placed)
    }

    /// What the elision before a position leaves out; `None` if no candidate of the previous chunk is near enough. `nearest` is
    /// the index of the last one that ends before it.
    fn left_out(
        &self,
        before: &[Candidate],
        nearest: &mut usize,
        number: usize,
        start: usize,
    ) -> Option<Range<usize>> {
        while before
            .get(*nearest + 1)
            .is_some_and(|next| next.range.end <= start)
        {
            *nearest += 1;
        }
        let gap = before.get(*nearest)?.range.end..start;
        let left_out = self.view.folded().text.get(gap.clone())?;
        // A single word of another sentence is nowhere in particular.
        let is_short = |number| {
            self.quotation
                .chunks
                .get(number)
                .is_some_and(Chunk::is_short)
        };
        let is_loose = is_short(number - 1) && !left_out.starts_with(SENTENCE_ENDS)
            || is_short(number) && !left_out.trim_end().ends_with(SENTENCE_ENDS);
        if left_out.len() > REACH
            || self.within && ends_a_sentence(left_out)
            || is_loose && begins_a_sentence(left_out)
        {
            return None;
        }
        Some(gap)
    }

    /// What an elision hides that leaves out a range of the folded text.
    fn hidden_in(&self, gap: &Range<usize>) -> Option<Hint> {
        let joins = || are_joined(self.view, gap).then_some(Hint::JoinsSpeakers);
        hidden_by_elision(&self.view.folded().text, gap).or_else(joins)
    }

    /// What an elision at the start of the quote hides before a position.
    fn hidden_before(&self, start: usize) -> Option<Hint> {
        let before = self.view.folded().text.get(..start)?;
        if !self.quotation.begins_cut {
            None
        } else if is_negated_before(before, BEFORE_ELISION) || denies_sentence(before) {
            Some(Hint::HidesNegation)
        } else {
            is_limited_before(before).then_some(Hint::HidesQualifier)
        }
    }

    /// What an elision at the end of the quote hides after a position.
    fn hidden_behind(&self, end: usize) -> Option<Hint> {
        let after = self.view.folded().text.get(end..)?;
        (self.quotation.is_cut && negates_before(after)).then_some(Hint::HidesNegation)
    }

    /// The candidate with the longest segment of a chunk at a position.
    fn candidate(&self, chunk: &Chunk<'_>, place: Range<usize>) -> Option<Candidate> {
        if chunk.joints.iter().all(Joint::is_empty) {
            return Some(Candidate::whole(place));
        }
        let around = self.around(chunk, anchor(chunk)?.0, place)?;
        let range = around.range.clone();
        Some(Candidate {
            around: Some(Box::new(around)),
            ..Candidate::whole(range)
        })
    }

    /// Places a whole chunk around the position of one of its segments.
    fn around(&self, chunk: &Chunk<'_>, anchor: usize, range: Range<usize>) -> Option<Placement> {
        let mut right = Placement::default();
        let mut left = Placement::default();
        if !self.grow(chunk, anchor, true, range.end, &mut right)
            || !self.grow(chunk, anchor, false, range.start, &mut left)
        {
            return None;
        }
        left.segments.reverse();
        left.notes.reverse();
        left.segments.push(range);
        left.segments.append(&mut right.segments);
        left.notes.append(&mut right.notes);
        left.range.end = right.range.end;
        left.hides = left.hides.or(right.hides);
        Some(left)
    }

    /// Places what is beside a segment that begins or ends at `at`: what follows it, from left to right, or what precedes it,
    /// from right to left.
    fn grow(
        &self,
        chunk: &Chunk<'_>,
        number: usize,
        ahead: bool,
        at: usize,
        placed: &mut Placement,
    ) -> bool {
        let beside = if ahead {
            Some(number + 1)
        } else {
            number.checked_sub(1)
        };
        let Some(joint) = chunk.joints.get(number + usize::from(ahead)) else {
            return false;
        };
        let Some((next, phrase)) = beside.and_then(|next| Some((next, chunk.segments.get(next)?)))
        else {
            let end = if ahead { Self::last } else { Self::first };
            return end(self, joint, at, placed);
        };
        if joint.is_empty() {
            return false;
        }
        let length = phrase.folded.text.len();
        for distance in 0..=longest(joint) {
            self.steps.set(self.steps.get() + 1);
            let near = if ahead {
                Some(at + distance)
            } else {
                at.checked_sub(distance)
            };
            let far = near.and_then(|it| {
                if ahead {
                    Some(it + length)
                } else {
                    it.checked_sub(length)
                }
            });
            let (Some(near), Some(far)) = (near, far) else {
                break;
            };
            let range = near.min(far)..near.max(far);
            if self.steps.get() > MOST_STEPS || !self.is_at(phrase, &range) {
                continue;
            }
            let Some((mut notes, hides)) = self.fits(joint, near.min(at)..near.max(at)) else {
                continue;
            };
            if !ahead {
                notes.reverse();
            }
            let before = (
                placed.segments.len(),
                placed.notes.len(),
                placed.hides.clone(),
            );
            placed.segments.push(range);
            placed.notes.extend(notes);
            placed.hides = placed.hides.take().or(hides);
            if self.grow(chunk, next, ahead, far, placed) {
                return true;
            }
            placed.segments.truncate(before.0);
            placed.notes.truncate(before.1);
            placed.hides = before.2;
        }
        false
    }

    fn is_at(&self, phrase: &Phrase<'_>, range: &Range<usize>) -> bool {
        let folded = self.view.folded();
        folded.text.get(range.clone()) == Some(phrase.folded.text.as_str())
            && phrase.fits(range, folded)
    }
}
