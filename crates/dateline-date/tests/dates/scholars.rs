//! Dates of historians, archivists, registrars and cataloguers of manuscripts.

use super::table::{self, Refused, Row};

#[rustfmt::skip]
const READ: &[Row] = &[
    // Years before Christ that leave out what they share.
    ("490/89 BC", "-0489-01-01", "-0488-12-31", "490–489 BC"),
    ("346/5 BC", "-0345-01-01", "-0344-12-31", "346–345 BC"),
    ("346–5 v. Chr.", "-0345-01-01", "-0344-12-31", "346–345 BC"),
    ("c. 490–89 BC", "-0489-01-01", "-0488-12-31", "about 490–489 BC"),
    ("64/3 BC", "-0063-01-01", "-0062-12-31", "64–63 BC"),
    ("301–28 BC", "-0300-01-01", "-0027-12-31", "301–28 BC"),
    ("36–3 BC", "-0035-01-01", "-0002-12-31", "36–3 BC"),
    ("480/79–470/69 BC", "-0479-01-01", "-0468-12-31", "between 480 and 479 BC to between 470 and 469 BC"),
    ("1265/66–1320/21", "1265-01-01", "1321-12-31", "between 1265 and 1266 to between 1320 and 1321"),
    ("480s–70s BC", "-0488-01-01", "-0469-12-31", "the 480s BC to the 470s BC"),
    ("before 480/79 BC", "-", "-0480-12-31", "before 480 BC"),
    ("after 480/79 BC", "-0477-01-01", "-", "after 479 BC"),
    ("since 480/79 BC", "-0479-01-01", "-", "since between 480 and 479 BC"),
    ("before 1985/86", "-", "1984-12-31", "before 1985"),
    ("winter 218/217 BC", "-0217-12-01", "-0216-02-29", "winter 218 BC"),
    ("winter 218/17 BC", "-0217-12-01", "-0216-02-29", "winter 218 BC"),
    ("117/6–107 BC", "-0116-01-01", "-0106-12-31", "between 117 and 116 BC to 107 BC"),
    ("summer 490/89 BC", "-0489-06-01", "-0488-12-31", "summer 490 BC – 489 BC"),
    ("490 BC–89 BC", "-0489-01-01", "-0088-12-31", "490–89 BC"),
    ("143–31 BC", "-0142-01-01", "-0030-12-31", "143–131 BC or 143–31 BC"),
    ("BC 3200–3100", "-3199-01-01", "-3099-12-31", "3200–3100 BC"),
    ("2nd century BC/AD", "-0199-01-01", "0199-12-31", "the 2nd century BC to the 2nd century"),
    // Long years beside their era are never seconds since 1970.
    ("1713348900 BC", "-1713348899-01-01", "-1713348899-12-31", "1,713,348,900 BC"),
    ("AD 1713348900", "1713348900-01-01", "1713348900-12-31", "AD 1,713,348,900"),
    ("13,800,000,001 BC", "-13800000000-01-01", "-13800000000-12-31", "13,800,000,001 BC"),
    ("13,800,000,001–13,700,000,001 BC", "-13800000000-01-01", "-13700000000-12-31", "13,800,000,001–13,700,000,001 BC"),
    // Reigns.
    ("r. 79–81", "0079-01-01", "0081-12-31", "AD 79–81"),
    ("reigned c. 79–81", "0079-01-01", "0081-12-31", "about AD 79–81"),
    ("r. 1485–99", "1485-01-01", "1499-12-31", "1485–1499"),
    ("reign of Titus (79–81)", "0079-01-01", "0081-12-31", "AD 79–81"),
    ("Titus (r. 79–81)", "0079-01-01", "0081-12-31", "AD 79–81"),
    ("papacy of Leo X, 1513–1521", "1513-01-01", "1521-12-31", "1513–1521"),
    // Charters.
    ("1122 × 1135", "1122-01-01", "1135-12-31", "between 1122 and 1135"),
    ("1122x1135", "1122-01-01", "1135-12-31", "between 1122 and 1135"),
    ("1122 x c. 1135", "1122-01-01", "1135-12-31", "between about 1122 and 1135"),
    ("3 May 1122 × 4 June 1135", "1122-05-03", "1135-06-04", "between 3 May 1122 and 4 June 1135"),
    // Both years of a winter behind both of its ends.
    ("Dec.–Feb. 1921–22", "1921-12-01", "1922-02-28", "December 1921 – February 1922"),
    ("December/January 1921/22", "1921-12-01", "1922-01-31", "December 1921 – January 1922"),
    ("30 Dec.–2 Jan. 1921–1922", "1921-12-30", "1922-01-02", "30 December 1921 – 2 January 1922"),
    // Bounds within a period.
    ("20th century (after 1950)", "1951-01-01", "1999-12-31", "between 1951 and 1999"),
    ("18th century, after 1760", "1761-01-01", "1799-12-31", "between 1761 and 1799"),
    ("after 1950 (1960s)", "1960-01-01", "1969-12-31", "the 1960s"),
    ("19th century (not after 1860)", "1800-01-01", "1860-12-31", "between 1800 and 1860"),
    ("turn of the 20th century", "1890-01-01", "1910-12-31", "between about 1890 and 1910"),
    ("turn of the 17th to the 18th century", "1690-01-01", "1710-12-31", "between about 1690 and 1710"),
    ("Wende vom 17. zum 18. Jahrhundert", "1690-01-01", "1710-12-31", "between about 1690 and 1710"),
    // Hyphens between dates and within words.
    ("1921 March-1922 April", "1921-03-01", "1922-04-30", "March 1921 – April 1922"),
    ("1921 March 12-1922 April 3", "1921-03-12", "1922-04-03", "12 March 1921 – 3 April 1922"),
    ("late 19th century-1921", "1870-01-01", "1921-12-31", "the late 19th century to 1921"),
    ("1921 spring-1922 summer", "1921-03-01", "1922-08-31", "spring 1921 – summer 1922"),
    ("post-1921", "1922-01-01", "-", "after 1921"),
    ("c.-1921", "1921-01-01", "1921-12-31", "about 1921"),
    ("winter-1921", "1921-12-01", "1922-02-28", "winter 1921"),
    // Papers and books.
    ("1921-1930, undated", "1921-01-01", "1930-12-31", "1921–1930"),
    ("1921-1930 and undated", "1921-01-01", "1930-12-31", "1921–1930"),
    ("not dated, c. 1921", "1921-01-01", "1921-12-31", "about 1921"),
    ("1921-1930 (bulk 1924-1926)", "1921-01-01", "1930-12-31", "1921–1930"),
    ("1921-1930, bulk 1924-1926", "1921-01-01", "1930-12-31", "1921–1930"),
    ("1921-1930, inclusive", "1921-01-01", "1930-12-31", "1921–1930"),
    ("bulk 1924-1926", "1924-01-01", "1926-12-31", "1924–1926"),
    ("1921, c1920", "1920-01-01", "1921-12-31", "1921 and about 1920"),
    ("cop. 1921", "1921-01-01", "1921-12-31", "1921"),
    ("model 1880, cast after 1921", "1880-01-01", "-", "1880 and after 1921"),
    ("s. xii²", "1150-01-01", "1199-12-31", "second half of the 12th century"),
    ("s. XII 2/4", "1125-01-01", "1149-12-31", "second quarter of the 12th century"),
    ("saec. XII 1/2", "1100-01-01", "1149-12-31", "first half of the 12th century"),
    // Registers.
    ("b. 1821 d. 1890", "1821-01-01", "1890-12-31", "1821 and 1890"),
    ("b. 1821–d. 1890", "1821-01-01", "1890-12-31", "1821–1890"),
    ("Sep Q 1871", "1871-07-01", "1871-09-30", "third quarter of 1871"),
    ("Dec qtr 1871", "1871-10-01", "1871-12-31", "fourth quarter of 1871"),
    ("Lady Day 1654", "1654-03-25", "1654-03-25", "25 March 1654"),
    ("Michaelmas Day, 1654", "1654-09-29", "1654-09-29", "29 September 1654"),
    ("Christmas Eve 1654", "1654-12-24", "1654-12-24", "24 December 1654"),
    ("3 Feb 1731-2", "1732-02-03", "1732-02-03", "3 February 1732"),
    ("die 3 Maii 1654", "1654-05-03", "1654-05-03", "3 May 1654"),
    // Polish, and Swedish with its neighbors.
    ("3 maja 1921 r.", "1921-05-03", "1921-05-03", "3 May 1921"),
    ("około 1921 r.", "1921-01-01", "1921-12-31", "about 1921"),
    ("między 1921 a 1930", "1921-01-01", "1930-12-31", "between 1921 and 1930"),
    ("XVI w.", "1500-01-01", "1599-12-31", "the 16th century"),
    ("pocz. XVI w.", "1500-01-01", "1529-12-31", "the early 16th century"),
    ("1. poł. XVI w.", "1500-01-01", "1549-12-31", "first half of the 16th century"),
    ("lata 20. XX w.", "1920-01-01", "1929-12-31", "the 1920s"),
    ("44 p.n.e.", "-0043-01-01", "-0043-12-31", "44 BC"),
    ("3 maj 1921", "1921-05-03", "1921-05-03", "3 May 1921"),
    ("omkring 1921", "1921-01-01", "1921-12-31", "about 1921"),
    ("mellan 1921 och 1930", "1921-01-01", "1930-12-31", "between 1921 and 1930"),
    ("1600-talet", "1600-01-01", "1699-12-31", "the 1600s"),
    ("början av 1600-talet", "1600-01-01", "1629-12-31", "the early 1600s"),
    ("44 f.Kr.", "-0043-01-01", "-0043-12-31", "44 BC"),
];

#[test]
fn scholars_dates() {
    table::read(READ);
}

#[rustfmt::skip]
const REFUSED: &[Refused] = &[
    ("date uncertain", 0, "the date is not known"),
    ("date not known", 0, "the date is not known"),
    ("3rd day of the 4th month 1690", 0, "a month by its number"),
    ("3d 4mo 1690", 0, "a month by its number"),
    ("Easter 1690", 0, "moves from year to year"),
    ("turn of the 19th and 20th centuries", 0, "the turn of which century?"),
    ("turn of the 1920s", 0, "only the turn of a century"),
    ("2024-03-04/13-10", 11, "no month 13"),
    ("2024-03-04/02-30", 14, "February 2024 has 29 days"),
    ("54–68", 0, "54 is not a year"),
];

#[test]
fn scholars_dates_with_a_reason() {
    table::refused(REFUSED);
}
