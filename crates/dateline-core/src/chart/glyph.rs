//! Characters for the cells of a bar.

use super::bar::Cell;
use crate::date::Certainty;

/// Available characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Glyphs {
    /// Blocks, and their complement by swapping colors.
    #[default]
    Screen,
    /// Blocks without colors.
    Text,
    /// ASCII.
    Ascii,
}

/// Blocks that fill one to seven eighths of a column from the left.
const LEFT: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

impl Glyphs {
    /// Character of a cell, and whether its two colors are swapped.
    pub fn of(self, cell: Cell) -> (char, bool) {
        match self {
            Self::Ascii => (ascii(cell), false),
            Self::Text => (blocks(cell), false),
            Self::Screen => match cell {
                // Unicode has no blocks that fill from the right.
                Cell::Right(eighths @ 1..=7) => (left(8 - eighths), true),
                cell => (blocks(cell), false),
            },
        }
    }
}

fn left(eighths: u8) -> char {
    let at = usize::from(eighths).saturating_sub(1);
    LEFT.get(at).copied().unwrap_or('█')
}

fn blocks(cell: Cell) -> char {
    match cell {
        Cell::Point(Certainty::Exact) => '●',
        Cell::Point(Certainty::Coarse) => '◐',
        Cell::Point(Certainty::Unsure) => '◌',
        Cell::Day => '─',
        Cell::Between => '·',
        Cell::Solid | Cell::Right(7..) => '█',
        Cell::Left(eighths) => left(eighths),
        Cell::Right(0..=1) => '▕',
        Cell::Right(_) => '▐',
        Cell::Possible | Cell::Fade(0..=1) => '░',
        Cell::Soft | Cell::Fade(2) => '▒',
        Cell::Fade(_) => '▓',
        Cell::Open => '┄',
        Cell::ToLeft => '◀',
        Cell::ToRight => '▶',
        Cell::Fold => '┊',
    }
}

fn ascii(cell: Cell) -> char {
    match cell {
        Cell::Point(Certainty::Exact) => '*',
        Cell::Point(Certainty::Coarse) => 'o',
        Cell::Point(Certainty::Unsure) => '?',
        Cell::Solid | Cell::Left(_) | Cell::Right(_) => '=',
        Cell::Possible | Cell::Soft => '~',
        Cell::Day => '_',
        Cell::Fade(_) | Cell::Between => '.',
        Cell::Open => '-',
        Cell::ToLeft => '<',
        Cell::ToRight => '>',
        Cell::Fold => ':',
    }
}
