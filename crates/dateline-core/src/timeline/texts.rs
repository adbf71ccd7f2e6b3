//! Every text of an entry, one by one: what searches and filters examine.

use super::kinds::{Kind, SourceKey};
use super::source::{Source, is_link};
use super::{Cited, Entry, Event, File, Node, When};
use crate::limits;

/// What an event cites.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin<'a> {
    /// A source with fields of its own.
    Source(&'a Source),
    /// A text or link that is not an id.
    Named(&'a str),
}

impl<'a> Origin<'a> {
    /// The first name of a source.
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
        self.texts()
            .filter(|(key, _)| key.is_name())
            .map(|(_, text)| text)
    }

    /// The path of its saved copy.
    pub(super) fn copy(self) -> Option<&'a str> {
        match self {
            Self::Named(_) => None,
            Self::Source(source) => source.file.as_deref(),
        }
    }

    /// The texts under its documented keys, the names first.
    fn texts(self) -> impl Iterator<Item = (SourceKey, &'a str)> {
        use SourceKey::{
            Accessed, ArchivedUrl, Author, File, Id, Published, Publisher, Title, Url,
        };
        let (named, source) = match self {
            Self::Named(name) => (Some(name), None),
            Self::Source(source) => (None, Some(source)),
        };
        let fields = source.into_iter().flat_map(|source| {
            [
                (Id, &source.id),
                (Title, &source.title),
                (Publisher, &source.publisher),
                (Author, &source.author),
                (Url, &source.url),
                (Published, &source.published),
                (Accessed, &source.accessed),
                (ArchivedUrl, &source.archived_url),
                (File, &source.file),
            ]
        });
        let fields = fields.filter_map(|(key, text)| Some((key, text.as_deref()?)));
        let key_of = |name| if is_link(name) { Url } else { Title };
        named
            .into_iter()
            .map(move |name| (key_of(name), name))
            .chain(fields)
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

/// Calls `see` with each text of an entry, the title first, until it returns true. Returns whether
/// it did.
pub(super) fn any_text<'a>(
    entry: &'a Entry,
    file: &'a File,
    see: &mut dyn FnMut(Kind<'a>, &'a str) -> bool,
) -> bool {
    use Kind::{Group, Label, Note, Person, Place, Summary, Tag};
    if see(Kind::Title, entry.title()) {
        return true;
    }
    let written = match entry {
        Entry::Event(Event {
            when: When::Undated { written, .. },
            ..
        }) => written.as_deref(),
        entry => entry.date().map(crate::date::Date::written),
    };
    if written.is_some_and(|written| see(Kind::Date, written)) {
        return true;
    }
    let Entry::Event(event) = entry else {
        return false;
    };
    let single = [
        (Summary, &event.summary),
        (Note, &event.note),
        (Group, &event.group),
        (Place, &event.location),
        (Label, &event.label),
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
            .any(|quote| see(Kind::Quote, &quote.text) || in_fields(&quote.fields, see))
        || origins(event, file).any(|origin| in_origin(origin, see))
        || in_fields(&event.fields, see)
}

fn in_origin<'a>(origin: Origin<'a>, see: &mut dyn FnMut(Kind<'a>, &'a str) -> bool) -> bool {
    let firsts = std::iter::once(true).chain(std::iter::repeat(false));
    let mut texts = origin.texts().zip(firsts);
    if texts.any(|((key, text), is_first)| {
        let is_first = is_first && key.is_name();
        see(Kind::Source { key, is_first }, text)
    }) {
        return true;
    }
    match origin {
        Origin::Named(_) => false,
        Origin::Source(source) => in_fields(&source.fields, see),
    }
}

fn in_fields<'a>(
    fields: &'a [(String, Node)],
    see: &mut dyn FnMut(Kind<'a>, &'a str) -> bool,
) -> bool {
    let mut fields = fields.iter();
    fields.any(|(key, value)| {
        in_node(value, limits::NESTING, &mut |text| {
            see(Kind::Key(key), text)
        })
    })
}

fn in_node<'a>(node: &'a Node, depth: usize, see: &mut dyn FnMut(&'a str) -> bool) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match node {
        Node::Null => false,
        Node::Scalar(text) => see(text),
        Node::List(items) => items.iter().any(|item| in_node(item, depth, see)),
        Node::Map(pairs) => pairs.iter().any(|(_, value)| in_node(value, depth, see)),
    }
}
