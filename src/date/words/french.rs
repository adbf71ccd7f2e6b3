//! French.

use super::{Row, Word};

pub(super) const ROWS: &[Row] = &[
    ("janvier|janv|jan", Word::Month(1)),
    ("février|févr|fév|fevr", Word::Month(2)),
    ("mars|mar", Word::Month(3)),
    ("avril|avr", Word::Month(4)),
    ("mai", Word::Month(5)),
    ("juin", Word::Month(6)),
    ("juillet|juil|juill", Word::Month(7)),
    ("août|aout", Word::Month(8)),
    ("septembre|sept|sep", Word::Month(9)),
    ("octobre|oct", Word::Month(10)),
    ("novembre|nov", Word::Month(11)),
    ("décembre|déc|dec", Word::Month(12)),
    ("printemps", Word::Season(21)),
    ("été", Word::Season(22)),
    ("automne", Word::Season(23)),
    ("hiver", Word::Season(24)),
    ("lundi|lun", Word::Weekday(0)),
    ("mardi", Word::Weekday(1)),
    ("mercredi|mer", Word::Weekday(2)),
    ("jeudi|jeu", Word::Weekday(3)),
    ("vendredi|ven", Word::Weekday(4)),
    ("samedi|sam", Word::Weekday(5)),
    ("dimanche|dim", Word::Weekday(6)),
    (
        "av j c|avant j c|avant jésus christ|avant notre ère|av n è|av n e|av jc|avant jc",
        Word::Bc,
    ),
    (
        "ap j c|après j c|après jésus christ|de notre ère|apr j c|de n è|ap jc|après jc",
        Word::Ad,
    ),
    (
        "vers|environ|autour de|aux environs de|env|vers l an|vers la",
        Word::Circa,
    ),
    (
        "peut être|probablement|sans doute|incertain|présumé",
        Word::Doubt,
    ),
    ("avant|avant le|avant l|antérieur à", Word::Before),
    ("après|après le|après l|postérieur à", Word::After),
    (
        "au plus tard|au plus tard en|au plus tard le|ou avant|ou plus tôt",
        Word::UpTo,
    ),
    (
        "au plus tôt|au plus tôt en|au plus tôt le|ou après|ou plus tard",
        Word::OnOrAfter,
    ),
    (
        "depuis|depuis le|à partir de|à partir du|dès|dès le",
        Word::Since,
    ),
    ("jusqu en|jusqu au|jusqu à|jusque|jusqu", Word::Until),
    ("de|du|d", Word::From),
    ("à|au|a", Word::To),
    ("entre|entre le", Word::Between),
    ("et|et le", Word::And),
    ("ou|ou le", Word::Or),
    (
        "aujourd hui|maintenant|présent|à présent|en cours|à ce jour|à nos jours|de nos jours|nos jours|jusqu à présent|jusqu à aujourd hui|actuellement|ce jour",
        Word::Now,
    ),
    (
        "début|début du|début de|début des|le début de|au début de|au début du|au début des",
        Word::Early,
    ),
    (
        "mi|milieu|milieu du|milieu de|milieu des|au milieu de|au milieu du|au milieu des",
        Word::Mid,
    ),
    (
        "fin|fin du|fin de|fin des|à la fin de|à la fin du|à la fin des",
        Word::Late,
    ),
    (
        "première moitié|première moitié du|1re moitié du|première moitié de|première moitié des",
        Word::FirstHalf,
    ),
    (
        "seconde moitié|deuxième moitié|seconde moitié du|deuxième moitié du|2e moitié du",
        Word::SecondHalf,
    ),
    ("siècle|siècles|~s", Word::Century),
    (
        "décennie|années|les années|des années|décennies",
        Word::Decade,
    ),
    ("millénaire", Word::Millennium),
    ("trimestre|trim", Word::Quarter),
    ("semestre|moitié|moitié du|moitié de|moitié des", Word::Half),
    ("premier|première", Word::Ordinal(1)),
    ("deuxième|second", Word::Ordinal(2)),
    ("troisième", Word::Ordinal(3)),
    ("quatrième", Word::Ordinal(4)),
    ("#er|#re|#e|#ème|#eme|#ième|#o", Word::OrdinalMark),
    ("midi", Word::Noon),
    ("minuit", Word::Midnight),
    ("h|heures|heure", Word::HourMark),
    (
        "année|an|ans|l an|en|le|la|les|l|au cours de|des",
        Word::Noise,
    ),
    (
        "inconnu|inconnue|sans date|s d|non daté|non datée|date inconnue",
        Word::NoDate,
    ),
];
