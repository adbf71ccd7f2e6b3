//! Dates of catalogs, museums, archives and encyclopedias.

use super::forms::{Row, Short, check, check_short, conventions};
use super::table::{self, Refused};
use dateline_date::conventions::Convention;

#[rustfmt::skip]
const PARTS_OF_CENTURIES: &[Row] = &[
    ("late 1600s", "the late 1600s", "[1670..1699]", "1670-01-01", "1699-12-31", "century", "-"),
    ("mid-1700s", "the mid-1700s", "[1730..1769]", "1730-01-01", "1769-12-31", "century", "-"),
    ("early 1900s", "the early 1900s", "[1900..1929]", "1900-01-01", "1929-12-31", "century", "-"),
    ("late 1700s to early 1800s", "the late 1700s to the early 1800s", "1770/1829", "1770-01-01", "1829-12-31", "century", "-"),
        // Next to a decade, and after 2000, hundreds are a decade.
    ("late 1890s to early 1900s", "the late 1890s to the early 1900s (decade)", "1897/1903", "1897-01-01", "1903-12-31", "decade", "-"),
    ("early 2000s", "the early 2000s", "[2000..2003]", "2000-01-01", "2003-12-31", "decade", "-"),
    ("third quarter of the 15th century", "third quarter of the 15th century", "[1450..1474]", "1450-01-01", "1474-12-31", "century", "-"),
    ("last quarter 16th c.", "last quarter of the 16th century", "[1575..1599]", "1575-01-01", "1599-12-31", "century", "-"),
    ("last third of the 19th century", "last third of the 19th century", "[1867..1899]", "1867-01-01", "1899-12-31", "century", "-"),
    ("first quarter of the 4th century BC", "first quarter of the 4th century BC", "[-0399..-0375]", "-0399-01-01", "-0375-12-31", "century", "-"),
    ("first half of the 1930s", "first half of the 1930s", "[1930..1934]", "1930-01-01", "1934-12-31", "decade", "-"),
    ("late 3rd millennium BC", "the late 3rd millennium BC", "[-2299..-2000]", "-2299-01-01", "-2000-12-31", "millennium", "-"),
    ("last decade of the 17th century", "the 1690s", "169X", "1690-01-01", "1699-12-31", "decade", "-"),
];

#[rustfmt::skip]
const PARTS_IN_SHORT: &[Short] = &[
    ("early-to-mid 1930s", "the early 1930s to the mid-1930s", "1930/1936"),
    ("mid-to-late 18th century", "the mid-18th century to the late 18th century", "1730/1799"),
    ("late 1700s–1810s", "the late 1700s to the 1810s", "1770/181X"),
    ("second or third quarter of the 18th century", "second quarter of the 18th century or third quarter of the 18th century", "[1725..1749,1750..1774]"),
    ("first or second half of 1650", "first half or second half of 1650", "[1650-40,1650-41]"),
    ("1700s (decade)", "the 1700s (decade)", "170X"),
    ("last years of the 18th century", "the late 18th century", "[1770..1799]"),
    ("zw. 1650 und 1660", "between 1650 and 1660", "[1650..1660]"),
    ("first third of 2020", "first four months of 2020", "2020-37"),
    ("second third of June 1950", "mid-June 1950", "[1950-06-11..1950-06-20]"),
    ("last quarter of 2020", "fourth quarter of 2020", "2020-36"),
    ("2. Viertel 17. Jh.", "second quarter of the 17th century", "[1625..1649]"),
    ("letztes Drittel 18. Jahrhundert", "last third of the 18th century", "[1767..1799]"),
    ("1er quart du 17e siècle", "first quarter of the 17th century", "[1600..1624]"),
    ("dernier tiers du XIXe siècle", "last third of the 19th century", "[1867..1899]"),
    ("primer tercio del siglo XX", "first third of the 20th century", "[1900..1932]"),
    ("terzo quarto del XV secolo", "third quarter of the 15th century", "[1450..1474]"),
    ("laatste kwart 17e eeuw", "last quarter of the 17th century", "[1675..1699]"),
    ("saec. XII", "the 12th century", "11XX"),
    ("mid-to-late 2nd millennium B.C.", "the mid-2nd millennium BC to the late 2nd millennium BC", "-1699/-1000"),
    ("late C17", "the late 17th century", "[1670..1699]"),
    ("C17th", "the 17th century", "16XX"),
    ("terminus post quem 1450", "1450 or later", "[1450..]"),
    ("1ère moitié du XVIIIe siècle", "first half of the 18th century", "[1700..1749]"),
    ("первая четверть XX века", "first quarter of the 20th century", "[1900..1924]"),
    ("s. XV", "the 15th century", "14XX"),
    ("saec. XI ex.", "the late 11th century", "[1070..1099]"),
    ("saec. XV in.", "the early 15th century", "[1400..1429]"),
    ("saec. XII/XIII", "the 12th to the 13th century", "11XX/12XX"),
];

#[rustfmt::skip]
const MISSING_DIGITS: &[Row] = &[
    ("16--", "the 17th century", "16XX", "1600-01-01", "1699-12-31", "century", "-"),
    ("184-", "the 1840s", "184X", "1840-01-01", "1849-12-31", "decade", "-"),
    ("163-?", "the 1630s (uncertain)", "163X?", "1630-01-01", "1639-12-31", "decade", "uncertain"),
    ("17--?", "the 18th century (uncertain)", "17XX?", "1700-01-01", "1799-12-31", "century", "uncertain"),
    ("18??", "the 19th century", "18XX", "1800-01-01", "1899-12-31", "century", "-"),
    ("155?", "the 1550s", "155X", "1550-01-01", "1559-12-31", "decade", "-"),
    ("[191-]", "the 1910s", "191X", "1910-01-01", "1919-12-31", "decade", "-"),
        // `190-` is a decade, although "the 1900s" is a century.
    ("[190-?]", "the 1900s (decade) (uncertain)", "190X?", "1900-01-01", "1909-12-31", "decade", "uncertain"),
    ("ca. 185-", "about the 1850s", "185X~", "1850-01-01", "1859-12-31", "decade", "approximate"),
    ("[between 184- and 186-]", "between 1840 and 1869", "[1840..1869]", "1840-01-01", "1869-12-31", "year", "-"),
    ("[18--]-1900", "the 19th century to 1900", "18XX/1900", "1800-01-01", "1900-12-31", "century", "-"),
    ("16uu", "the 17th century", "16XX", "1600-01-01", "1699-12-31", "century", "-"),
    ("late 18uu", "the late 19th century", "[1870..1899]", "1870-01-01", "1899-12-31", "century", "-"),
    ("1730-05-??", "some day in May 1730", "1730-05-XX", "1730-05-01", "1730-05-31", "month", "-"),
    ("173?-12-25", "25 December in the 1730s", "173X-12-25", "1730-12-25", "1739-12-25", "decade", "-"),
    ("1???", "the 2nd millennium", "1XXX", "1000-01-01", "1999-12-31", "millennium", "-"),
    ("1730+", "1730 or later", "[1730..]", "1730-01-01", "-", "year", "-"),
    ("≤1730", "1730 or earlier", "[..1730]", "-", "1730-12-31", "year", "-"),
    ("1730 or earlier?", "1730 (uncertain) or earlier", "[..1730?]", "-", "1730-12-31", "year", "uncertain"),
        // A decade that late is implausible: it is a year with an open end.
    ("476-", "since AD 476", "0476/..", "0476-01-01", "-", "year", "-"),
    ("476?", "AD 476 (uncertain)", "0476?", "0476-01-01", "0476-12-31", "year", "uncertain"),
];

#[rustfmt::skip]
const DOUBTS: &[Row] = &[
    ("1730±10", "between 1720 and 1740", "[1720..1740]", "1720-01-01", "1740-12-31", "year", "-"),
    ("1730 ± 10", "between 1720 and 1740", "[1720..1740]", "1720-01-01", "1740-12-31", "year", "-"),
    ("300 +/- 20 BC", "between 320 and 280 BC", "[-0319..-0279]", "-0319-01-01", "-0279-12-31", "year", "-"),
    ("±1730", "about 1730", "1730~", "1730-01-01", "1730-12-31", "year", "approximate"),
    ("1730ish", "about 1730", "1730~", "1730-01-01", "1730-12-31", "year", "approximate"),
    ("1730 (approximate)", "about 1730", "1730~", "1730-01-01", "1730-12-31", "year", "approximate"),
    ("1730 (approx.)", "about 1730", "1730~", "1730-01-01", "1730-12-31", "year", "approximate"),
    ("[1730?]", "1730 (uncertain)", "[1730?]", "1730-01-01", "1730-12-31", "year", "uncertain"),
    ("[ca. 1730]", "about 1730", "1730~", "1730-01-01", "1730-12-31", "year", "approximate"),
];

#[rustfmt::skip]
const LIVES: &[Row] = &[
    ("fl. 1490–1515", "1490–1515", "1490/1515", "1490-01-01", "1515-12-31", "year", "-"),
    ("active ca. 1490-1515", "about 1490–1515", "1490~/1515~", "1490-01-01", "1515-12-31", "year", "approximate"),
    ("b. 1606", "1606", "1606", "1606-01-01", "1606-12-31", "year", "-"),
    ("d. after 1669", "after 1669", "[1670..]", "1670-01-01", "-", "year", "-"),
    ("born 15 July 1606", "15 July 1606", "1606-07-15", "1606-07-15", "1606-07-15", "day", "-"),
    ("b. 1606 – d. 1669", "1606–1669", "1606/1669", "1606-01-01", "1669-12-31", "year", "-"),
    ("1606–9", "1606–1609", "1606/1609", "1606-01-01", "1609-12-31", "year", "-"),
    ("1656–8", "1656–1658", "1656/1658", "1656-01-01", "1658-12-31", "year", "-"),
    ("1606–?", "from 1606, end unknown", "1606/", "1606-01-01", "-", "year", "-"),
    ("?–1669", "until 1669, start unknown", "/1669", "-", "1669-12-31", "year", "-"),
    ("ca. 1606 – unknown", "from about 1606, end unknown", "1606~/", "1606-01-01", "-", "year", "approximate"),
    ("1606–after 1669", "1606 to 1670 or later", "1606/1670..", "1606-01-01", "-", "year", "-"),
    ("1606–1669 or later", "1606 to 1669 or later", "1606/1669..", "1606-01-01", "-", "year", "-"),
    ("born 1606, died 1669", "1606 and 1669", "{1606,1669}", "1606-01-01", "1669-12-31", "year", "-"),
    ("* 1606 † 1669", "1606 and 1669", "{1606,1669}", "1606-01-01", "1669-12-31", "year", "-"),
    ("modeled 1880, cast 1910", "1880 and 1910", "{1880,1910}", "1880-01-01", "1910-12-31", "year", "-"),
    ("signed and dated 1650", "1650", "1650", "1650-01-01", "1650-12-31", "year", "-"),
];

#[rustfmt::skip]
const ENCYCLOPEDIAS: &[Row] = &[
    ("night of 9–10 November 1938", "9–10 November 1938", "1938-11-09/1938-11-10", "1938-11-09", "1938-11-10", "day", "-"),
    ("the morning of 6 June 1944", "6 June 1944", "1944-06-06", "1944-06-06", "1944-06-06", "day", "-"),
    ("July 13, 100 or 102 BC", "13 July 100 BC or 13 July 102 BC", "[-0099-07-13,-0101-07-13]", "-0101-07-13", "-0099-07-13", "day", "-"),
    ("May 1338 or 1340", "May 1338 or May 1340", "[1338-05,1340-05]", "1338-05-01", "1340-05-31", "month", "-"),
    ("1914 & 1915", "1914 and 1915", "{1914,1915}", "1914-01-01", "1915-12-31", "year", "-"),
    ("25 December in the 1560s", "25 December in the 1560s", "156X-12-25", "1560-12-25", "1569-12-25", "decade", "-"),
    ("October, November or December 1984", "October, November or December 1984", "[1984-10,1984-11,1984-12]", "1984-10-01", "1984-12-31", "month", "-"),
    ("until 1985, start unknown", "until 1985, start unknown", "/1985", "-", "1985-12-31", "year", "-"),
    ("since 2016 or earlier", "since 2016 or earlier", "..2016/..", "-", "-", "year", "-"),
    ("about between 1490 and 1500", "between about 1490 and 1500", "[1490~,1491~,1492~,1493~,1494~,1495~,1496~,1497~,1498~,1499~,1500~]", "1490-01-01", "1500-12-31", "year", "approximate"),
    ("1848 or May 1849", "1848 or May 1849", "[1848,1849-05]", "1848-01-01", "1849-05-31", "year", "-"),
];

#[rustfmt::skip]
const OLDER_EDTF: &[Short] = &[
    ("167u", "the 1670s", "167X"),
    ("1850-uu", "some month in 1850", "1850-XX"),
    ("15uu-12-uu", "some day in December in the 16th century", "15XX-12-XX"),
    ("1850/open", "since 1850", "1850/.."),
    ("1850-06?/unknown", "from June 1850 (uncertain), end unknown", "1850-06?/"),
    ("unknown/1850", "until 1850, start unknown", "/1850"),
    ("1850 / open", "since 1850", "1850/.."),
    ("2001-21^southernHemisphere", "southern spring 2001", "2001-29"),
    ("1850-(06-04)~", "4 June 1850 (month approximate, day approximate)", "1850-~06-~04"),
    ("y-17e7", "170,000,001 BC", "Y-17E7"),
    ("y250000003", "AD 250,000,003", "Y250000003"),
    ("1850?~", "about 1850 (uncertain)", "1850%"),
    ("[1850-01, 1850-03, 1850-11..]", "January 1850, March 1850 or November 1850 or later", "[1850-01,1850-03,1850-11..]"),
    ("[ 1912, 1915 ]", "1912 or 1915", "[1912,1915]"),
    ("{ 1912, 1915 }", "1912 and 1915", "{1912,1915}"),
    ("[ ..1850-11-03]", "3 November 1850 or earlier", "[..1850-11-03]"),
    ("[1850-11 ..]", "November 1850 or later", "[1850-11..]"),
    ("-02XX", "the 3rd century BC", "[-0299..-0200]"),
];

#[rustfmt::skip]
const BRACKETS: &[Row] = &[
        // A second form of the same day.
    ("11 July 1979 (1979-07-11)", "11 July 1979", "1979-07-11", "1979-07-11", "1979-07-11", "day", "-"),
    ("1979-07-11 (11 July 1979)", "11 July 1979", "1979-07-11", "1979-07-11", "1979-07-11", "day", "-"),
    ("July 1979 (11 July)", "11 July 1979", "1979-07-11", "1979-07-11", "1979-07-11", "day", "-"),
        // A second form in another calendar.
    ("14 January [O.S. 2 January] 1900", "14 January 1900", "1900-01-14", "1900-01-14", "1900-01-14", "day", "-"),
    ("23 April 1616 [N.S. 3 May]", "3 May 1616", "1616-05-03", "1616-05-03", "1616-05-03", "day", "-"),
    ("14 (26) December 1825", "26 December 1825", "1825-12-26", "1825-12-26", "1825-12-26", "day", "-"),
    ("8 July 1709 [O.S. 27 June]", "8 July 1709", "1709-07-08", "1709-07-08", "1709-07-08", "day", "-"),
    ("10 January [O.S. 30 December] 1711", "10 January 1711", "1711-01-10", "1711-01-10", "1711-01-10", "day", "-"),
    ("14 February 1766 (3 February 1766 O.S.)", "14 February 1766", "1766-02-14", "1766-02-14", "1766-02-14", "day", "-"),
    // Ages and remarks.
    ("July 11, 1979; 46 years ago", "11 July 1979", "1979-07-11", "1979-07-11", "1979-07-11", "day", "-"),
    ("4 May 1607 (aged 36)", "4 May 1607", "1607-05-04", "1607-05-04", "1607-05-04", "day", "-"),
    ("4 May 1607, aged c. 36", "4 May 1607", "1607-05-04", "1607-05-04", "1607-05-04", "day", "-"),
    ("1 May 1756 – 15 February 1763 (6 years, 9 months and 2 weeks)", "1 May 1756 – 15 February 1763", "1756-05-01/1763-02-15", "1756-05-01", "1763-02-15", "day", "-"),
    // Periods.
    ("Song dynasty (960–1279)", "AD 960–1279", "0960/1279", "0960-01-01", "1279-12-31", "year", "-"),
    ("19th Dynasty (ca. 1292–1189 BC)", "about 1292–1189 BC", "-1291~/-1188~", "-1291-01-01", "-1188-12-31", "year", "approximate"),
    ("probably Yuan dynasty (1271–1368)", "1271–1368 (uncertain)", "1271?/1368?", "1271-01-01", "1368-12-31", "year", "uncertain"),
    ("Ming dynasty (1368–1644), Wanli period (1573–1620)", "1573–1620", "1573/1620", "1573-01-01", "1620-12-31", "year", "-"),
    ("Muromachi period (1392–1573), 16th century", "the 16th century", "15XX", "1500-01-01", "1599-12-31", "century", "-"),
    ("Song dynasty (960–1279)?", "AD 960–1279 (uncertain)", "0960?/1279?", "0960-01-01", "1279-12-31", "year", "uncertain"),
    ("Battle of Lepanto (7 October 1571)", "7 October 1571", "1571-10-07", "1571-10-07", "1571-10-07", "day", "-"),
    // What a cataloger supplied or corrected.
    ("173[0]", "1730", "1730", "1730-01-01", "1730-12-31", "year", "-"),
    ("[May] 1730", "May 1730", "1730-05", "1730-05-01", "1730-05-31", "month", "-"),
    ("[1730]-1740", "1730–1740", "1730/1740", "1730-01-01", "1740-12-31", "year", "-"),
    ("1679 [i.e. 1697]", "1697", "1697", "1697-01-01", "1697-12-31", "year", "-"),
    ("n.d. [ca. 1730]", "about 1730", "1730~", "1730-01-01", "1730-12-31", "year", "approximate"),
    ("1730 (est.)", "about 1730", "1730~", "1730-01-01", "1730-12-31", "year", "approximate"),
    ("1730 (date uncertain)", "1730 (uncertain)", "1730?", "1730-01-01", "1730-12-31", "year", "uncertain"),
];

const REFUSED: &[Refused] = &[
    ("11 July 1979 (1979-07-12)", 14, "conflicting dates"),
    ("1730 (1740)", 6, "conflicting dates"),
    ("7 July 1709 [O.S. 27 June]", 13, "conflicting dates"),
    (
        "before the Song dynasty (960–1279)",
        11,
        "not a word of a date",
    ),
    ("Octobr (1917)", 0, "not a word of a date"),
    (
        "Song dynasty (960–1279), 20th century",
        27,
        "no day in common",
    ),
    (
        "May 1730 (3)",
        9,
        "a number in brackets: a remark, or a part of the date?",
    ),
    ("1730 (aged", 5, "unmatched bracket"),
    ("46 years ago", 0, "an age or “… ago” is not a date"),
    ("12 May 1850 ± 3", 12, "“±” needs one year"),
    ("the last year of 1850", 4, "the last of what?"),
    ("9 or 10 May 1940 or 1941", 20, "combined in several ways"),
    ("Song dynasty (960–1279) §", 0, "not a word"),
    ("the last 19th century", 4, "the last of what?"),
    ("1656–05", 7, "the end is before the start"),
    ("????", 0, "the date is not known"),
    ("<1730>", 5, "no date after this word"),
    ("?–?", 0, "the date is not known"),
    (
        "second quarter of the 1970s",
        22,
        "no such part of a decade",
    ),
    ("fifth quarter of the 18th century", 0, "no such quarter"),
];

#[test]
fn brackets() {
    check(BRACKETS);
}

#[test]
fn implausible_catalog_dates_are_rejected() {
    table::refused(REFUSED);
}

#[test]
fn parts_of_centuries() {
    check(PARTS_OF_CENTURIES);
    check_short(PARTS_IN_SHORT);
}

#[test]
fn missing_digits() {
    check(MISSING_DIGITS);
}

#[test]
fn doubts() {
    check(DOUBTS);
}

#[test]
fn lives() {
    check(LIVES);
}

#[test]
fn encyclopedias() {
    check(ENCYCLOPEDIAS);
}

#[test]
fn edtf_before_2019() {
    check_short(OLDER_EDTF);
}

/// Every convention that a date depends on is listed.
#[test]
fn conventions_are_named() {
    for (text, expected) in [
        ("late 1600s", Convention::PartOfCentury),
        ("late 1600s", Convention::Hundreds),
        ("last third of the 19th century", Convention::ThirdOf),
        ("first third of the 1930s", Convention::PartOfDecade),
        ("third quarter of the 15th century", Convention::QuarterOf),
        ("first half of the 1930s", Convention::HalfOf),
        ("late 3rd millennium BC", Convention::PartOfMillennium),
        ("184-", Convention::Placeholder),
        ("18??", Convention::Placeholder),
        ("167u", Convention::OlderEdtf),
        ("1850/open", Convention::OlderEdtf),
        ("1730±10", Convention::Tolerance),
        ("b. 1606", Convention::Label),
        ("1606 – d. 1669", Convention::Label),
        ("night of 9–10 November 1938", Convention::PartOfDay),
        ("May 1338 or 1340", Convention::SharedParts),
        ("11 July 1979 (1979-07-11)", Convention::SecondWriting),
        ("14 (26) December 1825", Convention::Julian),
        ("July 11, 1979; 46 years ago", Convention::AgeRemark),
        ("4 May 1607 (aged 36)", Convention::AgeRemark),
        ("Song dynasty (960–1279)", Convention::NamedPeriod),
        ("173[0]", Convention::Supplied),
        ("1679 [i.e. 1697]", Convention::Correction),
    ] {
        let all = conventions(text);
        assert!(
            all.iter().any(|text| text == expected.text()),
            "{text}: {all:?}"
        );
    }
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    PARTS_OF_CENTURIES
        .iter()
        .map(|row| row.0)
        .chain(PARTS_IN_SHORT.iter().map(|row| row.0))
        .chain(MISSING_DIGITS.iter().map(|row| row.0))
        .chain(DOUBTS.iter().map(|row| row.0))
        .chain(LIVES.iter().map(|row| row.0))
        .chain(ENCYCLOPEDIAS.iter().map(|row| row.0))
        .chain(OLDER_EDTF.iter().map(|row| row.0))
        .chain(BRACKETS.iter().map(|row| row.0))
}

/// Months in Roman numerals, as archives of the continent write them.
#[test]
#[rustfmt::skip]
fn roman_months_beside_a_year() {
    table::read(&[
        ("V–VI 1945", "1945-05-01", "1945-06-30", "May–June 1945"),
        ("X – XI 1945", "1945-10-01", "1945-11-30", "October–November 1945"),
        ("V/1945", "1945-05-01", "1945-05-31", "May 1945"),
        ("VIII.1945", "1945-08-01", "1945-08-31", "August 1945"),
        ("VIII 1945", "1945-08-01", "1945-08-31", "August 1945"),
        ("VIII/1945", "1945-08-01", "1945-08-31", "August 1945"),
        ("VIII-1945", "1945-08-01", "1945-08-31", "August 1945"),
        ("1945.VIII", "1945-08-01", "1945-08-31", "August 1945"),
        ("1945, VIII", "1945-08-01", "1945-08-31", "August 1945"),
        ("VIII.1945–II.1946", "1945-08-01", "1946-02-28", "August 1945 – February 1946"),
        ("VIII–IX.1945", "1945-08-01", "1945-09-30", "August–September 1945"),
        ("1945 VIII–IX", "1945-08-01", "1945-09-30", "August–September 1945"),
        ("12.VIII–3.IX.1945", "1945-08-12", "1945-09-03", "12 August – 3 September 1945"),
        ("I.1945–V.1945", "1945-01-01", "1945-05-31", "January–May 1945"),
        ("X.1945", "1945-10-01", "1945-10-31", "October 1945"),
        ("IV 1945", "1945-04-01", "1945-04-30", "April 1945"),
        ("v. 1730", "1730-01-01", "1730-12-31", "about 1730"),
    ]);
}

/// The name of a period without brackets around its years.
#[test]
#[rustfmt::skip]
fn periods_named_before_their_years() {
    table::read(&[
        ("American, ca. 1885–90", "1885-01-01", "1890-12-31", "about 1885–1890"),
        ("French, 18th century", "1700-01-01", "1799-12-31", "the 18th century"),
        ("LH IIIB, 1300–1190 BC", "-1299-01-01", "-1189-12-31", "1300–1190 BC"),
        ("Late Classic, A.D. 600–900", "0600-01-01", "0900-12-31", "AD 600–900"),
        ("Late Classic: A.D. 600–900", "0600-01-01", "0900-12-31", "AD 600–900"),
        ("Early Dynastic III, c. 2600 BC", "-2599-01-01", "-2599-12-31", "about 2600 BC"),
        ("Attic, ca. 470 B.C.", "-0469-01-01", "-0469-12-31", "about 470 BC"),
        ("Roman, 1st century A.D.", "0001-01-01", "0099-12-31", "the 1st century"),
        ("Ming dynasty 1368–1644", "1368-01-01", "1644-12-31", "1368–1644"),
        ("Han dynasty 206 BC–AD 220", "-0205-01-01", "0220-12-31", "206 BC–AD 220"),
        ("Edo period 19th century", "1800-01-01", "1899-12-31", "the 19th century"),
    ]);
}

/// Halves without a dot, superscripts, labels.
#[test]
#[rustfmt::skip]
fn abbreviations_of_registers() {
    table::read(&[
        ("2 poł. XIX w.", "1850-01-01", "1899-12-31", "second half of the 19th century"),
        ("1 poł. XX w.", "1900-01-01", "1949-12-31", "first half of the 20th century"),
        ("I poł. XIX w.", "1800-01-01", "1849-12-31", "first half of the 19th century"),
        ("1 pol. 19. stol.", "1800-01-01", "1849-12-31", "first half of the 19th century"),
        ("1ᵉʳ mars 1808", "1808-03-01", "1808-03-01", "1 March 1808"),
        ("19ᵗʰ century", "1800-01-01", "1899-12-31", "the 19th century"),
        ("bp. 3 June 1843", "1843-06-03", "1843-06-03", "3 June 1843"),
    ]);
}
