//! The commands that print a timeline, an event, a chart or a date.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use dateline::app::Display;
use dateline::cli::{ChartArgs, Cli, Clock, ListArgs, Named, ShowArgs};
use dateline::config::Settings;
use dateline::date::report::describe;
use dateline::date::{DateContext, Notation};
use dateline::export::plain::{self, Marks};
use dateline::export::wrapped::Wrapped;
use dateline::export::{PrintStyle, csv, json, list, one};
use dateline::limits::READ_FOR_LANES;
use dateline::terminal::clock;
use dateline::terminal::copies::Reach;
use dateline::terminal::open::{self, Opened, open};
use dateline::text::without_html;
use dateline::timeline::{Severity, Timeline};

use super::charting;
use super::opening::{display, opened, opened_by, shaped, verdicts, verdicts_on_copies};
use super::output::{UNREADABLE, complain, misused, report, visible_lines, written};
use super::shape::Part;

/// Prints a timeline as text.
pub fn print_plain(cli: &Cli, named: Named<'_>, settings: &Settings) -> ExitCode {
    let opened = match opened(named, cli.clock) {
        Ok(opened) => opened,
        Err(status) => return status,
    };
    let style = print_style(&opened, cli.clock, settings);
    let columns = text_columns(settings);
    let reach = Reach::of(cli.allow_outside);
    let all = opened.timeline.len();
    let (opened, part) = match shaped(opened, &cli.shape, reach) {
        Ok(shaped) => shaped,
        Err(status) => return status,
    };
    let marks = if cli.ascii {
        Marks::Ascii
    } else {
        Marks::Typographic
    };
    print_timeline(&opened, &part, reach, |timeline, out| {
        if timeline.is_empty() && all > 0 {
            return writeln!(out, "None of the {all} events match.");
        }
        let verdicts = verdicts(timeline, reach);
        let mut out = Wrapped::new(out, columns);
        plain::write(timeline, &part.kept, &verdicts, (marks, style), &mut out)?;
        out.flush()
    })
}

/// The context to whose zone printed times are converted; `None` to print them as written.
pub fn shown_on(opened: &Opened, clock: Clock) -> Option<DateContext> {
    let is_converted = clock.tz.is_some_and(|tz| tz != Display::AsWritten);
    is_converted.then(|| opened.timeline.file(0).context)
}

/// How events are printed for a person to read.
pub fn print_style(opened: &Opened, clock: Clock, settings: &Settings) -> PrintStyle {
    PrintStyle {
        clock: shown_on(opened, clock),
        notation: settings.preferences.notation,
    }
}

/// Prints the selected part of a timeline; its errors, and files that cannot be read, go to
/// standard error. `reach` is where saved copies may be, for counting what is wrong with them.
pub fn print_timeline(
    opened: &Opened,
    part: &Part,
    reach: Reach,
    write: impl FnOnce(&Timeline, &mut BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> ExitCode {
    let timeline = &part.timeline;
    let mut out = BufWriter::new(io::stdout().lock());
    if let Err(error) = write(timeline, &mut out).and_then(|()| out.flush()) {
        return written(&error);
    }
    let problems = timeline.problems();
    let errors = problems
        .iter()
        .chain(&part.unread)
        .filter(|problem| problem.diagnostic.severity == Severity::Error)
        .map(|problem| {
            let file = timeline.file(problem.file);
            (file.name.as_str(), &problem.diagnostic)
        });
    let unreadable = open::diagnostics(&opened.unreadable);
    if !report(unreadable.chain(errors)) {
        return ExitCode::SUCCESS;
    }
    let verdicts = verdicts_on_copies(timeline, reach);
    let (_, tally) = part.problems(&opened.timeline, &verdicts);
    if tally.warnings > 0 {
        let found = tally.words().join(", ");
        complain(&format!(
            "{found}: run `dateline check FILE` to list them all"
        ));
    }
    ExitCode::from(UNREADABLE)
}

/// Prints every event: one line or record each.
pub fn list_events(args: &ListArgs, settings: &Settings) -> ExitCode {
    let reach = Reach::of(false);
    let opened = opened(Named::of(&args.files), args.clock);
    let (opened, part) = match opened.and_then(|opened| shaped(opened, &args.shape, reach)) {
        Ok(shaped) => shaped,
        Err(status) => return status,
    };
    let style = print_style(&opened, args.clock, settings);
    let is_terminal = io::stdout().is_terminal();
    let kept = &part.kept;
    let checked = |timeline: &Timeline| verdicts(timeline, reach);
    print_timeline(&opened, &part, reach, |timeline, out| {
        match (args.json, args.csv, is_terminal) {
            (true, ..) => json::write(timeline, kept, &checked(timeline), out),
            (_, true, true) => {
                csv::write(timeline, kept, &checked(timeline), csv::Cells::Visible, out)
            }
            (_, true, false) => {
                csv::write(timeline, kept, &checked(timeline), csv::Cells::Raw, out)
            }
            (_, _, true) => list::write(timeline, kept, (list::Look::Columns, style), out),
            (_, _, false) => list::write(timeline, kept, (list::Look::Tabs, style), out),
        }
    })
}

/// Columns that a chart is drawn on: those of the terminal, or 100 if standard output is not a terminal, unless the
/// settings want fewer or others.
pub fn columns(settings: &Settings) -> u16 {
    match (terminal_columns(), settings.width) {
        (Some(columns), wanted) => columns.min(wanted.unwrap_or(columns)),
        (None, wanted) => wanted.unwrap_or(100),
    }
}

/// Columns at which printed text is wrapped; `None` for lines as in the file.
pub fn text_columns(settings: &Settings) -> Option<usize> {
    settings.width.map(|_| usize::from(columns(settings)))
}

/// Width of the terminal that standard output is, in columns.
pub fn terminal_columns() -> Option<u16> {
    let size = io::stdout().is_terminal().then(crossterm::terminal::size);
    let (columns, _) = size.and_then(Result::ok)?;
    Some(columns.max(20))
}

/// Prints a chart.
pub fn draw_chart(args: &ChartArgs, settings: &Settings) -> ExitCode {
    let reach = Reach::of(false);
    // On the clock that the viewer shows. Of a large file most events are only counted, and none of those is parsed.
    let display = display(args.clock);
    let opened = opened_by(args.named(), |target| open(target, display));
    let opened = opened.map(|opened| {
        if opened.timeline.len() > READ_FOR_LANES {
            opened
        } else {
            opened.verified()
        }
    });
    let (opened, part) = match opened.and_then(|opened| shaped(opened, &args.shape, reach)) {
        Ok(shaped) => shaped,
        Err(status) => return status,
    };
    let context = opened.timeline.file(0).context;
    let width = usize::from(args.width.unwrap_or_else(|| columns(settings)));
    let now = clock::now(context.zone);
    let notation = settings.preferences.notation;
    let as_written = display == Display::AsWritten;
    let clock = (now, context, as_written);
    match charting::Ready::new(&part.timeline, args, width, clock, notation) {
        Ok(chart) => print_timeline(&opened, &part, reach, |timeline, out| {
            chart.write(timeline, out)
        }),
        Err(wrong) => misused(&wrong),
    }
}

/// Prints one event in full, and its problems to standard error.
pub fn show_event(args: &ShowArgs, settings: &Settings) -> ExitCode {
    let opened = match opened(Named::of(&args.files), args.clock) {
        Ok(opened) => opened,
        Err(status) => return status,
    };
    let style = print_style(&opened, args.clock, settings);
    let timeline = &opened.timeline;
    let found = match one::find(timeline, &args.event) {
        Ok(found) => found,
        Err(diagnostic) => {
            report([(timeline.name().as_ref(), &diagnostic)].into_iter());
            return ExitCode::from(UNREADABLE);
        }
    };
    let Some(entry) = found.first().and_then(|index| timeline.entry(*index)) else {
        return ExitCode::from(UNREADABLE);
    };
    let file = timeline.file_of(&entry);
    let mut out = BufWriter::new(io::stdout().lock());
    let verdicts = verdicts(timeline, Reach::of(false));
    let printed = if args.json {
        json::write_entry(file, &entry, &verdicts, &mut out)
    } else {
        let mut wrapped = Wrapped::new(&mut out, text_columns(settings));
        one::write(file, &entry, &verdicts, style, &mut wrapped).and_then(|()| wrapped.flush())
    };
    if let Err(error) = printed.and_then(|()| out.flush()) {
        return written(&error);
    }
    if let Some(others) = one::others_of_that_id(&args.event, &found) {
        complain(&others);
    }
    if report(
        entry
            .diagnostics()
            .iter()
            .map(|diagnostic| (file.name.as_str(), diagnostic)),
    ) {
        ExitCode::from(UNREADABLE)
    } else {
        ExitCode::SUCCESS
    }
}

/// Prints how texts are interpreted as dates.
pub fn explain_dates(
    texts: &[&String],
    as_json: bool,
    context: DateContext,
    notation: Notation,
) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_dates = true;
    for (index, text) in texts.iter().enumerate() {
        let report = describe(text, context);
        // As a file is read: `1500 &ndash; 1510`, `<b>1500</b>`.
        let report = match without_html(text) {
            Cow::Owned(plain) if !report.is_date() => {
                let plain = describe(plain.trim(), context);
                if plain.is_date() {
                    plain.of_text(text)
                } else {
                    report
                }
            }
            _ => report,
        };
        all_dates &= report.is_date();
        let printed = if as_json {
            writeln!(out, "{}", json::escape(&report.json()))
        } else {
            let gap = if index == 0 { "" } else { "\n" };
            write!(out, "{gap}{}", visible_lines(&report.plain(notation)))
        };
        if let Err(error) = printed {
            return written(&error);
        }
    }
    match out.flush() {
        Err(error) => written(&error),
        Ok(()) if all_dates => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(UNREADABLE),
    }
}
