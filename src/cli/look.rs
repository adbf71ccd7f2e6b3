//! The appearance, from options and environment.

use std::ffi::OsString;

use clap::ValueEnum;

use crate::view::{Look, Palette};

/// The value of `--theme`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Theme {
    /// Detected from the background of the terminal
    #[default]
    Auto,
    /// For a dark background
    Dark,
    /// For a light background
    Light,
    /// No colors
    Mono,
    /// High contrast
    Contrast,
}

/// The value of `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum When {
    /// Unless the environment says otherwise (`NO_COLOR`)
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The appearance settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Appearance {
    /// The theme.
    pub theme: Theme,
    /// When colors are used.
    pub color: When,
    /// Whether everything is drawn in ASCII.
    pub ascii: bool,
}

/// The look of the screen, and whether to ask the terminal if its background is light; until it
/// answers, a dark one is assumed. `variable` looks up the environment.
///
/// `--color` takes precedence over `NO_COLOR` (no-color.org). `CLICOLOR_FORCE`
/// (bixense.com/clicolors) is about output that is not a terminal; that is only uncolored text
/// here.
pub fn look(appearance: Appearance, variable: impl Fn(&str) -> Option<OsString>) -> (Look, bool) {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let color = match (appearance.theme, appearance.color) {
        (Theme::Mono, _) | (_, When::Never) => false,
        (_, When::Always) => true,
        (_, When::Auto) => !is_set("NO_COLOR"),
    };
    let (palette, asks) = match appearance.theme {
        Theme::Dark | Theme::Mono => (Palette::Dark, false),
        Theme::Light => (Palette::Light, false),
        Theme::Contrast => (Palette::Contrast, false),
        Theme::Auto if !color => (Palette::Dark, false),
        Theme::Auto => match variable("COLORFGBG").and_then(|value| background(&value)) {
            Some(true) => (Palette::Light, false),
            Some(false) => (Palette::Dark, false),
            // The Linux console displays unknown sequences; GNU screen forwards the question to
            // each of its terminals.
            None => (
                Palette::Dark,
                variable("TERM").is_some_and(|term| term != "linux" && term != "screen"),
            ),
        },
    };
    let look = Look {
        ascii: appearance.ascii,
        color,
        palette,
        ..Look::default()
    };
    (look, asks)
}

/// Whether `COLORFGBG`, which rxvt and others set to the color numbers of text and background
/// (`0;15`), means a light background; `None` if it is not a number.
fn background(value: &OsString) -> Option<bool> {
    let number: u8 = value.to_str()?.rsplit(';').next()?.parse().ok()?;
    Some(matches!(number, 7 | 9..=15))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::Parser;

    #[test]
    fn options_go_before_the_environment() {
        for (words, environment, color, palette, asks) in [
            (&[][..], &["TERM=xterm"][..], true, Palette::Dark, true),
            (&[], &["TERM=linux"], true, Palette::Dark, false),
            (&[], &[], true, Palette::Dark, false),
            (
                &[],
                &["COLORFGBG=0;15", "TERM=xterm"],
                true,
                Palette::Light,
                false,
            ),
            (
                &[],
                &["COLORFGBG=15;default;0", "TERM=xterm"],
                true,
                Palette::Dark,
                false,
            ),
            (
                &[],
                &["COLORFGBG=what", "TERM=xterm"],
                true,
                Palette::Dark,
                true,
            ),
            (
                &[],
                &["NO_COLOR=1", "TERM=xterm"],
                false,
                Palette::Dark,
                false,
            ),
            (&[], &["NO_COLOR=", "TERM=xterm"], true, Palette::Dark, true),
            (
                &["--color=always"],
                &["NO_COLOR=1", "TERM=xterm"],
                true,
                Palette::Dark,
                true,
            ),
            (
                &["--color=never"],
                &["CLICOLOR_FORCE=1"],
                false,
                Palette::Dark,
                false,
            ),
            (
                &["--theme=dark"],
                &["COLORFGBG=0;15", "TERM=xterm"],
                true,
                Palette::Dark,
                false,
            ),
            (
                &["--theme=light"],
                &["COLORFGBG=15;0"],
                true,
                Palette::Light,
                false,
            ),
            (
                &["--theme=mono"],
                &["TERM=xterm"],
                false,
                Palette::Dark,
                false,
            ),
            (
                &["--theme=mono", "--color=always"],
                &[],
                false,
                Palette::Dark,
                false,
            ),
            (
                &["--theme=contrast"],
                &["TERM=xterm"],
                true,
                Palette::Contrast,
                false,
            ),
        ] {
            let cli = Cli::try_parse_from(std::iter::once(&"dateline").chain(words)).unwrap();
            let variable = |name: &str| {
                let set = environment
                    .iter()
                    .find_map(|set: &&str| set.strip_prefix(name)?.strip_prefix('='));
                set.map(OsString::from)
            };
            let (look, does_ask) = look(cli.appearance(Appearance::default()), variable);
            assert_eq!(
                (look.color, look.palette, does_ask),
                (color, palette, asks),
                "{words:?} {environment:?}"
            );
        }
    }
}
