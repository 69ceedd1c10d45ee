//! Cron expressions: read, said in words, and fired at exactly the right seconds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use std::collections::BTreeMap;

use halftone::cron::{BEIJING, Cron, Field, Problem, local_text};
use proptest::prelude::*;

fn cron(text: &str) -> Cron {
    text.parse()
        .unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

fn refusal(text: &str) -> Problem {
    text.parse::<Cron>().unwrap_err()
}

/// The next times in Beijing after 2026-11-23 00:00:00 there, a Monday.
fn times(text: &str, count: usize) -> Vec<String> {
    let after = 1_795_363_200;
    let times = cron(text)
        .upcoming(after, BEIJING, count)
        .collect::<Vec<_>>();
    let told = times.into_iter().map(|time| local_text(time, BEIJING));
    told.map(Option::unwrap).collect()
}

#[test]
fn five_fields_are_stored_as_seven_with_a_leading_zero() {
    assert_eq!(cron("*/5 * * * *").stored(), "0 */5 * * * * *");
    assert_eq!(cron("  0  0\t1 1 *  ").stored(), "0 0 0 1 1 * *");
    for text in [
        "*/5 * * * * * *",
        "0 30 9-17 1,15 JAN,jul MON-FRI 2026-2030",
        "0 1/10 * * * * *",
    ] {
        assert_eq!(cron(text).stored(), text);
    }
}

#[test]
fn words_are_what_a_person_would_say() {
    for (text, words) in [
        ("* * * * * * *", "Every second"),
        ("*/5 * * * * * *", "Every 5 seconds"),
        ("0 */5 * * * * *", "Every 5 minutes"),
        ("*/5 * * * *", "Every 5 minutes"),
        ("0 0/10 * * * * *", "Every 10 minutes"),
        ("0 0,15,30,45 * * * * *", "Every 15 minutes"),
        ("* * * * *", "Every minute"),
        ("0 * * * *", "Every hour"),
        ("0 */6 * * *", "Every 6 hours"),
        ("0 30 9 * * MON-FRI *", "At 09:30 on Monday to Friday"),
        ("15 30 9 * * 1-5 *", "At 09:30:15 on Monday to Friday"),
        ("0 2 * * *", "At 02:00 every day"),
        (
            "0 0 10,14,16 * * * *",
            "At 10:00, 14:00 and 16:00 every day",
        ),
        (
            "0 15,45 9 1 * * *",
            "At 09:15 and 09:45 on day 1 of the month",
        ),
        (
            "0 */30 9-17 * * * *",
            "Every 30 minutes from 09:00 to 17:30",
        ),
        (
            "*/5 * 9 * * * *",
            "Every 5 seconds from 09:00:00 to 09:59:55",
        ),
        ("0 30 9-17 * * * *", "Every hour from 09:30 to 17:30"),
        (
            "0 */5 9,11,13 * * * *",
            "Every 5 minutes in hours 9, 11 and 13",
        ),
        ("0 30 * * * * *", "At minute 30 of every hour"),
        (
            "0 0 12 1 * MON *",
            "At 12:00 on day 1 of the month or on Monday",
        ),
        (
            "0 0 12 1,2,3,15 JAN-MAR,DEC * 2027",
            "At 12:00 on days 1 to 3 and 15 of the month in January to March and December in 2027",
        ),
        (
            "0 */7 * * * * *",
            "At every 7th minute from 0 to 56 of every hour",
        ),
        (
            "*/20 5 0 * * 0,6 *",
            "At seconds 0, 20 and 40 of minute 5 of hour 0 on Sunday and Saturday",
        ),
        (
            "0 0 0 1 1 * 2028/2",
            "At 00:00 on day 1 of the month in January in every 2nd year from 2028 to 2098",
        ),
        // Either is enough, and one of them is every day.
        ("0 0 12 1-31 * MON *", "At 12:00 every day"),
    ] {
        assert_eq!(cron(text).words(), words, "{text}");
    }
}

#[test]
fn the_next_times_are_those_of_beijing() {
    assert_eq!(
        times("0 30 9 * * MON-FRI *", 6),
        [
            "Mon 2026-11-23 09:30:00",
            "Tue 2026-11-24 09:30:00",
            "Wed 2026-11-25 09:30:00",
            "Thu 2026-11-26 09:30:00",
            "Fri 2026-11-27 09:30:00",
            "Mon 2026-11-30 09:30:00",
        ]
    );
    assert_eq!(
        times("0 0 0 29 2 * *", 2),
        ["Tue 2028-02-29 00:00:00", "Sun 2032-02-29 00:00:00"]
    );
    assert_eq!(
        times("0 0 0 31 * * *", 3),
        [
            "Thu 2026-12-31 00:00:00",
            "Sun 2027-01-31 00:00:00",
            "Wed 2027-03-31 00:00:00"
        ]
    );
    assert_eq!(
        times("59 59 23 31 12 * 2026,2099", 3),
        ["Thu 2026-12-31 23:59:59", "Thu 2099-12-31 23:59:59"]
    );
    // The moment itself is not after itself.
    assert_eq!(times("0 0 0 23 11 * *", 1), ["Tue 2027-11-23 00:00:00"]);
    assert_eq!(cron("0 0 0 * * * 2025").next(1_795_363_200, BEIJING), None);
    assert_eq!(cron("* * * * * * *").next(u64::MAX, BEIJING), None);
    assert_eq!(cron("* * * * * * *").next(0, -3600), Some(3600));
}

#[test]
fn the_slip_of_the_guide_is_pointed_out() {
    assert_eq!(
        cron("*/5 * * * *").slip().unwrap().to_string(),
        "Five fields begin with the minute: */5 * * * * means “Every 5 minutes”. For “Every 5 seconds” write */5 * * * * * *."
    );
    assert!(
        cron("* * * * *")
            .slip()
            .unwrap()
            .to_string()
            .contains("“Every second” write * * * * * * *")
    );
    for plain in [
        "0 */5 * * * * *",
        "*/5 * * * * * *",
        "30 9 * * 1-5",
        "*/5 9 * * *",
    ] {
        assert_eq!(cron(plain).slip(), None, "{plain}");
    }
}

#[test]
fn six_fields_are_refused_with_both_meanings() {
    assert_eq!(
        refusal("*/5 * * * * *").to_string(),
        "Six fields can be read in two ways. For “Every 5 seconds” write */5 * * * * * *; for “Every 5 minutes” write 0 */5 * * * * *."
    );
    let only_one = refusal("0 30 9 * * MON").to_string();
    assert!(only_one.contains("0 30 9 * * MON *"), "{only_one}");
}

#[test]
#[expect(clippy::too_many_lines)] // one line for each refusal, to be read in one place
fn a_refusal_names_the_field_and_what_to_write() {
    let text = |text: &str| text.to_owned();
    let cases = [
        ("", Problem::Missing),
        ("* * * *", Problem::FieldCount { count: 4 }),
        ("* * * * * * * *", Problem::FieldCount { count: 8 }),
        (
            "60 * * * * * *",
            Problem::OutOfRange {
                field: Field::Second,
                text: text("60"),
            },
        ),
        (
            "* * 24 * * * *",
            Problem::OutOfRange {
                field: Field::Hour,
                text: text("24"),
            },
        ),
        (
            "* * * 0 * * *",
            Problem::OutOfRange {
                field: Field::Day,
                text: text("0"),
            },
        ),
        (
            "* * * * 13 * *",
            Problem::OutOfRange {
                field: Field::Month,
                text: text("13"),
            },
        ),
        (
            "* * * * * 7 *",
            Problem::OutOfRange {
                field: Field::Weekday,
                text: text("7"),
            },
        ),
        (
            "* * * * * * 2100",
            Problem::OutOfRange {
                field: Field::Year,
                text: text("2100"),
            },
        ),
        (
            "999999 * * * *",
            Problem::OutOfRange {
                field: Field::Minute,
                text: text("999999"),
            },
        ),
        (
            "*/0 * * * *",
            Problem::Step {
                field: Field::Minute,
                text: text("*/0"),
            },
        ),
        (
            "*/+5 * * * *",
            Problem::Step {
                field: Field::Minute,
                text: text("*/+5"),
            },
        ),
        (
            "5-1 * * * *",
            Problem::Backwards {
                field: Field::Minute,
                text: text("5-1"),
            },
        ),
        (
            "a * * * *",
            Problem::Unreadable {
                field: Field::Minute,
                text: text("a"),
            },
        ),
        (
            "1, * * * *",
            Problem::Unreadable {
                field: Field::Minute,
                text: text(""),
            },
        ),
        (
            "+1 * * * *",
            Problem::Unreadable {
                field: Field::Minute,
                text: text("+1"),
            },
        ),
        (
            "0 0 12 ? * * *",
            Problem::Unreadable {
                field: Field::Day,
                text: text("?"),
            },
        ),
        (
            "0 0 12 L * * *",
            Problem::Unreadable {
                field: Field::Day,
                text: text("L"),
            },
        ),
        ("0 0 0 30 2 * *", Problem::NeverFires),
        ("0 0 0 29 2 * 2027", Problem::NeverFires),
    ];
    for (text, problem) in cases {
        assert_eq!(refusal(text), problem, "{text}");
    }
    assert_eq!(
        refusal("* * * * * 7 *").to_string(),
        "There is no weekday 7. Use 0 (Sunday) to 6, SUN to SAT, or *."
    );
    assert_eq!(
        refusal("0 0 22-6 * * * *").to_string(),
        "In the hour, 22-6 goes backwards. Write 22-23,0-6 to go past the end, or 6-22."
    );
    assert_eq!(
        refusal("0 0 12 ? * * *").to_string(),
        "In the day, the cloud knows no “?”. Write * instead."
    );
}

/// What a field may say: mostly everything, sometimes a number, a range, a step or a list.
fn field(least: u16, most: u16) -> impl Strategy<Value = String> {
    let number = least..=most;
    let range =
        (number.clone(), number.clone()).prop_map(|(a, b)| format!("{}-{}", a.min(b), a.max(b)));
    let part = prop_oneof![
        number.clone().prop_map(|n| n.to_string()),
        range.clone(),
        (range, 1_u16..20).prop_map(|(range, step)| format!("{range}/{step}")),
        (1_u16..40).prop_map(|step| format!("*/{step}")),
        (number, 1_u16..40).prop_map(|(n, step)| format!("{n}/{step}")),
    ];
    let list = prop::collection::vec(part, 1..3).prop_map(|parts| parts.join(","));
    prop_oneof![2 => Just("*".to_owned()), 3 => list]
}

fn expression() -> impl Strategy<Value = String> {
    let years = prop_oneof![3 => Just("*".to_owned()), 1 => field(2025, 2029)];
    let fields = (
        field(0, 59),
        field(0, 59),
        field(0, 23),
        field(1, 31),
        field(1, 12),
        field(0, 6),
        years,
    );
    fields.prop_map(|(s, m, h, d, mo, w, y)| format!("{s} {m} {h} {d} {mo} {w} {y}"))
}

/// What one field allows, read by another hand: every number is tried against every part.
fn allows(field: &str, most: u64, number: u64) -> bool {
    field.split(',').any(|part| {
        let (range, step) = part.split_once('/').unwrap_or((part, "1"));
        let (first, last) = match range.split_once('-') {
            _ if range == "*" => (u64::MAX, most),
            Some((first, last)) => (first.parse().unwrap(), last.parse().unwrap()),
            None if part.contains('/') => (range.parse().unwrap(), most),
            None => (range.parse().unwrap(), range.parse().unwrap()),
        };
        let step: u64 = step.parse().unwrap();
        // A bare * counts from the first number of the field: 1 for days and months, else 0.
        let first = match first {
            u64::MAX if most == 31 || most == 12 => 1,
            u64::MAX if most == 2099 => 1970,
            u64::MAX => 0,
            first => first,
        };
        (first..=last)
            .step_by(usize::try_from(step).unwrap())
            .any(|n| n == number)
    })
}

/// True if the expression fires at this second, told by date and time as a person reads them.
fn fires(fields: &[&str], second: u64, zone: i32) -> bool {
    let told = local_text(second, zone).unwrap();
    let number = |range: std::ops::Range<usize>| told[range].parse::<u64>().unwrap();
    let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    let weekday = names
        .iter()
        .position(|name| told.starts_with(name))
        .unwrap() as u64;
    let day = allows(fields[3], 31, number(12..14));
    let weekday = allows(fields[5], 6, weekday);
    let date = if fields[3] == "*" || fields[5] == "*" {
        day && weekday
    } else {
        day || weekday
    };
    date && allows(fields[0], 59, number(21..23))
        && allows(fields[1], 59, number(18..20))
        && allows(fields[2], 23, number(15..17))
        && allows(fields[4], 12, number(9..11))
        && allows(fields[6], 2099, number(4..8))
}

proptest! {
    #[test]
    fn the_next_time_is_the_first_second_that_fires(
        text in expression(),
        after in 1_790_000_000_u64..1_830_000_000,
        zone in prop_oneof![Just(BEIJING), Just(0), -43_200..50_400_i32],
    ) {
        let Ok(cron) = text.parse::<Cron>() else { return Ok(()) };
        let fields: Vec<&str> = text.split(' ').collect();
        let next = cron.next(after, zone);
        if let Some(next) = next {
            prop_assert!(next > after && fires(&fields, next, zone), "{text} does not fire at {next}");
        }
        // Second by second, at most two hours.
        let end = next.unwrap_or(u64::MAX).min(after + 7_200);
        for second in after + 1..end {
            prop_assert!(!fires(&fields, second, zone), "{text} fires at {second} already");
        }
    }

    #[test]
    fn nothing_fires_between_now_and_a_time_far_away(
        day in 1_u16..=31, month in 1_u16..=12, weekday in field(0, 6), hour in 0_u16..24,
        after in 1_700_000_000_u64..2_000_000_000,
    ) {
        let text = format!("0 0 {hour} {day} {month} {weekday} *");
        let Ok(cron) = text.parse::<Cron>() else { return Ok(()) };
        let fields: Vec<&str> = text.split(' ').collect();
        let next = cron.next(after, BEIJING).unwrap();
        prop_assert!(fires(&fields, next, BEIJING));
        // It fires on whole hours alone, and Beijing's are those of UTC.
        let first_hour = after / 3600 + 1;
        for hour in first_hour..next / 3600 {
            prop_assert!(!fires(&fields, hour * 3600, BEIJING), "{text} fires before {next}");
        }
    }

    #[test]
    fn what_is_stored_is_stored_again_as_it_is(text in expression()) {
        if let Ok(cron) = text.parse::<Cron>() {
            let again: Cron = cron.stored().parse().unwrap();
            prop_assert_eq!(again.stored(), cron.stored());
        }
    }

    #[test]
    fn what_says_the_same_fires_at_the_same_times(
        texts in prop::collection::vec(small_expression(), 60),
    ) {
        let mut said: BTreeMap<String, (String, Vec<u64>)> = BTreeMap::new();
        for text in texts {
            let Ok(cron) = text.parse::<Cron>() else { continue };
            let times: Vec<u64> = cron.upcoming(1_795_363_200, BEIJING, 40).collect();
            let known = said.entry(cron.words()).or_insert_with(|| (text.clone(), times.clone()));
            prop_assert_eq!(&known.1, &times, "{} and {} are both “{}”", known.0, text, cron.words());
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), few in "[-0-9*/, ?LWA-Z]{0,30}") {
        for text in [text, few] {
            match text.parse::<Cron>() {
                Ok(cron) => drop((cron.words(), cron.slip())),
                Err(problem) => prop_assert!(problem.to_string().ends_with('.'), "{problem}"),
            }
        }
    }
}

/// Expressions from so few texts that many say the same.
fn small_expression() -> impl Strategy<Value = String> {
    let of = |texts: &'static [&'static str]| prop::sample::select(texts);
    let fields = (
        of(&["0", "*", "*/5", "0/5", "*/7", "5", "5/5", "0-59"]),
        of(&["0", "*", "*/5", "0-55/5", "30", "*/7", "0,30", "*/30"]),
        of(&["*", "9", "9-17", "*/2", "*/5", "9-10", "9,10"]),
        of(&["*", "1", "1-31", "*/2", "1,2,3", "1-3"]),
        of(&["*", "1", "JAN", "1-3", "*/3"]),
        of(&["*", "1", "MON", "1-5", "0-6", "*/2"]),
        of(&["*", "2027", "2027-2028", "1970-2099"]),
    );
    fields.prop_map(|(s, m, h, d, mo, w, y)| format!("{s} {m} {h} {d} {mo} {w} {y}"))
}
