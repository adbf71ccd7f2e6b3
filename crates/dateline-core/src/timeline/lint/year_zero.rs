//! Negative years in a file that also has dates with "BC": which year is meant?

use std::sync::{Arc, LazyLock};

use regex::bytes::Regex;

use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic, Entry, Severity};

/// Warns about the year 0, if the file has negative years and also dates with "BC".
pub(in crate::timeline) fn year_zero(entries: &[Arc<Entry>], text: &str) -> Option<Diagnostic> {
    if !may_miss(text.as_bytes()) {
        return None;
    }
    entries.iter().find_map(|entry| {
        let written = entry.date()?.written();
        let digits = written.strip_prefix('-')?;
        let year: u32 = digits
            .split('-')
            .next()?
            .trim_end_matches('~')
            .parse()
            .ok()?;
        let (before, after) = (year, year.saturating_add(1));
        let notice = Part::new(text, 1).diagnostic(
            Code::YearZero,
            entry.place(),
            1,
            format!("-{year:04} is {after} BC, as EDTF counts a year 0"),
            Some(format!(
                "write `year_zero: false` at the top of the file where it is {before} BC"
            )),
        );
        Some(notice.with(Severity::Notice))
    })
}

/// Whether a text has negative years, and also dates with "BC" in words.
pub(in crate::timeline) fn may_miss(text: &[u8]) -> bool {
    static NEGATIVE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"(?-u)[\s"'\[]-[0-9]{3,4}(?:[^0-9]|$)"#).ok());
    const WORDS: &[&str] = &[
        " BC", " v. Chr", " v.Chr", " av. J", "před n", "př. n", " a.C.", " a. C.",
    ];
    let has_words = WORDS
        .iter()
        .any(|word| memchr::memmem::find(text, word.as_bytes()).is_some());
    has_words
        && NEGATIVE
            .as_ref()
            .is_some_and(|negative| negative.is_match(text))
}
