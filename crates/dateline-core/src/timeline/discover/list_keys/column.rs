//! The values of the events of a list as a table, with a column per key.

use crate::limits;
use std::collections::{HashMap, HashSet};

use crate::timeline::Node;
use crate::timeline::discover::fields::roles_of;
use crate::timeline::field::datelike;
use crate::timeline::field::texts_in::text_in;
use crate::timeline::field::{Rank, Role, rank_in};

/// A sample of the events of a list, by key.
pub(super) struct Table<'n> {
    /// Number of events in the sample.
    pub count: usize,
    pub columns: Vec<Column<'n>>,
}

/// The values of the events of a list under one key.
pub(super) struct Column<'n> {
    pub key: &'n str,
    /// The roles that the key can have by its name.
    pub roles: &'static [Rank],
    /// Every non-empty value, with the number of its event.
    pub values: Vec<(usize, &'n Node)>,
    /// Event number and pair index of the first value.
    pub first: (usize, usize),
    /// Number of distinct texts.
    pub distinct: usize,
}

impl<'n> Table<'n> {
    pub fn of(maps: impl Iterator<Item = &'n [(String, Node)]>) -> Self {
        let mut columns: Vec<Column<'n>> = Vec::new();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut count = 0_usize;
        for (event, pairs) in maps.enumerate() {
            count += usize::from(!pairs.is_empty());
            for (index, (key, value)) in pairs.iter().enumerate() {
                let says = match value {
                    Node::Null => false,
                    Node::Scalar(text) => !text.trim().is_empty(),
                    Node::List(items) => !items.is_empty(),
                    Node::Map(pairs) => !pairs.is_empty(),
                };
                if !says {
                    continue;
                }
                let number = match numbers.get(key.as_str()) {
                    Some(number) => *number,
                    None if columns.len() >= limits::KEYS_OF_LIST => continue,
                    None => {
                        numbers.insert(key, columns.len());
                        columns.push(Column {
                            key,
                            roles: roles_of(key),
                            values: Vec::new(),
                            first: (event, index),
                            distinct: 0,
                        });
                        columns.len() - 1
                    }
                };
                // The first of duplicate keys takes effect.
                if let Some(column) = columns.get_mut(number)
                    && column.values.last().is_none_or(|(last, _)| *last != event)
                {
                    column.values.push((event, value));
                }
            }
        }
        for column in &mut columns {
            let texts: HashSet<&str> = column.texts().map(str::trim).collect();
            column.distinct = texts.len();
        }
        Self { count, columns }
    }
}

impl<'n> Column<'n> {
    /// Its key, shortened for messages.
    pub fn shown(&self) -> &'n str {
        crate::text::head(self.key, 40)
    }

    /// Number of events that have it.
    pub fn filled(&self) -> usize {
        self.values.len()
    }

    /// The values.
    pub fn nodes(&self) -> impl Iterator<Item = &'n Node> {
        self.values.iter().map(|(_, value)| *value)
    }

    /// The values that are a single text.
    pub fn texts(&self) -> impl Iterator<Item = &'n str> {
        self.values.iter().filter_map(|(_, value)| text_in(value))
    }

    /// The rank of its key for a role; `None` if it does not have the role.
    pub fn rank(&self, role: Role) -> Option<u8> {
        rank_in(self.roles, role)
    }

    /// Number of scalars that pass a test.
    pub fn count(&self, passes: impl Fn(&str) -> bool) -> usize {
        let texts = self.values.iter().filter_map(|(_, value)| value.text());
        texts.filter(|text| passes(text.trim())).count()
    }

    /// The words of its key in lower case: `dateOpen` is "date" and "open".
    pub fn words(&self) -> Vec<String> {
        datelike::words(self.key)
    }

    /// "3 of 4": the number of events that have it, of all.
    pub fn share(&self, table: &Table<'_>) -> String {
        format!("{} of {}", self.filled(), table.count)
    }
}

/// Whether a part is more than half of a whole.
pub(super) fn is_most(part: usize, whole: usize) -> bool {
    part.saturating_mul(2) > whole
}
