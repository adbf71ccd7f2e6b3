//! What the texts of an entry are, and a table that numbers the kinds of many texts.

use super::discover::field::is_plain;

/// What a text of an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Title,
    Date,
    /// What the file shows in place of a date.
    Label,
    Summary,
    Note,
    Group,
    Place,
    Tag,
    Person,
    Quote,
    /// What a source says under a documented key.
    Source {
        key: SourceKey,
        /// Whether it is the first of what names the source.
        is_first: bool,
    },
    /// A value of another key of the event, of a quote or of a source; the key as written.
    Key(&'a str),
}

/// A documented key of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SourceKey {
    Id,
    Title,
    Publisher,
    Author,
    Url,
    Published,
    Accessed,
    ArchivedUrl,
    File,
}

impl SourceKey {
    /// The key as files write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Publisher => "publisher",
            Self::Author => "author",
            Self::Url => "url",
            Self::Published => "published",
            Self::Accessed => "accessed",
            Self::ArchivedUrl => "archived_url",
            Self::File => "file",
        }
    }

    /// Whether its value names the source.
    pub fn is_name(self) -> bool {
        matches!(
            self,
            Self::Id | Self::Title | Self::Publisher | Self::Author | Self::Url
        )
    }

    /// Whether events and files have a meaning of their own for the key.
    pub fn is_shared(self) -> bool {
        matches!(self, Self::Id | Self::Title | Self::File)
    }
}

impl Kind<'_> {
    /// Whether the text stands under a key of that plain name that has no column of its own in an event.
    pub fn is_under(self, plain: &str) -> bool {
        match self {
            Kind::Key(name) => is_plain(name, plain),
            Kind::Source { key, .. } => !key.is_shared() && is_plain(key.word(), plain),
            _ => false,
        }
    }
}

/// The kinds of texts, each once, by number.
#[derive(Debug, Default, Clone)]
pub(super) struct KindTable {
    /// Each kind, and the name of its key for [`Kind::Key`], which is empty in the kind itself.
    kinds: Vec<(Kind<'static>, Box<str>)>,
    /// The number that was asked for last: events that follow one another have the same keys in the same order.
    last: usize,
}

impl KindTable {
    /// The number of a kind; `None` where it would be the `most`-th or a later one.
    pub fn number(&mut self, kind: Kind<'_>, most: usize) -> Option<usize> {
        let likely = [self.last, self.last.saturating_add(1), 0];
        let known = likely.into_iter().find(|at| self.get(*at) == Some(kind));
        let known = known.or_else(|| (0..self.kinds.len()).find(|at| self.get(*at) == Some(kind)));
        let number = match known {
            Some(number) => number,
            None if self.kinds.len() < most => {
                self.kinds.push(owned(kind));
                self.kinds.len().saturating_sub(1)
            }
            None => return None,
        };
        self.last = number;
        Some(number)
    }

    /// The kind of a number.
    pub fn get(&self, number: usize) -> Option<Kind<'_>> {
        let (kind, key) = self.kinds.get(number)?;
        Some(match kind {
            Kind::Key(_) => Kind::Key(key),
            kind => *kind,
        })
    }

    /// Gives back the memory that no kind came for.
    pub fn close(&mut self) {
        self.kinds.shrink_to_fit();
    }
}

/// A kind and the name of its key apart.
fn owned(kind: Kind<'_>) -> (Kind<'static>, Box<str>) {
    let bare = match kind {
        Kind::Key(key) => return (Kind::Key(""), Box::from(key)),
        Kind::Title => Kind::Title,
        Kind::Date => Kind::Date,
        Kind::Label => Kind::Label,
        Kind::Summary => Kind::Summary,
        Kind::Note => Kind::Note,
        Kind::Group => Kind::Group,
        Kind::Place => Kind::Place,
        Kind::Tag => Kind::Tag,
        Kind::Person => Kind::Person,
        Kind::Quote => Kind::Quote,
        Kind::Source { key, is_first } => Kind::Source { key, is_first },
    };
    (bare, Box::default())
}
