//! The values that the events of a list have under each key.

use crate::bounds;
use std::collections::{HashMap, HashSet};

use crate::timeline::Node;
use crate::timeline::discover::datelike;
use crate::timeline::discover::field::{Rank, Role, rank_in};
use crate::timeline::discover::fields::roles_of;
use crate::timeline::discover::texts_in::text_in;

/// The events of a list that were looked at, by key.
pub(super) struct Table<'n> {
    /// How many events there are.
    pub count: usize,
    pub columns: Vec<Column<'n>>,
}

/// What the events of a list say under one key.
pub(super) struct Column<'n> {
    pub key: &'n str,
    /// What the key can mean by its name.
    pub roles: &'static [Rank],
    /// Every value that says anything, with the number of its event.
    pub values: Vec<(usize, &'n Node)>,
    /// Where the first of them is: the number of its event, and of its pair there.
    pub first: (usize, usize),
    /// How many different texts there are.
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
                    None if columns.len() >= bounds::KEYS_OF_LIST => continue,
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
                // The first of duplicate keys counts.
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
    /// How many events have it.
    pub fn filled(&self) -> usize {
        self.values.len()
    }

    /// What it says of each event in one text.
    pub fn texts(&self) -> impl Iterator<Item = &'n str> {
        self.values.iter().filter_map(|(_, value)| text_in(value))
    }

    /// Whether its name has a role, and how good it is for that.
    pub fn rank(&self, role: Role) -> Option<u8> {
        rank_in(self.roles, role)
    }

    /// How many of its values are scalars that pass.
    pub fn count(&self, passes: impl Fn(&str) -> bool) -> usize {
        let texts = self.values.iter().filter_map(|(_, value)| value.text());
        texts.filter(|text| passes(text.trim())).count()
    }

    /// The words of its key in lower case: `dateOpen` is "date" and "open".
    pub fn words(&self) -> Vec<String> {
        datelike::words(self.key)
    }

    /// "3 of 4".
    pub fn share(&self, table: &Table<'_>) -> String {
        format!("{} of {}", self.filled(), table.count)
    }
}

/// Whether a part is more than half of a whole.
pub(super) fn is_most(part: usize, whole: usize) -> bool {
    part.saturating_mul(2) > whole
}
