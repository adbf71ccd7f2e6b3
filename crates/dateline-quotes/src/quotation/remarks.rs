//! Remarks of a quote about itself, such as "emphasis added".

/// What may be omitted from the source, or is a remark about the quote, in words: "citations", "internal quotation marks".
pub(super) const SUBJECTS: &[&str] = &[
    "citation",
    "citations",
    "internal citation",
    "internal citations",
    "footnote",
    "footnotes",
    "quotation marks",
    "internal quotation marks",
    "internal quotations",
    "internal quotes",
    "brackets",
    "alteration",
    "alterations",
    "ellipsis",
    "ellipses",
    "emphasis",
    "italics",
    "bold",
    "underlining",
    "capitalization",
];
/// What a remark says about these: they are not those of the source.
pub(super) const CHANGES: &[&str] = &[
    "added",
    "mine",
    "ours",
    "supplied",
    "in original",
    "in the original",
];
/// Other remarks about the quote itself, which are not in the source.
pub(super) const ASIDES: &[&str] = &[
    "sic",
    "sic!",
    "!",
    "cleaned up",
    "my emphasis",
    "our emphasis",
    "my italics",
    "original emphasis",
    "hervorhebung im original",
    "hervorhebung hinzugefügt",
    "hervorhebung von mir",
    "hervorhebung der verf",
    "hervorhebung des verf",
    "meine hervorhebung",
    "herv. d. verf",
    "hervorh. d. verf",
    "herv. im original",
    "hervorhebung nicht im original",
    "nous soulignons",
    "je souligne",
    "souligné par nous",
    "c'est nous qui soulignons",
    "énfasis añadido",
    "énfasis mío",
    "énfasis nuestro",
    "cursivas mías",
    "corsivo mio",
    "corsivo nostro",
    "grifo nosso",
    "grifo meu",
    "курсив мой",
    "выделено мной",
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
    let (subjects, remark) = if let Some(subjects) = part.strip_suffix(" omitted") {
        (subjects, Remark::Omission)
    } else {
        let mut changes = CHANGES.iter();
        let subjects = changes.find_map(|change| part.strip_suffix(change))?;
        (subjects, Remark::Aside)
    };
    let subjects = subjects.replace(" and ", ",");
    let mut subjects = subjects.split(',').map(str::trim);
    subjects
        .all(|subject| SUBJECTS.contains(&subject))
        .then_some(remark)
}
