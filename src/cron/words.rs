//! An expression in plain English.
//!
//! Built from the numbers that the fields allow, not from how they are written: what says the same
//! fires at the same times. A step is called a rhythm only if it goes on evenly past the end of the
//! field (`*/5` minutes do, `*/7` minutes do not); everything else is listed field by field.

use super::values::Values;
use super::{Cron, Field};

/// The longest list of times of day. Beyond it hours and minutes are listed apart.
const TIMES: usize = 6;

impl Cron {
    /// When it fires, as a sentence without a full stop: `At 09:30 on Monday to Friday`. Names no
    /// zone; that belongs beside it.
    pub fn words(&self) -> String {
        let (time, is_moment) = self.time();
        let days = self.days();
        let daily = is_moment && days.is_none();
        let days = days.or_else(|| daily.then(|| "every day".to_owned()));
        let parts = [Some(time), days, self.months(), self.years()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let sentence = parts.join(" ");
        let mut letters = sentence.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect()
    }

    /// The time of day, and whether it needs the days beside it: a rhythm and what fires every hour
    /// do not.
    fn time(&self) -> (String, bool) {
        let numbers = |values: &Values| values.from(0).collect::<Vec<_>>();
        let (seconds, minutes) = (numbers(&self.second), numbers(&self.minute));
        let hours = numbers(&self.hour);
        let on_the_minute = seconds == [0];
        let on_the_hour = on_the_minute && minutes == [0];
        let rhythm = match (rhythm(&seconds, 60), rhythm(&minutes, 60)) {
            (Some(step), Some(1)) => Some(every(step, "second")),
            (_, Some(step)) if on_the_minute => Some(every(step, "minute")),
            _ => None,
        };
        if let Some(rhythm) = rhythm {
            let during = during(&hours, &minutes, &seconds);
            return (format!("{rhythm}{during}"), false);
        }
        if let Some(step) = self::rhythm(&hours, 24).filter(|_| on_the_hour) {
            return (every(step, "hour"), false);
        }
        if let ([second], [minute], [first, .., last]) = (&*seconds, &*minutes, &*hours)
            && hours.len() > TIMES
            && hours.len() < 24
            && is_run(&hours)
        {
            let (first, last) = (
                clock(*first, *minute, *second),
                clock(*last, *minute, *second),
            );
            return (format!("every hour from {first} to {last}"), false);
        }
        if let [second] = *seconds
            && minutes.len() * hours.len() <= TIMES
        {
            let times = hours.iter().flat_map(|hour| {
                let at = |minute: &u16| clock(*hour, *minute, second);
                minutes.iter().map(at)
            });
            return (format!("at {}", listed(&times.collect::<Vec<_>>())), true);
        }
        let fields = [
            (Field::Second, &seconds),
            (Field::Minute, &minutes),
            (Field::Hour, &hours),
        ];
        let told = fields.iter().skip(usize::from(on_the_minute));
        let parts: Vec<String> = told.map(|(field, numbers)| part(*field, numbers)).collect();
        (format!("at {}", parts.join(" of ")), hours.len() < 24)
    }

    /// On which days, unless it is every day.
    fn days(&self) -> Option<String> {
        let days: Vec<u16> = self.day.from(1).collect();
        let weekdays: Vec<u16> = self.weekday.from(0).collect();
        let (all_days, all_weekdays) = (days.len() == 31, weekdays.len() == 7);
        let either = !self.day.any && !self.weekday.any;
        if all_days && all_weekdays || either && (all_days || all_weekdays) {
            return None;
        }
        let day = format!("on {} of the month", part(Field::Day, &days));
        let weekday = format!("on {}", part(Field::Weekday, &weekdays));
        Some(match (all_days, all_weekdays) {
            (true, _) => weekday,
            (_, true) => day,
            _ => format!("{day} or {weekday}"),
        })
    }

    fn months(&self) -> Option<String> {
        let months: Vec<u16> = self.month.from(1).collect();
        (months.len() < 12).then(|| format!("in {}", part(Field::Month, &months)))
    }

    fn years(&self) -> Option<String> {
        let (least, most) = Field::Year.bounds();
        let years: Vec<u16> = self.year.from(least).collect();
        let all = years.len() > usize::from(most - least);
        (!all).then(|| format!("in {}", part(Field::Year, &years)))
    }
}

/// The step of numbers that begin at 0 and go on evenly past the end of a field of `size` numbers.
fn rhythm(numbers: &[u16], size: u16) -> Option<u16> {
    let step = spacing(numbers)?;
    let whole = numbers.first() == Some(&0) && numbers.last() == Some(&(size - step));
    whole.then_some(step)
}

/// How far apart at least two numbers are, if all are equally far.
fn spacing(numbers: &[u16]) -> Option<u16> {
    let mut gaps = numbers.iter().zip(numbers.iter().skip(1));
    let (first, second) = gaps.next()?;
    let step = second - first;
    gaps.all(|(one, next)| next - one == step).then_some(step)
}

/// True for numbers that follow one another.
fn is_run(numbers: &[u16]) -> bool {
    spacing(numbers) == Some(1)
}

fn every(step: u16, unit: &str) -> String {
    match step {
        1 => format!("every {unit}"),
        _ => format!("every {step} {unit}s"),
    }
}

/// Within which hours a rhythm goes on, with the first and the last moment; nothing for the whole
/// day.
fn during(hours: &[u16], minutes: &[u16], seconds: &[u16]) -> String {
    let (Some(first), Some(last)) = (hours.first(), hours.last()) else {
        return String::new();
    };
    if hours.len() == 24 {
        return String::new();
    }
    if hours.len() > 1 && !is_run(hours) {
        return format!(" in {}", part(Field::Hour, hours));
    }
    let minute = minutes.last().copied().unwrap_or_default();
    let (start, end) = match seconds.last() {
        Some(second) if *second > 0 => (
            format!("{first:02}:00:00"),
            format!("{last:02}:{minute:02}:{second:02}"),
        ),
        _ => (clock(*first, 0, 0), clock(*last, minute, 0)),
    };
    format!(" from {start} to {end}")
}

/// A time of day; the second only where it is not 0.
fn clock(hour: u16, minute: u16, second: u16) -> String {
    match second {
        0 => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}

/// The numbers of one field: `minute 5`, `minutes 5 and 10 to 20`, `every 7th minute from 0 to 56`,
/// `Monday to Friday`, `2026`.
fn part(field: Field, numbers: &[u16]) -> String {
    let (least, most) = field.bounds();
    if numbers.len() > usize::from(most - least) {
        return format!("every {field}");
    }
    let named = field.names();
    if let (Some(step), [first, .., last]) = (spacing(numbers), numbers)
        && step > 1
        && numbers.len() > TIMES
        && named.is_empty()
    {
        return format!("every {} {field} from {first} to {last}", ordinal(step));
    }
    let name = |number: u16| match named.get(usize::from(number - least)) {
        Some(name) => (*name).to_owned(),
        None => number.to_string(),
    };
    let list = listed(&runs(numbers, name));
    match (named.is_empty() && field != Field::Year, numbers.len()) {
        (false, _) => list,
        (true, 1) => format!("{field} {list}"),
        (true, _) => format!("{field}s {list}"),
    }
}

/// Numbers with everything from three in a row on as `first to last`.
fn runs(numbers: &[u16], name: impl Fn(u16) -> String) -> Vec<String> {
    let mut items = Vec::new();
    for run in numbers.chunk_by(|one, next| next - one == 1) {
        match run {
            [first, _, .., last] if run.len() > 2 => {
                items.push(format!("{} to {}", name(*first), name(*last)));
            }
            few => items.extend(few.iter().map(|number| name(*number))),
        }
    }
    items
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
