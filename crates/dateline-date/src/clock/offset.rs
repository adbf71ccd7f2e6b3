//! Signs after a clock time: an offset from UTC, or the end of a range of clock times.

use super::twelve::half_of_day;
use crate::digits::digits;
use crate::error::DateError;
use crate::meaning::Clock;
use crate::zone::{Zone, abbreviation};

/// Context before a clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::clock) struct Before {
    /// The `T` of ISO 8601 precedes it.
    pub iso: bool,
    /// A day in digits precedes it; programs print offsets after such days.
    pub in_digits: bool,
}

/// Meaning of a sign after a clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::clock) struct Sign {
    /// The offset and its end; `None` for the end of a range.
    pub zone: Option<(Zone, usize)>,
    /// Whether both readings were possible.
    pub doubtful: bool,
}

impl Sign {
    const RANGE: Self = Self {
        zone: None,
        doubtful: false,
    };
}

/// Hours, minutes and seconds after a sign, and their written form.
struct Written {
    hours: u32,
    minutes: u32,
    seconds: Option<u32>,
    form: Form,
    end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `5`, `05`.
    Hours,
    /// `05:00`.
    Colon,
    /// `0500`.
    Four,
}

impl Written {
    fn at(text: &[u8], at: usize) -> Option<Self> {
        let (number, len) = digits(text, at);
        let after = at + len;
        let colon = |at: usize| match (text.get(at), digits(text, at + 1)) {
            (Some(b':'), (value, 2)) => Some(value),
            _ => None,
        };
        let (hours, minutes, seconds, form, end) = match (len, colon(after)) {
            (1 | 2, Some(minutes)) => match colon(after + 3) {
                Some(seconds) => (number, minutes, Some(seconds), Form::Colon, after + 6),
                None => (number, minutes, None, Form::Colon, after + 3),
            },
            (2, None) if text.get(after) == Some(&b'\'') => {
                // PDF writes +01'00'.
                let (minutes, 2) = digits(text, after + 1) else {
                    return None;
                };
                let end = after + 3 + usize::from(text.get(after + 3) == Some(&b'\''));
                (number, minutes, None, Form::Four, end)
            }
            (1 | 2, None) => (number, 0, None, Form::Hours, after),
            (4, None) => (number / 100, number % 100, None, Form::Four, after),
            _ => return None,
        };
        Some(Self {
            hours,
            minutes,
            seconds,
            form,
            end,
        })
    }

    fn total(&self) -> u32 {
        self.hours * 3600 + self.minutes * 60 + self.seconds.unwrap_or(0)
    }

    fn zone(&self, sign: i32) -> Option<Zone> {
        Some(Zone::Fixed(sign * i32::try_from(self.total()).ok()?))
    }

    /// Whether a zone west of UTC has or had this offset: whole, half and three-quarter hours, and local mean times.
    fn is_western(&self) -> bool {
        let fits = matches!(self.minutes, 0 | 30 | 45) || self.seconds.is_some();
        self.total() <= 12 * 3600 && self.minutes < 60 && fits
    }

    /// Whether a zone west of UTC has had this offset since 1970: whole hours, and the half hours of Newfoundland,
    /// Venezuela and the Marquesas.
    fn is_in_use(&self) -> bool {
        self.minutes == 0 || matches!(self.total() / 60, 150 | 210 | 270 | 570)
    }

    /// Whether a date continues after it: `-8 March`, `-08.03.2026`, `-2026-03-09`.
    fn begins_date(&self, text: &[u8]) -> bool {
        let next = text.get(self.end);
        let then = text.get(self.end + 1);
        // "22:00:00-06:00/2026-03-09" ends with an offset.
        let part = match next {
            Some(b'/') => self.form == Form::Hours,
            Some(b'-' | b'.' | b':') => true,
            _ => false,
        } && then.is_some_and(u8::is_ascii_digit);
        let word = next.is_some_and(u8::is_ascii_alphabetic)
            || next == Some(&b' ')
                && then.is_some_and(u8::is_ascii_alphabetic)
                && abbreviation(text, self.end + 1).is_none();
        part || self.form == Form::Hours && word
    }
}

/// Maximum offset of a zone east of UTC, in seconds.
const MOST: u32 = 14 * 3600;
/// Maximum offset of a local mean time, in seconds: Manila was 15:56:08 ahead until 1844.
const MOST_MEAN_TIME: u32 = 16 * 3600;

/// Parses the sign after a clock time, optionally after a space: `Z`, `+hh`, `+hh:mm`, `+hhmm`, `-5`. The context
/// decides whether a hyphen begins an offset or the end of a range.
///
/// # Errors
/// No zone has the offset, or the meaning of a hyphen is ambiguous.
pub(in crate::clock) fn after(
    text: &[u8],
    clock: &Clock,
    at: usize,
    before: Before,
) -> Result<Sign, DateError> {
    let spaced = text.get(at) == Some(&b' ');
    let start = at + usize::from(spaced);
    let letter_follows = text.get(start + 1).is_some_and(u8::is_ascii_alphanumeric);
    let sign = match text.get(start) {
        Some(b'Z' | b'z') if !letter_follows => {
            return Ok(Sign {
                zone: Some((Zone::Fixed(0), start + 1)),
                doubtful: false,
            });
        }
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Ok(Sign::RANGE),
    };
    let Some(written) = Written::at(text, start + 1) else {
        return Ok(Sign::RANGE);
    };
    let zone = |doubtful| Sign {
        zone: written.zone(sign).map(|zone| (zone, written.end)),
        doubtful,
    };
    if sign > 0 {
        let most = if written.seconds.is_some() {
            MOST_MEAN_TIME
        } else {
            MOST
        };
        if written.minutes > 59 || written.total() > most {
            return Err(DateError::new("no such offset from UTC", start)
                .with_help("write an offset from -12:00 to +14:00"));
        }
        return Ok(zone(false));
    }
    hyphen(text, clock, &written, (start, spaced), before, zone)
}

fn hyphen(
    text: &[u8],
    clock: &Clock,
    written: &Written,
    (start, spaced): (usize, bool),
    before: Before,
    zone: impl Fn(bool) -> Sign,
) -> Result<Sign, DateError> {
    let is_clock = half_of_day(text, written.end).is_some();
    // "22:00-06:00 UTC" has a zone, so the hyphen starts no offset.
    let zoned = text.get(written.end) == Some(&b' ')
        && abbreviation(text, written.end + 1).is_some_and(|found| !found.may_be(written.zone(-1)));
    let ends_range = zoned && !spaced && !before.iso && clock.zone.is_none() && !clock.seconds;
    if is_clock || ends_range || !written.is_western() || written.begins_date(text) {
        return Ok(Sign::RANGE);
    }
    let later = written.total() > clock.second;
    // "T10:30-11:30": no zone has had this offset for long; after a space it is one, as dates are shown.
    if !spaced
        && later
        && written.form == Form::Colon
        && written.seconds.is_none()
        && !written.is_in_use()
    {
        return Ok(Sign::RANGE);
    }
    // Programs print offsets after seconds, after a space, after ISO's T, and as four digits.
    let to_seconds = clock.seconds && written.seconds.is_none();
    if before.iso || spaced || to_seconds || written.form == Form::Four {
        return Ok(zone(later && written.form == Form::Colon));
    }
    if later && written.form == Form::Colon {
        let named = text.get(written.end) == Some(&b' ');
        let same_zone = named
            && abbreviation(text, written.end + 1)
                .is_some_and(|found| found.may_be(written.zone(-1)));
        return Ok(if same_zone {
            zone(false)
        } else {
            Sign {
                doubtful: true,
                ..Sign::RANGE
            }
        });
    }
    // No zone is one and a half hours west of UTC: "22:00-01:30" can only end the next day.
    if !later && !written.is_in_use() {
        return Ok(Sign::RANGE);
    }
    // "22:00-02:00" may also end the next day, and "10:00-11" at eleven.
    let overnight = clock.second >= 18 * 3600 && written.total() <= 6 * 3600;
    if later || overnight && !before.in_digits {
        return Err(DateError::new("this may be an offset from UTC or the end of a range", start).with_help("write the offset after seconds (22:00:00-02:00), or both ends in full with “to” between them"));
    }
    Ok(zone(overnight))
}
