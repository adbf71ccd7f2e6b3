//! Starts the release binary on a file in a pseudo-terminal and measures what its user waits for.
//!
//! ```text
//! cargo build --release && cargo run --release --example measure -- big.yaml
//! ```
//!
//! Prints a line for each figure: what it is, the time, and its ratio to a plain read of the same file, measured beside it. The file is
//! edited, and is given back as it was. Meaningful on a file in the usual form of 10,000 events or more.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "it ends where anything is not as expected, and shows figures rounded"
)]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use dateline::text::grouped;
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How the program says that a frame is complete.
const FRAME: &[u8] = b"\x1b[?2026l";
/// How long anything may take.
const DEADLINE: Duration = Duration::from_secs(120);

struct Viewer {
    output: Receiver<(Instant, Vec<u8>)>,
    keyboard: Box<dyn Write + Send>,
    screen: vt100::Parser,
    /// The last bytes taken in: the end of a frame may come in two pieces.
    tail: Vec<u8>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    started: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Viewer {
    fn start(program: &Path, file: &Path) -> Self {
        let pty = native_pty_system()
            .openpty(PtySize {
                rows: 50,
                cols: 160,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(program);
        command.arg(file);
        command.env("TERM", "xterm-256color");
        // This terminal answers no questions: a program that asks it for its background would wait in vain.
        command.env("COLORFGBG", "15;0");
        command.cwd(std::env::current_dir().unwrap());
        let mut reader = pty.master.try_clone_reader().unwrap();
        let keyboard = pty.master.take_writer().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                if sender
                    .send((Instant::now(), bytes[..length].to_vec()))
                    .is_err()
                {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pty.slave.spawn_command(command).unwrap();
        Self {
            output,
            keyboard,
            screen: screen(),
            tail: Vec::new(),
            child,
            started,
            _master: pty.master,
        }
    }

    /// Takes in what the program writes until its screen is as asked; when that was.
    fn wait(&mut self, what: &str, is: impl Fn(&str) -> bool) -> Instant {
        let until = Instant::now() + DEADLINE;
        loop {
            match self
                .output
                .recv_timeout(until.saturating_duration_since(Instant::now()))
            {
                Ok((at, bytes)) => {
                    if self.take(&bytes) && is(&self.screen.screen().contents()) {
                        return at;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("{what} never came:\n{}", self.screen.screen().contents());
                }
            }
        }
    }

    /// Takes in what the program wrote; whether a frame ends in it.
    fn take(&mut self, bytes: &[u8]) -> bool {
        self.screen.process(bytes);
        self.tail.extend_from_slice(bytes);
        let ends = ends_frame(&self.tail);
        let from = self.tail.len().saturating_sub(FRAME.len() - 1);
        self.tail.drain(..from);
        ends
    }

    /// Everything that was written up to now.
    fn drain(&mut self) {
        while let Ok((_, bytes)) = self.output.recv_timeout(Duration::from_millis(3)) {
            self.take(&bytes);
        }
    }

    fn keys(&mut self, keys: &str) -> Instant {
        let at = Instant::now();
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        at
    }

    /// From a key to the frame that follows it, in milliseconds.
    fn key(&mut self, key: &str) -> f64 {
        self.drain();
        let pressed = self.keys(key);
        let drawn = self.wait(key, |_| true);
        millis(drawn.saturating_duration_since(pressed))
    }

    /// The peak of its memory so far, and what it uses now, in MB.
    fn memory(&self) -> (f64, f64) {
        let pid = self.child.process_id().unwrap();
        let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let of = |name: &str| {
            let line = status
                .lines()
                .find(|line| line.starts_with(name))
                .unwrap_or_default();
            let kilobytes = line
                .split_whitespace()
                .nth(1)
                .and_then(|number| number.parse::<f64>().ok());
            kilobytes.unwrap_or(0.0) * 1024.0 / 1e6
        };
        (of("VmHWM"), of("VmRSS"))
    }
}

fn screen() -> vt100::Parser {
    let mut parser = vt100::Parser::default();
    let size = (50.try_into().unwrap(), 160.try_into().unwrap());
    parser.screen_mut().set_size(size.0, size.1);
    parser
}

fn ends_frame(bytes: &[u8]) -> bool {
    bytes.windows(FRAME.len()).any(|window| window == FRAME)
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// Reads a file once into memory, in milliseconds.
fn plain_read(path: &Path) -> f64 {
    let began = Instant::now();
    let bytes = fs::read(path).unwrap();
    let took = millis(began.elapsed());
    assert!(!std::hint::black_box(bytes).is_empty());
    took
}

/// Parses the events of a file, 64 at a time, with the parser alone, on two threads, in milliseconds.
fn block_parse(text: &str) -> f64 {
    let list = &text[text.find("events:\n").unwrap() + 8..];
    let mut batches = Vec::new();
    let (mut from, mut count) = (0, 0);
    for (at, _) in list.match_indices("\n  - ") {
        count += 1;
        if count % 64 == 0 {
            batches.push(&list[from..=at]);
            from = at + 1;
        }
    }
    batches.push(&list[from..]);
    let next = AtomicUsize::new(0);
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let value: serde_yaml::Value = serde_yaml::from_str(batch).unwrap();
                    std::hint::black_box(value);
                }
            });
        }
    });
    millis(began.elapsed())
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

fn told(name: &str, value: f64, read: f64) {
    println!("{name:<46} {value:>10.1} ms {:>8.2} x", value / read);
}

fn keys(viewer: &mut Viewer, when: &str) {
    for (name, key) in [
        ("j", "j"),
        ("PgDn", "\x1b[6~"),
        ("G and g", "G"),
        ("}", "}"),
    ] {
        let mut times = Vec::new();
        for round in 0..100 {
            if key == "}" && round % 50 == 0 {
                viewer.key("g");
            }
            times.push(viewer.key(if key == "G" && round % 2 == 1 {
                "g"
            } else {
                key
            }));
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{:<46} {:>10.2} ms {:>8.2} ms (99 %) {:>8.2} ms (most)",
            format!("key {name}, {when}"),
            times[times.len() / 2],
            times[times.len() * 98 / 100],
            times[times.len() - 1],
        );
    }
}

/// What is measured beside the program: how many events there are, how many MB, and a plain read in milliseconds. Nothing of it stays
/// in memory: starting a program from a large one takes longer.
fn before(file: &Path) -> (usize, f64, f64, f64) {
    let text = fs::read_to_string(file).unwrap();
    let events = text.lines().filter(|line| line.starts_with("  - ")).count() - 1; // Without the source.
    let size = text.len() as f64 / 1e6;
    let parse = block_parse(&text);
    drop(text);
    let read = median((0..5).map(|_| plain_read(file)).collect());
    println!("{events} events, {size:.0} MB, plain read {read:.1} ms");
    told("(all blocks through the parser, two threads)", parse, read);
    (events, size, read, parse)
}

/// Saves the file with the first event edited, several times.
fn edits(viewer: &mut Viewer, file: &Path, kept: &Path, read: f64) {
    let beside = file.with_extension("new");
    viewer.key("g");
    let mut saves = Vec::new();
    for round in 0..3 {
        let text = fs::read_to_string(kept).unwrap();
        let shown = viewer.screen.screen().contents();
        let id = shown
            .split(" id     ")
            .nth(1)
            .and_then(|rest| rest.split_whitespace().next());
        let id = format!(
            "id: {}\n",
            id.expect("the id of the first event in the detail pane")
        );
        let (head, events) = text.split_at(text.find(&id).unwrap());
        let (before, title) = events.split_at(events.find("title: ").unwrap() + 7);
        // A title in quotation marks is edited behind the first of them.
        let quote = if title.starts_with('"') { "\"" } else { "" };
        let title = &title[quote.len()..];
        fs::write(
            &beside,
            format!("{head}{before}{quote}Edited {round} {title}"),
        )
        .unwrap();
        viewer.drain();
        let read = plain_read(&beside);
        // A rename finds blocks for what is not on the disk yet, and lets go of all pages of the file that is gone: the one is done
        // now, as by most editors, the other when the edit is on the screen.
        fs::File::open(&beside).unwrap().sync_all().unwrap();
        let gone = fs::File::open(file).unwrap();
        let renamed = Instant::now();
        fs::rename(&beside, file).unwrap();
        let mark = format!("Edited {round}");
        let shown = viewer.wait("the edit", |screen| screen.contains(&mark));
        saves.push(millis(shown - renamed) / read);
        drop(gone);
        viewer.wait("the end of verifying", |screen| !is_busy(screen));
    }
    let ratio = median(saves);
    told("one edit, from its save to the screen", ratio * read, read);
}

/// Whether the screen says that events are being verified.
fn is_busy(screen: &str) -> bool {
    screen.contains("verifying")
}

/// Starts the program, presses `G` as soon as all are there, and then the other keys while it verifies.
fn opening(program: &Path, file: &Path, events: usize, size: f64, read: f64) {
    let mut viewer = Viewer::start(program, file);
    let started = viewer.started;
    let first = viewer.wait("the first frame", |screen| screen.contains("Timeline"));
    told("first rows", millis(first - started), read);
    let all = format!("{} events", grouped(events));
    let ordered = if viewer.screen.screen().contents().contains(&all) {
        first
    } else {
        viewer.wait("the number of events", |screen| screen.contains(&all))
    };
    told(
        "first screen in final order",
        millis(ordered - started),
        read,
    );
    let last = format!("{0}/{0}", grouped(events));
    viewer.keys("G");
    let end = viewer.wait("the last event", |screen| screen.contains(&last));
    told("G at its end", millis(end - started), read);
    let (peak, now) = viewer.memory();
    println!(
        "{:<46} {peak:>10.0} MB {:>8.2} x the file (now {now:.0} MB)",
        "peak memory so far",
        peak / size
    );
    viewer.key("g");
    keys(&mut viewer, "while verifying");
    if !is_busy(&viewer.screen.screen().contents()) {
        println!("everything verified before the keys were through");
    }
    let quit = viewer.keys("q");
    viewer.child.wait().unwrap();
    told("quitting while verifying", millis(quit.elapsed()), read);
}

/// Starts the program and leaves it to itself until all is verified; when that was, in milliseconds.
fn verified(program: &Path, file: &Path) -> (Viewer, f64) {
    let mut viewer = Viewer::start(program, file);
    viewer.wait("verifying", is_busy);
    let verified = viewer.wait("the end of verifying", |screen| !is_busy(screen));
    let took = millis(verified - viewer.started);
    (viewer, took)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = PathBuf::from(arguments.next().expect("usage: measure FILE [PROGRAM]"));
    let program = arguments
        .next()
        .map_or_else(|| PathBuf::from("target/release/dateline"), PathBuf::from);
    let program = program
        .canonicalize()
        .expect("the release binary: cargo build --release");
    let kept = file.with_extension("kept");
    fs::copy(&file, &kept).unwrap();
    let (events, size, read, parse) = before(&file);

    opening(&program, &file, events, size, read);
    let (mut viewer, took) = verified(&program, &file);
    told("everything verified, without keys", took, read);
    println!("{:<46} {:>10.2} x the parser alone", "", took / parse);
    keys(&mut viewer, "verified");
    let (peak, now) = viewer.memory();
    println!(
        "{:<46} {peak:>10.0} MB {:>8.2} x the file (now {now:.0} MB)",
        "peak memory, verified",
        peak / size
    );

    edits(&mut viewer, &file, &kept, read);
    let (peak, now) = viewer.memory();
    println!(
        "{:<46} {peak:>10.0} MB {:>8.2} x the file (now {now:.0} MB)",
        "peak memory, reloaded",
        peak / size
    );
    let quit = viewer.keys("q");
    viewer.child.wait().unwrap();
    told("quitting", millis(quit.elapsed()), read);
    fs::rename(&kept, &file).unwrap();
}
