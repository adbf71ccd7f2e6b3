//! The table of conventions by which dates are parsed. The documentation and the detail pane use it.

mod parts;
mod text;
mod used;

pub(super) use self::parts::{
    Share, days_of_month, months_of_year, season_months, years_of_century, years_of_decade,
    years_of_millennium,
};
pub(super) use self::used::{Used, of};

/// A choice of reading that the text itself does not settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Convention {
    /// "Late August".
    PartOfMonth,
    /// "Early spring".
    PartOfSeason,
    /// "Late 1999".
    PartOfYear,
    /// "Early 1980s".
    PartOfDecade,
    /// "Mid-19th century".
    PartOfCentury,
    /// "Late 3rd millennium BC".
    PartOfMillennium,
    /// "Second half of the 1970s".
    HalfOf,
    /// "Last third of the 19th century".
    ThirdOf,
    /// "Second quarter of the 18th century".
    QuarterOf,
    /// "Turn of the 20th century".
    TurnOf,
    /// "Spring 2001", `2001-21`.
    Season,
    /// `2001-29`.
    SouthernSeason,
    /// `2010-24`.
    Winter,
    /// "19th century", `18XX`.
    Century,
    /// "1st century".
    FirstCentury,
    /// "5th century BC".
    BcSpan,
    /// "480/79 BC".
    ShortBc,
    /// "The 1900s".
    Hundreds,
    /// "The 2000s".
    TwoThousands,
    /// `187-`, `19??`.
    Placeholder,
    /// `19uu`, `1984/open`.
    OlderEdtf,
    /// `1850±5`.
    Tolerance,
    /// `-0043`.
    Astronomical,
    /// `-0043` in a file without a year 0.
    NoYearZero,
    /// `09/02/2018`, not settled by anything.
    NumericOpen,
    /// `09/02/2018`, settled by the file.
    NumericByFile,
    /// `09/02/2018`, settled by other dates.
    NumericByOthers,
    /// `12/19/2019` in a file with `dates: dmy`: the order must be the other one.
    NumericAgainstFile,
    /// `09.02.2018`.
    NumericByDots,
    /// `1914-21`.
    SeasonCode,
    /// `2010/11`.
    YearsOrMonth,
    /// `year: 2024-25`, with other such values in the file.
    ShortEnd,
    /// `year: 2024-25`, without other such values.
    YearsOrSeason,
    /// "Between 1914 and 1918".
    Between,
    /// "Before 1922".
    Before,
    /// "After 1950".
    After,
    /// "1914, 1918".
    BareList,
    /// "April 2, 742 or 747".
    SharedParts,
    /// "c. 1950 (1945–1955)".
    RangeOfAbout,
    /// "1265/1266 – 1321".
    SlashInRange,
    /// "3–5 May 2024, 10:00".
    TimeOfEachDay,
    /// "Night of 14–15 April 1912".
    PartOfDay,
    /// `20240509`.
    Basic,
    /// `24:00`.
    Midnight,
    /// "Midnight on 5 June".
    MidnightOpen,
    /// "23:45–00:15".
    NextDay,
    /// `23:59:60`.
    LeapSecond,
    /// `10:00`.
    NoOffset,
    /// "15 March", under the heading 2021.
    Base,
    /// `year: 94`.
    KeySaysYear,
    /// `10:00`, in a file with a zone.
    AssumedZone,
    /// `2026-03-08 02:30 America/New_York`.
    SkippedTime,
    /// `2026-11-01 01:30 America/New_York`.
    RepeatedTime,
    /// `2026-03-08 02:10-05:00`.
    RangeOrOffset,
    /// `T10:00`.
    Minute,
    /// "Since 1930 (reported later)".
    Remark,
    /// "July 20, 1969; 57 years ago".
    AgeRemark,
    /// `20 July 1969 (1969-07-20)`.
    SecondWriting,
    /// "Ming dynasty (1368–1644)".
    NamedPeriod,
    /// `1697 [i.e. 1967]`.
    Correction,
    /// `185[0]`.
    Supplied,
    /// `1950S2`.
    Significant,
    /// "About 1910".
    Qualified,
    /// "昭和20年".
    ImperialYear,
    /// "民國112年".
    Minguo,
    /// "2567 BE".
    Buddhist,
    /// "25 October 1917 O.S.".
    Julian,
    /// "5 Tishrei 5784".
    Hebrew,
    /// "1444 AH".
    Islamic,
    /// "22 Bahman 1357".
    Persian,
    /// "18 brumaire an VIII".
    FrenchRepublican,
    /// "8000 BP", "66 Ma".
    Age,
    /// `1757436300`.
    Epoch,
    /// `2024-064`.
    DayOfYear,
    /// `2024-W10`.
    IsoWeek,
    /// "Week of 14 June 2021".
    WeekOf,
    /// "First week of May 1850".
    WeekOfMonth,
    /// "Weekend of 6 June 2020".
    Weekend,
    /// `2024-03-04/P3D`.
    Duration,
    /// `03/14/22`, in a file with `dates: mdy`.
    AssumedCentury,
    /// `+1994-00-00T00:00:00Z`.
    Wikidata,
    /// "Filed 14 March 2022", "b. 1571", "fl. 1420–1440".
    Label,
    /// "Michaelmas 1690".
    Feast,
    /// "1885–1890, bulk 1887–1889".
    Bulk,
    /// "1885–1890, undated".
    Undated,
    /// "EST 1850".
    Estimated,
    /// "INT 1850 (about fifty)".
    Interpreted,
    /// "11 FEB 1731/32".
    DualYear,
    /// "10/21 September 1700".
    DoubleDay,
    /// "Tuesday 9 May 2025".
    OtherWeekday,
    /// A date that only `edtf-normalize` understands.
    WrittenOut,
}

impl Convention {
    /// Every row, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::PartOfMonth,
        Self::PartOfSeason,
        Self::PartOfYear,
        Self::PartOfDecade,
        Self::PartOfCentury,
        Self::PartOfMillennium,
        Self::HalfOf,
        Self::ThirdOf,
        Self::QuarterOf,
        Self::TurnOf,
        Self::Season,
        Self::SouthernSeason,
        Self::Winter,
        Self::Century,
        Self::FirstCentury,
        Self::BcSpan,
        Self::ShortBc,
        Self::Hundreds,
        Self::TwoThousands,
        Self::Placeholder,
        Self::OlderEdtf,
        Self::Tolerance,
        Self::Astronomical,
        Self::NoYearZero,
        Self::NumericOpen,
        Self::NumericByFile,
        Self::NumericByOthers,
        Self::NumericAgainstFile,
        Self::NumericByDots,
        Self::SeasonCode,
        Self::YearsOrMonth,
        Self::ShortEnd,
        Self::YearsOrSeason,
        Self::Between,
        Self::Before,
        Self::After,
        Self::BareList,
        Self::SharedParts,
        Self::RangeOfAbout,
        Self::SlashInRange,
        Self::TimeOfEachDay,
        Self::PartOfDay,
        Self::Basic,
        Self::Midnight,
        Self::MidnightOpen,
        Self::NextDay,
        Self::LeapSecond,
        Self::NoOffset,
        Self::Base,
        Self::KeySaysYear,
        Self::AssumedZone,
        Self::SkippedTime,
        Self::RepeatedTime,
        Self::RangeOrOffset,
        Self::Minute,
        Self::Remark,
        Self::AgeRemark,
        Self::SecondWriting,
        Self::NamedPeriod,
        Self::Correction,
        Self::Supplied,
        Self::Significant,
        Self::Qualified,
        Self::ImperialYear,
        Self::Minguo,
        Self::Buddhist,
        Self::Julian,
        Self::Hebrew,
        Self::Islamic,
        Self::Persian,
        Self::FrenchRepublican,
        Self::Age,
        Self::Epoch,
        Self::DayOfYear,
        Self::IsoWeek,
        Self::WeekOf,
        Self::WeekOfMonth,
        Self::Weekend,
        Self::Duration,
        Self::AssumedCentury,
        Self::Wikidata,
        Self::Label,
        Self::Feast,
        Self::Bulk,
        Self::Undated,
        Self::Estimated,
        Self::Interpreted,
        Self::DualYear,
        Self::DoubleDay,
        Self::OtherWeekday,
        Self::WrittenOut,
    ];
}
