//! Columns of a page whose lines are drawn across them, one row after the other: each column is read on its own.
//!
//! A gap is one between columns if rows that follow each other have it at the same place, and enough of them have a
//! long text on both sides. The cells of a table and the numbers of lines are short.

use std::collections::VecDeque;

use super::piece::{LINE, Letter, Piece};

/// Minimum number of rows with text in both columns.
const FEWEST_ROWS: usize = 4;
/// Minimum length of their texts on average, in bytes.
const SHORTEST: usize = 16;
/// Maximum distance of two rows, in sizes of the font.
const FARTHEST: f64 = 3.0;
/// Maximum number of columns.
const MOST_COLUMNS: usize = 6;

/// A line across the page.
type Row = Vec<Piece>;

/// The pieces of a page in reading order.
pub(super) fn in_reading_order(pieces: Vec<Piece>) -> Vec<Piece> {
    by_columns(rows(pieces), MOST_COLUMNS)
}

/// Joins the pieces of each line that are drawn from left to right.
fn rows(pieces: Vec<Piece>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row)
                if row
                    .last()
                    .is_some_and(|last| is_beside(last.last, piece.first)) =>
            {
                row.push(piece);
            }
            _ => rows.push(vec![piece]),
        }
    }
    rows
}

fn is_beside(last: Letter, next: Letter) -> bool {
    let is_on_line = (last.base - next.base).abs() <= last.height.max(next.height) * LINE;
    is_on_line && next.start > last.end
}

/// Puts the columns of each block of rows one after the other.
fn by_columns(rows: Vec<Row>, most: usize) -> Vec<Piece> {
    let mut ordered = Vec::new();
    let mut rows = VecDeque::from(rows);
    while !rows.is_empty() {
        let found = (most > 1).then(|| block(rows.make_contiguous()));
        let Some((count, gap)) = found.flatten() else {
            ordered.extend(rows.pop_front().into_iter().flatten());
            continue;
        };
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in rows.drain(..count) {
            let (before, after): (Row, Row) =
                row.into_iter().partition(|piece| piece.last.end <= gap.1);
            left.extend((!before.is_empty()).then_some(before));
            right.extend((!after.is_empty()).then_some(after));
        }
        ordered.extend(by_columns(left, most - 1));
        ordered.extend(by_columns(right, most - 1));
    }
    ordered
}

/// The number of rows at the front that have two columns, and the gap between these.
fn block(rows: &[Row]) -> Option<(usize, (f64, f64))> {
    let first = rows.first()?;
    let gaps = first.windows(2).filter_map(|pair| {
        let [left, right] = pair else { return None };
        Some((left.last.end, right.first.start))
    });
    let blocks = gaps
        .take(MOST_COLUMNS)
        .filter_map(|gap| block_with(rows, gap));
    blocks.max_by_key(|(count, _)| *count)
}

/// The rows at the front that have a gap in common.
fn block_with(rows: &[Row], mut gap: (f64, f64)) -> Option<(usize, (f64, f64))> {
    let (mut count, mut both, mut lengths) = (0, 0, (0, 0));
    let mut above: Option<Letter> = None;
    for row in rows {
        let Some(first) = row.first().map(|piece| piece.first) else {
            break;
        };
        let is_near = above.is_none_or(|above| {
            let down = above.base - first.base;
            down > 0.0 && down <= FARTHEST * above.height.max(first.height)
        });
        let middle = f64::midpoint(gap.0, gap.1);
        let (left, right): (Vec<&Piece>, Vec<&Piece>) =
            row.iter().partition(|piece| piece.last.end <= middle);
        let start = left.last().map_or(gap.0, |piece| piece.last.end.max(gap.0));
        let end = right
            .first()
            .map_or(gap.1, |piece| piece.first.start.min(gap.1));
        if !is_near || start >= end {
            break;
        }
        gap = (start, end);
        count += 1;
        above = Some(first);
        if !left.is_empty() && !right.is_empty() {
            both += 1;
            let length =
                |pieces: &[&Piece]| pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
            lengths = (lengths.0 + length(&left), lengths.1 + length(&right));
        }
    }
    let least = both * SHORTEST;
    (both >= FEWEST_ROWS && lengths.0 >= least && lengths.1 >= least).then_some((count, gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces at columns of a page of letters of width 1, one row of text below the other; columns are apart by `|`.
    fn read(text: &str, width: f64) -> String {
        let mut pieces = Vec::new();
        for (row, line) in (0_u32..).zip(text.lines()) {
            for (column, part) in (0_u32..)
                .zip(line.split('|'))
                .filter(|(_, part)| !part.is_empty())
            {
                let start = f64::from(column) * width;
                let length = f64::from(u32::try_from(part.len()).unwrap());
                let letter = |start: f64, end: f64| Letter {
                    start,
                    end,
                    base: 100.0 - f64::from(row),
                    height: 1.0,
                    width: 1.0,
                };
                pieces.push(Piece {
                    text: part.to_owned(),
                    first: letter(start, start + 1.0),
                    last: letter(start + length - 1.0, start + length),
                });
            }
        }
        let pieces = in_reading_order(pieces);
        pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        for (text, width, expected) in [
            (
                "The harbor in May|the mayor left and\nburned, and nobody|was not seen again\nknew of it, as the|by anybody in the\nlamps were out and|town. No one asked\n|for him at all.\n",
                24.0,
                "The harbor in May|burned, and nobody|knew of it, as the|lamps were out and|the mayor left and|was not seen again|by anybody in the|town. No one asked|for him at all.",
            ),
            // A heading across both ends a block, and cells of a table are short.
            (
                "A heading that goes over both of the columns\nRent|12 crowns\nOil|4 crowns\nCoal|9 crowns\nMen|2 crowns\nRope|1 crown",
                24.0,
                "A heading that goes over both of the columns|Rent|12 crowns|Oil|4 crowns|Coal|9 crowns|Men|2 crowns|Rope|1 crown",
            ),
            // Numbers of lines.
            (
                "1|Q. Did you see the fire\n2|at the harbor in May of\n3|that year, or did he?\n4|A. I did not see it as\n5|I was not in the town.",
                4.0,
                "1|Q. Did you see the fire|2|at the harbor in May of|3|that year, or did he?|4|A. I did not see it as|5|I was not in the town.",
            ),
        ] {
            assert_eq!(read(text, width), expected);
        }
    }
}
