//! Word documents (Office Open XML, ECMA-376 part 1, section 17): paragraphs, tables, notes, tracked changes.

use super::About;
use super::archive::{Archive, DOCUMENT};
use super::draft::Draft;
use super::reason::Reason;
use super::xml::{Element, Step, for_each_step, texts};
use crate::encoding::OLE;
use crate::html::{Extent, Rendered};
use crate::verdict::Unseen;

/// Whether an OLE container has a document with a password.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    let name = "EncryptedPackage".encode_utf16();
    let name: Vec<u8> = name.flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

/// Metadata of a document. Its date of creation is not its date of publication.
pub(super) fn about(bytes: &[u8]) -> Result<About, Reason> {
    if bytes.starts_with(OLE) {
        return Err(Reason::Encrypted);
    }
    let Some(core) = Archive::open(bytes)?.read("docProps/core.xml")? else {
        return Ok(About::default());
    };
    let properties = texts(&core)?;
    let first = |name: &str| {
        let found = properties.iter().find(|(key, _)| key == name);
        found.map(|(_, text)| text.clone())
    };
    Ok(About {
        title: first("title"),
        author: first("creator"),
        ..About::default()
    })
}

/// Text of a document, followed by its notes.
pub(super) fn text(bytes: &[u8], extent: Extent) -> Result<Draft, Reason> {
    if bytes.starts_with(OLE) {
        return Err(Reason::Encrypted);
    }
    let mut archive = Archive::open(bytes)?;
    let document = archive.read(DOCUMENT)?.ok_or(Reason::Damaged)?;
    let mut story = Story::new(extent);
    for_each_step(&document, |step| story.step(&step))?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = archive.read(notes)? {
            story.draft.end_line()?;
            for_each_step(&notes, |step| story.step(&step))?;
        }
    }
    if archive.has("word/comments.xml") {
        let notice = "its comments are not read".to_owned();
        story.draft.notices.push(notice);
    }
    Ok(story.draft)
}

/// Text of a document under construction.
struct Story {
    extent: Extent,
    draft: Draft,
    /// Text of the boxes beside the current paragraph, which follows it; while `boxes` are open, that of the paragraph.
    beside: Draft,
    /// Number of open text boxes.
    boxes: usize,
    /// Nesting depth within a skipped element, including itself.
    skipped: usize,
    /// Number of open elements of deleted text.
    deleted: usize,
    /// Whether the current text belongs to the document: only that of `<w:t>` and `<w:delText>` does.
    is_text: bool,
    /// Whether the current element is within the properties of a run.
    in_properties: bool,
    /// Reason why the text of the current run is invisible.
    unseen: Option<Unseen>,
    /// Number of references to notes so far.
    notes: usize,
}

impl Story {
    fn new(extent: Extent) -> Self {
        Self {
            extent,
            draft: Draft::default(),
            beside: Draft::default(),
            boxes: 0,
            skipped: 0,
            deleted: 0,
            is_text: false,
            in_properties: false,
            unseen: None,
            notes: 0,
        }
    }

    fn step(&mut self, step: &Step<'_>) -> Result<(), Reason> {
        match step {
            Step::Start(element) if self.skipped > 0 || self.is_skipped(element) => {
                self.skipped += 1;
                Ok(())
            }
            Step::End(_) if self.skipped > 0 => {
                self.skipped -= 1;
                Ok(())
            }
            Step::Start(element) => self.start(element),
            Step::End(name) => self.end(name),
            Step::Text(text) if self.is_text && self.skipped == 0 => self.write(text),
            Step::Text(_) => Ok(()),
        }
    }

    /// Whether an element is skipped: a fallback for other content, separators of notes, and insertions when rendering
    /// the text before changes.
    fn is_skipped(&self, element: &Element<'_>) -> bool {
        match element.name() {
            "Fallback" => true,
            "footnote" | "endnote" => element
                .attribute("type")
                .is_some_and(|kind| kind != "normal"),
            "ins" | "moveTo" => self.extent == Extent::Everything && !self.in_properties,
            _ => false,
        }
    }

    fn start(&mut self, element: &Element<'_>) -> Result<(), Reason> {
        let is_on = || {
            let value = element.attribute("val");
            !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
        };
        match element.name() {
            "r" => self.unseen = None,
            "rPr" => self.in_properties = true,
            "strike" | "dstrike" if self.in_properties && is_on() => {
                self.unseen = Some(Unseen::StruckOut);
            }
            "vanish" if self.in_properties && is_on() => self.unseen = Some(Unseen::Hidden),
            "del" | "moveFrom" if !self.in_properties => self.deleted += 1,
            "t" | "delText" => self.is_text = true,
            "txbxContent" => {
                self.boxes += 1;
                if self.boxes == 1 {
                    std::mem::swap(&mut self.draft, &mut self.beside);
                }
            }
            "tab" if !self.in_properties => self.write("\t")?,
            "br" | "cr" => self.write("\n")?,
            "noBreakHyphen" => self.write("\u{2011}")?,
            "softHyphen" => self.write("\u{ad}")?,
            "footnoteReference" | "endnoteReference" => {
                self.notes += 1;
                self.write(&raised(self.notes))?;
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Reason> {
        match name {
            "rPr" => self.in_properties = false,
            "r" => self.unseen = None,
            "del" | "moveFrom" if !self.in_properties => {
                self.deleted = self.deleted.saturating_sub(1);
            }
            "t" | "delText" => self.is_text = false,
            "txbxContent" => {
                self.boxes = self.boxes.saturating_sub(1);
                if self.boxes == 0 {
                    std::mem::swap(&mut self.draft, &mut self.beside);
                }
            }
            "p" => {
                self.draft.end_line()?;
                if self.boxes == 0 {
                    let Draft { text, unseen, .. } = std::mem::take(&mut self.beside);
                    self.draft.part(&Rendered {
                        text,
                        unseen,
                        ..Rendered::default()
                    })?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), Reason> {
        let deleted = (self.deleted > 0).then_some(Unseen::StruckOut);
        match deleted.or(self.unseen) {
            None => self.draft.push(text),
            Some(_) if self.extent == Extent::Seen => Ok(()),
            Some(why) => self.draft.hidden(text, why),
        }
    }
}

/// Number of a note as superscript digits.
fn raised(number: usize) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = number.to_string();
    let digits = digits.chars().filter_map(|digit| digit.to_digit(10));
    digits
        .filter_map(|digit| RAISED.get(digit as usize))
        .collect()
}
