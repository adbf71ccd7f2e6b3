//! The built-in PDF reader, for where `pdftotext` is not installed: `pdf-extract`, in a process of its own.
//!
//! That library panics on some files. dateline starts itself with [`ARGUMENT`] to read one, under the limits of the extractor, so that
//! nothing but that process can fail.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};

/// Argument that makes the program read a PDF from standard input and write its text.
pub const ARGUMENT: &str = "__extract-pdf";

/// A gap between two letters of a line that is a space, as a part of the size of the font.
const SPACE: f64 = 0.1;
/// How far down a new line is at least, in sizes of the font, and from where on lines are apart.
const LINE: f64 = 0.5;
const APART: f64 = 1.5;

/// Reads a PDF from standard input, and writes its text to standard output: a form feed ends a page.
#[must_use]
pub fn extract() -> ExitCode {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    let text = read.ok().and_then(|_| text(&bytes));
    let written = text.map(|text| io::stdout().lock().write_all(text.as_bytes()));
    match written {
        Some(Ok(())) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The text of a PDF; `None` where it cannot be read, or only with a password.
fn text(bytes: &[u8]) -> Option<String> {
    let mut document = Document::load_mem(bytes).ok()?;
    if document.is_encrypted() {
        document.decrypt("").ok()?;
    }
    let mut pages = Pages::default();
    output_doc(&document, &mut pages).ok()?;
    Some(pages.text)
}

/// The text of pages while it is put together, letter by letter.
#[derive(Default)]
struct Pages {
    text: String,
    /// The last letter of the page.
    last: Option<Letter>,
}

/// Where a letter is on its page.
#[derive(Clone, Copy)]
struct Letter {
    start: f64,
    end: f64,
    base: f64,
    height: f64,
}

/// What is between two letters.
fn between(last: Letter, next: Letter, width: f64) -> &'static str {
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

impl OutputDev for Pages {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.last = None;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.text.push_str("\n\u{c}");
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        let em = place.m11.hypot(place.m12) * size;
        let next = Letter {
            start: place.m31,
            end: place.m31 + width * em,
            base: place.m32,
            height: place.m21.hypot(place.m22) * size,
        };
        let gap = self.last.map_or("", |last| between(last, next, em));
        if gap != " " || !self.text.ends_with(char::is_whitespace) {
            self.text.push_str(gap);
        }
        self.text.push_str(letter);
        self.last = Some(next);
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
