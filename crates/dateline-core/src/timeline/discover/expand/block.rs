//! Blocks of events, such as those of a year: what a block says about all of its events.

use std::borrow::Cow;
use std::sync::Arc;

use crate::date::{Date, DateContext};
use crate::timeline::discover::discovered::{Discovered, problem};
use crate::timeline::discover::event_keys::{
    is_month, is_text_in_language, is_translated, names_event,
};
use crate::timeline::discover::list_keys::is_name;
use crate::timeline::discover::midnight::past_midnight;
use crate::timeline::discover::report::duplicate_keys;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::datelike::{self, dated_pair, is_dated};
use crate::timeline::field::names::Names;
use crate::timeline::field::{self, Role};
use crate::timeline::item::{self, Content, Item, LazySpan, Surroundings};
use crate::timeline::previous::fingerprint;
use crate::timeline::shape::{date_of, items};
use crate::timeline::typos::near;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::span::Span;
use crate::timeline::{Code, Diagnostic, Node, Severity};

impl<'t> Discovered<'t> {
    /// Adds a block of events, such as those of a year: the events in it, with what the block says
    /// about all of them; and the block itself, if it is an event too.
    pub(in crate::timeline::discover) fn split(&mut self, item: Item<'t>, lists: &[usize]) {
        let (part, outside) = (Arc::clone(&item.part), item.around.clone());
        // The block has more text than this event, so it needs a fingerprint of its own.
        let (place, fingerprint) = (item.place, fingerprint((item.fingerprint, lists)));
        let (Content::Read(Node::Map(mut pairs)), mut span) = item.open() else {
            return;
        };
        let repeated = duplicate_keys(pairs.iter().enumerate().map(|(at, (key, _))| {
            let span = span.as_ref().and_then(|span| span.key(at));
            (key.as_str(), span, &*part)
        }));
        self.note_misspelled(&pairs, span.as_ref(), &part, lists);
        let mut inner = Vec::with_capacity(lists.len());
        for at in lists.iter().rev() {
            let (key, node) = pairs.remove(*at);
            inner.push((key, node, span.as_mut().and_then(|span| span.remove(*at))));
        }
        let names = self.names.clone();
        let text = |role| best_text(&pairs, role, &names);
        let date = block_date(&pairs, &text);
        self.note_years(date.as_ref(), &pairs, span.as_ref(), &part);
        let is_event = (date.is_some()
            || is_dated(&pairs, &self.names)
            || dated_pair(&pairs, false).is_some())
            && names_event(pairs.iter().map(|(key, _)| key.as_str()));
        let mut around = outside.as_deref().cloned().unwrap_or_default();
        let title = text(Role::Title).or_else(|| around.slug.take());
        around.title = title.clone().or(around.title);
        around.group = text(Role::Group)
            .or_else(|| title.clone())
            .or_else(|| first_name(&pairs).filter(|_| !is_event))
            .or(around.group);
        // A month in a year, a day in a month.
        let alone = date.as_ref().and_then(DateText::alone);
        let composed = alone.and_then(|date| date_of(date, around.date.as_ref()));
        let handed_down = around.date.clone();
        around.date = composed.or(date.clone()).or(around.date);
        if is_event {
            self.push(Item {
                part: Arc::clone(&part),
                content: Content::Read(Node::Map(pairs)),
                spans: span.map_or(LazySpan::Unknown, LazySpan::Known),
                around: outside,
                place,
                fingerprint,
                problems: Vec::new(),
                list: item::top(),
                keys: None,
            });
        } else {
            self.diagnostics.extend(repeated);
            let is_new = |(key, value): &(String, Node)| {
                !is_in_context(key, value, date.as_ref(), around.group.as_deref())
            };
            pairs.retain(is_new);
            around.fields.extend(pairs);
        }
        // Descendants do not share the date of birth of their ancestor.
        let mut of_tree = around.clone();
        if is_event {
            of_tree.date = handed_down;
        }
        let several = inner.len() > 1;
        for (key, node, span) in inner.into_iter().rev() {
            let around = if field::is_tree(&key) {
                &of_tree
            } else {
                &around
            };
            self.expand_list(&key, node, span, (&part, around.clone(), several));
        }
    }

    /// Reports the key of a list of events that resembles `events`.
    fn note_misspelled(
        &mut self,
        pairs: &[(String, Node)],
        span: Option<&Span>,
        part: &Part<'t>,
        lists: &[usize],
    ) {
        for at in lists {
            let Some((key, _)) = pairs.get(*at) else {
                continue;
            };
            if field::is_list(key) || near(key, &["events"]).is_none() {
                continue;
            }
            let warning = problem(
                Code::UnknownField,
                part,
                span.and_then(|span| span.key(*at)),
                format!(
                    "unknown field `{}`: did you mean `events`?",
                    crate::text::head(key, 40)
                ),
                "its items are shown as events; rename it if it is a typo",
            );
            self.diagnostics.push(warning.with(Severity::Warning));
        }
    }

    /// Reports once that the date of a block, such as `2020-21`, is read as several years.
    fn note_years(
        &mut self,
        date: Option<&DateText>,
        pairs: &[(String, Node)],
        span: Option<&Span>,
        part: &Part<'t>,
    ) {
        let are_years = date.is_some_and(DateText::is_years);
        if !are_years || std::mem::replace(&mut self.reported_years, true) {
            return;
        }
        let is_year = |(key, _): &(String, Node)| datelike::is_year_key(&field::plain(key));
        let at = pairs.iter().position(is_year);
        let at = at.and_then(|at| span?.key(at));
        self.diagnostics.push(years_notice(part, at, date));
    }

    /// Adds the events of a list in a block, with what is said around it; `several`: the block has other lists.
    fn expand_list(
        &mut self,
        key: &str,
        node: Node,
        span: Option<Span>,
        (part, mut around, several): (&Arc<Part<'t>>, Surroundings, bool),
    ) {
        let Node::List(mut nodes) = node else { return };
        if is_month(key)
            && let Some(month) = date_of(key, around.date.as_ref())
        {
            around.date = Some(month);
        }
        if several && !field::is_list(key) && !is_month(key) && around.group.is_none() {
            around.group = Some(key.to_owned());
        }
        nodes.iter_mut().for_each(join_languages);
        let mut items = items(nodes, span, part, Some(&Arc::new(around)));
        self.diagnostics.extend(past_midnight(&mut items));
        self.below(key, |found| found.expand_all(items));
    }
}

/// Whether the date or the group of a block already says what a pair of it says.
fn is_in_context(key: &str, value: &Node, date: Option<&DateText>, group: Option<&str>) -> bool {
    let is_any = |roles: &[Role]| roles.iter().any(|role| field::rank(key, *role).is_some());
    let Some(text) = value.text().map(str::trim) else {
        return false;
    };
    let mut texts = date.into_iter().flat_map(DateText::texts);
    let says_when = is_any(&[Role::Date, Role::Month]) && texts.any(|part| part == text);
    says_when || is_any(&[Role::Title, Role::Group]) && group == Some(text)
}

/// The text of the first key of a block, where it says what the block is about: `airline: El Al`.
fn first_name(pairs: &[(String, Node)]) -> Option<String> {
    let (key, value) = pairs.first()?;
    let text = value.text()?.trim();
    (field::roles(key).is_empty() && is_name(key, text)).then(|| text.to_owned())
}

/// Puts the texts of a mapping that is nothing but texts in several languages (`{el: …, en: …, milestone: true}`) under one
/// key, so that the one in the preferred language is shown.
fn join_languages(node: &mut Node) {
    let Node::Map(pairs) = node else { return };
    if !is_translated(pairs) {
        return;
    }
    let (texts, mut rest): (Vec<_>, Vec<_>) = std::mem::take(pairs)
        .into_iter()
        .partition(is_text_in_language);
    rest.insert(0, ("text".to_owned(), Node::Map(texts)));
    *pairs = rest;
}

/// The first text, in order of preference, under a key with a role.
fn best_text(pairs: &[(String, Node)], role: Role, names: &Names) -> Option<String> {
    let rank = |key: &str| match names.role(key) {
        Some((of, rank)) => (of == role).then_some(rank),
        None => field::rank(key, role),
    };
    pairs
        .iter()
        .filter_map(|(key, value)| Some((rank(key)?, value.text()?.trim())))
        .filter(|(_, text)| !text.is_empty())
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, text)| text.to_owned())
}

/// The date that a block of events says for all of them; `text` returns the block's text for a
/// role.
fn block_date(
    pairs: &[(String, Node)],
    text: &impl Fn(Role) -> Option<String>,
) -> Option<DateText> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let month = text(Role::Month).filter(|month| is_number(month) && month.len() < 3);
    let date = text(Role::Date);
    // `year: 2020` and `month: 3` in one block.
    if let (Some(year), Some(month)) = (&date, month)
        && is_number(year)
        && year.len() == 4
    {
        return Some(DateText::one(year).with(month));
    }
    // `year: 2020-21` is not an EDTF season, nor `year: 30308` a month.
    let is_of_year = |(key, value): &(String, Node)| {
        datelike::is_year_key(&field::plain(key)) && value.text().map(str::trim) == date.as_deref()
    };
    if let Some(years) = &date
        && datelike::is_next_year(years)
        && pairs.iter().any(is_of_year)
    {
        return Some(DateText::years(years));
    }
    let late = date.as_deref().map(datelike::of_year);
    if let Some(Cow::Owned(year)) = late
        && pairs.iter().any(is_of_year)
    {
        return Some(DateText::one(year));
    }
    let date = date.or_else(|| match (text(Role::Start), text(Role::End)) {
        (Some(start), Some(end)) => Some(within(&start, &end)),
        (Some(start), None) if goes_on(pairs) => Some(within(&start, "..")),
        (start, _) => start,
    });
    date.map(DateText::one)
}

/// Whether a block says when it began, and is not known to be over: what happened in it was later than that.
fn goes_on(pairs: &[(String, Node)]) -> bool {
    let is_of_start = |(key, _): &(String, Node)| field::rank(key, Role::Start) == Some(0);
    let is_of_day = |(key, _): &(String, Node)| field::rank(key, Role::Date).is_some();
    pairs.iter().any(is_of_start) && !pairs.iter().any(is_of_day)
}

/// The notice about a block whose year is read as two.
fn years_notice(part: &Part<'_>, span: Option<&Span>, date: Option<&DateText>) -> Diagnostic {
    let years = date.map(DateText::shown).unwrap_or_default();
    problem(
        Code::KeyMeaning,
        part,
        span,
        format!("`{}` is read as two years", crate::text::head(&years, 20)),
        "write the second year in full to settle it, or the month in words",
    )
    .with(Severity::Notice)
}

/// Some time between a start and an end, in EDTF: an event within a range does not last as long as
/// the range.
fn within(start: &str, end: &str) -> String {
    let range = format!("{start}/{end}");
    let parsed = Date::parse(&range, DateContext::default()).ok();
    let edtf = parsed.and_then(|date| date.edtf());
    let some = edtf.and_then(|edtf| {
        let (start, end) = edtf.split_once('/')?;
        let end = end.trim_start_matches("..");
        let some = format!("[{start}..{end}]");
        Date::parse(&some, DateContext::default()).ok()?;
        Some(some)
    });
    some.unwrap_or(range)
}
