//! Checks tables of texts.

use dateline_date::{Date, DateContext, report};

/// A text, its earliest and latest moment (`-` for none), and its words.
pub type Row = (&'static str, &'static str, &'static str, &'static str);

/// A rejected text, the byte offset of its error, and a part of the message.
pub type Refused = (&'static str, usize, &'static str);

/// Checks that every row parses as given.
pub fn read(rows: &[Row]) {
    read_in(rows, DateContext::default());
}

/// Checks that every row parses as given, in a context.
pub fn read_in(rows: &[Row], context: DateContext) {
    let mut wrong = Vec::new();
    for (text, earliest, latest, words) in rows {
        let expected = format!("{earliest} {latest} {words}");
        let actual = match Date::parse(text, context) {
            Ok(date) => format!(
                "{} {} {}",
                report::earliest(&date).as_deref().unwrap_or("-"),
                report::latest(&date).as_deref().unwrap_or("-"),
                date.words(),
            ),
            Err(error) => format!("{error} ({})", error.offset),
        };
        if actual != expected {
            wrong.push(format!(
                "{text}\n  expected {expected}\n       got {actual}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Checks that every row is rejected with the given message at the given byte, and with help.
pub fn refused(rows: &[Refused]) {
    refused_in(rows, DateContext::default());
}

/// Checks that every row is rejected with the given message at the given byte, in a context.
pub fn refused_in(rows: &[Refused], context: DateContext) {
    let mut wrong = Vec::new();
    for (text, offset, message) in rows {
        let actual = match Date::parse(text, context) {
            Ok(date) => format!("read as {}", date.words()),
            Err(error) if error.message.contains(message) && error.offset == *offset => {
                assert!(error.help.is_some(), "{text}: no help");
                continue;
            }
            Err(error) => format!("{error} ({})", error.offset),
        };
        wrong.push(format!(
            "{text}\n  expected {message} ({offset})\n       got {actual}"
        ));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Checks that a parsed text lists a convention with these words.
pub fn names_convention(text: &str, words: &str) {
    let date =
        Date::parse(text, DateContext::default()).unwrap_or_else(|error| panic!("{text}: {error}"));
    let conventions = date.conventions();
    assert!(
        conventions
            .iter()
            .any(|convention| convention.contains(words)),
        "{text}: {conventions:?}"
    );
}
