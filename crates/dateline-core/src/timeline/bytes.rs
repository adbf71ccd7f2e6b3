//! Decoding files: bytes that are not UTF-8 are reported with their position, and do not affect the
//! rest.

pub(super) mod foreign;

use crate::limits;
use std::borrow::Cow;

use crate::timeline::Code;
use crate::timeline::yaml::part::Part;
use crate::timeline::{Diagnostic, Place};

/// The text of a file, and the positions of bytes that are not UTF-8.
#[derive(Debug)]
pub(in crate::timeline) struct Decoded<'b> {
    /// The text; every invalid byte is replaced by U+FFFD.
    pub text: Cow<'b, str>,
    pub invalid: Vec<Invalid>,
    /// Number of invalid bytes, including those that are not in `invalid`.
    pub count: usize,
}

/// A byte that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline) struct Invalid {
    pub place: Place,
    pub byte: u8,
}

/// Help for a file in another encoding.
const SAVE_AS_UTF8: &str = "save the file as UTF-8";

impl Decoded<'_> {
    /// A diagnostic for each invalid byte in `invalid`, with the line that it is on.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        if self.invalid.is_empty() {
            return Vec::new();
        }
        let part = Part::new(&self.text, 1);
        let diagnostics = self.invalid.iter().map(|Invalid { place, byte }| {
            let message = format!("the byte 0x{byte:02X} is not UTF-8");
            part.diagnostic(
                Code::Encoding,
                *place,
                1,
                message,
                Some(SAVE_AS_UTF8.to_owned()),
            )
        });
        diagnostics.collect()
    }

    /// A diagnostic for the invalid bytes that are not in `invalid`; `None` if there are none.
    pub fn unlisted(&self) -> Option<Diagnostic> {
        let more = self
            .count
            .checked_sub(self.invalid.len())
            .filter(|more| *more > 0)?;
        Some(Diagnostic::whole(
            Code::Encoding,
            format!("{more} more bytes are not UTF-8"),
            SAVE_AS_UTF8,
        ))
    }
}

/// The text of a file, without its byte order mark.
///
/// # Errors
/// For a binary file, and for a file in UTF-16 or UTF-32.
pub(in crate::timeline) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Diagnostic> {
    let other = match bytes {
        bytes if is_utf32(bytes) => Some("UTF-32"),
        bytes if is_utf16(bytes) => Some("UTF-16"),
        _ => None,
    };
    if let Some(other) = other {
        return Err(Diagnostic::whole(
            Code::Encoding,
            format!("the file is in {other}, not UTF-8"),
            SAVE_AS_UTF8,
        ));
    }
    if let Some(diagnostic) = foreign::binary(bytes) {
        return Err(diagnostic);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded {
            text: line_ends(text),
            invalid: Vec::new(),
            count: 0,
        });
    }
    let mut text = String::with_capacity(bytes.len());
    let mut invalid = Vec::new();
    let mut count = 0_usize;
    let (mut line, mut column) = (1, 1);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        match valid.rfind('\n') {
            Some(end) => {
                line += valid.bytes().filter(|byte| *byte == b'\n').count();
                column = 1 + valid.get(end + 1..).unwrap_or_default().chars().count();
            }
            None => column += valid.chars().count(),
        }
        text.push_str(valid);
        if let Some(byte) = chunk.invalid().first() {
            count += 1;
            if invalid.len() < limits::REPORTED {
                let place = Place { line, column };
                invalid.push(Invalid { place, byte: *byte });
            }
            text.push(char::REPLACEMENT_CHARACTER);
            column += 1;
        }
    }
    Ok(Decoded {
        text: Cow::Owned(line_ends(&text).into_owned()),
        invalid,
        count,
    })
}

/// The text with each lone carriage return replaced by a line feed: both end a line in YAML (1.2.2,
/// section 5.4).
fn line_ends(text: &str) -> Cow<'_, str> {
    let alone = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    if !text.match_indices('\r').any(|(at, _)| alone(at)) {
        return Cow::Borrowed(text);
    }
    let mut ended = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        ended.push(if c == '\r' && alone(at) { '\n' } else { c });
    }
    Cow::Owned(ended)
}

/// Whether a file begins with the byte order mark of UTF-32, or with ASCII text encoded in it.
fn is_utf32(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xFF, 0xFE, 0, 0, ..]
            | [0, 0, 0xFE, 0xFF, ..]
            | [0, 0, 0, 1..=0x7F, ..]
            | [1..=0x7F, 0, 0, 0, ..]
    )
}

/// Whether a file begins with the byte order mark of UTF-16, or with ASCII text encoded in it.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xFF, 0xFE, ..]
            | [0xFE, 0xFF, ..]
            | [0, 1..=0x7F, 0, 1..=0x7F, ..]
            | [1..=0x7F, 0, 1..=0x7F, 0, ..]
    )
}
