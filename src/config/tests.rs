use super::*;
use crate::app::layout::{Share, SplitPlace};

/// Reads a text as the user's settings file: the settings, and the reports of its problems.
fn user(text: &str) -> (Settings, String) {
    read_as(text, Scope::User)
}

fn read_as(text: &str, scope: Scope) -> (Settings, String) {
    let mut settings = Settings::default();
    let wrong = read(text, scope, &mut settings);
    let reports: Vec<_> = wrong
        .iter()
        .map(|wrong| wrong.report("config.toml"))
        .collect();
    (settings, reports.join("\n"))
}

#[test]
fn printed_settings_read_back_the_same() {
    let changed = "theme = \"light\"\nmouse = false\neditor = \"hx \\\"a b\\\"\"\ndates = \"dmy\"\norder = \"mdy\"\nhours = 12\nera = \"BCE\"\nwidth = 72\nheadings = \"year\"\n\
                   [split]\nplace = \"below\"\nbelow = 40\n[keys.timeline]\n\"gg\" = \"first-event\"\n\"w\" = \"set-mark\"\n\
                   \"J\" = \"none\"\n";
    for text in ["", changed] {
        let (settings, wrong) = user(text);
        assert_eq!(wrong, "");
        let printed = print(&settings);
        let (again, wrong) = user(&printed);
        assert_eq!(wrong, "", "{printed}");
        assert_eq!(print(&again), printed);
    }
}

#[test]
fn every_setting_is_applied() {
    let (settings, _) = user("mouse = false\n[split]\nbeside = 70\nplace = \"beside\"\n");
    assert!(!settings.mouse);
    let division = settings.preferences.division;
    assert_eq!(division.beside, Share::percent(70));
    assert_eq!(division.place, SplitPlace::Beside);
    for row in SETTINGS {
        // The default of every setting can be read back.
        let printed = print(&Settings::default());
        assert!(
            printed.contains(&format!("\n{} = ", row.name)),
            "{}",
            row.name
        );
    }
}

#[test]
fn problems_are_reported_with_their_place_and_other_settings_apply() {
    let text = "\
thema = \"dark\"
theme = \"pink\"
mouse = \"no\"
ascii = true
editor = \"vim 'a\"
hours = 13
width = 10
[split]
below = 95
[keys.timeline]
\"x\" = \"frist-event\"
\"7\" = \"quit\"
\"hyper-x\" = \"quit\"
\"y\" = \"search-help\"
[keys.everywhere]
\"x\" = \"quit\"
[keys.prompt]
\"x\" = \"accept\"
";
    let (settings, reports) = user(text);
    assert!(settings.ascii);
    insta::assert_snapshot!(reports);
}

#[test]
fn broken_toml_is_reported_and_other_settings_apply() {
    let (settings, reports) = user("mouse = \nascii = true\n[split\nbelow = 40\n");
    assert!(reports.starts_with("config.toml:1:"), "{reports}");
    assert!(settings.ascii);
}

#[test]
fn a_project_sets_only_what_concerns_the_timeline() {
    let text = "strip = false\neditor = \"rm -rf /\"\nbrowser = \"sh\"\n[keys.timeline]\n\"x\" = \"quit\"\n";
    let (settings, reports) = read_as(text, Scope::Project);
    assert!(!settings.preferences.division.strip);
    assert_eq!((settings.editor, settings.browser), (None, None));
    insta::assert_snapshot!(reports);
}

#[test]
fn a_key_that_takes_others_away_is_reported() {
    for (text, report) in [
        (
            "[keys.timeline]\n\"gd\" = \"detail\"\n",
            "config.toml:2:1: warning: `gd` takes `g` away from `first-event`",
        ),
        ("[keys.timeline]\n\"gg\" = \"first-event\"\n", ""),
        (
            "[keys.timeline]\n\"g\" = \"none\"\n\"gd\" = \"detail\"\n",
            "",
        ),
        ("[keys.timeline]\n\"C-x\" = \"first-event\"\n", ""),
        ("mouse =\n", "config.toml:1:"),
    ] {
        let (settings, reports) = user(text);
        assert!(reports.starts_with(report), "{text}: {reports}");
        assert_eq!(
            reports.matches("config.toml:").count(),
            usize::from(!report.is_empty()),
            "{reports}"
        );
        let printed = print(&settings);
        assert_eq!(user(&printed).1, "", "{text}");
    }
}

#[test]
fn colors_and_zone_are_checked_and_printed() {
    let text = "zone = \"Europe/Paris\"\n[colors]\ntitle = \"light-blue\"\nerror = \"#ff8800\"\nmuted = \"244\"\n";
    let (settings, wrong) = user(text);
    assert_eq!(wrong, "");
    let printed = print(&settings);
    for line in [
        "zone = \"Europe/Paris\"", "title = \"lightblue\"", "error = \"#ff8800\"",
        "muted = \"244\"", "quote = \"\"",
    ] {
        assert!(
            printed.contains(&format!("\n{line}\n")),
            "{line}: {printed}"
        );
    }
    let (_, wrong) = user("zone = \"Mars\"\n[colors]\ntitle = \"pinkish\"\ntitel = \"red\"\n");
    assert_eq!(wrong.matches("error:").count(), 3, "{wrong}");
}
