//! Dates in the usual digits: most dates of most files.

use super::moment::days_in_month;
use super::point::Point;

/// `YYYY-MM-DD`, `YYYY-MM` and `YYYY`: most dates of most files.
pub(super) fn plain(text: &[u8]) -> Option<Point> {
    let ([a, b, c, d], rest) = text.split_first_chunk()?;
    let (century, years) = (two_digits([*a, *b])?, two_digits([*c, *d])?);
    let year = i64::from(century) * 100 + i64::from(years);
    match rest {
        [] => Some(Point::year(year)),
        [b'-', tens, ones] => {
            let month = two_digits([*tens, *ones]).filter(|month| (1..=12).contains(month))?;
            Some(Point::date(year, month, 0))
        }
        [b'-', month_tens, month_ones, b'-', day_tens, day_ones] => {
            let month = two_digits([*month_tens, *month_ones])?;
            let day = two_digits([*day_tens, *day_ones])?;
            (1..=days_in_month(year, month))
                .contains(&day)
                .then(|| Point::date(year, month, day))
        }
        _ => None,
    }
}

/// Value of two digits.
fn two_digits([tens, ones]: [u8; 2]) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}
