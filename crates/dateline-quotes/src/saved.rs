//! A saved copy of a source: its original bytes, the text in them, and the mapping between them.

mod pages;
mod places;
mod view;

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

use self::pages::Pages;
pub(crate) use self::places::in_file;
pub(crate) use self::view::View;
use crate::columns;
use crate::document::{Extracted, Format, Reason};
use crate::encoding::{Decoded, NotText, decode};
use crate::html::{self, Extent, Rendered, UnseenPart};
use crate::markdown;
use crate::offsets::Offsets;
use crate::searched::{LARGEST_INDEXED, Searched};

/// Maximum size of a copy that is rendered as Markdown or HTML, in bytes; larger ones are read as plain text.
pub const LARGEST_MARKUP: usize = 64 << 20;

/// SHA-256 of a copy's bytes.
pub type Digest = [u8; 32];

/// Computes the SHA-256 of bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// Markup of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Markup {
    /// Plain text.
    Plain,
    /// `CommonMark`.
    Markdown,
    /// A web page.
    Html,
}

/// Reason why bytes cannot be used as a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// They are not text; the value says what they are instead.
    NoText(&'static str),
    /// They are a document whose text cannot be read.
    Document(Format, Reason),
}

/// A saved copy that has been read.
#[derive(Debug)]
pub struct SavedCopy {
    name: String,
    markup: Markup,
    digest: Digest,
    /// Identifies its text.
    text_digest: Digest,
    size: usize,
    notices: Vec<String>,
    /// Name of the external extractor of its text, if one was used.
    extracted_by: Option<&'static str>,
    /// Text of the file, including markup.
    source: String,
    /// Maps `source` to the bytes of the file.
    to_bytes: Offsets,
    /// Visible text, with its mapping to `source`; `None` if both are the same.
    rendered: Option<(String, Offsets)>,
    /// Start of each line in `source`, in bytes.
    lines: OnceLock<Vec<usize>>,
    pages: OnceLock<Pages>,
    /// Start and number of each numbered line.
    numbered: OnceLock<Vec<(usize, usize)>>,
    /// Possible printed numbers of each page.
    printed: OnceLock<Vec<Vec<usize>>>,
    searched: Searched,
    /// Ranges of the text that are page layout, in no order.
    layout: OnceLock<Vec<Range<usize>>>,
    /// Text without line and page numbers; `None` if it has none.
    without_layout: OnceLock<Option<Other>>,
    /// The text without quotation marks.
    unquoted: OnceLock<Other>,
    /// Text including invisible parts; `None` if there are none.
    everything: OnceLock<Option<Other>>,
}

/// An alternative text of a copy, created if a quote is not in the visible text.
#[derive(Debug)]
struct Other {
    text: String,
    /// Mapping to [`SavedCopy::text`]; `None` if it has more than that.
    to_text: Option<Offsets>,
    searched: Searched,
    /// Invisible ranges.
    unseen: Vec<UnseenPart>,
}

impl SavedCopy {
    /// Reads a copy. `name` is its path in the timeline file; its extension determines the markup.
    ///
    /// # Errors
    /// The bytes are not text, or a document whose text cannot be read.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Arc<Self>, Refusal> {
        if let Some(format) = Format::of(name, bytes) {
            let extracted = format
                .extract(bytes)
                .map_err(|reason| Refusal::Document(format, reason))?;
            return Ok(Self::of_document(name, bytes, extracted));
        }
        let Decoded {
            text: source,
            offsets: to_bytes,
            notice,
        } = decode(bytes).map_err(|NotText(what)| Refusal::NoText(what))?;
        let mut notices: Vec<String> = notice.into_iter().collect();
        let mut markup = Markup::of(name, &source);
        let is_rendered = source.len() <= LARGEST_MARKUP;
        if !is_rendered && markup != Markup::Plain {
            markup = Markup::Plain;
            notices.push("it is larger than 64 MiB, so it is read as plain text".to_owned());
        }
        let rendered = is_rendered
            .then(|| markup.render(&source, Extent::Seen))
            .flatten();
        let rendered = rendered.map(|rendered| (rendered.text, rendered.offsets));
        Ok(Self::new(name, bytes, markup, (source, to_bytes), rendered, notices).into())
    }

    /// A copy that is a document, with its extracted text. Lines are those of the text.
    pub fn of_document(name: &str, bytes: &[u8], extracted: Extracted) -> Arc<Self> {
        let Extracted {
            text,
            everything,
            notices,
            by,
        } = extracted;
        // The text only maps to the file as a whole.
        let mut to_bytes = Offsets::default();
        to_bytes.push(text.len(), 0..bytes.len());
        let text_digest = digest(text.as_bytes());
        let rendered = Markup::Plain.render(&text, Extent::Seen);
        let rendered = rendered.map(|rendered| (rendered.text, rendered.offsets));
        let source = (text, to_bytes);
        let mut copy = Self::new(name, bytes, Markup::Plain, source, rendered, notices);
        let everything = everything.map(|everything| Other {
            searched: Searched::of(&everything.text),
            text: everything.text,
            to_text: None,
            unseen: everything.unseen,
        });
        copy.everything = OnceLock::from(everything);
        copy.extracted_by = by;
        copy.text_digest = text_digest;
        Arc::new(copy)
    }

    fn new(
        name: &str,
        bytes: &[u8],
        markup: Markup,
        (source, to_bytes): (String, Offsets),
        rendered: Option<(String, Offsets)>,
        mut notices: Vec<String>,
    ) -> Self {
        let searched = Searched::of(rendered.as_ref().map_or(source.as_str(), |(text, _)| text));
        if searched.folded.text.len() > LARGEST_INDEXED {
            notices.push(
                "its text is larger than 16 MiB, so no close passages are looked for".to_owned(),
            );
        }
        let digest = digest(bytes);
        Self {
            name: name.to_owned(),
            markup,
            digest,
            text_digest: digest,
            size: bytes.len(),
            notices,
            extracted_by: None,
            source,
            to_bytes,
            rendered,
            lines: OnceLock::new(),
            pages: OnceLock::new(),
            numbered: OnceLock::new(),
            printed: OnceLock::new(),
            searched,
            layout: OnceLock::new(),
            without_layout: OnceLock::new(),
            unquoted: OnceLock::new(),
            everything: OnceLock::new(),
        }
    }

    /// Path in the timeline file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it has no visible text, as a page that scripts have yet to fill.
    pub fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Markup.
    pub fn markup(&self) -> Markup {
        self.markup
    }

    /// SHA-256 of its bytes.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Identifies its text; the text extracted from a document can change while its bytes do not.
    pub fn text_digest(&self) -> Digest {
        self.text_digest
    }

    /// Size of the file in bytes.
    pub fn size(&self) -> usize {
        self.size
    }

    /// What was assumed, replaced or left out when it was read, each as a sentence about "it".
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// Extractor of its text, if that was another program or a person.
    pub fn extracted_by(&self) -> Option<&'static str> {
        self.extracted_by
    }

    /// Text of the file, including markup.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Visible text.
    pub fn text(&self) -> &str {
        self.rendered
            .as_ref()
            .map_or(&self.source, |(text, _)| text)
    }
}

impl Markup {
    /// Renders a source; `None` if its text is the source itself.
    fn render(self, source: &str, extent: Extent) -> Option<Rendered> {
        match self {
            Self::Plain => {
                let (text, offsets) = columns::in_reading_order(source)?;
                Some(Rendered {
                    text,
                    offsets,
                    unseen: Vec::new(),
                })
            }
            Self::Markdown => Some(markdown::text(source, extent)),
            Self::Html => Some(html::text(source, extent)),
        }
    }

    /// Markup by the extension of the name, else by the beginning of the text.
    fn of(name: &str, text: &str) -> Self {
        let ending = Path::new(name)
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default()
            .to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" | "xhtml" | "shtml" => return Self::Html,
            "md" | "markdown" | "mkd" => return Self::Markdown,
            "txt" | "text" => return Self::Plain,
            _ => {}
        }
        let head: String = text.trim_start().chars().take(16).collect();
        let head = head.to_ascii_lowercase();
        if head.starts_with("<!doctype html") || head.starts_with("<html") {
            Self::Html
        } else {
            Self::Plain
        }
    }
}
