//! English labels of catalogs, dictionaries of artists and encyclopedias: "born", "built", "published".

use super::word::{Row, Word};

pub(super) const ROWS: &[Row] = &[
    ("reigned|reign|&r|ruled", Word::Reign),
    (
        "born|&b|baptised|baptized|bapt|&bap|&bp|christened|&chr|died|&d|deceased|buried|&bur|married|&m|active|&act|flourished|model|acceded|crowned|abdicated|elected|documented|attested|living|recorded|mentioned|first mentioned|first recorded|first documented|signed and dated|inscribed|begun|started|reworked|repainted|restored|rebuilt|reconstructed|renewed|built|constructed|erected|completed|finished|designed|conceived|commissioned|assembled|fabricated|modeled|modelled|painted|drawn|carved|cast|minted|struck|woven|manufactured|produced|printed|printed later|reprinted|first printed|first published|republished|reissued|publ|&pub|negative|print|&neg|composed|written|photographed|taken|engraved|founded|opened|unveiled|dedicated|consecrated|inaugurated|acquired|purchased|bought|sold|premiered|first performed|established|discovered|excavated|copyright|copyrighted",
        Word::Label,
    ),
    ("bulk|bulk dates|mostly|predominantly", Word::Bulk),
    ("inclusive|inclusive dates", Word::Noise),
];
