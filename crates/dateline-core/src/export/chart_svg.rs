//! SVG export of a chart, with real text, for light and dark backgrounds.

mod bars;

use std::io::{self, Write};
use std::ops::Range;

use crate::chart::{Chart, Content, Edge, Item, NOW, NamePlace, Row, title};
use crate::date::{DateContext, Notation};
use crate::text::{one_line, visible};
use crate::timeline::Timeline;

/// Width of a column in pixels: one per step.
const COLUMN: i64 = 8;

/// Height of a row in pixels.
const ROW: i64 = 22;

/// Margin around everything in pixels.
const MARGIN: i64 = 16;

/// Height of the title in pixels.
const TITLE: i64 = 34;
/// Height of the axis in pixels.
const AXIS: i64 = 30;

/// Colors for both backgrounds, written out as not every SVG program supports variables.
const STYLE: &str = "\
  <style>
    text { font: 13px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328; white-space: pre; }
    .ground { fill: #ffffff; } .band { fill: #f3f5f8; }
    text.title { font-size: 17px; font-weight: 600; } text.lane { font-weight: 600; } text.halo { fill: #ffffff; stroke: #ffffff; stroke-width: 4; stroke-linejoin: round; }
    text.time, text.undated, text.counts { fill: #59636e; } text.time, text.counts { font-size: 12px; }
    .line { stroke: #d1d9e0; } .fold { stroke: #59636e; stroke-dasharray: 2 4; } .now { stroke: #cf222e; } text.time.now { stroke: none; fill: #cf222e; }
    .bar, .heights, .may { fill: #2f6fd0; } .may { fill-opacity: 0.28; } .end { stop-color: #2f6fd0; }
    .goes { stroke: #2f6fd0; stroke-width: 2; stroke-dasharray: 4 4; } text.on-bar { fill: #ffffff; }
    .exact { fill: #1a7f37; } .coarse { fill: #9a6700; } .unsure { fill: none; stroke: #8250df; stroke-width: 2; } .point .may { fill: #8250df; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; } .ground { fill: #0d1117; } .band { fill: #161c24; } text.halo { fill: #0d1117; stroke: #0d1117; }
      text.time, text.undated, text.counts { fill: #9198a1; }
      .line { stroke: #3d444d; } .fold { stroke: #9198a1; } .now { stroke: #f85149; } text.time.now { fill: #f85149; }
      .bar, .heights, .may { fill: #6aa3f5; } .end { stop-color: #6aa3f5; } .goes { stroke: #6aa3f5; } text.on-bar { fill: #0d1117; }
      .exact { fill: #3fb950; } .coarse { fill: #d29922; } .unsure { stroke: #b083f0; } .point .may { fill: #b083f0; }
    }
  </style>
";

/// Gradients from transparent to the color of a bar, and back.
const FADES: &str = r#"  <defs><linearGradient id="fade-in"><stop class="end" offset="0" stop-opacity="0"/><stop class="end" offset="1"/></linearGradient><linearGradient id="fade-out"><stop class="end" offset="0"/><stop class="end" offset="1" stop-opacity="0"/></linearGradient></defs>"#;

/// How dates are written in titles.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// The context whose clock times of day are on; `None` if each is as written.
    pub context: Option<DateContext>,
    /// Order and signs of their parts.
    pub notation: Notation,
}

/// Writes a chart of a timeline as SVG.
///
/// # Errors
/// Errors of the writer.
pub fn write(
    chart: &Chart,
    timeline: &Timeline,
    clock: Clock,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut picture = Picture {
        chart,
        timeline,
        clock,
        out: String::new(),
    };
    picture.draw();
    out.write_all(picture.out.as_bytes())
}

struct Picture<'a> {
    chart: &'a Chart,
    timeline: &'a Timeline,
    clock: Clock,
    out: String,
}

impl Picture<'_> {
    fn draw(&mut self) {
        let name = self.timeline.name();
        let name = name.rsplit('/').next().unwrap_or_default();
        let name = self.timeline.title().unwrap_or(name);
        let name = escaped(&one_line(name));
        let rows = pixels(self.chart.rows.len(), ROW);
        let columns = self.chart.gutter + self.chart.scale.width;
        let width = pixels(columns, COLUMN).saturating_add(MARGIN * 2);
        let height = rows.saturating_add(MARGIN * 2 + TITLE + AXIS);
        self.put(&format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{name}">"#
        ));
        self.out.push_str(STYLE);
        self.put(FADES);
        self.put(&format!(
            r#"  <rect class="ground" width="{width}" height="{height}" rx="8"/>"#
        ));
        let base = MARGIN + 17;
        self.put(&format!(
            r#"  <text class="title" x="{MARGIN}" y="{base}">{name}</text>"#
        ));
        if let Some(zone) = self.chart.clock_words(self.timeline.zone()) {
            let (x, zone) = (width.saturating_sub(MARGIN), escaped(&zone));
            self.put(&format!(
                r#"  <text class="time" x="{x}" y="{base}" text-anchor="end">{zone}</text>"#
            ));
        }
        self.bands(width);
        self.axis();
        let rows: Vec<&Row> = self.chart.rows.iter().collect();
        for (number, row) in rows.into_iter().enumerate() {
            self.row(number, row);
        }
        self.put("</svg>");
    }

    fn put(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Left edge of a column in pixels.
    fn x(&self, column: usize) -> i64 {
        self.step(0).saturating_add(pixels(column, COLUMN))
    }

    /// Horizontal position of a step in pixels.
    fn step(&self, step: i64) -> i64 {
        MARGIN
            .saturating_add(pixels(self.chart.gutter, COLUMN))
            .saturating_add(step)
    }

    /// Draws the background of every second lane.
    fn bands(&mut self, width: i64) {
        let rows = &self.chart.rows;
        let mut bands = Vec::new();
        let (mut from, mut lanes) = (0, 0_usize);
        for (at, row) in rows.iter().enumerate() {
            let is_last = rows.get(at + 1).is_none_or(|next| next.lane != row.lane);
            if is_last {
                if lanes % 2 == 0 && self.chart.gutter > 0 {
                    bands.push((from, at + 1));
                }
                lanes += 1;
                from = at + 1;
            }
        }
        for (from, to) in bands {
            let (y, end) = (top(from), top(to));
            let high = end.saturating_sub(y);
            let x = MARGIN / 2;
            let wide = width.saturating_sub(MARGIN);
            self.put(&format!(
                r#"  <rect class="band" x="{x}" y="{y}" width="{wide}" height="{high}" rx="4"/>"#
            ));
        }
    }

    fn axis(&mut self) {
        let base = MARGIN + TITLE + 14;
        let line = MARGIN + TITLE + AXIS - 8;
        let end = top(self.chart.rows_on_time());
        for tick in &self.chart.ticks {
            // A tick is exactly at its time, as bars are.
            let x = self.step(self.chart.scale.step(tick.second));
            let text = escaped(&tick.text);
            self.put(&format!(
                r#"  <line class="line" x1="{x}" y1="{line}" x2="{x}" y2="{end}"/>"#
            ));
            if !text.is_empty() {
                self.put(&format!(
                    r#"  <text class="time" x="{x}" y="{base}">{text}</text>"#
                ));
            }
        }
        let folds: Vec<usize> = self.chart.scale.folds().collect();
        for fold in folds {
            let x = self.x(fold).saturating_add(COLUMN / 2);
            self.put(&format!(
                r#"  <line class="fold" x1="{x}" y1="{line}" x2="{x}" y2="{end}"/>"#
            ));
        }
        if let Some(now) = self.chart.now {
            let x = self.x(now).saturating_add(COLUMN / 2);
            self.put(&format!(
                r#"  <line class="now" x1="{x}" y1="{line}" x2="{x}" y2="{end}"/>"#
            ));
            if let Some((column, is_free)) = self.chart.named_now() {
                // Without room among the labels it is above them.
                let (x, base) = (self.x(column), if is_free { base } else { base - 13 });
                self.put(&format!(
                    r#"  <text class="time now" x="{x}" y="{base}">{NOW}</text>"#
                ));
            }
        }
    }

    fn row(&mut self, number: usize, row: &Row) {
        let y = top(number);
        let base = y.saturating_add(ROW - 7);
        if let Some(name) = row.name.as_ref().filter(|_| self.chart.gutter > 0) {
            let name = escaped(name);
            self.put(&format!(
                r#"  <text class="lane" x="{MARGIN}" y="{base}">{name}</text>"#
            ));
        }
        match &row.content {
            Content::Items(items) => {
                for item in items {
                    self.item(y, item);
                }
            }
            Content::Counts(counts) => {
                for count in counts {
                    let (x, text) = (self.x(count.column), &count.text);
                    let line =
                        format!(r#"  <text class="counts" x="{x}" y="{base}">{text}</text>"#);
                    self.put(&line);
                }
            }
            Content::Heights(levels) => {
                for (column, level) in levels.iter().enumerate().filter(|(_, level)| **level > 0) {
                    let high = i64::from(*level) * ROW / 8;
                    let (x, at) = (self.x(column), y.saturating_add(ROW - high));
                    self.put(&format!(
                        r#"  <rect class="heights" x="{x}" y="{at}" width="{COLUMN}" height="{high}"/>"#
                    ));
                }
            }
        }
    }

    /// Draws an event: its title as a tooltip, its bar or point, and its name.
    fn item(&mut self, y: i64, item: &Item) {
        let Some(entry) = self.timeline.entry(item.event) else {
            return;
        };
        let Clock { context, notation } = self.clock;
        let words = entry.date().map(|date| match context {
            Some(context) => date.on_clock_of(context).words_in(notation),
            None => date.words_in(notation),
        });
        let tip = match words {
            Some(words) => format!("{}, {words}", title(&entry)),
            None => title(&entry),
        };
        let class = match &item.bar {
            Some(bar) if !bar.is_range => "event point",
            _ => "event",
        };
        let tip = escaped(&visible(&tip));
        self.put(&format!(r#"  <g class="{class}"><title>{tip}</title>"#));
        if let Some(bar) = &item.bar {
            self.bar(y, bar);
            self.folds(y, bar);
        }
        let base = y.saturating_add(ROW - 7);
        if let (Some(sign), None) = (item.sign, &item.bar) {
            let x = self.x(item.column().saturating_sub(2));
            self.put(&format!(
                r#"    <text class="undated" x="{x}" y="{base}">{sign}</text>"#
            ));
        }
        if let Some(name) = &item.name {
            let x = self.x(name.column);
            let steps = pixels(name.column, COLUMN)..pixels(name.columns().end, COLUMN);
            let certain = item.bar.as_ref().and_then(|bar| bar.certain.clone());
            let covers = |part: &Range<i64>| part.start <= steps.start && steps.end <= part.end;
            let class = match (name.place, &item.bar, certain) {
                (_, None, _) => "undated",
                (NamePlace::Inside, _, Some(part)) if covers(&part) => "on-bar",
                (NamePlace::Inside, Some(bar), None)
                    if bar.edges().1 != Edge::Open
                        && !bar.is_line()
                        && bar.members().0.is_empty() =>
                {
                    "in-bar"
                }
                // On a line, or partly on a solid bar, it is outlined.
                _ => "name",
            };
            // A name before its bar is aligned to the start of the bar.
            let is_before = item
                .bar
                .as_ref()
                .is_some_and(|bar| name.column < bar.columns.start);
            let (x, anchor) = if is_before {
                (self.x(name.columns().end), r#" text-anchor="end""#)
            } else {
                (x, "")
            };
            let text = escaped(&name.text);
            if class == "name" && name.place == NamePlace::Inside {
                self.put(&format!(
                    r#"    <text class="halo" aria-hidden="true" x="{x}" y="{base}"{anchor}>{text}</text>"#
                ));
            }
            self.put(&format!(
                r#"    <text class="{class}" x="{x}" y="{base}"{anchor}>{text}</text>"#
            ));
        }
        self.put("  </g>");
    }
}

/// Top of a row in pixels.
fn top(row: usize) -> i64 {
    pixels(row, ROW).saturating_add(MARGIN + TITLE + AXIS)
}

fn pixels(number: usize, each: i64) -> i64 {
    i64::try_from(number).unwrap_or(0).saturating_mul(each)
}

/// Escapes a text for XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
