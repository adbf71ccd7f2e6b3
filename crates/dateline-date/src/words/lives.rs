//! English labels of catalogs, dictionaries of artists and encyclopedias: "born", "built", "published".

use super::word::{Row, Word};

pub(super) const ROWS: &[Row] = &[
    ("reigned|reign|&r|ruled", Word::Reign),
    (
        "born|&b|baptised|baptized|bapt|&bap|christened|&chr|died|&d|deceased|buried|&bur|married|&m|active|&act|flourished|model|acceded|crowned|abdicated|elected|documented|attested|recorded|mentioned|first mentioned|first recorded|first documented|signed and dated|inscribed|begun|started|reworked|repainted|restored|renewed|built|constructed|erected|completed|finished|designed|conceived|commissioned|assembled|fabricated|modeled|modelled|painted|drawn|carved|cast|minted|struck|woven|manufactured|produced|printed|printed later|reprinted|first printed|first published|republished|reissued|publ|&pub|negative|print|&neg|composed|written|photographed|taken|engraved|founded|opened|unveiled|dedicated|consecrated|inaugurated|acquired|purchased|bought|sold|premiered|first performed|established|discovered|excavated|copyright|copyrighted",
        Word::Label,
    ),
    ("bulk|bulk dates|mostly|predominantly", Word::Bulk),
    ("inclusive|inclusive dates", Word::Noise),
    ("new year s day|new years day", Word::Feast(1, 1)),
    ("epiphany|twelfth day", Word::Feast(1, 6)),
    ("candlemas|candlemas day", Word::Feast(2, 2)),
    (
        "lady day|annunciation|feast of the annunciation",
        Word::Feast(3, 25),
    ),
    (
        "midsummer day|nativity of st john|nativity of st john the baptist",
        Word::Feast(6, 24),
    ),
    ("lammas|lammas day", Word::Feast(8, 1)),
    ("michaelmas|michaelmas day", Word::Feast(9, 29)),
    ("halloween|all hallows eve", Word::Feast(10, 31)),
    (
        "all saints day|all hallows|all hallows day",
        Word::Feast(11, 1),
    ),
    ("all souls day", Word::Feast(11, 2)),
    ("martinmas|martinmas day", Word::Feast(11, 11)),
    ("christmas eve", Word::Feast(12, 24)),
    ("christmas|christmas day", Word::Feast(12, 25)),
    ("boxing day", Word::Feast(12, 26)),
    ("new year s eve|new years eve", Word::Feast(12, 31)),
    (
        "easter|easter day|easter sunday|easter monday|good friday|maundy thursday|palm sunday|ash wednesday|shrove tuesday|ascension day|pentecost|whitsun|whitsunday|whit sunday|whit monday|trinity sunday|corpus christi|thanksgiving|thanksgiving day|memorial day|labor day",
        Word::MovableFeast,
    ),
];
