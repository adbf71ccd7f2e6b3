//! Extent of the parts of months, years, decades and centuries.

/// First and last month of EDTF's sub-year codes 21 to 41 (ISO 8601-2:2019, 4.8; the months are a convention). A last
/// month before the first is in the next year.
pub(crate) const fn season_months(code: u8) -> (u8, u8) {
    match code {
        22 | 26 | 32 => (6, 8),
        23 | 27 | 29 => (9, 11),
        24 | 28 | 30 => (12, 2),
        33 => (1, 3),
        34 => (4, 6),
        35 => (7, 9),
        36 => (10, 12),
        37 => (1, 4),
        38 => (5, 8),
        39 => (9, 12),
        40 => (1, 6),
        41 => (7, 12),
        // 21, 25, 31
        _ => (3, 5),
    }
}

/// First and last day of a share of a month; 0 means the month's last day.
pub(crate) const fn days_of_month(share: Share) -> Option<(u8, u8)> {
    match share {
        Share::Early | Share::Third(1) => Some((1, 10)),
        Share::Mid | Share::Third(2) => Some((11, 20)),
        Share::Late | Share::Third(_) => Some((21, 0)),
        Share::FirstHalf => Some((1, 15)),
        Share::SecondHalf => Some((16, 0)),
        Share::All | Share::Quarter(_) | Share::Turn => None,
    }
}

/// First and last month of a share of a year.
pub(crate) const fn months_of_year(share: Share) -> Option<(u8, u8)> {
    match share {
        Share::Early => Some((1, 4)),
        Share::Mid => Some((5, 8)),
        Share::Late => Some((9, 12)),
        _ => None,
    }
}

/// First and last year of a share of a decade, from 0; `None` for quarters, which are not whole years.
pub(crate) const fn years_of_decade(share: Share) -> Option<(i64, i64)> {
    match share {
        Share::All => Some((0, 9)),
        Share::Early | Share::Third(1) => Some((0, 3)),
        Share::Mid | Share::Third(2) => Some((4, 6)),
        Share::Late | Share::Third(_) => Some((7, 9)),
        Share::FirstHalf => Some((0, 4)),
        Share::SecondHalf => Some((5, 9)),
        Share::Quarter(_) | Share::Turn => None,
    }
}

/// First and last year of a share of a century, from 0.
pub(crate) const fn years_of_century(share: Share) -> (i64, i64) {
    match share {
        Share::All => (0, 99),
        Share::Early => (0, 29),
        Share::Mid => (30, 69),
        Share::Late => (70, 99),
        Share::FirstHalf => (0, 49),
        Share::SecondHalf => (50, 99),
        Share::Third(1) => (0, 32),
        Share::Third(2) => (33, 66),
        Share::Third(_) => (67, 99),
        Share::Quarter(1) => (0, 24),
        Share::Quarter(2) => (25, 49),
        Share::Quarter(3) => (50, 74),
        Share::Quarter(_) => (75, 99),
        Share::Turn => (-10, 10),
    }
}

/// First and last year of a share of a millennium, from 0.
pub(crate) const fn years_of_millennium(share: Share) -> (i64, i64) {
    let (first, last) = match share {
        Share::Third(1) => return (0, 332),
        Share::Third(2) => return (333, 666),
        Share::Third(_) => return (667, 999),
        Share::Quarter(1) => return (0, 249),
        Share::Quarter(2) => return (250, 499),
        Share::Quarter(3) => return (500, 749),
        Share::Quarter(_) => return (750, 999),
        _ => years_of_century(share),
    };
    (first * 10, last * 10 + 9)
}

/// Part of a whole period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Share {
    #[default]
    All,
    Early,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
    /// Number from 1 to 3.
    Third(u8),
    /// Number from 1 to 4.
    Quarter(u8),
    /// The years around the start of a century.
    Turn,
}

impl Share {
    pub(crate) const ALL: [Self; 13] = [
        Self::All,
        Self::Early,
        Self::Mid,
        Self::Late,
        Self::FirstHalf,
        Self::SecondHalf,
        Self::Quarter(1),
        Self::Quarter(2),
        Self::Quarter(3),
        Self::Quarter(4),
        Self::Third(1),
        Self::Third(2),
        Self::Third(3),
    ];
}
