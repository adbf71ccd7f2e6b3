//! The table of known editors: how to open a file at a place, and which of them open a window of
//! their own.

use std::ffi::{OsStr, OsString};
use std::path::Path;

/// Where an editor displays the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// In the terminal, which the viewer has to release meanwhile.
    Terminal,
    /// In a window of its own.
    Window,
}

/// How an editor is given the line and column at which to open a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goto {
    /// It cannot, or it is unknown how.
    Nothing,
    /// `+L file`
    Line,
    /// `+L,C file`
    LineComma,
    /// `+L:C file`
    LineColon,
    /// `+call cursor(L,C) file`, because `+L` alone puts the cursor on the first letter of the line
    Cursor,
    /// `file:L:C`
    Suffix,
    /// `--goto file:L:C`
    OptionSuffix,
    /// `OPTION L OPTION C file`
    Options(&'static str, &'static str),
    /// `-l L:C file`
    OptionPair,
}

/// Editors by program name, from their manuals. Unknown ones get only the file, in the terminal.
const EDITORS: &[(&[&str], Goto, Surface)] = &[
    (
        &["vi", "view", "ex", "nvi", "elvis", "vile"],
        Goto::Line,
        Surface::Terminal,
    ),
    (&["vim", "nvim"], Goto::Cursor, Surface::Terminal),
    (&["gvim", "gview", "mvim"], Goto::Cursor, Surface::Window),
    (&["nvim-qt", "neovide"], Goto::Nothing, Surface::Window),
    (
        &["emacs", "emacsclient", "emacs-nox", "micro", "kak"],
        Goto::LineColon,
        Surface::Terminal,
    ),
    (&["nano", "rnano", "ne"], Goto::LineComma, Surface::Terminal),
    (
        &["pico", "joe", "jmacs", "jstar", "mg", "zile", "jove", "dte"],
        Goto::Line,
        Surface::Terminal,
    ),
    (&["hx", "helix"], Goto::Suffix, Surface::Terminal),
    (
        &[
            "code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf",
            "positron",
        ],
        Goto::OptionSuffix,
        Surface::Window,
    ),
    (
        &[
            "subl", "sublime_text", "zed", "zeditor", "zed-editor", "lapce",
        ],
        Goto::Suffix,
        Surface::Window,
    ),
    (&["gedit"], Goto::LineColon, Surface::Window),
    (
        &["pluma", "xed", "bbedit", "leafpad"],
        Goto::Line,
        Surface::Window,
    ),
    (
        &["kate", "kwrite"],
        Goto::Options("-l", "-c"),
        Surface::Window,
    ),
    (
        &["mousepad", "geany"],
        Goto::Options("--line", "--column"),
        Surface::Window,
    ),
    (
        &[
            "idea", "pycharm", "webstorm", "goland", "clion", "rustrover",
        ],
        Goto::Options("--line", "--column"),
        Surface::Window,
    ),
    (&["mate"], Goto::OptionPair, Surface::Window),
    (
        &["gnome-text-editor", "notepadqq"],
        Goto::Nothing,
        Surface::Window,
    ),
];

/// A program to run, with its arguments, without a shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Launch {
    /// The program, as the user named it.
    pub program: OsString,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// Where it displays the file.
    pub surface: Surface,
}

/// The command that opens `file` at a line and column, both from 1, in the editor `words`; `None`
/// if there are no words.
pub(crate) fn launch(words: &[String], file: &Path, line: usize, column: usize) -> Option<Launch> {
    let (program, given) = words.split_first()?;
    let name = Path::new(program).file_name()?.to_str()?;
    let (goto, surface) = editor(name);
    let mut arguments: Vec<OsString> = given.iter().map(OsString::from).collect();
    arguments.extend(place(goto, &as_operand(file), line.max(1), column.max(1)));
    Some(Launch {
        program: program.into(),
        arguments,
        surface: asked_surface(name, given).unwrap_or(surface),
    })
}

/// The row of an editor: by its name, else by the part before the first dot (`vim.basic`).
fn editor(name: &str) -> (Goto, Surface) {
    let row = |name: &str| EDITORS.iter().find(|(names, ..)| names.contains(&name));
    row(name)
        .or_else(|| row(name.split('.').next()?))
        .map_or((Goto::Nothing, Surface::Terminal), |(_, goto, surface)| {
            (*goto, *surface)
        })
}

/// Where the editor displays the file if the user's own options decide that.
fn asked_surface(name: &str, given: &[String]) -> Option<Surface> {
    let any = |options: &[&str]| given.iter().any(|word| options.contains(&word.as_str()));
    match name.split('.').next()? {
        "vim" | "nvim" | "vi" if any(&["-g", "--gui"]) => Some(Surface::Window),
        "emacsclient" if any(&["-t", "-nw", "--tty"]) => Some(Surface::Terminal),
        "emacsclient" if any(&["-c", "--create-frame", "-n", "--no-wait"]) => Some(Surface::Window),
        _ => None,
    }
}

/// The arguments for the file and the place in it.
fn place(goto: Goto, file: &OsStr, line: usize, column: usize) -> Vec<OsString> {
    let before = |option: String| vec![option.into(), file.to_owned()];
    let suffixed = || {
        let mut file = file.to_owned();
        file.push(format!(":{line}:{column}"));
        file
    };
    match goto {
        Goto::Nothing => vec![file.to_owned()],
        Goto::Line => before(format!("+{line}")),
        Goto::LineComma => before(format!("+{line},{column}")),
        Goto::LineColon => before(format!("+{line}:{column}")),
        Goto::Cursor => before(format!("+call cursor({line},{column})")),
        Goto::Suffix => vec![suffixed()],
        Goto::OptionSuffix => vec!["--goto".into(), suffixed()],
        Goto::Options(lines, columns) => vec![
            lines.into(),
            line.to_string().into(),
            columns.into(),
            column.to_string().into(),
            file.to_owned(),
        ],
        Goto::OptionPair => vec![
            "-l".into(),
            format!("{line}:{column}").into(),
            file.to_owned(),
        ],
    }
}

/// The path as an argument that no editor takes for an option or a command: a leading `-` or `+` is
/// preceded by `./`.
fn as_operand(file: &Path) -> OsString {
    match file.as_os_str().as_encoded_bytes().first() {
        Some(b'-' | b'+') => Path::new(".").join(file).into_os_string(),
        _ => file.as_os_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn shown(command: &str, file: &str) -> String {
        let words = shell_words::split(command).unwrap();
        let launch = launch(&words, Path::new(file), 12, 5).unwrap();
        let mut line = format!("{:?}:", launch.surface);
        for word in std::iter::once(&launch.program).chain(&launch.arguments) {
            write!(line, " [{}]", word.to_str().unwrap()).unwrap();
        }
        line
    }

    #[test]
    fn each_editor_gets_the_place_in_its_own_syntax() {
        for (command, expected) in [
            ("vi", "Terminal: [vi] [+12] [a.yaml]"),
            ("vim", "Terminal: [vim] [+call cursor(12,5)] [a.yaml]"),
            ("nvim", "Terminal: [nvim] [+call cursor(12,5)] [a.yaml]"),
            ("view", "Terminal: [view] [+12] [a.yaml]"),
            (
                "/usr/bin/vim.basic -u NONE",
                "Terminal: [/usr/bin/vim.basic] [-u] [NONE] [+call cursor(12,5)] [a.yaml]",
            ),
            ("gvim", "Window: [gvim] [+call cursor(12,5)] [a.yaml]"),
            (
                "gvim -f",
                "Window: [gvim] [-f] [+call cursor(12,5)] [a.yaml]",
            ),
            ("vim -g", "Window: [vim] [-g] [+call cursor(12,5)] [a.yaml]"),
            ("emacs -nw", "Terminal: [emacs] [-nw] [+12:5] [a.yaml]"),
            (
                "emacsclient -t",
                "Terminal: [emacsclient] [-t] [+12:5] [a.yaml]",
            ),
            (
                "emacsclient -c",
                "Window: [emacsclient] [-c] [+12:5] [a.yaml]",
            ),
            (
                "emacsclient -c -nw",
                "Terminal: [emacsclient] [-c] [-nw] [+12:5] [a.yaml]",
            ),
            (
                "emacsclient -n",
                "Window: [emacsclient] [-n] [+12:5] [a.yaml]",
            ),
            ("nano", "Terminal: [nano] [+12,5] [a.yaml]"),
            ("micro", "Terminal: [micro] [+12:5] [a.yaml]"),
            ("kak", "Terminal: [kak] [+12:5] [a.yaml]"),
            ("hx", "Terminal: [hx] [a.yaml:12:5]"),
            ("helix", "Terminal: [helix] [a.yaml:12:5]"),
            ("code", "Window: [code] [--goto] [a.yaml:12:5]"),
            (
                "code --wait",
                "Window: [code] [--wait] [--goto] [a.yaml:12:5]",
            ),
            ("codium", "Window: [codium] [--goto] [a.yaml:12:5]"),
            ("cursor", "Window: [cursor] [--goto] [a.yaml:12:5]"),
            ("subl -w", "Window: [subl] [-w] [a.yaml:12:5]"),
            ("zed", "Window: [zed] [a.yaml:12:5]"),
            ("gedit", "Window: [gedit] [+12:5] [a.yaml]"),
            ("kate", "Window: [kate] [-l] [12] [-c] [5] [a.yaml]"),
            ("mate", "Window: [mate] [-l] [12:5] [a.yaml]"),
            ("ed", "Terminal: [ed] [a.yaml]"),
            (
                "'/opt/my editor/run' --name \"a b\"",
                "Terminal: [/opt/my editor/run] [--name] [a b] [a.yaml]",
            ),
            (
                "/opt/Sublime\\ Text/subl",
                "Window: [/opt/Sublime Text/subl] [a.yaml:12:5]",
            ),
        ] {
            assert_eq!(shown(command, "a.yaml"), expected, "{command}");
        }
    }

    #[test]
    fn a_path_is_never_taken_for_an_option_or_a_command() {
        for (file, expected) in [
            ("-rf.yaml", "Terminal: [vi] [+12] [./-rf.yaml]"),
            ("+q.yaml", "Terminal: [vi] [+12] [./+q.yaml]"),
            ("a b;c.yaml", "Terminal: [vi] [+12] [a b;c.yaml]"),
            ("/abs/-x.yaml", "Terminal: [vi] [+12] [/abs/-x.yaml]"),
        ] {
            assert_eq!(shown("vi", file), expected, "{file}");
        }
    }

    #[test]
    fn places_count_from_one() {
        let words = ["nano".to_owned()];
        let launch = launch(&words, Path::new("a"), 0, 0).unwrap();
        assert_eq!(launch.arguments, ["+1,1", "a"]);
    }

    #[test]
    fn no_editor_is_listed_twice() {
        let mut names: Vec<&str> = EDITORS
            .iter()
            .flat_map(|(names, ..)| *names)
            .copied()
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
