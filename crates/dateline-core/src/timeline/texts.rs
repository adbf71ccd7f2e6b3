//! Every text that an entry is made of, one by one: what a search and a filter look through.

use super::source::Source;
use super::{Cited, Entry, Event, File, Node, When};
use crate::bounds;

/// What a text of an entry is, as far as filters ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Other,
    Tag,
    Person,
    Group,
    Place,
    /// The first of what names a source.
    Source,
    /// What else names it.
    SourceToo,
}

/// What an event cites.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin<'a> {
    /// A source with fields of its own.
    Source(&'a Source),
    /// A text or link that is no id.
    Named(&'a str),
}

impl<'a> Origin<'a> {
    /// What is cited, looked up in the file.
    pub(super) fn of(file: &'a File, cited: &'a Cited) -> Self {
        match cited {
            Cited::Written(source) => Self::Source(source),
            Cited::Named(name) => file
                .ids
                .index(name)
                .and_then(|index| file.sources.get(index))
                .map_or(Self::Named(name), Self::Source),
        }
    }

    /// Everything that names it: id, title, publisher, author, link.
    pub(super) fn names(self) -> impl Iterator<Item = &'a str> {
        let (named, source) = match self {
            Self::Named(name) => (Some(name), None),
            Self::Source(source) => (None, Some(source)),
        };
        let fields = source.into_iter().flat_map(|source| {
            [
                &source.id,
                &source.title,
                &source.publisher,
                &source.author,
                &source.url,
            ]
        });
        named.into_iter().chain(fields.filter_map(Option::as_deref))
    }
}

/// Everything that an event and its quotes cite.
pub(super) fn origins<'a>(event: &'a Event, file: &'a File) -> impl Iterator<Item = Origin<'a>> {
    let quotes = event
        .quotes
        .iter()
        .filter_map(|quote| quote.source.as_ref());
    let cited = event.source.iter().chain(quotes);
    cited.map(|cited| Origin::of(file, cited))
}

/// Shows each text of an entry to `see`, the title first, until that says that it has seen enough; whether it did.
pub(super) fn any<'a>(
    entry: &'a Entry,
    file: &'a File,
    see: &mut dyn FnMut(Kind, &'a str) -> bool,
) -> bool {
    use Kind::{Group, Other, Person, Place, Tag};
    if see(Other, entry.title()) {
        return true;
    }
    let written = match entry {
        Entry::Event(Event {
            when: When::Undated { written, .. },
            ..
        }) => written.as_deref(),
        entry => entry.date().map(crate::date::Date::written),
    };
    if written.is_some_and(|written| see(Other, written)) {
        return true;
    }
    let Entry::Event(event) = entry else {
        return false;
    };
    let single = [
        (Other, &event.summary),
        (Other, &event.note),
        (Group, &event.group),
        (Place, &event.location),
        (Other, &event.label),
    ];
    let single = single.into_iter();
    let single = single.filter_map(|(kind, text)| Some((kind, text.as_deref()?)));
    let tags = event.tags.iter().map(|tag| (Tag, tag.as_str()));
    let people = event.people.iter().map(|person| (Person, person.as_str()));
    let mut texts = single.chain(tags).chain(people);
    texts.any(|(kind, text)| see(kind, text))
        || event
            .quotes
            .iter()
            .any(|quote| see(Other, &quote.text) || in_fields(&quote.fields, see))
        || origins(event, file).any(|origin| in_origin(origin, see))
        || in_fields(&event.fields, see)
}

fn in_origin<'a>(origin: Origin<'a>, see: &mut dyn FnMut(Kind, &'a str) -> bool) -> bool {
    let kinds = std::iter::once(Kind::Source).chain(std::iter::repeat(Kind::SourceToo));
    if origin
        .names()
        .zip(kinds)
        .any(|(name, kind)| see(kind, name))
    {
        return true;
    }
    let Origin::Source(source) = origin else {
        return false;
    };
    let rest = [
        &source.published,
        &source.accessed,
        &source.archived_url,
        &source.file,
    ];
    let mut rest = rest.into_iter().filter_map(Option::as_deref);
    rest.any(|text| see(Kind::Other, text)) || in_fields(&source.fields, see)
}

fn in_fields<'a>(fields: &'a [(String, Node)], see: &mut dyn FnMut(Kind, &'a str) -> bool) -> bool {
    fields
        .iter()
        .any(|(_, value)| in_node(value, bounds::NESTING, see))
}

fn in_node<'a>(node: &'a Node, depth: usize, see: &mut dyn FnMut(Kind, &'a str) -> bool) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match node {
        Node::Null => false,
        Node::Scalar(text) => see(Kind::Other, text),
        Node::List(items) => items.iter().any(|item| in_node(item, depth, see)),
        Node::Map(pairs) => pairs.iter().any(|(_, value)| in_node(value, depth, see)),
    }
}
