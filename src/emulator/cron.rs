//! The cron text of a timer.

/// The seven fields: their smallest and largest number and the names that stand for numbers.
const FIELDS: [(u16, u16, &str); 7] = [
    (0, 59, ""),
    (0, 59, ""),
    (0, 23, ""),
    (1, 31, ""),
    (1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    (0, 6, "SUN MON TUE WED THU FRI SAT"),
    (1970, 2099, ""),
];

/// The text as the cloud stores it: seven fields (second, minute, hour, day, month, weekday,
/// year). Five fields are read as minute to weekday, at second 0 of every year. Nothing for any
/// other text.
pub(super) fn stored(text: &str) -> Option<String> {
    let fields: Vec<&str> = text.split_ascii_whitespace().collect();
    let seven = match fields.len() {
        5 => format!("0 {} *", fields.join(" ")),
        7 => fields.join(" "),
        _ => return None,
    };
    let mut pairs = seven.split(' ').zip(FIELDS);
    pairs
        .all(|(field, rule)| is_field(field, rule))
        .then_some(seven)
}

/// A field is a list of `*`, numbers, ranges and steps.
fn is_field(field: &str, rule: (u16, u16, &str)) -> bool {
    field.split(',').all(|part| {
        let (range, step) = part.split_once('/').unwrap_or((part, "1"));
        let numbers = match range.split_once('-') {
            _ if range == "*" => Some((rule.0, rule.1)),
            Some((first, last)) => number(first, rule).zip(number(last, rule)),
            None => number(range, rule).map(|number| (number, number)),
        };
        let step = digits(step).is_some_and(|step| step > 0);
        step && numbers.is_some_and(|(first, last)| first <= last)
    })
}

/// A number of a field, written in digits or as a name.
fn number(text: &str, (least, most, names): (u16, u16, &str)) -> Option<u16> {
    let name = names
        .split(' ')
        .position(|name| name.eq_ignore_ascii_case(text) && !name.is_empty());
    let number = match name {
        Some(position) => u16::try_from(position).ok()? + least,
        None => digits(text)?,
    };
    (least..=most).contains(&number).then_some(number)
}

/// A number without a sign.
fn digits(text: &str) -> Option<u16> {
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_fields_are_stored_as_seven_with_a_leading_zero() {
        assert_eq!(stored("*/5 * * * *").as_deref(), Some("0 */5 * * * * *"));
        for text in [
            "*/5 * * * * * *",
            "0 30 9-17 1,15 JAN,jul MON-FRI 2026-2030",
            "59 59 23 31 12 6 2099",
            "0 0/10 * * * * *",
        ] {
            assert_eq!(stored(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_field_that_is_none_is_refused() {
        for text in [
            "",
            "* * * *",
            "* * * * * *",
            "* * * * * * * *",
            "60 * * * * * *",
            "* * 24 * * * *",
            "* * * 0 * * *",
            "* * * * 13 * *",
            "* * * * * 7 *",
            "* * * * * * 2100",
            "*/0 * * * *",
            "5-1 * * * *",
            "a * * * *",
            "1, * * * *",
            "+1 * * * *",
            "* * * * JAN- * *",
            "- * * * *",
        ] {
            assert_eq!(stored(text), None, "{text}");
        }
    }
}
