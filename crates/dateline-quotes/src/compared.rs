//! Word-by-word comparison of a quote with a passage.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::fitting::{Costs, Token, fit};
use crate::fold::fold_words;
use crate::index::Words;
use crate::script::is_word;
use crate::verdict::{Difference, Side};

/// Words and punctuation of a text, with their keys for comparison and their positions.
pub(crate) struct Tokens<'t> {
    text: &'t str,
    keys: Vec<String>,
    places: Vec<Range<usize>>,
}

impl<'t> Tokens<'t> {
    pub fn of(text: &'t str) -> Self {
        Self::read(text, false)
    }

    /// Tokens including white space and brackets.
    fn with_spaces(text: &'t str) -> Self {
        Self::read(text, true)
    }

    fn read(text: &'t str, with_spaces: bool) -> Self {
        let folded = fold_words(text);
        let words = Words::of(&folded.text);
        let mut tokens = Self {
            text,
            keys: Vec::new(),
            places: Vec::new(),
        };
        let mut push = |range: Range<usize>| {
            if let Some(key) = folded.text.get(range.clone()) {
                // A bracket is shown with its word.
                let open = folded
                    .text
                    .get(..range.start)
                    .filter(|before| before.ends_with('['));
                let start = range.start - usize::from(open.is_some() && !with_spaces);
                tokens.keys.push(key.to_owned());
                tokens
                    .places
                    .push(folded.offsets.range(&(start..range.end)));
            }
        };
        let marks_between = |range: Range<usize>, push: &mut dyn FnMut(Range<usize>)| {
            let between = folded.text.get(range.clone()).unwrap_or_default();
            for (at, c) in between
                .char_indices()
                .filter(|(_, c)| with_spaces || !matches!(c, ' ' | '[' | ']'))
            {
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

    /// Some of the tokens, with positions relative to their part of the text, which begins at byte `start`.
    fn part<'p>(&self, text: &'p str, tokens: Range<usize>, start: usize) -> Tokens<'p> {
        let places = self.places.get(tokens.clone()).unwrap_or_default();
        let moved = |place: &Range<usize>| place.start - start..place.end - start;
        Tokens {
            text,
            keys: self.keys.get(tokens).unwrap_or_default().to_vec(),
            places: places.iter().map(moved).collect(),
        }
    }

    /// Assigns a number to each token; equal tokens get equal numbers.
    fn numbered<'k>(&'k self, ids: &mut HashMap<&'k str, u32>) -> Vec<Token> {
        let keys = self.keys.iter();
        keys.map(|key| {
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            Token {
                id: *ids.entry(key).or_insert(next),
                is_word: key.starts_with(is_word),
            }
        })
        .collect()
    }

    /// Text of a range of tokens, up to the start of the next token.
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

/// A quote compared with the part of a passage that fits it best.
pub(crate) struct Compared {
    /// Range of that part in the text of the copy.
    pub text: Range<usize>,
    /// Differences, word by word.
    pub differences: Vec<Difference>,
    /// Ranges in the text of the copy of the words that only the passage has.
    pub changed: Vec<Range<usize>>,
    /// Number of equal tokens.
    same: usize,
    /// Number of tokens of both together.
    all: usize,
}

impl Compared {
    /// Compares a quote with the best-fitting part of a passage; `at` is the offset of the passage in the text of the
    /// copy. `None` if nothing fits.
    pub fn of(quote: &Tokens<'_>, passage: &Tokens<'_>, costs: &Costs, at: usize) -> Option<Self> {
        let mut ids = HashMap::new();
        let (old, new) = (quote.numbered(&mut ids), passage.numbered(&mut ids));
        let fitting = fit(&old, &new, costs)?;
        let first = passage.places.get(fitting.start)?;
        let last = passage.places.get(fitting.end.checked_sub(1)?)?;
        let text = passage.text.get(first.start..last.end)?;
        let at = at.saturating_add(first.start);
        let passage = passage.part(text, fitting, first.start);
        let compared = Self::whole(quote, &passage, at);
        if compared.same * 2 < compared.all {
            return Some(compared);
        }
        // Equal words with different spaces: `1.5` and `1. 5`.
        let quote = Tokens::with_spaces(quote.text);
        Some(Self::whole(&quote, &Tokens::with_spaces(text), at))
    }

    /// Compares a quote with a whole passage.
    pub fn whole(quote: &Tokens<'_>, passage: &Tokens<'_>, at: usize) -> Self {
        let mut ids = HashMap::new();
        let (old, new) = (quote.numbered(&mut ids), passage.numbered(&mut ids));
        let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
        let pieces: Vec<Piece> = ops.iter().flat_map(pieces_of).collect();
        let both = pieces.iter().filter(|piece| piece.side == Side::Both);
        let changed = pieces.iter().filter(|piece| piece.side == Side::Copy);
        let changed = changed.filter_map(|piece| {
            let first = passage.places.get(piece.passage.start)?;
            let last = passage.places.get(piece.passage.end.checked_sub(1)?)?;
            Some(at + first.start..at + last.end)
        });
        Self {
            text: at..at.saturating_add(passage.text.len()),
            changed: changed.collect(),
            same: both.map(|piece| piece.quote.len()).sum(),
            all: quote.keys.len() + passage.keys.len(),
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

    /// Twice the number of equal tokens divided by the number of all tokens; below 1, as something differs.
    pub fn similarity(&self) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        match self.all {
            0 => 0.0,
            all => number(2 * self.same) / number(all),
        }
    }
}

/// Tokens of the quote, of the passage, or of both.
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
