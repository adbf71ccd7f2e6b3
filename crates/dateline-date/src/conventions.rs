//! The table of conventions by which dates are parsed. The documentation and the detail pane use it.

mod parts;
mod used;

pub(super) use self::parts::{
    Share, days_of_month, months_of_year, season_months, years_of_century, years_of_decade,
    years_of_millennium,
};
pub(super) use self::used::{Used, of};

/// Makes the type of all conventions: for each its name, an example of it, and its text for readers.
macro_rules! conventions {
    ($($name:ident: $example:literal => $text:literal,)*) => {
        /// A choice of reading that the text itself does not settle.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Convention {
            $(#[doc = $example] $name,)*
        }

        impl Convention {
            /// Every row, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Text of the convention in the documentation and the detail pane.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

conventions! {
    PartOfMonth: "“Late August”" => "in a month, early is from the 1st to the 10th, mid to the 20th, late from the 21st to its end",
    PartOfSeason: "“Early spring”" => "early, mid and late in a season are its first, second and third month",
    PartOfYear: "“Late 1999”" => "early in a year is January to April, mid to August, late September to December",
    PartOfDecade: "“Early 1980s”" => "in a decade, early is its years 0 to 3, mid 4 to 6, late 7 to 9",
    PartOfCentury: "“Mid-19th century”" => "in a century, early is its years 0 to 29, mid 30 to 69, late 70 to 99",
    PartOfMillennium: "“Late 3rd millennium BC”" => "in a millennium, early is its years 0 to 299, mid 300 to 699, late 700 to 999",
    HalfOf: "“Second half of the 1970s”" => "halves: January to June, years 0 to 4 of a decade, years 0 to 49 of a century, and the rest",
    ThirdOf: "“Last third of the 19th century”" => "thirds: January to April, May to August and the rest; days 1 to 10, 11 to 20 and the rest; years 0 to 3, 4 to 6 and 7 to 9 of a decade; years 0 to 32, 33 to 66 and 67 to 99 of a century",
    QuarterOf: "“Second quarter of the 18th century”" => "quarters of a century are 25 years each: the second quarter of the 18th century is 1725 to 1749",
    TurnOf: "“Turn of the 20th century”" => "the turn of the 20th century is about 1890 to 1910",
    Season: "“Spring 2001”, `2001-21`" => "seasons are the northern ones: spring March to May, summer to August, autumn to November, winter to February",
    SouthernSeason: "`2001-29`" => "southern seasons: spring September to November, summer to February, autumn to May, winter to August",
    Winter: "`2010-24`" => "a season over the turn of the year is named by the year it begins in",
    Century: "“19th century”, `18XX`" => "the 19th century is 1800 to 1899, as EDTF's 18XX",
    FirstCentury: "“1st century”" => "the 1st century begins with the year AD 1",
    BcSpan: "“5th century BC”" => "the 5th century BC is 500 to 401 BC, the 480s BC are 489 to 480 BC",
    ShortBc: "“480/79 BC”" => "480/79 BC are 480 and 479 BC; 133–27 BC may end in 127 or 27 BC: both readings are kept",
    Hundreds: "“The 1900s”" => "the 1900s are read as the century 1900 to 1999, which holds the decade 1900 to 1909",
    TwoThousands: "“The 2000s”" => "the 2000s are read as the decade 2000 to 2009",
    Placeholder: "`187-`, `19??`" => "a hyphen or question mark in place of a last digit is any digit: 187- and 187? are the 1870s, 18-- and 18?? are 1800 to 1899",
    OlderEdtf: "`19uu`, `1984/open`" => "u, x, y, “open” and “unknown” are EDTF as it was before 2019: X, Y, .. and nothing",
    Tolerance: "`1850±5`" => "“±” after a year gives the years before and after it: 1850±5 is some year from 1845 to 1855",
    Astronomical: "`-0043`" => "a year written with a minus counts year 0: -0043 is 44 BC",
    NoYearZero: "`-0043` in a file without a year 0" => "the file counts no year 0: -0043 is 43 BC",
    NumericOpen: "`09/02/2018`, not settled by anything" => "the day or the month may be first: both readings are kept (`dates: dmy` or `dates: mdy` in the file settles it)",
    NumericByFile: "`09/02/2018`, settled by the file" => "whether the day or the month is first is settled by the file's `dates:`",
    NumericByOthers: "`09/02/2018`, settled by other dates" => "whether the day or the month is first is settled by other dates of the file or the text",
    NumericAgainstFile: "`12/19/2019` in a file with `dates: dmy`: the order must be the other one" => "only one of the two numbers can be the day, and not the one that the file's `dates:` says",
    NumericByDots: "`09.02.2018`" => "with dots, the day is before the month",
    SeasonCode: "`1914-21`" => "a year and a number from 21 to 41 is EDTF for a season or part of the year, not a range of years",
    YearsOrMonth: "`2010/11`" => "2010/11 may be November 2010 or the years 2010 to 2011: both readings are kept",
    ShortEnd: "`year: 2024-25`, with other such values in the file" => "2024-25 is from 2024 to 2025 where the other values of its list are of this kind too",
    YearsOrSeason: "`year: 2024-25`, without other such values" => "2024-25 as the value of a year may be the years 2024 to 2025, or EDTF for a month or season: both readings are kept",
    Between: "“Between 1914 and 1918”" => "“between … and …” is some time between, not all of it",
    Before: "“Before 1922”" => "“before 1922” ends with 1921; the start is not known, so it is placed by its end",
    After: "“After 1950”" => "“after 1950” begins with 1951; the end is not known, so it is placed by its start",
    BareList: "“1914, 1918”" => "dates with only commas between them, or marks such as · and |, are all of them, not one of them",
    SharedParts: "“April 2, 742 or 747”" => "in alternatives, a year alone takes its month and day from the one before it",
    RangeOfAbout: "“c. 1950 (1945–1955)”" => "a range in brackets after “about” gives the bounds: c. 1950 (1945–1955) is from 1945 to 1955",
    SlashInRange: "“1265/1266 – 1321”" => "a slash in one end of a range is “or”: 1265/1266 – 1321 begins in 1265 or 1266",
    TimeOfEachDay: "“3–5 May 2024, 10:00”" => "a clock time after several days is that of each of them: a range of days begins and ends with it",
    PartOfDay: "“Night of 14–15 April 1912”" => "a morning, evening or night is not a clock time: its whole days are meant",
    Basic: "`20240509`" => "eight digits are year, month and day; 12, 14 or 17 have the time after them",
    Midnight: "`24:00`" => "24:00 is 00:00 of the next day",
    MidnightOpen: "“Midnight on 5 June”" => "midnight of a day may be its beginning or its end: both are kept; “by” and “until” midnight mean its end",
    NextDay: "“23:45–00:15”" => "a range of clock times that ends earlier in the day than it starts ends on the next day",
    LeapSecond: "`23:59:60`" => "a leap second (:60) comes after :59 and before the next minute",
    NoOffset: "`10:00`" => "a time without an offset is the local time of whoever reads it",
    Base: "“15 March”, under the heading 2021" => "missing parts are taken from another date: a heading, the block around it, another key",
    KeySaysYear: "`year: 94`" => "the key or a word such as “reigned” says that the number is a year: 94 is AD 94",
    AssumedZone: "`10:00`, in a file with a zone" => "a clock time without a zone is in the zone of its event or file",
    SkippedTime: "`2026-03-08 02:30 America/New_York`" => "clocks were set forward over this time, so its zone does not have it: the readings by the offset before and after the change are both kept",
    RepeatedTime: "`2026-11-01 01:30 America/New_York`" => "clocks were set back, so this time occurred twice in its zone: both readings are kept",
    RangeOrOffset: "`2026-03-08 02:10-05:00`" => "after a clock time, a hyphen and a later time are a range; an earlier one that some zone has, or one after seconds, is an offset from UTC",
    Minute: "`T10:00`" => "EDTF has no minutes without seconds: they are written with :00",
    Remark: "“Since 1930 (reported later)”" => "words in brackets after the date, or after a mark such as · or |, are a remark and do not change it",
    AgeRemark: "“July 20, 1969; 57 years ago”" => "an age or a length of time beside a date is a remark and does not change it",
    SecondWriting: "`20 July 1969 (1969-07-20)`" => "a date in brackets repeats the date before or after it in another calendar or with another precision: the narrower one counts",
    NamedPeriod: "“Ming dynasty (1368–1644)”" => "the name before the date, or before its brackets, is not read",
    Correction: "`1697 [i.e. 1967]`" => "“i.e.” corrects the date before it",
    Supplied: "`185[0]`" => "brackets around a part of a date mark what was supplied: it is read as written",
    Significant: "`1950S2`" => "S gives the number of significant digits of a year: 1950S2 is some year from 1900 to 1999",
    Qualified: "“About 1910”" => "“about” and “uncertain” do not move the earliest and latest bound",
    ImperialYear: "“昭和20年”" => "years of Japanese eras are calendar years, cut where the era begins or ends",
    Minguo: "“民國112年”" => "year 1 of the Republic of China is 1912",
    Buddhist: "“2567 BE”" => "years of the Buddhist era are calendar years as Thailand counts them since 1941: 2567 is 2024",
    Julian: "“25 October 1917 O.S.”" => "Old Style dates are of the Julian calendar, its years from 1 January on",
    Hebrew: "“5 Tishrei 5784”" => "Hebrew days begin at sunset: the Gregorian day is the one that the daylight is in",
    Islamic: "“1444 AH”" => "Islamic dates are of the tabular civil calendar: by the moon they may be a day earlier or later",
    Persian: "“22 Bahman 1357”" => "years SH are of the Iranian calendar, which begins at the March equinox",
    FrenchRepublican: "“18 brumaire an VIII”" => "the French Republican calendar is that of the years I to XIV (1792 to 1805), as it was in force",
    Age: "“8000 BP”, “66 Ma”" => "ages are counted back from 1950 (b2k: from 2000) and are good to half of their last digit; where that is 50,000 years or more, the present does not matter",
    Epoch: "`1757436300`" => "a number of 10 digits counts seconds since 1970-01-01 UTC; of 13, 16 or 19 digits thousandths, millionths or billionths of a second",
    DayOfYear: "`2024-064`" => "a year and three digits are a day of the year: 2024-064 is 4 March 2024",
    IsoWeek: "`2024-W10`" => "weeks are those of ISO 8601: from Monday to Sunday, week 1 is the one with the first Thursday of the year",
    WeekOf: "“Week of 14 June 2021”" => "the week of a day begins with that day where it is a Monday or a Sunday, else with the Monday before; “week beginning” and “week ending” name its first and last day",
    WeekOfMonth: "“First week of May 1850”" => "the first week of a month is its days 1 to 7, the second 8 to 14, and so on; the last one is its last seven days",
    Weekend: "“Weekend of 6 June 2020”" => "a weekend is its Saturday and Sunday, and the Friday if that is the day named",
    Duration: "`2024-03-04/P3D`" => "a length after P counts from the start or back from the end: 2024-03-04/P3D is 4 to 6 March",
    AssumedCentury: "`03/14/22`, in a file with `dates: mdy`" => "the century of a year of two digits is assumed: at most 80 years back and 20 ahead",
    Wikidata: "`+1994-00-00T00:00:00Z`" => "Wikidata writes 00 for a month or day that is not given, and T00:00:00Z after every date; its negative years have no year 0: -0044 is 44 BC",
    Label: "“Filed 14 March 2022”, “b. 1571”, “fl. 1420–1440”" => "a word such as born, active, filed, signed or published before a date says what happened then and does not change it",
    Feast: "“Michaelmas 1690”" => "a feast of a fixed day is that day: Michaelmas is 29 September",
    Bulk: "“1885–1890, bulk 1887–1889”" => "“bulk” years are those of most of the papers: the years of all of them count",
    Undated: "“1885–1890, undated”" => "“undated” beside dates says that a part has no date, and does not change them",
    Estimated: "“EST 1850”" => "CAL and EST are GEDCOM's: calculated and estimated, so the date is approximate",
    Interpreted: "“INT 1850 (about fifty)”" => "INT is GEDCOM's: the date was interpreted from the words in brackets, which are not read",
    DualYear: "“11 FEB 1731/32”" => "in 1731/32 the first is the year that began in March, the second the year from 1 January: the second counts; the day is as written, unless it is marked as Julian",
    DoubleDay: "“10/21 September 1700”" => "if two days differ by as much as the calendars do, the second is the Gregorian one",
    OtherWeekday: "“Tuesday 9 May 2025”" => "the written weekday does not match the day: the day counts",
}
