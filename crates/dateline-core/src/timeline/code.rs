//! The kinds of diagnostics: a code and a name for each, what it means, an example and what to do. `dateline check --explain`,
//! docs/diagnostics.md and the JSON of `check` come from this table.

use super::Severity;

/// Declares [`Code`] and the table of its rows, in the order of the codes.
macro_rules! codes {
    ($($code:ident $id:literal $name:literal $severity:ident: $text:literal, $example:literal => $fix:literal;)*) => {
        /// The kind of a diagnostic. Other modules and programs branch on it, never on a message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $text] $code,)*
        }

        /// Every code, in order.
        pub const ROWS: &[Row] = &[
            $(Row {
                code: Code::$code,
                id: $id,
                name: $name,
                severity: Severity::$severity,
                text: $text,
                example: $example,
                fix: $fix,
            },)*
        ];

        impl Code {
            /// The code as it is written, such as `E0102`.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$code => $id,)*
                }
            }

            /// Its name, such as `duplicate-key`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }
        }
    };
}

/// How wide an explanation is printed, in columns.
const COLUMNS: usize = 80;

/// The documentation of a code.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The code itself.
    pub code: Code,
    /// `E0102`.
    pub id: &'static str,
    /// `duplicate-key`.
    pub name: &'static str,
    /// How bad it usually is: a mistake that costs nothing is a warning where it is an error elsewhere.
    pub severity: Severity,
    /// What it means, one paragraph.
    pub text: &'static str,
    /// A file with the mistake; empty where it takes more than a file.
    pub example: &'static str,
    /// The file without it.
    pub fix: &'static str,
}

codes! {
    NotYaml "E0101" "invalid-yaml" Error:
        "The text breaks a rule of YAML that no other code names. If it is a text, quotes around it help most often.",
        "- date: 2019-05\n  title: A\n  {a: b}: c: d" => "- date: 2019-05\n  title: A\n  note: \"{a: b}: c: d\"";
    DuplicateKey "E0102" "duplicate-key" Error:
        "A mapping has the same key twice. dateline keeps the first and shows the other; other programs read only one of them.",
        "- date: 2019-05\n  title: A\n  title: B" => "- date: 2019-05\n  title: A\n  note: B";
    OpenQuote "E0103" "open-quote" Error:
        "A text begins with a quote and does not end with it, so that YAML reads on over the lines below. Close the quote where the text ends; write a double quote within double quotes as \\\", and a single quote within single quotes as ''.",
        "- date: 2019-05\n  title: \"The bridge opens\n  place: Riga" => "- date: 2019-05\n  title: \"The bridge opens\"\n  place: Riga";
    QuoteMismatch "E0104" "quote-mismatch" Error:
        "A text that begins with one kind of quote ends with another, which does not close it.",
        "- date: 2019-05\n  title: \"The bridge opens'" => "- date: 2019-05\n  title: \"The bridge opens\"";
    AfterQuote "E0105" "after-quote" Error:
        "A text in quotes ends at the quote that closes it, and more text follows. Put the whole text in quotes of the other kind, or escape the quotes within it.",
        "- date: 2019-05\n  title: \"The bridge\" opens" => "- date: 2019-05\n  title: '\"The bridge\" opens'";
    CurlyQuotes "E0106" "curly-quotes" Error:
        "Curly quotes are letters to YAML and quote nothing, so a `: ` between them begins a value. Add straight quotes around the text.",
        "- date: 2019-05\n  title: “Riga: the bridge”" => "- date: 2019-05\n  title: \"“Riga: the bridge”\"";
    StrayQuote "E0107" "stray-quote" Warning:
        "A text ends with a quote and does not begin with one, so the quote is part of the text.",
        "- date: 2019-05\n  title: The bridge opens\"" => "- date: 2019-05\n  title: \"The bridge opens\"";
    Escape "E0108" "escape" Error:
        "A backslash in double quotes begins an escape, as in \\n for a line break. A path or a pattern belongs in single quotes, where a backslash is itself.",
        "- date: 2019-05\n  title: A\n  note: \"C:\\Users\"" => "- date: 2019-05\n  title: A\n  note: 'C:\\Users'";
    OpenBracket "E0109" "open-bracket" Error:
        "A list in `[` or a mapping in `{` is not closed before the next key.",
        "- date: 2019-05\n  tags: [bridge, river\n  title: A" => "- date: 2019-05\n  tags: [bridge, river]\n  title: A";
    ExtraBracket "E0110" "extra-bracket" Error:
        "A closing bracket has no opening one. At the end of a text without brackets it is part of the text, which is a warning.",
        "- date: 2019-05\n  title: A\n  tags: [bridge]]" => "- date: 2019-05\n  title: A\n  tags: [bridge]";
    BracketMismatch "E0111" "bracket-mismatch" Error:
        "A bracket is closed by one of another kind.",
        "- date: 2019-05\n  title: A\n  tags: [bridge}" => "- date: 2019-05\n  title: A\n  tags: [bridge]";
    AfterBracket "E0112" "after-bracket" Error:
        "A value in brackets ends at the bracket that closes it, and text follows. A text that begins with a bracket belongs in quotes.",
        "- date: 2019-05\n  title: [Draft] A" => "- date: 2019-05\n  title: \"[Draft] A\"";
    MissingComma "E0113" "missing-comma" Error:
        "Two values within brackets have no comma between them.",
        "- date: 2019-05\n  title: A\n  place: {city: Riga country: Latvia}" => "- date: 2019-05\n  title: A\n  place: {city: Riga, country: Latvia}";
    ExtraComma "E0114" "extra-comma" Error:
        "A comma separates nothing: two in a row, or one at the end of a line, where YAML needs none. At the end of a plain text it is part of the text, which is a warning.",
        "- date: 2019-05\n  title: \"A\"," => "- date: 2019-05\n  title: \"A\"";
    CommaCutsText "E0115" "comma-cuts-text" Warning:
        "A comma in a mapping in braces ends the value, and what follows becomes a key without a value. Put a text with a comma in quotes.",
        "- {date: 2019-05, title: At the river, by night}" => "- {date: 2019-05, title: \"At the river, by night\"}";
    CommentCutsText "E0116" "comment-cuts-text" Warning:
        "A `#` after a space begins a comment, so the text ends before it. Put the text in quotes, or write a space after the `#` of a comment.",
        "- date: 2019-05\n  title: Bug #2291 is fixed" => "- date: 2019-05\n  title: \"Bug #2291 is fixed\"";
    CommentStyle "E0117" "comment-style" Error:
        "A comment is written as in another language. Comments in YAML begin with `#`.",
        "- date: 2019-05\n  // to be checked\n  title: A" => "- date: 2019-05\n  # to be checked\n  title: A";
    FirstCharacter "E0118" "first-character" Error:
        "A text begins with a character that means something else in YAML: an at sign, a backtick, a comma, a bracket, or one of %*&!|>?. Put it in quotes.",
        "- date: 2019-05\n  title: @riga opens a bridge" => "- date: 2019-05\n  title: \"@riga opens a bridge\"";
    SecondColon "E0119" "second-colon" Error:
        "A text without quotes has a colon followed by a space, or ends with a colon. Put it in quotes.",
        "- date: 2019-05\n  title: Riga: the bridge opens" => "- date: 2019-05\n  title: \"Riga: the bridge opens\"";
    NoColon "E0120" "no-colon" Error:
        "A key has no colon after it, or one of another script.",
        "- date: 2019-05\n  title The bridge opens" => "- date: 2019-05\n  title: The bridge opens";
    ColonSpace "E0121" "colon-space" Error:
        "The colon after a key has no space after it, so that both are one text. In braces that is valid and makes a key without a value, which is a warning.",
        "- date: 2019-05\n  title:The bridge opens" => "- date: 2019-05\n  title: The bridge opens";
    NoKey "E0122" "no-key" Error:
        "A line begins with a colon where a key is expected.",
        "- date: 2019-05\n  : The bridge opens" => "- date: 2019-05\n  title: The bridge opens";
    Indentation "E0123" "indentation" Error:
        "A line is indented by more or less than the keys that it belongs to. All keys of an event begin at the same column.",
        "- date: 2019-05\n   title: The bridge opens" => "- date: 2019-05\n  title: The bridge opens";
    Tab "E0124" "tab" Error:
        "A tab is used for indentation or after a dash, where YAML allows only spaces.",
        "- date: 2019-05\n\ttitle: The bridge opens" => "- date: 2019-05\n  title: The bridge opens";
    OddSpace "E0125" "odd-space" Error:
        "A space of another kind, such as a no-break space from a web page, is where YAML wants a plain one. Before a key it becomes part of the name, which is a warning.",
        "- date: 2019-05\n \u{a0}title: The bridge opens" => "- date: 2019-05\n  title: The bridge opens";
    DashSpace "E0126" "dash-space" Error:
        "The dash that begins an item of a list has no space after it.",
        "- date: 2019-05\n  title: A\n-date: 2020\n  title: B" => "- date: 2019-05\n  title: A\n- date: 2020\n  title: B";
    DashIndent "E0127" "dash-indent" Error:
        "The dash of an item is not at the column of the other dashes of its list.",
        "- date: 2019-05\n  title: A\n - date: 2020\n   title: B" => "- date: 2019-05\n  title: A\n- date: 2020\n  title: B";
    DashCharacter "E0128" "dash-character" Error:
        "An item begins with another character than the dash of YAML: an en dash, a bullet, an asterisk.",
        "- date: 2019-05\n  title: A\n– date: 2020\n  title: B" => "- date: 2019-05\n  title: A\n- date: 2020\n  title: B";
    MissingDash "E0129" "missing-dash" Error:
        "An event begins without its dash: a second date follows the keys of the event above.",
        "- date: 2019-05\n  title: A\n  date: 2020\n  title: B" => "- date: 2019-05\n  title: A\n- date: 2020\n  title: B";
    ExtraDash "E0130" "extra-dash" Error:
        "A key that continues an event begins with a dash. Of the keys of an event only the first follows one; a list needs a key of its own on the line above it.",
        "- date: 2019-05\n  - title: A" => "- date: 2019-05\n  title: A";
    ListInLine "E0131" "list-in-line" Error:
        "A list with dashes begins on the line of its key. Begin it on the next line, or write it in brackets.",
        "- date: 2019-05\n  title: A\n  tags: - bridge" => "- date: 2019-05\n  title: A\n  tags: [bridge]";
    BlockHeader "E0132" "block-header" Error:
        "Text follows the `|` or `>` that begins a block text; the text begins on the next line.",
        "- date: 2019-05\n  title: A\n  summary: > The bridge opens" => "- date: 2019-05\n  title: A\n  summary: >\n    The bridge opens";
    BlockIndent "E0133" "block-indent" Error:
        "A line of a block text is indented by less than its first line, or not deeper than its key.",
        "- date: 2019-05\n  title: A\n  summary: |\n    The bridge\n  opens" => "- date: 2019-05\n  title: A\n  summary: |\n    The bridge\n    opens";
    DocumentEnd "E0134" "document-end" Error:
        "A line `...` ends the document, or an indented `---` is taken for a text, and more of the file follows.",
        "- date: 2019-05\n  title: A\n...\n- date: 2020\n  title: B" => "- date: 2019-05\n  title: A\n- date: 2020\n  title: B";
    ControlCharacter "E0135" "control-character" Error:
        "The file has a control character that YAML does not allow.",
        "- date: 2019-05\n  title: A\u{7}" => "- date: 2019-05\n  title: A";
    ByteOrderMark "E0136" "byte-order-mark" Error:
        "A byte order mark is inside the file, most often where two files were joined. It is allowed only at the very beginning.",
        "- date: 2019-05\n  title: A\n\u{feff}- date: 2020\n  title: B" => "- date: 2019-05\n  title: A\n- date: 2020\n  title: B";
    ConflictMarker "E0137" "conflict-marker" Error:
        "Version control left its signs in the file: the markers of a merge, or the `+` and `-` of a diff before its lines.",
        "- date: 2019-05\n<<<<<<< HEAD\n  title: A" => "- date: 2019-05\n  title: A";
    UnknownAnchor "E0138" "unknown-anchor" Error:
        "An alias (`*name`) repeats a value that is marked with `&name` above it, and nothing is marked so.",
        "- date: 2019-05\n  title: *name" => "- date: 2019-05\n  title: A";
    RecursiveAlias "E0139" "recursive-alias" Error:
        "An alias is inside the value that it repeats.",
        "- date: 2019-05\n  title: A\n  x: &x [*x]" => "- date: 2019-05\n  title: A\n  x: [x]";
    DuplicateAnchor "E0140" "duplicate-anchor" Error:
        "Two values are marked with the same anchor, and an alias may mean either. Give every anchor a name of its own.",
        "- date: 2019-05\n  title: A\n  x: {[k]: &a 1, b: &a 2, c: *a}" => "- date: 2019-05\n  title: A\n  x: {a: &a 1, b: &b 2, c: *a}";
    AliasRepeat "E0141" "alias-repeat" Error:
        "Aliases repeat values so often that the text would fill the memory.",
        "" => "";
    MergeValue "E0142" "merge-value" Warning:
        "The merge key `<<` needs an alias; a plain text after it merges nothing.",
        "- date: 2019-05\n  title: A\n  <<: defaults" => "- date: 2019-05\n  title: A";
    UnknownTag "E0143" "unknown-tag" Notice:
        "A tag such as `!when` means something to another program only. The value counts as it is written. A text that begins with `!` belongs in quotes.",
        "- date: 2019-05\n  title: !loud A" => "- date: 2019-05\n  title: A";
    TooDeep "E0144" "too-deep" Error:
        "Values are nested deeper than dateline reads.",
        "" => "";
    TooLong "E0145" "too-long" Error:
        "An event, or a file that has to be read in one piece, is longer than dateline reads at once. A list of events in lines of its own may be of any length.",
        "" => "";
    NotJson "E0146" "invalid-json" Error:
        "A JSON file breaks a rule of JSON.",
        "[{\"date\": \"2019\" \"title\": \"A\"}]" => "[{\"date\": \"2019\", \"title\": \"A\"}]";
    NoEvents "E0201" "no-events" Error:
        "Nothing in the file is an event: no list whose items have dates.",
        "name: A\nversion: 2" => "events:\n- date: 2019-05\n  title: A";
    NotAList "E0202" "not-a-list" Error:
        "A text is where a list of events, or a mapping, is expected.",
        "events: none" => "events: []";
    NotAnEvent "E0203" "not-an-event" Error:
        "An item of the list is empty, a text or a list where an event with a date is expected.",
        "- date: 2019-05\n  title: A\n- just a text" => "- date: 2019-05\n  title: A\n- date: 2020\n  title: just a text";
    LeftOut "E0204" "left-out" Notice:
        "A list or a document looks like events and has no dates, so it is left out.",
        "- title: B\n- title: C\n---\n- date: 2019-05\n  title: A" => "- date: 2019-05\n  title: A";
    OtherFormat "E0205" "other-format" Error:
        "The file is in a format that dateline does not read, such as CSV or an image.",
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR" => "- date: 2019-05\n  title: A";
    Encoding "E0206" "encoding" Error:
        "The file, or some of its bytes, is not UTF-8. Save it as UTF-8.",
        "" => "";
    FrontMatter "E0207" "front-matter" Error:
        "A Markdown file has no date in front matter between two lines `---` at its top, and no list, heading or table with dates.",
        "" => "";
    KeyMeaning "E0208" "key-meaning" Notice:
        "Which key of a list says what is not certain, or `fields:` names a key wrongly. `fields:` at the top of the file settles it.",
        "fields:\n  date: when\nevents:\n- date: 2019-05\n  title: A" => "events:\n- date: 2019-05\n  title: A";
    TopValue "E0209" "top-value" Error:
        "A setting at the top of the file, such as `dates:`, `timezone:` or `base_date:`, has a value that it cannot have.",
        "dates: american\nevents:\n- date: 2019-05\n  title: A" => "dates: mdy\nevents:\n- date: 2019-05\n  title: A";
    UnknownField "E0210" "unknown-field" Warning:
        "The name of a field is nearly that of one with a meaning. A field of another name is kept and shown.",
        "- date: 2019-05\n  title: A\n  sumary: B" => "- date: 2019-05\n  title: A\n  summary: B";
    NoTitle "E0211" "no-title" Warning:
        "An event has no title, or an empty one.",
        "- date: 2019-05\n  title: ''" => "- date: 2019-05\n  title: A";
    DuplicateId "E0212" "duplicate-id" Error:
        "Two events have the same id.",
        "- {date: 2019, title: A, id: x}\n- {date: 2020, title: B, id: x}" => "- {date: 2019, title: A, id: x}\n- {date: 2020, title: B, id: y}";
    RepeatedEvent "E0213" "repeated-event" Warning:
        "Two events have the same date and title.",
        "- {date: 2019-05, title: The bridge opens}\n- {date: 2019-05, title: The bridge opens}" => "- {date: 2019-05, title: The bridge opens}";
    MisspelledLink "E0214" "misspelled-link" Warning:
        "A link begins with something close to `https://` or with another scheme, has a space in it, or is in angle brackets.",
        "- date: 2019-05\n  title: A\n  url: htps://example.org" => "- date: 2019-05\n  title: A\n  url: https://example.org";
    WrongKind "E0215" "wrong-kind" Warning:
        "A value is a mapping, or a list with one, where texts are expected, so nothing is read from it. It is kept and shown under “More”.",
        "- date: 2019-05\n  title: A\n  tags: {bridge: stone}" => "- date: 2019-05\n  title: A\n  tags: [bridge, stone]";
    NoDate "E0301" "no-date" Error:
        "An event has no date.",
        "- date: 2019-05\n  title: A\n- title: B" => "- date: 2019-05\n  title: A\n- date: 2020\n  title: B";
    UnreadableDate "E0302" "unreadable-date" Error:
        "A date is not understood, or there is no such day. The message says which word or number is at fault.",
        "- date: 2019-02-30\n  title: A" => "- date: 2019-02-28\n  title: A";
    AmbiguousDate "E0303" "ambiguous-date" Warning:
        "Either number of a date may be the day. `dates: dmy` or `dates: mdy` at the top of the file settles it.",
        "- date: 02/03/2018\n  title: A" => "- date: 2018-03-02\n  title: A";
    ClockChange "E0304" "clock-change" Warning:
        "The clock of the zone skips this time, or shows it twice, because it was set forward or back.",
        "- date: 2024-11-03 01:30 America/New_York\n  title: A" => "- date: 2024-11-03 01:30 -05:00\n  title: A";
    TimeZone "E0305" "time-zone" Error:
        "A time zone is not known.",
        "- date: 2019-05-09 10:00\n  timezone: Middle/Earth\n  title: A" => "- date: 2019-05-09 10:00\n  timezone: Europe/Riga\n  title: A";
    DateList "E0306" "date-list" Notice:
        "A date is a list of dates, of which one is taken.",
        "- date: [2019-05, 2019-07, 2020]\n  title: A" => "- date: 2019-05\n  title: A";
    YearZero "E0307" "year-zero" Notice:
        "Negative years count a year 0, as EDTF does, so -0356 is 357 BC. `year_zero: false` at the top of the file says otherwise.",
        "- date: -0356\n  title: Alexander is born in 356 BC" => "year_zero: false\nevents:\n- date: -0356\n  title: Alexander is born in 356 BC";
    UnusualOrder "E0308" "unusual-order" Warning:
        "A date can only be read in the other order of day and month than `dates:` says.",
        "dates: dmy\nevents:\n- date: 02/25/2018\n  title: A" => "dates: dmy\nevents:\n- date: 25/02/2018\n  title: A";
    MissingZone "E0309" "missing-zone" Warning:
        "Most clock times of a file name their zone and some do not. Those are read in the zone of the reader, so that another reader sees them at other times.",
        "- {date: 2026-03-08 02:10Z, title: A}\n- {date: 2026-03-08 02:12Z, title: B}\n- {date: 2026-03-08 02:15, title: C}" => "- {date: 2026-03-08 02:10Z, title: A}\n- {date: 2026-03-08 02:12Z, title: B}\n- {date: 2026-03-08 02:15Z, title: C}";
    LengthWithoutEnd "E0310" "length-without-end" Notice:
        "An event has a start and a length. The length is shown, but the event is drawn and found as if it had no end.",
        "- date: 2024-03-05 10:00\n  duration: 90 min\n  title: A" => "- date: 2024-03-05 10:00\n  end: 2024-03-05 11:30\n  title: A";
    UnknownSource "E0401" "unknown-source" Error:
        "An event cites a source by an id that no source of the file has.",
        "sources:\n- id: times\n  title: The Times\nevents:\n- date: 2019-05\n  title: A\n  source: tims" => "sources:\n- id: times\n  title: The Times\nevents:\n- date: 2019-05\n  title: A\n  source: times";
    NoSource "E0402" "no-source" Warning:
        "An event, or a quote of it, does not say where it is from.",
        "- {date: 2019, title: A}\n- {date: 2020, title: B, source: The Times}" => "- {date: 2019, title: A, source: The Times}\n- {date: 2020, title: B, source: The Times}";
    UnreadableSource "E0403" "unreadable-source" Warning:
        "The source that an event cites has a mistake elsewhere in the file, and cannot be read.",
        "sources:\n- id: times\n  title: \"The Times\n- id: b\nevents:\n- date: 2019-05\n  title: A\n  source: times" => "sources:\n- id: times\n  title: The Times\n- id: b\nevents:\n- date: 2019-05\n  title: A\n  source: times";
    DuplicateSource "E0404" "duplicate-source" Error:
        "Two sources have the same id; events cite the first.",
        "sources:\n- id: a\n- id: a\nevents:\n- date: 2019-05\n  title: A\n  source: a" => "sources:\n- id: a\n- id: b\nevents:\n- date: 2019-05\n  title: A\n  source: a";
    Foresight "E0405" "foresight" Warning:
        "A source was published before the event that it is said to prove.",
        "sources:\n- {id: a, title: A, published: 2018-01-01}\nevents:\n- {date: 2019-05-09, title: The bridge opens, source: a}" => "sources:\n- {id: a, title: A, published: 2019-05-10}\nevents:\n- {date: 2019-05-09, title: The bridge opens, source: a}";
    CopyUnreadable "E0406" "copy-unreadable" Warning:
        "The saved copy of a source cannot be read, so its quotes are not checked.",
        "" => "";
    CopyChanged "E0407" "copy-changed" Error:
        "The saved copy of a source is not the one whose SHA-256 is recorded.",
        "" => "";
    CopyNotice "E0408" "copy-notice" Notice:
        "How a saved copy was read is worth knowing: in another encoding, for example.",
        "" => "";
    QuoteDiffers "E0409" "quote-differs" Warning:
        "A quote is not word for word what the saved copy of its source has.",
        "" => "";
    QuoteMissing "E0410" "quote-missing" Warning:
        "A quote is not in the saved copy of its source.",
        "" => "";
    QuotePage "E0411" "quote-page" Warning:
        "A quote is in the saved copy, and not on the page that `page:` names.",
        "" => "";
    QuoteText "E0412" "quote-text" Warning:
        "An item of `quotes:` has no text, so there is nothing to show or to look up.",
        "- date: 2019-05\n  title: A\n  quotes:\n  - text: It opens.\n    source: gazette\n  - source: minutes" => "- date: 2019-05\n  title: A\n  quotes:\n  - text: It opens.\n    source: gazette\n  - text: We agree.\n    source: minutes";
    FileUnreadable "E0501" "file-unreadable" Error:
        "A file cannot be opened: it is not there, may not be read, or is too large.",
        "" => "";
    FileUnwritable "E0502" "file-unwritable" Error:
        "A file cannot be written, or its form allows no event to be added.",
        "" => "";
    Option "E0503" "option" Error:
        "The value of an option of the command line is not understood.",
        "" => "";
    Filter "E0504" "filter" Error:
        "A filter expression is not understood, or names a key or a value that no event has.",
        "" => "";
    Settings "E0505" "settings" Error:
        "A settings file has a key or a value that is not known.",
        "" => "";
    NotSaved "E0506" "not-saved" Error:
        "A page or a document cannot be fetched, or not saved as the copy of a source.",
        "" => "";
}

impl Code {
    /// Whether a quote or a bracket is open, so that its end is not known.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::OpenQuote | Self::OpenBracket)
    }
}

/// The row of a code or of a name, in any case.
pub fn find(text: &str) -> Option<&'static Row> {
    let is = |name: &str| name.eq_ignore_ascii_case(text);
    ROWS.iter().find(|row| is(row.id) || is(row.name))
}

/// The row whose code or name is nearest to a text.
pub fn nearest(text: &str) -> Option<&'static Row> {
    let text = crate::text::head(text, 40).to_lowercase();
    let distance = |row: &&Row| {
        let of = |name: &str| strsim::osa_distance(&text, &name.to_lowercase());
        of(row.id).min(of(row.name))
    };
    ROWS.iter().min_by_key(distance)
}

/// The page of the manual: every code with its meaning, an example and the example without the mistake.
pub fn markdown() -> String {
    let mut page = Vec::new();
    for row in ROWS {
        page.push(format!(
            "## {} {}\n\n{} Usually: {}.\n\n",
            row.id,
            row.name,
            row.text,
            row.severity.word()
        ));
        for (title, file) in [("", row.example), ("Write:\n\n", row.fix)] {
            if !file.is_empty() {
                page.push(format!("{title}```yaml\n{}\n```\n\n", shown(file, "")));
            }
        }
    }
    page.concat()
}

/// The lines of a file, each with a lead, made visible.
fn shown(file: &str, lead: &str) -> String {
    let lines = file.lines();
    let lines = lines.map(|line| format!("{lead}{}", crate::text::visible(line)));
    lines.collect::<Vec<_>>().join("\n")
}

impl Row {
    /// What `check --explain` prints: the meaning, an example and the example without the mistake.
    pub fn explanation(&self) -> String {
        let wrapped = crate::text::wrap(self.text, COLUMNS, usize::MAX).join("\n");
        let severity = self.severity.word();
        let mut text = vec![format!(
            "{} {} ({severity})\n\n{wrapped}\n",
            self.id, self.name
        )];
        for (title, file) in [("For example:", self.example), ("Write:", self.fix)] {
            if !file.is_empty() {
                text.push(format!("\n{title}\n\n{}\n", shown(file, "    ")));
            }
        }
        text.concat()
    }
}
