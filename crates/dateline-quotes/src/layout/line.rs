//! Lines of a text, and the numbers on them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::FixedState;

/// Minimum number of page numbers, and of repetitions of a running head.
pub(super) const FEWEST_PAGES: usize = 3;

/// Maximum length of a running head or a line with a page number, in bytes.
pub(super) const LONGEST_HEAD: usize = 120;

/// Something for some of the lines, by their indices.
pub(super) type LineMap<V> = HashMap<usize, V, FixedState>;

/// Indices of some of the lines.
pub(super) type LineSet = HashSet<usize, FixedState>;

/// A line of a text.
pub(super) struct Line<'t> {
    /// Byte range without the line end.
    pub(super) range: Range<usize>,
    pub(super) text: &'t str,
    /// Whether a form feed ends it.
    pub(super) breaks_page: bool,
}

/// Lines of a text; form feeds end a line too.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
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
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Page number if the line consists only of it: `14`, `- 14 -`, `Page 14`, `Page 14 of 20`.
    pub(super) fn page(&self) -> Option<u32> {
        let text = self.text.trim();
        let text = text.trim_matches(['-', '–', '—', '[', ']', ' ']);
        if text.len() > LONGEST_HEAD || !text.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let text = text.to_lowercase();
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
    pub(super) fn head(&self) -> Option<String> {
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

/// The digits at a position of a text: at least one, and at most `most`.
pub(crate) fn digits(text: &str, at: usize, most: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most).contains(&count).then(|| rest.get(..count))?
}
