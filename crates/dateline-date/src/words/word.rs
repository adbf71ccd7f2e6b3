//! Meanings of words, and rows of a table of words.

use crate::calendar::Era;
use crate::week::Week;

/// Part of a day without clock times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayPart {
    /// Hours before noon.
    Morning,
    /// Afternoon or evening.
    Evening,
    /// Hours before and after midnight.
    Night,
}

/// Meaning of a word in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// Month from 1 to 12.
    Month(u8),
    /// Season by EDTF's code, from 21 (spring) to 24 (winter).
    Season(u8),
    /// Weekday from 0 (Monday) to 6.
    Weekday(u8),
    Bc,
    /// "前": "before Christ" before a year; "ago" after one.
    BcBefore,
    Ad,
    /// About.
    Circa,
    /// Perhaps.
    Doubt,
    /// Earlier than.
    Before,
    /// Later than.
    After,
    /// This or earlier.
    UpTo,
    /// This or later.
    OnOrAfter,
    /// From this date on, still ongoing.
    Since,
    /// "から", "onwards": "since", after its date.
    SinceBefore,
    /// Up to this date, from an unknown start.
    Until,
    /// "De … a …": "from" if a range follows; otherwise without meaning.
    From,
    To,
    /// "À", "a": "at" before the first clock time, otherwise "to".
    ToOrAt,
    Between,
    And,
    Or,
    Now,
    Early,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
    Century,
    /// Russian "в": "century" after its number, otherwise "in".
    InOrCentury,
    Decade,
    /// "Années": a decade before a round number, otherwise plain years.
    Years,
    Millennium,
    Quarter,
    Half,
    /// A third of a year, decade or century.
    Third,
    Ordinal(u8),
    /// "Middle third".
    MiddleThird,
    /// "Last" before halves, thirds, quarters and decades.
    Last,
    /// "th": the number before it is an ordinal.
    OrdinalMark,
    /// "s": the number before it is a decade.
    DecadeMark,
    YearMark,
    MonthMark,
    DayMark,
    /// "Uhr", "h": the number before it is an hour.
    HourMark,
    /// "a las": the number after it is an hour; between two clock times it is "to".
    AtHour,
    /// "上午", "午後": the hour after it is before noon, or after it if true.
    HalfOfDay(bool),
    /// "分", "min": the number before it is a minute.
    MinuteMark,
    Noon,
    Midnight,
    /// The abbreviation of a zone, and its minutes east of UTC.
    Zone(&'static str, i16),
    /// An era with Gregorian months and days.
    Era(Era),
    /// Old Style: the day is in the Julian calendar.
    OldStyle,
    /// New Style: the day is in the Gregorian calendar.
    NewStyle,
    /// German "um": "at" before a time of day, "about" before a year.
    AtOrAbout,
    /// "Night of": a part of a day without clock times.
    PartOfDay(DayPart),
    /// A word without meaning in a date.
    Noise,
    /// "Years", "let": a duration after a number, without meaning before one.
    Length,
    /// "Anno Mundi", "Hijri": the year is in another calendar than the rest of the date.
    OtherCalendar,
    /// "Year unknown", after a month or day.
    YearUnknown,
    /// The text states that there is no date.
    NoDate,
    /// "Start unknown", after the end of a range.
    StartUnknown,
    /// "End unknown", after the start of a range.
    EndUnknown,
    /// "At least", with "since" or "until": this date or further away.
    AtLeast,
    /// "Filed", "born": a label before a date.
    Label,
    /// GEDCOM's CAL and EST.
    Estimated,
    /// GEDCOM's INT: the date was interpreted from words.
    Interpreted,
    /// "Week", "W": a week of a year, with its number next to it.
    Week,
    /// "Weeks": followed by their numbers; a duration after a number.
    Weeks,
    /// "Week of", "week beginning", "week ending": followed by a day.
    WeekBy(Week),
    /// "Year ended", "quarter ending": a number of months, followed by their last day.
    MonthsTo(u8),
    /// "i.e.", "recte": the date after it corrects the date before it.
    Correction,
    /// "FY", "tax year": begins in a month that the text does not give.
    Fiscal,
    /// "Day after", "eve of": a day that is counted from the date after it.
    CountedFrom,
    /// "Turn of the": years around the start of a century.
    TurnOf,
    /// "Christmas Day", "Michaelmas": a feast of a fixed month and day.
    Feast(u8, u8),
    /// "Easter": a feast whose day moves from year to year.
    MovableFeast,
    /// "Reigned": a label after which a small number is a year.
    Reign,
    /// "×": between the limits of an undated charter.
    Cross,
    /// "Bulk": the years of most of the papers, within those of all of them.
    Bulk,
    /// "ber", "bre": September to December, by the Latin number before it: "7ber".
    LatinMonth,
}

impl Word {
    /// Whether it labels the date after it and does not change it.
    pub(crate) const fn is_label(self) -> bool {
        matches!(self, Self::Label | Self::Reign | Self::Bulk)
    }

    /// Whether a remark with this word might contradict the date.
    pub(crate) const fn changes_a_date(self) -> bool {
        matches!(
            self,
            Self::Month(_)
                | Self::Season(_)
                | Self::Bc
                | Self::BcBefore
                | Self::Ad
                | Self::Circa
                | Self::Doubt
                | Self::Before
                | Self::After
                | Self::UpTo
                | Self::OnOrAfter
                | Self::Since
                | Self::SinceBefore
                | Self::Until
                | Self::Or
                | Self::Now
                | Self::Century
                | Self::Zone(..)
                | Self::OtherCalendar
                | Self::OldStyle
                | Self::NewStyle
                | Self::NoDate
                | Self::YearUnknown
                | Self::AtLeast
                | Self::StartUnknown
                | Self::EndUnknown
                | Self::Fiscal
        )
    }
}

/// A row: spellings separated by `|`, and their meaning. A spelling of several words also matches with dots, hyphens or
/// apostrophes between them. A prefix restricts it: `#` to directly after a number, `~` to after a Roman numeral, `&`
/// to where no date precedes it.
pub(super) type Row = (&'static str, Word);
