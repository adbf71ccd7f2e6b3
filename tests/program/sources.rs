//! Sources and their saved copies, as a user sees them: keys in, screen and effects out.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::viewer::Viewer;
use dateline::app::copy::Shade;
use dateline::app::{Effect, Message};
use dateline::evidence::{Checker, Copies, Named, SavedCopy, named};
use dateline::keys::Mode;
use dateline::timeline::Diagnostic;
use dateline::view::Look;
use insta::assert_snapshot;
use proptest::prelude::*;

const OUTAGE: &str = include_str!("../../examples/outage/incident.yaml");

/// A viewer on a file whose quotes are checked against these copies; other copies are missing.
fn checked(text: &str, copies: &[(&str, &str)], width: u16, height: u16) -> Viewer {
    let mut viewer = Viewer::new(text, width, height);
    check(&mut viewer, copies);
    viewer
}

fn check(viewer: &mut Viewer, texts: &[(&str, &str)]) {
    let copies = copies(viewer, texts);
    let timeline = viewer.app.timeline();
    let verdicts = Checker::default().check_copies(timeline, &copies);
    viewer.tell(Message::Checked(Arc::new(verdicts)));
}

fn copies(viewer: &Viewer, texts: &[(&str, &str)]) -> Copies {
    let mut copies = Copies::default();
    for Named { file, path } in named(viewer.app.timeline()) {
        let text = texts.iter().find(|(name, _)| *name == path);
        let copy = match text {
            Some((_, text)) => Ok(SavedCopy::read(&path, text.as_bytes()).unwrap()),
            None => Err(Diagnostic::whole(
                dateline::timeline::Code::CopyUnreadable,
                format!("the saved copy `{path}` is not there"),
                "",
            )),
        };
        copies.put(Named { file, path }, copy);
    }
    copies
}

/// The example with its copies.
fn outage(width: u16, height: u16) -> Viewer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/outage");
    let paths = [
        "sources/report.html", "sources/chat.txt", "sources/runbook.md",
    ];
    let texts = paths.map(|path| std::fs::read_to_string(folder.join(path)).unwrap());
    let copies: Vec<_> = paths
        .iter()
        .zip(&texts)
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    checked(OUTAGE, &copies, width, height)
}

/// The text on the screen with a shade, joined.
fn shaded(viewer: &Viewer, shade: Shade) -> String {
    let lines = viewer.app.copy_lines();
    let parts = lines.iter().flat_map(|line| &line.parts);
    let parts = parts.filter(|(of, _)| *of == shade);
    let parts: Vec<&str> = parts.map(|(_, text)| text.as_str()).collect();
    parts.join("|")
}

const CHAT: &str = "\
sources:
  - id: chat
    title: The chat
    author: Ines
    url: https://user@example.org:8443/log#day
    archived_url: https://archive.example/log
    file: chat.txt
  - {id: gone, file: gone.txt, title: Gone}
  - {id: odd, title: Odd, url: 'javascript:alert(1)'}
events:
  - {date: 2025-01-01, title: Alpha, quote: we are back, source: chat}
  - {date: 2025-01-02, title: Beta, quote: they are at home, source: gone}
  - {date: 2025-01-03, title: Gamma, source: odd}
  - date: 2025-01-04
    title: Delta
    quotes:
      - {text: no copy of this, source: odd}
      - {text: the second word, source: chat, page: 3}
      - {text: we are never coming back again, source: chat}
      - {text: this stands nowhere, source: chat}
  - {date: 2025-01-05, title: Epsilon, quote: nobody said so}
  - {date: 2025-01-06, title: Zeta}
  - {date: 2025-13, title: Eta, source: chat}
  - date: 2025-01-08
    title: a: b
";

const LOG: &str = "09:00 sorry\n09:01 we are back\n09:02 the second\tword\n09:03 we are now coming back again\n09:04 we are back in\n";

fn chat(keys: &str) -> Viewer {
    let mut viewer = checked(CHAT, &[("chat.txt", LOG)], 100, 30);
    viewer.press(keys);
    viewer
}

#[test]
fn the_copy_opens_at_the_quote() {
    assert_snapshot!("copy_at_80x24", outage(80, 24).press("s").screen());
    assert_snapshot!("copy_at_160x50", outage(160, 50).press("s").screen());
    assert_snapshot!("altered_at_80x24", outage(80, 24).press("Gs").screen());
    assert_snapshot!("chat_at_60x14", outage(60, 14).press("js").screen());
    let mut viewer = outage(60, 14);
    viewer.look = Look {
        ascii: true,
        color: false,
        ..Look::default()
    };
    assert_snapshot!("copy_in_ascii", viewer.press("Gs").screen());
    assert_snapshot!("copy_at_24x6", outage(24, 6).press("s").screen());
}

#[test]
fn quotes_are_marked_with_the_words_that_differ() {
    for (keys, quote, changed) in [
        ("s", "we are back", ""),
        ("4G<Tab>JJJJJJJs", "", ""),
        ("snn", "we are | coming back again", "now"),
    ] {
        let viewer = chat(keys);
        let shown = (
            shaded(&viewer, Shade::Quote),
            shaded(&viewer, Shade::Changed),
        );
        assert_eq!(shown, (quote.to_owned(), changed.to_owned()), "{keys}");
    }
    // White space is shown as written.
    let viewer = chat("sn");
    assert_eq!(shaded(&viewer, Shade::Quote), "the second        word");
    // Each part of a quote with something left out.
    let viewer = {
        let mut viewer = outage(160, 50);
        viewer.press("5Gs");
        viewer
    };
    assert_eq!(
        shaded(&viewer, Shade::Quote).replace("some|", "some "),
        "Each restart sent every waiting message again|and some customers received the same invoice forty times."
    );
}

#[test]
fn the_header_counts_problems_if_there_is_room() {
    let mut headers = String::new();
    for width in [110, 90, 80, 60, 40, 20] {
        for keys in ["", "&relay<Enter>"] {
            let screen = outage(width, 24).press(keys).screen();
            headers.push_str(screen.lines().next().unwrap());
            headers.push('\n');
        }
    }
    assert_snapshot!("headers", headers);
}

#[test]
fn a_missing_copy_is_explained() {
    for (keys, note) in [
        ("2Gs", "the saved copy `gone.txt` is not there"),
        ("3Gs", "The source has no saved copy: add `file:` to it"),
        ("5Gs", "The event names no source: add `source:` to it"),
        ("6Gs", "The event names no source: add `source:` to it"),
        ("7Gs", "This event cannot be read, so it has no source"),
    ] {
        let viewer = chat(keys);
        assert_eq!(viewer.app.note(), Some(note), "{keys}");
        assert!(viewer.app.copy().is_none(), "{keys}");
    }
    let mut viewer = Viewer::new(CHAT, 80, 24);
    viewer.press("s");
    assert_eq!(viewer.app.note(), Some("The saved copy is not read yet"));
    assert_eq!(
        Viewer::new("events: []\n", 80, 24).press("s").app.note(),
        Some("There is no event")
    );
}

#[test]
fn keys_go_through_the_quotes_of_a_copy_and_to_their_events() {
    for (keys, note, title) in [
        ("s", None, "Alpha"),
        ("sn", Some("quote 2 of 4: Delta, 4 January 2025"), "Alpha"),
        ("s2n", Some("quote 3 of 4: Delta, 4 January 2025"), "Alpha"),
        ("s9n", Some("quote 4 of 4: Delta, 4 January 2025"), "Alpha"),
        ("s9nn", Some("No quote below: this is 4 of 4"), "Alpha"),
        ("sN", Some("No quote above: this is 1 of 4"), "Alpha"),
        ("snN", Some("quote 1 of 4: Alpha, 1 January 2025"), "Alpha"),
        ("sn<Enter>", None, "Delta"),
        ("s<Enter>", None, "Alpha"),
        ("s<Esc>", None, "Alpha"),
        ("ss", None, "Alpha"),
        ("snj", None, "Alpha"),
        // The first quote with a copy.
        ("4Gs", None, "Delta"),
    ] {
        let viewer = chat(keys);
        assert_eq!(viewer.app.note(), note, "{keys}");
        assert_eq!(viewer.title(), title, "{keys}");
        let open = !keys.ends_with('>') && !keys.ends_with("ss");
        assert_eq!(Mode::of(&viewer.app) == Mode::Copy, open, "{keys}");
    }
    let current = |keys: &str| {
        let viewer = chat(keys);
        viewer.app.copy().unwrap().current_index()
    };
    assert_eq!(current("4Gs"), Some(1));
}

/// A viewer on an indexed file, completely verified.
fn indexed(text: &str, width: u16, height: u16) -> Viewer {
    let mut viewer = Viewer::indexed(text, width, height);
    let verification = viewer.app.timeline().verification().unwrap();
    viewer.tell(Message::Verifying(Some(verification.progress())));
    verification.run(&AtomicBool::new(false));
    assert!(verification.corrected().is_none());
    viewer.tell(Message::Verifying(None));
    viewer
}

#[test]
fn an_indexed_file_shows_the_same() {
    let text = format!(
        "{CHAT}  - date: 2025-01-07\n    title: In place\n    quotes:\n    - text: we are back\n      source: {{title: Own, file: chat.txt, sha256: x}}\n"
    );
    for keys in [
        "", "S", "SG", "SGj", "S<Enter>", "S<Enter>j", "S<Enter><Esc><Esc>", "s", "sn",
        "snn<Enter>", "9Gs", "E", "]e", "]e]e", "]e]e]e]e", "4G", "5G", "4Gye", "Gs",
    ] {
        let mut whole = checked(&text, &[("chat.txt", LOG)], 100, 30);
        let mut big = indexed(&text, 100, 30);
        check(&mut big, &[("chat.txt", LOG)]);
        assert_eq!(
            big.press(keys).screen(),
            whole.press(keys).screen(),
            "{keys}"
        );
        assert_eq!(format!("{:?}", big.effects), format!("{:?}", whole.effects));
    }
}

#[test]
fn unverified_counts_are_not_claimed() {
    let mut viewer = Viewer::indexed(CHAT, 100, 30);
    for (keys, note) in [
        ("s", "The saved copy is read when all events are verified"),
        ("S", "counted so far: 0 of 8 events"),
        ("<Enter>", "No event cites this source"),
    ] {
        assert_eq!(viewer.press(keys).app.note(), Some(note), "{keys}");
    }
    let verification = viewer.app.timeline().verification().unwrap();
    verification.run(&AtomicBool::new(false));
    viewer.tell(Message::Verifying(None));
    check(&mut viewer, &[("chat.txt", LOG)]);
    assert_eq!(viewer.press("<Enter>").app.note(), Some("3 of 8"));
}

#[test]
fn e_in_a_copy_opens_the_file_at_the_current_quote() {
    for (keys, line, column) in [("se", 11, 45), ("sne", 18, 9), ("s9ne", 20, 9)] {
        let opens = Effect::OpenEditor {
            file: 0,
            line,
            column,
        };
        assert_eq!(chat(keys).effects, [opens], "{keys}");
    }
    let mut viewer = chat("S<Enter>");
    viewer.press("Sse");
    assert!(viewer.effects.is_empty());
    assert_eq!(
        viewer.app.note(),
        Some("No quote is chosen: n goes to the next one")
    );
}

#[test]
fn keys_in_the_detail_pane_act_on_the_visible_quote() {
    let mut viewer = checked(CHAT, &[("chat.txt", LOG)], 60, 16);
    viewer.press("4G<Enter>");
    let mut opened = Vec::new();
    for _ in 0..40 {
        let before = viewer.app.detail_top();
        viewer.press("s");
        let open = viewer.app.copy().filter(|open| open.current().is_some());
        opened.push(open.map(|open| open.current_text().to_owned()));
        if viewer.app.copy().is_some() {
            viewer.press("<Esc>");
        }
        viewer.press("j");
        if viewer.app.detail_top() == before {
            break;
        }
    }
    opened.dedup();
    let opened: Vec<_> = opened.iter().map(|text| text.as_deref()).collect();
    assert_eq!(
        opened,
        [
            None,
            Some("the second word"),
            Some("we are never coming back again"),
            Some("this stands nowhere"),
        ]
    );
}

#[test]
fn a_search_finds_matches_and_wraps_around() {
    for (keys, note, found) in [
        ("s/WE ARE<Enter>", "“WE ARE” not found in this copy", ""),
        (
            "s/we are<Enter>", "“we are” in line 2", "we are|we are|we are",
        ),
        (
            "s/we are<Enter>n", "“we are” in line 4", "we are|we are|we are",
        ),
        (
            "s/we are<Enter>nnn",
            "“we are” in line 2, from the top again",
            "we are|we are|we are",
        ),
        (
            "s/we are<Enter>N",
            "“we are” in line 5, from the end again",
            "we are|we are|we are",
        ),
        (
            "s/second word<Enter>",
            "“second word” in line 3",
            "second        word",
        ),
        (
            "s/second<Enter>n",
            "“second” in line 3, the only one",
            "second",
        ),
        (
            "s/sorry<Enter>/<Enter>",
            "“sorry” in line 1, the only one",
            "sorry",
        ),
        ("s/sor<BS>x<Enter>", "“sox” not found in this copy", ""),
        (
            "s/junk<C-u>back<Enter>", "“back” in line 2", "back|back|back",
        ),
        // The keys of every prompt, and the history.
        (
            "s/xback<C-a><C-d><Enter>", "“back” in line 2", "back|back|back",
        ),
        (
            "s/second<Enter>/<Up><Enter>",
            "“second” in line 3, the only one",
            "second",
        ),
        ("s/q<Enter>", "“q” not found in this copy", ""),
    ] {
        let viewer = chat(keys);
        assert_eq!(viewer.app.note(), Some(note), "{keys}");
        assert_eq!(shaded(&viewer, Shade::Match), found, "{keys}");
    }
    for (keys, mode) in [
        ("s/", Mode::Search),
        ("s/q", Mode::Search),
        ("s/q<Esc>", Mode::Copy),
        ("s/<BS>", Mode::Copy),
        ("s/back<Enter><Esc>", Mode::Copy),
        ("s/back<Enter><Esc><Esc>", Mode::Timeline),
    ] {
        assert_eq!(Mode::of(&chat(keys).app), mode, "{keys}");
    }
    // After it is ended, n moves between quotes again.
    let viewer = chat("s/back<Enter><Esc>n");
    assert_eq!(
        viewer.app.note(),
        Some("quote 2 of 4: Delta, 4 January 2025")
    );
    assert!(chat("s/se").screen().contains("/se"));
}

#[test]
fn a_count_goes_to_a_line_of_the_file() {
    let text: String = vec!["line\n\n"; 300].concat();
    let mut viewer = checked(CHAT, &[("chat.txt", &text)], 80, 24);
    let first = |viewer: &Viewer| viewer.app.copy_lines().first().and_then(|line| line.number);
    for (keys, line) in [
        ("s", Some(1)),
        ("41G", Some(41)),
        ("j", Some(42)),
        ("10k", Some(32)),
        ("g", Some(1)),
        ("<PgDn>", Some(21)),
        ("<C-d>", Some(31)),
        ("<C-u><PgUp>", Some(1)),
        ("9999G", Some(579)),
        ("gG", Some(579)),
        ("<Down>", Some(579)),
    ] {
        viewer.press(keys);
        assert_eq!(first(&viewer), line, "{keys}");
    }
}

#[test]
fn an_open_copy_follows_file_and_copy() {
    let mut viewer = chat("sn");
    check(
        &mut viewer,
        &[("chat.txt", "00:00 new\n09:02 the second word\n")],
    );
    let drawn = |viewer: &Viewer| {
        let open = viewer.app.copy().unwrap();
        open.current()
            .map(|drawn| (open.current_text().to_owned(), drawn.verdict.word()))
    };
    assert_eq!(
        drawn(&viewer),
        Some(("the second word".to_owned(), "verbatim"))
    );
    // The event before it is removed; its quote changes.
    let text = CHAT.replace(
        "  - {date: 2025-01-01, title: Alpha, quote: we are back, source: chat}\n",
        "",
    );
    viewer.reload(&text);
    check(
        &mut viewer,
        &[("chat.txt", "00:00 new\n09:02 the second word\n")],
    );
    assert_eq!(
        drawn(&viewer),
        Some(("the second word".to_owned(), "verbatim"))
    );
    assert_eq!(viewer.app.copy().unwrap().quotes.len(), 3);
    viewer.press("<Enter>");
    assert_eq!(viewer.title(), "Delta");
    viewer.press("s");
    check(&mut viewer, &[]);
    assert!(viewer.app.copy().is_none());
    assert_eq!(
        viewer.app.note(),
        Some("the saved copy `chat.txt` is not there")
    );
}

#[test]
fn the_list_of_sources_counts_and_filters_by_one() {
    assert_snapshot!("sources_at_80x24", outage(80, 24).press("S").screen());
    assert_snapshot!("sources_at_160x50", outage(160, 50).press("SG").screen());
    for (keys, filter, titles) in [
        ("S<Enter>", Some("source:=chat"), "Alpha Delta Eta"),
        ("Sjj<Enter>", Some("source:=odd"), "Gamma Delta"),
        ("S2G<Enter>", Some("source:=gone"), "Beta"),
        // Filtering by another source replaces the first filter.
        ("S<Enter>S2G<Enter>", Some("source:=gone"), "Beta"),
        (
            "S<Enter><Esc><Esc>",
            None,
            "Alpha Beta Gamma Delta Epsilon Zeta a: b Eta",
        ),
        (
            "S<Enter>&<Enter>",
            None,
            "Alpha Beta Gamma Delta Epsilon Zeta a: b Eta",
        ),
    ] {
        let viewer = chat(keys);
        let written = viewer.app.filter().map(dateline::timeline::Query::written);
        assert_eq!(written, filter, "{keys}");
        let entries = viewer.app.timeline().entries();
        let shown: Vec<_> = entries.map(|entry| entry.title().to_owned()).collect();
        assert_eq!(shown.join(" ").trim(), titles, "{keys}");
    }
    assert!(chat("S<Enter>").screen().contains("& source:=chat"));
    assert!(chat("S<Enter>").screen().contains("3 of 8 events"));
    for (keys, title) in [
        ("S<Esc>j", "Beta"),
        ("Sqj", "Beta"),
        ("Ss<Esc><Esc>j", "Beta"),
    ] {
        assert_eq!(chat(keys).title(), title, "{keys}");
    }
    let mut viewer = chat("S");
    let words: Vec<_> = viewer
        .app
        .sources()
        .unwrap()
        .list
        .iter()
        .map(dateline::app::sources::Listed::words)
        .collect();
    assert_eq!(
        words,
        [
            "3 events, 4 quotes: 2 verified, 1 altered, 1 missing",
            "1 event, 1 quote: 1 not checked",
            "2 events, 1 quote: 1 not checked",
        ]
    );
    viewer.press("s");
    assert_eq!(viewer.app.copy().unwrap().current_index(), None);
    assert!(viewer.screen().contains("4 quotes"), "{}", viewer.screen());
}

fn page(url: &str, host: &str) -> Vec<Effect> {
    vec![Effect::OpenPage {
        url: url.to_owned(),
        host: host.to_owned(),
    }]
}

#[test]
fn a_page_opens_at_the_words_and_its_real_host_is_shown() {
    for (keys, effects, note) in [
        (
            "o",
            page(
                "https://user@example.org:8443/log#day:~:text=01-,we%20are%20back",
                "example.org:8443",
            ),
            "Opening example.org:8443 at the quote",
        ),
        (
            "O",
            page(
                "https://archive.example/log#:~:text=01-,we%20are%20back",
                "archive.example",
            ),
            "Opening archive.example at the quote",
        ),
        (
            "snno",
            page(
                "https://user@example.org:8443/log#day:~:text=we%20are%20now%20coming%20back%20again",
                "example.org:8443",
            ),
            "Opening example.org:8443 at the passage closest to the quote",
        ),
        (
            "snnno",
            page("https://user@example.org:8443/log#day", "example.org:8443"),
            "Opening example.org:8443: the quote is not in the saved copy",
        ),
        (
            "So",
            page("https://user@example.org:8443/log#day", "example.org:8443"),
            "Opening example.org:8443",
        ),
        ("2Go", vec![], "The source has no page: add `url:` to it"),
        (
            "2GO",
            vec![],
            "The source has no archived page: add `archived_url:` to it",
        ),
        (
            "3Go",
            vec![],
            "Not opened: only http and https links are, not javascript:alert(1)",
        ),
        ("5Go", vec![], "The source has no page: add `url:` to it"),
    ] {
        let viewer = chat(keys);
        assert_eq!(
            (&viewer.effects, viewer.app.note()),
            (&effects, Some(note)),
            "{keys}"
        );
    }
}

#[test]
fn y_copies_and_says_what() {
    let clip = |text: &str, what: &str| {
        vec![Effect::Clip {
            text: text.to_owned(),
            what: what.to_owned(),
        }]
    };
    let chat_cited = "Ines: “The chat”. https://user@example.org:8443/log#day";
    for (keys, effects) in [
        ("yt", clip("Alpha", "the title “Alpha”")),
        (
            "yq",
            clip(
                &format!("“we are back”\n— {chat_cited}"),
                "the quote “we are back” with its source",
            ),
        ),
        (
            "4Gyq",
            clip(
                &format!("“the second word”\n— {chat_cited}, page 3"),
                "the quote “the second word” with its source",
            ),
        ),
        (
            "snyq",
            clip(
                &format!("“the second word”\n— {chat_cited}, page 3"),
                "the quote “the second word” with its source",
            ),
        ),
        (
            "yu",
            clip(
                "https://user@example.org:8443/log#day",
                "the link to example.org:8443",
            ),
        ),
        (
            "4Gyc",
            clip(
                &format!("{chat_cited}, page 3"),
                "the citation “Ines: “The chat”. https://user@example.org:8443/l…”",
            ),
        ),
        (
            "yU",
            clip(
                "https://user@example.org:8443/log#day:~:text=01-,we%20are%20back",
                "the link to example.org:8443 at the quote",
            ),
        ),
        (
            "yc",
            clip(
                chat_cited,
                "the citation “Ines: “The chat”. https://user@example.org:8443/l…”",
            ),
        ),
        (
            "4Gyy",
            vec![Effect::ClipEvents {
                events: vec![(
                    0,
                    dateline::timeline::Place {
                        line: 14,
                        column: 5,
                    },
                )],
                what: "the event “Delta” as YAML".to_owned(),
            }],
        ),
        ("6Gyq", vec![]),
        ("yx", vec![]),
    ] {
        assert_eq!(chat(keys).effects, effects, "{keys}");
    }
    assert_eq!(chat("6Gyq").app.note(), Some("The event has no quote"));
    let screen = chat("y").screen();
    let footer = screen.lines().last().unwrap();
    assert!(
        footer.starts_with(
            " y   q quote   y event   t title   u link   U link at words   c citation"
        ),
        "{footer}"
    );
    let viewer = Viewer::new("[{date: 2025, title: A}, {date: 2026, title: B}]\n", 80, 24)
        .press("yy")
        .app
        .note()
        .map(str::to_owned);
    assert_eq!(
        viewer.as_deref(),
        Some("The event shares its line with others: e opens the file there")
    );
}

#[test]
fn problems_of_quotes_and_copies_are_listed_with_the_others() {
    let mut viewer = checked(CHAT, &[("chat.txt", LOG)], 100, 40);
    viewer.press("E");
    let list = |viewer: &Viewer| -> Vec<String> {
        let problems = viewer.app.problems().unwrap().list.iter();
        let of_copies = problems.map(|problem| problem.diagnostic.headline("f"));
        of_copies
            .filter(|line| line.contains("copy") || line.contains("the quote "))
            .collect()
    };
    assert_eq!(
        list(&viewer),
        [
            "f:8:5: error: source `gone`: the saved copy `gone.txt` is not there",
            "f:19:9: warning: the quote differs from `chat.txt`, line 4",
            "f:20:9: warning: the quote is not found in `chat.txt`",
        ]
    );
    viewer.press("<Esc>g]e");
    // So are events whose source has a missing copy.
    assert_eq!(viewer.title(), "Beta");
    assert!(viewer.screen().contains("!● "), "{}", viewer.screen());
    viewer.press("]e");
    // Altered and missing quotes have a mark of their own, and keys jump to them.
    assert_eq!(viewer.title(), "Delta");
    assert!(viewer.screen().contains("≠● 4 Jan"), "{}", viewer.screen());
    let counts = |viewer: &Viewer| {
        viewer
            .screen()
            .lines()
            .next()
            .unwrap()
            .trim_start()
            .to_owned()
    };
    let before = counts(&viewer);
    check(
        &mut viewer,
        &[("chat.txt", LOG), ("gone.txt", "they are at home")],
    );
    assert_ne!(counts(&viewer), before);
    viewer.press("E");
    assert_eq!(list(&viewer).len(), 2);
}

#[test]
fn overlays_are_drawn_at_every_size() {
    for keys in ["s", "Gs", "js", "S", "s/x", "s/the<Enter>"] {
        let mut viewer = outage(80, 24);
        viewer.press(keys);
        let mode = Mode::of(&viewer.app);
        for (width, height) in [
            (0, 0),
            (1, 1),
            (2, 1),
            (1, 2),
            (3, 3),
            (500, 1),
            (1, 500),
            (13, 7),
            (15, 8),
            (29, 4),
            (30, 5),
            (39, 9),
            (40, 10),
            (7, 60),
            (101, 11),
        ] {
            viewer.resize(width, height);
            for key in [
                "<Down>", "<PgDn>", "<End>", "<PgUp>", "<C-d>", "<Home>", "<Up>",
            ] {
                viewer.press(key);
                viewer.buffer();
            }
            if mode == Mode::Copy {
                for key in ["n", "N", "G", "5G"] {
                    viewer.press(key);
                    viewer.buffer();
                }
            }
        }
        assert_eq!(Mode::of(&viewer.app), mode, "{keys}");
    }
}

#[test]
fn a_large_copy_opens_and_scrolls_at_once() {
    let line = "2025-01-01 nothing happened here, as on every other day\n";
    let mut text = line.repeat((8 << 20) / line.len());
    text.push_str("09:01 we are back\n");
    text.push_str(&line.repeat((8 << 20) / line.len() - 10));
    let mut viewer = checked(CHAT, &[("chat.txt", &text)], 100, 30);
    let began = std::time::Instant::now();
    for keys in ["s", "G", "9000k", "g", "<PgDn>", "/are back<Enter>", "n"] {
        viewer.press(keys);
        viewer.buffer();
    }
    // A debug build on a busy machine may take a second; the time does not grow with lines off the
    // screen.
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    assert_eq!(shaded(&viewer, Shade::Match), "are back");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_copy_is_drawn_sanitized(
        text in "[\\x00-\\x{9f}\\x{2020}-\\x{2070}a-c日\\n]{0,200}",
        keys in "[jkgGnN ]{0,8}",
        width in 1_u16..60,
    ) {
        let text = format!("{text}\nwe are back\n{text}");
        // Invalid bytes are tested elsewhere.
        prop_assume!(SavedCopy::read("chat.txt", text.as_bytes()).is_ok());
        let mut viewer = checked(CHAT, &[("chat.txt", &text)], width, 12);
        viewer.press("s").press(&keys);
        let screen = viewer.screen();
        prop_assert!(!screen.chars().any(|c| c != '\n' && dateline::text::needs_mark(c)));
    }
}

#[test]
fn the_list_of_sources_is_sorted() {
    for (keys, order) in [
        ("S", "Report On-call Runbook Call · file"),
        ("SSname<Enter>", "Call On-call Report Runbook · name"),
        ("SS<Down><Enter>", "Call On-call Report Runbook · name"),
        ("SSdate<Enter>", "On-call Call Report Runbook · date"),
        ("SSq<Enter>", "Report On-call Runbook Call · quotes"),
        ("SSv<Enter>", "Report Call On-call Runbook · verdicts"),
        (
            "SSv<Enter>Sfile<Enter>",
            "Report On-call Runbook Call · file",
        ),
        ("SSv<Esc>", "Report On-call Runbook Call · file"),
    ] {
        let mut viewer = outage(120, 24);
        let screen = viewer.press(keys).screen();
        let is_source = |line: &&str| {
            ["Report", "On-call", "Runbook", "Call"]
                .iter()
                .any(|word| line.trim_start_matches(['▶', ' ']).starts_with(word))
        };
        let first = |line: &str| {
            line.trim_start_matches(['▶', ' '])
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        let names: Vec<String> = screen.lines().filter(is_source).map(first).collect();
        let by = screen
            .rsplit("sorted by ")
            .next()
            .unwrap_or_default()
            .trim();
        assert_eq!(format!("{} · {by}", names.join(" ")), order, "{keys}");
    }
    // The selected source stays selected.
    let mut viewer = outage(120, 24);
    let screen = viewer.press("SGSname<Enter>").screen();
    assert!(screen.contains("▶ Call with"), "{screen}");
    let mut viewer = outage(120, 24);
    insta::assert_snapshot!("orders", viewer.press("SS").screen());
}
