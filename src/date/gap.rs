//! How long nothing happened between two dates.

use super::distance::{Length, LengthUnit, length};
use super::moment::Moment;
use super::{Bound, Certainty, Date, Precision};

/// How long nothing happened between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    days: i64,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sure(Length),
    About(Length),
    /// Nothing, or up to this.
    UpTo(Length),
}

impl Gap {
    /// The gap from the end of `before` to the start of `after`; `None` where they touch or overlap for sure.
    ///
    /// Where both are sure it is measured in the coarser of their units: from 1945 to 1970 are 25 years. Where one is
    /// not, it is "about" so long; where they may touch, "0 to" the longest that it can be.
    #[must_use]
    pub fn between(before: &Date, after: &Date) -> Option<Self> {
        let (Bound::At(end), Bound::At(start)) = (before.latest(), after.earliest()) else {
            return None;
        };
        if let Some(gap) = Self::from_to(end, start, before, after) {
            return Some(gap);
        }
        if !unsure(before, after) || before.range().is_some() || after.range().is_some() {
            return None;
        }
        let (Bound::At(first), Bound::At(last)) = (before.earliest(), after.latest()) else {
            return None;
        };
        let most = longest(first, last, before.precision().max(after.precision()));
        (most.count > 0).then_some(Self {
            days: 0,
            kind: Kind::UpTo(most),
        })
    }

    /// The gap from the start of a range that goes on to the start of `after`.
    #[must_use]
    pub fn since_start(range: &Date, after: &Date) -> Option<Self> {
        match (range.earliest(), after.earliest()) {
            (Bound::At(from), Bound::At(to)) => Self::from_to(from, to, range, after),
            _ => None,
        }
    }

    /// The gap between two moments of two dates, where a whole day lies between them.
    fn from_to(from: Moment, to: Moment, before: &Date, after: &Date) -> Option<Self> {
        let days = to
            .day_number()
            .saturating_sub(from.day_number())
            .saturating_sub(1);
        let coarsest = before.precision().max(after.precision());
        let length = length(from, to, coarsest.min(Precision::Year));
        let kind = if unsure(before, after) {
            Kind::About(length)
        } else {
            Kind::Sure(length)
        };
        (days > 0).then_some(Self { days, kind })
    }

    /// The days it lasts, as measured by what the dates most plainly say: 0 where they may touch.
    #[must_use]
    pub fn days(self) -> i64 {
        self.days
    }

    /// "43 years", "about 25 years", "0 to 3 years".
    #[must_use]
    pub fn words(self) -> String {
        match self.kind {
            Kind::Sure(length) => length.words(),
            Kind::About(length) => format!("about {}", length.words()),
            Kind::UpTo(length) => format!("0 to {}", length.words()),
        }
    }
}

fn unsure(before: &Date, after: &Date) -> bool {
    before.certainty() == Certainty::Unsure || after.certainty() == Certainty::Unsure
}

/// From the earliest that the one can be to the latest that the other can be.
fn longest(first: Moment, last: Moment, coarsest: Precision) -> Length {
    let length = length(first, last, coarsest.min(Precision::Year));
    if last <= first {
        Length {
            count: 0,
            unit: LengthUnit::Day,
        }
    } else {
        length
    }
}
