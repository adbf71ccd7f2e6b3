//! Dates of GEDCOM 5.5.1 and 7, and forms that genealogists use.

use super::table::{self, Refused, Row};

#[rustfmt::skip]
const READ: &[Row] = &[
    ("ABT 1823", "1823-01-01", "1823-12-31", "about 1823"),
    ("Abt. May 1823", "1823-05-01", "1823-05-31", "about May 1823"),
    ("BEF 3 MAY 1823", "-", "1823-05-02", "before 3 May 1823"),
    ("bef. 1823", "-", "1822-12-31", "before 1823"),
    ("AFT 1823", "1824-01-01", "-", "after 1823"),
    ("BET 1823 AND 1830", "1823-01-01", "1830-12-31", "between 1823 and 1830"),
    ("Bet. 3 May 1823 and 4 Jun 1830", "1823-05-03", "1830-06-04", "between 3 May 1823 and 4 June 1830"),
    ("CAL 1823", "1823-01-01", "1823-12-31", "about 1823"),
    ("EST 1823", "1823-01-01", "1823-12-31", "about 1823"),
    ("Est. 3 MAY 1823", "1823-05-03", "1823-05-03", "about 3 May 1823"),
    ("EST 10:00 3 May 2023", "2023-05-03T15:00:00Z", "2023-05-03T15:00:59Z", "3 May 2023, 10:00 EST"),
    ("FROM 1823", "1823-01-01", "-", "since 1823"),
    ("TO 1823", "-", "1823-12-31", "until 1823"),
    ("FROM MAY 1823 TO JUN 1830", "1823-05-01", "1830-06-30", "May 1823 – June 1830"),
    ("INT 1823 (about thirty at the time)", "1823-01-01", "1823-12-31", "1823"),
    ("INT 3 MAY 1823 (Ascension Day)", "1823-05-03", "1823-05-03", "3 May 1823"),
    ("3 JAN 1698/99", "1699-01-03", "1699-01-03", "3 January 1699"),
    ("Jan. 3, 1698/9", "1699-01-03", "1699-01-03", "3 January 1699"),
    ("FEB 1699/1700", "1700-02-01", "1700-02-28", "February 1700"),
    ("3 JAN 1709/10", "1710-01-03", "1710-01-03", "3 January 1710"),
    ("@#DJULIAN@ 3 JAN 1698/99", "1699-01-13", "1699-01-13", "13 January 1699"),
    ("BET 3 JAN 1698/99 AND 4 FEB 1701/02", "1699-01-03", "1702-02-04", "between 3 January 1699 and 4 February 1702"),
    ("@#DGREGORIAN@ 14 FEB 1918", "1918-02-14", "1918-02-14", "14 February 1918"),
    ("JULIAN 1 FEB 1918", "1918-02-14", "1918-02-14", "14 February 1918"),
    ("GREGORIAN 14 FEB 1918", "1918-02-14", "1918-02-14", "14 February 1918"),
    ("HEBREW 15 TSH 5784", "2023-09-30", "2023-09-30", "30 September 2023"),
    ("FRENCH_R 18 BRUM 8", "1799-11-09", "1799-11-09", "9 November 1799"),
    ("44 B.C.", "-0043-01-01", "-0043-12-31", "44 BC"),
    ("BEF 44 BCE", "-", "-0044-12-31", "before 44 BC"),
    ("3/13 JAN 1698", "1698-01-13", "1698-01-13", "13 January 1698"),
    ("12/23 JAN 1750/51", "1751-01-23", "1751-01-23", "23 January 1751"),
    ("12/24 January 1850", "1850-01-24", "1850-01-24", "24 January 1850"),
    ("12/20 January 1850", "1850-01-12", "1850-01-20", "12–20 January 1850"),
    ("1698/99", "1698-01-01", "1699-12-31", "1698–1699"),
];

const REFUSED: &[Refused] = &[
    ("@#DROMAN@ 1 JAN 200", 0, "unsupported calendar ROMAN"),
    ("(about fifty)", 0, "date phrase"),
    ("(Stillborn)", 0, "date phrase"),
    ("11 JUN 1731/32", 7, "only dates from January to March"),
    ("11 FEB 1731/33", 7, "two consecutive years"),
    ("11 FEB 1931/32", 7, "dual years ended with 1752"),
    ("8 March 2026 EST", 0, "a zone needs a time of day"),
];

#[test]
fn gedcom_is_accepted() {
    table::read(READ);
}

#[test]
fn texts_outside_of_gedcom_are_rejected() {
    table::refused(REFUSED);
}

#[test]
fn conventions_of_gedcom_are_named() {
    table::names_convention("EST 1823", "CAL and EST are GEDCOM's");
    table::names_convention("CAL 1823", "CAL and EST are GEDCOM's");
    table::names_convention("INT 1823 (about thirty)", "INT is GEDCOM's");
    table::names_convention("12/24 January 1850", "the second is the Gregorian");
    table::names_convention("3 JAN 1698/99", "from 1 January");
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    READ.iter().map(|row| row.0)
}
