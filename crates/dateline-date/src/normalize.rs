//! Words that `edtf-normalize` (English and Russian) understands and our tables do not.

use edtf_normalize::{
    Language, Note, NumericOrder as TheirOrder, Options, Outcome, normalize_with,
};

use super::conventions::{Convention, Used};
use super::edtf::from_core;
use super::parse::Read;
use super::words::Script;
use super::{DateContext, NumericOrder};

/// The crate's one reading. A text that it reads in several ways or without a year is left alone: ours says why.
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
