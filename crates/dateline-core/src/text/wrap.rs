//! Line wrapping to a width, at the places where a reader expects it.

use std::ops::Range;

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::{visible, width};

/// Wraps a text to lines of at most `columns` columns, sanitized by [`visible`].
///
/// Lines break at the opportunities of Unicode Standard Annex #14 (after spaces and hyphens, between CJK characters);
/// a word wider than a line breaks between grapheme clusters. Line ends of the text are kept; white space at the end of
/// a line is removed. At most `limit` lines are returned.
pub fn wrap(text: &str, columns: usize, limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if columns == 0 {
        return lines;
    }
    for paragraph in text.trim_end_matches(['\n', '\r']).split('\n') {
        if lines.len() >= limit {
            break;
        }
        let paragraph = visible(paragraph.strip_suffix('\r').unwrap_or(paragraph));
        fill(&paragraph, columns, limit, &mut lines);
    }
    lines
}

/// Appends one paragraph.
fn fill(paragraph: &str, columns: usize, limit: usize, lines: &mut Vec<String>) {
    let left = limit.saturating_sub(lines.len());
    let rows = rows(paragraph, columns, left);
    lines.extend(
        rows.into_iter()
            .filter_map(|row| Some(paragraph.get(row)?.trim_end().to_owned())),
    );
}

/// Byte ranges of the rows of one sanitized line. They break like those of [`wrap`], but keep the white space at their
/// end, which may exceed the width. Returns at least one and at most `limit` rows.
pub fn rows(line: &str, columns: usize, limit: usize) -> Vec<Range<usize>> {
    let mut rows = Rows {
        columns,
        limit,
        rows: Vec::new(),
        start: 0,
        used: 0,
    };
    let mut start = 0;
    // Greedy: each row takes as many segments as fit.
    for (end, _) in linebreaks(line) {
        let segment = line.get(start..end).unwrap_or_default();
        let word = width(segment.trim_end());
        if rows.used > 0 && rows.used + word > columns {
            rows.end(start);
        }
        if rows.is_full() {
            return rows.rows;
        }
        if word > columns {
            rows.break_word(segment, start);
        } else {
            rows.used += width(segment);
        }
        start = end;
    }
    if !rows.is_full() {
        rows.end(line.len());
    }
    rows.rows
}

/// The rows of a line so far.
struct Rows {
    columns: usize,
    limit: usize,
    rows: Vec<Range<usize>>,
    /// Start of the current row.
    start: usize,
    /// Columns used in the current row.
    used: usize,
}

impl Rows {
    fn is_full(&self) -> bool {
        self.rows.len() >= self.limit
    }

    fn end(&mut self, at: usize) {
        self.rows.push(self.start..at);
        self.start = at;
        self.used = 0;
    }

    /// Splits a segment wider than a row between its grapheme clusters.
    fn break_word(&mut self, segment: &str, at: usize) {
        for (offset, grapheme) in segment.grapheme_indices(true) {
            let wide = width(grapheme);
            if self.used > 0 && self.used + wide > self.columns {
                if grapheme.trim().is_empty() {
                    continue;
                }
                self.end(at + offset);
                if self.is_full() {
                    return;
                }
            }
            self.used += wide;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_where_a_reader_expects_it() {
        for (text, columns, lines) in [
            ("one two three", 7, vec!["one two", "three"]),
            ("one two three", 5, vec!["one", "two", "three"]),
            ("abcdefgh ij", 4, vec!["abcd", "efgh", "ij"]),
            ("a\n\nb", 9, vec!["a", "", "b"]),
            ("日本語の文", 4, vec!["日本", "語の", "文"]),
            ("日本語", 5, vec!["日本", "語"]),
            ("👩‍👩‍👧👩‍👩‍👧 x", 3, vec!["👩‍👩‍👧", "👩‍👩‍👧", "x"]),
            (
                "e\u{301}e\u{301}e\u{301}",
                2,
                vec!["e\u{301}e\u{301}", "e\u{301}"],
            ),
            (
                "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}",
                2,
                vec!["\u{1112}\u{1161}\u{11ab}", "\u{1100}\u{1173}\u{11af}"],
            ),
            ("a\tb", 20, vec!["a       b"]),
            ("well-known fact", 6, vec!["well-", "known", "fact"]),
            ("  indented", 20, vec!["  indented"]),
            ("x\r\ny\r\n", 20, vec!["x", "y"]),
            ("", 5, vec![""]),
            ("abc", 0, vec![]),
        ] {
            assert_eq!(wrap(text, columns, 100), lines, "{text:?} in {columns}");
        }
    }

    #[test]
    fn at_most_limit_lines() {
        assert_eq!(wrap(&"word ".repeat(1000), 10, 3).len(), 3);
        assert_eq!(wrap(&"w".repeat(1000), 10, 3).len(), 3);
    }

    proptest! {
        #[test]
        fn every_line_fits_and_no_letter_is_lost(text in "[a-zé日 \\-]{0,60}", columns in 2_usize..30) {
            let lines = wrap(&text, columns, usize::MAX);
            prop_assert!(lines.iter().all(|l| width(l) <= columns), "{lines:?}");
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
