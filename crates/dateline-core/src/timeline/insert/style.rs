//! The style in which the events of a list are written, for writing a new one.

use std::ops::Range;

use super::draft::NewEvent;
use super::layout::{Block, List, Pair};
use super::scalar::{self, Quoting, Within, literal};
use super::slot::{Meant, Slot};

/// Number of events near the new one that are examined.
pub(super) const LOOKED_AT: usize = 100;

/// The notation for several tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagForm {
    /// `[a, b]`
    Brackets,
    /// One per line; holds the number of spaces between the key's indentation and the dash.
    Lines(usize),
    /// `a, b`
    Commas,
}

/// The style of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SlotStyle {
    slot: Slot,
    /// The key, with quotes.
    key: String,
    /// The white space between colon and value.
    space: String,
    quoting: Quoting,
}

/// The style of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    /// The line end.
    pub line_end: String,
    /// Number of empty lines between two events.
    pub gap: usize,
    indent: usize,
    keys_at: usize,
    is_dash_alone: bool,
    /// The space inside braces, if events are written in braces.
    braces: Option<&'static str>,
    slots: Vec<SlotStyle>,
    tags: TagForm,
}

impl Style {
    /// The style of a list, judged by the events around the block after which an event goes.
    pub fn of(list: &List, after: Option<usize>, text: &str, meant: &Meant<'_>) -> Self {
        let here = after.unwrap_or(0);
        let mut near: Vec<(usize, &Block)> = list.blocks.iter().enumerate().collect();
        near.sort_by_key(|(at, _)| at.abs_diff(here));
        near.truncate(LOOKED_AT);
        let near: Vec<&Block> = near.into_iter().map(|(_, block)| block).collect();
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let Some(first) = near.first() else {
            let indent = list.empty.map_or(0, |(_, indent)| indent);
            return Self {
                line_end: line_end.to_owned(),
                gap: 0,
                indent,
                keys_at: indent + 2,
                is_dash_alone: false,
                braces: None,
                slots: Slot::ALL.map(SlotStyle::known).to_vec(),
                tags: TagForm::Brackets,
            };
        };
        let is_whole = |block: &&&Block| {
            let has = |slot| meant.pair(block, slot, text).is_some();
            has(Slot::Date) && has(Slot::Title)
        };
        let model = near.iter().find(is_whole).unwrap_or(first);
        let slots = Slot::ALL.map(|slot| SlotStyle::of(slot, &near, text, meant));
        Self {
            line_end: line_end.to_owned(),
            gap: gap(list, after, text),
            indent: first.indent,
            keys_at: model.keys_at,
            is_dash_alone: model.is_dash_alone,
            braces: model.is_in_braces.then(|| inside_braces(model, text)),
            slots: ordered(slots, model, text, meant),
            tags: tag_form(&near, text, meant),
        }
    }

    /// The fields of an event in order, each with its key, with quotes if it has any.
    pub fn keys(&self) -> impl Iterator<Item = (Slot, &str)> {
        self.slots.iter().map(|slot| (slot.slot, slot.key.as_str()))
    }

    /// Whether several tags are one text with commas.
    pub fn has_tags_with_commas(&self) -> bool {
        self.tags == TagForm::Commas
    }

    /// The style with the keys of the documented format.
    pub fn under_known_names(mut self) -> Self {
        for slot in &mut self.slots {
            *slot = SlotStyle::known(slot.slot);
        }
        self
    }

    /// The lines of a new event, without line ends.
    pub fn event(&self, event: &NewEvent) -> Vec<String> {
        self.lines(self.slots.iter().filter_map(|slot| self.pair(slot, event)))
    }

    /// The style with or without braces, as an event has them.
    pub fn like(&self, event: &Block, text: &str) -> Self {
        Self {
            braces: event.is_in_braces.then(|| inside_braces(event, text)),
            ..self.clone()
        }
    }

    /// Combines pairs to the lines of an event. The first line of each pair has no indentation.
    pub fn lines(&self, pairs: impl Iterator<Item = Vec<String>>) -> Vec<String> {
        if let Some(space) = self.braces {
            let pairs: Vec<String> = pairs.map(|lines| lines.join("\n")).collect();
            let indent = " ".repeat(self.indent);
            let event = format!("{indent}- {{{space}{}{space}}}", pairs.join(", "));
            return event.lines().map(str::to_owned).collect();
        }
        let dash = " ".repeat(self.indent) + "-";
        let mut lines = Vec::new();
        if self.is_dash_alone {
            lines.push(dash.clone());
        }
        for pair in pairs {
            for (at, line) in pair.into_iter().enumerate() {
                lines.push(if at > 0 {
                    line
                } else if lines.is_empty() {
                    let space = self.keys_at.saturating_sub(dash.len()).max(1);
                    format!("{dash}{}{line}", " ".repeat(space))
                } else {
                    " ".repeat(self.keys_at) + &line
                });
            }
        }
        lines
    }

    /// The lines of one field of an event.
    pub fn pair_of(&self, slot: Slot, event: &NewEvent) -> Vec<String> {
        let mut slots = self.slots.iter();
        let style = slots.find(|style| style.slot == slot);
        let lines = style.and_then(|style| self.pair(style, event));
        lines.unwrap_or_default()
    }

    fn within(&self) -> Within {
        if self.braces.is_some() {
            Within::Brackets
        } else {
            Within::Block
        }
    }

    /// The byte at which the title begins in the lines of an event.
    pub fn title_at(&self, lines: &[String]) -> usize {
        let mut keys = self.keys();
        let key = keys.find(|(slot, _)| *slot == Slot::Title);
        let key = format!("{}:", key.map_or("title", |(_, key)| key));
        let mut start = 0;
        for line in lines {
            let at = line.find(&key).filter(|at| {
                let before = line.get(..*at).unwrap_or_default();
                self.braces.is_some() || before.trim_matches([' ', '-']).is_empty()
            });
            if let Some(at) = at {
                return start + at;
            }
            start += line.len() + self.line_end.len();
        }
        self.keys_at
    }

    /// The lines of one pair; `None` if the event has no value for it.
    fn pair(&self, slot: &SlotStyle, event: &NewEvent) -> Option<Vec<String>> {
        let within = self.within();
        let head = |value: &str| format!("{}:{}{value}", slot.key, slot.space);
        let text = |text: &str| {
            let text = text.replace("\r\n", "\n");
            let deeper = self.keys_at + (self.keys_at - self.indent).max(2);
            let lines = literal(&text, deeper).filter(|_| within == Within::Block);
            if let Some((mark, below)) = lines {
                let mut lines = vec![format!("{}: {mark}", slot.key)];
                lines.extend(below);
                return lines;
            }
            vec![head(&scalar::scalar(&text, slot.quoting, within))]
        };
        match slot.slot {
            Slot::Date => {
                let date = scalar::date(event.date.trim(), slot.quoting, within);
                Some(vec![head(&date)])
            }
            Slot::Tags if event.tags.is_empty() => None,
            Slot::Tags => Some(self.tags(slot, &event.tags, within)),
            other => event.text(other).map(text),
        }
    }

    fn tags(&self, slot: &SlotStyle, tags: &[String], within: Within) -> Vec<String> {
        let in_brackets = |tag: &String| scalar::scalar(tag, Quoting::Plain, Within::Brackets);
        match self.tags {
            TagForm::Lines(spaces) if within == Within::Block => {
                let spaces = " ".repeat(self.keys_at + spaces);
                let tags = tags.iter().map(|tag| {
                    let tag = scalar::scalar(tag, Quoting::Plain, within);
                    format!("{spaces}- {tag}")
                });
                std::iter::once(format!("{}:", slot.key))
                    .chain(tags)
                    .collect()
            }
            TagForm::Commas
                if within == Within::Block && tags.iter().all(|tag| !tag.contains(',')) =>
            {
                let tags = scalar::scalar(&tags.join(", "), slot.quoting, within);
                vec![format!("{}:{}{tags}", slot.key, slot.space)]
            }
            _ => {
                let tags: Vec<String> = tags.iter().map(in_brackets).collect();
                vec![format!("{}:{}[{}]", slot.key, slot.space, tags.join(", "))]
            }
        }
    }
}

impl SlotStyle {
    fn known(slot: Slot) -> Self {
        Self {
            slot,
            key: slot.known_name().to_owned(),
            space: " ".to_owned(),
            quoting: Quoting::Plain,
        }
    }

    /// The style that most of these events use, which are sorted by distance.
    fn of(slot: Slot, near: &[&Block], text: &str, meant: &Meant<'_>) -> Self {
        let written = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let pairs: Vec<&Pair> = near
            .iter()
            .filter_map(|block| meant.pair(block, slot, text))
            .collect();
        let count = |pair: &Pair| {
            let same = pairs
                .iter()
                .filter(|other| written(&other.key) == written(&pair.key));
            same.count()
        };
        // Of equally frequent ones the nearest: the last maximum in reversed order.
        let Some(most) = pairs.iter().rev().max_by_key(|pair| count(pair)) else {
            return Self::known(slot);
        };
        let key = written(&most.key);
        let mut same = pairs.iter().filter(|pair| written(&pair.key) == key);
        let valued = same.clone().find(|pair| !written(&pair.value).is_empty());
        // Quotes that are needed say nothing of how others are written.
        let quoting = same.find_map(|pair| Quoting::chosen(written(&pair.value)));
        let between = valued.map_or(" ", |pair| {
            let between = written(&(pair.key.end..pair.value.start));
            between.trim_start().strip_prefix(':').unwrap_or(" ")
        });
        Self {
            slot,
            key: key.to_owned(),
            space: if between.is_empty() { " " } else { between }.to_owned(),
            quoting: quoting.unwrap_or_default(),
        }
    }
}

/// The keys in the order of an event; missing ones follow the key that precedes them in the
/// documented format.
fn ordered(slots: [SlotStyle; 7], model: &Block, text: &str, meant: &Meant<'_>) -> Vec<SlotStyle> {
    let place = |slot: &SlotStyle| {
        let pair = meant.pair(model, slot.slot, text)?;
        Some(pair.key.start)
    };
    let (mut there, absent): (Vec<_>, Vec<_>) =
        slots.into_iter().partition(|slot| place(slot).is_some());
    there.sort_by_key(place);
    for slot in absent {
        let rank = |slot: Slot| Slot::ALL.iter().position(|other| *other == slot);
        let before = there
            .iter()
            .rposition(|other| rank(other.slot) < rank(slot.slot));
        there.insert(before.map_or(0, |before| before + 1), slot);
    }
    there
}

/// The number of empty lines that most events have after them.
fn gap(list: &List, after: Option<usize>, text: &str) -> usize {
    let from = after.unwrap_or(0).saturating_sub(LOOKED_AT / 2);
    let blocks = list.blocks.iter().skip(from).take(LOOKED_AT);
    let gaps: Vec<usize> = blocks
        .clone()
        .zip(blocks.skip(1))
        .map(|(one, next)| {
            let between = text.get(one.content_end..next.start).unwrap_or_default();
            between
                .lines()
                .filter(|line| line.trim().is_empty())
                .count()
        })
        .collect();
    let often = |gap: usize| gaps.iter().filter(|other| **other == gap).count();
    gaps.iter()
        .copied()
        .max_by_key(|gap| often(*gap))
        .unwrap_or(0)
}

/// The space between a brace and its content.
fn inside_braces(block: &Block, text: &str) -> &'static str {
    let lines = text.get(block.start..block.content_end).unwrap_or_default();
    if lines.contains("{ ") { " " } else { "" }
}

fn tag_form(near: &[&Block], text: &str, meant: &Meant<'_>) -> TagForm {
    let pairs = near
        .iter()
        .filter_map(|block| Some((block, meant.pair(block, Slot::Tags, text)?)));
    let mut forms = pairs.filter_map(|(block, pair)| {
        let value = text.get(pair.value.clone())?;
        if value.starts_with('[') {
            return Some(TagForm::Brackets);
        }
        if !value.is_empty() && !value.starts_with('#') {
            return Some(TagForm::Commas);
        }
        let below = text.get(pair.value.end..pair.all.end)?;
        let dash = below
            .lines()
            .find(|line| line.trim_start().starts_with("- "))?;
        let spaces = dash.len() - dash.trim_start().len();
        Some(TagForm::Lines(spaces.checked_sub(block.keys_at)?))
    });
    forms.next().unwrap_or(TagForm::Brackets)
}
