//! Whether the marks between and beside the segments of a quote correspond to what is there in the source.

use std::ops::Range;

use super::elided::is_beside_number;
use super::replaced::{
    BEFORE_BRACKET, ending, hidden, initial, is_negated_before, is_replaceable, notes, word_around,
    words_after, words_before,
};
use super::{Placement, Placer};
use crate::negation::{denies_sentence, is_limited_before, negations, numbers};
use crate::quotation::Joint;
use crate::verdict::{Hint, Note};

impl Placer<'_, '_> {
    /// Places the marks before the first segment, which starts at `start`.
    pub(super) fn first(&self, joint: &Joint, start: usize, placed: &mut Placement) -> bool {
        placed.range.start = start;
        let text = self.view.folded().text.get(..start).unwrap_or_default();
        let mut rest = text;
        if let Some(letter) = joint.initial {
            let Some((before, note)) = initial(text, letter) else {
                return false;
            };
            placed.range.start = before.len();
            let begins = note.is_some() && letter.is_uppercase();
            placed.notes.extend(note);
            rest = before;
            if begins && denies_sentence(rest) {
                placed.hides = placed.hides.take().or(Some(Hint::HidesNegation));
            } else if begins && is_limited_before(rest) {
                placed.hides = placed.hides.take().or(Some(Hint::HidesQualifier));
            }
        }
        let is_negated = !joint.words.is_empty() && is_negated_before(rest, BEFORE_BRACKET);
        if is_negated && negations(&joint.words.join(" ")) == 0 {
            placed.hides = placed.hides.take().or(Some(Hint::HidesNegation));
        }
        if placed.hides.is_some() && !self.lenient {
            return false;
        }
        self.beside(joint, &words_before(rest, joint), placed)
    }

    /// Places the marks after the last segment, which ends at `end`.
    pub(super) fn last(&self, joint: &Joint, end: usize, placed: &mut Placement) -> bool {
        placed.range.end = end;
        let folded = &self.view.folded().text;
        let mut rest = folded.get(end..).unwrap_or_default();
        if let Some(written) = &joint.ending {
            let before = folded.get(..end).unwrap_or_default();
            let Some((after, note)) = ending(before, rest, written) else {
                return false;
            };
            placed.range.end = end + rest.len() - after.len();
            placed.notes.extend(note);
            rest = after;
        }
        self.beside(joint, &words_after(rest, joint), placed)
    }

    /// Places words in brackets at an end of a chunk, given the adjacent words of the source.
    fn beside(&self, joint: &Joint, source: &str, placed: &mut Placement) -> bool {
        let hides = (!joint.words.is_empty())
            .then(|| hidden(joint, source))
            .flatten();
        if hides.is_some() && !self.lenient {
            return false;
        }
        placed.hides = placed.hides.take().or(hides);
        placed.notes.extend(notes(joint, source));
        true
    }

    /// Notes for the marks between two segments, and what they hide; `None` if they cannot replace that part of the
    /// folded text.
    pub(super) fn fits(
        &self,
        joint: &Joint,
        gap: Range<usize>,
    ) -> Option<(Vec<Note>, Option<Hint>)> {
        let folded = &self.view.folded().text;
        let written = folded.get(gap.clone())?;
        // The brackets are in the source itself.
        if !joint.words.is_empty() && written.trim() == joint.written {
            return Some((Vec::new(), None));
        }
        let mut all = Vec::new();
        let mut rest = written;
        if let Some(letters) = &joint.ending {
            let (after, note) = ending(folded.get(..gap.start)?, rest, letters)?;
            all.extend(note);
            rest = after;
        }
        if let Some(letters) = &joint.inner {
            let (before, after) = word_around(folded, gap.start);
            let is_same = negations(&format!("{before}{letters}{after}"))
                == negations(&format!("{before}{after}"));
            let note = Note::Bracket {
                written: format!("{before}[{letters}]{after}"),
                source: format!("{before}{after}"),
            };
            return (gap.is_empty() && is_same).then(|| (vec![note], None));
        }
        let mut first = None;
        if let Some(letter) = joint.initial {
            let (before, note) = initial(rest, letter)?;
            first = note;
            rest = before;
        }
        if joint.breaks_line && !self.breaks_line(&gap) {
            return None;
        }
        let source = rest.trim_matches(' ');
        if source.is_empty() {
            // Words are separated by a space, parts of a word are not.
            if rest.is_empty()
                && joint.ending.is_none()
                && joint.initial.is_none()
                && !joint.asides.is_empty()
            {
                all.extend(notes(joint, ""));
                return Some((all, None));
            }
        } else if joint.words.is_empty() || !is_replaceable(source) {
            return None;
        }
        let hides = (!joint.words.is_empty())
            .then(|| {
                let extends = source.is_empty()
                    && !numbers(&joint.words.join(" ")).is_empty()
                    && is_beside_number(folded, &gap);
                hidden(joint, source).or(extends.then_some(Hint::HidesNumber))
            })
            .flatten();
        if hides.is_some() && !self.lenient {
            return None;
        }
        all.extend(notes(joint, source));
        all.extend(first);
        Some((all, hides))
    }

    /// Whether a part of the folded text contains a line break.
    fn breaks_line(&self, gap: &Range<usize>) -> bool {
        // White space after a dash is no part of the folded text.
        let around = gap.start.saturating_sub(1)..gap.end + 1;
        let text = self
            .view
            .unfolded(if gap.is_empty() { &around } else { gap });
        let text = self.view.text.get(text).unwrap_or_default();
        text.contains(['\n', '\r', '\u{2028}', '\u{2029}'])
    }
}
