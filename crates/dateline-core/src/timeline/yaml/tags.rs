//! Notices about YAML tags that only another program understands: they are ignored.

use crate::limits;
use crate::timeline::Code;
use saphyr_parser::{Event, Parser};

use crate::timeline::yaml::part::Part;
use crate::timeline::{Diagnostic, Place, Severity};

/// A notice for every tag that is not part of YAML (`!!str`, 1.2.2, section 10.3): the value is
/// used as it is.
pub(in crate::timeline) fn notices(part: &Part<'_>) -> Vec<Diagnostic> {
    let mut notices = Vec::new();
    if !may_have_any(part.text) {
        return notices;
    }
    let mut count = 0_usize;
    for event in Parser::new_from_str(part.text) {
        let Ok((event, span)) = event else { break };
        let (Event::Scalar(.., Some(tag))
        | Event::SequenceStart(_, Some(tag))
        | Event::MappingStart(_, Some(tag))) = event
        else {
            continue;
        };
        if tag.is_yaml_core_schema() || tag.suffix.is_empty() {
            continue;
        }
        count += 1;
        if count > limits::REPORTED {
            continue;
        }
        let place = Place {
            line: span.start.line().saturating_sub(1) + part.line,
            column: span.start.col() + 1,
        };
        let name = tag.to_string();
        let name = crate::text::head(&name, 40);
        let help = "the value counts as it is written, with or without the tag";
        let message = format!("the tag `{name}` is not known and is ignored");
        let diagnostic =
            part.diagnostic(Code::UnknownTag, place, 1, message, Some(help.to_owned()));
        notices.push(diagnostic.with(Severity::Notice));
    }
    if let Some(more @ 1..) = count.checked_sub(limits::REPORTED) {
        let diagnostic = part.diagnostic(
            Code::UnknownTag,
            part.place(0),
            1,
            format!("{more} more tags are ignored"),
            None,
        );
        notices.push(diagnostic.with(Severity::Notice));
    }
    notices
}

/// Whether a text may have a tag: an exclamation mark where a value can begin, followed by a name.
fn may_have_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'!', bytes).any(|at| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let after = bytes.get(at + 1);
        before.is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'[' | b'{' | b','))
            && after.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'!' | b'<'))
    })
}
