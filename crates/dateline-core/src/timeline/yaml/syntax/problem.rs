//! What a parser could not read: a kind, from the words of its message. No other place depends on these words.

/// What a parser could not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    ControlCharacter,
    /// A tab where only spaces may be.
    Tab,
    /// A quoted text without its end.
    OpenQuote,
    Escape,
    /// An alias without an anchor.
    UnknownAnchor,
    /// `*` without a name.
    AliasName,
    /// `&` without a name.
    AnchorName,
    /// A character that begins no value.
    FirstCharacter,
    /// A value is missing or begins with a character that cannot begin one.
    NoValue,
    /// `: ` where no mapping can be.
    Colon,
    /// `? ` where no mapping can be.
    QuestionMark,
    /// `- ` where no list can be.
    Dash,
    /// Something else where the next key of a mapping is expected.
    NoKey,
    /// Something else where the next `-` of a list is expected.
    NoDash,
    /// A key without a colon.
    NoColon,
    AfterQuote,
    /// A bracket that closes nothing.
    Bracket,
    /// Something else where a comma or closing bracket is expected.
    InBrackets,
    /// A digit after `|` or `>` that is no indentation.
    IndentDigit,
    /// A text after `|` or `>`.
    BlockHeader,
    /// Values nested too deep.
    Depth,
    Other,
}

/// The words by which a problem is recognized: in the context and in the message of the parser. The first row that fits counts.
const WORDS: &[(&str, &str, Problem)] = &[
    ("", "control characters", Problem::ControlCharacter),
    ("", "unprintable", Problem::ControlCharacter),
    ("", "tab", Problem::Tab),
    ("quoted scalar", "end of stream", Problem::OpenQuote),
    ("quoted scalar", "document indicator", Problem::OpenQuote),
    ("", "indentation in quoted scalar", Problem::OpenQuote),
    ("quoted scalar", "hexadecimal", Problem::Escape),
    ("quoted scalar", "escape", Problem::Escape),
    ("", "unknown anchor", Problem::UnknownAnchor),
    ("scanning an alias", "", Problem::AliasName),
    ("scanning an anchor", "", Problem::AnchorName),
    ("", "start any token", Problem::FirstCharacter),
    ("", "unexpected character", Problem::FirstCharacter),
    ("", "expected node content", Problem::NoValue),
    ("", "mapping values", Problem::Colon),
    ("", "mapping keys", Problem::QuestionMark),
    ("", "block sequence entries", Problem::Dash),
    ("", "expected key", Problem::NoKey),
    ("", "expected '-'", Problem::NoDash),
    ("", "expected ':'", Problem::NoColon),
    ("", "expect ':'", Problem::NoColon),
    ("", "trailing content", Problem::AfterQuote),
    ("", "misplaced bracket", Problem::Bracket),
    ("flow sequence", "", Problem::InBrackets),
    ("flow mapping", "", Problem::InBrackets),
    ("", "placement of ':'", Problem::InBrackets),
    ("", "flow construct", Problem::InBrackets),
    ("", "indentation indicator", Problem::IndentDigit),
    (
        "block scalar",
        "comment or line break",
        Problem::BlockHeader,
    ),
    ("", "recursion limit", Problem::Depth),
];

impl Problem {
    /// The problem that a parser reports, while it was doing what `context` says.
    pub fn of(context: &str, message: &str) -> Self {
        let mut rows = WORDS.iter();
        let row = rows.find(|(doing, says, _)| context.contains(doing) && message.contains(says));
        row.map_or(Self::Other, |(_, _, problem)| *problem)
    }
}

#[cfg(test)]
mod tests {
    use saphyr_parser::Parser;

    use super::*;
    use crate::timeline::Node;
    use crate::timeline::yaml::part::Part;
    use crate::timeline::yaml::syntax::facts::Facts;

    #[test]
    fn the_words_of_serde_yaml_tell_the_problem() {
        let deep = "[".repeat(200);
        let table = [
            ("a: \x07", Problem::ControlCharacter),
            ("a: b\n\tc", Problem::Tab),
            ("a: |\n\t b", Problem::Tab),
            ("a: 'b", Problem::OpenQuote),
            ("a: 'b\n---\n", Problem::OpenQuote),
            ("a: \"\\xZZ\"", Problem::Escape),
            ("a: \"\\q\"", Problem::Escape),
            ("a: \"\\uD800\"", Problem::Escape),
            ("a: *b", Problem::UnknownAnchor),
            ("a: *", Problem::AliasName),
            ("a: &", Problem::AnchorName),
            ("a: @b", Problem::FirstCharacter),
            ("a:\n\tb: c", Problem::FirstCharacter),
            ("a: ]", Problem::NoValue),
            ("a: b: c", Problem::Colon),
            ("a: ? b", Problem::QuestionMark),
            ("a: - b", Problem::Dash),
            ("a: 'b' c", Problem::NoKey),
            ("- a\nb: c", Problem::NoDash),
            ("a: b\nc\nd: e", Problem::NoColon),
            ("a: [b", Problem::InBrackets),
            ("a: {b: c", Problem::InBrackets),
            ("a: |0\n  b", Problem::IndentDigit),
            ("a: > b", Problem::BlockHeader),
            (&deep, Problem::Depth),
            ("a: !x!b c", Problem::Other),
        ];
        let found = |text| {
            let error = Node::read_all(text).err()?;
            Some(Facts::of_serde(&Part::new(text, 1), &error).problem)
        };
        assert_eq!(others(&table, found), []);
    }

    #[test]
    fn the_words_of_the_event_based_parser_tell_the_problem() {
        let table = [
            ("a:\n\tb: c", Problem::Tab),
            ("a: 'b", Problem::OpenQuote),
            ("a: 'b\n---\n", Problem::OpenQuote),
            ("- a:\n    'b\n  c'", Problem::OpenQuote),
            ("a: \"\\xZZ\"", Problem::Escape),
            ("a: \"\\q\"", Problem::Escape),
            ("a: *b", Problem::UnknownAnchor),
            ("a: *", Problem::AnchorName),
            ("a: &", Problem::AnchorName),
            ("a: @b", Problem::FirstCharacter),
            ("a: [b, ", Problem::NoValue),
            ("a: ]", Problem::Bracket),
            ("a: b: c", Problem::Colon),
            ("a: ? b", Problem::QuestionMark),
            ("a: - b", Problem::Dash),
            ("a: 'b' c", Problem::AfterQuote),
            ("- a\nb: c", Problem::NoDash),
            ("a: b\nc\nd: e", Problem::NoColon),
            ("a: [b", Problem::InBrackets),
            ("a: {b: c", Problem::InBrackets),
            ("a: |0\n  b", Problem::IndentDigit),
            ("a: > b", Problem::BlockHeader),
        ];
        let found = |text| {
            let error = Parser::new_from_str(text).find_map(Result::err)?;
            Some(Facts::of_events(&Part::new(text, 1), &error).problem)
        };
        assert_eq!(others(&table, found), []);
    }

    /// The texts whose problem is not that of the table, with the problem that is found.
    fn others<'t>(
        table: &[(&'t str, Problem)],
        found: impl Fn(&'t str) -> Option<Problem>,
    ) -> Vec<(&'t str, Option<Problem>)> {
        let rows = table
            .iter()
            .map(|(text, problem)| (*text, Some(*problem), found(text)));
        let others = rows.filter(|(_, problem, found)| problem != found);
        others.map(|(text, _, found)| (text, found)).collect()
    }
}
