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
use crate::text::wrap;
use crate::timeline::Problem;

/// Most lines of the report below the list.
const LONGEST_REPORT: u16 = 8;
/// Roughly how many problems of a big file are listed: each listed problem requires its event to be
/// parsed.
const MOST_LISTED: usize = 1_000;
/// With fewer rows than this, all of them are for the list.
const ROOM_FOR_BOTH: u16 = 6;

impl App {
    /// The areas of the list.
    #[must_use]
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

    /// The report of the selected problem, in lines of `columns` columns. Source lines with a caret
    /// are cut instead of wrapped.
    #[must_use]
    pub fn problem_report(&self, columns: usize) -> Vec<String> {
        let selected = self.overlays.problems().and_then(Problems::selected);
        let Some(problem) = selected else {
            return Vec::new();
        };
        let name = &self.timeline.file(problem.file).name;
        let report = problem.diagnostic.report(name);
        let excerpt = 1..=problem.diagnostic.picture().len();
        let mut lines = Vec::new();
        for (index, line) in report.lines().enumerate() {
            if excerpt.contains(&index) {
                lines.push(line.to_owned());
            } else {
                lines.extend(wrap(line, columns, usize::from(LONGEST_REPORT)));
            }
        }
        lines
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

    fn select_problem_event(&mut self) {
        let selected = self.overlays.problems().and_then(Problems::selected);
        match selected.map(|problem| problem.entry) {
            Some(Some(entry)) => {
                self.overlays.close_top();
                self.note = None;
                self.focus = Focus::List;
                self.choose(entry);
            }
            Some(None) => {
                self.note =
                    Some("No event there: press e to open the file at that place".to_owned());
            }
            None => {}
        }
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
