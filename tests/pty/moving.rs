//! Saved views, the list of sources, and the two panes, by their keys.

use crate::terminal::Setup;

const TEXT: &str = "\
views:
  Disputed: status:disputed
  Everything hot: '#hot'
sources:
  - {id: log, title: The duty log, publisher: Harbor}
  - {id: press, title: The morning paper, publisher: Argus}
events:
  - {date: 2025-05-01, title: Alpha, summary: About Alpha, source: log, tags: [hot]}
  - {date: 2025-05-02, title: Beta, summary: About Beta, source: press, status: disputed}
  - {date: 2025-05-03, title: Gamma, summary: About Gamma, source: press, tags: [hot]}
";

fn setup() -> Setup {
    Setup::dateline(&["a.yaml"]).file("a.yaml", TEXT)
}

#[test]
fn saved_views_are_listed_narrowed_and_ended() {
    let mut terminal = setup().start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("V");
    terminal.wait_for("status:disputed");
    terminal.keys("\r");
    terminal.wait_for_view("About Beta");
    terminal.wait_for("1/1 of 3");
    terminal.keys("Vhot");
    terminal.wait_for("view: hot");
    terminal.keys("\r");
    terminal.wait_for("of 3");
    terminal.wait_for("& #hot");
    terminal.wait_without("Beta");
    // Esc leaves the list, and the view stays.
    terminal.keys("V");
    terminal.wait_for("status:disputed");
    terminal.keys("\x1b");
    terminal.wait_without("status:disputed");
    terminal.wait_for("& #hot");
    terminal.keys("Vevery\x1b[B\r");
    terminal.wait_without("& #hot");
    terminal.wait_for("Beta");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn the_list_of_sources_is_sorted_and_filters() {
    let mut terminal = setup().start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("S");
    terminal.wait_for("sorted by file");
    terminal.wait_for("The morning paper");
    terminal.keys("S");
    terminal.wait_for("most quotes first");
    terminal.keys("name\r");
    terminal.wait_for("sorted by name");
    terminal.wait_without("most quotes first");
    terminal.keys("\x1b");
    terminal.wait_for_view("About Alpha");
    // Opened again, it is sorted as before.
    terminal.keys("S");
    terminal.wait_for("sorted by name");
    terminal.keys("Sfile\r");
    terminal.wait_for("sorted by file");
    terminal.keys("j\r");
    terminal.wait_for_view("About Beta");
    terminal.wait_for("of 3");
    terminal.wait_without("Alpha");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn tab_goes_to_the_other_pane_and_back() {
    let mut terminal = setup().start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("\t");
    // In the detail pane, Esc leads back and the hint says so.
    terminal.wait_for("Esc back");
    terminal.keys("\t");
    terminal.wait_without("Esc back");
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}
