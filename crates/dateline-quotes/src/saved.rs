//! A saved copy of a source: its untouched bytes, the text in them, and the way back.

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

use crate::document::{Extracted, Format, Reason};
use crate::encoding::{Decoded, decode};
use crate::html::{self, Extent, Rendered, UnseenPart};
use crate::layout::{printed_numbers, without_layout};
use crate::markdown;
use crate::offsets::Offsets;
use crate::verdict::Place;
use crate::view::{Searched, View};

/// The largest copy whose words are indexed, in bytes of its text: in a larger one quotes are found more slowly, and no close
/// passage is looked for.
pub const LARGEST_INDEXED: usize = 16 << 20;
/// The largest copy that is read as Markdown or HTML, in bytes of its text; a larger one is read as plain text.
pub const LARGEST_MARKUP: usize = 64 << 20;

/// The SHA-256 of a copy's bytes.
pub type Digest = [u8; 32];

/// The SHA-256 of bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// How a copy is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Markup {
    /// Text as it is.
    Plain,
    /// `CommonMark`.
    Markdown,
    /// A web page.
    Html,
}

/// Why bytes can't serve as a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// They are no text; what they are instead.
    NoText(&'static str),
    /// They are a document whose text cannot be read.
    Document(Format, Reason),
}

/// A saved copy, read.
#[derive(Debug)]
pub struct SavedCopy {
    name: String,
    markup: Markup,
    digest: Digest,
    /// What tells its text from that of other copies.
    text_digest: Digest,
    size: usize,
    notices: Vec<String>,
    /// What extracted the text, where another program did.
    extracted_by: Option<&'static str>,
    /// The text of the file as it stands there.
    source: String,
    /// From `source` to the bytes of the file.
    to_bytes: Offsets,
    /// What a reader sees of it, where that differs: and from there to `source`.
    rendered: Option<(String, Offsets)>,
    /// The byte of `source` at which each line begins.
    lines: OnceLock<Vec<usize>>,
    /// The byte of the text behind each form feed, which ends a page.
    pages: OnceLock<Vec<usize>>,
    /// The numbers that may be printed on each page.
    printed: OnceLock<Vec<Vec<usize>>>,
    searched: Searched,
    /// Its text without numbers of lines and pages, where it has any.
    without_layout: OnceLock<Option<Other>>,
    /// Its text with what no reader sees, where it has any.
    everything: OnceLock<Option<Other>>,
}

/// Another text of a copy than the one that a reader sees, made when a quote is not found in that.
#[derive(Debug)]
struct Other {
    text: String,
    /// From it to [`SavedCopy::text`]; nothing where it has more than that.
    to_text: Option<Offsets>,
    searched: Searched,
    /// The parts of it that no reader sees.
    unseen: Vec<UnseenPart>,
}

impl SavedCopy {
    /// Reads a copy. `name` is its path as the YAML file has it: its ending says how it is written.
    ///
    /// # Errors
    /// Bytes that are no text, and documents whose text cannot be read.
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
        } = decode(bytes)?;
        let mut notices: Vec<String> = notice.into_iter().collect();
        let mut markup = Markup::of(name, &source);
        if source.len() > LARGEST_MARKUP && markup != Markup::Plain {
            markup = Markup::Plain;
            notices.push("it is larger than 64 MiB, so it is read as plain text".to_owned());
        }
        let rendered = markup.render(&source, Extent::Seen);
        let rendered = rendered.map(|rendered| (rendered.text, rendered.offsets));
        Ok(Self::new(name, bytes, markup, (source, to_bytes), rendered, notices).into())
    }

    /// A copy that is a document, with the text that was extracted of it: its lines are those of the text.
    #[must_use]
    pub fn of_document(name: &str, bytes: &[u8], extracted: Extracted) -> Arc<Self> {
        let Extracted {
            text,
            everything,
            notices,
            by,
        } = extracted;
        // Only the whole of the file is known to hold it.
        let mut to_bytes = Offsets::default();
        to_bytes.push(text.len(), 0..bytes.len());
        let text_digest = digest(text.as_bytes());
        let mut copy = Self::new(name, bytes, Markup::Plain, (text, to_bytes), None, notices);
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
            printed: OnceLock::new(),
            searched,
            without_layout: OnceLock::new(),
            everything: OnceLock::new(),
        }
    }

    /// Its path as the YAML file has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it is written.
    #[must_use]
    pub fn markup(&self) -> Markup {
        self.markup
    }

    /// The SHA-256 of its bytes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What tells its text from that of other copies: that of a document can be another one while its bytes are the same.
    #[must_use]
    pub fn text_digest(&self) -> Digest {
        self.text_digest
    }

    /// How large the file is, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// What had to be assumed, replaced or left out when it was read, each a sentence about "it".
    #[must_use]
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// What extracted its text, where that was another program or a person.
    #[must_use]
    pub fn extracted_by(&self) -> Option<&'static str> {
        self.extracted_by
    }

    /// The page, from 1, that a byte of [`Self::text`] is on; `None` where the copy has no pages. A form feed ends a page.
    #[must_use]
    pub fn page_of(&self, text: usize) -> Option<usize> {
        let pages = self.pages();
        (!pages.is_empty()).then(|| 1 + pages.partition_point(|start| *start <= text))
    }

    /// The range of [`Self::text`] that a page has, from 1; `None` where there is no such page.
    #[must_use]
    pub fn page(&self, number: usize) -> Option<Range<usize>> {
        let pages = self.pages();
        let start = match number.checked_sub(2) {
            None if number == 1 && !pages.is_empty() => 0,
            None => return None,
            Some(before) => *pages.get(before)?,
        };
        let end = pages.get(number - 1).copied();
        let end = end.unwrap_or(self.text().len());
        (start < end).then_some(start..end)
    }

    /// How many pages the copy has; 0 where it has none.
    #[must_use]
    pub fn page_count(&self) -> usize {
        match self.pages().len() {
            0 => 0,
            breaks => breaks + 1,
        }
    }

    /// The numbers that may be printed on a page, from 1.
    pub(crate) fn printed_on(&self, page: usize) -> &[usize] {
        let all = self.printed.get_or_init(|| {
            let text = |page| self.text().get(self.page(page)?);
            let pages = 1..=self.page_count();
            let pages = pages.map(|page| text(page).map(printed_numbers).unwrap_or_default());
            pages.collect()
        });
        let at = page.checked_sub(1);
        at.and_then(|at| all.get(at)).map_or(&[], Vec::as_slice)
    }

    fn pages(&self) -> &[usize] {
        self.pages.get_or_init(|| match self.markup {
            Markup::Plain => memchr::memchr_iter(b'\x0c', self.text().as_bytes())
                .map(|at| at + 1)
                .collect(),
            Markup::Markdown | Markup::Html => Vec::new(),
        })
    }

    /// The text of the file as it stands there, markup and all.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What a reader sees of it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.rendered
            .as_ref()
            .map_or(&self.source, |(text, _)| text)
    }

    /// The text that a reader sees, to look for quotes in.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            copy: self,
            text: self.text(),
            searched: &self.searched,
            to_text: None,
        }
    }

    /// The text without numbers of lines and pages and without running heads; `None` where it has none.
    pub(crate) fn view_without_layout(&self) -> Option<View<'_>> {
        let other = self.without_layout.get_or_init(|| {
            let (text, to_text) = without_layout(self.text())?;
            Some(Other {
                searched: Searched::of(&text),
                text,
                to_text: Some(to_text),
                unseen: Vec::new(),
            })
        });
        Some(self.other(other.as_ref()?))
    }

    /// The text with what no reader sees, and which parts of it that is; `None` where all of it is seen. Places in it are not those of
    /// [`Self::text`].
    pub(crate) fn view_of_everything(&self) -> Option<(View<'_>, &[UnseenPart])> {
        let other = self.everything.get_or_init(|| {
            let Rendered { text, unseen, .. } =
                self.markup.render(&self.source, Extent::Everything)?;
            (!unseen.is_empty()).then(|| Other {
                searched: Searched::of(&text),
                text,
                to_text: None,
                unseen,
            })
        });
        let other = other.as_ref()?;
        Some((self.other(other), &other.unseen))
    }

    fn other<'c>(&'c self, other: &'c Other) -> View<'c> {
        View {
            copy: self,
            text: &other.text,
            searched: &other.searched,
            to_text: other.to_text.as_ref(),
        }
    }

    /// From a range of [`Self::text`] to one of [`Self::source`].
    #[must_use]
    pub fn in_source(&self, text: &Range<usize>) -> Range<usize> {
        match &self.rendered {
            Some((_, offsets)) => offsets.range(text),
            None => text.clone(),
        }
    }

    /// From a range of [`Self::source`] to the characters of [`Self::text`] that come from it.
    #[must_use]
    pub fn in_text(&self, source: &Range<usize>) -> Range<usize> {
        let Some((text, offsets)) = &self.rendered else {
            return source.clone();
        };
        let start = first(text.len(), |at| {
            offsets.end(at.saturating_add(1)) > source.start
        });
        let end = first(text.len(), |at| offsets.start(at) >= source.end);
        let start = floor(text, start);
        start..floor(text, end).max(start)
    }

    /// The line of [`Self::source`], from 1, that a byte of [`Self::text`] comes from.
    #[must_use]
    pub fn line_of(&self, text: usize) -> usize {
        let source = match &self.rendered {
            Some((_, offsets)) => offsets.start(text),
            None => text,
        };
        let lines = self.lines();
        lines.partition_point(|start| *start <= source).max(1)
    }

    /// Where in [`Self::text`] that line of [`Self::source`] begins, or the next one that has any text.
    #[must_use]
    pub fn at_line(&self, line: usize) -> usize {
        let last = self.text().len();
        let Some(start) = self.lines().get(line.saturating_sub(1)).copied() else {
            return last;
        };
        self.in_text(&(start..start.saturating_add(1))).start
    }

    /// How many lines [`Self::source`] has.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| line_starts(&self.source))
    }

    /// From a range of [`Self::source`] to one of the bytes of the file.
    #[must_use]
    pub fn in_bytes(&self, source: &Range<usize>) -> Range<usize> {
        self.to_bytes.range(source)
    }

    /// Line and column of a byte of [`Self::source`]. LF, CR and CR LF end a line.
    #[must_use]
    pub fn place(&self, source: usize) -> Place {
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= source);
        let start = line
            .checked_sub(1)
            .and_then(|index| lines.get(index))
            .copied();
        let before = self
            .source
            .get(start.unwrap_or(0)..source)
            .unwrap_or_default();
        Place {
            line: line.max(1),
            column: before.chars().count() + 1,
        }
    }
}

impl Markup {
    /// The text of a source; `None` where that is the source itself.
    fn render(self, source: &str, extent: Extent) -> Option<Rendered> {
        match self {
            Self::Plain => None,
            Self::Markdown => Some(markdown::text(source, extent)),
            Self::Html => Some(html::text(source, extent)),
        }
    }

    /// By the ending of the name, and without one that says it by how the text begins.
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

/// The first of so many places for which something holds that holds for all later ones; their number where it holds for none.
fn first(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The last place at or before a byte at which a character begins.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    at
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let ends =
        ends.filter(|at| bytes.get(*at) != Some(&b'\r') || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
}
