//! The kinds of texts of an entry, and a table that numbers them.

use crate::timeline::field::is_plain;

/// The kind of a text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Title,
    Date,
    /// The text shown in place of a date.
    Label,
    Summary,
    Note,
    Group,
    Place,
    Tag,
    Person,
    Quote,
    /// The value of a documented key of a source.
    Source {
        key: SourceKey,
        /// Whether it is the first name of the source.
        is_first: bool,
    },
    /// The value of any other key of the event, of a quote or of a source; holds the key as
    /// written.
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
    /// The key as written in files.
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

    /// Whether its value is a name of the source.
    pub fn is_name(self) -> bool {
        matches!(
            self,
            Self::Id | Self::Title | Self::Publisher | Self::Author | Self::Url
        )
    }

    /// Whether events and files use the key with another meaning.
    pub fn is_shared(self) -> bool {
        matches!(self, Self::Id | Self::Title | Self::File)
    }
}

impl Kind<'_> {
    /// Whether the text is the value of a key with that normalized name, excluding keys with a
    /// field of their own in an event.
    pub fn is_under(self, plain: &str) -> bool {
        match self {
            Kind::Key(name) => is_plain(name, plain),
            Kind::Source { key, .. } => !key.is_shared() && is_plain(key.word(), plain),
            _ => false,
        }
    }
}

/// The kinds of texts, numbered and deduplicated.
#[derive(Debug, Default, Clone)]
pub(super) struct KindTable {
    /// Each kind; for [`Kind::Key`] the name is separate, and empty in the kind.
    kinds: Vec<(Kind<'static>, Box<str>)>,
    /// The number of the last lookup: consecutive events have the same keys in the same order.
    last: usize,
}

impl KindTable {
    /// The number of a kind; `None` if it would be `most` or greater.
    pub fn number(&mut self, kind: Kind<'_>, most: usize) -> Option<usize> {
        let likely = [self.last, self.last + 1, 0];
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

    /// The kind with a number.
    pub fn get(&self, number: usize) -> Option<Kind<'_>> {
        let (kind, key) = self.kinds.get(number)?;
        Some(match kind {
            Kind::Key(_) => Kind::Key(key),
            kind => *kind,
        })
    }

    /// Frees unused memory.
    pub fn close(&mut self) {
        self.kinds.shrink_to_fit();
    }
}

/// Splits a kind and the name of its key.
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
