//! The title of the terminal's window.

use std::ffi::OsStr;

use super::Viewer;
use super::ending::Step;
use super::session;
use crate::app::App;
use crate::text::{cut, one_line};

/// The longest title, in columns.
const LONGEST: usize = 80;
/// Terminals that have no window, and may show what is meant for one.
const WITHOUT: &[&str] = &["", "dumb", "linux", "vt100", "vt220", "cons25"];

/// Whether a terminal of that kind (`$TERM`) has a window with a title.
pub fn has_title(term: Option<&OsStr>) -> bool {
    let term = term.and_then(OsStr::to_str).unwrap_or_default();
    !WITHOUT.contains(&term)
}

/// The title of the timeline, else its name.
fn title(app: &App) -> String {
    let timeline = app.whole();
    let name = timeline.name();
    let title = one_line(timeline.title().unwrap_or(&name));
    format!("{} · dateline", cut(&title, LONGEST))
}

impl Viewer {
    /// Sets the title of the window if it differs from the one set before.
    pub(super) fn set_title(&mut self) -> Step {
        if !self.session.has_title() {
            return Ok(());
        }
        let title = title(&self.app);
        if self.title.as_ref() != Some(&title) {
            session::write(format!("\x1b]2;{title}\x1b\\").as_bytes())?;
            self.title = Some(title);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Size;
    use crate::date::{DateContext, Moment};
    use crate::timeline::{Input, load};

    fn title_of(text: &str) -> String {
        let input = Input::text("a.yaml", text);
        let timeline = load(input, DateContext::default()).unwrap();
        let now = Moment::from_local(chrono::DateTime::UNIX_EPOCH.naive_utc());
        title(&App::new(timeline, Size::default(), now))
    }

    #[test]
    fn a_title_names_the_timeline_and_holds_no_control_characters() {
        assert_eq!(
            title_of("title: T\nevents:\n- {date: 2025, title: A}\n"),
            "T · dateline"
        );
        assert_eq!(title_of("- {date: 2025, title: A}\n"), "a.yaml · dateline");
        let hostile =
            "title: \"a\\e]2;b\\a\\nc\\u202e\\u009c\"\nevents:\n- {date: 2025, title: A}\n";
        let title = title_of(hostile);
        assert!(title.starts_with('a') && title.contains('c'), "{title}");
        assert!(
            !title.contains(|c: char| c.is_control() || c == '\u{202e}'),
            "{title:?}"
        );
        let long = format!(
            "title: {}\nevents:\n- {{date: 2025, title: A}}\n",
            "x".repeat(500)
        );
        assert!(title_of(&long).chars().count() < 100);
    }

    #[test]
    fn a_terminal_without_windows_gets_no_title() {
        for (term, has) in [
            ("xterm-256color", true),
            ("linux", false),
            ("dumb", false),
            ("", false),
        ] {
            assert_eq!(has_title(Some(OsStr::new(term))), has, "{term}");
        }
        assert!(!has_title(None));
    }
}
