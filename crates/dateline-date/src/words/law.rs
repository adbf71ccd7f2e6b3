//! English phrases of courts, contracts, registers and plans.

use super::word::{Row, Word};
use crate::week::Week;

pub(super) const ROWS: &[Row] = &[
    (
        "&or about|&or around|&or near|&or approximately|about or around",
        Word::Circa,
    ),
    ("at least", Word::AtLeast),
    ("but", Word::And),
    (
        "no later|at least as early as|up to and including|on and before|prior to or on|on or prior to",
        Word::UpTo,
    ),
    (
        "on and after|from and after|no sooner than|not sooner than|not prior to|no earlier",
        Word::OnOrAfter,
    ),
    (
        "and continuing through|and continuing to|and continuing until|and continuing up to|continuing through|continuing to|continuing until|and ending on|and ending in|and ending|through and including|to and including|until and including",
        Word::To,
    ),
    (
        "and continuing|and continues|until further notice",
        Word::Now,
    ),
    (
        "and between|during the period between|in the period between|at some time between|at some point between|on a date between|sometime between",
        Word::Between,
    ),
    (
        "this|calendar year|the calendar year|calendar years|the calendar years|during the period|the period|for the period|period|in the year|in the year of our lord|in the month of|the month of|month of|at some time in|at some point in|on the date of",
        Word::Noise,
    ),
    (
        "filed|filed on|date filed|filing date|refiled|entered|entered on|signed|signed on|date signed|dated|dated as of|as of|made as of|made|made and entered into|made and entered into as of|entered into|entered into as of|effective|effective as of|effective from|effective on|effective date|executed|executed on|issued|issued on|date issued|received|received on|date received|served|served on|recorded|recorded on|sworn|sworn to|subscribed and sworn to|notarized|acknowledged|decided|decided on|argued|submitted|granted|denied|adopted|enacted|amended|as amended|ratified|approved|promulgated|published|published on|posted|posted on|updated|last updated|revised|last revised|modified|last modified|created|released|expires|expired|due|due date|expected|planned|planned for|scheduled|scheduled for|projected|anticipated|deadline|decided and entered|decided and filed|patented|sentenced|indicted|arrested|convicted|pleaded|heard|delivered|mailed|postmarked|stamped|docketed|registered|certified|witnessed|so ordered|done|detected|resolved|mitigated|triggered|occurred|happened|noticed|identified|reported|deployed|merged|committed|authored|opened|closed|reopened|logged|sent|first seen|last seen|downloaded|accessed|retrieved|captured|archived",
        Word::Label,
    ),
    (
        "fy|year end|fiscal year|fiscal|financial year|tax year|school year|academic year|ay|sy|season|semester|term|winter semester|summer semester|spring semester|fall semester|autumn semester|michaelmas term|hilary term|trinity term|lent term|easter term",
        Word::Fiscal,
    ),
    ("week|calendar week|iso week|wk|w|cw", Word::Week),
    ("weeks|wks", Word::Weeks),
    (
        "week of|week including|week containing",
        Word::WeekBy(Week::Of),
    ),
    (
        "week beginning|week commencing|week starting|week from",
        Word::WeekBy(Week::From),
    ),
    ("week ending|week ended", Word::WeekBy(Week::To)),
    (
        "weekend of|weekend of the|week end of|weekend",
        Word::WeekBy(Week::End),
    ),
    (
        "year ended|year ending|years ended|years ending|fiscal years ended|fiscal year ended|fiscal year ending|fy ended|fy ending|financial year ended|financial year ending|twelve months ended|twelve months ending|calendar year ended",
        Word::MonthsTo(12),
    ),
    ("nine months ended|nine months ending", Word::MonthsTo(9)),
    (
        "six months ended|six months ending|half year ended|half year ending",
        Word::MonthsTo(6),
    ),
    (
        "quarter ended|quarters ended|quarter ending|three months ended|three months ending",
        Word::MonthsTo(3),
    ),
    ("month ended|month ending", Word::MonthsTo(1)),
    (
        "commencing|commencing on|commencing in|with effect from|with effect as from|as from|in force from|in force since|in effect from|in effect since|applicable from|valid from",
        Word::Since,
    ),
    (
        "sometime before|some time before|at some point before|at some time before|sometime prior to",
        Word::Before,
    ),
    (
        "within|for the|sometime during|some time during",
        Word::Noise,
    ),
    (
        "as at|hearing|judgment of|judgment|trial|closing|closing date|signed and sealed|given under my hand|given under my hand and seal|exp|expiration date|date of issue",
        Word::Label,
    ),
];
