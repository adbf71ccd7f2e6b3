//! Pieces of lines: letters without a wide gap between them.

/// A gap between two letters of a line that is a space, as a part of the size of the font.
const SPACE: f64 = 0.1;
/// How far down a new line is at least, in sizes of the font, and from where on lines are apart.
pub(super) const LINE: f64 = 0.5;
const APART: f64 = 1.5;
/// A gap that may be between two columns, in sizes of the font.
const GUTTER: f64 = 1.2;

/// A piece of a line without a wide gap.
#[derive(Clone)]
pub(super) struct Piece {
    pub text: String,
    pub first: Letter,
    pub last: Letter,
}

/// Where a letter is on its page.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    pub start: f64,
    pub end: f64,
    pub base: f64,
    pub height: f64,
    /// Size of the font along the line.
    pub width: f64,
}

/// Whether a letter goes on with the piece of a line that ends with another one.
pub(super) fn is_near(last: Letter, next: Letter) -> bool {
    let is_on_line = (last.base - next.base).abs() <= last.height.max(next.height) * LINE;
    let gap = next.start - last.end;
    is_on_line && gap <= next.width * GUTTER && gap >= -next.width
}

/// What is between two letters.
pub(super) fn between(last: Letter, next: Letter) -> &'static str {
    let width = next.width;
    let down = (last.base - next.base).abs();
    let height = last.height.max(next.height);
    if down > height * APART {
        "\n\n"
    } else if down > height * LINE && next.start < last.end {
        "\n"
    } else if next.start > last.end + width * SPACE || next.start < last.start - width {
        " "
    } else {
        ""
    }
}
