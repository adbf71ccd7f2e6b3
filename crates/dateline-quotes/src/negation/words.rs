//! Tables of words that turn a sentence. They are in lowercase; `*` at the end of one stands for any ending.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Negations of what is before or after them, a line for each language.
const NEGATION_LINES: &[&str] = &[
    "not no never none nor neither nobody nothing nowhere cannot hardly scarcely barely seldom rarely nought naught nay noo nat",
    "without except unless",
    "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts weder keinesfalls keineswegs kaum",
    "ohne",
    "ne pas jamais rien aucun aucune aucunement nullement guère sans",
    "nunca jamás nada nadie ningún ninguno ninguna tampoco ni sin apenas",
    "non né nessun nessuno nessuna niente nulla neanche nemmeno senza",
    "não nem ninguém nenhum nenhuma sem",
    "niet geen nooit niemand niets noch zonder nauwelijks",
    "inte ej icke ikke ingen inget inga ingenting intet aldrig aldri utan uden uten knappt næppe",
    "ei eivät emme ilman",
    "nie nigdy nikt nic bez",
    "není nejsou nebyl* nemá nelze nesmí nikdy nikdo nikoho nikomu žádn* ani nije nisu nikad* nitko niko ništa",
    "nem nincs nincsenek soha senki semmi nélkül",
    "niciodată nimeni nimic fără",
    "değil yok hiç hiçbir hiçbiri asla kimse olmadan",
    "не нет ни нельзя никогда никто никого ничего никакой никаких нисколько без",
    "ні ані немає ніколи ніхто нічого няма никой нищо",
    "δεν μην όχι ποτέ χωρίς",
    "لا لم لن ليس ليست غير بدون هیچ نیست",
    "לא אין בלי ללא",
    "안 않* 못* 없* 아니*",
    "नहीं बिना",
    "không chưa chẳng tidak bukan belum tanpa jangan",
];

/// The ones of these that negate only what follows them.
const PREPOSITION_LINES: &[&str] = &[
    "without except unless ohne sans sin senza sem zonder utan uden uten ilman bez nélkül fără olmadan без χωρίς بدون בלי ללא",
];

/// Negations directly before the subject: "No fee is due."
const DETERMINER_LINES: &[&str] = &[
    "no neither nor unless few kein keine keinen keinem keiner keines aucun aucune ningún ninguna nessun nessuna nenhum nenhuma geen ingen inget inga \
     никакой никакая hardly scarcely barely kaum apenas nauwelijks knappt næppe",
];

/// What is between a negation and what it denies: "not true that", "none of", "rather than".
const CONJUNCTION_LINES: &[&str] = &["that whether if of than dass daß que qu che что що"];

/// Negations of scripts without spaces, and denials in them.
pub(super) const UNSPACED: &[&str] = &[
    "不", "没", "沒", "未", "无", "無", "非", "勿", "否", "拒", "ない", "なか", "なく", "なけ",
    "なし", "ません", "ず", "ぬ", "ไม่",
];

/// How a word in Japanese goes on that is negated, after its last character in kana or kanji.
pub(super) const NEGATIVE_ENDINGS: &[&str] = &[
    "ない", "なか", "なく", "なけ", "ません", "ず", "ぬ", "いない", "いなか", "いません", "おらず",
];

/// Words that reverse or deny what they are said of, a line for each language.
const DENIAL_LINES: &[&str] = &[
    "deny denie* denying denial* refus* reject* oppose* opposing doubt doubts doubted doubting doubtful disput* disprov* contradict* \
     disagree* lack lacks lacked lacking cease* ceasing stopped pretend* false falsely untrue unlikely impossible unable refrain* \
     abstain* prohibit* forbid* forbade prevent* instead rebut* refut* wrong wrongly mistaken* myth* hoax fallacy misconception",
    "leugne* verneint* verneinen bestreite* bestritt* weiger* abgelehnt dementiert* verweiger* unmöglich unwahr falsch verbot* verhinder*",
    "nie nient niait nié niée niant refus* démen* conteste* contesté* impossible faux fausse interdit*",
    "negó niega niegan negaron negado negando negar rechaz* rehus* desmint* imposible falso falsa prohib* impid*",
    "negato negò nega negano negare rifiut* smenti* impossibile vieta* neg* negou recus* rejeit* desment* impossível",
    "ontken* weiger* verwierp* onmogelijk nekt* nekade förnek* vägra* benekt* avvis* omöjlig*",
    "отказ* отриц* отверг* опроверг* запре* невозможно лож* заперечу* відмов* заборон*",
    "odmít* odmieť* popřel* popír* zakáz* odmówi* odmawia* zaprzecz* zakaz* nemožn*",
    "reddet* reddedi* reddett* yalanla* imkânsız elutasít* tagad* lehetetlen refuz* neag*",
];

/// Verbs that do so before "to".
const DENIAL_BEFORE_TO_LINES: &[&str] = &["decline* declining fail fails failed failing"];

/// Words that limit a statement, or express certainty or obligation. Each line has words of about the same meaning.
const QUALIFIER_LINES: &[&str] = &[
    "only solely merely",
    "almost nearly",
    "too",
    "alleged* reportedly supposed* purported* ostensibly apparently seemingly",
    "perhaps maybe possibly probably likely potentially presumably",
    "if whether provided wish wished wishes suppose supposing assuming imagine",
    "until till",
    "may might",
    "can could",
    "will would shall ll",
    "must should ought",
    "nur lediglich bloß",
    "beinahe fast",
    "angeblich mutmaßlich* vielleicht möglicherweise wahrscheinlich",
    "seulement uniquement seul seule seuls seules",
    "presque peut-être prétendu* probablement",
    "sólo solo solamente únicamente",
    "casi quizá* supuest* probablemente",
    "только лишь",
    "почти якобы возможно вероятно",
];

/// Words without which something else is meant, which a quote may insert but not hide: "the former mayor", "the would-be
/// buyer".
const LIMIT_LINES: &[&str] = &[
    "former formerly ex erstwhile onetime früher* vormals ehemalig* einstig*",
    "socalled selfstyled wouldbe aspiring",
    "fake mock sham bogus fictitious hypothetical",
    "less",
    "sogenannt* soidisant",
    "soll sollen solle sollte sollten",
    "kann können könne könnte könnten puede pueden podría podrían peut peuvent pourrait pourraient",
    "muss muß müssen müsse musste mußte debe deben debería deberían doit doivent devrait devraient",
];

/// Words before "to" that say what is intended, or only believed: "planned to pay", "is said to be".
const LIMIT_BEFORE_TO_LINES: &[&str] = &[
    "plan plans planned planning intend* hope hopes hoped hoping try tries tried trying attempt* threaten* offer offers offered \
     want* wish* promise* vow* seek seeks sought aim* propose* agree* expected scheduled",
    "believed thought said reported rumored rumoured understood considered claim claims claimed claiming appear* seem*",
];

/// The qualifiers that do not limit it before "be": "it … be sold" is no statement.
const MODAL_LINES: &[&str] = &["may might can could will would shall must should"];

/// Words that compare a number, or say that it is not exact.
const COMPARATIVE_LINES: &[&str] = &[
    "less fewer more than least most about approximately roughly over under above below exceeding",
    "weniger mehr als mindestens höchstens etwa rund über unter",
    "moins plus environ près más menos meno più circa",
    "более менее больше меньше около",
];

/// Words after which a clause has its own verb, so that a negation there is not one of the words before; in the first
/// line those that begin another statement about the same subject.
const CLAUSE_OPENER_LINES: &[&str] = &[
    "and but or so und aber oder sondern et mais ou y pero sino e ma и но или",
    "because that which who whom whose when where while as since after before although though",
    "weil dass daß der die das wenn als während obwohl parce que qui quand où porque cuando donde perché che",
    "что который потому когда где",
];

/// Number words by their values, and words for numbers that are not exact; "one" is left out, as it is as often a
/// pronoun.
pub(super) const NUMBER_VALUES: &[(&str, &str)] = &[
    ("0", "zero null"),
    ("2", "two twice zwei deux dos два две двух 二 两 兩"),
    ("3", "three drei trois tres три трех трёх 三"),
    ("4", "four vier quatre cuatro четыре четырех четырёх 四"),
    ("5", "five fünf cinq cinco пять пяти 五"),
    ("6", "six sechs seis шесть шести 六"),
    ("7", "seven sieben sept siete семь семи 七"),
    ("8", "eight acht huit ocho восемь восьми 八"),
    ("9", "nine neun neuf nueve девять девяти 九"),
    ("10", "ten zehn dix diez десять десяти 十"),
    ("11", "eleven elf onze"),
    (
        "12",
        "twelve zwölf douze doce dozen dutzend douzaine docena",
    ),
    ("13", "thirteen dreizehn treize trece"),
    ("14", "fourteen vierzehn quatorze catorce"),
    ("15", "fifteen fünfzehn quinze quince"),
    ("16", "sixteen sechzehn seize"),
    ("17", "seventeen siebzehn"),
    ("18", "eighteen achtzehn"),
    ("19", "nineteen neunzehn"),
    ("20", "twenty zwanzig vingt veinte двадцать"),
    ("30", "thirty dreißig trente treinta тридцать"),
    ("40", "forty vierzig quarante cuarenta сорок"),
    ("50", "fifty fünfzig cinquante cincuenta пятьдесят"),
    ("60", "sixty sechzig soixante sesenta шестьдесят"),
    ("70", "seventy siebzig setenta семьдесят"),
    ("80", "eighty achtzig ochenta восемьдесят"),
    ("90", "ninety neunzig noventa девяносто"),
    ("100", "hundred hundert cien ciento сто 百"),
    ("1000", "thousand tausend mille mil тысяч* 千"),
    ("10000", "万 萬"),
    ("100000000", "亿 億"),
    ("1000000", "million millionen millón millones миллион*"),
    ("1000000000", "billion milliard* миллиард*"),
    ("½", "half halb* moitié mitad половин* 半"),
    ("12s", "dozens"),
    ("100s", "hundreds hunderte centaines cientos сотни"),
    ("1000s", "thousands tausende milliers miles тысячи"),
    ("1000000s", "millions"),
    ("1000000000s", "billions"),
    ("few", "few fewer wenige weniger peu pocos"),
    ("many", "many viele beaucoup muchos"),
    ("most", "most meisten plupart mayoría"),
    ("several", "several mehrere plusieurs varios"),
];

/// Words that multiply the number before them.
const MAGNITUDE_LINES: &[&str] = &[
    "hundred thousand million billion trillion dozen percent bn mn mio mrd",
    "hundert tausend million millionen milliarde milliarden prozent",
    "mille million millions milliard milliards mil millón millones тысяч* миллион* миллиард* процент*",
];

/// Units of numbers.
const UNIT_LINES: &[&str] = &[
    "dollar dollars cent cents euro euros pound pounds pence franc francs franken crown crowns kronor kroner yen ruble* rouble* rupee* \
     рубл* usd eur gbp chf",
    "km m cm mm kg g mg t ha mph kmh kw mw gw kwh mwh gwh hz khz mhz ghz ml kb mb gb tb ppm ppb am pm uhr l knots tons tonnes acres miles feet foot inches yards litres liters metres meters",
    "day* week* month* year* hour* minute* tage jahre monate stunden ans jours mois heures años días meses horas лет дней",
];

/// Units in several words or with periods.
pub(super) const ABBREVIATED_UNITS: &[&str] = &["per cent", "a.m", "p.m", "sq."];

/// What is between the ends of a range of numbers.
pub(super) const RANGES: &[&str] = &["to", "bis", "à", "до"];

/// What begins an exception, a line for each language or two.
pub(super) const EXCEPTIONS: &[&str] = &[
    "except, excepting, excluding, save, unless, barring, less, minus, other than, apart from, aside from, but for, but not",
    "with the exception, subject to, provided that, as long as, so long as, only if, with the proviso",
    "außer, ausgenommen, es sei denn, sofern, mit ausnahme, vorbehaltlich, behalve, tenzij, utom, undtagen",
    "sauf, hormis, excepté, à moins que, à l'exception, sous réserve, tranne, eccetto",
    "salvo, excepto, a menos que, exceto, кроме, за исключением",
];

/// What does after a statement about all or none: "nothing but", "not without", "not until".
pub(super) const EXCEPTIONS_OF_ALL: &[&str] = &[
    "but, without, until, till, before, ohne, bis, bevor, als",
    "sans, avant, que, jusqu'à, sin, antes, hasta, sino, до, без",
];

/// Words that say that a statement is about all.
const UNIVERSAL_LINES: &[&str] = &[
    "all every everyone everybody everything everywhere any anyone anybody anything always",
    "alle allen jede jeder jedes immer",
    "tous toutes tout chaque toujours todos todas todo cada siempre",
    "все всё всех каждый всегда",
];

/// A table for looking up words: each word or stem, with the number of its line.
pub(super) struct Table {
    words: HashMap<&'static str, usize, FixedState>,
    stems: HashMap<&'static str, usize, FixedState>,
}

impl Table {
    fn of(lines: impl Iterator<Item = &'static str>) -> Self {
        let mut table = Self {
            words: HashMap::default(),
            stems: HashMap::default(),
        };
        for (number, line) in lines.enumerate() {
            for entry in line.split_ascii_whitespace() {
                match entry.strip_suffix('*') {
                    Some(stem) => table.stems.insert(stem, number),
                    None => table.words.insert(entry, number),
                };
            }
        }
        table
    }

    /// The line of a word in lowercase.
    pub fn line(&self, word: &str) -> Option<usize> {
        self.words.get(word).copied().or_else(|| {
            let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
            ends.find_map(|end| self.stems.get(word.get(..end)?).copied())
        })
    }

    /// All of its words.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.keys().copied()
    }

    /// Whether it has a word in lowercase.
    pub fn has(&self, word: &str) -> bool {
        self.line(word).is_some()
    }
}

/// A table of lines.
macro_rules! tables {
    ($($name:ident: $lines:ident),* $(,)?) => {
        $(pub(super) static $name: LazyLock<Table> =
            LazyLock::new(|| Table::of($lines.iter().copied()));)*
    };
}

tables! {
    NEGATIONS: NEGATION_LINES,
    PREPOSITIONS: PREPOSITION_LINES,
    DETERMINERS: DETERMINER_LINES,
    CONJUNCTIONS: CONJUNCTION_LINES,
    DENIALS: DENIAL_LINES,
    DENIALS_BEFORE_TO: DENIAL_BEFORE_TO_LINES,
    QUALIFIERS: QUALIFIER_LINES,
    LIMITS: LIMIT_LINES,
    LIMITS_BEFORE_TO: LIMIT_BEFORE_TO_LINES,
    MODALS: MODAL_LINES,
    CLAUSE_OPENERS: CLAUSE_OPENER_LINES,
    COMPARATIVES: COMPARATIVE_LINES,
    MAGNITUDES: MAGNITUDE_LINES,
    UNITS: UNIT_LINES,
    UNIVERSALS: UNIVERSAL_LINES,
}

/// Number words; the line is the index in [`NUMBER_VALUES`].
pub(super) static NUMBERS: LazyLock<Table> =
    LazyLock::new(|| Table::of(NUMBER_VALUES.iter().map(|(_, names)| *names)));
