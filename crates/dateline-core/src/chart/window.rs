//! Visible part of time: everything, or a window around a moment.

use super::extent::{Extents, OPEN_END, OPEN_START};
use super::scale::{Unfolded, Window};
use crate::date::Zone;

/// Shortest visible time, in seconds.
pub const SHORTEST: i64 = 60;

/// What a chart shows of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Everything.
    #[default]
    Everything,
    /// A window around a second, measured without folds.
    Around {
        /// Second in the middle.
        middle: i64,
        /// Length in seconds.
        length: i64,
        /// The range that was asked for last: time is folded so that all of it can be shown.
        asked: Option<(i64, i64)>,
    },
}

impl View {
    /// View from one second to another.
    #[must_use]
    pub fn between(time: &Unfolded, from: i64, to: i64) -> Self {
        let (from, to) = (time.position(from), time.position(to));
        Self::of(
            time,
            Window {
                from,
                length: to.saturating_sub(from),
            },
        )
    }

    /// View of a window, at least `SHORTEST` seconds long.
    #[must_use]
    pub fn of(time: &Unfolded, window: Window) -> Self {
        let middle = window.from.saturating_add(window.length / 2);
        Self::Around {
            middle: time.second(middle),
            length: window.length.max(SHORTEST),
            asked: time.asked,
        }
    }

    /// The range that was asked for.
    pub fn asked(self) -> Option<(i64, i64)> {
        match self {
            Self::Everything => None,
            Self::Around { asked, .. } => asked,
        }
    }

    /// The view on the clock of `other` with the moments that this one shows on the clock of `zone`.
    #[must_use]
    pub fn on_clock_of(self, zone: Zone, other: Zone) -> Self {
        let Self::Around {
            middle,
            length,
            asked,
        } = self
        else {
            return self;
        };
        let east = |zone: Zone, unix| i64::from(zone.offset_at(unix));
        let moved = |second: i64| {
            let near = second.saturating_sub(east(zone, second));
            let unix = second.saturating_sub(east(zone, near));
            unix.saturating_add(east(other, unix))
        };
        Self::Around {
            middle: moved(middle),
            length,
            asked: asked.map(|(from, to)| (moved(from), moved(to))),
        }
    }

    /// Window of a view: no longer than everything, with its middle within it.
    pub fn window(self, time: &Unfolded, all: Window) -> Window {
        let Self::Around { middle, length, .. } = self else {
            return all;
        };
        let length = length.clamp(SHORTEST.min(all.length), all.length);
        let from = time.position(middle).saturating_sub(length / 2);
        let first = all.from.saturating_sub(length / 2);
        Window {
            from: from.clamp(first, first.saturating_add(all.length)),
            length,
        }
    }
}

/// Window that shows all events with a margin on each side, and the range that was asked for; includes `now` if an event
/// has an open end.
pub(crate) fn fitting(extents: &Extents, time: &Unfolded, now: i64, columns: usize) -> Window {
    let starts = extents.from.iter().copied();
    let ends = extents.to.iter().copied();
    let known = starts
        .chain(ends)
        .filter(|at| ![OPEN_START, OPEN_END].contains(at));
    let ongoing = extents.has_ongoing.then_some(now);
    let asked = time.asked.into_iter().flat_map(<[i64; 2]>::from);
    let bounds = known
        .chain(ongoing)
        .chain(asked)
        .fold(None, |bounds: Option<(i64, i64)>, at| {
            Some(bounds.map_or((at, at), |(from, to)| (from.min(at), to.max(at))))
        });
    let (from, to) = bounds.unwrap_or((now, now));
    let (from, to) = (time.position(from), time.position(to));
    let length = to.saturating_sub(from);
    // A single event is in the middle of a longer window.
    let is_single = extents.len() < 2;
    let columns = i64::try_from(columns.max(1)).unwrap_or(1);
    let around = if is_single {
        length.saturating_mul(3)
    } else {
        length.saturating_mul(2) / columns
    };
    let around = around.max(SHORTEST.saturating_sub(length) / 2 + 1);
    Window {
        from: from.saturating_sub(around),
        length: length.saturating_add(around.saturating_mul(2)),
    }
}

/// Approximate time per column in words: "2 days", as in "a column is 2 days".
pub fn unit(seconds: i64) -> String {
    const UNITS: [(i64, &str); 6] = [
        (31_556_952, "year"),
        (2_629_746, "month"),
        (86_400, "day"),
        (3_600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];
    let seconds = seconds.max(1);
    let (unit, word) = UNITS
        .into_iter()
        .find(|(unit, _)| seconds.saturating_mul(4) >= unit.saturating_mul(3))
        .unwrap_or((1, "second"));
    let number = seconds
        .saturating_mul(2)
        .saturating_div(unit)
        .saturating_add(1)
        / 2;
    let number = round(number.max(1));
    let words = crate::text::grouped(usize::try_from(number).unwrap_or(usize::MAX));
    match number {
        1 => format!("{} {word}", if word == "hour" { "an" } else { "a" }),
        1_000_000.. if word == "year" => match (number / 1_000_000, number / 100_000 % 10) {
            (1, 0) => "a million years".to_owned(),
            (millions, 0) => format!("{millions} million years"),
            (millions, tenths) => format!("{millions}.{tenths} million years"),
        },
        _ => format!("{words} {word}s"),
    }
}

/// Rounds a number down to two significant digits.
fn round(number: i64) -> i64 {
    let mut power = 1_i64;
    while number / power >= 100 {
        power = power.saturating_mul(10);
    }
    (number / power).saturating_mul(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_shows_the_same_moments_in_another_zone() {
        let (summer, length) = (1_750_000_000, 600);
        let view = View::Around {
            middle: summer,
            length,
            asked: Some((summer, summer + length)),
        };
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let moved = view.on_clock_of(Zone::Fixed(0), berlin);
        let middle = summer + 7200;
        let expected = View::Around {
            middle,
            length,
            asked: Some((middle, middle + length)),
        };
        assert_eq!(moved, expected);
        assert_eq!(moved.on_clock_of(berlin, Zone::Fixed(0)), view);
        let all = View::Everything;
        assert_eq!(all.on_clock_of(berlin, Zone::Fixed(0)), all);
    }

    #[test]
    fn units_in_words() {
        for (seconds, expected) in [
            (0, "a second"),
            (50, "a minute"),
            (90, "2 minutes"),
            (3_600, "an hour"),
            (86_400, "a day"),
            (172_000, "2 days"),
            (31_556_952 * 137, "130 years"),
            (31_556_952 * 6_250_000, "6.2 million years"),
            (31_556_952 * 1_040_000, "a million years"),
            (31_556_952 * 970_000, "970,000 years"),
            (31_556_952 * 12_000_000, "12 million years"),
        ] {
            assert_eq!(unit(seconds), expected);
        }
    }
}
