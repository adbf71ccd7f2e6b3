//! Sources that were published before the event they are cited for.
//!
//! An announcement is a valid source for a future event. So this is reported only if no text of the
//! event is about the future (title, summary, quotes, note, tags or another field), only if both
//! dates are certain (a day, a month or a year that is neither approximate nor one of several), and
//! never for a range or an open end: the end of a plan, a term or a deadline is known in advance.

use super::super::{Cited, Event, Source, When};
use super::finding::{At, Facts, Finding, texts};
use crate::date::{Bound, Certainty, Date};
use crate::timeline::Code;
use crate::timeline::field::Role;

/// Words that announce the future, in lower case, in some of the languages in which dates are read.
/// Words that are frequent in reports about the past are left out ("due to", "the next day", "may"
/// beside the month).
const WORDS: &str = "\
    will shall would plan planned plans planning deadline deadlines until due effective term tenure expires expiry \
    expire expiring matures maturity schedule expected expects scheduled upcoming forthcoming coming future announced announces \
    announcement intends intended proposed proposes forecast predicted predicts tomorrow invited \
    wird werden soll sollen geplant künftig voraussichtlich angekündigt zal zullen gepland verwacht \
    sera seront doit doivent prévu prévue prévus annoncé annoncée será serán deverá previsto prevista previstos programado \
    programada sarà saranno bude budou plánuje plánováno будет будут планирует планируется ожидается";

/// Phrases of several words, and words of scripts without spaces, that announce the future.
const PIECES: &[&str] = &[
    "’ll ", "'ll ", "is to ", "are to ", "was to ", "were to ", "set to ", "due to be ",
    "plan to ", "going to ", "to be held", "to take place", "to visit", "to travel", "to attend",
    "to meet", "to sign", "to open", "next week", "next month", "next year", "予定", "計画", "将",
    "計劃", "计划", "拟",
];

pub(super) fn check(event: &Event, facts: Facts<'_>, found: &mut Vec<Finding>) {
    let When::Dated(date) = &event.when else {
        return;
    };
    let (Bound::At(begins), true) = (date.earliest(), is_sure(date)) else {
        return;
    };
    // The end of a plan, a term or a deadline is known when it begins, or earlier.
    if date.range().is_some() {
        return;
    }
    let own = event
        .quotes
        .iter()
        .filter_map(|quote| quote.source.as_ref());
    for cited in event.source.iter().chain(own) {
        let Some(published) = published(cited, facts) else {
            continue;
        };
        let Bound::At(appeared) = published.latest() else {
            continue;
        };
        if appeared < begins && is_sure(&published) && !speaks_of_the_future(event) {
            found.push(finding(cited, &published, date));
            return;
        }
    }
}

/// The date of publication of the source, if it is given: a text or a link never gives it.
fn published(cited: &Cited, facts: Facts<'_>) -> Option<Date> {
    let source: &Source = match cited {
        Cited::Written(source) => source,
        Cited::Named(name) => facts.sources.get(facts.ids.index(name)?)?,
    };
    Date::parse(source.published.as_deref()?.trim(), facts.context).ok()
}

fn is_sure(date: &Date) -> bool {
    date.certainty() != Certainty::Unsure
}

fn finding(cited: &Cited, published: &Date, date: &Date) -> Finding {
    let (name, at) = match cited {
        Cited::Named(name) => (
            format!("`{}`", crate::text::head(name, 40)),
            At::Value(&[Role::Source], name.clone()),
        ),
        Cited::Written(_) => (
            "the source".to_owned(),
            At::Role(&[Role::Source, Role::Quotes]),
        ),
    };
    Finding::warning(
        Code::Foresight,
        at,
        format!(
            "{name} was published before the event: {} is before {}",
            published.words(),
            date.words()
        ),
        "correct either date, or say in the summary that this is planned or expected",
    )
}

fn speaks_of_the_future(event: &Event) -> bool {
    let mut future = false;
    let mut look = |text: &str| future = future || is_of_the_future(text);
    look(&event.title);
    let prose = [&event.summary, &event.note];
    prose.into_iter().flatten().for_each(|text| look(text));
    event.quotes.iter().for_each(|quote| look(&quote.text));
    event
        .tags
        .iter()
        .chain(&event.group)
        .for_each(|text| look(text));
    for (_, value) in &event.fields {
        texts(value, &mut look);
    }
    future
}

fn is_of_the_future(text: &str) -> bool {
    let text = text.to_lowercase();
    if PIECES.iter().any(|piece| text.contains(piece)) {
        return true;
    }
    // A cause, not an announcement.
    text.replace("due to ", " ")
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| !word.is_empty() && WORDS.split(' ').any(|known| known == word))
}
