//! What a text is interpreted with: settings of the file, the event and the reader.

use crate::base::BaseDate;
use crate::conventions::Convention;
use crate::language::Language;
use crate::moment::Moment;
use crate::zone::Zone;

/// Whether the day or the month is first in an all-numeric date such as `09/02/2018`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum NumericOrder {
    /// Not known: such a date has two readings.
    #[default]
    Unknown,
    /// `09/02/2018` is 9 February.
    DayFirst,
    /// `09/02/2018` is 2 September.
    MonthFirst,
}

/// Source of the [`NumericOrder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum SettledBy {
    /// The file's own `dates: dmy` or `dates: mdy`.
    #[default]
    File,
    /// Other dates of the file that have only one reading.
    Others,
}

/// What a text is interpreted with: settings of the file, the event and the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct DateContext {
    /// Whether day or month is first in all-numeric dates.
    pub numeric: NumericOrder,
    /// Source of `numeric`, shown with the date.
    pub settled_by: SettledBy,
    /// Zone whose clock places every date: the reader's own, or the one that is displayed.
    pub zone: Zone,
    /// The reader's own zone, if different from `zone`.
    pub own_zone: Option<Zone>,
    /// Zone of clock times that name none: that of the event or file. `None`: they are on the reader's own clock.
    pub clock_zone: Option<Zone>,
    /// A neighboring date that supplies the year, month or day that the text leaves out.
    pub base: Option<BaseDate>,
    /// The key says that the text is a year: `94` is AD 94, `-50` is 51 BC.
    pub is_year: bool,
    /// The current year, from which the century of a two-digit year follows.
    pub this_year: Option<u16>,
    /// The current time, if relative words such as "yesterday" are allowed: in typed text, never in a file.
    pub now: Option<Moment>,
    /// How a year and two digits are read: `2024-25`.
    pub short_end: ShortEnd,
    /// The key says that the text is a month, so a number is read as one.
    pub is_month: bool,
    /// Whether another key of the event counts years before Christ (`Some(true)`) or after; `None` if no key says.
    pub before_christ: Option<bool>,
    /// Language chosen where a text is given in several.
    pub language: Language,
    /// The file has no year 0: its `-0356` is 356 BC.
    pub no_year_zero: bool,
}

impl DateContext {
    /// Astronomical year of a year written with a minus; `-0000` is year 0 either way.
    pub(super) const fn negative_year(self, written: i64) -> i64 {
        if self.no_year_zero && written > 0 {
            1 - written
        } else {
            -written
        }
    }

    /// Convention by which years with a minus are counted.
    pub(super) const fn negative_years(self) -> Convention {
        if self.no_year_zero {
            Convention::NoYearZero
        } else {
            Convention::Astronomical
        }
    }
}

/// How a year followed by two digits is read, as in `2024-25`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum ShortEnd {
    /// As in EDTF: the digits are a month or a season code.
    #[default]
    Edtf,
    /// The digits are a later year without its century: from 2024 to 2025.
    Year,
    /// The digits are a month: other dates beside it can only be months.
    Month,
    /// Both readings are kept, as nothing settles which one is meant.
    Either,
}
