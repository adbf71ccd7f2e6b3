//! Words of keys for dates.

/// Words of keys for when something began or happened.
pub(super) const STARTS: &[&str] = &[
    "start", "started", "starts", "begin", "began", "begins", "open", "opened", "opens", "from",
    "since", "first", "founded", "launch", "launched", "introduced", "created", "reported",
    "detected", "made", "built", "written", "composed", "painted", "published", "released",
    "premiered", "occurred", "happened", "filed", "established", "born", "in",
];

/// Words of keys for when something ended.
pub(super) const ENDS: &[&str] = &[
    "end", "ended", "ends", "close", "closed", "closes", "finish", "finished", "to", "until",
    "till", "last", "death", "died", "dissolved", "resolved", "completed", "terminated",
    "repealed", "discontinued", "retired", "removed", "shutdown", "killed", "expires", "expired",
    "expiry", "due", "deadline", "out",
];

/// Normalized keys for when something was published, which may be long after it happened.
pub(super) const PUBLISHED: &[&str] = &[
    "releasedate", "released", "publicationdate", "pubdate", "datepublished",
];

/// Further words in keys for dates.
pub(super) const FILLERS: &[&str] = &[
    "date", "dates", "time", "day", "year", "at", "on", "of", "the", "is", "was",
];

/// The two ends of a stay or a journey: a guest arrives first, a train departs first.
pub(super) const TRIPS: &[(&str, &str)] = &[
    ("arrival", "departure"),
    ("arrive", "depart"),
    ("arrived", "departed"),
    ("arrived", "left"),
    ("checkin", "checkout"),
    ("anreise", "abreise"),
    ("ankunft", "abfahrt"),
    ("arrivée", "départ"),
    ("llegada", "salida"),
];
