//! Numbers in Chinese and Japanese numerals: "一九四九年", "二十五日", "十九世紀".

use super::token::Kind;

/// Parses the numeral that begins at a byte and that a year, day, century or clock time follows. Months are words of their
/// own: "十二月".
pub(super) fn number(text: &str, at: usize) -> Option<(Kind, usize)> {
    /// Numerals of the longest number, "千九百四十九".
    const LONGEST: usize = 7;
    const COUNTED: [char; 13] = [
        '年', '日', '号', '號', '世', '时', '時', '点', '點', '分', '秒', '–', '-',
    ];
    let rest = text.get(at..)?;
    let len = rest
        .find(|letter: char| value(letter).is_none())
        .unwrap_or(rest.len());
    let numeral = rest.get(..len).filter(|numeral| !numeral.is_empty())?;
    let follows = rest.get(len..)?.starts_with(COUNTED);
    let values: Vec<u32> = numeral.chars().filter_map(value).collect();
    if !follows || values.len() > LONGEST {
        return None;
    }
    let (number, digits) = if values.iter().any(|value| *value >= 10) {
        let number = with_powers(&values)?;
        (number, number.to_string().len())
    } else {
        let number = values.iter().fold(0, |number, digit| number * 10 + digit);
        (number, values.len())
    };
    Some((Kind::Number(number, digits), at + len))
}

const fn value(letter: char) -> Option<u32> {
    Some(match letter {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// "二十五" is 2 × 10 + 5; `None` unless the powers fall.
fn with_powers(values: &[u32]) -> Option<u32> {
    let (mut total, mut digit, mut last) = (0, None, u32::MAX);
    for value in values {
        if *value < 10 {
            if digit.replace(*value).is_some() {
                return None;
            }
        } else {
            if *value >= last {
                return None;
            }
            (total, last) = (total + digit.take().unwrap_or(1) * value, *value);
        }
    }
    Some(total + digit.unwrap_or(0))
}
