//! The most common mistakes in YAML, recognized by the message of the parser and the line that it
//! refers to.

use super::facts::Facts;
use super::layout::{
    brackets, conflict_marker, deeper, depth, list_in_line, no_colon, no_space, open_at_end,
    other_column, second_colon, tab,
};
use super::mistake::Mistake;
use super::text::{
    after_bracket, after_quote, alias, block_text, byte_order_mark, control_character, escape,
    first_character, open_quote,
};
use crate::timeline::{Code, Diagnostic};

type Rule = fn(&Facts<'_, '_>) -> Option<Mistake>;

/// The first rule that recognizes the mistake reports it.
const RULES: &[Rule] = &[
    control_character,
    byte_order_mark,
    conflict_marker,
    tab,
    open_quote,
    escape,
    alias,
    after_quote,
    after_bracket,
    first_character,
    block_text,
    list_in_line,
    open_at_end,
    brackets,
    second_colon,
    no_space,
    deeper,
    no_colon,
    other_column,
    depth,
];

/// The diagnostic of the first rule that recognizes the mistake; else what the parser said.
pub(super) fn diagnostic(facts: &Facts<'_, '_>) -> Diagnostic {
    match RULES.iter().find_map(|rule| rule(facts)) {
        Some(mistake) => mistake.diagnostic(facts.part),
        None => Mistake::new(
            Code::NotYaml,
            facts.at,
            1,
            facts.problem,
            "not valid YAML; if it is a text, put it in quotes",
        )
        .diagnostic(facts.part),
    }
}
