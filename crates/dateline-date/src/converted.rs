//! Conversion of a date's clock times to another zone.

use super::context::DateContext;
use super::meaning::{Clock, Meaning, Member, Range, Set, Side, Timed, written};
use super::moment::{DAY, Moment};
use super::point::Point;
use super::show::{Known, Style, words};
use super::zone::Zone;

impl DateContext {
    /// The reader's own zone: that of clock times without a zone from the text, event or file.
    pub fn local(&self) -> Zone {
        self.own_zone.unwrap_or(self.zone)
    }

    /// This context with everything placed on the clock of another zone; the reader's own zone stays.
    ///
    /// ```
    /// use dateline_date::{DateContext, Zone};
    ///
    /// let here = DateContext { zone: Zone::Fixed(3600), ..DateContext::default() };
    /// assert_eq!(here.on_clock_of(Zone::Fixed(0)).local(), Zone::Fixed(3600));
    /// assert_eq!(here.on_clock_of(Zone::Fixed(0)).on_clock_of(Zone::Fixed(3600)), here);
    /// ```
    #[must_use]
    pub fn on_clock_of(self, zone: Zone) -> Self {
        let local = self.local();
        Self {
            zone,
            own_zone: (zone != local).then_some(local),
            ..self
        }
    }
}

/// The clock times in the context's zone; `None` if they equal those of the date.
pub(super) fn conversion(meaning: &Meaning, context: DateContext, style: Style) -> Option<String> {
    let converted = meaning.on_clock_of(context);
    let day = |meaning: &Meaning, end: bool| Some(meaning.timed_edge(end)?.point);
    let days = |meaning: &Meaning| [day(meaning, false), day(meaning, true)];
    let clocks = |meaning: &Meaning| {
        let edges = [meaning.timed_edge(false), meaning.timed_edge(true)];
        edges.map(|timed| timed.map(|timed| written(timed.point, timed.clock)))
    };
    if clocks(&converted) == clocks(meaning) {
        return None;
    }
    let known = match days(meaning) {
        same if same == days(&converted) => same.into_iter().flatten().next(),
        _ => None,
    };
    let style = Style {
        known: known.map_or(Known::Nothing, |day| {
            Known::Day(day.year, day.month, day.day)
        }),
        ..style
    };
    Some(words(&converted, style))
}

impl Meaning {
    pub(super) fn on_clock_of(&self, context: DateContext) -> Self {
        match self {
            Self::Point(point) => Self::Point(*point),
            Self::Timed(timed) => timed.on_clock_of(context),
            Self::Range(range) => Self::Range(Box::new(Range {
                start: range.start.on_clock_of(context),
                end: range.end.on_clock_of(context),
            })),
            Self::Set(set) => Self::Set(Box::new(Set {
                kind: set.kind,
                members: set
                    .members
                    .iter()
                    .map(|member| match member {
                        Member::One(meaning) => Member::One(meaning.on_clock_of(context)),
                        Member::BeforeTime(timed) => {
                            let [_, last] = timed.readings_on(context);
                            Member::BeforeTime(Box::new(last))
                        }
                        Member::AfterTime(timed) => {
                            let [first, _] = timed.readings_on(context);
                            Member::AfterTime(Box::new(first))
                        }
                        other => other.clone(),
                    })
                    .collect(),
            })),
        }
    }
}

impl Side {
    fn on_clock_of(&self, context: DateContext) -> Self {
        match self {
            Self::At(meaning) => Self::At(meaning.on_clock_of(context)),
            other => other.clone(),
        }
    }
}

impl Timed {
    /// The time on the clock of the context's zone: one of two, where its own zone has it twice or not at all.
    fn on_clock_of(&self, context: DateContext) -> Meaning {
        let timed = |timed: Self| Meaning::Timed(Box::new(timed));
        let [first, last] = self.readings_on(context);
        if first == last {
            timed(first)
        } else {
            Meaning::one_of(vec![Member::One(timed(first)), Member::One(timed(last))])
        }
    }

    /// The earliest and the latest reading on the clock of the context's zone.
    fn readings_on(&self, context: DateContext) -> [Self; 2] {
        let own = self.clock.zone.unwrap_or(context.local());
        if own == context.zone {
            return [*self; 2];
        }
        let at = written(self.point, self.clock);
        let own = self.readings.unwrap_or_else(|| own.readings(at));
        let moved = |east: i32| self.moved(at.saturating_sub(i64::from(east)), context);
        let first = moved(own.first);
        [
            first,
            if own.last == own.first {
                first
            } else {
                moved(own.last)
            },
        ]
    }

    /// The time at a Unix time, on the clock of the context's zone.
    fn moved(&self, unix: i64, context: DateContext) -> Self {
        let east = context.zone.offset_at(unix);
        let shown = unix.saturating_add(i64::from(east));
        let Some(point) = on_day(self.point, shown.div_euclid(DAY)) else {
            return *self;
        };
        let clock = Clock {
            second: u32::try_from(shown.rem_euclid(DAY)).unwrap_or(0),
            zone: Some(Zone::Fixed(east)),
            ..self.clock
        };
        // Its offset settles which reading is meant where the zone has the time twice.
        let mut timed = Self::new(point, clock, context);
        timed.clock.zone = Some(context.zone);
        timed
    }
}

/// The day with a day number, with the qualifiers of `like`; `None` where days are not counted.
fn on_day(like: Point, number: i64) -> Option<Point> {
    let day = Moment::start_of_day(number);
    Moment::counts_days(day.year()).then(|| Point {
        year: day.year(),
        month: day.month(),
        day: day.day(),
        ..like
    })
}
