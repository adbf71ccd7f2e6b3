//! Ctrl-Z and `fg`, under a shell with job control.

use rustix::process::{Signal, kill_process};

use crate::terminal::{Setup, Terminal, script};

/// The viewer as a job of a shell that reports when it stopped, and continues it after a line of
/// input.
fn job() -> Terminal {
    let terminal = shell_with_job().start();
    terminal.wait_for_view("About Alpha");
    // The last part of a frame: being stopped within a frame is tested elsewhere.
    terminal.wait_for_view("1/3 · 1 May 2025");
    terminal
}

fn shell_with_job() -> Setup {
    Setup::shell(
        "set -m; \"$dateline\" a.yaml; echo STOPPED; read line; fg >/dev/null; echo \"DONE $?\"",
    )
}

#[test]
fn ctrl_z_stops_and_fg_comes_back_with_all_of_the_screen() {
    let mut terminal = job();
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
    terminal.keys("\x1a");
    terminal.wait_for("STOPPED");
    terminal.assert_given_back();
    terminal.keys("\n");
    terminal.wait_for_view("About Beta");
    terminal.wait_for_view("Alpha");
    terminal.keys("j");
    terminal.wait_for_view("About Gamma");
    terminal.keys("q");
    terminal.wait_for("DONE 0");
    terminal.assert_given_back();
}

#[test]
fn sigtstp_from_outside_suspends_too() {
    let mut terminal = job();
    kill_process(terminal.foreground(), Signal::TSTP).unwrap();
    terminal.wait_for("STOPPED");
    terminal.assert_given_back();
    terminal.keys("\n");
    terminal.wait_for_view("About Alpha");
    terminal.keys("q");
    terminal.wait_for("DONE 0");
}

#[test]
fn after_sigstop_the_screen_is_restored() {
    let mut terminal = job();
    kill_process(terminal.foreground(), Signal::STOP).unwrap();
    terminal.wait_for("STOPPED");
    terminal.keys("\n");
    terminal.wait_for_view("About Alpha");
    terminal.wait_without("STOPPED");
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
    terminal.keys("q");
    terminal.wait_for("DONE 0");
    terminal.assert_given_back();
}

#[test]
fn an_end_while_stopped_leaves_the_terminal_alone() {
    let mut terminal = job();
    let viewer = terminal.foreground();
    terminal.keys("\x1a");
    terminal.wait_for("STOPPED");
    kill_process(viewer, Signal::TERM).unwrap();
    terminal.keys("\n");
    terminal.wait_for("DONE 143");
    terminal.assert_given_back();
}

#[test]
fn the_viewer_does_not_stop_without_job_control() {
    let mut terminal = Terminal::open();
    terminal.keys("\x1a");
    terminal.wait_for_view("no shell with job control");
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
}

#[test]
fn an_editor_that_stops_takes_the_viewer_with_it() {
    let setup = shell_with_job();
    let vi = setup.at("vi");
    script(
        &vi,
        "echo EDITING\nread line\nkill -STOP $$\necho AGAIN\nread line\n",
    );
    let mut terminal = setup.env("EDITOR", &vi).start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("e");
    terminal.wait_for("EDITING");
    terminal.keys("\n");
    terminal.wait_for("STOPPED");
    terminal.keys("\n");
    terminal.wait_for("AGAIN");
    terminal.keys("\n");
    terminal.wait_for_view("About Alpha");
    terminal.keys("q");
    terminal.wait_for("DONE 0");
    terminal.assert_given_back();
}
