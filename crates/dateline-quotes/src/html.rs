//! Visible text of a web page, with its positions in the source.
//!
//! Tokens follow the HTML Standard (section 13.2.5), by `html5gum`. Scripts, styles, titles and the like are not text;
//! struck-out and hidden text (`visible`) and comments are invisible; blocks and `<br>` break lines; entities are
//! resolved.

mod elements;
mod page;
mod reader;
mod rendered;
mod tags;

use html5gum::Tokenizer;

use self::page::Page;
pub use self::reader::MarkupReader;
pub(crate) use self::rendered::{Extent, Rendered, UnseenPart};
use self::tags::Tags;
use crate::offsets::Offsets;
use crate::visible::Visibility;

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
        lettered: 0,
        in_reference: false,
    };
    // The page receives all tokens, and reading from memory never fails.
    let Ok(()) =
        Tokenizer::new_with_emitter(MarkupReader::new(source), Tags::of(&mut page)).finish();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Unseen;

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
                "<ruby>東京<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>は<ruby>遠<rt>とお</ruby>い",
                "東京は遠い",
            ),
            (
                "so.<a epub:type='noteref' href='#n'>1</a> In <a role=doc-backlink>1</a> <a role=doc-noteref>[2]</a>",
                "so.¹ In 1 [2]",
            ),
            ("so<sup><a>8</a>,<a>9</a></sup> far", "so⁸,⁹ far"),
            ("so<sup>8,10–12</sup> far<sup>-2</sup>", "so⁸,¹⁰–¹² far-2"),
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
