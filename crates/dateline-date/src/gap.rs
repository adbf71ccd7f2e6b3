//! Gap between two dates.

use super::certainty::Certainty;
use super::length::Length;
use super::moment::{Bound, Moment};
use super::precision::Precision;
use super::span::Span;

/// Length of the gap between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    days: i64,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sure(Length),
    About(Length),
    /// Between nothing and this length.
    UpTo(Length),
}

impl Gap {
    /// Gap from the end of `before` to the start of `after`; `None` if they certainly touch or overlap.
    ///
    /// It is measured in the coarser of their units: from 1945 to 1970 are 25 years. If one of them is uncertain, it is
    /// "about" that length; if they may touch, "0 to" the maximum.
    #[must_use]
    pub fn between(before: impl Into<Span>, after: impl Into<Span>) -> Option<Self> {
        Self::between_spans(&before.into(), &after.into())
    }

    fn between_spans(before: &Span, after: &Span) -> Option<Self> {
        let (Bound::At(end), Bound::At(start)) = (before.latest(), after.earliest()) else {
            return None;
        };
        let precision = before.precision().max(after.precision());
        let days = start
            .day_number()
            .saturating_sub(end.day_number())
            .saturating_sub(1);
        let unsure = unsure(before, after);
        if days > 0 {
            let length = apart((before, end), (after, start), precision);
            let kind = if unsure {
                Kind::About(length)
            } else {
                Kind::Sure(length)
            };
            return Some(Self { days, kind });
        }
        if !unsure || before.range().is_some() || after.range().is_some() {
            return None;
        }
        let (Bound::At(first), Bound::At(last)) = (before.earliest(), after.latest()) else {
            return None;
        };
        let most = Length::completed(first, last.max(first), precision.min(Precision::Year));
        (most.count > 0).then_some(Self {
            days: 0,
            kind: Kind::UpTo(most),
        })
    }

    /// Gap from the start of an ongoing range to the start of `after`.
    #[must_use]
    pub fn since_start(range: impl Into<Span>, after: impl Into<Span>) -> Option<Self> {
        let (range, after) = (&range.into(), &after.into());
        let (Bound::At(from), Bound::At(to)) = (range.earliest(), after.earliest()) else {
            return None;
        };
        let days = to
            .day_number()
            .saturating_sub(from.day_number())
            .saturating_sub(1);
        let precision = range.precision().max(after.precision());
        let length = Length::completed(from, to.max(from), precision.min(Precision::Year));
        let kind = if unsure(range, after) {
            Kind::About(length)
        } else {
            Kind::Sure(length)
        };
        (days > 0).then_some(Self { days, kind })
    }

    /// Length in days between the nearest bounds; 0 if the dates may touch.
    pub fn days(self) -> i64 {
        self.days
    }

    /// Length in words: "43 years", "about 25 years", "0 to 3 years".
    pub fn words(self) -> String {
        match self.kind {
            Kind::Sure(length) => length.words(),
            Kind::About(length) => format!("about {}", length.words()),
            Kind::UpTo(length) => format!("0 to {}", length.words()),
        }
    }
}

fn unsure(before: &Span, after: &Span) -> bool {
    [before, after]
        .iter()
        .any(|date| date.certainty() == Certainty::Unsure)
}

/// Distance between two dates. Decades and wider: in years between their near ends. Days and finer: in completed
/// units. Otherwise: from middle to middle, so that 1945 and 1970 are 25 years apart.
fn apart(
    (before, end): (&Span, Moment),
    (after, start): (&Span, Moment),
    precision: Precision,
) -> Length {
    if precision > Precision::Year {
        return Length::years(start.year().saturating_sub(end.year()).unsigned_abs());
    }
    if precision <= Precision::Day {
        return Length::completed(end, start, precision);
    }
    let middle = |date: &Span, near: Moment, other: Bound| match other {
        Bound::At(far) if date.range().is_none() => near.day_number().midpoint(far.day_number()),
        _ => near.day_number(),
    };
    let from = middle(before, end, before.earliest());
    let to = middle(after, start, after.latest());
    Length::rounded(to.saturating_sub(from).unsigned_abs(), precision)
}
