//! The position in the file of every value of a document.

use crate::limits;
use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::timeline::Place;
use crate::timeline::yaml::flow::Shifted;

/// The position of a value, and of the values within it.
#[derive(Debug, Clone, Default)]
pub(in crate::timeline) struct Span {
    pub place: Place,
    /// Width in characters, on its first line.
    pub width: usize,
    /// The values of a list, or the alternating keys and values of a mapping; empty for an alias.
    pub children: Vec<Span>,
}

impl Span {
    /// Finds the positions with the parser that reports events, whether or not the quick reader reads the text.
    pub(super) fn walk_events(text: &str, line: usize) -> Option<Vec<Self>> {
        Self::walk_strictly(text, line).or_else(|| {
            let shifted = Shifted::of(text, limits::NESTING)?;
            let mut spans = Self::walk_strictly(&shifted.text, line)?;
            for span in &mut spans {
                span.move_back(&shifted, line);
            }
            Some(spans)
        })
    }

    /// Converts it, and the spans within it, from the shifted text to the original one.
    fn move_back(&mut self, shifted: &Shifted, line: usize) {
        let at = self.place.line.saturating_sub(line);
        self.place.column = shifted.column(at, self.place.column);
        for child in &mut self.children {
            child.move_back(shifted, line);
        }
    }

    fn walk_strictly(text: &str, line: usize) -> Option<Vec<Self>> {
        let mut documents = Vec::new();
        let mut open: Vec<Self> = Vec::new();
        let mut lines: Vec<&str> = Vec::new();
        for event in Parser::new_from_str(text) {
            let (event, span) = event.ok()?;
            let closed = match event {
                Event::SequenceStart(..) | Event::MappingStart(..) => {
                    open.push(Self::at(span, line));
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => open.pop(),
                Event::Scalar(content, ScalarStyle::Literal | ScalarStyle::Folded, ..)
                    if content.is_empty() =>
                {
                    if lines.is_empty() {
                        lines = text.lines().collect();
                    }
                    Some(Self::of_empty_block(span, line, &lines))
                }
                Event::Scalar(..) | Event::Alias(_) => Some(Self::at(span, line)),
                _ => None,
            };
            if let Some(span) = closed {
                match open.last_mut() {
                    Some(parent) => parent.children.push(span),
                    None => documents.push(span),
                }
            }
        }
        Some(documents)
    }

    /// The position of an empty block text, that of its `|` or `>`: the parser gives that of what follows.
    fn of_empty_block(span: saphyr_parser::Span, line: usize, lines: &[&str]) -> Self {
        let next = Self::at(span, line);
        let last = span.start.line().min(lines.len());
        let above = lines.iter().enumerate().take(last).rev();
        let mut headers = above.filter_map(|(number, text)| {
            let is_next = number + 1 == span.start.line();
            let length = if is_next {
                span.start.col()
            } else {
                usize::MAX
            };
            let text: String = text.chars().take(length).collect();
            let header = text.split(" #").next().unwrap_or_default().trim_end();
            let header =
                header.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
            let column = header.chars().count();
            header.ends_with(['|', '>']).then_some(Place {
                line: number + line,
                column,
            })
        });
        let place = headers.next().unwrap_or(next.place);
        Self {
            place,
            width: 1,
            children: Vec::new(),
        }
    }

    fn at(span: saphyr_parser::Span, line: usize) -> Self {
        let width = if span.start.line() == span.end.line() {
            span.end.col().saturating_sub(span.start.col())
        } else {
            usize::MAX
        };
        Self {
            place: Place {
                line: span.start.line().saturating_sub(1) + line,
                column: span.start.col() + 1,
            },
            width: width.max(1),
            children: Vec::new(),
        }
    }

    /// The span of a collection of these values: its position is that of the first.
    pub fn around(children: Vec<Self>) -> Option<Self> {
        let (place, width) = children.first().map(|first| (first.place, first.width))?;
        Some(Self {
            place,
            width,
            children,
        })
    }

    /// Removes the `index`th pair of a mapping, and returns the span of its value.
    pub fn remove(&mut self, index: usize) -> Option<Self> {
        let key = index.checked_mul(2)?;
        if key + 1 >= self.children.len() {
            return None;
        }
        self.children.drain(key..=key + 1).next_back()
    }

    /// The value of the `index`th pair of a mapping.
    pub fn value(&self, index: usize) -> Option<&Self> {
        self.children.get(index.checked_mul(2)?.checked_add(1)?)
    }

    /// The key of the `index`th pair of a mapping.
    pub fn key(&self, index: usize) -> Option<&Self> {
        self.children.get(index.checked_mul(2)?)
    }
}
