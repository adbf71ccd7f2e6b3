//! Completions of a word of an expression.

use super::known::Known;
use super::subject::{Role, Subject, words};
use super::terms::{SURE, TERMS};
use super::token::{Name, Token, TokenKind, Word, tokens};
use super::verdict::VERDICTS;
use crate::timeline::parts::PARTS;

/// Maximum number of completions.
const MOST: usize = 100;

/// The completions of a word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// Start of the replaced range, in characters from 0.
    pub from: usize,
    /// End of the replaced range.
    pub to: usize,
    /// The texts that can replace it.
    pub choices: Vec<String>,
}

/// A value as written in an expression, in quotes if necessary.
pub(in crate::timeline) fn quoted(value: &str) -> String {
    let is_bare = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')');
    let begins_bare = !value.starts_with(['/', '=', '<', '>', '-', '#']);
    if begins_bare && value.chars().all(is_bare) && !value.is_empty() {
        value.to_owned()
    } else {
        format!("\"{value}\"")
    }
}

impl Known {
    /// The completions of the word that ends at the cursor; if it has none, the words that can
    /// begin there. `cursor` counts characters from 0.
    pub fn complete(&self, expression: &str, cursor: usize) -> Completion {
        let before: String = expression.chars().take(cursor).collect();
        let cursor = before.chars().count();
        let mut tokens = tokens(&before);
        let last = tokens.pop().filter(|token| token.span.to == cursor);
        let (from, choices) = match last {
            Some(Token {
                kind: TokenKind::Word(word),
                ..
            }) => self.of_word(&word),
            // `or` may be the beginning of a word.
            Some(Token {
                kind: TokenKind::Or | TokenKind::And | TokenKind::Close,
                ..
            }) => (cursor, Vec::new()),
            _ => (cursor, self.names("")),
        };
        Completion {
            from,
            to: cursor,
            choices,
        }
    }

    /// The start of the replaced range of a word, and the completions.
    fn of_word(&self, word: &Word) -> (usize, Vec<String>) {
        let from = word.value_span.from;
        if word.is_regex {
            return (from, Vec::new());
        }
        let typed = word.value.trim_start_matches('#').to_lowercase();
        let choices = match &word.name {
            Name::None if word.is_quoted => Vec::new(),
            Name::None if word.value == "#" => {
                let tags = self.of_subject(&Subject::of(Role::Tag), "");
                tags.into_iter().map(|tag| format!("#{tag}")).collect()
            }
            Name::None => {
                let mut choices = self.names(&typed);
                if !typed.is_empty() {
                    choices.extend(self.with_key(&typed));
                }
                choices
            }
            Name::Tag => self.of_subject(&Subject::of(Role::Tag), &typed),
            Name::Key(name) => match name.to_lowercase().as_str() {
                "has" | "no" => self.parts(&typed),
                "verdict" | "verdicts" | "quote" | "quotes" => {
                    starting(VERDICTS.iter().map(|(name, _)| *name), &typed)
                }
                SURE => starting(["yes", "no"].into_iter(), &typed),
                "file" | "files" => ranked(self.files.iter().map(String::as_str), &typed),
                "during" | "after" | "before" => Vec::new(),
                name => self.of_subject(&Subject::named(name), &typed),
            },
        };
        (from, choices.into_iter().take(MOST).collect())
    }

    fn of_subject(&self, subject: &Subject, typed: &str) -> Vec<String> {
        ranked(self.values(subject, true), typed)
    }

    /// The keys that begin with a word, each with its colon: those with values first.
    pub(super) fn names(&self, typed: &str) -> Vec<String> {
        let (with, without): (Vec<_>, Vec<_>) =
            words().partition(|(role, _)| self.has(&Subject::of(*role)));
        let terms = TERMS.iter().map(|(name, _)| *name);
        let terms = terms.filter(|name| match *name {
            "file" => !self.files.is_empty(),
            "date" => false,
            _ => true,
        });
        let words_of = |words: Vec<(Role, &'static str)>| words.into_iter().map(|(_, word)| word);
        let known = words_of(with)
            .chain(self.keys())
            .chain(terms)
            .chain(words_of(without).filter(|_| !typed.is_empty()));
        let names = writable(known, typed).into_iter();
        names.map(|name| name + ":").collect()
    }

    /// The properties for `has:`: the documented ones, then the other keys.
    fn parts(&self, typed: &str) -> Vec<String> {
        let parts = PARTS.iter().map(|(name, _)| *name);
        writable(parts.chain(self.keys()), typed)
    }

    /// Values that begin with a word, each after its key.
    fn with_key(&self, typed: &str) -> Vec<String> {
        let roles = [
            Role::Tag,
            Role::Group,
            Role::Place,
            Role::Person,
            Role::Source,
        ];
        let roles = words().filter(|(role, _)| roles.contains(role));
        roles
            .flat_map(|(role, name)| {
                let values = self.of_subject(&Subject::of(role), typed);
                values
                    .into_iter()
                    .map(move |value| format!("{name}:{value}"))
            })
            .collect()
    }
}

/// Whether a key can be written before a colon, with `_` for spaces.
fn is_name(key: &str) -> bool {
    key.starts_with(char::is_alphabetic)
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
}

/// The names that begin with the typed text, deduplicated, as written before a colon.
fn writable<'n>(names: impl Iterator<Item = &'n str>, typed: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names.filter(|name| is_name(name)) {
        let name = name.replace(' ', "_");
        if name.to_lowercase().starts_with(typed) && !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// The values that begin with the typed text, then those in which a later word does; each as
/// written in an expression.
fn ranked<'v>(values: impl Iterator<Item = &'v str>, typed: &str) -> Vec<String> {
    let rank = |value: &str| {
        let lower = value.to_lowercase();
        if lower.starts_with(typed) {
            Some(0)
        } else if lower.split_whitespace().any(|word| word.starts_with(typed)) {
            Some(1)
        } else {
            None
        }
    };
    let writable = values.filter(|value| !value.contains('"'));
    let mut ranked: Vec<(i32, &str)> = writable
        .filter_map(|value| Some((rank(value)?, value)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut choices: Vec<String> = Vec::new();
    for (_, value) in ranked {
        let choice = quoted(value);
        if !choices.contains(&choice) {
            choices.push(choice);
        }
        if choices.len() >= MOST {
            break;
        }
    }
    choices
}

fn starting(all: impl Iterator<Item = &'static str>, typed: &str) -> Vec<String> {
    all.filter(|name| name.starts_with(typed))
        .map(str::to_owned)
        .collect()
}
