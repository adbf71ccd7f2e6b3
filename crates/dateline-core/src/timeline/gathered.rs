//! Values of the keys of events from the texts that verification gathered, without parsing the events again.

use super::Timeline;
use super::kinds::{Kind, SourceKey};
use super::store::OfOne;

/// A key of events.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ValueKey<'k> {
    Group,
    Tag,
    Person,
    Place,
    /// The name of the first source.
    Source,
    /// Any undocumented key.
    Other(&'k str),
}

/// Keys of a source by how well their values name it, the best first.
const NAMES: [SourceKey; 4] = [
    SourceKey::Publisher,
    SourceKey::Title,
    SourceKey::Id,
    SourceKey::Url,
];

impl Timeline {
    /// Values of a key of the entry at that index; `None` if its texts were not gathered.
    pub(crate) fn gathered_values(&self, index: usize, key: ValueKey<'_>) -> Option<Vec<String>> {
        let (store, _, at) = self.find(index)?;
        let texts = store.gathered(at)?;
        let wanted = match key {
            ValueKey::Group => Kind::Group,
            ValueKey::Tag => Kind::Tag,
            ValueKey::Person => Kind::Person,
            ValueKey::Place => Kind::Place,
            ValueKey::Source => return Some(source_name(texts).into_iter().collect()),
            ValueKey::Other(name) => Kind::Key(name),
        };
        let values = texts.lines().filter(|(kind, _)| *kind == wanted);
        Some(values.map(|(_, text)| text.to_owned()).collect())
    }

    /// The file of the entry at that index in display order, and its number there: entries in the order of the files.
    pub(crate) fn file_order(&self, index: usize) -> Option<(usize, usize)> {
        let (_, file, at) = self.find(index)?;
        Some((file, at))
    }
}

/// The best name of the first source of an event.
fn source_name(texts: OfOne<'_>) -> Option<String> {
    let mut names = [None; NAMES.len()];
    for (kind, text) in texts.lines() {
        let Kind::Source { key, is_first } = kind else {
            continue;
        };
        // The next source.
        if is_first && names.iter().any(Option::is_some) {
            break;
        }
        let at = NAMES.iter().position(|name| *name == key);
        if let Some(name) = at.and_then(|at| names.get_mut(at)) {
            name.get_or_insert(text);
        }
    }
    names.into_iter().flatten().next().map(str::to_owned)
}
