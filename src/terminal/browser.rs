//! The user's browser: choosing it, and running it without a shell beside the viewer.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::mailbox::{MessageSender, ThreadMessage};
use crate::app::Message;

/// Browsers that need the terminal, which the viewer occupies.
const IN_TERMINAL: &[&str] = &[
    "lynx", "w3m", "links", "links2", "elinks", "browsh", "chawan", "cha", "www-browser",
];

/// The command that opens a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// The program and its arguments.
    words: Vec<String>,
}

/// Why no page can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBrowser {
    /// There is no display: the viewer runs on a remote machine or a text console.
    NoDisplay,
    /// `$BROWSER` needs the terminal.
    InTerminal,
}

/// The parts of the environment that determine how pages are opened.
#[derive(Debug, Default)]
struct Environment {
    browser: Option<OsString>,
    display: bool,
    macos: bool,
}

impl Browser {
    /// The configured browser, else `$BROWSER`, else `open` on macOS, else `xdg-open` if there is a
    /// display.
    ///
    /// # Errors
    /// If nothing can show a page.
    pub fn choose(configured: Option<&str>) -> Result<Self, NoBrowser> {
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        Self::within(&Environment {
            browser: configured
                .map(OsString::from)
                .or_else(|| env::var_os("BROWSER")),
            display: is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"),
            macos: cfg!(target_os = "macos"),
        })
    }

    fn within(around: &Environment) -> Result<Self, NoBrowser> {
        // `$BROWSER` may be a list separated by colons: the first is used.
        let browser = around.browser.as_deref().and_then(OsStr::to_str);
        let first = browser.and_then(|browsers| browsers.split(':').find(|one| !one.is_empty()));
        let words = first.and_then(|first| shell_words::split(first).ok());
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            let program = words.first().map(Path::new).and_then(Path::file_name);
            let program = program.and_then(OsStr::to_str).unwrap_or_default();
            if IN_TERMINAL.contains(&program) {
                return Err(NoBrowser::InTerminal);
            }
            return Ok(Self { words });
        }
        let program = match (around.macos, around.display) {
            (true, _) => "open",
            (false, true) => "xdg-open",
            (false, false) => return Err(NoBrowser::NoDisplay),
        };
        Ok(Self {
            words: vec![program.to_owned()],
        })
    }

    /// The program and its arguments for an address, which replaces `%s` or is the last argument.
    fn command(&self, url: &str) -> Vec<String> {
        let mut named = false;
        let mut words: Vec<String> = self
            .words
            .iter()
            .map(|word| {
                named |= word.contains("%s");
                word.replace("%s", url)
            })
            .collect();
        if !named {
            words.push(url.to_owned());
        }
        words
    }

    /// Opens an address without waiting. A failure arrives as a note.
    ///
    /// # Errors
    /// A message for the user if the program cannot be started.
    pub fn open(&self, url: &str, sender: &MessageSender) -> Result<(), String> {
        let words = self.command(url);
        let Some((program, arguments)) = words.split_first() else {
            return Err("no browser".to_owned());
        };
        let mut child = Command::new(program)
            .args(arguments)
            // In a process group of its own, so that signals of the terminal do not reach it.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => format!("{program:?} is not there to open pages"),
                _ => format!("cannot start {program:?}: {error}"),
            })?;
        let (sender, program) = (sender.clone(), program.clone());
        thread::spawn(move || {
            let note = match child.wait() {
                Ok(status) if status.success() => return,
                Ok(status) => format!("{program} failed ({status}): the page may not be open"),
                Err(error) => format!("{program}: {error}"),
            };
            sender.post(ThreadMessage::Tell(Message::Note(note)));
        });
        Ok(())
    }
}

impl NoBrowser {
    /// The message for the status line.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::NoDisplay => "There is no display to open it on",
            Self::InTerminal => "$BROWSER needs the terminal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_the_users_then_the_systems() {
        let chosen = |browser: Option<&str>, display, macos| {
            let around = Environment {
                browser: browser.map(OsString::from),
                display,
                macos,
            };
            Browser::within(&around).map(|browser| browser.command("U").join("|"))
        };
        for (browser, display, macos, expected) in [
            (None, true, false, Ok("xdg-open|U")),
            (None, false, true, Ok("open|U")),
            (None, false, false, Err(NoBrowser::NoDisplay)),
            (Some(""), true, false, Ok("xdg-open|U")),
            (Some("firefox"), false, false, Ok("firefox|U")),
            (
                Some("firefox --new-tab %s"),
                true,
                false,
                Ok("firefox|--new-tab|U"),
            ),
            (Some(":chromium:firefox"), true, false, Ok("chromium|U")),
            (
                Some("a; rm -rf $HOME"),
                true,
                false,
                Ok("a;|rm|-rf|$HOME|U"),
            ),
            (
                Some("/usr/bin/w3m"),
                true,
                false,
                Err(NoBrowser::InTerminal),
            ),
        ] {
            assert_eq!(
                chosen(browser, display, macos),
                expected.map(str::to_owned),
                "{browser:?}"
            );
        }
    }
}
