//! The text of a web page: what a reader sees of it, and where it stands in the source.
//!
//! Tokens are those of the HTML Standard (section 13.2.5) by `html5gum`; a tree is not needed. Script, style, title and the like
//! are no text, comments are nothing, blocks and `<br>` break, entities are the characters that they stand for.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};

use crate::offsets::Offsets;

/// Elements whose contents are no text of the page.
const SKIPPED: &[&[u8]] = &[
    b"script",
    b"style",
    b"title",
    b"template",
    b"svg",
    b"iframe",
    b"noembed",
    b"noframes",
    // The brackets around a reading where it cannot stand above the word.
    b"rp",
];

/// Elements that begin and end a line of their own (HTML Standard, section 15.3), and those that break one.
const BREAKING: &[&[u8]] = &[
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"br",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hgroup",
    b"hr",
    b"html",
    b"legend",
    b"li",
    b"listing",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"optgroup",
    b"option",
    b"p",
    b"pre",
    b"search",
    b"section",
    b"select",
    b"summary",
    b"table",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
    b"ul",
    b"xmp",
];

/// The longest number of a footnote, in digits.
const LONGEST_FOOTNOTE: usize = 4;

/// The text of a page, and from it to the source.
pub(crate) fn text(source: &str) -> (String, Offsets) {
    let mut page = Page {
        source: source.as_bytes(),
        ..Page::default()
    };
    // Everything is told to the page. Reading from memory never fails.
    let Ok(()) = Tokenizer::new_with_emitter(source, Tags::of(&mut page)).finish();
    let Page { text, offsets, .. } = page;
    match String::from_utf8(text) {
        Ok(text) => (text, offsets),
        // The tokenizer hands on what it is given, and that was UTF-8.
        Err(_) => (source.to_owned(), Offsets::shifted(0, source.len())),
    }
}

/// The text of a page while it is put together.
#[derive(Debug, Default)]
struct Page<'s> {
    source: &'s [u8],
    text: Vec<u8>,
    offsets: Offsets,
    /// The element whose contents are skipped, and how many of that name are open.
    skipped: Option<(Vec<u8>, usize)>,
    /// Whether what follows is raised.
    raised: bool,
}

impl Page<'_> {
    fn start(&mut self, name: &[u8], self_closing: bool, at: Range<usize>) {
        match &mut self.skipped {
            Some((skipped, open)) => {
                if skipped == name && !self_closing {
                    *open += 1;
                }
            }
            None if SKIPPED.contains(&name) => {
                if !self_closing || name != b"svg" {
                    self.skipped = Some((name.to_vec(), 1));
                }
            }
            None => self.element(name, true, at),
        }
    }

    fn end(&mut self, name: &[u8], at: Range<usize>) {
        match &mut self.skipped {
            Some((skipped, open)) => {
                if skipped == name {
                    *open -= 1;
                    if *open == 0 {
                        self.skipped = None;
                    }
                }
            }
            None => self.element(name, false, at),
        }
    }

    fn element(&mut self, name: &[u8], begins: bool, at: Range<usize>) {
        if name == b"sup" {
            self.raised = begins;
        } else if name == b"q" {
            // Browsers put quotation marks around it (HTML Standard, section 15.3.4).
            self.text.push(b'"');
            self.offsets.push(1, at);
        } else if BREAKING.contains(&name) {
            // One that was never closed raises no more than its line.
            self.raised = false;
            if !self.text.is_empty() && !self.text.ends_with(b"\n") {
                self.text.push(b'\n');
                self.offsets.push(1, at);
            }
        }
    }

    /// A piece of text that stands somewhere in that range of the source.
    fn write(&mut self, text: &[u8], mut at: Range<usize>) {
        if self.skipped.is_some() {
            return;
        }
        // In brackets a number need not be raised to be seen as a footnote's.
        if self.raised
            && text.len() <= LONGEST_FOOTNOTE
            && text.iter().all(u8::is_ascii_digit)
            && !self.text.ends_with(b"[")
        {
            self.write_raised(text, at);
            return;
        }
        let source = self.source;
        // The line feed of a line end whose carriage return has ended the piece before.
        if at
            .start
            .checked_sub(1)
            .is_some_and(|before| source.get(before..=at.start) == Some(b"\r\n"))
        {
            at.start += 1;
        }
        let within = source.get(at.clone()).unwrap_or_default();
        if within == text {
            self.text.extend_from_slice(text);
            self.offsets.push(text.len(), at);
            return;
        }
        // Line ends are made one; everything else is an entity or another character as a whole.
        if let Some(pieces) = line_ends(within, text) {
            for (derived, original) in pieces {
                let end = at.start + original;
                self.offsets.push(derived, at.start..end);
                at.start = end;
            }
        } else {
            self.offsets.push(text.len(), at);
        }
        self.text.extend_from_slice(text);
    }

    /// The number of a footnote, as the raised digits that a text has for it.
    fn write_raised(&mut self, digits: &[u8], at: Range<usize>) {
        const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let raised: String = digits
            .iter()
            .filter_map(|digit| RAISED.get(usize::from(digit.wrapping_sub(b'0'))))
            .collect();
        self.text.extend_from_slice(raised.as_bytes());
        self.offsets.push(raised.len(), at);
    }
}

/// The lengths of the pieces of a text and of its source, where they differ in their line ends only.
fn line_ends(source: &[u8], text: &[u8]) -> Option<Vec<(usize, usize)>> {
    let mut pieces = Vec::new();
    let (mut source, mut text) = (source, text);
    while !text.is_empty() {
        let same = source.iter().zip(text).take_while(|(a, b)| a == b).count();
        if same > 0 {
            pieces.push((same, same));
            source = source.get(same..)?;
            text = text.get(same..)?;
            continue;
        }
        let rest = source.strip_prefix(b"\r")?;
        text = text.strip_prefix(b"\n")?;
        let after = rest.strip_prefix(b"\n").unwrap_or(rest);
        pieces.push((1, source.len() - after.len()));
        source = after;
    }
    source.is_empty().then_some(pieces)
}

/// What the tokenizer tells: only tags and text are listened to.
#[derive(Debug)]
struct Tags<'p, 's> {
    page: &'p mut Page<'s>,
    /// How far the source is read.
    position: usize,
    /// Where what was told last ends.
    told: usize,
    name: Vec<u8>,
    is_end: bool,
    self_closing: bool,
    last_start: Vec<u8>,
}

impl<'p, 's> Tags<'p, 's> {
    fn of(page: &'p mut Page<'s>) -> Self {
        Self {
            page,
            position: 0,
            told: 0,
            name: Vec::new(),
            is_end: false,
            self_closing: false,
            last_start: Vec::new(),
        }
    }

    /// The range of the source since what was told before.
    fn told(&mut self) -> Range<usize> {
        let range = self.told.min(self.position)..self.position;
        self.told = self.position;
        range
    }
}

impl Emitter for Tags<'_, '_> {
    type Token = Infallible;

    fn emit_string(&mut self, text: &[u8]) {
        let at = self.told();
        self.page.write(text, at);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let at = self.told();
        if self.is_end {
            self.last_start.clear();
            self.page.end(&self.name, at);
            return None;
        }
        self.last_start.clone_from(&self.name);
        self.page.start(&self.name, self.self_closing, at);
        // Without scripts, `noscript` holds elements like any other.
        naive_next_state(&self.name).filter(|_| self.name != b"noscript")
    }

    fn emit_current_comment(&mut self) {
        self.told();
    }

    fn emit_current_doctype(&mut self) {
        self.told();
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.is_end = false;
        self.self_closing = false;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.is_end = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start = name.unwrap_or_default().to_vec();
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.name
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_eof(&mut self) {}
    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn init_attribute(&mut self) {}
    fn push_attribute_name(&mut self, _: &[u8]) {}
    fn push_attribute_value(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_a_reader_sees_it() {
        let table = [
            ("plain", "plain"),
            ("a <b>bold</b> word", "a bold word"),
            ("<p>one</p><p>two", "one\ntwo"),
            ("one<br>two<br/>three", "one\ntwo\nthree"),
            ("<ul><li>a<li>b</ul>", "a\nb\n"),
            (
                "<title>t</title><style>p{}</style>x<script>if (a<b) {}</script>y",
                "xy",
            ),
            ("a<!-- no -- comment -->b<!doctype html>c", "abc"),
            (
                "fish &amp; chips &lt;3 &eacute;&#233;&#xe9; &nbsp;&unknown; &amp",
                "fish & chips <3 ééé \u{a0}&unknown; &",
            ),
            ("a < b & c <3 &", "a < b & c <3 &"),
            ("<svg><text>no</text></svg>yes<svg/>too", "yestoo"),
            (
                "<template><p>no<template>no</template>no</template>yes",
                "yes",
            ),
            ("<noscript><b>yes</b></noscript>", "yes"),
            ("word.<sup>12</sup> Next", "word.¹² Next"),
            ("x<sup>th</sup>", "xth"),
            ("He said <q>go</q>.", "He said \"go\"."),
            (
                "<ruby>東京<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>",
                "東京とう",
            ),
            ("<p>word<sup>2</p><p>2014</p>", "word²\n2014\n"),
            (
                "end.<sup><a href='#n'><span>&#91;</span>12<span>&#93;</span></a></sup> Next",
                "end.[12] Next",
            ),
            ("a\r\nb\rc", "a\nb\nc"),
            ("<p title='a > b'>c</p", "c"),
            ("<a href=\"x\">日本</a>語<", "日本語<"),
            ("a\0b", "a\0b"),
            ("<textarea><b></textarea>c", "<b>c"),
        ];
        for (source, expected) in table {
            let (text, offsets) = text(source);
            assert_eq!(text, expected, "{source}");
            assert_eq!(offsets.len(), text.len(), "{source}");
        }
    }

    #[test]
    fn every_piece_leads_back_to_the_source() {
        let source =
            "<h1 class=a>Fish &amp; <i>chips</i></h1>\r\n<p>caf&eacute; \r\n au <!-- c -->lait";
        let (text, offsets) = text(source);
        for (piece, expected) in [
            ("Fish", "Fish"),
            ("&", "&amp;"),
            ("& chips", "&amp; <i>chips"),
            ("café", "caf&eacute;"),
            ("é \n au", "&eacute; \r\n au"),
            ("au lait", "au <!-- c -->lait"),
            ("lait", "lait"),
        ] {
            let at = text.find(piece).unwrap();
            let range = offsets.range(&(at..at + piece.len()));
            assert_eq!(&source[range], expected, "{piece}");
        }
    }
}
