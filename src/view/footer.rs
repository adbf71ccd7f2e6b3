//! The bottom line: key hints for the current mode, or a message; at the right the position.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::ink::{column, fill, put, put_right, restyle};
use super::theme::Theme;
use crate::app::chart::ChartPane;
use crate::app::layout::Area;
use crate::app::prompt::TypedLine;
use crate::app::{Action, App, LoadProgress, Overlay, Sources};
use crate::chart::title;
use crate::keys::{FooterHint, Keymap, Mode};
use crate::text::{cut, grouped, one_line, width, wrap};
use crate::timeline::Entry;
use crate::timeline::tally::{Tally, many};

/// Columns reserved for the most useful hints, which take precedence over the position.
const MOST_USEFUL: usize = 26;

/// Columns for hints beside the position in the chart, which names the event, its lane and its date
/// too: a screen reader has no other words for where the cursor is.
const FEWEST_HINTS: usize = 10;

/// Columns of a screen below which the position in the chart has the room of all hints.
const NARROW: u16 = 60;

/// Columns that a line being typed keeps at least, however long the message beside it.
const LEAST_LINE: usize = 20;

/// Columns with which a cut title still says which event is meant.
const ENOUGH: usize = 24;

/// Most rows above the bottom line that a message may take.
const MOST_ABOVE: usize = 4;

/// Columns between two hints.
const GAP: usize = 3;

/// Where a line being typed is drawn.
#[derive(Debug, Clone, Copy)]
struct Typing {
    /// The column where its text begins.
    x: u16,
    /// Columns of the text that are scrolled out.
    skip: usize,
    /// The column of the cursor.
    cursor: u16,
}

impl Typing {
    fn cell(self, area: Area) -> Option<(u16, u16)> {
        let is_inside = self.cursor < area.width && area.height > 0;
        is_inside.then(|| (area.x.saturating_add(self.cursor), area.y))
    }
}

pub(super) struct Footer<'a> {
    pub(super) app: &'a App,
    pub(super) keymap: &'a Keymap,
    pub(super) theme: &'a Theme,
}

impl Footer<'_> {
    /// Draws the line. Returns the cell where a character would be typed, while a line is.
    pub(super) fn draw(self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let mut area = self.app.layout().footer;
        if let Some(prompt) = self.app.prompt() {
            let message = prompt.news.as_deref().or(prompt.message.as_deref());
            let shown = (prompt.purpose.sign(), &prompt.line);
            let line = self.line(buffer, area, shown, message);
            if let Some(wrong) = &prompt.wrong {
                self.point_at(buffer, (area, line), &prompt.line, wrong);
            }
            return line.cell(area);
        }
        let in_help = self.app.help().map(|help| help.typed.as_ref());
        let in_copy = || self.app.copy().and_then(|open| open.search.typed.as_ref());
        if let Some(typed) = in_help.unwrap_or_else(in_copy) {
            return self.line(buffer, area, ("/", typed), None).cell(area);
        }
        let said = self
            .typed()
            .or_else(|| self.app.note().map(|note| one_line(note).into_owned()))
            .or_else(|| self.range())
            .or_else(|| self.gauge())
            .or_else(|| self.filter());
        let style = if self.app.note().is_some() {
            self.theme.strong()
        } else {
            self.theme.key()
        };
        let hints = match self.app.chart() {
            // On a narrow screen the event is worth more than the keys.
            Some(_) if area.width < NARROW => 0,
            Some(_) => FEWEST_HINTS,
            None => MOST_USEFUL,
        };
        // A message takes precedence over the position.
        let keep = said.as_ref().map_or(hints, |said| width(said) + 2);
        let keep = column(keep);
        let position = self.position(usize::from(area.width.saturating_sub(keep)));
        let right = put_right(buffer, area, keep, 0, &position, self.theme.muted());
        area.width = right.saturating_sub(u16::from(right < area.width));
        match said {
            Some(said)
                if width(&said) >= usize::from(area.width) && self.above(buffer, &said, style) =>
            {
                self.hints(buffer, area);
            }
            Some(said) => drop(put(buffer, area, 1, 0, &said, style)),
            None => self.hints(buffer, area),
        }
        None
    }

    /// Draws a message that is too long for the bottom line in the rows above it, where the screen
    /// has rows to spare. Returns whether it was drawn.
    fn above(&self, buffer: &mut Buffer, said: &str, style: Style) -> bool {
        let layout = self.app.layout();
        let columns = usize::from(layout.footer.width.saturating_sub(2));
        let lines = wrap(said, columns, MOST_ABOVE);
        let height = column(lines.len());
        if layout.footer.y < height.saturating_mul(4) || self.app.lists_above_prompt() {
            return false;
        }
        let area = Area {
            y: layout.footer.y.saturating_sub(height),
            height,
            ..layout.footer
        };
        for (y, line) in (0..height).zip(lines) {
            fill(buffer, area, 0, y, " ", self.theme.plain());
            put(buffer, area, 1, y, &line, style);
        }
        true
    }

    /// `2/14 · sorted by name`, in the list of sources.
    fn source_position(&self, sources: &Sources) -> String {
        let count = sources.list.len();
        let number = (sources.selected_index() + 1).min(count);
        let (number, count) = (grouped(number), grouped(count));
        let (dot, order) = (self.theme.symbols.dot, sources.order.name());
        format!("{number}/{count} {dot} sorted by {order} ")
    }

    /// `lane visit · 5 events · folded`, while the cursor of the chart is on the name of a lane.
    fn lane_position(&self, chart: &ChartPane) -> Option<String> {
        let (name, events) = chart.chosen_lane()?;
        let dot = self.theme.symbols.dot;
        let room = usize::from(self.app.layout().footer.width / 3);
        let name = one_line(name);
        let name = cut(&name, room);
        let state = if chart.is_on_folded() {
            format!(" {dot} folded")
        } else {
            String::new()
        };
        Some(format!(
            "lane {name} {dot} {}{state} ",
            many(events, "event")
        ))
    }

    /// `6/14 · 9 May 2025`, and in the chart, whose rows are no list, also the title and the lane:
    /// `6/14 · Military parade · visit · 9 May 2025`.
    ///
    /// In the chart it takes at most `room` columns: lane, number and date are left out before the title is cut to a few words.
    fn position(&self, room: usize) -> String {
        if let Some(Overlay::Sources(sources)) = self.app.overlay() {
            return self.source_position(sources);
        }
        if let Some(lane) = self.app.chart().and_then(|chart| self.lane_position(chart)) {
            return lane;
        }
        let count = self.app.timeline().len();
        let Some(selected) = self.app.selected() else {
            return String::new();
        };
        let number = self.app.selected_index() + 1;
        let mut position = format!("{}/{}", grouped(number), grouped(count));
        if self.app.filter().is_some() {
            position = format!("{position} of {}", grouped(self.app.whole().len()));
        }
        let dot = self.theme.symbols.dot;
        let columns = usize::from(self.app.layout().footer.width);
        let is_chart = self.app.chart().is_some();
        let date = match &*selected {
            Entry::Event(_) => selected.date().filter(|_| columns >= 60 || is_chart),
            Entry::Broken(_) => None,
        };
        let date = date.map_or_else(String::new, |date| {
            let words = self.app.on_display(date).words_in(self.app.notation());
            let room = columns / if is_chart { 2 } else { 3 };
            format!(" {dot} {}", cut(&words, room))
        });
        if !is_chart {
            return format!("{position}{date} ");
        }
        let lane = self.app.chart().and_then(ChartPane::lane);
        let lane = lane.map(|lane| format!(" {dot} {}", cut(&one_line(lane), columns / 5)));
        let lane = lane.unwrap_or_default();
        let title = title(&selected);
        let numbered = format!("{position} {dot} ");
        let choices = [
            (numbered.as_str(), format!("{lane}{date}")),
            (numbered.as_str(), date.clone()),
            ("", date),
            ("", String::new()),
        ];
        let left = |(before, after): &(&str, String)| {
            room.saturating_sub(width(before) + width(after) + 1)
        };
        let fits = |choice: &&(&str, String)| left(choice) >= width(&title).min(ENOUGH);
        let Some(choice) = choices.iter().find(fits).or(choices.last()) else {
            return position;
        };
        format!("{}{}{} ", choice.0, cut(&title, left(choice)), choice.1)
    }

    /// `& moscow`: the active filter, where there is no header to show it.
    fn filter(&self) -> Option<String> {
        let layout = self.app.layout();
        let filter = self.app.filter().filter(|_| layout.header.height == 0)?;
        let written = format!("& {}", one_line(filter.written()));
        let room = usize::from(layout.footer.width / 2);
        Some(cut(&written, room).into_owned())
    }

    /// `9 May 2025 – 3 June 2025: 12 events` and the keys that apply, while a range of the chart is
    /// chosen; less of it where the title of the selected event would have no room beside it.
    fn range(&self) -> Option<String> {
        let range = self.app.chart()?.range()?;
        let words = range.words(self.app.notation());
        let title = self.app.selected().map_or(0, |entry| width(&title(&entry)));
        let room = usize::from(self.app.layout().footer.width);
        let room = room.saturating_sub(title.min(ENOUGH) + GAP);
        let choices = [
            format!("{words}: Enter filters, y copies, Esc ends"),
            words,
            many(range.events, "event"),
        ];
        let fits = choices.iter().find(|choice| width(choice) <= room);
        fits.or(choices.last()).cloned()
    }

    /// `reading events.yaml again … · 3 s`, while files are being read.
    fn reading(&self) -> Option<String> {
        let (is_head, loading) = (self.app.is_head(), self.app.loading());
        let name = self.app.timeline().name();
        let name = one_line(&name);
        if self.app.is_load_cancelled() && !is_head {
            return Some(format!("this is the version before: r reads {name} again"));
        }
        if self.app.is_load_cancelled() {
            let timeline = self.app.timeline();
            // Standard input cannot be read a second time.
            let is_again = timeline.is_empty() || timeline.file(0).path.is_some();
            let how = if is_again { ": r reads it" } else { "" };
            return Some(format!("{name} was not read to its end{how}"));
        }
        let again = match (is_head, loading) {
            (true, _) => "",
            (false, Some(_)) => " again",
            (false, None) => return None,
        };
        let dot = self.theme.symbols.dot;
        let figure = match loading {
            Some(LoadProgress {
                read,
                files: files @ 2..,
                ..
            }) => format!(" {dot} {} of {} files", grouped(read), grouped(files)),
            Some(LoadProgress {
                seconds: seconds @ 1..,
                ..
            }) => format!(
                " {dot} {} s",
                grouped(usize::try_from(seconds).unwrap_or(usize::MAX))
            ),
            _ => String::new(),
        };
        Some(format!("reading {name}{again} …{figure}"))
    }

    /// `verifying 43% · 430,112 of 1,000,000 · 2 errors`, while the events of a big file are
    /// verified in the background.
    fn gauge(&self) -> Option<String> {
        if let Some(reading) = self.reading() {
            return Some(reading);
        }
        let progress = self.app.progress()?;
        let dot = self.theme.symbols.dot;
        let tally = Tally {
            notices: 0,
            ..self.app.tally()
        };
        let wrong = tally
            .words()
            .into_iter()
            .fold(String::new(), |so_far, words| {
                format!("{so_far} {dot} {words}")
            });
        Some(format!(
            "verifying {}% {dot} {} of {}{wrong}",
            progress.percent(),
            grouped(progress.done),
            grouped(progress.total)
        ))
    }

    /// Marks what is wrong in a line being typed, which begins at a column and is scrolled horizontally.
    fn point_at(
        &self,
        buffer: &mut Buffer,
        (area, Typing { x, skip, .. }): (Area, Typing),
        line: &TypedLine,
        wrong: &Range<usize>,
    ) {
        let after = |characters: usize| {
            let before: String = line.text().chars().take(characters).collect();
            let columns = width(&before).saturating_sub(skip);
            x.saturating_add(column(columns))
        };
        let from = after(wrong.start).min(area.width);
        let to = after(wrong.end).max(from.saturating_add(1));
        let style = self.theme.error().add_modifier(Modifier::UNDERLINED);
        restyle(buffer, area, from..to.min(area.width), 0, style);
    }

    /// Draws the line being typed, and the message about it at the right, or above where both do not fit.
    fn line(
        &self,
        buffer: &mut Buffer,
        mut area: Area,
        (sign, typed): (&str, &TypedLine),
        message: Option<&str>,
    ) -> Typing {
        if let Some(message) = message {
            // One column for the cursor after the text, and one space.
            let text = width(&one_line(typed.text())) + 2;
            let room = |text: usize| usize::from(area.width).saturating_sub(width(sign) + text + 1);
            let message = one_line(message);
            if width(&message) <= room(text) || !self.above(buffer, &message, self.theme.plain()) {
                let message = format!("{} ", cut(&message, room(text.min(LEAST_LINE))));
                let right = put_right(buffer, area, 0, 0, &message, self.theme.muted());
                area.width = right.saturating_sub(u16::from(right < area.width));
            }
        }
        let x = put(buffer, area, 0, 0, sign, self.theme.key());
        let columns = usize::from(area.width.saturating_sub(x));
        let (line, cursor) = typed.window(columns);
        // Cut without an ellipsis, which would look like typed text.
        let style = if typed.is_selected {
            self.theme.selected(true)
        } else {
            self.theme.plain()
        };
        put(buffer, area, x, 0, &line, style);
        let before: String = typed.text().chars().take(typed.cursor()).collect();
        let skip = width(&before).saturating_sub(cursor);
        Typing {
            x,
            skip,
            cursor: x.saturating_add(column(cursor)),
        }
    }

    /// The pending count or first key of a pair, with the keys that may follow.
    fn typed(&self) -> Option<String> {
        match (self.app.count(), self.app.prefix()) {
            (None, None) => None,
            (count, prefix) => {
                let mut typed = count.map(|n| n.to_string()).unwrap_or_default();
                if let Some(prefix) = prefix {
                    typed.push(prefix);
                    for (key, word) in self.keymap.followers(Mode::of(self.app), prefix) {
                        typed.push_str("   ");
                        typed.push_str(&key);
                        typed.push(' ');
                        typed.push_str(word);
                    }
                }
                Some(typed)
            }
        }
    }

    fn hints(&self, buffer: &mut Buffer, area: Area) {
        let mut x = 1;
        let columns = usize::from(area.width).saturating_sub(1);
        let hints = self.keymap.hints(Mode::of(self.app), columns, GAP);
        // A list without lines has nothing to move to or to open.
        let is_empty = match self.app.overlay() {
            Some(Overlay::Problems(problems)) => problems.list.is_empty(),
            _ => false,
        };
        // An event without a source has none to show.
        let names_source = self.app.overlay().is_some()
            || match self.app.selected().as_deref() {
                Some(Entry::Event(event)) => event.source.is_some() || !event.quotes.is_empty(),
                _ => false,
            };
        let is_shown = |hint: &FooterHint| match hint.action {
            Action::GoBack | Action::ShowHelp => true,
            Action::ShowSource | Action::OpenPage => names_source && !is_empty,
            _ => !is_empty,
        };
        for hint in hints.into_iter().filter(is_shown) {
            x = put(buffer, area, x, 0, &hint.keys, self.theme.key());
            x = put(
                buffer,
                area,
                x.saturating_add(1),
                0,
                hint.word,
                self.theme.plain(),
            );
            x = x.saturating_add(3);
        }
    }
}
