//! `dateline save`: a saved copy, and the source that names it.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use dateline::cli::SaveArgs;
use dateline::terminal::edits::Subject;
use dateline::terminal::saving::{Asked, Outcome, Saved, save as make_copy};
use dateline::terminal::{clock, open};
use dateline::timeline::Diagnostic;

use super::output::{UNREADABLE, complain, print_bytes, report, visible_lines};

/// Saves a copy, and prints its source or inserts it into the timeline.
pub fn save(asked: &SaveArgs) -> ExitCode {
    let default = Path::new(open::DEFAULT);
    let timeline = asked.into.as_deref().unwrap_or(default);
    let name = timeline.to_string_lossy();
    let failed = |name: &str, diagnostic: &Diagnostic| {
        report([(name, diagnostic)].into_iter());
        ExitCode::from(UNREADABLE)
    };
    // Checked before anything is fetched. Without `--insert` the timeline need not exist.
    let subject = match Subject::read(timeline) {
        Ok(subject) => Some(subject),
        Err(mut diagnostic) if asked.insert => {
            if asked.into.is_none() && !timeline.exists() {
                let help = "name the timeline: `dateline save --insert --into FILE …`";
                diagnostic.help = Some(help.to_owned());
            }
            return failed(&name, &diagnostic);
        }
        Err(_) => None,
    };
    let sources = match subject.as_ref().map(Subject::sources) {
        Some(Err(diagnostic)) if asked.insert => return failed(&name, &diagnostic),
        Some(Ok(sources)) => sources,
        _ => Vec::new(),
    };
    let context = clock::context();
    let now = clock::now(context.zone);
    let today = format!("{:04}-{:02}-{:02}", now.year(), now.month(), now.day());
    let search = env::var_os("PATH").unwrap_or_default();
    let saved = make_copy(&Asked {
        what: &asked.what,
        id: asked.id.as_deref(),
        url: asked.url.as_deref(),
        folder: timeline.parent().unwrap_or(Path::new("")),
        sources: &sources,
        today,
        context,
        search: env::split_paths(&search).collect(),
    });
    let saved = match saved {
        Ok(Outcome::Saved(saved)) => saved,
        Ok(Outcome::Known(id)) => {
            let line = format!("{name}: source {id} has a copy with this text already");
            return print_bytes(visible_lines(&line).as_bytes());
        }
        Err(diagnostic) => return failed(&asked.what, &diagnostic),
    };
    complain(&describe(&saved));
    match subject.filter(|_| asked.insert) {
        Some(subject) => match subject.add_source(&saved.source) {
            Ok(line) => {
                let id = saved.source.id.as_deref().unwrap_or_default();
                print_bytes(visible_lines(&format!("{name}:{line}: added source {id}")).as_bytes())
            }
            Err(diagnostic) => {
                // The copy is saved, and its source can be inserted by hand.
                print(&saved);
                failed(&name, &diagnostic)
            }
        },
        None => print(&saved),
    }
}

/// The result of saving, in words.
fn describe(saved: &Saved) -> String {
    let path = saved.path.display();
    match (saved.was_there, saved.by) {
        (true, _) => format!("{path} is there already"),
        (false, Some(by)) => format!("saved {path}, fetched by {by}"),
        (false, None) => format!("saved {path}"),
    }
}

/// Prints the source, indented as below `sources:`.
fn print(saved: &Saved) -> ExitCode {
    let lines = saved.source.lines();
    let lines: Vec<String> = lines.iter().map(|line| format!("  {line}")).collect();
    print_bytes(visible_lines(&lines.join("\n")).as_bytes())
}
