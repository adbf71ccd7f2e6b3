//! Removes page layout from a text: line numbers, page numbers, running heads, and layout within lines.
//!
//! Nothing is removed by guess: lines are numbered if a column of numbers increases by one per line, pages if single
//! numbers do so at some distance, and a running head is a line repeated at most page breaks.

mod inline;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::numeral::number;
use crate::offsets::Offsets;

/// Minimum number of consecutive numbered lines: starting at 1, or at another number.
const FEWEST_NUMBERED: (u32, u32) = (5, 8);
/// Minimum number of lines numbered from 1 on the last page of a text with other numbered pages.
const FEWEST_ON_LAST: u32 = 2;
/// Minimum number of page numbers, and of repetitions of a running head.
const FEWEST_PAGES: usize = 3;
/// Minimum distance of two page numbers in non-blank lines, unless they are next to form feeds.
const SHORTEST_PAGE: usize = 12;
/// Maximum distance of a running head or page number from a page break, in non-blank lines.
const NEAR_BREAK: usize = 2;
/// Maximum length of a running head or a line with a page number, in bytes.
const LONGEST_HEAD: usize = 120;

/// Maximum distance of a printed page number from the top or bottom of a page, in non-blank lines.
const NEAR_EDGE: usize = 3;

/// A line of a text.
struct Line<'t> {
    /// Byte range without the line end.
    range: Range<usize>,
    text: &'t str,
    /// Whether a form feed ends it.
    breaks_page: bool,
}

/// The text without page layout, and its mapping to the original text; `None` if there is no page layout.
pub(crate) fn without_layout(text: &str) -> Option<(String, Offsets)> {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let pages = page_numbers(&lines);
    let numbers = line_numbers(&lines, &pages);
    let heads = running_heads(&lines, &pages, &numbers);
    let inline = inline::inline_layout(text, &lines);
    if pages.is_empty() && heads.is_empty() && numbers.is_empty() && inline.is_empty() {
        return None;
    }
    let mut removed = inline;
    for (number, line) in lines.iter().enumerate() {
        let next = lines
            .get(number + 1)
            .map_or(text.len(), |next| next.range.start);
        if pages.contains(&number) || heads.contains(&number) {
            removed.push(line.range.start..next);
        } else if let Some(length) = numbers.get(&number) {
            removed.push(line.range.start..line.range.start + length);
        }
    }
    removed.sort_unstable_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len());
    let mut offsets = Offsets::default();
    let mut from = 0;
    let end = text.len()..text.len();
    for range in removed.into_iter().chain(std::iter::once(end)) {
        if range.start > from {
            let piece = text.get(from..range.start).unwrap_or_default();
            out.push_str(piece);
            offsets.push(piece.len(), from..range.start);
        }
        from = from.max(range.end);
    }
    Some((out, offsets))
}

/// Lines of a text; form feeds end a line too.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive(['\n', '\u{c}']).map(move |whole| {
        let text = whole.trim_end_matches(['\n', '\r', '\u{c}']);
        let line = Line {
            range: start..start + text.len(),
            text,
            breaks_page: whole.ends_with('\u{c}'),
        };
        start += whole.len();
        line
    })
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Number at the start of the line, followed by white space or nothing, and the length of all these.
    fn number(&self) -> Option<(u32, usize)> {
        let rest = self.text.trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest.get(digits..)?;
        if !(1..=3).contains(&digits) || !(after.is_empty() || after.starts_with([' ', '\t'])) {
            return None;
        }
        let number = rest.get(..digits)?.parse().ok()?;
        Some((number, self.text.len() - after.trim_start().len()))
    }

    /// Page number if the line consists only of it: `14`, `- 14 -`, `Page 14`, `Page 14 of 20`.
    fn page(&self) -> Option<u32> {
        let text = self.text.trim();
        if text.len() > LONGEST_HEAD {
            return None;
        }
        let text = text
            .trim_matches(['-', '–', '—', '[', ']', ' '])
            .to_lowercase();
        let text = text
            .strip_prefix("page")
            .or_else(|| text.strip_prefix("p."))
            .unwrap_or(&text)
            .trim();
        let (number, of) = text.split_once(" of ").unwrap_or((text, "1"));
        let number = number.trim();
        (number.len() <= 4 && of.trim().parse::<u32>().is_ok())
            .then(|| number.parse().ok())
            .flatten()
    }

    /// The line without digits, for comparison as a running head; `None` if it is too short or too long for one.
    fn head(&self) -> Option<String> {
        let text = self.text.trim();
        let head: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
        let head = head
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        (text.len() <= LONGEST_HEAD && head.chars().filter(|c| c.is_alphabetic()).count() > 2)
            .then_some(head)
    }
}

/// Indices of the lines that are page numbers.
fn page_numbers(lines: &[Line<'_>]) -> HashSet<usize> {
    // Chains of increasing numbers, by the number that a chain ends with.
    let mut chains: Vec<Vec<usize>> = Vec::new();
    let mut ending: HashMap<u32, usize> = HashMap::new();
    let (mut with_text, mut places) = (0_usize, Vec::with_capacity(lines.len()));
    for (at, line) in lines.iter().enumerate() {
        places.push(with_text);
        with_text += usize::from(!line.is_blank());
        let Some(number) = line.page() else {
            continue;
        };
        let before = number
            .checked_sub(1)
            .and_then(|before| ending.get(&before).copied());
        let follows = before.filter(|chain| {
            let last = chains.get(*chain).and_then(|chain| chain.last()).copied();
            let place = |at: usize| places.get(at).copied().unwrap_or(0);
            last.is_some_and(|last| {
                place(at) - place(last) >= SHORTEST_PAGE
                    || is_beside_feed(lines, at) && is_beside_feed(lines, last)
            })
        });
        if let Some(chain) = follows {
            if let Some(chain) = chains.get_mut(chain) {
                chain.push(at);
            }
            ending.remove(&(number - 1));
            ending.insert(number, chain);
        } else {
            ending.insert(number, chains.len());
            chains.push(vec![at]);
        }
    }
    let fewest = fewest_pages(lines);
    let is_shown = |chain: &Vec<usize>| {
        chain.len() >= FEWEST_PAGES
            || chain.len() >= fewest && chain.iter().all(|at| is_beside_feed(lines, *at))
    };
    chains.into_iter().filter(is_shown).flatten().collect()
}

/// Minimum number of page numbers and of repetitions of a running head: those of both pages if there are only two.
fn fewest_pages(lines: &[Line<'_>]) -> usize {
    let last = lines.iter().rposition(|line| !line.is_blank());
    let feeds = lines
        .iter()
        .take(last.unwrap_or(0))
        .filter(|line| line.breaks_page);
    if feeds.take(2).count() == 1 {
        2
    } else {
        FEWEST_PAGES
    }
}

/// Whether a form feed, or the start of the text, is within a few lines above or below a line.
fn is_beside_feed(lines: &[Line<'_>], at: usize) -> bool {
    if at <= NEAR_BREAK {
        return true;
    }
    let above = lines
        .get(at.saturating_sub(NEAR_BREAK + 1)..at)
        .unwrap_or_default();
    let below = lines.iter().skip(at).take(NEAR_BREAK + 1);
    above.iter().chain(below).any(|line| line.breaks_page)
}

/// Indices of the lines that are repeated near page breaks.
fn running_heads(
    lines: &[Line<'_>],
    pages: &HashSet<usize>,
    numbers: &HashMap<usize, usize>,
) -> HashSet<usize> {
    let breaks: Vec<usize> = (0..lines.len())
        .filter(|at| pages.contains(at) || lines.get(*at).is_some_and(|line| line.breaks_page))
        .collect();
    let mut near: HashMap<String, Vec<usize>> = HashMap::new();
    let mut seen = HashSet::new();
    // The first page starts without a break.
    for start in std::iter::once(0).chain(breaks.iter().map(|at| at + 1)) {
        let is_text =
            |at: &usize| lines.get(*at).is_some_and(|line| !line.is_blank()) && !pages.contains(at);
        let below = (start..lines.len())
            .take(3 * NEAR_BREAK)
            .filter(is_text)
            .take(NEAR_BREAK);
        let above = (0..start)
            .rev()
            .take(3 * NEAR_BREAK)
            .filter(is_text)
            .take(NEAR_BREAK);
        for at in below.chain(above).filter(|at| seen.insert(*at)) {
            if numbers.contains_key(&at) {
                continue;
            }
            if let Some(head) = lines.get(at).and_then(Line::head) {
                near.entry(head).or_default().push(at);
            }
        }
    }
    let fewest = fewest_pages(lines).max(breaks.len() / 4);
    near.into_values()
        .filter(|places| places.len() >= fewest)
        .flatten()
        .collect()
}

/// Indices of numbered lines, with the length of each number and the white space around it.
fn line_numbers(lines: &[Line<'_>], pages: &HashSet<usize>) -> HashMap<usize, usize> {
    // Runs of numbers that increase by one.
    let mut runs: Vec<(u32, Vec<(usize, usize)>)> = Vec::new();
    let mut next = None;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() || pages.contains(&at) {
            continue;
        }
        let Some((number, length)) = line.number() else {
            next = None;
            continue;
        };
        if next != Some(number) {
            runs.push((number, Vec::new()));
        }
        if let Some((_, run)) = runs.last_mut() {
            run.push((at, length));
        }
        next = number.checked_add(1);
    }
    let is_column = |(first, run): &(u32, Vec<_>), fewest: u32| {
        let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
        count >= FEWEST_NUMBERED.1 || *first == 1 && count >= fewest
    };
    let any = runs.iter().any(|run| is_column(run, FEWEST_NUMBERED.0));
    let fewest = if any {
        FEWEST_ON_LAST
    } else {
        FEWEST_NUMBERED.0
    };
    runs.iter()
        .filter(|run| is_column(run, fewest))
        .flat_map(|(_, run)| run.iter().copied())
        .collect()
}

/// Possible printed numbers of a page: those at the start or end of its first and last lines.
pub(crate) fn printed_numbers(page: &str) -> Vec<usize> {
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
    let top = lines.clone().take(NEAR_EDGE);
    let bottom = lines.rev().take(NEAR_EDGE);
    let ends = bottom.chain(top).flat_map(|line| {
        let mut words = line.split_whitespace();
        [words.next(), words.next_back()]
    });
    let numbers = ends.flatten().filter_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        number(&word.to_ascii_lowercase())
    });
    numbers.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_numbers_are_removed_if_they_form_a_column() {
        let text = "MARLOWE V. HARBOR\n1 Q. Did you see\n2   the fire?\n 3 A. I did 14\n4\n5 times. He did\n6 not say\n7 why.";
        let (clean, offsets) = without_layout(text).unwrap();
        assert_eq!(
            clean,
            "MARLOWE V. HARBOR\nQ. Did you see\nthe fire?\nA. I did 14\n\ntimes. He did\nnot say\nwhy."
        );
        let at = clean.find("not say").unwrap();
        assert_eq!(&text[offsets.range(&(at..at + 11))], "not say\n7 why");
        for unnumbered in [
            "1 apple\n2 pears\n3 plums",
            "12 apples\n13 pears\n14 plums\n15 nuts\n16 figs",
            "1. One\n2. Two\n3. Three\n4. Four\n5. Five\n6. Six",
            "one\n2\nthree",
            "",
        ] {
            assert!(without_layout(unnumbered).is_none(), "{unnumbered}");
        }
    }

    #[test]
    fn page_numbers_and_running_heads_are_removed() {
        let page = |number: usize| {
            let words = |line: usize| "abc".repeat(line + number * 20) + " went on\n";
            let lines: String = (0..14).map(words).collect();
            format!("{lines}\nPage {number} of 4\n\nThe Harbor Report {number}\n\n")
        };
        let text: String = (1..5).map(page).collect();
        let (clean, _) = without_layout(&text).unwrap();
        assert!(
            !clean.contains("Page") && !clean.contains("Report"),
            "{clean}"
        );
        assert!(clean.contains("c went on\n\n\n\nabc"), "{clean}");
        let feeds = "The Harbor Report\na\n1\n\u{c}The Harbor Report\nb\n2\n\u{c}The Harbor Report\nc\n3\n\u{c}";
        assert_eq!(without_layout(feeds).unwrap().0, "a\n\u{c}b\n\u{c}c\n\u{c}");
        for unpaged in [
            "a\n\n1\n\nb\n\n2\n\nc\n\n3\n\nd",
            "Yes.\na\nYes.\nb\nYes.\nc",
        ] {
            assert!(without_layout(unpaged).is_none(), "{unpaged}");
        }
    }
}
