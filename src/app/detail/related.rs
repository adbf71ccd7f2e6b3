//! How an event relates in time to others, in words: "during “State visit”", "contains “Parade” and
//! 3 more".

use super::inputs::Related;
use super::long::PIECE;
use crate::date::Relation;
use crate::text::{head, one_line, readable};

/// Most ranges that contain the event which are named one by one.
const MOST_NAMED: usize = 6;
/// Most events of any other relation which are named one by one.
const FEW_NAMED: usize = 3;

/// An event's relations to others, in words.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Titles of ranges that certainly contain the event.
    pub during: Vec<String>,
    /// The other certain relations.
    pub certain: Vec<String>,
    /// The possible relations.
    pub possible: Vec<String>,
}

impl Words {
    pub(super) fn of(related: &[Related], is_cut: bool) -> Self {
        const ORDER: [Relation; 6] = [
            Relation::During,
            Relation::SameTime,
            Relation::BeginsDuring,
            Relation::EndsDuring,
            Relation::Overlaps,
            Relation::Contains,
        ];
        let mut words = Self::default();
        for relation in ORDER {
            let titles = |is_certain: bool| -> Vec<String> {
                let such = related.iter().filter(|related| {
                    let neighbor = related.neighbor;
                    (neighbor.relation, neighbor.is_certain) == (relation, is_certain)
                });
                such.map(|related| format!("“{}”", brief(related.entry.title())))
                    .collect()
            };
            let lead = relation.words();
            if let Some(list) = listed(&titles(false), FEW_NAMED, is_cut) {
                words.possible.push(format!("possibly {lead} {list}"));
            }
            let certain = titles(true);
            if relation != Relation::During {
                let list = listed(&certain, FEW_NAMED, is_cut);
                words
                    .certain
                    .extend(list.map(|list| format!("{lead} {list}")));
            } else if certain.len() <= MOST_NAMED {
                let each = certain.iter().map(|title| format!("{lead} {title}"));
                words.during.extend(each);
            } else {
                let list = listed(&certain, MOST_NAMED, is_cut);
                words
                    .during
                    .extend(list.map(|list| format!("{lead} {list}")));
            }
        }
        words
    }
}

/// The first `most` titles, and the number of further ones; `None` if there are none.
fn listed(titles: &[String], most: usize, is_cut: bool) -> Option<String> {
    let named = titles.get(..most).unwrap_or(titles).join(", ");
    Some(match titles.len().saturating_sub(most) {
        _ if titles.is_empty() => return None,
        0 => named,
        _ if is_cut => format!("{named} and more"),
        more => format!("{named} and {more} more"),
    })
}

/// A title shortened to fit into a sentence, on one line.
pub(super) fn brief(title: &str) -> String {
    const LONGEST: usize = 80;
    let title = readable(head(title, MOST_CHARACTERS));
    crate::text::cut(&one_line(head(&title, LONGEST + 1)), LONGEST).into_owned()
}

/// Characters that are laid out of a field without a part of its own. A note says how much is left
/// out.
pub(super) const MOST_CHARACTERS: usize = PIECE;
