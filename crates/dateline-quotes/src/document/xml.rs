//! Minimal XML reader for Word documents and books: elements, attributes and text; document types are ignored.

use std::borrow::Cow;

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::reason::Reason;
use crate::encoding::decode;

/// Maximum nesting depth of elements.
const DEEPEST: usize = 1_000;

/// A step through a document.
pub(super) enum Step<'x> {
    Start(&'x Element<'x>),
    /// End of the element with this name.
    End(&'x str),
    Text(&'x str),
}

/// An element with its attributes, with names without prefixes.
pub(super) struct Element<'x>(&'x BytesStart<'x>);

impl Element<'_> {
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Value of an attribute, by its name without a prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes().flatten();
        let found = all.find(|one| one.key.local_name().into_inner() == name)?;
        let value = unescape(&found.value).unwrap_or(Cow::Borrowed(&found.value));
        Some(value.into_owned())
    }
}

/// Calls a function for each step of a document. An empty element starts and ends.
pub(super) fn for_each_step(
    bytes: &[u8],
    mut take: impl FnMut(Step<'_>) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let text = decode(bytes).map_err(|_| Reason::Damaged)?.text;
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| Reason::Damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Reason::TooManyParts);
                }
                take(Step::Start(&Element(&start)))?;
            }
            Event::Empty(start) => {
                take(Step::Start(&Element(&start)))?;
                take(Step::End(start.local_name().into_inner()))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Step::End(end.local_name().into_inner()))?;
            }
            Event::Text(text) => take(Step::Text(&text.xml10_content()))?,
            Event::CData(text) => take(Step::Text(&text.xml10_content()))?,
            Event::GeneralRef(named) => {
                let written = format!("&{};", named.xml10_content());
                // An entity that only the document type could define stays as written.
                let text = unescape(&written).unwrap_or(Cow::Borrowed(&written));
                take(Step::Text(&text))?;
            }
            Event::Eof if depth > 0 => return Err(Reason::Damaged),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Name without prefix and text of each element that contains only text, in order.
pub(super) fn texts(bytes: &[u8]) -> Result<Vec<(String, String)>, Reason> {
    let mut all = Vec::new();
    let mut open: Option<(String, String)> = None;
    for_each_step(bytes, |step| {
        match step {
            Step::Start(element) => open = Some((element.name().to_owned(), String::new())),
            Step::Text(text) => {
                if let Some((_, so_far)) = &mut open {
                    so_far.push_str(text);
                }
            }
            Step::End(_) => all.extend(open.take()),
        }
        Ok(())
    })?;
    Ok(all)
}
