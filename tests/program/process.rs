//! Running the program in a folder: its output and exit status.

use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The program in a folder, with nothing on its standard input.
pub fn dateline(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = crate::dateline();
    command
        .args(arguments)
        .current_dir(folder.path())
        .stdin(Stdio::null());
    command
}

/// Exit status, standard output and standard error.
pub fn outcome(output: Output) -> (i32, String, String) {
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// The outcome of a run of the program in a folder.
pub fn run(folder: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    outcome(dateline(folder, arguments).output().unwrap())
}
