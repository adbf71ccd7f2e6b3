//! How an event lies to others, in words: "during “State visit”", "contains “Parade” and 3 more".

use super::brief;
use super::pane::Related;
use crate::date::Relation;

/// How many events are named after one word.
const MOST_NAMED: usize = 6;
/// How many are named of those that an event contains, or of which nothing is certain.
const FEW_NAMED: usize = 3;

/// What an event falls in for certain, each on its own, and everything else.
pub(super) fn words(related: &[Related], is_cut: bool) -> (Vec<String>, Vec<String>) {
    const ORDER: [Relation; 6] = [
        Relation::During,
        Relation::SameTime,
        Relation::BeginsDuring,
        Relation::EndsDuring,
        Relation::Overlaps,
        Relation::Contains,
    ];
    let (mut during, mut others) = (Vec::new(), Vec::new());
    for (is_certain, relation) in [true, false]
        .into_iter()
        .flat_map(|is_certain| ORDER.map(|relation| (is_certain, relation)))
    {
        let titles: Vec<String> = related
            .iter()
            .filter(|related| {
                let neighbor = related.neighbor;
                (neighbor.relation, neighbor.is_certain) == (relation, is_certain)
            })
            .map(|related| format!("“{}”", brief(related.entry.title())))
            .collect();
        if titles.is_empty() {
            continue;
        }
        let possibly = if is_certain { "" } else { "possibly " };
        let lead = format!("{possibly}{}", relation.words());
        if relation == Relation::During && is_certain && titles.len() <= MOST_NAMED {
            during.extend(titles.iter().map(|title| format!("{lead} {title}")));
            continue;
        }
        let most = if is_certain && relation != Relation::Contains {
            MOST_NAMED
        } else {
            FEW_NAMED
        };
        let text = format!("{lead} {}", listed(&titles, most, is_cut));
        if relation == Relation::During && is_certain {
            during.push(text);
        } else {
            others.push(text);
        }
    }
    (during, others)
}

/// The first titles, and how many more there are.
fn listed(titles: &[String], most: usize, is_cut: bool) -> String {
    let named = titles.get(..most).unwrap_or(titles).join(", ");
    match titles.len().saturating_sub(most) {
        0 => named,
        _ if is_cut => format!("{named} and more"),
        more => format!("{named} and {more} more"),
    }
}
