//! Documents and quotes generated from a seed: true quotes with the conventions of quoting, and false ones.
//!
//! A document has a few hundred sentences of a small grammar, as plain text, a web page, Markdown or a deposition with
//! numbered lines. A true quote is a passage of it in one of the [`WAYS`] of quoting. A false one is a true one with a
//! word outside of its marks changed, added, dropped or negated, or with another number or name, so that it is nowhere
//! in the document.

use std::fmt::Write as _;

/// A deterministic pseudo-random generator.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const NAMES: &[&str] = &[
    "Marlowe", "Okafor", "Lindqvist", "Tanaka", "Breuer", "Castellan", "Dovzhenko", "Abernathy",
    "Quispe", "Haddad",
];
const PLACES: &[&str] = &[
    "Ash Harbor", "Low Fenwick", "Port Quill", "Saint Brannoc", "Upper Dell", "Kestrel Bay",
    "Old Marrow", "Tern Island",
];
const ROLES: &[&str] = &[
    "mayor", "engineer", "clerk", "surveyor", "harbormaster", "auditor", "inspector", "treasurer",
    "pilot", "warden",
];
const ADJECTIVES: &[&str] = &[
    "old", "costly", "narrow", "secret", "northern", "broken", "second-hand", "well-known",
    "public", "rusty", "final", "early",
];
const THINGS: &[&str] = &[
    "bridge", "ledger", "contract", "pump", "lantern", "report", "ferry", "warehouse", "permit",
    "levee", "engine", "survey", "letter", "tariff",
];
const VERBS: &[&str] = &[
    "signed", "closed", "repaired", "sold", "inspected", "ordered", "measured", "opened", "burned",
    "returned", "described", "copied",
];
const SAID: &[&str] = &[
    "told", "warned", "wrote to", "reminded", "asked", "answered", "informed",
];
const TIMES: &[&str] = &[
    "in spring", "at dawn", "before the flood", "after the hearing", "on Monday", "last winter",
];
const ADVERBS: &[&str] = &["quietly", "again", "openly", "finally", "promptly", "twice"];
const MONTHS: &[&str] = &["March", "April", "June", "August", "October", "December"];

/// A sentence as words with their punctuation.
fn sentence(random: &mut Random) -> Vec<String> {
    let r = random;
    let text = match r.below(8) {
        0 => format!(
            "{}, the {} of {}, {} the council that the {} {} was {} {}.",
            r.pick(NAMES),
            r.pick(ROLES),
            r.pick(PLACES),
            r.pick(SAID),
            r.pick(ADJECTIVES),
            r.pick(THINGS),
            r.pick(VERBS),
            r.pick(TIMES)
        ),
        1 => format!(
            "The {} {} the {} {} for {} crowns, and he {} the {} {}.",
            r.pick(ROLES),
            r.pick(VERBS),
            r.pick(ADJECTIVES),
            r.pick(THINGS),
            11 + r.below(880),
            r.pick(VERBS),
            r.pick(THINGS),
            r.pick(TIMES)
        ),
        2 => format!(
            "They had not {} the {}, although {} {} them about the {} {}.",
            r.pick(VERBS),
            r.pick(THINGS),
            r.pick(NAMES),
            r.pick(SAID),
            r.pick(ADJECTIVES),
            r.pick(THINGS)
        ),
        3 => format!(
            "“We {} the {} {},” she said, “but the {} {} it {}.”",
            r.pick(VERBS),
            r.pick(THINGS),
            r.pick(TIMES),
            r.pick(ROLES),
            r.pick(VERBS),
            r.pick(ADVERBS)
        ),
        4 => format!(
            "On {} {} the {} from {} didn’t know who had {} the {} {}.",
            r.pick(MONTHS),
            1 + r.below(28),
            r.pick(ROLES),
            r.pick(PLACES),
            r.pick(VERBS),
            r.pick(ADJECTIVES),
            r.pick(THINGS)
        ),
        5 => format!(
            "In {} years the {} — a {} {} — was {} by {} men from {}.",
            12 + r.below(80),
            r.pick(THINGS),
            r.pick(ADJECTIVES),
            r.pick(THINGS),
            r.pick(VERBS),
            100 + r.below(800),
            r.pick(PLACES)
        ),
        6 => format!(
            "{} {} that she never {} a {}, a {} or a {} for the {}.",
            r.pick(NAMES),
            r.pick(&["wrote", "swore", "noted"]),
            r.pick(VERBS),
            r.pick(THINGS),
            r.pick(THINGS),
            r.pick(THINGS),
            r.pick(ROLES)
        ),
        _ => format!(
            "He said that the {} {} would be {} {}; the {} of {} {} agreed.",
            r.pick(ADJECTIVES),
            r.pick(THINGS),
            r.pick(VERBS),
            r.pick(TIMES),
            r.pick(ROLES),
            r.pick(PLACES),
            r.pick(ADVERBS)
        ),
    };
    text.split(' ').map(str::to_owned).collect()
}

/// A document and its quotable parts.
#[derive(Debug)]
pub struct Document {
    /// File name; its extension gives the markup.
    pub name: String,
    /// Contents of the file.
    pub text: String,
    sentences: Vec<Vec<String>>,
    headlines: Vec<Vec<String>>,
    verses: Vec<Vec<String>>,
}

impl Document {
    /// A document with a number of sentences.
    pub fn new(seed: u64, sentences: usize) -> Self {
        let mut random = Random::new(seed);
        let sentences: Vec<_> = (0..sentences).map(|_| sentence(&mut random)).collect();
        let words = |random: &mut Random| {
            let text = format!(
                "The {} of {} {} the {} {}",
                random.pick(ROLES),
                random.pick(PLACES),
                random.pick(VERBS),
                random.pick(ADJECTIVES),
                random.pick(THINGS)
            );
            text.split(' ').map(str::to_owned).collect::<Vec<_>>()
        };
        let headlines = (0..8).map(|_| words(&mut random)).collect();
        let verses = (0..12).map(|_| words(&mut random)).collect();
        let mut document = Self {
            name: String::new(),
            text: String::new(),
            sentences,
            headlines,
            verses,
        };
        let (ending, text) = match seed % 4 {
            0 => ("txt", document.plain()),
            1 => ("html", document.page(&mut random)),
            2 => ("md", document.markdown(&mut random)),
            _ => ("txt", document.deposition()),
        };
        document.name = format!("{seed}.{ending}");
        document.text = text;
        document
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.sentences.iter().flatten().map(String::as_str)
    }

    /// Headlines in capitals, the verses, and the sentences in lines of twelve words.
    fn plain(&self) -> String {
        let mut text = String::new();
        for headline in &self.headlines {
            writeln!(text, "{}", headline.join(" ").to_uppercase()).unwrap();
        }
        for verse in &self.verses {
            writeln!(text, "{}", verse.join(" ")).unwrap();
        }
        for (at, word) in self.words().enumerate() {
            write!(text, "{word}{}", if at % 12 == 11 { "\n" } else { " " }).unwrap();
        }
        text
    }

    fn page(&self, random: &mut Random) -> String {
        let mut text = "<!doctype html><title>x</title><body>\n".to_owned();
        for headline in &self.headlines {
            writeln!(text, "<h2>{}</h2>", headline.join(" ").to_uppercase()).unwrap();
        }
        writeln!(text, "<p>").unwrap();
        for verse in &self.verses {
            writeln!(text, "{}<br>", verse.join(" ")).unwrap();
        }
        for sentence in &self.sentences {
            let marked = random.below(sentence.len());
            text.push_str(if random.below(4) == 0 { "<p>" } else { "" });
            for (at, word) in sentence.iter().enumerate() {
                let word = word.replace('—', "&mdash;");
                match (at == marked, random.below(12)) {
                    (true, 0..6) => write!(text, "<em>{word}</em> ").unwrap(),
                    (true, 6) => write!(text, "{word} <del>gone</del> ").unwrap(),
                    _ => write!(text, "{word} ").unwrap(),
                }
            }
            if random.below(6) == 0 {
                text.truncate(text.trim_end().len());
                write!(text, "<sup>[{}]</sup>\n<!-- note -->", 1 + random.below(40)).unwrap();
            }
        }
        text
    }

    fn markdown(&self, random: &mut Random) -> String {
        let mut text = String::new();
        for headline in &self.headlines {
            writeln!(text, "## {}\n", headline.join(" ").to_uppercase()).unwrap();
        }
        for verse in &self.verses {
            writeln!(text, "{}  ", verse.join(" ")).unwrap();
        }
        text.push('\n');
        for sentence in &self.sentences {
            let marked = random.below(sentence.len());
            for (at, word) in sentence.iter().enumerate() {
                let plain = word.chars().all(char::is_alphabetic);
                match (at == marked && plain, random.below(3)) {
                    (true, 0) => write!(text, "**{word}** ").unwrap(),
                    (true, 1) => write!(text, "[{word}](http://example.org/a) ").unwrap(),
                    _ => write!(text, "{word} ").unwrap(),
                }
            }
            text.push_str(if random.below(5) == 0 { "\n\n" } else { "\n" });
        }
        text
    }

    /// Pages with a running head and twenty-five numbered lines, after the headlines and verses.
    fn deposition(&self) -> String {
        let mut text = String::new();
        for line in &self.headlines {
            writeln!(text, "{}", line.join(" ").to_uppercase()).unwrap();
        }
        for line in &self.verses {
            writeln!(text, "{}", line.join(" ")).unwrap();
        }
        let words: Vec<&str> = self.words().collect();
        let lines: Vec<String> = words.chunks(9).map(|words| words.join(" ")).collect();
        for (page, lines) in lines.chunks(25).enumerate() {
            writeln!(text, "\u{c}HEARING OF THE HARBOR BOARD\n").unwrap();
            for (at, line) in lines.iter().enumerate() {
                writeln!(text, "{:>3}    {line}", at + 1).unwrap();
            }
            writeln!(text, "\n                Page {}", page + 7).unwrap();
        }
        text
    }

    /// All its words separated by single spaces, to check what is not in it.
    fn flat(&self) -> String {
        let all = self.words().collect::<Vec<_>>().join(" ");
        let lines = self
            .headlines
            .iter()
            .chain(&self.verses)
            .map(|line| line.join(" "));
        bare(&format!("{all} {}", lines.collect::<Vec<_>>().join(" ")))
    }
}

/// A text in lowercase and without punctuation.
fn bare(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" ").to_lowercase())
}

/// A word of the source, or a mark of the quote.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Word(String),
    Mark(String),
}

/// Ways of quoting.
pub const WAYS: &[&str] = &[
    "as it is",
    "straight quotation marks and dashes",
    "first letter in brackets",
    "a name in brackets for a pronoun",
    "a word in brackets inserted",
    "an elision",
    "two elisions",
    "sic",
    "emphasis added",
    "a final comma",
    "a final period",
    "lines of verse",
    "a headline in sentence case",
    "an ending in brackets",
    "citations omitted",
    "several at once",
];

/// A quote: its pieces, and what follows them.
#[derive(Debug, Clone)]
struct Draft {
    pieces: Vec<Piece>,
    after: &'static str,
    straight: bool,
}

impl Draft {
    fn text(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Word(text) | Piece::Mark(text) => text.as_str(),
        });
        let mut text = pieces.collect::<Vec<_>>().join(" ");
        text.push_str(self.after);
        if self.straight {
            text = text
                .replace(['“', '”'], "\"")
                .replace('’', "'")
                .replace(" — ", " -- ");
        }
        text
    }
}

/// A true quote of a document in one of the [`WAYS`].
pub fn honest(document: &Document, way: usize, random: &mut Random) -> String {
    draft(document, way, random).text()
}

fn draft(document: &Document, way: usize, random: &mut Random) -> Draft {
    let way = way % WAYS.len();
    match way {
        11 => {
            let from = random.below(document.verses.len() - 2);
            let lines = document.verses.iter().skip(from).take(2 + random.below(2));
            let mut pieces = Vec::new();
            for (at, line) in lines.enumerate() {
                if at > 0 {
                    pieces.push(Piece::Mark("/".to_owned()));
                }
                pieces.extend(line.iter().cloned().map(Piece::Word));
            }
            return plain(pieces);
        }
        12 => {
            let line = &document.headlines[random.below(document.headlines.len())];
            return plain(line.iter().cloned().map(Piece::Word).collect());
        }
        _ => {}
    }
    loop {
        let words = stretch(document, random);
        if let Some(draft) = in_one_way(&words, way, random) {
            return draft;
        }
    }
}

fn plain(pieces: Vec<Piece>) -> Draft {
    Draft {
        pieces,
        after: "",
        straight: false,
    }
}

/// Consecutive words of one or two sentences that neither begin nor end within quotation marks.
fn stretch(document: &Document, random: &mut Random) -> Vec<String> {
    loop {
        let at = random.below(document.sentences.len() - 1);
        let both = document.sentences[at..at + 1 + random.below(2)].concat();
        let from = random.below(both.len() / 2);
        let count = 7 + random.below(14);
        // A quote that ends before a negation turns the sentence.
        let next = both.get(from + count).map_or("", String::as_str);
        if matches!(next, "not" | "never" | "no") {
            continue;
        }
        let words: Vec<String> = both.into_iter().skip(from).take(count).collect();
        let ends =
            |word: Option<&String>| word.is_some_and(|word| word.starts_with(char::is_alphabetic));
        let text = words.join(" ");
        if words.len() > 6
            && ends(words.first())
            && ends(words.last())
            && text.matches('“').count() == text.matches('”').count()
        {
            return words;
        }
    }
}

fn in_one_way(words: &[String], way: usize, random: &mut Random) -> Option<Draft> {
    let mut draft = plain(words.iter().cloned().map(Piece::Word).collect());
    let pieces = &mut draft.pieces;
    let inner = 2 + random.below(words.len() - 4);
    match way {
        1 => draft.straight = true,
        2 => *pieces.first_mut()? = bracket_first(words.first()?)?,
        3 => {
            let at = words
                .iter()
                .position(|word| matches!(word.as_str(), "he" | "she" | "it" | "them" | "they"))?;
            pieces[at] = Piece::Mark(format!("[{}]", random.pick(NAMES)));
        }
        4 => pieces.insert(
            inner,
            Piece::Mark(format!(
                "[{}]",
                random.pick(&["any", "then", "the said", "in the year 1907"])
            )),
        ),
        5 | 6 | 14 => elide(pieces, way, random)?,
        7 => pieces.insert(
            inner,
            Piece::Mark(random.pick(&["[sic]", "(sic)"]).to_owned()),
        ),
        8 => {
            draft.after = [
                " (emphasis added)", " [emphasis added]", " (Emphasis added.)",
            ][random.below(3)];
        }
        9 | 10 => {
            let last = words.last()?;
            if !last.ends_with(char::is_alphabetic) {
                return None;
            }
            draft.after = if way == 9 { "," } else { "." };
        }
        13 => {
            let at = words
                .iter()
                .position(|word| word.ends_with("ed") && word.len() > 5)?;
            let stem = words[at].trim_end_matches("ed");
            pieces[at] = Piece::Mark(format!("{stem}[{}]", random.pick(&["s", "ing", "es"])));
        }
        15 => {
            *pieces.first_mut()? = bracket_first(words.first()?)?;
            pieces.insert(3, Piece::Mark("[sic]".to_owned()));
            draft.straight = true;
            draft.after = " (emphasis added)";
        }
        _ => {}
    }
    Some(draft)
}

/// A word with its first letter in the other case, in brackets.
fn bracket_first(word: &str) -> Option<Piece> {
    let first = word.chars().next()?;
    let other: String = if first.is_uppercase() {
        first.to_lowercase().collect()
    } else {
        first.to_uppercase().collect()
    };
    let rest = word
        .get(first.len_utf8()..)
        .filter(|rest| !rest.is_empty())?;
    Some(Piece::Mark(format!("[{other}]{rest}")))
}

/// Replaces words by elisions, but never a short negation.
fn elide(pieces: &mut Vec<Piece>, way: usize, random: &mut Random) -> Option<()> {
    const STYLES: &[&str] = &[
        "…", "...", "[…]", "[...]", ". . .", "[. . .]", "(...)", ". . . .", "* * *",
    ];
    for turn in 0..if way == 6 { 2 } else { 1 } {
        let at = 2 + turn * 4;
        let count = 1 + random.below(3);
        if at + count + 2 > pieces.len() {
            return None;
        }
        let left_out: Vec<String> = pieces
            .iter()
            .skip(at)
            .take(count)
            .map(|piece| match piece {
                Piece::Word(word) | Piece::Mark(word) => word.clone(),
            })
            .collect();
        if left_out.iter().any(|word| {
            matches!(word.as_str(), "not" | "never" | "didn’t" | "without")
                || word.contains(['“', '”', '—'])
        }) {
            return None;
        }
        let style = if way == 14 {
            "[citations omitted]"
        } else {
            random.pick(STYLES)
        };
        pieces.splice(at..at + count, [Piece::Mark(style.to_owned())]);
    }
    Some(())
}

/// Ways to make a quote false.
pub const LIES: &[&str] = &[
    "a word changed",
    "a word added",
    "a word dropped",
    "negated",
    "a negation dropped",
    "a number changed",
    "a name changed",
    "a negation in brackets",
    "a number hidden in brackets",
    "a number made larger in brackets",
];

/// A false quote of a document in one of the [`WAYS`], made false by one of the [`LIES`].
pub fn dishonest(document: &Document, way: usize, lie: usize, random: &mut Random) -> String {
    let flat = document.flat();
    loop {
        let mut draft = draft(document, way, random);
        if falsify(&mut draft.pieces, lie % LIES.len(), random).is_none() {
            // Not every passage has a number or a name.
            let words = stretch(document, random);
            draft = plain(words.into_iter().map(Piece::Word).collect());
            if falsify(&mut draft.pieces, lie % LIES.len(), random).is_none() {
                continue;
            }
        }
        // It may be true by chance, if every run of words between marks is in the document.
        let runs = draft.pieces.split(|piece| matches!(piece, Piece::Mark(_)));
        let is_true = runs.into_iter().all(|run| {
            let words = run.iter().map(|piece| match piece {
                Piece::Word(word) | Piece::Mark(word) => word.as_str(),
            });
            flat.contains(bare(&words.collect::<Vec<_>>().join(" ")).as_str())
        });
        if lie % LIES.len() > 6 || !is_true {
            return draft.text();
        }
    }
}

/// Makes a quote false; `None` if it has nothing to change in that way.
fn falsify(pieces: &mut Vec<Piece>, lie: usize, random: &mut Random) -> Option<()> {
    let word = |at: usize| match pieces.get(at) {
        Some(Piece::Word(word)) => Some(word.as_str()),
        _ => None,
    };
    // Neither at an end nor next to a mark, where a word may be left out.
    let inner: Vec<usize> = (1..pieces.len().saturating_sub(1))
        .filter(|at| word(at - 1).is_some() && word(*at).is_some() && word(at + 1).is_some())
        .collect();
    let chance = random.below(usize::MAX);
    let find = |is: &dyn Fn(&str) -> bool| {
        let found: Vec<usize> = inner
            .iter()
            .copied()
            .filter(|at| word(*at).is_some_and(is))
            .collect();
        found.get(chance % found.len().max(1)).copied()
    };
    let negations = ["not", "never", "without"];
    let anywhere = inner.get(random.below(inner.len())).copied()?;
    match lie {
        0 => pieces[anywhere] = Piece::Word(other(word(anywhere)?, random)),
        1 => pieces.insert(
            anywhere,
            Piece::Word(
                random
                    .pick(&["very", "almost", "secretly", "allegedly", "the"])
                    .to_owned(),
            ),
        ),
        2 => drop(pieces.remove(anywhere)),
        3 => pieces.insert(
            anywhere,
            Piece::Word(random.pick(&["not", "never"]).to_owned()),
        ),
        4 => {
            let at = find(&|word| negations.contains(&word) || word == "didn’t")?;
            if word(at) == Some("didn’t") {
                pieces[at] = Piece::Word("did".to_owned());
            } else {
                pieces.remove(at);
            }
        }
        5 => {
            let at = find(&|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
            let mut digits = word(at)?.to_owned();
            let digit = digits.remove(0);
            digits.insert(
                0,
                if digit == '9' {
                    '4'
                } else {
                    char::from(u8::try_from(digit).ok()? + 1)
                },
            );
            pieces[at] = Piece::Word(digits);
        }
        6 => {
            let at = find(&|word| NAMES.contains(&word.trim_end_matches(',')))?;
            let name = word(at)?.to_owned();
            pieces[at] = Piece::Word(name.replace(name.trim_end_matches(','), "Villanueva"));
        }
        7 => {
            let mark = random.pick(&["[not]", "[never]", "[hardly]"]);
            pieces.insert(anywhere, Piece::Mark(mark.to_owned()));
        }
        9 => {
            let at = find(&|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
            pieces.insert(at + 1, Piece::Mark("[thousand]".to_owned()));
        }
        _ => {
            let at = find(&|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
            pieces[at] = Piece::Mark(random.pick(&["[many]", "[1,000]", "[a few]"]).to_owned());
        }
    }
    Some(())
}

/// Another word with the punctuation of the given one.
fn other(word: &str, random: &mut Random) -> String {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let new = random.pick(&[
        "granite", "whistled", "kettle", "solemn", "orchard", "borrowed",
    ]);
    if bare.is_empty() {
        return format!("{word} {new}");
    }
    word.replacen(bare, new, 1)
}
