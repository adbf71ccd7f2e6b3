//! Adding one event to the text of a file, and removing it again: nothing else in the text changes.
//!
//! ```text
//! text ─► list of blocks ─► place and style ─► text of the event ─► new text ─► read again: old events plus this one
//! ```
//!
//! The event is written like its neighbors: with their indentation, key names, order of keys and
//! quotes. The new text is accepted only if parsing it yields exactly the old events and the new
//! one.

mod copied;
mod draft;
mod editable;
mod json;
mod layout;
mod list;
mod order;
mod refusal;
mod scalar;
mod slot;
mod source;
mod style;
mod verify;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::field::list_keys::ListKeys;
use super::yaml::block;
use super::{Input, Loaded, Place, Timeline};
use crate::date::{Date, DateContext, OrderKey};
use crate::timeline::bytes;
use crate::timeline::read::json::may_be_json;
use crate::timeline::read::markdown::is_markdown;
pub use draft::{Draft, NewEvent};
pub use editable::{Editable, Inserted, Position};
use layout::{Block, List};
use list::{Before, lists_of};
use order::Order;
pub use refusal::{Refusal, RefusalKind};
use slot::{Meant, Slot};
pub use source::{WithSource, add_source, sources};
use style::Style;

impl<'b> Editable<'b> {
    /// Reads a file and finds its lists of events.
    ///
    /// # Errors
    /// If the file cannot be read, or its form does not allow adding an event.
    pub fn of(input: Input<'b>, context: DateContext) -> Result<Self, Refusal> {
        let decoded = bytes::decode(input.bytes).map_err(Refusal::unreadable)?;
        if decoded.count > 0 {
            return Err(Refusal::encoding());
        }
        if let Some(without) = without_brackets(input, &decoded.text, context) {
            return Self::of_bytes(input.name, Cow::Owned(without), context);
        }
        Self::of_bytes(input.name, Cow::Borrowed(input.bytes), context)
    }

    fn of_bytes(
        name: &'b str,
        bytes: Cow<'b, [u8]>,
        context: DateContext,
    ) -> Result<Self, Refusal> {
        let decoded = bytes::decode(&bytes).map_err(Refusal::unreadable)?;
        if is_markdown(name) {
            return Err(Refusal::markdown());
        }
        let is_json = may_be_json(&decoded.text);
        let loaded = Loaded::open(name, bytes.to_vec(), context, None)
            .map_err(|error| Refusal::not_loaded(&error))?;
        let is_blank = decoded.text.lines().all(block::is_blank);
        if let Some(why) = loaded.entries.why_whole()
            && !is_blank
            && !is_json
        {
            return Err(Refusal::form(why));
        }
        let text = decoded.text.into_owned();
        let (lists, between) = if is_json {
            let (list, between) = json::list_of((name, &text), &loaded)?;
            (vec![list], Some(between))
        } else {
            (lists_of(&text, &loaded)?, None)
        };
        let editable = Self {
            name,
            bytes,
            requested: context,
            loaded,
            text,
            lists,
            between,
        };
        if editable
            .lists
            .iter()
            .any(|list| editable.is_dated_around(list))
        {
            return Err(Refusal::nested());
        }
        Ok(editable)
    }

    /// Whether the events of a list have their dates from keys around them.
    fn is_dated_around(&self, list: &List) -> bool {
        let keys = self.keys_of(list);
        let meant = self.meant(&keys);
        let mut blocks = list.blocks.iter().zip(&list.entries).take(style::LOOKED_AT);
        let mut dated = blocks.clone().filter(|(_, of)| {
            let entry = self.loaded.entries.read(of.start, 0);
            !of.is_empty() && entry.is_some_and(|entry| entry.date().is_some())
        });
        let says_when = |block: &Block| {
            let has_date = meant.pair(block, Slot::Date, &self.text).is_some();
            has_date || block.pairs.is_empty()
        };
        dated.next().is_some() && !blocks.any(|(block, _)| says_when(block))
    }

    fn meant<'m>(&'m self, keys: &'m ListKeys) -> Meant<'m> {
        Meant {
            names: &self.loaded.file.names,
            keys,
            context: self.context(),
        }
    }

    /// The context that its dates are read in.
    pub(crate) fn context(&self) -> DateContext {
        self.loaded.file.context
    }

    /// Its events in display order.
    pub fn timeline(&self) -> Timeline {
        Timeline::of([self.loaded.clone()])
    }

    /// The text with an event added.
    ///
    /// # Errors
    /// If the date is invalid, if there is no title, or if the event would not be read as intended.
    pub fn insert(&self, draft: Draft<'_>, position: Position) -> Result<Inserted, Refusal> {
        let date = Date::parse(draft.date(), self.context())
            .map_err(|error| Refusal::date(draft.date(), &error))?;
        let title = draft.title();
        if title.trim().is_empty() {
            return Err(Refusal::title("an event needs a title"));
        }
        if title.contains(['\n', '\r']) {
            return Err(Refusal::title("a title is one line"));
        }
        let (list, after) = self.spot(position, date.order_key())?;
        let beside = list.entries.get(after.unwrap_or(0));
        if beside.is_some_and(|of| of.len() != 1) {
            return Err(Refusal::nested());
        }
        let styles = self.styles(list, after);
        if let Some(between) = &self.between {
            return self.insert_json(between, draft, (list, after), &styles, &date);
        }
        for style in &styles {
            let event = match draft {
                Draft::New(event) => style.event(event),
                Draft::Copy { of, .. } => self.copied(of, &date, title, style)?,
            };
            for (at, before) in list.places(after, &self.text) {
                let inserted = self.with(&event, at, before, style);
                if let Some(inserted) = inserted.filter(|new| self.is_sound(new, &date, title)) {
                    return Ok(inserted);
                }
            }
        }
        Err(Refusal::unsound())
    }

    /// The list, and the number of the block after which the event goes; `None` for before the
    /// first.
    fn spot(&self, position: Position, key: OrderKey) -> Result<(&List, Option<usize>), Refusal> {
        let (place, is_strict) = match position {
            Position::After(place) => (place, true),
            Position::Near(place) => (place, false),
            Position::ByDate => {
                return match self.lists.as_slice() {
                    [list] => Ok((list, self.by_date(list, key))),
                    _ => Err(Refusal::several_lists()),
                };
            }
        };
        let (list, block) = self.block_at(place).ok_or_else(Refusal::no_event)?;
        if is_strict || self.keeps_order(list, block, key) {
            return Ok((list, Some(block)));
        }
        Ok((list, self.by_date(list, key)))
    }

    /// The sort key of each block of a list; `None` for one without a date.
    fn keys(&self, list: &List) -> Vec<Option<OrderKey>> {
        let entry = |number: usize| self.loaded.entries.read(number, 0);
        let key = |of: &Range<usize>| Some(entry(of.start)?.date()?.order_key());
        list.entries.iter().map(key).collect()
    }

    /// The number of the block after which a date belongs: where it breaks the order least, or
    /// after the last block of an unsorted list.
    fn by_date(&self, list: &List, key: OrderKey) -> Option<usize> {
        let keys = self.keys(list);
        match Order::of(&keys) {
            Some(order) => order.best(&keys, key),
            None => list.blocks.len().checked_sub(1),
        }
    }

    /// Whether an event after that block is in order, or the list is unsorted.
    fn keeps_order(&self, list: &List, block: usize, key: OrderKey) -> bool {
        let keys = self.keys(list);
        Order::of(&keys).is_none_or(|order| {
            let best = order.best(&keys, key);
            order.broken(&keys, key, Some(block)) <= order.broken(&keys, key, best)
        })
    }

    /// The styles in which an event may be written after a block, in order of preference: like its
    /// neighbors, else with the names of the documented format.
    fn styles(&self, list: &List, after: Option<usize>) -> Vec<Style> {
        let keys = self.keys_of(list);
        let meant = self.meant(&keys);
        let own = Style::of(list, after, &self.text, &meant);
        let plain = own.clone().under_known_names();
        if own == plain {
            vec![own]
        } else {
            vec![own, plain]
        }
    }

    /// What the keys of a list were decided to mean.
    fn keys_of(&self, list: &List) -> Arc<ListKeys> {
        let mut decisions = self.loaded.file.decisions.iter();
        let found = decisions.find(|decision| *decision.path == *list.path);
        found.map_or_else(Arc::default, |found| Arc::clone(&found.keys))
    }

    /// The text with lines inserted at a byte, adapted to their surroundings.
    fn with(
        &self,
        event: &[String],
        at: usize,
        before: Option<Before>,
        style: &Style,
    ) -> Option<Inserted> {
        let end = style.line_end.as_str();
        let gap = end.repeat(style.gap);
        let block: String = event.iter().flat_map(|line| [line.as_str(), end]).collect();
        let above = self.text.get(..at)?;
        let is_open = !above.is_empty() && !above.ends_with(['\n', '\r']);
        let added = match before {
            Some(Before::Nothing) if is_open => format!("{end}{}", block.strip_suffix(end)?),
            Some(Before::Nothing) => block,
            Some(Before::FirstBlock) => format!("{block}{gap}"),
            // The last line of the file has no line end: neither does the new one.
            None if is_open => format!("{end}{gap}{}", block.strip_suffix(end)?),
            None => format!("{gap}{block}"),
        };
        let begins = added.find(event.first()?.as_str())?;
        let title = begins + style.title_at(event);
        self.with_added(at, &added, begins, title)
    }

    /// The text with other text inserted at a byte; `event` and `title` are the bytes of that text at which the event
    /// and its title begin.
    fn with_added(&self, at: usize, added: &str, event: usize, title: usize) -> Option<Inserted> {
        let mark = self.bytes.len().checked_sub(self.text.len())?;
        let start = at.checked_add(mark)?;
        let (head, tail) = self.bytes.split_at_checked(start)?;
        let bytes = [head, added.as_bytes(), tail].concat();
        let place = |byte: usize| {
            let before = [self.text.get(..at)?, added.get(..byte)?].concat();
            let line_start = before.rfind('\n').map_or(0, |end| end + 1);
            let line = memchr::memchr_iter(b'\n', before.as_bytes()).count();
            let column = before.get(line_start..)?.chars().count();
            Some(Place {
                line: line.checked_add(1)?,
                column: column.checked_add(1)?,
            })
        };
        Some(Inserted {
            line: place(event)?.line,
            title_place: place(title)?,
            added: start..start.checked_add(added.len())?,
            bytes,
        })
    }
}

/// The bytes of a file with `events:` in place of `events: []`, below which the first event can be a block; `None` if
/// its list of events is not such, or another file would result.
fn without_brackets(input: Input<'_>, text: &str, context: DateContext) -> Option<Vec<u8>> {
    let brackets = layout::empty_brackets(text)?;
    let mark = input.bytes.len().checked_sub(text.len())?;
    let mut bytes = input.bytes.to_vec();
    bytes.drain(brackets.start.checked_add(mark)?..brackets.end.checked_add(mark)?);
    let open = |bytes: &[u8]| Loaded::open(input.name, bytes.to_vec(), context, None).ok();
    verify::is_equally_empty(&open(input.bytes)?, &open(&bytes)?).then_some(bytes)
}

/// The text without bytes that were added to it, wherever they are now.
///
/// # Errors
/// If they were changed since, or if removing them would change another event.
pub fn take_back(
    input: Input<'_>,
    added: &[u8],
    hint: usize,
    context: DateContext,
) -> Result<Vec<u8>, Refusal> {
    let at_hint = input
        .bytes
        .get(hint..)
        .filter(|rest| rest.starts_with(added))
        .map(|_| hint);
    let at = at_hint
        .or_else(|| {
            let mut found = memchr::memmem::find_iter(input.bytes, added);
            found.next().filter(|_| found.next().is_none())
        })
        .ok_or_else(Refusal::changed)?;
    let end = at + added.len();
    let rest = [input.bytes.get(..at), input.bytes.get(end..)];
    let bytes = rest.map(Option::unwrap_or_default).concat();
    if verify::is_taken_out(input, &bytes, context) {
        Ok(bytes)
    } else {
        Err(Refusal::changed())
    }
}
