//! Text extraction from documents other than plain text files: e-mail, Word documents, books, PDFs.
//!
//! The format is detected by content; the name only matters for e-mail, which is text. Everything is bounded: the
//! number of parts, their nesting, and the amount of text. Nothing outside of the document is opened.

mod about;
mod archive;
mod docx;
mod draft;
mod epub;
mod format;
mod mail;
mod page_breaks;
mod reason;
mod xml;

use std::ops::Range;
use std::path::Path;

use crate::encoding::decode;
use crate::html::Extent;
use crate::verdict::Unseen;

pub use self::format::Format;
pub use self::reason::{LARGEST_TEXT, MOST_PARTS, Reason};
use crate::encoding::OLE;
pub use about::About;

/// Text extracted from a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extracted {
    /// Visible text.
    pub text: String,
    /// All text including invisible parts; `None` if there are none.
    pub everything: Option<Everything>,
    /// Omissions, each as a sentence about "it".
    pub notices: Vec<String>,
    /// Name of the external extractor, if one was used.
    pub by: Option<&'static str>,
}

/// All text of a document, including invisible parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Everything {
    /// Text.
    pub text: String,
    /// Invisible ranges of the text in order, with the reason.
    pub unseen: Vec<(Range<usize>, Unseen)>,
}

/// Maximum offset of a PDF's header in bytes; some files begin with other bytes.
const PDF_WITHIN: usize = 1024;

impl Extracted {
    /// Text of a document from an external extractor; form feeds end pages.
    ///
    /// # Errors
    /// The text is empty.
    pub fn of_pages(text: String, by: &'static str) -> Result<Self, Reason> {
        if text.trim().is_empty() {
            return Err(Reason::NoText);
        }
        Ok(Self {
            text,
            by: Some(by),
            ..Self::default()
        })
    }
}

impl Format {
    /// Detects the format; `None` for plain text and unknown formats.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        if archive::is_one(bytes) {
            return archive::format(bytes);
        }
        let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
        if bytes.starts_with(b"%PDF-") || memchr::memmem::find(head, b"\n%PDF-").is_some() {
            return Some(Self::Pdf);
        }
        if bytes.starts_with(OLE) {
            return docx::is_encrypted(bytes).then_some(Self::Docx);
        }
        let ending = Path::new(name).extension().and_then(|end| end.to_str());
        let ending = ending.unwrap_or_default().to_ascii_lowercase();
        mail::is_one(&ending, bytes).then_some(Self::Mail)
    }

    /// Name with its article.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mail => "an e-mail",
            Self::Docx => "a Word document",
            Self::Epub => "an EPUB book",
            Self::Pdf => "a PDF",
        }
    }

    /// Metadata of a document.
    ///
    /// # Errors
    /// The reason why it cannot be read.
    fn about(self, bytes: &[u8]) -> Result<About, Reason> {
        match self {
            Self::Mail => mail::about(bytes),
            Self::Docx => docx::about(bytes),
            Self::Epub => epub::about(bytes),
            Self::Pdf => Err(Reason::NoExtractor),
        }
    }

    /// Extracts the text of a document.
    ///
    /// # Errors
    /// The reason why it cannot be read.
    pub fn extract(self, bytes: &[u8]) -> Result<Extracted, Reason> {
        let read = |extent| match self {
            Self::Mail => mail::text(bytes, extent),
            Self::Docx => docx::text(bytes, extent),
            Self::Epub => epub::text(bytes, extent),
            Self::Pdf => Err(Reason::NoExtractor),
        };
        let seen = read(Extent::Seen)?;
        let everything = read(Extent::Everything)?;
        if seen.text.trim().is_empty() {
            return Err(Reason::NoText);
        }
        Ok(Extracted {
            text: seen.text,
            everything: (!everything.unseen.is_empty()).then_some(Everything {
                text: everything.text,
                unseen: everything.unseen,
            }),
            notices: seen.notices,
            by: None,
        })
    }
}

/// Metadata of a document; empty if it cannot be read. `name` is its path.
pub fn about(name: &str, bytes: &[u8]) -> About {
    let about = match Format::of(name, bytes) {
        Some(format) => format.about(bytes).unwrap_or_default(),
        None => match decode(bytes) {
            Ok(decoded) if about::is_page(&decoded.text) => about::of_page(&decoded.text),
            _ => About::default(),
        },
    };
    about.neat()
}
