//! `dateline add`: adds an event to a file.

use std::path::Path;
use std::process::ExitCode;

use dateline::cli::AddArgs;
use dateline::date::Notation;
use dateline::export::one;
use dateline::terminal::clock;
use dateline::terminal::edits::Subject;
use dateline::timeline::insert::{Draft, Editable, Inserted, NewEvent, Position, RefusalKind};
use dateline::timeline::{Diagnostic, Input, Loaded, Place, Timeline};

use super::output::{MISUSED, UNREADABLE, print_bytes, report, visible_lines};
use dateline::timeline::Code;

/// Why nothing was added: the file or option to report it for, the diagnostic, and the exit status.
struct NotAdded {
    name: String,
    diagnostic: Box<Diagnostic>,
    status: u8,
}

/// Adds an event to a file, and prints where it is.
pub fn add(args: &AddArgs, notation: Notation) -> ExitCode {
    let file = args.file.to_string_lossy();
    match added(args, &file) {
        Err(NotAdded {
            name,
            diagnostic,
            status,
        }) => {
            report([(name.as_str(), &*diagnostic)].into_iter());
            ExitCode::from(status)
        }
        Ok(inserted) => {
            let timeline = read_again(&file, &inserted.bytes);
            let entries = timeline.entries();
            // The event that the title is in: of those on one line the last that begins before it.
            let before_title = entries.filter(|entry| entry.place() <= inserted.title_place);
            let entry = before_title.max_by_key(|entry| entry.place());
            let (date, diagnostics) = entry.map_or_else(Default::default, |entry| {
                let date = entry.date().map(|date| date.words_in(notation));
                let diagnostics = timeline
                    .index_of(&entry)
                    .map(|index| timeline.entry_diagnostics(index));
                (date.unwrap_or_default(), diagnostics.unwrap_or_default())
            });
            let line = format!("{file}:{}: added {date}: {}", inserted.line, args.title);
            let printed = print_bytes(visible_lines(&line).as_bytes());
            // The event was added nevertheless, and its problems can be fixed in the file.
            report(diagnostics.iter().map(|diagnostic| (&*file, diagnostic)));
            printed
        }
    }
}

fn added(args: &AddArgs, file: &str) -> Result<Inserted, NotAdded> {
    let of_file = |diagnostic: Diagnostic| NotAdded {
        name: file.to_owned(),
        diagnostic: Box::new(diagnostic),
        status: UNREADABLE,
    };
    if args.file == Path::new("-") {
        return Err(of_file(Diagnostic::whole(
            Code::FileUnwritable,
            "standard input cannot be changed",
            "name a file; one of that name is `./-`",
        )));
    }
    let subject = Subject::read(&args.file).map_err(of_file)?;
    let editable = subject.editable().map_err(of_file)?;
    let position = match &args.after {
        Some(named) => Position::After(place_of(&editable, named)?),
        None => Position::ByDate,
    };
    let event = NewEvent {
        date: args.date.clone(),
        title: args.title.clone(),
        summary: args.summary.clone(),
        quote: args.quote.clone(),
        source: args.source.clone(),
        group: args.group.clone(),
        tags: args.tags.clone(),
    };
    let inserted =
        editable
            .insert(Draft::New(&event), position)
            .map_err(|refusal| match refusal.kind {
                RefusalKind::Date => misused("--date", *refusal.diagnostic),
                RefusalKind::Title => misused("--title", *refusal.diagnostic),
                _ => of_file(*refusal.diagnostic),
            })?;
    subject.write(&inserted).map_err(of_file)?;
    Ok(inserted)
}

fn misused(option: &str, diagnostic: Diagnostic) -> NotAdded {
    NotAdded {
        name: option.to_owned(),
        diagnostic: Box::new(diagnostic),
        status: MISUSED,
    }
}

/// The place of the event that `--after` names.
fn place_of(editable: &Editable<'_>, named: &str) -> Result<Place, NotAdded> {
    let of_option = |diagnostic: Diagnostic| NotAdded {
        status: UNREADABLE,
        ..misused("--after", diagnostic)
    };
    let timeline = editable.timeline();
    let found = one::find(&timeline, named).map_err(of_option)?;
    let [index] = found.as_slice() else {
        return Err(of_option(Diagnostic::whole(
            Code::Option,
            format!("{} events have the id `{named}`", found.len()),
            "name one by its number, as `dateline list` prints it",
        )));
    };
    let entry = timeline.entry(*index).unwrap_or_default();
    Ok(entry.place())
}

/// The file, loaded again after the event was added.
fn read_again(name: &str, bytes: &[u8]) -> Timeline {
    let input = Input { name, bytes };
    let loaded = Loaded::read(input, clock::context(), None);
    Timeline::of(loaded.ok())
}
