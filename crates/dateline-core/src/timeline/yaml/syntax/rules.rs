//! The most common mistakes in YAML, recognized by what the parser reported and the line that it refers to.

use super::facts::Facts;
use super::layout::{
    brackets, conflict_marker, deeper, depth, list_in_line, no_colon, no_space, open_at_end,
    other_column, second_colon, tab, tab_in_blank_line,
};
use super::mistake::Mistake;
use super::problem::Problem;
use super::text::{
    after_bracket, after_quote, alias, block_header, byte_order_mark, control_character, escape,
    first_character, indent_digit, open_quote,
};
use crate::timeline::{Code, Diagnostic};

type Rule = fn(&Facts<'_, '_>) -> Option<Mistake>;

/// The rules for mistakes that may lead to any problem; they are tried first.
const ALWAYS: &[Rule] = &[byte_order_mark, conflict_marker, tab_in_blank_line];

/// The rules for the mistakes that may lead to a problem. The first that recognizes one reports it.
fn rules(problem: Problem) -> &'static [Rule] {
    match problem {
        Problem::ControlCharacter => &[control_character],
        Problem::Tab => &[tab],
        Problem::OpenQuote => &[open_quote],
        Problem::Escape => &[escape],
        Problem::UnknownAnchor | Problem::AliasName => &[alias],
        Problem::AnchorName => &[first_character],
        Problem::FirstCharacter | Problem::QuestionMark => &[tab, first_character],
        Problem::NoValue => &[first_character, open_at_end],
        Problem::Colon => &[tab, second_colon, no_space, deeper],
        Problem::Dash => &[tab, list_in_line],
        Problem::NoKey => &[after_quote, after_bracket, other_column],
        Problem::NoDash => &[after_quote, other_column],
        Problem::NoColon => &[no_space, no_colon],
        Problem::AfterQuote => &[after_quote],
        Problem::Bracket => &[after_bracket, first_character],
        Problem::InBrackets => &[brackets],
        Problem::IndentDigit => &[indent_digit],
        Problem::BlockHeader => &[block_header],
        Problem::Depth => &[depth],
        Problem::Other => &[],
    }
}

/// The diagnostic of the first rule that recognizes the mistake; else what the parser said.
pub(super) fn diagnostic(facts: &Facts<'_, '_>) -> Diagnostic {
    let mut rules = ALWAYS.iter().chain(rules(facts.problem));
    let mistake = rules.find_map(|rule| rule(facts)).unwrap_or_else(|| {
        Mistake::new(
            Code::NotYaml,
            facts.at,
            1,
            facts.message.as_str(),
            "not valid YAML; if it is a text, put it in quotes",
        )
    });
    mistake.diagnostic(facts.part)
}
