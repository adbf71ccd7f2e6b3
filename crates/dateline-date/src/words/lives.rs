//! English labels of catalogs, dictionaries of artists and encyclopedias: "born", "built", "published".

use super::word::{Row, Word};

pub(super) const ROWS: &[Row] = &[(
    "born|&b|baptised|baptized|bapt|&bap|christened|died|&d|deceased|buried|&bur|married|active|&act|flourished|reigned|reign|&r|ruled|signed and dated|inscribed|begun|started|reworked|repainted|restored|renewed|built|constructed|erected|completed|finished|designed|modeled|modelled|painted|drawn|carved|cast|minted|struck|woven|manufactured|produced|printed|publ|&pub|composed|written|photographed|taken|engraved|founded|established|discovered|excavated|copyright|copyrighted",
    Word::Label,
)];
