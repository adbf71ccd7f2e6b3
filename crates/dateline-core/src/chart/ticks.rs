//! The marks on the axis: round times, as fine as their names have room.

use super::extent::Extents;
use super::scale::{Scale, Stretch};
use crate::date::{Moment, Step};
use crate::text::width;

/// The columns between the names of two marks at least.
const APART: usize = 2;

/// A stretch of fewer columns between folds has no marks of its own: it is named after what begins in it.
const NARROW: usize = 14;

/// A round time on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The column in which it is.
    pub column: usize,
    /// Its name, which begins in that column: "2025", "Jun", "10:30"; empty where it has no room.
    pub text: String,
}

impl Tick {
    fn end(&self) -> usize {
        self.column.saturating_add(width(&self.text))
    }
}

/// The marks of an axis, from the left, none of which runs into the next: as fine as there is room for their names. A
/// stretch between two folds that has none is named after the first event that begins in it.
#[must_use]
pub fn ticks(scale: &Scale, extents: &Extents) -> Vec<Tick> {
    let column = i128::from(scale.seconds_of_column());
    let steps = Step::from_seconds().filter(|step| step.seconds() >= column.saturating_mul(3));
    for step in steps {
        if let Some(ticks) = at_step(scale, step) {
            return with_names_of_stretches(scale, extents, ticks);
        }
    }
    with_names_of_stretches(scale, extents, Vec::new())
}

/// The marks of one step; `None` where two of them have no room side by side.
fn at_step(scale: &Scale, step: Step) -> Option<Vec<Tick>> {
    let mut ticks: Vec<Tick> = Vec::new();
    let mut before: Option<Moment> = None;
    // Where the last name ends, and whether it leans on the one before it.
    let mut last: Option<(usize, bool)> = None;
    for stretch in wide(scale) {
        let mut at = Moment::from_seconds(stretch.from.saturating_sub(1));
        while let Some(next) = step.after(at) {
            let second = super::second(next);
            if second >= stretch.to {
                break;
            }
            at = next;
            // The calendar of the years far away has no seconds of its own.
            let Some(column) = scale.column(second) else {
                break;
            };
            let mut tick = Tick {
                column,
                text: name(step, next, before),
            };
            let leans = before.is_some_and(|before| step.is_abbreviated(next, before));
            let crowds = |named: &(usize, bool)| column < named.0.saturating_add(APART);
            match last.filter(crowds) {
                // Behind a name in full a short one may be left out, its mark stays.
                Some((_, false)) if leans => tick.text.clear(),
                Some(_) => return None,
                None => last = Some((tick.end(), leans)),
            }
            ticks.push(tick);
            before = Some(next);
        }
    }
    // The last may run over the edge.
    if let Some(last) = ticks.last_mut().filter(|last| last.end() > scale.width()) {
        last.text.clear();
    }
    Some(ticks)
}

/// The stretches that have room for marks.
fn wide(scale: &Scale) -> impl Iterator<Item = &Stretch> {
    let stretches = scale.stretches();
    let is_alone = stretches.len() < 2;
    let all = stretches.iter();
    all.filter(move |stretch| is_alone || stretch.columns >= NARROW)
}

/// The name of a mark. The first one of hours and minutes says its day too.
fn name(step: Step, at: Moment, before: Option<Moment>) -> String {
    // A mark is at a year, not at a decade.
    let step = match step {
        Step::Years(_) => Step::Years(1),
        step => step,
    };
    let name = step.name(at, before);
    let is_leaning = before.is_some_and(|before| step.is_abbreviated(at, before));
    match step {
        Step::Seconds(_) | Step::Minutes(_) if !is_leaning && at.second() > 0 => {
            format!("{name} {}", step.name(at, Some(at)))
        }
        _ => name,
    }
}

/// The marks, with a name for each stretch that has none.
fn with_names_of_stretches(scale: &Scale, extents: &Extents, mut ticks: Vec<Tick>) -> Vec<Tick> {
    for stretch in scale.stretches() {
        let within = |tick: &Tick| (stretch.column..stretch.end()).contains(&tick.column);
        if ticks.iter().any(within) {
            continue;
        }
        let Some(tick) = name_of_stretch(scale, extents, stretch) else {
            continue;
        };
        let after = ticks.partition_point(|other| other.column < tick.column);
        let before = after.checked_sub(1).and_then(|at| ticks.get(at));
        let is_free = before.is_none_or(|before| before.end() + APART <= tick.column)
            && ticks
                .get(after)
                .is_none_or(|next| tick.end() + APART <= next.column)
            && tick.end() <= scale.width();
        if is_free {
            ticks.insert(after, tick);
        }
    }
    ticks
}

/// The start of the first event that begins in a stretch, as coarsely as it can be named.
fn name_of_stretch(scale: &Scale, extents: &Extents, stretch: &Stretch) -> Option<Tick> {
    let starts = extents.starts();
    let first = starts.partition_point(|start| *start < stretch.from);
    let start = starts.get(first).copied()?;
    let start = if start < stretch.to {
        start
    } else if scale.stretches().len() == 1 {
        // Nothing begins on the screen.
        stretch.from
    } else {
        return None;
    };
    let at = Moment::from_seconds(start);
    let step = match (at.month(), at.day(), at.second()) {
        (1, 1, 0) => Step::Years(1),
        (_, 1, 0) => Step::Months(1),
        (_, _, 0) => Step::Days(1),
        _ => Step::Minutes(1),
    };
    Some(Tick {
        column: scale.column(start)?,
        text: name(step, at, None),
    })
}

#[cfg(test)]
mod tests {
    use super::super::scale::{Unfolded, Window};
    use super::*;
    use crate::date::{Bound, Date, DateContext};

    fn day(text: &str) -> i64 {
        let date = Date::parse(text, DateContext::default()).unwrap();
        match date.earliest() {
            Bound::At(at) => super::super::second(at),
            _ => panic!("{text} has no start"),
        }
    }

    fn axis(from: &str, to: &str, width: usize) -> String {
        let window = Window {
            from: day(from),
            length: day(to) - day(from),
        };
        let scale = Scale::new(&Unfolded::default(), window, width);
        let mut line = String::new();
        let ticks = ticks(&scale, &Extents::default());
        // A mark without a name may be below the name before it.
        for tick in ticks.iter().filter(|tick| !tick.text.is_empty()) {
            line.push_str(&" ".repeat(tick.column - width_of(&line)));
            line.push_str(&tick.text);
        }
        line
    }

    fn width_of(text: &str) -> usize {
        crate::text::width(text)
    }

    #[test]
    fn marks_are_as_fine_as_their_names_have_room() {
        let table = [
            ("1900", "2000", 60),
            ("2025-01", "2026-01", 60),
            ("2025-05-01", "2025-06-01", 60),
            ("2025-05-09T10:00", "2025-05-09T14:00", 60),
            ("2025-05-09T10:00:00", "2025-05-09T10:01:00", 80),
            ("-0500", "0500", 60),
            ("Y-17E7", "2000", 60),
        ];
        let axes: Vec<String> = table
            .iter()
            .map(|(from, to, width)| format!("{from} to {to}\n{}", axis(from, to, *width)))
            .collect();
        insta::assert_snapshot!(axes.join("\n"));
    }
}
