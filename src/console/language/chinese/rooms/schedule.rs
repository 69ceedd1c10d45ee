//! When a timer fires, in Chinese: from the year down to the second, as a person would say it.

use crate::cron::{Cron, During, Field, Listing, Schedule, Time};

/// The weekdays from Sunday on.
const WEEKDAYS: [&str; 7] = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

/// When it fires, without a full stop: `周一至周五 09:30`, `每天 08:00`, `每 5 分钟`.
pub(super) fn words(cron: &Cron) -> String {
    let schedule = cron.schedule();
    let mut words = String::new();
    if let Some(years) = &schedule.years {
        words.push_str(&years_of(years));
    }
    if let Some(months) = &schedule.months {
        append(&mut words, &list(Field::Month, months));
    }
    append(&mut words, &days(&schedule));
    let time = time(&schedule.time);
    // A rhythm is said beside the days, a time of day as a part of them.
    if !words.is_empty() && time.starts_with('每') {
        words.push('，');
    }
    append(&mut words, &time);
    words
}

/// A moment with its weekday, 0 for Sunday: `2026-11-23（周一）09:30:00`.
pub(super) fn moment(weekday: u16, date: &str, time: &str) -> String {
    format!("{date}（{}）{time}", weekday_name(weekday))
}

/// What a field counts.
pub(super) const fn unit(field: Field) -> &'static str {
    match field {
        Field::Second => "秒",
        Field::Minute => "分钟",
        Field::Hour => "小时",
        Field::Day => "日",
        Field::Month => "月",
        Field::Weekday => "星期",
        Field::Year => "年",
    }
}

/// Puts `next` behind what is there, with a space where Chinese meets digits.
fn append(words: &mut String, next: &str) {
    let latin = |letter: Option<char>| letter.map(|letter| letter.is_ascii_alphanumeric());
    let ends = words.chars().next_back().filter(|end| *end != '，');
    if let (Some(end), Some(start)) = (latin(ends), latin(next.chars().next()))
        && end != start
    {
        words.push(' ');
    }
    words.push_str(next);
}

fn days(schedule: &Schedule) -> String {
    let day = |days: &Vec<u16>| list(Field::Day, days);
    let weekday = |weekdays: &Vec<u16>| list(Field::Weekday, weekdays);
    let days = match (&schedule.days, &schedule.weekdays) {
        (Some(days), Some(weekdays)) => format!("{}或{}", day(days), weekday(weekdays)),
        (Some(days), None) => day(days),
        (None, Some(weekdays)) => weekday(weekdays),
        (None, None) if schedule.is_daily() => return "每天".to_owned(),
        (None, None) => return String::new(),
    };
    match (&schedule.days, &schedule.months) {
        // Without a month the day is one of every month.
        (Some(_), None) => format!("每月 {days}"),
        (None, Some(_)) => format!("的{days}"),
        (Some(_), Some(_)) => format!("的 {days}"),
        (None, None) => days,
    }
}

fn time(time: &Time) -> String {
    match time {
        Time::Every { step, unit, during } => {
            let unit = self::unit(*unit);
            let every = match step {
                1 => format!("每{unit}"),
                _ => format!("每 {step} {unit}"),
            };
            match during {
                During::WholeDay => every,
                During::Between(first, last) => format!("{first} 至 {last} {every}"),
                During::Hours(hours) => format!("{}内{every}", list(Field::Hour, hours)),
            }
        }
        Time::Hourly { first, last } => format!("{first} 至 {last} 每小时一次"),
        Time::At(times) => joined(times),
        Time::Fields(fields) => {
            let parts = fields.iter().rev();
            let parts = parts.map(|(field, numbers)| list(*field, numbers));
            parts.collect::<Vec<_>>().join("的")
        }
    }
}

fn years_of(years: &[u16]) -> String {
    let years = list(Field::Year, years);
    // `2028 至 2098 年中每 2 年` is whole by itself.
    if years.ends_with('年') {
        years
    } else {
        format!("{years} 年")
    }
}

/// The numbers of one field: `第 30 分钟`, `9、11 和 13 时`, `1 至 3 月`, `周一至周五`.
fn list(field: Field, numbers: &[u16]) -> String {
    let unit = unit(field);
    let runs = match Listing::of(field, numbers) {
        Listing::All => return format!("每{unit}"),
        Listing::Stepped { step, first, last } => {
            return match field {
                Field::Year => format!("{first} 至 {last} 年中每 {step} 年"),
                Field::Day => format!("{first} 日至 {last} 日中每 {step} 日"),
                _ => format!("第 {first} 至 {last} {unit}中每 {step} {unit}"),
            };
        }
        Listing::Runs(runs) => runs,
    };
    let name = |number: u16| match field {
        Field::Weekday => weekday_name(number).to_owned(),
        Field::Month => format!("{number} 月"),
        Field::Day => format!("{number} 日"),
        _ => number.to_string(),
    };
    let items = runs.into_iter().map(|(first, last)| {
        if first == last {
            return name(first);
        }
        let (first, last) = (name(first), name(last));
        match field {
            Field::Weekday => format!("{first}至{last}"),
            Field::Month | Field::Day => format!("{first}至 {last}"),
            _ => format!("{first} 至 {last}"),
        }
    });
    let items = joined(&items.collect::<Vec<_>>());
    match field {
        Field::Second | Field::Minute => format!("第 {items} {unit}"),
        Field::Hour => format!("{items} 时"),
        Field::Day | Field::Month | Field::Weekday | Field::Year => items,
    }
}

/// `甲`, `甲和乙`, `甲、乙和丙`, with a space on either side of `和` where digits are.
fn joined(items: &[String]) -> String {
    let [rest @ .., last] = items else {
        return String::new();
    };
    let mut words = rest.join("、");
    if !words.is_empty() {
        append(&mut words, "和");
    }
    append(&mut words, last);
    words
}

fn weekday_name(weekday: u16) -> &'static str {
    WEEKDAYS.get(usize::from(weekday)).copied().unwrap_or("")
}
