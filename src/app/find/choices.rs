//! Choices of views, orders and lanes while they are offered.

/// One entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name, which is matched against the typed text.
    pub name: String,
    /// What it does, shown beside the name.
    pub words: String,
}

/// The choices while the prompt is open.
#[derive(Debug, Default)]
pub struct Choices {
    all: Vec<Choice>,
    /// Indices of the choices whose name contains the typed text.
    pub(in crate::app) found: Vec<usize>,
    /// Index of the selected choice within `found`, from 0.
    pub chosen: usize,
}

impl Choices {
    pub(in crate::app) fn new(all: Vec<Choice>) -> Self {
        Self {
            found: (0..all.len()).collect(),
            all,
            chosen: 0,
        }
    }

    /// The listed choices.
    pub fn found(&self) -> impl Iterator<Item = &Choice> {
        self.found.iter().filter_map(|number| self.all.get(*number))
    }

    /// Index of the first visible choice in a list of `rows` rows.
    pub(crate) fn top(&self, rows: usize) -> usize {
        (self.chosen + 1).saturating_sub(rows)
    }

    /// Index of the selected choice among all.
    pub(in crate::app) fn number(&self) -> Option<usize> {
        self.found.get(self.chosen).copied()
    }

    /// Lists the choices whose name contains the typed text; those that begin with it come first.
    pub(in crate::app) fn narrow(&mut self, typed: &str) {
        let typed = typed.trim().to_lowercase();
        let rank = |name: &str| {
            let name = name.to_lowercase();
            let begins = name.starts_with(&typed);
            name.contains(&typed).then_some(u8::from(!begins))
        };
        let ranked = self.all.iter().enumerate();
        let ranked = ranked.filter_map(|(number, choice)| Some((rank(&choice.name)?, number)));
        let mut ranked: Vec<(u8, usize)> = ranked.collect();
        ranked.sort_unstable();
        self.found = ranked.into_iter().map(|(_, number)| number).collect();
        self.chosen = 0;
    }

    pub(in crate::app) fn go_to(&mut self, index: usize) {
        self.chosen = index.min(self.found.len().saturating_sub(1));
    }
}
