//! Selection from a short list above the prompt by part of a name: a saved view, a sort order, lanes.

use super::super::Pointer;
use super::super::chart::LaneChoice;
use super::super::layout::Area;
use super::super::sources::SourceOrder;
use super::choices::{Choice, Choices};
use super::purpose::{Purpose, Refusal};
use crate::app::state::App;
use crate::limits::READ_FOR_LANES;
use crate::timeline::View;

/// Message for a view that has no filter, or none that can be read.
const NO_FILTER: &str = "The view has no filter that can be read: E lists what is wrong";

/// Message for a typed text that no name contains.
const NOTHING_FOUND: &str = "no name contains this: Backspace, then Up and Down choose";

/// Message for a timeline with one lane only.
const NO_LANES: &str = "No key makes lanes: all events are in one";

/// Message for lanes of a large file.
const NOT_VERIFIED: &str = "A file of this size has lanes when all of it is verified";

/// Name of the choice that ends a view.
const EVERYTHING: &str = "everything";

/// Maximum height of the list, in rows, including the rule above it.
const MOST_ROWS: u16 = 11;

impl App {
    /// The choices above the prompt, while one is being made.
    pub(crate) fn choices(&self) -> Option<&Choices> {
        self.find.choices.as_ref()
    }

    /// Whether a list is shown above the prompt.
    pub(crate) fn lists_above_prompt(&self) -> bool {
        self.titles().is_some() || self.choices().is_some()
    }

    /// The area of the list: at the bottom of the panes, including the rule above it. Its height is
    /// 0 if there is no list.
    pub(crate) fn choice_area(&self) -> Area {
        let found = self.choices().map_or(0, |choices| choices.found.len());
        self.area_above_prompt(found)
    }

    /// The area of a list of `rows` rows above the prompt, including the rule above it.
    pub(in crate::app) fn area_above_prompt(&self, rows: usize) -> Area {
        let frame = self.layout().frame;
        let wanted = match u16::try_from(rows).unwrap_or(u16::MAX) {
            0 => 0,
            rows => rows.saturating_add(1).min(MOST_ROWS),
        };
        let height = wanted.min(frame.height);
        Area {
            y: frame.y.saturating_add(frame.height).saturating_sub(height),
            height,
            ..frame
        }
    }

    /// Opens the prompt with a list of choices; the one with index `at` is selected.
    fn choose_from(&mut self, purpose: Purpose, all: Vec<Choice>, at: usize) {
        let mut choices = Choices::new(all);
        choices.go_to(at);
        self.find.choices = Some(choices);
        self.open_line(purpose);
    }

    /// Lists the saved views of the files.
    pub(super) fn list_views(&mut self) {
        let mut all: Vec<Choice> = self
            .views()
            .map(|view| {
                let lanes = view.lanes.as_ref().map(|lanes| format!("lanes by {lanes}"));
                let from = view.from.as_ref().map(|date| format!("from {date}"));
                let to = view.to.as_ref().map(|date| format!("to {date}"));
                let parts = [view.filter.clone(), from, to, lanes].into_iter().flatten();
                Choice {
                    name: view.name.clone(),
                    words: parts.collect::<Vec<_>>().join(" · "),
                }
            })
            .collect();
        if all.is_empty() {
            self.note =
                Some("No saved views: write `views:` at the top of the file, as in `views: {Open: status:open}`".to_owned());
            return;
        }
        all.push(Choice {
            name: EVERYTHING.to_owned(),
            words: "no filter".to_owned(),
        });
        self.choose_from(Purpose::View, all, 0);
    }

    fn views(&self) -> impl Iterator<Item = &View> {
        self.whole().files.iter().flat_map(|file| &file.views)
    }

    /// Lists the sort orders of the list of sources.
    pub(super) fn list_orders(&mut self) {
        let Some(sources) = self.overlays.sources() else {
            return;
        };
        let order = sources.order;
        let all = SourceOrder::ALL.iter().map(|order| Choice {
            name: order.name().to_owned(),
            words: order.words().to_owned(),
        });
        let at = SourceOrder::ALL.iter().position(|other| *other == order);
        self.choose_from(Purpose::Sort, all.collect(), at.unwrap_or(0));
    }

    /// Lists what the lanes of the chart can be made by, and their orders.
    pub(super) fn list_lanes(&mut self) {
        if !self.has_lane_keys() {
            self.note = Some(NO_LANES.to_owned());
            return;
        }
        if self.timeline.len() > READ_FOR_LANES && !self.timeline.is_verified() {
            self.note = Some(NOT_VERIFIED.to_owned());
            return;
        }
        let choices = self.lane_choices();
        let key = self.lane_key().map(|key| LaneChoice::Key(key.clone()));
        let at = choices
            .iter()
            .position(|(.., choice)| Some(choice) == key.as_ref());
        let all = choices
            .into_iter()
            .map(|(name, words, _)| Choice { name, words });
        self.choose_from(Purpose::Lanes, all.collect(), at.unwrap_or(0));
    }

    /// Filters the choices by the typed text.
    pub(super) fn narrow_choices(&mut self, typed: &str) {
        let Some(choices) = &mut self.find.choices else {
            return;
        };
        choices.narrow(typed);
        let is_empty = choices.found.is_empty();
        self.set_prompt_message(is_empty.then(|| NOTHING_FOUND.to_owned()));
    }

    /// Selects the next or the previous choice.
    pub(in crate::app) fn move_choice(&mut self, forward: bool) {
        if let Some(choices) = &mut self.find.choices {
            let to = if forward {
                choices.chosen + 1
            } else {
                choices.chosen.saturating_sub(1)
            };
            choices.go_to(to);
        }
    }

    /// Selects the clicked choice.
    pub(in crate::app) fn click_choice(&mut self, pointer: Pointer) {
        let area = self.choice_area();
        if !area.contains(pointer.column, pointer.row) {
            return;
        }
        let rule = u16::from(area.height > 1);
        let row = pointer.row.saturating_sub(area.y).checked_sub(rule);
        let Some((row, choices)) = row.zip(self.find.choices.as_mut()) else {
            return;
        };
        let top = choices.top(usize::from(area.height.saturating_sub(rule)));
        choices.go_to(top + usize::from(row));
    }

    /// Applies the selected choice.
    pub(super) fn accept_choice(&mut self, purpose: Purpose) -> Result<(), Refusal> {
        let Some(number) = self.find.choices.as_ref().and_then(Choices::number) else {
            return Err(NOTHING_FOUND.to_owned().into());
        };
        if purpose == Purpose::Sort {
            self.find.choices = None;
            let order = SourceOrder::ALL.get(number).copied();
            self.list_sources(order.unwrap_or_default());
            return Ok(());
        }
        if purpose == Purpose::Lanes {
            self.find.choices = None;
            if let Some((.., choice)) = self.lane_choices().into_iter().nth(number) {
                self.choose_lanes(choice);
            }
            return Ok(());
        }
        let view = self.views().nth(number).cloned();
        match view {
            Some(view) if view == View::named(&view.name) => {
                self.note = Some(NO_FILTER.to_owned());
            }
            view => self.show_view(&view.unwrap_or_default())?,
        }
        self.find.choices = None;
        Ok(())
    }

    /// Applies the filter and the lanes of a view; a view without a filter shows all events.
    fn show_view(&mut self, view: &View) -> Result<(), Refusal> {
        let expression = view.expression(self.context());
        let expression = expression.map_err(|mistakes| {
            let words: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
            words.join(" · ")
        })?;
        self.filter_by(&expression)
            .map_err(|refusal| refusal.message)?;
        if let Some(lanes) = &view.lanes {
            self.show_lanes(lanes);
        }
        Ok(())
    }
}
