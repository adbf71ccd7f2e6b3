//! `dateline`: the command line program. Only this file ends the process.

mod add;
mod charting;
mod check;
mod opening;
mod output;
mod printing;
mod save;
mod shape;

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use dateline::app::Display;
use dateline::cli::{self, Appearance, Cli, Command, Named, Order, When};
use dateline::config::{self, Configured};
use dateline::date::{DateContext, Notation, NumericOrder};
use dateline::export::schema;
use dateline::terminal::copies::Reach;
use dateline::terminal::open::{Opening, open_to_view};
use dateline::terminal::pdf;
use dateline::terminal::starter::{self, Schema};
use dateline::terminal::tour::{self, Tour};
use dateline::terminal::{self, Ending, Features, Options, Programs, Remember, clock};
use dateline::timeline::Diagnostic;
use dateline::view::Look;

use opening::{display, opened_by};
use output::{
    UNREADABLE, complain, explain, misused, not_opened, print_bytes, report, visible_lines, written,
};
use printing::{draw_chart, explain_dates, list_events, print_plain, show_event};
use shape::Wanted;

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
    let mut cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return explain(&error),
    };
    let configured = Configured::load(cli.folder().as_deref());
    if let Some(order) = configured.settings.dates {
        clock::prefer_order(order.into());
    }
    if let Ok(zone) = Display::parse(&configured.settings.zone) {
        cli.prefer_zone(zone);
    }
    match &cli.command {
        Some(command) => run(command, &configured),
        None => look_at_files(&cli, configured),
    }
}

/// Does what a command asks for.
fn run(command: &Command, configured: &Configured) -> ExitCode {
    match command {
        Command::Date { json, dates, texts } => explain_texts(
            texts,
            *json,
            *dates,
            configured.settings.preferences.notation,
        ),
        Command::List(args) => list_events(args, &configured.settings),
        Command::Chart(args) => draw_chart(args, &configured.settings),
        Command::Show(args) => show_event(args, &configured.settings),
        Command::Check(args) => check::check(args),
        Command::Add(args) => add::add(args, configured.settings.preferences.notation),
        Command::Save(args) => save::save(args),
        Command::Schema => print_bytes(schema::schema().as_bytes()),
        Command::Init { file } => start(file),
        Command::Completions { shell } => print_bytes(&cli::completions(*shell)),
        Command::Config { path } => show_settings(configured, *path),
        Command::Man => match cli::manual(&configured.settings.keymap) {
            Ok(page) => print_bytes(&page),
            Err(error) => written(&error),
        },
    }
}

/// Prints what texts mean as dates.
fn explain_texts(
    texts: &[String],
    as_json: bool,
    order: Option<Order>,
    notation: Notation,
) -> ExitCode {
    let here = clock::context();
    let numeric = order.map_or(here.numeric, NumericOrder::from);
    // A text may begin with a hyphen (`-0043`), so clap takes a flag after the texts for one of them.
    let (flags, texts): (Vec<&String>, Vec<&String>) =
        texts.iter().partition(|text| *text == "--json");
    let context = DateContext { numeric, ..here };
    explain_dates(&texts, as_json || !flags.is_empty(), context, notation)
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

/// Whether the terminal cannot move its cursor, so that no screen can be drawn.
fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Shows a timeline in the terminal.
fn show(opening: Opening, cli: &Cli, configured: Configured) -> Ending {
    // Options that are wrong in either day-month order are reported before the files are read.
    let orders = [NumericOrder::DayFirst, NumericOrder::MonthFirst].map(|numeric| {
        let context = DateContext {
            numeric,
            ..clock::context()
        };
        Wanted::of(&cli.shape, clock::now(context.zone), context)
    });
    if let [Err(mistakes), Err(_)] = &orders {
        return Ending::Misused(mistakes.clone());
    }
    let shape = cli.shape.clone();
    let first = move |context: DateContext| {
        let now = clock::now(context.zone);
        Wanted::of(&shape, now, context).map(Wanted::messages)
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
    let look = Look {
        colors: settings.colors,
        ..look
    };
    terminal::allow_colors(look.color);
    let note = first_wrong(&wrong);
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
        remember: remembered(cli, settings.remember),
        note: note.or_else(|| cli.tour.then(|| tour::GREETING.to_owned())),
        display: display(cli.clock),
        first: Box::new(first),
    };
    terminal::run(opening, options)
}

/// How much of the remembered state is used.
fn remembered(cli: &Cli, is_wanted: bool) -> Remember {
    if !is_wanted || cli.fresh || cli.tour {
        Remember::Nothing
    } else if cli.shape.is_empty() {
        Remember::All
    } else {
        Remember::Typed
    }
}

/// The first problem of the settings in one line; `None` if there is none.
fn first_wrong(wrong: &[(String, Diagnostic)]) -> Option<String> {
    let (name, diagnostic) = wrong.first()?;
    let first = diagnostic.headline(name);
    Some(match wrong.len() {
        1 => first,
        all => format!(
            "{first} (and {} more: `dateline config` lists them)",
            all - 1
        ),
    })
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
