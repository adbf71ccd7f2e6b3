//! `dateline`: the command line program. Only this file ends the process.

mod add;
mod charting;
mod check;
mod save;
mod shape;

use std::borrow::Cow;
use std::env;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use dateline::app::Display;
use dateline::cli::{self, Appearance, ChartArgs, Cli, Clock, Command, Named, Shape, When};
use dateline::config::{self, Configured, Settings};
use dateline::date::report::describe;
use dateline::date::{DateContext, Notation, NumericOrder};
use dateline::evidence::{Checker, Verdicts};
use dateline::export::plain::{self, Marks};
use dateline::export::wrapped::Wrapped;
use dateline::export::{PrintStyle, csv, json, list, one, schema};
use dateline::terminal::copies::{CopyStore, Reach};
use dateline::terminal::open::{self, NotOpened, Opened, Opening, Target, open, open_to_view};
use dateline::terminal::pdf;
use dateline::terminal::starter::{self, Schema};
use dateline::terminal::tour::{self, Tour};
use dateline::terminal::{self, Ending, Features, Mistakes, Options, Programs, Remember, clock};
use dateline::text::{visible, without_html};
use dateline::timeline::{Diagnostic, Severity, Timeline};

use shape::{Part, Wanted};

/// Exit status for a file that cannot be read or has errors.
const UNREADABLE: u8 = 1;
/// Exit status for a wrong command line.
const MISUSED: u8 = 2;
/// Exit status after a panic, as Rust sets it.
const PANICKED: u8 = 101;

fn main() -> ExitCode {
    // The program as a child of itself; no option of it is anyone else's.
    if env::args_os()
        .nth(1)
        .is_some_and(|first| first == pdf::ARGUMENT)
    {
        return pdf::extract();
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return explain(&error),
    };
    let configured = Configured::load(cli.folder().as_deref());
    if let Some(order) = configured.settings.dates {
        clock::prefer_order(order.into());
    }
    match &cli.command {
        Some(Command::Date { json, dates, texts }) => {
            let here = clock::reading();
            let numeric = dates.map_or(here.numeric, NumericOrder::from);
            // A text may begin with a hyphen (`-0043`), so clap takes a flag after the texts for
            // one of them.
            let (flags, texts): (Vec<&String>, Vec<&String>) =
                texts.iter().partition(|text| *text == "--json");
            let reading = DateContext { numeric, ..here };
            explain_dates(
                &texts,
                *json || !flags.is_empty(),
                reading,
                configured.settings.preferences.notation,
            )
        }
        Some(Command::List {
            json,
            csv,
            shape,
            clock,
            files,
        }) => list_events(
            Named::of(files),
            *clock,
            shape,
            (*json, *csv),
            &configured.settings,
        ),
        Some(Command::Chart(args)) => draw_chart(args, &configured.settings),
        Some(Command::Show {
            json,
            clock,
            event,
            files,
        }) => show_event(Named::of(files), *clock, event, *json, &configured.settings),
        Some(Command::Check {
            explain: Some(code),
            ..
        }) => check::explain(code),
        Some(Command::Check {
            explain: None,
            json,
            strict,
            verbose,
            quotes,
            allow_outside,
            shape,
            files,
        }) => {
            let options = check::CheckOptions {
                json: *json,
                strict: *strict,
                verbose: *verbose,
                quotes: *quotes,
                reach: Reach::of(*allow_outside),
            };
            check::check(files, options, shape)
        }
        Some(Command::Add(args)) => add::add(args, configured.settings.preferences.notation),
        Some(Command::Save(args)) => save::save(args),
        Some(Command::Schema) => print_bytes(schema::schema().as_bytes()),
        Some(Command::Init { file }) => start(file),
        Some(Command::Completions { shell }) => print_bytes(&cli::completions(*shell)),
        Some(Command::Config { path }) => show_settings(&configured, *path),
        Some(Command::Man) => match cli::manual(&configured.settings.keymap) {
            Ok(page) => print_bytes(&page),
            Err(error) => written(&error),
        },
        None => look_at_files(&cli, configured),
    }
}

/// Shows the files, or the tour, or prints them as text.
fn look_at_files(cli: &Cli, configured: Configured) -> ExitCode {
    let tour = match cli.tour.then(Tour::unpack).transpose() {
        Ok(tour) => tour,
        Err(diagnostic) => {
            report([("--tour", &diagnostic)].into_iter());
            return ExitCode::from(UNREADABLE);
        }
    };
    let named = tour
        .as_ref()
        .map_or(cli.named(), |tour| Named::Files(tour.files()));
    if cli.plain || !io::stdout().is_terminal() || is_dumb() {
        return print_plain(cli, named, &configured.settings);
    }
    let opening = opened_by(named, |target| open_to_view(target, display(cli.clock)));
    match opening {
        Ok(opening) => {
            let ending = show(opening, cli, configured);
            // A signal ends the process before anything is dropped.
            drop(tour);
            conclude(ending)
        }
        Err(status) => status,
    }
}

/// Prints a timeline as text.
fn print_plain(cli: &Cli, named: Named<'_>, settings: &Settings) -> ExitCode {
    let opened = match opened(named, cli.clock) {
        Ok(opened) => opened,
        Err(status) => return status,
    };
    let style = print_style(&opened, cli.clock, settings);
    let columns = text_columns(settings);
    let all = opened.timeline.len();
    let (opened, part) = match shaped(opened, &cli.shape, Reach::of(cli.allow_outside)) {
        Ok(shaped) => shaped,
        Err(status) => return status,
    };
    let marks = if cli.ascii {
        Marks::Ascii
    } else {
        Marks::Typographic
    };
    print_timeline(&opened, &part, |timeline, out| {
        if timeline.is_empty() && all > 0 {
            return writeln!(out, "None of the {all} events match.");
        }
        let verdicts = verdicts(timeline, Reach::of(cli.allow_outside));
        let mut out = Wrapped::new(out, columns);
        plain::write(timeline, &part.kept, &verdicts, (marks, style), &mut out)?;
        out.flush()
    })
}

/// What the options ask for; a wrong command line where one of them is not understood or asks for a key that no event has, which is
/// said. `reach` is where saved copies may be, if the filter asks for what became of quotes.
fn wanted(timeline: &Timeline, shape: &Shape, reach: Reach) -> Result<Wanted, ExitCode> {
    let reading = timeline.file(0).reading;
    let wanted = Wanted::of(shape, clock::now(reading.zone), reading);
    let wanted = wanted.map_err(|wrong| misused(&wrong))?;
    let advice = wanted.advice(timeline);
    let is_wrong = advice
        .iter()
        .any(|(_, diagnostic)| diagnostic.severity == Severity::Error);
    if is_wrong {
        return Err(misused(&advice));
    }
    report(
        advice
            .iter()
            .map(|(option, diagnostic)| (*option, diagnostic)),
    );
    Ok(if wanted.uses_verdicts() {
        wanted.with_verdicts(Arc::new(verdicts(timeline, reach)))
    } else {
        wanted
    })
}

/// The opened timeline, and its selected part.
fn shaped(opened: Opened, shape: &Shape, reach: Reach) -> Result<(Opened, Part), ExitCode> {
    let part = wanted(&opened.timeline, shape, reach)?.part_of(&opened.timeline);
    Ok((opened, part))
}

/// Whether the terminal cannot move its cursor, so that no screen can be drawn.
fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Opens the named files and parses every event. Errors: the exit status, after reporting what is
/// wrong.
fn opened(named: Named<'_>, clock: Clock) -> Result<Opened, ExitCode> {
    // By default times are printed as written, sorted by the local zone.
    let display = clock.tz.unwrap_or(Display::Local);
    opened_by(named, |target| open(target, display)).map(Opened::verified)
}

/// The display that the viewer starts with.
fn display(clock: Clock) -> Display {
    clock.tz.unwrap_or_default()
}

/// The context to whose zone printed times are converted; `None` to print them as written.
fn shown_on(opened: &Opened, clock: Clock) -> Option<DateContext> {
    let is_converted = clock.tz.is_some_and(|tz| tz != Display::AsWritten);
    is_converted.then(|| opened.timeline.file(0).reading)
}

/// How events are printed for a person to read.
fn print_style(opened: &Opened, clock: Clock, settings: &Settings) -> PrintStyle {
    PrintStyle {
        clock: shown_on(opened, clock),
        notation: settings.preferences.notation,
    }
}

/// Opens the named files with `open`, and reports what cannot be opened.
fn opened_by<T>(
    named: Named<'_>,
    open: impl FnOnce(Target) -> Result<T, NotOpened>,
) -> Result<T, ExitCode> {
    let target = match named {
        Named::Files(paths) if paths.iter().any(|path| path.as_os_str() == "-") => {
            complain(
                "error: `-` is standard input, which is read alone: a file of that name is `./-`",
            );
            return Err(ExitCode::from(MISUSED));
        }
        Named::Files(paths) => Target::Files(paths.to_vec()),
        Named::Input if io::stdin().is_terminal() => {
            complain(
                "error: standard input is a terminal: name a file, or pipe one into `dateline -`",
            );
            return Err(ExitCode::from(MISUSED));
        }
        Named::Input => Target::Input,
        Named::Nothing => Target::Default,
    };
    open(target).map_err(|error| not_opened(&error))
}

/// Reports that nothing can be opened.
fn not_opened(error: &NotOpened) -> ExitCode {
    report(error.diagnostics());
    ExitCode::from(UNREADABLE)
}

/// Reports problems of options.
fn misused(mistakes: &Mistakes) -> ExitCode {
    report(
        mistakes
            .iter()
            .map(|(option, diagnostic)| (*option, diagnostic)),
    );
    ExitCode::from(MISUSED)
}

/// Shows a timeline in the terminal.
fn show(opening: Opening, cli: &Cli, configured: Configured) -> Ending {
    // Options that are wrong in either day-month order are reported before the files are read.
    let orders = [NumericOrder::DayFirst, NumericOrder::MonthFirst].map(|numeric| {
        let reading = DateContext {
            numeric,
            ..clock::reading()
        };
        Wanted::of(&cli.shape, clock::now(reading.zone), reading)
    });
    if let [Err(mistakes), Err(_)] = &orders {
        return Ending::Misused(mistakes.clone());
    }
    let shape = cli.shape.clone();
    let first = move |reading: DateContext| {
        let now = clock::now(reading.zone);
        Wanted::of(&shape, now, reading).map(Wanted::messages)
    };
    let Configured { settings, wrong } = configured;
    report(
        wrong
            .iter()
            .map(|(name, diagnostic)| (name.as_str(), diagnostic)),
    );
    let appearance = cli.appearance(Appearance {
        theme: settings.theme,
        color: settings.color,
        ascii: settings.ascii,
    });
    let (look, asks_background) = cli::look(appearance, |name| env::var_os(name));
    terminal::allow_colors(look.color);
    let note = wrong
        .first()
        .map(|(name, diagnostic)| diagnostic.headline(name));
    let options = Options {
        look,
        asks_background,
        reach: Reach::of(cli.allow_outside),
        features: Features {
            mouse: settings.mouse && !cli.no_mouse,
            title: settings.title && terminal::has_title(env::var_os("TERM").as_deref()),
        },
        links: match settings.links {
            When::Auto => terminal::has_links(|name| env::var_os(name)),
            When::Always => true,
            When::Never => false,
        },
        keymap: settings.keymap,
        preferences: settings.preferences,
        programs: Programs {
            editor: settings.editor,
            browser: settings.browser,
        },
        remember: if !settings.remember || cli.fresh || cli.tour {
            Remember::Nothing
        } else if cli.shape.is_empty() {
            Remember::All
        } else {
            Remember::Typed
        },
        note: note.or_else(|| cli.tour.then(|| tour::GREETING.to_owned())),
        display: display(cli.clock),
        first: Box::new(first),
    };
    terminal::run(opening, options)
}

/// The exit status for how the viewer ended; reports the reason if there is one.
fn conclude(ending: Ending) -> ExitCode {
    match ending {
        Ending::Quit | Ending::Gone => ExitCode::SUCCESS,
        Ending::Signal(signal) => {
            // Raises the signal again with its default effect, so that the shell sees what ended
            // the process. Returns only if that failed.
            signal_hook::low_level::emulate_default_handler(signal).ok();
            ExitCode::from(u8::try_from(signal.saturating_add(128)).unwrap_or(UNREADABLE))
        }
        Ending::Died => ExitCode::from(PANICKED),
        Ending::NotOpened(error) => not_opened(&error),
        Ending::Misused(mistakes) => misused(&mistakes),
        Ending::NoKeyboard(error) => {
            complain(&format!("error: no terminal to take keys from: {error}"));
            complain("  = print the timeline as text with `dateline --plain`");
            ExitCode::from(UNREADABLE)
        }
        Ending::Failed(error) => {
            complain(&format!("error: the terminal cannot be used: {error}"));
            complain("  = print the timeline as text with `dateline --plain`");
            ExitCode::from(UNREADABLE)
        }
    }
}

/// Prints the selected part of a timeline; its errors, and files that cannot be read, go to
/// standard error.
fn print_timeline(
    opened: &Opened,
    part: &Part,
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
    let tally = timeline.tally();
    if tally.warnings > 0 {
        let found = tally.words().join(", ");
        complain(&format!(
            "{found}: run `dateline check FILE` to list them all"
        ));
    }
    ExitCode::from(UNREADABLE)
}

/// The verdict on every quote, checked against the saved copy of its source.
fn verdicts(timeline: &Timeline, reach: Reach) -> Verdicts {
    let copies = CopyStore::default().read(timeline, reach);
    Checker::default().check(timeline, &copies)
}

/// Prints every event: one line or record each.
fn list_events(
    named: Named<'_>,
    clock: Clock,
    shape: &Shape,
    (as_json, as_csv): (bool, bool),
    settings: &Settings,
) -> ExitCode {
    let (opened, part) =
        match opened(named, clock).and_then(|opened| shaped(opened, shape, Reach::of(false))) {
            Ok(shaped) => shaped,
            Err(status) => return status,
        };
    let style = print_style(&opened, clock, settings);
    let is_terminal = io::stdout().is_terminal();
    let kept = &part.kept;
    let checked = |timeline: &Timeline| verdicts(timeline, Reach::of(false));
    print_timeline(&opened, &part, |timeline, out| {
        match (as_json, as_csv, is_terminal) {
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
fn columns(settings: &Settings) -> u16 {
    match (terminal_columns(), settings.width) {
        (Some(columns), wanted) => columns.min(wanted.unwrap_or(columns)),
        (None, wanted) => wanted.unwrap_or(100),
    }
}

/// Columns at which printed text is wrapped; `None` for lines as in the file.
fn text_columns(settings: &Settings) -> Option<usize> {
    settings.width.map(|_| usize::from(columns(settings)))
}

/// Width of the terminal that standard output is, in columns.
fn terminal_columns() -> Option<u16> {
    let size = io::stdout().is_terminal().then(crossterm::terminal::size);
    let (columns, _) = size.and_then(Result::ok)?;
    Some(columns.max(20))
}

/// Prints a chart.
fn draw_chart(args: &ChartArgs, settings: &Settings) -> ExitCode {
    let opened = opened(args.named(), args.clock);
    let (opened, part) =
        match opened.and_then(|opened| shaped(opened, &args.shape, Reach::of(false))) {
            Ok(shaped) => shaped,
            Err(status) => return status,
        };
    let reading = opened.timeline.file(0).reading;
    let width = usize::from(args.width.unwrap_or_else(|| columns(settings)));
    let now = clock::now(reading.zone);
    let notation = settings.preferences.notation;
    match charting::Ready::new(&part.timeline, args, width, (now, reading, notation)) {
        Ok(chart) => print_timeline(&opened, &part, |timeline, out| chart.write(timeline, out)),
        Err(wrong) => misused(&wrong),
    }
}

/// Prints one event in full, and its problems to standard error.
fn show_event(
    named: Named<'_>,
    clock: Clock,
    event: &str,
    as_json: bool,
    settings: &Settings,
) -> ExitCode {
    let opened = match opened(named, clock) {
        Ok(opened) => opened,
        Err(status) => return status,
    };
    let style = print_style(&opened, clock, settings);
    let timeline = &opened.timeline;
    let found = match one::find(timeline, event) {
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
    let printed = if as_json {
        json::write_entry(file, &entry, &verdicts, &mut out)
    } else {
        let mut wrapped = Wrapped::new(&mut out, text_columns(settings));
        one::write(file, &entry, &verdicts, style, &mut wrapped).and_then(|()| wrapped.flush())
    };
    if let Err(error) = printed.and_then(|()| out.flush()) {
        return written(&error);
    }
    if let Some(others) = one::others_of_that_id(event, &found) {
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

/// Writes the first file of a timeline, and prints what to do with it.
fn start(path: &Path) -> ExitCode {
    let started = match starter::start(path) {
        Ok(started) => started,
        Err(diagnostic) => {
            report([(path.to_string_lossy().as_ref(), &diagnostic)].into_iter());
            return ExitCode::from(UNREADABLE);
        }
    };
    let file = path.to_string_lossy();
    let beside = started.schema_path.to_string_lossy();
    let schema = match started.schema {
        Schema::Written => format!("wrote {beside}, which editors use for completion and checking"),
        Schema::Same => format!("{beside} is there already"),
        Schema::Other => format!(
            "{beside} is there already, from elsewhere, and left as it is: `dateline schema` prints this version's"
        ),
    };
    // A name that begins with a hyphen would be taken for an option.
    let here = if file.starts_with('-') { "./" } else { "" };
    let next = if path == Path::new(terminal::open::DEFAULT) {
        "dateline".to_owned()
    } else {
        format!("dateline {}", shell_words::quote(&format!("{here}{file}")))
    };
    print_bytes(
        visible_lines(&format!(
            "wrote {file}\n{schema}\n  = look at it with `{next}`, and press e there to edit it"
        ))
        .as_bytes(),
    )
}

/// Prints the settings in force, or the path of their file, and problems of the files.
fn show_settings(configured: &Configured, only_path: bool) -> ExitCode {
    if only_path {
        let Some(path) = config::path() else {
            complain("error: no home folder is known\n  = set XDG_CONFIG_HOME or HOME");
            return ExitCode::from(UNREADABLE);
        };
        return print_bytes(visible_lines(&path.to_string_lossy()).as_bytes());
    }
    let wrong = configured.wrong.iter();
    let any = report(wrong.map(|(name, diagnostic)| (name.as_str(), diagnostic)));
    let printed = print_bytes(config::print(&configured.settings).as_bytes());
    if any {
        ExitCode::from(UNREADABLE)
    } else {
        printed
    }
}

/// Prints bytes that are not from outside, without sanitizing them.
fn print_bytes(bytes: &[u8]) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => written(&error),
    }
}

/// Prints how texts are interpreted as dates.
fn explain_dates(
    texts: &[&String],
    as_json: bool,
    reading: DateContext,
    notation: Notation,
) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_dates = true;
    for (index, text) in texts.iter().enumerate() {
        let report = describe(text, reading);
        // As a file is read: `1500 &ndash; 1510`, `<b>1500</b>`.
        let report = match without_html(text) {
            Cow::Owned(plain) if !report.is_date() => {
                let plain = describe(plain.trim(), reading);
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

/// The exit status if standard output accepts no more.
fn written(error: &io::Error) -> ExitCode {
    // The reader has read enough.
    if error.kind() == ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    complain(&format!("error: the text cannot be written: {error}"));
    ExitCode::from(UNREADABLE)
}

/// Reports diagnostics on standard error; returns whether there are any.
fn report<'a>(diagnostics: impl Iterator<Item = (&'a str, &'a Diagnostic)>) -> bool {
    let mut any = false;
    for (file, diagnostic) in diagnostics {
        any = true;
        complain(&diagnostic.report(file));
    }
    any
}

/// Prints what clap has to say: help and version to standard output, errors to standard error.
fn explain(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        complain(&error.render().to_string());
        return ExitCode::from(MISUSED);
    }
    match write!(io::stdout(), "{}", error.render()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(UNREADABLE),
    }
}

/// Writes a text to standard error, sanitized line by line, because it may quote a file.
fn complain(text: &str) {
    // If standard error is closed, there is nowhere to report that.
    io::stderr().write_all(visible_lines(text).as_bytes()).ok();
}

/// The text with each line sanitized.
fn visible_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for line in text.trim_end_matches('\n').split('\n') {
        out.push_str(&visible(line));
        out.push('\n');
    }
    out
}
