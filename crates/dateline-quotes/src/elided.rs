//! Quotes with something left out: their parts stand in the source in the same order.

use std::ops::Range;

use crate::find::{Wanted, occurrences};
use crate::saved::SavedCopy;
use crate::script::is_word;

/// How far apart two parts may stand, in bytes of the folded text: some pages.
pub const REACH: usize = 20_000;
/// The most parts of a quote.
const MOST_PARTS: usize = 64;

/// What may stand around an ellipsis to say that it is not the source's own.
const BRACKETS: [(char, char); 3] = [('[', ']'), ('(', ')'), ('<', '>')];

/// The parts of a quote around `…`, `...`, `. . .`, each also in brackets; empty where nothing is left out, or too often.
#[must_use]
pub fn parts(quote: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut any = false;
    while let Some(mark) = next_mark(quote, from) {
        any = true;
        parts.push(quote.get(from..mark.start).unwrap_or_default());
        from = mark.end;
    }
    parts.push(quote.get(from..).unwrap_or_default());
    let parts: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| part.chars().any(is_word))
        .collect();
    if any && parts.len() <= MOST_PARTS {
        parts
    } else {
        Vec::new()
    }
}

/// The next mark of an elision, brackets included.
fn next_mark(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let dots = |at: usize| {
        let here = rest.get(at..)?;
        let length = ["...", ". . .", "…"]
            .iter()
            .find(|dots| here.starts_with(**dots))?
            .len();
        Some(length)
    };
    let (start, length) = rest
        .match_indices(['.', '…'])
        .find_map(|(at, _)| Some((at, dots(at)?)))?;
    let mut range = start..start + length;
    // A fourth dot is the sentence's own.
    while let Some(more) = rest.get(range.end..).and_then(|after| {
        let more = after
            .strip_prefix('.')
            .or_else(|| after.strip_prefix('…'))?;
        Some(after.len() - more.len())
    }) {
        range.end += more;
    }
    let before = rest.get(..range.start)?.trim_end();
    let after = rest.get(range.end..)?.trim_start();
    let in_brackets = BRACKETS
        .iter()
        .any(|(open, close)| before.ends_with(*open) && after.starts_with(*close));
    if in_brackets {
        range = before.len() - 1..rest.len() - after.len() + 1;
    }
    Some(from + range.start..from + range.end)
}

/// From the beginning of the first part to the end of the last, in the folded text, where all stand in order and none further from
/// the one before than [`REACH`].
pub(crate) fn place_parts(parts: &[Wanted<'_>], copy: &SavedCopy) -> Option<Range<usize>> {
    let ranges = place_each(parts, copy)?;
    Some(ranges.first()?.start..ranges.last()?.end)
}

/// Where each of the parts stands in the folded text, in order.
pub(crate) fn place_each(parts: &[Wanted<'_>], copy: &SavedCopy) -> Option<Vec<Range<usize>>> {
    // Of each part, its occurrences with the number of one of the part before that it can follow.
    let mut reached: Vec<Vec<(Range<usize>, usize)>> = Vec::with_capacity(parts.len());
    for part in parts {
        let all = occurrences(part, copy);
        let reachable: Vec<_> = match reached.last() {
            None => all.into_iter().map(|range| (range, 0)).collect(),
            Some(before) => {
                let mut number = 0;
                all.into_iter()
                    .filter_map(|range| {
                        // The last one that ends before this begins is the nearest.
                        while before
                            .get(number + 1)
                            .is_some_and(|(next, _)| next.end <= range.start)
                        {
                            number += 1;
                        }
                        let (nearest, _) = before.get(number)?;
                        let gap = range.start.checked_sub(nearest.end)?;
                        (gap <= REACH).then_some((range, number))
                    })
                    .collect()
            }
        };
        if reachable.is_empty() {
            return None;
        }
        reached.push(reachable);
    }
    let mut number = 0;
    let mut ranges = Vec::with_capacity(reached.len());
    for part in reached.iter().rev() {
        let (here, before) = part.get(number)?;
        ranges.push(here.clone());
        number = *before;
    }
    ranges.reverse();
    Some(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_cut_at_its_elisions() {
        let table: &[(&str, &[&str])] = &[
            ("one … two", &["one", "two"]),
            ("one... two", &["one", "two"]),
            ("one [...] two […] three", &["one", "two", "three"]),
            ("one (…) two", &["one", "two"]),
            ("one . . . two", &["one", "two"]),
            ("one [ … ] two", &["one", "two"]),
            ("one.... Two", &["one", "Two"]),
            ("… one …", &["one"]),
            ("one, …, two", &["one,", ", two"]),
            ("one. Two.", &[]),
            ("…", &[]),
        ];
        for (quote, expected) in table {
            assert_eq!(parts(quote), *expected, "{quote}");
        }
    }
}
