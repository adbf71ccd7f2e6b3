//! Changes to a date by other keys of its event: `precision: year`, `circa: true`.

use super::certainty::Qualifier;
use super::conventions::{Convention, Used};
use super::date::Date;
use super::error::DateError;
use super::grammar::{Relation, related};
use super::label::{coarser, month_of, year_of};
use super::meaning::{Meaning, Member, Set, SetKind};
use super::point::{Digits, Point};
use super::precision::Precision;

impl Date {
    /// Reduces the precision to month, year, decade or century; unchanged if the date is already that coarse, and for
    /// other precisions.
    ///
    /// ```
    /// use dateline_date::{Date, DateContext, Precision};
    ///
    /// let date = Date::parse("1912-04-14", DateContext::default())?;
    /// assert_eq!(date.coarsened(Precision::Decade).edtf().as_deref(), Some("191X"));
    /// # Ok::<(), dateline_date::DateError>(())
    /// ```
    #[must_use]
    pub fn coarsened(self, precision: Precision) -> Self {
        let coarse: fn(Point) -> Point = match precision {
            Precision::Month => month_of,
            Precision::Year => year_of,
            Precision::Decade => decade_of,
            Precision::Century => century_of,
            _ => return self,
        };
        if self.precision() >= precision {
            return self;
        }
        Self {
            meaning: coarser(&self.meaning, &coarse),
            ..self
        }
    }

    /// Adds a qualifier to every part of the date.
    #[must_use]
    pub fn qualified(self, qualifier: Qualifier) -> Self {
        Self {
            meaning: self.meaning.qualified(qualifier),
            ..self
        }
    }

    /// Some time before the date.
    ///
    /// # Errors
    /// The date is not one single year, month or day.
    pub fn earlier_than(self) -> Result<Self, DateError> {
        self.related(Relation::Before)
    }

    /// Some time after the date.
    ///
    /// # Errors
    /// The date is not one single year, month or day.
    pub fn later_than(self) -> Result<Self, DateError> {
        self.related(Relation::After)
    }

    fn related(self, relation: Relation) -> Result<Self, DateError> {
        let member = related(relation, self.meaning, 0)?;
        Ok(Self {
            meaning: Meaning::one_of(vec![member]),
            written: self.written,
            used: self.used,
        })
    }

    /// A date that means all of several dates; `None` if there are none.
    #[must_use]
    pub fn all_of(dates: Vec<Self>) -> Option<Self> {
        let written: Vec<&str> = dates.iter().map(Self::written).collect();
        let written = written.join(", ").into_boxed_str();
        let mut used = Used::NONE;
        used.add(Convention::BareList);
        for date in &dates {
            used.merge(date.used);
        }
        let mut dates = dates.into_iter();
        let first = dates.next()?;
        let members: Vec<Member> = dates.map(|date| Member::One(date.meaning)).collect();
        if members.is_empty() {
            return Some(first);
        }
        let mut all = vec![Member::One(first.meaning)];
        all.extend(members);
        Some(Self {
            written,
            meaning: Meaning::Set(Box::new(Set {
                kind: SetKind::All,
                members: all,
            })),
            used,
        })
    }
}

/// Decade of a date, if it is counted from the year 0.
fn decade_of(point: Point) -> Point {
    masked(point, 10, Digits::DECADE)
}

fn century_of(point: Point) -> Point {
    masked(point, 100, Digits::CENTURY)
}

/// The years that share the leading digits with its year; the year itself unless it has four digits.
fn masked(point: Point, size: i64, digits: Digits) -> Point {
    let year = year_of(point);
    if !(0..=9999).contains(&year.year) || !year.unspecified.is_none() {
        return year;
    }
    let first = year.year - year.year.rem_euclid(size);
    Point {
        marks: point.marks,
        ..Point::years(first, digits)
    }
}
