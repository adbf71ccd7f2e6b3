//! The conventions that a parsed date depends on.

use super::Convention;
use super::parts::Share;
use crate::context::{DateContext, SettledBy};
use crate::meaning::{Meaning, Member, Set, SetKind, Side};
use crate::names::{self, Whole};
use crate::point::{Digits, Point};
use crate::zone::ClockChange;

/// Conventions used while parsing that the meaning itself does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Used([u64; 2]);

impl Used {
    pub(crate) const NONE: Self = Self([0; 2]);

    pub(crate) fn add(&mut self, convention: Convention) {
        let (word, bit) = Self::place(convention);
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    pub(crate) fn merge(&mut self, other: Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
    }

    pub(crate) fn has(self, convention: Convention) -> bool {
        let (word, bit) = Self::place(convention);
        self.0.get(word).is_some_and(|word| word >> bit & 1 != 0)
    }

    /// Index of the word and the bit of a convention.
    const fn place(convention: Convention) -> (usize, u32) {
        let row = convention as u32;
        ((row / u64::BITS) as usize, row % u64::BITS)
    }

    /// Convention for the source of the day-month order.
    pub(crate) fn settled(context: DateContext) -> Convention {
        match context.settled_by {
            SettledBy::File => Convention::NumericByFile,
            SettledBy::Others => Convention::NumericByOthers,
        }
    }
}

/// All conventions of a meaning, in the order of the table.
pub(crate) fn of(meaning: &Meaning, used: Used) -> Vec<Convention> {
    let mut all: Vec<Convention> = Convention::ALL
        .iter()
        .copied()
        .filter(|row| used.has(*row))
        .collect();
    collect(meaning, &mut all);
    if meaning.qualifier().is_qualified() {
        all.push(Convention::Qualified);
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn collect(meaning: &Meaning, all: &mut Vec<Convention>) {
    match meaning {
        Meaning::Point(point) => of_point(*point, all),
        Meaning::Timed(timed) => {
            if timed.clock.leap {
                all.push(Convention::LeapSecond);
            }
            match timed.readings.and_then(|readings| readings.change) {
                Some(ClockChange::Skipped) => all.push(Convention::SkippedTime),
                Some(ClockChange::Repeated) => all.push(Convention::RepeatedTime),
                None => {}
            }
            if timed.clock.zone.is_none() {
                all.push(Convention::NoOffset);
            }
            if !timed.clock.seconds {
                all.push(Convention::Minute);
            }
        }
        Meaning::Range(range) => {
            for side in [&range.start, &range.end] {
                match side {
                    Side::At(meaning) => collect(meaning, all),
                    Side::Beyond(point) => of_point(*point, all),
                    Side::Open | Side::Unknown => {}
                }
            }
        }
        Meaning::Set(set) => of_set(set, all),
    }
}

fn of_set(set: &Set, all: &mut Vec<Convention>) {
    for member in &set.members {
        match member {
            Member::One(meaning) => collect(meaning, all),
            Member::From(from, to) if set.kind == SetKind::One => {
                match names::of_span(*from, *to) {
                    Some(name) => of_name(name, all),
                    None => of_point(*from, all),
                }
            }
            Member::BeforeTime(timed) | Member::AfterTime(timed) => {
                collect(&Meaning::Timed(timed.clone()), all);
            }
            Member::Before(_) => all.push(Convention::Before),
            Member::After(_) => all.push(Convention::After),
            Member::From(point, _) | Member::UpTo(point) | Member::Since(point) => {
                of_point(*point, all);
            }
        }
    }
}

fn of_name(name: names::Name, all: &mut Vec<Convention>) {
    all.push(match (name.share, name.whole) {
        (Share::FirstHalf | Share::SecondHalf, _) => Convention::HalfOf,
        (Share::Third(_), _) => Convention::ThirdOf,
        (Share::Quarter(_), _) => Convention::QuarterOf,
        (_, Whole::Month { .. }) => Convention::PartOfMonth,
        (_, Whole::Season { .. }) => Convention::PartOfSeason,
        (_, Whole::Year(_)) => Convention::PartOfYear,
        (Share::All, Whole::Century(1)) => Convention::FirstCentury,
        (Share::All, Whole::Decade(_) | Whole::Century(_) | Whole::Millennium(_)) => {
            Convention::BcSpan
        }
        (_, Whole::Decade(_)) => Convention::PartOfDecade,
        (_, Whole::Century(_)) => Convention::PartOfCentury,
        (_, Whole::Millennium(_)) => Convention::PartOfMillennium,
    });
}

fn of_point(point: Point, all: &mut Vec<Convention>) {
    let century = point.unspecified.year() == Digits::CENTURY;
    if century && point.month == 0 {
        all.push(Convention::Century);
    }
    if point.significant > 0 {
        all.push(Convention::Significant);
    }
    match point.month {
        24 | 28 | 30 => all.extend([Convention::Season, Convention::Winter]),
        21..=23 => all.push(Convention::Season),
        _ => {}
    }
    if (29..=32).contains(&point.month) {
        all.push(Convention::SouthernSeason);
        all.retain(|row| *row != Convention::Season);
    }
}
