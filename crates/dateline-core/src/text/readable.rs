//! Plain text of texts with markup: HTML without tags, Markdown without marks.

use crate::limits;
use std::borrow::Cow;
use std::ops::Range;

use dateline_quotes::MarkupReader;
use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// Length of the longest character reference, with `&` and `;`, in bytes (HTML Standard, section 13.5:
/// `&CounterClockwiseContourIntegral;`).
const LONGEST_REFERENCE: usize = 34;

/// Inline elements.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];
/// Elements that form a paragraph.
const BLOCKS: &[&str] = &[
    "article", "aside", "blockquote", "center", "details", "div", "dl", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol", "p", "pre",
    "section", "summary", "table", "ul", "iframe", "video", "audio",
];
/// Elements that begin a new line.
const LINES: &[&str] = &["br", "dd", "dt", "li", "tr", "td", "th", "tbody", "thead"];
/// Elements without visible content.
const SILENT: &[&str] = &["script", "style", "template"];

/// Plain text for readers: tags removed, character references resolved, emphasis without its marks, links with their
/// address after them. Text that only resembles markup stays unchanged.
pub fn readable(text: &str) -> Cow<'_, str> {
    match without_html(text) {
        Cow::Borrowed(text) => markdown(text, Addresses::Shown),
        Cow::Owned(text) => Cow::Owned(markdown(&text, Addresses::Shown).into_owned()),
    }
}

/// Plain text of a title for one line of a list: like [`readable`], but a link is only its words, and a bare address
/// only its host.
pub fn label(text: &str) -> Cow<'_, str> {
    let text = match html(text, Addresses::Left) {
        Cow::Borrowed(text) => markdown(text, Addresses::Left),
        Cow::Owned(text) => Cow::Owned(markdown(&text, Addresses::Left).into_owned()),
    };
    if !text.contains("://") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        out.push_str(host(word).unwrap_or(word));
        out.push_str(piece.get(word.len()..).unwrap_or_default());
    }
    Cow::Owned(out)
}

/// Host of a word that is a web address.
fn host(word: &str) -> Option<&str> {
    let rest = word
        .strip_prefix("https://")
        .or_else(|| word.strip_prefix("http://"))?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    rest.get(..end).filter(|host| host.contains('.'))
}

/// Whether addresses of links are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Addresses {
    /// Shown after the words of the link.
    #[default]
    Shown,
    Left,
}

/// Plain text of a quotation, in which every character may matter: only HTML is treated as markup.
pub fn without_html(text: &str) -> Cow<'_, str> {
    html(text, Addresses::Shown)
}

fn html(text: &str, addresses: Addresses) -> Cow<'_, str> {
    let has_tag = || {
        text.match_indices('<').any(|(at, _)| {
            let next = text.as_bytes().get(at + 1);
            next.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!'))
        })
    };
    if text.len() > limits::LONGEST_SHOWN || !(references(text).next().is_some() || has_tag()) {
        return Cow::Borrowed(text);
    }
    let mut out = Plain {
        addresses,
        ..Plain::default()
    };
    for token in Tokenizer::new_with_emitter(MarkupReader::new(text), emitter()).flatten() {
        out.token(text, token);
    }
    if out.changed {
        Cow::Owned(out.text.trim_end().to_owned())
    } else {
        Cow::Borrowed(text)
    }
}

fn emitter() -> DefaultEmitter<usize> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    emitter
}

/// Plain text built from HTML.
#[derive(Default)]
struct Plain {
    text: String,
    changed: bool,
    /// Element whose content is being skipped.
    silent: Option<Vec<u8>>,
    /// Open links: their address, and where their text begins.
    links: Vec<(String, usize)>,
    addresses: Addresses,
}

impl Plain {
    fn token(&mut self, source: &str, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(source, &tag),
            Token::EndTag(tag) => self.end(source, &tag),
            Token::String(string) if self.silent.is_none() => {
                self.source(source, string.span.start..string.span.end);
            }
            Token::Comment(comment) => {
                // Bogus comments such as `<?` or `</ x>` are something else.
                let span = comment.span.start..comment.span.end;
                if source
                    .get(span.clone())
                    .is_some_and(|text| text.starts_with("<!--"))
                {
                    self.changed = true;
                } else {
                    self.source(source, span);
                }
            }
            Token::Doctype(_) => self.changed = true,
            Token::String(_) | Token::Error(_) => {}
        }
    }

    fn start(&mut self, source: &str, tag: &StartTag<usize>) {
        let name = std::str::from_utf8(&tag.name).unwrap_or_default();
        if SILENT.contains(&name) && !tag.self_closing {
            self.silent = Some(tag.name.to_vec());
        }
        if !self.tag(name) {
            self.source(source, tag.span.start..tag.span.end);
            return;
        }
        let attribute = |name: &str| {
            let value = tag.attributes.get(name.as_bytes())?;
            String::from_utf8(value.to_vec()).ok()
        };
        match name {
            "a" => {
                let target = attribute("href").unwrap_or_default();
                self.links.push((target, self.text.len()));
            }
            "img" => self.text.push_str(&attribute("alt").unwrap_or_default()),
            "li" => self.text.push_str("– "),
            _ => {}
        }
    }

    fn end(&mut self, source: &str, tag: &EndTag<usize>) {
        let name = std::str::from_utf8(&tag.name).unwrap_or_default();
        if self.silent.as_deref() == Some(tag.name.as_slice()) {
            self.silent = None;
        }
        if name == "a"
            && let Some((target, from)) = self.links.pop()
        {
            let shown = self.text.get(from..).unwrap_or_default().trim();
            if self.addresses == Addresses::Shown && is_address(&target) && shown != target {
                for piece in [" (", &target, ")"] {
                    self.text.push_str(piece);
                }
            }
        }
        if !self.tag(name) {
            self.source(source, tag.span.start..tag.span.end);
        }
    }

    /// Adds the line ends of a tag; `false` if HTML has no such tag.
    fn tag(&mut self, name: &str) -> bool {
        if BLOCKS.contains(&name) {
            self.end_line(2);
        } else if LINES.contains(&name) {
            self.end_line(1);
        } else if !INLINE.contains(&name) && !SILENT.contains(&name) {
            return false;
        }
        self.changed = true;
        true
    }

    /// Ends the line, so that `ends` line ends precede the next text; none at the top.
    fn end_line(&mut self, ends: usize) {
        let kept = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(kept);
        let there = self.text.len() - self.text.trim_end_matches('\n').len();
        if kept > there {
            self.text
                .extend(std::iter::repeat_n('\n', ends.saturating_sub(there)));
        }
    }

    /// Appends a part of the source, with its character references resolved.
    fn source(&mut self, source: &str, span: Range<usize>) {
        let text = source.get(span).unwrap_or_default();
        let mut from = 0;
        for reference in references(text) {
            let (before, name) = (text.get(from..reference.start), text.get(reference.clone()));
            self.text.push_str(before.unwrap_or_default());
            let name = name.unwrap_or_default();
            let resolved = resolve(name);
            self.changed |= resolved.is_some();
            self.text.push_str(resolved.as_deref().unwrap_or(name));
            from = reference.end;
        }
        self.text.push_str(text.get(from..).unwrap_or_default());
    }
}

/// Byte ranges of `&amp;`, `&#8211;` and their like. A reference without its `;` is not included, as it may be part of
/// an address (`?a=1&copy=2`).
fn references(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices('&').filter_map(|(start, _)| {
        let rest = text.as_bytes().get(start..)?;
        let length = rest
            .iter()
            .take(LONGEST_REFERENCE)
            .position(|byte| *byte == b';')?;
        let name = rest.get(1..length)?;
        let fits = name
            .iter()
            .enumerate()
            .all(|(at, byte)| byte.is_ascii_alphanumeric() || (at == 0 && *byte == b'#'));
        (fits && name.len() > 1).then_some(start..start + length + 1)
    })
}

/// Text of a character reference; `None` if it is not a valid one.
fn resolve(reference: &str) -> Option<String> {
    let mut out = String::new();
    for token in Tokenizer::new(reference).flatten() {
        if let Token::String(string) = token {
            out.push_str(std::str::from_utf8(&string).ok()?);
        }
    }
    (!out.is_empty() && out != reference).then_some(out)
}

/// Whether a link leads outside of the page.
fn is_address(target: &str) -> bool {
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| target.starts_with(scheme))
}

/// A text without marks of emphasis, and with the address of each link after its words (`CommonMark` 0.31.2, sections
/// 6.2 and 6.3).
fn markdown(text: &str, addresses: Addresses) -> Cow<'_, str> {
    let may_have_any = text.len() <= limits::LONGEST_SHOWN
        && (text.contains(['*', '_', '~', '`']) || text.contains("]("));
    if !may_have_any {
        return Cow::Borrowed(text);
    }
    let edits = edits(text, addresses);
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, instead) in edits {
        if range.start < from {
            continue;
        }
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&instead);
        from = range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Byte ranges to replace and their replacements, in order.
fn edits(text: &str, addresses: Addresses) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    // Open links: their address, and the end of their words so far.
    let mut links: Vec<(String, usize)> = Vec::new();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                ..
            }) => {
                links.push((dest_url.into_string(), range.start + 1));
                continue;
            }
            Event::Start(Tag::Image { .. }) => {
                links.push((String::new(), range.start + 2));
                continue;
            }
            Event::End(TagEnd::Image) => {
                let is_inline = text
                    .get(range.clone())
                    .is_some_and(|text| text.ends_with(')'));
                if let Some((_, end)) = links.pop().filter(|_| is_inline) {
                    edits.push((range.start..range.start + 2, String::new()));
                    edits.push((end..range.end, String::new()));
                }
            }
            Event::Code(ref code)
                if text
                    .get(range.clone())
                    .is_some_and(|text| text.starts_with('`')) =>
            {
                edits.push((range.clone(), code.to_string()));
            }
            Event::End(TagEnd::Link) => {
                let is_inline = text
                    .get(range.clone())
                    .is_some_and(|text| text.starts_with('['));
                if let Some((target, end)) = links.pop().filter(|_| is_inline) {
                    let shown = text.get(range.start + 1..end).unwrap_or_default();
                    edits.push((range.start..range.start + 1, String::new()));
                    edits.push((end..range.end, instead_of_link(&target, shown, addresses)));
                }
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                if is_markup(text, range.start) =>
            {
                let mark = 1 + usize::from(!matches!(event, Event::Start(Tag::Emphasis)));
                edits.push((range.start..range.start + mark, String::new()));
                edits.push((range.end - mark..range.end, String::new()));
            }
            _ => {}
        }
        if let Some((_, end)) = links.last_mut() {
            *end = (*end).max(range.end);
        }
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits
}

/// The text shown after the words of a link: its address, unless the words contain it.
fn instead_of_link(target: &str, shown: &str, addresses: Addresses) -> String {
    let is_load_cancelled = addresses == Addresses::Left;
    if is_load_cancelled || target.is_empty() || shown == target {
        String::new()
    } else {
        format!(" ({target})")
    }
}

/// Whether a mark is markup: not one within a word (`2*3*4`) or an address (`https://example.org/_a_`).
fn is_markup(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    !word.ends_with(char::is_alphanumeric) && !word.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_is_shown_as_text() {
        for (text, shown) in [
            ("plain", "plain"),
            ("a < b and c > d", "a < b and c > d"),
            ("<b>bold</b> &amp; <i>thin</i>", "bold & thin"),
            ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
            ("one<br/>two<br>three", "one\ntwo\nthree"),
            ("<ul><li>a</li><li>b</li></ul>", "– a\n– b"),
            (
                "see <a href='https://example.org/x?a=1&amp;b=2'>the page</a>.",
                "see the page (https://example.org/x?a=1&b=2).",
            ),
            (
                "<a href=\"https://example.org\">https://example.org</a>",
                "https://example.org",
            ),
            ("<a href='#top'>up</a>", "up"),
            ("x<script>alert('x')</script>y", "xy"),
            ("x<!-- aside -->y", "xy"),
            ("1&nbsp;000 &#8211; &#x2014; &hellip;", "1\u{a0}000 – — …"),
            ("AT&T; R&D; &unknown;", "AT&T; R&D; &unknown;"),
            (
                "https://example.org/?a=1&copy=2",
                "https://example.org/?a=1&copy=2",
            ),
            (
                "Write to <someone@example.org> or <http://example.org>",
                "Write to <someone@example.org> or <http://example.org>",
            ),
            ("the <unknown> element", "the <unknown> element"),
            ("<img src=x alt='A picture'> below", "A picture below"),
            ("Tom &amp;amp; Jerry", "Tom &amp; Jerry"),
            ("an open <b", "an open <b"),
        ] {
            assert_eq!(without_html(text), shown, "{text}");
        }
    }

    #[test]
    fn markdown_is_readable() {
        for (text, shown) in [
            ("a *b* **c** _d_ __e__ ~~f~~", "a b c d e f"),
            ("***both***", "both"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
            (
                "see [the page](https://example.org) now",
                "see the page (https://example.org) now",
            ),
            (
                "[**bold** link](https://example.org \"title\")",
                "bold link (https://example.org)",
            ),
            (
                "[https://example.org](https://example.org)",
                "https://example.org",
            ),
            (
                "[announced](link to caml-list email)",
                "[announced](link to caml-list email)",
            ),
            ("an [aside] and [1]", "an [aside] and [1]"),
            ("- a\n- *b*\n\n1. c", "- a\n- b\n\n1. c"),
            ("https://example.org/_a_/*b*", "https://example.org/_a_/*b*"),
            ("*Note: no end", "*Note: no end"),
            (
                "`code *is* code` and ![a picture](x.png)",
                "code *is* code and a picture",
            ),
        ] {
            assert_eq!(readable(text), shown, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_readable(text in "(\\PC|[<>&;*_\\[\\]()/~\n]|<b>|</p>|&amp;|&#x41;|<!--|-->){0,30}") {
            let shown = readable(&text);
            // Letters are never added or lost, except those of tags, references and addresses.
            if !text.contains(['<', '&', '[']) {
                let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                prop_assert_eq!(letters(&shown), letters(&text));
            }
        }
    }
}
