//! The content of the detail pane for the selected entry, as lines of the pane's width.

mod fields;
mod inputs;
mod line;
mod long;
mod pane;
mod paragraph;
mod related;
mod source;
mod state;
mod verdict;

use super::display::conversions;
use super::report::report_lines;
use crate::date::conventions::Convention;
use crate::date::{Date, Notation};
use crate::text::{head, one_line, readable};
use crate::timeline::{Broken, Diagnostic, Entry, Event, Node, Severity, When};

pub(super) use self::inputs::LaidOut;
pub use self::line::{DetailLine, Role, Run};
use self::paragraph::long;
use self::related::{MOST_CHARACTERS, brief};
use self::state::Text;
pub use self::state::{Context, Detail};

/// Most tags that are laid out.
const MOST_TAGS: usize = 200;

impl Detail {
    /// Lays out the pane for an entry, in lines of at most `width` columns.
    #[must_use]
    pub fn of(entry: &Entry, context: Context<'_>, width: usize) -> Self {
        let mut detail = Self {
            lines: Vec::new(),
            width,
            quotes: Vec::new(),
            rests: Vec::new(),
        };
        match entry {
            Entry::Event(event) => {
                detail.event(event, context);
            }
            Entry::Broken(broken) => detail.broken(broken, context),
        }
        while detail.lines.last().is_some_and(|line| line.runs.is_empty()) {
            detail.lines.pop();
        }
        detail
    }

    /// The lines, from the top.
    pub(crate) fn lines(&self) -> &[DetailLine] {
        &self.lines
    }

    /// Number of the first quote, from 0, that is visible when that line is at the top of the
    /// screen; the last quote if none is.
    pub(crate) fn quote_at(&self, top: usize) -> usize {
        let seen = self.quotes.iter().position(|end| *end > top);
        seen.unwrap_or(self.quotes.len().saturating_sub(1))
    }

    fn event(&mut self, event: &Event, context: Context<'_>) {
        let title = head(event.title.trim(), MOST_CHARACTERS);
        self.paragraph(Role::Title, &readable(title));
        self.when(&event.when, event.label.as_deref(), context);
        // Errors come first, warnings after the text of the event.
        let (errors, others): (Vec<_>, Vec<_>) =
            (context.diagnostics.iter()).partition(|problem| problem.severity == Severity::Error);
        self.problems(&errors, &context.file.name);
        if event.summary.is_some() {
            self.blank();
            self.long_text(Text::Summary, event);
        }
        self.quotes(event, context);
        if event.note.is_some() {
            self.blank();
            self.long_text(Text::Note, event);
        }
        self.tags(&event.tags);
        self.problems(&others, &context.file.name);
        self.conventions(&event.when, context.notation);
        let related = related::Words::of(context.related, context.more_related);
        if !related.possible.is_empty() {
            self.blank();
            self.paragraph(Role::Muted, &related.possible.join(" · "));
        }
        let fields = more_fields(event);
        if !fields.is_empty() {
            self.blank();
            self.line(Role::Label, "More");
            self.fields(&fields);
        }
        self.sources(event, context.file);
        if !context.file.fields.is_empty() {
            self.blank();
            self.line(Role::Label, "File");
            self.fields(&context.file.fields);
        }
        self.file_and_line(event.place.line, &context.file.name);
    }

    /// The quotes with their sources and verdicts.
    fn quotes(&mut self, event: &Event, context: Context<'_>) {
        let checked = context.verdicts.on(event, context.file);
        for (index, quote) in event.quotes.iter().enumerate() {
            self.blank();
            self.long_text(Text::Quote(index), event);
            self.source_of(quote, event.source.as_ref(), context.file);
            if let Some(checked) = checked.get(index) {
                self.verdict(checked);
            }
            self.quotes.push(self.lines.len());
        }
        // If every quote names a source of its own, the event's source is shown here.
        if event.quotes.iter().all(|quote| quote.source.is_some())
            && let Some(cited) = &event.source
        {
            self.blank();
            self.source(&context.file.source(cited), "Source: ");
        }
    }

    fn tags(&mut self, tags: &[String]) {
        if tags.is_empty() {
            return;
        }
        self.blank();
        let shown = tags.iter().take(MOST_TAGS);
        let mut words: Vec<String> = shown.map(|tag| format!("#{}", brief(tag))).collect();
        if let Some(more @ 1..) = tags.len().checked_sub(MOST_TAGS) {
            words.push(format!("… and {more} more: e opens the file"));
        }
        self.paragraph(Role::Tag, &words.join(" "));
    }

    fn problems(&mut self, problems: &[&Diagnostic], file: &str) {
        for problem in problems {
            self.blank();
            self.problem(problem, file);
        }
    }

    fn broken(&mut self, broken: &Broken, context: Context<'_>) {
        let title = broken
            .title
            .as_deref()
            .unwrap_or("This event cannot be read");
        self.paragraph(Role::Title, title.trim());
        if let Some(date) = &broken.date {
            self.paragraph(Role::When, &date.words_in(context.notation));
        }
        self.blank();
        self.problem(&broken.diagnostic, &context.file.name);
        self.blank();
        self.paragraph(
            Role::Muted,
            "All other events stay. Press e to fix it in your editor: every save shows at once.",
        );
    }

    fn when(&mut self, when: &When, label: Option<&str>, context: Context<'_>) {
        let date = match when {
            When::Dated(date) => date,
            When::Undated { written, reason } => {
                let text = match written {
                    Some(written) => format!("Undated: {reason} (written: {})", brief(written)),
                    None => format!("Undated: {reason}"),
                };
                self.paragraph(Role::Error, &one_line(&text));
                return;
            }
        };
        let words = date.words_on_weekday(context.notation);
        let mut parts = match label {
            Some(label) => {
                self.paragraph(Role::When, &long(label));
                vec![format!("placed at {words}")]
            }
            None => vec![words],
        };
        parts.push(date.distance(context.now));
        let related = related::Words::of(context.related, context.more_related);
        parts.extend(related.during);
        self.paragraph(Role::When, &parts.join(" · "));
        let conversions = conversions(date, context.file.context, context.notation);
        if !conversions.is_empty() {
            self.paragraph(Role::When, &format!("= {}", conversions.join(" · ")));
        }
        if !related.certain.is_empty() {
            self.paragraph(Role::Muted, &related.certain.join(" · "));
        }
        let mut small = Vec::new();
        let extent = date.extent(context.notation);
        small.extend(extent);
        if let Some(calendar) = date.calendar() {
            let written = brief(date.written());
            small.push(format!("written {written} ({} calendar)", calendar.name()));
        } else if date.written() != date.words_in(context.notation) {
            small.push(format!("written {}", brief(date.written())));
        }
        if !small.is_empty() {
            self.paragraph(Role::Muted, &small.join(" · "));
        }
        if let Some(marked) = context.marked
            && let Some(text) = from_marked(date, marked)
        {
            self.paragraph(Role::Muted, &text);
        }
    }

    /// The conventions that the date is read by, below what the event says: its quotes count for more.
    fn conventions(&mut self, when: &When, notation: Notation) {
        let When::Dated(date) = when else { return };
        let has_extent = date.extent(notation).is_some();
        let conventions = date.conventions().into_iter();
        let shown: Vec<String> = conventions
            // Neither bounds nor EDTF that are not shown need a note.
            .filter(|text| has_extent || text != Convention::Qualified.text())
            .filter(|text| text != Convention::Minute.text())
            .collect();
        if shown.is_empty() {
            return;
        }
        self.blank();
        self.line(Role::Label, "How the date is read");
        for convention in shown {
            self.paragraph(Role::Muted, &convention);
        }
    }

    fn problem(&mut self, problem: &Diagnostic, file: &str) {
        let role = match problem.severity {
            Severity::Error => Role::Error,
            Severity::Warning => Role::Warning,
            Severity::Notice => Role::Muted,
        };
        let report = report_lines(problem, file, self.width);
        for line in report.headline {
            self.line(role, line);
        }
        for line in report.rest {
            self.line(Role::Body, line);
        }
    }

    fn file_and_line(&mut self, line: usize, file: &str) {
        self.blank();
        self.paragraph(Role::Muted, &format!("{}, line {line}", one_line(file)));
    }
}

/// The fields shown under "More": place, people, group, then all others of the file.
fn more_fields(event: &Event) -> Vec<(String, Node)> {
    let text = |name: &str, text: &Option<String>| {
        let text = text.clone()?;
        Some((name.to_owned(), Node::Scalar(text)))
    };
    let people = (!event.people.is_empty()).then(|| {
        let people = event.people.iter().cloned().map(Node::Scalar);
        ("people".to_owned(), Node::List(people.collect()))
    });
    let named = [
        text("group", &event.group),
        text("place", &event.location),
        people,
    ];
    let fields = event.fields.iter().cloned();
    named.into_iter().flatten().chain(fields).collect()
}

/// The distance to the marked event: "3 days after “Military parade” (marked)", "the same day as
/// “…” (marked)".
fn from_marked(date: &Date, marked: &Entry) -> Option<String> {
    let other = marked.date()?;
    if std::ptr::eq(date, other) {
        return None;
    }
    let distance = date.distance_to(other);
    let joined = match distance.rsplit(' ').next() {
        Some("it") => distance.trim_end_matches(" it").to_owned(),
        Some("before" | "after" | "during") => distance,
        Some("distance") => format!("{distance} from"),
        _ => format!("{distance} as"),
    };
    Some(format!("{joined} “{}” (marked)", brief(marked.title())))
}
