//! One calendar date, to the precision it is given.

use super::certainty::Qualifier;
use super::moment::days_in_month;

/// Which parts of a date are uncertain (`?`) or approximate (`~`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u8);

/// A part of a date that can be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Year,
    Month,
    Day,
}

impl Part {
    pub(super) const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Day];

    const fn shift(self) -> u8 {
        match self {
            Self::Year => 0,
            Self::Month => 2,
            Self::Day => 4,
        }
    }
}

impl Marks {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn add(&mut self, part: Part, qualifier: Qualifier) {
        let bits = u8::from(qualifier.uncertain) | u8::from(qualifier.approximate) << 1;
        self.0 |= bits << part.shift();
    }

    pub(super) fn get(self, part: Part) -> Qualifier {
        let bits = self.0 >> part.shift();
        Qualifier {
            uncertain: bits & 1 != 0,
            approximate: bits & 2 != 0,
        }
    }

    pub(super) fn any(self) -> Qualifier {
        let mut all = Qualifier::default();
        for part in Part::ALL {
            all = all.or(self.get(part));
        }
        all
    }
}

impl Qualifier {
    /// Neither uncertain nor approximate.
    pub(super) const SURE: Self = Self {
        uncertain: false,
        approximate: false,
    };

    /// Combines both qualifiers.
    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            uncertain: self.uncertain || other.uncertain,
            approximate: self.approximate || other.approximate,
        }
    }

    /// Whether it is uncertain or approximate.
    pub fn is_qualified(self) -> bool {
        self.uncertain || self.approximate
    }
}

/// One calendar date, to the precision it is given: a year, a month or season of it, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    /// Astronomical year; unspecified digits are 0 here.
    pub year: i64,
    /// Power of ten of an exponential year (`Y-17E7`).
    pub exponent: u32,
    /// The year is `year` × 10^`exponent`, which exceeds 64 bits.
    pub far: bool,
    /// Number of significant digits of the year (`1950S2`); 0 if all are.
    pub significant: u32,
    /// Month from 1 to 12, or EDTF's sub-year code from 21 to 41; 0 if not given.
    pub month: u8,
    /// Day from 1 to 31; 0 if not given.
    pub day: u8,
    /// Which digits are unspecified (`X`).
    pub unspecified: Digits,
    pub marks: Marks,
}

/// A set of the eight digits of `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Digits(pub u8);

impl Digits {
    pub(super) const NONE: Self = Self(0);
    /// The last digit of the year, which is unspecified in a decade.
    pub(super) const DECADE: Self = Self(0b0000_1000);
    pub(super) const CENTURY: Self = Self(0b0000_1100);
    pub(super) const MILLENNIUM: Self = Self(0b0000_1110);
    pub(super) const ANY_YEAR: Self = Self(0b0000_1111);
    pub(super) const MONTH: Self = Self(0b0011_0000);
    pub(super) const DAY: Self = Self(0b1100_0000);

    /// Whether digit `index` of `YYYYMMDD` is unspecified.
    pub(super) const fn has(self, index: u8) -> bool {
        self.0 >> index & 1 != 0
    }

    pub(super) const fn year(self) -> Self {
        Self(self.0 & Self::ANY_YEAR.0)
    }

    pub(super) const fn month(self) -> Self {
        Self(self.0 & Self::MONTH.0)
    }

    pub(super) const fn day(self) -> Self {
        Self(self.0 & Self::DAY.0)
    }

    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }
}

impl Point {
    pub(super) const fn year(year: i64) -> Self {
        Self::date(year, 0, 0)
    }

    /// A year, month and day; 0 for parts that are not given.
    pub(super) const fn date(year: i64, month: u8, day: u8) -> Self {
        Self {
            year,
            exponent: 0,
            far: false,
            significant: 0,
            month,
            day,
            unspecified: Digits::NONE,
            marks: Marks::NONE,
        }
    }

    /// The years that share all but the unspecified digits of `year`: a decade, a century.
    pub(super) const fn years(year: i64, unspecified: Digits) -> Self {
        Self {
            unspecified,
            ..Self::year(year)
        }
    }

    /// Adds a qualifier to each part of the date.
    #[must_use]
    pub(super) fn qualified(mut self, qualifier: Qualifier) -> Self {
        for part in self.parts() {
            self.marks.add(part, qualifier);
        }
        self
    }

    /// Parts that the date has.
    pub(super) fn parts(self) -> impl Iterator<Item = Part> {
        let given = [
            true,
            self.month != 0 || !self.unspecified.month().is_none(),
            self.has_day(),
        ];
        Part::ALL
            .into_iter()
            .zip(given)
            .filter_map(|(part, given)| given.then_some(part))
    }

    /// Qualifier of all parts; `None` if they differ.
    pub(super) fn uniform(self) -> Option<Qualifier> {
        let year = self.marks.get(Part::Year);
        self.parts()
            .all(|part| self.marks.get(part) == year)
            .then_some(year)
    }

    /// The date without its qualifiers.
    #[must_use]
    pub(super) const fn plain(self) -> Self {
        Self {
            marks: Marks::NONE,
            ..self
        }
    }

    pub(super) const fn has_day(self) -> bool {
        self.day != 0 || !self.unspecified.day().is_none()
    }

    pub(super) const fn is_season(self) -> bool {
        self.month >= 21
    }

    /// Whether all digits are given and significant.
    pub(super) const fn is_whole(self) -> bool {
        self.unspecified.is_none() && self.significant == 0 && !self.far
    }

    /// Whether it is a whole day.
    pub(super) const fn is_day(self) -> bool {
        self.is_whole() && self.day != 0
    }

    /// Whether it is a whole month.
    pub(super) const fn is_month(self) -> bool {
        self.is_whole() && self.day == 0 && self.month >= 1 && self.month <= 12
    }

    /// Whether it is a year, or several years with one name.
    pub(super) const fn is_years(self) -> bool {
        self.month == 0 && self.unspecified.month().is_none() && !self.has_day()
    }

    /// Whether it is a whole year.
    pub(super) const fn is_year(self) -> bool {
        self.is_whole() && self.month == 0
    }

    /// The previous day, month or year, depending on its own precision: before a season the previous month, before a
    /// decade the previous year.
    #[must_use]
    pub(super) fn previous(self) -> Self {
        let start = self.first();
        let (year, month, day) = (start.year(), start.month(), start.day());
        let plain = if self.is_day() {
            if day > 1 {
                Self::date(year, month, day - 1)
            } else if month > 1 {
                Self::date(year, month - 1, days_in_month(year, month - 1))
            } else {
                Self::date(year.saturating_sub(1), 12, 31)
            }
        } else if self.month != 0 {
            if month > 1 {
                Self::date(year, month - 1, 0)
            } else {
                Self::date(year.saturating_sub(1), 12, 0)
            }
        } else {
            Self::year(year.saturating_sub(1))
        };
        plain.qualified(self.marks.any())
    }

    /// The next day, month or year; see [`Self::previous`].
    #[must_use]
    pub(super) fn next(self) -> Self {
        let end = self.last();
        let (year, month, day) = (end.year(), end.month(), end.day());
        let plain = if self.is_day() {
            if day < days_in_month(year, month) {
                Self::date(year, month, day + 1)
            } else if month < 12 {
                Self::date(year, month + 1, 1)
            } else {
                Self::date(year.saturating_add(1), 1, 1)
            }
        } else if self.month != 0 {
            if month < 12 {
                Self::date(year, month + 1, 0)
            } else {
                Self::date(year.saturating_add(1), 1, 0)
            }
        } else {
            Self::year(year.saturating_add(1))
        };
        plain.qualified(self.marks.any())
    }
}
