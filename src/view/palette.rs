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
pub enum Hue {
    /// The title of an event.
    Title,
    /// Its date.
    Date,
    /// The selected row.
    Selected,
    /// A heading, a key, or the name of a field.
    Heading,
    /// What is less important.
    Muted,
    /// A quote.
    Quote,
    /// A source.
    Source,
    /// A tag.
    Tag,
    /// The bar of a range.
    Rail,
    /// Now, and a match of a search.
    Now,
    /// The mark of a day or clock time.
    Sure,
    /// The mark of a month, a year or a longer time.
    Coarse,
    /// The mark of an uncertain date.
    Unsure,
    /// An error.
    Error,
    /// A warning.
    Warning,
}

/// The colors that the user chose in place of those of a palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Colors([Option<Color>; Hue::Warning as usize + 1]);

impl Colors {
    /// Parses the name of a color, `#rrggbb`, or a number of the 256 colors.
    pub fn parse(text: &str) -> Option<Color> {
        text.parse().ok()
    }

    /// Chooses a color by its name; one that is not known, such as an empty one, is that of the palette.
    pub fn set(&mut self, hue: Hue, name: &str) {
        if let Some(color) = self.0.get_mut(hue as usize) {
            *color = Self::parse(name);
        }
    }

    /// The name of a chosen color; empty if it is that of the palette.
    pub fn written(&self, hue: Hue) -> String {
        let color = self.of(hue);
        color.map_or_else(String::new, |color| color.to_string().to_lowercase())
    }

    pub(super) fn of(&self, hue: Hue) -> Option<Color> {
        self.0.get(hue as usize).copied().flatten()
    }
}

impl Palette {
    /// The color for a meaning; `None` for the terminal's text color.
    ///
    /// On a light background these are colors of the 256-color cube, which terminal settings do not
    /// remap to pale ones. Each has a contrast of at least 4.5 to 1 with white (WCAG 2.2, 1.4.3).
    pub(super) fn color(self, hue: Hue) -> Option<Color> {
        let (dark, light) = match hue {
            Hue::Title | Hue::Date | Hue::Selected | Hue::Muted | Hue::Quote => return None,
            Hue::Heading => (Color::Cyan, 24),
            Hue::Now | Hue::Coarse | Hue::Warning => (Color::Yellow, 94),
            Hue::Rail | Hue::Source => (Color::Blue, 19),
            Hue::Sure => (Color::Green, 22),
            Hue::Unsure | Hue::Tag => (Color::Magenta, 90),
            Hue::Error => (Color::Red, 124),
        };
        match self {
            Self::Contrast => None,
            Self::Dark => Some(dark),
            Self::Light => Some(Color::Indexed(light)),
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
