//! All state of a running viewer. [`App::update`] is the only place where it changes; it returns what the outside
//! has to do as [`Effect`]s. "Now" and sizes come in as values.

pub mod action;

pub use action::{Action, Effect, Message, Size};

use crate::date::Moment;
use crate::timeline::Timeline;

/// A running viewer.
#[derive(Debug)]
pub struct App {
    timeline: Timeline,
}

impl App {
    /// A viewer on a timeline that has just been loaded.
    #[must_use]
    pub fn new(timeline: Timeline, _size: Size, _now: Moment) -> Self {
        Self { timeline }
    }

    /// What happened, applied; and what the outside has to do about it, in order.
    pub fn update(&mut self, _message: Message) -> Vec<Effect> {
        Vec::new()
    }

    /// The timeline on the screen.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }
}
