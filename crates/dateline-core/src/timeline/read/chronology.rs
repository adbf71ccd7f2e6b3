//! Markdown as a chronology: events in headings, lists, paragraphs and tables.
//!
//! ```text
//! ## 1914                              the date of what is below it
//! - 28 June: Shots in Sarajevo         an event
//! - Nobody expects a war               an event of that year
//! ### 3 August: Germany declares war   an event, with the text below it as its summary
//! ```

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::text::blocks::{Block, ITEM, PARAGRAPH, blocks};
use crate::text::{head, readable};
use crate::timeline::discover::dated_text::{date_at_end, dated_text, is_sure_date};
use crate::timeline::discover::midnight::past_midnight;
use crate::timeline::discover::{Discovered, Field};
use crate::timeline::field::clock::is_clock;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::datelike::{dated_pair, is_dated};
use crate::timeline::field::names::Names;
use crate::timeline::item::{Content, Item, Surroundings};
use crate::timeline::previous::fingerprint;
use crate::timeline::shape::{date_of, item};
use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Node, Severity};

/// What a heading or an item says about the blocks below it.
#[derive(Debug)]
struct Above {
    level: usize,
    date: Option<DateText>,
    group: Option<String>,
    /// The event that it is.
    event: Option<usize>,
    /// Whether it is an event only because it ends with a date.
    is_ending: bool,
}

/// An entry, and whether it says when it was.
type Found<'t> = (Item<'t>, bool);

/// The events of a Markdown text whose first line has that number; `None` if it has fewer than two.
pub(super) fn chronology(text: &str, line: usize) -> Option<Discovered<'_>> {
    let mut reader = Reader {
        whole: Part::new(text, line),
        above: Vec::new(),
        entries: Vec::new(),
        headings: Vec::new(),
        title: None,
    };
    for block in blocks(text) {
        reader.block(&block);
    }
    reader.finish()
}

struct Reader<'t> {
    whole: Part<'t>,
    /// The headings and items that the current block is below.
    above: Vec<Above>,
    entries: Vec<Found<'t>>,
    /// The entries that turned out to be headings only.
    headings: Vec<usize>,
    /// The heading at the top of the text.
    title: Option<String>,
}

impl<'t> Reader<'t> {
    fn block(&mut self, block: &Block) {
        while self
            .above
            .last()
            .is_some_and(|above| above.level >= block.level)
        {
            self.above.pop();
        }
        let around = self.around();
        if !block.row.is_empty() {
            let pairs =
                |(name, cell): &(String, String)| (name.clone(), Node::Scalar(cell.clone()));
            let row: Vec<_> = block.row.iter().map(pairs).collect();
            let is_dated = around.date.is_some()
                || is_dated(&row, &Names::default())
                || dated_pair(&row, false).is_some();
            self.push(block, row, around, is_dated);
            return;
        }
        let text = readable(self.text(block)).into_owned();
        let (first, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
        let first: Vec<&str> = first.split_whitespace().collect();
        let (first, rest) = (first.join(" "), rest.trim());
        let is_heading = block.level < ITEM;
        let date = date_of(&first, around.date.as_ref())
            .filter(|_| around.date.is_some() || is_sure_date(&first));
        if let Some(date) = date.filter(|_| block.level != PARAGRAPH && rest.is_empty()) {
            self.open(block.level, Some(date), around.group, None);
            return;
        }
        let at_end = || {
            let date = date_at_end(&first).filter(|_| is_heading)?;
            Some((date.to_owned(), first.clone()))
        };
        let dated = dated_text(&first, around.date.as_ref()).or_else(at_end);
        // A time of day is that of the day above.
        let clock = first.split([' ', '–', '—']).next().unwrap_or_default();
        let clock = Some(clock.trim_end_matches(':').to_owned());
        let clock = clock.filter(|clock| around.date.is_some() && is_clock(clock));
        let event = self.above.last().and_then(|above| above.event);
        let (date, title) = match (dated, event) {
            (Some((date, title)), _) => (Some(date), title),
            (None, Some(event)) => {
                self.add_to(event, &text);
                return;
            }
            (None, None) if is_heading => {
                self.heading(block.level, first, around);
                return;
            }
            (None, None) => (None, first),
        };
        let is_ending = is_heading && date.as_deref().is_some_and(|date| title.contains(date));
        if date.is_some() {
            self.leave_heading();
        }
        let is_dated = date.is_some() || around.date.is_some();
        if !is_dated && block.level == PARAGRAPH {
            return;
        }
        let below = date
            .clone()
            .map(DateText::one)
            .or_else(|| around.date.clone());
        let group = around.group.clone();
        let date = date.map(|date| clock.unwrap_or(date));
        let date = date.map(|date| ("date".to_owned(), Node::Scalar(date)));
        let title = [("title".to_owned(), Node::Scalar(title))];
        let summary = Some(rest).filter(|rest| !rest.is_empty());
        let summary = summary.map(|rest| ("summary".to_owned(), Node::Scalar(rest.to_owned())));
        let pairs = date.into_iter().chain(title).chain(summary);
        self.push(block, pairs.collect(), around, is_dated);
        let event = self.entries.len() - 1;
        self.open(block.level, below, group, Some(event));
        if let Some(above) = self.above.last_mut() {
            above.is_ending = is_ending;
        }
    }

    /// Makes a heading that ends with a date the day of the entries below it, of which one was found.
    fn leave_heading(&mut self) {
        let Some(above) = self.above.last_mut().filter(|above| above.is_ending) else {
            return;
        };
        above.is_ending = false;
        if let Some(entry) = above.event.take() {
            self.headings.push(entry);
        }
    }

    /// What is said above the current block about it.
    fn around(&self) -> Surroundings {
        let above = self.above.last();
        Surroundings {
            date: above.and_then(|above| above.date.clone()),
            group: above.and_then(|above| above.group.clone()),
            ..Surroundings::default()
        }
    }

    fn open(
        &mut self,
        level: usize,
        date: Option<DateText>,
        group: Option<String>,
        event: Option<usize>,
    ) {
        self.above.push(Above {
            level,
            date,
            group,
            event,
            is_ending: false,
        });
    }

    /// A heading without a date: the title of the text, or the group of what is below it.
    fn heading(&mut self, level: usize, text: String, around: Surroundings) {
        let is_first = self.title.is_none() && self.above.is_empty() && self.entries.is_empty();
        if is_first {
            self.title = Some(text);
            self.open(level, around.date, None, None);
        } else {
            self.open(level, around.date, Some(text), None);
        }
    }

    /// Adds an entry of the current list.
    fn push(
        &mut self,
        block: &Block,
        pairs: Vec<(String, Node)>,
        around: Surroundings,
        is_dated: bool,
    ) {
        let (text, range) = (self.whole.text, &block.range);
        let before = text.get(..range.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let own = text.get(start..range.end).unwrap_or_default();
        let place = self.whole.place(range.start);
        let part = Arc::new(Part::new(own, place.line));
        let list = around.group.as_deref().map(Arc::from);
        let mut item = item(Node::Map(pairs), None, &part, Some(&Arc::new(around)));
        item.place = place;
        item.list = list.unwrap_or_else(crate::timeline::item::top);
        self.entries.push((item, is_dated));
    }

    /// Adds a text below an event to its summary.
    fn add_to(&mut self, event: usize, text: &str) {
        let Some((item, _)) = self.entries.get_mut(event) else {
            return;
        };
        let Content::Read(Node::Map(pairs)) = &mut item.content else {
            return;
        };
        item.fingerprint = fingerprint((item.fingerprint, text));
        let summary = pairs.iter_mut().find(|(key, _)| key == "summary");
        if let Some((_, Node::Scalar(summary))) = summary {
            summary.push_str("\n\n");
            summary.push_str(text.trim());
        } else {
            let text = Node::Scalar(text.trim().to_owned());
            pairs.push(("summary".to_owned(), text));
        }
    }

    /// The text of a block without the marks of a heading or an item.
    fn text(&self, block: &Block) -> &'t str {
        let text = self.whole.text.get(block.range.clone()).unwrap_or_default();
        let text = text.trim();
        if block.level < ITEM {
            // The line below a heading may be its underline.
            let text = match text.rsplit_once('\n') {
                Some((heading, _)) if !text.starts_with('#') => heading,
                _ => text,
            };
            return text.trim_matches(['#', ' ', '\t']);
        }
        if block.level == PARAGRAPH {
            return text;
        }
        let unmarked = text.strip_prefix(['-', '*', '+']).or_else(|| {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.strip_prefix(['.', ')'])
        });
        let text = unmarked.unwrap_or(text).trim_start();
        ["[ ] ", "[x] ", "[X] "]
            .iter()
            .find_map(|check| text.strip_prefix(check))
            .unwrap_or(text)
    }

    /// Keeps the lists most of whose entries have a date. Others are prose; they are reported if some have one.
    fn finish(self) -> Option<Discovered<'t>> {
        let mut counts: HashMap<Arc<str>, (usize, usize)> = HashMap::new();
        for (item, is_dated) in &self.entries {
            let (dated, all) = counts.entry(Arc::clone(&item.list)).or_default();
            *dated += usize::from(*is_dated);
            *all += 1;
        }
        let are_events = |list: &str| {
            counts
                .get(list)
                .is_some_and(|(dated, all)| dated.saturating_mul(2) > *all)
        };
        let mut found = Discovered {
            any: true,
            ..Discovered::default()
        };
        let (mut dated, mut reported) = (0_usize, HashSet::new());
        for (number, (item, is_dated)) in self.entries.into_iter().enumerate() {
            if self.headings.contains(&number) {
                continue;
            }
            if are_events(&item.list) {
                dated += usize::from(is_dated);
                found.items.push(item);
            } else if let Some((some @ 1.., all)) = counts.get(&item.list)
                && reported.insert(Arc::clone(&item.list))
            {
                let list = match &*item.list {
                    "" => "this list".to_owned(),
                    list => format!("“{}”", head(list, 40)),
                };
                let notice = item.problem(
                    Code::LeftOut,
                    None,
                    format!("{list} is left out: {some} of its {all} entries begin with a date"),
                    Some("begin each with its date, as in `- 2025-05-09: …`".to_owned()),
                );
                found.diagnostics.push(notice.with(Severity::Notice));
            }
        }
        let lists = found
            .items
            .chunk_by_mut(|one, next| one.around == next.around);
        let notices: Vec<_> = lists.filter_map(past_midnight).collect();
        found.diagnostics.extend(notices);
        if let Some(title) = self.title {
            found.fields.push(Field {
                key: "title".to_owned(),
                node: Node::Scalar(title),
                part: Arc::new(self.whole),
                key_span: None,
                items: Vec::new(),
            });
        }
        (dated > 1).then_some(found)
    }
}
