//! Pages, lines and bytes of a saved copy.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::pages::Pages;
use super::{Markup, SavedCopy};
use crate::layout::{numbered_lines, printed_numbers, star_pages};
use crate::verdict::{Found, Place};

/// Maximum number of pages whose printed numbers are compared.
const MOST_COMPARED: usize = 200;

impl SavedCopy {
    /// Page of a byte of [`Self::text`]; `None` if the copy has no pages. A form feed ends a page, and pages are counted
    /// from 1; without form feeds, pages begin at marks such as `*412`, and have those numbers.
    pub fn page_of(&self, text: usize) -> Option<usize> {
        let Pages { first, breaks } = self.pages();
        (!breaks.is_empty()).then(|| first + breaks.partition_point(|start| *start <= text))
    }

    /// Range of a page in [`Self::text`]; `None` if there is no such page.
    pub fn page(&self, number: usize) -> Option<Range<usize>> {
        let Pages { first, breaks } = self.pages();
        let index = number.checked_sub(*first).filter(|_| !breaks.is_empty())?;
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => *breaks.get(before)?,
        };
        let end = breaks.get(index).copied().unwrap_or(self.text().len());
        (start < end).then_some(start..end)
    }

    /// Numbers of all pages; empty if the copy has no pages.
    pub fn page_numbers(&self) -> Range<usize> {
        let Pages { first, breaks } = self.pages();
        match breaks.len() {
            0 => 0..0,
            breaks => *first..first + breaks + 1,
        }
    }

    /// Possible printed numbers of a page.
    pub(crate) fn printed_on(&self, page: usize) -> &[usize] {
        let all = self.printed.get_or_init(|| {
            let numbered = self.numbered();
            let is_numbered = |at: usize| numbered.binary_search_by_key(&at, |line| line.0).is_ok();
            let printed = |page| {
                let range = self.page(page)?;
                let text = self.text().get(range.clone())?;
                Some(printed_numbers(text, |at| is_numbered(range.start + at)))
            };
            let pages = self.page_numbers();
            pages
                .map(|page| printed(page).unwrap_or_default())
                .collect()
        });
        let index = page.checked_sub(self.pages().first);
        index.and_then(|at| all.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Number that is printed on a page, if most pages have one at the same distance from their place in the copy.
    pub(crate) fn printed_page(&self, page: usize) -> Option<usize> {
        let pages = self.page_numbers();
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for page in pages.clone().take(MOST_COMPARED) {
            let ahead = self.printed_on(page).iter();
            let ahead: HashSet<usize> = ahead.filter_map(|n| n.checked_sub(page)).collect();
            for ahead in ahead {
                *counts.entry(ahead).or_default() += 1;
            }
        }
        let (ahead, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        let is_shown = count >= 2 && 2 * count > pages.len().min(MOST_COMPARED);
        (is_shown && ahead > 0).then_some(page + ahead)
    }

    fn pages(&self) -> &Pages {
        self.pages.get_or_init(|| {
            let text = self.text();
            let feeds: Vec<usize> = match self.markup {
                Markup::Plain => memchr::memchr_iter(b'\x0c', text.as_bytes())
                    .map(|at| at + 1)
                    .collect(),
                Markup::Markdown | Markup::Html => Vec::new(),
            };
            if !feeds.is_empty() {
                return Pages {
                    first: 1,
                    breaks: feeds,
                };
            }
            let marks = star_pages(text);
            let first = marks.first().map_or(1, |(number, _)| *number);
            Pages {
                first: first.saturating_sub(1),
                breaks: marks.into_iter().map(|(_, range)| range.start).collect(),
            }
        })
    }

    /// Start and number of each numbered line of [`Self::text`].
    fn numbered(&self) -> &[(usize, usize)] {
        self.numbered.get_or_init(|| numbered_lines(self.text()))
    }

    /// Number of the line with a byte of [`Self::text`], as printed at the edge of this line or counted from one nearby
    /// on the same page; `None` if lines are not numbered there.
    pub(crate) fn printed_line(&self, text: usize) -> Option<usize> {
        let numbered = self.numbered();
        let whole = self.text();
        let between = |from: usize, to: usize| {
            let between = whole.get(from..to)?;
            let lines = between.split('\n').filter(|line| !line.trim().is_empty());
            (!between.contains('\x0c')).then(|| lines.count())
        };
        let start = whole
            .get(..text)?
            .rfind(['\n', '\x0c'])
            .map_or(0, |at| at + 1);
        let next = numbered.partition_point(|(at, _)| *at <= start);
        let above = next.checked_sub(1).and_then(|at| numbered.get(at));
        let from_above = || {
            let (at, number) = above?;
            Some(number + between(*at, start)?)
        };
        let from_below = || {
            let (at, number) = numbered.get(next)?;
            number
                .checked_sub(between(start, *at)?)
                .filter(|number| *number > 0)
        };
        from_above().or_else(from_below)
    }

    /// Maps a range of [`Self::text`] to [`Self::source`].
    pub fn in_source(&self, text: &Range<usize>) -> Range<usize> {
        match &self.rendered {
            Some((_, offsets)) => offsets.range(text),
            None => text.clone(),
        }
    }

    /// Maps a range of [`Self::source`] to the characters of [`Self::text`] derived from it.
    pub fn in_text(&self, source: &Range<usize>) -> Range<usize> {
        let Some((text, offsets)) = &self.rendered else {
            return source.clone();
        };
        let range = offsets.derived(source);
        let start = floor(text, range.start);
        start..floor(text, range.end).max(start)
    }

    /// Line (from 1) of [`Self::source`] for a byte of [`Self::text`].
    pub fn line_of(&self, text: usize) -> usize {
        let source = match &self.rendered {
            Some((_, offsets)) => offsets.start(text),
            None => text,
        };
        let lines = self.lines();
        lines.partition_point(|start| *start <= source).max(1)
    }

    /// Start in [`Self::text`] of a line of [`Self::source`], or of the next line with text.
    pub fn at_line(&self, line: usize) -> usize {
        let last = self.text().len();
        let Some(start) = self.lines().get(line.saturating_sub(1)).copied() else {
            return last;
        };
        self.in_text(&(start..start.saturating_add(1))).start
    }

    /// Number of lines of [`Self::source`].
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| line_starts(&self.source))
    }

    /// Maps a range of [`Self::source`] to bytes of the file.
    pub fn in_bytes(&self, source: &Range<usize>) -> Range<usize> {
        self.to_bytes.range(source)
    }

    /// Line and column of a byte of [`Self::source`]. LF, CR and CR LF end a line.
    pub fn place(&self, source: usize) -> Place {
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= source);
        let start = line
            .checked_sub(1)
            .and_then(|index| lines.get(index))
            .copied();
        let before = self
            .source
            .get(start.unwrap_or(0)..source)
            .unwrap_or_default();
        Place {
            line: line.max(1),
            column: before.chars().count() + 1,
        }
    }
}

/// The last character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    at
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let ends =
        ends.filter(|at| bytes.get(*at) != Some(&b'\r') || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
}

/// Position of a range of the source in the file.
pub(crate) fn in_file(copy: &SavedCopy, source: Range<usize>) -> Found {
    Found {
        bytes: copy.in_bytes(&source),
        place: copy.place(source.start),
        page: copy.page_of(copy.in_text(&source).start),
        source,
        pieces: Vec::new(),
        notes: Vec::new(),
    }
}
