//! `2024-25`: either EDTF's month or season, or a range of years whose end leaves out its century.

use super::context::{DateContext, ShortEnd};
use super::conventions::{Convention, Used};
use super::edtf;
use super::meaning::{Meaning, Member, Set, SetKind, Side};
use super::point::Point;
use super::read::Read;

/// Parses a year followed by two digits, if the context allows the reading as a range of years.
pub(super) fn read(text: &str, context: DateContext) -> Option<Read> {
    let text = text.trim();
    let years = match context.short_end {
        ShortEnd::Edtf | ShortEnd::Month => return None,
        ShortEnd::Year | ShortEnd::Either => years(text)?,
    };
    let (from, to) = (Point::year(years.0), Point::year(years.1));
    let range = || Meaning::range(Side::At(Meaning::Point(from)), Side::At(Meaning::Point(to)));
    let code = text.replace(['/', '–'], "-");
    let season = (context.short_end == ShortEnd::Either)
        .then(|| edtf::read(&code, context).ok())
        .flatten();
    let (meaning, convention) = match season {
        Some(season) => {
            let set = Set {
                kind: SetKind::One,
                members: vec![Member::One(season), Member::From(from, to)],
            };
            (Meaning::Set(Box::new(set)), Convention::YearsOrSeason)
        }
        None => (range(), Convention::ShortEnd),
    };
    let mut used = Used::default();
    used.add(convention);
    Some(Read { meaning, used })
}

/// First and last year; the last is the next year after the first that ends with the two digits.
fn years(text: &str) -> Option<(i64, i64)> {
    let (first, last) = text.split_once(['-', '/', '–'])?;
    let number = |text: &str, length| {
        let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i64>().ok().filter(|_| is_number)
    };
    let (first, last) = (number(first.trim(), 4)?, number(last.trim(), 2)?);
    let century = first - first % 100;
    let last = if last < first % 100 {
        century + 100 + last
    } else {
        century + last
    };
    Some((first, last))
}
