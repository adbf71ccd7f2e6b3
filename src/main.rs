//! `dateline`: the command. The only place that ends the process.

use std::env;
use std::fmt::Write as _;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use dateline::cli::{Cli, Command, Named};
use dateline::date::report::describe;
use dateline::date::{NumericOrder, Reading};
use dateline::export::plain;
use dateline::terminal::open::{NotOpened, Opened, Target, open, open_to_view};
use dateline::terminal::{self, Ending, clock};
use dateline::text::{needs_mark, visible};
use dateline::timeline::{Diagnostic, Timeline};
use dateline::view::Look;

/// Exit status for a file that cannot be read, or in which something is wrong.
const UNREADABLE: u8 = 1;
/// Exit status for a wrong command line.
const MISUSED: u8 = 2;
/// Exit status after a panic, as Rust has it.
const PANICKED: u8 = 101;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return explain(&error),
    };
    if let Some(Command::Date { json, dates, texts }) = &cli.command {
        let numeric = dates.map_or(NumericOrder::Unknown, NumericOrder::from);
        // A text may begin with a hyphen (`-0043`), so clap takes the flag for one where it stands behind.
        let (flags, texts): (Vec<&String>, Vec<&String>) =
            texts.iter().partition(|text| *text == "--json");
        let reading = Reading {
            numeric,
            ..clock::reading()
        };
        return explain_dates(&texts, *json || !flags.is_empty(), reading);
    }
    let target = match cli.named() {
        Named::File(path) => Target::File(path.to_owned()),
        Named::Input if io::stdin().is_terminal() => {
            complain(
                "error: standard input is a terminal: name a file, or pipe one into `dateline -`",
            );
            return ExitCode::from(MISUSED);
        }
        Named::Input => Target::Input,
        Named::Nothing => Target::Default,
    };
    let in_viewer = !cli.plain && io::stdout().is_terminal();
    let opened = if in_viewer {
        open_to_view(target)
    } else {
        open(target)
    };
    let opened = match opened {
        Ok(opened) => opened,
        Err(NotOpened { name, error }) => {
            let told = error.diagnostics.into_iter();
            report(told.map(|told| (name.as_str(), told)));
            return ExitCode::from(UNREADABLE);
        }
    };
    if in_viewer {
        show(opened, cli.ascii)
    } else {
        print(&opened.timeline.verified())
    }
}

/// Shows a timeline in the terminal.
fn show(opened: Opened, ascii: bool) -> ExitCode {
    let look = Look {
        ascii,
        // As no-color.org has it.
        color: env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    match terminal::run(opened, look) {
        Ending::Quit | Ending::Gone => ExitCode::SUCCESS,
        Ending::Signal(signal) => {
            // Its usual effect, so that the shell sees what ended the process. It returns only where that failed.
            signal_hook::low_level::emulate_default_handler(signal).ok();
            ExitCode::from(u8::try_from(signal.saturating_add(128)).unwrap_or(UNREADABLE))
        }
        Ending::Died => ExitCode::from(PANICKED),
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

/// Prints a timeline as text, and what is wrong with it to standard error.
fn print(timeline: &Timeline) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    if let Err(error) = plain::write(timeline, &mut out).and_then(|()| out.flush()) {
        return written(&error);
    }
    if report(timeline.diagnostics()) {
        ExitCode::from(UNREADABLE)
    } else {
        ExitCode::SUCCESS
    }
}

/// Says how texts are understood as dates.
fn explain_dates(texts: &[&String], json: bool, reading: Reading) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_dates = true;
    for (index, text) in texts.iter().enumerate() {
        let report = describe(text, reading);
        all_dates &= report.is_date();
        let told = if json {
            writeln!(out, "{}", escape(&report.json()))
        } else {
            let gap = if index == 0 { "" } else { "\n" };
            write!(out, "{gap}{}", visible_lines(&report.plain()))
        };
        if let Err(error) = told {
            return written(&error);
        }
    }
    match out.flush() {
        Err(error) => written(&error),
        Ok(()) if all_dates => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(UNREADABLE),
    }
}

/// JSON with what a terminal would obey escaped, which means the same.
fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if needs_mark(c) {
            // Writing to a String cannot fail. All these are in the basic plane.
            write!(out, "\\u{:04x}", u32::from(c)).unwrap_or_default();
        } else {
            out.push(c);
        }
    }
    out
}

/// The exit status where standard output takes no more.
fn written(error: &io::Error) -> ExitCode {
    // Whoever reads it has read enough.
    if error.kind() == ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    complain(&format!("error: the text cannot be written: {error}"));
    ExitCode::from(UNREADABLE)
}

/// Says what is wrong; whether anything is.
fn report<'a>(diagnostics: impl Iterator<Item = (&'a str, Diagnostic)>) -> bool {
    let mut any = false;
    for (file, diagnostic) in diagnostics {
        any = true;
        complain(&diagnostic.report(file));
    }
    any
}

/// What clap has to say: help and version on standard output, anything else is a wrong command line.
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

/// Writes to standard error what may quote anything, line by line, made visible.
fn complain(text: &str) {
    // With standard error gone there is nobody left to tell.
    io::stderr().write_all(visible_lines(text).as_bytes()).ok();
}

/// Each line of a text made visible.
fn visible_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for line in text.trim_end_matches('\n').split('\n') {
        out.push_str(&visible(line));
        out.push('\n');
    }
    out
}
