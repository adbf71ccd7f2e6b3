//! `2024-25`: a month or a season of EDTF, or a range of years whose second one leaves out its century.

use super::DateContext;
use super::conventions::{Convention, Used};
use super::edtf;
use super::meaning::{Meaning, Member, Set, SetKind, Side};
use super::parse::Read;
use super::point::Point;

/// How a year and two digits after it are read, as in `2024-25`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum ShortEnd {
    /// As EDTF does: the digits are a month or the code of a season.
    #[default]
    Edtf,
    /// The digits are a later year without its century: from 2024 to 2025.
    Year,
    /// Both readings are kept: nothing settles which one is meant.
    Either,
}

/// Reads a year and a short one after it, where the context says that this may be meant.
pub(super) fn read(text: &str, context: DateContext) -> Option<Read> {
    let text = text.trim();
    let years = match context.short_end {
        ShortEnd::Edtf => return None,
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

/// The first year and the last: the first of those after it that ends with the two digits.
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
