//! `dateline chart`: draws the timeline to scale, as text or as an SVG picture.

use dateline::timeline::Code;
use std::collections::BTreeSet;
use std::io::{self, Write};

use dateline::app::chart::Sign;
use dateline::chart::{
    Chart, Glyphs, LaneKey, LaneOrder, Prepared, Request, Window, lane_keys, second,
};
use dateline::cli::ChartArgs;
use dateline::date::{Bound, Date, DateContext, Moment, Notation};
use dateline::export::chart_svg::Clock;
use dateline::export::{chart_svg, chart_text};
use dateline::limits::READ_FOR_LANES;
use dateline::text::one_line;
use dateline::timeline::{Diagnostic, Severity, Timeline};

/// Row limit of a chart that is printed, not shown on a screen.
const ROWS: usize = 10_000;

/// A chart that is laid out and can be written.
pub struct Ready {
    chart: Chart,
    prepared: Prepared,
    is_svg: bool,
    glyphs: Glyphs,
    clock: Clock,
}

impl Ready {
    /// Lays out the chart that the options ask for.
    ///
    /// # Errors
    /// Every problem of the options, each with the name of its option.
    pub fn new(
        timeline: &Timeline,
        args: &ChartArgs,
        width: usize,
        (now, context, as_written): (Moment, DateContext, bool),
        notation: Notation,
    ) -> Result<Self, Vec<(&'static str, Diagnostic)>> {
        let mut wrong = Vec::new();
        let key = args
            .lanes
            .as_deref()
            .map_or_else(|| first_key(timeline), LaneKey::named);
        let order = if args.file_order {
            LaneOrder::File
        } else {
            LaneOrder::Time
        };
        let mut prepared = Prepared::new(timeline, &key, order, now);
        let lanes = &prepared.lanes.lanes;
        let is_named = lanes.iter().any(|lane| !lane.name.is_empty());
        if let (Some(name), false) = (&args.lanes, is_named || key == LaneKey::None) {
            wrong.push(("--lanes", no_lanes(timeline, name)));
        }
        prepared.fit(width, args.linear, now, None);
        let asked = asked(&prepared, args, (now, context), &mut wrong);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut window = prepared.all;
        if let Some((from, to)) = asked {
            prepared.fit(width, args.linear, now, asked);
            let from = prepared.time.position(from);
            let length = prepared.time.position(to).saturating_sub(from);
            window = Window { from, length };
        }
        let chart = Chart::lay_out(&Request {
            timeline,
            extents: &prepared.extents,
            lanes: &prepared.lanes,
            folded: &BTreeSet::new(),
            time: &prepared.time,
            window,
            width,
            height: ROWS,
            now,
            notation,
            selected: None,
            matters: &|_| false,
            sign: &|event| sign(timeline, event),
        });
        let glyphs = if args.ascii {
            Glyphs::Ascii
        } else {
            Glyphs::Text
        };
        Ok(Self {
            chart,
            prepared,
            is_svg: args.svg,
            glyphs,
            clock: Clock {
                context: (!as_written).then_some(context),
                notation,
            },
        })
    }

    /// Writes the chart.
    ///
    /// # Errors
    /// If writing fails.
    pub fn write(&self, timeline: &Timeline, out: &mut impl Write) -> io::Result<()> {
        let glyphs = self.glyphs;
        if self.is_svg {
            return chart_svg::write(&self.chart, timeline, self.clock, out);
        }
        if timeline.is_empty() {
            return writeln!(out, "No events");
        }
        let name = timeline.name();
        let name = name.rsplit('/').next().unwrap_or_default();
        let name = timeline.title().unwrap_or(name);
        let dot = if glyphs == Glyphs::Ascii { "-" } else { "·" };
        let lanes = match &self.prepared.lanes.key {
            LaneKey::None => String::new(),
            key => format!("lanes by {} {dot} ", key.word()),
        };
        if self.prepared.extents.is_empty() {
            writeln!(out, "{}\n", one_line(name))?;
            return chart_text::write(&self.chart, glyphs, out);
        }
        let zone = self.chart.clock_words(timeline.zone());
        let zone = zone.map_or_else(String::new, |zone| format!(" {dot} {zone}"));
        writeln!(
            out,
            "{} {dot} {lanes}a column is {}{zone}\n",
            one_line(name),
            self.chart.unit()
        )?;
        chart_text::write(&self.chart, glyphs, out)
    }
}

/// The sign of an event with an error or a warning.
fn sign(timeline: &Timeline, event: usize) -> Option<char> {
    let worst = timeline.worst(&*timeline.entry(event)?)?;
    let sign = match worst {
        Severity::Error => Sign::Error,
        Severity::Warning | Severity::Notice => Sign::Warning,
    };
    Some(sign.symbol())
}

/// The default lane key: groups, else files.
fn first_key(timeline: &Timeline) -> LaneKey {
    if timeline.len() > READ_FOR_LANES {
        return LaneKey::None;
    }
    let keys = lane_keys(timeline);
    let first = [LaneKey::Group, LaneKey::File];
    let first = first.into_iter().find(|key| keys.contains(key));
    first.unwrap_or_default()
}

/// The problem of `--lanes` with a name that no event has.
fn no_lanes(timeline: &Timeline, name: &str) -> Diagnostic {
    let keys = lane_keys(timeline);
    let keys: Vec<&str> = keys.iter().map(LaneKey::word).collect();
    let message = format!("no event has `{name}`");
    let help = format!("make lanes by one of these: {}", keys.join(", "));
    Diagnostic::whole(Code::Option, message, help)
}

/// The part of time that `--from` and `--to` ask for, from one second to another; their problems are added to `wrong`.
fn asked(
    prepared: &Prepared,
    args: &ChartArgs,
    (now, context): (Moment, DateContext),
    wrong: &mut Vec<(&'static str, Diagnostic)>,
) -> Option<(i64, i64)> {
    let mut edge = |option: &'static str, text: Option<&str>, is_end: bool| {
        let found = text.map(|text| edge(text, is_end, now, context));
        found.and_then(|found| {
            found
                .map_err(|diagnostic| wrong.push((option, diagnostic)))
                .ok()
        })
    };
    let (from, to) = (
        edge("--from", args.from.as_deref(), false),
        edge("--to", args.to.as_deref(), true),
    );
    if from.is_none() && to.is_none() {
        return None;
    }
    let (time, all) = (&prepared.time, prepared.all);
    let from = from.unwrap_or_else(|| time.second(all.from));
    let to = to.unwrap_or_else(|| time.second(all.from.saturating_add(all.length)));
    if wrong.is_empty() && from >= to {
        let diagnostic = Diagnostic::whole(
            Code::Option,
            "it ends before it begins",
            "write a later date for --to",
        );
        wrong.push(("--to", diagnostic));
    }
    Some((from, to))
}

/// The start of a date in seconds, or the first second after its end.
fn edge(text: &str, is_end: bool, now: Moment, context: DateContext) -> Result<i64, Diagnostic> {
    let help = "write a date such as 1970s or 2025-05-09";
    let date = Date::seek(text, now, now, context).map_err(|error| {
        let message = format!("`{text}` is not a date ({})", error.message);
        Diagnostic::whole(
            Code::Option,
            message,
            error.help.unwrap_or_else(|| help.to_owned()),
        )
    })?;
    let bound = if is_end {
        date.latest()
    } else {
        date.earliest()
    };
    match bound {
        Bound::At(at) if is_end => Ok(second(at).saturating_add(1)),
        Bound::At(at) => Ok(second(at)),
        _ => {
            let side = if is_end { "end" } else { "start" };
            Err(Diagnostic::whole(
                Code::Option,
                format!("`{text}` has no {side}"),
                help,
            ))
        }
    }
}
