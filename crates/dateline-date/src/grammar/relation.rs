//! Words that relate to a date: "before", "since", "until at least".

use crate::error::DateError;
use crate::meaning::{Meaning, Member, Side};
use crate::words::Word;

/// Which side of a date is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    Before,
    After,
    UpTo,
    OnOrAfter,
    Since,
    Until,
}

/// Relation that a word expresses.
pub(super) const fn relation(word: Word) -> Option<Relation> {
    match word {
        Word::Before => Some(Relation::Before),
        Word::After => Some(Relation::After),
        Word::UpTo => Some(Relation::UpTo),
        Word::OnOrAfter => Some(Relation::OnOrAfter),
        Word::Since | Word::SinceBefore => Some(Relation::Since),
        Word::Until => Some(Relation::Until),
        _ => None,
    }
}

/// Applies a relation to a date: "before 1922", "since May 2019".
pub(crate) fn related(
    relation: Relation,
    meaning: Meaning,
    at: usize,
) -> Result<Member, DateError> {
    match relation {
        Relation::Since => return Ok(Member::One(Meaning::range(Side::At(meaning), Side::Open))),
        Relation::Until => return Ok(Member::One(Meaning::range(Side::Open, Side::At(meaning)))),
        _ => {}
    }
    // "no later than 5 June 2024, 17:00"
    if let Meaning::Timed(timed) = meaning {
        let (start, end) = match relation {
            Relation::Before => return Ok(Member::BeforeTime(timed)),
            Relation::After => return Ok(Member::AfterTime(timed)),
            Relation::UpTo => (Side::Unknown, Side::At(Meaning::Timed(timed))),
            _ => (Side::At(Meaning::Timed(timed)), Side::Unknown),
        };
        return Ok(Member::One(Meaning::range(start, end)));
    }
    let last = matches!(relation, Relation::After | Relation::UpTo);
    let point = match &meaning {
        Meaning::Point(point) => Some(*point),
        Meaning::Set(set) => match set.members.as_slice() {
            [Member::From(from, to)] => Some(if last { *to } else { *from }),
            _ => None,
        },
        Meaning::Range(range) => match (&range.start, &range.end) {
            // "before 1985/86"
            (Side::At(Meaning::Point(from)), Side::At(Meaning::Point(to)))
                if from.is_year() && to.is_year() =>
            {
                Some(if last { *to } else { *from })
            }
            _ => None,
        },
        Meaning::Timed(_) => None,
    };
    let Some(point) = point else {
        return Err(DateError::new("before or after what day?", at));
    };
    Ok(match relation {
        Relation::Before => Member::Before(point),
        Relation::After => Member::After(point),
        Relation::UpTo => Member::UpTo(point),
        _ => Member::Since(point),
    })
}

/// An end on or further out than a date: "since at least 2019", "from at least 2015 through at least 2019".
///
/// # Errors
/// The date is not a single year, month or day.
pub(super) fn beyond(meaning: &Meaning, is_end: bool, at: usize) -> Result<Side, DateError> {
    match meaning.as_span() {
        Some((from, to)) => Ok(Side::Beyond(if is_end { from } else { to })),
        None => Err(DateError::new(
            "“at least” needs a year, a month or a day",
            at,
        )),
    }
}
