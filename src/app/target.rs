//! What `s`, `o` and `y` work on: the quote that the reader looks at, its event and its source; and what they make of it.

use std::sync::Arc;

use super::copy::{Wanted, event};
use super::sources::NO_COPY;
use super::{Action, App, Effect, Focus};
use crate::evidence::{Anchor, Named, Verdict, fragment, page};
use crate::text::{begins_quoted, cut, head, one_line};
use crate::timeline::{Entry, Event, PLACES, Quote, Source};

/// How much of a text is repeated in the status line, in columns.
const BRIEF: usize = 50;

/// What the reader looks at.
struct Aim {
    /// Which of the files it belongs to.
    file: usize,
    /// The event; `None` where a source was chosen without any.
    entry: Option<Arc<Entry>>,
    /// Which of its quotes; `None` where it has none.
    quote: Option<usize>,
    /// The source of that, or that of the event.
    source: Option<Arc<Source>>,
}

impl Aim {
    fn event(&self) -> Option<&Event> {
        self.entry.as_deref().and_then(event)
    }

    fn quote(&self) -> Option<&Quote> {
        self.event()?.quotes.get(self.quote?)
    }

    /// Where in the source it is said to be, to follow a citation: ", page 3, line 12, § 4".
    fn place_words(&self) -> String {
        let Some(event) = self.event() else {
            return String::new();
        };
        let [page, line, cite] = match self.quote() {
            Some(quote) => quote.place_in_source(event),
            None => event.place_in_source(),
        };
        let parts = [("page ", page), ("line ", line), ("", cite)];
        let parts = parts.into_iter().filter_map(|(name, text)| {
            let text = one_line(text?.trim()).into_owned();
            Some(format!(", {name}{text}"))
        });
        parts.collect()
    }
}

impl App {
    fn aim(&self) -> Aim {
        if let Some(open) = &self.copy {
            let current = open.current();
            return Aim {
                file: open.named().file,
                entry: open.current_entry().cloned(),
                quote: current.map(|drawn| drawn.quote),
                source: Some(Arc::clone(open.shared_source())),
            };
        }
        if let Some(sources) = &self.sources {
            let listed = sources.selected();
            return Aim {
                file: listed.map_or(0, |listed| listed.file),
                entry: None,
                quote: None,
                source: listed.map(|listed| Arc::clone(&listed.source)),
            };
        }
        let entry = self.selected();
        let event = entry.as_deref().and_then(event);
        let quote = event.and_then(|event| self.quote_looked_at(event));
        let source = event.and_then(|event| {
            let of_quote = quote.and_then(|at| event.quotes.get(at)?.source.as_ref());
            let cited = of_quote.or(event.source.as_ref())?;
            Some(Arc::new(self.timeline.file(event.file).source(cited)))
        });
        Aim {
            file: entry.as_ref().map_or(0, |entry| entry.file()),
            quote,
            source,
            entry,
        }
    }

    /// Index of the quote to act on: the one on the screen in the detail pane; from the list the first, preferring one with a saved copy.
    fn quote_looked_at(&self, event: &Event) -> Option<usize> {
        let last = event.quotes.len().checked_sub(1)?;
        if self.focus == Focus::Detail {
            return Some(self.detail.quote_at(self.detail_top).min(last));
        }
        let checked = self.verdicts.of(event);
        let has_copy = checked
            .iter()
            .map(|checked| {
                checked
                    .source
                    .as_ref()
                    .and_then(|source| source.file.as_ref())
            })
            .position(|file| file.is_some());
        Some(has_copy.unwrap_or(0).min(last))
    }

    /// Opens the saved copy of what the reader looks at, or says why there is none.
    pub(super) fn show_source_copy(&mut self) {
        let aim = self.aim();
        let note = match (&aim.entry, aim.event(), &aim.source) {
            (None, ..) => Some("There is no event"),
            (_, None, _) => Some("This event cannot be read, so it has no source"),
            (.., None) => Some("The event names no source: add `source:` to it"),
            (.., Some(source)) if source.file.is_none() => Some(NO_COPY),
            _ => None,
        };
        if let Some(note) = note {
            self.note = Some(note.to_owned());
            return;
        }
        let fingerprint = aim.entry.as_ref().map(|entry| entry.fingerprint());
        if let Some(source) = aim.source
            && let Some(path) = source.file.clone()
        {
            let wanted = Wanted {
                named: Named {
                    file: aim.file,
                    path,
                },
                source,
                at: fingerprint.zip(aim.quote),
            };
            if self.open_copy(wanted) {
                self.note = None;
            }
        }
    }

    /// Opens the page of the source at the words of the quote, or its archived copy.
    pub(super) fn open_page(&mut self, archived: bool) -> Vec<Effect> {
        match self.page_looked_at(archived, true) {
            Err(note) => {
                self.note = Some(note);
                Vec::new()
            }
            Ok((page, quote)) => {
                let at = match quote {
                    Words::Missing => ": the quote does not stand in the saved copy",
                    words => words.at(),
                };
                self.note = Some(format!("Opening {}{at}", page.host));
                vec![Effect::OpenPage {
                    url: page.url,
                    host: page.host,
                }]
            }
        }
    }

    /// The page of the source or its archived one, at the words of the quote or not.
    fn page_looked_at(
        &self,
        archived: bool,
        at_quote: bool,
    ) -> Result<(crate::evidence::Page, Words), String> {
        let aim = self.aim();
        let of = |source: &Source| {
            if archived {
                source.archived_url.clone()
            } else {
                source.url.clone()
            }
        };
        let own = aim.source.as_deref().and_then(of);
        // Where a quote's source has none, the event may have one.
        let url = own.clone().or_else(|| {
            let event = aim.event()?;
            let cited = event.source.as_ref()?;
            of(&self.timeline.file(event.file).source(cited))
        });
        let Some(url) = url else {
            return Err(if archived {
                "The source has no archived page: add `archived_url:` to it".to_owned()
            } else {
                "The source has no page: add `url:` to it".to_owned()
            });
        };
        let (anchor, words) = match own {
            Some(_) if at_quote => self.anchor(&aim),
            _ => (None, Words::None),
        };
        Ok((page(&url, anchor.as_ref())?, words))
    }

    /// What names the words of a quote in its page, by its copy where it has one; of a PDF its page.
    fn anchor(&self, aim: &Aim) -> (Option<Anchor>, Words) {
        let (Some(event), Some(quote), Some(number)) = (aim.event(), aim.quote(), aim.quote) else {
            return (None, Words::None);
        };
        let checked = self.verdicts.of(event).get(number);
        let copy = aim.source.as_ref().and_then(|source| {
            let named = Named {
                file: aim.file,
                path: source.file.clone()?,
            };
            self.verdicts.copies.get(&named)?.as_ref().ok()
        });
        let verdict = checked.map(|checked| &*checked.verdict);
        let found = verdict.and_then(Verdict::found);
        let (anchor, words) = match (verdict, found, copy) {
            (Some(Verdict::Missing(_)), _, Some(_)) => return (None, Words::Missing),
            (Some(verdict), Some(found), Some(copy)) => {
                let words = match verdict {
                    Verdict::Altered(_) => Words::Closest,
                    _ => Words::Quote,
                };
                let anchor = match (copy.extracted_by(), found.page) {
                    (Some(_), Some(page)) => Some(Anchor::Page(page)),
                    _ => fragment::of_passage(copy, copy.in_text(&found.source)).map(Anchor::Words),
                };
                (anchor, words)
            }
            _ => (
                fragment::of_quote(&quote.text).map(Anchor::Words),
                Words::Quote,
            ),
        };
        let words = if anchor.is_some() { words } else { Words::None };
        (anchor, words)
    }

    /// Puts something of the event on the clipboard.
    pub(super) fn yank(&mut self, action: Action) -> Vec<Effect> {
        let yanked = match action {
            Action::YankQuote => self.yanked_quote(),
            Action::YankEvent => self.yanked_event(),
            Action::YankTitle => self.yanked_title(),
            Action::YankLink => self.yanked_link(false),
            Action::YankLinkAtQuote => self.yanked_link(true),
            _ => self.yanked_citation(),
        };
        match yanked {
            Ok(effect) => vec![effect],
            Err(note) => {
                self.note = Some(note);
                Vec::new()
            }
        }
    }

    fn yanked_quote(&self) -> Result<Effect, String> {
        let aim = self.aim();
        let quote = aim.quote().ok_or("The event has no quote")?;
        let mut text = quoted(quote.text.trim());
        if let Some(source) = &aim.source {
            text.push_str("\n— ");
            text.push_str(&citation(source));
        }
        text.push_str(&aim.place_words());
        let is_said = |name: &str| PLACES.iter().any(|place| name.eq_ignore_ascii_case(place));
        for (name, value) in &quote.fields {
            if let Some(value) = value.text().filter(|_| !is_said(name)) {
                text.extend([", ", name, " ", value]);
            }
        }
        let brief = brief(&quote.text);
        Ok(clip(&text, format!("the quote {brief} with its source")))
    }

    fn yanked_event(&self) -> Result<Effect, String> {
        let entry = self.aim().entry.ok_or("There is no event")?;
        let place = entry.place();
        if self.timeline.shares_its_line(&entry) {
            return Err("The event shares its line with others: e opens the file there".to_owned());
        }
        Ok(Effect::ClipEvent {
            file: entry.file(),
            place,
            what: format!("the event {} as YAML", brief(entry.title())),
        })
    }

    fn yanked_title(&self) -> Result<Effect, String> {
        let entry = self.aim().entry.ok_or("There is no event")?;
        match entry.title().trim() {
            "" => Err("The event has no title".to_owned()),
            title => Ok(clip(title, format!("the title {}", brief(title)))),
        }
    }

    fn yanked_link(&self, at_quote: bool) -> Result<Effect, String> {
        let (page, words) = self.page_looked_at(false, at_quote)?;
        let at = words.at();
        Ok(clip(&page.url, format!("the link to {}{at}", page.host)))
    }

    fn yanked_citation(&self) -> Result<Effect, String> {
        let aim = self.aim();
        let source = aim.source.as_ref().ok_or("The event names no source")?;
        let text = citation(source) + &aim.place_words();
        let brief = brief(&text);
        Ok(clip(&text, format!("the citation {brief}")))
    }
}

/// Which words a link names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Those of the quote.
    Quote,
    /// Those of the passage that is closest to it.
    Closest,
    /// They do not stand in the copy.
    Missing,
    /// There is no quote to name.
    None,
}

impl Words {
    /// Where the page opens, behind its name.
    fn at(self) -> &'static str {
        match self {
            Self::Quote => " at the quote",
            Self::Closest => " at the passage closest to the quote",
            Self::Missing | Self::None => "",
        }
    }
}

/// An effect that puts a text on the clipboard, without characters that a program it is pasted into would obey.
fn clip(text: &str, what: String) -> Effect {
    Effect::Clip {
        text: without_controls(text),
        what,
    }
}

/// A text without control characters but line ends and tabs.
#[must_use]
pub fn without_controls(text: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(kept).collect()
}

/// A text in quotation marks, unless it begins with one.
fn quoted(text: &str) -> String {
    if begins_quoted(text) {
        text.to_owned()
    } else {
        format!("“{text}”")
    }
}

/// The beginning of a text within a sentence.
fn brief(text: &str) -> String {
    let text = one_line(head(text.trim(), BRIEF * 2)).into_owned();
    quoted(&cut(&text, BRIEF))
}

/// A source in one line: author, title, publisher, day of publication, link, and when it was looked at.
#[must_use]
pub fn citation(source: &Source) -> String {
    let said = |text: &Option<String>| {
        let text = text.as_deref().map(one_line)?;
        (!text.is_empty()).then(|| text.into_owned())
    };
    let title = said(&source.title).map(|title| quoted(&title));
    let name = match (said(&source.author), title) {
        (Some(author), Some(title)) => Some(format!("{author}: {title}")),
        (author, title) => author.or(title),
    };
    let published: Vec<String> = [said(&source.publisher), said(&source.published)]
        .into_iter()
        .flatten()
        .collect();
    let published = (!published.is_empty()).then(|| published.join(", "));
    let link = said(&source.url).or_else(|| said(&source.archived_url));
    let parts: Vec<String> = [name, published, link].into_iter().flatten().collect();
    let mut text = if parts.is_empty() {
        said(&source.id).unwrap_or_default()
    } else {
        parts.join(". ")
    };
    if let Some(accessed) = said(&source.accessed) {
        text.extend([" (accessed ", accessed.as_str(), ")"]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_says_what_is_known() {
        let some = |text: &str| Some(text.to_owned());
        let all = Source {
            id: some("r"),
            author: some("Ines Okafor"),
            title: some("The night\nof the queue"),
            publisher: some("Larkpost"),
            published: some("2025-03-21"),
            url: some("https://example.org/r"),
            accessed: some("2025-04-01"),
            ..Source::default()
        };
        assert_eq!(
            citation(&all),
            "Ines Okafor: “The night of the queue”. Larkpost, 2025-03-21. https://example.org/r (accessed 2025-04-01)"
        );
        let title = Source {
            title: some("“Quoted” already"),
            ..Source::default()
        };
        assert_eq!(citation(&title), "“Quoted” already");
        let only_id = Source {
            id: some("r"),
            ..Source::default()
        };
        assert_eq!(citation(&only_id), "r");
        assert_eq!(citation(&Source::default()), "");
    }

    #[test]
    fn nothing_that_a_shell_would_obey_is_put_on_the_clipboard() {
        assert_eq!(without_controls("a\u{1b}[201~\r\n\tb\u{9b}"), "a[201~\n\tb");
    }
}
