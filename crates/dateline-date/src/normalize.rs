//! Dates in words that `edtf-normalize` (English and Russian) understands and our tables do not.

use edtf_normalize::{
    Language, Note, NumericOrder as TheirOrder, Options, Outcome, normalize_with,
};

use super::context::{DateContext, NumericOrder};
use super::conventions::{Convention, Used};
use super::edtf::from_core;
use super::read::Read;
use super::words::Script;

/// Parses with `edtf-normalize`. `None` for a text that is ambiguous or has no year: our own errors explain these.
pub(super) fn read(text: &str, context: DateContext) -> Option<Read> {
    let language = match Script::of(text) {
        Script::Latin => Language::English,
        Script::Cyrillic => Language::Russian,
        Script::Cjk => return None,
    };
    let numeric_order = match context.numeric {
        NumericOrder::Unknown => None,
        NumericOrder::DayFirst => Some(TheirOrder::DayFirst),
        NumericOrder::MonthFirst => Some(TheirOrder::MonthFirst),
    };
    let options = Options {
        language,
        numeric_order,
        default_century: None,
    };
    let Outcome::Normalized(found) = normalize_with(text, options) else {
        return None;
    };
    if found.edtf.contains("XXXX") || found.notes.contains(&Note::ModifierDropped) {
        return None;
    }
    let mut used = Used::default();
    used.add(Convention::WrittenOut);
    Some(Read {
        meaning: from_core(&found.value, context),
        used,
    })
}
