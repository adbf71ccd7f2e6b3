//! Arrows, double hyphens and comparisons.

use super::token::{Kind, Token, is_year};
use crate::numeric::Shape;
use crate::words::Word;

/// Parses an arrow, an ellipsis or a double hyphen between dates, or a comparison before one; returns its end.
pub(super) fn find(text: &[u8], at: usize, next: char, before: &[Token]) -> Option<(Kind, usize)> {
    let dash = |len: usize| Some((Kind::Dash { long: true }, at + len));
    match next {
        '→' | '⟶' | '⇒' | '…' | '↔' => dash(next.len_utf8()),
        // "1850--1860": a dash, not a minus.
        '-' if is_double_hyphen(text, at, before) => dash(2),
        '-' | '=' => dash(arrow(text, at)?),
        // "2020-12-10..2020-12-15"
        '.' if text.get(at + 1) == Some(&b'.') => dash(if text.get(at + 2) == Some(&b'.') {
            3
        } else {
            2
        }),
        _ => {
            let (word, len) = comparison(text, at, next)?;
            Some((Kind::Word(word), at + len))
        }
    }
}

/// `≥`, `>=`, `<`.
fn comparison(text: &[u8], at: usize, next: char) -> Option<(Word, usize)> {
    let or_equal = text.get(at + 1) == Some(&b'=');
    Some(match next {
        '≥' => (Word::OnOrAfter, next.len_utf8()),
        '≤' => (Word::UpTo, next.len_utf8()),
        '>' if or_equal => (Word::OnOrAfter, 2),
        '<' if or_equal => (Word::UpTo, 2),
        '>' => (Word::After, 1),
        '<' => (Word::Before, 1),
        _ => return None,
    })
}

/// Length of an arrow in ASCII: `->`, `-->`, `=>`, `==>`.
fn arrow(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let is_here = |arrow: &&&str| rest.starts_with(arrow.as_bytes());
    let arrow = ["->", "-->", "=>", "==>"].iter().find(is_here)?;
    Some(arrow.len())
}

/// Whether two hyphens separate a year or date from a number.
fn is_double_hyphen(text: &[u8], at: usize, before: &[Token]) -> bool {
    let number_follows = text.get(at + 2).is_some_and(u8::is_ascii_digit);
    let is_negative =
        |last: &Token| matches!(last.kind, Kind::Numeric(Shape::One(point), _) if point.year < 0);
    let is_end = |last: &Token| last.end == at && is_year(last) && !is_negative(last);
    text.get(at + 1) == Some(&b'-') && number_follows && before.last().is_some_and(is_end)
}
