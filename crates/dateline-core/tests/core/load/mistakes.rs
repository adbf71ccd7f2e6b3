//! Mistakes in YAML, one at a time in a good file: where each is blamed, in which words, and that it costs nothing but its event.

use dateline_core::timeline::{Diagnostic, Entry, Timeline};

use super::try_load;

/// A file with nothing wrong.
const GOOD: &str = include_str!("good.yaml");
/// The line with the first dash of the events.
const FIRST_EVENT: usize = 12;

/// A mistake: what it is, a text of the good file, what is written for it, where it is to be blamed as `line:column`, and words that the
/// message, its labels or its help must have.
pub(super) type Mistake = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    ("open double, no later quote in event", "title: \"Ada: it is the certificate\"\n    quotes", "title: \"Ada: it is the certificate\n    quotes", "26:12", &["the quote opened here is never closed"]),
    ("open double, later quote", "quote: \"upstream timed out\"", "quote: \"upstream timed out", "15:12", &["the quote opened here is never closed"]),
    ("open double title, later quotes", "\"Ada: it is the certificate\"", "\"Ada: it is the certificate", "26:12", &["the quote opened here is never closed"]),
    ("open single with later", "title: 'The certificate is renewed'", "title: 'The certificate is renewed", "35:12", &["the quote opened here is never closed"]),
    ("missing opening quote", "\"Requests succeed again\"", "Requests succeed again\"", "36:36", &["this `\"` closes no quote and is part of the text", "write `summary: \"Requests succeed again\"`"]),
    ("missing opening single", "'we renew it now'", "we renew it now'", "30:30", &["this `'` closes no quote and is part of the text", "write `text: 'we renew it now'`"]),
    ("mixed quotes", "'we renew it now'", "'we renew it now\"", "30:31", &["`\"` does not close the quote opened with `'`", "close it with `'`"]),
    ("mixed quotes 2", "\"Requests succeed again\"", "\"Requests succeed again'", "36:37", &["`'` does not close the quote opened with `\"`", "close it with `\"`"]),
    ("apostrophe in single", "'The certificate is renewed'", "'The certificate's renewal'", "35:29", &["text after the closing quote", "write `title: \"The certificate's renewal\"`"]),
    ("inner quotes", "\"upstream timed out\"", "\"upstream \"app\" timed out\"", "15:23", &["text after the closing quote", "write `quote: 'upstream \"app\" timed out'`"]),
    ("trailing text", "\"upstream timed out\"", "\"upstream timed out\" (twice)", "15:33", &["text after the closing quote", "write `quote: '\"upstream timed out\" (twice)'`"]),
    ("dash one deeper", "  - date: 2025-03-09 10:20", "   - date: 2025-03-09 10:20", "25:4", &["the `-` is not below the other dashes of its list", "indent it by 2 spaces"]),
    ("dash one less", "  - date: 2025-03-09 10:20", " - date: 2025-03-09 10:20", "25:2", &["the `-` is not below the other dashes of its list", "indent it by 2 spaces"]),
    ("dash col 0", "  - date: 2025-03-09 10:20", "- date: 2025-03-09 10:20", "25:1", &["the `-` is not below the other dashes of its list", "indent it by 2 spaces"]),
    ("nbsp indent", "    title: An alert", "   \u{a0}title: An alert", "19:4", &["no-break space (U+00A0) in the indentation"]),
    ("nbsp after colon", "title: An alert is sent", "title:\u{a0}An alert is sent", "19:11", &["no-break space (U+00A0) after the `:`"]),
    ("nbsp after dash", "  - date: 2025-03-09 10:05", "  -\u{a0}date: 2025-03-09 10:05", "18:4", &["no-break space (U+00A0) after the `-`"]),
    ("ideographic space", "    title: An alert", "  \u{3000}title: An alert", "19:3", &["ideographic space (U+3000) in the indentation"]),
    ("zero width space in key", "    title: An alert", "    \u{200b}title: An alert", "19:5", &["zero width space (U+200B) before the key: it is part of its name"]),
    ("no space after dash", "  - date: 2025-03-09 10:05", "  -date: 2025-03-09 10:05", "18:3", &["no space after the `-`", "write `- date: 2025-03-09 10:05`"]),
    ("no space after dash first", "  - date: 2025-03-09 10:02", "  -date: 2025-03-09 10:02", "12:3", &["no space after the `-`", "write `- date: 2025-03-09 10:02`"]),
    ("no space after tag dash", "      - certificate", "      -certificate", "39:7", &["no space after the `-`: this is text, and one with the item beside it", "write `- certificate`"]),
    ("bracket too many", "[Ada, Ben]", "[Ada, Ben]]", "32:23", &["one `]` too many"]),
    ("brace too many", "room: \"2.01\"}", "room: \"2.01\"}}", "24:40", &["one `}` too many"]),
    ("bracket missing close", "[Ada, Ben]", "[Ada, Ben", "32:13", &["the `[` opened here is not closed"]),
    ("bracket missing open", "[Ada, Ben]", "Ada, Ben]", "32:21", &["this `]` closes no `[` and is part of the text", "write `people: [Ada, Ben]`"]),
    ("brace missing close", "room: \"2.01\"}", "room: \"2.01\"", "24:12", &["the `{` opened here is not closed"]),
    ("brace missing open", "{city: Berlin", "city: Berlin", "24:38", &["this `}` closes no `{`"]),
    ("wrong closer", "[Ada, Ben]", "[Ada, Ben}", "32:22", &["`[` is closed by `}`", "close it with `]`"]),
    ("paren closer", "[Ada, Ben]", "[Ada, Ben)", "32:22", &["`[` is closed by `)`", "close it with `]`"]),
    ("missing comma in flow map", "{city: Berlin, room", "{city: Berlin room", "24:25", &["a `,` is missing here"]),
    ("comma only in list", "[Ada, Ben]", "[Ada,, Ben]", "32:18", &["a comma with nothing before it"]),
    ("flow map no space", "{city: Berlin, room: \"2.01\"}", "{city:Berlin, room: \"2.01\"}", "24:17", &["no space after the `:`: this is a key without a value", "write `city: Berlin`"]),
    ("title at col 0", "    title: An alert is sent", "title: An alert is sent", "19:1", &["indentation does not match the keys above", "indent it by 4 spaces"]),
    ("summary at col 0", "    summary: The balancer", "summary: The balancer", "14:1", &["indentation does not match the keys above", "indent it by 4 spaces"]),
    ("title at dash col", "    title: An alert is sent", "  title: An alert is sent", "19:3", &["indentation does not match the keys above", "indent it by 4 spaces"]),
    ("title one less", "    title: An alert is sent", "   title: An alert is sent", "19:4", &["indentation does not match the keys above", "indent it by 4 spaces"]),
    ("title one more", "    title: An alert is sent", "     title: An alert is sent", "19:6", &["the line is indented deeper than the key above it, which has a text already", "indent it by 4 spaces"]),
    ("source one more", "    source: log\n    tags: [", "     source: log\n    tags: [", "16:6", &["the line is indented deeper than the key above it, which has a text already", "indent it by 4 spaces"]),
    ("last key one less", "    link: https", "   link: https", "33:4", &["indentation does not match the keys above", "indent it by 4 spaces"]),
    ("hash cuts text", "title: A review is written", "title: Bug #2291 is reviewed", "42:16", &["` #` begins a comment: the text ends before it", "write `title: \"Bug #2291 is reviewed\"`"]),
    ("hash cuts in flow", "[network, error]", "[network, error #1]", "17:27", &["`#` begins a comment here, so the `[` is not closed", "put the text in quotes: \"error #1\""]),
    ("hash source", "source: chat\n    place", "source: #chat\n    place", "23:13", &["`#` begins a comment, so `source:` has no value", "write `source: chat`"]),
    ("comma in flow map text", "{city: Berlin, room", "{city: Berlin, Mitte, room", "24:25", &["the comma ends the value, and `Mitte` is a key without a value", "put the text in quotes: \"Berlin, Mitte\""]),
    ("stray closing quote", "title: A review is written", "title: A review is written\"", "42:31", &["this `\"` closes no quote and is part of the text", "write `title: \"A review is written\"`"]),
    ("stray closing single", "title: A review is written", "title: A review is written'", "42:31", &["this `'` closes no quote and is part of the text", "write `title: 'A review is written'`"]),
    ("C:\\Users", "\"Requests succeed again\"", "\"C:\\Users\\ada\\notes.txt\"", "36:17", &["a `\\` in double quotes begins an escape, and this is none", "write `summary: 'C:\\Users\\ada\\notes.txt'`"]),
    ("bad escape", "\"Requests succeed again\"", "\"Requests \\succeed \\again\"", "36:24", &["a `\\` in double quotes begins an escape, and this is none", "write `summary: 'Requests \\succeed \\again'`"]),
    ("apostrophe escape", "\"Requests succeed again\"", "\"It\\'s fine again\"", "36:17", &["a `\\` in double quotes begins an escape, and this is none", "write `summary: \"It's fine again\"`"]),
    ("tab indent", "    title: An alert", "\ttitle: An alert", "19:1", &["tab used for indentation"]),
    ("tab indent 2", "    title: An alert", "    \ttitle: An alert", "19:5", &["tab used for indentation"]),
    ("tab after dash", "  - date: 2025-03-09 10:05", "  -\tdate: 2025-03-09 10:05", "18:4", &["tab after the dash"]),
    ("tab in block scalar", "      Nobody is", "\tNobody is", "22:1", &["tab used for indentation"]),
    ("missing colon", "    title: An alert is sent", "    title An alert is sent", "19:5", &["no `:` after `title`", "write `title: An alert is sent`"]),
    ("missing colon date", "  - date: 2025-03-09 10:05", "  - date 2025-03-09 10:05", "18:5", &["no `:` after `date`", "write `date: 2025-03-09 10:05`"]),
    ("missing colon on parent", "    quotes:\n", "    quotes\n", "27:5", &["no `:` after `quotes`", "write `quotes:`"]),
    ("missing colon on tags", "    tags:\n", "    tags\n", "38:5", &["no `:` after `tags`", "write `tags:`"]),
    ("missing colon on events", "events:\n", "events\n", "11:1", &["no `:` after `events`", "write `events:`"]),
    ("missing colon on sources", "sources:\n", "sources\n", "3:1", &["no `:` after `sources`", "write `sources:`"]),
    ("missing colon block", "summary: >", "summary >", "20:5", &["no `:` after `summary`", "write `summary: >`"]),
    ("no space after colon", "title: An alert", "title:An alert", "19:10", &["no space after the `:`", "write `title: An alert is sent`"]),
    ("no space after colon date", "- date: 2025-03-09 10:05", "- date:2025-03-09 10:05", "18:9", &["no space after the `:`", "write `date: 2025-03-09 10:05`"]),
    ("no space after colon last", "    source: chat\n    place", "    source:chat\n    place", "23:11", &["no space after the `:`", "write `source: chat`"]),
    ("equals sign", "title: An alert is sent", "title = An alert is sent", "19:5", &["no `:` after `title`", "write `title: An alert is sent`"]),
    ("second colon", "title: An alert is sent", "title: Alert: it is sent", "19:17", &["a second `: ` in a text without quotes", "put the text in quotes: title: \"Alert: it is sent\""]),
    ("double colon", "title: An alert is sent", "title:: An alert is sent", "19:5", &["unknown field `title:`: did you mean `title`?", "write `title:`; a field of another name is kept and shown under “More”"]),
    ("semicolon", "title: An alert is sent", "title; An alert is sent", "19:5", &["no `:` after `title`", "write `title: An alert is sent`"]),
    ("fullwidth colon", "title: An alert is sent", "title：An alert is sent", "19:10", &["`：` (U+FF1A) where a `:` is expected", "write `title: An alert is sent`"]),
    ("smart open only", "\"Ada: it is the certificate\"", "“Ada: it is the certificate”", "26:12", &["`“` does not quote a text in YAML, and `: ` in it begins a value", "write `title: \"“Ada: it is the certificate”\"`"]),
    ("smart mix", "\"Ada: it is the certificate\"", "\"Ada: it is the certificate”", "26:39", &["`”` does not close the quote opened with `\"`", "close it with `\"`"]),
    ("at", "title: An alert", "title: @ada An alert", "19:12", &["a text can't begin with `@`", "write `title: \"@ada An alert is sent\"`"]),
    ("backtick", "title: An alert", "title: `nginx` alert", "19:12", &["a text can't begin with a backtick", "write `title: \"`nginx` alert is sent\"`"]),
    ("percent", "title: An alert", "title: %5 alert", "19:12", &["a text can't begin with `%`", "write `title: \"%5 alert is sent\"`"]),
    ("star", "title: An alert", "title: *An alert*", "19:12", &["a text can't begin with `*`", "write `title: \"*An alert* is sent\"`"]),
    ("star bold", "title: An alert", "title: **An alert**", "19:12", &["a text can't begin with `*`", "write `title: \"**An alert** is sent\"`"]),
    ("amp", "title: An alert", "title: & An alert", "19:12", &["a text can't begin with `&`", "write `title: \"& An alert is sent\"`"]),
    ("amp2", "title: An alert", "title: &An alert", "19:12", &["`&An` names an anchor that no alias refers to, and is not part of the text", "write `title: \"&An alert is sent\"`"]),
    ("pipe text", "title: An alert", "title: | An alert", "19:12", &["the text after `|` must begin on the next line"]),
    ("gt text", "summary: >\n      The", "summary: > The pager\n      The", "20:14", &["the text after `>` must begin on the next line"]),
    ("question", "title: An alert", "title: ? An alert", "19:12", &["a text can't begin with `?`", "write `title: \"? An alert is sent\"`"]),
    ("dash text", "title: An alert", "title: - An alert", "19:12", &["a list can't begin on the line of its key"]),
    ("brace template", "title: An alert is sent", "title: {{ alert }} is sent", "19:24", &["text after the closing `}`", "write `title: \"{{ alert }} is sent\"`"]),
    ("bracket text", "title: An alert is sent", "title: [Alert] is sent", "19:20", &["text after the closing `]`", "write `title: \"[Alert] is sent\"`"]),
    ("comma start", "title: An alert", "title: , An alert", "19:12", &["a text can't begin with `,`", "write `title: \", An alert is sent\"`"]),
    ("quote comma", "\"Requests succeed again\"", "\"Requests succeed again\",", "36:38", &["comma after the closing quote"]),
    ("list of events inside", "    title: An alert is sent", "    - title: An alert is sent", "19:5", &["`-` where a key is expected"]),
    ("missing dash shallow", "  - date: 2025-03-09 10:20", "  date: 2025-03-09 10:20", "25:3", &["no `-` before `date:`, which begins an event", "write `- date: 2025-03-09 10:20`"]),
    ("quotes list item bad", "      - text: 'we renew it now'\n        source", "      - text: 'we renew it now'\n       source", "31:8", &["indentation does not match the keys above", "indent it by 8 spaces"]),
    ("quotes list item dash less", "      - text: 'we renew", "     - text: 'we renew", "30:6", &["the `-` is not below the other dashes of its list", "indent it by 6 spaces"]),
    ("quotes list item dash more", "      - text: 'we renew", "       - text: 'we renew", "30:8", &["the `-` is not below the other dashes of its list", "indent it by 6 spaces"]),
    ("quotes list at keys level w/o key", "    quotes:\n      - text", "      - text", "27:7", &["`-` where a key is expected"]),
    ("quotes source at event level", "        source: chat\n    people", "      source: chat\n    people", "31:7", &["indentation does not match the keys above", "indent it by 8 spaces"]),
    ("block scalar less indent", "      It is automatic now.", "    It is automatic now.", "45:5", &["this line is indented too little for the text of `summary: |`", "indent it by 6 spaces"]),
    ("block scalar first deeper", "      Renewal was manual.", "        Renewal was manual.", "45:7", &["this line is indented too little for the text of `summary: |`", "indent it by 8 spaces"]),
    ("block scalar not indented", "      Renewal was manual.\n      It is automatic now.", "    Renewal was manual.\n    It is automatic now.", "44:5", &["this line is indented too little for the text of `summary: |`", "indent it by 6 spaces"]),
    ("block indicator bad", "summary: |", "summary: |x", "43:14", &["the text after `|` must begin on the next line"]),
    ("block indicator 0", "summary: |", "summary: |0", "43:15", &["a digit after `|` or `>` says by how much the text is indented: 1 to 9"]),
    ("duplicate key", "    source: log\n    tags: [", "    source: log\n    source: chat\n    tags: [", "17:5", &["duplicate key `source` (first on line 16)"]),
    ("duplicate title", "    title: An alert is sent\n", "    title: An alert is sent\n    title: Another alert\n", "20:5", &["duplicate key `title` (first on line 19)"]),
    ("duplicate top key", "sources:\n", "timezone: UTC\nsources:\n", "3:1", &["duplicate key `timezone` (first on line 2)"]),
    ("duplicate events", "  - date: 2025-03-10\n", "events:\n  - date: 2025-03-10\n", "41:1", &["duplicate key `events` (first on line 11)"]),
    ("unknown alias", "place: {", "place: *office\n    office: {", "24:12", &["no anchor `&office` for the alias `*office`"]),
    ("alias typo", "place: {", "office: &office x\n    place: *ofice\n    rooms: {", "25:12", &["no anchor `&ofice` for the alias `*ofice`"]),
    ("merge unknown", "    source: chat\n    place", "    <<: *defaults\n    place", "23:9", &["no anchor `&defaults` for the alias `*defaults`"]),
    ("merge no alias", "    source: chat\n    place", "    <<: defaults\n    place", "23:9", &["`<<` merges nothing: its value is a text"]),
    ("doc marker indented", "  - date: 2025-03-09 10:20", "  ---\n  - date: 2025-03-09 10:20", "25:3", &["`---` begins a document only at the start of a line"]),
    ("dots", "  - date: 2025-03-09 10:20", "...\n  - date: 2025-03-09 10:20", "25:1", &["`...` ends the document, and more follows"]),
    ("bom middle", "  - date: 2025-03-09 10:20", "\u{feff}  - date: 2025-03-09 10:20", "25:1", &["byte order mark (U+FEFF) inside the file"]),
    ("control", "title: An alert", "title: An\u{7} alert", "19:14", &["control character U+0007 in the text"]),
    ("conflict", "    title: An alert is sent\n", "<<<<<<< HEAD\n    title: An alert is sent\n=======\n    title: One alert\n>>>>>>> other\n", "19:1", &["a conflict marker of version control"]),
    ("value on two lines same indent", "summary: The balancer finds no upstream", "summary: The balancer\n    finds no upstream", "15:5", &["no `:` after `finds no upstream`", "write `key: value`; the further lines of a text are indented deeper than its key"]),
    ("text continues at less", "summary: The balancer finds no upstream", "summary: The balancer\n  finds no upstream", "15:3", &["no `:` after `finds no upstream`", "write `key: value`; the further lines of a text are indented deeper than its key"]),
    ("quoted key no colon", "title: An alert is sent", "\"title\" An alert is sent", "19:5", &["no `:` after `\"title\"`", "write `\"title\": An alert is sent`"]),
("comment of another language before a key", "    link: https", "    // link: https", "33:5", &["`//` does not begin a comment in YAML: it is part of the key", "write `# link: https://example.org/renewal`"]),
    ("comment of another language around a key", "    source: chat\n    place", "    /* source: chat */\n    place", "23:5", &["`/*` does not begin a comment", "write `# source: chat`"]),
    ("placeholder of a snippet", "title: An alert is sent", "title: ${1:title}", "19:12", &["a placeholder that was not filled in"]),
    ("semicolon in brackets", "[network, error]", "[network; error]", "17:19", &["`;` (U+003B) is part of the text", "write `, ` before `error`"]),
    ("space in a link", "https://example.org/renewal", "https://example.org/ renewal", "33:31", &["a link ends at its first space"]),
    ("two links", "https://example.org/renewal", "https://example.org/a https://example.org/b", "33:32", &["a link ends at its first space", "write several links as a list"]),
    ("link of another scheme", "https://example.org/renewal", "ftp://example.org/renewal", "33:11", &["dateline does not open links of `ftp:`"]),
    ("people in a mapping", "[Ada, Ben]", "{lead: Ada, second: Ben}", "32:5", &["`people:` is a mapping, so nobody is read"]),
    ("source in place, misspelled", "source: chat\n    place", "source: {title: Chat, publised: 2025-03-09}\n    place", "23:27", &["unknown field `publised`: did you mean `published`?"]),
    ("source in place, no day", "source: chat\n    place", "source: {title: Chat, published: 2025-13-45}\n    place", "23:27", &["`published: 2025-13-45`: no month 13"]),
    ("text with an anchor and a colon", "title: An alert is sent", "title: &alert An alert: sent", "19:27", &["a second `: `", "title: &alert \"An alert: sent\""]),
    ("js comment", "    source: chat\n    place", "    // who said it\n    source: chat\n    place", "23:5", &["`//` does not begin a comment in YAML", "write `# who said it`"]),
    ("json-ish trailing comma", "source: log\n    tags:\n", "source: log,\n    tags:\n", "37:13", &["no source has the id `log,`"]),
    ("json quotes key", "title: An alert is sent", "\"title\": \"An alert is sent\",", "19:32", &["comma after the closing quote"]),
    ("title file open quote", "title: Outage of 9 March", "title: \"Outage of 9 March", "1:8", &["the quote opened here is never closed"]),
    ("timezone colon", "timezone: Europe/Berlin", "timezone Europe/Berlin", "2:1", &["no `:` after `timezone`", "write `timezone: Europe/Berlin`"]),
    ("dash on own line bad indent", "  - date: 2025-03-09 10:20\n    title: \"Ada", "  -\n  date: 2025-03-09 10:20\n    title: \"Ada", "26:3", &["indentation does not match the keys above", "indent it by 4 spaces"]),
    ("key list same line", "tags:\n      - certificate", "tags: - certificate", "38:11", &["a list can't begin on the line of its key"]),
    ("nested key value line", "summary: The balancer finds no upstream", "summary:\n      note: x\n     other: y", "16:6", &["indentation does not match the keys above", "indent it by 6 spaces"]),
    ("unicode dash", "  - date: 2025-03-09 10:20", "  – date: 2025-03-09 10:20", "25:3", &["`–` (en dash, U+2013) where a `-` is expected", "write `- date: 2025-03-09 10:20`"]),
    ("bullet star", "  - date: 2025-03-09 10:20", "  * date: 2025-03-09 10:20", "25:3", &["`*` (asterisk, U+002A) where a `-` is expected", "write `- date: 2025-03-09 10:20`"]),
    ("flow comma date", "{city: Berlin, room: \"2.01\"}", "{city: Berlin, since: 9 March, 2025}", "24:41", &["the comma ends the value, and `2025` is a key without a value", "put the text in quotes: \"9 March, 2025\""]),
    ("unclosed flow then keys", "{city: Berlin, room: \"2.01\"}", "{city: Berlin, room: \"2.01\"", "24:12", &["the `{` opened here is not closed"]),
    ("unclosed quote in flow", "{city: Berlin, room: \"2.01\"}", "{city: Berlin, room: \"2.01}", "24:33", &["the quote opened here is never closed"]),
    ("colon at end", "title: An alert is sent", "title: An alert is sent:", "19:28", &["a second `: ` in a text without quotes", "put the text in quotes: title: \"An alert is sent:\""]),
    ("key with only colon", "    title: An alert is sent\n", "    : An alert is sent\n", "19:5", &["no key before the `:`", "write `key: value`"]),
    ("directive", "timezone: Europe", "%YAML 1.2\ntimezone: Europe", "2:1", &["no `:` after `%YAML 1.2`", "write `key: value`, or begin the line with `#` if it is a comment"]),
    ("dashes in brackets", "[network, error]", "[\n      - network,\n      - error\n    ]", "18:7", &["a `-` within brackets, where commas separate the items"]),
    ("hash at each item in brackets", "[network, error]", "[#network, #error]", "17:12", &["`#` begins a comment here, so the `[` is not closed", "put the text in quotes: \"#network\", \"#error\""]),
    ("tab in an empty line", "    title: An alert", "\t\n    title: An alert", "19:1", &["tab in an otherwise empty line"]),
    ("missing colon before braces", "place: {city", "place {city", "24:5", &["no `:` after `place`", "write `place: {city: Berlin, room: \"2.01\"}`"]),
    ("text below its key", "title: An alert is sent", "title:\n    An alert is sent", "20:5", &["the text of `title:` is not indented deeper than its key", "indent it by 6 spaces"]),
    ("dash for a colon", "title: An alert is sent", "title - An alert is sent", "19:5", &["no `:` after `title`", "write `title: An alert is sent`"]),
    ("arrow for a colon", "title: An alert is sent", "title => An alert is sent", "19:5", &["no `:` after `title`", "write `title: An alert is sent`"]),
    ("second colon before a comment", "title: An alert is sent", "title: Alert: it is sent  # at once", "19:17", &["put the text in quotes: title: \"Alert: it is sent\""]),
    ("two dashes", "  - date: 2025-03-09 10:05", "  - - date: 2025-03-09 10:05", "18:5", &["one `-` too many", "remove it"]),
    ("item of texts one less", "      - fixed", "     - fixed", "40:6", &["the `-` is not below the other dashes of its list", "indent it by 6 spaces"]),
    ("open quote before a key", "    source: chat\n    place", "    \"source: chat\n    place", "23:5", &["the quote opened here is never closed", "write `source: chat`"]),
    ("quotes around key and value", "    source: chat\n    place", "    \"source: chat\"\n    place", "23:5", &["the quotes hold the key `source` together with its value", "write `source: chat`"]),
    ("missing opening quote, with a colon", "\"Ada: it is the certificate\"", "Ada: it is the certificate\"", "26:15", &["put the text in quotes: title: \"Ada: it is the certificate\""]),
    ("quotes around parts of a text", "\"upstream timed out\"", "\"upstream\", says the log, \"timed out\"", "15:22", &["text after the closing quote", "write `quote: '\"upstream\", says the log, \"timed out\"'`"]),
    ("escaped closing quote", "\"upstream timed out\"", "\"upstream timed out\\\"", "15:12", &["the quote opened here is never closed", "this quote is part of the text, for the `\\` before it"]),
    ("block indicator too deep", "summary: |", "summary: |8", "43:15", &["the 8 says that the text is indented by 8 more than its key, and it is by 2", "remove it"]),
    ("text without a block indicator", "summary: |\n      Renewal was manual.", "summary:\n      Renewal: it was manual.", "43:5", &["the lines below `summary:` are not one text for YAML", "write `summary: |`"]),
    ("two keys on a line", "10:41\n    title: 'The certificate is renewed'", "10:41, title: 'The certificate is renewed'", "34:29", &["a second key, `title:`, on the line of another", "write `title: 'The certificate is renewed'` on the next line"]),
    ("comma after brackets of several lines", "{city: Berlin, room: \"2.01\"}", "{city: Berlin,\n      room: \"2.01\"\n    },", "26:6", &["`,` after the closing `}`", "remove it"]),
    ("line of JSON", "  - date: 2025-03-09 10:20", "  {\"date\": \"2025-03-10\", \"title\": \"Pasted\"},\n  - date: 2025-03-09 10:20", "25:3", &["no `-` before the `{`, which begins an event", "write `- {`"]),
    ("fence of Markdown", "  - date: 2025-03-09 10:20", "```yaml\n  - date: 2025-03-09 10:20", "25:1", &["a line that begins or ends code in Markdown", "remove the line"]),
    ("bullet among tags", "      - fixed", "      • fixed", "40:7", &["`•` (bullet, U+2022) where a `-` is expected", "write `- fixed`"]),
    ("letter before a key", "    title: An alert", "x   title: An alert", "19:1", &["`x` before the key `title`", "remove it"]),
    ("item without a key", "      - text: 'we renew it now'", "      - renewal", "30:9", &["a text where a key is expected", "write `- id: renewal`"]),
    ("quote within brackets, not opened", "[Ada, Ben]", "[Ada, Ben\"]", "32:22", &["this `\"` closes no quote and is part of the text", "write `\"Ben\"`"]),
    ("equals signs in braces", "{city: Berlin, room: \"2.01\"}", "{city=Berlin}", "24:17", &["no `:` after `city`: this is a key without a value", "write `city: Berlin`"]),
    ("template", "title: An alert is sent", "title: {{ alert }}", "19:12", &["`{{` begins a mapping within a mapping, not a text", "write `title: \"{{ alert }}\"`"]),
    ("item deeper than the others", "      - fixed", "        - fixed", "40:9", &["this `-` is part of the text above it, `certificate - fixed`", "indent it by 6 spaces, like the other items"]),
    ("list below a text", "tags: [network, error]", "tags: network\n      - error", "18:7", &["this `-` is part of the text above it, `network - error`"]),
    ("hash as an item", "      - fixed", "      - #fixed", "40:9", &["`#` begins a comment, so the item is empty", "write `- \"#fixed\"`"]),
    ("hash under a key of one's own", "    source: chat\n    place", "    color: #aa0000\n    source: chat\n    place", "23:12", &["`#` begins a comment, so `color:` has no value", "write `color: \"#aa0000\"`"]),
    ("hash cuts a date", "- date: 2025-03-10", "- date: 2025-03 #10", "41:19", &["` #` begins a comment: the text ends before it", "remove it, or write a space after it"]),
    ("anchor for one word", "title: A review is written", "title: &review written", "42:12", &["`&review` names an anchor that no alias refers to, and is not part of the text", "write `title: \"&review written\"`"]),
    ("time after a comma in braces", "{city: Berlin, room: \"2.01\"}", "{city: Berlin, since: 9 March, 10:05}", "24:41", &["the comma ends the value, and `10:05` is a key without a value", "put the text in quotes: \"9 March, 10:05\""]),
    ("key indented like the block text above it", "      It is automatic now.\n    source: chat", "      It is automatic now.\n      source: chat", "46:7", &["`source:` is part of the text of `summary:`", "indent it by 4 spaces if it is a key of its own"]),
    ("source without a value", "    source: chat\n    place", "    source:\n    place", "23:5", &["`source:` is empty"]),
    ("zero width space in a key", "    source: chat\n    place", "    sou\u{200b}rce: chat\n    place", "23:8", &["zero width space (U+200B) within the key: it is part of its name", "remove it"]),
    ("zero width space after a text", "title: A review is written", "title: A review is written\u{200b}", "42:31", &["zero width space (U+200B) after the value: it is part of it"]),
    ("key in capitals twice", "    source: log\n    tags: [", "    source: log\n    Source: chat\n    tags: [", "17:5", &["duplicate key `Source` (first on line 16)"]),
    ("key of a quote misspelled", "        source: chat\n    people", "        soruce: chat\n    people", "31:9", &["unknown field `soruce`: did you mean `source`?"]),
    ("quote without its text", "      - text: \"the certificate has expired\"\n        source", "      - speaker: Ada\n        source", "28:9", &["a quote without its text"]),
    ("letter of a short key twice", "- date: 2025-03-10\n", "- start: 2025-03-10\n    endd: 2025-03-11\n", "42:5", &["unknown field `endd`: did you mean `end`?"]),
    ("key of a source misspelled", "    url: https://example.org/log", "    ulr: https://example.org/log", "7:10", &["unknown field `ulr`: did you mean `url`?"]),
    ("key of a source twice", "    publisher: Operations\n", "    publisher: Operations\n    publisher: Ops\n", "7:16", &["duplicate key `publisher` in one source"]),
    ("title lost to a mistake", "title: \"Ada: it is the certificate\"", "title:", "26:10", &["the title is empty"]),
    ("dash at the keys of the event above", "  - date: 2025-03-09 10:20", "    - date: 2025-03-09 10:20", "25:5", &["the `-` is not below the other dashes of its list", "indent it by 2 spaces, like the other events"]),
    ("head of a mail", "  - date: 2025-03-09 10:20", "From: Ada <ada@example.org>\nSubject: renewal\n  - date: 2025-03-09 10:20", "25:1", &["indentation does not match the keys above"]),
    ("key of the events indented", "events:\n", "  events:\n", "11:3", &["the key `events` is indented", "begin it at the start of the line"]),
    ("first event without its dash", "  - date: 2025-03-09 10:02", "    date: 2025-03-09 10:02", "12:5", &["no `-` before `date:`, which begins an event", "write `- date: 2025-03-09 10:02`"]),
    ("first dash one deeper", "  - date: 2025-03-09 10:02", "   - date: 2025-03-09 10:02", "12:4", &["the `-` is not below the other dashes of its list", "indent it by 2 spaces"]),
    ("two spaces after a dash", "  - date: 2025-03-09 10:05", "  -  date: 2025-03-09 10:05", "18:6", &["indentation does not match the keys below", "write one space after the `-`"]),
    ("first key of a mapping one less", "place: {city: Berlin, room: \"2.01\"}", "place:\n       city: Berlin\n      room: 2", "25:8", &["indentation does not match the keys below", "indent it by 6 spaces"]),
    ("missing colon after a key of one's own", "    link: https", "    color https", "33:5", &["no `:` after `color`", "write `color: https://example.org/renewal`"]),
    ("missing colon after such a key below a text", "    tags:\n", "    color blue\n    tags:\n", "38:5", &["no `:` after `color`", "write `color: blue`"]),
    ("missing colon after the first key", "    place: {city", "    image\n      src: a.png\n    place: {city", "24:5", &["no `:` after `image`", "write `image:`"]),
    ("space before a glued colon", "title: An alert", "title :An alert", "19:11", &["no space after the `:`", "write `title: An alert is sent`"]),
    ("period for a colon", "title: An alert", "title. An alert", "19:5", &["no `:` after `title`", "write `title: An alert is sent`"]),
    ("equals sign after the key of the events", "events:\n", "events =\n", "11:1", &["no `:` after `events`", "write `events:`"]),
    ("brackets after the key of the events", "events:\n", "events: []\n", "11:9", &["`events:` has a value on its line, and a list below it"]),
    ("open bracket after the key of the events", "events:\n", "events: [\n", "11:9", &["`events:` has a value on its line, and a list below it"]),
    ("text after the key of the events", "events:\n", "events: all of them\n", "11:9", &["`events:` has a value on its line, and a list below it"]),
    ("dash before the key of the events", "events:\n", "- events:\n", "11:1", &["`-` before the key `events` of the file", "write `events:`"]),
    ("missing colon on the first line", "title: Outage", "title Outage", "1:1", &["no `:` after `title`", "write `title: Outage of 9 March`"]),
    ("prose before the file", "title: Outage of 9 March\n", "Notes of the week\ntitle: Outage of 9 March\n", "1:1", &["no `:` after `Notes of the week`", "begin the line with `#`"]),
    ("letter on a line of its own", "    title: An alert is sent\n", "s\n    title: An alert is sent\n", "19:1", &["`s` is neither a key nor an item", "remove it"]),
    ("no-break space on an empty line", "    title: An alert is sent\n", "    title: An alert is sent\n\u{a0}\n", "20:1", &["no-break space (U+00A0) on an otherwise empty line", "remove it"]),
    ("no-break space before a colon", "title: An alert is sent", "title\u{a0}: An alert is sent", "19:10", &["no-break space (U+00A0) within the key"]),
    ("comment of HTML", "    source: chat\n    place", "    <!-- who -->\n    source: chat\n    place", "23:5", &["`<!--` does not begin a comment in YAML", "write `# who`"]),
    ("template with a percent sign", "title: An alert is sent", "title: {% alert %}", "19:12", &["a text can't begin with `{%`", "write `title: \"{% alert %}\"`"]),
    ("wide quotes", "title: An alert is sent", "title: ＂An alert is sent＂", "19:12", &["`＂` (U+FF02) is not a `\"`, but part of the text", "write `title: \"An alert is sent\"`"]),
    ("wide quotes around a colon", "title: An alert is sent", "title: ＂Alert: it is sent＂", "19:12", &["`＂` does not quote a text in YAML", "write `title: \"Alert: it is sent\"`"]),
    ("wide comma in brackets", "[Ada, Ben]", "[Ada，Ben]", "32:17", &["`，` (U+FF0C) is part of the text"]),
    ("wide colon in braces", "{city: Berlin, room", "{city：Berlin, room", "24:17", &["`：` (U+FF1A) is part of the text"]),
    ("semicolons in braces", "{city: Berlin, room", "{city: Berlin; room", "24:25", &["`;` where a `,` is expected"]),
    ("list in braces", "[Ada, Ben]", "{Ada, Ben}", "32:13", &["these are keys without values", "write `people: [Ada, Ben]`"]),
    ("other quote within brackets", "[network, error]", "['network\", error]", "17:20", &["`\"` does not close the quote opened with `'`"]),
    ("exclamation marks", "title: An alert is sent", "title: !!! An alert is sent", "19:12", &["`!!!` is a tag, and is not part of the text", "write `title: \"!!! An alert is sent\"`"]),
    ("exclamation mark", "title: An alert is sent", "title: ! An alert is sent", "19:12", &["`!` is a tag, and is not part of the text"]),
    ("items without a space", "      - certificate\n      - fixed", "      -certificate\n      -fixed", "39:7", &["no space after the `-`", "write `- certificate`"]),
    ("numbers for dashes", "      - certificate\n      - fixed", "      1. certificate\n      2. fixed", "39:7", &["a number does not begin an item", "write `- certificate`"]),
    ("comma after an item", "      - certificate\n", "      - certificate,\n", "39:20", &["the comma at the end is part of the text"]),
    ("two dashes of an item", "      - certificate\n", "      - - certificate\n", "39:9", &["one `-` too many", "write `- certificate`"]),
    ("colon after an item", "      - certificate\n", "      - certificate:\n", "39:20", &["the `:` makes `certificate` a key without a value"]),
    ("link of one letter less", "link: https://", "link: htps://", "33:11", &["the beginning of the link is misspelled", "write `https://example.org/renewal`"]),
    ("link with one slash", "link: https://", "link: https:/", "33:11", &["the beginning of the link is misspelled", "write `https://example.org/renewal`"]),
    ("link of a source without a colon", "url: https://example.org/log", "url: https//example.org/log", "7:10", &["the beginning of the link is misspelled", "write `https://example.org/log`"]),
    ("link in angle brackets", "link: https://example.org/renewal", "link: <https://example.org/renewal>", "33:11", &["`<` and `>` are part of the link", "write `https://example.org/renewal`"]),
    ("item of a quote without its dash", "      - text: 'we renew it now'", "        text: 'we renew it now'", "30:9", &["duplicate key `text` in one mapping: an item seems to begin here without its `-`", "write `- ` before it"]),
    ("quotes at the start of the line", "      - text: \"the certificate has expired\"\n        source: chat\n      - text: 'we renew it now'\n        source: chat", "- text: \"the certificate has expired\"\n  source: chat\n- text: 'we renew it now'\n  source: chat", "28:1", &["the list of `quotes:` is not indented deeper than its key", "indent it by 6 spaces"]),
    ("sources misspelled", "sources:\n", "soruces:\n", "3:1", &["unknown field `soruces`: did you mean `sources`?"]),
    ("both versions of a conflict", "  - date: 2025-03-10\n", "<<<<<<< HEAD\n=======\n>>>>>>> other\n  - date: 2025-03-10\n", "41:1", &["a conflict marker of version control"]),
    ("time zone of no place", "timezone: Europe/Berlin", "timezone: Europe/Berln", "2:11", &["unknown time zone `Europe/Berln`", "did you mean Europe/Berlin?"]),
    ("missing colon after a key of the events of one's own", "events:\n", "outages\n", "11:1", &["no `:` after `outages`", "write `key: value`, or `key:`"]),
    ("equals sign after such a key", "events:\n", "outages =\n", "11:1", &["no `:` after `outages`", "write `outages:`"]),
    ("tags in braces", "tags: [network, error]", "tags: {network: error}", "17:5", &["`tags:` is a mapping, so no tag is read"]),
    ("colon in a tag", "      - fixed", "      - fixed: yes", "38:5", &["a list with more than texts in it", "put a text with `: ` in it in quotes"]),
    ("colon in the second line of a text", "title: A review is written", "title: A review\n      as Ben said: it is written", "43:18", &["a `: ` in a further line of a text without quotes", "put the text in quotes; indent"]),
    ("misspelled date", "- date: 2025-03-10\n", "- dtae: 2025-03-10\n", "41:5", &["no date: unknown field `dtae`: did you mean `date`?", "write `date:`"]),
    ("date without a value", "- date: 2025-03-10\n", "- date:\n", "41:5", &["no date: `date:` is empty"]),
    ("lines that a diff adds", "  - date: 2025-03-10\n    title: A review", "+  - date: 2025-03-10\n+    title: A review", "41:1", &["`+` begins a line that a diff adds", "the `+` before lines"]),
    ("line that a diff removes", "    title: A review", "-    title: The review\n+    title: A review", "42:1", &["`-` begins a line that a diff removes"]),
    ("part of a diff", "  - date: 2025-03-10\n", "@@ -40,3 +40,4 @@\n  - date: 2025-03-10\n", "41:1", &["`@@` begins a part of a diff"]),
    ("text at the start of a line", "  - date: 2025-03-10\n", "to be checked\n  - date: 2025-03-10\n", "41:1", &["`to be checked` is neither a key nor an item", "begin a comment with `#`"]),
    ("item of the sources without its dash", "  - id: chat", "    id: chat", "8:9", &["duplicate key `id` in one source: a source seems to begin here without its `-`"]),
    ("day of publication that is none", "publisher: Operations", "published: 2025-13-45", "6:16", &["`published: 2025-13-45`"]),
    ("rule of equals signs", "  - date: 2025-03-10\n", "==========\n  - date: 2025-03-10\n", "41:1", &["`==========` is neither a key nor an item"]),
];

/// What was found in a file with a mistake: everything that is wrong, and the titles of its events, `None` for one that cannot be read.
struct Outcome {
    diagnostics: Vec<Diagnostic>,
    titles: Vec<Option<String>>,
}

fn outcome(text: &str) -> Outcome {
    let timeline: Timeline = match try_load(text) {
        Ok(timeline) => timeline,
        Err(error) => {
            return Outcome {
                diagnostics: error.diagnostics,
                titles: Vec::new(),
            };
        }
    };
    let problems = timeline.problems().into_iter();
    let mut titles: Vec<_> = timeline
        .entries()
        .map(|entry| match &*entry {
            Entry::Event(event) => (entry.place(), Some(event.title.clone())),
            Entry::Broken(_) => (entry.place(), None),
        })
        .collect();
    titles.sort();
    Outcome {
        diagnostics: problems.map(|problem| problem.diagnostic).collect(),
        titles: titles.into_iter().map(|(_, title)| title).collect(),
    }
}

/// Everything that a diagnostic says, without the lines of the file.
fn words(diagnostic: &Diagnostic) -> String {
    let labels = diagnostic.labels.iter().map(|label| label.text.as_str());
    let mut words = vec![diagnostic.message.as_str()];
    words.extend(labels);
    words.extend(diagnostic.help.as_deref());
    words.join("\n")
}

/// Description of the differences between what is reported of a file with a mistake and what is expected; empty if there are none.
fn complaint(good: &str, text: &str, at: &str, wanted: &[&str]) -> Option<String> {
    let Outcome {
        diagnostics,
        titles,
    } = outcome(text);
    let reports: Vec<_> = diagnostics
        .iter()
        .map(|reported| reported.report("f"))
        .collect();
    let complain = |why: &str| Some(format!("{why}\n{}\n{titles:?}\n", reports.join("\n")));
    let [reported] = diagnostics.as_slice() else {
        return complain(&format!("not one diagnostic but {}", diagnostics.len()));
    };
    let place = reported
        .place
        .map(|place| format!("{}:{}", place.line, place.column));
    if place.as_deref() != Some(at) {
        return complain(&format!("not at {at}"));
    }
    if let Some(missing) = wanted.iter().find(|word| !words(reported).contains(**word)) {
        return complain(&format!("does not say `{missing}`"));
    }
    let good = outcome(good).titles;
    let same = |(now, good): (&Option<String>, &Option<String>)| now == good;
    let kept = titles.iter().zip(&good).filter(|pair| same(*pair)).count();
    if titles.len() != good.len() || kept + 1 < good.len() {
        return complain("other events are not as before");
    }
    None
}

fn mistaken(good: &str, mistake: &Mistake) -> String {
    let (name, from, to, ..) = mistake;
    assert!(good.contains(from), "{name}: the good file has no {from:?}");
    good.replacen(from, to, 1)
}

/// Asserts that a good file has nothing wrong, and that each mistake in it is blamed where it is.
pub(super) fn assert_blamed(good: &str, mistakes: &[Mistake]) {
    assert_eq!(outcome(good).diagnostics, []);
    let complaints = mistakes.iter().filter_map(|mistake| {
        let (name, _, _, at, words) = mistake;
        let complaint = complaint(good, &mistaken(good, mistake), at, words)?;
        Some(format!("## {name}: {complaint}"))
    });
    let complaints: Vec<_> = complaints.collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn each_mistake_is_blamed_where_it_is_and_costs_one_event_at_most() {
    assert_eq!(outcome(GOOD).titles.len(), 5);
    assert_blamed(GOOD, MISTAKES);
    assert!(MISTAKES.len() >= 60);
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let complaints: Vec<_> = MISTAKES
        .iter()
        .filter(|(_, _, to, ..)| !to.contains('\r'))
        .filter_map(|mistake| {
            let (name, _, _, at, words) = mistake;
            let text = mistaken(GOOD, mistake).replace('\n', "\r\n");
            let complaint = complaint(GOOD, &text, at, words)?;
            Some(format!("## {name}: {complaint}"))
        })
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The events two columns further to the left, with their dashes at the start of the line.
#[test]
fn dashes_at_the_start_of_the_line_change_nothing() {
    let complaints: Vec<_> = MISTAKES
        .iter()
        .filter_map(|mistake| {
            let (name, _, _, at, words) = mistake;
            let (line, column) = at.split_once(':').unwrap();
            let line: usize = line.parse().unwrap();
            let text = mistaken(GOOD, mistake);
            let events = text.lines().skip(FIRST_EVENT - 1);
            let is_load_cancelled = |line: &str| !line.starts_with("  ") && !line.is_empty();
            // A line that is at the start already would be an event or a key of the file there.
            let is_marker = text.contains("\n  ---");
            if line < FIRST_EVENT || is_marker || events.clone().any(is_load_cancelled) {
                return None;
            }
            let head: Vec<_> = text.lines().take(FIRST_EVENT - 1).collect();
            let moved: Vec<_> = events
                .map(|line| line.get(2..).unwrap_or_default())
                .collect();
            let text = format!("{}\n{}\n", head.join("\n"), moved.join("\n"));
            let column: usize = column.parse().unwrap();
            let at = format!("{line}:{}", column - 2);
            let of_columns = |word: &&str| word.starts_with("indent");
            let words: Vec<_> = words
                .iter()
                .filter(|word| !of_columns(word))
                .copied()
                .collect();
            let complaint = complaint(GOOD, &text, &at, &words)?;
            Some(format!("## {name}: {complaint}"))
        })
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_mistake_in_a_source_is_reported_once_for_the_events_that_cite_it() {
    for (from, to, at) in [
        ("title: Chat of the", "title: \"Chat of the", "9:12"),
        ("  - id: chat", "  -id: chat", "8:3"),
        ("  - id: chat", "   - id: chat", "8:4"),
        ("    title: Chat of", "   title: Chat of", "9:4"),
        ("  - id: chat", "  - id: chat # \u{7}", "8:16"),
    ] {
        let Outcome {
            diagnostics,
            titles,
        } = outcome(&GOOD.replacen(from, to, 1));
        let reported: Vec<_> = diagnostics
            .iter()
            .map(|reported| reported.headline("f"))
            .collect();
        let [mistake, cited] = reported.as_slice() else {
            panic!("{reported:#?}")
        };
        assert!(
            mistake.starts_with(&format!("f:{at}: error: ")),
            "{mistake}"
        );
        let headline = "f:23:13: warning: the source `chat` cannot be read; 3 events cite it";
        assert_eq!(cited, headline);
        let (line, _) = at.split_once(':').unwrap();
        assert_eq!(diagnostics[1].labels[0].place.line.to_string(), line);
        assert!(titles.iter().all(Option::is_some), "{titles:?}");
    }
}

#[test]
fn a_source_whose_id_lost_its_key_is_one_mistake() {
    let reported = outcome(&GOOD.replacen("  - id: chat", "  - chat", 1)).diagnostics;
    let reported: Vec<_> = reported.iter().map(|one| one.headline("f")).collect();
    insta::assert_snapshot!(reported.join("\n"), @r"
    f:8:5: error: a text where a key is expected
    f:23:13: warning: the source `chat` cannot be read; 3 events cite it
    ");
}

#[test]
fn what_one_mistake_causes_elsewhere_is_not_reported() {
    let headlines = |text: &str| {
        let reported = outcome(text).diagnostics;
        let reported = reported.iter().map(|one| one.headline("f"));
        reported.collect::<Vec<_>>().join("\n")
    };
    let date_lost = GOOD.replacen("  - date: 2025-03-09 10:05\n", "", 1);
    let diff = "- {date: 2019, title: A, source: x}\n- date: 2020\n-  title: B\n-  place: C\n+  title: D\n  source: x\n- {date: 2021, title: E, source: x}\n";
    let anchor = "- date: 2019\n  title: A\n  place: &town Old town: market\n  source: x\n- {date: 2020, title: B, place: *town, source: x}\n- date: 2021\n  title: C\n  place: *town\n  source: x\n";
    let nested = "- title: A\n  evnets:\n  - {date: 2019, title: B, source: x}\n- title: C\n  events:\n  - {date: 2020, title: D, source: x}\n";
    for (text, expected) in [
        (
            date_lost.as_str(),
            "f:18:5: error: duplicate key `title` (first on line 13): an event seems to begin here without its `-`",
        ),
        (diff, "f:3:1: error: `-` begins a line that a diff removes"),
        (
            anchor,
            "f:3:24: error: a second `: ` in a text without quotes",
        ),
        (
            nested,
            "f:2:3: warning: unknown field `evnets`: did you mean `events`?",
        ),
    ] {
        assert_eq!(headlines(text), expected, "{text}");
    }
}

#[test]
fn a_text_among_the_events_is_one_message() {
    let text = GOOD.replacen(
        "  - date: 2025-03-10\n",
        "  - a review\n  - date: 2025-03-10\n",
        1,
    );
    let reported = outcome(&text).diagnostics;
    let [reported] = reported.as_slice() else {
        panic!("{reported:#?}")
    };
    assert_eq!(
        reported.headline("f"),
        "f:41:5: error: a text where an event is expected"
    );
}

/// A file as it is copied from a page in Markdown.
#[test]
fn a_file_in_a_fence_is_read() {
    for text in [
        format!("```yaml\n{GOOD}```\n"),
        format!("```\n{GOOD}"),
        format!("\n```yaml\r\n{GOOD}```"),
    ] {
        let Outcome {
            diagnostics,
            titles,
        } = outcome(&text);
        let [reported] = diagnostics.as_slice() else {
            panic!("{diagnostics:#?}")
        };
        assert!(words(reported).contains("code in Markdown"), "{reported:?}");
        assert_eq!(titles, outcome(GOOD).titles);
    }
}

/// The keys of the file are not taken for an event while there are no events yet.
#[test]
fn a_file_without_its_events_is_no_event() {
    let (head, _) = GOOD.split_once("events:").unwrap();
    let reported = outcome(&head.replace("timezone:", "dates: dmy\ntimezone:")).diagnostics;
    let [reported] = reported.as_slice() else {
        panic!("{reported:#?}")
    };
    assert_eq!(
        reported.message,
        "no list of events under any key: found `title`, `dates`, `timezone`, `sources`"
    );
}

#[test]
fn an_event_that_lost_its_dash_is_one_message() {
    let text = GOOD.replacen(
        "  - date: 2025-03-09 10:20", "    date: 2025-03-09 10:20", 1,
    );
    let reported = outcome(&text).diagnostics;
    let [reported] = reported.as_slice() else {
        panic!("{reported:#?}")
    };
    insta::assert_snapshot!(reported.report("f"), @r#"
f:25:5: error: duplicate key `date` (first on line 18): an event seems to begin here without its `-`
   |
18 |   - date: 2025-03-09 10:05
   |     ---- first here
...
25 |     date: 2025-03-09 10:20
   |     ^^^^
   = write `- ` before it, or rename one of the two
"#);
}
