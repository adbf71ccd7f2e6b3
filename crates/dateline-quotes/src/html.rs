//! Visible text of a web page, with its positions in the source.
//!
//! Tokens follow the HTML Standard (section 13.2.5), by `html5gum`. Scripts, styles, titles and the like are not text;
//! struck-out and hidden text (`visible`) and comments are invisible; blocks and `<br>` break lines; entities are
//! resolved.

mod elements;
mod tags;

use std::ops::Range;

use html5gum::Tokenizer;

use self::elements::{BREAKING, SKIPPED};
use self::tags::Tags;
use crate::offsets::Offsets;
use crate::verdict::Unseen;
use crate::visible::{Attributes, Visibility};

/// Maximum number of digits of a footnote's number.
const LONGEST_FOOTNOTE: usize = 4;

/// Which parts of a document are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Visible text.
    Seen,
    /// Also invisible text, but not `<ins>`: the text before corrections.
    Everything,
}

/// An invisible range of a text, with the reason.
pub(crate) type UnseenPart = (Range<usize>, Unseen);

/// Text rendered from a document.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub text: String,
    /// Maps the text to the source.
    pub offsets: Offsets,
    /// Invisible ranges of the text, in order.
    pub unseen: Vec<UnseenPart>,
}

impl Rendered {
    /// Marks a range of the text as invisible.
    pub fn hide(&mut self, range: Range<usize>, why: Unseen) {
        hide(&mut self.unseen, range, why);
    }
}

fn hide(unseen: &mut Vec<UnseenPart>, range: Range<usize>, why: Unseen) {
    match unseen.last_mut() {
        Some((last, same)) if last.end == range.start && *same == why => last.end = range.end,
        _ if range.is_empty() => {}
        _ => unseen.push((range, why)),
    }
}

/// Renders a page.
pub(crate) fn text(source: &str, extent: Extent) -> Rendered {
    part(source, extent, &mut Visibility::default())
}

/// Renders a part of a page, in which elements may be open.
pub(crate) fn part(source: &str, extent: Extent, visibility: &mut Visibility) -> Rendered {
    let mut page = Page {
        source: source.as_bytes(),
        extent,
        text: Vec::new(),
        offsets: Offsets::default(),
        unseen: Vec::new(),
        visibility,
        skipped: None,
        raised: false,
    };
    // The page receives all tokens, and reading from memory never fails.
    let Ok(()) = Tokenizer::new_with_emitter(source, Tags::of(&mut page)).finish();
    let Page {
        text,
        offsets,
        unseen,
        ..
    } = page;
    match String::from_utf8(text) {
        Ok(text) => Rendered {
            text,
            offsets,
            unseen,
        },
        // Cannot happen: the tokenizer passes on UTF-8 unchanged.
        Err(_) => Rendered {
            text: source.to_owned(),
            offsets: Offsets::shifted(0, source.len()),
            unseen: Vec::new(),
        },
    }
}

/// Text of a page under construction.
#[derive(Debug)]
struct Page<'s> {
    source: &'s [u8],
    extent: Extent,
    text: Vec<u8>,
    offsets: Offsets,
    unseen: Vec<UnseenPart>,
    visibility: &'s mut Visibility,
    /// The element whose contents are skipped, and the nesting depth of elements with its name.
    skipped: Option<(Vec<u8>, usize)>,
    /// Whether following text is superscript.
    raised: bool,
}

impl Page<'_> {
    fn start(
        &mut self,
        name: &[u8],
        self_closing: bool,
        attributes: &Attributes,
        at: Range<usize>,
    ) {
        match &mut self.skipped {
            Some((skipped, open)) => {
                if skipped == name && !self_closing {
                    *open += 1;
                }
            }
            // Before corrections, nothing had been inserted.
            None if SKIPPED.contains(&name)
                || name == b"ins" && self.extent == Extent::Everything =>
            {
                if !self_closing || name != b"svg" {
                    self.skipped = Some((name.to_vec(), 1));
                }
            }
            None => {
                self.visibility.start(name, attributes);
                if name == b"img" && !attributes.alt.is_empty() {
                    self.aside(&attributes.alt, Unseen::AltText, at.clone());
                }
                self.element(name, true, at);
            }
        }
    }

    fn end(&mut self, name: &[u8], at: Range<usize>) {
        let Some((skipped, open)) = &mut self.skipped else {
            self.element(name, false, at);
            self.visibility.end(name);
            return;
        };
        if skipped == name {
            *open -= 1;
            if *open == 0 {
                self.skipped = None;
            }
        }
    }

    /// Whether text at this point is omitted.
    fn is_left_out(&self) -> bool {
        self.skipped.is_some() || self.extent == Extent::Seen && self.visibility.unseen().is_some()
    }

    /// Appends text that is separate from its surroundings.
    fn aside(&mut self, text: &[u8], why: Unseen, at: Range<usize>) {
        if self.extent == Extent::Seen || self.skipped.is_some() {
            return;
        }
        self.break_line(at.clone());
        let start = self.text.len();
        self.text.extend_from_slice(text);
        self.offsets.push(text.len(), at.clone());
        hide(&mut self.unseen, start..self.text.len(), why);
        self.break_line(at);
    }

    fn break_line(&mut self, at: Range<usize>) {
        if !self.text.is_empty() && !self.text.ends_with(b"\n") {
            self.text.push(b'\n');
            self.offsets.push(1, at);
        }
    }

    fn element(&mut self, name: &[u8], begins: bool, at: Range<usize>) {
        if name == b"sup" {
            self.raised = begins;
        } else if name == b"q" {
            // Browsers put quotation marks around it (HTML Standard, section 15.3.4).
            if !self.is_left_out() {
                self.text.push(b'"');
                self.offsets.push(1, at);
            }
        } else if BREAKING.contains(&name) {
            // An unclosed element affects only its own line.
            self.raised = false;
            self.break_line(at);
        }
    }

    /// Appends text from a range of the source.
    fn write(&mut self, text: &[u8], at: Range<usize>) {
        if self.is_left_out() {
            return;
        }
        let start = self.text.len();
        self.write_seen(text, at);
        if let Some(why) = self.visibility.unseen() {
            hide(&mut self.unseen, start..self.text.len(), why);
        }
    }

    fn write_seen(&mut self, text: &[u8], mut at: Range<usize>) {
        // A number in brackets is recognized as a footnote without being superscript.
        if self.raised
            && text.len() <= LONGEST_FOOTNOTE
            && text.iter().all(u8::is_ascii_digit)
            && !self.text.ends_with(b"[")
        {
            self.write_raised(text, at);
            return;
        }
        let source = self.source;
        // A line feed whose carriage return ended the previous piece.
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
        // Line ends are normalized; everything else is an entity or a replaced character.
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

    /// Appends the number of a footnote as superscript digits.
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

/// Lengths of the pieces of a text and its source if they differ only in line ends.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_rendered_as_a_reader_sees_them() {
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
            ("<noscript><b>no</b></noscript>yes", "yes"),
            (
                "will <del>not</del><ins>never</ins> <s>a</s>go",
                "will never go",
            ),
            ("<p>a <s>b<p>c</s> d", "a \n d"),
            ("<p hidden>no<p>yes", "yes"),
            ("<p hidden>no</p><p>yes</p>", "yes\n"),
            ("<div hidden><p>no<p>no</div>yes", "yes"),
            ("<ul><li hidden>no<li>yes</ul>", "yes\n"),
            ("<table><tr><td hidden>no<td>yes</table>", "yes\n"),
            (
                "<span style='color:red; DISPLAY : none !important'>no</span>yes",
                "yes",
            ),
            (
                "<span style='x-display:none; display:block'>yes</span>",
                "yes",
            ),
            (
                "<i style='visibility:hidden'>no</i>yes<i aria-hidden='true'>no</i>",
                "yes",
            ),
            ("<i aria-hidden=false>yes</i>", "yes"),
            ("<details><summary>yes</summary>no</details>", "yes\n"),
            (
                "<details open><summary>yes</summary>too</details>",
                "yes\ntoo\n",
            ),
            ("<dialog>no</dialog>yes", "yes"),
            ("<b><div hidden>no</b>no</div>yes", "yes"),
            ("<body style='display:none'>yes", "yes"),
            ("<img alt='no' hidden>yes<br hidden>too", "yes\ntoo"),
            ("<div hidden>no<br>no</div>yes", "yes"),
            ("</del>yes<del>no", "yes"),
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
            let Rendered { text, offsets, .. } = text(source, Extent::Seen);
            assert_eq!(text, expected, "{source}");
            assert_eq!(offsets.len(), text.len(), "{source}");
        }
    }

    #[test]
    fn invisible_text_is_marked_with_its_reason() {
        let source =
            "We will <del>not</del> go<!-- yet --><img alt=home><p hidden>or <b>so</b></p>.";
        let Rendered { text, unseen, .. } = text(source, Extent::Everything);
        assert_eq!(text, "We will not go\n yet \nhome\nor so\n.");
        let unseen: Vec<_> = unseen
            .into_iter()
            .map(|(range, why)| (text[range].to_owned(), why))
            .collect();
        let expected = [
            ("not", Unseen::StruckOut),
            (" yet ", Unseen::Comment),
            ("home", Unseen::AltText),
            ("or so", Unseen::Hidden),
        ];
        assert_eq!(unseen, expected.map(|(text, why)| (text.to_owned(), why)));
    }

    #[test]
    fn every_piece_maps_to_its_source() {
        let source =
            "<h1 class=a>Fish &amp; <i>chips</i></h1>\r\n<p>caf&eacute; \r\n au <!-- c -->lait";
        let Rendered { text, offsets, .. } = text(source, Extent::Seen);
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
