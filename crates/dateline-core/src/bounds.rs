//! What bounds the time and the memory that a file, an expression or a frame may take: every such number of this crate, each with what it
//! protects. Bytes unless it says otherwise.

/// How deep values may be nested in one another: half of what `serde_yaml` allows (128). Protects the stack. Deeper ones are reported.
pub const NESTING: usize = 64;
/// How deep a list of events may be in mappings that are no events. Protects the time in which a file of another kind is refused.
pub const NESTING_ABOVE_EVENTS: usize = 6;
/// How deep lists of events may be nested in one another.
pub const NESTING_OF_EVENTS: usize = 4;
/// How deep a value such as `{text: …}` may be nested that stands for one text.
pub const NESTING_OF_TEXTS: usize = 3;
/// The longest event: parsing a longer one takes several seconds and many times its length in memory. It is reported.
pub const LONGEST_EVENT: usize = 128 << 20;
/// The longest document that has to be parsed in one piece: it takes nine to eighteen times its length in memory. A longer one is reported.
pub const LONGEST_DOCUMENT: usize = 64 << 20;
/// How many values aliases may add to a document, all together: "a billion laughs" ends here.
pub const REPEATED_VALUES: usize = 1 << 16;
/// How many bytes of anchored sections are parsed again with a piece of a file that has aliases.
pub const BORROWED: usize = 64 << 10;
/// How many such sections.
pub const BORROWED_SECTIONS: usize = 64;
/// How many mistakes of one kind are reported one by one in one place: a line, a key, an event.
pub const REPORTED: usize = 20;
/// How many keys of the items of a list are looked at: an item may have any number of them.
pub const KEYS_OF_LIST: usize = 200;
/// The longest text that is tried as a date where no key says that it is one.
pub const LONGEST_UNNAMED_DATE: usize = 100;

/// Files of fewer bytes are parsed when they are opened: that takes a few thousandths of a second.
pub const INDEXED_FROM: usize = 256 << 10;
/// An event of so many bytes takes longer to parse than a key may wait, so it is parsed ahead.
pub const SLOW_EVENT: usize = 1 << 20;
/// How many parsed events of a file are kept: several screens.
pub const CACHED_EVENTS: usize = 1024;
/// Events of more bytes than this are kept apart: parsing one of them again for every frame would take too long.
pub const LONG_EVENT: usize = 64 << 10;
/// How many of those are kept.
pub const CACHED_LONG_EVENTS: usize = 64;
/// How many bytes those may take, but for the last three.
pub const CACHED_LONG: usize = 32 << 20;
/// Most changed stretches of a new version of a file that are distinguished; beyond that the rest counts as changed.
pub const CHANGED_STRETCHES: usize = 1_024;
/// In how many places the words of an event of an earlier version are looked for, on each side of where it was.
pub const PLACES_OF_WORDS: usize = 200;

/// The longest expression to search for, in characters.
pub const LONGEST_PATTERN: usize = 1_000;
/// How large an expression may grow when it is compiled: `(a{1000}){1000}` would take a gigabyte.
pub const COMPILED_PATTERN: usize = 4 << 20;
/// How deep groups of an expression may be nested in one another.
pub const NESTING_OF_PATTERN: u32 = 100;
/// How deep groups of a filter may be nested in one another. Protects the stack.
pub const NESTING_OF_FILTER: usize = 50;
/// How many keys of a timeline are known when a filter is typed.
pub const KNOWN_KEYS: usize = 1_000;
/// How many values of one key are.
pub const KNOWN_VALUES: usize = 10_000;
/// The longest value that is offered to choose from.
pub const LONGEST_KNOWN_VALUE: usize = 200;
/// How much of one event is searched.
pub const SEARCHED_OF_EVENT: usize = 256 << 10;
/// Most keys that are numbered for consecutive events, as each number takes a byte. Events with more keys are parsed again.
pub const KINDS_OF_TEXT: usize = 256;
/// Most text, in bytes, that is kept for searching a file that was parsed whole. Text beyond it is rebuilt for each search.
pub const SEARCHED_OF_FILE: usize = 256 << 20;
/// How many matches are marked in one text.
pub const MARKED_MATCHES: usize = 1_000;
/// How many characters of what is typed count when titles are looked for.
pub const LONGEST_TITLE_SEARCH: usize = 100;
/// How much of a title is looked at then.
pub const SEARCHED_OF_TITLE: usize = 400;
/// How many titles are listed where nothing is typed.
pub const LISTED_TITLES: usize = 1_000;
/// How many of the titles that are alike are kept, the most alike first.
pub const KEPT_TITLES: usize = 50;
/// How many events before, and how many after an event are compared with it to find those that overlap it.
pub const COMPARED_NEIGHBORS: usize = 48;

/// The longest text that is made readable for a screen: what comes to a screen is cut before.
pub const LONGEST_SHOWN: usize = 1 << 20;
/// A lane of the chart with more events than this shows their numbers only.
pub const DRAWN_IN_LANE: usize = 2_000;
/// Where more events than this are on a screen of the chart, there is no room for names.
pub const NAMED_ON_CHART: usize = 600;
/// How many lanes the values of a key may make for the chart to offer the key.
pub const LANES: usize = 24;
/// How many characters of a title the chart may show.
pub const TITLE_ON_CHART: usize = 500;
