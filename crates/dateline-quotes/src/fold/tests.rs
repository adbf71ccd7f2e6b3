use super::*;

/// The folded text, and texts that fold to it.
const EQUIVALENT: &[(&str, &[&str])] = &[
    (
        "a b",
        &[
            "a b", "a  b", " a\n b ", "a\u{a0}b", "a\u{2009}\u{202f}b", "a \u{200b} b", "a\r\n\tb",
        ],
    ),
    (
        "cooperate",
        &[
            "co\u{ad}operate", "co\u{200b}operate", "co\u{ad}\n  operate", "co \u{ad}\noperate",
            "co-operate", "co-\noperate",
        ],
    ),
    (
        "don't 'say' it",
        &[
            "don't \"say\" it", "don’t “say” it", "don’t ‘say’ it", "don't «say» it",
            "don't « say » it", "don´t „say“ it", "don't »say« it",
        ],
    ),
    (
        "one-two",
        &[
            "one—two", "one — two", "one – two", "one - two", "one--two", "one -- two", "one ― two",
        ],
    ),
    (
        "19141918",
        &["1914–1918", "1914-1918", "1914‐1918", "1914−1918"],
    ),
    ("at -5", &["at −5", "at -5", "at –5"]),
    ("and so...", &["and so…", "and so..."]),
    (
        "'no,' he said 'yes.'",
        &[
            "“no,” he said “yes.”",
            "“no”, he said “yes”.",
            "»no«, he said »yes«.",
            "« no », he said « yes ».",
        ],
    ),
    ("dogs' .5 and 'x'.5", &["dogs' .5 and 'x'.5"]),
    (
        "'Quoi?' 10%: 5°C!",
        &[
            "« Quoi ? » 10 % : 5 °C !",
            "“Quoi\u{202f}?” 10\u{a0}%: 5\u{2009}°C\u{a0}!",
        ],
    ),
    ("O'Brien", &["OʻBrien", "OʼBrien", "O’Brien"]),
    (
        "3½ yards and ¾",
        &["3½ yards and ¾", "3 1/2 yards and 3/4", "3 ½ yards and 3/4"],
    ),
    (
        "E.J. Tarrant, 42 U.S.C. §9, 5 F.3d 2, 1 F.Supp. 3",
        &[
            "E. J. Tarrant, 42 U. S. C. § 9, 5 F. 3d 2, 1 F. Supp. 3",
            "E.J. Tarrant, 42 U.S.C. §9, 5 F.3d 2, 1 F.Supp. 3",
        ],
    ),
    ("Plan B. He saw X. 3 men", &["Plan B. He saw X. 3 men"]),
    ("May ½", &["May 1/2"]),
    ("31/2 and 1/2/24 and 11/2", &["31/2 and 1/2/24 and 11/2"]),
    ("final flow office", &["ﬁnal ﬂow oﬃce"]),
    (
        "so oeuvre and Caesar, OEUVRE",
        &["ſo œuvre and Cæsar, ŒUVRE"],
    ),
    ("café", &["café", "cafe\u{301}"]),
    ("Å", &["Å", "A\u{30a}", "\u{212b}"]),
    ("각", &["각", "\u{1100}\u{1161}\u{11a8}"]),
    (
        "日本語です",
        &["日本語です", "日本\n語です", "日本 語 です"],
    ),
    ("ABC,x", &["ＡＢＣ，ｘ"]),
    ("", &["", " ", "\u{200b}\n"]),
];

#[test]
fn equivalent_texts_fold_to_the_same() {
    check(EQUIVALENT);
}

#[test]
fn footnote_marks_are_removed_and_others_stay() {
    let table: &[(&str, &[&str])] = &[
        (
            "the end. Next",
            &[
                "the end.[12] Next",
                "the end.¹² Next",
                "the end[3]. Next",
                "the end¹. Next",
                "the end†. Next",
                "the end.[12, 13] Next",
                "the end⁸,⁹. Next",
                "the end.²–⁴ Next",
                "the end[4–6]. Next",
                "the end[note 1]. Next",
                "the end[nb 1].[a] Next",
                "the end[citation needed]. Next",
                "the end[3]:14. Next",
                "the end.[3]:14–15 Next",
            ],
        ),
        ("5 km2 of", &["5 km² of", "5 km2 of"]),
        ("x[12] [3] end[a] end[sic]", &["x[12] [3] end[a] end[sic]"]),
        (
            "in 1945, 14% of us, Xi",
            &["in 1945[3], 14%[4] of us[5], Xi[12]"],
        ),
        ("H2O in 10³", &["H₂O in 10³"]),
        ("the end, so", &["the end¹, so", "the end†, so"]),
        ("199091", &["1990-91", "1990-\n91", "1990–\n91"]),
        (
            "会议在2025年5月",
            &[
                "会议在2025年5月", "会议在 2025 年 5 月", "会议在\n2025年 5月",
            ],
        ),
        ("国連のUN機関", &["国連の\nUN機関", "国連のＵＮ 機関"]),
        ("A B", &["Ａ Ｂ", "A B"]),
        ("ガイドです", &["ｶﾞｲﾄﾞです", "ガイドです"]),
        ("ijs", &["ĳs", "ijs"]),
        (
            "ביתספר צה'ל",
            &["בית\u{5be}ספר צה\u{5f4}ל", "בית-ספר צה\"ל"],
        ),
        ("[T]he [...] end", &["[T]he [...] end", "[T]he […] end"]),
    ];
    check(table);
}

fn check(table: &[(&str, &[&str])]) {
    for (expected, texts) in table {
        for text in *texts {
            let folded = fold(text);
            assert_eq!(folded.text, *expected, "{text:?}");
            assert_eq!(folded.offsets.len(), expected.len(), "{text:?}");
        }
    }
}

#[test]
fn hyphens_within_words_are_recorded() {
    for (text, other, same) in [
        ("co-operate", "cooperate", false),
        ("co-operate", "co-operate", true),
        ("co-operate", "co–operate", true),
        ("co-\noperate", "cooperate", true),
        ("co-\noperate", "co-operate", true),
        ("a co-\noperate b", "a coop-\nerate b", true),
        ("well-known and re-\nread", "well-known and reread", true),
        ("well-known and re-\nread", "wellknown and reread", false),
        ("x-y", "xy", false),
    ] {
        let (text, other) = (fold(text), fold(other));
        assert_eq!(text.text, other.text);
        let whole = 0..text.text.len();
        assert_eq!(
            text.hyphens_agree(&whole, &other),
            same,
            "{} {}",
            text.text,
            other.text
        );
        assert_eq!(
            other.hyphens_agree(&whole, &text),
            same,
            "{} {}",
            other.text,
            text.text
        );
    }
}

#[test]
fn fold_words_keeps_hyphens() {
    assert_eq!(
        fold_words("co-operate, co-\noperate").text,
        "co-operate, cooperate"
    );
}

#[test]
fn every_piece_maps_to_its_original() {
    let text = "  He  said: “the\nﬁrst co\u{ad}op — cafe\u{301}”.[3] End";
    let folded = fold(text);
    assert_eq!(folded.text, "He said: 'the first coop-café.' End");
    for (piece, expected) in [
        ("He", "He"),
        ("said: 'the", "said: “the"),
        ("the first", "the\nﬁrst"),
        ("coop", "co\u{ad}op"),
        ("-", "—"),
        ("café.'", "cafe\u{301}”."),
        (".' End", "”.[3] End"),
    ] {
        let at = folded.text.find(piece).unwrap();
        assert_eq!(
            &text[folded.offsets.range(&(at..at + piece.len()))],
            expected,
            "{piece}"
        );
    }
}
