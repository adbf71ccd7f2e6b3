//! Parses written dates: earliest and latest moment, precision, qualifier, order and display.
//!
//! A date is kept as written and understood as an interval. The EDTF libraries are used only in this crate.
//!
//! ```text
//! text ─► parse ─► attempt ─┬─► edtf ───────────────────────────────┬─► meaning ─► bounds, order, distance, gap, within
//!                           └─► lex ─► grammar ─► collect ─► finish ┘   (point)     show, label, extent, conventions
//!                                ▲ words/…, numeric, clock
//!                  not a date ─► failure, spelling
//! ```
//!
//! [`Date`] (`date.rs`) is made from all of these, and none of them uses it. A module uses only those below it; what
//! several share is in a file of its own.
//!
//! A new form in words is a row in `words/`, a new convention a row in `conventions.rs`.
//!
//! ```
//! use dateline_date::{Date, DateContext};
//!
//! let date = Date::parse("c. 1910", DateContext::default())?;
//! assert_eq!(date.words(), "about 1910");
//! assert_eq!(date.edtf().as_deref(), Some("1910~"));
//! # Ok::<(), dateline_date::DateError>(())
//! ```

mod attempt;
mod base;
mod bounds;
mod brackets;
mod calendar;
mod century;
mod certainty;
mod clock;
mod collect;
mod context;
pub mod conventions;
mod converted;
mod date;
mod deep;
mod digits;
mod distance;
mod dual;
mod duration;
mod edtf;
mod ended;
mod error;
mod extent;
mod failure;
mod finish;
mod gap;
mod grammar;
mod label;
mod language;
mod length;
mod lex;
mod machine;
mod meaning;
mod moment;
mod names;
mod negative;
mod numeric;
mod older;
mod order;
mod parse;
mod partial;
mod period;
mod plain;
mod point;
mod precision;
mod read;
mod refine;
mod relation;
pub mod report;
mod ruler;
mod seek;
mod short_end;
mod show;
mod span;
mod spelling;
mod week;
mod wikidata;
mod within;
mod words;
mod zone;

pub use self::base::BaseDate;
pub use self::calendar::Calendar;
pub use self::certainty::{Certainty, End, Qualifier};
pub use self::context::{DateContext, NumericOrder, SettledBy, ShortEnd};
pub use self::date::{Date, Missing};
pub use self::error::DateError;
pub use self::gap::Gap;
pub use self::label::Label;
pub use self::language::Language;
pub use self::moment::{Bound, Moment};
pub use self::numeric::numeric_evidence;
pub use self::order::OrderKey;
pub use self::period::{Period, Unit};
pub use self::precision::Precision;
pub use self::relation::{Interval, Relation};
pub use self::ruler::Step;
pub use self::show::{ClockDetail, DayMonthOrder, Era, Hours, MONTHS, Notation};
pub use self::span::{Days, Span};
pub use self::within::{Truth, Window};
pub use self::zone::{ClockChange, Zone};
