//! Reloading: shows what changed in the files, and keeps the selection on its event.

use crate::timeline::find_again;

use super::LoadProgress;
use super::Problems;
use super::Ready;
use super::Unreadable;
use super::adding::brief;
use super::changes::{Changes, is_same};
use super::state::{App, LoadState};
use crate::text::grouped;
use crate::timeline::tally::many;
use crate::timeline::{Entry, Problem, Progress, Timeline};

/// Most events of a timeline whose versions are compared: more would delay key presses noticeably.
const MOST_COMPARED: usize = 20_000;

/// Most reports that the banner has room for.
const MOST_REPORTS: usize = 3;

impl App {
    /// Takes over a reloaded timeline and reports what changed.
    pub(super) fn read_again(&mut self, ready: Ready) {
        let changes = self.changes(&ready.timeline);
        let (name, count) = (ready.timeline.name().into_owned(), ready.timeline.len());
        let had_banner = !std::mem::take(&mut self.banner).is_empty();
        let is_head = self.is_head();
        self.replace(ready);
        if !self.select_addition()
            && let Some(changes) = &changes
        {
            self.select_changed(changes);
        }
        let is_addition = self.adding.note().is_some();
        let words = changes.map_or_else(Vec::new, |changes| self.words_of(&changes, is_addition));
        let words = words.join(", ");
        if let Some(said) = self.adding.note() {
            let errors = if words.is_empty() { "" } else { "; " };
            self.announce(format!("{said}{errors}{words}"));
        } else if had_banner && !is_head {
            self.announce(format!("{name} can be read again"));
        } else if !is_head {
            let words = match words.as_str() {
                "" => many(count, "event"),
                _ => words,
            };
            self.announce(format!("{name} read again: {words}"));
        }
        if std::mem::take(&mut self.load_state).is_head() {
            self.go_to_first_date();
            self.recall_in_whole();
        }
    }

    /// Shows a message about something that happened outside, also while a line is being typed.
    fn announce(&mut self, note: String) {
        if let Some(prompt) = &mut self.find.prompt {
            prompt.news = Some(note.clone());
        }
        self.note = Some(note);
    }

    /// The changes in a new version; `None` if there are too many events to compare.
    fn changes(&self, timeline: &Timeline) -> Option<Changes> {
        let old = self.whole();
        let is_compared = !self.is_head() && old.len().max(timeline.len()) <= MOST_COMPARED;
        is_compared.then(|| Changes::between(old, timeline))
    }

    /// The changes in words: `1 new event: “Talks”`, `1 new error: ]e`. After an event was added here,
    /// only what happened besides that.
    fn words_of(&mut self, changes: &Changes, is_addition: bool) -> Vec<String> {
        let groups = [
            (&changes.added, "new event", true),
            (&changes.changed, "changed event", true),
            (&changes.removed, "removed event", false),
        ];
        let groups = groups.into_iter().filter(|_| !is_addition);
        let mut words: Vec<String> = groups
            .filter(|(group, ..)| group.count > 0)
            .map(|(group, what, is_there)| match &group.first {
                Some(entry) if group.count == 1 => {
                    let hidden = if is_there { self.hidden(entry) } else { "" };
                    format!("1 {what}: {}{hidden}", brief(entry.title()))
                }
                _ => many(group.count, what),
            })
            .collect();
        if changes.errors > 0 {
            let how = changes.first_error.as_ref().map(|first| self.way_to(first));
            words.push(many(changes.errors, "new error") + &how.unwrap_or_default());
        }
        if changes.fixed > 0 {
            words.push(format!("{} fixed", many(changes.fixed, "error")));
        }
        words
    }

    /// How a new error is found, as the end of a message. `]e` then goes to it first.
    fn way_to(&mut self, error: &Problem) -> String {
        let line = error.diagnostic.place.map_or(1, |place| place.line);
        let Some(entry) = error.entry.and_then(|entry| self.whole().entry(entry)) else {
            return format!(" in line {line}: E");
        };
        let hidden = self.hidden(&entry);
        if !hidden.is_empty() {
            return hidden.to_owned();
        }
        if self.selected().is_some_and(|here| here == entry) {
            return " here".to_owned();
        }
        self.announced_error = Some(entry);
        ": ]e".to_owned()
    }

    /// The end of a message about an event that the filter leaves out; empty for any other.
    fn hidden(&self, entry: &Entry) -> &'static str {
        let is_known = !self.shows_all() && !self.is_filtering();
        if is_known && self.timeline.index_of(entry).is_none() {
            " (the filter hides it)"
        } else {
            ""
        }
    }

    /// Selects what was changed in the editor that the viewer opened, and elsewhere the only event that
    /// is new or changed, unless the user is busy.
    fn select_changed(&mut self, changes: &Changes) {
        let is_edited = std::mem::take(&mut self.edited) || self.adding.is_edited();
        // In the middle of a save the selected event may be missing: it is awaited.
        let is_awaiting = self.chosen != self.selected();
        let is_busy = self.prompt().is_some() || self.overlay().is_some() || is_awaiting;
        let entry = match (is_edited, is_busy) {
            (true, _) => changes.first(),
            (false, true) => None,
            (false, false) => changes.only(),
        };
        if let Some(index) = entry.and_then(|entry| self.timeline.index_of(entry)) {
            self.remember();
            self.choose(index);
        }
    }

    /// Takes over the events of the first `read` of `files` files, after loading was stopped.
    pub(super) fn take_part(&mut self, ready: Ready, read: usize, files: usize) {
        self.load_state = LoadState::Part;
        self.replace(ready);
        let name = self.timeline.name();
        self.note = Some(match files {
            0 | 1 => format!("reading {name} stopped: this is its beginning"),
            _ => format!(
                "{} of {} files were read: r reads the others",
                grouped(read),
                grouped(files)
            ),
        });
    }

    /// Updates the progress of loading.
    pub(super) fn set_loading(&mut self, loading: Option<LoadProgress>) {
        if loading.is_some() && self.loading.is_none() {
            self.load_state = self.load_state.resumed();
            // A message about the previous version is outdated.
            if !self.is_head() {
                self.note = None;
            }
        }
        self.loading = loading;
    }

    /// Reports that loading was stopped, and how to resume it.
    pub(super) fn report_stopped(&mut self) {
        self.loading = None;
        self.load_state = self.load_state.left();
        let name = self.timeline.name();
        self.note = Some(match (self.is_head(), self.timeline.is_empty()) {
            (true, true) => format!("reading {name} stopped: r reads it, q quits"),
            (true, false) => {
                format!("reading {name} stopped: this is its beginning, r reads all of it")
            }
            (false, _) => format!(
                "reading {name} again stopped: this is the version before, r reads the new one"
            ),
        });
    }

    /// Updates the progress of verification, and the problems found so far.
    pub(super) fn set_progress(&mut self, progress: Option<Progress>) {
        let is_over = progress.is_none() && self.progress.is_some();
        self.progress = progress;
        self.stopped &= progress.is_none();
        self.tally = self.timeline.tally().and(self.unproved.tally);
        // Listing more than a screen of problems takes too long to do it on every update.
        if is_over || self.overlays.problems().is_some_and(Problems::is_short) {
            self.list_problems();
        }
        self.find_more(is_over);
        if is_over {
            self.read_selected();
        }
    }

    /// Replaces the timeline, and applies the filter to it.
    pub(super) fn replace(&mut self, ready: Ready) {
        // A user who has not moved yet keeps seeing the first event.
        let stays = !self.is_head() || self.selected > 0;
        if let Some(ready) = self.filtered_again(ready, stays) {
            self.take_over(ready, stays);
        }
    }

    /// Shows another timeline. With `stays`, the selected event stays selected, on the same row of
    /// the screen.
    pub(super) fn take_over(&mut self, ready: Ready, stays: bool) {
        let Ready {
            timeline,
            rows,
            moments,
            now,
        } = ready;
        let offset = self.rows.row_of(self.selected).saturating_sub(self.top);
        let found = |entry: Option<&Entry>| find_again(&timeline, entry?);
        // An event that the filter leaves out does not determine the selection.
        let chosen = self
            .chosen
            .clone()
            .filter(|chosen| self.shows_all() || self.timeline.index_of(chosen).is_some());
        let selected = found(chosen.or_else(|| self.selected()).as_deref());
        let marked = found(self.marked.as_deref());
        self.marked = marked.and_then(|entry| timeline.entry(entry));
        self.timeline = timeline;
        self.take_rows(rows, now);
        self.moments = moments;
        self.update_quote_problems();
        let last = self.timeline.len().saturating_sub(1);
        let selected = selected.filter(|_| stays);
        self.selected = selected.unwrap_or(self.selected).min(last);
        self.top = self.rows.row_of(self.selected).saturating_sub(offset);
        // A nearby event is selected in place of a missing one until that is back, because a file
        // may be read in the middle of a save.
        let here = self.timeline.entry(self.selected);
        if let (Some(here), Some(chosen)) = (here, &self.chosen)
            && (is_same(&here, chosen) || !stays)
        {
            self.chosen = Some(here);
        } else if self.chosen.is_none() && !stays {
            self.chosen = self.timeline.entry(self.selected);
        }
        self.list_problems();
        self.restore_marks();
        self.renew_finding();
        self.renew_sources();
        self.renew_copy();
        self.show_selected();
    }

    /// Keeps the view, and shows above it which files cannot be read, and why.
    pub(super) fn set_banner(&mut self, files: &[Unreadable]) {
        let title = match files {
            [] => return,
            [file] if self.load_state == LoadState::Head => {
                format!("{} cannot be read: this is its beginning", file.name)
            }
            [file] if file.seen => {
                format!(
                    "{} cannot be read: this is its last good version",
                    file.name
                )
            }
            [file] => format!("{} cannot be read: the others are shown", file.name),
            files => format!(
                "{} files cannot be read: their last good versions are shown, where there are any",
                files.len()
            ),
        };
        self.note = match self.banner.first() {
            Some(before) if *before == title => Some(format!(
                "{} read again: it still cannot be read",
                self.timeline.name()
            )),
            Some(_) | None => None,
        };
        let diagnostics = || {
            files.iter().flat_map(|file| {
                let diagnostics = file.error.diagnostics.iter();
                diagnostics.map(|diagnostic| diagnostic.report(&file.name))
            })
        };
        if self.load_state == LoadState::Head {
            self.load_state = LoadState::Whole;
        }
        self.banner = vec![title];
        for report in diagnostics().take(MOST_REPORTS) {
            self.banner.extend(report.lines().map(str::to_owned));
        }
        if let Some(more @ 1..) = diagnostics().count().checked_sub(MOST_REPORTS) {
            self.banner.push(format!("and {more} more"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, Effect, Message, Size};
    use crate::date::{DateContext, Moment};
    use crate::timeline::{Input, Loaded};

    const PROGRESS: LoadProgress = LoadProgress {
        read: 3,
        files: 10,
        seconds: 1,
    };

    fn timeline(titles: &[&str]) -> Timeline {
        let event = |title: &&str| format!("- date: 2001\n  title: {title}\n");
        let text: String = titles.iter().map(event).collect();
        let input = Input::text("a.yaml", &text);
        Timeline::of([Loaded::read(input, DateContext::default(), None).unwrap()])
    }

    fn now() -> Moment {
        Moment::from_local(chrono::DateTime::UNIX_EPOCH.naive_utc())
    }

    fn app(timeline: Timeline) -> App {
        let size = Size {
            width: 80,
            height: 24,
        };
        App::new(timeline, size, now())
    }

    fn unread() -> App {
        app(Timeline::of([Loaded::unread(
            "a.yaml",
            DateContext::default(),
        )]))
        .with_head_only()
    }

    fn escape(app: &mut App) -> Vec<Effect> {
        app.update(Message::Act(Action::GoBack))
    }

    #[test]
    fn esc_stops_loading_only_while_files_are_loading() {
        let mut app = unread();
        assert_eq!(escape(&mut app), [Effect::StopReading]);
        app.update(Message::ReadingStopped);
        assert_eq!(
            app.note(),
            Some("reading a.yaml stopped: r reads it, q quits")
        );
        assert_eq!(escape(&mut app), []);
        assert!(app.is_head() && app.is_load_cancelled());
        // Loading was requested again.
        app.update(Message::Reading(Some(PROGRESS)));
        assert!(!app.is_load_cancelled());
        assert_eq!(escape(&mut app), [Effect::StopReading]);
        app.update(Message::Loaded(Box::new(timeline(&["A"]))));
        app.update(Message::Reading(None));
        assert!(!app.is_head() && !app.is_load_cancelled());
        assert_eq!(escape(&mut app), []);
        app.update(Message::Reading(Some(PROGRESS)));
        assert_eq!(escape(&mut app), [Effect::StopReading]);
    }

    #[test]
    fn a_partly_loaded_timeline_says_so_until_all_is_loaded() {
        let mut app = unread();
        app.update(Message::ReadingStopped);
        app.update(Message::Part {
            ready: Box::new(Ready::new(timeline(&["A"]), now())),
            read: 1_000,
            files: 10_000,
        });
        let note = "1,000 of 10,000 files were read: r reads the others";
        assert_eq!(app.note(), Some(note));
        assert!(app.is_head() && app.is_load_cancelled());
        assert_eq!(app.selected().unwrap().title(), "A");
        app.update(Message::Unreadable(vec![Unreadable {
            name: "b.yaml".to_owned(),
            error: crate::timeline::Diagnostic::whole(
                crate::timeline::Code::FileUnreadable,
                "no such file",
                "",
            )
            .into(),
            seen: false,
        }]));
        assert_eq!(
            app.banner()[0],
            "b.yaml cannot be read: the others are shown"
        );
        assert!(app.is_load_cancelled());
        app.update(Message::Loaded(Box::new(timeline(&["A", "B"]))));
        assert!(!app.is_head() && app.banner().is_empty());
    }

    #[test]
    fn the_first_event_to_arrive_is_selected() {
        let mut app = unread();
        app.update(Message::Loaded(Box::new(timeline(&["A", "B"]))));
        assert_eq!(app.note(), None);
        app.update(Message::Loaded(Box::new(timeline(&["New", "C", "A", "B"]))));
        assert_eq!(app.selected().unwrap().title(), "A");
    }

    #[test]
    fn loading_a_new_version_clears_the_message_about_the_old_one() {
        let mut app = app(timeline(&["A"]));
        app.update(Message::Note("said before".to_owned()));
        app.update(Message::Reading(Some(PROGRESS)));
        assert_eq!(app.note(), None);
        app.update(Message::ReadingStopped);
        assert!(!app.is_head() && app.is_load_cancelled());
        let note = "reading a.yaml again stopped: this is the version before, r reads the new one";
        assert_eq!(app.note(), Some(note));
        app.update(Message::Loaded(Box::new(timeline(&["A"]))));
        assert!(!app.is_load_cancelled());
    }
}
