//! The fields of the file that have no part of their own, under "More": none is ever dropped.

use super::line::{DetailLine, Role, Run};
use super::paragraph::folded;
use super::state::Detail;
use crate::text::{head, one_line, readable, width};
use crate::timeline::Node;

/// Widest name that values are placed beside; a longer name gets a line of its own.
const WIDEST_NAME: usize = 16;
/// Characters of a name that are shown.
const LONGEST_NAME: usize = 200;
/// Most values of one list or mapping that are laid out; a note says how many are left out.
const MOST_VALUES: usize = 1_000;

impl Detail {
    /// Lays out fields as a table of names and values; nested ones are indented below their name.
    pub(super) fn fields(&mut self, fields: &[(String, Node)]) {
        self.table(fields, 2);
    }

    fn table(&mut self, fields: &[(String, Node)], indent: usize) {
        let shown = fields
            .get(..fields.len().min(MOST_VALUES))
            .unwrap_or_default();
        let column = shown
            .iter()
            .map(|(name, _)| width(&one_line(head(name, WIDEST_NAME + 1))))
            .filter(|w| *w <= WIDEST_NAME)
            .max();
        let column = column.unwrap_or(0);
        for (name, value) in shown {
            self.field(&one_line(head(name, LONGEST_NAME)), value, indent, column);
        }
        self.left_out(fields.len(), indent);
    }

    fn field(&mut self, name: &str, value: &Node, indent: usize, column: usize) {
        match value {
            Node::Map(fields) if !fields.is_empty() => {
                self.value(indent, name, column, "");
                self.table(fields, indent + 2);
            }
            Node::List(values)
                if !values
                    .iter()
                    .all(|value| matches!(value, Node::Scalar(_) | Node::Null)) =>
            {
                self.value(indent, name, column, "");
                self.items(values, indent + 2);
            }
            Node::List(values) if is_long(values) => {
                self.value(indent, name, column, "");
                self.items(values, indent + 2);
            }
            Node::List(values) => {
                let texts: Vec<String> = values.iter().map(text).collect();
                self.value(indent, name, column, &texts.join(", "));
            }
            Node::Map(_) | Node::Scalar(_) | Node::Null => {
                self.value(indent, name, column, &text(value));
            }
        }
    }

    fn items(&mut self, values: &[Node], indent: usize) {
        for value in values.iter().take(MOST_VALUES) {
            let first = self.lines.len();
            match value {
                Node::Map(fields) => {
                    self.table(fields, indent + 2);
                    self.dash(first, indent);
                }
                Node::List(values) => self.items(values, indent + 2),
                Node::Scalar(_) | Node::Null => self.value(indent, "–", 1, &text(value)),
            }
        }
        self.left_out(values.len(), indent);
    }

    /// Puts a dash before the first line of a list item, as in the file.
    fn dash(&mut self, line: usize, indent: usize) {
        let first = self
            .lines
            .get_mut(line)
            .and_then(|line| line.runs.first_mut());
        if let Some(run) = first {
            run.text = format!(
                "{}– {}",
                " ".repeat(indent.min(self.width / 3)),
                run.text.trim_start()
            );
        }
    }

    fn left_out(&mut self, of: usize, indent: usize) {
        if let Some(more @ 1..) = of.checked_sub(MOST_VALUES) {
            self.value(
                indent,
                "…",
                1,
                &format!("and {more} more: e opens the file"),
            );
        }
    }

    /// A name with its value beside it, wrapped with a hanging indent; where that leaves no room,
    /// the value is below the name.
    fn value(&mut self, indent: usize, name: &str, column: usize, value: &str) {
        let indent = indent.min(self.width / 3);
        let beside = width(name) <= column && !value.contains('\n');
        let hang = if beside {
            indent + column + 2
        } else {
            indent + 2
        };
        let hang = hang.min(self.width / 2);
        let mut values = folded(value, self.width.saturating_sub(hang)).into_iter();
        let mut runs = vec![label(
            indent,
            &crate::text::cut(name, self.width.saturating_sub(indent)),
        )];
        if beside && let Some(first) = values.next() {
            let pad = hang
                .saturating_sub(indent)
                .saturating_sub(width(name))
                .max(1);
            if !first.is_empty() {
                runs.push(Run {
                    role: Role::Body,
                    text: " ".repeat(pad) + &first,
                });
            }
        }
        self.lines.push(DetailLine {
            quoted: false,
            link: None,
            runs,
        });
        if value.is_empty() {
            return;
        }
        for text in values {
            let runs = vec![Run {
                role: Role::Body,
                text: " ".repeat(hang) + &text,
            }];
            self.lines.push(DetailLine {
                quoted: false,
                link: None,
                runs,
            });
        }
    }
}

fn label(indent: usize, name: &str) -> Run {
    Run {
        role: Role::Label,
        text: " ".repeat(indent) + name,
    }
}

/// A value on one line.
fn text(value: &Node) -> String {
    match value {
        Node::Null => "–".to_owned(),
        Node::Scalar(text) => readable(text).into_owned(),
        Node::List(values) => values.iter().map(text).collect::<Vec<_>>().join(", "),
        Node::Map(fields) if fields.is_empty() => "{}".to_owned(),
        Node::Map(fields) => fields
            .iter()
            .map(|(name, value)| format!("{name}: {}", self::text(value)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// Whether a list of scalars is laid out with one line per value instead of on one line.
fn is_long(values: &[Node]) -> bool {
    let length = |value: &Node| value.text().map_or(1, str::len);
    values.len() > MOST_VALUES || values.iter().map(length).sum::<usize>() > 200
}
