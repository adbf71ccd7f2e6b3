//! The colors of each theme, by meaning. Color is never the only carrier of a meaning.

use ratatui::style::Color;

/// The background that the colors are made for, or the highest contrast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Palette {
    /// The terminal's own colors, chosen for a dark background.
    #[default]
    Dark,
    /// Darker colors, for a light background.
    Light,
    /// Only the terminal's text color, and nothing dimmed.
    Contrast,
}

/// The meaning of a color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hue {
    Heading,
    Now,
    Rail,
    Sure,
    Coarse,
    Unsure,
    Error,
    Warning,
}

impl Palette {
    /// The color for a meaning; `None` for the terminal's text color.
    ///
    /// On a light background these are colors of the 256-color cube, which terminal settings do not
    /// remap to pale ones. Each has a contrast of at least 4.5 to 1 with white (WCAG 2.2, 1.4.3).
    pub(super) fn color(self, hue: Hue) -> Option<Color> {
        match self {
            Self::Contrast => None,
            Self::Dark => Some(match hue {
                Hue::Heading => Color::Cyan,
                Hue::Now | Hue::Coarse | Hue::Warning => Color::Yellow,
                Hue::Rail => Color::Blue,
                Hue::Sure => Color::Green,
                Hue::Unsure => Color::Magenta,
                Hue::Error => Color::Red,
            }),
            Self::Light => Some(Color::Indexed(match hue {
                Hue::Heading => 24,
                Hue::Now | Hue::Coarse | Hue::Warning => 94,
                Hue::Rail => 19,
                Hue::Sure => 22,
                Hue::Unsure => 90,
                Hue::Error => 124,
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a color of the 256-color cube (WCAG 2.2).
    fn luminance(index: u8) -> f64 {
        let part = |n: u8| {
            let level = if n == 0 {
                0.0
            } else {
                f64::from(55 + 40 * u32::from(n)) / 255.0
            };
            if level <= 0.04045 {
                level / 12.92
            } else {
                ((level + 0.055) / 1.055).powf(2.4)
            }
        };
        let at = index - 16;
        0.2126 * part(at / 36) + 0.7152 * part(at / 6 % 6) + 0.0722 * part(at % 6)
    }

    #[test]
    fn colors_on_white_are_legible() {
        for hue in [
            Hue::Heading,
            Hue::Now,
            Hue::Rail,
            Hue::Sure,
            Hue::Coarse,
            Hue::Unsure,
            Hue::Error,
            Hue::Warning,
        ] {
            let Some(Color::Indexed(index)) = Palette::Light.color(hue) else {
                panic!("{hue:?} is none of the cube");
            };
            let contrast = 1.05 / (luminance(index) + 0.05);
            assert!(contrast >= 4.5, "{hue:?}: {contrast}");
        }
    }
}
