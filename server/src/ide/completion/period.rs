//! Periods in the notation of the document, and their last days.

use jiff::civil::Date;

use super::cursor::CompletionCursor;
use crate::period::{Calendar, Part, Period};

/// The quarter of `today`, of a fiscal year that begins in the month `fiscal_year_start`.
pub(super) fn present(today: Date, fiscal_year_start: u8) -> Option<Period> {
    let fiscal = fiscal_year_start > 1;
    let calendar = if fiscal {
        Calendar::Fiscal
    } else {
        Calendar::Unmarked
    };
    let years = [today.year(), today.year() + 1];
    let quarters = years
        .into_iter()
        .flat_map(|year| (1..=4).map(move |number| (year, number)));
    let mut periods =
        quarters.filter_map(|(year, number)| Period::new(year, Part::Quarter(number), calendar));
    periods.find(|period| {
        let days = period.dates(fiscal_year_start);
        days.is_some_and(|(first, last)| (first..=last).contains(&today))
    })
}

/// `to` in the notation of `from`, which is `notation`: `Q2 FY27` after `Q1 FY27`. It is in its canonical form if the
/// notation does not fit.
pub(super) fn rewritten(notation: &str, from: Period, to: Period) -> String {
    let mut written = String::new();
    let mut rest = notation;
    while let Some(start) = rest.find(|char: char| char.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let end = digits.find(|char: char| !char.is_ascii_digit());
        let (number, after) = digits.split_at(end.unwrap_or(digits.len()));
        written.push_str(before);
        let part = before
            .chars()
            .last()
            .is_some_and(|char| "qQhHwW".contains(char));
        let year: Option<i16> = number.parse().ok().filter(|_| !part);
        match year {
            Some(value) if value == from.year() => written.push_str(&to.year().to_string()),
            Some(value) if number.len() == 2 && value == from.year() % 100 => {
                written.push_str(&format!("{:02}", to.year() % 100));
            }
            _ if part => written.push_str(&to.part().number().to_string()),
            _ => written.push_str(number),
        }
        rest = after;
    }
    written.push_str(rest);
    let read = Period::find(&written).map(|(read, _)| read);
    if read == Some(to) {
        written
    } else {
        to.to_string()
    }
}

/// The names of the present, the next and the previous period, each with a few words about it. The present one is the
/// period of the document or, if the document has none, the quarter of today.
pub(super) fn names(cursor: &CompletionCursor<'_>) -> Vec<(String, &'static str)> {
    let start = cursor.snapshot.conventions().fiscal_year_start;
    let known = &cursor.snapshot.document().period.named;
    let own = known.as_ref().map(|(period, place)| {
        let notation = place.as_ref().map(|place| cursor.words(place));
        (*period, notation.unwrap_or_else(|| period.to_string()))
    });
    let beside = || {
        let period = cursor.around.latest_period()?;
        Some((period, period.to_string()))
    };
    let today = present(cursor.today, start);
    let Some((base, notation)) = own
        .or_else(beside)
        .or(today.map(|today| (today, today.to_string())))
    else {
        return Vec::new();
    };
    let beside = today.filter(|today| today.calendar() == base.calendar() && *today != base);
    let all = [
        (Some(base), "this period"),
        (base.next(), "the next period"),
        (base.previous(), "the previous period"),
        (beside, "today's quarter"),
    ];
    let named = all
        .into_iter()
        .filter_map(|(period, detail)| Some((rewritten(&notation, base, period?), detail)));
    named.collect()
}

/// What a key result can be due at: the end of its period, by name and by day.
pub(super) fn ends(cursor: &CompletionCursor<'_>) -> Vec<(String, &'static str)> {
    let start = cursor.snapshot.conventions().fiscal_year_start;
    let period = cursor.period().or_else(|| present(cursor.today, start));
    let Some(period) = period else {
        return Vec::new();
    };
    let mut ends = vec![(format!("end of {period}"), "the period's end")];
    let stated = &cursor.snapshot.document().period;
    let last = match &stated.dates {
        Some((_, last, _)) => Some(*last),
        None => period.dates(start).map(|(_, last)| last),
    };
    ends.extend(last.map(|last| (last.to_string(), "the period's last day")));
    ends
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_is_written_as_its_neighbour_is() {
        for (notation, next) in [
            ("FY27-Q1", "FY27-Q2"),
            ("FY27-Q4", "FY28-Q1"),
            ("Q4 2026", "Q1 2027"),
            ("2026 q4", "2027 q1"),
            ("Q3 FY26", "Q4 FY26"),
            ("2026-H2", "2027-H1"),
            ("2027", "2028"),
        ] {
            let from = Period::find(notation).map(|(period, _)| period);
            let from = from.expect("a period");
            let to = from.next().expect("a next one");
            assert_eq!(rewritten(notation, from, to), next, "{notation}");
        }
    }

    #[test]
    fn today_lies_in_a_quarter() {
        for (start, expected) in [(1, "2026-Q4"), (2, "FY27-Q4"), (7, "FY27-Q2")] {
            let period = present(date(2026, 11, 23), start).map(|period| period.to_string());
            assert_eq!(period.as_deref(), Some(expected), "month {start}");
        }
    }
}
