//! The tokens of an expression, each with its position.

/// The sign before a value that must equal the whole text.
pub(super) const EXACTLY: char = '=';

/// A range of an expression, in characters from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Span {
    pub from: usize,
    pub to: usize,
}

/// A token and its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub span: Span,
    pub kind: TokenKind,
}

/// The kinds of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `(`, or `-(` and `!(`.
    Open {
        negated: bool,
    },
    Close,
    Or,
    And,
    Word(Word),
}

/// One word of the expression as written: `-name:>value`, `#tag`, `=text`, `/regex/`, `text`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Span of the whole word.
    pub written: String,
    pub span: Span,
    /// Whether it is negated by `-`, `!` or `not`.
    pub negated: bool,
    /// Its subject.
    pub name: Name,
    /// How the value is compared.
    pub sign: Sign,
    /// The value without quotes, or the text between the slashes of a regular expression.
    pub value: String,
    /// Span of the value, including its quotes or slashes.
    pub value_span: Span,
    /// Whether any of it is quoted.
    pub is_quoted: bool,
    /// Whether the value is a regular expression.
    pub is_regex: bool,
    pub fault: Option<Fault>,
}

/// The subject of a word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Name {
    /// The whole event.
    #[default]
    None,
    /// A tag, written with `#`.
    Tag,
    /// The name before the colon.
    Key(String),
}

/// How a value is compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Sign {
    #[default]
    None,
    Exactly,
    More,
    MoreOrEqual,
    Less,
    LessOrEqual,
}

/// A syntax error in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A quotation mark that is not closed.
    OpenQuote,
    /// A regular expression without its closing slash.
    OpenRegex,
    /// Text directly after a regular expression.
    BehindRegex,
    /// A group as a value: `tag:(a or b)`.
    GroupAsValue,
}

/// Splits an expression into tokens. Works for any text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut cutter = Lexer {
        chars: text.chars().collect(),
        at: 0,
    };
    let mut tokens = Vec::new();
    while let Some(c) = cutter.peek(0) {
        if c.is_whitespace() {
            cutter.at += 1;
            continue;
        }
        let from = cutter.at;
        let kind = cutter.token(c);
        let to = cutter.at;
        tokens.push(Token {
            span: Span { from, to },
            kind,
        });
    }
    tokens
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
}

impl Lexer {
    /// The character `ahead` positions after the next one.
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn text(&self, span: Span) -> String {
        let part = self.chars.get(span.from..span.to);
        part.unwrap_or_default().iter().collect()
    }

    /// The token that begins with `first` at this position; advances past it.
    fn token(&mut self, first: char) -> TokenKind {
        match self.simple(first) {
            TokenKind::Word(word) if word.written.eq_ignore_ascii_case("not") => {
                self.negated().unwrap_or(TokenKind::Word(word))
            }
            kind => kind,
        }
    }

    /// The token at this position, where `not` is a word like any other.
    fn simple(&mut self, first: char) -> TokenKind {
        let negated = matches!(first, '-' | '!') && self.peek(1) == Some('(');
        if negated || first == '(' {
            self.at += 1 + usize::from(negated);
            return TokenKind::Open { negated };
        }
        if first == ')' {
            self.at += 1;
            return TokenKind::Close;
        }
        let word = self.word();
        match word.written.to_ascii_lowercase().as_str() {
            "or" => TokenKind::Or,
            "and" => TokenKind::And,
            _ => TokenKind::Word(word),
        }
    }

    /// What follows `not`, negated; `None` before a text without a key, for which `not` is a text, too.
    fn negated(&mut self) -> Option<TokenKind> {
        let from = self.at;
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let next = self.peek(0).filter(|c| *c != ')');
        match next.map(|first| self.simple(first)) {
            Some(TokenKind::Open { negated }) => Some(TokenKind::Open { negated: !negated }),
            Some(TokenKind::Word(word)) if word.name != Name::None => {
                let negated = !word.negated;
                Some(TokenKind::Word(Word { negated, ..word }))
            }
            _ => {
                self.at = from;
                None
            }
        }
    }

    fn word(&mut self) -> Word {
        let from = self.at;
        let sign = self.peek(0).filter(|c| matches!(c, '-' | '!'));
        self.at += usize::from(sign.is_some());
        let mut word = Word {
            negated: sign.is_some(),
            name: self.name(),
            ..Word::default()
        };
        // A text may begin with `!`.
        if sign == Some('!') && word.name == Name::None {
            self.at = from;
            word.negated = false;
        }
        word.sign = self.sign(&word.name);
        let value_from = self.at;
        let may_be_regex = word.sign == Sign::None && word.name != Name::Tag;
        if may_be_regex && self.peek(0) == Some('/') {
            self.regex(&mut word);
        } else {
            self.value(&mut word);
        }
        let to = self.at;
        word.value_span = Span {
            from: value_from,
            to,
        };
        word.span = Span { from, to };
        word.written = self.text(word.span);
        word
    }

    /// The name before the value, if there is one; advances past its colon.
    fn name(&mut self) -> Name {
        if self.peek(0) == Some('#') && self.peek(1).is_some_and(|c| !ends_word(c)) {
            self.at += 1;
            return Name::Tag;
        }
        if !self.peek(0).is_some_and(char::is_alphabetic) {
            return Name::None;
        }
        let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|c| in_name(**c)).count();
        // A link is not a key with a value.
        let is_link = self.peek(length + 1) == Some('/') && self.peek(length + 2) == Some('/');
        if self.peek(length) != Some(':') || is_link {
            return Name::None;
        }
        let from = self.at;
        let to = from + length;
        self.at = to + 1;
        Name::Key(self.text(Span { from, to }))
    }

    /// The sign before the value; advances past it. A text without a key can only be compared as a
    /// whole word.
    fn sign(&mut self, name: &Name) -> Sign {
        let is_keyed = matches!(name, Name::Key(_));
        let sign = match (self.peek(0), self.peek(1)) {
            (Some(EXACTLY), _) if *name != Name::Tag => Sign::Exactly,
            (Some('>'), Some('=')) if is_keyed => Sign::MoreOrEqual,
            (Some('<'), Some('=')) if is_keyed => Sign::LessOrEqual,
            (Some('>'), _) if is_keyed => Sign::More,
            (Some('<'), _) if is_keyed => Sign::Less,
            _ => Sign::None,
        };
        self.at += match sign {
            Sign::None => 0,
            Sign::MoreOrEqual | Sign::LessOrEqual => 2,
            Sign::Exactly | Sign::More | Sign::Less => 1,
        };
        sign
    }

    /// `/…/`, in which `\/` is a slash.
    fn regex(&mut self, word: &mut Word) {
        word.is_regex = true;
        self.at += 1;
        loop {
            match (self.peek(0), self.peek(1)) {
                (None, _) => {
                    word.fault = Some(Fault::OpenRegex);
                    return;
                }
                (Some('/'), _) => break,
                (Some('\\'), Some('/')) => {
                    word.value.push('/');
                    self.at += 2;
                }
                (Some('\\'), Some(next)) => {
                    word.value.extend(['\\', next]);
                    self.at += 2;
                }
                (Some(c), _) => {
                    word.value.push(c);
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        if self.peek(0).is_some_and(|c| !ends_word(c)) {
            word.fault = Some(Fault::BehindRegex);
            self.plain_rest(word);
        }
    }

    fn value(&mut self, word: &mut Word) {
        if matches!(word.name, Name::Key(_)) && self.peek(0) == Some('(') {
            word.fault = Some(Fault::GroupAsValue);
        }
        self.plain_rest(word);
    }

    /// The rest of the word, including the parentheses that it opens itself.
    fn plain_rest(&mut self, word: &mut Word) {
        let in_group = word.fault == Some(Fault::GroupAsValue);
        let mut in_quotes = false;
        let mut depth = 0_usize;
        while let Some(c) = self.peek(0) {
            match c {
                '"' => {
                    in_quotes = !in_quotes;
                    word.is_quoted = true;
                }
                _ if in_quotes => word.value.push(c),
                // A whole group in place of a value is reported as one mistake.
                c if c.is_whitespace() && !(in_group && depth > 0) => break,
                ')' if depth == 0 => break,
                c => {
                    match c {
                        '(' => depth += 1,
                        ')' => depth -= 1,
                        _ => {}
                    }
                    word.value.push(c);
                }
            }
            self.at += 1;
        }
        if in_quotes {
            word.fault = Some(Fault::OpenQuote);
        }
    }
}

/// Whether a character ends a word outside parentheses and quotes.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || c == ')'
}
