//! Words of keys, and texts, that are titles or no titles.

/// Last words of keys whose value is a category of the event.
pub(super) const KINDS: &[&str] = &[
    "kind", "type", "category", "status", "state", "class", "level", "priority", "severity",
    "importance", "lang", "language", "locale", "layout", "template", "style", "theme", "weekday",
    "side", "align", "position", "scope", "visibility", "sort", "order", "rank", "weight",
];

/// Last words of keys whose value is an identifier or an asset.
pub(super) const MARKS: &[&str] = &[
    "id", "identifier", "ids", "uuid", "guid", "hash", "sha", "commit", "slug", "key", "ref",
    "number", "no", "nr", "isbn", "doi", "icon", "icons", "emoji", "image", "images", "img",
    "photo", "picture", "thumbnail", "logo", "poster", "color", "colour", "css", "svg", "url",
    "uri", "link", "href", "email", "phone", "file", "files", "filename", "path", "i18n",
    "currency",
];

/// Last words of keys whose value is a title.
pub(super) const NAMING: &[&str] = &[
    "title", "headline", "caption", "heading", "subject", "topic", "event", "label", "name",
    "note", "summary", "description", "text", "desc", "what", "details",
];

/// Words before "name" that make it the name of something else.
pub(super) const NAMES_OF_OTHERS: &[&str] = &[
    "file", "user", "author", "artist", "owner", "first", "last", "nick", "host", "venue", "icon",
    "class", "field", "tag", "source", "place", "city", "country",
];

/// Weekdays and their abbreviations, in several languages.
pub(super) const WEEKDAYS: &[&str] = &[
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes",
    "sábado", "domingo",
];

/// Normalized keys for a post or a course, the best first.
pub(super) const POSTS: &[&str] = &[
    "position", "jobtitle", "role", "job", "degree", "studytype", "qualification", "area", "rolle",
    "stelle", "beruf", "funktion", "abschluss", "poste", "fonction", "diplome", "diplôme",
    "puesto", "cargo", "ruolo", "posizione", "functie", "opleiding", "stanowisko", "должность",
];

/// Normalized keys for where somebody works or learns.
pub(super) const EMPLOYERS: &[&str] = &[
    "company", "companyname", "employer", "organization", "organisation", "institution", "school",
    "university", "college", "unternehmen", "firma", "arbeitgeber", "schule", "hochschule",
    "universität", "entreprise", "employeur", "école", "ecole", "établissement", "etablissement",
    "université", "empresa", "institución", "institucion", "universidad", "escuela", "azienda",
    "scuola", "università", "bedrijf", "werkgever", "компания",
];

/// Normalized keys for what an event was about, which names it better than a sentence of its description.
pub(super) const THINGS: &[&str] = &[
    "course", "conference", "project", "film", "movie", "book", "package", "product", "exhibition",
    "show", "work", "talk", "song", "game", "paper", "mission", "battle", "award",
];

/// Normalized keys for who made something or took part, which names an event badly.
pub(super) const PERSONS: &[&str] = &[
    "author", "authors", "speaker", "speakers", "speakername", "presenter", "presenters", "by",
    "creator", "artist", "editor", "user", "username", "publisher", "supervisor", "contributor",
];

/// Normalized keys for the town or country of a place, which names an event worse than the place.
pub(super) const PARTS_OF_PLACES: &[&str] = &[
    "city", "town", "country", "region", "province", "county", "address", "stadt", "land", "ville",
    "pays", "ciudad", "país", "città", "paese", "cidade", "stad", "miasto", "město", "город",
];

/// Normalized keys of the two sides of a match.
pub(super) const SIDES: &[(&str, &str)] = &[
    ("home", "away"),
    ("hometeam", "awayteam"),
    ("team1", "team2"),
    ("teama", "teamb"),
    ("heim", "gast"),
    ("heimmannschaft", "gastmannschaft"),
    ("domicile", "extérieur"),
    ("casa", "trasferta"),
    ("thuis", "uit"),
    ("hemma", "borta"),
    ("white", "black"),
];
