//! The intended precision of a date, from another key: `date: 2019-01-01` with `precision: year` is
//! 2019.

use crate::date::{Date, DateError, Precision, Qualifier};

/// What another key says about the precision or certainty of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// The date is meant as written.
    Exact,
    /// The date is only meant to this precision.
    Coarse(Precision),
    Qualified(Qualifier),
    Before,
    After,
}

/// What another key says about a date, or about the era of its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Modifier {
    Limit(Limit),
    BeforeChrist(bool),
    /// The name of the calendar of the date, as it is written after one; none is needed for the Gregorian.
    Calendar(Option<&'static str>),
}

/// The keys for the calendar of a date.
const CALENDAR_KEYS: &[&str] = &[
    "calendar", "calendar type", "calendar system", "epoch", "era",
];

/// Names of calendars, each with how it is written after a date.
const CALENDARS: &[(&[&str], Option<&str>)] = &[
    (
        &["julian", "juliancalendar", "oldstyle", "os", "julianisch"],
        Some("(Julian)"),
    ),
    (&["gregorian", "gregoriancalendar", "newstyle", "ns"], None),
    (&["ah", "islamic", "hijri", "hijra"], Some("AH")),
    (&["am", "annomundi", "hebrew", "jewish"], Some("AM")),
    (&["sh", "solarhijri", "persian", "jalali"], Some("SH")),
];

pub(super) const APPROXIMATE: Limit = Limit::Qualified(Qualifier {
    approximate: true,
    uncertain: false,
});
const UNCERTAIN: Limit = Limit::Qualified(Qualifier {
    approximate: false,
    uncertain: true,
});

/// The words for each precision.
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
            "approximate", "approx", "circa", "ca", "about", "estimated", "estimate",
        ],
        APPROXIMATE,
    ),
    (&["uncertain", "doubtful", "unsure"], UNCERTAIN),
    (&["before"], Limit::Before),
    (&["after"], Limit::After),
];

/// Keys that qualify a date by being true.
const QUALIFIERS: &[(&[&str], Limit)] = &[
    (
        &[
            "circa", "approximate", "approx", "approximately", "is approximate", "estimated",
            "date approximate", "date circa",
        ],
        APPROXIMATE,
    ),
    (
        &["uncertain", "is uncertain", "date uncertain", "doubtful"],
        UNCERTAIN,
    ),
];

impl Limit {
    /// The meaning of a text under `precision:`; `None` if it is not a known word.
    pub fn of_precision(words: &str) -> Option<Self> {
        let key = plain(words);
        let mut all = PRECISIONS.iter();
        let found = all.find(|(words, _)| words.contains(&key.as_str()));
        found.map(|(_, limit)| *limit)
    }

    /// The date, limited accordingly.
    ///
    /// # Errors
    /// For a range that has no time before or after it.
    pub fn apply(self, date: Date) -> Result<Date, DateError> {
        let limited = match self {
            Self::Exact => return Ok(date),
            Self::Coarse(precision) => date.coarsened(precision),
            Self::Qualified(qualifier) => date.qualified(qualifier),
            Self::Before => date.earlier_than()?,
            Self::After => date.later_than()?,
        };
        // The written text alone would be more precise than what is meant.
        let written = match self {
            Self::Before | Self::After => limited.words(),
            _ => limited.edtf().unwrap_or_else(|| limited.words()),
        };
        Ok(limited.as_written(&written))
    }
}

/// What a key that accompanies the date says about it by being true (`circa: true`), or about
/// the era of its year (`era: BC`).
pub(super) fn limit_of(key: &str, value: &str) -> Option<Modifier> {
    let key = plain(key);
    let value = value.trim().to_lowercase().replace(['.', ' '], "");
    let is_true = ["true", "yes", "1"].contains(&value.as_str());
    let era = match (key.as_str(), value.as_str()) {
        ("era" | "epoch", "bc" | "bce" | "vchr" | "vuz" | "avjc" | "ac") => Some(true),
        ("era" | "epoch", "ad" | "ce" | "nchr" | "apjc") => Some(false),
        ("bc" | "bce" | "is bc" | "is bce", _) if is_true => Some(true),
        _ => None,
    };
    if let Some(before_christ) = era {
        return Some(Modifier::BeforeChrist(before_christ));
    }
    if CALENDAR_KEYS.contains(&key.as_str())
        && let Some((_, name)) = CALENDARS
            .iter()
            .find(|(names, _)| names.contains(&value.as_str()))
    {
        return Some(Modifier::Calendar(*name));
    }
    let mut all = QUALIFIERS.iter();
    let (_, limit) = all.find(|(keys, _)| is_true && keys.contains(&key.as_str()))?;
    Some(Modifier::Limit(*limit))
}

/// Whether a key qualifies a date by being true, or gives the era of its year.
pub(in crate::timeline) fn is_qualifier(key: &str) -> bool {
    // Called for every key of every event: the first letter rules out most of them.
    let first = key
        .trim_start()
        .bytes()
        .next()
        .map(|byte| byte.to_ascii_lowercase());
    if first.is_none_or(|first| first.is_ascii() && !b"abcdeiu".contains(&first)) {
        return false;
    }
    let key = plain(key);
    let is_era = ["bc", "bce", "is bc", "is bce"].contains(&key.as_str())
        || CALENDAR_KEYS.contains(&key.as_str());
    let mut all = QUALIFIERS.iter();
    is_era || all.any(|(keys, _)| keys.contains(&key.as_str()))
}

/// The words in lower case, with single spaces.
fn plain(words: &str) -> String {
    let words = words.trim().to_lowercase().replace(['_', '-'], " ");
    words.trim_end_matches('.').to_owned()
}
