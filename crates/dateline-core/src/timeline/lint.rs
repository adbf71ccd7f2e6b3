//! Likely mistakes in events that are readable: a quote without a source, an unknown source id, a
//! misspelled field, two events that are the same.
//!
//! Each rule is a pure function. The rules of [`of_event`] examine one event and what the file says
//! about its sources, so they can run for each event alone. The rules of [`Across`] need all events
//! of the file: it takes them one by one, in file order, and then reports its findings, including
//! which findings about single events are withdrawn because the whole file is like that.
//!
//! Findings depend on the rest of the file, so they are not stored in the event, which is kept from
//! one version of the file to the next. They are computed for every version, and stored in
//! [`Lints`].

mod across;
mod alike;
mod cited;
mod finding;
mod foresight;
mod length;
mod locate;
mod sources;
mod spelling;
mod year_zero;

use std::collections::HashMap;
use std::sync::Arc;

use super::item::Item;
use super::{Code, Diagnostic, Entry, Event, Node, Place, When};
use crate::date::{ClockChange, Date, DateContext, NumericOrder};
use crate::limits;
use crate::parallel;
use crate::text::head;
use crate::timeline::field::{Role, rank};

pub(super) use sources::of_sources;
pub(super) use spelling::top as of_keys;
pub(super) use year_zero::{may_miss as may_miss_year_zero, year_zero};

pub(super) use across::{Across, Brief, Concluded};
use finding::{At, Rule};
pub(super) use finding::{Facts, Finding};

/// The findings about a single event.
pub(super) fn of_event(entry: &Entry, facts: Facts<'_>) -> Vec<Finding> {
    let Entry::Event(event) = entry else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let When::Dated(date) = &event.when {
        doubtful_date(date, facts.context, &mut found);
    }
    cited::check(event, facts, &mut found);
    // Where another event was taken into it, for want of a dash, the sources of one do not fit the date of the other.
    let has_another = |problem: &Diagnostic| problem.code == Code::MissingDash;
    if !event.problems.iter().any(has_another) {
        foresight::check(event, facts, &mut found);
    }
    sources::within(event, &mut found);
    length::check(event, &mut found);
    spelling::check(event, facts, &mut found);
    found.extend(unread_texts(event));
    found
}

/// Reports a value of `tags:` or `people:` that no text could be read from.
fn unread_texts(event: &Event) -> Option<Finding> {
    // What is wrong with an item of the list was reported with its line.
    if !event.problems.is_empty() {
        return None;
    }
    let lists = [
        (Role::Tags, event.tags.is_empty(), "no tag is read"),
        (Role::People, event.people.is_empty(), "nobody is read"),
    ];
    let mut unread = lists.into_iter().filter(|(_, is_empty, _)| *is_empty);
    unread.find_map(|(role, _, so)| {
        let mut fields = event.fields.iter();
        let (key, value) = fields.find(|(key, _)| rank(key, role) == Some(0))?;
        let what = match value {
            Node::Map(_) => "a mapping",
            Node::List(items) if !items.is_empty() => "a list with more than texts in it",
            _ => return None,
        };
        Some(Finding::warning(
            Code::WrongKind,
            At::Key(key.clone()),
            format!("`{key}:` is {what}, so {so}"),
            "write a list of texts, such as [bridge, river]; put a text with `: ` in it in quotes",
        ))
    })
}

/// Reports a date that can be read in more than one way, or that contradicts `dates:` of its file.
fn doubtful_date(date: &Date, context: DateContext, found: &mut Vec<Finding>) {
    let written = head(date.written(), 40);
    let mut warn = |code, message: String, help| {
        let at = At::Value(
            &[Role::Date, Role::Start, Role::End],
            date.written().to_owned(),
        );
        found.push(Finding::warning(code, at, message, help));
    };
    if date.is_day_month_open() {
        warn(
            Code::AmbiguousDate,
            format!(
                "either number of {written} may be the day: read as {}",
                date.words()
            ),
            "write year, month and day as in 2025-05-09, or `dates: dmy` or `dates: mdy` at the top of the file",
        );
    }
    if date.is_short_end_open() {
        warn(
            Code::AmbiguousDate,
            format!(
                "{written} may be two years, or a month or season: read as {}",
                date.words()
            ),
            "write both years in full, as in 2024/2025, or a month, as in 2010-11",
        );
    }
    if date.is_against_file_order() {
        let order = match context.numeric {
            NumericOrder::MonthFirst => "mdy",
            _ => "dmy",
        };
        warn(
            Code::UnusualOrder,
            format!(
                "{written} is not in the order that `dates: {order}` says: read as {}",
                date.words()
            ),
            "write year, month and day as in 2025-05-09, or correct `dates:` at the top of the file",
        );
    }
    // A clock time that occurs twice in its zone, or never.
    let change = match date.clock_change() {
        None => return,
        Some(ClockChange::Skipped) => "the clock was set forward over this time: its zone has no",
        Some(ClockChange::Repeated) => "the clock was set back, so its zone has this time twice:",
    };
    warn(
        Code::ClockChange,
        format!("{change} {}", head(&date.words(), 60)),
        "write the offset that is meant after the time, as in 02:30 -05:00",
    );
}

/// The diagnostics of the events of a file, by the position of an event and the hash of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lints(HashMap<(Place, u64), Vec<Diagnostic>>);

impl Lints {
    /// The diagnostics of an entry.
    pub(super) fn of(&self, entry: &Entry) -> &[Diagnostic] {
        // Most files have none, and this is called for every entry.
        if self.0.is_empty() {
            return &[];
        }
        self.0
            .get(&(entry.place(), entry.fingerprint()))
            .map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, entry: &Entry, diagnostic: Diagnostic) {
        let diagnostics = self
            .0
            .entry((entry.place(), entry.fingerprint()))
            .or_default();
        if diagnostics.len() < limits::REPORTED {
            diagnostics.push(diagnostic);
        }
    }
}

/// An entry, the item that it was built from, and the findings about it alone.
#[derive(Debug)]
pub(super) struct Built<'t> {
    pub entry: Arc<Entry>,
    pub item: Item<'t>,
    pub found: Vec<Finding>,
}

/// All diagnostics of the events of a file, given in file order; and the diagnostics of the file as
/// a whole.
pub(super) fn gather(mut built: Vec<Built<'_>>) -> (Lints, Vec<Diagnostic>) {
    let mut across = Across::default();
    for (index, built) in built.iter().enumerate() {
        across.add(index, &Brief::of(&built.entry, &built.found));
    }
    let entry = |index: usize| built.get(index).map(|built| Arc::clone(&built.entry));
    let key = |index: usize| Some(built.get(index)?.entry.date()?.order_key());
    let concluded = across.finish(&entry, &key);
    once_per_source(&mut built);
    let mut found = Vec::new();
    for (index, built) in built.iter_mut().enumerate() {
        let alone = std::mem::take(&mut built.found).into_iter();
        let kept = alone.filter(|finding| concluded.still_reports(finding));
        let all = kept.chain(concluded.of(index, &built.entry));
        found.extend(all.map(|finding| (index, finding)));
    }
    // Finding a position requires walking the text of the event again.
    let diagnostics = parallel::map_batches(found, |found| {
        let located = found.into_iter().filter_map(|(index, finding)| {
            let built = built.get(index)?;
            Some((&built.entry, finding.into_diagnostic(&built.item)))
        });
        located.collect()
    });
    let mut lints = Lints::default();
    for (entry, diagnostic) in diagnostics {
        lints.add(entry, diagnostic);
    }
    (lints, concluded.of_file)
}

/// Keeps of the findings about each unreadable source the first, with the number of events that cite it.
fn once_per_source(built: &mut [Built<'_>]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for finding in built.iter().flat_map(|built| &built.found) {
        if let (Rule::UnreadSource, At::Value(_, id)) = (finding.rule, &finding.at) {
            *counts.entry(id.clone()).or_default() += 1;
        }
    }
    let mut is_first = |finding: &mut Finding| {
        let (Rule::UnreadSource, At::Value(_, id)) = (finding.rule, &finding.at) else {
            return true;
        };
        let Some(count) = counts.remove(id) else {
            return false;
        };
        if count > 1 {
            finding.message = format!("{}; {count} events cite it", finding.message);
        }
        true
    };
    for built in built {
        built.found.retain_mut(&mut is_first);
    }
}

/// The diagnostics of one event of an index, given what is known of the other events so far.
pub(super) fn of_one(
    index: usize,
    entry: &Entry,
    item: &Item<'_>,
    facts: Facts<'_>,
    concluded: Option<&Concluded>,
) -> Vec<Diagnostic> {
    let alone = of_event(entry, facts).into_iter();
    let alone = alone.filter(|finding| match concluded {
        Some(concluded) => concluded.still_reports(finding),
        None => !finding.is_provisional(),
    });
    let others = concluded.map(|concluded| concluded.of(index, entry));
    alone
        .chain(others.into_iter().flatten())
        .take(limits::REPORTED)
        .map(|finding| finding.into_diagnostic(item))
        .collect()
}
