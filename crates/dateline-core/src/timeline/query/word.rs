//! The words of an expression.

/// One word as it stands in the expression.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// The whole of it as written.
    pub written: String,
    /// Where it begins, in characters from 0.
    pub at: usize,
    /// Whether a hyphen stands before it.
    pub negated: bool,
    /// What stands before its colon.
    pub name: Option<String>,
    /// What stands behind it, or the whole word, without quotes.
    pub value: String,
    /// Where the value begins, in characters from 0, its quote included.
    pub value_at: usize,
    /// Whether any of it stands in quotes.
    pub quoted: bool,
    /// Whether a quote is not closed.
    pub unclosed: bool,
}

impl Word {
    /// Where it ends, in characters from 0.
    pub fn end(&self) -> usize {
        self.at.saturating_add(self.written.chars().count())
    }
}

/// Cuts an expression into its words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut chars = text.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next_if(|_| true) {
        if c.is_whitespace() {
            continue;
        }
        let mut word = Word {
            at,
            value_at: at,
            ..Word::default()
        };
        let mut open = false;
        let mut next = Some((at, c));
        while let Some((at, c)) = next {
            word.written.push(c);
            word.take(at, c, &mut open);
            next = chars.next_if(|(_, c)| open || !c.is_whitespace());
        }
        word.unclosed = open;
        words.push(word);
    }
    words
}

impl Word {
    /// Takes in the next character.
    fn take(&mut self, at: usize, c: char, open: &mut bool) {
        match c {
            '"' => {
                *open = !*open;
                self.quoted = true;
            }
            '-' if at == self.at => {
                self.negated = true;
                self.value_at = at.saturating_add(1);
            }
            ':' if self.name.is_none() && !self.quoted && is_name(&self.value) => {
                self.name = Some(std::mem::take(&mut self.value));
                self.value_at = at.saturating_add(1);
            }
            c => {
                self.value.push(c);
                // A link is no term.
                if self.value == "//"
                    && let Some(name) = self.name.take()
                {
                    self.value = format!("{name}://");
                    self.value_at = self.at.saturating_add(usize::from(self.negated));
                }
            }
        }
    }
}

/// Whether a text may be the name of a term.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic)
}
