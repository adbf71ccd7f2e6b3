//! The one table of the conventions by which dates are read. The documentation and the detail pane take them from here.

use super::meaning::{Meaning, Member, Set, SetKind, Side};
use super::names::{self, Share, Whole};
use super::point::Point;
use super::zone::ClockChange;
use super::{DateContext, SettledBy};

/// A way of reading that the text itself does not settle.
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
    /// "Second half of the 1970s".
    HalfOf,
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
    /// "The 1900s".
    Hundreds,
    /// "The 2000s".
    TwoThousands,
    /// `-0043`.
    Astronomical,
    /// `09/02/2018`, settled by nothing.
    NumericOpen,
    /// `09/02/2018`, settled by the file.
    NumericByFile,
    /// `09/02/2018`, settled by other dates.
    NumericByOthers,
    /// `09.02.2018`.
    NumericByDots,
    /// `1914-21`.
    SeasonCode,
    /// `2010/11`.
    YearsOrMonth,
    /// "Between 1914 and 1918".
    Between,
    /// "Before 1922".
    Before,
    /// "After 1950".
    After,
    /// "1914, 1918".
    BareList,
    /// `20240509`.
    Basic,
    /// `24:00`.
    Midnight,
    /// `23:59:60`.
    LeapSecond,
    /// `10:00`.
    NoOffset,
    /// "15 March", below the heading 2021.
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
    /// "Tuesday 9 May 2025".
    OtherWeekday,
    /// What only `edtf-normalize` knows.
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
        Self::HalfOf,
        Self::Season,
        Self::SouthernSeason,
        Self::Winter,
        Self::Century,
        Self::FirstCentury,
        Self::BcSpan,
        Self::Hundreds,
        Self::TwoThousands,
        Self::Astronomical,
        Self::NumericOpen,
        Self::NumericByFile,
        Self::NumericByOthers,
        Self::NumericByDots,
        Self::SeasonCode,
        Self::YearsOrMonth,
        Self::Between,
        Self::Before,
        Self::After,
        Self::BareList,
        Self::Basic,
        Self::Midnight,
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
        Self::OtherWeekday,
        Self::WrittenOut,
    ];

    /// What it says, as documentation and detail pane print it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::PartOfMonth => {
                "in a month, early is from the 1st to the 10th, mid to the 20th, late from the 21st to its end"
            }
            Self::PartOfSeason => {
                "early, mid and late in a season are its first, second and third month"
            }
            Self::PartOfYear => {
                "early in a year is January to April, mid to August, late September to December"
            }
            Self::PartOfDecade => "in a decade, early is its years 0 to 3, mid 4 to 6, late 7 to 9",
            Self::PartOfCentury => {
                "in a century, early is its years 0 to 29, mid 30 to 69, late 70 to 99"
            }
            Self::HalfOf => {
                "halves: January to June, years 0 to 4 of a decade, years 0 to 49 of a century, and the rest"
            }
            Self::Season => {
                "seasons are the northern ones: spring March to May, summer to August, autumn to November, winter to February"
            }
            Self::SouthernSeason => {
                "southern seasons: spring September to November, summer to February, autumn to May, winter to August"
            }
            Self::Winter => "a season over the turn of the year is named by the year it begins in",
            Self::Century => "the 19th century is 1800 to 1899, as EDTF's 18XX",
            Self::FirstCentury => "the 1st century begins with the year AD 1",
            Self::BcSpan => "the 5th century BC is 500 to 401 BC, the 480s BC are 489 to 480 BC",
            Self::Hundreds => {
                "the 1900s are read as the century 1900 to 1999, which holds the decade 1900 to 1909"
            }
            Self::TwoThousands => "the 2000s are read as the decade 2000 to 2009",
            Self::Astronomical => "a year written with a minus counts year 0: -0043 is 44 BC",
            Self::NumericOpen => {
                "the day or the month may stand first: both readings are kept (`dates: dmy` or `dates: mdy` in the file settles it)"
            }
            Self::NumericByFile => {
                "whether the day or the month stands first is settled by the file's `dates:`"
            }
            Self::NumericByOthers => {
                "whether the day or the month stands first is settled by other dates of the file"
            }
            Self::NumericByDots => "with dots, the day stands before the month",
            Self::SeasonCode => {
                "a year and a number from 21 to 41 is EDTF for a season or part of the year, not a range of years"
            }
            Self::YearsOrMonth => {
                "2010/11 may be November 2010 or the years 2010 to 2011: both readings are kept"
            }
            Self::Between => "“between … and …” is some time between, not all of it",
            Self::Before => {
                "“before 1922” ends with 1921; the start is not known, so it is placed by its end"
            }
            Self::After => {
                "“after 1950” begins with 1951; the end is not known, so it is placed by its start"
            }
            Self::BareList => {
                "dates with only commas between them are all of them, not one of them"
            }
            Self::Basic => "eight digits are year, month and day",
            Self::Midnight => "24:00 is 00:00 of the next day",
            Self::LeapSecond => "a leap second (:60) comes after :59 and before the next minute",
            Self::NoOffset => "a time without an offset is the local time of whoever reads it",
            Self::Base => {
                "what the text leaves out is taken from a date beside it: a heading, the block around it, another key"
            }
            Self::KeySaysYear => "the key says that the number is a year: 94 is AD 94",
            Self::AssumedZone => "a clock time without a zone is in the zone of its event or file",
            Self::SkippedTime => {
                "clocks were set forward over this time, so its zone does not have it: the readings by the offset before and after the change are both kept"
            }
            Self::RepeatedTime => {
                "clocks were set back, so this time came twice in its zone: both readings are kept"
            }
            Self::RangeOrOffset => {
                "after a clock time, a hyphen and a later time are a range; an earlier one, or one after seconds, is an offset from UTC"
            }
            Self::Minute => "EDTF has no minutes without seconds: they are written with :00",
            Self::Remark => "words in brackets after the date are a remark and do not change it",
            Self::Significant => {
                "S says how many digits of a year count: 1950S2 is some year from 1900 to 1999"
            }
            Self::Qualified => "“about” and “uncertain” do not move the earliest and latest bound",
            Self::ImperialYear
            | Self::Minguo
            | Self::Buddhist
            | Self::Julian
            | Self::Hebrew
            | Self::Islamic
            | Self::Persian
            | Self::FrenchRepublican
            | Self::Age => self.other_calendar(),
            Self::OtherWeekday => {
                "the weekday that is written is not that of the day: the day counts"
            }
            Self::WrittenOut => "read as EDTF is written out by `edtf-normalize`",
        }
    }

    /// The rows of other calendars and ways to count years.
    const fn other_calendar(self) -> &'static str {
        match self {
            Self::ImperialYear => {
                "years of Japanese eras are calendar years, cut where the era begins or ends"
            }
            Self::Minguo => "year 1 of the Republic of China is 1912",
            Self::Buddhist => {
                "years of the Buddhist era are calendar years as Thailand counts them since 1941: 2567 is 2024"
            }
            Self::Julian => {
                "Old Style dates are of the Julian calendar, its years from 1 January on"
            }
            Self::Hebrew => {
                "Hebrew days begin at sunset: the Gregorian day is the one that the daylight is in"
            }
            Self::Islamic => {
                "Islamic dates are of the tabular civil calendar: by the moon they may be a day earlier or later"
            }
            Self::Persian => {
                "years SH are of the Iranian calendar, which begins at the March equinox"
            }
            Self::FrenchRepublican => {
                "the French Republican calendar is that of the years I to XIV (1792 to 1805), as it was in force"
            }
            Self::Age => {
                "ages are counted back from 1950 (b2k: from 2000) and are good to half of their last digit; where that is 50,000 years or more, the present does not matter"
            }
            _ => "the Gregorian calendar",
        }
    }
}

/// First and last month of EDTF's sub-year codes 21 to 41 (ISO 8601-2:2019, 4.8; the months are a convention). Where the
/// last is before the first, it is in the next year.
pub(super) const fn season_months(code: u8) -> (u8, u8) {
    match code {
        22 | 26 | 32 => (6, 8),
        23 | 27 | 29 => (9, 11),
        24 | 28 | 30 => (12, 2),
        33 => (1, 3),
        34 => (4, 6),
        35 => (7, 9),
        36 => (10, 12),
        37 => (1, 4),
        38 => (5, 8),
        39 => (9, 12),
        40 => (1, 6),
        41 => (7, 12),
        // 21, 25, 31
        _ => (3, 5),
    }
}

/// First and last day of a share of a month; 0 for its last day.
pub(super) const fn days_of_month(share: Share) -> Option<(u8, u8)> {
    match share {
        Share::Early => Some((1, 10)),
        Share::Mid => Some((11, 20)),
        Share::Late => Some((21, 0)),
        Share::FirstHalf => Some((1, 15)),
        Share::SecondHalf => Some((16, 0)),
        Share::All => None,
    }
}

/// First and last month of a share of a year.
pub(super) const fn months_of_year(share: Share) -> Option<(u8, u8)> {
    match share {
        Share::Early => Some((1, 4)),
        Share::Mid => Some((5, 8)),
        Share::Late => Some((9, 12)),
        _ => None,
    }
}

/// First and last year of a share of ten years, from 0.
pub(super) const fn years_of_decade(share: Share) -> (i64, i64) {
    match share {
        Share::All => (0, 9),
        Share::Early => (0, 3),
        Share::Mid => (4, 6),
        Share::Late => (7, 9),
        Share::FirstHalf => (0, 4),
        Share::SecondHalf => (5, 9),
    }
}

/// First and last year of a share of a hundred years, from 0.
pub(super) const fn years_of_century(share: Share) -> (i64, i64) {
    match share {
        Share::All => (0, 99),
        Share::Early => (0, 29),
        Share::Mid => (30, 69),
        Share::Late => (70, 99),
        Share::FirstHalf => (0, 49),
        Share::SecondHalf => (50, 99),
    }
}

/// Conventions that the reader of the text has used and that the meaning does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Used([u64; 2]);

impl Used {
    pub(super) const NONE: Self = Self([0; 2]);

    pub(super) fn add(&mut self, convention: Convention) {
        let (word, bit) = Self::place(convention);
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
    }

    pub(super) fn has(self, convention: Convention) -> bool {
        let (word, bit) = Self::place(convention);
        self.0.get(word).is_some_and(|word| word >> bit & 1 != 0)
    }

    /// The word and the bit of a row.
    const fn place(convention: Convention) -> (usize, u32) {
        let row = convention as u32;
        ((row / u64::BITS) as usize, row % u64::BITS)
    }

    /// By what the order of day and month was settled.
    pub(super) fn settled(context: DateContext) -> Convention {
        match context.settled_by {
            SettledBy::File => Convention::NumericByFile,
            SettledBy::Others => Convention::NumericByOthers,
        }
    }
}

/// The conventions by which a meaning was read, in the order of the table.
pub(super) fn of(meaning: &Meaning, used: Used) -> Vec<Convention> {
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
            Member::Before(_) => all.push(Convention::Before),
            Member::After(_) => all.push(Convention::After),
            Member::From(point, _) | Member::UpTo(point) | Member::Since(point) => {
                of_point(*point, all);
            }
        }
    }
}

fn of_name(name: names::Name, all: &mut Vec<Convention>) {
    let half = matches!(name.share, Share::FirstHalf | Share::SecondHalf);
    all.push(match name.whole {
        _ if half => Convention::HalfOf,
        Whole::Month { .. } => Convention::PartOfMonth,
        Whole::Season { .. } => Convention::PartOfSeason,
        Whole::Year(_) => Convention::PartOfYear,
        Whole::Decade(_) if name.share == Share::All => Convention::BcSpan,
        Whole::Decade(_) => Convention::PartOfDecade,
        Whole::Millennium(_) => Convention::BcSpan,
        Whole::Century(1) if name.share == Share::All => Convention::FirstCentury,
        Whole::Century(_) if name.share == Share::All => Convention::BcSpan,
        Whole::Century(_) => Convention::PartOfCentury,
    });
}

fn of_point(point: Point, all: &mut Vec<Convention>) {
    let century = point.unspecified.year() == super::point::Digits::CENTURY;
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
