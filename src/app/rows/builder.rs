//! Builds the rows of a list from its events, in order.

use super::density::Density;
use super::lanes::{self, Bar, Lanes};
use super::{Heading, Kind, Rail, RowStyle, Rows};
use crate::date::{Bound, Date, DateContext, Gap, Moment, Period, Precision, Span, Unit};
use crate::timeline::Timeline;

impl Rows {
    /// Lays out a timeline as of `now`, in the default style.
    #[must_use]
    pub fn lay_out(timeline: &Timeline, now: Moment) -> Self {
        Self::lay_out_by(timeline, now, RowStyle::default())
    }

    /// Lays out a timeline as of `now`, in a given style.
    pub(crate) fn lay_out_by(timeline: &Timeline, now: Moment, style: RowStyle) -> Self {
        Builder::new(timeline, now, style).build()
    }
}

/// The last thing that happened: an event, or the start or end of a range.
#[derive(Debug, Clone, Copy)]
struct Last {
    date: Span,
    /// Whether it is the start of a range that continues.
    is_start: bool,
    at: Moment,
}

impl Last {
    /// The gap until a date, if it is `days` days or longer.
    fn gap(&self, next: &Span, days: i64) -> Option<Gap> {
        let gap = if self.is_start {
            Gap::since_start(self.date, next)
        } else {
            Gap::between(self.date, next)
        };
        gap.filter(|gap| gap.days() >= days)
    }

    /// Whether certainly less than `days` days passed until a date.
    fn is_close(&self, next: &Span, days: i64) -> bool {
        let Bound::At(start) = next.earliest() else {
            return false;
        };
        let from = if self.is_start {
            self.date.earliest()
        } else {
            self.date.latest()
        };
        matches!(from, Bound::At(from) if start.day_number().saturating_sub(from.day_number()) <= days)
    }
}

/// A heading and the days that it covers.
#[derive(Debug, Clone, Copy)]
struct CurrentHeading {
    heading: Heading,
    unit: Unit,
    from: Moment,
    to: Moment,
}

/// State while the rows are laid out, from the top down.
struct Builder<'a> {
    timeline: &'a Timeline,
    now: Moment,
    style: RowStyle,
    /// Today as a date, for the gap between the last event and now.
    today: Option<Span>,
    density: Density,
    rows: Rows,
    lanes: Lanes,
    heading: Option<Heading>,
    /// The heading in force, if it is a period with known days.
    current: Option<CurrentHeading>,
    /// The last thing that happened so far, from which the next gap is measured.
    last: Option<Last>,
    now_shown: bool,
}

impl<'a> Builder<'a> {
    fn new(timeline: &'a Timeline, now: Moment, style: RowStyle) -> Self {
        Self {
            timeline,
            now,
            style,
            today: date_of(now),
            density: Density::measure(timeline, style.headings),
            rows: Rows::default(),
            lanes: Lanes::default(),
            heading: None,
            current: None,
            last: None,
            now_shown: false,
        }
    }

    fn build(mut self) -> Rows {
        let timeline = self.timeline;
        for index in 0..timeline.len() {
            match timeline.span(index).filter(|_| index < timeline.dated) {
                Some(date) => self.dated(index, &date),
                None if index < timeline.dated => self.entry(),
                None => self.undated(),
            }
        }
        self.close(None);
        self.now_line(None);
        self.rows.lanes = self.lanes.used;
        self.rows
    }

    fn dated(&mut self, index: usize, date: &Span) {
        self.rows.ranges.add(index, date);
        self.rows.has_clock |= date.precision() <= Precision::Minute;
        let anchor = date.anchor();
        if let Some(at) = anchor {
            if at > self.now {
                self.rows.next_to_come.get_or_insert(at);
                self.now_line(Some(date));
            }
            self.close(Some(at));
            self.close_touched(date);
        }
        let heading = match anchor {
            Some(at) => self.heading_for(index, date, at),
            None => Heading::NoStart,
        };
        self.gap(index, date);
        if self.heading.replace(heading) != Some(heading) {
            self.push(Kind::Heading(heading));
        }
        let holds = self.holds_another(index, date);
        self.happened(date, holds);
        self.lanes.begin(index, date, self.now, holds);
        self.entry();
        self.lanes.pass();
    }

    /// The heading above an event.
    fn heading_for(&mut self, index: usize, date: &Span, at: Moment) -> Heading {
        let unit = self.density.unit(index, date);
        if let Some(current) = self.current
            && current.unit == unit
            && (current.from..=current.to).contains(&at)
        {
            return current.heading;
        }
        let period = Period::containing(at, unit);
        let heading = Heading::Period(period);
        self.current = period.days().map(|(from, to)| CurrentHeading {
            heading,
            unit,
            from,
            to,
        });
        heading
    }

    /// Whether the next event falls into the range: only then does the range need a bar.
    fn holds_another(&self, index: usize, date: &Span) -> bool {
        if date.range().is_none() {
            return false;
        }
        let rest = index + 1..self.timeline.dated;
        let next = rest.into_iter().find_map(|index| self.timeline.span(index));
        let until = lanes::until(date, self.now);
        next.filter(|next| !lanes::touches(date, next))
            .and_then(|next| next.anchor())
            .is_some_and(|start| until.is_some_and(|end| start <= end))
    }

    fn undated(&mut self) {
        if self.heading.replace(Heading::Undated) != Some(Heading::Undated) {
            self.close(None);
            self.now_line(None);
            self.push(Kind::Heading(Heading::Undated));
        }
        self.entry();
    }

    /// Ends the bars that end before `at`; all bars if `at` is `None`.
    fn close(&mut self, at: Option<Moment>) {
        self.close_where(|bar| at.is_none_or(|at| bar.until < at));
    }

    /// Ends the bars of ranges that the next event only touches: it begins where they end, so it is
    /// not within them.
    fn close_touched(&mut self, next: &Span) {
        self.close_where(|bar| lanes::touches(&bar.date, next));
    }

    fn close_where(&mut self, is_over: impl Fn(&Bar) -> bool) {
        if let Some(rail) = self.lanes.finish(is_over) {
            for index in self.lanes.take_finished() {
                if let Some(date) = self.timeline.span(index) {
                    self.happened(&date, false);
                }
            }
            if self.style.ends {
                self.push_beside(Kind::Ends, rail);
            } else {
                self.rows.end_bars(rail);
                self.leave_out();
            }
        }
    }

    /// Adds the now line, once, before the first future event.
    fn now_line(&mut self, next: Option<&Span>) {
        if std::mem::replace(&mut self.now_shown, true) || self.timeline.dated == 0 {
            return;
        }
        self.close(Some(self.now));
        let days = self.density.gap_days(None);
        let since = self.today.and_then(|today| self.last?.gap(&today, days));
        if let Some(gap) = since.filter(|_| next.is_none()) {
            self.push_gap(gap);
        }
        self.push(Kind::Now);
        // The next gap is measured from now.
        self.last = None;
    }

    fn gap(&mut self, index: usize, date: &Span) {
        let Some(last) = self.last else { return };
        let days = self.density.gap_days(Some(index));
        if last.is_close(date, days) {
            return;
        }
        if let Some(gap) = last.gap(date, days) {
            self.push_gap(gap);
        }
    }

    fn push_gap(&mut self, gap: Gap) {
        if self.style.gaps {
            self.push(Kind::Gap(gap));
        } else {
            self.leave_out();
        }
    }

    fn leave_out(&mut self) {
        self.rows.left_out += 1;
    }

    /// Records what happened last: for a range with events in it its start, until it ends.
    fn happened(&mut self, date: &Span, is_start: bool) {
        let bound = if is_start {
            date.earliest()
        } else {
            date.latest()
        };
        let Bound::At(at) = bound else { return };
        if self.last.is_none_or(|last| last.at <= at) {
            self.last = Some(Last {
                date: *date,
                is_start,
                at,
            });
        }
    }

    /// Number of the next row.
    fn row(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    fn entry(&mut self) {
        self.beside(self.lanes.rail);
        self.rows.entries += 1;
    }

    fn push(&mut self, kind: Kind) {
        self.push_beside(kind, self.lanes.rail);
    }

    fn push_beside(&mut self, kind: Kind, rail: Rail) {
        self.beside(rail);
        if matches!(kind, Kind::Heading(_)) {
            let at = u32::try_from(self.rows.others.len()).unwrap_or(u32::MAX);
            self.rows.headings.push(at);
        }
        self.rows.others.push((self.row(), kind));
    }

    /// Records the bars beside the next row, if they differ from those of the row before.
    fn beside(&mut self, rail: Rail) {
        let before = self.rows.rails.last().map(|(_, rail)| *rail);
        if before.unwrap_or_default() != rail {
            self.rows.rails.push((self.row(), rail));
        }
    }
}

/// The day of a moment as a date.
fn date_of(at: Moment) -> Option<Span> {
    let text = format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day());
    let date = Date::parse(&text, DateContext::default()).ok()?;
    Some(date.span())
}
