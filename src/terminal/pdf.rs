//! The built-in PDF reader, for where `pdftotext` is not installed: `pdf-extract`, in a process of its own.
//!
//! That library panics on some files. dateline starts itself with [`ARGUMENT`] to read one, under the limits of the extractor, so that
//! nothing but that process can fail.

mod columns;
mod piece;

use std::io::{self, Read, Write};
use std::process::ExitCode;

use self::columns::in_reading_order;
use self::piece::{Letter, Piece, between, is_near};
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};

/// Argument that makes the program read a PDF from standard input and write its text.
pub const ARGUMENT: &str = "__extract-pdf";

/// Reads a PDF from standard input, and writes its text to standard output: a form feed ends a page.
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
    /// The pieces of the page.
    pieces: Vec<Piece>,
    /// Whether white space was written after the last letter.
    is_spaced: bool,
}

impl OutputDev for Pages {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.pieces.clear();
        self.is_spaced = false;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        let mut last: Option<Letter> = None;
        for piece in in_reading_order(std::mem::take(&mut self.pieces)) {
            self.text
                .push_str(last.map_or("", |last| between(last, piece.first)));
            self.text.push_str(&piece.text);
            last = Some(piece.last);
        }
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
        if letter.chars().all(char::is_whitespace) {
            self.is_spaced = true;
            return Ok(());
        }
        let em = place.m11.hypot(place.m12) * size;
        let next = Letter {
            start: place.m31,
            end: place.m31 + width * em,
            base: place.m32,
            height: place.m21.hypot(place.m22) * size,
            width: em,
        };
        let is_spaced = std::mem::take(&mut self.is_spaced);
        match self.pieces.last_mut() {
            Some(piece) if is_near(piece.last, next) => {
                let gap = between(piece.last, next);
                piece.text.push_str(if is_spaced { " " } else { gap });
                piece.text.push_str(letter);
                piece.last = next;
            }
            before => {
                // A space that no gap shows, as before a raised number.
                if let Some(piece) = before
                    && is_spaced
                    && between(piece.last, next).is_empty()
                {
                    piece.text.push(' ');
                }
                self.pieces.push(Piece {
                    text: letter.to_owned(),
                    first: next,
                    last: next,
                });
            }
        }
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
