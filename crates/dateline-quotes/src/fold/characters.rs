//! Classes of characters for folding.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use crate::script::is_han_or_kana;

/// Whether white space next to a character is insignificant. Next to full-width letters and digits it is significant.
pub(super) fn is_without_spaces(c: char) -> bool {
    is_han_or_kana(c) && !matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Whether a character combines with the one before it.
pub(super) fn is_joined(c: char) -> bool {
    !c.is_ascii()
        && (canonical_combining_class(c) != 0
            || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

/// Whether a character is invisible and does not affect words.
pub(super) fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Quotation marks and apostrophes; the last two are the Hebrew geresh and gershayim.
const QUOTE_MARKS: &str = "‘’‚‛“”„‟′″´ʼʻ«»‹›「」『』〝〞〟＂＇\u{5f3}\u{5f4}";

pub(super) fn is_quote_mark(c: char) -> bool {
    QUOTE_MARKS.contains(c)
}

pub(super) fn dash(c: char) -> Option<Dash> {
    match c {
        // The second is the Hebrew maqaf.
        '-' | '\u{5be}' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => {
            Some(Dash::Hyphen)
        }
        '\u{2012}' | '\u{2013}' => Some(Dash::En),
        '\u{2014}' | '\u{2015}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' => Some(Dash::Em),
        _ => None,
    }
}

pub(super) fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')
}

/// A kind of dash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dash {
    Hyphen,
    En,
    Em,
}
