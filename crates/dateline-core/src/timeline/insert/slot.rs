//! The fields of a new event, and which pairs of the events beside it are the same fields.

use super::layout::{Block, Pair, unquoted};
use crate::date::{Date, DateContext};
use crate::timeline::field::list_keys::ListKeys;
use crate::timeline::field::names::Names;
use crate::timeline::field::{self, Role};

/// The fields of a new event, in the order of the documented format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Date,
    Title,
    Summary,
    Quote,
    Source,
    Tags,
    Group,
}

impl Slot {
    pub const ALL: [Self; 7] = [
        Self::Date,
        Self::Title,
        Self::Summary,
        Self::Quote,
        Self::Source,
        Self::Tags,
        Self::Group,
    ];

    fn role(self) -> Role {
        match self {
            Self::Date => Role::Date,
            Self::Title => Role::Title,
            Self::Summary => Role::Summary,
            Self::Quote => Role::Quotes,
            Self::Source => Role::Source,
            Self::Tags => Role::Tags,
            Self::Group => Role::Group,
        }
    }

    /// The key in the documented format.
    pub fn known_name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Quote => "quote",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::Group => "group",
        }
    }
}

/// The meaning of the keys of a list.
pub(super) struct Meant<'f> {
    pub names: &'f Names,
    pub keys: &'f ListKeys,
    pub context: DateContext,
}

impl Meant<'_> {
    /// The rank of a key for a role; 0 is the best, `None` if it does not have the role.
    pub fn rank(&self, key: &str, role: Role) -> Option<u8> {
        if let Some((named, rank)) = self.names.role(key) {
            return (named == role).then_some(rank);
        }
        if self.keys.taken(key) == Some(role) {
            return Some(0);
        }
        field::rank(key, role).filter(|_| !self.keys.rejects(key, role))
    }

    /// The rank of a pair as a date, if its value is one.
    fn is_date(&self, pair: &Pair, text: &str, role: Role) -> Option<u8> {
        let rank = self.rank(pair.name(text), role)?;
        let value = unquoted(text.get(pair.value.clone())?);
        let value = value.split(" #").next().unwrap_or_default();
        Date::parse(value.trim(), self.context).ok().map(|_| rank)
    }

    /// Whether a key belongs to the date of an event.
    pub fn is_of_date(&self, pair: &Pair, text: &str) -> bool {
        let name = pair.name(text);
        let beside = [Role::Month, Role::Day, Role::Label, Role::Precision];
        [Role::Date, Role::Start, Role::End]
            .iter()
            .any(|role| self.is_date(pair, text, *role).is_some())
            || beside.iter().any(|role| self.rank(name, *role).is_some())
    }

    /// The pair of an event that fills a slot.
    pub fn pair<'b>(&self, block: &'b Block, slot: Slot, text: &str) -> Option<&'b Pair> {
        let best = |role: Role| {
            let ranked = block.pairs.iter().filter_map(|pair| {
                let rank = match slot {
                    Slot::Date => self.is_date(pair, text, role)?,
                    _ => self.rank(pair.name(text), role)?,
                };
                Some((rank, pair))
            });
            ranked.min_by_key(|(rank, _)| *rank).map(|(_, pair)| pair)
        };
        let found = best(slot.role());
        match slot {
            Slot::Date => found.or_else(|| best(Role::Start)),
            Slot::Title => found.or_else(|| {
                let mut titles = self.keys.titles();
                titles.find_map(|title| block.pairs.iter().find(|pair| pair.name(text) == title))
            }),
            Slot::Quote | Slot::Source => found.filter(|pair| pair.is_text(text)),
            _ => found,
        }
    }
}

impl Pair {
    pub fn name<'t>(&self, text: &'t str) -> &'t str {
        unquoted(text.get(self.key.clone()).unwrap_or_default())
    }

    /// Whether its value is a text, on its line or as a block scalar.
    fn is_text(&self, text: &str) -> bool {
        let value = text.get(self.value.clone()).unwrap_or_default();
        !value.is_empty() && !value.starts_with(['[', '{', '#', '&', '*', '!'])
    }
}
