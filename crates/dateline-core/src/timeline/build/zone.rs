//! The time zone of an event.

use crate::date::{DateContext, Zone};
use crate::timeline::Code;
use crate::timeline::discover::fields::Fields;
use crate::timeline::field::{Role, rank};
use crate::timeline::item::Item;
use crate::timeline::{Diagnostic, Node};

/// The context for the dates of an event: its own zone takes precedence over that of the file. The
/// key remains among the fields, so that it is shown.
pub(super) fn of_event(
    item: &Item<'_>,
    fields: &Fields,
    context: DateContext,
    problems: &mut Vec<Diagnostic>,
) -> DateContext {
    let Some((name, at)) = written(fields) else {
        return context;
    };
    match Zone::parse(&name) {
        Ok(zone) => DateContext {
            clock_zone: Some(zone),
            ..context
        },
        Err(error) => {
            let span = item.span();
            let span = match at {
                FoundZone::Beside(at) => span.and_then(|span| span.value(at)),
                FoundZone::Within(outer, at) => span
                    .and_then(|span| span.value(outer))
                    .and_then(|span| span.value(at)),
            };
            problems.push(item.problem(Code::TimeZone, span, error.message, error.help));
            context
        }
    }
}

/// Where the zone is: the index of its pair, or of the date's pair and of the pair within that
/// mapping.
enum FoundZone {
    Beside(usize),
    Within(usize, usize),
}

/// The zone as written beside the date, or within it: `start: {dateTime: …, timeZone:
/// Europe/Berlin}`.
fn written(fields: &Fields) -> Option<(String, FoundZone)> {
    let says = |value: &Node| value.text().is_some_and(|text| !text.trim().is_empty());
    if let Some((at, _)) = fields.best(Role::Zone, says) {
        return Some((fields.text(at)?.to_owned(), FoundZone::Beside(at)));
    }
    [Role::Date, Role::Start].into_iter().find_map(|role| {
        let (outer, _) = fields.best(role, |value| matches!(value, Node::Map(_)))?;
        let pairs = fields.value(outer)?.pairs();
        let at = pairs
            .iter()
            .position(|(key, value)| rank(key, Role::Zone).is_some() && says(value))?;
        let name = pairs.get(at)?.1.text()?;
        Some((name.to_owned(), FoundZone::Within(outer, at)))
    })
}
