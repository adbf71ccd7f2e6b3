//! Page numbers and running heads.

use std::collections::HashMap;

use super::line::{FEWEST_PAGES, LONGEST_HEAD, Line, LineMap, LineSet, lines};
use crate::numeral::number;

/// Minimum distance of two page numbers in non-blank lines, unless they are next to form feeds.
const SHORTEST_PAGE: usize = 12;
/// Maximum distance of a running head or page number from a page break, in non-blank lines.
const NEAR_BREAK: usize = 2;
/// Maximum distance of a printed page number from the top or bottom of a page, in non-blank lines.
const NEAR_EDGE: usize = 3;

/// Indices of the lines that are page numbers.
pub(super) fn page_numbers(lines: &[Line<'_>]) -> LineSet {
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
pub(super) fn running_heads(
    lines: &[Line<'_>],
    pages: &LineSet,
    is_numbered: impl Fn(usize) -> bool,
) -> LineSet {
    let breaks: Vec<usize> = (0..lines.len())
        .filter(|at| pages.contains(at) || lines.get(*at).is_some_and(|line| line.breaks_page))
        .collect();
    let mut near: HashMap<String, Vec<usize>> = HashMap::new();
    let mut seen = LineSet::default();
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
            if is_numbered(at) {
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

/// Indices of the first and last lines of pages that begin or end with the page's number, such as "114   The Harbor": on
/// most pages at the same distance from the place of the page.
pub(super) fn numbered_heads(lines: &[Line<'_>]) -> LineSet {
    // By the number less the place: the pages, and the lines.
    let mut found: LineMap<(LineSet, LineSet)> = LineMap::default();
    let (mut first, mut count) = (0, 0);
    for (place, page) in lines.split_inclusive(|line| line.breaks_page).enumerate() {
        let with_text = |at: &usize| lines.get(*at).is_some_and(|line| !line.is_blank());
        let mut places = (first..first + page.len()).filter(with_text);
        first += page.len();
        let edges = [places.next(), places.next_back()];
        count += usize::from(edges.iter().any(Option::is_some));
        for at in edges.into_iter().flatten() {
            let numbers = lines.get(at).into_iter().flat_map(numbers_at_ends);
            for ahead in numbers.filter_map(|number| number.checked_sub(place)) {
                let (pages, lines) = found.entry(ahead).or_default();
                pages.insert(place);
                lines.insert(at);
            }
        }
    }
    let most = found.into_values().max_by_key(|(pages, _)| pages.len());
    let is_shown = |pages: &LineSet| pages.len() >= FEWEST_PAGES && 2 * pages.len() > count;
    most.filter(|(pages, _)| is_shown(pages))
        .map_or_else(LineSet::default, |(_, lines)| lines)
}

/// Numbers at the start and end of a short line, apart from its text.
fn numbers_at_ends(line: &Line<'_>) -> Vec<usize> {
    let text = line.text.trim();
    if text.len() > LONGEST_HEAD {
        return Vec::new();
    }
    let first = text.split("  ").next();
    let last = text.rsplit("  ").next();
    let ends = first.into_iter().chain(last);
    ends.filter_map(|end| number(&end.trim().to_ascii_lowercase()))
        .collect()
}

/// Possible printed numbers of a page: those at the start or end of its first and last lines.
///
/// `is_numbered` says whether the line at a byte of the page has a line number.
pub(crate) fn printed_numbers(page: &str, is_numbered: impl Fn(usize) -> bool) -> Vec<usize> {
    let lines = lines(page).filter(|line| !line.is_blank() && !is_numbered(line.range.start));
    let lines: Vec<&str> = lines.map(|line| line.text).collect();
    let top = lines.iter().take(NEAR_EDGE);
    let bottom = lines.iter().rev().take(NEAR_EDGE);
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
