//! Events in files that were not written for dateline: where they are, and what their keys mean.

use insta::assert_snapshot;

use super::{listing, loaded, try_load, wrong};
use dateline_core::date::{DateContext, Language};
use dateline_core::timeline::{Input, load};

/// Files in common shapes, each with the events found in it.
#[test]
fn events_are_found_wherever_they_are() {
    let table = [
        (
            "stages",
            "stages:\n- name: Alpha\n  checkpoints:\n  - {when: 2019-01-02, label: A}\n- name: Beta\n  checkpoints:\n  - {when: 2020-01-02, label: B}\n",
            "4:5 2019-01-02 | A group=Alpha\n7:5 2020-01-02 | B group=Beta",
        ),
        (
            "lists of lists",
            "log:\n- - {date: 2019, title: A}\n- - {date: 2020, title: B}\n",
            "2:5 2019 | A\n3:5 2020 | B",
        ),
        (
            "year blocks of texts",
            "- year: 2010\n  items: [We began, We grew]\n- year: 2011\n  items:\n  - We ended\n",
            "2:11 2010 | We began | We began\n2:21 2010 | We grew | We grew\n5:5 2011 | We ended | We ended",
        ),
        (
            "by year, by month",
            "timeline:\n  \"2019\":\n    January: Snow\n    March:\n    - Rain\n    - {title: Sun, text: It shone}\n",
            "3:5 January 2019 | Snow | Snow\n5:7 March 2019 | Rain | Rain\n6:7 March 2019 | Sun | It shone",
        ),
        (
            "a mapping an item",
            "- 1969: Moon landing\n- 1989-11-09: {title: The wall falls, place: Berlin}\n",
            "1:3 1969 | Moon landing | Moon landing\n2:16 1989-11-09 | The wall falls place=Berlin",
        ),
        (
            "by name",
            "moon-landing:\n  date: 1969-07-20\n  place: Moon\ne2:\n  date: 1970-04-11\n  summary: A tank bursts.\n",
            "1:1 1969-07-20 | moon landing place=Moon\n4:1 1970-04-11 | A tank bursts | A tank bursts.",
        ),
        (
            "an incident and its updates",
            "- date: 2025-01-01\n  title: Outage\n  updates:\n  - {time: 2025-01-01T10:00, text: Down}\n",
            "1:3 2025-01-01 | Outage\n4:5 2025-01-01T10:00 | Down | Down group=Outage",
        ),
    ];
    each_is_found(&table);
}

#[test]
fn what_is_beside_events_is_not_an_event() {
    let table = [
        (
            "a list of which some have no date",
            "- {date: 2019, title: A}\n- {title: B}\n- {date: 2020, title: C}\n",
            "1:3 2019 | A\n3:3 2020 | C\n2:3 (-: no date) | B",
        ),
        (
            "year blocks of months and days",
            "- year: 2020\n  events:\n  - {month: 3, day: 5, title: A}\n  - {month: Mar, day: 6, title: B}\n  - {month: 4, title: C}\n- year: 2021\n  months:\n  - month: 5\n    events:\n    - {day: 9, title: D}\n",
            "3:5 03-05 | A\n4:5 6 Mar | B\n5:5 April | C\n10:7 9 | D",
        ),
        (
            "hours of a day",
            "- date: 2024-05-01\n  sessions:\n  - {time: \"09:00-10:30\", title: A}\n  - {time: 14:00–15:00, title: B}\n",
            "3:5 09:00-10:30 | A\n4:5 14:00–15:00 | B",
        ),
        (
            "a family tree",
            "name: Johann\nbirth: {date: 1790}\nchildren:\n- name: Karl\n  birth: {date: 1815, place: Ulm}\n  death: {date: 1880}\n  children:\n  - {name: Anna, birth: {date: 1850}}\n",
            "1:1 1790 | Johann\n4:3 1815 – 1880 | Karl group=Johann birth={date: 1815, place: Ulm}\n8:5 1850 | Anna group=Karl",
        ),
        (
            "by date, and a key that is none",
            "1969-07-20: A\n1957-10-04: B\nsomeday after 1970s: C\n",
            "2:1 1957-10-04 | B | B\n1:1 1969-07-20 | A | A\n3:1 (someday after 1970s: “someday” is not a word of a date) | C | C",
        ),
        (
            "a second document",
            "theme: dark\n---\n- {date: 2019, title: A}\n",
            "3:3 2019 | A",
        ),
        (
            "clock times under a day",
            "title: Outage\ndate: 2024-01-05\ntimeline:\n- {time: \"14:32\", event: A}\n- {time: \"9:40\", event: B}\n",
            "5:3 9:40 | B\n4:3 14:32 | A",
        ),
        (
            "GeoJSON",
            "{\"features\": [{\"type\": \"Feature\", \"properties\": {\"date\": \"2019-05-09\", \"name\": \"A\"}}]}\n",
            "1:15 2019-05-09 | A type=Feature",
        ),
        (
            "rows",
            "- [2019-05-09, A, b]\n- [2020, C]\n",
            "1:3 2019-05-09 | A | b\n2:3 2020 | C",
        ),
        (
            "one event under its name",
            "events:\n  only:\n    date: 2019\n    title: A\n",
            "2:3 2019 | A",
        ),
        (
            "a month within a year",
            "- year: 2020\n  month: 3\n  events:\n  - {day: 5, title: A}\n",
            "4:5 5 | A",
        ),
        (
            "films under their names, which may be numbers",
            "films:\n  1984: {director: R, released: 1984-10-10}\n  Heat: {director: M, released: 1995-12-15}\n",
            "2:3 1984-10-10 | 1984 director=R\n3:3 1995-12-15 | Heat director=M",
        ),
        (
            "numbers under a date",
            "2020-03-01: {cases: 1987, deaths: 12}\n2020-03-02: {cases: 2100, deaths: 13}\n",
            "1:14 2020-03-01 | 1987 cases=1987 deaths=12\n2:14 2020-03-02 | 2100 cases=2100 deaths=13",
        ),
        (
            "side lists",
            "colors:\n- {name: red, hex: f00}\ncategories: [a, b]\npeople:\n- {name: B, born: 1950}\nevents:\n- {date: 2019, title: A}\n",
            "7:3 2019 | A",
        ),
        (
            "people alone",
            "people:\n- {name: Zeno, born: 334 BC, died: 262 BC}\n- {name: Plato, dob: 428 BC, dod: 348 BC}\n",
            "3:3 428 BC – 348 BC | Plato\n2:3 334 BC – 262 BC | Zeno",
        ),
        (
            "anchors and merges",
            "defaults: &d {place: Here, tags: [x]}\nevents:\n- {<<: *d, date: 2019, title: A}\n",
            "3:3 2019 | A #x place=Here",
        ),
    ];
    each_is_found(&table);
}

/// Asserts that each text has the expected events.
fn each_is_found(table: &[(&str, &str, &str)]) {
    for (what, text, expected) in table {
        assert_eq!(listing(text), *expected, "{what}");
        // Only the event without a date has a problem.
        let is_wrong = expected.contains(": no") || expected.contains(" is not ");
        assert_eq!(wrong(text).is_empty(), !is_wrong, "{what}");
    }
}

#[test]
fn fields_go_by_many_names() {
    let table = [
        ("Release_Date: 2019-05-09\n  Headline: A", "2019-05-09 | A"),
        ("jahr: 2019\n  titel: A\n  beschreibung: b", "2019 | A | b"),
        (
            "from: 2019-05-01\n  until: 2019-05-09\n  event: A",
            "2019-05-01 – 2019-05-09 | A",
        ),
        (
            "name: A\n  dob: 1912-06-23\n  dod: 1954-06-07",
            "1912-06-23 – 1954-06-07 | A",
        ),
        // A date takes precedence over a value that is only called one.
        (
            "when: after the war\n  year: 1947\n  title: A",
            "1947 | A when=after the war",
        ),
        (
            "from: alice\n  to: bob\n  date: 2019-05-05\n  text: Hi",
            "2019-05-05 | Hi | Hi from=alice to=bob",
        ),
        ("date: ''\n  year: 2019\n  title: A", "2019 | A date="),
        (
            "occurred: 9 May 2019\n  version: 1.2.3\n  what: A",
            "9 May 2019 | A version=1.2.3",
        ),
        (
            "founded: 1984\n  inhabitants: 1500\n  city: A",
            "1984 | A inhabitants=1500 city=A",
        ),
        ("dates: [2019, 2021]\n  title: A", "2019, 2021 | A"),
        (
            "start_date: 2023-06\n  end_date: present\n  title: A",
            "2023-06 – present | A",
        ),
        ("from: 2020\n  to: heute\n  title: A", "2020 – heute | A"),
        ("since: 1970\n  title: A", "1970/.. | A"),
        ("years: 1910-12\n  title: A", "1910-12 | A"),
        ("year: 753\n  era: BC\n  title: A", "753 BC | A"),
        ("year: 44\n  era: BCE\n  title: A", "44 BC | A"),
        (
            "year: 1969\n  month: 7\n  day: 20\n  end_year: 1969\n  end_month: 7\n  end_day: 24\n  title: A",
            "1969-07-20 – 1969-07-24 | A",
        ),
        (
            "start_year: 1910\n  start_month: 5\n  end_year: 1912\n  title: A",
            "1910-05 – 1912 | A",
        ),
        ("gegossen: um 1512\n  name: A", "um 1512 | A"),
        ("date: 1900&ndash;1910\n  title: A", "1900&ndash;1910 | A"),
        (
            "date: 2024-05-01 13:00-14:00\n  title: A",
            "2024-05-01 13:00-14:00 | A",
        ),
        (
            "jahr: 1910\n  monat: Mai\n  tag: 3\n  titel: A",
            "3 Mai 1910 | A",
        ),
        ("año: 1936\n  evento: A\n  descripción: b", "1936 | A | b"),
        ("version: 1.0.0\n  date: 2020-01-02", "2020-01-02 | 1.0.0"),
        (
            "cycle: \"3.12\"\n  lts: false\n  date: 2020",
            "2020 | 3.12 cycle=3.12 lts=false",
        ),
        ("year: 476\n  title: A", "476 | A"),
        ("year: -44\n  title: A", "-44 | A"),
        ("year: 1999.0\n  title: A", "1999 | A"),
        (
            "timestamp: 1557360000\n  title: A",
            "2019-05-09T00:00:00Z | A",
        ),
        (
            "name: A\n  birth: {date: 1900-01-02, place: Here}\n  death: {date: 1950}",
            "1900-01-02 – 1950 | A birth={date: 1900-01-02, place: Here}",
        ),
        (
            "date: {value: 1999-05, circa: true}\n  title: A",
            "1999-05~ | A",
        ),
        ("date: {year: 1999, circa: true}\n  title: A", "1999~ | A"),
    ];
    each_is(&table);
}

#[test]
fn a_date_is_as_certain_as_its_other_keys_say() {
    let table = [
        // No more certain than written.
        (
            "date: 2019-01-01\n  precision: year\n  title: A",
            "2019 | A",
        ),
        (
            "date: {start: 2019-05-09, precision: month}\n  title: A",
            "2019-05 | A",
        ),
        (
            "start: 1912-01-01\n  precision: decade\n  title: A",
            "191X | A",
        ),
        (
            "date: 1985-01-01\n  circa: true\n  title: A",
            "1985-01-01~ | A",
        ),
        ("date: 1985\n  uncertain: yes\n  title: A", "1985? | A"),
        (
            "start: 1910-01-01\n  end: 1915-12-31\n  precision: year\n  title: A",
            "1910 – 1915 | A",
        ),
        (
            "start: 1910\n  end: 1915\n  circa: true\n  title: A",
            "1910~ – 1915~ | A",
        ),
        (
            "date: 1985\n  circa: false\n  title: A",
            "1985 | A circa=false",
        ),
        (
            "date: spring 1985\n  precision: year\n  title: A",
            "1985 | A",
        ),
        // A supplied date, with and without quotes.
        ("date: [1885]\n  title: A", "[1885] | A"),
        ("date: \"[1885]\"\n  title: A", "[1885] | A"),
        ("dates: [1885]\n  title: A", "1885 | A"),
        // A date to sort by, and a text to show.
        (
            "sort_date: 1910-01-01\n  date_label: circa 1910\n  event: A",
            "circa 1910 | A sort_date=1910-01-01",
        ),
        (
            "sort_date: 1923-05-01\n  display_date: the summer they left\n  event: A",
            "1923-05-01 | A display_date=the summer they left",
        ),
    ];
    each_is(&table);
}

#[test]
fn unknown_fields_are_kept() {
    let table = [
        (
            "date: 2019\n  title: A\n  summary: s\n  description: d",
            "2019 | A | s description=d",
        ),
        (
            "date: 2019\n  title: A\n  source: X\n  link: https://x.org",
            "2019 | A | from X link=https://x.org",
        ),
        (
            "date: 2019\n  title: A\n  url: https://y.org",
            "2019 | A | from https://y.org",
        ),
        (
            "date: 2019\n  title: A\n  venue: Here\n  participants: B, C",
            "2019 | A place=Here people=B, C",
        ),
        (
            "date: 2019\n  title: A\n  place: {lat: 1.50, lon: 2}",
            "2019 | A place={lat: 1.50, lon: 2}",
        ),
        (
            "date: 2019\n  title: A\n  place: {name: Ulm, lat: 1.5}\n  people: [{name: B, role: r}, C]",
            "2019 | A place=Ulm people=B, C place={name: Ulm, lat: 1.5} people=[{name: B, role: r}, C]",
        ),
        // Numbers that are not dates.
        (
            "date: 2019\n  what: A\n  pages: 1201-1223\n  phone: 555-1990\n  invoice: 2020-12",
            "2019 | A pages=1201-1223 phone=555-1990 invoice=2020-12",
        ),
        (
            "invoice: 2020-12\n  title: A\n  paid: 2020-06-03",
            "2020-06-03 | A invoice=2020-12",
        ),
        // A short text rather than a long one.
        (
            "date: 2019\n  history: This is a text that goes on for so long that nobody would want to have it for a title, whatever else there may be, would they?\n  city: Lyon",
            "2019 | Lyon history=This is a text that goes on for so long that nobody would want to have it for a title, whatever else there may be, would they? city=Lyon",
        ),
    ];
    each_is(&table);
}

/// Asserts that each event is listed as expected.
fn each_is(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let text = format!("- {text}\n");
        assert_eq!(listing(&text), format!("1:3 {expected}"), "{text}");
    }
}

#[test]
fn fields_at_the_top_overrides_every_guess() {
    assert_snapshot!(listing("fields:\n  date: showDate\n  title: [caption, heading]\nshows:\n- showDate: 2019-05-05\n  date: 1999-01-01\n  name: no\n  caption: yes it is\n- showDate: 2019-05-06\n  heading: other\n"), @"
    5:3 2019-05-05 | yes it is date=1999-01-01 name=no
    9:3 2019-05-06 | other
    ");
    assert_snapshot!(wrong("fields: {when: x, date: day, colour: y}\nevents:\n- {day: 2019, title: A}\n"), @"
    f.yaml:1:30: error: `colour` is not a field: there are id, date, display date, precision, timezone, start, end, title, summary, quote, source, link, note, tags, group, place, people
      |
    1 | fields: {when: x, date: day, colour: y}
      |                              ^^^^^^
      = write `date: showDate` where the key `showDate` says when each event was

    f.yaml:1:1: warning: `fields:` names the key `x`, which no event has
      |
    1 | fields: {when: x, date: day, colour: y}
      | ^^^^^^
      = write it as in the events
    ");
}

#[test]
fn a_text_in_several_languages_is_shown_in_that_of_the_reader() {
    let text = "- date: 2019\n  title: {en: Hello, de: Hallo, fr: Salut}\n  summary: {de: Lang}\n- date: 2020\n  title_en: World\n  title_de: Welt\n";
    let titles = |locale: &str| {
        let context = DateContext {
            language: Language::of_locale(locale),
            ..DateContext::default()
        };
        let input = Input::text("f.yaml", text);
        let timeline = load(input, context).unwrap();
        let titles: Vec<_> = timeline
            .entries()
            .map(|entry| entry.title().to_owned())
            .collect();
        titles.join(", ")
    };
    assert_eq!(titles("de_AT.UTF-8"), "Hallo, Welt");
    assert_eq!(titles("fr_FR"), "Salut, World");
    assert_eq!(titles("C"), "Hello, World");
    assert_snapshot!(listing(text), @"
    1:3 2019 | Hello | Lang title={en: Hello, de: Hallo, fr: Salut}
    4:3 2020 | World title_de=Welt
    ");
}

#[test]
fn a_guessed_date_key_is_reported() {
    assert_snapshot!(wrong("log:\n- {who: A, occurred: 2019-05-09}\n- {who: B, occurred: 9 May 2018}\n"), @"
    f.yaml:2:12: notice: no key is called a date: `occurred` is taken for it
      |
    2 | - {who: A, occurred: 2019-05-09}
      |            ^^^^^^^^
      = to settle it, write at the top of the file:
      = fields:
      =   date: occurred

    f.yaml:2:4: notice: no key is called a title: `who` is taken for it
      |
    2 | - {who: A, occurred: 2019-05-09}
      |    ^^^
      = to settle it, write at the top of the file:
      = fields:
      =   title: who
    ");
    assert_eq!(
        wrong("fields: {date: occurred, title: who}\nlog:\n- {who: A, occurred: 2019-05-09}\n"),
        ""
    );
    // The date of an edit is not the date of the event.
    assert!(try_load("ideas:\n- {name: A, lastUpdated: 2019-05-09}\n").is_err());
}

#[test]
fn a_file_without_events_is_reported_with_its_content() {
    let texts = [
        "- {city: Lyon, link: x}\n- {city: Metz, location: y}\n",
        "title: T\nsteps:\n- {name: a, do: b}\ncolours:\n- {name: red}\n- {name: blue}\n",
        "events:\n- {city: Lyon}\n",
    ];
    let reported: Vec<_> = texts
        .iter()
        .map(|text| wrong(text).lines().nth(1).unwrap_or_default().to_owned())
        .collect();
    assert_snapshot!(reported.join("\n"), @"
    f.yaml:1:1: error: 2 items with keys city, link, location; no field reads as a date
    f.yaml:1:1: error: `colours` holds 2 items with keys name; no field reads as a date
    f.yaml:1:1: error: `events` holds 1 item with keys city; no field reads as a date
    ");
}

#[test]
fn unknown_tags_are_ignored_with_a_notice() {
    let text =
        "!timeline\nevents:\n- date: !when 2019\n  title: !!str A! !b\n  x: !list [1.0, !y 2.0]\n";
    assert_eq!(listing(text), "3:3 2019 | A! !b x=[1.0, 2.0]");
    assert_snapshot!(wrong(text), @"
    f.yaml:1:1: notice: the tag `!timeline` is not known and is ignored
      |
    1 | !timeline
      | ^
      = the value counts as it is written, with or without the tag

    f.yaml:3:9: notice: the tag `!when` is not known and is ignored
      |
    3 | - date: !when 2019
      |         ^
      = the value counts as it is written, with or without the tag

    f.yaml:5:6: notice: the tag `!list` is not known and is ignored
      |
    5 |   x: !list [1.0, !y 2.0]
      |      ^
      = the value counts as it is written, with or without the tag

    f.yaml:5:18: notice: the tag `!y` is not known and is ignored
      |
    5 |   x: !list [1.0, !y 2.0]
      |                  ^
      = the value counts as it is written, with or without the tag
    ");
}

#[test]
fn front_matter_is_an_event_or_holds_events() {
    let read = |name: &str, text: &str| {
        let input = Input::text(name, text);
        match load(input, DateContext::default()) {
            Ok(timeline) => timeline
                .entries()
                .map(|entry| super::line(&entry))
                .collect::<Vec<_>>()
                .join("\n"),
            Err(error) => error.diagnostics[0].message.clone(),
        }
    };
    for (name, text, expected) in [
        (
            "a.md",
            "---\ntitle: A\ndate: 2019\ntags: [x]\n---\nWhat *happened*.\n\n---\n",
            "2:1 2019 | A | What *happened*.\n\n--- #x",
        ),
        (
            "x/2019-05-09-hello-world.md",
            "---\nlayout: post\n---\nBody.\n",
            "2:1 2019-05-09 | hello world | Body. layout=post",
        ),
        (
            "b.markdown",
            "---\nevents:\n- {date: 2019, title: A}\n---\n# Words\n",
            "3:3 2019 | A",
        ),
        (
            "c.md",
            "# Words\n",
            "no front matter between two lines `---`, and no two entries below that begin with a date",
        ),
        (
            "d.md",
            "---\ntitle: A\n",
            "the front matter is not closed: there is no second line `---`",
        ),
        (
            "e.md",
            "---\ntitle: A\n---\n",
            "neither the front matter nor the name of the file says a date",
        ),
    ] {
        assert_eq!(read(name, text), expected.replace('\n', "⏎"), "{name}");
    }
}

#[test]
fn markdown_may_be_a_chronology() {
    let read = |text: &str| {
        let timeline = load(Input::text("a.md", text), DateContext::default()).unwrap();
        let entries = timeline.entries().map(|entry| super::line(&entry));
        let reported = &timeline.file(0).diagnostics;
        let reported = reported.iter().map(|reported| reported.headline("a.md"));
        entries.chain(reported).collect::<Vec<_>>().join("\n")
    };
    for (text, expected) in [
        (
            "# The strike\n\nHow it began.\n\n- **3 May 2020** – A meeting\n- [ ] 5 May 2020: Another\n  meeting\n\n  It is long.\n",
            "5:1 3 May 2020 | A meeting\n6:1 5 May 2020 | Another meeting | It is long.",
        ),
        (
            "# War\n\n## 1914\n\nNobody expects it.\n\n- 28 June: Shots\n  - two of them\n\n## 1915: A second year\n\nIt goes on.\n",
            "5:1 1914 | Nobody expects it.\n7:1 28 June 1914 | Shots | two of them\n10:1 1915 | A second year | It goes on.",
        ),
        (
            "- 1914\n  - June: Shots\n  - August: War\n- 1915\n  - May: Italy joins\n",
            "2:3 June 1914 | Shots\n3:3 August 1914 | War\n5:3 May 1915 | Italy joins",
        ),
        (
            "| Date | What | Where |\n|---|:-:|---|\n| 2020-05-03 | *First* meeting | |\n| 2020-05-04 | Second | Town hall |\n",
            "3:1 2020-05-03 | First meeting\n4:1 2020-05-04 | Second place=Town hall",
        ),
        (
            "# Changelog\n\n## [1.1.0] - 2020-03-04\n### Added\n- A valve\n\n## 1.0.0 (2019-01-02)\n\n- First\n",
            "7:1 2019-01-02 | 1.0.0 (2019-01-02) | First\n3:1 2020-03-04 | [1.1.0] - 2020-03-04 | Added⏎⏎A valve",
        ),
        (
            "## Timeline (2024-05-01)\n\n- 09:50 – alert\n- 23:40: rollback\n- 00:10 – all clear\n",
            "3:1 09:50 | alert\n4:1 23:40 | rollback\n5:1 00:10 | all clear\na.md:5:1: notice: the times pass midnight here: read as 2 May 2024",
        ),
        (
            "---\ntitle: The strike\n---\n\n1. 3 May 2020: A meeting\n2. 5 May 2020: Another\n\n## Words\n\n- fast\n- small\n- since 2020: red\n- 2021: blue\n",
            "5:1 3 May 2020 | A meeting\n6:1 5 May 2020 | Another\na.md:10:1: notice: “Words” is left out: 2 of its 4 entries begin with a date",
        ),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn a_side_list_gives_no_events_and_stays() {
    let timeline = loaded("steps:\n- {name: a}\nevents:\n- {date: 2019, title: A}\n");
    assert_eq!(timeline.len(), 1);
    assert_eq!(
        super::fields(&timeline.file(0).fields),
        " steps=[{name: a}]"
    );
}

#[test]
fn the_meaning_of_keys_is_decided_once_per_list() {
    let table = [
        (
            "a column of words names the events, not a kind or a mark",
            "log:\n- {sort: fix, date: 2020-01-01, what_changed: The door closes}\n- {ticket_id: ab12f, sort: fix, date: 2020-01-02, what_changed: The window opens}\n- {sort: new, date: 2020-01-03, what_changed: The roof is on}\n",
            "2:3 2020-01-01 | The door closes sort=fix what_changed=The door closes\n3:3 2020-01-02 | The window opens ticket_id=ab12f sort=fix what_changed=The window opens\n4:3 2020-01-03 | The roof is on sort=new what_changed=The roof is on",
        ),
        (
            "one key is the start, another the end",
            "- {name: A, shop_closed_on: 2020-01-01, shop_opened_on: 2010-01-01}\n- {name: B, shop_opened_on: 2011-01-01}\n",
            "1:3 2010-01-01 – 2020-01-01 | A\n2:3 2011-01-01 | B",
        ),
        (
            "months and years of one column",
            "- {stage: 2026.08, title: A}\n- {stage: 2026.07, title: B}\n- {stage: 2025, title: C}\n",
            "3:3 2025 | C\n2:3 2026.07 | B\n1:3 2026.08 | A",
        ),
        (
            "a fine is no end, a finish is one",
            "- {date: 2019-05-01, fine: 200 kr, title: A}\n- {date: 2019-05-02, finish: 2019-05-04, title: B}\n",
            "1:3 2019-05-01 | A fine=200 kr\n2:3 2019-05-02 – 2019-05-04 | B",
        ),
        (
            "a name that all events share names none of them",
            "- {date: 2019-05-01, event: Fair, description: The first is held.}\n- {date: 2020-05-01, event: Fair, description: Nobody comes.}\n- {date: 2021-05-01, event: Fair, description: It rains.}\n",
            "1:3 2019-05-01 | The first is held | The first is held. event=Fair\n2:3 2020-05-01 | Nobody comes | Nobody comes. event=Fair\n3:3 2021-05-01 | It rains | It rains. event=Fair",
        ),
        (
            "texts in lists and mappings",
            "- {date: 2019, title: [Prize, Grant]}\n- {date: {detail: Jun. 2000, key: d}, title: {detail: Works, key: t}}\n",
            "2:3 Jun. 2000 | Works date={detail: Jun. 2000, key: d} title={detail: Works, key: t}\n1:3 2019 | Prize; Grant",
        ),
    ];
    for (what, text, expected) in table {
        assert_eq!(listing(text), expected, "{what}");
    }
}
