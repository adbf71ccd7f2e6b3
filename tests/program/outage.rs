//! The example, printed for people and for programs.

use std::path::Path;

use crate::process::{dateline, outcome, run as run_in};
use dateline::date::DateContext;
use dateline::evidence::{Checker, Verdicts};
use dateline::export::quotes;
use dateline::terminal::copies::{CopyStore, Reach};
use dateline::timeline::{Input, Loaded, Timeline};

fn checked(path: &str) -> (Timeline, Verdicts) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let bytes = std::fs::read(&path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let input = Input {
        name,
        bytes: &bytes,
    };
    let loaded = Loaded::read(input, DateContext::default(), None).unwrap();
    let timeline = Timeline::of([loaded.at(&path)]);
    assert_eq!(timeline.diagnostics().count(), 0);
    let copies = CopyStore::default().read(&timeline, Reach::Beneath);
    let verdicts = Checker::default().check(&timeline, &copies);
    (timeline, verdicts)
}

fn plain(path: &str) -> String {
    let (timeline, verdicts) = checked(path);
    assert_eq!(verdicts.diagnostics, []);
    let mut out = Vec::new();
    quotes::write_plain(&timeline, &verdicts, &mut out).unwrap();
    format!(
        "{}\n{}\n",
        String::from_utf8(out).unwrap(),
        verdicts.summary.words()
    )
}

#[test]
fn the_example_has_every_verdict() {
    insta::assert_snapshot!(plain("examples/outage/incident.yaml"), @"
    incident.yaml:31:12: folded, sources/report.html:24:4: “The certificate of the relay was renewed by hand on 13 March, one day b…”
    incident.yaml:46:9: folded, sources/report.html:28:4: “The alarm was sent to a list which nobody had read since the autumn - '…”
    incident.yaml:48:9: verbatim, sources/chat.txt:6:13: “sorry, was asleep, the pager is on the old list”
    incident.yaml:38:12: verbatim, sources/chat.txt:3:1: “02:07 <pager> queue depth 40,000 and rising”
    incident.yaml:56:9: verbatim, sources/report.html:32:4: “Our runbook says that a relay which hangs is to be restarted.”
    incident.yaml:58:9: folded, sources/runbook.md:8:4: “If the queue is deeper than 30,000, stop the relay first and restart it…”
    incident.yaml:60:9: repeated 2 times, first sources/chat.txt:9:13: “restarting the relay now”
    incident.yaml:67:12: elided, sources/report.html:32:66: “Each restart sent every waiting message again […] and some customers re…”
    incident.yaml:74:12: not checked, no copy of phone: “We see nothing wrong on our side.”
    incident.yaml:81:12: marked, sources/chat.txt:14:23; [T] for “t”: “[T]he new cert has no chain, the intermediate was in the old file”
    incident.yaml:89:9: folded, sources/report.html:37:70: “At 03:47 the queue was empty, and no message had been lost.”
    incident.yaml:91:9: missing in sources/report.html: “All messages were delivered within five minutes of the repair.”
    incident.yaml:98:12: altered, 88% like sources/report.html:42:7: “We will never again renew a certificate by hand without a second person.”
        quote has “never again” / source has “not”
        We will [-never again-] {+not+} renew a certificate by hand without a second person.

    13 quotes: 10 verified, 1 altered, 1 missing, 1 not checked
    ");
}

/// Each event of the tour has the verdict that its title announces.
#[test]
fn the_tour_has_every_verdict_that_its_titles_announce() {
    let (timeline, verdicts) = checked("examples/tour/tour.yaml");
    let mut out = Vec::new();
    quotes::write_plain(&timeline, &verdicts, &mut out).unwrap();
    let report = String::from_utf8(out).unwrap();
    let titles = timeline.entries().map(|entry| entry.title().to_owned());
    let reported = report.lines().filter(|line| line.starts_with("tour.yaml"));
    let table: Vec<String> = titles
        .zip(reported)
        .map(|(title, line)| {
            let (_, verdict) = line.split_once(": ").unwrap();
            let (verdict, _) = verdict.split_once(": “").unwrap();
            format!("{title} | {verdict}")
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"));
    let changed = &verdicts.diagnostics[0].1.message;
    assert!(
        changed.contains("`sources/notice.txt` has changed"),
        "{changed}"
    );
}

#[test]
fn the_tour_is_printed_and_its_folder_removed() {
    let folder = tempfile::tempdir().unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let run = dateline(&folder, &["--tour", "--plain"])
        .env("TMPDIR", temporary.path())
        .output();
    let (status, out, err) = outcome(run.unwrap());
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(
        out.contains("altered: differs from sources/harbor.eml"),
        "{out}"
    );
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0);
    // Nothing else is opened.
    let (status, ..) = run_in(&folder, &["--tour", "a.yaml"]);
    assert_eq!(status, 2);
    let run = dateline(&folder, &["--tour"])
        .env("TMPDIR", "/none")
        .output();
    let (status, _, err) = outcome(run.unwrap());
    assert_eq!(status, 1);
    assert!(
        err.contains("set TMPDIR to a folder that you may write to"),
        "{err}"
    );
}

#[test]
fn json_has_the_same_content() {
    let (timeline, verdicts) = checked("examples/outage/incident.yaml");
    let mut out = Vec::new();
    quotes::write_json(&timeline, &verdicts, &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
    {"file":"incident.yaml","line":31,"event":"certificate","source":"report","verdict":"folded","quote":"The certificate of the relay was renewed by hand on 13 March, one day before it would have run out.","copy":"sources/report.html","at":645,"at_line":24,"copy_sha256":"13a9bd1f0e34214f0850c8ac2cb1058175666c9962879ae8c58446bd6a108602"}
    {"file":"incident.yaml","line":46,"event":"nobody-sees-it","source":"report","verdict":"folded","quote":"The alarm was sent to a list which nobody had read since the autumn - 'a dead letter box', as one of us called it.","copy":"sources/report.html","at":1000,"at_line":28,"copy_sha256":"13a9bd1f0e34214f0850c8ac2cb1058175666c9962879ae8c58446bd6a108602"}
    {"file":"incident.yaml","line":48,"event":"nobody-sees-it","source":"chat","verdict":"verbatim","quote":"sorry, was asleep, the pager is on the old list","copy":"sources/chat.txt","at":202,"at_line":6,"copy_sha256":"ef2d0778bd33bb92caf18e24c934fc45ac063f9160625d4392da474cb69607da"}
    {"file":"incident.yaml","line":38,"event":"first-alarm","source":"chat","verdict":"verbatim","quote":"02:07 <pager> queue depth 40,000 and rising","copy":"sources/chat.txt","at":46,"at_line":3,"copy_sha256":"ef2d0778bd33bb92caf18e24c934fc45ac063f9160625d4392da474cb69607da"}
    {"file":"incident.yaml","line":56,"event":"restart","source":"report","verdict":"verbatim","quote":"Our runbook says that a relay which hangs is to be restarted.","copy":"sources/report.html","at":1232,"at_line":32,"copy_sha256":"13a9bd1f0e34214f0850c8ac2cb1058175666c9962879ae8c58446bd6a108602"}
    {"file":"incident.yaml","line":58,"event":"restart","source":"runbook","verdict":"folded","quote":"If the queue is deeper than 30,000, stop the relay first and restart it only when the certificate is valid.","copy":"sources/runbook.md","at":183,"at_line":8,"copy_sha256":"d21765f03935d43f2415a7aa5eb64f4f3e030f09eed89e6a26b2d9266bd16879"}
    {"file":"incident.yaml","line":60,"event":"restart","source":"chat","verdict":"repeated","quote":"restarting the relay now","copy":"sources/chat.txt","at":331,"at_line":9,"copy_sha256":"ef2d0778bd33bb92caf18e24c934fc45ac063f9160625d4392da474cb69607da","count":2}
    {"file":"incident.yaml","line":67,"event":"it-gets-worse","source":"report","verdict":"elided","quote":"Each restart sent every waiting message again […] and some customers received the same invoice forty times.","copy":"sources/report.html","at":1294,"at_line":32,"copy_sha256":"13a9bd1f0e34214f0850c8ac2cb1058175666c9962879ae8c58446bd6a108602"}
    {"file":"incident.yaml","line":74,"event":"hosting","source":"phone","verdict":"not checked","quote":"We see nothing wrong on our side."}
    {"file":"incident.yaml","line":81,"event":"chain","source":"chat","verdict":"marked","quote":"[T]he new cert has no chain, the intermediate was in the old file","copy":"sources/chat.txt","at":583,"at_line":14,"copy_sha256":"ef2d0778bd33bb92caf18e24c934fc45ac063f9160625d4392da474cb69607da","notes":["[T] for “t”"]}
    {"file":"incident.yaml","line":89,"event":"recovered","source":"report","verdict":"folded","quote":"At 03:47 the queue was empty, and no message had been lost.","copy":"sources/report.html","at":1647,"at_line":37,"copy_sha256":"13a9bd1f0e34214f0850c8ac2cb1058175666c9962879ae8c58446bd6a108602"}
    {"file":"incident.yaml","line":91,"event":"recovered","source":"report","verdict":"missing","quote":"All messages were delivered within five minutes of the repair.","copy_sha256":"13a9bd1f0e34214f0850c8ac2cb1058175666c9962879ae8c58446bd6a108602"}
    {"file":"incident.yaml","line":98,"event":"promise","source":"report","verdict":"altered","quote":"We will never again renew a certificate by hand without a second person.","copy":"sources/report.html","at":1747,"at_line":42,"copy_sha256":"13a9bd1f0e34214f0850c8ac2cb1058175666c9962879ae8c58446bd6a108602","differences":["quote has “never again” / source has “not”"],"closest":"We will not renew a certificate by hand without a second person.","similarity":0.889}
    "#);
}

#[test]
fn a_file_without_copies_claims_nothing() {
    let reported = plain("events.yaml");
    let (lines, sum) = reported.trim_end().rsplit_once("\n\n").unwrap();
    assert!(
        lines
            .lines()
            .all(|line| line.contains(": not checked, no copy of article: ")),
        "{lines}"
    );
    let count = lines.lines().count();
    assert_eq!(
        sum,
        format!("{count} quotes: 0 verified, 0 altered, 0 missing, {count} not checked")
    );
}
