//! Finds the part of a passage that fits a quote best, by aligning them word by word at no cost for additional words at
//! the ends of the passage. (Fitting alignment by Sellers 1980, with the gaps of Gotoh 1982.)

use std::ops::Range;

/// A word or punctuation mark as a number; equal ones have equal numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Token {
    pub id: u32,
    pub is_word: bool,
}

/// Costs of edits between a quote and a passage, for punctuation and for words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Costs {
    /// A token that only the quote has.
    left_out: [u32; 2],
    /// A word replaced by a word, or a mark by a mark.
    changed: [u32; 2],
    /// Opening a gap of tokens that only the passage has, and each token in it.
    added: (u32, u32),
}

/// Costs that model how people change quotes: one piece is omitted, or one word replaced. The end of a quote is rather
/// searched after an omission than given up.
pub(crate) const AS_QUOTED: Costs = Costs {
    left_out: [6, 14],
    changed: [5, 12],
    added: (8, 1),
};
/// Costs that maximize equal tokens.
pub(crate) const AS_SIMILAR: Costs = Costs {
    left_out: [1, 1],
    changed: [2, 2],
    added: (0, 1),
};

/// Maximum number of cells of an alignment: a quote of 1,000 words and a passage of 4,000.
const MOST_CELLS: usize = 4_000_000;
/// Number of words compared at each end of a longer quote.
const ENDS: usize = 1000;

/// The part of a passage that fits a quote best; `None` if nothing fits.
pub(crate) fn fit(quote: &[Token], passage: &[Token], costs: &Costs) -> Option<Range<usize>> {
    if quote.len().saturating_mul(passage.len()) <= MOST_CELLS {
        return fit_whole(quote, passage, costs);
    }
    let more = passage.len().saturating_sub(quote.len());
    let room = more.saturating_add(2 * ENDS).min(passage.len());
    let start = fit_whole(quote.get(..ENDS)?, passage.get(..room)?, costs)?.start;
    let reversed = |tokens: &[Token], count: usize| -> Vec<Token> {
        tokens.iter().rev().take(count).copied().collect()
    };
    let end = fit_whole(&reversed(quote, ENDS), &reversed(passage, room), costs)?.start;
    let range = start..passage.len().saturating_sub(end);
    (!range.is_empty()).then_some(range)
}

/// Cost of an alignment so far, and its start in the passage.
type Path = (u32, u32);

const NO_PATH: Path = (u32::MAX / 2, 0);

fn with(path: Path, cost: u32) -> Path {
    (path.0.saturating_add(cost), path.1)
}

/// Aligns the quote token by token. `aligned` has the best paths that end with the current token before each position
/// of the passage, and `added` those followed by tokens of the passage alone.
fn fit_whole(quote: &[Token], passage: &[Token], costs: &Costs) -> Option<Range<usize>> {
    let columns = passage.len() + 1;
    let mut aligned: Vec<Path> = (0..).map(|at| (0, at)).take(columns).collect();
    let mut added = vec![NO_PATH; columns];
    let mut aligned_next = vec![NO_PATH; columns];
    let mut added_next = vec![NO_PATH; columns];
    for token in quote {
        let kind = usize::from(token.is_word);
        let left_out = costs.left_out.get(kind).copied().unwrap_or(0);
        let changed = costs.changed.get(kind).copied().unwrap_or(0);
        let (first, each) = costs.added;
        let before = aligned.iter().zip(&added).map(|(a, b)| *a.min(b));
        let mut before = before.collect::<Vec<_>>().into_iter();
        let mut corner = before.next().unwrap_or(NO_PATH);
        let (mut here, mut more) = (with(corner, left_out), NO_PATH);
        let mut next = aligned_next.iter_mut().zip(&mut added_next);
        if let Some((aligned, added)) = next.next() {
            (*aligned, *added) = (here, more);
        }
        for (((aligned, added), above), other) in next.zip(before).zip(passage) {
            more = with(here, first + each).min(with(more, each));
            let beside = match (token.id == other.id, token.is_word == other.is_word) {
                (true, _) => corner,
                (_, true) => with(corner, changed),
                _ => NO_PATH,
            };
            here = beside.min(with(above, left_out));
            corner = above;
            (*aligned, *added) = (here, more);
        }
        std::mem::swap(&mut aligned, &mut aligned_next);
        std::mem::swap(&mut added, &mut added_next);
    }
    let (end, (_, start)) = aligned.iter().enumerate().min_by_key(|(_, path)| path.0)?;
    let start = usize::try_from(*start).ok()?;
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        text.split(' ')
            .map(|word| Token {
                id: word
                    .bytes()
                    .fold(7, |id: u32, byte| id.wrapping_mul(31) ^ u32::from(byte)),
                is_word: word.starts_with(char::is_alphanumeric),
            })
            .collect()
    }

    #[test]
    fn the_best_fitting_part_is_found() {
        for (quote, passage, expected) in [
            ("b c", "a b c d", "b c"),
            (
                "took the gold .",
                "he took the money . He left .",
                "took the money .",
            ),
            (
                "numbered 40 .",
                "x numbered 14 . None . All .",
                "numbered 14 .",
            ),
            (
                "he would resign .",
                "he would never under any way resign . So",
                "he would never under any way resign .",
            ),
            ("a b c d", "x a b", "a b"),
            (
                "the ox ran home",
                "the ox . The cow ran home . x",
                "the ox . The cow ran home",
            ),
        ] {
            let (quote, tokens_of) = (tokens(quote), tokens(passage));
            let range = fit(&quote, &tokens_of, &AS_QUOTED).unwrap();
            let words: Vec<_> = passage.split(' ').collect();
            assert_eq!(words[range].join(" "), expected);
        }
        assert_eq!(fit(&tokens("a b"), &[], &AS_QUOTED), None);
        assert_eq!(fit(&[], &tokens("a b"), &AS_QUOTED), None);
    }

    #[test]
    fn long_quotes_are_aligned_at_their_ends() {
        let word = |at: usize| format!("w{at}");
        let text = |range: Range<usize>| range.map(word).collect::<Vec<_>>().join(" ");
        let passage = tokens(&format!(
            "{} {} {}",
            text(0..50),
            text(1000..7000),
            text(50..90)
        ));
        let quote = tokens(&text(1000..7000));
        assert_eq!(fit(&quote, &passage, &AS_QUOTED), Some(50..6050));
    }
}
