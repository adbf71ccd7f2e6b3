//! The keys of a filter that are about no text of an event.

/// The names with a meaning of their own, each with the value it expects.
pub(super) const TERMS: [(&str, &str); 9] = [
    ("has", "what an event may have, as in `has:quote`"),
    ("no", "what an event may lack, as in `no:source`"),
    ("during", "a date, as in `during:1970s`"),
    (
        "after",
        "a date, as in `after:2022` or `after:\"May 2025\"`",
    ),
    ("before", "a date, as in `before:2025-06`"),
    ("date", "a date, as in `date:1970s` or `date:>2022`"),
    ("file", "a part of its name, as in `file:events`"),
    ("verdict", "what became of a quote, as in `verdict:altered`"),
    (SURE, "`sure:yes` or `sure:no`"),
];

/// The term that applies to all others of its branch.
pub(super) const SURE: &str = "sure";
