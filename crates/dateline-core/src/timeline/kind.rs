//! Which sort of problem a diagnostic reports.

/// The sort of a problem: what programs and other modules tell diagnostics apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// Not classified.
    #[default]
    Other,
    /// YAML that breaks a rule no other kind names.
    NotYaml,
    /// A character that YAML does not allow.
    ControlCharacter,
    /// A byte order mark inside the file.
    ByteOrderMark,
    /// A conflict marker of version control.
    ConflictMarker,
    /// A tab in the indentation or after a dash.
    Tab,
    /// A space of another kind, such as a no-break space, where YAML wants a plain one.
    OddSpace,
    /// An event or an item whose dash has no space after it.
    DashSpace,
    /// A dash that is not below the other dashes of its list.
    DashIndent,
    /// Another character where a dash is expected.
    DashCharacter,
    /// An event that begins without its dash.
    MissingDash,
    /// A dash before a key that continues the event above.
    ExtraDash,
    /// A list that begins on the line of its key.
    ListInLine,
    /// A line that is not indented like the keys above it.
    Indentation,
    /// A key whose colon is missing.
    NoColon,
    /// A colon without a key.
    NoKey,
    /// A key whose colon has no space after it.
    ColonSpace,
    /// A second `: ` in a text without quotes.
    SecondColon,
    /// A quote that is not closed.
    OpenQuote,
    /// A text in quotes that another kind of quote seems to close.
    QuoteMismatch,
    /// Text after a closing quote.
    AfterQuote,
    /// Text that begins with curly quotes, which quote nothing in YAML.
    CurlyQuotes,
    /// A backslash in double quotes that begins no escape.
    Escape,
    /// A bracket that is not closed.
    OpenBracket,
    /// A closing bracket too many.
    ExtraBracket,
    /// A bracket closed by another kind of bracket.
    BracketMismatch,
    /// A comma or a bracket that is missing within brackets.
    MissingComma,
    /// A comma that is not wanted.
    ExtraComma,
    /// Text after a closing bracket.
    AfterBracket,
    /// A `#` that begins a comment within brackets or a text.
    CommentCutsText,
    /// A comma in braces that ends a value before its text ends.
    CommaCutsText,
    /// A closing quote of a text that no quote opens.
    StrayQuote,
    /// A merge key without an alias.
    MergeValue,
    /// A text that begins with a character that means something else.
    FirstCharacter,
    /// A block text that begins on the line of its key.
    BlockHeader,
    /// A line of a block text with too little indentation.
    BlockIndent,
    /// A comment in the style of another language.
    CommentStyle,
    /// A line that ends the document in the middle of the file.
    DocumentEnd,
    /// An alias without an anchor.
    UnknownAnchor,
    /// An alias inside its own anchor.
    RecursiveAlias,
    /// Two anchors of one name.
    DuplicateAnchor,
    /// Aliases that repeat too much text.
    AliasRepeat,
    /// A key that a mapping has twice.
    DuplicateKey,
    /// Values that are nested too deep.
    TooDeep,
    /// A text that is too long to be read in one piece.
    TooLong,
}

impl Kind {
    /// Whether a quote or a bracket is open, so that what follows cannot be told from it.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::OpenQuote | Self::OpenBracket)
    }
}
