//! Books (EPUB 2 and 3): the chapters in the order of the spine.

use std::collections::HashMap;

use super::About;
use super::archive::{Archive, CONTAINER};
use super::draft::Draft;
use super::page_breaks::{Pages, with_pages};
use super::reason::Reason;
use super::xml::{Step, for_each_step, texts};
use crate::encoding::decode;
use crate::html::{self, Extent};

/// Elements that are empty in HTML (HTML Standard, section 13.1.2); for all others, HTML reads `<x/>` as a start tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Text of a book.
pub(super) fn text(bytes: &[u8], extent: Extent) -> Result<Draft, Reason> {
    let mut archive = Archive::open(bytes)?;
    if archive.has("META-INF/rights.xml") || archive.has("META-INF/license.lcpl") {
        return Err(Reason::Encrypted);
    }
    let container = archive.read(CONTAINER)?.ok_or(Reason::Damaged)?;
    let package = package_path(&container)?;
    let document = archive.read(&package)?.ok_or(Reason::Damaged)?;
    let mut draft = Draft::default();
    let mut absent = 0_usize;
    let mut pages = Pages::default();
    let mut parts = Vec::new();
    for chapter in chapters(&document)? {
        let Some(name) = within(&package, &chapter) else {
            absent += 1;
            continue;
        };
        let Some(chapter) = archive.read(&name)? else {
            absent += 1;
            continue;
        };
        let Ok(decoded) = decode(&chapter) else {
            return Err(Reason::Damaged);
        };
        pages.count(&decoded.text);
        parts.push(decoded.text);
    }
    for part in parts {
        let marked = if pages.are_enough() {
            with_pages(&part)
        } else {
            part
        };
        draft.part(&html::text(&as_html(&marked), extent))?;
    }
    if absent > 0 {
        let are = if absent == 1 { "is" } else { "are" };
        let notice = format!("{absent} of its chapters {are} missing");
        draft.notices.push(notice);
    }
    Ok(draft)
}

/// Metadata of a book: Dublin Core in its package document.
pub(super) fn about(bytes: &[u8]) -> Result<About, Reason> {
    let mut archive = Archive::open(bytes)?;
    let container = archive.read(CONTAINER)?.ok_or(Reason::Damaged)?;
    let package = archive.read(&package_path(&container)?)?;
    let elements = texts(&package.ok_or(Reason::Damaged)?)?;
    let first = |name: &str| {
        elements
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, text)| text.clone())
    };
    Ok(About {
        title: first("title"),
        author: first("creator"),
        publisher: first("publisher"),
        published: first("date"),
        url: None,
    })
}

/// Path of the package document according to the container.
fn package_path(container: &[u8]) -> Result<String, Reason> {
    let mut path = None;
    for_each_step(container, |step| {
        if let Step::Start(element) = step
            && element.name() == "rootfile"
            && path.is_none()
        {
            path = element.attribute("full-path");
        }
        Ok(())
    })?;
    path.ok_or(Reason::Damaged)
}

/// Links of the package document to the chapters, in order.
fn chapters(package: &[u8]) -> Result<Vec<String>, Reason> {
    let mut items = HashMap::new();
    let mut spine = Vec::new();
    for_each_step(package, |step| {
        if let Step::Start(element) = step {
            match element.name() {
                "item" => {
                    let pair = element.attribute("id").zip(element.attribute("href"));
                    items.extend(pair);
                }
                "itemref" => spine.extend(element.attribute("idref")),
                _ => {}
            }
        }
        Ok(())
    })?;
    // Chapters that are listed repeatedly are included once.
    let chapters = spine.iter().filter_map(|id| items.remove(id));
    Ok(chapters.collect())
}

/// Name of the part that a link refers to; `None` if it is outside of the archive.
fn within(package: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    if link.contains("://") {
        return None;
    }
    let link = percent_decoded(link);
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = if link.starts_with('/') { "" } else { folder };
    let mut parts = Vec::new();
    for part in folder.split('/').chain(link.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(link: &str) -> String {
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let decoded = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match decoded {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Converts XHTML to HTML: HTML would read `<title/>` as a start tag with everything after it as content.
fn as_html(xhtml: &str) -> String {
    let mut html = String::with_capacity(xhtml.len());
    let mut rest = xhtml;
    while let Some(end) = rest.find("/>") {
        let (tag, after) = rest.split_at(end);
        let name = tag.rsplit_once('<').map_or("", |(_, tag)| tag);
        let name = name
            .split(|c: char| c.is_whitespace())
            .next()
            .unwrap_or_default();
        html.push_str(tag);
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == ':');
        if is_name && !VOID.contains(&name) {
            html.push_str("></");
            html.push_str(name);
            html.push('>');
        } else {
            html.push_str("/>");
        }
        rest = after.get(2..).unwrap_or_default();
    }
    html.push_str(rest);
    html
}
