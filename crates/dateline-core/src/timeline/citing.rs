//! What events cite, for themselves and for their quotes. For a big file it is collected during
//! verification, so that no caller has to wait until all events are parsed.

use std::collections::HashMap;

use super::store::EventStore;
use super::{Cited, Timeline};

/// An event that cites anything or has quotes.
#[derive(Debug, Default)]
pub struct Citing {
    /// Index in display order.
    pub index: usize,
    /// Index of its file.
    pub file: usize,
    /// Hash of its text.
    pub fingerprint: u64,
    /// Number of the event's own citation.
    pub own: Option<usize>,
    /// Per quote: the number of its own citation; `None` if it uses that of the event.
    pub quotes: Vec<Option<usize>>,
}

impl Citing {
    /// Per quote: the number of the citation that applies to it.
    pub fn quoted(&self) -> impl Iterator<Item = Option<usize>> {
        self.quotes.iter().map(|quote| quote.or(self.own))
    }
}

/// All citations by number, each with the index of the file that has it.
pub type AllCited<'t> = Vec<(usize, &'t Cited)>;

/// Assigns numbers to citations.
#[derive(Default)]
struct Numbers<'t> {
    all: AllCited<'t>,
    of: HashMap<(usize, &'t Cited), usize>,
}

impl<'t> Numbers<'t> {
    fn number(&mut self, file: usize, cited: &'t Cited) -> usize {
        *self.of.entry((file, cited)).or_insert_with(|| {
            self.all.push((file, cited));
            self.all.len() - 1
        })
    }
}

/// Calls the function for the events of a file whose citations are known.
fn each_of_file<'t>(
    store: &'t EventStore,
    file: usize,
    numbers: &mut Numbers<'t>,
    each: &mut impl FnMut(usize, &Numbers<'t>, &mut Citing),
) {
    let mut citing = Citing::default();
    for piece in 0..store.piece_count() {
        let Some((skip, cites)) = store.cites(piece) else {
            continue;
        };
        let events = store.piece(piece);
        let known = cites.cited.iter();
        let known: Vec<usize> = known.map(|cited| numbers.number(file, cited)).collect();
        let number = |number: &u32| known.get(as_index(*number)).copied();
        for (at, fingerprint, own) in cites.all() {
            let at = at.checked_sub(skip).filter(|at| *at < events.len());
            let Some(at) = at else { continue };
            citing.fingerprint = fingerprint;
            citing.own = own.first().and_then(number);
            citing.quotes.clear();
            citing.quotes.extend(own.iter().skip(1).map(number));
            each(events.start + at, numbers, &mut citing);
        }
    }
}

fn as_index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Calls `each` for every event that cites anything or has quotes, in file order, with the
/// citations so far; for a big file, with those verified so far. Returns all citations.
pub fn each_citing<'t>(
    timeline: &'t Timeline,
    mut each: impl FnMut(&AllCited<'t>, &Citing),
) -> AllCited<'t> {
    let mut numbers = Numbers::default();
    let all = timeline.stores.iter().zip(&timeline.starts).enumerate();
    for (file, (store, start)) in all {
        let mut each = |at: usize, numbers: &Numbers<'t>, citing: &mut Citing| {
            if let Some(index) = timeline.place_of_number(start + at) {
                citing.index = index;
                citing.file = file;
                each(&numbers.all, citing);
            }
        };
        each_of_file(store, file, &mut numbers, &mut each);
    }
    numbers.all
}
