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

impl ValueKey<'_> {
    /// The values of the key in the texts of an event.
    fn values(self, texts: OfOne<'_>) -> Vec<String> {
        let wanted = match self {
            Self::Group => Kind::Group,
            Self::Tag => Kind::Tag,
            Self::Person => Kind::Person,
            Self::Place => Kind::Place,
            Self::Source => return source_name(texts).into_iter().collect(),
            Self::Other(name) => Kind::Key(name),
        };
        let values = texts.lines().filter(|(kind, _)| *kind == wanted);
        values.map(|(_, text)| text.to_owned()).collect()
    }
}

/// Keys of a source by how well their values name it, the best first.
const NAMES: [SourceKey; 4] = [
    SourceKey::Publisher,
    SourceKey::Title,
    SourceKey::Id,
    SourceKey::Url,
];

impl Timeline {
    /// Calls `each` with the index of every entry, file by file, and the values of a key in its texts; with `None` if its texts
    /// were not gathered.
    pub(crate) fn each_gathered(
        &self,
        key: ValueKey<'_>,
        mut each: impl FnMut(usize, Option<Vec<String>>),
    ) {
        for (file, store) in self.stores.iter().enumerate() {
            for piece in 0..store.piece_count() {
                let is_gathered = store.is_gathered(piece);
                let text = is_gathered.then(|| store.piece_text(piece, self.file(file)));
                let text = text.flatten();
                for at in store.piece(piece) {
                    let Some(index) = self.display_index(file, at) else {
                        continue;
                    };
                    let texts = text.as_ref().and_then(|text| text.event(at));
                    each(index, texts.map(|texts| key.values(texts)));
                }
            }
        }
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
