//! The reader's choices of how dates are written in words.

/// How dates are written in words. It never changes how they are read, or what is written to files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Notation {
    /// Names of the eras.
    pub era: Era,
    /// Clock of times of day.
    pub hours: Hours,
    /// Order of day and month.
    pub order: DayMonthOrder,
}

/// Names of the eras before and after the year 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Era {
    /// "44 BC", "AD 476".
    #[default]
    Christian,
    /// "44 BCE", "476 CE".
    Common,
}

/// Clock of times of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Hours {
    /// "16:45".
    #[default]
    TwentyFour,
    /// "4:45 pm".
    Twelve,
}

/// Order of day and month where the month is a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum DayMonthOrder {
    /// "9 May 2025".
    #[default]
    DayFirst,
    /// "May 9, 2025".
    MonthFirst,
}

impl Era {
    /// Adds the era before the year 1: "44 BC".
    pub(crate) fn before(self, years: &str) -> String {
        match self {
            Self::Christian => format!("{years} BC"),
            Self::Common => format!("{years} BCE"),
        }
    }

    /// Adds the era from the year 1 on: "AD 476", "476 CE".
    pub(crate) fn after(self, years: &str) -> String {
        match self {
            Self::Christian => format!("AD {years}"),
            Self::Common => format!("{years} CE"),
        }
    }

    /// The words without the era before the year 1 at their end; `None` if they don't end with it.
    pub(super) fn strip_before(self, words: &str) -> Option<&str> {
        words.strip_suffix(match self {
            Self::Christian => " BC",
            Self::Common => " BCE",
        })
    }
}

impl Notation {
    /// A day and the name of its month: "9 May", "May 9". The day may be several: "9–12".
    pub(crate) fn day_and_month(self, day: &str, month: &str) -> String {
        match self.order {
            DayMonthOrder::DayFirst => format!("{day} {month}"),
            DayMonthOrder::MonthFirst => format!("{month} {day}"),
        }
    }

    /// What separates a day from the year after it.
    pub(super) const fn before_year(self) -> &'static str {
        match self.order {
            DayMonthOrder::DayFirst => " ",
            DayMonthOrder::MonthFirst => ", ",
        }
    }

    /// A weekday before a date: "Friday 9 May 2025", "Friday, May 9, 2025".
    pub(crate) fn on_weekday(self, weekday: &str, date: &str) -> String {
        match self.order {
            DayMonthOrder::DayFirst => format!("{weekday} {date}"),
            DayMonthOrder::MonthFirst => format!("{weekday}, {date}"),
        }
    }

    /// A time of day in digits, with the seconds only if they are given: "16:45", "4:45". `hour` is from 0 to 23.
    pub(crate) fn digits(self, hour: u32, minute: u32, second: Option<u32>) -> String {
        let hour = match self.hours {
            Hours::TwentyFour => format!("{hour:02}"),
            Hours::Twelve => ((hour + 11) % 12 + 1).to_string(),
        };
        match second {
            Some(second) => format!("{hour}:{minute:02}:{second:02}"),
            None => format!("{hour}:{minute:02}"),
        }
    }

    /// What follows the digits of a time of day: nothing, " pm", or "pm" where it is to be short.
    pub(crate) const fn half_of_day(self, hour: u32, short: bool) -> &'static str {
        match (self.hours, hour < 12, short) {
            (Hours::TwentyFour, ..) => "",
            (_, true, true) => "am",
            (_, true, false) => " am",
            (_, false, true) => "pm",
            (_, false, false) => " pm",
        }
    }
}
