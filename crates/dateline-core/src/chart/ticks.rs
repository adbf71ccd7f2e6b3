//! Ticks of the axis: round times, as fine as their labels fit.

use super::extent::Extents;
use super::scale::{Scale, Stretch};
use crate::date::{Moment, Notation, Step};
use crate::text::width;

/// Minimum number of columns between two labels.
const APART: usize = 2;

/// Number of columns below which a stretch between folds has no ticks; it is labeled by the first event in it.
const NARROW: usize = 14;

/// Label of a stretch that has no room for another.
const UNNAMED: &str = "…";

/// A labeled round time on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Column.
    pub column: usize,
    /// The round time itself, which is somewhere in the column.
    pub second: i64,
    /// Label, which begins in that column: "2025", "Jun", "10:30"; empty if it does not fit.
    pub text: String,
}

impl Tick {
    fn end(&self) -> usize {
        self.column + width(&self.text)
    }

    /// Whether it has a label, before a column.
    fn names_before(&self, column: usize) -> bool {
        !self.text.is_empty() && self.column < column
    }

    /// Whether its label begins in a stretch.
    fn names(&self, stretch: &Stretch) -> bool {
        !self.text.is_empty() && (stretch.column..stretch.end()).contains(&self.column)
    }
}

/// Ticks of an axis from the left, without overlapping labels. A stretch between two folds that has no tick is labeled by the
/// first event that begins in it; the ticks are as fine as is possible with labels for the most stretches.
pub fn ticks(scale: &Scale, extents: &Extents, notation: Notation) -> Vec<Tick> {
    let column = i128::from(scale.seconds_of_column());
    let steps = Step::from_seconds().filter(|step| step.seconds() >= column.saturating_mul(3));
    let at_steps = steps.filter_map(|step| at_step(scale, step, notation));
    let axes = at_steps
        .chain(std::iter::once(Vec::new()))
        .map(|ticks| with_names_of_stretches(scale, extents, ticks, notation));
    let mut best: Option<(usize, Vec<Tick>)> = None;
    for ticks in axes {
        let unnamed = unnamed_stretches(scale, extents, &ticks);
        if best.as_ref().is_none_or(|(least, _)| unnamed < *least) {
            best = Some((unnamed, ticks));
        }
        if unnamed == 0 {
            break;
        }
    }
    best.map(|(_, ticks)| ticks).unwrap_or_default()
}

/// Number of stretches in which an event begins and that have no label.
fn unnamed_stretches(scale: &Scale, extents: &Extents, ticks: &[Tick]) -> usize {
    let stretches = scale.stretches.iter().filter(|stretch| {
        let is_named = ticks
            .iter()
            .any(|tick| tick.names(stretch) && tick.text != UNNAMED);
        !is_named && first_start(extents, stretch).is_some()
    });
    stretches.count()
}

/// Start of the first event that begins in a stretch.
fn first_start(extents: &Extents, stretch: &Stretch) -> Option<i64> {
    let starts = &extents.from;
    let first = starts.partition_point(|start| *start < stretch.from);
    let start = starts.get(first).copied();
    start.filter(|start| *start < stretch.to)
}

/// Ticks of one step; `None` if two labels do not fit next to each other.
fn at_step(scale: &Scale, step: Step, notation: Notation) -> Option<Vec<Tick>> {
    let mut ticks: Vec<Tick> = Vec::new();
    let mut before: Option<Moment> = None;
    // End of the last label, and whether that is abbreviated.
    let mut last: Option<(usize, bool)> = None;
    for stretch in wide(scale) {
        let mut at = Moment::from_seconds(stretch.from.saturating_sub(1));
        while let Some(next) = step.after(at) {
            let second = super::second(next);
            if second >= stretch.to {
                break;
            }
            at = next;
            // Years too far away to count days have no seconds.
            let Some(column) = scale.column(second) else {
                break;
            };
            let mut tick = Tick {
                column,
                second,
                text: name(step, next, before, notation),
            };
            let is_short = before.is_some_and(|before| step.is_abbreviated(next, before));
            let crowds = |named: &(usize, bool)| column < named.0 + APART;
            match last.filter(crowds) {
                // An abbreviated label after a full one may be left out; its tick stays.
                Some((_, false)) if is_short => tick.text.clear(),
                Some(_) => return None,
                None => last = Some((tick.end(), is_short)),
            }
            ticks.push(tick);
            before = Some(next);
        }
    }
    // The last label may exceed the edge.
    if let Some(last) = ticks.last_mut().filter(|last| last.end() > scale.width) {
        last.text.clear();
    }
    Some(ticks)
}

/// Stretches with room for ticks.
fn wide(scale: &Scale) -> impl Iterator<Item = &Stretch> {
    let stretches = &scale.stretches;
    let is_alone = stretches.len() < 2;
    let all = stretches.iter();
    all.filter(move |stretch| is_alone || stretch.columns >= NARROW)
}

/// Label of a tick. The first one in hours and minutes includes its day.
fn name(step: Step, at: Moment, before: Option<Moment>, notation: Notation) -> String {
    // A tick is at a year, not at a decade.
    let step = match step {
        Step::Years(..=20) => Step::Years(1),
        step => step,
    };
    let name = step.name(at, before, notation);
    let is_short = before.is_some_and(|before| step.is_abbreviated(at, before));
    match step {
        Step::Seconds(_) | Step::Minutes(_) if !is_short && at.second() > 0 => {
            format!("{name} {}", step.name(at, Some(at), notation))
        }
        _ => name,
    }
}

/// Adds a label to each stretch without ticks, as fine as it has room.
fn with_names_of_stretches(
    scale: &Scale,
    extents: &Extents,
    mut ticks: Vec<Tick>,
    notation: Notation,
) -> Vec<Tick> {
    for stretch in &scale.stretches {
        if ticks.iter().any(|tick| tick.names(stretch)) {
            continue;
        }
        let place = |ticks: &[Tick]| {
            let before = ticks.iter().rfind(|tick| tick.names_before(stretch.column));
            let before = before.map(|tick| Moment::from_seconds(tick.second));
            let names = names_of_stretch(scale, extents, stretch, (before, notation));
            let mut names = names.into_iter();
            names.find_map(|tick| Some((place_for(&tick, ticks, scale)?, tick)))
        };
        let mut found = place(&ticks);
        // A further label of the stretch before is worth less.
        if found.is_none()
            && let Some(further) = further_label(scale, &mut ticks, stretch.column)
        {
            let text = std::mem::take(&mut further.text);
            let at = further.second;
            found = place(&ticks);
            if found.is_none()
                && let Some(further) = ticks.iter_mut().find(|tick| tick.second == at)
            {
                further.text = text;
            }
        }
        let (column, second) = (stretch.column, stretch.from);
        let unnamed = Tick {
            column,
            second,
            text: UNNAMED.to_owned(),
        };
        if found.is_none() && scale.stretches.len() > 1 {
            found = place_for(&unnamed, &ticks, scale).map(|at| (at, unnamed));
        }
        if let Some((at, tick)) = found {
            ticks.insert(at, tick);
        }
    }
    ticks
}

/// The last tick with a label before a column, unless its label is the only one of its stretch.
fn further_label<'t>(scale: &Scale, ticks: &'t mut [Tick], column: usize) -> Option<&'t mut Tick> {
    let at = ticks.iter().rposition(|tick| tick.names_before(column))?;
    let before = at.checked_sub(1).and_then(|at| ticks.get(..=at))?;
    let before = before.iter().rfind(|tick| !tick.text.is_empty())?.column;
    let tick = ticks.get_mut(at)?;
    let mut folds = scale.folds();
    let is_further = !folds.any(|fold| (before..tick.column).contains(&fold));
    is_further.then_some(tick)
}

/// Index at which a tick belongs among others; `None` if its label has no room between theirs.
fn place_for(tick: &Tick, ticks: &[Tick], scale: &Scale) -> Option<usize> {
    let after = ticks.partition_point(|other| other.column < tick.column);
    let apart = if tick.text == UNNAMED { 1 } else { APART };
    let (before, behind) = ticks.split_at(after);
    let is_named = |other: &&Tick| !other.text.is_empty();
    let before = before.iter().rfind(is_named);
    let is_free = before.is_none_or(|before| before.end() + apart <= tick.column)
        && behind
            .iter()
            .find(is_named)
            .is_none_or(|next| tick.end() + apart <= next.column)
        && tick.end() <= scale.width;
    is_free.then_some(after)
}

/// Labels of a stretch, the finest first: the start of the first event that begins in it, or its own.
fn names_of_stretch(
    scale: &Scale,
    extents: &Extents,
    stretch: &Stretch,
    (before, notation): (Option<Moment>, Notation),
) -> Vec<Tick> {
    let begun = first_start(extents, stretch);
    // Nothing begins on the screen.
    let alone = (scale.stretches.len() == 1).then_some(stretch.from);
    let Some(start) = begun.or(alone) else {
        return Vec::new();
    };
    let at = Moment::from_seconds(start);
    let finest = match (at.month(), at.day(), at.second()) {
        (1, 1, 0) => Step::Years(1),
        (_, 1, 0) => Step::Months(1),
        (_, _, 0) => Step::Days(1),
        (_, _, second) if second % 60 == 0 => Step::Minutes(1),
        _ => Step::Seconds(1),
    };
    // Among columns of days a clock time is noise.
    let steps = [
        (Step::Seconds(1), 60),
        (Step::Minutes(1), Step::Days(1).seconds()),
        (Step::Days(1), i128::MAX),
        (Step::Months(1), i128::MAX),
        (Step::Years(1), i128::MAX),
    ];
    let seconds = i128::from(scale.seconds_of_column());
    let steps = steps
        .into_iter()
        .filter(|(step, most)| seconds < *most && step.seconds() >= finest.seconds());
    let places = steps.flat_map(|(step, _)| [(step, start), (step, stretch.from)]);
    let names = places.filter_map(|(step, second)| {
        let at = Moment::from_seconds(second);
        let is_clock = matches!(step, Step::Seconds(_) | Step::Minutes(_));
        let before = before.filter(|before| is_clock && before.day_number() == at.day_number());
        Some(Tick {
            column: scale.column(second)?,
            second,
            text: name(step, at, before, notation),
        })
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::super::folds::Fold;
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
        let ticks = ticks(&scale, &Extents::default(), Notation::default());
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
    fn ticks_are_as_fine_as_their_labels_fit() {
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

    /// Labels of the axis of some events, with a stretch of `kept` seconds before and after a fold that is between the
    /// first event and the others.
    fn folded_axis(days: &[&str], kept: i64, width: usize) -> Vec<String> {
        let text: String = days.iter().fold(String::new(), |text, day| {
            text + &format!("- {{date: {day}, title: x}}\n")
        });
        let input = crate::timeline::Input::text("f", &text);
        let timeline = crate::timeline::load(input, DateContext::default()).unwrap();
        let extents = Extents::of(&timeline, Moment::from_seconds(day("2026")));
        let (first, second, last) = (day(days[0]), day(days[1]), day(days[days.len() - 1]));
        let time = Unfolded::new(vec![Fold {
            from: first + kept,
            to: second - kept,
        }]);
        let window = Window {
            from: first - kept,
            length: last - second + 4 * kept,
        };
        let scale = Scale::new(&time, window, width);
        let ticks = ticks(&scale, &extents, Notation::default());
        let named = ticks.into_iter().filter(|tick| !tick.text.is_empty());
        named.map(|tick| tick.text).collect()
    }

    #[test]
    fn a_stretch_beside_a_fold_is_named_as_finely_as_it_has_room() {
        const MONTH: i64 = 2_629_746;
        let years = ["1871-12-08", "1910-01-01", "1924-01-01"];
        let clock = ["1871-12-08T16:20", "1910-01-01", "1924-01-01"];
        let hours = ["2025-03-13T16:20", "2025-03-20T02:00", "2025-03-20T12:00"];
        for (days, kept, width, first) in [
            (&years, MONTH * 15, 100, "8 Dec 1871"),
            (&years, MONTH * 7, 100, "May 1871"),
            // No clock time where a column is many days.
            (&clock, MONTH * 15, 100, "8 Dec 1871"),
            (&hours, 60 * 40, 120, "13 Mar 2025 15:40"),
        ] {
            let axis = folded_axis(days, kept, width);
            assert_eq!(axis.first().map(String::as_str), Some(first), "{axis:?}");
        }
    }
}
