//! Normalizes differences between a quote and its source that change no word.
//!
//! | text | becomes |
//! | --- | --- |
//! | white space of any kind and length, line ends | one space; nothing next to Chinese or Japanese characters |
//! | soft hyphens, zero-width characters, marks of direction | nothing |
//! | a hyphen at the end of a line, and the break | nothing, or a hyphen: whichever the other side has |
//! | quotation marks and apostrophes of any form | `'`, without the spaces within « these » |
//! | a comma or period after a closing quotation mark | moved before it |
//! | hyphens and dashes of any form, `--` | `-`; spaces around a dash are removed |
//! | `…` | `...` |
//! | a space before `!`, `?`, `:`, `;`, `%` or `°` | nothing |
//! | a space after an initial, before another one or the rest of an abbreviation (`F. 3d`), and after `§` or `¶` | nothing |
//! | fractions such as `1/2`, after a whole number or alone | one character: `½` |
//! | ligatures such as `ﬁ` and `œ`, `ſ`, full-width and half-width forms, the digit of `km²` | the letters and digits |
//! | combining characters | composed (NFC, Unicode Standard Annex #15) |
//! | footnote marks after a word: `[12]`, `[3, 4]`, `[note 1]`, `[citation needed]`, superscript digits, `*`, † and ‡ | nothing |
//!
//! Case, letters, digits and all other punctuation are significant.

mod characters;
mod folded;
mod folder;
mod punctuation;

pub use self::folded::{Folded, Hyphen};
use self::folder::Folder;

/// Folds a text for searching: hyphens within words are removed and recorded.
pub fn fold(text: &str) -> Folded {
    Folder::new(text, false).run()
}

/// Folds a text for comparing words: hyphens within words stay, except at the end of a line.
pub fn fold_words(text: &str) -> Folded {
    Folder::new(text, true).run()
}

#[cfg(test)]
mod tests;
