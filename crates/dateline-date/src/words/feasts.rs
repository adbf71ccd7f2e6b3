//! Feasts of the Christian year and holidays by their names in several languages, which are known in all of them.

use super::word::{Row, Word};

pub(super) const ROWS: &[Row] = &[
    (
        "new year s day|new years day|neujahr|neujahrstag|jour de l an|nouvel an|capodanno|nieuwjaarsdag|nyarsdagen",
        Word::Feast(1, 1),
    ),
    (
        "epiphany|twelfth day|dreikonigstag|heilige drei konige|epiphanias|epiphanie|l epiphanie|dia de reyes|epifania",
        Word::Feast(1, 6),
    ),
    (
        "candlemas|candlemas day|lichtmess|maria lichtmess|chandeleur|la chandeleur",
        Word::Feast(2, 2),
    ),
    ("valentine s day|st valentine s day", Word::Feast(2, 14)),
    ("st patrick s day", Word::Feast(3, 17)),
    (
        "lady day|annunciation|feast of the annunciation|maria verkundigung",
        Word::Feast(3, 25),
    ),
    ("st george s day|georgi|georgitag", Word::Feast(4, 23)),
    (
        "midsummer day|nativity of st john|nativity of st john the baptist|johanni|johannistag|la saint jean",
        Word::Feast(6, 24),
    ),
    ("st peter and st paul|peter und paul", Word::Feast(6, 29)),
    ("st james s day|jakobi|jakobitag", Word::Feast(7, 25)),
    ("lammas|lammas day", Word::Feast(8, 1)),
    (
        "assumption|assumption day|assumption of mary|feast of the assumption|maria himmelfahrt|assomption|l assomption|ferragosto",
        Word::Feast(8, 15),
    ),
    ("st bartholomew s day|bartholomaustag", Word::Feast(8, 24)),
    (
        "michaelmas|michaelmas day|st michael s day|michaelis|michaelistag|la saint michel",
        Word::Feast(9, 29),
    ),
    ("halloween|all hallows eve", Word::Feast(10, 31)),
    (
        "all saints day|all hallows|all hallows day|allerheiligen|toussaint|la toussaint|todos los santos|todos os santos|ognissanti",
        Word::Feast(11, 1),
    ),
    ("all souls day|allerseelen", Word::Feast(11, 2)),
    (
        "martinmas|martinmas day|st martin s day|feast of st martin|martini|martinstag|la saint martin",
        Word::Feast(11, 11),
    ),
    ("st andrew s day|andreastag", Word::Feast(11, 30)),
    ("st nicholas day|nikolaustag", Word::Feast(12, 6)),
    (
        "christmas eve|heiligabend|heilig abend|nochebuena|wigilia|julafton",
        Word::Feast(12, 24),
    ),
    (
        "christmas|christmas day|weihnachten|noel|jour de noel|navidad|natale|natal|kerstmis|eerste kerstdag|boze narodzenie|juldagen",
        Word::Feast(12, 25),
    ),
    (
        "boxing day|st stephen s day|tweede kerstdag",
        Word::Feast(12, 26),
    ),
    (
        "new year s eve|new years eve|silvester|saint sylvestre|nochevieja|oudejaarsdag|nyarsafton",
        Word::Feast(12, 31),
    ),
    (
        "lent|advent|easter|easter day|easter sunday|easter monday|good friday|maundy thursday|holy saturday|holy week|palm sunday|ash wednesday|shrove tuesday|ascension day|pentecost|whitsun|whitsunday|whit sunday|whit monday|trinity sunday|corpus christi|thanksgiving|thanksgiving day|memorial day|labor day",
        Word::MovableFeast,
    ),
    (
        "ostern|ostersonntag|ostermontag|karfreitag|grundonnerstag|palmsonntag|aschermittwoch|rosenmontag|pfingsten|pfingstsonntag|pfingstmontag|himmelfahrt|christi himmelfahrt|fronleichnam|paques|lundi de paques|vendredi saint|mercredi des cendres|mardi gras|careme|pentecote|ascension|l ascension|fete dieu",
        Word::MovableFeast,
    ),
    (
        "pascua|domingo de pascua|viernes santo|jueves santo|semana santa|miercoles de ceniza|pentecostes|pascoa|sexta feira santa|quarta feira de cinzas|carnaval|pasqua|pasquetta|venerdi santo|mercoledi delle ceneri|carnevale|pentecoste|pasen|goede vrijdag|pinksteren|hemelvaartsdag|aswoensdag|wielkanoc|wielki piatek|zielone swiatki|boze cialo|velikonoce|velky patek|letnice|pask|paskdagen|langfredagen|pingst|пасха|троица|масленица",
        Word::MovableFeast,
    ),
];
