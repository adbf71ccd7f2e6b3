//! The saved copy, the web page and the clipboard, in the real program.

use std::fs;

use crate::terminal::{Setup, Terminal, script};

const QUOTED: &str = "\
sources:
  - {id: chat, title: The chat, url: 'https://good.org@evil.example/log', file: chat.txt}
events:
  - {date: 2025-01-01, title: Alpha, quote: we are back, source: chat}
  - date: 2025-01-02
    title: Beta
    quote: they are at home   # heard by all
    source: chat
";

fn setup() -> Setup {
    Setup::dateline(&["a.yaml"]).file("a.yaml", QUOTED).file(
        "chat.txt",
        "09:05 we are back\n09:06 they are at home\x1b]52;c;eA==\x07\n",
    )
}

/// Texts copied to the clipboard, from the sequences written to the terminal.
fn clipped(terminal: &Terminal) -> Vec<String> {
    let bytes = terminal.bytes();
    let bytes = String::from_utf8_lossy(&bytes);
    let all = bytes.split("\x1b]52;").skip(1);
    all.map(|text| text.split('\x1b').next().unwrap().to_owned())
        .collect()
}

#[test]
fn the_copy_opens_and_leads_to_the_events() {
    let mut terminal = setup().start();
    terminal.wait_for("verbatim in chat.txt, line 1");
    terminal.keys("s");
    terminal.wait_for("09:06 they are at home␛]52;c;eA==␇");
    terminal.wait_for("verbatim, line 1 · 1/2");
    terminal.keys("n");
    terminal.wait_for("quote 2 of 2: Beta, 2 January 2025");
    terminal.keys("/BACK\x7f\x7f\x7f\x7fback\r");
    terminal.wait_for("“back” in line 1");
    terminal.keys("\x1b");
    terminal.wait_without("“back” in line 1");
    terminal.keys("\r");
    terminal.wait_for("2/2 · 2 January 2025");
    terminal.keys("s");
    terminal.wait_for("verbatim, line 2 · 2/2");
    terminal.write(
        "chat.txt",
        "00:00 first\n09:05 we are back\n09:06 they are at home\n",
    );
    terminal.wait_for("verbatim, line 3 · 2/2");
    terminal.keys("\x1b");
    terminal.wait_for("Timeline");
    assert_eq!(clipped(&terminal), [""; 0]);
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn the_page_opens_in_the_browser_without_output() {
    let setup = setup();
    let folder = setup.at("bin");
    fs::create_dir(&folder).unwrap();
    script(
        &folder.join("xdg-open"),
        "echo \"$#:$*\" >opened.new\necho unseen\necho unseen >&2\nmv opened.new opened\nexit 3\n",
    );
    let path = std::env::var("PATH").unwrap_or_default();
    let mut terminal = setup
        .env("PATH", format!("{}:{path}", folder.display()))
        .env("DISPLAY", ":0")
        .start();
    terminal.wait_for("verbatim in chat.txt, line 1");
    terminal.keys("o");
    terminal.wait_for("xdg-open failed (exit status: 3)");
    assert_eq!(
        fs::read_to_string(terminal.at("opened")).unwrap(),
        "1:https://good.org@evil.example/log#:~:text=we%20are%20back\n"
    );
    terminal.keys("O");
    terminal.wait_for("The source has no archived page");
    terminal.keys("q");
    assert!(terminal.end().success());
    let written = terminal.bytes();
    let written = String::from_utf8_lossy(&written);
    assert!(!written.contains("unseen"));
    terminal.assert_given_back();
}

#[test]
fn without_a_browser_the_link_is_copied() {
    let mut terminal = setup().start();
    terminal.wait_for("verbatim in chat.txt, line 1");
    terminal.keys("o");
    terminal.wait_for("There is no display to open it on: copied the link to evil.example");
    assert_eq!(
        clipped(&terminal),
        ["c;aHR0cHM6Ly9nb29kLm9yZ0BldmlsLmV4YW1wbGUvbG9nIzp+OnRleHQ9d2UlMjBhcmUlMjBiYWNr"]
    );
}

#[test]
fn copied_text_is_sent_to_the_terminal_in_base64() {
    let mut terminal = setup().start();
    terminal.wait_for("verbatim in chat.txt, line 1");
    terminal.keys("y");
    terminal.wait_for("q quote   y event   t title   u link   U link at words   c citation");
    terminal.keys("t");
    terminal.wait_for("Copied the title “Alpha”");
    terminal.keys("jyy");
    terminal.wait_for("Copied the event “Beta” as YAML");
    // `- date: 2025-01-02`, `  title: Beta` and so on, as the file has it.
    assert_eq!(
        clipped(&terminal),
        [
            "c;QWxwaGE=",
            "c;LSBkYXRlOiAyMDI1LTAxLTAyCiAgdGl0bGU6IEJldGEKICBxdW90ZTogdGhleSBhcmUgYXQgaG9tZSAgICMgaGVhcmQgYnkgYWxsCiAgc291cmNlOiBjaGF0Cg==",
        ]
    );
    terminal.write("a.yaml", &QUOTED.replace("Alpha", &"x".repeat(100_000)));
    terminal.wait_for("xxxx");
    terminal.keys("gyt");
    terminal.wait_for("Not copied: the title “xxxx");
    assert_eq!(clipped(&terminal).len(), 2);
}

/// The tour, with its temporary folder in that of the test.
fn tour() -> (Setup, std::path::PathBuf) {
    let setup = Setup::dateline(&["--tour"]);
    let temporary = setup.at("tmp");
    fs::create_dir(&temporary).unwrap();
    (setup.env("TMPDIR", &temporary), temporary)
}

#[test]
fn the_tour_is_edited_like_any_file_and_removed_at_the_end() {
    let (setup, temporary) = tour();
    let sed = setup.at("sed.sh");
    script(
        &sed,
        "for file; do :; done\nsed -i 's/I therefore do share/I therefore do not share/' \"$file\"",
    );
    let mut terminal = setup.env("EDITOR", &sed).start();
    terminal.wait_for("a copy of the tour in a temporary folder");
    terminal.wait_for("8 of 12 quotes verified");
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 1);
    terminal.keys("4j");
    terminal.wait_for("altered: differs from sources/harbor.eml");
    terminal.keys("s");
    terminal.wait_for("From: Ada Lund");
    terminal.keys("se");
    terminal.wait_for("9 of 12 quotes verified");
    terminal.keys("q");
    assert!(terminal.end().success());
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);
}

#[test]
fn a_signal_removes_the_tour_too() {
    let (setup, temporary) = tour();
    let terminal = setup.start();
    terminal.wait_for("8 of 12 quotes verified");
    terminal.signal(rustix::process::Signal::TERM);
    terminal.end();
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);
}

#[test]
fn the_address_of_a_source_is_a_link_where_the_terminal_has_them() {
    let link = "\x1b]8;id=dateline;https://good.org@evil.example/log\x1b\\h\x1b]8;;\x1b\\";
    for (program, has_links) in [("WezTerm", true), ("Apple_Terminal", false)] {
        let mut terminal = setup().env("TERM_PROGRAM", program).start();
        // The link takes no columns: the screen is the same.
        terminal.wait_for_view("https://good.org@evil.example/log");
        terminal.keys("j");
        terminal.wait_for_view("they are at home");
        terminal.keys("?");
        terminal.wait_for("half a page down");
        terminal.keys("q");
        terminal.wait_for_view("https://good.org@evil.example/log");
        terminal.keys("q");
        assert!(terminal.end().success());
        terminal.assert_given_back();
        let bytes = terminal.bytes();
        let bytes = String::from_utf8_lossy(&bytes);
        assert_eq!(bytes.contains(link), has_links, "{program}");
        // Every link that is opened is closed.
        let (opened, closed) = (
            bytes.matches("\x1b]8;id").count(),
            bytes.matches("\x1b]8;;").count(),
        );
        assert_eq!(opened, closed);
    }
}
