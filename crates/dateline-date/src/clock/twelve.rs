//! The twelve-hour clock: `am` and `pm`, also when given only once in a range.

use crate::digits::digits;
use crate::error::DateError;

/// Converts an hour of the twelve-hour clock to 0 to 23.
pub(in crate::clock) fn hour(hour: u32, afternoon: bool, start: usize) -> Result<u32, DateError> {
    if hour == 0 || hour > 12 {
        return Err(
            DateError::new(format!("no hour {hour} on a twelve-hour clock"), start)
                .with_help("write an hour from 1 to 12 before am or pm"),
        );
    }
    Ok(hour % 12 + if afternoon { 12 } else { 0 })
}

/// Parses `am` or `pm` (`a.m.`, `PM`), optionally after a space: whether it is the afternoon, and its end.
pub(in crate::clock) fn half_of_day(text: &[u8], at: usize) -> Option<(bool, usize)> {
    let mut at = if text.get(at) == Some(&b' ') {
        at + 1
    } else {
        at
    };
    let afternoon = match text.get(at)?.to_ascii_lowercase() {
        b'a' => false,
        b'p' => true,
        _ => return None,
    };
    at += 1;
    let dotted = text.get(at) == Some(&b'.');
    at += usize::from(dotted);
    if !text.get(at)?.eq_ignore_ascii_case(&b'm') {
        return None;
    }
    at += 1;
    at += usize::from(dotted && text.get(at) == Some(&b'.'));
    (!text.get(at).is_some_and(u8::is_ascii_alphanumeric)).then_some((afternoon, at))
}

/// Hour of the start of a range with "am" or "pm" only at its end: "9:30–11:00 pm", "11:30–1 pm". `at` is the end of
/// the start's time.
pub(in crate::clock) fn shared(text: &[u8], at: usize, start: (u32, u32)) -> Option<u32> {
    const MARKS: [&[u8]; 6] = [
        b"-",
        "–".as_bytes(),
        "—".as_bytes(),
        b"to ",
        b"until ",
        b"and ",
    ];
    let (written, minute) = start;
    if !(1..=12).contains(&written) {
        return None;
    }
    let space = |at: usize| at + usize::from(text.get(at) == Some(&b' '));
    let rest = text.get(space(at)..)?;
    let mark = MARKS.iter().find(|mark| rest.starts_with(mark))?;
    let end_at = space(space(at) + mark.len());
    let (end_hour, len @ (1 | 2)) = digits(text, end_at) else {
        return None;
    };
    let mut after = end_at + len;
    let mut end_minute = 0;
    if let (Some(b':' | b'.'), (minute, 2)) = (text.get(after), digits(text, after + 1)) {
        (end_minute, after) = (minute, after + 3);
    }
    let (afternoon, _) = half_of_day(text, after)?;
    let end = hour(end_hour, afternoon, end_at).ok()? * 60 + end_minute;
    let morning = written % 12;
    let shared = morning + if afternoon { 12 } else { 0 };
    if shared * 60 + minute <= end {
        Some(shared)
    } else {
        // "11:30–1 pm" begins in the morning.
        (afternoon).then_some(morning)
    }
}

/// A bare hour at the start of such a range, "2–4 pm": the hour and its end.
pub(in crate::clock) fn bare(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let (hour, len @ (1 | 2)) = digits(text, at) else {
        return None;
    };
    let end = at + len;
    shared(text, end, (hour, 0)).map(|hour| (hour, end))
}
