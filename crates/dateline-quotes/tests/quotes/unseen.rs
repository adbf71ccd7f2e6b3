//! Quotes of invisible parts of a document.

use dateline_quotes::{Unseen, Verdict, find};

use super::copy;

fn check(name: &str, text: &str, table: &[(&str, Verdict)]) {
    let copy = copy(name, text);
    for (quote, expected) in table {
        let verdict = find(quote, &copy);
        assert_eq!(verdict.word(), expected.word(), "{quote}: {verdict:?}");
        if let Verdict::Missing(_) = expected {
            assert_eq!(&verdict, expected, "{quote}");
        }
    }
}

fn only(why: Unseen) -> Verdict {
    Verdict::Missing(Some(why))
}

#[test]
fn a_quote_of_hidden_text_is_missing_with_its_reason() {
    let page = "<!doctype html><body><p>We will <del>not</del> <ins>gladly</ins> renew the lease of the mill.</p>\
        <p><s>The fire was set by the owner.</s> <span style=\"display: none\">The mayor paid him for it.</span></p>\
        <div hidden><p>Nobody was asked about it at all.</div>\
        <p aria-hidden=true>An ornament of the lower margin.<p>It began at nine.\
        <!-- The editor doubts this very sentence. --><img alt=\"A mill that burns by night\" src=x>\
        <details><summary>More of the mill</summary>It was built in the year of the flood.</details>\
        <template>A box for the next story</template> <noscript>Switch on scripts to read on</noscript>\
        <p><video src=x>No player for this film</video> The end.";
    let seen = || find("It began at nine", &copy("a.txt", "It began at nine"));
    check(
        "a.html",
        page,
        &[
            ("We will not renew the lease", only(Unseen::StruckOut)),
            ("The fire was set by the owner.", only(Unseen::StruckOut)),
            ("[T]he fire … by the owner", only(Unseen::StruckOut)),
            ("The mayor paid him for it.", only(Unseen::Hidden)),
            ("Nobody was asked about it", only(Unseen::Hidden)),
            ("An ornament of the lower margin", only(Unseen::AriaHidden)),
            (
                "The editor doubts this very sentence.",
                only(Unseen::Comment),
            ),
            ("A mill that burns by night", only(Unseen::AltText)),
            ("built in the year of the flood", only(Unseen::Collapsed)),
            ("A box for the next story", only(Unseen::Template)),
            ("Switch on scripts to read on", only(Unseen::Noscript)),
            ("No player for this film", only(Unseen::Fallback)),
            ("The end.", seen()),
            ("It began at nine", seen()),
            ("More of the mill", seen()),
            ("No such words in it at all", Verdict::Missing(None)),
        ],
    );
    let copy = copy("a.html", page);
    assert_eq!(
        find("We will gladly renew the lease", &copy).word(),
        "folded"
    );
}

#[test]
fn markdown_hides_text_like_pages_do() {
    check(
        "a.md",
        "We will ~~not~~ renew the lease.\n\n<!-- Ask the mayor & her clerk again. -->\n\n![A mill by night](x.png)\n\n\
        <details>\n<summary>More</summary>\n\nIt was built *long* ago.\n\n</details>\n\nThe <s>old</s> end.",
        &[
            ("We will not renew the lease", only(Unseen::StruckOut)),
            ("the mayor & her clerk", only(Unseen::Comment)),
            ("A mill by night", only(Unseen::AltText)),
            ("It was built long ago", only(Unseen::Collapsed)),
            ("The old end", only(Unseen::StruckOut)),
        ],
    );
}
