//! Metadata of documents: title, author, publisher, day of publication, address.
//!
//! Nothing is guessed: the day on which a file was made is not the day on which its text was published.

use html5gum::{HtmlString, Token, Tokenizer};

use crate::html::MarkupReader;

/// Maximum length of a value, in bytes.
const LONGEST: usize = 500;
/// Number of bytes of a web page that are searched for metadata.
const WITHIN: usize = 4 << 20;

/// Names of metadata in web pages, by precedence: Open Graph, Highwire Press, Dublin Core, HTML.
const TITLE: &[&str] = &["og:title", "citation_title", "dc.title", "twitter:title"];
const AUTHOR: &[&str] = &["author", "citation_author", "dc.creator", "article:author"];
const PUBLISHER: &[&str] = &[
    "og:site_name", "citation_journal_title", "dc.publisher", "publisher",
];
const PUBLISHED: &[&str] = &[
    "article:published_time", "datepublished", "citation_publication_date", "citation_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "parsely-pub-date", "pubdate", "publish-date",
    "date",
];
const ADDRESS: &[&str] = &["og:url"];

/// Metadata of a document. Runs of white space in values are replaced by one space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Title, or subject of an e-mail.
    pub title: Option<String>,
    /// Author, or sender of an e-mail.
    pub author: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication as written in the document, or the day on which an e-mail was sent.
    pub published: Option<String>,
    /// Address that begins with `http://` or `https://`.
    pub url: Option<String>,
}

impl About {
    /// Normalizes white space and removes implausible values.
    pub(super) fn neat(self) -> Self {
        let neat = |text: Option<String>| text.and_then(|text| neat(&text));
        Self {
            title: neat(self.title),
            // Some pages have the address of the author's profile here.
            author: neat(self.author).filter(|author| !is_address(author)),
            publisher: neat(self.publisher),
            published: neat(self.published),
            url: self
                .url
                .filter(|url| is_address(url) && url.len() <= LONGEST),
        }
    }
}

/// Whether a text is a web page.
pub(super) fn is_page(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(2000).collect();
    let head = head.to_ascii_lowercase();
    let mut tags = ["<!doctype html", "<html", "<head", "<title"].iter();
    head.starts_with('<') && tags.any(|tag| head.contains(tag))
}

/// Metadata in the head of a web page.
pub(super) fn of_page(text: &str) -> About {
    let mut end = text.len().min(WITHIN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let mut named: Vec<(String, String)> = Vec::new();
    let (mut title, mut is_title) = (None, false);
    let (mut canonical, mut saved_from) = (None, None);
    for Ok(token) in Tokenizer::new(MarkupReader::new(text)) {
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &str| {
                    tag.attributes
                        .get(name.as_bytes())
                        .map(|value| as_text(value))
                };
                match &**tag.name {
                    b"title" => is_title = title.is_none(),
                    b"meta" => {
                        let name = ["property", "name", "itemprop"]
                            .iter()
                            .find_map(|name| attribute(name));
                        named.extend(
                            name.map(|name| name.to_ascii_lowercase())
                                .zip(attribute("content")),
                        );
                    }
                    b"link"
                        if attribute("rel")
                            .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                    {
                        canonical = canonical.or(attribute("href"));
                    }
                    _ => {}
                }
            }
            Token::EndTag(tag) if &**tag.name == b"title" => is_title = false,
            Token::String(text) if is_title => {
                title = Some(title.unwrap_or_default() + as_text(&text).as_str());
            }
            Token::Comment(text) => {
                saved_from = saved_from.or_else(|| saved_address(&as_text(&text)));
            }
            _ => {}
        }
    }
    let value_of = |names: &[&str]| {
        let value = |name: &&str| {
            let mut named = named.iter();
            let (_, value) = named.find(|(key, value)| key == name && !value.trim().is_empty())?;
            Some(value.clone())
        };
        names.iter().find_map(value)
    };
    About {
        title: value_of(TITLE).or(title),
        author: value_of(AUTHOR),
        publisher: value_of(PUBLISHER),
        published: value_of(PUBLISHED).or_else(|| in_linked_data(text, "datePublished")),
        url: saved_from.or(canonical).or_else(|| value_of(ADDRESS)),
    }
}

/// Address that a program that saves pages put into a comment: `url: https://…`, `saved from url=(0023)https://…`.
fn saved_address(comment: &str) -> Option<String> {
    let mut lines = comment.lines().map(str::trim);
    let address = lines.find_map(|line| {
        let rest = line.strip_prefix("url:").or_else(|| {
            line.strip_prefix("saved from url=")
                .map(|rest| rest.trim_start_matches(|c| c != 'h'))
        })?;
        rest.split_whitespace().next()
    })?;
    is_address(address).then(|| address.to_owned())
}

/// Text value of a key in the linked data (JSON-LD) of a page.
fn in_linked_data(page: &str, key: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("\"{key}\""))?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    let value = value.strip_prefix('"')?;
    let (value, _) = value.split_once('"')?;
    (!value.contains('\\')).then(|| value.to_owned())
}

fn as_text(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

fn is_address(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Replaces runs of white space by one space; `None` if the text is empty or longer than [`LONGEST`].
fn neat(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.len() <= LONGEST).then_some(text)
}
