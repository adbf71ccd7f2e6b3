//! The date of an event, combined from its keys.

mod beside;
mod missing;
mod precision;
mod reader;
mod value;
mod written;

use crate::date::{
    Bound, Date, DateContext, NumericOrder, Precision, Qualifier, ShortEnd, numeric_evidence,
};
use crate::timeline::Code;
use crate::timeline::discover::dated_text::{date_at_end, dated_text};
use crate::timeline::discover::fields::Fields;
use crate::timeline::field::clock::is_clock;
use crate::timeline::field::datelike::{day_of_midnight, is_no_date, is_year_key};
use crate::timeline::field::datelike::{may_be_date, may_be_end};
use crate::timeline::field::list_keys::ListKeys;
use crate::timeline::field::names::Names;
use crate::timeline::field::{Rank, Role, is_soft, plain, roles};
use crate::timeline::item::Item;
use crate::timeline::{Diagnostic, Node, When};
use beside::{
    add_clock, add_clock_end, complete, finer, in_range, is_in_year, limit, with_year, without_year,
};
use reader::Reader;
use written::{Written, is_empty_value, undated};

pub(in crate::timeline) use precision::is_qualifier;

/// The date as found in the keys of an event.
#[expect(
    clippy::large_enum_variant,
    reason = "one is made for an event and read at once"
)]
enum FoundDate {
    Nothing,
    One(Written),
    /// A range with start and end, either of which may be absent.
    Range(Option<Written>, Option<Written>),
    /// A value that is neither text nor a mapping of dates; holds the index of its pair.
    Wrong(usize),
}

/// Reads the date of an event, and the label to show instead of it, if there is one. Marks the
/// pairs that it used.
pub(in crate::timeline) fn when(
    item: &Item<'_>,
    fields: &mut Fields,
    context: DateContext,
    problems: &mut Vec<Diagnostic>,
) -> (When, Option<String>) {
    let label = fields.best(Role::Label, |value| {
        value.text().is_some_and(|text| !text.trim().is_empty())
    });
    let Some((at, _)) = label else {
        return (sorted(item, fields, context, problems), None);
    };
    let Some(text) = fields.text(at).map(|text| text.trim().to_owned()) else {
        return (sorted(item, fields, context, problems), None);
    };
    fields.take(at);
    let before = fields.clone();
    let before_sorting = problems.len();
    let found = found(fields);
    let is_range = matches!(found, FoundDate::Range(Some(_), Some(_)));
    let has_other = !matches!(found, FoundDate::Nothing);
    let when = match found {
        // The label is the only date.
        FoundDate::Nothing => FoundDate::One(Written {
            text: text.clone(),
            at: vec![at],
            whole: true,
            ..Written::default()
        })
        .read(item, fields, context, problems),
        found => found.read(item, fields, context, problems),
    };
    let sort = match when {
        When::Dated(sort) if sort.written() != text => sort,
        when @ When::Undated { .. } if has_other => {
            fields.give_back(&[at]);
            return (when, None);
        }
        when => return (when, None),
    };
    match Date::parse(&text, context) {
        // A start and an end within the label say more than it does: `label: May 2016`.
        Ok(date) if is_range && is_finer(&sort, &date) => {
            fields.give_back(&[at]);
            (When::Dated(sort), None)
        }
        // The label carries the certainty; the other date only sorts the event.
        Ok(date) if overlap(&date, &sort) => {
            *fields = before;
            problems.truncate(before_sorting);
            (When::Dated(date), None)
        }
        _ => {
            fields.give_back(&[at]);
            (When::Dated(sort), Some(text))
        }
    }
}

/// Whether a date of days is within another that is coarser and has no qualifier.
fn is_finer(days: &Date, other: &Date) -> bool {
    days.precision() <= Precision::Day
        && other.precision() > Precision::Day
        && other.qualifier() == Qualifier::default()
        && matches!((days.earliest(), other.earliest()), (Bound::At(from), Bound::At(of)) if from >= of)
        && matches!((days.latest(), other.latest()), (Bound::At(to), Bound::At(of)) if to <= of)
}

/// Whether two dates can refer to the same moment.
fn overlap(a: &Date, b: &Date) -> bool {
    let before = |a: &Date, b: &Date| match (a.latest(), b.earliest()) {
        (Bound::At(end), Bound::At(start)) => end < start,
        _ => false,
    };
    !before(a, b) && !before(b, a)
}

/// Reads the date that sorts the event.
fn sorted(
    item: &Item<'_>,
    fields: &mut Fields,
    context: DateContext,
    problems: &mut Vec<Diagnostic>,
) -> When {
    found(fields).read(item, fields, context, problems)
}

impl FoundDate {
    fn read(
        self,
        item: &Item<'_>,
        fields: &mut Fields,
        context: DateContext,
        problems: &mut Vec<Diagnostic>,
    ) -> When {
        let mut reader = Reader {
            item,
            context,
            problems,
        };
        match self {
            FoundDate::Nothing => match item.around.as_ref().and_then(|around| around.date.clone())
            {
                Some(date) => reader.date(
                    fields,
                    &Written {
                        text: date.shown(),
                        parts: Some(date),
                        at: Vec::new(),
                        whole: true,
                        ..Written::default()
                    },
                ),
                None => missing::report(item, fields, reader.problems),
            },
            FoundDate::One(written) => reader.date(fields, &written),
            FoundDate::Range(Some(start), Some(end)) => reader.range(fields, &start, &end),
            FoundDate::Range(Some(only), None) => reader.date(fields, &only),
            FoundDate::Range(None, Some(end)) => reader.until(fields, &end),
            FoundDate::Range(None, None) => missing::report(item, fields, reader.problems),
            FoundDate::Wrong(at) => {
                let span = item.span().and_then(|span| span.value(at));
                let (message, help) = match fields.value(at) {
                    Some(Node::Map(_)) => (
                        "the date is a mapping that says no year",
                        "write one date (2019-05), or a mapping with `year:`, `month:` and `day:` or with `start:` and `end:`",
                    ),
                    _ => (
                        "the date is a list",
                        "write one date (2019), one of several ([2019, 2021] in quotes) or a range (2019/2021)",
                    ),
                };
                let help = Some(help.to_owned());
                reader
                    .problems
                    .push(item.problem(Code::UnreadableDate, span, message, help));
                undated(None, message)
            }
        }
    }
}

/// What each date of an event reveals about the day-month order of numeric dates in the file.
pub(in crate::timeline) fn numeric_orders<'n>(
    node: &'n Node,
    names: &'n Names,
    keys: Option<&'n ListKeys>,
) -> impl Iterator<Item = NumericOrder> + 'n {
    let is_date = |(role, _): &Rank| matches!(role, Role::Date | Role::Start | Role::End);
    let dates = [Role::Date, Role::Start, Role::End];
    let with_year = node.pairs().iter().flat_map(|(key, value)| {
        let inner = value.pairs().iter().filter_map(|(_, value)| value.text());
        let texts = value.text().into_iter().chain(inner);
        // Few texts are dates, and looking up their keys takes longer than this test.
        texts
            .filter_map(numeric_evidence)
            .map(move |order| (key, order))
    });
    let has_year = move || node.pairs().iter().any(|(key, _)| is_year_key(&plain(key)));
    let without_year = node.pairs().iter().filter_map(move |(key, value)| {
        let (first, second) = value::day_and_month(value.text()?)?;
        let order = match (first > 12, second > 12) {
            (true, false) => NumericOrder::DayFirst,
            (false, true) => NumericOrder::MonthFirst,
            _ => return None,
        };
        has_year().then_some((key, order))
    });
    let ends = keys.and_then(|keys| keys.forms.ends.as_deref());
    let at_end = node.pairs().iter().filter_map(move |(key, value)| {
        let date = date_at_end(value.text().filter(|_| ends == Some(key))?)?;
        numeric_evidence(date)
    });
    let of_keys = with_year
        .chain(without_year)
        .filter(move |(key, _)| {
            let is_taken = || keys.and_then(|keys| keys.taken(key));
            roles(key).iter().any(is_date)
                || names.is_any(key, &dates)
                || is_taken().is_some_and(|role| dates.contains(&role))
        })
        .map(|(_, order)| order);
    of_keys.chain(at_end)
}

/// Finds the date in the keys of an event, and marks the pairs as used.
fn found(fields: &mut Fields) -> FoundDate {
    let start = best(fields, Role::Start);
    let end = best(fields, Role::End);
    // `time: "20:00"` beside `start_date:` and `end_date:` is when it began.
    let is_of_start = |date: usize| {
        start.is_some_and(|(start, _)| start != date && !is_clock_at(fields, start))
            && is_clock_at(fields, date)
    };
    let date = best(fields, Role::Date).filter(|(date, _)| !is_of_start(*date));
    let date = date.map(|(at, rank)| (finer(fields, at).unwrap_or(at), rank));
    match (date, start) {
        // `start: "22:00"` beside a day.
        (Some((date, _)), Some((start, _)))
            if date != start && is_clock_at(fields, start) && !is_clock_at(fields, date) =>
        {
            in_pair(fields, date)
        }
        // `start_date: 2026-08-18` says more than `year: 2026`.
        (Some((date, 1..)), Some((start, _)))
            if date != start && is_in_year(fields, date, start) =>
        {
            range(fields, Some(start), end.map(|(end, _)| end))
        }
        // The canonical key takes precedence over a synonym.
        (Some((date, 1..)), Some((start, 0))) if date != start => {
            range(fields, Some(start), end.map(|(end, _)| end))
        }
        (Some((date, _)), None)
            if fields.text(date).is_some()
                && end.is_some_and(|(end, _)| !is_clock_at(fields, end)) =>
        {
            range(fields, Some(date), end.map(|(end, _)| end))
        }
        (Some((date, _)), _) => in_pair(fields, date),
        (None, Some((start, _))) => range(fields, Some(start), end.map(|(end, _)| end)),
        (None, None) => match end {
            Some((end, _)) => range(fields, None, Some(end)),
            None => match fields.best(Role::Date, |value| !is_empty_value(value)) {
                // Nothing reads as a date: the value of the date key is reported.
                Some((date, _)) => in_pair(fields, date),
                None => month_alone(fields),
            },
        },
    }
}

/// The month, or day and month, of an event without a year, else the date in its text.
fn month_alone(fields: &mut Fields) -> FoundDate {
    match fields.best(Role::Month, |value| !is_empty_value(value)) {
        Some((month, _)) => in_pair(fields, month),
        None => in_text(fields).map_or(FoundDate::Nothing, FoundDate::One),
    }
}

/// The date that the text of an event begins or ends with, where those of the whole list do.
fn in_text(fields: &Fields) -> Option<Written> {
    let at = fields.beginning().or_else(|| fields.ending())?;
    let text = fields.text(at)?;
    let date = match fields.ending() {
        Some(_) => date_at_end(text)?.to_owned(),
        None => dated_text(text, None)?.0,
    };
    Some(Written {
        text: date,
        at: vec![at],
        ..Written::default()
    })
}

/// Whether a value is a time of day only.
fn is_clock_node(value: &Node) -> bool {
    value.text().is_some_and(is_clock)
}

/// Whether a pair is a time of day only.
fn is_clock_at(fields: &Fields, at: usize) -> bool {
    fields.text(at).is_some_and(is_clock)
}

/// The pair that serves best as date, start or end: the documented key whatever its value, then a
/// key with a date, then a key with no other meaning.
fn best(fields: &Fields, role: Role) -> Option<(usize, u8)> {
    let says_when = |value: &Node| match role {
        Role::End => may_be_end(value),
        _ => may_be_date(value),
    };
    let is_unknown = |at: usize| fields.text(at).is_some_and(|text| is_no_date(text.trim()));
    let year = || {
        fields.best_of(role, |key, value| {
            is_year_key(&plain(key)) && says_when(value)
        })
    };
    fields
        .best(role, |value| !is_empty_value(value))
        .filter(|(_, rank)| *rank == 0)
        // `date: unknown` beside `year: 1910` does not hide the year.
        .map(|best| year().filter(|_| is_unknown(best.0)).unwrap_or(best))
        .or_else(|| fields.best(role, |value| says_when(value) && !is_clock_node(value)))
        .or_else(|| fields.best(role, |value| !is_empty_value(value) && says_when(value)))
        .or_else(|| fields.best_of(role, |key, value| !is_empty_value(value) && !is_soft(key)))
}

fn range(fields: &mut Fields, start: Option<usize>, end: Option<usize>) -> FoundDate {
    let mut side = |at: Option<usize>| {
        let at = at?;
        let mut written = written(fields, at)?;
        if written.whole {
            fields.take(at);
        }
        complete(fields, at, &mut written);
        Some(written)
    };
    let (mut from, mut to) = (side(start), side(end));
    if let Some(to) = &mut to
        && (is_day_after(fields, start, end) || fields.ends_after_last_day())
        && let Some(last) = value::day_before(&to.text)
    {
        to.text = last;
    }
    if let Some(from) = &mut from {
        add_clock(fields, from, Role::Start);
    }
    if let Some(to) = &mut to {
        add_clock(fields, to, Role::End);
    }
    limit(fields, from.iter_mut().chain(to.iter_mut()));
    if let (Some(from), None, Some(at)) = (&mut from, &to, start)
        && fields
            .key(at)
            .is_some_and(|key| key.eq_ignore_ascii_case("since"))
    {
        // What began then is continuing.
        from.goes_on = true;
    }
    match (from, to, start.or(end)) {
        (None, None, Some(at)) => FoundDate::Wrong(at),
        (from, to, _) => FoundDate::Range(from, to),
    }
}

/// Whether the end of an event is the day after its last one, as in the calendars of Google: both ends are mappings with a
/// day, and the event says where it is from.
fn is_day_after(fields: &Fields, start: Option<usize>, end: Option<usize>) -> bool {
    let is_day = |at: Option<usize>| {
        let map = at.and_then(|at| fields.value(at)).map(Node::pairs);
        map.is_some_and(|pairs| pairs.iter().any(|(key, _)| key == "date"))
    };
    let is_calendar = |(key, value): &(String, Node)| {
        let kind = || {
            value
                .text()
                .is_some_and(|kind| kind.starts_with("calendar#"))
        };
        key == "iCalUID" || (key == "kind" && kind())
    };
    is_day(start) && is_day(end) && fields.pairs.iter().any(is_calendar)
}

/// The date in one key: a text, several texts, or a mapping that `value` understands.
fn in_pair(fields: &mut Fields, at: usize) -> FoundDate {
    if let Some(Node::Map(pairs)) = fields.value(at)
        && let Some(range) = value::range(pairs, at)
    {
        if range.whole {
            fields.take(at);
        }
        return FoundDate::Range(range.start, range.end);
    }
    match written(fields, at) {
        Some(mut written) => {
            if written.whole {
                fields.take(at);
            }
            complete(fields, at, &mut written);
            without_year(fields, at, &mut written);
            with_year(fields, at, &mut written);
            add_clock(fields, &mut written, Role::Start);
            add_clock_end(fields, &mut written);
            in_range(fields, &mut written);
            limit(fields, std::iter::once(&mut written));
            FoundDate::One(written)
        }
        None => FoundDate::Wrong(at),
    }
}

/// The date in one value.
fn written(fields: &Fields, at: usize) -> Option<Written> {
    let key = fields.key(at).unwrap_or_default();
    let written = match fields.value(at)? {
        Node::Scalar(text) => Written {
            text: if fields.is_whole_day(at) {
                day_of_midnight(text.trim()).to_owned()
            } else {
                value::of_key(key, text.trim())
            },
            short_end: if fields.is_month(at) {
                ShortEnd::Month
            } else {
                value::short_end(key, text.trim(), fields.is_season(at))
            },
            is_year: is_year_key(&plain(key)),
            whole: true,
            ..Written::default()
        },
        // Several dates of which one is meant, like the EDTF set `[1667,1668]`.
        Node::List(items)
            if !items.is_empty() && items.iter().all(|item| item.text().is_some()) =>
        {
            let texts = items.iter().filter_map(Node::text);
            let texts: Vec<_> = texts.map(|text| text.trim().to_owned()).collect();
            // `dates:` means all of them.
            let means_all = key.to_lowercase().ends_with('s');
            // `[..1760-12-03]` is EDTF's "on or before", `[1885]` a supplied date: both as in quotes.
            let is_open = |text: &String| text.starts_with("..") || text.ends_with("..");
            let is_one = texts.iter().any(is_open) || texts.len() == 1 && !means_all;
            let is_list = is_one || !means_all;
            let one_of = format!("[{}]", texts.join(","));
            let is_one_of = |date: Date| is_one || date.is_one_of();
            let reads =
                is_list && Date::parse(&one_of, DateContext::default()).is_ok_and(is_one_of);
            Written {
                text: if reads { one_of } else { texts.join(", ") },
                all: if reads { Vec::new() } else { texts },
                is_list: is_list && !is_one,
                whole: true,
                ..Written::default()
            }
        }
        Node::Map(pairs) => value::of_map(pairs).map(|written| {
            let is_day = fields.is_whole_day(at);
            let day = is_day.then(|| day_of_midnight(&written.text).to_owned());
            Written {
                text: day.unwrap_or(written.text),
                ..written
            }
        })?,
        Node::List(_) | Node::Null => return None,
    };
    Some(Written {
        at: vec![at],
        ..written
    })
}
