//! Visible text of a Markdown file, with its positions in the source.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::html::{self, Extent, Rendered};
use crate::verdict::Unseen;
use crate::visible::Visibility;

/// Renders a Markdown source (`CommonMark` with tables, footnotes, tasks and strikethrough).
pub(crate) fn text(source: &str, extent: Extent) -> Rendered {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = Page {
        source,
        extent,
        out: Rendered::default(),
        visibility: Visibility::default(),
        skipped: 0,
        unseen: Vec::new(),
    };
    for (event, at) in Parser::new_ext(source, options).into_offset_iter() {
        page.event(event, at);
    }
    page.out
}

struct Page<'s> {
    source: &'s str,
    extent: Extent,
    out: Rendered,
    /// Open HTML elements.
    visibility: Visibility,
    /// Number of open elements whose contents are skipped: metadata, and HTML that is rendered separately.
    skipped: usize,
    /// Reasons why the contents of open images and struck-out parts are invisible.
    unseen: Vec<Unseen>,
}

impl Page<'_> {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.html(at);
                self.skipped += 1;
            }
            Event::Start(Tag::MetadataBlock(_)) => self.skipped += 1,
            Event::End(TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock) => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            Event::Start(Tag::Image { .. }) => self.unseen.push(Unseen::AltText),
            Event::Start(Tag::Strikethrough) => self.unseen.push(Unseen::StruckOut),
            Event::End(TagEnd::Image | TagEnd::Strikethrough) => {
                self.unseen.pop();
            }
            Event::Text(text) | Event::Code(text) => self.write(&text, at),
            Event::SoftBreak | Event::HardBreak => self.break_line(at),
            Event::InlineHtml(tag) => {
                let is_break = tag.to_ascii_lowercase().starts_with("<br");
                self.part(at.clone());
                if is_break {
                    self.break_line(at);
                }
            }
            Event::Start(tag) if !is_inline(&tag) => self.break_line(at.start..at.start),
            Event::End(tag) if !ends_inline(tag) => self.break_line(at.end..at.end),
            _ => {}
        }
    }

    /// Reason why the current text is invisible; `None` if it is visible.
    fn why_unseen(&self) -> Option<Unseen> {
        self.unseen
            .last()
            .copied()
            .or_else(|| self.visibility.unseen())
    }

    fn write(&mut self, text: &str, at: Range<usize>) {
        let why = self.why_unseen();
        if self.skipped > 0 || why.is_some() && self.extent == Extent::Seen {
            return;
        }
        // The range includes the marks around code, or the indentation of its lines.
        let within = self.source.get(at.clone()).unwrap_or_default();
        let range = within.find(text).map(|from| {
            let start = at.start + from;
            start..start + text.len()
        });
        let start = self.out.text.len();
        self.out.text.push_str(text);
        self.out.offsets.push(text.len(), range.unwrap_or(at));
        if let Some(why) = why {
            self.out.hide(start..self.out.text.len(), why);
        }
    }

    fn break_line(&mut self, at: Range<usize>) {
        let text = &mut self.out.text;
        if self.skipped == 0 && !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
            self.out.offsets.push(1, at);
        }
    }

    fn html(&mut self, at: Range<usize>) {
        self.break_line(at.start..at.start);
        self.part(at);
    }

    /// Renders a piece of HTML: a block, or a single tag.
    fn part(&mut self, at: Range<usize>) {
        let source = self.source.get(at.clone()).unwrap_or_default();
        let part = html::part(source, self.extent, &mut self.visibility);
        let start = self.out.text.len();
        for (index, c) in part.text.char_indices() {
            let range = part.offsets.range(&(index..index + c.len_utf8()));
            let range = at.start + range.start..at.start + range.end;
            self.out.offsets.push(c.len_utf8(), range);
        }
        self.out.text.push_str(&part.text);
        for (range, why) in part.unseen {
            self.out.hide(start + range.start..start + range.end, why);
        }
    }
}

/// Whether a tag is inline.
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
    fn sources_are_rendered_as_a_reader_sees_them() {
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
            ("will ~~not~~ go <del>now</del>then", "will  go then\n"),
            (
                "<details><summary>yes</summary>\n\nno\n\n</details>\n\ntoo",
                "yes\n\ntoo\n",
            ),
            ("a <!-- b --> c", "a  c\n"),
            ("| a | b |\n|---|---|\n| c | d |", "a\nb\nc\nd\n"),
            ("    indented\n    code", "indented\ncode\n"),
        ];
        for (source, expected) in table {
            let Rendered { text, offsets, .. } = text(source, Extent::Seen);
            assert_eq!(text, expected, "{source}");
            assert_eq!(offsets.len(), text.len(), "{source}");
        }
    }

    #[test]
    fn every_piece_maps_to_its_source() {
        let source = "# The *big* day\n\n- It was [a parade](http://x), `loud` &amp; long.\n";
        let Rendered { text, offsets, .. } = text(source, Extent::Seen);
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
