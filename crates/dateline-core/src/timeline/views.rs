//! Saved filters: `views:` at the top of a file.
//!
//! ```yaml
//! views:
//!   Disputed: status:disputed             # a filter alone
//!   Before the fire:
//!     filter: "#hot or person:reed"
//!     lanes: person                       # of the chart
//!     to: 2024-03-05
//! ```

use super::discover::Field;
use super::query::{Mistake, Query, quoted};
use super::view::View;
use super::yaml::span::Span;
use super::{Code, Diagnostic, Node, Severity};
use crate::date::DateContext;

/// The keys of a view.
const KEYS: [&str; 4] = ["filter", "lanes", "from", "to"];

/// Maximum length of a text that is repeated in a message, in bytes.
const LONGEST_TOLD: usize = 40;

impl View {
    /// A view with a name only, which all events match.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// The expression for its events, including `from` and `to`.
    ///
    /// # Errors
    /// The mistakes in its filter.
    pub fn expression(&self, context: DateContext) -> Result<String, Vec<Mistake>> {
        let filter = self.filter.as_deref().unwrap_or_default();
        let filter = Query::parse(filter, context)?.written_as_part();
        let from = self.from.as_deref().map(|date| time(">=", date));
        let to = self.to.as_deref().map(|date| time("<=", date));
        let parts = [Some(filter), from, to].into_iter().flatten();
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        Ok(parts.join(" "))
    }
}

fn time(sign: &str, date: &str) -> String {
    format!("date:{sign}{}", quoted(date))
}

/// Whether the value of a `views:` contains saved filters: in other files it may be a number of
/// views.
pub(super) fn is_meant(node: &Node) -> bool {
    let is_view = |node: &Node| node.get("filter").is_some();
    match node {
        Node::Map(_) => true,
        Node::List(items) => items.iter().any(is_view),
        Node::Null | Node::Scalar(_) => false,
    }
}

/// Reads `views:`; returns the views without their invalid parts, and the diagnostics.
pub(super) fn read(field: &Field<'_>, context: DateContext) -> (Vec<View>, Vec<Diagnostic>) {
    let mut reader = Reader {
        field,
        context,
        span: field.span(),
        wrong: Vec::new(),
    };
    if let Node::List(_) = field.node {
        let help = "write the name of each and its filter below, as in `Open: status:open`";
        reader.report(&[], "`views:` is not a mapping of names to filters", help);
    }
    let pairs = field.node.pairs().iter().enumerate();
    let views = pairs.map(|(at, (name, node))| reader.view(at, name, node));
    let views = views.collect();
    (views, reader.wrong)
}

struct Reader<'f, 't> {
    field: &'f Field<'t>,
    context: DateContext,
    span: Option<Span>,
    wrong: Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn view(&mut self, at: usize, name: &str, node: &Node) -> View {
        let mut view = View::named(name);
        let value = [at.saturating_mul(2) + 1];
        match node {
            Node::Scalar(filter) => view.filter = self.filter(&value, filter),
            Node::Map(pairs) => {
                for (number, (key, node)) in pairs.iter().enumerate() {
                    let key_at = number.saturating_mul(2);
                    let path = [value[0], key_at + 1];
                    let Node::Scalar(text) = node else {
                        let message = format!("`{}:` of a view is not a text", head(key));
                        self.report(
                            &path,
                            message,
                            "write one text, in quotes where it has `: ` or ` #`",
                        );
                        continue;
                    };
                    match key.as_str() {
                        "filter" => view.filter = self.filter(&path, text),
                        "lanes" => view.lanes = Some(text.trim().to_owned()),
                        "from" => view.from = self.date(&path, text),
                        "to" => view.to = self.date(&path, text),
                        key => {
                            let message = format!("`{}` is not a key of a view", head(key));
                            let help = format!("the keys are {}", KEYS.join(", "));
                            self.report(&[value[0], key_at], message, &help);
                        }
                    }
                }
            }
            Node::Null | Node::List(_) => {
                let message = format!("the view `{}` has no filter", head(name));
                let help =
                    "write a filter, in quotes where it begins with `#`, as in `Hot: \"#hot\"`";
                self.report(&value, message, help);
            }
        }
        view
    }

    fn filter(&mut self, path: &[usize], text: &str) -> Option<String> {
        match Query::parse(text, self.context) {
            Ok(_) => Some(text.to_owned()),
            Err(mistakes) => {
                for mistake in mistakes {
                    self.report(path, format!("filter: {}", mistake.message), &mistake.help);
                }
                None
            }
        }
    }

    fn date(&mut self, path: &[usize], text: &str) -> Option<String> {
        match Query::parse(&time(">=", text), self.context) {
            Ok(_) => Some(text.trim().to_owned()),
            Err(mistakes) => {
                for mistake in mistakes {
                    self.report(path, mistake.message, &mistake.help);
                }
                None
            }
        }
    }

    /// Reports a problem at a path: the indices of the nested keys and values that lead to it.
    fn report(&mut self, path: &[usize], message: impl Into<String>, help: &str) {
        let mut numbers = path.iter();
        let whole = self.span.as_ref().filter(|_| !path.is_empty());
        let span = numbers.try_fold(whole, |span, number| Some(span?.children.get(*number)));
        let diagnostic = self
            .field
            .problem_at(Code::TopValue, span.flatten(), message, help);
        self.wrong.push(Diagnostic {
            severity: Severity::Warning,
            ..diagnostic
        });
    }
}

fn head(text: &str) -> &str {
    crate::text::head(text, LONGEST_TOLD)
}
