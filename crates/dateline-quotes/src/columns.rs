//! Columns of a plain text, side by side on its lines: each is read on its own.
//!
//! A gap is one between columns if lines that follow each other have the next column at the same place, enough of them
//! have long texts on both sides, and many of these go on a sentence. The cells of a table and the numbers of lines do not.

use std::ops::Range;

use crate::offsets::Offsets;

/// Minimum number of lines with text in both columns.
const FEWEST_LINES: usize = 4;
/// Minimum length of their texts on average, in bytes.
const SHORTEST: usize = 16;
/// Minimum number of spaces between columns.
const GAP: usize = 2;
/// Maximum number of lines of the left column below the end of the right one.
const LONGEST_TAIL: usize = 100;
/// Maximum number of columns.
const MOST_COLUMNS: usize = 6;

/// A text with its columns one after the other; `None` if it has none.
pub(crate) fn in_reading_order(text: &str) -> Option<(String, Offsets)> {
    memchr::memmem::find(text.as_bytes(), b"  ")?;
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        start += line.len();
        start - line.len()..start
    });
    let (mut ordered, mut any) = (Vec::new(), false);
    order(
        text,
        &lines.collect::<Vec<_>>(),
        MOST_COLUMNS,
        &mut ordered,
        &mut any,
    );
    let (mut out, mut offsets) = (String::with_capacity(text.len()), Offsets::default());
    for piece in ordered.into_iter().filter(|_| any) {
        let written = text.get(piece.clone())?;
        out.push_str(written);
        offsets.push(written.len(), piece.clone());
        if !written.ends_with('\n') {
            out.push('\n');
            offsets.push(1, piece.end..piece.end);
        }
    }
    any.then_some((out, offsets))
}

/// Appends lines, those of each block with its columns one after the other.
fn order(
    text: &str,
    lines: &[Range<usize>],
    most: usize,
    ordered: &mut Vec<Range<usize>>,
    any: &mut bool,
) {
    let mut rest = lines;
    while let Some(line) = rest.first() {
        let gaps = gaps(text.get(line.clone()).unwrap_or_default());
        let blocks = gaps.into_iter().filter(|_| most > 1);
        let blocks = blocks.map(|at| Block::of(text, rest, at));
        let Some(block) = blocks.max_by_key(|block| (block.has_columns(), block.count)) else {
            ordered.push(line.clone());
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        let (own, after) = rest.split_at(block.count.clamp(1, rest.len()));
        if block.has_columns() {
            *any = true;
            order(text, &block.left, most - 1, ordered, any);
            order(text, &block.right, most - 1, ordered, any);
        } else {
            ordered.extend_from_slice(own);
        }
        rest = after;
    }
}

/// Where the text after each gap of a line begins, in characters.
fn gaps(line: &str) -> Vec<usize> {
    let mut pairs = line.trim().as_bytes().windows(2);
    if !pairs.any(|pair| pair == b"  ") {
        return Vec::new();
    }
    let (mut spaces, mut found) = (0, Vec::new());
    let begins = line.len() - line.trim_start().len();
    for (at, (byte, c)) in line.char_indices().enumerate() {
        if c == ' ' {
            spaces += 1;
        } else {
            if spaces >= GAP && byte > begins && !c.is_whitespace() && found.len() < MOST_COLUMNS {
                found.push(at);
            }
            spaces = 0;
        }
    }
    found
}

/// Lines that have a gap in common.
#[derive(Default)]
struct Block {
    count: usize,
    left: Vec<Range<usize>>,
    right: Vec<Range<usize>>,
    /// Number of lines with text on both sides, and of those whose texts go on a sentence.
    both: usize,
    going_on: (usize, usize),
    /// Lengths of these texts.
    lengths: (usize, usize),
}

impl Block {
    /// The lines at the front of `lines` with a gap before the character `at`, up to the end of the left column.
    fn of(text: &str, lines: &[Range<usize>], at: usize) -> Self {
        let mut block = Self::default();
        let (mut end, mut below) = (None, 0);
        for line in lines {
            let written = text.get(line.clone()).unwrap_or_default();
            let split = written.char_indices().nth(at);
            let split = split.map_or(written.len(), |(byte, _)| byte);
            let (left, right) = written.split_at_checked(split).unwrap_or_default();
            let (before, after) = (left.trim(), right.trim());
            let is_tail = block.count >= below + LONGEST_TAIL;
            let is_gap = after.is_empty() || left.ends_with("  ") && !right.starts_with(' ');
            if !is_gap || is_tail || written.starts_with('\u{c}') && block.count > 0 {
                break;
            }
            match (before.is_empty(), after.is_empty()) {
                (true, true) => end = end.or(Some((block.count, block.left.len()))),
                (false, true) => {}
                (is_right_only, false) => {
                    (end, below) = (None, block.count);
                    block.right.push(line.start + split..line.end);
                    if !is_right_only {
                        block.add(before, after);
                    }
                }
            }
            block
                .left
                .push(line.start..line.start + left.trim_end().len());
            block.count += 1;
        }
        if let Some((count, left)) = end {
            block.count = count;
            block.left.truncate(left);
        }
        block
    }

    /// Counts a line with text on both sides.
    fn add(&mut self, before: &str, after: &str) {
        let goes_on = |text: &str| usize::from(text.starts_with(char::is_lowercase));
        self.both += 1;
        self.lengths.0 += before.len();
        self.lengths.1 += after.len();
        self.going_on.0 += goes_on(before);
        self.going_on.1 += goes_on(after);
    }

    /// Whether its sides are columns of a text.
    fn has_columns(&self) -> bool {
        let least = self.both * SHORTEST;
        self.both >= FEWEST_LINES
            && self.lengths.0.min(self.lengths.1) >= least
            && 3 * self.going_on.0.min(self.going_on.1) >= self.both
    }
}

#[cfg(test)]
mod tests {
    use super::in_reading_order;

    #[test]
    fn columns_are_read_one_after_the_other() {
        let text = "Title\n\nThe mayor did not    The bridge is shut\nhave to pay for it.  since the spring of\nHe said that all of  last year, and two\nit was a gift from.  boys fell from it.\n\nEnd.";
        let (out, offsets) = in_reading_order(text).unwrap();
        assert_eq!(
            out,
            "Title\n\nThe mayor did not\nhave to pay for it.\nHe said that all of\nit was a gift from.\nThe bridge is shut\nsince the spring of\nlast year, and two\nboys fell from it.\n\nEnd.\n"
        );
        let at = out.find("since").unwrap();
        assert_eq!(&text[offsets.range(&(at..at + 5))], "since");
        for table in [
            "Name    Age\nAnna    12\nBert    14\nCarl    15\nDora    16",
            "1    Q. Did you see it?\n2    A. I saw it then.\n3    Q. And what of it?\n4    A. It was all of it.",
            "Anna Maria Velt     The Opera House\nBert Oskar Lindner  The Corn Exchange\nCarl Otto Brandt    The Old Harbor\nDora Ann Fenn       The Fish Market",
        ] {
            assert!(in_reading_order(table).is_none(), "{table}");
        }
    }
}
