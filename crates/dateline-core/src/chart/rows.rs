//! Rows of a chart: its lanes from top to bottom, each with as many rows as its events need.

mod numbers;
mod packing;
mod selected;
mod undated;

use std::collections::BTreeSet;

use super::bar::Bar;
use super::counts::Count;
use super::extent::{Extents, Figure, second};
use super::lanes::{Lane, Lanes};
use super::pack::{Candidate, Item, Packed};
use super::scale::{Scale, Unfolded, Window};
use super::ticks::{Tick, ticks};
use crate::date::{Moment, Notation, Zone};
use crate::limits;
use crate::text::{head, one_line, readable, width};
use crate::timeline::{Entry, Timeline};

/// Maximum number of rows of a histogram in a lane that shows only counts.
const HIGHEST: usize = 8;

/// Rows beside the histogram in such a lane: the numbers, and the selected event.
const BESIDE_HISTOGRAM: usize = 2;

/// Minimum number of rows of such a lane.
const LEAST_COUNTED: usize = BESIDE_HISTOGRAM + 1;

/// Name of the present on the axis.
pub const NOW: &str = "now";

/// Name of the rows of events without a date.
const UNDATED: &str = "undated";

/// Columns of the gutter beside the name of a lane: the cursor, the sign of a folded lane, and a space.
const BESIDE_NAME: usize = 3;

/// Input of a chart layout.
pub struct Request<'a> {
    /// Events.
    pub timeline: &'a Timeline,
    /// Extents of the events.
    pub extents: &'a Extents,
    /// Lanes of the events.
    pub lanes: &'a Lanes,
    /// Names of the lanes that are folded to one row.
    pub folded: &'a BTreeSet<String>,
    /// Time without folds.
    pub time: &'a Unfolded,
    /// Visible part of time.
    pub window: Window,
    /// Total number of columns, including the names of lanes.
    pub width: usize,
    /// Number of rows available for lanes. A chart may have more.
    pub height: usize,
    /// Now.
    pub now: Moment,
    /// How the labels of the axis are written.
    pub notation: Notation,
    /// The event that is always drawn and always named.
    pub selected: Option<usize>,
    /// Whether the name of an event has priority.
    pub matters: &'a dyn Fn(usize) -> bool,
    /// Sign of an event, one column wide, such as that of an error.
    pub sign: &'a dyn Fn(usize) -> Option<char>,
}

/// A chart layout.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    /// Number of columns at the left for the names of lanes.
    pub gutter: usize,
    /// Columns of time, counted from the gutter.
    pub scale: Scale,
    /// Ticks of the axis.
    pub ticks: Vec<Tick>,
    /// Column of now, if visible.
    pub now: Option<usize>,
    /// Rows, from the top.
    pub rows: Vec<Row>,
}

/// One row of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Index of its lane; `None` for undated events.
    pub lane: Option<usize>,
    /// Text in the gutter: the name of the lane, in its first row.
    pub name: Option<String>,
    /// Whether the lane is folded.
    pub is_folded: bool,
    /// Contents.
    pub content: Content,
}

/// Contents of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Events, sorted by their first column.
    Items(Vec<Item>),
    /// Numbers of events that have no room.
    Counts(Vec<Count>),
    /// Histogram: height of each column in eighths of the row, 0 to 8.
    Heights(Vec<u8>),
}

impl Chart {
    /// Lays out a chart.
    #[must_use]
    pub fn lay_out(request: &Request) -> Self {
        let gutter = gutter(request);
        let columns = request.width.saturating_sub(gutter);
        let scale = Scale::new(request.time, request.window, columns);
        // Without a date there is no time to show.
        let has_time = !request.extents.is_empty();
        let ticks = if has_time {
            ticks(&scale, request.extents, request.notation)
        } else {
            Vec::new()
        };
        let layout = Layout {
            request,
            scale: &scale,
        };
        let rows = layout.rows();
        Self {
            gutter,
            ticks,
            now: scale.column(second(request.now)).filter(|_| has_time),
            rows,
            scale,
        }
    }

    /// Name of the lane of a row, which is in the first row of the lane.
    pub fn name_at(&self, row: usize) -> Option<&str> {
        let rows = self.rows.get(..=row)?;
        rows.iter().rev().find_map(|row| row.name.as_deref())
    }

    /// Number of rows above those of events without a date, which are on no time.
    pub fn rows_on_time(&self) -> usize {
        let is_undated = |row: &Row| row.lane.is_none();
        let undated = self.rows.iter().position(is_undated);
        undated.unwrap_or(self.rows.len())
    }

    /// Length of time of a column in words: "2 days".
    pub fn unit(&self) -> String {
        if self.scale.is_below_seconds() {
            return "less than a second".to_owned();
        }
        super::window::unit(self.scale.seconds_of_column())
    }

    /// The zone of the axis in words, "times in Europe/Berlin", where its columns are shorter than a day.
    pub fn clock_words(&self, zone: Zone) -> Option<String> {
        (self.scale.seconds_of_column() < 86_400).then(|| format!("times in {}", zone.words()))
    }

    /// First column of the word at now, and whether it has room there among the labels of the axis: else it is on the line
    /// of the axis.
    pub fn named_now(&self) -> Option<(usize, bool)> {
        let now = self.now?;
        let start = now.min(self.scale.width.saturating_sub(NOW.len()));
        let end = start + NOW.len();
        let is_free = |tick: &Tick| end < tick.column || tick.column + width(&tick.text) < start;
        Some((start, self.ticks.iter().all(is_free)))
    }

    /// Rows that contain an event, from the top, each with the index of the item in the row.
    pub fn places_of(&self, event: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.rows
            .iter()
            .enumerate()
            .filter_map(move |(row, content)| {
                let Content::Items(items) = &content.content else {
                    return None;
                };
                let item = items.iter().position(|item| item.event == event)?;
                Some((row, item))
            })
    }
}

/// Width of the gutter: the longest name of a lane and what is beside it, at most a quarter of the width.
fn gutter(request: &Request) -> usize {
    let lanes = &request.lanes.lanes;
    let names = (0..lanes.len()).map(|lane| width(request.lanes.name(lane)));
    let longest = names.max().unwrap_or(0);
    if longest == 0 || request.width < 30 {
        return 0;
    }
    let has_undated = request.timeline.dated < request.timeline.len();
    let undated = if has_undated { UNDATED.len() } else { 0 };
    let longest = longest.max(undated);
    let needed = longest + BESIDE_NAME;
    needed.min((request.width / 4).clamp(10, 26))
}

struct Layout<'a> {
    request: &'a Request<'a>,
    scale: &'a Scale,
}

/// Visible events of a lane.
enum Visible {
    /// Drawn one by one.
    Each(Vec<Candidate>),
    /// Too many to be drawn one by one.
    Many,
    /// The lane is folded.
    Folded,
}

impl Layout<'_> {
    fn rows(&self) -> Vec<Row> {
        let Request { lanes, height, .. } = *self.request;
        let mut visible: Vec<Visible> = lanes.lanes.iter().map(|lane| self.visible(lane)).collect();
        let drawn: usize = visible.iter().map(Visible::len).sum();
        let is_named = drawn <= limits::NAMED_ON_CHART;
        for visible in &mut visible {
            if let Visible::Each(candidates) = visible {
                self.name(candidates, is_named);
            }
        }
        let undated = self.undated();
        let most = match visible.len() {
            0 | 1 => height.saturating_sub(undated.len()).max(2),
            _ => (height / 2).max(3),
        };
        let room = height.saturating_sub(undated.len());
        let share = room.checked_div(visible.len()).unwrap_or(0);
        let share = share.clamp(LEAST_COUNTED, HIGHEST + BESIDE_HISTOGRAM);
        let many = visible.iter().filter(|lane| matches!(lane, Visible::Many));
        let taken = many.count().saturating_mul(share.saturating_sub(1));
        let packed = self.pack_all(&visible, is_named, (room.saturating_sub(taken), most));
        let mut rows = Vec::new();
        for (number, (visible, packed)) in visible.iter().zip(packed).enumerate() {
            self.lane(number, visible, packed, share, &mut rows);
        }
        rows.extend(undated);
        rows
    }

    fn visible(&self, lane: &Lane) -> Visible {
        if self.request.folded.contains(&lane.name) {
            return Visible::Folded;
        }
        let (from, to) = (self.scale.from(), self.scale.to());
        if lane.count(from, to) > limits::DRAWN_IN_LANE {
            return Visible::Many;
        }
        let events = lane.meeting(from, to);
        let candidate = |event| {
            Some(Candidate {
                event,
                bar: Bar::of(&self.figure(event)?, self.scale)?,
                sign: (self.request.sign)(event),
                label: String::new(),
            })
        };
        Visible::Each(events.filter_map(candidate).collect())
    }

    /// Figure of an event. The event is parsed only if its span does not say how it is drawn.
    fn figure(&self, event: usize) -> Option<Figure> {
        let Request { timeline, now, .. } = *self.request;
        let Some(span) = timeline.span(event) else {
            let (from, _) = self.request.extents.get(event)?;
            return Some(Figure::at(from));
        };
        if !Figure::needs_date(&span) {
            return Some(Figure::of_span(&span, now));
        }
        let date = timeline
            .entry(event)
            .and_then(|entry| entry.date().cloned());
        Some(date.map_or_else(
            || Figure::of_span(&span, now),
            |date| Figure::of(&date, now),
        ))
    }

    /// Sets the labels of candidates that may have room for them; each of their events is parsed.
    fn name(&self, candidates: &mut [Candidate], is_named: bool) {
        for candidate in candidates {
            if is_named || self.matters(candidate.event) {
                candidate.label = self.label(candidate.event, candidate.sign);
            }
        }
    }

    /// Whether the name of an event has priority.
    fn matters(&self, event: usize) -> bool {
        Some(event) == self.request.selected || (self.request.matters)(event)
    }

    fn title(&self, event: usize) -> String {
        let entry = self.request.timeline.entry(event);
        entry.map_or_else(String::new, |entry| title(&entry))
    }

    /// Title of an event after its sign.
    fn label(&self, event: usize, sign: Option<char>) -> String {
        let title = self.title(event);
        match sign {
            Some(sign) => format!("{sign} {title}"),
            None => title,
        }
    }

    /// Appends the rows of a lane, `share` of them if it shows only counts.
    fn lane(
        &self,
        number: usize,
        visible: &Visible,
        packed: Packed,
        share: usize,
        rows: &mut Vec<Row>,
    ) {
        let Some(lane) = self.request.lanes.lanes.get(number) else {
            return;
        };
        let mut contents: Vec<Content> = Vec::new();
        match visible {
            Visible::Folded => contents.extend(self.heights(lane, 1)),
            Visible::Many => {
                contents.extend(
                    self.selected_alone(lane)
                        .map(|item| Content::Items(vec![item])),
                );
                let high = share.saturating_sub(BESIDE_HISTOGRAM);
                contents.extend(self.heights(lane, high));
                contents.push(Content::Counts(self.counts(lane)));
            }
            Visible::Each(candidates) => {
                contents.extend(packed.rows.into_iter().map(Content::Items));
                if !packed.left_out.is_empty() {
                    let left_out =
                        |candidate: &&Candidate| packed.left_out.contains(&candidate.event);
                    let left_out: Vec<&Candidate> = candidates.iter().filter(left_out).collect();
                    contents.push(Content::Counts(self.left_out_counts(&left_out)));
                }
            }
        }
        if contents.is_empty() {
            contents.push(Content::Items(Vec::new()));
        }
        let is_folded = matches!(visible, Visible::Folded);
        let name = self.request.lanes.name(number);
        for (row, mut content) in contents.into_iter().enumerate() {
            self.show_selected(&mut content);
            rows.push(Row {
                lane: Some(number),
                name: (row == 0).then(|| name.to_owned()),
                is_folded,
                content,
            });
        }
    }
}

impl Visible {
    fn len(&self) -> usize {
        match self {
            Self::Each(candidates) => candidates.len(),
            Self::Many | Self::Folded => 0,
        }
    }
}

/// Title of an entry on a chart.
pub fn title(entry: &Entry) -> String {
    match entry {
        Entry::Event(event) => {
            one_line(&readable(head(&event.title, limits::TITLE_ON_CHART))).into_owned()
        }
        Entry::Broken(broken) => match &broken.title {
            Some(title) => one_line(head(title, limits::TITLE_ON_CHART)).into_owned(),
            None => format!("cannot be read: line {}", broken.place.line),
        },
    }
}
