//! The source text of events.

use crate::timeline::Place;
use crate::timeline::bytes;

/// The source text of the events that begin at places of a file, as written, each without its
/// common indentation; `None` if there is nothing at one of the places.
///
/// An event extends over all lines that are indented deeper than its dash, or than the key that it
/// is under.
pub fn event_texts(file: &[u8], places: &[Place]) -> Option<String> {
    let decoded = bytes::decode(file).ok()?;
    let lines: Vec<&str> = decoded.text.lines().collect();
    let texts = places.iter().map(|place| event_text(&lines, *place));
    texts.collect()
}

fn event_text(lines: &[&str], place: Place) -> Option<String> {
    let mut lines = lines.get(place.line.checked_sub(1)?..)?.iter().copied();
    let first = lines.next()?;
    let indent = indent(first);
    let dash = first.trim_start().starts_with("- ");
    // A mapping under a name has its first key on that line.
    let deeper = |line: &str| {
        let own = self::indent(line);
        own > indent || (!dash && own == indent && place.column > 1)
    };
    // Blank lines and comments between two events belong to neither.
    let is_between = |line: &str| line.trim().is_empty() || (is_comment(line) && !deeper(line));
    let mut own: Vec<&str> = std::iter::once(first)
        .chain(lines.take_while(|line| is_between(line) || deeper(line)))
        .collect();
    while own.last().is_some_and(|line| is_between(line)) {
        own.pop();
    }
    let mut text = String::new();
    for line in own {
        let lead = indent.min(self::indent(line));
        text.push_str(line.get(lead..).unwrap_or_default());
        text.push('\n');
    }
    (!text.trim().is_empty()).then_some(text)
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn indent(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_its_own_lines() {
        let file = "title: T\nevents:\n  - date: 2025\n    title: A # why\n# here\n\n    text: |\n      one\n\n  - date: 2026\n  # Between.\n  -\n    date: 2027\nmore: x\n";
        let text = |line, column| event_texts(file.as_bytes(), &[Place { line, column }]);
        assert_eq!(
            text(3, 5).as_deref(),
            Some("- date: 2025\n  title: A # why\n# here\n\n  text: |\n    one\n")
        );
        assert_eq!(text(10, 5).as_deref(), Some("- date: 2026\n"));
        assert_eq!(text(13, 5).as_deref(), Some("date: 2027\n"));
        let places = [(10, 5), (3, 5)].map(|(line, column)| Place { line, column });
        assert_eq!(
            event_texts(file.as_bytes(), &places),
            text(10, 5).zip(text(3, 5)).map(|(one, other)| one + &other)
        );
        assert_eq!(text(99, 1), None);
        assert_eq!(text(0, 1), None);
    }
}
