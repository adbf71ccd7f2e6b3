//! Creating an index: from the text alone, or reusing what did not change since an earlier version.

use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex};

use super::around::{around, beside, scan_list};
use super::place::{Anchors, Blocks, OrderEvidence, Whole};
use super::slot::{FallbackReason, Placed, Scanned, Slot, offset};
use super::{Index, Pieces, State};
use crate::date::{Bound, DateContext, NumericOrder, SettledBy, Span};
use crate::timeline::discover::Discovered;
use crate::timeline::discover::list_keys;
use crate::timeline::yaml::block::any_dash_per_key;
use crate::timeline::{File, Source, item, lint};

/// The slots of a text, with their times.
struct Ready {
    slots: Vec<Slot>,
    end: usize,
    asides: Vec<Span>,
    evidence: OrderEvidence,
}

/// A new index, with the rest of the file.
pub(in crate::timeline::store) struct Fresh {
    pub index: Index,
    pub file: Arc<File>,
}

impl Blocks<'_> {
    /// Places the events whose dates were not read by the scan, in the order of day and month that the dates of the file show: `shown`
    /// by those that were read before, else by these. Sets that order in `context`.
    fn place_in_order(
        &self,
        slots: &mut [Slot],
        asides: &mut Vec<Span>,
        context: &mut DateContext,
        shown: OrderEvidence,
    ) -> Result<OrderEvidence, FallbackReason> {
        let requested = *context;
        *context = settled(requested, shown);
        let read_before = asides.clone();
        let is_unplaced = |slot: &Slot| matches!(slot.placed, Placed::Text { .. } | Placed::Parse);
        let all = slots.iter().enumerate();
        let unplaced = all.filter(|(_, slot)| is_unplaced(slot));
        let unplaced: Vec<_> = unplaced.map(|(at, slot)| (at, slot.placed)).collect();
        let mut evidence = self.place(slots, asides, *context)?;
        evidence.join(shown);
        let order = settled(requested, evidence);
        if order != *context {
            // Once more, now that the order of numeric dates is known.
            *context = order;
            *asides = read_before;
            for (at, placed) in unplaced {
                if let Some(slot) = slots.get_mut(at) {
                    slot.placed = placed;
                }
            }
            self.place(slots, asides, *context)?;
        }
        Ok(evidence)
    }
}

/// The context with the order of day and month that the dates show, unless it has one.
fn settled(context: DateContext, shown: OrderEvidence) -> DateContext {
    let is_open = context.numeric == NumericOrder::Unknown;
    if !is_open || shown.order() == NumericOrder::Unknown {
        return context;
    }
    DateContext {
        numeric: shown.order(),
        settled_by: SettledBy::Others,
        ..context
    }
}

impl Index {
    /// Indexes a text; `file` builds the rest of the file, and the context for the dates. Events
    /// unchanged since `before` are reused. Returns the text if it cannot be indexed.
    pub fn of(
        mut text: Vec<u8>,
        requested: DateContext,
        before: Option<&Self>,
        file: impl Fn(Discovered<'_>) -> (File, DateContext),
    ) -> Result<Fresh, (Vec<u8>, FallbackReason)> {
        if text.starts_with(b"\xEF\xBB\xBF") {
            text.drain(..3);
        }
        let compared = before.and_then(|before| {
            let compared = before.compare(&text)?;
            let evidence = before.evidence_without_gone(&compared.2.runs)?;
            Some((before, compared, evidence))
        });
        if let Some((before, (scanned, asides, same), evidence)) = compared
            && let Ok((file, context, placed)) =
                Self::place(&text, scanned, (asides, evidence), &file)
            && context == before.context
            && list_keys::all(&file.decisions) == list_keys::all(&before.file.decisions)
        {
            let file = Arc::new(file);
            let mut index = Self::new(text, placed, Arc::clone(&file), (requested, context));
            // Problems and texts of events depend on the sources of the file.
            if are_same(&file.sources, &before.file.sources) {
                index.pieces = Pieces::carried(&before.pieces, &same.runs, index.len());
                let gathered = index.pieces.known();
                index.state.carry(&before.state, &same.runs, &gathered);
                // Events that are not verified again keep their problems.
                index
                    .state
                    .differences()
                    .evidence
                    .join(before.state.differences().evidence);
            }
            index.moved = same.moved;
            return Ok(Fresh { index, file });
        }
        let scanned = around(&text)
            .and_then(|around| scan_list(&text, around.dash, around.from, around.line, text.len()));
        let nothing = (Vec::new(), OrderEvidence::default());
        match scanned.and_then(|scanned| Self::place(&text, scanned, nothing, &file)) {
            Ok((file, context, placed)) => {
                let file = Arc::new(file);
                Ok(Fresh {
                    index: Self::new(text, placed, Arc::clone(&file), (requested, context)),
                    file,
                })
            }
            Err(doubt) => Err((text, doubt)),
        }
    }

    fn new(
        text: Vec<u8>,
        placed: Ready,
        file: Arc<File>,
        (requested, context): (DateContext, DateContext),
    ) -> Self {
        let Ready {
            slots,
            end,
            asides,
            evidence,
        } = placed;
        Self {
            text: Arc::new(text),
            end,
            state: State::new(slots.len()),
            pieces: Pieces::new(slots.len()),
            slots,
            asides,
            file,
            context,
            requested,
            evidence,
            kept: Mutex::default(),
            moved: Vec::new(),
            near: AtomicUsize::new(0),
            ahead: Mutex::default(),
            anchors: Anchors::default(),
        }
    }

    /// Reads what is around the events, and the dates that the scan could not read. Events that
    /// were placed before keep their spans, and their evidence for the order of numeric dates.
    fn place(
        text: &[u8],
        scanned: Scanned,
        (mut asides, shown): (Vec<Span>, OrderEvidence),
        file: &impl Fn(Discovered<'_>) -> (File, DateContext),
    ) -> Result<(File, DateContext, Ready), FallbackReason> {
        let around = around(text)?;
        let Scanned { mut slots, end, .. } = scanned;
        if any_key_has_a_dash(text, &slots) {
            return Err(FallbackReason("keys of an event have a dash each"));
        }
        let tail = text.get(end..).unwrap_or_default();
        let tail = std::str::from_utf8(tail)
            .map_err(|_| FallbackReason("it has bytes that are not UTF-8"))?;
        let last = slots
            .last()
            .map_or((end, 1), |slot| (offset(slot.at), offset(slot.line)));
        let below = text.get(last.0..end).unwrap_or_default();
        let tail_line = last.1 + memchr::memchr_iter(b'\n', below).count();
        let beside = beside(&around, tail, tail_line)?;
        let path = beside.lists.first().map(|(_, key)| Arc::from(key.as_str()));
        let (mut file, mut context) = file(beside);
        let counts_no_year_zero = FallbackReason("its negative years may count no year 0");
        if context.no_year_zero {
            return Err(counts_no_year_zero);
        }
        let anchors = Anchors::default();
        let keys = Arc::default();
        let mut whole = Whole {
            text,
            anchors: &anchors,
            keys: &keys,
        };
        let (decision, notices) =
            Blocks { whole, end }.decide(&slots, path.unwrap_or_else(item::top))?;
        file.diagnostics.extend(notices);
        let keys = Arc::clone(&decision.keys);
        file.decisions = vec![decision];
        whole.keys = &keys;
        let blocks = Blocks { whole, end };
        let evidence = blocks.place_in_order(&mut slots, &mut asides, &mut context, shown)?;
        let span = |slot: &Slot| Index::span_in(&asides, slot);
        let is_negative = |slot: &Slot| span(slot).is_some_and(begins_before_year_zero);
        // Looking for the words takes as long as indexing, and few files have such years.
        if slots.iter().any(is_negative) && lint::may_miss_year_zero(text) {
            return Err(counts_no_year_zero);
        }
        slots.shrink_to_fit();
        file.context = context;
        let ready = Ready {
            slots,
            end,
            asides,
            evidence,
        };
        Ok((file, context, ready))
    }
}

fn begins_before_year_zero(span: Span) -> bool {
    matches!(span.earliest(), Bound::At(moment) if moment.seconds() < 0 && moment.year() < 0)
}

/// Whether sources are equal, apart from their positions.
fn are_same(one: &[Source], other: &[Source]) -> bool {
    let nowhere = |source: &Source| Source {
        place: None,
        ..source.clone()
    };
    let same = |(one, other): (&Source, &Source)| {
        one == other || one.place != other.place && nowhere(one) == nowhere(other)
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}

/// Whether some events are cut into their keys, each with a dash of its own.
fn any_key_has_a_dash(text: &[u8], slots: &[Slot]) -> bool {
    let is_line =
        |pair: &[Slot]| matches!(pair, [one, next] if next.line == one.line.saturating_add(1));
    if !slots.windows(2).any(is_line) {
        return false;
    }
    let starts = slots
        .iter()
        .map(|slot| (offset(slot.at), offset(slot.line)));
    let starts: Vec<_> = starts.collect();
    std::str::from_utf8(text).is_ok_and(|text| any_dash_per_key(&starts, text))
}
