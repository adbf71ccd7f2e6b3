//! The visible part of an open copy: the areas of its parts, and its lines with their markings.

use std::ops::Range;

use super::sheet::Piece;
use super::state::OpenCopy;
use crate::app::layout::Area;
use crate::app::state::App;
use crate::evidence::Mark;
use crate::text::wrap;

/// Most lines for the differences between passage and quote.
const MOST_DIFFERENCES: u16 = 4;
/// With fewer rows than this, all of them are for the text.
const ROOM_FOR_TITLE: u16 = 4;

/// How a part of a line is highlighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// Not highlighted.
    Plain,
    /// Part of the quote.
    Quote,
    /// Words that differ from the quote.
    Changed,
    /// A search match.
    Match,
}

/// A line of the copy on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyLine {
    /// The line number in the file; `None` for a row that continues a line.
    pub number: Option<usize>,
    /// Whether a part of it belongs to the quote.
    pub quoted: bool,
    /// Its parts from the left, sanitized.
    pub parts: Vec<(Shade, String)>,
}

/// The areas of an open copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyParts {
    /// The title line; height 0 where there is no room.
    pub title: Area,
    /// The differences between passage and quote; height 0 if there are none.
    pub differences: Area,
    /// The line numbers, the bar beside the quote, and the text.
    pub text: Area,
    /// Columns of the line numbers; 0 where there is no room for them.
    pub numbers: u16,
}

impl App {
    /// The areas of the open copy.
    pub(crate) fn copy_parts(&self) -> CopyParts {
        let frame = self.layout().frame;
        let title = u16::from(frame.height >= ROOM_FOR_TITLE);
        let columns = usize::from(frame.width.saturating_sub(2));
        let differences = self.overlays.copy().and_then(OpenCopy::differences);
        let most = MOST_DIFFERENCES.min(frame.height / 4);
        let differences = differences.map_or(0, |text| {
            u16::try_from(wrap(&text, columns, usize::from(most)).len()).unwrap_or(most)
        });
        let part = |y: u16, height| Area {
            y: frame.y.saturating_add(y),
            height,
            ..frame
        };
        let above = title.saturating_add(differences);
        let lines = self
            .overlays
            .copy()
            .map_or(1, |open| open.copy.line_count());
        let digits = lines.checked_ilog10().unwrap_or(0).saturating_add(1);
        let digits = u16::try_from(digits).unwrap_or(0).max(3);
        CopyParts {
            title: part(0, title),
            differences: part(title, differences),
            text: part(above, frame.height.saturating_sub(above)),
            numbers: if frame.width < 30 { 0 } else { digits },
        }
    }

    /// The differences between passage and quote, wrapped into lines.
    pub(crate) fn copy_differences(&self) -> Vec<String> {
        let area = self.copy_parts().differences;
        let text = self.overlays.copy().and_then(OpenCopy::differences);
        let columns = usize::from(area.width.saturating_sub(2));
        text.map_or(Vec::new(), |text| {
            wrap(&text, columns, usize::from(area.height))
        })
    }

    /// The lines of the copy that are on the screen.
    pub fn copy_lines(&self) -> Vec<CopyLine> {
        let Some(open) = self.overlays.copy() else {
            return Vec::new();
        };
        let parts = self.copy_parts();
        let sheet = open.sheet(self.copy_columns());
        let height = usize::from(parts.text.height);
        let mut lines = Vec::with_capacity(height);
        let mut at = Some(open.top.piece);
        let mut skip = open.top.row;
        while let (Some(start), true) = (at, lines.len() < height) {
            let piece = sheet.piece(start);
            let shades = open.shades(&piece.range);
            for (index, row) in piece.rows.iter().enumerate().skip(skip) {
                if lines.len() >= height {
                    break;
                }
                let begins = index == 0
                    && sheet.begins_line(piece.range.start)
                    && !(sheet.squeezed && sheet.is_blank(&piece.range));
                let parts = shaded(&piece, row, &shades);
                lines.push(CopyLine {
                    number: begins.then(|| open.copy.line_of(piece.range.start)),
                    quoted: shades.iter().any(|(range, shade)| {
                        let row = piece.back.range(row);
                        *shade != Shade::Match && range.start < row.end && row.start < range.end
                    }),
                    parts,
                });
            }
            skip = 0;
            at = sheet.below(&piece.range);
        }
        lines
    }

    /// Width of the text area, in columns.
    pub(super) fn copy_columns(&self) -> u16 {
        let parts = self.copy_parts();
        let beside = match parts.numbers {
            0 => 2,
            numbers => numbers.saturating_add(4),
        };
        parts.text.width.saturating_sub(beside)
    }
}

impl OpenCopy {
    /// The highlighted ranges of a piece, in increasing priority.
    fn shades(&self, piece: &Range<usize>) -> Vec<(Range<usize>, Shade)> {
        let touches = |range: &Range<usize>| range.start < piece.end && piece.start < range.end;
        let marks = self.marks.iter().filter(|(range, _)| touches(range));
        let mut shades: Vec<_> = marks
            .map(|(range, mark)| {
                let shade = match mark {
                    Mark::Quote => Shade::Quote,
                    Mark::Changed => Shade::Changed,
                };
                (range.clone(), shade)
            })
            .collect();
        let found = self.search.found_in(self.copy.text(), piece);
        shades.extend(found.into_iter().map(|range| (range, Shade::Match)));
        shades
    }
}

/// A row, split into parts of one shade each.
fn shaded(
    piece: &Piece,
    row: &Range<usize>,
    shades: &[(Range<usize>, Shade)],
) -> Vec<(Shade, String)> {
    let text = piece.shown.get(row.clone()).unwrap_or_default();
    let text = text.trim_end();
    if shades.is_empty() {
        return vec![(Shade::Plain, text.to_owned())];
    }
    let mut parts: Vec<(Shade, String)> = Vec::new();
    for (at, c) in text.char_indices() {
        let place = piece.back.start(row.start + at);
        let shade = shades
            .iter()
            .rev()
            .find(|(range, _)| range.contains(&place))
            .map_or(Shade::Plain, |(_, shade)| *shade);
        match parts.last_mut() {
            Some((last, part)) if *last == shade => part.push(c),
            _ => parts.push((shade, c.to_string())),
        }
    }
    parts
}
