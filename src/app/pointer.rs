//! The mouse: gestures are handled by the part of the screen that they occur on.

mod state;

pub(super) use self::state::Dragged;
pub use self::state::{Gesture, Pointer};
use super::Action;
use super::Effect;
use super::Overlay;
use super::find::Purpose;
use super::layout::{Area, Focus, Part};
use super::state::App;

/// Rows that one step of the wheel scrolls.
const WHEEL: usize = 3;

impl App {
    /// Handles a mouse gesture.
    pub(super) fn point(&mut self, pointer: Pointer) -> Vec<Effect> {
        let is_down = match pointer.gesture {
            Gesture::ZoomIn | Gesture::ZoomOut if self.is_on_chart(pointer) => {
                self.zoom_at(pointer.column, pointer.gesture == Gesture::ZoomIn);
                return Vec::new();
            }
            Gesture::ScrollDown | Gesture::ZoomOut => true,
            Gesture::ScrollUp | Gesture::ZoomIn => false,
            Gesture::Drag => {
                self.drag(pointer);
                return Vec::new();
            }
            Gesture::Release => {
                self.dragged = None;
                return Vec::new();
            }
            Gesture::Click | Gesture::DoubleClick => {
                self.dragged = None;
                return self.click(pointer);
            }
        };
        self.wheel(pointer, is_down)
    }

    fn wheel(&mut self, pointer: Pointer, is_down: bool) -> Vec<Effect> {
        if self.titles().is_some() {
            self.choose_title(is_down);
            return Vec::new();
        }
        if self.choices().is_some() {
            self.move_choice(is_down);
            return Vec::new();
        }
        let times = match self.overlay() {
            None => {
                let part = self.layout().part_at(pointer.column, pointer.row);
                if let Part::Detail(_) = part {
                    let step = if is_down {
                        self.detail_top + WHEEL
                    } else {
                        self.detail_top.saturating_sub(WHEEL)
                    };
                    self.scroll_detail(step);
                } else if self.chart().is_some() {
                    self.pan_by_wheel(is_down);
                } else {
                    self.scroll_list(WHEEL, is_down);
                }
                return Vec::new();
            }
            Some(Overlay::Sources(_) | Overlay::Problems(_)) => 1,
            Some(Overlay::Copy(_) | Overlay::Help(_)) => WHEEL,
        };
        self.count = Some(times);
        self.act(if is_down {
            Action::SelectNext
        } else {
            Action::SelectPrevious
        })
    }

    fn click(&mut self, pointer: Pointer) -> Vec<Effect> {
        let is_double = pointer.gesture == Gesture::DoubleClick;
        let line = |area: Area, top: usize| {
            let is_inside = area.contains(pointer.column, pointer.row);
            let down = usize::from(pointer.row.saturating_sub(area.y));
            is_inside.then(|| top + down)
        };
        if self.titles().is_some() {
            self.click_title(pointer);
            if is_double {
                return self.act(Action::AcceptLine);
            }
            return Vec::new();
        }
        if self.choices().is_some() {
            self.click_choice(pointer);
            if is_double {
                return self.act(Action::AcceptLine);
            }
            return Vec::new();
        }
        match self.overlay() {
            Some(Overlay::Sources(sources)) => {
                if let Some(index) = line(self.layout().frame, sources.top) {
                    self.select_source(index);
                    if is_double {
                        return self.act(Action::FilterBySource);
                    }
                }
            }
            Some(Overlay::Problems(problems)) => {
                if let Some(index) = line(self.problem_parts().list, problems.top) {
                    self.select_problem(index);
                    if is_double {
                        return self.act(Action::SelectProblemEvent);
                    }
                }
            }
            // While a line is being typed, the prompt keeps the focus.
            None if self.prompt().is_none() => return self.click_pane(pointer, is_double),
            None | Some(Overlay::Copy(_) | Overlay::Help(_)) => {}
        }
        Vec::new()
    }

    fn click_pane(&mut self, pointer: Pointer, is_double: bool) -> Vec<Effect> {
        self.note = None;
        self.count = None;
        self.prefix = None;
        match self.layout().part_at(pointer.column, pointer.row) {
            Part::Border => self.dragged = Some(Dragged::Border),
            Part::Strip(column) => {
                self.dragged = Some(Dragged::Strip);
                self.remember();
                self.go_to_column(column);
            }
            Part::List(row) if self.chart().is_some() => {
                let effects = self.click_chart((pointer.column, row), is_double);
                self.dragged = self.grip(pointer.column).map(Dragged::Time);
                return effects;
            }
            Part::List(row) => {
                let row = self.top + usize::from(row);
                self.focus = Focus::List;
                match self.rows.entry_near(row).filter(|_| row < self.rows.len()) {
                    Some(entry) => self.choose_here(entry),
                    None => self.show_selected(),
                }
                if is_double {
                    return self.act(Action::EnterDetail);
                }
            }
            Part::Detail(_) => {
                self.set_focus(Focus::Detail);
                if is_double {
                    return self.act(Action::ShowSource);
                }
            }
            Part::Other => {}
        }
        Vec::new()
    }

    /// Whether the pointer is on the chart, and nothing covers it.
    fn is_on_chart(&self, pointer: Pointer) -> bool {
        let part = self.layout().part_at(pointer.column, pointer.row);
        let is_covered = self.overlay().is_some() || self.lists_above_prompt();
        self.chart().is_some() && !is_covered && matches!(part, Part::List(_))
    }

    fn drag(&mut self, pointer: Pointer) {
        let layout = self.layout();
        match self.dragged {
            Some(Dragged::Border) => {
                self.division.drag(&layout, pointer.column, pointer.row);
                self.show_selected();
            }
            Some(Dragged::Strip) => {
                let column = pointer.column.saturating_sub(layout.strip.x);
                self.go_to_column(column.min(layout.strip.width.saturating_sub(1)));
            }
            Some(Dragged::Time(grip)) => self.drag_time(grip, pointer.column),
            None => {}
        }
    }

    /// Selects the first event of a column of the strip, or the next one after it.
    fn go_to_column(&mut self, column: u16) {
        let first = self.strip().events(usize::from(column)).start;
        let last = self.timeline.dated.saturating_sub(1);
        self.set_focus(Focus::List);
        self.choose(first.min(last));
    }

    /// Selects the title that was clicked.
    fn click_title(&mut self, pointer: Pointer) {
        let area = self.title_area();
        let rule = u16::from(area.height > 1);
        if self.prompt().map(|prompt| prompt.purpose) != Some(Purpose::Title)
            || !area.contains(pointer.column, pointer.row)
        {
            return;
        }
        let row = pointer.row.saturating_sub(area.y);
        if let Some(row) = row.checked_sub(rule) {
            let rows = usize::from(area.height.saturating_sub(rule));
            let top = self.titles().map_or(0, |titles| titles.top(rows));
            self.choose_title_at(top + usize::from(row));
        }
    }
}
