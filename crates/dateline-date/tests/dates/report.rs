//! Output of `dateline date TEXT…`.

use dateline_date::{DateContext, Notation, report};
use insta::assert_snapshot;

fn plain(text: &str) -> String {
    report::describe(text, DateContext::default()).plain(Notation::default())
}

fn json(text: &str) -> String {
    report::describe(text, DateContext::default()).json()
}

#[test]
fn accepted_texts() {
    assert_snapshot!(plain("late August or early September 2025"), @r"
        late August or early September 2025
          words      late August or early September 2025
          EDTF       [2025-08-21..2025-08-31,2025-09-01..2025-09-10]
          earliest   2025-08-21
          latest     2025-09-10
          precision  month
          qualifier  none
          order key  2025-08-21T00:00:00 … 2025-09-10T23:59:59
          convention in a month, early is from the 1st to the 10th, mid to the 20th, late from the 21st to its end
        ");
    assert_snapshot!(plain("09/02/2018"), @r"
        09/02/2018
          words      9 February or 2 September 2018
          EDTF       [2018-02-09,2018-09-02]
          earliest   2018-02-09
          latest     2018-09-02
          precision  day
          qualifier  none
          order key  2018-02-09T00:00:00 … 2018-09-02T23:59:59
          convention the day or the month may be first: both readings are kept (`dates: dmy` or `dates: mdy` in the file settles it)
        ");
    assert_snapshot!(plain("before 1922"), @r"
        before 1922
          words      before 1922
          EDTF       [..1921]
          earliest   not known
          latest     1921-12-31
          precision  year
          qualifier  none
          order key  1921-12-31T23:59:59 … 1921-12-31T23:59:59
          convention “before 1922” ends with 1921; the start is not known, so it is placed by its end
        ");
    assert_snapshot!(plain("2025-05-09T10:00+02:00"), @r"
        2025-05-09T10:00+02:00
          words      9 May 2025, 10:00 +02:00
          EDTF       2025-05-09T10:00:00+02:00
          earliest   2025-05-09T08:00:00Z
          latest     2025-05-09T08:00:59Z
          precision  minute
          qualifier  none
          order key  2025-05-09T08:00:00 … 2025-05-09T08:00:59
          convention EDTF has no minutes without seconds: they are written with :00
        ");
}

#[test]
fn rejected_texts() {
    assert_snapshot!(plain("2025-13"), @r"
        2025-13
             ^ character 6: no month 13
          = write a month from 01 to 12
        ");
    assert_snapshot!(plain("9 Mya 2025"), @r"
        9 Mya 2025
          ^ character 3: “Mya” is not a word of a date
          = did you mean “9 May 2025”?
        ");
    assert_snapshot!(plain("２０２５年１３月"), @r"
        ２０２５年１３月
                  ^ character 6: no month 13
          = write a month from 01 to 12
        ");
    assert_snapshot!(plain(""), @r"

        ^ character 1: no date
          = write a date such as 2025-05-09, 9 May 2025 or about 1910
        ");
    assert_snapshot!(plain(&"9 May 2025 or ".repeat(40)), @r"
        9 May 2025 or 9 May 2025 or 9 May 2025 or 9 May 2025 or 9 May 2025 or 9 May 2025 or 9 May 2025 or 9 May 2025 or 9 May 20
        ^ character 1: too long for a date: 560 bytes
          = a date has at most 400 bytes
        ");
}

#[test]
fn json_lines() {
    assert_snapshot!(json("c. 44 BC"), @r#"{"text":"c. 44 BC","edtf":"-0043~","words":"about 44 BC","earliest":"-0043-01-01","latest":"-0043-12-31","precision":"year","qualifier":"approximate","error":null}"#);
    assert_snapshot!(json("2018–now"), @r#"{"text":"2018–now","edtf":"2018/..","words":"since 2018","earliest":"2018-01-01","latest":null,"precision":"year","qualifier":null,"error":null}"#);
    assert_snapshot!(json("Y-13800000000"), @r#"{"text":"Y-13800000000","edtf":"Y-13800000000","words":"13,800,000,001 BC","earliest":"-13800000000-01-01","latest":"-13800000000-12-31","precision":"year","qualifier":null,"error":null}"#);
    assert_snapshot!(json("Y17E200"), @r#"{"text":"Y17E200","edtf":"Y17E200","words":"17 × 10^200","earliest":"Y17E200","latest":"Y17E200","precision":"year","qualifier":null,"error":null}"#);
    assert_snapshot!(json("2024-02-14 20:30 – 21:30"), @r#"{"text":"2024-02-14 20:30 – 21:30","edtf":null,"words":"14 February 2024, 20:30–21:30","earliest":"2024-02-14T20:30:00","latest":"2024-02-14T21:30:59","precision":"minute","qualifier":null,"error":null}"#);
    assert_snapshot!(json("2025-13"), @r#"{"text":"2025-13","edtf":null,"words":null,"earliest":null,"latest":null,"precision":null,"qualifier":null,"error":"no month 13 at character 6; write a month from 01 to 12"}"#);
    assert_snapshot!(json("a \"quoted\"\nline"), @r#"{"text":"a \"quoted\"\nline","edtf":null,"words":null,"earliest":null,"latest":null,"precision":null,"qualifier":null,"error":"“\"” is not a word of a date at character 3; write a date such as 2025-05-09, 9 May 2025 or about 1910"}"#);
}
