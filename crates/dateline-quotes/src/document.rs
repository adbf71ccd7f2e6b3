//! Text extraction from documents other than plain text files: e-mail, Word documents, books, PDFs.
//!
//! The format is detected by content; the name only matters for e-mail, which is text. Everything is bounded: the
//! number of parts, their nesting, and the amount of text. Nothing outside of the document is opened.

mod about;
mod archive;
mod docx;
mod epub;
mod mail;
mod xml;

use std::ops::Range;
use std::path::Path;

use crate::encoding::decode;
use crate::html::{Extent, Rendered};
use crate::verdict::Unseen;

pub use about::About;

/// Maximum size of a document's text in bytes, uncompressed.
pub const LARGEST_TEXT: usize = 64 << 20;
/// Maximum number of parts: files of an archive, parts of a message.
pub const MOST_PARTS: usize = 10_000;

/// Magic number of old office files and of Word documents with a password.
pub(crate) const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Format of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A message with its headers, or a web page saved as one (MHTML).
    Mail,
    /// A Word document, Office Open XML.
    Docx,
    /// An electronic book.
    Epub,
    /// A PDF. Its text is extracted by another program.
    Pdf,
}

/// Reason why a document cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It requires a password.
    Encrypted,
    /// It is truncated, or not of the format that it claims.
    Damaged,
    /// It has no text.
    NoText,
    /// Its text is larger than [`LARGEST_TEXT`].
    TooLarge,
    /// It has more parts than [`MOST_PARTS`], or they are nested too deeply.
    TooManyParts,
    /// Extracting its text took too long.
    TooSlow,
    /// The program that extracts its text is not installed.
    NoExtractor,
}

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
    #[must_use]
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
#[must_use]
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

impl Reason {
    /// Words for the reason, which follow the name of the document.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Encrypted => "is encrypted",
            Self::Damaged => "is damaged",
            Self::NoText => "has no text (scanned, or only pictures)",
            Self::TooLarge => "has more than 64 MiB of text",
            Self::TooManyParts => "has too many parts, or parts nested too deep",
            Self::TooSlow => "takes too long to read",
            Self::NoExtractor => "cannot be read without `pdftotext`",
        }
    }

    /// What the user can do.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Encrypted => "save a copy of it without a password",
            Self::Damaged => "open it in its own program and save it again",
            Self::NoText => "save the quoted passage as text",
            Self::TooLarge | Self::TooManyParts | Self::TooSlow => {
                "save only the part that is quoted"
            }
            Self::NoExtractor => {
                "install poppler-utils (poppler), or save its text next to it as `NAME.pdf.txt`"
            }
        }
    }
}

/// Text of a document under construction.
#[derive(Debug, Default)]
struct Draft {
    text: String,
    unseen: Vec<(Range<usize>, Unseen)>,
    notices: Vec<String>,
}

impl Draft {
    /// Appends text.
    fn push(&mut self, text: &str) -> Result<(), Reason> {
        if self.text.len().saturating_add(text.len()) > LARGEST_TEXT {
            return Err(Reason::TooLarge);
        }
        self.text.push_str(text);
        Ok(())
    }

    /// Appends a part on separate lines.
    fn part(&mut self, part: &Rendered) -> Result<(), Reason> {
        self.end_line()?;
        let start = self.text.len();
        self.push(&part.text)?;
        let unseen = part.unseen.iter();
        self.unseen
            .extend(unseen.map(|(at, why)| (start + at.start..start + at.end, *why)));
        self.end_line()
    }

    /// Appends invisible text.
    fn hidden(&mut self, text: &str, why: Unseen) -> Result<(), Reason> {
        let start = self.text.len();
        self.push(text)?;
        match self.unseen.last_mut() {
            Some((last, same)) if last.end == start && *same == why => last.end = self.text.len(),
            _ => self.unseen.push((start..self.text.len(), why)),
        }
        Ok(())
    }

    /// Ends the current line unless it is empty.
    fn end_line(&mut self) -> Result<(), Reason> {
        if self.text.is_empty() || self.text.ends_with('\n') {
            return Ok(());
        }
        self.push("\n")
    }
}
