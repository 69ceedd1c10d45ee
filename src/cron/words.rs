//! An expression in plain English.

use super::{Cron, During, Field, Listing, Time};

impl Cron {
    /// When it fires, as a sentence without a full stop: `At 09:30 on Monday to Friday`. Names no
    /// zone; that belongs beside it.
    pub fn words(&self) -> String {
        let schedule = self.schedule();
        let day = |days: &Vec<u16>| format!("on {} of the month", part(Field::Day, days));
        let weekday = |days: &Vec<u16>| format!("on {}", part(Field::Weekday, days));
        let days = match (&schedule.days, &schedule.weekdays) {
            (Some(days), Some(weekdays)) => Some(format!("{} or {}", day(days), weekday(weekdays))),
            (Some(days), None) => Some(day(days)),
            (None, Some(weekdays)) => Some(weekday(weekdays)),
            (None, None) => schedule.is_daily().then(|| "every day".to_owned()),
        };
        let within = |field, numbers: &Vec<u16>| format!("in {}", part(field, numbers));
        let months = schedule.months.as_ref();
        let years = schedule.years.as_ref();
        let parts = [
            Some(time(&schedule.time)),
            days,
            months.map(|months| within(Field::Month, months)),
            years.map(|years| within(Field::Year, years)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let sentence = parts.join(" ");
        let mut letters = sentence.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect()
    }
}

fn time(time: &Time) -> String {
    match time {
        Time::Every { step, unit, during } => {
            let every = match step {
                1 => format!("every {unit}"),
                _ => format!("every {step} {unit}s"),
            };
            match during {
                During::WholeDay => every,
                During::Between(first, last) => format!("{every} from {first} to {last}"),
                During::Hours(hours) => format!("{every} in {}", part(Field::Hour, hours)),
            }
        }
        Time::Hourly { first, last } => format!("every hour from {first} to {last}"),
        Time::At(times) => format!("at {}", listed(times)),
        Time::Fields(fields) => {
            let parts = fields.iter().map(|(field, numbers)| part(*field, numbers));
            format!("at {}", parts.collect::<Vec<_>>().join(" of "))
        }
    }
}

/// The numbers of one field: `minute 5`, `minutes 5 and 10 to 20`, `every 7th minute from 0 to 56`,
/// `Monday to Friday`, `2026`.
fn part(field: Field, numbers: &[u16]) -> String {
    let runs = match Listing::of(field, numbers) {
        Listing::All => return format!("every {field}"),
        Listing::Stepped { step, first, last } => {
            return format!("every {} {field} from {first} to {last}", ordinal(step));
        }
        Listing::Runs(runs) => runs,
    };
    let (least, _) = field.bounds();
    let named = field.names();
    let name = |number: u16| match named.get(usize::from(number - least)) {
        Some(name) => (*name).to_owned(),
        None => number.to_string(),
    };
    let items = runs.into_iter().map(|(first, last)| {
        if first == last {
            name(first)
        } else {
            format!("{} to {}", name(first), name(last))
        }
    });
    let list = listed(&items.collect::<Vec<_>>());
    match (named.is_empty() && field != Field::Year, numbers.len()) {
        (false, _) => list,
        (true, 1) => format!("{field} {list}"),
        (true, _) => format!("{field}s {list}"),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(items: &[String]) -> String {
    match items {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => items.concat(),
    }
}

/// `2nd`, `3rd`, `7th`.
fn ordinal(number: u16) -> String {
    let ending = match (number % 10, number % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
