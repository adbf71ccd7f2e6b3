//! The key bindings in force: those of the table, changed by a settings file.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{BINDINGS, Binding, Chord, Hint, Mode};
use crate::app::prompt::Edit;
use crate::app::{Action, App, UnboundKey};
use crate::text::width;

/// One row of the key table, with the modes and keys that it is bound to.
#[derive(Debug, Clone)]
struct Bound {
    row: &'static Binding,
    modes: Vec<Mode>,
    keys: Vec<Chord>,
}

/// Which key does what in which mode.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<Bound>,
}

/// Why a key cannot be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BindError {
    /// No action has that name; holds the closest name, if one is similar.
    Unknown(Option<&'static str>),
    /// The action does nothing in that mode; holds the modes in which it does.
    Elsewhere(Vec<Mode>),
    /// The key is a digit, which starts a count.
    Digit,
    /// The key is a character, which is typed as text in that mode.
    Typed,
}

/// A key hint of the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FooterHint {
    /// The keys, separated by `/`.
    pub keys: String,
    /// What they do, in one word.
    pub word: &'static str,
    /// What its first key does.
    pub action: Action,
    rank: u8,
}

impl Default for Keymap {
    fn default() -> Self {
        let bound = BINDINGS.iter().map(|row| Bound {
            row,
            modes: row.modes.to_vec(),
            keys: row.keys.to_vec(),
        });
        Self {
            bound: bound.collect(),
        }
    }
}

impl Keymap {
    /// Binds a key to the named action in a mode, replacing what the key did there.
    ///
    /// # Errors
    /// If the action is unknown or does nothing in that mode, or if the key cannot be bound there.
    pub fn bind(&mut self, mode: Mode, chord: Chord, name: &str) -> Result<(), BindError> {
        let of_name = || BINDINGS.iter().filter(move |row| row.name == name);
        if of_name().next().is_none() {
            return Err(BindError::Unknown(closest(name)));
        }
        let Some(row) = of_name().find(|row| row.modes.contains(&mode)) else {
            let modes = of_name().flat_map(|row| row.modes.iter().copied());
            return Err(BindError::Elsewhere(modes.collect()));
        };
        check(mode, chord)?;
        // A mark accepts any letter after its key.
        let chord = match (chord, row.keys) {
            (Chord::Char(first), [Chord::Letter(_), ..]) => Chord::Letter(first),
            (chord, _) => chord,
        };
        let is_so = |bound: &Bound| bound.row.name == name && bound.keys.contains(&chord);
        if self.of_mode(mode).any(is_so) {
            return Ok(());
        }
        self.unbind(mode, chord)?;
        self.alone(
            mode,
            |bound| std::ptr::eq(bound.row, row),
            |keys| keys.insert(0, chord),
        );
        Ok(())
    }

    /// Makes a key do nothing in a mode.
    ///
    /// # Errors
    /// If the key cannot be bound in that mode at all.
    pub fn unbind(&mut self, mode: Mode, chord: Chord) -> Result<(), BindError> {
        check(mode, chord)?;
        self.alone(
            mode,
            |bound| bound.keys.iter().any(|key| key.collides(chord)),
            |keys| keys.retain(|key| !key.collides(chord)),
        );
        Ok(())
    }

    /// Changes the keys of the selected bindings in one mode only.
    fn alone(
        &mut self,
        mode: Mode,
        is_meant: impl Fn(&Bound) -> bool,
        change: impl Fn(&mut Vec<Chord>),
    ) {
        let mut split = Vec::with_capacity(self.bound.len() + 1);
        for mut bound in std::mem::take(&mut self.bound) {
            if !bound.modes.contains(&mode) || !is_meant(&bound) {
                split.push(bound);
                continue;
            }
            let mut alone = bound.clone();
            alone.modes = vec![mode];
            change(&mut alone.keys);
            bound.modes.retain(|other| *other != mode);
            if !bound.modes.is_empty() {
                split.push(bound);
            }
            split.push(alone);
        }
        self.bound = split;
    }

    fn of_mode(&self, mode: Mode) -> impl Iterator<Item = &Bound> {
        let bound = self.bound.iter();
        bound.filter(move |bound| bound.modes.contains(&mode))
    }

    /// The rows of the table that have keys in a mode, with those keys.
    pub(super) fn rows(&self, mode: Mode) -> impl Iterator<Item = (&'static Binding, &[Chord])> {
        let bound = self.of_mode(mode).filter(|bound| !bound.keys.is_empty());
        bound.map(|bound| (bound.row, bound.keys.as_slice()))
    }

    /// Every key bound in a mode, with the name of its action.
    pub fn keys(&self, mode: Mode) -> impl Iterator<Item = (Chord, &'static str)> {
        let rows = self.rows(mode);
        rows.flat_map(|(row, keys)| keys.iter().map(move |key| (*key, row.name)))
    }

    /// The keys of each action in a mode, with its help text.
    pub fn explained(&self, mode: Mode) -> impl Iterator<Item = (String, String)> {
        self.rows(mode).map(|(row, keys)| {
            let keys: Vec<String> = keys.iter().map(|chord| chord.label()).collect();
            (keys.join(" "), row.help.replace('`', ""))
        })
    }

    /// The action for a key press in the current state; `None` if the key is not bound.
    pub fn action(&self, app: &App, key: KeyEvent) -> Option<Action> {
        if key.kind == KeyEventKind::Release
            || key
                .modifiers
                .intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META)
        {
            return None;
        }
        let mode = Mode::of(app);
        if matches!(mode, Mode::Prompt | Mode::Search) {
            return self.in_prompt(mode, key);
        }
        if key.modifiers.contains(KeyModifiers::ALT) {
            return None;
        }
        let prefix = app.prefix();
        if let Some(digit) = digit(key, app.count().is_some()).filter(|_| prefix.is_none()) {
            return Some(Action::Count(digit));
        }
        // Quitting works even where the second key of a pair is awaited.
        let quits = self.find(mode, key, None);
        let quits = quits.filter(|action| *action == Action::Quit);
        if let Some(action) = self.find(mode, key, prefix).or(quits) {
            return Some(with_letter(action, key.code));
        }
        if let KeyCode::Char(c) = key.code
            && prefix.is_none()
            && self.followers(mode, c).next().is_some()
        {
            return Some(Action::Prefix(c));
        }
        if prefix.is_some() || app.count().is_some() {
            return Some(Action::Forget);
        }
        Some(Action::Unbound {
            key: unbound(key)?,
            help: self.help_key(mode),
        })
    }

    /// The character that opens the help in a mode.
    fn help_key(&self, mode: Mode) -> Option<char> {
        let rows = self.of_mode(mode);
        let mut keys = rows.filter(|bound| bound.row.action == Action::ShowHelp);
        keys.find_map(|bound| {
            let mut keys = bound.keys.iter();
            keys.find_map(|key| match key {
                Chord::Char(c) => Some(*c),
                _ => None,
            })
        })
    }

    /// The keys that a key would take away from other actions if it was bound: those that it begins, or
    /// that begin it. Each is given with the name of its action.
    pub fn taken_by(&self, mode: Mode, chord: Chord) -> Vec<(Chord, &'static str)> {
        let others = self
            .keys(mode)
            .filter(|(key, _)| *key != chord && key.collides(chord));
        others.collect()
    }

    fn find(&self, mode: Mode, key: KeyEvent, prefix: Option<char>) -> Option<Action> {
        let matches_key =
            |bound: &&Bound| bound.keys.iter().any(|chord| chord.matches(key, prefix));
        let bound = self.of_mode(mode).find(matches_key)?;
        Some(bound.row.action)
    }

    /// The action for a key press in a prompt: the bound one, else inserting the character.
    fn in_prompt(&self, mode: Mode, key: KeyEvent) -> Option<Action> {
        if let Some(action) = self.find(mode, key, None) {
            return Some(action);
        }
        let typed = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
        match key.code {
            KeyCode::Char(c) if typed => Some(Action::EditLine(Edit::Insert(c))),
            _ => None,
        }
    }

    /// The keys that may follow the first key of a pair, with a word for each.
    pub fn followers(
        &self,
        mode: Mode,
        prefix: char,
    ) -> impl Iterator<Item = (String, &'static str)> {
        self.of_mode(mode).flat_map(move |bound| {
            let word = bound.row.hint.map_or(bound.row.name, |hint| hint.word);
            bound.keys.iter().filter_map(move |chord| match chord {
                Chord::Pair(first, second) if *first == prefix => Some((second.to_string(), word)),
                Chord::Letter(first) if *first == prefix => Some(("a-z".to_owned(), word)),
                _ => None,
            })
        })
    }

    /// The footer hints of a mode that fit into `columns` columns, separated by `gap` columns, in
    /// table order. Where they do not all fit, the less useful ones are left out.
    pub(crate) fn hints(&self, mode: Mode, columns: usize, gap: usize) -> Vec<FooterHint> {
        let hints = self
            .of_mode(mode)
            .filter(|bound| !bound.row.is_pair())
            .filter_map(|bound| Some((bound.row.action, bound.row.hint?)))
            .filter(|(_, hint)| hint.modes.contains(&mode));
        let mut kept: Vec<FooterHint> = hints
            .filter_map(|(action, hint)| self.footer_hint(mode, action, hint))
            .collect();
        let wide = |hint: &FooterHint| width(&hint.keys) + width(hint.word) + 1;
        while kept.iter().map(|hint| wide(hint) + gap).sum::<usize>() > columns.saturating_add(gap)
        {
            let Some(least) = kept.iter().map(|hint| hint.rank).max() else {
                break;
            };
            if let Some(at) = kept.iter().rposition(|hint| hint.rank == least) {
                kept.remove(at);
            }
        }
        kept
    }

    /// A hint with the keys that are now bound to its actions; `None` if none are.
    fn footer_hint(&self, mode: Mode, action: Action, hint: Hint) -> Option<FooterHint> {
        let keys: Vec<String> = hint
            .labels()
            .filter_map(|label| self.key_in_force(mode, label))
            .collect();
        (!keys.is_empty()).then(|| FooterHint {
            keys: keys.join("/"),
            word: hint.word,
            action,
            rank: hint.rank,
        })
    }

    /// The key that is now bound to what a key of the table does.
    fn key_in_force(&self, mode: Mode, label: &str) -> Option<String> {
        let mut rows = BINDINGS.iter().filter(|row| row.modes.contains(&mode));
        let row = rows.find(|row| row.keys.iter().any(|key| key.label() == label))?;
        let bound = self
            .of_mode(mode)
            .find(|bound| std::ptr::eq(bound.row, row))?;
        let mut labels = bound.keys.iter().map(|key| key.label());
        let first = labels.next()?;
        // The key named by the table is shown for as long as it is bound.
        let is_bound = first == label || labels.any(|other| other == label);
        let is_own = bound.keys.first() == row.keys.first();
        Some(if is_bound && is_own {
            label.to_owned()
        } else {
            first
        })
    }
}

/// Checks whether a key can be bound in a mode.
fn check(mode: Mode, chord: Chord) -> Result<(), BindError> {
    match chord {
        Chord::Char(_) | Chord::Pair(..) | Chord::Letter(_)
            if matches!(mode, Mode::Prompt | Mode::Search) =>
        {
            Err(BindError::Typed)
        }
        Chord::Char('1'..='9') | Chord::Pair('1'..='9', _) | Chord::Letter('1'..='9') => {
            Err(BindError::Digit)
        }
        _ => Ok(()),
    }
}

/// The action name most similar to `written`, if one is similar enough.
fn closest(written: &str) -> Option<&'static str> {
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(name, written);
    let names = BINDINGS.iter().map(|row| row.name);
    let best = names.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) > 0.5).then_some(best)
}

/// The key of a press that has no meaning, if it has a name to report it by.
fn unbound(key: KeyEvent) -> Option<UnboundKey> {
    Some(match key.code {
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => UnboundKey::Ctrl(c),
        KeyCode::Char(c) => UnboundKey::Char(c),
        KeyCode::F(number) => UnboundKey::Function(number),
        KeyCode::Insert => UnboundKey::Named("Insert"),
        KeyCode::Delete => UnboundKey::Named("Delete"),
        KeyCode::Backspace => UnboundKey::Named("Backspace"),
        KeyCode::Enter => UnboundKey::Named("Enter"),
        KeyCode::Tab | KeyCode::BackTab => UnboundKey::Named("Tab"),
        KeyCode::Left | KeyCode::Right => UnboundKey::Named("Left and Right"),
        _ => return None,
    })
}

/// The action with the pressed letter, if the action takes one.
fn with_letter(action: Action, code: KeyCode) -> Action {
    match (action, code) {
        (Action::SetMark(_), KeyCode::Char(letter)) => Action::SetMark(letter),
        (Action::GoToMark(_), KeyCode::Char(letter)) => Action::GoToMark(letter),
        (action, _) => action,
    }
}

/// The digit of a count; `0` only continues a count.
fn digit(key: KeyEvent, counting: bool) -> Option<u8> {
    let KeyCode::Char(c) = key.code else {
        return None;
    };
    let digit = u8::try_from(c.to_digit(10)?).ok()?;
    (key.modifiers.difference(KeyModifiers::SHIFT).is_empty() && (digit > 0 || counting))
        .then_some(digit)
}
