//! How facts are written: in Markdown, each on one line.

use std::path::Path;

use jiff::civil::Date;

use crate::workspace::index::Place;

/// No quoted words are longer, in characters.
const LONGEST: usize = 120;

/// No list names more.
const MOST_NAMES: usize = 5;

/// Words of the document, as Markdown that shows just them, on one line and not too long.
pub(super) fn quoted(words: &str) -> String {
    let mut shown = String::new();
    let mut length = 0;
    for word in words.split_whitespace() {
        length += word.chars().count() + 1;
        if length > LONGEST && !shown.is_empty() {
            shown.push_str(" …");
            break;
        }
        if !shown.is_empty() {
            shown.push(' ');
        }
        for char in word.chars().take(LONGEST) {
            if matches!(
                char,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#'
            ) {
                shown.push('\\');
            }
            shown.push(char);
        }
    }
    shown
}

/// `1 key result`, `2 key results`.
pub(super) fn count(number: usize, name: &str) -> String {
    format!("{number} {name}{}", if number == 1 { "" } else { "s" })
}

/// `line 3`, `lines 3, 5`.
pub(super) fn lines(numbers: &[usize]) -> String {
    let name = if numbers.len() == 1 { "line" } else { "lines" };
    format!("{name} {}", list(numbers.iter().map(ToString::to_string)))
}

/// A place in another file: `sales.okr.md line 3`.
pub(super) fn file(path: &Path, place: Place) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!("{} line {}", quoted(&name), place.start.line + 1)
}

/// The first few of `names`, and how many more there are.
pub(super) fn list(names: impl IntoIterator<Item = String>) -> String {
    let mut names = names.into_iter();
    let first: Vec<String> = names.by_ref().take(MOST_NAMES).collect();
    let list = first.join(", ");
    match names.count() {
        0 => list,
        more => format!("{list} and {more} more"),
    }
}

/// How long it is from `today` to `day`.
pub(super) fn until(day: Date, today: Date) -> String {
    let days = days(today, day);
    match days {
        0 => "today".to_owned(),
        1.. => format!("in {}", count(days.unsigned_abs() as usize, "day")),
        _ => format!("{} ago", count(days.unsigned_abs() as usize, "day")),
    }
}

/// The days from `from` to `to`; negative where `to` is earlier.
pub(super) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_document_are_shown_as_they_are() {
        for (words, expected) in [
            ("Answer fast", "Answer fast"),
            ("An*swer*\n  <b>fast</b>", r"An\*swer\* \<b\>fast\</b\>"),
            ("[x](y) _z_ `c`", r"\[x\](y) \_z\_ \`c\`"),
            ("", ""),
        ] {
            assert_eq!(quoted(words), expected);
        }
        let long = quoted(&"word ".repeat(1000));
        assert!(long.ends_with("word …") && long.len() < 130, "{long}");
        assert!(quoted(&"w".repeat(1000)).len() <= LONGEST);
    }

    #[test]
    fn lists_end() {
        let names = |number: usize| list((1..=number).map(|name| name.to_string()));
        assert_eq!(names(0), "");
        assert_eq!(names(5), "1, 2, 3, 4, 5");
        assert_eq!(names(7), "1, 2, 3, 4, 5 and 2 more");
        assert_eq!(lines(&[3]), "line 3");
    }

    #[test]
    fn days_are_counted() {
        let day = |day| Date::new(2026, 3, day).expect("there is such a day");
        assert_eq!(until(day(3), day(1)), "in 2 days");
        assert_eq!(until(day(2), day(3)), "1 day ago");
        assert_eq!(until(day(2), day(2)), "today");
    }
}
