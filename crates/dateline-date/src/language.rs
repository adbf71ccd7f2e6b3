//! The reader's preferred language.

/// An optional language, as a two-letter code of ISO 639-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Language(Option<[u8; 2]>);

/// All codes of ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
                     ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
                     io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml \
                     mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
                     se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi \
                     vo wa wo xh yi yo za zh zu";

impl Language {
    /// Language of a POSIX locale such as `de_DE.UTF-8`; none for `C`, `POSIX` and texts that are not locales.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        Self::of_tag(locale.split('.').next().unwrap_or_default()).unwrap_or_default()
    }

    /// Language of a tag such as `de`, `de-AT`, `pt_BR` or `zh-Hans` (BCP 47); `None` unless it is in ISO 639-1.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let mut parts = tag.split(['-', '_']);
        let code = parts.next()?.to_ascii_lowercase();
        let known = code.len() == 2 && CODES.split(' ').any(|known| known == code);
        // A region or script, not a word: `to-do` is not a tag.
        let fits = |part: &str| {
            (2..=4).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && (part.len() != 2 || part.bytes().all(|byte| byte.is_ascii_uppercase()))
        };
        if !known || !parts.all(fits) {
            return None;
        }
        <[u8; 2]>::try_from(code.as_bytes())
            .ok()
            .map(|code| Self(Some(code)))
    }

    /// English.
    #[must_use]
    pub fn english() -> Self {
        Self(Some(*b"en"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_and_tags() {
        let language = |code: &[u8; 2]| Language(Some(*code));
        for (locale, expected) in [
            ("de_DE.UTF-8", language(b"de")),
            ("pt_BR", language(b"pt")),
            ("en", Language::english()),
            ("C", Language(None)),
            ("C.UTF-8", Language(None)),
            ("POSIX", Language(None)),
            ("", Language(None)),
            ("xx_XX", Language(None)),
        ] {
            assert_eq!(Language::of_locale(locale), expected, "{locale}");
        }
        for (tag, expected) in [
            ("de", Some(language(b"de"))),
            ("zh-Hans", Some(language(b"zh"))),
            ("EN", Some(Language::english())),
            ("to-do", None),
            ("title", None),
            ("deu", None),
        ] {
            assert_eq!(Language::of_tag(tag), expected, "{tag}");
        }
    }
}
