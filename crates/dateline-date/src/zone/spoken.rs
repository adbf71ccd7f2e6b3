//! Spoken names of zones: "ET", "Eastern Standard Time", "Central European Summer Time".

use super::Zone;

/// Meaning of a name: a zone of the IANA database, or minutes east of UTC.
#[derive(Debug, Clone, Copy)]
enum Spoken {
    Named(&'static str),
    Fixed(i32),
}

use Spoken::{Fixed, Named};

/// Spoken names; those of two letters must be uppercase.
const NAMES: &[(&str, Spoken)] = &[
    ("ET", Named("America/New_York")),
    ("CT", Named("America/Chicago")),
    ("MT", Named("America/Denver")),
    ("PT", Named("America/Los_Angeles")),
    ("Eastern Time", Named("America/New_York")),
    ("Central Time", Named("America/Chicago")),
    ("Mountain Time", Named("America/Denver")),
    ("Pacific Time", Named("America/Los_Angeles")),
    ("Eastern Standard Time", Fixed(-300)),
    ("Eastern Daylight Time", Fixed(-240)),
    ("Central Daylight Time", Fixed(-300)),
    ("Mountain Standard Time", Fixed(-420)),
    ("Mountain Daylight Time", Fixed(-360)),
    ("Pacific Standard Time", Fixed(-480)),
    ("Pacific Daylight Time", Fixed(-420)),
    ("Coordinated Universal Time", Fixed(0)),
    ("Universal Time", Fixed(0)),
    ("Greenwich Mean Time", Fixed(0)),
    ("British Summer Time", Fixed(60)),
    ("Central European Time", Fixed(60)),
    ("Central European Standard Time", Fixed(60)),
    ("Central European Summer Time", Fixed(120)),
    ("Eastern European Time", Fixed(120)),
    ("Eastern European Standard Time", Fixed(120)),
    ("Eastern European Summer Time", Fixed(180)),
    ("Moscow Time", Named("Europe/Moscow")),
    ("Moscow Standard Time", Fixed(180)),
    ("India Standard Time", Fixed(330)),
    ("Indian Standard Time", Fixed(330)),
    ("China Standard Time", Fixed(480)),
    ("Beijing Time", Named("Asia/Shanghai")),
    ("Japan Standard Time", Fixed(540)),
    ("Korea Standard Time", Fixed(540)),
    ("Korean Standard Time", Fixed(540)),
    ("Zulu", Fixed(0)),
    // After the longer names that begin with them.
    ("Eastern", Named("America/New_York")),
    ("Central", Named("America/Chicago")),
    ("Mountain", Named("America/Denver")),
    ("Pacific", Named("America/Los_Angeles")),
];

/// The zone whose name begins at a byte, and the end of the name.
pub(super) fn find(text: &str, at: usize) -> Option<(Zone, usize)> {
    let rest = text.get(at..)?;
    let is_here = |name: &str| {
        let written = rest.get(..name.len()).unwrap_or_default();
        let fits = if name.len() == 2 {
            written == name
        } else {
            written.eq_ignore_ascii_case(name)
        };
        let continues = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric());
        fits && !rest.get(name.len()..).is_some_and(continues)
    };
    let (name, zone) = NAMES.iter().find(|(name, _)| is_here(name))?;
    let zone = match zone {
        Named(name) => Zone::named(name)?,
        Fixed(minutes) => Zone::Fixed(minutes * 60),
    };
    Some((zone, at + name.len()))
}
