//! `dateline check`: reports problems in files.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use dateline::app::Display;
use dateline::cli::CheckArgs;
use dateline::evidence::{Summary, Verdicts};
use dateline::export::{diagnostics, json, quotes};
use dateline::terminal::copies::Reach;
use dateline::terminal::open::{self, NotOpened, Opened, Target, open};
use dateline::text::{head, one_line};
use dateline::timeline::problem::Problem;
use dateline::timeline::tally::Tally;
use dateline::timeline::{Diagnostic, Timeline, code};

use super::opening::{verdicts, verdicts_on_copies, wanted};
use super::output::{MISUSED, UNREADABLE, complain, print_bytes, visible_lines, written};

/// The results for one FILE argument: a file, or the files of a folder.
struct Checked {
    names: Vec<String>,
    /// Number of selected events, and of all events.
    events: (usize, usize),
    /// Per readable file: how it was read.
    ways: Vec<String>,
    /// The diagnostics, each with the name of its file.
    diagnostics: Vec<(String, Diagnostic)>,
    tally: Tally,
    quotes: Option<(Timeline, Verdicts)>,
}

/// Prints the problems of the files, or of their selected events, to standard output, in order.
pub fn check(args: &CheckArgs) -> ExitCode {
    if let Some(code) = &args.explain {
        return explain(code);
    }
    if args.files.iter().any(|file| is_input(file)) && io::stdin().is_terminal() {
        complain(
            "error: standard input is a terminal: name a file, or pipe one into `dateline check -`",
        );
        return ExitCode::from(MISUSED);
    }
    match print(args) {
        Err(error) => written(&error),
        Ok(Err(status)) => status,
        Ok(Ok((tally, quotes))) => {
            let doubts = tally.warnings + quotes.no_copy + quotes.misplaced;
            let is_lenient = !args.strict || doubts == 0;
            if tally.errors > 0 || !is_lenient || quotes.any_bad() {
                ExitCode::from(UNREADABLE)
            } else {
                ExitCode::SUCCESS
            }
        }
    }
}

/// Prints what a kind of problem means, by its code or name; without one, or for `list`, prints all of them.
fn explain(wanted: &str) -> ExitCode {
    if wanted.eq_ignore_ascii_case("list") {
        let list = code::ROWS.iter().map(|row| {
            let severity = row.severity.word();
            format!("{}  {:<18} {severity}\n", row.id, row.name)
        });
        return print_bytes(list.collect::<String>().as_bytes());
    }
    if let Some(row) = code::find(wanted) {
        return print_bytes(row.explanation().as_bytes());
    }
    let nearest = code::nearest(wanted).map_or_else(String::new, |row| {
        format!(": did you mean {} ({})?", row.id, row.name)
    });
    let wanted = one_line(head(wanted, 40));
    complain(&format!(
        "error: no kind of problem `{wanted}`{nearest}\n  = run `dateline check --explain` to list them all"
    ));
    ExitCode::from(MISUSED)
}

fn print(args: &CheckArgs) -> io::Result<Result<(Tally, Summary), ExitCode>> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut tally = Tally::default();
    let mut quoted = Summary::default();
    let (mut events, mut whole) = (0_usize, 0_usize);
    let mut names = Vec::with_capacity(args.files.len());
    for file in &args.files {
        let checked = match examine(file, args) {
            Ok(checked) => checked,
            Err(status) => return Ok(Err(status)),
        };
        if args.verbose {
            checked.ways.iter().for_each(|way| complain(way));
        }
        for (name, diagnostic) in &checked.diagnostics {
            if args.json {
                let json = diagnostics::json(diagnostic, name);
                writeln!(out, "{}", json::escape(&json))?;
            } else {
                let report = diagnostic.report_with_code(name);
                writeln!(out, "{}", visible_lines(&report))?;
            }
        }
        if let Some((timeline, verdicts)) = &checked.quotes {
            if args.json {
                quotes::write_json(timeline, verdicts, &mut out)?;
            } else {
                quotes::write_plain(timeline, verdicts, &mut out)?;
            }
            quoted = quoted.and(verdicts.summary);
        }
        tally = tally.and(checked.tally);
        events += checked.events.0;
        whole += checked.events.1;
        names.extend(checked.names);
    }
    if !args.json {
        if args.quotes {
            let gap = if quoted.quotes > 0 { "\n" } else { "" };
            writeln!(out, "{gap}{}", quoted.words())?;
        }
        let summary = diagnostics::summary(&names, (events, whole), tally);
        write!(out, "{}", visible_lines(&summary))?;
    }
    out.flush()?;
    Ok(Ok((tally, quoted)))
}

/// Examines one FILE argument; a file that cannot be opened has that as its problem. Errors: the
/// exit status if the options cannot be parsed.
fn examine(file: &Path, args: &CheckArgs) -> Result<Checked, ExitCode> {
    let target = if is_input(file) {
        Target::Input
    } else {
        Target::Files(vec![file.to_owned()])
    };
    let (whole, unreadable) = match open(target, Display::Local) {
        Ok(Opened {
            timeline,
            unreadable,
            ..
        }) => (timeline.verified(), unreadable),
        Err(NotOpened(unreadable)) => (Timeline::default(), unreadable),
    };
    let reach = Reach::of(args.allow_outside);
    let wanted = wanted(&whole, &args.shape, reach)?;
    let part = wanted.part_of(&whole);
    let verdicts = if args.quotes {
        verdicts(&part.timeline, reach)
    } else {
        verdicts_on_copies(&part.timeline, reach)
    };
    let (problems, tally) = part.problems(&whole, &verdicts);
    let timeline = part.timeline;
    let unopened: Vec<_> = open::diagnostics(&unreadable)
        .map(|(name, diagnostic)| (name.to_owned(), diagnostic.clone()))
        .collect();
    let tally = tally.and(Tally::of(unopened.iter().map(|(_, diagnostic)| diagnostic)));
    let found = with_lines(problems, &timeline).map(|(file, diagnostic)| {
        let name = timeline.file(file).name.clone();
        (name, diagnostic)
    });
    let diagnostics = unopened.into_iter().chain(found).collect();
    let unread_names = unreadable.iter().map(|file| file.name.clone());
    Ok(Checked {
        names: timeline
            .files
            .iter()
            .map(|file| file.name.clone())
            .chain(unread_names)
            .collect(),
        events: (timeline.len(), whole.len()),
        ways: ways(&whole),
        diagnostics,
        tally,
        quotes: args.quotes.then_some((timeline, verdicts)),
    })
}

/// Per file: how it was read, and what was decided for it.
fn ways(timeline: &Timeline) -> Vec<String> {
    let files = timeline.files.iter().enumerate();
    files
        .flat_map(|(index, file)| {
            let way = format!("{}: {}", file.name, timeline.how_read(index));
            let decisions = file.decisions();
            std::iter::once(way).chain(decisions.map(|line| format!("  {line}")))
        })
        .collect()
}

/// The diagnostics, with source lines added to those of copies and quotes; their files are read again for this.
fn with_lines(
    problems: Vec<Problem>,
    timeline: &Timeline,
) -> impl Iterator<Item = (usize, Diagnostic)> {
    let mut texts: HashMap<usize, Option<String>> = HashMap::new();
    problems.into_iter().map(move |problem| {
        let (file, diagnostic) = (problem.file, problem.diagnostic);
        if diagnostic.excerpt.is_some() {
            return (file, diagnostic);
        }
        let path = timeline.file(file).path.as_deref();
        let text = texts
            .entry(file)
            .or_insert_with(|| fs::read_to_string(path?).ok());
        let line = diagnostic.place.and_then(|place| {
            let number = place.line.checked_sub(1)?;
            text.as_deref()?.lines().nth(number)
        });
        match line {
            Some(line) => (file, diagnostic.on_line(line)),
            None => (file, diagnostic),
        }
    })
}

fn is_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}
