//! The first sentence of a text.
//!
//! `unicode-segmentation` finds the ends of sentences by Unicode's rules (UAX #29), which end one after "Dr.". No small
//! library has the exceptions of Unicode's locale data; the few that occur in timelines are listed here.

use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations that never end a sentence.
const ABBREVIATIONS: &[&str] = &[
    // Before names.
    "Dr", "Drs", "Mr", "Mrs", "Ms", "Prof", "St", "Ste", "Sts", "Sr", "Jr", "Gen", "Col", "Lt",
    "Sgt", "Capt", "Cpt", "Cmdr", "Adm", "Maj", "Brig", "Rev", "Fr", "Hon", "Gov", "Sen", "Rep",
    "Thos", "Wm", "Chas", "Geo", "Jas", "Robt", "Saml", "Benj", "Edw", "Fredk", "Richd", "Revd",
    "Messrs", "Pres", "Mt", "Ft", "Msgr", "Mme", "Mlle", "Sra", "Srta", "Dra", "Sig", "Dott",
    "Ing", "Dipl", "Hl", "Hr", "Fam", "Dhr", "Mw", "św", "sv", "им", "ул", "св", "Lic", "Arq",
    "Abog", "Agr", "Agrón", "Ps", "Psic", "Mtro", "Mtra", "Gral", "Cnel", "Tte", "Pbro", "Mons",
    "Sres", "Avda", "Mag", "Mgr", "JUDr", "MUDr", "PhDr", "Bc", "mgr", "inż", "prof", "dr", "hab",
    "ks", "Ks", // After one.
    "Bros", "Inc", "Ltd", "Corp", "Univ", "Esq", "geb", "gest", "né", "nar",
    // Within sentences.
    "approx", "ca", "cca", "cf", "vs", "viz", "ibid", "fl", "resp", "bzw", "vgl", "ggf", "inkl",
    "usw", "sog", "evtl", "hrsg", "Hrsg", "např", "tzv", "tzn", "tj", "bijv", "env", "ej", "al",
    "Ave", "Blvd", "Rd", "str", "Str", "Dept", "Assn", "Abt", "Jh", "Jhd", "stol",
    // Months.
    "Jan", "Feb", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Okt", "Nov", "Dec", "Dez",
];
/// Abbreviations that do not end a sentence before a number.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "nos", "nr", "nrs", "op", "vol", "ch", "p", "pp", "fig", "art", "bd", "par", "pt", "ed",
    "č", "п", "стр", "núm", "num", "cap", "kap", "mar", "b", "d", "c", "r", "fol", "sect", "sec",
];

/// Minimum length of a word that ends a sentence before a lowercase letter; shorter words may be abbreviations.
const LONG_WORD: usize = 4;

/// First sentence of the first non-empty line, without its final dot.
pub fn first_sentence(text: &str) -> &str {
    let line = text.trim().lines().next().unwrap_or_default().trim();
    let mut end = 0;
    for (at, piece) in line.split_sentence_bound_indices() {
        let small = piece.match_indices(". ").find(|(dot, _)| {
            let before = piece.get(..*dot).unwrap_or_default();
            !before.ends_with('.')
                && last_word(before).chars().count() >= LONG_WORD
                && !continues(piece, before, "")
        });
        if let Some((dot, _)) = small {
            end = at + dot + 1;
            break;
        }
        end = at + piece.len();
        let rest = line.get(end..).unwrap_or_default();
        let before = piece.trim_end().strip_suffix('.');
        if rest.is_empty() || !before.is_some_and(|before| continues(piece, before, rest)) {
            // `Hey!Hey` is one word; non-ASCII punctuation needs no space.
            let is_end = piece.ends_with(|c: char| c.is_whitespace() || !c.is_ascii());
            if is_end && !piece.ends_with(['”', '"', '»', '’', ')']) {
                break;
            }
        }
    }
    let sentence = line.get(..end).unwrap_or(line).trim_end();
    match sentence.strip_suffix('.') {
        Some(before) if !before.ends_with('.') => before,
        _ => sentence,
    }
}

/// The last word of a text.
fn last_word(text: &str) -> &str {
    let is_gap =
        |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '„' | '/' | '–');
    text.rsplit(is_gap).next().unwrap_or_default()
}

/// Whether a word is an ordinal that has a dot in Romance languages: `4ta.`, `14va.`, `1er.`
fn is_ordinal(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ta", "va", "ra", "da", "ma", "na", "to", "vo", "ro", "do", "mo", "no", "er",
    ];
    let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
    ending.len() < word.len() && ENDINGS.contains(&ending)
}

/// Whether a sentence continues after a dot, by the text before it and after its piece.
fn continues(piece: &str, before: &str, rest: &str) -> bool {
    let word = last_word(before);
    let length = word.chars().count();
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    // An initial, an ordinal, `U.S.`, `z.B.`; a year ends a sentence like any other word.
    length == 1 && word.chars().all(char::is_alphabetic)
        || is_number && length < 4 && piece.ends_with(char::is_whitespace)
        || word.contains('.') && word.split('.').all(|part| part.chars().count() < 3)
        || ABBREVIATIONS.contains(&word)
        || is_ordinal(word)
        || rest.starts_with(|c: char| c.is_ascii_digit())
            && BEFORE_NUMBERS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn first_sentences() {
        let table = [
            ("We began. We grew.", "We began"),
            (
                "I met Dr. Weiss in Bern. He left.",
                "I met Dr. Weiss in Bern",
            ),
            ("I met Dr. Weiss. He left.", "I met Dr. Weiss"),
            (
                "Building of St. Anne begins. It rains.",
                "Building of St. Anne begins",
            ),
            (
                "Sonata No. 14 is printed. A few like it.",
                "Sonata No. 14 is printed",
            ),
            ("He said no. They went on.", "He said no"),
            ("J. S. Bach arrives. He plays.", "J. S. Bach arrives"),
            (
                "Der 205. Jahrestag wird gefeiert. Alle kommen.",
                "Der 205. Jahrestag wird gefeiert",
            ),
            ("Founded in 1910. It grew.", "Founded in 1910"),
            (
                "The U.S. Navy lands. Nobody sees it.",
                "The U.S. Navy lands",
            ),
            ("Cantor Jr. Writes. Nobody reads.", "Cantor Jr. Writes"),
            ("Was it so? Nobody knows.", "Was it so?"),
            ("Wait... what? Yes.", "Wait... what?"),
            ("To be continued…", "To be continued…"),
            ("始まった。続いた。", "始まった。"),
            ("Version 2.5 is out. Get it.", "Version 2.5 is out"),
            ("we met in spring. we parted.", "we met in spring"),
            (
                "Songs, plays etc. and more. The end.",
                "Songs, plays etc. and more",
            ),
            ("Show «Hey!Hey» opens. All come.", "Show «Hey!Hey» opens"),
            ("“Is it so?”. Four prints on show", "“Is it so?”"),
            ("One line\nand another", "One line"),
            (
                "Opened (ca. 1900) by two men. Closed.",
                "Opened (ca. 1900) by two men",
            ),
            (
                "Talk by Ing. Agrón. Juan Paz and Ps. Ana Ruiz. All come.",
                "Talk by Ing. Agrón. Juan Paz and Ps. Ana Ruiz",
            ),
            ("", ""),
            (".", ""),
        ];
        for (text, sentence) in table {
            assert_eq!(first_sentence(text), sentence, "{text}");
        }
    }
}
