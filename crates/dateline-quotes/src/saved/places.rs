//! Pages, lines and bytes of a saved copy.

use std::ops::Range;

use super::{Markup, SavedCopy};
use crate::layout::printed_numbers;
use crate::verdict::{Found, Place};

impl SavedCopy {
    /// Page (from 1) of a byte of [`Self::text`]; `None` if the copy has no pages. A form feed ends a page.
    #[must_use]
    pub fn page_of(&self, text: usize) -> Option<usize> {
        let pages = self.pages();
        (!pages.is_empty()).then(|| 1 + pages.partition_point(|start| *start <= text))
    }

    /// Range of a page (from 1) in [`Self::text`]; `None` if there is no such page.
    #[must_use]
    pub fn page(&self, number: usize) -> Option<Range<usize>> {
        let pages = self.pages();
        let start = match number.checked_sub(2) {
            None if number == 1 && !pages.is_empty() => 0,
            None => return None,
            Some(before) => *pages.get(before)?,
        };
        let end = pages.get(number - 1).copied();
        let end = end.unwrap_or(self.text().len());
        (start < end).then_some(start..end)
    }

    /// Number of pages; 0 if the copy has no pages.
    #[must_use]
    pub fn page_count(&self) -> usize {
        match self.pages().len() {
            0 => 0,
            breaks => breaks + 1,
        }
    }

    /// Possible printed numbers of a page, which is counted from 1.
    pub(crate) fn printed_on(&self, page: usize) -> &[usize] {
        let all = self.printed.get_or_init(|| {
            let text = |page| self.text().get(self.page(page)?);
            let pages = 1..=self.page_count();
            let pages = pages.map(|page| text(page).map(printed_numbers).unwrap_or_default());
            pages.collect()
        });
        let at = page.checked_sub(1);
        at.and_then(|at| all.get(at)).map_or(&[], Vec::as_slice)
    }

    fn pages(&self) -> &[usize] {
        self.pages.get_or_init(|| match self.markup {
            Markup::Plain => memchr::memchr_iter(b'\x0c', self.text().as_bytes())
                .map(|at| at + 1)
                .collect(),
            Markup::Markdown | Markup::Html => Vec::new(),
        })
    }

    /// Maps a range of [`Self::text`] to [`Self::source`].
    #[must_use]
    pub fn in_source(&self, text: &Range<usize>) -> Range<usize> {
        match &self.rendered {
            Some((_, offsets)) => offsets.range(text),
            None => text.clone(),
        }
    }

    /// Maps a range of [`Self::source`] to the characters of [`Self::text`] derived from it.
    #[must_use]
    pub fn in_text(&self, source: &Range<usize>) -> Range<usize> {
        let Some((text, offsets)) = &self.rendered else {
            return source.clone();
        };
        let start = first(text.len(), |at| {
            offsets.end(at.saturating_add(1)) > source.start
        });
        let end = first(text.len(), |at| offsets.start(at) >= source.end);
        let start = floor(text, start);
        start..floor(text, end).max(start)
    }

    /// Line (from 1) of [`Self::source`] for a byte of [`Self::text`].
    #[must_use]
    pub fn line_of(&self, text: usize) -> usize {
        let source = match &self.rendered {
            Some((_, offsets)) => offsets.start(text),
            None => text,
        };
        let lines = self.lines();
        lines.partition_point(|start| *start <= source).max(1)
    }

    /// Start in [`Self::text`] of a line of [`Self::source`], or of the next line with text.
    #[must_use]
    pub fn at_line(&self, line: usize) -> usize {
        let last = self.text().len();
        let Some(start) = self.lines().get(line.saturating_sub(1)).copied() else {
            return last;
        };
        self.in_text(&(start..start.saturating_add(1))).start
    }

    /// Number of lines of [`Self::source`].
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| line_starts(&self.source))
    }

    /// Maps a range of [`Self::source`] to bytes of the file.
    #[must_use]
    pub fn in_bytes(&self, source: &Range<usize>) -> Range<usize> {
        self.to_bytes.range(source)
    }

    /// Line and column of a byte of [`Self::source`]. LF, CR and CR LF end a line.
    #[must_use]
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

/// The first of `count` positions for which a monotonic condition holds; `count` if there is none.
fn first(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
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
