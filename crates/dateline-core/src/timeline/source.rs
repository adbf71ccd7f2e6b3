//! Sources, and how events cite them.

use std::collections::HashMap;

use super::yaml::span::Span;
use super::{Node, Place};

/// A source: an entry of the file's `sources:`, or one written within an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Source {
    /// The id that events cite it by.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Date of publication, as written.
    pub published: Option<String>,
    /// Date of access, as written.
    pub accessed: Option<String>,
    /// Address of its archived copy.
    pub archived_url: Option<String>,
    /// Path of the saved copy, relative to the file.
    pub file: Option<String>,
    /// The SHA-256 of the saved copy, in hexadecimal.
    pub sha256: Option<String>,
    /// The other fields.
    pub fields: Vec<(String, Node)>,
    /// Position in the file, for an entry of `sources:`.
    pub place: Option<Place>,
}

/// The value of `source:` in an event.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cited {
    /// An id of `sources:`, a text or a link.
    Named(String),
    /// A source written within the event.
    Written(Box<Source>),
}

impl Source {
    /// A source from a text: a link becomes its `url`, anything else its title.
    fn named(text: &str) -> Self {
        let text = Some(text.to_owned());
        if is_link(text.as_deref().unwrap_or_default()) {
            Self {
                url: text,
                ..Self::default()
            }
        } else {
            Self {
                title: text,
                ..Self::default()
            }
        }
    }

    /// The fields that do not identify the source, which are id, title, publisher, link and date:
    /// author, access date and so on, then all others.
    pub fn rest(&self) -> Vec<(String, Node)> {
        let named = [
            ("author", &self.author),
            ("accessed", &self.accessed),
            ("archived_url", &self.archived_url),
            ("file", &self.file),
            ("sha256", &self.sha256),
        ];
        let named = named.into_iter().filter_map(|(name, text)| {
            let text = text.clone()?;
            Some((name.to_owned(), Node::Scalar(text)))
        });
        named.chain(self.fields.iter().cloned()).collect()
    }

    /// A source from the pairs of a mapping; unknown keys go to `fields`.
    pub(super) fn from_pairs(pairs: Vec<(String, Node)>) -> Self {
        let mut source = Self::default();
        for (key, value) in pairs {
            let place = match key.to_lowercase().as_str() {
                "id" => &mut source.id,
                "title" | "name" | "headline" => &mut source.title,
                "publisher" => &mut source.publisher,
                "author" => &mut source.author,
                "url" | "link" | "href" => &mut source.url,
                "published" | "date" => &mut source.published,
                "accessed" => &mut source.accessed,
                "archived_url" => &mut source.archived_url,
                "file" => &mut source.file,
                "sha256" => &mut source.sha256,
                _ => {
                    source.fields.push((key, value));
                    continue;
                }
            };
            match value {
                Node::Scalar(text) if place.is_none() => *place = Some(text),
                value => source.fields.push((key, value)),
            }
        }
        source
    }

    /// The sources of one item of a list: several where those below the first have lost their dash.
    fn without_dashes(mut pairs: Vec<(String, Node)>) -> Vec<Self> {
        let mut sources = Vec::new();
        while let Some(at) = first_of_next(&pairs) {
            let next = pairs.split_off(at);
            sources.push(Self::from_pairs(std::mem::replace(&mut pairs, next)));
        }
        sources.push(Self::from_pairs(pairs));
        sources
    }

    /// The entries of `sources:`: a list of mappings, texts or links, or a mapping from ids to
    /// those.
    ///
    /// `span` is the position of the value.
    pub(super) fn list(node: Node, span: Option<&Span>) -> Vec<Self> {
        let place = |index: usize| Some(span?.children.get(index)?.place);
        match node {
            Node::Null | Node::Scalar(_) => Vec::new(),
            Node::List(items) => {
                let sources = |item: Node| match item {
                    Node::Map(pairs) => Self::without_dashes(pairs),
                    Node::Scalar(text) => vec![Self::named(&text)],
                    Node::List(items) => vec![Self {
                        fields: vec![("sources".to_owned(), Node::List(items))],
                        ..Self::default()
                    }],
                    Node::Null => Vec::new(),
                };
                let placed = items.into_iter().enumerate().flat_map(|(index, item)| {
                    let place = place(index);
                    let sources = sources(item).into_iter();
                    sources.map(move |source| Self { place, ..source })
                });
                placed.collect()
            }
            Node::Map(pairs) => {
                let sources = pairs.into_iter().enumerate().map(|(index, (key, value))| {
                    let mut source = match value {
                        Node::Map(pairs) => Self::from_pairs(pairs),
                        Node::Scalar(text) => Self::named(&text),
                        Node::Null => Self::default(),
                        list @ Node::List(_) => Self {
                            fields: vec![("sources".to_owned(), list)],
                            ..Self::default()
                        },
                    };
                    source.place = place(index.saturating_mul(2));
                    match source.id.replace(key) {
                        // Events cite it by its key; its own `id:` becomes one of the other fields.
                        Some(id) if source.id.as_deref() != Some(&id) => {
                            source.fields.insert(0, ("id".to_owned(), Node::Scalar(id)));
                        }
                        _ => {}
                    }
                    source
                });
                sources.collect()
            }
        }
    }
}

impl Cited {
    /// A `source:` value that is a text or a mapping. Errors: any other value, returned
    /// unchanged.
    pub(super) fn from_node(node: Node) -> Result<Self, Node> {
        match node {
            Node::Scalar(text) if !text.trim().is_empty() => Ok(Self::Named(text)),
            Node::Map(pairs) => Ok(Self::Written(Box::new(Source::from_pairs(pairs)))),
            other => Err(other),
        }
    }
}

/// The index of each source by its id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ids(HashMap<String, usize>);

impl Ids {
    /// The ids of these sources; the first source wins for duplicates.
    pub(super) fn of(sources: &[Source]) -> Self {
        let mut ids = HashMap::with_capacity(sources.len());
        for (index, source) in sources.iter().enumerate() {
            if let Some(id) = &source.id {
                ids.entry(id.clone()).or_insert(index);
            }
        }
        Self(ids)
    }

    /// The index of the source with that id.
    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// Whether a source has that id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Number of ids.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no source has an id.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The path of the saved copy of what is cited.
pub(super) fn copy_of<'a>(
    sources: &'a [Source],
    ids: &'a Ids,
    cited: &'a Cited,
) -> Option<&'a str> {
    let source = match cited {
        Cited::Written(source) => source.as_ref(),
        Cited::Named(name) => sources.get(*ids.0.get(name)?)?,
    };
    source.file.as_deref()
}

/// The source that is cited: the one with that id, else a source made of the text or link itself.
pub(super) fn resolve(sources: &[Source], ids: &Ids, cited: &Cited) -> Source {
    match cited {
        Cited::Written(source) => source.as_ref().clone(),
        Cited::Named(name) => ids
            .0
            .get(name)
            .and_then(|index| sources.get(*index))
            .cloned()
            .unwrap_or_else(|| Source::named(name)),
    }
}

/// Whether a text is a link.
pub(super) fn is_link(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// The index at which the keys of a source begin again, with its first key and another one: a source that has lost its dash.
pub(super) fn first_of_next(pairs: &[(String, Node)]) -> Option<usize> {
    let (first, _) = pairs.first()?;
    let mut keys = pairs.iter().map(|(key, _)| key).skip(1);
    let at = 1 + keys.position(|key| key == first)?;
    let (own, next) = pairs.split_at_checked(at)?;
    let is_again = |(key, _): &(String, Node)| own.iter().any(|(own, _)| own == key);
    (next.iter().filter(|pair| is_again(pair)).count() > 1).then_some(at)
}
