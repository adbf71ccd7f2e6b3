//! `dateline completions` and `dateline man`: both know every command and every option.

use std::io::Write;
use std::process::{Command, Stdio};

use clap::CommandFactory;
use dateline::cli::Cli;

fn printed(arguments: &[&str]) -> String {
    let output = crate::dateline().args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    assert!(output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn commands() -> Vec<String> {
    let command = Cli::command();
    let commands = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned());
    commands.collect()
}

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        for command in commands() {
            assert!(script.contains(&command), "{command} in {shell}");
        }
        assert!(script.contains("csv"), "{shell}");
    }
}

#[test]
fn bash_can_read_its_script() {
    let bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn();
    // Not every system has it.
    let Ok(mut bash) = bash else {
        return;
    };
    let mut stdin = bash.stdin.take().unwrap();
    stdin
        .write_all(printed(&["completions", "bash"]).as_bytes())
        .unwrap();
    drop(stdin);
    assert!(bash.wait().unwrap().success());
}

#[test]
fn the_manual_has_every_command_and_option() {
    let page = printed(&["man"]);
    // As roff writes a hyphen.
    let page = page.replace("\\-", "-");
    assert!(page.contains(".TH dateline 1"), "{page}");
    for name in [
        "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "KEYS", "ENVIRONMENT", "VERSION",
    ] {
        assert!(page.contains(&format!(".SH {name}\n")), "{name}");
    }
    assert!(page.contains(".SH \"EXIT STATUS\"\n"), "{page}");
    let command = Cli::command();
    for command in command.get_subcommands() {
        let heading = format!(".SS \"dateline {}\"\n", command.get_name());
        let (_, after) = page
            .split_once(&heading)
            .unwrap_or_else(|| panic!("{heading}"));
        for option in command.get_arguments().filter_map(clap::Arg::get_long) {
            assert!(after.contains(&format!("--{option}")), "{option}");
        }
    }
}
