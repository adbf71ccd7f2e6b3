//! The shapes of one event: its bar or point, and its ends.

use std::fmt::Write as _;
use std::ops::Range;

use super::{COLUMN, Picture, ROW};
use crate::chart::{Bar, Edge};
use crate::date::Certainty;

/// Height of a bar in pixels.
const BAR: i64 = 14;

/// Minimum width of a bar in pixels.
const SHORTEST: i64 = 3;

/// Width of an uncertain end in pixels.
const SOFT: i64 = 6;

/// Width over which an unknown end fades, in pixels.
const FADE: i64 = 24;

impl Picture<'_> {
    pub(super) fn bar(&mut self, y: i64, bar: &Bar) {
        let middle = y.saturating_add(ROW / 2);
        let (start, end) = bar.edges();
        if bar.is_point() {
            let x = self.x(bar.columns.start).saturating_add(COLUMN / 2);
            let class = match bar.certainty {
                Certainty::Exact => "exact",
                Certainty::Coarse => "coarse",
                Certainty::Unsure => "unsure",
            };
            self.fades(y, bar);
            self.put(&format!(
                r#"    <circle class="{class}" cx="{x}" cy="{middle}" r="4"/>"#
            ));
            return;
        }
        let steps = bar.steps.clone();
        if bar.is_line() {
            self.line("exact", middle, &steps);
            if bar.is_begun {
                let x = self.step(steps.start).saturating_add(COLUMN / 2);
                self.put(&format!(
                    r#"    <circle class="exact" cx="{x}" cy="{middle}" r="4"/>"#
                ));
            }
            return;
        }
        let open = |edge: Edge| edge == Edge::Open;
        if bar.members().0.is_empty() {
            self.lasting(y, bar);
        } else {
            self.members(y, bar);
        }
        if open(end) {
            let (from, to) = (self.step(shown_end(bar)), self.step(steps.end));
            let (tip, low, high) = (to, middle - 5, middle + 5);
            let back = to - 8;
            self.put(&format!(
                r#"    <line class="goes" x1="{from}" y1="{middle}" x2="{back}" y2="{middle}"/><path class="bar" d="M{back} {low} L{tip} {middle} L{back} {high} Z"/>"#
            ));
        }
        if open(start) {
            let at = self.step(steps.start);
            let (low, high, back) = (middle - 7, middle + 7, at - 8);
            self.put(&format!(
                r#"    <path class="bar" d="M{at} {low} L{back} {middle} L{at} {high} Z"/>"#
            ));
        }
        self.fades(y, bar);
    }

    /// Draws a thin line along some steps.
    fn line(&mut self, class: &str, middle: i64, steps: &Range<i64>) {
        let (x, top) = (self.step(steps.start), middle - 1);
        let wide = steps.end.saturating_sub(steps.start);
        self.put(&format!(
            r#"    <rect class="{class}" x="{x}" y="{top}" width="{wide}" height="2"/>"#
        ));
    }

    /// Draws the dates of a set, and a thin line that joins them.
    fn members(&mut self, y: i64, bar: &Bar) {
        let (members, is_one_of) = bar.members();
        self.line("may", y.saturating_add(ROW / 2), &bar.steps);
        let class = if is_one_of { "may" } else { "bar" };
        for member in members {
            let end = member.end.max(member.start.saturating_add(SHORTEST));
            self.rect(class, y, member.start, end);
        }
    }

    /// Draws a gap in a bar where it continues through a fold.
    pub(super) fn folds(&mut self, y: i64, bar: &Bar) {
        let (top, bottom) = (y.saturating_add(2), y.saturating_add(ROW - 2));
        for fold in &bar.folds {
            let x = self.x(*fold).saturating_add(COLUMN / 2);
            let (left, high) = (x - 2, bottom - top);
            self.put(&format!(
                r#"    <rect class="ground" x="{left}" y="{top}" width="4" height="{high}"/><line class="fold" x1="{x}" y1="{top}" x2="{x}" y2="{bottom}"/>"#
            ));
        }
    }

    /// Draws how long a range lasts: what is possible, and above it what is certain.
    fn lasting(&mut self, y: i64, bar: &Bar) {
        let steps = bar.steps.clone();
        let (start, end) = bar.edges();
        let last = shown_end(bar).max(steps.start);
        if end != Edge::Open && last.saturating_sub(steps.start) < SHORTEST {
            let is_approximate = bar.certainty == Certainty::Unsure;
            let class = if is_approximate { "may" } else { "bar" };
            self.rect(class, y, steps.start, steps.start + SHORTEST);
            return;
        }
        self.rect("may", y, steps.start, last);
        let Some(certain) = bar.certain.clone() else {
            return;
        };
        // An uncertain end is drawn as possible.
        let long = certain.end.saturating_sub(certain.start);
        let soft = (long / 4).clamp(1, SOFT);
        let shrunk = |edge: Edge, is_at_edge: bool| {
            if edge == Edge::Soft && is_at_edge {
                soft
            } else {
                0
            }
        };
        let from = shrunk(start, certain.start == steps.start);
        let to = shrunk(end, certain.end == steps.end);
        self.rect("bar", y, certain.start + from, certain.end - to);
    }

    /// Draws the unknown ends, light beside what is only possible.
    fn fades(&mut self, y: i64, bar: &Bar) {
        let (start, end) = bar.edges();
        let at = y.saturating_add((ROW - BAR) / 2);
        let steps = bar.steps.clone();
        let is_light = bar.certain.is_none()
            && !bar.is_point()
            && ![start, end].contains(&Edge::Open)
            && steps.end.saturating_sub(steps.start) >= SHORTEST;
        let light = if is_light {
            r#" fill-opacity="0.28""#
        } else {
            ""
        };
        if start == Edge::Unknown {
            let x = self.step(steps.start).saturating_sub(FADE);
            self.put(&format!(
                r#"    <rect fill="url(#fade-in)"{light} x="{x}" y="{at}" width="{FADE}" height="{BAR}"/>"#
            ));
        }
        if end == Edge::Unknown {
            let x = self.step(steps.end);
            self.put(&format!(
                r#"    <rect fill="url(#fade-out)"{light} x="{x}" y="{at}" width="{FADE}" height="{BAR}"/>"#
            ));
        }
    }

    fn rect(&mut self, class: &str, y: i64, from: i64, to: i64) {
        if from >= to {
            return;
        }
        let (x, at) = (self.step(from), y.saturating_add((ROW - BAR) / 2));
        let wide = to.saturating_sub(from);
        // Writing to a String cannot fail.
        writeln!(
            self.out,
            r#"    <rect class="{class}" x="{x}" y="{at}" width="{wide}" height="{BAR}" rx="2"/>"#
        )
        .unwrap_or_default();
    }
}

/// Step up to which a bar is drawn: after now, an ongoing event is a dashed line with an arrow.
fn shown_end(bar: &Bar) -> i64 {
    let is_ongoing = bar.edges().1 == Edge::Open;
    match bar.certain.clone() {
        Some(certain) if is_ongoing => certain.end,
        None if is_ongoing => bar.steps.start,
        _ => bar.steps.end,
    }
}
