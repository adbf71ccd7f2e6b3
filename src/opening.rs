//! From the files and options of a command to the timeline that it works on.

use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::sync::Arc;

use dateline::app::Display;
use dateline::cli::{Clock, Named, Shape};
use dateline::evidence::{Checker, Verdicts};
use dateline::terminal::clock;
use dateline::terminal::copies::{CopyStore, Reach};
use dateline::terminal::open::{NotOpened, Opened, Target, open};
use dateline::timeline::{Severity, Timeline};

use super::output::{MISUSED, complain, misused, not_opened, report};
use super::shape::{Part, Wanted};

/// The part of a timeline that the options select. An option that is not understood, or a filter with a key that no event has, is
/// reported, and the exit status is that of a wrong command line. `reach`: where saved copies may be, for filters by verdict.
pub fn wanted(timeline: &Timeline, shape: &Shape, reach: Reach) -> Result<Wanted, ExitCode> {
    let context = timeline.file(0).context;
    let wanted = Wanted::of(shape, clock::now(context.zone), context);
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
pub fn shaped(opened: Opened, shape: &Shape, reach: Reach) -> Result<(Opened, Part), ExitCode> {
    let part = wanted(&opened.timeline, shape, reach)?.part_of(&opened.timeline);
    Ok((opened, part))
}

/// Opens the named files and parses every event. Errors: the exit status, after reporting what is
/// wrong.
pub fn opened(named: Named<'_>, clock: Clock) -> Result<Opened, ExitCode> {
    // By default times are printed as written, sorted by the local zone.
    let display = clock.tz.unwrap_or(Display::Local);
    opened_by(named, |target| open(target, display)).map(Opened::verified)
}

/// The display that the viewer starts with.
pub fn display(clock: Clock) -> Display {
    clock.tz.unwrap_or_default()
}

/// Opens the named files with `open`, and reports what cannot be opened.
pub fn opened_by<T>(
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

/// Checks every quote whose source names a copy: verdicts, and diagnostics about the copies.
pub fn verdicts_on_copies(timeline: &Timeline, reach: Reach) -> Verdicts {
    let copies = CopyStore::default().read(timeline, reach);
    Checker::default().check_copies(timeline, &copies)
}

/// The verdict on every quote, checked against the saved copy of its source.
pub fn verdicts(timeline: &Timeline, reach: Reach) -> Verdicts {
    let copies = CopyStore::default().read(timeline, reach);
    Checker::default().check(timeline, &copies)
}
