//! Runs another program and returns its standard output, with limits on time and size.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// The limits of a program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// How long it may run.
    pub time: Duration,
    /// Maximum size of its output, in bytes.
    pub output: usize,
}

/// How a program ended by itself.
#[derive(Debug)]
pub(super) struct Ended {
    /// Its exit status.
    pub status: ExitStatus,
    /// All that it wrote.
    pub output: Vec<u8>,
}

/// Why a program did not end by itself.
#[derive(Debug)]
pub(super) enum Failure {
    /// It could not be started.
    NotStarted(std::io::Error),
    /// It took too long.
    TooSlow,
    /// It wrote too much.
    TooLarge,
    /// Its output could not be read.
    Broken,
}

/// Runs a program to its end, or until it has taken too much; then it is killed. `started` sees it as soon as it runs.
pub(super) fn run(
    command: &mut Command,
    limits: Limits,
    started: impl FnOnce(&Child),
) -> Result<Ended, Failure> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(Failure::NotStarted)?;
    started(&child);
    let output = output(&mut child, limits);
    if output.is_err() {
        // It may have ended by itself.
        child.kill().ok();
    }
    let status = child.wait();
    let output = output?;
    let status = status.map_err(|_| Failure::Broken)?;
    Ok(Ended { status, output })
}

/// All that a process writes.
fn output(child: &mut Child, limits: Limits) -> Result<Vec<u8>, Failure> {
    let stdout = child.stdout.take().ok_or(Failure::Broken)?;
    let (sender, receiver) = mpsc::channel();
    let reading = thread::Builder::new().spawn(move || {
        let mut output = Vec::new();
        let most = (limits.output as u64).saturating_add(1);
        let read = stdout.take(most).read_to_end(&mut output);
        // Nobody waits any more where it took too long.
        sender.send(read.map(|_| output)).ok();
    });
    reading.map_err(|_| Failure::Broken)?;
    match receiver.recv_timeout(limits.time) {
        Ok(Ok(output)) if output.len() > limits.output => Err(Failure::TooLarge),
        Ok(Ok(output)) => Ok(output),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(Failure::Broken),
        Err(RecvTimeoutError::Timeout) => Err(Failure::TooSlow),
    }
}
