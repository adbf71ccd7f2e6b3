//! From options and environment to how things look.

use std::ffi::OsString;

use clap::ValueEnum;

use super::Cli;
use crate::view::{Look, Palette};

/// What `--theme` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Theme {
    /// As the terminal's background is
    #[default]
    Auto,
    /// For a dark background
    Dark,
    /// For a light background
    Light,
    /// Without colours
    Mono,
    /// The highest contrast
    Contrast,
}

/// What `--color` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum When {
    /// As the environment says
    #[default]
    Auto,
    /// Also where the environment says no
    Always,
    /// Not at all
    Never,
}

/// How things look. `variable` looks up the environment; `is_light` asks the terminal, and is asked only where it counts.
///
/// `--color` goes before `NO_COLOR` (no-color.org). `CLICOLOR_FORCE` (bixense.com/clicolors) asks for colours where there is no
/// terminal; there only text is printed, which has none.
#[must_use]
pub fn look(
    cli: &Cli,
    variable: impl Fn(&str) -> Option<OsString>,
    is_light: impl FnOnce() -> bool,
) -> Look {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let color = match (cli.theme, cli.color) {
        (Theme::Mono, _) | (_, When::Never) => false,
        (_, When::Always) => true,
        (_, When::Auto) => !is_set("NO_COLOR"),
    };
    let palette = match cli.theme {
        Theme::Dark | Theme::Mono => Palette::Dark,
        Theme::Light => Palette::Light,
        Theme::Contrast => Palette::Contrast,
        Theme::Auto if !color => Palette::Dark,
        Theme::Auto => match variable("COLORFGBG").and_then(|value| background(&value)) {
            Some(true) => Palette::Light,
            None if is_light() => Palette::Light,
            Some(false) | None => Palette::Dark,
        },
    };
    Look {
        ascii: cli.ascii,
        color,
        palette,
    }
}

/// Whether `COLORFGBG`, which rxvt and others set to the numbers of text and background (`0;15`), says that that is light.
fn background(value: &OsString) -> Option<bool> {
    let number: u8 = value.to_str()?.rsplit(';').next()?.parse().ok()?;
    Some(matches!(number, 7 | 9..=15))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[test]
    fn options_go_before_the_environment() {
        for (words, environment, light, color, palette) in [
            (&[][..], &[][..], false, true, Palette::Dark),
            (&[], &[], true, true, Palette::Light),
            (&[], &["COLORFGBG=0;15"], false, true, Palette::Light),
            (&[], &["COLORFGBG=15;default;0"], true, true, Palette::Dark),
            (&[], &["COLORFGBG=what"], true, true, Palette::Light),
            (&[], &["NO_COLOR=1"], true, false, Palette::Dark),
            (&[], &["NO_COLOR="], false, true, Palette::Dark),
            (
                &["--color=always"],
                &["NO_COLOR=1"],
                false,
                true,
                Palette::Dark,
            ),
            (
                &["--color=never"],
                &["CLICOLOR_FORCE=1"],
                false,
                false,
                Palette::Dark,
            ),
            (
                &["--theme=light"],
                &["COLORFGBG=15;0"],
                false,
                true,
                Palette::Light,
            ),
            (&["--theme=mono"], &[], true, false, Palette::Dark),
            (
                &["--theme=mono", "--color=always"],
                &[],
                true,
                false,
                Palette::Dark,
            ),
            (&["--theme=contrast"], &[], true, true, Palette::Contrast),
        ] {
            let cli = Cli::try_parse_from(std::iter::once(&"dateline").chain(words)).unwrap();
            let variable = |name: &str| {
                let set = environment
                    .iter()
                    .find_map(|set: &&str| set.strip_prefix(name)?.strip_prefix('='));
                set.map(OsString::from)
            };
            let look = look(&cli, variable, || light);
            assert_eq!(
                (look.color, look.palette),
                (color, palette),
                "{words:?} {environment:?}"
            );
        }
    }
}
