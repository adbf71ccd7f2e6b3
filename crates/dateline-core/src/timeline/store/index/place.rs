//! Placing events in time with the parser.

use std::sync::{Arc, OnceLock};

use super::slot::{FallbackReason, Placed, Slot, offset};
use crate::date::{Date, DateContext, Days, NumericOrder, Span, numeric_evidence};
use crate::limits;
use crate::parallel;
use crate::timeline::build;
use crate::timeline::build::when::numeric_orders;
use crate::timeline::discover::classify::{
    ListKind, classify, holds_other_dates, inner_lists, lifted, step,
};
use crate::timeline::discover::dated_text::{dated_text, is_by_date};
use crate::timeline::discover::list_keys::{self, Decision};
use crate::timeline::field::datelike::is_no_date;
use crate::timeline::field::list_keys::ListKeys;
use crate::timeline::field::names::Names;
use crate::timeline::item;
use crate::timeline::item::{Content, Item};
use crate::timeline::lint::{self, Brief, Facts, Finding};
use crate::timeline::previous::PreviousEntries;
use crate::timeline::read::line_of_next;
use crate::timeline::store::piece::PIECE;
use crate::timeline::yaml::block::{has_stray_line, holds_another};
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::syntax;
use crate::timeline::yaml::tags;
use crate::timeline::{Code, Diagnostic, Entry, Node, Tally, pitfalls};

/// The result of parsing an event.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub found: FoundTime,
    pub problems: Problems,
}

/// The problems of an event by itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Problems {
    pub tally: Tally,
    /// Its fields with a misspelled name, unless the rest of the file has them too.
    pub misspelled: Vec<String>,
    /// What the checks across events need to know of it.
    pub brief: Brief,
}

/// The time that parsing an event found: a date, none, or, for an event that cannot be read, that of the event before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FoundTime {
    Dated(Span),
    Undated,
    Follows,
}

/// The orders of day and month in unambiguous numeric dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct OrderEvidence {
    pub day_first: bool,
    pub month_first: bool,
}

impl OrderEvidence {
    fn add(&mut self, order: NumericOrder) {
        self.day_first |= order == NumericOrder::DayFirst;
        self.month_first |= order == NumericOrder::MonthFirst;
    }

    pub fn join(&mut self, other: Self) {
        self.day_first |= other.day_first;
        self.month_first |= other.month_first;
    }

    /// Whether the other has all evidence that this one has.
    pub fn is_within(self, other: Self) -> bool {
        (!self.day_first || other.day_first) && (!self.month_first || other.month_first)
    }

    pub fn order(self) -> NumericOrder {
        match (self.day_first, self.month_first) {
            (true, false) => NumericOrder::DayFirst,
            (false, true) => NumericOrder::MonthFirst,
            _ => NumericOrder::Unknown,
        }
    }
}

/// Parses blocks. Finds the date of each and, with `facts` to check against, its problems. Calls `each` with the index of the part and
/// its event.
///
/// # Errors
/// If one of them shows that the file has a form that cannot be indexed.
pub(super) fn judge(
    parts: Vec<Part<'_>>,
    context: DateContext,
    whole: Whole<'_>,
    evidence: &mut OrderEvidence,
    facts: Option<Facts<'_>>,
    mut each: impl FnMut(usize, &Entry),
) -> Result<Vec<Judged>, FallbackReason> {
    let names = Names::default();
    let mut judged = Vec::with_capacity(parts.len());
    for (at, mut item) in items(parts, whole.keys).into_iter().enumerate() {
        check(&item, whole)?;
        if let Content::Read(node) = &item.content {
            numeric_orders(node, &names, item.keys.as_deref())
                .for_each(|order| evidence.add(order));
        }
        let entry = build::entry(&mut item, context, &names);
        each(at, &entry);
        judged.push(Judged {
            found: FoundTime::of(&entry),
            problems: facts.map_or_else(Problems::default, |facts| Problems::of(&entry, facts)),
        });
    }
    Ok(judged)
}

/// Parses blocks of a list for which `keys` was decided, with the notices of each text.
pub(super) fn items<'t>(parts: Vec<Part<'t>>, keys: &Arc<ListKeys>) -> Vec<Item<'t>> {
    let mut items = item::blocks(parts, &PreviousEntries::default());
    for item in &mut items {
        item.problems.extend(tags::notices(&item.part));
        if matches!(item.content, Content::Read(_)) {
            item.problems
                .extend(pitfalls::warnings(&item.part, item.part.text));
        }
        item.keys = Some(Arc::clone(keys));
    }
    items
}

impl FoundTime {
    fn of(entry: &Entry) -> Self {
        match (entry.date(), entry) {
            (Some(date), _) => Self::Dated(date.span()),
            (None, Entry::Event(_)) => Self::Undated,
            (None, Entry::Broken(_)) => Self::Follows,
        }
    }
}

impl Problems {
    fn of(entry: &Entry, facts: Facts<'_>) -> Self {
        let found = lint::of_event(entry, facts);
        let mut tally = Tally::of(entry.diagnostics());
        for finding in found.iter().filter(|finding| !finding.is_provisional()) {
            tally = tally.and(Tally::one(finding.severity));
        }
        let misspelled = found.iter().filter_map(Finding::misspelled);
        Self {
            tally,
            misspelled: misspelled.map(str::to_owned).collect(),
            brief: Brief::of(entry, &found),
        }
    }
}

/// Whether an item of the list is one event and nothing else.
fn check(item: &Item<'_>, whole: Whole<'_>) -> Result<(), FallbackReason> {
    match &item.content {
        Content::Read(Node::List(nodes)) if !nodes.is_empty() => {
            Err(FallbackReason("there are lists in the list of its events"))
        }
        Content::Read(Node::Map(pairs)) => {
            let names = Names::default();
            let holds_dates = |(key, value): &(String, Node)| matches!(value, Node::List(nodes) if holds_other_dates(key, nodes));
            // Lines in quotes that look like another event.
            if has_stray_line(item.part.text) && holds_another(&item.part) {
                Err(FallbackReason("a dash is not like the others"))
            } else if is_by_date(pairs) {
                Err(FallbackReason("events are grouped under their dates"))
            } else if lifted(pairs, &names, limits::NESTING_ABOVE_EVENTS).is_some() {
                Err(FallbackReason(
                    "its events have their content in nested mappings",
                ))
            } else if !inner_lists(pairs, &names, limits::NESTING_ABOVE_EVENTS).is_empty() {
                Err(FallbackReason("events are nested in events"))
            } else if pairs.iter().any(holds_dates) {
                Err(FallbackReason("a list in an event has dates too"))
            } else {
                Ok(())
            }
        }
        Content::Read(Node::Null) | Content::Empty(_) => {
            Err(FallbackReason("an item of its list is empty"))
        }
        Content::Broken(diagnostic) => {
            if diagnostic.code == Code::UnknownAnchor && whole.may_have_anchors() {
                return Err(FallbackReason("it has anchors that reach over events"));
            }
            let open = has_stray_line(item.part.text) || diagnostic.code.is_open();
            // A larger one is never read as a whole.
            if open && whole.text.len() <= limits::LONGEST_DOCUMENT {
                return Err(FallbackReason("the bounds of an event are unclear"));
            }
            if holds_another(&item.part) || line_of_next(item).is_some() {
                return Err(FallbackReason("a dash is not like the others"));
            }
            Ok(())
        }
        Content::Read(Node::Scalar(text)) if dated_text(text, None).is_some() => {
            Err(FallbackReason("texts that begin with a date are events"))
        }
        Content::Read(_) | Content::Kept(_) => Ok(()),
    }
}

/// Whether a text may have anchors (`&name`): determined once, for the first alias without an
/// anchor in its event.
#[derive(Debug, Default)]
pub(super) struct Anchors(OnceLock<bool>);

/// The text that events are in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole<'t> {
    pub text: &'t [u8],
    pub anchors: &'t Anchors,
    /// What the keys of the events were decided to mean.
    pub keys: &'t Arc<ListKeys>,
}

impl Whole<'_> {
    fn may_have_anchors(self) -> bool {
        let looked = || syntax::may_have_anchors(self.text);
        *self.anchors.0.get_or_init(looked)
    }
}

/// The text of a file with its blocks, while they are being placed.
pub(super) struct Blocks<'t> {
    pub whole: Whole<'t>,
    pub end: usize,
}

impl<'t> Blocks<'t> {
    /// Decides what the keys of the events mean, by the same sample as when the file is read as a
    /// whole.
    ///
    /// # Errors
    /// If the blocks are not clearly events.
    pub fn decide(
        &self,
        slots: &[Slot],
        path: Arc<str>,
    ) -> Result<(Decision, Vec<Diagnostic>), FallbackReason> {
        let step = step(slots.len());
        let some = (0..slots.len()).step_by(step).filter_map(|at| {
            let next = slots.get(at + 1);
            self.part(slots.get(at)?, next)
        });
        let mut some: Vec<Part<'_>> = some.collect();
        // Parsing a very long event takes seconds, and its keys are unlikely to differ from those of the others.
        if some.iter().any(|part| part.text.len() < limits::SLOW_EVENT) {
            some.retain(|part| part.text.len() < limits::SLOW_EVENT);
        }
        let items = item::blocks(some, &PreviousEntries::default());
        match classify(&items, &Names::default()) {
            ListKind::Dated | ListKind::Partly => {}
            ListKind::Loosely => {
                return Err(FallbackReason("no key of its events is called a date"));
            }
            ListKind::Undated => return Err(FallbackReason("nothing in its list reads as a date")),
        }
        let some: Vec<&Item<'_>> = items.iter().collect();
        let (decision, notices) = list_keys::of_sample(path, slots.len(), &some, &Names::default());
        if decision.keys.takes_dates() {
            return Err(FallbackReason(
                "a key that is not called a date is taken for one",
            ));
        }
        Ok((decision, notices))
    }

    /// The block of a slot, which ends where the next begins.
    pub fn part(&self, slot: &Slot, next: Option<&Slot>) -> Option<Part<'t>> {
        let to = next.map_or(self.end, |next| offset(next.at));
        let text = std::str::from_utf8(self.whole.text.get(offset(slot.at)..to)?).ok()?;
        Some(Part::new(text, offset(slot.line)))
    }

    /// Places all events whose time the scan could not determine.
    pub fn place(
        &self,
        slots: &mut [Slot],
        asides: &mut Vec<Span>,
        context: DateContext,
    ) -> Result<OrderEvidence, FallbackReason> {
        let starts: Vec<usize> = (0..slots.len()).step_by(PIECE * 16).collect();
        let all = &*slots;
        let done = parallel::map(&starts, |start| self.place_some(all, *start, context));
        let mut evidence = OrderEvidence::default();
        for some in done {
            let (placed, found) = some?;
            evidence.join(found);
            for (index, found) in placed {
                if let Some(slot) = slots.get_mut(index) {
                    slot.placed = placed_as(found, asides);
                }
            }
        }
        Ok(evidence)
    }

    fn place_some(
        &self,
        slots: &[Slot],
        start: usize,
        context: DateContext,
    ) -> Result<(Vec<(usize, FoundTime)>, OrderEvidence), FallbackReason> {
        let mut placed = Vec::new();
        let mut evidence = OrderEvidence::default();
        let mut parts = Vec::new();
        let mut numbers = Vec::new();
        let numbered = slots.iter().enumerate().skip(start).take(PIECE * 16);
        for (index, slot) in numbered {
            match slot.placed {
                Placed::Text { from, len } => {
                    if let Some(span) = self.written(from, len, context, &mut evidence) {
                        placed.push((index, FoundTime::Dated(span)));
                        continue;
                    }
                }
                Placed::Parse => {}
                _ => continue,
            }
            parts.extend(self.part(slot, slots.get(index + 1)));
            numbers.push(index);
        }
        while !parts.is_empty() {
            let rest = parts.split_off(parts.len().min(PIECE));
            let rest_numbers = numbers.split_off(numbers.len().min(PIECE));
            let judged = judge(parts, context, self.whole, &mut evidence, None, |_, _| ())?;
            placed.extend(
                numbers
                    .into_iter()
                    .zip(judged.into_iter().map(|judged| judged.found)),
            );
            (parts, numbers) = (rest, rest_numbers);
        }
        Ok((placed, evidence))
    }

    /// The date that is a scalar alone on its line.
    fn written(
        &self,
        from: u32,
        len: u32,
        context: DateContext,
        evidence: &mut OrderEvidence,
    ) -> Option<Span> {
        let from = offset(from);
        let text = self.whole.text.get(from..from.checked_add(offset(len))?)?;
        let text = std::str::from_utf8(text).ok()?;
        if is_no_date(text) {
            return None;
        }
        let date = Date::parse(text, context).ok()?;
        if let Some(order) = numeric_evidence(text) {
            evidence.add(order);
        }
        Some(date.span())
    }
}

/// How the index stores a time that was found; dates that are not whole days go to `asides`.
pub(super) fn placed_as(found: FoundTime, asides: &mut Vec<Span>) -> Placed {
    match found {
        FoundTime::Undated => Placed::Undated,
        FoundTime::Follows => Placed::Follows,
        FoundTime::Dated(span) => {
            if let Some(days) = Days::of(&span) {
                return Placed::Days(days);
            }
            let at = u32::try_from(asides.len()).unwrap_or(u32::MAX);
            asides.push(span);
            Placed::Aside(at)
        }
    }
}
