//! What is wrong with copies, and with quotes that are not in theirs, as diagnostics.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::check::{Checked, Copies, Named};
use crate::text::head;
use crate::timeline::Code;
use crate::timeline::{Cited, Diagnostic, Quote, Severity, Source, Timeline};
use dateline_quotes::locator::{Key, Misplaced};
use dateline_quotes::saved::{Digest, SavedCopy};
use dateline_quotes::verdict::Verdict;

/// What is wrong with a quote that does not stand in its copy.
pub(super) fn bad_quote(quote: &Quote, checked: &Checked) -> Diagnostic {
    let source = checked.source.as_deref();
    let copy = source.and_then(|source| source.file.as_deref());
    let copy = head(copy.unwrap_or_default(), 200);
    let (message, help) = match (&*checked.verdict, &checked.misplaced) {
        (verdict, Some(Misplaced { key, words })) if !verdict.is_bad() => (
            format!(
                "the quote is not where `{}:` says: {words} of `{copy}`",
                key.name()
            ),
            match key {
                Key::Page => "correct `page:`: it is the number printed on the page, or its place in the copy",
                Key::Line => "correct `line:`: it is the line of the copy as `s` shows it, or its printed number",
                Key::Cite => "correct `cite:`, or write it so that no page, line or paragraph is meant",
            }
            .to_owned(),
        ),
        (Verdict::Altered(altered), _) => (
            format!(
                "the quote differs from `{copy}`, {}",
                altered.found.place_words()
            ),
            match &altered.hint {
                Some(hint) => hint.words(),
                None => {
                    "quote what is written there, or mark what you change: […], [T]he".to_owned()
                }
            },
        ),
        (Verdict::Missing(Some(unseen)), _) => (
            format!("the quote is in `{copy}` only {}", unseen.words()),
            "quote what readers of the source see".to_owned(),
        ),
        _ => (
            format!("the quote is not found in `{copy}`"),
            "check which source it is from".to_owned(),
        ),
    };
    let code = match &*checked.verdict {
        verdict if !verdict.is_bad() => Code::QuotePage,
        Verdict::Altered(_) => Code::QuoteDiffers,
        _ => Code::QuoteMissing,
    };
    Diagnostic {
        place: Some(quote.place),
        ..Diagnostic::whole(code, message, help).with(Severity::Warning)
    }
}

/// What is wrong with the copies that a timeline names, each with the number of the file that names it.
#[must_use]
pub fn diagnostics(timeline: &Timeline, copies: &Copies) -> Vec<(usize, Diagnostic)> {
    let mut diagnostics = Vec::new();
    for (file, read) in timeline.files.iter().enumerate() {
        for source in &read.sources {
            let all = of_source(file, source, copies).map(|diagnostic| Diagnostic {
                place: source.place,
                ..diagnostic
            });
            diagnostics.extend(all.map(|diagnostic| (file, diagnostic)));
        }
    }
    // Many events may write the same source in place: the first of them gets the diagnostic.
    let mut in_place: HashMap<_, (usize, usize, &Source)> = HashMap::new();
    timeline.each_citing(|all, citing| {
        let cited = citing.quotes.iter().flatten().chain(&citing.own);
        for (order, number) in cited.enumerate() {
            let Some((file, Cited::Written(source))) = all.get(*number) else {
                continue;
            };
            if let Some(path) = source.file.as_deref() {
                let key = (*file, path, source.sha256.as_deref());
                let first = in_place.entry(key).or_insert((usize::MAX, 0, source));
                if (citing.index, order) < (first.0, first.1) {
                    *first = (citing.index, order, source);
                }
            }
        }
    });
    let mut in_place: Vec<_> = in_place
        .into_iter()
        .map(|((file, ..), (index, order, source))| (index, order, file, source))
        .collect();
    in_place.sort_unstable_by_key(|(index, order, ..)| (*index, *order));
    for (index, _, file, source) in in_place {
        let place = timeline.read(index).map(|entry| entry.place());
        let all = of_source(file, source, copies).map(|diagnostic| Diagnostic {
            place,
            ..diagnostic
        });
        diagnostics.extend(all.map(|diagnostic| (file, diagnostic)));
    }
    diagnostics
}

/// What is wrong with the copy of a source.
fn of_source<'s>(
    file: usize,
    source: &'s Source,
    copies: &'s Copies,
) -> impl Iterator<Item = Diagnostic> + 's {
    let named = source.file.clone().map(|path| Named { file, path });
    let copy = named.and_then(|named| copies.get(&named));
    let lead = match &source.id {
        Some(id) => format!("source `{}`: ", head(id, 40)),
        None => String::new(),
    };
    let mut diagnostics = Vec::new();
    match copy {
        None => {}
        Some(Err(diagnostic)) => diagnostics.push(Diagnostic {
            message: format!("{lead}{}", diagnostic.message),
            ..diagnostic.clone()
        }),
        Some(Ok(copy)) => {
            let name = head(copy.name(), 200);
            diagnostics.extend(changed(source, copy).map(|message| {
                Diagnostic::whole(
                    Code::CopyChanged,
                    format!("{lead}{message}"),
                    format!(
                        "if the copy is right, write `sha256: {}`",
                        hexadecimal(&copy.digest())
                    ),
                )
            }));
            diagnostics.extend(copy.notices().iter().map(|notice| {
                Diagnostic {
                    help: None,
                    ..Diagnostic::whole(
                        Code::CopyNotice,
                        format!("{lead}the saved copy `{name}`: {notice}"),
                        "",
                    )
                    .with(Severity::Notice)
                }
            }));
        }
    }
    diagnostics.into_iter()
}

/// The message for a copy whose SHA-256 is not the one that its source records.
pub(super) fn changed(source: &Source, copy: &SavedCopy) -> Option<String> {
    let wrong = wrong_digest(source.sha256.as_deref()?, copy.digest())?;
    let name = head(copy.name(), 200);
    Some(format!("the saved copy `{name}` {wrong}"))
}

/// What is wrong with a recorded SHA-256; `None` where it fits.
fn wrong_digest(recorded: &str, digest: Digest) -> Option<&'static str> {
    let recorded = recorded.trim().to_ascii_lowercase();
    let recorded = recorded.strip_prefix("sha256:").unwrap_or(&recorded);
    if recorded == hexadecimal(&digest) {
        None
    } else if recorded.len() == 64 && recorded.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Some("has changed: its SHA-256 is not the one that is recorded")
    } else {
        Some("cannot be compared: `sha256:` is not 64 hexadecimal digits")
    }
}

/// A hash as it is written: 64 digits.
#[must_use]
pub fn hexadecimal(digest: &Digest) -> String {
    let mut text = String::with_capacity(64);
    for byte in digest {
        // Writing to a String cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text
}
