//! How much of a written date is meant, where another key says so: `date: 2019-01-01` with `precision: year` is 2019.

use crate::date::{Date, DateContext, MONTHS};

/// What of an ISO date counts at each precision, by the words for it; `None` where all of it does.
const PRECISIONS: &[(&[&str], Option<Precision>)] = &[
    (
        &["day", "exact", "exact date", "full", "date", "precise"],
        None,
    ),
    (&["month", "year month"], Some(Precision::Month)),
    (&["year"], Some(Precision::Year)),
    (&["decade"], Some(Precision::Decade)),
    (&["century"], Some(Precision::Century)),
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
        Some(Precision::Approximate),
    ),
    (
        &["uncertain", "doubtful", "unsure"],
        Some(Precision::Uncertain),
    ),
];

/// Keys that say so of a date by being true.
const QUALIFIERS: &[(&[&str], &str)] = &[
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
        "~",
    ),
    (
        &["uncertain", "is uncertain", "date uncertain", "doubtful"],
        "?",
    ),
];

#[derive(Debug, Clone, Copy)]
enum Precision {
    Month,
    Year,
    Decade,
    Century,
    Approximate,
    Uncertain,
}

/// The date as precise as that; `None` where the text is no ISO date or the precision is no word for one.
pub(super) fn as_precise(text: &str, precision: &str) -> Option<String> {
    if let Some((start, end)) = text.split_once('/')
        && let (Some(start), Some(end)) = (as_precise(start, precision), as_precise(end, precision))
    {
        return Some(format!("{start}/{end}"));
    }
    let wanted = plain(precision);
    if matches!(wanted.as_str(), "before" | "after") {
        return Some(format!("{wanted} {text}"));
    }
    let (_, precision) = PRECISIONS
        .iter()
        .find(|(words, _)| words.contains(&wanted.as_str()))?;
    let Some(precision) = precision else {
        return Some(text.to_owned());
    };
    // A date in words, in digits.
    let in_digits = Iso::of(text).is_none().then(|| {
        let date = Date::parse(text, DateContext::default()).ok()?;
        date.edtf()
    });
    let in_digits = in_digits.flatten();
    let date = Iso::of(in_digits.as_deref().unwrap_or(text))?;
    Some(match precision {
        Precision::Month => date
            .month
            .map_or_else(|| text.to_owned(), |month| format!("{}-{month}", date.year)),
        Precision::Year => date.year.to_owned(),
        Precision::Decade => format!("{}X", date.year.get(..date.year.len() - 1)?),
        Precision::Century => format!("{}XX", date.year.get(..date.year.len() - 2)?),
        Precision::Approximate => format!("{}~", date.day),
        Precision::Uncertain => format!("{}?", date.day),
    })
}

/// The date as a key that is true makes it (`circa: true`); `None` where the key says nothing of dates or is not true.
pub(super) fn qualified(text: &str, key: &str, value: &str) -> Option<String> {
    if !["true", "yes", "1"].contains(&value.trim().to_lowercase().as_str()) {
        return None;
    }
    let key = plain(key);
    let (_, mark) = QUALIFIERS
        .iter()
        .find(|(keys, _)| keys.contains(&key.as_str()))?;
    if text.contains(['~', '?', '%']) {
        return None;
    }
    Some(match Iso::of(text) {
        Some(date) => format!("{}{mark}", date.day),
        None if *mark == "~" => format!("circa {text}"),
        None => format!("{text}?"),
    })
}

/// Whether a key says how sure a date is, by being true, or how its year is counted.
pub(in super::super) fn is_qualifier(key: &str) -> bool {
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

/// The date as an era counts its year (`era: BC`, `bce: true`); `None` where the key is no era, its value none that counts
/// years, or the date one that says its era itself.
pub(super) fn in_era(text: &str, key: &str, value: &str) -> Option<String> {
    let key = plain(key);
    let era = value.to_lowercase().replace(['.', ' '], "");
    let is_true = ["true", "yes", "1"].contains(&era.as_str());
    let is_before = match (key.as_str(), era.as_str()) {
        ("era", "bc" | "bce" | "vchr" | "vuz" | "avjc" | "ac") => true,
        ("era", "ad" | "ce" | "nchr" | "apjc") => false,
        ("bc" | "bce" | "is bc" | "is bce", _) if is_true => true,
        _ => return None,
    };
    if text.starts_with('-') || text.to_lowercase().contains("bc") {
        return None;
    }
    let digits = text.trim_start_matches('0');
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(digits) {
        return Some(if is_before {
            format!("{digits} BC")
        } else {
            format!("AD {digits}")
        });
    }
    if !is_before {
        return None;
    }
    let Some(date) = Iso::of(text) else {
        return Some(format!("{text} BC"));
    };
    let year = date.year.trim_start_matches('0');
    let month = date
        .month
        .and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?))?;
    Some(match date.date {
        Some(day) => format!("{} {month} {year} BC", day.trim_start_matches('0')),
        None => format!("{month} {year} BC"),
    })
}

/// The words in lower case, with single spaces.
fn plain(words: &str) -> String {
    let words = words.trim().to_lowercase().replace(['_', '-'], " ");
    words.trim_end_matches('.').to_owned()
}

/// A date in digits.
struct Iso<'t> {
    year: &'t str,
    month: Option<&'t str>,
    /// The day of the month.
    date: Option<&'t str>,
    /// All of it but the clock time.
    day: &'t str,
}

impl<'t> Iso<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let day = text.split(['T', ' ']).next()?;
        let mut parts = day.split('-');
        let year = parts.next()?;
        let is_number = |part: &str, length| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let (month, date) = (parts.next(), parts.next());
        let fits = is_number(year, 4)
            && [month, date]
                .into_iter()
                .flatten()
                .all(|part| is_number(part, 2))
            && parts.next().is_none();
        fits.then_some(Self {
            year,
            month,
            date,
            day,
        })
    }
}
