//! Parts that the dates of a text share: days, centuries, zones, qualifiers.

use super::item::Item;
use crate::century;
use crate::context::DateContext;
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::meaning::SetKind;
use crate::partial::{At, Partial, Years};
use crate::words::Word;

/// Finds the centuries of two-digit years, unless another date of the text is BC or of an era.
///
/// # Errors
/// The century is ambiguous.
pub(super) fn find_centuries(
    all: &mut [Partial],
    context: DateContext,
    used: &mut Used,
) -> Result<(), DateError> {
    if all
        .iter()
        .any(|date| date.bc.is_some() || date.era.is_some())
    {
        return Ok(());
    }
    for date in all {
        let Some(short) = date.short_year else {
            continue;
        };
        if date.has_year() {
            return Err(DateError::new("a second year", short.at));
        }
        date.small = date.small.filter(|small| *small != short);
        let year = century::year(short.value, short.at, context, used)?;
        date.years = Some(At::new(Years::One(year), short.at));
    }
    Ok(())
}

/// Shares month and day between alternatives: "April 2, 742 or 747".
///
/// # Errors
/// Two alternatives leave out different parts: "9 or 10 May 1940 or 1941".
pub(super) fn share_parts(
    items: &[Item],
    all: &mut [Partial],
    used: &mut Used,
) -> Result<(), DateError> {
    let mut index = 0;
    let (mut previous_is_one, mut year_is_shared) = (false, false);
    for item in items {
        let is_one = item.sides.len() == 1 && item.relation.is_none();
        if is_one
            && previous_is_one
            && let Some([previous, this]) = all.get_mut(index - 1..=index)
            && this.take_month_and_day(previous)
        {
            if year_is_shared {
                return Err(DateError::new(
                    "these alternatives may be combined in several ways",
                    this.start,
                )
                .with_help("write each of them in full"));
            }
            used.add(Convention::SharedParts);
        }
        year_is_shared |= all.get(index).is_some_and(|this| !this.own_year);
        previous_is_one = is_one;
        index += item.sides.len();
    }
    Ok(())
}

/// Applies the clock time of a list's last day to the days that take their month from it: "5 or 6 March 2026, 14:00".
pub(super) fn share_time(items: &[Item], all: &mut [Partial]) {
    let is_one = |item: &Item| item.sides.len() == 1 && item.relation.is_none();
    if items.len() < 2 || !items.iter().all(is_one) {
        return;
    }
    let mut time = None;
    for partial in all.iter_mut().rev() {
        let shares = !partial.own_year && partial.has_day();
        if partial.time.is_none() && shares {
            partial.time = time;
        }
        time = partial.time;
    }
}

/// The dates of each item: one, or both ends of a range.
pub(super) struct Dates(pub Vec<Vec<Partial>>);

impl Dates {
    pub(super) fn of(items: &[Item], partials: Vec<Partial>) -> Self {
        let mut partials = partials.into_iter();
        let sides = |item: &Item| partials.by_ref().take(item.sides.len()).collect();
        Self(items.iter().map(sides).collect())
    }

    /// Applies the clock times of the last day to the days that take their month from it: "3–5 May 2024, 10:00",
    /// "3–5 May 2024, 10:00–12:00", "8 or 9 March 2026, 10:00–11:00".
    pub(super) fn share_range(&mut self, used: &mut Used) {
        let mut times = None;
        for sides in self.0.iter_mut().rev() {
            match sides.as_mut_slice() {
                [start, end] if start.takes_time_of(end) => {
                    start.time = end.time;
                    used.add(Convention::TimeOfEachDay);
                    times = None;
                }
                [start, middle, end]
                    if start.takes_time_of(middle) && end.clock_alone.is_some() =>
                {
                    start.time = middle.time;
                    used.add(Convention::TimeOfEachDay);
                    sides.remove(1);
                    times = None;
                }
                [from, to] => {
                    times = to.clock_alone.and(Some((*from, *to)));
                }
                [day] => {
                    if let Some((from, to)) = &times
                        && day.takes_time_of(from)
                    {
                        let mut end = *day;
                        (end.time, end.clock_alone) = (to.time, to.clock_alone);
                        day.time = from.time;
                        used.add(Convention::TimeOfEachDay);
                        sides.push(end);
                    } else {
                        times = None;
                    }
                }
                _ => times = None,
            }
        }
    }
}

/// Applies "BC" before the first of two years to an earlier number after it: "BC 2500–2300".
fn share_era_before(items: &[Item], all: &mut [Partial]) {
    let is_before = |side: &[Token]| {
        let begin = side
            .iter()
            .find(|token| !matches!(token.kind, Kind::Word(Word::Circa) | Kind::Dot));
        begin.is_some_and(|token| token.kind == Kind::Word(Word::Bc))
    };
    let mut index = 0;
    for item in items {
        if let ([first, _], Some([start, end])) =
            (item.sides.as_slice(), all.get_mut(index..index + 2))
            && is_before(first)
            && end.bc.is_none()
            && let (Some(from), Some(to)) = (start.year().or(start.small), end.year().or(end.small))
            && to.value < from.value
        {
            end.bc = Some(true);
        }
        index += item.sides.len();
    }
}

pub(super) fn fill_from_next(all: &mut [Partial]) {
    for index in (0..all.len().saturating_sub(1)).rev() {
        if let [this, next, ..] = all.get_mut(index..).unwrap_or_default() {
            this.fill_from_next(next);
        }
    }
}

/// Applies a zone that is given once to the times without one: that of the next time, else of the previous one.
pub(super) fn share_zone(all: &mut [Partial]) {
    let zone_of = |partial: &Partial| partial.time.and_then(|(clock, _)| clock.zone);
    let (mut before, mut after) = (None, None);
    for partial in all.iter_mut().rev() {
        if let Some((clock, _)) = &mut partial.time {
            clock.zone = clock.zone.or(after);
        }
        after = zone_of(partial).or(after);
    }
    for partial in all {
        if let Some((clock, _)) = &mut partial.time {
            clock.zone = clock.zone.or(before);
        }
        before = zone_of(partial).or(before);
    }
}

/// Shares a qualifier between both ends of a range written as one, "about 7–10 May", "circa 1914-1918", "1868-1871?",
/// but not in "1856 – ca. 1865".
pub(super) fn share_qualifiers(start: &mut Partial, end: &mut Partial) {
    if start.own_year && !(start.is_years_only() && end.is_years_only()) {
        return;
    }
    end.qualified_before = end.qualified_before.or(start.qualified_before);
    start.qualified_after = start.qualified_after.or(end.qualified_after);
}

/// Reads hundreds as a decade next to a decade of the same or the next century: "1990s-2000s".
pub(super) fn share_decades(start: &mut Partial, end: &mut Partial) {
    let (Some(from), Some(to)) = (start.decade(), end.decade()) else {
        return;
    };
    let both_hundreds = start.is_hundreds() && end.is_hundreds();
    if !both_hundreds && from.abs_diff(to) < 100 {
        (start.sure_decade, end.sure_decade) = (true, true);
    }
}

/// Collects the parts of every date and fills in what it leaves out from its neighbors.
pub(super) fn partials(
    items: &[Item],
    kind: SetKind,
    context: DateContext,
    used: &mut Used,
) -> Result<Vec<Partial>, DateError> {
    let sides = items.iter().flat_map(|item| &item.sides);
    let mut all: Vec<Partial> = sides
        .map(|tokens| Partial::collect(tokens))
        .collect::<Result<_, _>>()?;
    if context.is_year {
        let mut leaves_out_century = false;
        for partial in &mut all {
            // "1914–18": the second year is not AD 18.
            if !leaves_out_century && partial.take_as_year() {
                used.add(Convention::KeySaysYear);
            }
            leaves_out_century = partial.year().is_some_and(|year| year.value > 99);
        }
    }
    for partial in &mut all {
        if context.is_month {
            partial.take_as_month()?;
        }
        if let Some(before_christ) = context.before_christ {
            partial.count_from(before_christ);
        }
    }
    find_centuries(&mut all, context, used)?;
    share_era_before(items, &mut all);
    fill_from_next(&mut all);
    if let (Some(base), Some(first)) = (context.base, all.first_mut())
        && base.fill(first)
    {
        used.add(Convention::Base);
    }
    for index in 1..all.len() {
        if let [previous, this, ..] = all.get_mut(index - 1..).unwrap_or_default() {
            this.fill_from_previous(previous)?;
        }
    }
    // "the six months ended June 30, 2020 and 2019"
    let is_period = |date: &Partial| date.months_to.is_some();
    if kind == SetKind::One || all.iter().any(is_period) {
        share_parts(items, &mut all, used)?;
    }
    share_time(items, &mut all);
    // "May 9, 10 and 12, 2025": a day that got its month still needs its year.
    fill_from_next(&mut all);
    share_zone(&mut all);
    Ok(all)
}
