//! Qualifiers of parts of a date in brackets: "11 June 2004 (month uncertain)".

use crate::certainty::Qualifier;
use crate::meaning::{Meaning, Side};
use crate::point::{Part, Point};

/// Adds the qualifiers in brackets to the parts of a date; `None` if the brackets have anything else, or the date has not
/// all of the parts. `is_end` chooses the end of a range.
pub(super) fn marked(meaning: &Meaning, inner: &str, is_end: bool) -> Option<Meaning> {
    match meaning {
        Meaning::Point(point) => Some(Meaning::Point(with_marks(*point, inner)?)),
        Meaning::Range(range) => {
            let mut range = range.clone();
            let side = if is_end {
                &mut range.end
            } else {
                &mut range.start
            };
            let Side::At(Meaning::Point(point)) = side else {
                return None;
            };
            *point = with_marks(*point, inner)?;
            Some(Meaning::Range(range))
        }
        _ => None,
    }
}

fn with_marks(mut point: Point, inner: &str) -> Option<Point> {
    for piece in inner.split(',') {
        let (part, qualifier) = mark(piece.trim())?;
        if !point.parts().any(|given| given == part) {
            return None;
        }
        point.marks.add(part, qualifier);
    }
    Some(point)
}

/// "month uncertain", "year uncertain and approximate".
fn mark(text: &str) -> Option<(Part, Qualifier)> {
    let (part, words) = text.split_once(' ')?;
    let part = match part {
        "year" => Part::Year,
        "month" => Part::Month,
        "day" => Part::Day,
        _ => return None,
    };
    let mut qualifier = Qualifier::SURE;
    for word in words.split(" and ") {
        match word {
            "uncertain" => qualifier.uncertain = true,
            "approximate" => qualifier.approximate = true,
            _ => return None,
        }
    }
    Some((part, qualifier))
}
