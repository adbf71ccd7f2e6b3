//! Whether the terminal is known to understand links (OSC 8).

use std::ffi::OsString;

/// Values of `$TERM` of terminals that have links.
const TERMS: &[&str] = &[
    "xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour",
];
/// Values of `$TERM_PROGRAM` of terminals that have links.
const PROGRAMS: &[&str] = &["iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Hyper"];
/// The first version of VTE (GNOME Terminal and others) whose links are sound, as in `$VTE_VERSION`.
const VTE: u32 = 5000;

/// Whether the terminal has links; `variable` looks up the environment. A multiplexer may pass them on or not, so it
/// has none.
pub fn has_links(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let value = |name: &str| variable(name).and_then(|value| value.into_string().ok());
    let term = value("TERM").unwrap_or_default();
    let is_inside = ["screen", "tmux"].iter().any(|name| term.starts_with(name));
    if is_inside || variable("TMUX").is_some() || term == "dumb" || term == "linux" {
        return false;
    }
    let program = value("TERM_PROGRAM").unwrap_or_default();
    let vte = value("VTE_VERSION").and_then(|version| version.parse::<u32>().ok());
    TERMS
        .iter()
        .any(|known| term == *known || term.starts_with(&format!("{known}-")))
        || PROGRAMS.contains(&&*program)
        || vte.is_some_and(|version| version >= VTE)
        || variable("WT_SESSION").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_terminals_that_are_known_have_links() {
        for (environment, expected) in [
            (&["TERM=xterm-256color"][..], false),
            (&[], false),
            (&["TERM=xterm-kitty"], true),
            (&["TERM=foot"], true),
            (&["TERM=foot-extra"], true),
            (&["TERM=footloose"], false),
            (&["TERM=alacritty"], true),
            (&["TERM=xterm-256color", "VTE_VERSION=7600"], true),
            (&["TERM=xterm-256color", "VTE_VERSION=4600"], false),
            (&["TERM=xterm-256color", "TERM_PROGRAM=WezTerm"], true),
            (
                &["TERM=xterm-256color", "TERM_PROGRAM=Apple_Terminal"],
                false,
            ),
            (&["TERM=tmux-256color", "TERM_PROGRAM=WezTerm"], false),
            (
                &["TERM=xterm-256color", "VTE_VERSION=7600", "TMUX=/tmp/x"],
                false,
            ),
            (&["TERM=linux", "VTE_VERSION=7600"], false),
        ] {
            let variable = |name: &str| {
                let mut all = environment.iter();
                let set = all.find_map(|set: &&str| set.strip_prefix(name)?.strip_prefix('='));
                set.map(OsString::from)
            };
            assert_eq!(has_links(variable), expected, "{environment:?}");
        }
    }
}
