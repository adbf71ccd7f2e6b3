//! Texts of the conventions.

use super::Convention;

impl Convention {
    /// Text of the convention in the documentation and the detail pane.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::PartOfMonth
            | Self::PartOfSeason
            | Self::PartOfYear
            | Self::PartOfDecade
            | Self::PartOfCentury
            | Self::PartOfMillennium
            | Self::HalfOf
            | Self::TurnOf
            | Self::ThirdOf
            | Self::QuarterOf => self.part(),
            Self::Midnight
            | Self::MidnightOpen
            | Self::NextDay
            | Self::LeapSecond
            | Self::NoOffset
            | Self::AssumedZone
            | Self::SkippedTime
            | Self::RepeatedTime
            | Self::RangeOrOffset
            | Self::Minute => self.clock(),
            Self::NumericOpen
            | Self::NumericByFile
            | Self::NumericByOthers
            | Self::NumericAgainstFile
            | Self::NumericByDots => self.numeric(),
            Self::Season
            | Self::SouthernSeason
            | Self::Winter
            | Self::Century
            | Self::FirstCentury
            | Self::BcSpan
            | Self::ShortBc
            | Self::Hundreds
            | Self::TwoThousands => self.spans(),
            Self::Astronomical => "a year written with a minus counts year 0: -0043 is 44 BC",
            Self::NoYearZero => "the file counts no year 0: -0043 is 43 BC",
            Self::SeasonCode | Self::YearsOrMonth | Self::ShortEnd | Self::YearsOrSeason => {
                self.two_digits()
            }
            Self::Between | Self::Before | Self::After | Self::BareList => self.relations(),
            Self::Base => {
                "missing parts are taken from another date: a heading, the block around it, another key"
            }
            Self::KeySaysYear => {
                "the key or a word such as “reigned” says that the number is a year: 94 is AD 94"
            }
            Self::Placeholder
            | Self::OlderEdtf
            | Self::Tolerance
            | Self::SharedParts
            | Self::RangeOfAbout
            | Self::SlashInRange
            | Self::TimeOfEachDay
            | Self::PartOfDay => self.of_catalogs(),
            Self::Remark
            | Self::AgeRemark
            | Self::SecondWriting
            | Self::NamedPeriod
            | Self::Correction
            | Self::Supplied => self.brackets(),
            Self::Significant => {
                "S gives the number of significant digits of a year: 1950S2 is some year from 1900 to 1999"
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
            Self::Basic
            | Self::Epoch
            | Self::DayOfYear
            | Self::IsoWeek
            | Self::WeekOf
            | Self::WeekOfMonth
            | Self::Weekend
            | Self::Duration
            | Self::AssumedCentury
            | Self::Wikidata => self.of_machines(),
            Self::Label
            | Self::Feast
            | Self::Bulk
            | Self::Undated
            | Self::Estimated
            | Self::Interpreted
            | Self::DualYear
            | Self::DoubleDay => self.of_records(),
            Self::OtherWeekday => "the written weekday does not match the day: the day counts",
            Self::WrittenOut => "converted to EDTF by `edtf-normalize`",
        }
    }

    /// Texts for seasons, centuries and years BC.
    const fn spans(self) -> &'static str {
        match self {
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
            Self::ShortBc => {
                "480/79 BC are 480 and 479 BC; 133–27 BC may end in 127 or 27 BC: both readings are kept"
            }
            Self::Hundreds => {
                "the 1900s are read as the century 1900 to 1999, which holds the decade 1900 to 1909"
            }
            _ => "the 2000s are read as the decade 2000 to 2009",
        }
    }

    /// Texts for dates before, after or between others, and several dates.
    const fn relations(self) -> &'static str {
        match self {
            Self::Between => "“between … and …” is some time between, not all of it",
            Self::Before => {
                "“before 1922” ends with 1921; the start is not known, so it is placed by its end"
            }
            Self::After => {
                "“after 1950” begins with 1951; the end is not known, so it is placed by its start"
            }
            _ => {
                "dates with only commas between them, or marks such as · and |, are all of them, not one of them"
            }
        }
    }

    /// Texts for dates from machines and plans.
    const fn of_machines(self) -> &'static str {
        match self {
            Self::Basic => {
                "eight digits are year, month and day; 12, 14 or 17 have the time after them"
            }
            Self::Epoch => {
                "a number of 10 digits counts seconds since 1970-01-01 UTC; of 13, 16 or 19 digits thousandths, millionths or billionths of a second"
            }
            Self::DayOfYear => {
                "a year and three digits are a day of the year: 2024-064 is 4 March 2024"
            }
            Self::IsoWeek => {
                "weeks are those of ISO 8601: from Monday to Sunday, week 1 is the one with the first Thursday of the year"
            }
            Self::AssumedCentury => {
                "the century of a year of two digits is assumed: at most 80 years back and 20 ahead"
            }
            Self::Wikidata => {
                "Wikidata writes 00 for a month or day that is not given, and T00:00:00Z after every date; its negative years have no year 0: -0044 is 44 BC"
            }
            Self::WeekOfMonth => {
                "the first week of a month is its days 1 to 7, the second 8 to 14, and so on; the last one is its last seven days"
            }
            Self::Weekend => {
                "a weekend is its Saturday and Sunday, and the Friday if that is the day named"
            }
            Self::Duration => {
                "a length after P counts from the start or back from the end: 2024-03-04/P3D is 4 to 6 March"
            }
            _ => {
                "the week of a day begins with that day where it is a Monday or a Sunday, else with the Monday before; “week beginning” and “week ending” name its first and last day"
            }
        }
    }

    /// Texts for dates in catalogs and encyclopedias.
    const fn of_catalogs(self) -> &'static str {
        match self {
            Self::Placeholder => {
                "a hyphen or question mark in place of a last digit is any digit: 187- and 187? are the 1870s, 18-- and 18?? are 1800 to 1899"
            }
            Self::OlderEdtf => {
                "u, x, y, “open” and “unknown” are EDTF as it was before 2019: X, Y, .. and nothing"
            }
            Self::Tolerance => {
                "“±” after a year gives the years before and after it: 1850±5 is some year from 1845 to 1855"
            }
            Self::SharedParts => {
                "in alternatives, a year alone takes its month and day from the one before it"
            }
            Self::RangeOfAbout => {
                "a range in brackets after “about” gives the bounds: c. 1950 (1945–1955) is from 1945 to 1955"
            }
            Self::SlashInRange => {
                "a slash in one end of a range is “or”: 1265/1266 – 1321 begins in 1265 or 1266"
            }
            Self::TimeOfEachDay => {
                "a clock time after several days is that of each of them: a range of days begins and ends with it"
            }
            Self::PartOfDay => {
                "a morning, evening or night is not a clock time: its whole days are meant"
            }
            _ => "a date of a catalog",
        }
    }

    /// Texts for dates in court records, registers and genealogies.
    const fn of_records(self) -> &'static str {
        match self {
            Self::DoubleDay => {
                "if two days differ by as much as the calendars do, the second is the Gregorian one"
            }
            Self::Label => {
                "a word such as born, active, filed, signed or published before a date says what happened then and does not change it"
            }
            Self::Feast => "a feast of a fixed day is that day: Michaelmas is 29 September",
            Self::Bulk => {
                "“bulk” years are those of most of the papers: the years of all of them count"
            }
            Self::Undated => {
                "“undated” beside dates says that a part has no date, and does not change them"
            }
            Self::Estimated => {
                "CAL and EST are GEDCOM's: calculated and estimated, so the date is approximate"
            }
            Self::Interpreted => {
                "INT is GEDCOM's: the date was interpreted from the words in brackets, which are not read"
            }
            _ => {
                "in 1731/32 the first is the year that began in March, the second the year from 1 January: the second counts; the day is as written, unless it is marked as Julian"
            }
        }
    }

    /// Texts for brackets.
    const fn brackets(self) -> &'static str {
        match self {
            Self::AgeRemark => {
                "an age or a length of time beside a date is a remark and does not change it"
            }
            Self::SecondWriting => {
                "a date in brackets repeats the date before or after it in another calendar or with another precision: the narrower one counts"
            }
            Self::NamedPeriod => "the name before the date, or before its brackets, is not read",
            Self::Correction => "“i.e.” corrects the date before it",
            Self::Supplied => {
                "brackets around a part of a date mark what was supplied: it is read as written"
            }
            _ => {
                "words in brackets after the date, or after a mark such as · or |, are a remark and do not change it"
            }
        }
    }

    /// Texts for parts of months, years, decades and centuries.
    const fn part(self) -> &'static str {
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
            Self::PartOfMillennium => {
                "in a millennium, early is its years 0 to 299, mid 300 to 699, late 700 to 999"
            }
            Self::HalfOf => {
                "halves: January to June, years 0 to 4 of a decade, years 0 to 49 of a century, and the rest"
            }
            Self::TurnOf => "the turn of the 20th century is about 1890 to 1910",
            Self::ThirdOf => {
                "thirds: January to April, May to August and the rest; days 1 to 10, 11 to 20 and the rest; years 0 to 3, 4 to 6 and 7 to 9 of a decade; years 0 to 32, 33 to 66 and 67 to 99 of a century"
            }
            Self::QuarterOf => {
                "quarters of a century are 25 years each: the second quarter of the 18th century is 1725 to 1749"
            }
            _ => "the whole of it",
        }
    }

    /// Texts for a year followed by two digits.
    const fn two_digits(self) -> &'static str {
        match self {
            Self::SeasonCode => {
                "a year and a number from 21 to 41 is EDTF for a season or part of the year, not a range of years"
            }
            Self::YearsOrMonth => {
                "2010/11 may be November 2010 or the years 2010 to 2011: both readings are kept"
            }
            Self::ShortEnd => {
                "2024-25 is from 2024 to 2025 where the other values of its list are of this kind too"
            }
            Self::YearsOrSeason => {
                "2024-25 as the value of a year may be the years 2024 to 2025, or EDTF for a month or season: both readings are kept"
            }
            _ => "a year and two digits",
        }
    }

    /// Texts for days and months in digits.
    const fn numeric(self) -> &'static str {
        match self {
            Self::NumericOpen => {
                "the day or the month may be first: both readings are kept (`dates: dmy` or `dates: mdy` in the file settles it)"
            }
            Self::NumericByFile => {
                "whether the day or the month is first is settled by the file's `dates:`"
            }
            Self::NumericByOthers => {
                "whether the day or the month is first is settled by other dates of the file or the text"
            }
            Self::NumericAgainstFile => {
                "only one of the two numbers can be the day, and not the one that the file's `dates:` says"
            }
            Self::NumericByDots => "with dots, the day is before the month",
            _ => "a date in digits",
        }
    }

    /// Texts for clock times.
    const fn clock(self) -> &'static str {
        match self {
            Self::Midnight => "24:00 is 00:00 of the next day",
            Self::MidnightOpen => {
                "midnight of a day may be its beginning or its end: both are kept; “by” and “until” midnight mean its end"
            }
            Self::NextDay => {
                "a range of clock times that ends earlier in the day than it starts ends on the next day"
            }
            Self::LeapSecond => "a leap second (:60) comes after :59 and before the next minute",
            Self::NoOffset => "a time without an offset is the local time of whoever reads it",
            Self::AssumedZone => "a clock time without a zone is in the zone of its event or file",
            Self::SkippedTime => {
                "clocks were set forward over this time, so its zone does not have it: the readings by the offset before and after the change are both kept"
            }
            Self::RepeatedTime => {
                "clocks were set back, so this time occurred twice in its zone: both readings are kept"
            }
            Self::RangeOrOffset => {
                "after a clock time, a hyphen and a later time are a range; an earlier one that some zone has, or one after seconds, is an offset from UTC"
            }
            Self::Minute => "EDTF has no minutes without seconds: they are written with :00",
            _ => "a time of day",
        }
    }

    /// Texts for other calendars and year counts.
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
