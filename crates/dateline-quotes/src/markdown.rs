//! The text of a Markdown file: what a reader sees of it, and where it stands in the source.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::html;
use crate::offsets::Offsets;

/// The text of a Markdown source (`CommonMark`, with tables, footnotes, tasks and strikethrough), and from it to the source.
pub(crate) fn text(source: &str) -> (String, Offsets) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = Page {
        source,
        text: String::with_capacity(source.len()),
        offsets: Offsets::default(),
        hidden: 0,
    };
    for (event, at) in Parser::new_ext(source, options).into_offset_iter() {
        page.event(event, at);
    }
    (page.text, page.offsets)
}

struct Page<'s> {
    source: &'s str,
    text: String,
    offsets: Offsets,
    /// How many elements are open whose contents are no text: pictures, metadata, HTML that is read on its own.
    hidden: usize,
}

impl Page<'_> {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.html(at);
                self.hidden += 1;
            }
            Event::Start(Tag::Image { .. } | Tag::MetadataBlock(_)) => self.hidden += 1,
            Event::End(TagEnd::Image | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            Event::Text(text) | Event::Code(text) => self.write(&text, at),
            Event::SoftBreak | Event::HardBreak => self.break_line(at),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.break_line(at);
            }
            Event::Start(tag) if !is_inline(&tag) => self.break_line(at.start..at.start),
            Event::End(tag) if !ends_inline(tag) => self.break_line(at.end..at.end),
            _ => {}
        }
    }

    fn write(&mut self, text: &str, at: Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        // The marks around a piece of code, or the lead of its lines, are part of the range.
        let within = self.source.get(at.clone()).unwrap_or_default();
        let range = within.find(text).map(|from| {
            let start = at.start + from;
            start..start + text.len()
        });
        self.text.push_str(text);
        self.offsets.push(text.len(), range.unwrap_or(at));
    }

    fn break_line(&mut self, at: Range<usize>) {
        if self.hidden == 0 && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
            self.offsets.push(1, at);
        }
    }

    fn html(&mut self, at: Range<usize>) {
        self.break_line(at.start..at.start);
        let (text, offsets) = html::text(self.source.get(at.clone()).unwrap_or_default());
        for (index, c) in text.char_indices() {
            let range = offsets.range(&(index..index + c.len_utf8()));
            self.offsets
                .push(c.len_utf8(), at.start + range.start..at.start + range.end);
        }
        self.text.push_str(&text);
    }
}

/// Whether a tag stands within a line.
fn is_inline(tag: &Tag<'_>) -> bool {
    ends_inline(tag.to_end())
}

fn ends_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_read_as_a_reader_sees_it() {
        let table = [
            ("plain", "plain\n"),
            ("a **bold** and _slanted_ word", "a bold and slanted word\n"),
            ("# Head\n\nText\nmore", "Head\nText\nmore\n"),
            ("- one\n- two *three*\n", "one\ntwo three\n"),
            ("> quoted\n> text", "quoted\ntext\n"),
            ("a [link](http://x \"t\") b", "a link b\n"),
            ("a ![picture](x.png) b", "a  b\n"),
            ("2*3*4 and snake_case_name", "234 and snake_case_name\n"),
            ("fish &amp; chips \\*", "fish & chips *\n"),
            ("`code` here", "code here\n"),
            ("word[^1] next\n\n[^1]: Note.", "word next\nNote.\n"),
            ("---\ntitle: x\n---\ntext", "text\n"),
            ("<div>a <b>b</b></div>\n\nc", "a b\n\nc\n"),
            ("a<br>b <b>c</b>", "a\nb c\n"),
            ("| a | b |\n|---|---|\n| c | d |", "a\nb\nc\nd\n"),
            ("    indented\n    code", "indented\ncode\n"),
        ];
        for (source, expected) in table {
            let (text, offsets) = text(source);
            assert_eq!(text, expected, "{source}");
            assert_eq!(offsets.len(), text.len(), "{source}");
        }
    }

    #[test]
    fn every_piece_leads_back_to_the_source() {
        let source = "# The *big* day\n\n- It was [a parade](http://x), `loud` &amp; long.\n";
        let (text, offsets) = text(source);
        for (piece, expected) in [
            ("The big day", "The *big* day"),
            ("a parade, loud", "a parade](http://x), `loud"),
            ("loud", "loud"),
            ("& long", "&amp; long"),
        ] {
            let at = text.find(piece).unwrap();
            assert_eq!(
                &source[offsets.range(&(at..at + piece.len()))],
                expected,
                "{piece}"
            );
        }
    }
}
