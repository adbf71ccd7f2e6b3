//! Quotes that are in their copy, in any form.

use dateline_quotes::{SavedCopy, Verdict, find};

use super::verdict;

/// A quote, the text of a copy, the verdict, and the piece that was found.
type Row = (&'static str, &'static str, &'static str, &'static str);

fn check(name: &str, table: &[Row]) {
    for (quote, text, expected, piece) in table {
        let (verdict, found) = verdict(quote, name, text);
        assert_eq!(verdict, *expected, "{quote:?} in {text:?}");
        assert_eq!(found, *piece, "{quote:?} in {text:?}");
    }
}

#[test]
fn plain_text_is_searched() {
    check(
        "a.txt",
        &[
            (
                "the parade began", "At ten the parade began.", "verbatim", "the parade began",
            ),
            (
                " the parade began\n", "At ten the parade began.", "verbatim", "the parade began",
            ),
            (
                "the parade began",
                "At ten the\n  parade began.",
                "folded",
                "the\n  parade began",
            ),
            (
                "the parade began",
                "At ten the\u{a0}parade\u{2009}began.",
                "folded",
                "the\u{a0}parade\u{2009}began",
            ),
            (
                "a \"big\" day, isn't it",
                "a “big” day, isn’t it?",
                "folded",
                "a “big” day, isn’t it",
            ),
            ("a “big” day", "a \"big\" day", "folded", "a \"big\" day"),
            (
                "on 1914-1918 - then", "on 1914–1918 — then", "folded", "on 1914–1918 — then",
            ),
            (
                "we cooperate now",
                "we co\u{ad}oper\u{ad}ate now",
                "folded",
                "we co\u{ad}oper\u{ad}ate now",
            ),
            (
                "the broken word", "the bro-\nken word", "folded", "the bro-\nken word",
            ),
            (
                "a well-known word", "a well-\nknown word", "folded", "a well-\nknown word",
            ),
            (
                "the first office", "the ﬁrst oﬃce", "folded", "the ﬁrst oﬃce",
            ),
            (
                "the café opened", "the cafe\u{301} opened", "folded", "the cafe\u{301} opened",
            ),
            (
                "the cafe\u{301} opened", "the café opened", "folded", "the café opened",
            ),
            (
                "the end came. Then", "the end came.[12] Then", "folded", "the end came.[12] Then",
            ),
            (
                "the parade was long", "the parade² was long", "folded", "the parade² was long",
            ),
            (
                "wait... what now", "wait… what now", "folded", "wait… what now",
            ),
            (
                "“the parade began”", "At ten the parade began.", "folded", "the parade began",
            ),
            (
                "天安门广场举行",
                "在天安门\n广场举行阅兵",
                "folded",
                "天安门\n广场举行",
            ),
            ("天安门广场", "在天安门广场举行", "verbatim", "天安门广场"),
            ("שלום עולם", "אמר: שלום עולם.", "verbatim", "שלום עולם"),
            (
                "שלום עולם",
                "אמר: \u{202b}שלום\u{202c} עולם.",
                "folded",
                "שלום\u{202c} עולם",
            ),
            ("yes", "yes, yes and yes", "repeated 3", "yes"),
            (
                "yes we can",
                "yes\nwe can. yes we can. yes  we can",
                "repeated 3",
                "yes\nwe can",
            ),
            (
                "yes we can now",
                "yes\nwe can now. yes  we can now",
                "repeated 2",
                "yes\nwe can now",
            ),
            (
                "the queue stopped at nine",
                "the queue stopped at nine. x the queue stopped at nine. y the queue stopped at nine",
                "repeated 3",
                "the queue stopped at nine",
            ),
            (
                "the war of 1945 killed 14% of us",
                "the war of 1945[3] killed 14%[4, 5] of us[citation needed].",
                "folded",
                "the war of 1945[3] killed 14%[4, 5] of us",
            ),
            (
                "会议在 2025 年 5 月举行",
                "会议在2025年5\n月举行",
                "folded",
                "会议在2025年5\n月举行",
            ),
            (
                "国連のUN機関が来た",
                "国連の\nＵＮ機関が来た",
                "folded",
                "国連の\nＵＮ機関が来た",
            ),
            (
                "from 1990-91 on", "from 1990-\n91 on", "folded", "from 1990-\n91 on",
            ),
            ("homme", "l'homme est né", "verbatim", "homme"),
            ("-and so", "word—and so", "folded", "—and so"),
        ],
    );
}

#[test]
fn parts_of_words_are_not_found() {
    check(
        "a.txt",
        &[
            ("walk", "they walked", "missing", ""),
            ("he cat", "the cat", "missing", ""),
            ("we can", "we can't", "missing", ""),
            ("it cost 1", "it cost 1,000", "altered", "it cost 1,000"),
            ("recover it", "re-cover it", "missing", ""),
            ("re-cover it", "recover it", "missing", ""),
            ("The parade", "the parade", "altered", "the parade"),
            (
                "art is long", "state-of-the-art is long", "altered", "state-of-the-art is long",
            ),
        ],
    );
}

#[test]
fn empty_quotes_and_copies_are_missing() {
    check(
        "a.txt",
        &[
            ("", "text", "missing", ""),
            (" \n", "text", "missing", ""),
            ("—", "a — b", "missing", ""),
            ("…", "a … b", "missing", ""),
            ("text", "", "missing", ""),
        ],
    );
}

#[test]
fn parts_around_elisions_are_found_in_order() {
    check(
        "a.txt",
        &[
            (
                "they came … and left", "they came at ten and left.", "elided",
                "they came at ten and left",
            ),
            (
                "they came [...] and left", "they came at ten and left.", "elided",
                "they came at ten and left",
            ),
            (
                "they came (…) and left",
                "they  came at\nten and left.",
                "elided",
                "they  came at\nten and left",
            ),
            (
                "… at ten and left", "they came at ten and left.", "elided", "at ten and left",
            ),
            (
                "they came ... and left",
                "they left. they came, and left",
                "elided",
                "they came, and left",
            ),
            ("they came … and left", "and left, they came", "missing", ""),
            (
                "they came … and left", "they came … and left", "verbatim", "they came … and left",
            ),
            (
                "one … two … three", "one x one y two three", "elided", "one y two three",
            ),
        ],
    );
    let far = format!("they came {} and left", "x ".repeat(15_000));
    assert_eq!(verdict("they came … and left", "a.txt", &far).0, "missing");
    let near = format!("they came {} and left", "x ".repeat(5_000));
    assert_eq!(verdict("they came … and left", "a.txt", &near).0, "elided");
}

#[test]
fn a_short_quote_is_found_after_many_words_that_contain_it() {
    let text = format!("{}he said", "the other ".repeat(50_000));
    assert_eq!(
        verdict("he", "a.txt", &text),
        ("verbatim".to_owned(), "he".to_owned())
    );
}

#[test]
fn pages_are_searched_as_a_reader_sees_them() {
    check(
        "a.html",
        &[
            (
                "the big day", "<p>It was the big day.</p>", "verbatim", "the big day",
            ),
            (
                "the big day",
                "<p>It was the <b>big</b> day.</p>",
                "folded",
                "the <b>big</b> day",
            ),
            (
                "fish & chips", "<p>fish &amp; chips</p>", "folded", "fish &amp; chips",
            ),
            (
                "one two", "<p>one</p>\n<p>two</p>", "folded", "one</p>\n<p>two",
            ),
            ("one two", "one<br>two", "folded", "one<br>two"),
            ("onetwo", "one<br>two", "missing", ""),
            (
                "secret words",
                "<script>secret words</script>",
                "missing",
                "",
            ),
            ("secret words", "<p title='secret words'>x", "missing", ""),
            ("secret words", "<!-- secret words -->", "missing", ""),
            (
                "the end. Next", "the end.<sup>12</sup> Next", "folded",
                "the end.<sup>12</sup> Next",
            ),
            (
                "café au lait", "caf&eacute; au lait", "folded", "caf&eacute; au lait",
            ),
        ],
    );
}

#[test]
fn markdown_is_searched_as_a_reader_sees_it_and_as_it_is_written() {
    check(
        "a.md",
        &[
            (
                "the big day", "It was the big day.", "verbatim", "the big day",
            ),
            (
                "the big day", "It was the **big** day.", "folded", "the **big** day",
            ),
            (
                "the **big** day", "It was the **big** day.", "verbatim", "the **big** day",
            ),
            (
                "a link here", "a [link](http://x) here", "folded", "a [link](http://x) here",
            ),
            ("one two", "- one\n- two", "folded", "one\n- two"),
            ("2*3*4", "2*3*4", "verbatim", "2*3*4"),
        ],
    );
}

#[test]
fn a_long_quote_is_found() {
    let text: String = (0..4000)
        .map(|n| format!("word{} ", n * 7919 % 4001))
        .collect();
    let quote = text.get(1000..21_000).unwrap().trim();
    let start = 1000 + text.get(1000..).unwrap().find(quote).unwrap();
    let quote = quote.split_once(' ').unwrap().1.rsplit_once(' ').unwrap().0;
    let at = text.find(quote).unwrap();
    assert!(at > start);
    assert_eq!(
        verdict(quote, "a.txt", &text),
        ("verbatim".to_owned(), quote.to_owned())
    );
    let wrapped = text.replacen("word7 ", "word7\n", 4000);
    assert_eq!(
        verdict(&quote.replace(' ', "\n"), "a.txt", &wrapped).0,
        "folded"
    );
}

#[test]
fn a_verdict_has_the_bytes_of_a_copy_in_another_encoding() {
    let text = "\u{feff}Erste Zeile\r\nDas Café öffnete um neun.";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: &[u8] = b"Erste Zeile\r\nDas Caf\xe9 \xf6ffnete um neun.";
    for (bytes, range) in [(utf16.as_slice(), 36..60), (latin, 17..29)] {
        let copy = SavedCopy::read("a.txt", bytes).unwrap();
        let Verdict::Verbatim(found) = find("Café öffnete", &copy) else {
            panic!()
        };
        assert_eq!((found.place.line, found.place.column), (2, 5));
        assert_eq!(found.bytes, range);
    }
}
