//! How much of a written date is meant, where another key says so: `date: 2019-01-01` with `precision: year` is 2019.

use super::Written;
use crate::date::{Date, DateError, Precision, Qualifier};

/// What another key says of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// All of it is meant.
    Exact,
    /// No more of it than that is.
    Coarse(Precision),
    Qualified(Qualifier),
    Before,
    After,
}

/// What another key says of a date, or of the era that its year is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Limit(Limit),
    BeforeChrist(bool),
}

pub(super) const APPROXIMATE: Limit = Limit::Qualified(Qualifier {
    approximate: true,
    uncertain: false,
});
const UNCERTAIN: Limit = Limit::Qualified(Qualifier {
    approximate: false,
    uncertain: true,
});

/// How much of a date is meant, by the words for it.
const PRECISIONS: &[(&[&str], Limit)] = &[
    (
        &["day", "exact", "exact date", "full", "date", "precise"],
        Limit::Exact,
    ),
    (&["month", "year month"], Limit::Coarse(Precision::Month)),
    (&["year"], Limit::Coarse(Precision::Year)),
    (&["decade"], Limit::Coarse(Precision::Decade)),
    (&["century"], Limit::Coarse(Precision::Century)),
    (
        &[
            "approximate",
            "approx",
            "circa",
            "ca",
            "about",
            "estimated",
            "estimate",
        ],
        APPROXIMATE,
    ),
    (&["uncertain", "doubtful", "unsure"], UNCERTAIN),
    (&["before"], Limit::Before),
    (&["after"], Limit::After),
];

/// Keys that say so of a date by being true.
const QUALIFIERS: &[(&[&str], Limit)] = &[
    (
        &[
            "circa",
            "approximate",
            "approx",
            "approximately",
            "is approximate",
            "estimated",
            "date approximate",
            "date circa",
        ],
        APPROXIMATE,
    ),
    (
        &["uncertain", "is uncertain", "date uncertain", "doubtful"],
        UNCERTAIN,
    ),
];

impl Limit {
    /// What a text under `precision:` says; `None` where it is no word for a precision.
    pub fn of_precision(words: &str) -> Option<Self> {
        let wanted = plain(words);
        let mut all = PRECISIONS.iter();
        let found = all.find(|(words, _)| words.contains(&wanted.as_str()));
        found.map(|(_, limit)| *limit)
    }

    /// The date as far as it is meant.
    ///
    /// # Errors
    /// Where it is a range of which nothing is before or after.
    pub fn apply(self, date: Date) -> Result<Date, DateError> {
        let limited = match self {
            Self::Exact => return Ok(date),
            Self::Coarse(precision) => date.coarsened(precision),
            Self::Qualified(qualifier) => date.qualified(qualifier),
            Self::Before => date.earlier_than()?,
            Self::After => date.later_than()?,
        };
        // The text alone would say more than is meant.
        let written = match self {
            Self::Before | Self::After => limited.words(),
            _ => limited.edtf().unwrap_or_else(|| limited.words()),
        };
        Ok(limited.as_written(&written))
    }
}

impl Written {
    /// What a key beside the date says of it by being true (`circa: true`), or of how its year is counted (`era: BC`).
    pub(super) fn is_limited_by(&self, key: &str, value: &str) -> Option<Said> {
        let key = plain(key);
        let value = value.trim().to_lowercase().replace(['.', ' '], "");
        let is_true = ["true", "yes", "1"].contains(&value.as_str());
        let era = match (key.as_str(), value.as_str()) {
            ("era", "bc" | "bce" | "vchr" | "vuz" | "avjc" | "ac") => Some(true),
            ("era", "ad" | "ce" | "nchr" | "apjc") => Some(false),
            ("bc" | "bce" | "is bc" | "is bce", _) if is_true => Some(true),
            _ => None,
        };
        if let Some(before_christ) = era {
            return Some(Said::BeforeChrist(before_christ));
        }
        let mut all = QUALIFIERS.iter();
        let (_, limit) = all.find(|(keys, _)| is_true && keys.contains(&key.as_str()))?;
        Some(Said::Limit(*limit))
    }

    pub(super) fn take(&mut self, said: Said) {
        match said {
            Said::Limit(limit) => self.limits.push(limit),
            Said::BeforeChrist(before_christ) => self.before_christ = Some(before_christ),
        }
    }
}

/// Whether a key says how sure a date is, by being true, or how its year is counted.
pub(in crate::timeline) fn is_qualifier(key: &str) -> bool {
    // Of every key of every event this is asked: most need not be looked at as a whole.
    let first = key
        .trim_start()
        .bytes()
        .next()
        .map(|byte| byte.to_ascii_lowercase());
    if first.is_none_or(|first| first.is_ascii() && !b"abcdeiu".contains(&first)) {
        return false;
    }
    let key = plain(key);
    let is_era = ["era", "bc", "bce", "is bc", "is bce"].contains(&key.as_str());
    let mut all = QUALIFIERS.iter();
    is_era || all.any(|(keys, _)| keys.contains(&key.as_str()))
}

/// The words in lower case, with single spaces.
fn plain(words: &str) -> String {
    let words = words.trim().to_lowercase().replace(['_', '-'], " ");
    words.trim_end_matches('.').to_owned()
}
