//! Pages and lines of a copy by their cited numbers.

use std::ops::Range;

use super::kind::Span;
use crate::saved::SavedCopy;
use crate::verdict::Found;

/// Maximum number of pages of a quote.
const MOST_PAGES: usize = 50;

/// Pages of a byte range of the text, counted from 1; `None` if the copy has no pages.
pub(super) fn page_numbers(
    text: &Range<usize>,
    copy: &SavedCopy,
) -> Option<impl Iterator<Item = usize>> {
    let first = copy.page_of(text.start)?;
    let last = copy.page_of(text.end.saturating_sub(1).max(text.start))?;
    Some((first..=last).take(MOST_PAGES))
}

/// Whether the spans include a page, by its position in the copy or by its printed number.
pub(super) fn is_named(page: usize, spans: &[Span<usize>], copy: &SavedCopy) -> bool {
    let is_in = |number: usize| {
        let mut spans = spans.iter();
        spans.any(|(first, last)| (*first..=*last).contains(&number))
    };
    is_in(page) || copy.printed_on(page).iter().any(|number| is_in(*number))
}

/// A page and a line of it in words, by the numbers that are printed: "page 46 (page 2 of the file), line 3".
pub(super) fn words(page: usize, line: Option<usize>, copy: &SavedCopy) -> String {
    let line = line.map_or(String::new(), |line| format!(", line {line}"));
    match copy.printed_page(page) {
        Some(printed) => format!("page {printed} (page {page} of the file){line}"),
        None => format!("page {page}{line}"),
    }
}

/// Byte ranges of the pages that the spans include.
pub(super) fn windows(spans: &[Span<usize>], copy: &SavedCopy) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::new();
    for page in copy.page_numbers() {
        if !is_named(page, spans, copy) {
            continue;
        }
        let Some(range) = copy.page(page) else {
            continue;
        };
        match windows.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => windows.push(range),
        }
    }
    windows
}

/// Whether a quote is on one of the lines; on a page without line numbers, only the page is compared. `None` if the
/// copy has no pages.
pub(super) fn has_lines(
    found: &Found,
    spans: &[Span<(usize, usize)>],
    copy: &SavedCopy,
) -> Option<bool> {
    for page in page_numbers(&copy.in_text(&found.source), copy)? {
        let is = |number: usize| is_named(page, &[(number, number)], copy);
        for (first, last) in spans {
            if !is_named(page, &[(first.0, last.0)], copy) {
                continue;
            }
            let Some((from, to)) = lines_of(found, page, copy) else {
                return Some(true);
            };
            if (!is(first.0) || to >= first.1) && (!is(last.0) || from <= last.1) {
                return Some(true);
            }
        }
    }
    Some(false)
}

/// Printed numbers of the first and last line of a quote on a page; `None` if its lines are not numbered.
pub(super) fn lines_of(found: &Found, page: usize, copy: &SavedCopy) -> Option<Span<usize>> {
    let range = copy.page(page)?;
    let text = copy.in_text(&found.source);
    let first = text.start.max(range.start);
    let last = text.end.min(range.end).saturating_sub(1).max(first);
    Some((copy.printed_line(first)?, copy.printed_line(last)?))
}

/// Numbers of the first and last line of a byte range other than those counted in the whole copy: the printed ones, and
/// if the locator has a page, those counted from its top, with and without blank lines.
pub(super) fn counted(text: &Range<usize>, on_page: bool, copy: &SavedCopy) -> Vec<Span<usize>> {
    let whole = copy.text();
    let last = text.end.saturating_sub(1).max(text.start);
    let printed = |at: usize| begins_with(whole, at).or_else(|| copy.printed_line(at));
    let mut all = Vec::new();
    if let (Some(first), Some(last)) = (printed(text.start), printed(last)) {
        all.push((first, last));
    }
    if !on_page {
        return all;
    }
    let page = copy.page_of(text.start).and_then(|page| copy.page(page));
    if let Some(top) = page.and_then(|page| whole.get(page.start..)) {
        let until = |at: usize| {
            top.get(..at.saturating_sub(whole.len() - top.len()))
                .unwrap_or(top)
        };
        let (to_first, to_last) = (until(text.start), until(last));
        let breaks = |part: &str| part.matches('\n').count() + 1;
        all.push((breaks(to_first), breaks(to_last)));
        let filled = |part: &str| {
            let lines = part.split('\n').filter(|line| !line.trim().is_empty());
            // The last line counts even if only spaces precede the text.
            lines.count()
                + usize::from(
                    part.rsplit('\n')
                        .next()
                        .is_none_or(|line| line.trim().is_empty()),
                )
        };
        all.push((filled(to_first), filled(to_last)));
    }
    all
}

/// Number at the start of the line that contains a byte.
fn begins_with(text: &str, at: usize) -> Option<usize> {
    let start = text
        .get(..at)?
        .rfind(['\n', '\u{c}'])
        .map_or(0, |at| at + 1);
    let line = text.get(start..)?.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at_checked(digits)?;
    rest.starts_with([' ', '\t']).then(|| number.parse().ok())?
}
