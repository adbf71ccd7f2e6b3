//! Remarks of a quote about itself, such as "emphasis added".

/// What may be omitted from the source, or is a remark about the quote, in words: "citations", "internal quotation marks".
pub(super) const SUBJECTS: &[&str] = &[
    "citation", "citations", "internal citation", "internal citations", "footnote", "footnotes",
    "quotation marks", "internal quotation marks", "internal quotations", "internal quotes",
    "brackets", "alteration", "alterations", "ellipsis", "ellipses", "emphasis", "italics", "bold",
    "underlining", "capitalization", "herv.", "hervorh.", "hervorhebung", "hervorhebungen",
    "italique", "italiques", "énfasis", "el énfasis", "cursiva", "la cursiva", "cursivas",
    "las cursivas", "el subrayado", "corsivo", "grifo", "grifos", "курсив",
];
/// What a remark says about these: they are not those of the source, or just those.
pub(super) const CHANGES: &[&str] = &[
    "added", "mine", "ours", "supplied", "in original", "in the original", "nicht im original",
    "im original", "im orig", "hinzugefügt", "von mir", "d. verf", "der verf", "des verf",
    "ajoutés", "ajouté", "de l'auteur", "en el original", "añadido", "añadidas", "añadida",
    "es mío", "es mía", "son mías", "es nuestro", "es nuestra", "son nuestras", "mío", "mías",
    "mía", "nuestro", "nuestras", "nuestra", "mio", "nostro", "nell'originale", "meus", "meu",
    "nossos", "nosso", "no original", "мой", "наш", "автора",
];
/// Other remarks about the quote itself, which are not in the source.
pub(super) const ASIDES: &[&str] = &[
    "sic", "sic!", "!", "cleaned up", "my emphasis", "our emphasis", "my italics",
    "original emphasis", "meine hervorhebung", "nous soulignons", "je souligne",
    "souligné par nous", "c'est nous qui soulignons", "выделено мной",
];

/// Meaning of a remark in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remark {
    /// Something was left out of the source.
    Omission,
    /// Something about the quote itself.
    Aside,
}

/// Meaning of the contents of brackets, such as "citations omitted; emphasis added"; `None` if they are no remark.
pub(super) fn remark(content: &str) -> Option<Remark> {
    let content = content.trim().trim_end_matches('.').to_lowercase();
    let mut parts = content.split(';').map(part_of_remark);
    let first = parts.next()??;
    parts.try_fold(first, |all, part| {
        let part = part?;
        Some(if part == Remark::Omission { part } else { all })
    })
}

pub(super) fn part_of_remark(part: &str) -> Option<Remark> {
    let part = part.trim();
    if ASIDES.contains(&part) {
        return Some(Remark::Aside);
    }
    let are_known = |subjects: &str| {
        let subjects = subjects.replace(" and ", ",");
        let mut subjects = subjects.split(',').map(str::trim);
        subjects.all(|subject| SUBJECTS.contains(&subject))
    };
    let ends_with = |change: &str| part.strip_suffix(change).is_some_and(are_known);
    if ends_with(" omitted") {
        return Some(Remark::Omission);
    }
    CHANGES
        .iter()
        .any(|change| ends_with(change))
        .then_some(Remark::Aside)
}
