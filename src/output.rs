//! Output of all commands: texts, diagnostics and the exit status.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use dateline::cli;
use dateline::terminal::Mistakes;
use dateline::terminal::open::NotOpened;
use dateline::text::visible;
use dateline::timeline::Diagnostic;

/// Exit status for a file that cannot be read or has errors.
pub const UNREADABLE: u8 = 1;

/// Exit status for a wrong command line.
pub const MISUSED: u8 = 2;

/// Reports that nothing can be opened.
pub fn not_opened(error: &NotOpened) -> ExitCode {
    for (name, diagnostic) in error.diagnostics() {
        report(std::iter::once((name, diagnostic)));
        if let Some(advice) = instead_of(name) {
            complain(&format!("  = {advice}"));
        }
    }
    ExitCode::from(UNREADABLE)
}

/// What may be meant by the name of a file that does not exist: a command, or a timeline to begin.
fn instead_of(name: &str) -> Option<String> {
    let path = Path::new(name);
    if path.exists() {
        return None;
    }
    if path
        .extension()
        .is_some_and(|end| end == "yaml" || end == "yml")
    {
        return Some(format!(
            "begin a timeline there with `dateline init {name}`"
        ));
    }
    let command = cli::command_like(name)?;
    Some(format!("did you mean `dateline {command}`?"))
}

/// Reports problems of options.
pub fn misused(mistakes: &Mistakes) -> ExitCode {
    report(
        mistakes
            .iter()
            .map(|(option, diagnostic)| (*option, diagnostic)),
    );
    ExitCode::from(MISUSED)
}

/// Prints bytes that are not from outside, without sanitizing them.
pub fn print_bytes(bytes: &[u8]) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => written(&error),
    }
}

/// The exit status if standard output accepts no more.
pub fn written(error: &io::Error) -> ExitCode {
    // The reader has read enough.
    if error.kind() == ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    complain(&format!("error: the text cannot be written: {error}"));
    ExitCode::from(UNREADABLE)
}

/// Reports diagnostics on standard error; returns whether there are any.
pub fn report<'a>(diagnostics: impl Iterator<Item = (&'a str, &'a Diagnostic)>) -> bool {
    let mut any = false;
    for (file, diagnostic) in diagnostics {
        any = true;
        complain(&diagnostic.report(file));
    }
    any
}

/// Prints what clap has to say: help and version to standard output, errors to standard error.
pub fn explain(error: &clap::Error) -> ExitCode {
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
pub fn complain(text: &str) {
    // If standard error is closed, there is nowhere to report that.
    io::stderr().write_all(visible_lines(text).as_bytes()).ok();
}

/// The text with each line sanitized.
pub fn visible_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for line in text.trim_end_matches('\n').split('\n') {
        out.push_str(&visible(line));
        out.push('\n');
    }
    out
}
