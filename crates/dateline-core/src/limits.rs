//! Limits on the time and memory that a file, an expression or a frame may take, each with what it protects: those that several modules
//! share or that a user may meet. A limit that only one algorithm needs is beside that. Sizes are in bytes.

/// The deepest nesting of values: half of what `serde_yaml` allows (128). Protects the stack. Deeper ones are reported.
pub const NESTING: usize = 64;
/// The deepest nesting of a list of events in mappings that are not events. A file of another kind is refused without searching it deeper.
pub const NESTING_ABOVE_EVENTS: usize = 6;
/// The deepest nesting of lists of events in one another.
pub const NESTING_OF_EVENTS: usize = 4;
/// The deepest nesting of a value such as `{text: …}` that stands for one text.
pub const NESTING_OF_TEXTS: usize = 3;
/// The longest event: parsing a longer one takes several seconds and many times its length in memory. It is reported.
pub const LONGEST_EVENT: usize = 128 << 20;
/// The longest document that has to be parsed in one piece: it takes nine to eighteen times its length in memory. A longer one is reported.
pub const LONGEST_DOCUMENT: usize = 64 << 20;
/// Most values that aliases may add to a document, all together: "a billion laughs" ends here.
pub const REPEATED_VALUES: usize = 1 << 16;
/// Most bytes of anchored sections that are parsed again with a piece of a file that has aliases.
pub const BORROWED: usize = 64 << 10;
/// Most anchored sections that are parsed again with a piece of a file that has aliases.
pub const BORROWED_SECTIONS: usize = 64;
/// Most mistakes of one kind that are reported one by one in one place: a line, a key, an event.
pub const REPORTED: usize = 20;
/// Most keys of the items of a list that are considered: an item may have any number of them.
pub const KEYS_OF_LIST: usize = 200;
/// The longest text that is tried as a date where no key says that it is one.
pub const LONGEST_UNNAMED_DATE: usize = 100;

/// Files of fewer bytes are parsed when they are opened: that takes a few thousandths of a second.
pub const INDEXED_FROM: usize = 256 << 10;
/// Events of at least this size take longer to parse than a key press may wait, so they are parsed ahead.
pub const SLOW_EVENT: usize = 1 << 20;
/// Parsed events of a file that are kept: several screens.
pub const CACHED_EVENTS: usize = 1024;
/// Events of more bytes than this are kept apart: parsing one of them again for every frame would take too long.
pub const LONG_EVENT: usize = 64 << 10;
/// Parsed events above [`LONG_EVENT`] that are kept.
pub const CACHED_LONG_EVENTS: usize = 64;
/// Most bytes that the parsed events above [`LONG_EVENT`] may take together; the three newest are kept in any case.
pub const CACHED_LONG: usize = 32 << 20;
/// Most changed stretches of a new version of a file that are distinguished; beyond that the rest counts as changed.
pub const CHANGED_STRETCHES: usize = 1_024;
/// Places in which the words of an event of an earlier version are looked for, on each side of where it was.
pub const PLACES_OF_WORDS: usize = 200;

/// The longest expression to search for, in characters.
pub const LONGEST_PATTERN: usize = 1_000;
/// The largest size of a compiled expression, in bytes: `(a{1000}){1000}` would take a gigabyte.
pub const COMPILED_PATTERN: usize = 4 << 20;
/// The deepest nesting of groups of an expression.
pub const NESTING_OF_PATTERN: u32 = 100;
/// The deepest nesting of groups of a filter. Protects the stack.
pub const NESTING_OF_FILTER: usize = 50;
/// Most keys of a timeline that completion of a filter knows.
pub const KNOWN_KEYS: usize = 1_000;
/// Most values of one key that completion of a filter knows.
pub const KNOWN_VALUES: usize = 10_000;
/// The longest value that is offered to choose from.
pub const LONGEST_KNOWN_VALUE: usize = 200;
/// The part of an event that is searched.
pub const SEARCHED_OF_EVENT: usize = 256 << 10;
/// Most keys that are numbered for consecutive events, as each number takes a byte. Events with more keys are parsed again.
pub const KINDS_OF_TEXT: usize = 256;
/// Most matches that are marked in one text.
pub const MARKED_MATCHES: usize = 1_000;
/// The longest title search, in characters; the rest of what is typed is ignored.
pub const LONGEST_TITLE_SEARCH: usize = 100;
/// The part of a title that a search for titles looks at.
pub const SEARCHED_OF_TITLE: usize = 400;
/// Most titles that are listed while nothing is typed.
pub const LISTED_TITLES: usize = 1_000;
/// Most similar titles that are kept, the most similar first.
pub const KEPT_TITLES: usize = 50;
/// Events before, and events after an event that are compared with it to find those that overlap it.
pub const COMPARED_NEIGHBORS: usize = 48;

/// The longest text that is made readable for a screen: what comes to a screen is cut before.
pub const LONGEST_SHOWN: usize = 1 << 20;
/// A lane of the chart with more events than this shows their numbers only.
pub const DRAWN_IN_LANE: usize = 2_000;
/// Where more events than this are on a screen of the chart, there is no room for names.
pub const NAMED_ON_CHART: usize = 600;
/// Most lanes by the values of a key for which the chart offers the key.
pub const LANES: usize = 24;
/// Most lanes of a chart. Events of further ones are in a last lane without a name.
pub const MOST_LANES: usize = 1_000;
/// Most events that are parsed to make lanes. The lanes of more come from the texts that verification gathered.
pub const READ_FOR_LANES: usize = 20_000;
/// Events of a larger file that are parsed to see what lanes can be made by.
pub const SAMPLED_FOR_LANES: usize = 2_000;
/// The longest title on the chart, in characters.
pub const TITLE_ON_CHART: usize = 500;
