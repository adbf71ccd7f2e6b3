//! The keys that are in force: those of the table, with what a configuration file binds otherwise.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{BINDINGS, Binding, Chord, Hint, Mode};
use crate::app::prompt::Edit;
use crate::app::{Action, App};
use crate::text::width;

/// The keys of some modes that do one thing.
#[derive(Debug, Clone)]
struct Bound {
    row: &'static Binding,
    modes: Vec<Mode>,
    keys: Vec<Chord>,
}

/// Which key does what where.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<Bound>,
}

/// Why a key cannot be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BindError {
    /// There is no action of that name; the closest name, if one is close.
    Unknown(Option<&'static str>),
    /// The action does nothing in that mode; the modes in which it does something.
    Elsewhere(Vec<Mode>),
    /// The key is a digit, which begins a count.
    Digit,
    /// The key is a character, which is typed in that mode.
    Typed,
}

/// What the footer says of a key that is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FooterHint {
    /// The keys, with `/` between them.
    pub keys: String,
    /// One word.
    pub word: &'static str,
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
    /// Binds a key to the action of that name in a mode, in place of what it does there.
    ///
    /// # Errors
    /// Where the action is not known or does nothing there, or the key cannot be bound there.
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
        // A mark takes any letter after its key.
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
    /// Where the key cannot be bound there at all.
    pub fn unbind(&mut self, mode: Mode, chord: Chord) -> Result<(), BindError> {
        check(mode, chord)?;
        self.alone(
            mode,
            |bound| bound.keys.iter().any(|key| key.collides(chord)),
            |keys| keys.retain(|key| !key.collides(chord)),
        );
        Ok(())
    }

    /// Changes keys in one mode only, of those bindings that are meant.
    fn alone(
        &mut self,
        mode: Mode,
        is_meant: impl Fn(&Bound) -> bool,
        change: impl Fn(&mut Vec<Chord>),
    ) {
        let mut split = Vec::with_capacity(self.bound.len().saturating_add(1));
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

    /// The keys of each row of the table in a mode, those rows left out that have none there.
    pub(super) fn rows(&self, mode: Mode) -> impl Iterator<Item = (&'static Binding, &[Chord])> {
        let bound = self.of_mode(mode).filter(|bound| !bound.keys.is_empty());
        bound.map(|bound| (bound.row, bound.keys.as_slice()))
    }

    /// Every key that is bound in a mode, with the name of its action.
    pub fn keys(&self, mode: Mode) -> impl Iterator<Item = (Chord, &'static str)> {
        let rows = self.rows(mode);
        rows.flat_map(|(row, keys)| keys.iter().map(move |key| (*key, row.name)))
    }

    /// The keys of each action in a mode, and what it does.
    pub fn explained(&self, mode: Mode) -> impl Iterator<Item = (String, String)> {
        self.rows(mode).map(|(row, keys)| {
            let keys: Vec<String> = keys.iter().map(|chord| chord.label()).collect();
            (keys.join(" "), row.help.replace('`', ""))
        })
    }

    /// What a key asks for in the state that the app is in; `None` where it means nothing.
    #[must_use]
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
        // Quitting must not wait for a second key.
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
        match key.code {
            KeyCode::Char(c) => Some(Action::Unbound {
                key: c,
                ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
            }),
            _ => None,
        }
    }

    fn find(&self, mode: Mode, key: KeyEvent, prefix: Option<char>) -> Option<Action> {
        let is_asked = |bound: &&Bound| bound.keys.iter().any(|chord| chord.matches(key, prefix));
        let bound = self.of_mode(mode).find(is_asked)?;
        Some(bound.row.action)
    }

    /// What a key asks for while a line is typed: what is bound, else the character itself.
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

    /// The second keys that may follow the first one of a pair, and what each is for.
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

    /// The hints for the footer in a mode that fit into so many columns with `gap` between them, in table order. Where
    /// room is short the less useful ones are left out.
    #[must_use]
    pub fn hints(&self, mode: Mode, columns: usize, gap: usize) -> Vec<FooterHint> {
        let hints = self
            .of_mode(mode)
            .filter(|bound| !bound.row.is_pair())
            .filter_map(|bound| bound.row.hint)
            .filter(|hint| hint.modes.contains(&mode));
        let mut kept: Vec<FooterHint> = hints
            .filter_map(|hint| self.footer_hint(mode, hint))
            .collect();
        let wide = |hint: &FooterHint| {
            width(&hint.keys)
                .saturating_add(width(hint.word))
                .saturating_add(1)
        };
        while kept
            .iter()
            .map(|hint| wide(hint).saturating_add(gap))
            .sum::<usize>()
            > columns.saturating_add(gap)
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

    /// A hint with the keys that are in force for the actions of those it names; `None` where there are none.
    fn footer_hint(&self, mode: Mode, hint: Hint) -> Option<FooterHint> {
        let keys: Vec<String> = hint
            .labels()
            .filter_map(|label| self.key_in_force(mode, label))
            .collect();
        (!keys.is_empty()).then(|| FooterHint {
            keys: keys.join("/"),
            word: hint.word,
            rank: hint.rank,
        })
    }

    /// The key to press for what a key of the table does.
    fn key_in_force(&self, mode: Mode, label: &str) -> Option<String> {
        let mut rows = BINDINGS.iter().filter(|row| row.modes.contains(&mode));
        let row = rows.find(|row| row.keys.iter().any(|key| key.label() == label))?;
        let bound = self
            .of_mode(mode)
            .find(|bound| std::ptr::eq(bound.row, row))?;
        let mut labels = bound.keys.iter().map(|key| key.label());
        let first = labels.next()?;
        // The key that the table names is the one to learn, while it is bound.
        let is_bound = first == label || labels.any(|other| other == label);
        let is_own = bound.keys.first() == row.keys.first();
        Some(if is_bound && is_own {
            label.to_owned()
        } else {
            first
        })
    }
}

/// Whether a key can be bound in a mode.
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

/// The name of an action that is most like what was written.
fn closest(written: &str) -> Option<&'static str> {
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(name, written);
    let names = BINDINGS.iter().map(|row| row.name);
    let best = names.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) > 0.5).then_some(best)
}

/// An action with the letter that was pressed, where it takes one.
fn with_letter(action: Action, code: KeyCode) -> Action {
    match (action, code) {
        (Action::SetMark(_), KeyCode::Char(letter)) => Action::SetMark(letter),
        (Action::GoToMark(_), KeyCode::Char(letter)) => Action::GoToMark(letter),
        (action, _) => action,
    }
}

/// A digit of a count; `0` only goes on with one that has begun.
fn digit(key: KeyEvent, counting: bool) -> Option<u8> {
    let KeyCode::Char(c) = key.code else {
        return None;
    };
    let digit = u8::try_from(c.to_digit(10)?).ok()?;
    (key.modifiers.difference(KeyModifiers::SHIFT).is_empty() && (digit > 0 || counting))
        .then_some(digit)
}
