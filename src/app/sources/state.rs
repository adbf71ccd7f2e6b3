//! The list of sources while it is open.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::date::{Date, DateContext};
use crate::evidence::Summary;
use crate::timeline::tally::many;
use crate::timeline::{Cited, Event, Source};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SourceOrder {
    /// As the file has them, then those that events write themselves.
    #[default]
    File,
    /// By what they are called.
    Name,
    /// By when they were published, the earliest first.
    Date,
    /// By how many quotes are drawn from them.
    Quotes,
    /// By how many quotes are not in their copy, then by how many are not checked.
    Verdicts,
}

impl SourceOrder {
    /// All orders.
    pub const ALL: [Self; 5] = [
        Self::File,
        Self::Name,
        Self::Date,
        Self::Quotes,
        Self::Verdicts,
    ];

    /// The name of the order, one word.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Name => "name",
            Self::Date => "date",
            Self::Quotes => "quotes",
            Self::Verdicts => "verdicts",
        }
    }

    /// The order in words, for the status line.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::File => "as in the file",
            Self::Name => "by title",
            Self::Date => "by the day of publication, those without one last",
            Self::Quotes => "most quotes first",
            Self::Verdicts => "most altered and missing quotes first, then those not checked",
        }
    }

    pub(in crate::app) fn sort(self, list: &mut [Listed], context: DateContext) {
        match self {
            Self::File => {}
            Self::Name => list.sort_by_cached_key(|listed| listed.name().to_lowercase()),
            Self::Date => list.sort_by_cached_key(|listed| {
                let published = listed.source.published.as_deref();
                let date = published.and_then(|text| Date::parse(text, context).ok());
                let at = date.and_then(|date| date.anchor());
                (at.is_none(), at)
            }),
            Self::Quotes => list.sort_by_key(|listed| Reverse(listed.quotes.quotes)),
            Self::Verdicts => list.sort_by_key(|listed| {
                let quotes = listed.quotes;
                Reverse((quotes.missing + quotes.altered, quotes.no_copy))
            }),
        }
    }
}

/// The list of sources, while it is open.
#[derive(Debug)]
pub struct Sources {
    /// All sources in the chosen order. In file order that is, per file, those of `sources:`, then those written within events.
    pub list: Vec<Listed>,
    /// The current order.
    pub order: SourceOrder,
    /// Index of the selected source; 0 if there is none.
    pub(in crate::app) selected: usize,
    /// Index of the first source on the screen.
    pub top: usize,
    /// The note about events that are not counted yet, as it was shown last.
    pub(in crate::app) progress: Option<String>,
}

/// A source with its counts.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Index of its file.
    pub file: usize,
    /// How events cite it.
    pub cited: Cited,
    /// The source's fields.
    pub source: Arc<Source>,
    /// Number of events that cite it, for themselves or for a quote.
    pub events: usize,
    /// Its quotes, counted by verdict.
    pub quotes: Summary,
    /// Index in the whole timeline of the first event that cites it.
    pub(in crate::app) first: Option<usize>,
}

impl Listed {
    /// What the source is called.
    pub fn name(&self) -> &str {
        let source = &self.source;
        let names = [
            &source.title, &source.publisher, &source.url, &source.id, &source.file,
        ];
        let name = names.into_iter().find_map(|name| name.as_deref());
        name.unwrap_or("(no title)")
    }

    /// Its publisher, unless that is also its title.
    pub(crate) fn publisher(&self) -> Option<&str> {
        let publisher = self.source.publisher.as_deref();
        publisher.filter(|_| self.source.title.is_some())
    }

    /// The counts in words: "3 events, 4 quotes: 2 verified, 1 altered, 1 missing".
    pub fn words(&self) -> String {
        let events = many(self.events, "event");
        if self.quotes.quotes == 0 {
            return events;
        }
        let quotes = many(self.quotes.quotes, "quote");
        let Summary {
            verified,
            altered,
            missing,
            no_copy,
            ..
        } = self.quotes;
        let parts: Vec<String> = [
            (verified, "verified"),
            (altered, "altered"),
            (missing, "missing"),
            (no_copy, "not checked"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
        if parts.is_empty() {
            return format!("{events}, {quotes}");
        }
        format!("{events}, {quotes}: {}", parts.join(", "))
    }
}

impl Sources {
    /// Index of the selected source.
    pub(crate) fn selected_index(&self) -> usize {
        self.selected
    }

    /// The selected source; `None` if there is none.
    pub fn selected(&self) -> Option<&Listed> {
        self.list.get(self.selected)
    }
}

/// Everything that an event cites, for itself and for its quotes.
pub(super) fn cites(event: &Event) -> impl Iterator<Item = &Cited> {
    let of_quotes = event
        .quotes
        .iter()
        .filter_map(|quote| quote.source.as_ref());
    event.source.iter().chain(of_quotes)
}
