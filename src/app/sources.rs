//! The list of sources, shown over the panes: events, quotes and verdicts per source. It always
//! covers the whole timeline, even while a filter is active.

mod counting;
mod state;

use std::sync::Arc;

use self::state::cites;
pub use self::state::{Listed, SourceOrder, Sources};
use super::Action;
use super::Effect;
use super::Purpose;
use super::copy::{CopyRequest, event};
use super::layout::Focus;
use super::motion::{moved, scrolled};
use super::overlay::Overlay;
use super::state::App;
use crate::evidence::Named;
use crate::text::grouped;
use crate::timeline::{Query, Source};

impl App {
    pub(super) fn open_sources(&mut self) {
        let list = self.all_sources(self.source_order);
        self.overlays.open(Overlay::Sources(Sources {
            list,
            order: self.source_order,
            selected: 0,
            top: 0,
            progress: None,
        }));
        // If the selected event has a source, the list starts there.
        let here = self.selected();
        let cited = here.as_deref().and_then(event);
        let cited = cited.and_then(|event| Some((event.file, cites(event).next()?.clone())));
        let at = self.overlays.sources().and_then(|sources| {
            let cited = cited?;
            let same = |listed: &Listed| listed.file == cited.0 && listed.cited == cited.1;
            sources.list.iter().position(same)
        });
        self.select_source(at.unwrap_or(0));
        self.note_progress();
    }

    /// Opens the list at a source of a file.
    pub(super) fn open_sources_at(&mut self, file: usize, source: &Source) {
        self.open_sources();
        let is_it = |listed: &Listed| listed.file == file && *listed.source == *source;
        let at = self.overlays.sources();
        if let Some(at) = at.and_then(|sources| sources.list.iter().position(is_it)) {
            self.select_source(at);
        }
    }

    /// Shows the share of events that are counted so far, if not all are.
    fn note_progress(&mut self) {
        let progress = self.timeline.verification().map(|verification| {
            let progress = verification.progress();
            let (done, total) = (grouped(progress.done), grouped(progress.total));
            format!("counted so far: {done} of {total} events")
        });
        self.note.clone_from(&progress);
        if let Some(sources) = self.overlays.sources_mut() {
            sources.progress = progress;
        }
    }

    /// Rebuilds the list from the timeline, while it is open.
    pub(super) fn renew_sources(&mut self) {
        let Some(order) = self.overlays.sources().map(|sources| sources.order) else {
            return;
        };
        self.list_sources(order);
        let progress = self.overlays.sources().map(|sources| &sources.progress);
        // Another note has more to say.
        if progress == Some(&self.note) {
            self.note_progress();
        }
    }

    /// Lists the sources in an order; the selected one stays selected.
    pub(super) fn list_sources(&mut self, order: SourceOrder) {
        let list = self.all_sources(order);
        let Some(sources) = self.overlays.sources_mut() else {
            return;
        };
        let same = |listed: &Listed| {
            let old = sources.selected();
            old.is_some_and(|old| old.file == listed.file && old.cited == listed.cited)
        };
        let at = list.iter().position(same).unwrap_or(sources.selected);
        sources.list = list;
        sources.order = order;
        self.source_order = order;
        self.select_source(at);
    }

    pub(super) fn select_source(&mut self, index: usize) {
        if let Some(sources) = self.overlays.sources_mut() {
            sources.selected = index.min(sources.list.len().saturating_sub(1));
        }
        self.show_source();
    }

    /// Scrolls the list so that the selected line is on the screen.
    pub(super) fn show_source(&mut self) {
        let height = usize::from(self.layout().frame.height);
        let Some(sources) = self.overlays.sources_mut() else {
            return;
        };
        sources.top = scrolled(sources.top, sources.selected, sources.list.len(), height);
    }

    /// Handles an action while the list is open; `None` for an action that works as everywhere.
    pub(super) fn act_on_sources(
        &mut self,
        action: Action,
        count: Option<usize>,
    ) -> Option<Vec<Effect>> {
        let sources = self.overlays.sources()?;
        let height = usize::from(self.layout().frame.height.max(2));
        let last = sources.list.len().saturating_sub(1);
        let here = sources.selected;
        let to = match action {
            Action::OpenPrompt(Purpose::Sort) => {
                self.note = None;
                self.open_prompt(Purpose::Sort);
                return Some(Vec::new());
            }
            Action::GoBack | Action::Close | Action::ShowSources => {
                self.overlays.close_top();
                self.note = None;
                return Some(Vec::new());
            }
            Action::FilterBySource => {
                self.filter_by_source();
                return Some(Vec::new());
            }
            Action::ShowSource => {
                self.note = None;
                self.open_selected_source();
                return Some(Vec::new());
            }
            _ => moved(action, count, (here, last), height)?,
        };
        self.note = None;
        self.select_source(to);
        Some(Vec::new())
    }

    /// Opens the copy of the selected source.
    fn open_selected_source(&mut self) {
        let Some(listed) = self.overlays.sources().and_then(Sources::selected) else {
            return;
        };
        match &listed.source.file {
            Some(path) => {
                let request = CopyRequest {
                    named: Named {
                        file: listed.file,
                        path: path.clone(),
                    },
                    source: Arc::clone(&listed.source),
                    at: None,
                };
                self.open_copy(request);
            }
            None => self.note = Some(NO_COPY.to_owned()),
        }
    }

    /// Filters by the selected source.
    fn filter_by_source(&mut self) {
        let Some(listed) = self.overlays.sources().and_then(Sources::selected) else {
            return;
        };
        if listed.events == 0 {
            self.note = Some("No event cites this source".to_owned());
            return;
        }
        let context = self.timeline.file(listed.file).context;
        let Some(query) = Query::of_source(&listed.source, context) else {
            self.note = Some("The source has no name: add `id:` to it".to_owned());
            return;
        };
        self.overlays.close_all();
        self.focus = Focus::List;
        self.set_filter(query);
    }
}

/// Status message for a source without a saved copy.
pub(super) const NO_COPY: &str = "The source has no saved copy: add `file:` to it";
