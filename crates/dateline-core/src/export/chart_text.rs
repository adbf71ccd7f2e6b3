//! Text export of a chart: the axis, and the lanes below it.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;

use crate::chart::{Chart, Content, Glyphs, Item, NOW, Row};
use crate::text::{cut, in_ascii, width};

/// Blocks from one eighth to the full height of a row.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// ASCII substitutes for heights from one eighth to the full row.
const ASCII_HEIGHTS: [char; 8] = ['.', ',', '-', '=', '+', '*', '%', '#'];

/// One line, cell by cell. What takes two columns is in its first cell, and the next one is empty.
struct Line(Vec<String>);

impl Line {
    fn new(width: usize) -> Self {
        Self(vec![" ".to_owned(); width])
    }

    fn put(&mut self, column: usize, text: &str) {
        let mut at = column;
        for cluster in text.graphemes(true) {
            let columns = width(cluster);
            if at + columns > self.0.len() {
                break;
            }
            for (offset, cell) in self.0.iter_mut().skip(at).take(columns).enumerate() {
                cell.clear();
                if offset == 0 {
                    cell.push_str(cluster);
                }
            }
            at += columns;
        }
    }

    fn text(&self) -> String {
        self.0.concat().trim_end().to_owned()
    }
}

/// Writes a chart as text.
///
/// # Errors
/// Errors of the writer.
pub fn write(chart: &Chart, glyphs: Glyphs, out: &mut impl Write) -> io::Result<()> {
    let writer = Writer { chart, glyphs };
    writer.line(out, &writer.names_of_times())?;
    writer.line(out, &writer.axis())?;
    for row in &chart.rows {
        writer.line(out, &writer.row(row))?;
    }
    Ok(())
}

struct Writer<'a> {
    chart: &'a Chart,
    glyphs: Glyphs,
}

impl Writer<'_> {
    fn is_ascii(&self) -> bool {
        self.glyphs == Glyphs::Ascii
    }

    fn line(&self, out: &mut impl Write, line: &Line) -> io::Result<()> {
        let text = line.text();
        if self.is_ascii() {
            writeln!(out, "{}", in_ascii(&text))
        } else {
            writeln!(out, "{text}")
        }
    }

    fn empty(&self) -> Line {
        let chart = self.chart;
        Line::new(chart.gutter + chart.scale.width)
    }

    fn names_of_times(&self) -> Line {
        let mut line = self.empty();
        for tick in &self.chart.ticks {
            line.put(self.chart.gutter + tick.column, &tick.text);
        }
        self.name_now(&mut line, true);
        line
    }

    /// Writes the word at now, among the labels of the axis or on its line.
    fn name_now(&self, line: &mut Line, among_labels: bool) {
        let now = self.chart.named_now();
        if let Some((column, _)) = now.filter(|(_, is_free)| *is_free == among_labels) {
            line.put(self.chart.gutter + column, NOW);
        }
    }

    fn axis(&self) -> Line {
        let gutter = self.chart.gutter;
        let [flat, mark, fold, now] = if self.is_ascii() {
            ["-", "+", ":", "|"]
        } else {
            ["─", "┬", "┊", "│"]
        };
        let mut line = self.empty();
        for column in 0..self.chart.scale.width {
            line.put(gutter + column, flat);
        }
        for tick in &self.chart.ticks {
            line.put(gutter + tick.column, mark);
        }
        for column in self.chart.scale.folds() {
            line.put(gutter + column, fold);
        }
        if let Some(column) = self.chart.now {
            line.put(gutter + column, now);
        }
        self.name_now(&mut line, false);
        line
    }

    fn row(&self, row: &Row) -> Line {
        let gutter = self.chart.gutter;
        let mut line = self.empty();
        if let Some(name) = row.name.as_ref().filter(|_| gutter > 0) {
            let sign = if row.is_folded { "+ " } else { "" };
            let name = format!("{sign}{name}");
            line.put(0, &cut(&name, gutter.saturating_sub(1)));
        }
        let (fold, now) = if self.is_ascii() {
            (":", "|")
        } else {
            ("┊", "│")
        };
        if row.lane.is_some() {
            for column in self.chart.scale.folds() {
                line.put(gutter + column, fold);
            }
            if let Some(column) = self.chart.now {
                line.put(gutter + column, now);
            }
        }
        match &row.content {
            Content::Items(items) => {
                for item in items {
                    self.item(&mut line, item);
                }
            }
            Content::Counts(counts) => {
                for count in counts {
                    line.put(gutter + count.column, &count.text);
                }
            }
            Content::Heights(levels) => {
                let heights = if self.is_ascii() {
                    ASCII_HEIGHTS
                } else {
                    HEIGHTS
                };
                for (column, level) in levels.iter().enumerate() {
                    let height = usize::from(*level).checked_sub(1);
                    if let Some(height) = height.and_then(|at| heights.get(at)) {
                        line.put(gutter + column, &height.to_string());
                    }
                }
            }
        }
        line
    }

    fn item(&self, line: &mut Line, item: &Item) {
        let gutter = self.chart.gutter;
        if let Some(bar) = &item.bar {
            for (column, cell) in bar.cells(&self.chart.scale) {
                let (glyph, _) = self.glyphs.of(cell);
                line.put(gutter + column, &glyph.to_string());
            }
            // Without a name that begins with it, the sign is in the place of the point.
            if let (Some(sign), None) = (item.sign, &item.name) {
                line.put(gutter + bar.columns.start, &sign.to_string());
            }
        } else {
            let dot = if self.is_ascii() { '.' } else { '·' };
            let sign = item.sign.unwrap_or(dot).to_string();
            let column = gutter + item.column();
            line.put(column.saturating_sub(2), &sign);
        }
        if let Some(name) = &item.name {
            let column = gutter + name.column;
            if item.bar.is_some() && column > gutter {
                line.put(column.saturating_sub(1), " ");
            }
            line.put(column, &name.text);
            if name.place == crate::chart::NamePlace::Inside {
                line.put(gutter + name.columns().end, " ");
            }
        }
    }
}
