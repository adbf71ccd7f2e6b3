//! The list of problems, shown over the panes: its lines, the selected one, and below it the full
//! report of that.

mod state;

pub use self::state::{Parts, Problems};
use super::Action;
use super::Effect;
use super::layout::{Area, Focus};
use super::motion::{moved, scrolled};
use super::overlay::Overlay;
use super::state::App;
use crate::timeline::{Code, Problem, Source};

/// Most lines of the report below the list.
const LONGEST_REPORT: u16 = 8;
/// Roughly how many problems of a big file are listed: each listed problem requires its event to be
/// parsed.
const MOST_LISTED: usize = 1_000;
/// With fewer rows than this, all of them are for the list.
const ROOM_FOR_BOTH: u16 = 6;

/// Problems that a source may have.
const OF_SOURCES: [Code; 7] = [
    Code::UnknownField,
    Code::DuplicateKey,
    Code::UnreadableSource,
    Code::DuplicateSource,
    Code::CopyUnreadable,
    Code::CopyChanged,
    Code::CopyNotice,
];

impl App {
    /// The areas of the list.
    pub fn problem_parts(&self) -> Parts {
        let frame = self.layout().frame;
        // The height does not depend on the report, so that the list does not move.
        let report = if frame.height >= ROOM_FOR_BOTH {
            LONGEST_REPORT.min(frame.height / 2)
        } else {
            0
        };
        let rule = u16::from(report > 0);
        let part = |y: u16, height| Area {
            y: frame.y.saturating_add(y),
            height,
            ..frame
        };
        let list = frame.height.saturating_sub(report).saturating_sub(rule);
        Parts {
            list: part(0, list),
            rule: part(list, rule),
            report: part(list.saturating_add(rule), report),
        }
    }

    pub(super) fn open_problems(&mut self) {
        self.overlays.open(Overlay::Problems(Problems {
            list: Vec::new(),
            total: 0,
            selected: 0,
            top: 0,
        }));
        self.list_problems();
        // If the selected event has a problem, the list starts there.
        let here = self.overlays.problems().and_then(|problems| {
            let of_here = |problem: &Problem| problem.entry == Some(self.selected);
            problems.list.iter().position(of_here)
        });
        self.select_problem(here.unwrap_or(0));
    }

    /// Rebuilds the list from the timeline, while it is open.
    pub(super) fn list_problems(&mut self) {
        let Some(problems) = self.overlays.problems_mut() else {
            return;
        };
        let mut list = self.timeline.first_problems(MOST_LISTED);
        list.extend(self.unproved.problems.iter().cloned());
        list.sort_by_key(|problem| (problem.file, problem.diagnostic.place));
        problems.total = self.tally.all().max(list.len());
        problems.selected = problems.find_again(&list);
        problems.list = list;
        self.show_problem();
    }

    pub(super) fn select_problem(&mut self, index: usize) {
        if let Some(problems) = self.overlays.problems_mut() {
            problems.selected = index.min(problems.list.len().saturating_sub(1));
        }
        self.show_problem();
    }

    /// Scrolls the list so that the selected line is on the screen.
    pub(super) fn show_problem(&mut self) {
        let height = usize::from(self.problem_parts().list.height);
        let Some(problems) = self.overlays.problems_mut() else {
            return;
        };
        problems.top = scrolled(problems.top, problems.selected, problems.list.len(), height);
    }

    /// Handles an action while the list is open; `None` for an action that works as everywhere.
    pub(super) fn act_on_problems(
        &mut self,
        action: Action,
        count: Option<usize>,
    ) -> Option<Vec<Effect>> {
        let height = usize::from(self.problem_parts().list.height.max(2));
        let problems = self.overlays.problems()?;
        let last = problems.list.len().saturating_sub(1);
        let here = problems.selected;
        let to = match action {
            Action::GoBack | Action::Close | Action::ShowProblems => {
                self.overlays.close_top();
                self.note = None;
                return Some(Vec::new());
            }
            Action::SelectProblemEvent => {
                self.select_problem_event();
                return Some(Vec::new());
            }
            Action::EditEvent => return Some(self.edit_problem()),
            _ => moved(action, count, (here, last), height)?,
        };
        self.note = None;
        self.select_problem(to);
        Some(Vec::new())
    }

    /// Goes to the event of the selected problem, or to its source in the list of sources.
    fn select_problem_event(&mut self) {
        let selected = self.overlays.problems().and_then(Problems::selected);
        let Some(problem) = selected.cloned() else {
            return;
        };
        self.note = None;
        if let Some(entry) = problem.entry {
            self.overlays.close_top();
            self.focus = Focus::List;
            self.choose(entry);
        } else if let Some(source) = self.source_with(&problem) {
            self.open_sources_at(problem.file, &source);
        } else {
            self.note = Some("No event there: press e to open the file at that place".to_owned());
        }
    }

    /// The source that a problem is about.
    fn source_with(&self, problem: &Problem) -> Option<Source> {
        let found = &problem.diagnostic;
        let line = found.excerpt.as_ref().map(|excerpt| &excerpt.text);
        // A problem of a copy has no line. What begins at the left edge is a key of the file.
        let is_within = line.is_none_or(|line| line.starts_with([' ', '-']));
        if !is_within || !OF_SOURCES.contains(&found.code) {
            return None;
        }
        let sources = self.timeline.file(problem.file).sources.iter();
        let before = sources.filter(|source| source.place.is_some() && source.place <= found.place);
        before.max_by_key(|source| source.place).cloned()
    }

    fn edit_problem(&self) -> Vec<Effect> {
        let selected = self.overlays.problems().and_then(Problems::selected);
        let Some(problem) = selected else {
            return Vec::new();
        };
        let place = problem.diagnostic.place.unwrap_or_default();
        vec![Effect::open_editor(problem.file, place)]
    }
}
