//! The user's editor: choosing it, and running it without a shell, in the terminal or beside it.

mod table;

use std::env;
use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use rustix::process::{Pid, WaitOptions, waitpid};

use super::editor_exit::EditorExit;
use super::mailbox::{MessageSender, ThreadMessage};
use crate::app::Message;
pub use table::{Launch, Surface};

/// Help for an editor that cannot be run.
const ADVICE: &str = "set $VISUAL or $EDITOR to the editor you use";

/// The command that opens `file` in the user's editor: the configured one, else `$VISUAL`, else
/// `$EDITOR`, else vi.
///
/// # Errors
/// A message for the user if the variable cannot be parsed.
pub fn choose(
    configured: Option<&str>,
    file: &Path,
    line: usize,
    column: usize,
) -> Result<Launch, String> {
    let words = match configured.map(shell_words::split) {
        // It was checked when the settings were read.
        Some(Ok(words)) if !words.is_empty() => words,
        _ => words(env::var_os("VISUAL"), env::var_os("EDITOR"))?,
    };
    table::launch(&words, file, line, column)
        .ok_or_else(|| format!("$VISUAL or $EDITOR names no program: {ADVICE}"))
}

/// The words of the first non-empty variable, split as a shell splits them.
fn words(visual: Option<OsString>, editor: Option<OsString>) -> Result<Vec<String>, String> {
    for (name, value) in [("$VISUAL", visual), ("$EDITOR", editor)] {
        let Some(value) = value else { continue };
        let Some(value) = value.to_str() else {
            return Err(format!("{name} is not UTF-8: {ADVICE}"));
        };
        let words = shell_words::split(value)
            .map_err(|error| format!("{name} is {value:?}: {error}: {ADVICE}"))?;
        if words.first().is_some_and(|program| !program.is_empty()) {
            return Ok(words);
        }
    }
    Ok(vec!["vi".to_owned()])
}

/// Starts an editor with a window of its own, without waiting for it. A failure arrives as a note.
///
/// # Errors
/// A message for the user if it cannot be started.
pub fn start_beside(launch: &Launch, sender: &MessageSender) -> Result<(), String> {
    let mut child = command(launch)
        // In a process group of its own, so that signals of the terminal do not reach it: Ctrl-C in
        // another editor, Ctrl-Z here.
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| cannot_start(launch, &error))?;
    let (sender, launch) = (sender.clone(), launch.clone());
    thread::spawn(move || {
        let note = match child.wait() {
            Ok(status) if status.success() => return,
            Ok(status) => format!("{} failed ({status}): {ADVICE}", name(&launch)),
            Err(error) => format!("{}: {error}", name(&launch)),
        };
        sender.post(ThreadMessage::Tell(Message::Note(note)));
    });
    Ok(())
}

/// Starts an editor in the terminal `terminal`. When it ends or stops, that arrives as a message.
///
/// # Errors
/// A message for the user if it cannot be started.
pub fn start_in_terminal(
    launch: &Launch,
    terminal: Stdio,
    sender: &MessageSender,
) -> Result<Pid, String> {
    let child = command(launch)
        .stdin(terminal)
        .spawn()
        .map_err(|error| cannot_start(launch, &error))?;
    let pid = i32::try_from(child.id())
        .ok()
        .and_then(Pid::from_raw)
        .ok_or_else(|| format!("{} has no process id", name(launch)))?;
    let sender = sender.clone();
    thread::spawn(move || {
        loop {
            let ended = wait(pid);
            sender.post(ThreadMessage::Editor(ended));
            if ended != EditorExit::Stopped {
                return;
            }
        }
    });
    Ok(pid)
}

/// A message for the user about an editor that failed; `None` if it did not.
pub(crate) fn complaint(launch: &Launch, ended: EditorExit) -> Option<String> {
    let editor = name(launch);
    match ended {
        EditorExit::Exited(0) | EditorExit::Stopped => None,
        EditorExit::Exited(status) => Some(format!(
            "{editor} exited with status {status}: the file is as the editor left it"
        )),
        EditorExit::Killed(signal) => Some(format!(
            "{editor} was ended by {}: the file is as it left it",
            signal_hook::low_level::signal_name(signal).unwrap_or("a signal")
        )),
        EditorExit::Lost => Some(format!("nobody knows how {editor} ended")),
    }
}

fn command(launch: &Launch) -> Command {
    let mut command = Command::new(&launch.program);
    command.args(&launch.arguments);
    command
}

fn name(launch: &Launch) -> String {
    launch.program.to_string_lossy().into_owned()
}

fn cannot_start(launch: &Launch, error: &io::Error) -> String {
    let editor = name(launch);
    match error.kind() {
        io::ErrorKind::NotFound => format!("no editor {editor:?}: {ADVICE}"),
        io::ErrorKind::PermissionDenied => format!("{editor:?} may not be run: {ADVICE}"),
        _ => format!("cannot start {editor:?}: {error}: {ADVICE}"),
    }
}

/// Waits until the editor ends or stops.
fn wait(pid: Pid) -> EditorExit {
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) => {
                if let Some(code) = status.exit_status() {
                    return EditorExit::Exited(code);
                }
                if let Some(signal) = status.terminating_signal() {
                    return EditorExit::Killed(signal);
                }
                if status.stopped() {
                    return EditorExit::Stopped;
                }
            }
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return EditorExit::Lost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::mailbox::Mailbox;

    fn chosen(visual: Option<&str>, editor: Option<&str>) -> Result<String, String> {
        words(visual.map(Into::into), editor.map(Into::into)).map(|words| words.join("|"))
    }

    #[test]
    fn the_first_non_empty_variable_is_used() {
        for (visual, editor, expected) in [
            (None, None, "vi"),
            (Some("hx"), Some("nano"), "hx"),
            (None, Some("nano"), "nano"),
            (Some(""), Some("nano"), "nano"),
            (Some("  "), Some("nano"), "nano"),
            (Some("''"), Some("nano"), "nano"),
            (Some(""), Some(""), "vi"),
            (Some("code  --wait"), None, "code|--wait"),
            (Some("'my editor' \"a b\" c\\ d"), None, "my editor|a b|c d"),
            (Some("vim; rm -rf $HOME"), None, "vim;|rm|-rf|$HOME"),
        ] {
            assert_eq!(chosen(visual, editor).as_deref(), Ok(expected));
        }
        assert_eq!(
            chosen(Some("vim 'a"), None),
            Err(
                "$VISUAL is \"vim 'a\": missing closing quote: set $VISUAL or $EDITOR to the editor you use"
                    .to_owned()
            )
        );
    }

    #[test]
    fn a_missing_editor_is_reported_with_the_variables_to_set() {
        let words = ["no-such-editor-here".to_owned()];
        let launch = table::launch(&words, Path::new("a"), 1, 1).unwrap();
        let mailbox = Mailbox::open().unwrap();
        assert_eq!(
            start_beside(&launch, &mailbox.sender()).unwrap_err(),
            "no editor \"no-such-editor-here\": set $VISUAL or $EDITOR to the editor you use"
        );
        assert!(start_in_terminal(&launch, Stdio::null(), &mailbox.sender()).is_err());
    }

    #[test]
    fn a_failed_editor_is_reported() {
        for (script, expected, complained) in [
            ("exit 0", EditorExit::Exited(0), None),
            (
                "exit 3",
                EditorExit::Exited(3),
                Some("sh exited with status 3: the file is as the editor left it"),
            ),
            (
                "kill -TERM $$",
                EditorExit::Killed(15),
                Some("sh was ended by SIGTERM: the file is as it left it"),
            ),
        ] {
            let words = ["sh", "-c", script].map(str::to_owned);
            let launch = table::launch(&words, Path::new("a"), 1, 1).unwrap();
            let mailbox = Mailbox::open().unwrap();
            start_in_terminal(&launch, Stdio::null(), &mailbox.sender()).unwrap();
            let ThreadMessage::Editor(ended) = mailbox.wait_for_test() else {
                panic!("another message");
            };
            assert_eq!(ended, expected);
            assert_eq!(complaint(&launch, ended).as_deref(), complained);
        }
    }
}
