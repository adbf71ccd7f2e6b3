//! The keys at the top of a file that do not hold events: its title and sources, and how its dates are read.

use super::Loader;
use crate::date::{Date, DateContext, NumericOrder, SettledBy, Zone};
use crate::timeline::discover::Field;
use crate::timeline::source::Ids;
use crate::timeline::{Code, Diagnostic, Node, Source, field, lint, views};

impl Loader {
    /// Takes over what a key says; the key is kept to be shown where there is more in it.
    pub(super) fn field(&mut self, field: Field<'_>) {
        let file = &mut self.file;
        match (field.key.as_str(), &field.node) {
            ("title", Node::Scalar(text)) if file.title.is_none() => {
                file.title = Some(text.clone());
                return;
            }
            ("title", node) if file.title.is_none() => {
                // As `TimelineJS` writes it.
                let text = node.get("text").unwrap_or(node);
                let headline = text.get("headline").and_then(Node::text);
                file.title = headline.map(str::to_owned);
            }
            ("sources", Node::List(_) | Node::Map(_) | Node::Null) if file.sources.is_empty() => {
                file.diagnostics.extend(lint::of_sources(&field));
                let span = field.span();
                file.sources = Source::list(field.node, span.as_ref());
                file.ids = Ids::of(&file.sources);
                return;
            }
            ("sources", Node::Scalar(_)) => file.diagnostics.push(field.problem_of_value(
                Code::TopValue,
                "`sources:` is a text",
                "write a list of sources, each with `id:` and `title:`",
            )),
            ("views", node) if file.views.is_empty() && views::is_meant(node) => {
                let (views, wrong) = views::read(&field, self.context);
                file.diagnostics.extend(wrong);
                file.views = views;
                return;
            }
            _ => {
                let wrong = setting(&field, &mut self.context).err();
                file.diagnostics.extend(wrong);
            }
        }
        file.fields.push((field.key, field.node));
    }
}

/// Takes over what a key says about how dates are read.
fn setting(field: &Field<'_>, context: &mut DateContext) -> Result<(), Diagnostic> {
    let key = field.key.as_str();
    let wrong =
        |message: &str, help: &str| Err(field.problem_of_value(Code::TopValue, message, help));
    match (key, &field.node) {
        ("dates", Node::Scalar(order)) => {
            context.numeric = match order.trim().to_ascii_lowercase().as_str() {
                "dmy" => NumericOrder::DayFirst,
                "mdy" => NumericOrder::MonthFirst,
                _ => {
                    return wrong(
                        "`dates:` is neither `dmy` nor `mdy`",
                        "write `dates: dmy` where 09/02/2018 is in February, `dates: mdy` where it is in September",
                    );
                }
            };
            context.settled_by = SettledBy::File;
            Ok(())
        }
        (_, Node::Scalar(value)) if is_year_zero(key) => {
            match value.trim().to_ascii_lowercase().as_str() {
                "false" | "no" => context.no_year_zero = true,
                "true" | "yes" => {}
                _ => {
                    return wrong(
                        &format!("`{key}:` is neither `true` nor `false`"),
                        "write `year_zero: false` where -0356 is 356 BC, as negative years have no year 0",
                    );
                }
            }
            Ok(())
        }
        ("timezone" | "tz", Node::Null) => Ok(()),
        ("timezone" | "tz", zone) => {
            context.clock_zone = Some(one_zone(field, zone)?);
            Ok(())
        }
        ("base_date", Node::Scalar(text)) => {
            let date = Date::parse(text, *context);
            context.base = date.as_ref().ok().and_then(Date::as_base);
            if context.base.is_some() {
                return Ok(());
            }
            let why = date.err().map(|error| format!(": {}", error.message));
            let why = why.unwrap_or_default();
            wrong(
                &format!("`base_date:` is not a year, a month or a day{why}"),
                "write what the dates of the file leave out, as in `base_date: 2019`",
            )
        }
        ("year" | "month", Node::Scalar(text)) if context.base.is_none() => {
            // What the dates of the events leave out.
            let date = Date::parse(text.trim(), *context).ok();
            let is_whole = text.contains(|c: char| c.is_ascii_digit());
            context.base = date.as_ref().filter(|_| is_whole).and_then(Date::as_base);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The zone of clock times without one.
fn one_zone(field: &Field<'_>, zone: &Node) -> Result<Zone, Diagnostic> {
    let Node::Scalar(name) = zone else {
        return Err(field.problem_of_value(
            Code::TopValue,
            format!("`{}:` is not one time zone", field.key),
            "write one zone for the file, as in `timezone: Europe/Berlin`, and `timezone:` in events of another",
        ));
    };
    Zone::parse(name).map_err(|error| {
        let help = error.help.unwrap_or_default();
        field.problem_of_value(Code::TimeZone, error.message, &help)
    })
}

/// Whether a key says if the file has a year 0.
fn is_year_zero(key: &str) -> bool {
    ["yearzero", "hasyearzero"].contains(&field::plain(key).as_ref())
}
