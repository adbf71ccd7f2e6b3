//! Dates of courts, contracts and registers.

use super::table::{self, Refused, Row};

#[rustfmt::skip]
const READ: &[Row] = &[
    ("on or about April 22, 2018", "2018-04-22", "2018-04-22", "about 22 April 2018"),
    ("On or around 22 April 2018", "2018-04-22", "2018-04-22", "about 22 April 2018"),
    ("in or about September 2014", "2014-09-01", "2014-09-30", "about September 2014"),
    ("on or about the 22nd day of April, 2018", "2018-04-22", "2018-04-22", "about 22 April 2018"),
    ("April 2018 or about June 2018", "2018-04-01", "2018-06-30", "April or about June 2018"),
    ("after 3 May 2016, before June 2017", "2016-05-04", "2017-05-31", "between 4 May 2016 and 31 May 2017"),
    ("before 2017, not before 2012", "2012-01-01", "2016-12-31", "between 2012 and 2016"),
    ("throughout 2016", "2016-01-01", "2016-12-31", "2016"),
    ("since at least 2016", "-", "-", "since 2016 or earlier"),
    ("at least since 3 May 2016", "-", "-", "since 3 May 2016 or earlier"),
    ("since no later than May 2016", "-", "-", "since May 2016 or earlier"),
    ("until at least 2022", "-", "-", "until 2022 or later"),
    ("from at least 2012 through at least 2017", "-", "-", "2012 or earlier to 2017 or later"),
    ("from in or about May 2012 through in or about June 2017", "2012-05-01", "2017-06-30", "about May 2012 – June 2017"),
    ("beginning in or about May 2012 and continuing through at least June 2017", "2012-05-01", "-", "about May 2012 to June 2017 or later"),
    ("from on or about 3 May 2016 to the present", "2016-05-03", "-", "since about 3 May 2016"),
    ("between in or about May 2012 and in or about June 2017", "2012-05-01", "2017-06-30", "between about May 2012 and June 2017"),
    ("no later than 22 April 2018", "-", "2018-04-22", "22 April 2018 or earlier"),
    ("up to and including 22 April 2018", "-", "2018-04-22", "22 April 2018 or earlier"),
    ("on and before 22 April 2018", "-", "2018-04-22", "22 April 2018 or earlier"),
    ("on and after 22 April 2018", "2018-04-22", "-", "22 April 2018 or later"),
    ("no sooner than 22 April 2018", "2018-04-22", "-", "22 April 2018 or later"),
    ("from 1 May 2020 until 3 June 2020", "2020-05-01", "2020-06-03", "1 May – 3 June 2020"),
    ("this 22nd day of April, 2018", "2018-04-22", "2018-04-22", "22 April 2018"),
    ("Signed this second day of April 2018", "2018-04-02", "2018-04-02", "2 April 2018"),
    ("Filed 04/22/2018", "2018-04-22", "2018-04-22", "22 April 2018"),
    ("Filed 04/02/2018", "2018-02-04", "2018-04-02", "4 February or 2 April 2018"),
    ("Entered: April 22, 2018", "2018-04-22", "2018-04-22", "22 April 2018"),
    ("dated as of April 2, 2018", "2018-04-02", "2018-04-02", "2 April 2018"),
    ("Effective before 2018", "-", "2017-12-31", "before 2018"),
    ("Filed between 1 May 2020 and 3 June 2020", "2020-05-01", "2020-06-03", "between 1 May and 3 June 2020"),
    ("the year ended 31 December 2018", "2018-01-01", "2018-12-31", "1 January – 31 December 2018"),
    ("three months ended June 30, 2018", "2018-04-01", "2018-06-30", "1 April – 30 June 2018"),
    ("six months ending 31 August 2018", "2018-03-01", "2018-08-31", "1 March – 31 August 2018"),
    ("quarter ended 2018-06", "2018-04-01", "2018-06-30", "1 April – 30 June 2018"),
    ("year ended June 2018", "2017-07-01", "2018-06-30", "1 July 2017 – 30 June 2018"),
    ("between on or about May 3, 2018, and on or about June 4, 2018", "2018-05-03", "2018-06-04", "between about 3 May and 4 June 2018"),
    ("in or about and between May 2018 and June 2018", "2018-05-01", "2018-06-30", "between about May and June 2018"),
    ("on 3 May 2018 and on 4 June 2018", "2018-05-03", "2018-06-04", "3 May and 4 June 2018"),
    ("1960 and on", "1960-01-01", "-", "since 1960"),
    ("no later than 22 April 2018 at 5:00 p.m. EDT", "-", "2018-04-22T21:00:59Z", "until 22 April 2018, 17:00 EDT, start unknown"),
    ("not earlier than May 3, 2018 and not later than June 4, 2018", "2018-05-03", "2018-06-04", "between 3 May and 4 June 2018"),
    ("after May 3, 2018 and before June 4, 2018", "2018-05-04", "2018-06-03", "between 4 May and 3 June 2018"),
    ("on or after May 3, 2018 but before June 4, 2018", "2018-05-03", "2018-06-03", "between 3 May and 3 June 2018"),
    ("1950 and before", "-", "1950-12-31", "1950 or earlier"),
    ("by no later than 22 April 2018", "-", "2018-04-22", "22 April 2018 or earlier"),
    ("at least through 2018", "-", "-", "until 2018 or later"),
    ("commencing 22 April 2018", "2018-04-22", "-", "since 22 April 2018"),
    ("sometime before April 2018", "-", "2018-03-31", "before April 2018"),
    ("on April 22, 2018, between 9:30 p.m. and 11 p.m.", "2018-04-22T21:30:00", "2018-04-22T23:00:59", "22 April 2018, 21:30–23:00"),
    ("at approximately 10:15 p.m. on April 22, 2018", "2018-04-22T22:15:00", "2018-04-22T22:15:59", "about 22 April 2018, 22:15"),
];

const REFUSED: &[Refused] = &[
    ("after 2018, before 2012", 12, "within both"),
    ("FY2019", 0, "fiscal"),
    ("fiscal year 2019", 0, "fiscal"),
    ("tax year 2018/19", 0, "fiscal"),
    ("2018-19 school year", 8, "fiscal"),
    ("at least 2016", 0, "“at least” needs"),
    ("year ended summer 2018", 0, "ended on which day?"),
    ("year ended the 1990s", 0, "ended on which day?"),
    ("year ended 2018", 0, "ended on which day?"),
    ("2016 filed", 5, "can only begin a date"),
];

#[test]
fn legal_dates_are_accepted() {
    table::read(READ);
}

#[test]
fn implausible_legal_dates_are_rejected() {
    table::refused(REFUSED);
}

#[test]
fn labels_are_named() {
    table::names_convention("Filed 04/22/2018", "filed, signed");
}

/// All accepted texts of this file.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    READ.iter().map(|row| row.0)
}

/// Weeks counted in their month, and weekends.
#[test]
#[rustfmt::skip]
fn weeks_of_a_month_and_weekends() {
    table::read(&[
        ("first week of May 1850", "1850-05-01", "1850-05-07", "between 1 and 7 May 1850"),
        ("2nd week in May 1850", "1850-05-08", "1850-05-14", "between 8 and 14 May 1850"),
        ("last week of May 1850", "1850-05-25", "1850-05-31", "between 25 and 31 May 1850"),
        ("fifth week of May 1850", "1850-05-29", "1850-05-31", "between 29 and 31 May 1850"),
        ("première semaine de mai 1850", "1850-05-01", "1850-05-07", "between 1 and 7 May 1850"),
        ("erste Woche im Mai 1850", "1850-05-01", "1850-05-07", "between 1 and 7 May 1850"),
        ("first or second week of May 1850", "1850-05-01", "1850-05-14", "1–7 May or 8–14 May 1850"),
        ("the weekend of 6–7 June 2020", "2020-06-06", "2020-06-07", "6–7 June 2020"),
        ("weekend of 6 June 2020", "2020-06-06", "2020-06-07", "between 6 and 7 June 2020"),
        ("weekend of June 7, 2020", "2020-06-06", "2020-06-07", "between 6 and 7 June 2020"),
        ("weekend of 5–7 June 2020", "2020-06-05", "2020-06-07", "5–7 June 2020"),
        ("Wochenende vom 6./7. Juni 2020", "2020-06-06", "2020-06-07", "6–7 June 2020"),
    ]);
}

/// Periods of several years that end on one day, and documents by their day.
#[test]
#[rustfmt::skip]
fn periods_that_share_their_last_day() {
    table::read(&[
        ("the six months ended June 30, 2020 and 2019", "2019-01-01", "2020-06-30", "1 January – 30 June 2020 and 1 January – 30 June 2019"),
        ("years ended December 31, 2020, 2019 and 2018", "2018-01-01", "2020-12-31", "1 January – 31 December 2020, 1 January – 31 December 2019 and 1 January – 31 December 2018"),
        ("fiscal years ended September 30, 2020 and 2019", "2018-10-01", "2020-09-30", "1 October 2019 – 30 September 2020 and 1 October 2018 – 30 September 2019"),
        ("Urteil vom 2. Januar 2020", "2020-01-02", "2020-01-02", "2 January 2020"),
        ("dd. 2 januari 2020", "2020-01-02", "2020-01-02", "2 January 2020"),
        ("sometime during the summer of 2020", "2020-06-01", "2020-08-31", "summer 2020"),
    ]);
}
