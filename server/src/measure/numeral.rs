//! Numerals: how far one reaches in the text and what it is worth, in any script and with any
//! separators ("1,500", "1.500,75", "99.99", "1 500", "١٥", "２０", "½").

use rust_decimal::Decimal;

/// More significant digits than a `Decimal` can hold without loss are an id, not a quantity.
const MAX_DIGITS: usize = 27;

/// The zero of every script whose ten digits follow one another, the common ones.
const ZEROS: [char; 22] = [
    '0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐',
    '０', '𝟎', '𝟬',
];

/// Characters that are a number by themselves, with their numerator and denominator.
const FRACTIONS: [(char, i64, i64); 9] = [
    ('½', 1, 2),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('⅕', 1, 5),
    ('⅛', 1, 8),
    ('⅒', 1, 10),
    ('⅙', 1, 6),
];

/// The value of a decimal digit of any listed script.
pub(super) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS
        .iter()
        .find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|&d| d < 10))
}

fn fraction(c: char) -> Option<Decimal> {
    let (_, over, under) = FRACTIONS.iter().find(|(f, ..)| *f == c)?;
    Decimal::from(*over).checked_div(Decimal::from(*under))
}

/// Whether a numeral begins with this character.
pub(super) fn begins(c: char) -> bool {
    c.is_ascii_digit() || (!c.is_ascii() && (digit(c).is_some() || fraction(c).is_some()))
}

/// The bytes of the numeral that `rest` begins with; 0 when it begins with none.
pub(super) fn scan(rest: &str) -> usize {
    let mut end = digits(rest);
    if end == 0 {
        return rest
            .chars()
            .next()
            .filter(|&c| fraction(c).is_some())
            .map_or(0, char::len_utf8);
    }
    let mut comma_decimals = false;
    while let Some(tail) = rest.get(end..) {
        let Some(separator) = tail.chars().next() else {
            break;
        };
        let group = tail.get(separator.len_utf8()..).unwrap_or_default();
        let length = digits(group);
        let count = group.get(..length).map_or(0, |g| g.chars().count());
        let joined = match separator {
            '.' => count > 0 && !comma_decimals,
            ',' => count > 0 && !comma_decimals && !another_comma(group, length, count),
            '_' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' => count == 3,
            ' ' => count == 3 && end <= 3 && !rest.starts_with('0'),
            _ => false,
        };
        if !joined {
            break;
        }
        comma_decimals = separator == ',' && count != 3;
        end += separator.len_utf8() + length;
    }
    if let Some(c) = rest
        .get(end..)
        .and_then(|t| t.chars().next())
        .filter(|&c| fraction(c).is_some())
    {
        end += c.len_utf8();
    }
    end
}

fn digits(rest: &str) -> usize {
    rest.chars()
        .take_while(|&c| digit(c).is_some())
        .map(char::len_utf8)
        .sum()
}

/// "1,2,3" is a list, not a decimal.
fn another_comma(group: &str, length: usize, count: usize) -> bool {
    let mut after = group.get(length..).unwrap_or_default().chars();
    count != 3 && after.next() == Some(',') && after.next().is_some_and(|c| digit(c).is_some())
}

/// What the numeral is worth; none for a version ("3.8.1"), an overlong id or a number with a leading zero ("007").
pub(super) fn value(numeral: &str) -> Option<Decimal> {
    let point = decimal_point(numeral)?;
    let (mut mantissa, mut scale, mut count, mut part) = (0i128, 0u32, 0usize, Decimal::ZERO);
    for (at, c) in numeral.char_indices() {
        if let Some(d) = digit(c) {
            count += 1;
            if count > MAX_DIGITS {
                return None;
            }
            mantissa = mantissa * 10 + i128::from(d);
            scale += u32::from(point.is_some_and(|p| at > p));
        } else if let Some(f) = fraction(c) {
            part = f;
        }
    }
    let whole = point.unwrap_or(numeral.len());
    let padded =
        numeral.starts_with('0') && whole > 1 && numeral.get(1..2).is_some_and(|c| c != ".");
    if padded {
        return None;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale)
        .ok()?
        .checked_add(part)
        .map(|v| v.normalize())
}

/// Whether a numeral such as "10.000" means thousands: a count is hardly given to three decimals that end in zero.
pub(super) fn is_dotted_thousands(numeral: &str) -> bool {
    may_part_thousands(numeral, '.') && numeral.ends_with('0')
}

/// Whether `separator` may part the thousands of a numeral as well as begin its decimals: "1.125", "1,125".
pub(super) fn may_part_thousands(numeral: &str, separator: char) -> bool {
    numeral.split_once(separator).is_some_and(|(whole, group)| {
        (1..=3).contains(&whole.len()) && !whole.starts_with('0') && group.len() == 3
    })
}

/// The byte offset of the decimal separator, `Some(None)` when there is none, `None` for a version.
fn decimal_point(numeral: &str) -> Option<Option<usize>> {
    let dots = numeral.matches('.').count();
    let commas = numeral.matches(',').count();
    let (dot, comma) = (numeral.rfind('.'), numeral.rfind(','));
    match (dots, commas) {
        (0, 0) => Some(None),
        (1, 0) => Some(dot),
        (_, 0) => grouped(numeral, '.').then_some(None),
        (0, 1) if !grouped(numeral, ',') || numeral.starts_with('0') => Some(comma),
        (0, _) => Some(None),
        _ if dots > 1 && commas > 1 => None,
        _ => Some(dot.max(comma)),
    }
}

/// Whether every group after the first has three digits, as thousands do.
fn grouped(numeral: &str, separator: char) -> bool {
    numeral
        .split(separator)
        .skip(1)
        .all(|g| g.chars().take_while(|&c| digit(c).is_some()).count() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn reaches_and_values() {
        let table = "
            1500 users        | 1500        | 1500
            1,500             | 1,500       | 1500
            1,500,000.5       | 1,500,000.5 | 1500000.5
            1.500,75 €        | 1.500,75    | 1500.75
            1.500.000         | 1.500.000   | 1500000
            99.99%            | 99.99       | 99.99
            99,9%             | 99,9        | 99.9
            0,125             | 0,125       | 0.125
            1 500 visits      | 1 500       | 1500
            1\u{202f}500       | 1\u{202f}500 | 1500
            1'500             | 1'500       | 1500
            10_000            | 10_000      | 10000
            2, 3              | 2           | 2
            1,2,3             | 1           | 1
            5 1000            | 5           | 5
            5.                | 5           | 5
            3.8.1             | 3.8.1       |
            0002              | 0002        |
            0.5               | 0.5         | 0.5
            0                 | 0           | 0
            ٩٥٪               | ٩٥          | 95
            ２０％            | ２０        | 20
            ½ day             | ½           | 0.5
            2½                | 2½          | 2.5
            999,99 and        | 999,99      | 999.99
            123456789012345678901234567890 | 123456789012345678901234567890 |
        ";
        for [text, numeral, worth] in cases(table) {
            assert_eq!(&text[..scan(text)], numeral, "{text}");
            let found = value(numeral).map(|value| value.to_string());
            assert_eq!(found.unwrap_or_default(), worth, "{text}");
        }
        assert_eq!(scan("abc"), 0);
    }
}
