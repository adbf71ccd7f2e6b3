//! What the keys of the events of one list mean.

use crate::timeline::field::Role;

/// What the keys of the events of one list mean, where the table of known names is not sufficient.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct ListKeys {
    /// Keys that are in no table, with the role that they were given.
    pub(in crate::timeline) taken: Vec<(Role, String)>,
    /// Keys whose usual role does not fit the values of this list.
    pub(in crate::timeline) rejected: Vec<(Role, String)>,
    /// Keys whose text serves as the title of an event without one, the best first.
    pub(in crate::timeline) titles: Vec<String>,
    /// The keys that name an event although none is called a title.
    pub(in crate::timeline) joined: Option<Joined>,
    /// Whether nothing but the title of the block around an event names it.
    pub(in crate::timeline) is_named_by_block: bool,
    /// How the values of some keys are read as dates.
    pub(in crate::timeline) forms: Forms,
}

/// Keys that name an event together, or a single one: a position and a company, the two ends of a route.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::timeline) struct Joined {
    pub keys: Vec<String>,
    /// What is between their texts.
    pub between: &'static str,
}

/// How the values of some keys of a list are read as dates, where each alone could mean something else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(in crate::timeline) struct Forms {
    /// The key whose values are a year and the next one: `2024-25`.
    pub season: Option<String>,
    /// The key whose values are months of years, some of which could only be that: `2024-9` beside `2024-10`.
    pub months: Option<String>,
    /// The key whose values are ISO weeks of the year under another key.
    pub week: Option<String>,
    /// The keys whose date-times are all midnight UTC: only their days are meant.
    pub days: Vec<String>,
    /// The key whose texts begin with the date of the event: `1969: Moon landing`.
    pub begins: Option<String>,
    /// The key whose texts end with the date of the event: `Concert in Bonn — 10/03/2018`.
    pub ends: Option<String>,
    /// The key of events whose end is the day after their last one.
    pub all_day: Option<String>,
}

impl ListKeys {
    /// The role that was given to a key that is in no table.
    pub(in crate::timeline) fn taken(&self, key: &str) -> Option<Role> {
        let found = self.taken.iter().find(|(_, taken)| taken == key);
        found.map(|(role, _)| *role)
    }

    /// Whether a key does not have that role here, although it usually has.
    pub(in crate::timeline) fn rejects(&self, key: &str, role: Role) -> bool {
        self.rejected
            .iter()
            .any(|(rejected, of)| *rejected == role && of == key)
    }

    /// The keys whose text serves as the title of an event without one, the best first.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(String::as_str)
    }

    /// Whether a key that is in no table is a date, or a key has dates in an unusual form.
    pub fn takes_dates(&self) -> bool {
        !self.taken.is_empty() || self.forms != Forms::default()
    }
}
