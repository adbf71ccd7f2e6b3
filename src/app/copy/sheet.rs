//! Wrapping a long text, computed only for the visible rows.
//!
//! The text is cut into pieces: its lines, very long lines into several. The bounds of a piece
//! depend only on a few thousand bytes around it, and only visible pieces are wrapped, so that a
//! copy of any size opens at once.

use std::ops::Range;

use memchr::{memchr_iter, memchr2, memrchr2};

use crate::evidence::offsets::Offsets;
use crate::text::{floor, needs_mark, rows, visible, width};

/// A line is cut at multiples of this many bytes, unless it ends near one.
const STEP: usize = 4096;
/// Distance in bytes that counts as near.
const NEAR: usize = STEP / 2;
/// Distance between tab stops, in columns.
const TAB: usize = 8;
/// The most rows of one piece.
const MOST_ROWS: usize = 4 * STEP;

/// A row of the wrapped text: the first byte of its piece, and the row within that piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Top {
    /// First byte of the piece.
    pub piece: usize,
    /// Row within the piece, from 0.
    pub row: usize,
}

/// A text and the width it is wrapped to.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Width in columns, at least 1.
    pub columns: usize,
    /// Whether consecutive empty lines are shown as one, as in a web page.
    pub squeezed: bool,
}

/// A piece of the text, wrapped and sanitized.
#[derive(Debug)]
pub struct Piece {
    /// Its byte range of the text, without the line end.
    pub range: Range<usize>,
    /// The sanitized text.
    pub shown: String,
    /// Maps positions in `shown` to positions in the text.
    pub back: Offsets,
    /// The rows as byte ranges of `shown`, at least one.
    pub rows: Vec<Range<usize>>,
}

impl Sheet<'_> {
    /// The byte range of the piece that contains a byte, or ends at it.
    pub(crate) fn range(&self, at: usize) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let mut at = at.min(bytes.len());
        let is = |at: usize, byte: u8| bytes.get(at) == Some(&byte);
        if is(at, b'\n') && at.checked_sub(1).is_some_and(|before| is(before, b'\r')) {
            at = at.saturating_sub(1);
        }
        let from = at.saturating_sub(2 * STEP);
        let line = memrchr2(b'\n', b'\r', bytes.get(from..at).unwrap_or_default());
        let line = line.map_or(from, |found| from + found + 1);
        // A cut is moved before the character that crosses the multiple.
        let cut = (from / STEP..=at / STEP + 1)
            .rev()
            .filter_map(|step| self.cut(step * STEP))
            .find(|cut| *cut <= at);
        let start = line.max(cut.unwrap_or(0));
        let to = (at + 2 * STEP).min(bytes.len());
        let line = memchr2(b'\n', b'\r', bytes.get(at..to).unwrap_or_default());
        let line = line.map_or(to, |found| at + found);
        let cut = (at / STEP..=to / STEP + 1)
            .filter_map(|step| self.cut(step * STEP))
            .find(|cut| *cut > at && *cut > start);
        start..line.min(cut.unwrap_or(to))
    }

    /// The position of a cut in a long line near a byte; `None` if the line ends near it.
    fn cut(&self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let around = bytes.get(at.checked_sub(NEAR)?..at.checked_add(NEAR)?)?;
        memchr2(b'\n', b'\r', around)
            .is_none()
            .then(|| floor(self.text, at))
    }

    /// First byte of the next piece; `None` after the last.
    pub(crate) fn next(&self, range: &Range<usize>) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let next = match (bytes.get(range.end), bytes.get(range.end + 1)) {
            (Some(b'\r'), Some(b'\n')) => range.end + 2,
            (Some(b'\r' | b'\n'), _) => range.end + 1,
            _ => range.end,
        };
        (next < bytes.len() && next > range.start).then_some(next)
    }

    /// First byte of the piece shown below; `None` after the last.
    pub(crate) fn below(&self, range: &Range<usize>) -> Option<usize> {
        let mut next = self.next(range)?;
        if self.squeezed && self.is_blank(range) {
            let mut here = self.range(next);
            while self.is_blank(&here) {
                next = self.next(&here)?;
                here = self.range(next);
            }
        }
        Some(next)
    }

    /// First byte of the piece shown above; `None` before the first.
    fn above(&self, start: usize) -> Option<usize> {
        let mut above = self.before(start)?;
        while self.squeezed && self.is_blank(&self.range(above)) {
            match self.before(above) {
                Some(before) if self.is_blank(&self.range(before)) => above = before,
                _ => break,
            }
        }
        Some(above)
    }

    /// Whether a piece has only white space.
    pub(crate) fn is_blank(&self, range: &Range<usize>) -> bool {
        let text = self.text.get(range.clone()).unwrap_or_default();
        text.trim().is_empty()
    }

    /// First byte of the piece before that byte.
    fn before(&self, start: usize) -> Option<usize> {
        let last = floor(self.text, start.checked_sub(1)?);
        Some(self.range(last).start)
    }

    /// Whether a line begins at a byte.
    pub(crate) fn begins_line(&self, at: usize) -> bool {
        let before = at
            .checked_sub(1)
            .and_then(|before| self.text.as_bytes().get(before));
        matches!(before, None | Some(b'\n' | b'\r'))
    }

    /// The piece that contains a byte, wrapped.
    pub(crate) fn piece(&self, at: usize) -> Piece {
        let range = self.range(at);
        let text = self.text.get(range.clone()).unwrap_or_default();
        let (shown, back) = if text.chars().any(needs_mark) {
            let before = self.text.get(..range.start).unwrap_or_default();
            marked(text, before)
        } else {
            (text.to_owned(), Offsets::shifted(range.start, text.len()))
        };
        let rows = rows(&shown, self.columns.max(1), MOST_ROWS);
        Piece {
            range,
            shown,
            back,
            rows,
        }
    }

    /// Moves `rows` rows down, at most to the last one.
    pub(crate) fn down(&self, top: Top, mut rows: usize) -> Top {
        let mut top = top;
        loop {
            let piece = self.piece(top.piece);
            let left = piece.rows.len().saturating_sub(top.row).saturating_sub(1);
            if rows <= left {
                top.row += rows;
                return top;
            }
            let Some(next) = self.below(&piece.range) else {
                top.row += left;
                return top;
            };
            rows = rows.saturating_sub(left).saturating_sub(1);
            top = Top {
                piece: next,
                row: 0,
            };
        }
    }

    /// Moves `rows` rows up, at most to the first one.
    pub(crate) fn up(&self, top: Top, mut rows: usize) -> Top {
        let mut top = top;
        loop {
            if rows <= top.row {
                top.row = top.row.saturating_sub(rows);
                return top;
            }
            let Some(before) = self.above(top.piece) else {
                return Top::default();
            };
            rows = rows.saturating_sub(top.row).saturating_sub(1);
            let last = self.piece(before).rows.len().saturating_sub(1);
            top = Top {
                piece: before,
                row: last,
            };
        }
    }

    /// The first row of the last page, for a page of `height` rows.
    pub(crate) fn last_page(&self, height: usize) -> Top {
        let piece = self.piece(self.text.trim_end().len());
        let last = Top {
            piece: piece.range.start,
            row: piece.rows.len().saturating_sub(1),
        };
        self.up(last, height.saturating_sub(1))
    }

    /// The row that contains a byte.
    pub(crate) fn row_of(&self, at: usize) -> Top {
        let piece = self.piece(at);
        let contains = |row: &&Range<usize>| piece.back.end(row.end) > at;
        let row = piece.rows.iter().position(|row| contains(&row));
        Top {
            piece: piece.range.start,
            row: row.unwrap_or(piece.rows.len().saturating_sub(1)),
        }
    }
}

/// The text with invisible characters and tabs made visible, and the map from it to the whole text,
/// of which `whole_before` precedes it.
fn marked(text: &str, whole_before: &str) -> (String, Offsets) {
    let at = whole_before.len();
    let mut shown = String::with_capacity(text.len() + 16);
    let mut back = Offsets::default();
    let mut column = 0_usize;
    for (index, c) in text.char_indices() {
        let before = shown.len();
        let start = at + index;
        if c == '\t' {
            shown.extend(std::iter::repeat_n(' ', TAB - column % TAB));
        } else if c == '\u{c}' {
            let pages = |text: &str| memchr_iter(b'\x0c', text.as_bytes()).count();
            let ended = pages(whole_before) + pages(text.get(..index).unwrap_or_default());
            let page = format!("── page {} ── ", ended + 2);
            shown.push_str(&page);
        } else if needs_mark(c) {
            let mut own = [0; 4];
            shown.push_str(&visible(c.encode_utf8(&mut own)));
        } else {
            shown.push(c);
        }
        let added = shown.get(before..).unwrap_or_default();
        column += width(added);
        back.push(added.len(), start..start + c.len_utf8());
    }
    (shown, back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(text: &str) -> Vec<Range<usize>> {
        let sheet = Sheet {
            text,
            columns: 10,
            squeezed: false,
        };
        let mut all = vec![sheet.range(0)];
        while let Some(next) = all.last().and_then(|last| sheet.next(last)) {
            all.push(sheet.range(next));
        }
        all
    }

    #[test]
    fn all_kinds_of_line_ends_end_a_line() {
        for (text, expected) in [
            ("", vec![""]),
            ("a", vec!["a"]),
            ("a\n", vec!["a"]),
            ("a\n\nb\r\nc\rd", vec!["a", "", "b", "c", "d"]),
            ("\r\n\r\nx", vec!["", "", "x"]),
        ] {
            let found: Vec<_> = pieces(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn an_endless_line_is_cut_using_only_nearby_bytes() {
        let text = "é".repeat(1 << 22);
        let sheet = Sheet {
            text: &text,
            columns: 80,
            squeezed: false,
        };
        let mut top = sheet.last_page(50);
        assert!(top.piece > text.len() - 4 * STEP);
        for _ in 0..100 {
            top = sheet.up(top, 50);
        }
        assert_eq!(sheet.down(sheet.up(top, 1000), 1000), top);
        assert!(
            pieces(&text[..100_000])
                .iter()
                .all(|range| range.len() <= 2 * STEP)
        );
    }

    #[test]
    fn marks_and_tabs_lead_back_to_the_text() {
        let text = "a\tb\u{1b}c\u{ad}d";
        let pages = Sheet {
            text: "one\n\u{c}two\n\u{c}three",
            columns: 80,
            squeezed: false,
        };
        assert_eq!(pages.piece(4).shown, "── page 2 ── two");
        assert_eq!(pages.piece(9).shown, "── page 3 ── three");
        let sheet = Sheet {
            text,
            columns: 80,
            squeezed: false,
        };
        let piece = sheet.piece(0);
        assert_eq!(piece.shown, "a       b␛c‧d");
        let at = piece.shown.find('d').unwrap();
        assert_eq!(piece.back.start(at), text.find('d').unwrap());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn up_undoes_down_and_every_row_is_met(
            lines in prop::collection::vec("[a-c é日\\t]{0,40}", 0..12),
            long in 0_usize..2,
            columns in 5_usize..30,
            squeezed: bool,
        ) {
            let text = lines.join("\n") + &"wörd ".repeat(long * 1100);
            let sheet = Sheet { text: &text, columns, squeezed };
            let mut all = vec![Top::default()];
            loop {
                let here = *all.last().unwrap();
                let next = sheet.down(here, 1);
                if next == here {
                    break;
                }
                prop_assert!(next > here);
                prop_assert_eq!(sheet.up(next, 1), here);
                all.push(next);
            }
            let joined: String = pieces(&text).into_iter().map(|range| text[range].to_owned()).collect();
            prop_assert_eq!(joined, text.replace('\n', ""));
            let last = all.len() - 1;
            prop_assert_eq!(sheet.down(Top::default(), last + 7), all[last]);
            prop_assert_eq!(sheet.up(all[last], last), Top::default());
        }

        #[test]
        fn a_byte_is_found_in_its_row(text in "[a-c é日\\t\\n]{0,200}", at in 0_usize..200) {
            let sheet = Sheet { text: &text, columns: 7, squeezed: false };
            let at = floor(&text, at.min(text.len().saturating_sub(1)));
            let top = sheet.row_of(at);
            let piece = sheet.piece(top.piece);
            let row = piece.back.range(&piece.rows[top.row]);
            prop_assert!(row.contains(&at) || at >= piece.range.end, "{row:?} {at}");
        }
    }
}
