//! The list: headings, gaps, the now line, and the events with their rail.

use std::path::Path;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::ink::{column, fill, mark as mark_text, paint, put};
use super::problems::mark as problem_mark;
use super::rail::{bar, mark};
use super::theme::Theme;
use crate::app::layout::Area;
use crate::app::rows::{Heading, Kind, Rail, Row};
use crate::app::{App, Focus};
use crate::date::{Bound, ClockDetail, Date, Hours, Label, Notation, Period, Precision, Unit};
use crate::text::{cut, head, label, one_line, readable, width};
use crate::timeline::{Entry, Event, Severity, Timeline, When};

/// The narrowest pane, in columns, that shows the names of files.
const WIDE: u16 = 60;

/// The widest name of a file, in columns.
const MOST_FILE: u16 = 14;

/// Most events of a list whose dates are measured for each frame.
const MOST_MEASURED: usize = 300;

/// Most files whose names are measured for each frame.
const MOST_FILES: usize = 100;

pub(super) struct TimelinePane<'a> {
    pub(super) app: &'a App,
    pub(super) theme: &'a Theme,
}

impl Widget for TimelinePane<'_> {
    fn render(self, _: Rect, buffer: &mut Buffer) {
        let area = self.app.layout().list;
        if self.app.timeline().is_empty() {
            let message = match self.app.filter() {
                Some(_) if self.app.is_filtering() => "No events match the filter so far",
                Some(_) => "No events match the filter",
                None if self.app.is_head() && self.app.is_load_cancelled() => {
                    "Nothing was read: r reads it"
                }
                // A file that is read at once should not flash a message.
                None if self.app.is_head() && self.app.loading().is_none() => "",
                None if self.app.is_head() => "Not read yet: Esc stops reading, q quits",
                None => "No events yet",
            };
            put(buffer, area, 2, 1, message, self.theme.muted());
            return;
        }
        let top = self.app.top();
        let dates = self.date_columns(area.width);
        let mut heading = self.app.rows().heading_of(top);
        for (screen_row, (index, row)) in
            (0..area.height).zip(self.app.rows().window(top, usize::from(area.height)))
        {
            if let Kind::Heading(next) = row.kind {
                heading = Some(next);
            }
            let screen = ScreenRow {
                buffer,
                area,
                y: screen_row,
                dates,
            };
            self.row(screen, &row, index, heading);
        }
    }
}

/// The screen row that a row of the list is drawn on.
struct ScreenRow<'b> {
    buffer: &'b mut Buffer,
    area: Area,
    y: u16,
    /// Columns that the dates of the list take.
    dates: u16,
}

impl ScreenRow<'_> {
    /// Draws a text from a column on; returns the column after it.
    fn put(&mut self, x: u16, text: &str, style: Style) -> u16 {
        put(self.buffer, self.area, x, self.y, text, style)
    }
}

impl TimelinePane<'_> {
    fn row(&self, mut screen: ScreenRow<'_>, row: &Row, index: usize, heading: Option<Heading>) {
        let lanes = self.app.rows().lanes;
        let mut x = 2;
        let step = lane_step(lanes, screen.area.width);
        for lane in 0..lanes {
            screen.put(x, bar(self.theme, row.rail.get(lane)), self.theme.rail());
            x = x.saturating_add(step);
        }
        x = rail_end(lanes, screen.area.width);
        match row.kind {
            Kind::Heading(heading) => {
                let outdent = if row.rail == Rail::default() { 1 } else { x };
                let text = heading_text(heading, self.app.notation());
                screen.put(outdent, &text, self.theme.heading());
            }
            Kind::Gap(gap) => {
                let text = format!("{} {}", self.theme.symbols.gap, gap.words());
                screen.put(x, &text, self.theme.muted());
            }
            Kind::Now => self.now_line(&mut screen, row),
            Kind::Ends => {}
            Kind::Entry(entry) => self.entry(&mut screen, x, entry, row, heading),
        }
        if self.app.rows().row_of(self.app.selected_index()) == index {
            screen.put(0, self.theme.symbols.selected, self.theme.strong());
            let style = self.theme.selected(self.app.focus() == Focus::List);
            paint(screen.buffer, screen.area, screen.y, style);
        }
    }

    fn now_line(&self, screen: &mut ScreenRow<'_>, row: &Row) {
        let rule = self.theme.symbols.rule;
        let today = Period::containing(self.app.now(), Unit::Day).words(self.app.notation());
        let text = format!("{rule}{rule} now {} {today} ", self.theme.symbols.dot);
        let style = self.theme.now();
        // The bars of ranges that include now pass through the line.
        let start = if row.rail == Rail::default() {
            1
        } else {
            rail_end(self.app.rows().lanes, screen.area.width)
        };
        let x = screen.put(start, &text, style);
        fill(screen.buffer, screen.area, x, screen.y, rule, style);
    }

    /// Draws an entry: its sign, its mark from column `x` on, its date, its title and, with several files, the name of its file.
    fn entry(
        &self,
        screen: &mut ScreenRow<'_>,
        x: u16,
        index: usize,
        row: &Row,
        heading: Option<Heading>,
    ) {
        let Some(entry) = self.app.timeline().entry(index) else {
            return;
        };
        if let Some((sign, style)) = self.sign(index, &entry) {
            screen.put(1, &sign, style);
        }
        let (symbol, style) = mark(self.theme, &entry, row.rail.begins());
        screen.put(x, symbol, style);
        let x = x.saturating_add(2);
        let pane = screen.area.width;
        let has_clock = self.app.rows().has_clock;
        let usual = label_width(pane, self.app.notation().hours, has_clock);
        let most = self.label_columns(index, usual, pane);
        let label = self.label(index, &entry, heading, [usual, most]);
        let label = cut(&label, usize::from(most));
        let label_width = screen.dates.max(column(width(&label)));
        let title = title(&entry);
        let found = self.app.pattern().map(|pattern| pattern.ranges(&title));
        let found = found.unwrap_or_default();
        let room = pane.saturating_sub(x).saturating_sub(label_width);
        let in_sight = |part: &std::ops::Range<usize>| {
            let before = title.get(..part.start).map_or(0, width);
            before < usize::from(room.saturating_sub(1))
        };
        let is_hit = self.app.hits_in(&(index..index + 1)) > 0;
        let label_style = if is_hit && !found.first().is_some_and(in_sight) {
            // The match is in a part of the event that the list does not show.
            self.theme.found()
        } else if entry.date().is_some() {
            self.theme.date()
        } else {
            self.theme.muted()
        };
        screen.put(x, &label, label_style);
        let x = x.saturating_add(label_width).saturating_add(1);
        let style = match *entry {
            Entry::Broken(_) => self.theme.error(),
            Entry::Event(_) => self.theme.title(),
        };
        let of_file = file_column(self.app.timeline(), pane);
        let of_title = Area {
            width: pane.saturating_sub(of_file),
            ..screen.area
        };
        let at = (x, screen.y);
        put(screen.buffer, of_title, x, screen.y, &title, style);
        mark_text(
            screen.buffer,
            of_title,
            at,
            &title,
            &found,
            self.theme.found(),
        );
        if of_file > 0 {
            let name = file_stem(&self.app.timeline().file(entry.file()).name);
            let name = cut(&name, usize::from(MOST_FILE)).into_owned();
            screen.put(of_title.width.saturating_add(1), &name, self.theme.muted());
        }
    }

    /// The sign of an entry before its rails: an error, the user's mark, a possible match of the filter, a quote that is not in its copy, a
    /// warning, or that the entry is around the selected event; the first of these that applies.
    fn sign(&self, index: usize, entry: &Arc<Entry>) -> Option<(String, Style)> {
        let theme = self.theme;
        let worst = self.app.worst(index, entry);
        if worst == Some(Severity::Error) {
            return Some((
                problem_mark(theme, Severity::Error).to_owned(),
                theme.error(),
            ));
        }
        if let Some(letter) = self.app.mark_of(entry) {
            return Some((letter.to_string(), theme.key()));
        }
        if self.app.is_possible(entry) {
            return Some(("?".to_owned(), theme.warning()));
        }
        if matches!(&**entry, Entry::Event(event) if self.app.verdicts().any_bad(event)) {
            return Some((theme.symbols.unproved.to_owned(), theme.error()));
        }
        if let Some(severity) = worst {
            return Some((problem_mark(theme, severity).to_owned(), theme.warning()));
        }
        let is_around = self.app.is_around_selected(index);
        is_around.then(|| (theme.symbols.around.to_owned(), theme.strong()))
    }

    /// Columns that the dates of the list take: those of its widest date. A long list has the usual ones, because its
    /// dates would have to be laid out for each frame.
    fn date_columns(&self, pane: u16) -> u16 {
        let rows = self.app.rows();
        let usual = label_width(pane, self.app.notation().hours, rows.has_clock);
        if self.app.timeline().len() > MOST_MEASURED {
            return usual;
        }
        let (mut widest, mut heading) = (0, None);
        for (_, row) in rows.window(0, rows.len()) {
            match row.kind {
                Kind::Heading(next) => heading = Some(next),
                Kind::Entry(index) => {
                    if let Some(entry) = self.app.timeline().entry(index) {
                        let most = self.label_columns(index, usual, pane);
                        let label = self.label(index, &entry, heading, [usual, most]);
                        widest = widest.max(width(&label));
                    }
                }
                _ => {}
            }
        }
        // Two blanks before the titles, where there is room.
        column(widest).saturating_add(1).min(usual)
    }

    /// The date of an entry in the available columns, or in the most where its clock time needs them; precise enough to
    /// distinguish it from its neighbors.
    fn label(
        &self,
        index: usize,
        entry: &Entry,
        heading: Option<Heading>,
        [columns, most]: [u16; 2],
    ) -> String {
        if let Entry::Event(Event {
            label: Some(label), ..
        }) = entry
        {
            return one_line(&readable(head(label, 100))).into_owned();
        }
        match (entry.date(), entry) {
            (Some(date), _) => self.app.on_display(date).label(Label {
                under: match heading {
                    Some(Heading::Period(period)) => Some(period),
                    _ => None,
                },
                columns: usize::from(columns),
                most: usize::from(most),
                clock: self.clock_detail(index, date),
                notation: self.app.notation(),
                name_zones: self.app.names_zones(),
            }),
            (None, Entry::Event(event)) => match &event.when {
                When::Undated {
                    written: Some(written),
                    ..
                } => one_line(head(written, 100)).into_owned(),
                _ => "no date".to_owned(),
            },
            (None, Entry::Broken(broken)) => format!("line {}", broken.place.line),
        }
    }

    /// Columns for the date of an entry: more than usual for a range within a day, and where only its clock time
    /// distinguishes it from a neighbor.
    fn label_columns(&self, index: usize, usual: u16, pane: u16) -> u16 {
        /// Room for "14 Mar 2024 02:07–02:31".
        const WIDEST: u16 = 23;
        let clock_of_day = |index: usize| {
            let span = self.app.timeline().span(index)?;
            let (Bound::At(first), Bound::At(last)) = (span.earliest(), span.latest()) else {
                return None;
            };
            let has_clock = matches!(span.precision(), Precision::Second | Precision::Minute);
            let is_one_day = first.day_number() == last.day_number();
            (has_clock && is_one_day).then_some((first.day_number(), span.range().is_some()))
        };
        let Some((day, is_range)) = clock_of_day(index) else {
            return usual;
        };
        let neighbors = [index.checked_sub(1), index.checked_add(1)];
        let mut neighbors = neighbors.into_iter().flatten().filter_map(clock_of_day);
        if is_range || neighbors.any(|(other, _)| other == day) {
            usual.max(WIDEST.min(pane.saturating_mul(3) / 10))
        } else {
            usual
        }
    }

    fn clock_detail(&self, index: usize, date: &Date) -> ClockDetail {
        let timeline = self.app.timeline();
        let neighbors = [index.checked_sub(1), index.checked_add(1)];
        let has_clock = |index: usize| {
            let precision = timeline.span(index).map(|span| span.precision());
            matches!(precision, Some(Precision::Second | Precision::Minute))
        };
        if !has_clock(index) {
            return ClockDetail::Minute;
        }
        let details = neighbors
            .into_iter()
            .flatten()
            .filter(|index| has_clock(*index))
            .filter_map(|index| timeline.entry(index))
            .map(|neighbor| date.clock_detail(neighbor.date()));
        details.fold(date.clock_detail(None), ClockDetail::max)
    }
}

/// Columns from one rail lane to the next: 1 where wider lanes would take too much of the pane,
/// else 2.
fn lane_step(lanes: usize, pane: u16) -> u16 {
    if lanes > 2 && pane < 70 { 1 } else { 2 }
}

/// The first column after the rail lanes.
fn rail_end(lanes: usize, pane: u16) -> u16 {
    let step = lane_step(lanes, pane);
    let lanes = u16::try_from(lanes).unwrap_or(0).saturating_mul(step);
    lanes.saturating_add(2).saturating_add(u16::from(step == 1))
}

/// The columns that the names of the files take at the right, where there are several and the pane is wide enough; a space before them
/// included.
fn file_column(timeline: &Timeline, pane: u16) -> u16 {
    if timeline.files.len() < 2 || pane < WIDE {
        return 0;
    }
    let stems = timeline.files.iter().take(MOST_FILES);
    let widest = stems.map(|file| width(&file_stem(&file.name))).max();
    let widest = column(widest.unwrap_or(0));
    widest.min(MOST_FILE).saturating_add(1)
}

/// The name of a file without its folder and ending.
fn file_stem(name: &str) -> String {
    let stem = Path::new(name).file_stem();
    let stem = stem.map_or(name.into(), |stem| stem.to_string_lossy());
    one_line(&readable(head(&stem, 100))).into_owned()
}

/// Columns reserved for the dates, for a pane of `pane` columns.
fn label_width(pane: u16, hours: Hours, has_clock: bool) -> u16 {
    // Room for "May 10 10:05am–11:30am".
    let widest = match hours {
        Hours::TwentyFour => 18,
        Hours::Twelve => 22,
    };
    let share = if has_clock {
        // Both ends of a range with their seconds: "02:07:00–02:31:40".
        pane.saturating_mul(3) / 10
    } else {
        (pane / 10).saturating_mul(3)
    };
    share.clamp(4, widest)
}

fn heading_text(heading: Heading, notation: Notation) -> String {
    match heading {
        Heading::NoStart => "Start open or unknown".to_owned(),
        Heading::Period(period) => period.words(notation),
        Heading::Undated => "Undated".to_owned(),
    }
}

/// The title of an event; for an event that cannot be read, where and why.
fn title(entry: &Entry) -> String {
    // Columns after which a title is cut before it is drawn: wider than any screen.
    const WIDEST: usize = 2_000;
    match entry {
        Entry::Event(event) => one_line(&label(head(&event.title, WIDEST))).into_owned(),
        Entry::Broken(broken) => {
            let place = broken.diagnostic.place.unwrap_or(broken.place);
            let message = one_line(&broken.diagnostic.message);
            match &broken.title {
                Some(title) => format!(
                    "{} (line {}: {message})",
                    one_line(head(title, WIDEST)),
                    place.line
                ),
                None => format!("cannot be read: line {}: {message}", place.line),
            }
        }
    }
}
