//! Keys in, screens out.

use crate::viewer::Viewer;
use dateline::app::{Effect, Message, Unreadable};
use dateline::timeline::{Input, load};
use dateline::view::Look;
use proptest::prelude::*;

const ARTICLE: &str = include_str!("../../events.yaml");

/// Years with several events each, and one event that is long.
const YEARS: &str = "\
title: Years
events:
  - {date: 1999-01-01, title: a1}
  - {date: 1999-02-01, title: a2}
  - {date: 1999-03-01, title: a3}
  - {date: 2005-01-01, title: b1}
  - {date: 2005-02-01, title: b2}
  - date: 2010-01-01
    title: c1
    summary: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    one: 1
    two: 2
    three: 3
    four: 4
    five: 5
    six: 6
    seven: 7
    eight: 8
    nine: 9
  - {date: 2030-01-01, title: d1}
";

#[test]
fn the_article_at_80x24() {
    insta::assert_snapshot!(Viewer::new(ARTICLE, 80, 24).press("15G").screen());
}

#[test]
fn the_article_at_160x50() {
    insta::assert_snapshot!(Viewer::new(ARTICLE, 160, 50).press("15G").screen());
}

#[test]
fn the_article_in_ascii() {
    let mut viewer = Viewer::new(ARTICLE, 120, 30);
    viewer.look = Look {
        ascii: true,
        color: false,
        ..Look::default()
    };
    let screen = viewer.press("15G").screen();
    insta::assert_snapshot!(screen);
    let frame: String = screen
        .chars()
        .filter(|c| !c.is_ascii() && !c.is_alphanumeric())
        .collect();
    assert!(
        frame.chars().all(|c| "“”’–—…·≤".contains(c)),
        "only text is not ASCII: {frame}"
    );
}

#[test]
fn the_help_screen() {
    insta::assert_snapshot!(Viewer::new(ARTICLE, 80, 60).press("?").screen());
}

#[test]
fn a_small_screen_shows_the_pane_with_the_focus() {
    let mut viewer = Viewer::new(YEARS, 30, 8);
    insta::assert_snapshot!("small_list", viewer.screen());
    insta::assert_snapshot!("small_detail", viewer.press("6G<Enter>").screen());
}

#[test]
fn keys_move_as_everywhere() {
    for (keys, title) in [
        ("", "a1"),
        ("j", "a2"),
        ("<Down><Down>", "a3"),
        ("3j", "b1"),
        ("3jk", "a3"),
        ("3j2<Up>", "a2"),
        ("100j", "d1"),
        ("100jk", "c1"),
        ("G", "d1"),
        ("<End>", "d1"),
        ("Gg", "a1"),
        ("G<Home>", "a1"),
        ("gg", "a1"),
        ("5G", "b2"),
        ("5g", "b2"),
        ("99G", "d1"),
        ("}", "b1"),
        ("}}", "c1"),
        ("2}", "c1"),
        ("9}", "d1"),
        ("G{", "c1"),
        ("G2{", "b1"),
        ("2j{", "a1"),
        ("5G{", "a1"),
        ("<C-d><C-d><C-d><C-d><C-d>", "d1"),
        ("G<C-u><C-u><C-u><C-u><C-u>", "a1"),
        ("<PgDn><PgDn><PgDn>", "d1"),
        ("   ", "d1"),
        ("Gbbb", "a1"),
        ("G<PgUp><PgUp><PgUp>", "a1"),
        ("2<Esc>j", "a2"),
        ("2Zj", "a2"),
        ("j?j<Esc>j", "a3"),
        ("<Tab>jj<Tab>j", "a2"),
        ("<Enter>jj<Esc>j", "a2"),
        ("<Esc><Esc>j", "a2"),
        ("JJKj", "a2"),
    ] {
        assert_eq!(
            Viewer::new(YEARS, 80, 24).press(keys).title(),
            title,
            "after {keys:?}"
        );
    }
}

#[test]
fn keys_return_effects() {
    for (keys, effects) in [
        ("q", vec![Effect::Quit]),
        ("<C-c>", vec![Effect::Quit]),
        ("?qq", vec![Effect::Quit]),
        ("]<C-c>", vec![Effect::Quit]),
        ("<Tab>qq", vec![Effect::Quit]),
        ("<Esc><Esc><Esc>", vec![]),
        ("r", vec![Effect::Reload]),
        ("<C-l>", vec![Effect::Redraw]),
        ("<C-z>", vec![Effect::Suspend]),
        (
            "e",
            vec![Effect::OpenEditor {
                file: 0,
                line: 3,
                column: 5,
            }],
        ),
        (
            "5je",
            vec![Effect::OpenEditor {
                file: 0,
                line: 8,
                column: 5,
            }],
        ),
        (
            "<Tab>e",
            vec![Effect::OpenEditor {
                file: 0,
                line: 3,
                column: 5,
            }],
        ),
    ] {
        assert_eq!(
            Viewer::new(YEARS, 80, 24).press(keys).effects,
            effects,
            "after {keys:?}"
        );
    }
}

#[test]
fn the_detail_scrolls_from_the_list_and_from_its_own_pane() {
    let mut viewer = Viewer::new(YEARS, 80, 12);
    viewer.press("6G");
    let first = viewer.screen();
    assert!(first.contains("more · J"), "{first}");
    viewer.press("JJ");
    assert_eq!(viewer.app.detail_top(), 2);
    viewer.press("K");
    assert_eq!(viewer.app.detail_top(), 1);
    viewer.press("<Tab>G");
    assert!(viewer.screen().contains("line 8"), "{}", viewer.screen());
    assert!(!viewer.screen().contains("more · J"));
    viewer.press("ggj<Esc>");
    assert_eq!(viewer.app.detail_top(), 1);
    viewer.press("k");
    assert_eq!(
        viewer.app.detail_top(),
        0,
        "another event is shown from its first line"
    );
}

#[test]
fn the_footer_shows_the_keys_of_the_mode() {
    let mut viewer = Viewer::new(YEARS, 80, 24);
    let footer = |viewer: &Viewer| {
        viewer
            .screen()
            .lines()
            .last()
            .unwrap_or_default()
            .to_owned()
    };
    for (keys, shown) in [
        ("", "j/k move"),
        ("12", " 12"),
        ("]", "]"),
        ("<Esc><Tab>", "j/k scroll"),
        ("?", "Esc back"),
        ("<Esc><Esc>G", "7/7 · 1 January 2030"),
        ("]e", "No errors or warnings"),
    ] {
        viewer.press(keys);
        assert!(
            footer(&viewer).contains(shown),
            "after {keys:?}: {}",
            footer(&viewer)
        );
    }
}

#[test]
fn no_field_of_an_event_is_lost() {
    let viewer = Viewer::new(
        "- date: 2025-05-09\n  title: The title\n  summary: The summary\n  quote: The quote\n  source: The source\n  \
         note: The note\n  tags: [one-tag, two-tag]\n  id: the-id\n  place: The place\n  people: [Ann, Bob]\n  group: The \
         group\n  nested: {deep: {deeper: The depth}}\n  list: [{x: The first}, {x: The second}]\n  number: 2024.10\n  \
         nothing:\n  long: |\n    Line one\n    Line two\n",
        100,
        60,
    );
    let screen = viewer.screen();
    for shown in [
        "9 May 2025", "The title", "The summary", "“The quote”", "— The source", "The note",
        "#one-tag #two-tag", "the-id", "The place", "Ann, Bob", "The group", "nested", "deep",
        "deeper", "The depth", "The first", "The second", "2024.10", "nothing", "Line one",
        "Line two", "test.yaml, line 1",
    ] {
        assert!(
            screen.contains(shown),
            "{shown} is not on the screen:\n{screen}"
        );
    }
}

#[test]
fn an_unreadable_event_is_shown_in_its_place() {
    let text = "\
- date: 2020-01-01
  title: first
  source: s
- date: 2021-01-01
  title: second: has a colon too many
- date: 2022-01-01
  title: third
  source: s
- date: 2023-13
  title: fourth
  source: s
- title: fifth
  source: s
";
    let mut viewer = Viewer::new(text, 110, 30);
    insta::assert_snapshot!("broken_list", viewer.screen());
    viewer.press("]e");
    insta::assert_snapshot!("broken_event", viewer.screen());
    viewer.press("]e");
    assert_eq!(viewer.title(), "fourth");
    insta::assert_snapshot!("undated_event", viewer.screen());
    viewer.press("]e");
    assert_eq!(viewer.title(), "fifth");
    viewer.press("2[e");
    assert_eq!(viewer.app.selected_index(), 1);
}

#[test]
fn the_cursor_stays_on_its_event_when_the_file_changes() {
    let event =
        |date: &str, title: &str, more: &str| format!("- date: {date}\n  title: {title}\n{more}");
    let base = [
        event("2001", "one", ""),
        event("2002", "two", ""),
        event("2003", "three", ""),
    ];
    let cases = [
        (
            "two events above",
            [
                event("1990", "x", ""),
                event("1991", "y", ""),
                base.concat(),
            ]
            .concat(),
            "two",
        ),
        (
            "two events below",
            [
                base.concat(),
                event("2009", "nine", ""),
                event("2010", "ten", ""),
            ]
            .concat(),
            "two",
        ),
        (
            "its summary changed",
            base.concat()
                .replace("title: two", "title: two\n  summary: new"),
            "two",
        ),
        (
            "its title changed",
            base.concat().replace("two", "zwei"),
            "zwei",
        ),
        (
            "its date changed",
            base.concat().replace("2002", "2042"),
            "two",
        ),
        (
            "it was deleted",
            [base[0].clone(), base[2].clone()].concat(),
            "three",
        ),
    ];
    for (what, text, title) in cases {
        let mut viewer = Viewer::new(&base.concat(), 80, 24);
        viewer.press("j").reload(&text);
        assert_eq!(viewer.title(), title, "{what}");
    }
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_last_good_view_under_a_banner() {
    let mut viewer = Viewer::new(YEARS, 80, 24);
    viewer.press("j");
    let broken = load(
        Input {
            name: "test.yaml",
            bytes: b"just a sentence",
        },
        dateline::date::DateContext::default(),
    );
    viewer.tell(Message::Unreadable(vec![Unreadable {
        name: "test.yaml".to_owned(),
        error: broken.unwrap_err(),
        seen: true,
    }]));
    insta::assert_snapshot!(viewer.screen());
    assert_eq!(viewer.title(), "a2");
    viewer.reload(YEARS);
    assert!(
        !viewer.screen().contains("cannot be read"),
        "{}",
        viewer.screen()
    );
    assert_eq!(viewer.title(), "a2");
}

#[test]
fn a_file_without_events_says_how_to_write_one() {
    insta::assert_snapshot!(Viewer::new("# nothing yet\n", 80, 24).screen());
}

#[test]
fn the_selection_is_visible_without_colors_too() {
    for color in [true, false] {
        let mut viewer = Viewer::new(YEARS, 80, 24);
        viewer.look = Look {
            ascii: false,
            color,
            ..Look::default()
        };
        let buffer = viewer.buffer();
        let row = (0..24)
            .find(|y| buffer[(1, *y)].symbol() == "▶")
            .expect("a selected row");
        assert!(
            buffer[(5, row)]
                .modifier
                .contains(ratatui::style::Modifier::REVERSED)
        );
        let colored = buffer
            .content
            .iter()
            .any(|cell| cell.fg != ratatui::style::Color::Reset);
        assert_eq!(colored, color, "without colors no cell has one");
    }
}

#[test]
fn wide_and_joined_characters_keep_the_columns() {
    let text = "- date: 2001\n  title: 日本語の長い題名がここに書いてあります\n  summary: 한국어 👩‍👩‍👧 e\u{301}e\u{301} \
                \u{1112}\u{1161}\u{11ab} tab\there\n- date: 2002\n  title: \"\\e[31mred\\e[0m \\u202Eright\"\n";
    let viewer = Viewer::new(text, 60, 20);
    insta::assert_snapshot!(viewer.screen());
}

#[test]
fn every_size_draws() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    for focus in ["", "<Tab>", "<Esc>?", "<Esc>"] {
        viewer.press(focus);
        for (width, height) in [
            (0, 0),
            (1, 1),
            (2, 1),
            (1, 2),
            (3, 3),
            (500, 1),
            (1, 500),
            (39, 9),
            (40, 10),
            (7, 60),
            (101, 11),
        ] {
            viewer.resize(width, height);
            for key in ["j", "G", "<PgUp>", "<C-d>", "g", "J", "G", "]e", "}"] {
                viewer.press(key);
                viewer.buffer();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_drawn_sanitized(
        title in "\\PC{0,20}|[\\x00-\\x{200}\\x{2020}-\\x{2070}]{1,20}",
        summary in "(?s).{0,60}",
        width in 0_u16..130,
        height in 0_u16..40,
    ) {
        let quote = |text: &str| serde_json::to_string(text).unwrap();
        let text = format!("- date: 2001\n  title: {}\n  summary: {}\n", quote(&title), quote(&summary));
        let viewer = Viewer::new(&text, width, height);
        for cell in &viewer.buffer().content {
            prop_assert!(!cell.symbol().chars().any(dateline::text::needs_mark), "{:?}", cell.symbol());
        }
    }

    #[test]
    fn any_keys_are_answered(keys in "[jkgGJK{}\\]\\[em? b0-9<]{0,40}", width in 1_u16..130, height in 1_u16..40) {
        let mut viewer = Viewer::new(ARTICLE, width, height);
        viewer.press(&keys.replace('<', "<Tab>"));
        viewer.buffer();
        prop_assert!(viewer.app.selected().is_some());
        let rows = viewer.app.rows();
        let row = rows.row_of(viewer.app.selected_index());
        let shown = usize::from(viewer.app.layout().list.height);
        prop_assert!(shown == 0 || (row >= viewer.app.top() && row < viewer.app.top() + shown));
    }
}

#[test]
fn distances_are_measured_from_the_marked_event() {
    let mut viewer = Viewer::new(YEARS, 100, 24);
    viewer.press("maj");
    assert!(
        viewer.screen().contains("31 days after “a1” (marked)"),
        "{}",
        viewer.screen()
    );
    viewer.press("3G");
    assert!(
        viewer.screen().contains("59 days after “a1” (marked)"),
        "{}",
        viewer.screen()
    );
    viewer.press("G");
    assert!(
        viewer.screen().contains("31 years after “a1” (marked)"),
        "{}",
        viewer.screen()
    );
    viewer.press("g");
    assert!(
        !viewer.screen().contains("(marked)"),
        "no distance from itself: {}",
        viewer.screen()
    );
    viewer
        .reload(&YEARS.replace("title: a1", "title: a0"))
        .press("j");
    assert!(
        viewer.screen().contains("31 days after “a0” (marked)"),
        "{}",
        viewer.screen()
    );
    viewer
        .reload(&YEARS.replace("1999-02-01", "1999-01-01"))
        .press("2G");
    assert!(
        viewer.screen().contains("the same day as “a1” (marked)"),
        "{}",
        viewer.screen()
    );
    viewer.press("gm").press("j");
    assert!(!viewer.screen().contains("(marked)"), "{}", viewer.screen());
}

#[test]
fn a_gap_is_shown_once_and_the_now_line_follows_the_clock() {
    let text = "- {date: 2000, title: a}\n- {date: 2010/2030, title: b}\n- {date: 2011, title: c}\n- {date: 2025-06-02, \
                title: d}\n";
    let mut viewer = Viewer::new(text, 100, 24);
    let screen = viewer.screen();
    assert_eq!(screen.matches("10 years").count(), 1, "{screen}");
    let row =
        |screen: &str, what: &str| screen.lines().position(|line| line.contains(what)).unwrap();
    assert!(
        row(&screen, "now · 1 June 2025") < row(&screen, "2 Jun"),
        "{screen}"
    );
    let tomorrow = chrono::NaiveDate::from_ymd_opt(2025, 6, 2)
        .unwrap()
        .and_hms_opt(0, 1, 0)
        .unwrap();
    viewer.tell(Message::Clock(dateline::date::Moment::from_local(tomorrow)));
    let screen = viewer.screen();
    assert!(
        row(&screen, "now · 2 June 2025") > row(&screen, "2 Jun "),
        "{screen}"
    );
}

#[test]
fn the_event_s_source_is_shown_beside_those_of_its_quotes() {
    let text = "- date: 2020\n  title: t\n  source: {title: Its own, url: 'http://own.example'}\n  quotes: [{text: q, source: \
                {title: The quote's}}]\n";
    let screen = Viewer::new(text, 160, 40).screen();
    for shown in ["Its own", "http://own.example", "The quote's"] {
        assert!(screen.contains(shown), "{shown}: {screen}");
    }
}

#[test]
fn the_selected_event_is_found_again_after_a_version_without_it() {
    let mut viewer = Viewer::new(YEARS, 80, 24);
    viewer.press("4jr").reload("# half of a save\n");
    assert_eq!(viewer.app.timeline().len(), 0);
    viewer
        .reload("- {date: 1999-01-01, title: a1}\n")
        .reload(YEARS);
    assert_eq!(viewer.title(), "b2");
    viewer
        .reload(&YEARS.replace("title: b2", "title: B2"))
        .reload(
            &format!("{YEARS}  - {{date: 1990, title: y}}\n  - {{date: 1990, title: z}}\n")
                .replace("b2", "B2"),
        );
    assert_eq!(viewer.title(), "B2");
}

#[test]
fn a_great_count_is_answered_at_once() {
    let long = "word ".repeat(12_000);
    let text: String = (0..3_000)
        .map(|n| {
            format!(
                "- date: {}\n  title: t{n}\n  summary: {long}\n",
                1000 + n % 900
            )
        })
        .take(40)
        .collect();
    let mut viewer = Viewer::new(&text, 80, 24);
    let began = std::time::Instant::now();
    viewer.press("9999999}9999999{9999999j");
    assert!(
        began.elapsed() < std::time::Duration::from_secs(1),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn items_of_a_list_of_mappings_are_distinguished_and_blank_lines_kept() {
    let text = "- date: 2020\n  title: t\n  source: s\n  list: [{name: X, role: Y}, {name: Z}]\n  text: |\n    one\n\n    two\n";
    let viewer = Viewer::new(text, 60, 40);
    insta::assert_snapshot!(viewer.screen());
}

#[test]
fn a_note_takes_precedence_over_the_position() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    let note = "standard input cannot be read again: save it to a file and open that";
    viewer.tell(Message::Note(note.to_owned()));
    assert!(viewer.screen().contains(note), "{}", viewer.screen());
    viewer.press("j<Tab>").resize(39, 24);
    let screen = viewer.screen();
    let footer = screen.lines().last().unwrap_or_default();
    assert!(
        footer.contains("Esc back") && footer.contains("? help"),
        "{footer}"
    );
}

/// A file with two sources, one of them with a copy.
const QUOTED: &str = "\
title: Quoted
sources:
  - {id: chat, title: The chat, file: chat.txt}
  - {id: gone, title: The letter, file: letter.txt}
events:
  - {date: 2025-01-01, title: Right, quote: we are back, source: chat}
  - {date: 2025-01-02, title: Wrong, quote: we are all back again, source: chat}
  - {date: 2025-01-03, title: Lost, quote: nobody said this, source: chat}
  - {date: 2025-01-04, title: Unread, quote: what a letter says, source: gone}
  - {date: 2025-01-05, title: Uncited, quote: who said so}
";

#[test]
fn a_verdict_is_shown_below_each_quote() {
    use dateline::evidence::{Checker, Copies, Named, SavedCopy};
    use dateline::timeline::Diagnostic;
    let mut viewer = Viewer::new(QUOTED, 110, 16);
    assert!(
        !viewer.screen().contains("quotes"),
        "nothing is said before it is known"
    );
    let mut copies = Copies::default();
    let named = |path: &str| Named {
        file: 0,
        path: path.to_owned(),
    };
    let chat = SavedCopy::read(
        "chat.txt",
        b"09:00 one moment\n09:05 we are back\n09:06 we are now back again\n",
    );
    copies.put(named("chat.txt"), Ok(chat.unwrap()));
    copies.put(
        named("letter.txt"),
        Err(Diagnostic::whole(
            dateline::timeline::Code::CopyUnreadable,
            "the saved copy `letter.txt` is not there",
            "look for it",
        )),
    );
    let verdicts = Checker::default().check(viewer.app.timeline(), &copies);
    viewer.tell(Message::Checked(verdicts.into()));
    let mut screens = viewer.screen();
    for _ in 0..4 {
        screens += "\n\n";
        screens += &viewer.press("j").screen();
    }
    insta::assert_snapshot!(screens);
}

/// More lines than 16 bits can count.
#[test]
fn a_quote_of_very_many_lines_can_be_read_to_its_end() {
    let lines: Vec<_> = (0..100_000)
        .map(|n| format!("      line number {n}\n"))
        .collect();
    let lines = lines.concat();
    let text = format!(
        "- date: 2020\n  title: Long\n  quotes:\n  - text: |\n{lines}  - text: And a short one.\n  note: The end.\n- date: 2021\n  title: After\n"
    );
    let mut viewer = Viewer::new(&text, 80, 30);
    let screen = viewer.press("<Enter>").screen();
    assert!(screen.contains("“line number 0"), "{screen}");
    viewer.press("G");
    while viewer.app.has_work() {
        viewer.tell(Message::Work);
    }
    let screen = viewer.screen();
    assert!(screen.contains("test.yaml, line 1"), "{screen}");
    assert!(!screen.contains("bytes more"), "{screen}");
    viewer.press("<PgUp>");
    let screen = viewer.screen();
    assert!(screen.contains("line number 99999”"), "{screen}");
    assert!(screen.contains("“And a short one.”"), "{screen}");
    viewer.press("g<Esc>j");
    assert_eq!(viewer.title(), "After");
}
