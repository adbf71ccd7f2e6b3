//! The commonest mistakes in YAML, told by what the parser says and by the line that it says it of.

use super::super::block::{is_blank, key_of};
use super::super::part::Part;
use super::super::{Diagnostic, Place, guard};

/// How the message about an alias without an anchor begins.
pub(super) const NO_ANCHOR: &str = "no anchor";
/// How long a text may be to be written out in a help line, in characters.
const SHORT: usize = 60;

/// What a parser said.
pub(super) struct Facts<'p, 't> {
    pub part: &'p Part<'t>,
    pub problem: &'p str,
    pub at: Place,
    /// What it was about to read ("scanning a quoted scalar"), and where that begins.
    pub context: &'p str,
    pub from: Option<Place>,
}

/// A mistake in plain words.
struct Mistake {
    place: Place,
    width: usize,
    message: String,
    help: String,
}

impl Mistake {
    fn new(
        place: Place,
        width: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            place,
            width,
            message: message.into(),
            help: help.into(),
        }
    }
}

type Rule = fn(&Facts<'_, '_>) -> Option<Mistake>;

/// The first that knows the mistake tells it.
const RULES: &[Rule] = &[
    control_character,
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
    brackets,
    second_colon,
    no_space,
    deeper,
    no_colon,
    other_column,
    depth,
];

impl<'t> Facts<'_, 't> {
    pub fn diagnostic(&self) -> Diagnostic {
        match RULES.iter().find_map(|rule| rule(self)) {
            Some(mistake) => self.part.diagnostic(
                mistake.place,
                mistake.width,
                mistake.message,
                Some(mistake.help),
            ),
            None => self.part.diagnostic(
                self.at,
                1,
                self.problem,
                Some("this is no YAML; if it is a text, put it in quotes".to_owned()),
            ),
        }
    }

    fn says(&self, words: &str) -> bool {
        self.problem.contains(words)
    }

    fn reads(&self, words: &str) -> bool {
        self.context.contains(words)
    }

    /// Where what it was reading begins.
    fn from(&self) -> Place {
        self.from.unwrap_or(self.at)
    }

    fn line(&self) -> &'t str {
        self.part.line_text(self.at.line)
    }

    /// What stands in its line before a place and from it on.
    fn around(&self, place: Place) -> (&'t str, &'t str) {
        let line = self.part.line_text(place.line);
        let at = line
            .char_indices()
            .nth(place.column.saturating_sub(1))
            .map_or(line.len(), |(at, _)| at);
        line.split_at_checked(at).unwrap_or((line, ""))
    }

    fn character(&self, place: Place) -> Option<char> {
        self.around(place).1.chars().next()
    }

    /// The line before that of a place that says something.
    fn line_before(&self, place: Place) -> Option<(usize, &'t str)> {
        (self.part.line..place.line)
            .rev()
            .take(100)
            .map(|number| (number, self.part.line_text(number)))
            .find(|(_, line)| !is_blank(line))
    }
}

/// A line without the dashes and spaces in front, and how many characters those are.
fn content(line: &str) -> (usize, &str) {
    let mut rest = line.trim_start_matches(' ');
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start_matches(' ');
    }
    (line.len() - rest.len(), rest)
}

/// The value in a line: after its key, or after its dash.
fn value(line: &str) -> &str {
    let (_, content) = content(line);
    key_of(content).map_or(content, |(_, value)| value.trim_start())
}

fn spaces(count: usize) -> String {
    match count {
        0 => "begin it at the start of the line".to_owned(),
        1 => "indent it by 1 space".to_owned(),
        _ => format!("indent it by {count} spaces"),
    }
}

fn control_character(facts: &Facts<'_, '_>) -> Option<Mistake> {
    if !facts.says("control characters") && !facts.says("unprintable") {
        return None;
    }
    // Those that YAML 1.2.2, production [1] c-printable, leaves out.
    let wrong = |c: char| matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    let (at, c) = facts.part.text.char_indices().find(|(_, c)| wrong(*c))?;
    let name = match c {
        '\0' => " (NUL)",
        '\x1b' => " (ESC)",
        _ => "",
    };
    Some(Mistake::new(
        facts.part.place(at),
        1,
        format!(
            "the control character U+{:04X}{name} stands in the text",
            u32::from(c)
        ),
        "remove it: YAML allows none but tab and line end",
    ))
}

fn conflict_marker(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let first = facts.from().line.min(facts.at.line).saturating_sub(1);
    (first.max(facts.part.line)..=facts.at.line)
        .take(100)
        .find(|number| {
            let line = facts.part.line_text(*number);
            ["<<<<<<<", "=======", ">>>>>>>"]
                .iter()
                .any(|mark| line.starts_with(mark))
        })
        .map(|line| {
            Mistake::new(
                Place { line, column: 1 },
                7,
                "a conflict marker of version control",
                "settle the conflict and remove the markers",
            )
        })
}

fn tab(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let indent_tab = |number: usize| {
        let line = facts.part.line_text(number);
        let at = line.len() - line.trim_start_matches(' ').len();
        (line.get(at..)?.starts_with('\t') && !is_blank(line)).then_some(Place {
            line: number,
            column: at + 1,
        })
    };
    let place = if facts.says("tab") {
        (facts.at.line..facts.at.line.saturating_add(100)).find_map(indent_tab)
    } else if facts.says("start any token")
        || facts.says("not allowed")
        || facts.says("unexpected character")
    {
        indent_tab(facts.at.line)
    } else {
        None
    };
    place.map(|place| {
        Mistake::new(
            place,
            1,
            "a tab stands in the indentation",
            "YAML allows only spaces there: replace the tab by spaces",
        )
    })
}

fn open_quote(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let open = facts.reads("quoted scalar")
        && (facts.says("end of stream") || facts.says("document indicator"));
    if !open && !facts.says("invalid indentation in quoted scalar") {
        return None;
    }
    let place = facts.from();
    let help = match facts.character(place) {
        Some('\'') => "close it with `'`; a `'` within the text is written `''`",
        _ => "close it with `\"`; a `\"` within the text is written `\\\"`",
    };
    Some(Mistake::new(
        place,
        1,
        "the quote opened here is never closed",
        help,
    ))
}

fn escape(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let is_escape = facts.reads("quoted scalar")
        && ["hexadecimal", "escape", "surrogate"]
            .iter()
            .any(|word| facts.says(word));
    is_escape.then(|| {
        let (before, _) = facts.around(facts.at);
        let place = match before.rfind('\\') {
            Some(at) => Place {
                column: before.get(..at).unwrap_or_default().chars().count() + 1,
                ..facts.at
            },
            None => facts.at,
        };
        Mistake::new(
            place,
            2,
            "a `\\` in double quotes begins an escape, and this is none",
            "write `\\\\` for the character itself, or put the text in single quotes",
        )
    })
}

fn alias(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let unknown = facts.says("unknown anchor");
    if !unknown && !facts.reads("scanning an alias") {
        return None;
    }
    let place = if unknown { facts.at } else { facts.from() };
    let (_, rest) = facts.around(place);
    let rest = rest.strip_prefix('*').unwrap_or(rest);
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'))
        .unwrap_or(rest.len());
    let name = crate::text::head(rest.get(..end).unwrap_or_default(), 40);
    Some(Mistake::new(
        place,
        name.chars().count() + 1,
        format!("{NO_ANCHOR} `&{name}` for the alias `*{name}`"),
        "put a text that begins with `*` in quotes; an alias repeats a value that is marked with `&` above it",
    ))
}

fn after_quote(facts: &Facts<'_, '_>) -> Option<Mistake> {
    if !facts.says("expected key") && !facts.says("trailing content") && !facts.says("expected '-'")
    {
        return None;
    }
    let (before, rest) = facts.around(facts.at);
    let quote = before
        .trim_end()
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    if !value(facts.line()).starts_with(quote) {
        return None;
    }
    if rest.trim_end() == "," {
        return Some(Mistake::new(
            facts.at,
            1,
            "a comma stands after the closing quote",
            "remove it: a line ends without a comma",
        ));
    }
    let inner = if quote == '"' { "\\\"" } else { "''" };
    Some(Mistake::new(
        facts.at,
        rest.trim_end().chars().count(),
        "text stands after the closing quote",
        format!("put the whole text in quotes, and write a `{quote}` within it as `{inner}`"),
    ))
}

fn after_bracket(facts: &Facts<'_, '_>) -> Option<Mistake> {
    if !facts.says("expected key") && !facts.says("misplaced bracket") {
        return None;
    }
    let open = value(facts.line())
        .chars()
        .next()
        .filter(|c| matches!(c, '[' | '{'))?;
    let close = if open == '[' { ']' } else { '}' };
    let (before, rest) = facts.around(facts.at);
    before.trim_end().ends_with(close).then(|| {
        Mistake::new(
            facts.at,
            rest.trim_end().chars().count(),
            format!("text stands after the closing `{close}`"),
            format!("put a text that begins with `{open}` in quotes"),
        )
    })
}

fn first_character(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let is_first = [
        "start any token",
        "unexpected character",
        "expected node content",
        "misplaced bracket",
        "mapping keys",
    ]
    .iter()
    .any(|words| facts.says(words))
        || facts.reads("scanning an anchor");
    let place = if facts.reads("scanning an anchor") {
        facts.from()
    } else {
        facts.at
    };
    let c = facts
        .character(place)
        .filter(|c| "@`%&]}[{,?!|>".contains(*c))?;
    is_first.then(|| {
        Mistake::new(
            place,
            1,
            format!("a text can't begin with `{c}`"),
            "put the text in quotes",
        )
    })
}

fn block_text(facts: &Facts<'_, '_>) -> Option<Mistake> {
    if !facts.reads("block scalar") || !facts.says("comment or line break") {
        return None;
    }
    let place = facts.from();
    let mark = facts.character(place).filter(|c| matches!(c, '|' | '>'))?;
    Some(Mistake::new(
        place,
        1,
        format!("the text after `{mark}` must begin on the next line"),
        format!("begin it there, indented; or put a text that begins with `{mark}` in quotes"),
    ))
}

fn list_in_line(facts: &Facts<'_, '_>) -> Option<Mistake> {
    facts.says("block sequence entries").then(|| {
        Mistake::new(
            facts.at,
            1,
            "a list can't begin on the line of its key",
            "put each `- …` on a line of its own below the key; put a text that begins with `- ` in quotes",
        )
    })
}

fn brackets(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let is_flow = facts.reads("flow sequence")
        || facts.reads("flow mapping")
        || facts.says("illegal placement of ':'")
        || facts.says("flow construct");
    if !is_flow {
        return None;
    }
    let from = facts.from();
    let open = facts.character(from).filter(|c| matches!(c, '[' | '{'));
    match open {
        Some(open) if from.line != facts.at.line => Some(Mistake::new(
            from,
            1,
            format!("the `{open}` opened here is not closed"),
            format!(
                "close it with `{}`; put a text that begins with `{open}` in quotes",
                if open == '[' { ']' } else { '}' }
            ),
        )),
        _ => Some(Mistake::new(
            facts.at,
            1,
            "a `,` or a closing bracket is missing here",
            "separate values by commas; put a text that holds `: `, `,` or a bracket in quotes",
        )),
    }
}

fn second_colon(facts: &Facts<'_, '_>) -> Option<Mistake> {
    if !facts.says("mapping values") {
        return None;
    }
    let line = facts.line();
    let (_, content) = content(line);
    let (key, text) = key_of(content)?;
    let text = text.trim();
    let (before, _) = facts.around(facts.at);
    let first = line.len() - content.len() + key.len();
    if before.len() <= first || text.is_empty() {
        return None;
    }
    let help = if text.chars().count() <= SHORT && !text.contains(['"', '\\']) {
        format!("put the text in quotes: {key}: \"{text}\"")
    } else {
        "put the text in quotes".to_owned()
    };
    Some(Mistake::new(
        facts.at,
        1,
        "a second `: ` in a text without quotes",
        help,
    ))
}

fn no_space(facts: &Facts<'_, '_>) -> Option<Mistake> {
    if !facts.says("mapping values") && !facts.says("expected ':'") && !facts.says("expect ':'") {
        return None;
    }
    // `date:2020` is a text, and goes on in the next line.
    let candidates = [
        Some((facts.from().line, facts.part.line_text(facts.from().line))),
        facts.line_before(facts.at),
    ];
    candidates.into_iter().flatten().find_map(|(number, line)| {
        let (skip, content) = content(line);
        let (key, text) = content.split_once(':')?;
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        (is_key && !text.is_empty() && !text.starts_with([' ', '/', ':'])).then(|| {
            let column = skip + key.chars().count() + 1;
            let text = text.trim_end();
            let help = if text.chars().count() <= SHORT {
                format!("write `{key}: {text}`")
            } else {
                "write a space after it".to_owned()
            };
            Mistake::new(
                Place {
                    line: number,
                    column,
                },
                1,
                "no space after the `:`",
                help,
            )
        })
    })
}

fn deeper(facts: &Facts<'_, '_>) -> Option<Mistake> {
    if !facts.says("mapping values") {
        return None;
    }
    let (_, before) = facts.line_before(facts.at)?;
    let (above, text) = content(before);
    let (here, this) = content(facts.line());
    key_of(text)?;
    (here > above).then(|| {
        Mistake::new(
            Place {
                column: here + 1,
                ..facts.at
            },
            key_of(this).map_or(1, |(key, _)| key.chars().count()),
            "the line is indented deeper than the key above it, which has a text already",
            format!("{}, like the key above", spaces(above)),
        )
    })
}

fn no_colon(facts: &Facts<'_, '_>) -> Option<Mistake> {
    if !facts.says("expected ':'") && !facts.says("expect ':'") {
        return None;
    }
    let place = match facts.from {
        Some(from) if from != facts.at => from,
        // The other parser names the place after it.
        _ => {
            let (line, text) = facts.line_before(facts.at)?;
            Place {
                line,
                column: content(text).0 + 1,
            }
        }
    };
    let (_, rest) = facts.around(place);
    let rest = rest.trim_end();
    let shown = crate::text::head(rest, 40);
    let dots = if shown.len() < rest.len() { "…" } else { "" };
    Some(Mistake::new(
        place,
        rest.chars().count(),
        format!("no `:` after `{shown}{dots}`"),
        "write `key: value`; the further lines of a text are indented deeper than its key",
    ))
}

fn other_column(facts: &Facts<'_, '_>) -> Option<Mistake> {
    let in_mapping = facts.says("expected key");
    if !in_mapping && !facts.says("expected '-' indicator") {
        return None;
    }
    let (_, rest) = facts.around(facts.at);
    // The keys of the mapping that is being read, else those of the event.
    let column = match facts.from {
        Some(from) if from != facts.at && in_mapping => from.column,
        _ => content(facts.part.line_text(facts.part.line)).0 + 1,
    };
    let like = format!(
        "{}, like the keys above it",
        spaces(column.saturating_sub(1))
    );
    let width = key_of(rest).map_or(1, |(key, _)| key.chars().count());
    if rest.starts_with("- ") {
        return Some(Mistake::new(
            facts.at,
            1,
            "a `-` stands where a key is expected",
            "the keys of an event stand exactly below each other, only the first behind a `-`",
        ));
    }
    Some(Mistake::new(
        facts.at,
        width,
        "the line does not stand exactly below the keys above it",
        like,
    ))
}

fn depth(facts: &Facts<'_, '_>) -> Option<Mistake> {
    facts
        .says("recursion limit")
        .then(|| Mistake::new(facts.at, 1, guard::too_deep(), guard::FLATTER))
}
