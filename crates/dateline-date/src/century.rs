//! Two-digit years: their century follows from the current year if a file says how its dates are written.

use super::context::{DateContext, NumericOrder, SettledBy};
use super::conventions::{Convention, Used};
use super::error::DateError;

/// Year of two digits: at most 80 years before and 20 after the current one.
///
/// # Errors
/// The file does not say how its dates are written, or the current year is not known.
pub(super) fn year(
    digits: u32,
    at: usize,
    context: DateContext,
    used: &mut Used,
) -> Result<u32, DateError> {
    /// Maximum years after the current one.
    const AHEAD: u32 = 20;
    let is_said = context.numeric != NumericOrder::Unknown && context.settled_by == SettledBy::File;
    let (true, Some(this_year)) = (is_said, context.this_year) else {
        return Err(ambiguous(&format!("the year {digits:02}"), at));
    };
    let last = u32::from(this_year) + AHEAD;
    let year = last / 100 * 100 + digits;
    used.add(Convention::AssumedCentury);
    Ok(if year > last {
        year.saturating_sub(100)
    } else {
        year
    })
}

/// Error for a year whose century is not known.
pub(super) fn ambiguous(what: &str, at: usize) -> DateError {
    DateError::new(format!("ambiguous century: {what}"), at)
        .with_help("write four digits, or set `dates: dmy` or `dates: mdy` in the file")
}
