//! The events of one file, in file order. A file in the usual form is indexed, and its events are parsed when they are asked for; of any
//! other all events are parsed at once. Nobody outside can tell which.
//!
//! What events say and cite is gathered in pieces: 256 events that stand one after the other, or fewer. Of a file whose events are parsed
//! when they are asked for, that happens while they are verified, and until then a piece has nothing to show.

mod cites;
mod filled;
mod index;
mod search_text;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::discover::Found;
use super::identity::Known;
use super::lint::Lints;
use super::search::Pattern;
use super::{Diagnostic, Entry, File, Place, Severity, Tally};
use crate::date::{DateContext, Days, Span};
pub(super) use cites::Cites;
use filled::Filled;
pub(super) use index::head;
use index::{Index, Placed};
pub(super) use search_text::{OfOne, SearchText, write};

/// How many events a piece has at most.
const PIECE: usize = 256;

/// The events of one file. Cheap to clone: all see the same.
#[derive(Debug, Clone)]
pub(super) struct EventStore(Events);

#[derive(Debug, Clone)]
enum Events {
    /// All of them, parsed.
    Filled(Arc<Filled>),
    /// Each is parsed when it is asked for.
    Indexed(Arc<Index>),
}

/// When an event is, as far as the order of events needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// From a day to a day.
    Days(Days),
    /// Its span tells.
    Dated,
    /// It has no date that can be read.
    Undated,
    /// It cannot be read, nor can its date: it is shown below the event before it in the file.
    BelowPrevious,
}

/// How far parsing every event of some files has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// How many events were parsed.
    pub done: usize,
    /// How many there are to parse in all.
    pub total: usize,
    /// How many of those that were parsed have something wrong with them.
    pub wrong: usize,
}

/// The bytes of a file whose events cannot be told apart without parsing all of it, and why that is so.
type NotIndexed = (Vec<u8>, &'static str);

/// What verifying a store came to.
pub(super) enum Outcome<'s> {
    /// Everything is as it was said to be.
    Unchanged,
    /// Some events are elsewhere in time: this store has them in their places.
    Moved(EventStore),
    /// The file has to be parsed as a whole.
    Doubtful {
        text: &'s [u8],
        context: DateContext,
        why: &'static str,
    },
}

/// What the events of a piece say.
pub(super) struct PieceText<'s> {
    /// The events of the piece.
    pub events: Range<usize>,
    /// The number in the text that the first of them has.
    skip: usize,
    text: Cow<'s, SearchText>,
}

impl PieceText<'_> {
    /// What an event of the store says, which is in this piece; `None` where it says more than is kept.
    pub fn event(&self, at: usize) -> Option<OfOne<'_>> {
        let number = at.checked_sub(self.events.start)?;
        self.text.event(self.skip.saturating_add(number))
    }

    /// The events of the store that are in this piece and in which a pattern matches, in order.
    pub fn find(&self, pattern: &Pattern) -> Vec<usize> {
        let mut found = Vec::new();
        let own = self.skip..self.skip.saturating_add(self.events.len());
        self.text.find(pattern, own, &mut |number| {
            found.push(
                self.events
                    .start
                    .saturating_add(number.saturating_sub(self.skip)),
            );
        });
        found
    }
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
    /// The store of these events, of which that is known to be wrong; and why they were not read block by block, where they were not.
    pub fn filled(entries: Vec<Arc<Entry>>, lints: Lints, why: Option<Arc<str>>) -> Self {
        Self(Events::Filled(Arc::new(Filled::new(entries, lints, why))))
    }

    /// The store of a text whose events are parsed when they are asked for, and what the file says beside them, which `file` makes of it
    /// together with how its dates are to be read. What did not change since `before` is taken over.
    ///
    /// # Errors
    /// The text, and why its events cannot be told apart without parsing all of it.
    pub fn indexed(
        text: Vec<u8>,
        asked: DateContext,
        before: Option<&Self>,
        file: impl Fn(Found<'_>) -> (File, DateContext),
    ) -> Result<(Self, Arc<File>), NotIndexed> {
        let before = match before {
            Some(Self(Events::Indexed(index))) => Some(index.as_ref()),
            _ => None,
        };
        match Index::of(text, asked, before, file) {
            Ok(fresh) => Ok((Self(Events::Indexed(Arc::new(fresh.index))), fresh.file)),
            Err((text, doubt)) => Err((text, doubt.0)),
        }
    }

    /// Notes why all events were parsed, where no other reason is known.
    pub fn because(&mut self, reason: &str) {
        if let Events::Filled(filled) = &mut self.0
            && let Some(filled) = Arc::get_mut(filled)
        {
            filled.why.get_or_insert_with(|| Arc::from(reason));
        }
    }

    /// Why the file was parsed as a whole, where it was.
    pub fn why_whole(&self) -> Option<&str> {
        match &self.0 {
            Events::Filled(filled) => filled.why.as_deref(),
            Events::Indexed(_) => None,
        }
    }

    /// All of the file, where that is kept.
    pub fn text(&self) -> Option<&[u8]> {
        match &self.0 {
            Events::Filled(_) => None,
            Events::Indexed(index) => Some(index.text()),
        }
    }

    /// The events that another version of the file need not parse again.
    pub fn known(&self) -> Known {
        match &self.0 {
            Events::Filled(filled) => Known::of(&filled.entries),
            Events::Indexed(_) => Known::default(),
        }
    }

    /// The store as that of the file with this index.
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

    /// An event, as one of the file of that number.
    pub fn entry(&self, at: usize, file: usize) -> Option<Arc<Entry>> {
        match &self.0 {
            Events::Filled(filled) => filled.entries.get(at).cloned(),
            Events::Indexed(index) => index.entry(at, file),
        }
    }

    /// The event, parsed again without displacing others that were asked for.
    pub fn read(&self, at: usize, file: usize) -> Option<Arc<Entry>> {
        match &self.0 {
            Events::Filled(filled) => filled.entries.get(at).cloned(),
            Events::Indexed(index) => index.read_anew(at, file),
        }
    }

    /// Parses an event ahead, where a key could not wait for that.
    pub fn prefetch(&self, at: usize, file: usize) {
        if let Events::Indexed(index) = &self.0 {
            index.prefetch(at, file);
        }
    }

    /// Whether an event is there already and need not be parsed first.
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

    /// The hash of the text of an event, which is not parsed for it.
    pub fn fingerprint(&self, at: usize) -> Option<u64> {
        match &self.0 {
            Events::Filled(filled) => Some(filled.entries.get(at)?.fingerprint()),
            Events::Indexed(index) => index.fingerprint(at),
        }
    }

    /// When an event is, as far as the order of events needs it.
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

    /// How bad the worst is that is known to be wrong with an event. It is not parsed for that.
    pub fn worst(&self, at: usize) -> Option<Severity> {
        match &self.0 {
            Events::Filled(filled) => {
                let diagnostics = filled.diagnostics(filled.entries.get(at)?);
                diagnostics.map(|diagnostic| diagnostic.severity).max()
            }
            Events::Indexed(index) => index.state().worst(at),
        }
    }

    /// How bad the worst is that is known to be wrong with an event of this store.
    pub fn worst_of(&self, entry: &Entry) -> Option<Severity> {
        match &self.0 {
            Events::Filled(filled) => {
                let diagnostics = filled.diagnostics(entry);
                diagnostics.map(|diagnostic| diagnostic.severity).max()
            }
            Events::Indexed(index) => index.state().worst(index.at_line(entry.place().line)?),
        }
    }

    /// The events that are known to have something wrong with them, notices aside.
    pub fn wrong(&self) -> impl Iterator<Item = usize> {
        let len = if self.has_no_wrong() { 0 } else { self.len() };
        (0..len).filter(|at| self.worst(*at) >= Some(Severity::Warning))
    }

    /// Whether it is plain that nothing is known to be wrong with any event, notices aside.
    fn has_no_wrong(&self) -> bool {
        matches!(&self.0, Events::Indexed(index) if index.state().wrong() == 0)
    }

    /// How many events are known to have something wrong with them, notices aside.
    pub fn wrong_count(&self) -> usize {
        match &self.0 {
            Events::Filled(_) => self.wrong().count(),
            Events::Indexed(index) => index.state().wrong(),
        }
    }

    /// How much is known to be wrong with the events.
    pub fn tally(&self) -> Tally {
        match &self.0 {
            Events::Filled(filled) => {
                let entries = filled.entries.iter();
                Tally::of(entries.flat_map(|entry| filled.diagnostics(entry)))
            }
            Events::Indexed(index) => index.state().tally(),
        }
    }

    /// How much is known to be wrong with an event.
    pub fn tally_of(&self, at: usize) -> Tally {
        match &self.0 {
            Events::Filled(filled) => {
                let entry = filled.entries.get(at);
                Tally::of(entry.iter().flat_map(|entry| filled.diagnostics(entry)))
            }
            Events::Indexed(index) => index.state().tally_of(at),
        }
    }

    /// Everything that is known to be wrong with an event, which is parsed for that.
    pub fn diagnostics(&self, at: usize) -> Vec<Diagnostic> {
        match &self.0 {
            Events::Filled(filled) => {
                let entry = filled.entries.get(at);
                let diagnostics = entry.iter().flat_map(|entry| filled.diagnostics(entry));
                diagnostics.cloned().collect()
            }
            Events::Indexed(index) => index.told(at),
        }
    }

    /// What all events together show to be wrong with the file, where that was not known when it was opened.
    pub fn conclusions(&self) -> &[Diagnostic] {
        match &self.0 {
            Events::Filled(_) => &[],
            Events::Indexed(index) => {
                let concluded = index.state().concluded();
                concluded.map_or(&[], |concluded| concluded.of_file.as_slice())
            }
        }
    }

    /// Where an event of this very store is.
    pub fn index_of(&self, entry: &Entry) -> Option<usize> {
        match &self.0 {
            Events::Filled(filled) => {
                let mut all = filled.entries.iter();
                all.position(|other| std::ptr::eq(&raw const **other, &raw const *entry))
            }
            Events::Indexed(index) => index.at_line(entry.place().line),
        }
    }

    /// The event that begins at a place of the file of that number.
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

    /// Whether an event is on a line that it has in common with others.
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

    /// The event with the text of one of an earlier version of the file, where it is found without parsing many.
    pub fn same_text(&self, entry: &Entry) -> Option<usize> {
        let Events::Indexed(index) = &self.0 else {
            return None;
        };
        let at = index.at_line(index.moved_line(entry.place().line))?;
        let there = index.entry(at, entry.file())?;
        (there.fingerprint() == entry.fingerprint()).then_some(at)
    }

    /// The events that may be another version of one that was on that line and of which these are words, the most telling first: where
    /// parsing all would take too long, those near the line and some that hold the words.
    pub fn candidates<'t>(&self, line: usize, words: impl Iterator<Item = &'t str>) -> Vec<usize> {
        let Events::Indexed(index) = &self.0 else {
            return (0..self.len()).collect();
        };
        let around = |at: usize| at.saturating_sub(2)..at.saturating_add(3).min(index.len());
        let lines = [index.moved_line(line), line];
        let near = lines.into_iter().filter_map(|line| index.at_line(line));
        let mut found: Vec<usize> = near.flat_map(around).collect();
        // An id says enough; a text that is there no more is looked for in all of the file.
        let mut holding = words.map(|words| index.holding(words, line));
        found.extend(holding.find(|found| !found.is_empty()).unwrap_or_default());
        found
    }

    /// How many pieces there are.
    pub fn piece_count(&self) -> usize {
        match &self.0 {
            Events::Filled(filled) => filled.piece_count(),
            Events::Indexed(index) => index.pieces().count(),
        }
    }

    /// The events of a piece.
    pub fn piece(&self, piece: usize) -> Range<usize> {
        match &self.0 {
            Events::Filled(filled) => filled.events(piece),
            Events::Indexed(index) => index.pieces().events(piece),
        }
    }

    /// The piece that an event is in.
    pub fn piece_of(&self, at: usize) -> usize {
        match &self.0 {
            Events::Filled(_) => at / PIECE,
            Events::Indexed(index) => index.pieces().of(at),
        }
    }

    /// Whether what the events of a piece say can be had by now.
    pub fn is_gathered(&self, piece: usize) -> bool {
        match &self.0 {
            Events::Filled(_) => true,
            Events::Indexed(index) => index.pieces().is_gathered(piece),
        }
    }

    /// Whether what the events of a piece say can be had without gathering it first.
    pub fn has_text(&self, piece: usize) -> bool {
        match &self.0 {
            Events::Filled(filled) => filled.has_text(piece),
            Events::Indexed(index) => index.pieces().is_gathered(piece),
        }
    }

    /// What the events of a piece say, which are in that file; `None` where it cannot be had yet.
    pub fn piece_text(&self, piece: usize, file: &File) -> Option<PieceText<'_>> {
        match &self.0 {
            Events::Filled(filled) => Some(PieceText {
                events: filled.events(piece),
                skip: 0,
                text: filled.text(piece, file)?,
            }),
            Events::Indexed(index) => {
                let (events, skip, gathered) = index.pieces().get(piece)?;
                let text = Cow::Borrowed(&gathered.said);
                Some(PieceText { events, skip, text })
            }
        }
    }

    /// What the events of a piece cite, and the number in that of the first of them; `None` where it cannot be had yet.
    pub fn cites(&self, piece: usize) -> Option<(usize, &Cites)> {
        match &self.0 {
            Events::Filled(filled) => Some((0, filled.cites(piece)?)),
            Events::Indexed(index) => {
                let (_, skip, gathered) = index.pieces().get(piece)?;
                Some((skip, &gathered.cites))
            }
        }
    }

    /// Says which event is looked at, and which are to be verified first, in this order.
    pub fn look_at(&self, at: usize, first: impl Iterator<Item = usize>) {
        if let Events::Indexed(index) = &self.0 {
            index.look_at(at, first);
        }
    }

    /// Whether every event was parsed.
    pub fn is_verified(&self) -> bool {
        match &self.0 {
            Events::Filled(_) => true,
            Events::Indexed(index) => index.state().concluded().is_some(),
        }
    }

    /// How far verifying has come.
    pub fn progress(&self) -> Progress {
        match &self.0 {
            Events::Filled(_) => Progress::default(),
            Events::Indexed(index) => Progress {
                done: index.state().known(),
                total: index.len(),
                wrong: index.state().wrong(),
            },
        }
    }

    /// Parses every event that was not parsed yet, on as many threads as there are cores. Returns when that is done, or soon after `stop`
    /// is set.
    pub fn verify(&self, stop: &AtomicBool) {
        if let Events::Indexed(index) = &self.0 {
            index.verify(stop);
        }
    }

    /// What verifying came to up to now.
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
                    context: index.asked(),
                    why: doubt.0,
                },
            },
        }
    }
}
