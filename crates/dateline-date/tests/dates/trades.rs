//! Dates as catalogs, courts, registers, encyclopedias and machines print them, with what is easily lost: a zone in
//! brackets, a clock time after several days, one end of a range in two years.

use super::table::{self, Refused, Row};

#[rustfmt::skip]
const READ: &[Row] = &[
    // Zones in brackets, and spoken ones.
    ("6 April 2021, 9:15 (Eastern)", "2021-04-06T13:15:00Z", "2021-04-06T13:15:59Z", "6 April 2021, 09:15 America/New_York"),
    ("6 April 2021, 9:15 a.m. Pacific", "2021-04-06T16:15:00Z", "2021-04-06T16:15:59Z", "6 April 2021, 09:15 America/Los_Angeles"),
    ("2021-04-06 09:15 Zulu", "2021-04-06T09:15:00Z", "2021-04-06T09:15:59Z", "6 April 2021, 09:15 UTC"),
    ("6 April 2021, 9:15 (doors open)", "2021-04-06T09:15:00", "2021-04-06T09:15:59", "6 April 2021, 09:15"),
    // A clock time after several days.
    ("6–8 April 2021, 09:15", "2021-04-06T09:15:00", "2021-04-08T09:15:59", "6 April 2021, 09:15 to 8 April 2021, 09:15"),
    ("April 6-8, 2021, 9:15 a.m.", "2021-04-06T09:15:00", "2021-04-08T09:15:59", "6 April 2021, 09:15 to 8 April 2021, 09:15"),
    ("6–8 April 2021, 09:15–17:00", "2021-04-06T09:15:00", "2021-04-08T17:00:59", "6 April 2021, 09:15 to 8 April 2021, 17:00"),
    ("6–8 April 2021, 09:15–17:00 UTC", "2021-04-06T09:15:00Z", "2021-04-08T17:00:59Z", "6 April 2021, 09:15 UTC to 8 April 2021, 17:00 UTC"),
    ("vom 6. bis 8. April 2021, 10 Uhr", "2021-04-06T10:00:00", "2021-04-08T10:00:59", "6 April 2021, 10:00 to 8 April 2021, 10:00"),
    ("6 or 8 April 2021, 09:15-17:00", "2021-04-06T09:15:00", "2021-04-08T17:00:59", "6 April 2021, 09:15–17:00 or 8 April 2021, 09:15–17:00"),
    ("April 6 and 8, 2021, 09:15–17:00", "2021-04-06T09:15:00", "2021-04-08T17:00:59", "6 April 2021, 09:15–17:00 and 8 April 2021, 09:15–17:00"),
    ("6 April – 8 May 2021, 09:15", "2021-04-06", "2021-05-08T09:15:59", "6 April 2021 to 8 May 2021, 09:15"),
    ("6 April 2021 10h", "2021-04-06T10:00:00", "2021-04-06T10:00:59", "6 April 2021, 10:00"),
    // Catalogs.
    ("circ. 1620", "1620-01-01", "1620-12-31", "about 1620"),
    ("circiter 1620", "1620-01-01", "1620-12-31", "about 1620"),
    ("1620 or so", "1620-01-01", "1620-12-31", "about 1620"),
    ("v. 1620-1630", "1620-01-01", "1630-12-31", "about 1620–1630"),
    ("c. 1620 (1615–1625)", "1615-01-01", "1625-12-31", "about 1615–1625"),
    ("c. 1620 (17th century)", "1620-01-01", "1620-12-31", "about 1620"),
    ("late 4th–early 3rd millennium B.C.", "-3299-01-01", "-2700-12-31", "the late 4th millennium BC to the early 3rd millennium BC"),
    ("second and third quarters of the 17th century", "1625-01-01", "1674-12-31", "second quarter of the 17th century and third quarter of the 17th century"),
    ("middle third of the 17th century", "1633-01-01", "1666-12-31", "second third of the 17th century"),
    ("middle third of 1620", "1620-05-01", "1620-08-31", "second four months of 1620"),
    ("2. H. 17. Jh.", "1650-01-01", "1699-12-31", "second half of the 17th century"),
    ("s. XVII (2ª mitad)", "1650-01-01", "1699-12-31", "second half of the 17th century"),
    ("s. XVII, último tercio", "1667-01-01", "1699-12-31", "last third of the 17th century"),
    ("s. XVII, primer cuarto", "1600-01-01", "1624-12-31", "first quarter of the 17th century"),
    ("sec. XVI - sec. XVII", "1500-01-01", "1699-12-31", "the 16th to the 17th century"),
    ("s. xii ex.–s. xiii in.", "1170-01-01", "1229-12-31", "the late 12th century to the early 13th century"),
    ("secc. XVI-XVII", "1500-01-01", "1699-12-31", "the 16th to the 17th century"),
    ("nicht vor 1620", "1620-01-01", "-", "1620 or later"),
    ("ante quem 1620", "-", "1620-12-31", "1620 or earlier"),
    ("MDCXX", "1620-01-01", "1620-12-31", "1620"),
    ("MDCCCXLVIII [1848]", "1848-01-01", "1848-12-31", "1848"),
    ("℗1974", "1974-01-01", "1974-12-31", "1974"),
    ("AH 1112/AD 1700–1701", "1700-06-18", "1701-06-07", "between 18 June 1700 and 7 June 1701"),
    ("1621/1622 – 1673", "1621-01-01", "1673-12-31", "between 1621 and 1622 to 1673"),
    ("1621 – 1672/1673", "1621-01-01", "1673-12-31", "1621 to between 1672 and 1673"),
    ("1936, 1941-3", "1936-01-01", "1943-12-31", "1936 and 1941–1943"),
    ("conceived 1620, cast 1673", "1620-01-01", "1673-12-31", "1620 and 1673"),
    ("negative 1936; print 1978", "1936-01-01", "1978-12-31", "1936 and 1978"),
    ("printed later, 1970s", "1970-01-01", "1979-12-31", "the 1970s"),
    ("b. c. 1620, d. 1673", "1620-01-01", "1673-12-31", "about 1620 and 1673"),
    ("documented 1620–1673", "1620-01-01", "1673-12-31", "1620–1673"),
    ("Safavid period, ca. 1620–1673", "1620-01-01", "1673-12-31", "about 1620–1673"),
    ("Edo period, 17th century", "1600-01-01", "1699-12-31", "the 17th century"),
    ("Meiji era, 1870–1912", "1870-01-01", "1912-12-31", "1870–1912"),
    ("XVIIth century", "1600-01-01", "1699-12-31", "the 17th century"),
    ("Ier siècle av. J.-C.", "-0099-01-01", "0000-12-31", "the 1st century BC"),
    ("17C", "1600-01-01", "1699-12-31", "the 17th century"),
    ("late 17c.", "1670-01-01", "1699-12-31", "the late 17th century"),
    ("1620c", "1620-01-01", "1620-12-31", "about 1620"),
    ("1620 ± 5 years", "1615-01-01", "1625-12-31", "between 1615 and 1625"),
    ("11th millennium BC", "-10999-01-01", "-10000-12-31", "the 11th millennium BC"),
    // Registers.
    ("Aº 1620", "1620-01-01", "1620-12-31", "1620"),
    ("A° 1620", "1620-01-01", "1620-12-31", "1620"),
    ("say 1620", "1620-01-01", "1620-12-31", "about 1620"),
    ("8 7ber 1654", "1654-09-08", "1654-09-08", "8 September 1654"),
    ("the 3d of 9ber 1654", "1654-11-03", "1654-11-03", "3 November 1654"),
    ("Xber 1654", "1654-12-01", "1654-12-31", "December 1654"),
    ("chr. 12 Mar 1620", "1620-03-12", "1620-03-12", "12 March 1620"),
    ("5/15 October 1582", "1582-10-15", "1582-10-15", "15 October 1582"),
    // Encyclopedias.
    ("AD 79, 24 August", "0079-08-24", "0079-08-24", "24 August AD 79"),
    ("44 BC, March 15", "-0043-03-15", "-0043-03-15", "15 March 44 BC"),
    ("1° maggio 1789", "1789-05-01", "1789-05-01", "1 May 1789"),
    ("20 h 30 le 6 mai 2020", "2020-05-06T20:30:00", "2020-05-06T20:30:59", "6 May 2020, 20:30"),
    ("ROC 113", "2024-01-01", "2024-12-31", "2024"),
    // Courts.
    ("with effect from 1 January 2021", "2021-01-01", "-", "since 1 January 2021"),
    ("calendar year 2018", "2018-01-01", "2018-12-31", "2018"),
    ("first six months of 2018", "2018-01-01", "2018-06-30", "first half of 2018"),
    ("Entered: 04/22/2018", "2018-04-22", "2018-04-22", "22 April 2018"),
    ("April 22, 2018 (the “Effective Date”)", "2018-04-22", "2018-04-22", "22 April 2018"),
    ("subsequent to April 22, 2018", "2018-04-23", "-", "after 22 April 2018"),
    ("beginning on April 22, 2018", "2018-04-22", "-", "since 22 April 2018"),
    ("April 22, 2018 or thereabouts", "2018-04-22", "2018-04-22", "about 22 April 2018"),
    ("Decided and Entered: April 22, 2018", "2018-04-22", "2018-04-22", "22 April 2018"),
    ("from 1620 on", "1620-01-01", "-", "since 1620"),
    // Machines.
    ("2021-04-06/05-02", "2021-04-06", "2021-05-02", "6 April – 2 May 2021"),
    ("2021-04-06-2021-05-02", "2021-04-06", "2021-05-02", "6 April – 2 May 2021"),
    ("2021-04-06--2021-05-02", "2021-04-06", "2021-05-02", "6 April – 2 May 2021"),
    ("2021-04-06 --> 2021-05-02", "2021-04-06", "2021-05-02", "6 April – 2 May 2021"),
    ("2021-04-06 … 2021-05-02", "2021-04-06", "2021-05-02", "6 April – 2 May 2021"),
    ("1620--1630", "1620-01-01", "1630-12-31", "1620–1630"),
    ("-0044--0031", "-0044-01-01", "-0031-12-31", "45–32 BC"),
    ("..2021-04-06", "-", "2021-04-06", "until 6 April 2021"),
    (">=1620", "1620-01-01", "-", "1620 or later"),
    ("<=1620", "-", "1620-12-31", "1620 or earlier"),
    ("45 BC-32 BC", "-0044-01-01", "-0031-12-31", "45–32 BC"),
    ("2021-04-06 09.15.21", "2021-04-06T09:15:21", "2021-04-06T09:15:21", "6 April 2021, 09:15:21"),
    ("2021-04-06 at 09.15.21", "2021-04-06T09:15:21", "2021-04-06T09:15:21", "6 April 2021, 09:15:21"),
    ("06-APR-2021 03.05.21.000000 PM", "2021-04-06T15:05:21", "2021-04-06T15:05:21", "6 April 2021, 15:05:21"),
    ("Apr 6, 2021 @ 09:15:21.000", "2021-04-06T09:15:21", "2021-04-06T09:15:21", "6 April 2021, 09:15:21"),
    ("D:20210406091521+01'00'", "2021-04-06T08:15:21Z", "2021-04-06T08:15:21Z", "6 April 2021, 09:15:21 +01:00"),
    ("/Date(1617700521000)/", "2021-04-06T09:15:21Z", "2021-04-06T09:15:21Z", "6 April 2021, 09:15:21 UTC"),
    ("/Date(1617700521000+0100)/", "2021-04-06T09:15:21Z", "2021-04-06T09:15:21Z", "6 April 2021, 09:15:21 UTC"),
    ("1617700521 +0100", "2021-04-06T09:15:21Z", "2021-04-06T09:15:21Z", "6 April 2021, 09:15:21 UTC"),
    ("0900 6 April 2021", "2021-04-06T09:00:00", "2021-04-06T09:00:59", "6 April 2021, 09:00"),
    ("6 April 2021 09:15 UTC–5", "2021-04-06T14:15:00Z", "2021-04-06T14:15:59Z", "6 April 2021, 09:15 -05:00"),
    ("6 April 2021 09:15 UTC–11:30", "2021-04-06T09:15:00Z", "2021-04-06T11:30:59Z", "6 April 2021, 09:15–11:30 UTC"),
    ("6 April 2021 09:15 UCT", "2021-04-06T09:15:00Z", "2021-04-06T09:15:59Z", "6 April 2021, 09:15 UTC"),
    ("2021-04-06T10:30-11:30", "2021-04-06T10:30:00", "2021-04-06T11:30:59", "6 April 2021, 10:30–11:30"),
    // What dateline prints itself.
    ("6 April 2021 (month uncertain)", "2021-04-06", "2021-04-06", "6 April 2021 (month uncertain)"),
    ("6 April 2021 (day approximate) to 8 April 2021 (day approximate)", "2021-04-06", "2021-04-08", "6 April 2021 (day approximate) to 8 April 2021 (day approximate)"),
    ("6 April, year unknown", "0000-04-06", "9999-04-06", "6 April, year unknown"),
    ("about 1620 (1600–1699)", "1600-01-01", "1699-12-31", "about 1620 (1600–1699)"),
    ("about between 10,551 and 9551 BC to about between 8551 and 7551 BC", "-10550-01-01", "-7550-12-31", "between about 10,551 and 9551 BC to between about 8551 and 7551 BC"),
];

#[rustfmt::skip]
const REFUSED: &[Refused] = &[
    ("6 April 2021, 9:15 (CST)", 20, "CST means several time zones"),
    ("6 April 2021, 9:15 (Berlin)", 20, "these words may be the zone"),
    ("6 April 2021, 9:15 (local time)", 20, "these words may be the zone"),
    ("1620 (AH)", 5, "brackets are not supported here"),
    ("6 April 2021 (No. 5)", 13, "a number in brackets: a remark, or a part of the date?"),
    ("6 April 2021[1]", 12, "a number in brackets after a year: a footnote, or a part of the date?"),
    ("v 1620", 0, "“v” before a year may be “about” or “in”"),
    ("S2 2021", 0, "a letter and a number"),
    ("2021-02-3X", 8, "no day of 2021-02 begins with 3"),
    ("2021-04/P3D", 0, "needs a day or a clock time"),
    ("45 BC-45", 6, "the end may be a year BC or AD"),
    ("late 3rd", 5, "what does this number count?"),
    ("Wintersemester 1998/99", 0, "ambiguous period"),
    ("2021–22 season", 10, "ambiguous period"),
    // Courts are no dates.
    ("D.C. Cir. Apr. 6, 2021", 0, "BC and AD belong beside their year"),
    ("(C.D. Cal. Apr. 6, 2021)", 0, "words in brackets are a date phrase"),
    ("s. 1620", 0, "which century?"),
    ("1620C", 4, "not a word of a date"),
    ("1620 V", 5, "what does this number count?"),
    ("2021-04-06 Heisei", 0, "an era beside a date that it does not count"),
    ("平成 2021-04-06", 0, "an era beside a date that it does not count"),
    ("1620 H", 0, "may be a year of the Hijra"),
    ("after to 1620", 6, "unexpected word"),
    ("IST century", 0, "not a word of a date"),
    ("BP 1620", 0, "not a word of a date"),
    ("Heisei BC 31", 0, "two eras"),
    ("5ber 1654", 0, "only 7ber to 10ber are months"),
];

#[test]
fn dates_of_the_trades_are_read_whole() {
    table::read(READ);
    table::refused(REFUSED);
}

#[test]
fn conventions_of_the_trades_are_named() {
    table::names_convention("6–8 April 2021, 09:15", "that of each of them");
    table::names_convention("1621/1622 – 1673", "a slash in one end of a range");
    table::names_convention("c. 1620 (1615–1625)", "gives the bounds");
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    READ.iter().map(|row| row.0)
}
