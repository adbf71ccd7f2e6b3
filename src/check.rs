//! `dateline check`: what is wrong with files.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::export::diagnostics;
use dateline::terminal::open::{NotOpened, Opened, Target, open};
use dateline::timeline::Diagnostic;
use dateline::timeline::problem::Tally;

use super::{MISUSED, UNREADABLE, complain, escape, visible_lines, written};

/// How `check` was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// A JSON object a line, and nothing else.
    pub json: bool,
    /// Warnings count as errors do.
    pub strict: bool,
}

/// One file, looked at.
struct Checked {
    name: String,
    events: usize,
    diagnostics: Vec<Diagnostic>,
}

/// Prints what is wrong with each of these files to standard output, in order.
pub fn check(files: &[PathBuf], asked: Asked) -> ExitCode {
    if files.iter().any(|file| is_input(file)) && io::stdin().is_terminal() {
        complain(
            "error: standard input is a terminal: name a file, or pipe one into `dateline check -`",
        );
        return ExitCode::from(MISUSED);
    }
    match print(files, asked) {
        Err(error) => written(&error),
        Ok(tally) if tally.errors > 0 || (asked.strict && tally.warnings > 0) => {
            ExitCode::from(UNREADABLE)
        }
        Ok(_) => ExitCode::SUCCESS,
    }
}

fn print(files: &[PathBuf], asked: Asked) -> io::Result<Tally> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut tally = Tally::default();
    let mut events = 0_usize;
    let mut names = Vec::with_capacity(files.len());
    for file in files {
        let checked = look_at(file);
        for diagnostic in &checked.diagnostics {
            if asked.json {
                let json = diagnostics::json(diagnostic, &checked.name);
                writeln!(out, "{}", escape(&json))?;
            } else {
                let report = diagnostic.report(&checked.name);
                writeln!(out, "{}", visible_lines(&report))?;
            }
        }
        tally = tally.and(Tally::of(&checked.diagnostics));
        events = events.saturating_add(checked.events);
        names.push(checked.name);
    }
    if !asked.json {
        let summary = diagnostics::summary(&names, events, tally);
        write!(out, "{}", visible_lines(&summary))?;
    }
    out.flush()?;
    Ok(tally)
}

/// Reads one file; one that can't be opened has that wrong with it.
fn look_at(file: &Path) -> Checked {
    let target = if is_input(file) {
        Target::Input
    } else {
        Target::File(file.to_owned())
    };
    match open(target) {
        Ok(Opened { timeline, .. }) => Checked {
            name: timeline.name().into_owned(),
            events: timeline.len(),
            diagnostics: timeline
                .problems()
                .into_iter()
                .map(|problem| problem.diagnostic)
                .collect(),
        },
        Err(NotOpened { name, error }) => Checked {
            name,
            events: 0,
            diagnostics: error.diagnostics,
        },
    }
}

fn is_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}
