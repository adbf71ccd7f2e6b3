//! Why a document cannot be read.

/// Maximum size of a document's text in bytes, uncompressed.
pub const LARGEST_TEXT: usize = 64 << 20;

/// Maximum number of parts: files of an archive, parts of a message.
pub const MOST_PARTS: usize = 10_000;

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

impl Reason {
    /// Words for the reason, which follow the name of the document.
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
