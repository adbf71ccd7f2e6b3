//! Editing a line of text, with readline's keys and a history.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{head, needs_mark, width};

/// Longest line, in characters.
const LONGEST: usize = 2_000;

/// Most lines in a history.
const MOST_LINES: usize = 200;

/// An edit of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Inserts a character at the cursor.
    Insert(char),
    /// Deletes the character before the cursor; on an empty line the prompt closes.
    DeleteBefore,
    /// Deletes the character under the cursor.
    DeleteUnder,
    /// Deletes the word before the cursor.
    DeleteWordBefore,
    /// Deletes the next word.
    DeleteNextWord,
    /// Deletes everything before the cursor.
    DeleteToStart,
    /// Deletes everything from the cursor on.
    DeleteToEnd,
    /// Inserts what was last deleted.
    Yank,
    /// Moves the cursor a character to the left.
    Left,
    /// Moves the cursor a character to the right.
    Right,
    /// Moves the cursor a word to the left.
    WordLeft,
    /// Moves the cursor a word to the right.
    WordRight,
    /// Moves the cursor to the start.
    Start,
    /// Moves the cursor to the end.
    End,
    /// Recalls the previous line of the history.
    Older,
    /// Recalls the next line of the history.
    Newer,
}

/// A history of typed lines, the latest last.
#[derive(Debug, Clone, Default)]
pub struct History(Vec<String>);

impl History {
    /// Adds a line; a repeated line is moved to the end.
    pub fn add(&mut self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        self.0.retain(|old| old != line);
        self.0.push(line.to_owned());
        let over = self.0.len().saturating_sub(MOST_LINES);
        self.0.drain(..over);
    }

    /// The latest `most` lines.
    pub(crate) fn latest(&self, most: usize) -> &[String] {
        let over = self.0.len().saturating_sub(most);
        self.0.get(over..).unwrap_or_default()
    }

    fn get(&self, back: usize) -> Option<&str> {
        let index = self.0.len().checked_sub(back)?;
        self.0.get(index).map(String::as_str)
    }
}

/// A line being typed.
#[derive(Debug, Clone, Default)]
pub struct TypedLine {
    input: Input,
    /// How many lines back in the history the line is; 0 for a new one.
    back: usize,
    /// The new line, while a line of the history is shown.
    new: String,
    /// Whether the whole text is selected: typing replaces it.
    pub is_selected: bool,
}

impl TypedLine {
    /// A line with this text, and the cursor after it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// A line that offers a text: it is selected, so that typing replaces it and moving the cursor keeps it.
    pub(crate) fn offering(text: &str) -> Self {
        let line = Self::of(text);
        let is_selected = !line.text().is_empty();
        Self {
            is_selected,
            ..line
        }
    }

    /// The typed text.
    pub(crate) fn text(&self) -> &str {
        self.input.value()
    }

    /// Position of the cursor, in characters from the start.
    pub(crate) fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Applies an edit. Returns whether the text changed.
    pub fn edit(&mut self, edit: Edit, history: &History) -> bool {
        let request = match edit {
            Edit::Insert(c) => {
                let full = self.text().chars().nth(LONGEST.saturating_sub(1)).is_some();
                if full && !self.is_selected || needs_mark(c) {
                    return false;
                }
                self.delete_selected();
                InputRequest::InsertChar(c)
            }
            Edit::DeleteBefore | Edit::DeleteUnder if self.is_selected => {
                return self.delete_selected();
            }
            Edit::DeleteBefore => InputRequest::DeletePrevChar,
            Edit::DeleteUnder => InputRequest::DeleteNextChar,
            Edit::DeleteWordBefore => InputRequest::DeletePrevWord,
            Edit::DeleteNextWord => InputRequest::DeleteNextWord,
            Edit::DeleteToStart => InputRequest::DeleteFromStart,
            Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
            Edit::Yank => InputRequest::Yank,
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Right => InputRequest::GoToNextChar,
            Edit::WordLeft => InputRequest::GoToPrevWord,
            Edit::WordRight => InputRequest::GoToNextWord,
            Edit::Start => InputRequest::GoToStart,
            Edit::End => InputRequest::GoToEnd,
            Edit::Older => return self.look_back(self.back + 1, history),
            Edit::Newer => {
                return self.back > 0 && self.look_back(self.back.saturating_sub(1), history);
            }
        };
        self.is_selected = false;
        self.input.handle(request).is_some_and(|done| done.value)
    }

    /// Deletes the selected text, which "put back" brings back. Returns whether there was one.
    fn delete_selected(&mut self) -> bool {
        let is_selected = std::mem::take(&mut self.is_selected);
        if is_selected {
            self.input.handle(InputRequest::DeleteLine);
        }
        is_selected
    }

    /// Inserts a text, such as a pasted one, as one line.
    pub fn insert(&mut self, text: &str) {
        self.delete_selected();
        let room = LONGEST.saturating_sub(self.text().chars().count());
        let line = head(text, room.saturating_mul(2) + 1);
        let line = line.trim_matches(['\n', '\r']);
        let mut after_end = false;
        for c in line.chars().take(room) {
            // A line end and the following ones become one space.
            let is_end = matches!(c, '\n' | '\r' | '\t');
            if is_end && after_end {
                continue;
            }
            after_end = is_end;
            let c = if is_end { ' ' } else { c };
            if !needs_mark(c) {
                self.input.handle(InputRequest::InsertChar(c));
            }
        }
    }

    /// Moves the cursor to a position, in characters from the start.
    pub fn go_to(&mut self, cursor: usize) {
        self.input = self.input.clone().with_cursor(cursor);
    }

    /// Replaces the characters from `from` to `to` by another text, and puts the cursor after it.
    pub fn replace(&mut self, from: usize, to: usize, text: &str) {
        let before: String = self.text().chars().take(from).collect();
        let after: String = self.text().chars().skip(to).collect();
        let cursor = from + text.chars().count();
        self.input = self
            .input
            .clone()
            .with_value(format!("{before}{text}{after}"))
            .with_cursor(cursor);
    }

    fn look_back(&mut self, back: usize, history: &History) -> bool {
        if self.back == 0 {
            self.new = self.text().to_owned();
        }
        let line = match back {
            0 => Some(self.new.as_str()),
            back => history.get(back),
        };
        let Some(line) = line.map(str::to_owned) else {
            return false;
        };
        self.back = back;
        self.is_selected = false;
        self.input = self.input.clone().with_value(line);
        true
    }

    /// The part of the line that fits into `columns` columns, and the column of the cursor in it.
    pub(crate) fn window(&self, columns: usize) -> (String, usize) {
        let skip = self.input.visual_scroll(columns.saturating_sub(1));
        let cursor = self.input.visual_cursor().saturating_sub(skip);
        let mut passed = 0_usize;
        let mut shown = String::new();
        for grapheme in self.text().graphemes(true) {
            if passed >= skip {
                shown.push_str(grapheme);
            }
            passed += width(grapheme);
        }
        (shown, cursor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The line after these edits, with `|` at the cursor.
    fn typed(text: &str, edits: &[Edit]) -> String {
        edited(TypedLine::of(text), edits)
    }

    fn edited(mut line: TypedLine, edits: &[Edit]) -> String {
        let mut history = History::default();
        history.add("first");
        history.add("second");
        for edit in edits {
            line.edit(*edit, &history);
        }
        let mut shown: Vec<char> = line.text().chars().collect();
        shown.insert(line.cursor(), '|');
        shown.into_iter().collect()
    }

    #[test]
    fn keys_do_what_readline_does() {
        use Edit::{
            DeleteBefore, DeleteNextWord, DeleteToEnd, DeleteToStart, DeleteUnder,
            DeleteWordBefore, End, Insert, Left, Newer, Older, Right, Start, WordLeft, WordRight,
            Yank,
        };
        for (text, edits, expected) in [
            ("", &[Insert('a'), Insert('b')][..], "ab|"),
            ("ab", &[Left, Insert('x')], "ax|b"),
            ("ab", &[Start, Right, Insert('x')], "ax|b"),
            ("one two", &[Start, End], "one two|"),
            ("one two", &[WordLeft], "one |two"),
            ("one two", &[Start, WordRight], "one |two"),
            ("one two", &[DeleteWordBefore], "one |"),
            ("one two", &[Start, DeleteNextWord], "|two"),
            ("one two", &[WordLeft, DeleteToStart], "|two"),
            ("one two", &[WordLeft, DeleteToEnd], "one |"),
            ("one two", &[DeleteWordBefore, Start, Yank], "two|one "),
            ("one two", &[WordLeft, DeleteToStart, End, Yank], "twoone |"),
            ("abc", &[Left, DeleteUnder], "ab|"),
            ("", &[DeleteBefore, Left, Yank], "|"),
            // A grapheme is one character to the user.
            ("ae\u{301}", &[DeleteBefore], "a|"),
            ("a👩‍👩‍👧b", &[Left, Left], "a|👩‍👩‍👧b"),
            // Older lines, and back to the new one.
            ("new", &[Older], "second|"),
            ("new", &[Older, Older, Older], "first|"),
            ("new", &[Older, Older, Newer, Newer], "new|"),
            ("new", &[Newer], "new|"),
            ("", &[Insert('\u{202e}'), Insert('\u{7}')], "|"),
        ] {
            assert_eq!(typed(text, edits), expected, "{text:?} {edits:?}");
        }
    }

    #[test]
    fn typing_replaces_an_offered_text() {
        use Edit::{DeleteBefore, DeleteUnder, DeleteWordBefore, End, Insert, Older, Yank};
        for (edits, expected) in [
            (&[Insert('x'), Insert('y')][..], "xy|"),
            (&[Insert('x'), DeleteBefore, Yank], "one two|"),
            (&[DeleteBefore], "|"),
            (&[DeleteUnder, Insert('x')], "x|"),
            (&[End, Insert('x')], "one twox|"),
            (&[DeleteWordBefore], "one |"),
            (&[Older, Insert('x')], "secondx|"),
            (&[Insert('\u{7}'), Insert('x')], "x|"),
        ] {
            assert_eq!(
                edited(TypedLine::offering("one two"), edits),
                expected,
                "{edits:?}"
            );
        }
        let mut line = TypedLine::offering("one");
        line.insert("pasted");
        assert_eq!(line.text(), "pasted");
    }

    #[test]
    fn pasted_text_is_one_line() {
        for (pasted, expected) in [
            ("one\ntwo", "one two"),
            ("\r\none\r\n\ttwo\n", "one two"),
            ("\u{1b}[31mred", "[31mred"),
        ] {
            assert_eq!(TypedLine::of(pasted).text(), expected);
        }
        assert_eq!(TypedLine::of(&"x".repeat(10_000)).text().len(), LONGEST);
    }

    #[test]
    fn a_line_is_remembered_once() {
        let mut history = History::default();
        for line in ["a", "b", " ", "a"] {
            history.add(line);
        }
        assert_eq!(history.0, ["b", "a"]);
    }

    #[test]
    fn a_part_may_be_replaced() {
        let mut line = TypedLine::of("tag:g -x");
        line.replace(4, 5, "gas");
        assert_eq!((line.text(), line.cursor()), ("tag:gas -x", 7));
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_in_the_window(text in "\\PC{0,40}", left in 0_usize..50, columns in 1_usize..20) {
            let mut line = TypedLine::of(&text);
            for _ in 0..left {
                line.edit(Edit::Left, &History::default());
            }
            let (_, cursor) = line.window(columns);
            prop_assert!(cursor < columns, "{cursor} in {columns}");
        }
    }
}
