//! The values of an event: title, summary, quotes, citations, tags.

use crate::date::{Date, DateContext};
use crate::limits;
use crate::timeline::Code;
use crate::timeline::discover::fields::Fields;
use crate::timeline::field::Role;
use crate::timeline::field::texts_in::text_in;
use crate::timeline::item::Item;
use crate::timeline::yaml::span::Span;
use crate::timeline::{Cited, Diagnostic, Node, Place, Quote, Severity};

/// Longest first sentence that is used as a title, in characters.
const LONGEST_TITLE: usize = 120;

pub(super) fn is_text(value: &Node) -> bool {
    value.text().is_some_and(|text| !text.trim().is_empty())
}

/// Whether a value is a text, or a list of texts.
pub(super) fn is_prose(value: &Node) -> bool {
    match value {
        Node::List(items) => {
            let are_lines = items.iter().all(|item| item.text().is_some());
            !items.is_empty() && (are_lines || pieces(items).is_some())
        }
        value => is_text(value),
    }
}

/// The text of pieces, some of them with a style or a link, as messages of Telegram have it: `["See ", {type: bold, text: this}]`.
fn pieces(items: &[Node]) -> Option<String> {
    let mut whole = String::new();
    for item in items {
        match item {
            Node::Scalar(text) => whole += text,
            Node::Map(pairs) => {
                let is_known = |key: &str| ["type", "text", "href"].contains(&key);
                if !pairs.iter().all(|(key, _)| is_known(key)) || item.get("type").is_none() {
                    return None;
                }
                whole += item.get("text")?.text()?;
                if let Some(link) = item.get("href").and_then(Node::text) {
                    whole.extend([" (", link, ")"]);
                }
            }
            Node::Null | Node::List(_) => return None,
        }
    }
    let whole = whole.trim();
    (!whole.is_empty()).then(|| whole.to_owned())
}

/// The value as text; a list of texts becomes lines.
pub(super) fn prose(value: Node) -> Option<String> {
    match value {
        Node::Scalar(text) if !text.trim().is_empty() => Some(without_end(text)),
        Node::List(items) if !items.is_empty() => {
            let lines: Option<Vec<_>> = items.iter().map(Node::text).collect();
            lines.map_or_else(|| pieces(&items), |lines| Some(lines.join("\n")))
        }
        _ => None,
    }
}

/// The text without trailing white space.
fn without_end(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    text
}

/// The text of a scalar, without surrounding white space.
pub(super) fn trimmed(value: Node) -> Option<String> {
    let Node::Scalar(text) = value else {
        return None;
    };
    if text.starts_with(char::is_whitespace) {
        return Some(text.trim().to_owned());
    }
    Some(without_end(text))
}

pub(super) fn title_and_summary(
    item: &Item<'_>,
    fields: &mut Fields,
    problems: &mut Vec<Diagnostic>,
) -> (String, Option<String>) {
    let title = fields
        .pull(Role::Title, is_text)
        .or_else(|| inner(fields, "headline"))
        .and_then(trimmed)
        .or_else(|| compound_title(fields))
        .or_else(|| fields.joined(item.keys.as_deref()?));
    let summary = fields
        .pull(Role::Summary, is_prose)
        .or_else(|| inner(fields, "text"))
        .and_then(prose);
    let around = item.around.as_deref();
    let slug = around.and_then(|around| around.slug.as_deref());
    let is_named_by_block = item
        .keys
        .as_ref()
        .is_some_and(|keys| keys.is_named_by_block);
    let block = around.filter(|_| is_named_by_block);
    let block = block.and_then(|around| around.title.as_deref());
    let title = title.or_else(|| in_words(slug?));
    let title = match (title, &summary) {
        (Some(title), _) => title,
        (None, Some(summary)) => first_sentence(summary),
        (None, None) => {
            // Another text is more useful than the message that there is no title.
            let found = fields.best(Role::Title, |_| true);
            let text = slug
                .or(block)
                .or_else(|| fields.first_text(item.keys.as_deref()));
            // A number does not replace a title that was lost.
            let is_title = |text: &&str| found.is_none() || text.contains(char::is_alphabetic);
            if let Some(text) = text.filter(is_title) {
                return (whole_or_first_sentence(text), summary);
            }
            let message = match found.and_then(|(at, _)| fields.value(at)) {
                None => "no title",
                Some(Node::List(_) | Node::Map(_)) => "no text in the title",
                Some(Node::Null | Node::Scalar(_)) => "the title is empty",
            };
            let help = match found {
                None => "add `title:` with a few words that name the event",
                Some(_) => {
                    "write a few words that name the event; put a text that begins with a bracket in quotes"
                }
            };
            let span = found.and_then(|(at, _)| item.span()?.value(at));
            let problem = item.problem(Code::NoTitle, span, message, Some(help.to_owned()));
            problems.push(problem.with(Severity::Warning));
            "(no title)".to_owned()
        }
    };
    (title, summary)
}

/// The words of a key or a file name, if there are several: `moon-landing`.
fn in_words(slug: &str) -> Option<String> {
    let words: Vec<&str> = slug
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let are_words = words.len() > 1
        && words
            .iter()
            .all(|word| word.chars().all(char::is_alphabetic));
    are_words.then(|| words.join(" "))
}

/// Moves a text out of `text: {headline, text}`, as `TimelineJS` writes it; its other pairs remain.
fn inner(fields: &mut Fields, name: &str) -> Option<Node> {
    let (at, _) = fields.best(Role::Summary, |value| value.get(name).is_some_and(is_text))?;
    let Node::Map(pairs) = fields.value_mut(at)? else {
        return None;
    };
    let index = pairs
        .iter()
        .position(|(key, value)| key == name && is_text(value))?;
    let (_, value) = pairs.remove(index);
    if pairs.is_empty() {
        fields.take(at);
    }
    Some(value)
}

/// A text that is short enough for a title, without its final dot; else its first sentence.
fn whole_or_first_sentence(text: &str) -> String {
    let label = crate::text::label(text.trim());
    let is_short = label.chars().count() <= LONGEST_TITLE && !label.contains('\n');
    let without_dot = || label.strip_suffix('.').filter(|text| !text.ends_with('.'));
    if is_short {
        without_dot().unwrap_or(&label).to_owned()
    } else {
        first_sentence(text)
    }
}

/// The first sentence of a text that says more than a date, shortened if it is long.
fn first_sentence(text: &str) -> String {
    let text = crate::text::label(text);
    let mut rest = text.trim();
    loop {
        let sentence = crate::text::first_sentence(rest);
        let after = rest.get(sentence.len()..).unwrap_or_default();
        let after = after.trim_start_matches(['.', ' ']);
        // Whether it is a date matters only where another sentence follows.
        let is_last = sentence.is_empty() || !after.contains(char::is_alphabetic);
        if is_last || sentence.contains(char::is_alphabetic) && !is_short_date(sentence) {
            return shortened(sentence);
        }
        rest = after;
    }
}

/// Whether a text is nothing but a date, with or without a year: "Feb 23rd".
fn is_short_date(text: &str) -> bool {
    // "Saved by the crew (1912)" is a name with its date.
    let is_short =
        text.len() < 40 && !text.contains('(') && text.contains(|c: char| c.is_ascii_digit());
    let year = || Date::parse("2000", DateContext::default()).ok();
    let context = || DateContext {
        base: year().and_then(|year| year.as_base()),
        ..DateContext::default()
    };
    is_short && Date::parse(text, context()).is_ok()
}

/// A text, cut between words if it is too long for a title.
fn shortened(text: &str) -> String {
    let head = crate::text::head(text, LONGEST_TITLE);
    if head.len() < text.len() {
        let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
        format!("{words}…")
    } else {
        text.to_owned()
    }
}

/// A title that is a list or a mapping: of a list all texts if they are short, else the first.
fn compound_title(fields: &mut Fields) -> Option<String> {
    let (at, _) = fields.best(Role::Title, |value| text_in(value).is_some())?;
    let value = fields.value(at)?;
    let title = match value {
        Node::List(items) => {
            let texts: Vec<&str> = items.iter().filter_map(text_in).collect();
            shortened(&texts.join("; "))
        }
        value => text_in(value)?.to_owned(),
    };
    // The other pairs of a mapping remain among the fields.
    if is_prose(value) {
        fields.take(at);
    }
    Some(title)
}

/// The quotes of an event. An item of their list without a text is reported.
pub(super) fn quotes(
    item: &Item<'_>,
    fields: &mut Fields,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Quote> {
    let mut quotes = Vec::new();
    while let Some((at, _)) = fields.best(Role::Quotes, is_quotes) {
        fields.take(at);
        let place = fields
            .key(at)
            .filter(|_| quotes.is_empty() && fields.text(at).is_some())
            .and_then(|key| item.place_of_value(key));
        let Some(node) = fields.value_mut(at).map(std::mem::take) else {
            break;
        };
        let span = || item.span()?.value(at);
        let place_of =
            |span: Option<&Span>| span.map(|span| span.place).filter(|place| place.line > 0);
        match node {
            Node::List(items) => {
                let spans = span();
                for (index, node) in items.into_iter().enumerate() {
                    let span = spans.and_then(|span| span.children.get(index));
                    if is_quote(&node) {
                        quotes.extend(quote(node, place_of(span).unwrap_or(item.place)));
                    } else if problems.len() < limits::REPORTED {
                        let help = Some("write the quote under `text:`".to_owned());
                        let message = "a quote without its text";
                        let problem = item.problem(Code::QuoteText, span, message, help);
                        problems.push(problem.with(Severity::Warning));
                    }
                }
            }
            node => {
                let place = place.or_else(|| place_of(span()));
                quotes.extend(quote(node, place.unwrap_or(item.place)));
            }
        }
    }
    quotes
}

fn is_quote(value: &Node) -> bool {
    is_text(value)
        || ["text", "quote"]
            .iter()
            .any(|key| value.get(key).is_some_and(is_text))
}

fn is_quotes(value: &Node) -> bool {
    match value {
        Node::List(items) => items.iter().any(is_quote),
        value => is_quote(value),
    }
}

fn quote(node: Node, place: Place) -> Option<Quote> {
    match node {
        Node::Scalar(text) => Some(Quote {
            text: without_end(text),
            source: None,
            fields: Vec::new(),
            place,
        }),
        Node::Map(pairs) => {
            let mut quote = Quote {
                text: String::new(),
                source: None,
                fields: Vec::new(),
                place,
            };
            for (key, value) in pairs {
                match (key.as_str(), value) {
                    ("text" | "quote", Node::Scalar(text)) if quote.text.is_empty() => {
                        quote.text = without_end(text);
                    }
                    ("source", value) if quote.source.is_none() => match Cited::from_node(value) {
                        Ok(cited) => quote.source = Some(cited),
                        Err(value) => quote.fields.push((key, value)),
                    },
                    (_, value) => quote.fields.push((key, value)),
                }
            }
            Some(quote)
        }
        _ => None,
    }
}

/// Whether a value is a link.
fn is_link(value: &Node) -> bool {
    value.text().is_some_and(crate::timeline::source::is_link)
}

/// What the event cites, else its link; and whether it is the link. Of several citations the first;
/// all of them then remain among the fields.
pub(super) fn source(fields: &mut Fields) -> (Option<Cited>, bool) {
    let fits = |value: &Node| is_text(value) || matches!(value, Node::Map(_) | Node::List(_));
    if let Some((at, rank)) = fields.best(Role::Source, fits) {
        return (cited(fields, at, rank), false);
    }
    let link = fields.pull(Role::Link, is_link);
    let link = link.and_then(|link| Cited::from_node(link).ok());
    let is_link = link.is_some();
    (link, is_link)
}

/// What one pair cites.
fn cited(fields: &mut Fields, at: usize, rank: u8) -> Option<Cited> {
    match fields.value(at)? {
        // `sources: {primary: …, secondary: …}` is not itself a source.
        Node::Map(_) if rank > 0 => None,
        Node::List(items) => {
            let first = Cited::from_node(items.first()?.clone()).ok()?;
            if items.len() == 1 {
                fields.take(at);
            }
            Some(first)
        }
        _ => {
            let value = fields.value_mut(at).map(std::mem::take)?;
            fields.take(at);
            Cited::from_node(value).ok()
        }
    }
}

/// The text of a role, or the name within a mapping, which then remains among the fields.
pub(super) fn text(fields: &mut Fields, role: Role) -> Option<String> {
    if let Some(node) = fields.pull(role, is_text) {
        return trimmed(node);
    }
    let (at, _) = fields.best(role, |value| name(value).is_some())?;
    name(fields.value(at)?)
}

/// The name within a mapping (`{name: Ulm, lat: …}`).
fn name(node: &Node) -> Option<String> {
    let named = |key: &&str| node.get(key).filter(|value| is_text(value));
    let value = ["name", "title", "label"].iter().find_map(named)?;
    value.text().map(|text| text.trim().to_owned())
}

/// The texts of a role: a list, or a text with commas.
pub(super) fn texts(fields: &mut Fields, role: Role) -> Vec<String> {
    let fits = |value: &Node| match value {
        Node::List(items) => !items.is_empty() && items.iter().all(is_text),
        value => is_text(value),
    };
    let mixed = |value: &Node| match value {
        Node::List(items) => {
            !items.is_empty()
                && items
                    .iter()
                    .all(|item| is_text(item) || name(item).is_some())
        }
        _ => false,
    };
    let node = fields.pull(role, fits);
    if node.is_none() {
        // The other values of each item remain among the fields.
        let found = fields.best(role, mixed);
        if let Some(Node::List(items)) = found.and_then(|(at, _)| fields.value(at)) {
            let names = items
                .iter()
                .filter_map(|item| name(item).or_else(|| item.text().map(str::to_owned)));
            return names.collect();
        }
    }
    match node {
        Some(Node::Scalar(text)) => {
            let texts = text.split(',').map(str::trim);
            let texts = texts.filter(|text| !text.is_empty());
            texts.map(str::to_owned).collect()
        }
        Some(Node::List(items)) => {
            let texts = items.into_iter().filter_map(trimmed);
            texts.filter(|text| !text.is_empty()).collect()
        }
        _ => Vec::new(),
    }
}
