//! Layout of the chart: events to scale on a time axis, in lanes. The screen and the text and SVG exports draw it.
//!
//! ```text
//!         1945 ┊ 1970s  ┊ 2025      Mar       Apr       May
//!  visit                                         ▐██▌ Four-day state visit
//!  history ▒ Vict…  ░░░░ Washington …
//! ```

mod bar;
mod counts;
mod extent;
mod folds;
mod glyph;
mod lane_keys;
mod lanes;
mod pack;
mod prepared;
mod rows;
mod scale;
mod ticks;
mod window;

pub use bar::{Bar, Cell};
pub use counts::Count;
pub use extent::{Edge, Extent, Extents, Figure, OPEN_END, OPEN_START, certain, second};
pub use folds::Fold;
pub use glyph::Glyphs;
pub use lane_keys::lane_keys;
pub use lanes::{Lane, LaneKey, LaneOrder, Lanes};
pub use pack::{Item, Name, NamePlace};
pub use prepared::Prepared;
pub use rows::{Chart, Content, NOW, Request, Row, title};
pub use scale::{Scale, Stretch, Unfolded, Window};
pub use ticks::Tick;
pub use window::{SHORTEST, View, unit};
