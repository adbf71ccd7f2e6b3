//! Whether the terminal's background is light.

use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

/// How long the terminal may take to answer. Most do within a few milliseconds, also those that do not know: they are asked
/// something else right behind, which all answer.
const LIMIT: Duration = Duration::from_millis(300);

/// Asks the terminal (OSC 11) whether its background is light. Where it does not say so in time it counts as dark. To be asked
/// before the viewer takes the terminal.
#[must_use]
pub fn is_light() -> bool {
    let mut options = QueryOptions::default();
    options.timeout = LIMIT;
    matches!(theme_mode(options), Ok(ThemeMode::Light))
}
