//! The events of one file, in file order. A file in the usual form is indexed, and its events are
//! parsed on demand; any other file is parsed completely at once. Callers need not know which.
//!
//! Texts and citations of events are gathered in pieces of up to 256 consecutive events. For an
//! indexed file that happens during verification; before that a piece has nothing to offer.

mod cites;
mod filled;
mod index;
mod piece;
mod position;
mod search_text;

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::discover::Discovered;
use super::lint::Lints;
use super::previous::PreviousEntries;
use super::{Diagnostic, Entry, File, Place, Severity, Tally};
use crate::date::{DateContext, Span};
pub(super) use cites::Cites;
use filled::Filled;
pub(super) use index::head;
use index::{Index, Placed};
use piece::PIECE;
pub(super) use piece::PieceText;
pub(super) use position::Position;
pub(super) use search_text::OfOne;
pub use search_text::search_text;

/// The events of one file. Cheap to clone: clones share their state.
#[derive(Debug, Clone)]
pub(super) struct EventStore(Events);

#[derive(Debug, Clone)]
enum Events {
    /// All events, parsed.
    Filled(Arc<Filled>),
    /// Events that are parsed on demand.
    Indexed(Arc<Index>),
}

/// Progress of parsing every event of some files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Number of events that are parsed.
    pub done: usize,
    /// Number of events to parse in all.
    pub total: usize,
    /// Number of parsed events with problems.
    pub wrong: usize,
}

/// The bytes of a file whose events cannot be separated without parsing all of it, and the reason.
type NotIndexed = (Vec<u8>, &'static str);

/// The result of verifying a store.
pub(super) enum Outcome<'s> {
    /// The index was correct.
    Unchanged,
    /// Some events have other dates: this store has them in their places.
    Moved(EventStore),
    /// The file has to be parsed as a whole.
    Doubtful {
        text: &'s [u8],
        context: DateContext,
        why: &'static str,
    },
}

impl Default for EventStore {
    fn default() -> Self {
        Self::filled(Vec::new(), Lints::default(), None)
    }
}

impl PartialEq for EventStore {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && (0..self.len()).all(|index| self.entry(index, 0) == other.entry(index, 0))
    }
}

impl EventStore {
    /// A store of parsed events, with the results of the checks across events, and why the file was
    /// not read block by block, if it was not.
    pub fn filled(entries: Vec<Arc<Entry>>, lints: Lints, why: Option<Arc<str>>) -> Self {
        Self(Events::Filled(Arc::new(Filled::new(entries, lints, why))))
    }

    /// A store of a text whose events are parsed on demand, with the rest of the file; `file`
    /// builds that, and the context for the dates. Events unchanged since `before` are reused.
    ///
    /// # Errors
    /// The text, and why its events cannot be separated without parsing all of it.
    pub fn indexed(
        text: Vec<u8>,
        requested: DateContext,
        before: Option<&Self>,
        file: impl Fn(Discovered<'_>) -> (File, DateContext),
    ) -> Result<(Self, Arc<File>), NotIndexed> {
        let before = match before {
            Some(Self(Events::Indexed(index))) => Some(index.as_ref()),
            _ => None,
        };
        match Index::of(text, requested, before, file) {
            Ok(fresh) => Ok((Self(Events::Indexed(Arc::new(fresh.index))), fresh.file)),
            Err((text, doubt)) => Err((text, doubt.0)),
        }
    }

    /// Sets why all events were parsed, unless a reason is known.
    pub fn set_why_whole(&mut self, reason: &str) {
        if let Events::Filled(filled) = &mut self.0
            && let Some(filled) = Arc::get_mut(filled)
        {
            filled.why.get_or_insert_with(|| Arc::from(reason));
        }
    }

    /// Why the file was parsed as a whole; `None` if it was not.
    pub fn why_whole(&self) -> Option<&str> {
        match &self.0 {
            Events::Filled(filled) => filled.why.as_deref(),
            Events::Indexed(_) => None,
        }
    }

    /// The text of the file, if it is kept.
    pub fn text(&self) -> Option<&[u8]> {
        match &self.0 {
            Events::Filled(_) => None,
            Events::Indexed(index) => Some(index.text()),
        }
    }

    /// The events that a new version of the file can reuse.
    pub fn known(&self) -> PreviousEntries {
        match &self.0 {
            Events::Filled(filled) => PreviousEntries::of(&filled.entries),
            Events::Indexed(_) => PreviousEntries::default(),
        }
    }

    /// The store, for the file with this index.
    pub fn of_file(self, file: usize) -> Self {
        match &self.0 {
            Events::Filled(filled) if filled.entries.iter().any(|entry| entry.file() != file) => {
                Self(Events::Filled(Arc::new(filled.of_file(file))))
            }
            _ => self,
        }
    }

    pub fn len(&self) -> usize {
        match &self.0 {
            Events::Filled(filled) => filled.entries.len(),
            Events::Indexed(index) => index.len(),
        }
    }

    /// An event, for the file with that index.
    pub fn entry(&self, at: usize, file: usize) -> Option<Arc<Entry>> {
        match &self.0 {
            Events::Filled(filled) => filled.entries.get(at).cloned(),
            Events::Indexed(index) => index.entry(at, file),
        }
    }

    /// An event, parsed without affecting the cache.
    pub fn read(&self, at: usize, file: usize) -> Option<Arc<Entry>> {
        match &self.0 {
            Events::Filled(filled) => filled.entries.get(at).cloned(),
            Events::Indexed(index) => index.read_uncached(at, file),
        }
    }

    /// Parses an event that is too long to be parsed while a key press is handled.
    pub fn prefetch(&self, at: usize, file: usize) {
        if let Events::Indexed(index) = &self.0 {
            index.prefetch(at, file);
        }
    }

    /// Whether an event is available without parsing.
    pub fn is_at_hand(&self, at: usize) -> bool {
        match &self.0 {
            Events::Filled(_) => true,
            Events::Indexed(index) => index.is_cached(at),
        }
    }

    pub fn span(&self, at: usize) -> Option<Span> {
        match &self.0 {
            Events::Filled(filled) => Some(filled.entries.get(at)?.date()?.span()),
            Events::Indexed(index) => index.span(at),
        }
    }

    /// The hash of the text of an event, computed without parsing it.
    pub fn fingerprint(&self, at: usize) -> Option<u64> {
        match &self.0 {
            Events::Filled(filled) => Some(filled.entries.get(at)?.fingerprint()),
            Events::Indexed(index) => index.fingerprint(at),
        }
    }

    /// The time of an event, as far as sorting needs it.
    pub fn position(&self, at: usize) -> Position {
        match &self.0 {
            Events::Filled(filled) => filled.position(at),
            Events::Indexed(index) => match index.placed(at) {
                Placed::Days(days) => Position::Days(days),
                Placed::Aside(_) => Position::Dated,
                Placed::Undated => Position::Undated,
                Placed::Follows | Placed::Text { .. } | Placed::Parse => Position::BelowPrevious,
            },
        }
    }

    /// The highest known severity of an event's problems. The event is not parsed for it.
    pub fn worst(&self, at: usize) -> Option<Severity> {
        match &self.0 {
            Events::Filled(filled) => {
                let diagnostics = filled.diagnostics(filled.entries.get(at)?);
                diagnostics.map(|diagnostic| diagnostic.severity).max()
            }
            Events::Indexed(index) => index.state.worst(at),
        }
    }

    /// The highest known severity of the problems of an event of this store.
    pub fn worst_of(&self, entry: &Entry) -> Option<Severity> {
        match &self.0 {
            Events::Filled(filled) => {
                let diagnostics = filled.diagnostics(entry);
                diagnostics.map(|diagnostic| diagnostic.severity).max()
            }
            Events::Indexed(index) => index.state.worst(index.at_line(entry.place().line)?),
        }
    }

    /// The events with known errors or warnings.
    pub fn wrong(&self) -> impl Iterator<Item = usize> {
        let len = if self.has_no_wrong() { 0 } else { self.len() };
        (0..len).filter(|at| self.worst(*at) >= Some(Severity::Warning))
    }

    /// Whether certainly no event has a known error or warning.
    fn has_no_wrong(&self) -> bool {
        matches!(&self.0, Events::Indexed(index) if index.state.wrong() == 0)
    }

    /// Number of events with known errors or warnings.
    pub fn wrong_count(&self) -> usize {
        match &self.0 {
            Events::Filled(_) => self.wrong().count(),
            Events::Indexed(index) => index.state.wrong(),
        }
    }

    /// Number of known problems of all events.
    pub fn tally(&self) -> Tally {
        match &self.0 {
            Events::Filled(filled) => {
                let entries = filled.entries.iter();
                Tally::of(entries.flat_map(|entry| filled.diagnostics(entry)))
            }
            Events::Indexed(index) => index.state.tally(),
        }
    }

    /// Number of known problems of an event.
    pub fn tally_of(&self, at: usize) -> Tally {
        match &self.0 {
            Events::Filled(filled) => {
                let entry = filled.entries.get(at);
                Tally::of(entry.iter().flat_map(|entry| filled.diagnostics(entry)))
            }
            Events::Indexed(index) => index.state.tally_of(at),
        }
    }

    /// The known problems of an event, which is parsed for it.
    pub fn diagnostics(&self, at: usize) -> Vec<Diagnostic> {
        match &self.0 {
            Events::Filled(filled) => {
                let entry = filled.entries.get(at);
                let diagnostics = entry.iter().flat_map(|entry| filled.diagnostics(entry));
                diagnostics.cloned().collect()
            }
            Events::Indexed(index) => index.diagnostics(at),
        }
    }

    /// Problems of the file that became known only after all events were parsed.
    fn conclusions(&self) -> &[Diagnostic] {
        match &self.0 {
            Events::Filled(_) => &[],
            Events::Indexed(index) => {
                let concluded = index.state.concluded();
                concluded.map_or(&[], |concluded| concluded.of_file.as_slice())
            }
        }
    }

    /// The file with the diagnostics that depend on all of its events, once those are known.
    pub fn with_conclusions(&self, file: &Arc<File>) -> Arc<File> {
        let conclusions = self.conclusions();
        if conclusions
            .iter()
            .all(|conclusion| file.diagnostics.contains(conclusion))
        {
            return Arc::clone(file);
        }
        let mut file = File::clone(file);
        file.diagnostics.extend(conclusions.iter().cloned());
        Arc::new(file)
    }

    /// The index of an event of this version of the store.
    pub fn index_of(&self, entry: &Entry) -> Option<usize> {
        match &self.0 {
            Events::Filled(filled) => {
                let mut all = filled.entries.iter();
                all.position(|other| std::ptr::eq(&raw const **other, &raw const *entry))
            }
            Events::Indexed(index) => index.at_line(entry.place().line),
        }
    }

    /// The event that begins at a place of the file with that index.
    pub fn at_place(&self, place: Place, file: usize) -> Option<usize> {
        match &self.0 {
            Events::Filled(filled) => {
                let mut all = filled.entries.iter();
                all.position(|entry| entry.place() == place)
            }
            Events::Indexed(index) => {
                let at = index.at_line(place.line)?;
                (index.entry(at, file)?.place() == place).then_some(at)
            }
        }
    }

    /// Whether other events are on the same line as an event.
    pub fn shares_its_line(&self, entry: &Entry) -> bool {
        match &self.0 {
            Events::Filled(filled) => {
                let line = entry.place().line;
                let entries = filled.entries.iter();
                entries.filter(|other| other.place().line == line).count() > 1
            }
            // Each has lines of its own.
            Events::Indexed(_) => false,
        }
    }

    /// The event with the same text as one of an earlier version of the file, if it can be found
    /// without parsing many.
    pub fn same_text(&self, entry: &Entry) -> Option<usize> {
        let Events::Indexed(index) = &self.0 else {
            return None;
        };
        let at = index.at_line(index.moved_line(entry.place().line))?;
        let there = index.entry(at, entry.file())?;
        (there.fingerprint() == entry.fingerprint()).then_some(at)
    }

    /// The events that may be another version of one that was on that line and has these texts, the
    /// most specific first. If parsing all events would take too long: those near the line, and
    /// some that contain the texts.
    pub fn candidates<'t>(&self, line: usize, words: impl Iterator<Item = &'t str>) -> Vec<usize> {
        let Events::Indexed(index) = &self.0 else {
            return (0..self.len()).collect();
        };
        let around = |at: usize| at.saturating_sub(2)..(at + 3).min(index.len());
        let lines = [index.moved_line(line), line];
        let near = lines.into_iter().filter_map(|line| index.at_line(line));
        let mut found: Vec<usize> = near.flat_map(around).collect();
        // An id is sufficient; a title that is gone is searched for in the whole file.
        let mut holding = words.map(|words| index.holding(words, line));
        found.extend(holding.find(|found| !found.is_empty()).unwrap_or_default());
        found
    }

    /// Number of pieces.
    pub fn piece_count(&self) -> usize {
        match &self.0 {
            Events::Filled(filled) => filled.piece_count(),
            Events::Indexed(index) => index.pieces.count(),
        }
    }

    /// The events of a piece.
    pub fn piece(&self, piece: usize) -> Range<usize> {
        match &self.0 {
            Events::Filled(filled) => filled.events(piece),
            Events::Indexed(index) => index.pieces.events(piece),
        }
    }

    /// The piece of an event.
    pub fn piece_of(&self, at: usize) -> usize {
        match &self.0 {
            Events::Filled(_) => at / PIECE,
            Events::Indexed(index) => index.pieces.of(at),
        }
    }

    /// Whether the texts of a piece are available by now.
    pub fn is_gathered(&self, piece: usize) -> bool {
        match &self.0 {
            Events::Filled(_) => true,
            Events::Indexed(index) => index.pieces.is_gathered(piece),
        }
    }

    /// Whether the texts of a piece are available without gathering them first.
    pub fn has_text(&self, piece: usize) -> bool {
        match &self.0 {
            Events::Filled(filled) => filled.has_text(piece),
            Events::Indexed(index) => index.pieces.is_gathered(piece),
        }
    }

    /// The texts of the events of a piece; `None` if they are not available yet.
    pub fn piece_text(&self, piece: usize, file: &File) -> Option<PieceText> {
        match &self.0 {
            Events::Filled(filled) => Some(PieceText {
                events: filled.events(piece),
                skip: 0,
                text: filled.text(piece, file)?,
            }),
            Events::Indexed(index) => {
                let (events, skip, gathered) = index.pieces.get(piece)?;
                let text = gathered.texts.unpack()?;
                Some(PieceText { events, skip, text })
            }
        }
    }

    /// The citations of the events of a piece, and the number in them of its first event; `None` if
    /// they are not available yet.
    pub fn cites(&self, piece: usize) -> Option<(usize, &Cites)> {
        match &self.0 {
            Events::Filled(filled) => Some((0, filled.cites(piece)?)),
            Events::Indexed(index) => {
                let (_, skip, gathered) = index.pieces.get(piece)?;
                Some((skip, &gathered.cites))
            }
        }
    }

    /// Sets the selected event, and the events to verify first, in this order.
    pub fn prioritize(&self, at: usize, first: impl Iterator<Item = usize>) {
        if let Events::Indexed(index) = &self.0 {
            index.prioritize(at, first);
        }
    }

    /// Whether every event is parsed.
    pub fn is_verified(&self) -> bool {
        match &self.0 {
            Events::Filled(_) => true,
            Events::Indexed(index) => index.state.concluded().is_some(),
        }
    }

    /// Progress of the verification.
    pub fn progress(&self) -> Progress {
        match &self.0 {
            Events::Filled(_) => Progress::default(),
            Events::Indexed(index) => Progress {
                done: index.state.known(),
                total: index.len(),
                wrong: index.state.wrong(),
            },
        }
    }

    /// Parses every event that is not parsed yet, on all cores. Returns when that is done, or soon
    /// after `stop` is set.
    pub fn verify(&self, stop: &AtomicBool) {
        if let Events::Indexed(index) = &self.0 {
            index.verify(stop);
        }
    }

    /// The result of the verification so far.
    pub fn outcome(&self) -> Outcome<'_> {
        match &self.0 {
            Events::Filled(_) => Outcome::Unchanged,
            Events::Indexed(index) => match index.outcome() {
                index::Outcome::AsIndexed => Outcome::Unchanged,
                index::Outcome::Moved(moved) => {
                    Outcome::Moved(Self(Events::Indexed(Arc::new(*moved))))
                }
                index::Outcome::Doubtful(doubt) => Outcome::Doubtful {
                    text: index.text(),
                    context: index.requested,
                    why: doubt.0,
                },
            },
        }
    }
}
