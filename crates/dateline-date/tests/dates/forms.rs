//! Every form of dates that the project promises to accept, with its result.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "what can't go on in a test is a failure"
)]

use dateline_date::{Date, DateContext, DateError, report};

/// A text with its words, EDTF, earliest, latest, precision and qualifier; `-` for none.
pub(crate) type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// A text with its words and EDTF.
pub(crate) type Short = (&'static str, &'static str, &'static str);

fn parsed(text: &str) -> [String; 6] {
    let json = report::describe(text, DateContext::default()).json();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["error"], serde_json::Value::Null, "{text}");
    let keys = [
        "words", "edtf", "earliest", "latest", "precision", "qualifier",
    ];
    keys.map(|key| value[key].as_str().unwrap_or("-").to_owned())
}

/// Conventions of a parsed text.
pub(crate) fn conventions(text: &str) -> Vec<String> {
    Date::parse(text, DateContext::default())
        .unwrap_or_else(|error| panic!("{text}: {error}"))
        .conventions()
}

pub(crate) fn check(rows: &[Row]) {
    for (text, words, edtf, earliest, latest, precision, qualifier) in rows {
        let expected =
            [words, edtf, earliest, latest, precision, qualifier].map(|field| (*field).to_owned());
        assert_eq!(parsed(text), expected, "{text}");
    }
}

pub(crate) fn check_short(rows: &[Short]) {
    for (text, words, edtf) in rows {
        let [is_words, is_edtf, ..] = parsed(text);
        assert_eq!(
            (is_words.as_str(), is_edtf.as_str()),
            (*words, *edtf),
            "{text}"
        );
    }
}

#[rustfmt::skip]
const PROMISED: &[Row] = &[
    ("1985-04-12T23:20:30+04:30", "12 April 1985, 23:20:30 +04:30", "1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30Z", "1985-04-12T18:50:30Z", "second", "-"),
    ("Y170000002", "AD 170,000,002", "Y170000002", "170000002-01-01", "170000002-12-31", "year", "-"),
    ("-0043-03-15", "15 March 44 BC", "-0043-03-15", "-0043-03-15", "-0043-03-15", "day", "-"),
    ("2001-21", "spring 2001", "2001-21", "2001-03-01", "2001-05-31", "season", "-"),
    ("2001-34", "second quarter of 2001", "2001-34", "2001-04-01", "2001-06-30", "season", "-"),
    ("1984?", "1984 (uncertain)", "1984?", "1984-01-01", "1984-12-31", "year", "uncertain"),
    ("2004-06~", "about June 2004", "2004-06~", "2004-06-01", "2004-06-30", "month", "approximate"),
    ("2004-06-11%", "about 11 June 2004 (uncertain)", "2004-06-11%", "2004-06-11", "2004-06-11", "day", "uncertain and approximate"),
    ("201X", "the 2010s", "201X", "2010-01-01", "2019-12-31", "decade", "-"),
    ("1985-XX-XX", "some day in 1985", "1985-XX-XX", "1985-01-01", "1985-12-31", "year", "-"),
    ("156X-12-25", "25 December in the 1560s", "156X-12-25", "1560-12-25", "1569-12-25", "decade", "-"),
    ("156X-12-XX", "some day in December in the 1560s", "156X-12-XX", "1560-12-01", "1569-12-31", "decade", "-"),
    ("1985/..", "since 1985", "1985/..", "1985-01-01", "-", "year", "-"),
    ("../1985", "until 1985", "../1985", "-", "1985-12-31", "year", "-"),
    ("1985/", "from 1985, end unknown", "1985/", "1985-01-01", "-", "year", "-"),
    ("/1985", "until 1985, start unknown", "/1985", "-", "1985-12-31", "year", "-"),
    ("Y-17E7", "170,000,001 BC", "Y-17E7", "-170000000-01-01", "-170000000-12-31", "year", "-"),
    ("1950S2", "about 1950 (1900–1999)", "1950S2", "1900-01-01", "1999-12-31", "century", "-"),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", "[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "year", "-"),
    ("{1960,1961-12}", "1960 and December 1961", "{1960,1961-12}", "1960-01-01", "1961-12-31", "year", "-"),
    ("2004?-06-~11", "11 June 2004 (year uncertain, day approximate)", "2004?-06-~11", "2004-06-11", "2004-06-11", "day", "uncertain and approximate"),
    ("2010-24", "winter 2010", "2010-24", "2010-12-01", "2011-02-28", "season", "-"),
    ("Y-13800000000", "13,800,000,001 BC", "Y-13800000000", "-13800000000-01-01", "-13800000000-12-31", "year", "-"),
    ("May 2019", "May 2019", "2019-05", "2019-05-01", "2019-05-31", "month", "-"),
    ("9 May 2025", "9 May 2025", "2025-05-09", "2025-05-09", "2025-05-09", "day", "-"),
    ("May 9, 2025", "9 May 2025", "2025-05-09", "2025-05-09", "2025-05-09", "day", "-"),
    ("Aug. 2013", "August 2013", "2013-08", "2013-08-01", "2013-08-31", "month", "-"),
    ("Mon, 17 Aug 2026", "17 August 2026", "2026-08-17", "2026-08-17", "2026-08-17", "day", "-"),
    ("17-18 August 1922", "17–18 August 1922", "1922-08-17/1922-08-18", "1922-08-17", "1922-08-18", "day", "-"),
    ("November 12-16, 2024", "12–16 November 2024", "2024-11-12/2024-11-16", "2024-11-12", "2024-11-16", "day", "-"),
    ("2014 - 2020", "2014–2020", "2014/2020", "2014-01-01", "2020-12-31", "year", "-"),
    ("2015–2019", "2015–2019", "2015/2019", "2015-01-01", "2019-12-31", "year", "-"),
    ("2018–now", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("Sep 2019 - Present", "since September 2019", "2019-09/..", "2019-09-01", "-", "month", "-"),
    ("c.1909", "about 1909", "1909~", "1909-01-01", "1909-12-31", "year", "approximate"),
    ("circa 1910", "about 1910", "1910~", "1910-01-01", "1910-12-31", "year", "approximate"),
    ("before 1922", "before 1922", "[..1921]", "-", "1921-12-31", "year", "-"),
    ("after 1850", "after 1850", "[1851..]", "1851-01-01", "-", "year", "-"),
    ("~4004 BC", "about 4004 BC", "-4003~", "-4003-01-01", "-4003-12-31", "year", "approximate"),
    ("624–546 BCE", "624–546 BC", "-0623/-0545", "-0623-01-01", "-0545-12-31", "year", "-"),
    ("-1479-04-28", "28 April 1480 BC", "-1479-04-28", "-1479-04-28", "-1479-04-28", "day", "-"),
    ("-0776", "777 BC", "-0776", "-0776-01-01", "-0776-12-31", "year", "-"),
    ("the 1970s", "the 1970s", "197X", "1970-01-01", "1979-12-31", "decade", "-"),
    ("1970s", "the 1970s", "197X", "1970-01-01", "1979-12-31", "decade", "-"),
    ("early 1980s", "the early 1980s", "[1980..1983]", "1980-01-01", "1983-12-31", "decade", "-"),
    ("19th century", "the 19th century", "18XX", "1800-01-01", "1899-12-31", "century", "-"),
    ("Spring 1915", "spring 1915", "1915-21", "1915-03-01", "1915-05-31", "season", "-"),
    ("Q2 2024", "second quarter of 2024", "2024-34", "2024-04-01", "2024-06-30", "season", "-"),
    ("2024-4-20", "20 April 2024", "2024-04-20", "2024-04-20", "2024-04-20", "day", "-"),
    ("2019/10/22", "22 October 2019", "2019-10-22", "2019-10-22", "2019-10-22", "day", "-"),
    ("2026.08", "August 2026", "2026-08", "2026-08-01", "2026-08-31", "month", "-"),
    ("2024.10", "October 2024", "2024-10", "2024-10-01", "2024-10-31", "month", "-"),
    ("2013,08,12", "12 August 2013", "2013-08-12", "2013-08-12", "2013-08-12", "day", "-"),
    ("2010,12,7", "7 December 2010", "2010-12-07", "2010-12-07", "2010-12-07", "day", "-"),
    ("1996,03", "March 1996", "1996-03", "1996-03-01", "1996-03-31", "month", "-"),
    ("0476", "AD 476", "0476", "0476-01-01", "0476-12-31", "year", "-"),
    ("476", "AD 476", "0476", "0476-01-01", "0476-12-31", "year", "-"),
    ("2011-05-24 00:00:00Z", "24 May 2011, 00:00 UTC", "2011-05-24T00:00:00Z", "2011-05-24T00:00:00Z", "2011-05-24T00:00:00Z", "second", "-"),
    ("May 9, 2025 10:00", "9 May 2025, 10:00", "2025-05-09T10:00:00", "2025-05-09T10:00:00", "2025-05-09T10:00:59", "minute", "-"),
    ("late August or early September 2025", "late August or early September 2025", "[2025-08-21..2025-08-31,2025-09-01..2025-09-10]", "2025-08-21", "2025-09-10", "month", "-"),
    ("[2025-08-21..2025-08-31,2025-09-01..2025-09-10]", "late August or early September 2025", "[2025-08-21..2025-08-31,2025-09-01..2025-09-10]", "2025-08-21", "2025-09-10", "month", "-"),
    ("2025-05-07~/2025-05-10~", "about 7–10 May 2025", "2025-05-07~/2025-05-10~", "2025-05-07", "2025-05-10", "day", "approximate"),
    ("1960er–1970er", "the 1960s to the 1970s", "196X/197X", "1960-01-01", "1979-12-31", "decade", "-"),
    ("7 maart 1984", "7 March 1984", "1984-03-07", "1984-03-07", "1984-03-07", "day", "-"),
    ("15 Apr 2023", "15 April 2023", "2023-04-15", "2023-04-15", "2023-04-15", "day", "-"),
    ("1970頃", "about 1970", "1970~", "1970-01-01", "1970-12-31", "year", "approximate"),
    ("2019年10月22日", "22 October 2019", "2019-10-22", "2019-10-22", "2019-10-22", "day", "-"),
    ("09/02/2018", "9 February or 2 September 2018", "[2018-02-09,2018-09-02]", "2018-02-09", "2018-09-02", "day", "-"),
    ("2018 - present", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - now", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - today", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - ongoing", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - heute", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - nu", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - aujourd'hui", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - 当前", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - 至今", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
    ("2018 - 現在", "since 2018", "2018/..", "2018-01-01", "-", "year", "-"),
];

#[rustfmt::skip]
const ENGLISH: &[Short] = &[
    ("1999–00", "1999–2000", "1999/2000"),
    ("2 March 2026, 12:00 noon", "2 March 2026, 12:00", "2026-03-02T12:00:00"),
    ("either 1850 or 1860", "1850 or 1860", "[1850,1860]"),
    ("July 16, 1969; 57 years ago (1969-07-16)", "16 July 1969", "1969-07-16"),
    ("Mai - September 2020", "May–September 2020", "2020-05/2020-09"),
        // A hyphen after a word is not a minus.
    ("winter-1916", "winter 1916", "1916-24"),
    ("circa-1900", "about 1900", "1900~"),
    ("Sep-2019", "September 2019", "2019-09"),
    ("Jul-Nov 2021", "July–November 2021", "2021-07/2021-11"),
    ("1941-45", "1941–1945", "1941/1945"),
    ("1914–18", "1914–1918", "1914/1918"),
    ("1860/61", "1860–1861", "1860/1861"),
    ("1990s-2000s", "the 1990s to the 2000s", "199X/200X"),
    ("1960s-70s", "the 1960s to the 1970s", "196X/197X"),
    ("mid-1970s", "the mid-1970s", "[1974..1976]"),
    ("early to mid-1970s", "the early 1970s to the mid-1970s", "1970/1976"),
    ("Nov. 1918", "November 1918", "1918-11"),
    ("Sept 11, 2001", "11 September 2001", "2001-09-11"),
    ("1st January 2020", "1 January 2020", "2020-01-01"),
    ("15-Apr-2023", "15 April 2023", "2023-04-15"),
    ("2023-Apr-15", "15 April 2023", "2023-04-15"),
    ("Apr/2023", "April 2023", "2023-04"),
    ("2025-5", "May 2025", "2025-05"),
    ("2025-05-9", "9 May 2025", "2025-05-09"),
    ("7/2008", "July 2008", "2008-07"),
    ("04.1985", "April 1985", "1985-04"),
    ("20240509", "9 May 2024", "2024-05-09"),
    ("25/12/2018", "25 December 2018", "2018-12-25"),
    ("04/04/1985", "4 April 1985", "1985-04-04"),
    ("end of 1999", "late 1999", "[1999-09..1999-12]"),
    ("by 1922", "1922 or earlier", "[..1922]"),
    ("before or around 1922", "about 1922 or earlier", "[..1922~]"),
    ("not after 1850", "1850 or earlier", "[..1850]"),
    ("not before 1850", "1850 or later", "[1850..]"),
    ("on or before 9 May 2025", "9 May 2025 or earlier", "[..2025-05-09]"),
    ("on or after 9 May 2025", "9 May 2025 or later", "[2025-05-09..]"),
    ("1922 or earlier", "1922 or earlier", "[..1922]"),
    ("1850 or later", "1850 or later", "[1850..]"),
    ("probably before 1922", "before 1922 (uncertain)", "[..1921?]"),
    ("until May 1945", "until May 1945", "../1945-05"),
    ("up to 1985", "until 1985", "../1985"),
    ("since 1985", "since 1985", "1985/.."),
    ("from 1985", "since 1985", "1985/.."),
    ("from 9 May 2025 onwards", "since 9 May 2025", "2025-05-09/.."),
    ("1985–", "since 1985", "1985/.."),
    ("(1985– )", "since 1985", "1985/.."),
    ("since 1930 (reported retrospectively)", "since 1930", "1930/.."),
    ("circa 1905-1910", "about 1905–1910", "1905~/1910~"),
    ("c. 1850 - present", "since about 1850", "1850~/.."),
    ("c. 1909-10", "about October 1909 or 1909–1910", "[1909-10~,1909..1910]"),
    ("1856-ca. 1865", "1856 to about 1865", "1856/1865~"),
    ("1868-1871?", "1868–1871 (uncertain)", "1868?/1871?"),
    ("1985? - 1990", "1985 (uncertain) to 1990", "1985?/1990"),
    ("~1018-1011 BC", "about 1018–1011 BC", "-1017~/-1010~"),
    ("c. 1–50 CE", "about AD 1–50", "0001~/0050~"),
    ("about 7-10 May 2025", "about 7–10 May 2025", "2025-05-07~/2025-05-10~"),
    ("[c. 1910]", "about 1910", "1910~"),
    ("1910 (?)", "1910 (uncertain)", "1910?"),
    ("1984 (uncertain)", "1984 (uncertain)", "1984?"),
    ("1850 (or 1851)", "1850 or 1851", "[1850,1851]"),
    ("between 1914 and 1918", "between 1914 and 1918", "[1914..1918]"),
    ("between 9 and 12 May 2025", "between 9 and 12 May 2025", "[2025-05-09..2025-05-12]"),
    ("9 or 12 May 2025", "9 or 12 May 2025", "[2025-05-09,2025-05-12]"),
    ("1667, 1668 or 1670", "1667, 1668 or 1670", "[1667,1668,1670]"),
    ("January or February 1940", "January or February 1940", "[1940-01,1940-02]"),
    ("17 and 18 August 1922", "17 and 18 August 1922", "{1922-08-17,1922-08-18}"),
    ("June-July 1940", "June–July 1940", "1940-06/1940-07"),
    ("12 January to 15 March 1940", "12 January – 15 March 1940", "1940-01-12/1940-03-15"),
    ("from January 1940 to June", "January–June 1940", "1940-01/1940-06"),
    ("28 April - 3 May 2025", "28 April – 3 May 2025", "2025-04-28/2025-05-03"),
    ("28 Dec 2024 - 3 Jan 2025", "28 December 2024 – 3 January 2025", "2024-12-28/2025-01-03"),
    ("2000 - Dec 2012", "2000 – December 2012", "2000/2012-12"),
    ("5th century BC", "the 5th century BC", "[-0499..-0400]"),
    ("1st c. AD", "the 1st century", "[0001..0099]"),
    ("19th c.", "the 19th century", "18XX"),
    ("17th-19th centuries", "the 17th to the 19th century", "16XX/18XX"),
    ("late 19th-early 20th century", "the late 19th century to the early 20th century", "1870/1929"),
    ("second half of the 19th century", "second half of the 19th century", "[1850..1899]"),
    ("mid-19th-century", "the mid-19th century", "[1830..1869]"),
    ("second decade of the 20th century", "the 1910s", "191X"),
    ("3rd millennium BC", "the 3rd millennium BC", "[-2999..-2000]"),
    ("2nd millennium", "the 2nd millennium", "1XXX"),
    ("1800s", "the 1800s", "18XX"),
    ("2000s", "the 2000s", "200X"),
    ("1900s-1910s", "the 1900s (decade) to the 1910s", "190X/191X"),
    ("the 480s BC", "the 480s BC", "[-0488..-0479]"),
    ("AD 33", "AD 33", "0033"),
    ("33 AD", "AD 33", "0033"),
    ("44 BC", "44 BC", "-0043"),
    ("March 15, 44 BC", "15 March 44 BC", "-0043-03-15"),
    ("24 August 79 AD", "24 August AD 79", "0079-08-24"),
    ("4 BCE–65 CE", "4 BC–AD 65", "-0003/0065"),
    ("500 BC - 418 BC", "500–418 BC", "-0499/-0417"),
    ("12000 BC", "12,000 BC", "Y-11999"),
    ("10,000 BC", "10,000 BC", "-9999"),
    ("5 March 12000 BC", "5 March 12,000 BC", "-"),
    ("+12345-05-09", "9 May AD 12,345", "-"),
    ("-776", "777 BC", "-0776"),
    ("c. -0753", "about 754 BC", "-0753~"),
    ("c. 0622-09-24", "about 24 September AD 622", "0622-09-24~"),
    ("winter 1941-42", "winter 1941", "1941-24"),
    ("late summer 1944", "late summer 1944", "[1944-08-01..1944-08-31]"),
    ("fall 2001", "autumn 2001", "2001-23"),
    ("H1 2024", "first half of 2024", "2024-40"),
    ("2024-Q3", "third quarter of 2024", "2024-35"),
    ("Q1-Q2 2024", "first quarter to second quarter of 2024", "2024-33/2024-34"),
    ("first half of May 2019", "first half of May 2019", "[2019-05-01..2019-05-15]"),
    ("Jan/Feb 2020", "January–February 2020", "2020-01/2020-02"),
    ("9/10 May 1940", "9–10 May 1940", "1940-05-09/1940-05-10"),
    ("9.V.1945", "9 May 1945", "1945-05-09"),
    ("198x", "the 1980s", "198X"),
    ("9/11/2001", "11 September or 9 November 2001", "[2001-09-11,2001-11-09]"),
    ("2010/11", "November 2010 or 2010–2011", "[2010-11,2010..2011]"),
    ("2025-05-09T10:00", "9 May 2025, 10:00", "2025-05-09T10:00:00"),
    ("2025-05-09 10:00 +02:00", "9 May 2025, 10:00 +02:00", "2025-05-09T10:00:00+02:00"),
    ("9 May 2025 at 10:00", "9 May 2025, 10:00", "2025-05-09T10:00:00"),
    ("noon 9 May 2025", "9 May 2025, 12:00", "2025-05-09T12:00:00"),
    ("9 May 2025, 7:30 pm", "9 May 2025, 19:30", "2025-05-09T19:30:00"),
    ("20250509T101500Z", "9 May 2025, 10:15 UTC", "2025-05-09T10:15:00Z"),
    ("Fri, 09 May 2025 10:00:00 +0200", "9 May 2025, 10:00 +02:00", "2025-05-09T10:00:00+02:00"),
    ("9 May 2025 10:00 CET", "9 May 2025, 10:00 CET", "2025-05-09T10:00:00+01:00"),
    ("2024-02-14 20:30 – 21:30", "14 February 2024, 20:30–21:30", "-"),
    ("2025-05-09T24:00", "10 May 2025, 00:00", "2025-05-10T00:00:00"),
    ("2016-12-31T23:59:60Z", "31 December 2016, 23:59:60 UTC", "2016-12-31T23:59:60Z"),
    ("ongoing", "ongoing", "-"),
    ("9, 10 and 12 May 2025", "9, 10 and 12 May 2025", "{2025-05-09,2025-05-10,2025-05-12}"),
    ("May 9, 10 and 12, 2025", "9, 10 and 12 May 2025", "{2025-05-09,2025-05-10,2025-05-12}"),
    ("1 May 1940, 2 June 1941 or 3 July 1942", "1 May 1940, 2 June 1941 or 3 July 1942", "[1940-05-01,1941-06-02,1942-07-03]"),
    ("1960, 1961, 1965", "1960, 1961 and 1965", "{1960,1961,1965}"),
    ("17th and 18th centuries", "the 17th century and the 18th century", "{16XX,17XX}"),
    ("1985 (first edition)", "1985", "1985"),
    ("1970s (late)", "the late 1970s", "[1977..1979]"),
    ("9, 10 or 12 May 2025", "9, 10 or 12 May 2025", "[2025-05-09,2025-05-10,2025-05-12]"),
    ("9., 10. und 12. Mai 2025", "9, 10 and 12 May 2025", "{2025-05-09,2025-05-10,2025-05-12}"),
    ("9, 10 et 12 mai 2025", "9, 10 and 12 May 2025", "{2025-05-09,2025-05-10,2025-05-12}"),
    ("1914; 1918", "1914 and 1918", "{1914,1918}"),
    ("2025-05-09, 2025-05-10", "9 and 10 May 2025", "{2025-05-09,2025-05-10}"),
    ("1914–1918, 1939–1945", "1914–1918 and 1939–1945", "-"),
    ("1st decade of the 20th century", "the 1900s (decade)", "190X"),
    ("前3年", "3 BC", "-0002"),
    ("前206年–前202年", "206–202 BC", "-0205/-0201"),
    ("some time in 1910", "1910", "1910"),
    ("1910 (unconfirmed)", "1910 (uncertain)", "1910?"),
    ("1910 (not confirmed)", "1910 (uncertain)", "1910?"),
    ("1910 (or later)", "1910 or later", "[1910..]"),
    ("{..1984}", "1984 and earlier", "{..1984}"),
    ("{1984..}", "1984 and later", "{1984..}"),
    ("1998/9", "September 1998 or 1998–1999", "[1998-09,1998..1999]"),
    ("1914/5", "May 1914 or 1914–1915", "[1914-05,1914..1915]"),
    ("1985-04-XX", "some day in April 1985", "1985-04-XX"),
    ("c. 5th century BC", "about the 5th century BC", "-"),
    ("1st century?", "the 1st century (uncertain)", "-"),
    ("first decade of the 20th century", "the 1900s (decade)", "190X"),
];

#[rustfmt::skip]
const GERMAN: &[Short] = &[
    ("9. Mai 2025", "9 May 2025", "2025-05-09"),
    ("Frühjahr 1945", "spring 1945", "1945-21"),
    ("Mär 2025", "March 2025", "2025-03"),
    ("23. Marz 2025", "23 March 2025", "2025-03-23"),
    ("um 1910", "about 1910", "1910~"),
    ("vor 1922", "before 1922", "[..1921]"),
    ("nach 1850", "after 1850", "[1851..]"),
    ("seit 1985", "since 1985", "1985/.."),
    ("von 1914 bis 1918", "1914–1918", "1914/1918"),
    ("vom 7. bis 10. Mai 2025", "7–10 May 2025", "2025-05-07/2025-05-10"),
    ("7.-10. Mai 2025", "7–10 May 2025", "2025-05-07/2025-05-10"),
    ("7.–10.5.2025", "7–10 May 2025", "2025-05-07/2025-05-10"),
    ("Anfang 1932", "early 1932", "[1932-01..1932-04]"),
    ("Ende August 1939", "late August 1939", "[1939-08-21..1939-08-31]"),
    ("Mitte der 1970er Jahre", "the mid-1970s", "[1974..1976]"),
    ("19. Jahrhundert", "the 19th century", "18XX"),
    ("1. Hälfte 19. Jh.", "first half of the 19th century", "[1800..1849]"),
    ("Ende des 19. Jahrhunderts", "the late 19th century", "[1870..1899]"),
    ("die 70er Jahre des 20. Jahrhunderts", "the 1970s", "197X"),
    ("1. Jh. v. Chr.", "the 1st century BC", "[-0099..0000]"),
    ("44 v. Chr.", "44 BC", "-0043"),
    ("10.000 v. Chr.", "10,000 BC", "-9999"),
    ("4. Quartal 2023", "fourth quarter of 2023", "2023-36"),
    ("Winter 1941/42", "winter 1941", "1941-24"),
    ("zwischen 1914 und 1918", "between 1914 and 1918", "[1914..1918]"),
    ("9. Mai 2025 um 10:30 Uhr", "9 May 2025, 10:30", "2025-05-09T10:30:00"),
    ("September 2020 – heute", "since September 2020", "2020-09/.."),
];

#[rustfmt::skip]
const FRENCH: &[Short] = &[
    ("9 mai 2025", "9 May 2025", "2025-05-09"),
    ("1er janvier 2020", "1 January 2020", "2020-01-01"),
    ("août 1944", "August 1944", "1944-08"),
    ("fév. 2020", "February 2020", "2020-02"),
    ("vers 1850", "about 1850", "1850~"),
    ("avant 1922", "before 1922", "[..1921]"),
    ("après 1850", "after 1850", "[1851..]"),
    ("depuis 1985", "since 1985", "1985/.."),
    ("jusqu'en 1985", "until 1985", "../1985"),
    ("du 7 au 10 mai 2025", "7–10 May 2025", "2025-05-07/2025-05-10"),
    ("entre 1914 et 1918", "between 1914 and 1918", "[1914..1918]"),
    ("les années 1970", "the 1970s", "197X"),
    ("début des années 1980", "the early 1980s", "[1980..1983]"),
    ("les années 70 du XXe siècle", "the 1970s", "197X"),
    ("XIXe siècle", "the 19th century", "18XX"),
    ("fin du XIXe siècle", "the late 19th century", "[1870..1899]"),
    ("5e siècle av. J.-C.", "the 5th century BC", "[-0499..-0400]"),
    ("44 av. J.-C.", "44 BC", "-0043"),
    ("10 août 79 ap. J.-C.", "10 August AD 79", "0079-08-10"),
    ("3e trimestre 2020", "third quarter of 2020", "2020-35"),
    ("hiver 1941-1942", "winter 1941", "1941-24"),
    ("9 mai 2025 à 10h30", "9 May 2025, 10:30", "2025-05-09T10:30:00"),
    ("2018 – aujourd’hui", "since 2018", "2018/.."),
];

#[rustfmt::skip]
const DUTCH: &[Short] = &[
    ("15 maart 1985", "15 March 1985", "1985-03-15"),
    ("voorjaar 1945", "spring 1945", "1945-21"),
    ("begin 1945", "early 1945", "[1945-01..1945-04]"),
    ("eind augustus of begin september 2025", "late August or early September 2025", "[2025-08-21..2025-08-31,2025-09-01..2025-09-10]"),
    ("eind 19e eeuw", "the late 19th century", "[1870..1899]"),
    ("1e helft 19e eeuw", "first half of the 19th century", "[1800..1849]"),
    ("rond 1910", "about 1910", "1910~"),
    ("voor 1922", "before 1922", "[..1921]"),
    ("na 1850", "after 1850", "[1851..]"),
    ("tot 1985", "until 1985", "../1985"),
    ("vanaf 1985", "since 1985", "1985/.."),
    ("van 1914 tot 1918", "1914–1918", "1914/1918"),
    ("tussen 1914 en 1918", "between 1914 and 1918", "[1914..1918]"),
    ("1985 of 1986", "1985 or 1986", "[1985,1986]"),
    ("jaren 1970", "the 1970s", "197X"),
    ("44 v.Chr.", "44 BC", "-0043"),
    ("9 mei 2025 om 10:00 uur", "9 May 2025, 10:00", "2025-05-09T10:00:00"),
    ("2018 tot heden", "since 2018", "2018/.."),
];

#[rustfmt::skip]
const SPANISH: &[Short] = &[
    ("9 de mayo de 2025", "9 May 2025", "2025-05-09"),
    ("de mayo a junio de 2020", "May–June 2020", "2020-05/2020-06"),
    ("primavera de 1945", "spring 1945", "1945-21"),
    ("hacia 1910", "about 1910", "1910~"),
    ("antes de 1922", "before 1922", "[..1921]"),
    ("después de 1850", "after 1850", "[1851..]"),
    ("desde 1985 hasta hoy", "since 1985", "1985/.."),
    ("hasta 1985", "until 1985", "../1985"),
    ("de 1914 a 1918", "1914–1918", "1914/1918"),
    ("siglo XIX", "the 19th century", "18XX"),
    ("s. XIX", "the 19th century", "18XX"),
    ("a finales del siglo XIX", "the late 19th century", "[1870..1899]"),
    ("siglo V a. C.", "the 5th century BC", "[-0499..-0400]"),
    ("década de 1970", "the 1970s", "197X"),
    ("mediados de los años 1970", "the mid-1970s", "[1974..1976]"),
    ("44 a.C.", "44 BC", "-0043"),
];

#[rustfmt::skip]
const PORTUGUESE: &[Short] = &[
    ("25 de abril de 1974", "25 April 1974", "1974-04-25"),
    ("março de 2020", "March 2020", "2020-03"),
    ("outono de 1930", "autumn 1930", "1930-23"),
    ("cerca de 1910", "about 1910", "1910~"),
    ("antes de 1922", "before 1922", "[..1921]"),
    ("até 1985", "until 1985", "../1985"),
    ("século XIX", "the 19th century", "18XX"),
    ("fim do século XIX", "the late 19th century", "[1870..1899]"),
    ("anos 1970", "the 1970s", "197X"),
    ("1985 - presente", "since 1985", "1985/.."),
];

#[rustfmt::skip]
const ITALIAN: &[Short] = &[
    ("8 settembre 1943", "8 September 1943", "1943-09-08"),
    ("1910 circa", "about 1910", "1910~"),
    ("prima del 1922", "before 1922", "[..1921]"),
    ("dopo il 1850", "after 1850", "[1851..]"),
    ("dal 1985", "since 1985", "1985/.."),
    ("dal 1914 al 1918", "1914–1918", "1914/1918"),
    ("fino al 1985", "until 1985", "../1985"),
    ("XX secolo", "the 20th century", "19XX"),
    ("fine XIX secolo", "the late 19th century", "[1870..1899]"),
    ("III secolo a.C.", "the 3rd century BC", "[-0299..-0200]"),
    ("anni 1970", "the 1970s", "197X"),
];

#[rustfmt::skip]
const CZECH: &[Short] = &[
    ("28. října 1918", "28 October 1918", "1918-10-28"),
    ("28. 10. 1918", "28 October 1918", "1918-10-28"),
    ("květen 2025", "May 2025", "2025-05"),
    ("léto 1968", "summer 1968", "1968-22"),
    ("kolem roku 1910", "about 1910", "1910~"),
    ("před 1922", "before 1922", "[..1921]"),
    ("po 1850", "after 1850", "[1851..]"),
    ("od roku 1985 do současnosti", "since 1985", "1985/.."),
    ("do 1985", "until 1985", "../1985"),
    ("19. století", "the 19th century", "18XX"),
    ("1. pol. 19. století", "first half of the 19th century", "[1800..1849]"),
    ("70. léta 20. století", "the 1970s", "197X"),
    ("44 př. n. l.", "44 BC", "-0043"),
];

#[rustfmt::skip]
const RUSSIAN: &[Short] = &[
    ("9 мая 2025 г.", "9 May 2025", "2025-05-09"),
    ("в мае 1945", "May 1945", "1945-05"),
    ("весна 1945", "spring 1945", "1945-21"),
    ("около 1910 г.", "about 1910", "1910~"),
    ("после 1850", "after 1850", "[1851..]"),
    ("до 1917", "until 1917", "../1917"),
    ("с 1914 по 1918", "1914–1918", "1914/1918"),
    ("с 1985 по настоящее время", "since 1985", "1985/.."),
    ("1970-е годы", "the 1970s", "197X"),
    ("60-е годы XIX века", "the 1860s", "186X"),
    ("вторая половина 1970-х", "second half of the 1970s", "[1975..1979]"),
    ("XIX век", "the 19th century", "18XX"),
    ("конец XIX века", "the late 19th century", "[1870..1899]"),
    ("V в. до н. э.", "the 5th century BC", "[-0499..-0400]"),
    ("44 г. до н. э.", "44 BC", "-0043"),
];

#[rustfmt::skip]
const CHINESE: &[Short] = &[
    ("1949年10月1日", "1 October 1949", "1949-10-01"),
    ("2019年5月", "May 2019", "2019-05"),
    ("2020年第二季度", "second quarter of 2020", "2020-34"),
    ("2020年初", "early 2020", "[2020-01..2020-04]"),
    ("约1910年", "about 1910", "1910~"),
    ("1970年代", "the 1970s", "197X"),
    ("20世纪70年代", "the 1970s", "197X"),
    ("19世纪", "the 19th century", "18XX"),
    ("公元前221年", "221 BC", "-0220"),
    ("2018年至2020年", "2018–2020", "2018/2020"),
    ("2018至今", "since 2018", "2018/.."),
    ("2008年 - 目前", "since 2008", "2008/.."),
];

#[rustfmt::skip]
const JAPANESE: &[Short] = &[
    ("2011年3月11日 14:46", "11 March 2011, 14:46", "2011-03-11T14:46:00"),
    ("2019年10月22日（火）", "22 October 2019", "2019-10-22"),
    ("令和元年5月1日", "1 May 2019", "2019-05-01"),
    ("昭和20年", "1945", "1945"),
    ("1970年代後半", "second half of the 1970s", "[1975..1979]"),
    ("19世紀末", "the late 19th century", "[1870..1899]"),
    ("紀元前5世紀", "the 5th century BC", "[-0499..-0400]"),
    ("2018年から2020年まで", "2018–2020", "2018/2020"),
    ("2018年4月〜現在", "since April 2018", "2018-04/.."),
    ("７月２０１９年", "July 2019", "2019-07"),
];

/// Text, byte, message, help.
type Refusal = (&'static str, usize, &'static str, &'static str);

#[rustfmt::skip]
const REFUSED: &[Refusal] = &[
    ("2025-13", 5, "no month 13", "write a month from 01 to 12"),
    ("2025-00", 5, "no month 00", "write a month from 01 to 12"),
    ("2025-02-30", 8, "February 2025 has 28 days", "write a day from 01 to 28"),
    ("2025-05-32", 8, "May 2025 has 31 days", "write a day from 01 to 31"),
    ("1900-02-29", 8, "February 1900 has 28 days", "write 29 February 1900 O.S. if it is of the Julian calendar, else a day from 01 to 28"),
    ("31 June 2020", 0, "June 2020 has 30 days", "write a day from 01 to 30"),
    (
        "yesterday",
        0,
        "a relative date changes its meaning every day",
        "write the date that is meant, as in 2025-05-09",
    ),
    (
        "+5 minutes",
        0,
        "a relative date changes its meaning every day",
        "write the date that is meant, as in 2025-05-09",
    ),
    (
        "last week",
        0,
        "a relative date changes its meaning every day",
        "write the date that is meant, as in 2025-05-09",
    ),
    ("9 May", 0, "no year", "write the year too, as in 9 May 2025"),
    ("10:00", 0, "no year", "write the year too, as in 9 May 2025"),
    ("20", 0, "20 is not a year", "write the year with four digits (as in 1920; 0020 is AD 20), or with AD or BC"),
    ("44", 0, "44 is not a year", "write the year with four digits (as in 1944; 0044 is AD 44), or with AD or BC"),
    ("8/99", 2, "ambiguous century: the year 99", "write four digits, or set `dates: dmy` or `dates: mdy` in the file"),
    ("12/04/85", 6, "ambiguous century: the year 85", "write four digits, or set `dates: dmy` or `dates: mdy` in the file"),
    ("'98", 0, "ambiguous century: ’98", "write four digits, or set `dates: dmy` or `dates: mdy` in the file"),
    ("70s", 0, "ambiguous century: the 70s", "write the decade with four digits, as in the 1970s"),
    ("202405", 0, "a year has four digits", "write 2024-05 for the month, or Y202405 for the year"),
    ("12345", 0, "a year has four digits", "for a year after 9999, write Y12345"),
    ("0 BC", 0, "there is no year 0 in BC and AD", "1 BC is followed by AD 1; the year 0 of ISO 8601 is 1 BC: 0000"),
    ("500 BC to 418", 10, "the end may be a year BC or AD", "write BC or AD after it"),
    ("1985 to 1980", 8, "the end is before the start", "write the earlier date first"),
    ("1985-05/1984", 8, "the end is before the start", "write the earlier date first"),
    ("2024-02-14T25:00", 11, "no hour 25", "write an hour from 00 to 23, or 24:00"),
    ("9 May 2025 10:75", 14, "no minute 75", "write a minute from 00 to 59"),
    ("13:00 pm 9 May 2025", 0, "no hour 13 on a twelve-hour clock", "write an hour from 1 to 12 before am or pm"),
    ("Febuary 2020", 0, "“Febuary” is not a word of a date", "did you mean “February 2020”?"),
    ("9 Mya 2025", 2, "“Mya” is not a word of a date", "did you mean “9 May 2025”?"),
    ("Septmber 2020", 0, "“Septmber” is not a word of a date", "did you mean “September 2020”?"),
    ("2018 – prsent", 9, "“prsent” is not a word of a date", "did you mean “2018 – present”?"),
    ("autumn 1923 / 1924 lead", 19, "“lead” is not a word of a date", "write the date alone, and the rest as a note"),
    ("9 May 2025 or 10 May 2025 and 11 May 2025", 26, "“and” and “or” together are ambiguous", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("unknown", 0, "the date is not known", "leave the date out, or write what is known, as in 19XX"),
    ("n.d.", 0, "the date is not known", "leave the date out, or write what is known, as in 19XX"),
    ("undated", 0, "the date is not known", "leave the date out, or write what is known, as in 19XX"),
    ("unbekannt", 0, "the date is not known", "leave the date out, or write what is known, as in 19XX"),
    ("不明", 0, "the date is not known", "leave the date out, or write what is known, as in 19XX"),
    ("s.d.", 0, "the date is not known", "leave the date out, or write what is known, as in 19XX"),
    ("?", 0, "the date is not known", "leave the date out, or write what is known, as in 19XX"),
    ("–1985", 0, "a mark before a year may be an open start or a minus", "write ../1280 for until 1280, or -1279 for 1280 BC"),
    ("2018 - now - 2020", 11, "missing start of the range", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("c. 1910 (perhaps 1911)", 9, "conflicting dates: about 1910 and, in brackets, 1911 (uncertain)", "write one of them, or correct the one that is wrong"),
    ("2001-05 (summer)", 9, "conflicting dates: May 2001 and, in brackets, summer 2001", "write one of them, or correct the one that is wrong"),
    ("9日10日", 4, "given twice", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("early late 1970s", 6, "a second part of it", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("44 BC AD", 6, "given twice", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("late 1999-12-24", 0, "a day has no part", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("second decade 1944", 14, "a second year", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("9 May 2025 UTC", 0, "a zone needs a time of day", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("Monday May 2025", 0, "a weekday needs a day", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("before 1990 -", 7, "“before” or “after” with an open end", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("after now", 6, "no date", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("1985 1986", 5, "a second year", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("2025-05-09 2025-05-10", 11, "a second date", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("May 5 6 2020", 6, "unexpected number", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("4/31/2024", 2, "April 2024 has 30 days", "write a day from 01 to 30"),
    ("100th century", 3, "unexpected word", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("century", 0, "which century?", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("Q5 2024", 1, "no such quarter, third or half", "a year has quarters 1 to 4, thirds 1 to 3, halves 1 and 2"),
    ("1876, then 1890", 6, "“then” is not a word of a date", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("1914 to 1918 to 1945", 13, "a range has two ends", "write commas between several dates, as in 1876, 1890"),
    ("-0044-03-15 BC", 0, "a minus together with BC or AD", "write either a minus or BC: -0043 is 44 BC"),
    ("-1910 BC", 0, "a minus together with BC or AD", "write either a minus or BC: -0043 is 44 BC"),
    ("753–-476 BC", 6, "a minus together with BC or AD", "write either a minus or BC: -0043 is 44 BC"),
    ("3年前", 4, "“前” after a year is ambiguous: before it, or that many years ago", "write 前3年 for 3 BC, 1970年以前 or the year that is meant"),
    ("100年前", 6, "“前” after a year is ambiguous: before it, or that many years ago", "write 前3年 for 3 BC, 1970年以前 or the year that is meant"),
    ("1970年前", 7, "“前” after a year is ambiguous: before it, or that many years ago", "write 前3年 for 3 BC, 1970年以前 or the year that is meant"),
    ("1970前", 4, "“前” after a year is ambiguous: before it, or that many years ago", "write 前3年 for 3 BC, 1970年以前 or the year that is meant"),
    ("first days of May 2025", 6, "“days” is not a word of a date", "did you mean “first day of May 2025”?"),
    ("May 129, 2025", 4, "May 2025 has 31 days", "write a day from 01 to 31"),
    ("May 100, 2025", 4, "May 2025 has 31 days", "write a day from 01 to 31"),
    ("2025-05-09 CET", 0, "a zone needs a time of day", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("1910 GMT", 0, "a zone needs a time of day", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("1910 v", 5, "what does this number count?", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("1910 r", 5, "unexpected word after a date", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
    ("2025-05-09T10:30[Europe/Atlantis]", 16, "brackets are not supported here", "write the date alone, and the rest as a note"),
    ("13,800,000,001", 0, "too many digits for a year", "write a year of that length with a Y: Y-13800000000 is 13,800,000,001 BC"),
    ("2020-05–07", 10, "07 may be a month or a day", "write the end in full, as in 2020-07"),
    ("昭和0年", 6, "an era has no year 0", "the first year of an era is 元年 or 1年"),
    ("昭和65年", 6, "the Shōwa era ended with its year 64", "write the year itself, 1990"),
    ("do", 0, "a weekday needs a day", "write a date such as 2025-05-09, 9 May 2025 or about 1910"),
];

#[test]
fn the_promised_forms() {
    check(PROMISED);
}

#[test]
fn english() {
    check_short(ENGLISH);
}

#[test]
fn nine_other_languages_and_more() {
    for rows in [
        GERMAN, FRENCH, DUTCH, SPANISH, PORTUGUESE, ITALIAN, CZECH, RUSSIAN, CHINESE, JAPANESE,
    ] {
        check_short(rows);
    }
}

#[test]
fn texts_that_are_not_dates_get_place_and_help() {
    for (text, offset, message, help) in REFUSED {
        let expected = DateError {
            message: (*message).to_owned(),
            offset: *offset,
            help: Some((*help).to_owned()),
        };
        assert_eq!(
            Date::parse(text, DateContext::default()),
            Err(expected),
            "{text}"
        );
    }
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    PROMISED
        .iter()
        .map(|row| row.0)
        .chain(ENGLISH.iter().map(|row| row.0))
        .chain(GERMAN.iter().map(|row| row.0))
        .chain(FRENCH.iter().map(|row| row.0))
        .chain(DUTCH.iter().map(|row| row.0))
        .chain(SPANISH.iter().map(|row| row.0))
        .chain(PORTUGUESE.iter().map(|row| row.0))
        .chain(ITALIAN.iter().map(|row| row.0))
        .chain(CZECH.iter().map(|row| row.0))
        .chain(RUSSIAN.iter().map(|row| row.0))
        .chain(CHINESE.iter().map(|row| row.0))
        .chain(JAPANESE.iter().map(|row| row.0))
}
