//! Parses a text to its meaning: the most common forms first, then EDTF, then words.

mod leap;

use std::borrow::Cow;

use super::attempt::{LONGEST, attempt};
use super::base::BaseDate;
use super::brackets;
use super::context::DateContext;
use super::conventions::Used;
use super::duration;
use super::error::DateError;
use super::failure;
use super::meaning::Meaning;
use super::plain::plain;
use super::read::Read;
use super::short_end;

/// Parses a text.
///
/// # Errors
/// The text is not a date.
pub(super) fn read(text: &str, context: DateContext) -> Result<Read, DateError> {
    if let Some(read) = short_end::read(text, context) {
        return Ok(read);
    }
    let is_bc = context.before_christ == Some(true);
    if let Some(point) = plain(text.as_bytes()).filter(|_| !is_bc && !context.is_month) {
        return Ok(Read {
            meaning: Meaning::Point(point),
            used: Used::NONE,
        });
    }
    if text.len() > LONGEST {
        return Err(failure::too_long(text.len()));
    }
    let trimmed = text.trim();
    let lead = text.len() - text.trim_start().len();
    let unified = unify(trimmed);
    duration::read(&unified, context)
        .unwrap_or_else(|| attempt(&unified, context))
        .and_then(|read| leap::impossible(&unified, &read).map_or(Ok(read), Err))
        .and_then(|read| match read.meaning {
            // A range may end "today" only after its start; "today" alone changes from day to day.
            Meaning::Range(_) if !context.base.is_some_and(BaseDate::is_start) => {
                failure::relative(&unified)
                    .or_else(|| failure::label_alone(&unified))
                    .map_or(Ok(read), Err)
            }
            _ => Ok(read),
        })
        .or_else(|error| brackets::read(&unified, context).unwrap_or(Err(error)))
        .map_err(|error| failure::explain(&unified, error, context))
        .map_err(|error| DateError {
            offset: lead + offset_in(trimmed, &unified, error.offset),
            ..error
        })
}

/// Replaces look-alike characters (spaces, dashes, quotes, full-width forms) by one form each. The number of
/// characters does not change.
fn unify(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(unified).collect())
}

fn unified(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{2012}'..='\u{2015}' | '\u{301c}' | '\u{ff5e}' => '–',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' => '\'',
        '\u{2044}' => '/',
        // "1ᵉʳ mars", "19ᵗʰ century"
        'ᵃ' => 'a',
        'ᵈ' => 'd',
        'ᵉ' => 'e',
        'ʰ' => 'h',
        'ᵐ' => 'm',
        'ⁿ' => 'n',
        'ᵒ' => 'o',
        'ʳ' => 'r',
        'ˢ' => 's',
        'ᵗ' => 't',
        '\u{3001}' => ',',
        // "1° maggio", "A° 1650"
        '\u{b0}' => 'º',
        '\u{ff01}'..='\u{ff5d}' => u32::from(letter)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(letter),
        other => other,
    }
}

/// Byte offset in the original text of a byte offset in the unified text.
fn offset_in(text: &str, unified: &str, offset: usize) -> usize {
    let characters = unified
        .char_indices()
        .take_while(|(index, _)| *index < offset)
        .count();
    text.char_indices()
        .nth(characters)
        .map_or(text.len(), |(index, _)| index)
}
