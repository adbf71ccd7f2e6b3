//! Saved filters of a file: how they are read, and what is said of wrong ones.

use dateline_core::date::DateContext;

use crate::loaded;

#[test]
fn views_are_filters() {
    let text = r##"
views:
  Open: status:open
  Hot: {filter: "#hot or #warm", from: March 2024, to: 2024-05, lanes: person}
  Spring: {from: 2024-03}
  Lanes: {lanes: tag}
events:
  - {date: 2024, title: One, source: log}
"##;
    let timeline = loaded(text);
    assert_eq!(timeline.diagnostics().count(), 0);
    let views = &timeline.file(0).views;
    let expressions = views
        .iter()
        .map(|view| view.expression(DateContext::default()).unwrap());
    assert_eq!(
        expressions.collect::<Vec<_>>(),
        [
            "status:open",
            "(#hot or #warm) date:>=\"March 2024\" date:<=2024-05",
            "date:>=2024-03",
            "",
        ]
    );
    assert_eq!(views[1].lanes.as_deref(), Some("person"));
}

#[test]
fn what_is_wrong_with_a_view_is_reported_where_it_is() {
    let text = r#"title: T
views:
  Open: "(status:open"
  Hot:
    filter: "tag:"
    form: 2024
    from: soonish
    to: [2024]
  Nothing:
events:
  - {date: 2024, title: One, source: log}
"#;
    let timeline = loaded(text);
    let reports = timeline
        .diagnostics()
        .map(|(name, diagnostic)| diagnostic.report(name));
    insta::assert_snapshot!(reports.collect::<Vec<_>>().join("\n"));
}
