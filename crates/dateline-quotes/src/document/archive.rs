//! Documents that are ZIP archives.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::format::Format;
use super::reason::{LARGEST_TEXT, MOST_PARTS, Reason};

/// Description of a book's package.
pub(super) const CONTAINER: &str = "META-INF/container.xml";
/// Main text of a Word document.
pub(super) const DOCUMENT: &str = "word/document.xml";

/// Parts of an archive, read on demand.
pub(super) struct Archive<'b> {
    parts: ZipArchive<Cursor<&'b [u8]>>,
    /// Number of bytes that may still be unpacked.
    left: usize,
    /// Number of parts that may still be read.
    parts_left: usize,
}

/// Whether bytes are a ZIP archive.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Document format of an archive; for a damaged one, judged by its beginning.
pub(super) fn format(bytes: &[u8]) -> Option<Format> {
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(parts) if parts.index_for_name(DOCUMENT).is_some() => Some(Format::Docx),
        Ok(parts) if parts.index_for_name(CONTAINER).is_some() => Some(Format::Epub),
        Ok(_) => None,
        Err(_) => {
            let head = bytes.get(..4096).unwrap_or(bytes);
            let holds = |word: &[u8]| memchr::memmem::find(head, word).is_some();
            if holds(b"application/epub+zip") {
                Some(Format::Epub)
            } else if holds(b"[Content_Types].xml") || holds(b"word/") {
                Some(Format::Docx)
            } else {
                None
            }
        }
    }
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, Reason> {
        let parts = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        if parts.len() > MOST_PARTS {
            return Err(Reason::TooManyParts);
        }
        // Two parts of one name: programs differ in which one they show.
        if listed(bytes).is_some_and(|listed| listed != parts.len()) {
            return Err(Reason::Damaged);
        }
        Ok(Self {
            parts,
            left: LARGEST_TEXT,
            parts_left: MOST_PARTS,
        })
    }

    /// Whether it has a part with a name.
    pub fn has(&self, name: &str) -> bool {
        self.parts.index_for_name(name).is_some()
    }

    /// Unpacks a part; `None` if it does not exist. Sizes stated by the archive are not trusted.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Reason> {
        self.parts_left = self.parts_left.checked_sub(1).ok_or(Reason::TooManyParts)?;
        let part = match self.parts.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(reason(&error)),
        };
        let mut unpacked = Vec::new();
        let most = self.left as u64 + 1;
        part.take(most)
            .read_to_end(&mut unpacked)
            .map_err(|_| Reason::Damaged)?;
        self.left = self
            .left
            .checked_sub(unpacked.len())
            .ok_or(Reason::TooLarge)?;
        Ok(Some(unpacked))
    }
}

/// Number of parts that the end of the archive states (APPNOTE.TXT, section 4.3.16); `None` for one too large to state it
/// there.
fn listed(bytes: &[u8]) -> Option<usize> {
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let count = bytes.get(end + 10..end + 12)?;
    let count = u16::from_le_bytes(count.try_into().ok()?);
    (count != u16::MAX).then_some(usize::from(count))
}

fn reason(error: &ZipError) -> Reason {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Reason::Encrypted
        }
        _ => Reason::Damaged,
    }
}
