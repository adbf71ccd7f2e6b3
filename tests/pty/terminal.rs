//! A terminal with a program in it.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{
    ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Deadline for everything. Far longer than needed, because the machine may be busy.
const DEADLINE: Duration = Duration::from_secs(60);

/// Time limit for reading the remaining output of an ended program.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// The program under test.
pub const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");

/// A folder with a timeline in it, and the terminal in which a program shows it.
pub struct Terminal {
    pub folder: TempDir,
    pub pid: Pid,
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept open: the kernel forgets the modes when the last one closes.
    _slave: Box<dyn SlavePty + Send>,
    keyboard: Option<Box<dyn Write + Send>>,
    killer: Box<dyn ChildKiller + Send + Sync>,
    shown: Arc<Shown>,
    reader: Option<JoinHandle<()>>,
    modes: String,
}

/// The program's output, as processed by the reader thread.
struct Shown {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    /// Everything that was written.
    bytes: Vec<u8>,
    stop: bool,
    /// How the program ended, and when.
    ended: Option<(ExitStatus, Instant)>,
}

impl Shown {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A timeline whose events have these titles, one a day from 1 May 2025, each with `About …` as its summary.
pub fn timeline(titles: &[&str]) -> String {
    let mut text = String::from("events:\n");
    let days = chrono::NaiveDate::from_ymd_opt(2025, 5, 1)
        .unwrap()
        .iter_days();
    for (day, title) in days.zip(titles) {
        write!(
            text,
            "  - date: {day}\n    title: {title}\n    summary: About {title}\n"
        )
        .unwrap();
    }
    text
}

/// The command to run, and its environment.
pub struct Setup {
    folder: TempDir,
    command: CommandBuilder,
    size: (u16, u16),
}

impl Setup {
    /// A program in a folder of its own that holds `a.yaml` with three events. Nothing of the environment of the test
    /// reaches it but the search path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("a.yaml"),
            timeline(&["Alpha", "Beta", "Gamma"]),
        )
        .unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command.env("TERM", "xterm-256color");
        // Settings and memory are those of this folder alone.
        command.env("HOME", folder.path());
        command.cwd(folder.path());
        Self {
            folder,
            command,
            size: (120, 30),
        }
    }

    /// dateline with these arguments.
    pub fn dateline(arguments: &[&str]) -> Self {
        let mut setup = Self::new(DATELINE);
        setup.command.args(arguments);
        setup
    }

    /// A command line for /bin/sh, in which `$dateline` is the program.
    pub fn shell(line: &str) -> Self {
        Self::new("/bin/sh")
            .with(|command| command.args(["-c", line]))
            .env("dateline", DATELINE)
    }

    fn with(mut self, change: impl FnOnce(&mut CommandBuilder)) -> Self {
        change(&mut self.command);
        self
    }

    pub fn env(self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.with(|command| command.env(name, value))
    }

    /// Runs in a session without a controlling terminal.
    pub fn uncontrolled(self) -> Self {
        self.with(|command| command.set_controlling_tty(false))
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(self, name: &str, text: &str) -> Self {
        let path = self.at(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    pub fn start(self) -> Terminal {
        let pty = native_pty_system()
            .openpty(pty_size(self.size.0, self.size.1))
            .unwrap();
        let modes = format!("{:?}", pty.master.get_termios());
        let mut child = pty.slave.spawn_command(self.command).unwrap();
        let pid = child.process_id().unwrap();
        let killer = child.clone_killer();
        let shown = Arc::new(Shown {
            state: Mutex::new(State {
                parser: parser(self.size.0, self.size.1),
                bytes: Vec::new(),
                stop: false,
                ended: None,
            }),
            changed: Condvar::new(),
        });
        std::thread::spawn({
            let shown = Arc::clone(&shown);
            move || {
                if let Ok(status) = child.wait() {
                    shown.lock().ended = Some((status, Instant::now()));
                    shown.changed.notify_all();
                }
            }
        });
        let reader = std::thread::spawn({
            let shown = Arc::clone(&shown);
            let output = pty.master.try_clone_reader().unwrap();
            move || read(output, &shown)
        });
        Terminal {
            folder: self.folder,
            pid: Pid::from_raw(pid.try_into().unwrap()).unwrap(),
            keyboard: Some(pty.master.take_writer().unwrap()),
            master: Some(pty.master),
            _slave: pty.slave,
            killer,
            shown,
            reader: Some(reader),
            modes,
        }
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(
        rows.max(1).try_into().unwrap(),
        columns.max(1).try_into().unwrap(),
        0,
    )
}

/// An empty screen of this size in the modes of another. vt100 could do it itself, but panics on some.
fn resized(screen: &vt100::Screen, columns: u16, rows: u16) -> vt100::Parser {
    let mut parser = parser(columns, rows);
    if screen.alternate_screen() {
        parser.process(b"\x1b[?1049h");
    }
    parser.process(screen.input_mode_formatted().as_bytes());
    parser
}

/// Processes the output until the terminal closes or the test ends it.
fn read(mut output: impl Read, shown: &Shown) {
    let mut bytes = [0; 8192];
    while let Ok(length @ 1..) = output.read(&mut bytes) {
        let mut state = shown.lock();
        if state.stop {
            return;
        }
        state.bytes.extend_from_slice(&bytes[..length]);
        let State { parser, .. } = &mut *state;
        // vt100 can panic on wide characters in a screen that shrinks: no fault of the program under test.
        let parsed = catch_unwind(AssertUnwindSafe(|| parser.process(&bytes[..length])));
        if parsed.is_err() {
            let (rows, columns) = state.parser.screen().size();
            state.parser = resized(state.parser.screen(), columns.get(), rows.get());
        }
        shown.changed.notify_all();
    }
}

impl Terminal {
    /// dateline on `a.yaml`, once it shows it.
    pub fn open() -> Self {
        let terminal = Setup::dateline(&["a.yaml"]).start();
        terminal.wait_for("Gamma");
        terminal
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.at(name), text).unwrap();
    }

    /// Types.
    pub fn keys(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Waits until the screen satisfies a condition.
    pub fn wait(&self, what: &str, mut so: impl FnMut(&vt100::Screen) -> bool) {
        let met = self.wait_until(|state| so(state.parser.screen()).then_some(()));
        assert!(
            met.is_some(),
            "waited in vain for {what}; the screen:\n{}",
            self.contents()
        );
    }

    /// Waits until there is an answer; `None` where there never is.
    fn wait_until<T>(&self, mut answer: impl FnMut(&State) -> Option<T>) -> Option<T> {
        let deadline = Instant::now() + DEADLINE;
        let mut state = self.shown.lock();
        loop {
            if let Some(answer) = answer(&state) {
                return Some(answer);
            }
            // What an ended program has written is read soon.
            let until = match &state.ended {
                Some((_, ended)) => deadline.min(*ended + LAST_WORDS),
                None => deadline,
            };
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            state = self
                .shown
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// Waits until more is written than so many bytes.
    pub fn wait_for_more(&self, than: usize) {
        let met = self.wait_until(|state| (state.bytes.len() > than).then_some(()));
        assert!(met.is_some(), "nothing more is drawn");
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the viewer shows a text: on the alternate screen.
    pub fn wait_for_view(&self, text: &str) {
        self.wait(text, |screen| {
            screen.alternate_screen() && screen.contents().contains(text)
        });
    }

    /// Waits until the screen no longer shows a text.
    pub fn wait_without(&self, text: &str) {
        self.wait(&format!("a screen without {text}"), |screen| {
            !screen.contents().contains(text)
        });
    }

    /// Waits until the program has asked for the mouse, or has given it back.
    pub fn wait_for_mouse(&self, is_captured: bool) {
        self.wait("the mouse", |screen| {
            let mode = screen.mouse_protocol_mode();
            (mode != vt100::MouseProtocolMode::None) == is_captured
        });
    }

    /// What the screen shows at this moment.
    pub fn contents(&self) -> String {
        self.shown.lock().parser.screen().contents()
    }

    /// Everything that was written to the terminal so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.shown.lock().bytes.clone()
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        let mut state = self.shown.lock();
        state.parser = resized(state.parser.screen(), columns, rows);
        self.master
            .as_ref()
            .unwrap()
            .resize(pty_size(columns, rows))
            .unwrap();
    }

    /// The process that has the keyboard: the leader of the foreground group.
    pub fn foreground(&self) -> Pid {
        let master = self.master.as_ref().unwrap();
        Pid::from_raw(master.process_group_leader().unwrap()).unwrap()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Waits for the end of the program.
    pub fn end(&self) -> ExitStatus {
        self.wait_until(|state| state.ended.clone())
            .unwrap_or_else(|| panic!("the program did not end; the screen:\n{}", self.contents()))
            .0
    }

    /// Waits until the terminal is as the program found it: the first screen, a cursor, and its modes.
    pub fn assert_given_back(&self) {
        self.wait("the first screen and a cursor", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
        self.wait_for_mouse(false);
        let master = self.master.as_ref().unwrap();
        assert_eq!(format!("{:?}", master.get_termios()), self.modes);
    }

    /// Closes the terminal's window, so to speak: nobody is at the other end any more.
    pub fn vanish(&mut self) {
        self.shown.lock().stop = true;
        // The frame that follows, or an echo, wakes the reader, which holds the terminal open.
        self.resize(61, 17);
        self.keys(" ");
        self.reader.take().unwrap().join().unwrap();
        self.keyboard = None;
        self.master = None;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        self.killer.kill().ok();
    }
}

/// An executable script. It is written by another process: a descriptor open for writing that a fork of this one
/// inherits would keep the script from being run ("text file busy").
pub fn script(path: &Path, text: &str) {
    let mut shell = std::process::Command::new("/bin/sh")
        .args(["-c", "cat >\"$0\" && chmod +x \"$0\""])
        .arg(path)
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    shell
        .stdin
        .take()
        .unwrap()
        .write_all(format!("#!/bin/sh\n{text}").as_bytes())
        .unwrap();
    assert!(shell.wait().unwrap().success());
}
