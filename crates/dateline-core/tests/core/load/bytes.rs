//! Invalid bytes, and line ends of other systems.

use insta::assert_snapshot;

use super::{events, line, load_bytes, loaded, reports, wrong};

#[test]
fn a_byte_order_mark_is_accepted() {
    let timeline = loaded("\u{feff}- date: 2019\n  title: A\n");
    assert_eq!(line(&timeline.entry(0).unwrap()), "1:3 2019 | A");
    let timeline = loaded("\u{feff}---\nevents:\n- date: 2019\n  title: A\n");
    assert_eq!(line(&timeline.entry(0).unwrap()), "3:3 2019 | A");
}

#[test]
fn line_ends_of_other_systems_are_accepted() {
    let text = "events:\n- date: 2019\n  title: A\n  summary: |\n    b\n    c\n- date: 2020\n  title: \"d\n    e\"\n";
    let lines = |text: &str| {
        let timeline = loaded(text);
        timeline
            .entries()
            .map(|entry| line(&entry))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(text), ["2:3 2019 | A | b⏎c", "7:3 2020 | d e"]);
    assert_eq!(lines(&text.replace('\n', "\r\n")), lines(text));
    assert_eq!(lines(&text.replace('\n', "\r")), lines(text));
    assert_snapshot!(wrong("- date: 2019\r\n  title: A: B\r\n"), @r#"
f.yaml:2:11: error: a second `: ` in a text without quotes
  |
2 |   title: A: B
  |           ^
  = put the text in quotes: title: "A: B"
"#);
}

#[test]
fn a_nul_or_another_control_character_breaks_its_event_only() {
    assert_snapshot!(wrong("- date: 2019\n  title: A\n- date: 2020\n  title: B\0C\n- date: 2021\n  title: D\u{1b}[2J\n"), @r#"
f.yaml:4:11: error: control character U+0000 (NUL) in the text
  |
4 |   title: B␀C
  |           ^
  = remove it: YAML allows none but tab and line end

f.yaml:6:11: error: control character U+001B (ESC) in the text
  |
6 |   title: D␛[2J
  |           ^
  = remove it: YAML allows none but tab and line end
"#);
    let timeline = loaded("- date: 2019\n  title: A\n- date: 2020\n  title: B\0C\n");
    assert_eq!(line(&timeline.entry(0).unwrap()), "1:3 2019 | A");
    assert_eq!(line(&timeline.entry(1).unwrap()), "3:3 BROKEN 2020 | B\0C");
}

#[test]
fn invalid_utf8_is_reported_and_nothing_else_is_lost() {
    let timeline =
        load_bytes(b"- date: 2019\n  title: caf\xe9\n  x: \xff\xfe\n- date: 2020\n  title: B\n")
            .unwrap();
    assert_eq!(
        line(&timeline.entry(0).unwrap()),
        "1:3 2019 | caf\u{fffd} x=\u{fffd}\u{fffd}"
    );
    assert_eq!(line(&timeline.entry(1).unwrap()), "4:3 2020 | B");
    assert!(timeline.file(0).diagnostics.is_empty());
    let problems: Vec<_> = events(&timeline)
        .map(|event| event.problems.len())
        .collect();
    assert_eq!(problems, [3, 0]);
    assert_snapshot!(reports(&events(&timeline).next().unwrap().problems), @r#"
f.yaml:2:13: error: the byte 0xE9 is not UTF-8
  |
2 |   title: caf�
  |             ^
  = save the file as UTF-8

f.yaml:3:6: error: the byte 0xFF is not UTF-8
  |
3 |   x: ��
  |      ^
  = save the file as UTF-8

f.yaml:3:7: error: the byte 0xFE is not UTF-8
  |
3 |   x: ��
  |       ^
  = save the file as UTF-8
"#);
}

#[test]
fn only_the_first_invalid_bytes_are_reported() {
    let mut bytes = b"- date: 2019\n  title: ".to_vec();
    bytes.extend([0xe9; 1000]);
    let timeline = load_bytes(&bytes).unwrap();
    let last = timeline
        .file(0)
        .diagnostics
        .last()
        .map(|diagnostic| diagnostic.report("f.yaml"));
    assert_snapshot!(last.unwrap_or_default(), @r#"
f.yaml: error: 980 more bytes are not UTF-8
  = save the file as UTF-8
"#);
    assert_eq!(timeline.file(0).diagnostics.len(), 1);
    assert_eq!(timeline.entry(0).unwrap().diagnostics().len(), 20);
}

#[test]
fn utf16_is_refused_with_advice() {
    let text = "- date: 2019\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little.clone()).collect();
    let wide = |bytes: fn(u32) -> [u8; 4]| -> Vec<u8> {
        let text = text.chars().map(u32::from);
        text.flat_map(bytes).collect()
    };
    let (low, high) = (wide(u32::to_le_bytes), wide(u32::to_be_bytes));
    let marked_low = [0xff, 0xfe, 0, 0].into_iter().chain(low.clone()).collect();
    for bytes in [low, high, marked_low] {
        let error = load_bytes(&bytes).unwrap_err();
        assert!(error.diagnostics[0].message.contains("UTF-32"));
    }
    for bytes in [little, big, marked] {
        let error = load_bytes(&bytes).unwrap_err();
        assert_eq!(
            reports(&error.diagnostics),
            "f.yaml: error: the file is in UTF-16, not UTF-8\n  = save the file as UTF-8"
        );
    }
}
