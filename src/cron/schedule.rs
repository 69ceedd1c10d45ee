//! An expression taken apart for words, in whatever language they are said.
//!
//! Made from the numbers that the fields allow, not from how they are written: what says the same
//! fires at the same times. A step is called a rhythm only if it goes on evenly past the end of the
//! field (`*/5` minutes do, `*/7` minutes do not); everything else is listed field by field.

use super::values::Values;
use super::{Cron, Field};

/// The longest list of times of day. Beyond it hours and minutes are listed apart.
const TIMES: usize = 6;

/// When an expression fires. The numbers of a list rise; no list is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// At which times of a day.
    pub time: Time,
    /// On which days of the month, unless on all. If there are weekdays too, one of both is enough.
    pub days: Option<Vec<u16>>,
    /// On which weekdays, unless on all; 0 is Sunday.
    pub weekdays: Option<Vec<u16>>,
    /// In which months, unless in all.
    pub months: Option<Vec<u16>>,
    /// In which years, unless in all.
    pub years: Option<Vec<u16>>,
}

/// Times of a day. A moment is told as `09:30`, and as `09:30:15` where seconds matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// Again and again.
    Every {
        /// After how many of the unit.
        step: u16,
        /// Seconds, minutes or hours.
        unit: Field,
        /// Within which part of the day.
        during: During,
    },
    /// Every hour from one moment to another.
    Hourly {
        /// The first.
        first: String,
        /// The last.
        last: String,
    },
    /// At these moments.
    At(Vec<String>),
    /// Whenever these fields have one of these numbers; what is not listed is 0.
    Fields(Vec<(Field, Vec<u16>)>),
}

/// A part of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum During {
    /// All of it.
    WholeDay,
    /// From the first to the last of these moments.
    Between(String, String),
    /// Within these hours.
    Hours(Vec<u16>),
}

/// Numbers of a field, ready to be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// All that the field has.
    All,
    /// Every `step`-th number.
    Stepped {
        /// How far apart they are, above 1.
        step: u16,
        /// The first.
        first: u16,
        /// The last.
        last: u16,
    },
    /// From one number to another, both included; a number alone is both.
    Runs(Vec<(u16, u16)>),
}

impl Listing {
    /// Lists numbers of a field, which rise.
    pub fn of(field: Field, numbers: &[u16]) -> Self {
        let (lowest, highest) = field.bounds();
        if numbers.len() > usize::from(highest - lowest) {
            return Self::All;
        }
        if let (Some(step), [first, .., last]) = (spacing(numbers), numbers)
            && step > 1
            && numbers.len() > TIMES
            && field.names().is_empty()
        {
            let (first, last) = (*first, *last);
            return Self::Stepped { step, first, last };
        }
        let mut runs = Vec::new();
        for run in numbers.chunk_by(|one, next| next - one == 1) {
            match run {
                [first, _, .., last] if run.len() > 2 => runs.push((*first, *last)),
                few => runs.extend(few.iter().map(|number| (*number, *number))),
            }
        }
        Self::Runs(runs)
    }
}

impl Cron {
    /// When it fires. Names no zone; that belongs beside it.
    pub fn schedule(&self) -> Schedule {
        let days: Vec<u16> = self.day.from(1).collect();
        let weekdays: Vec<u16> = self.weekday.from(0).collect();
        let (all_days, all_weekdays) = (days.len() == 31, weekdays.len() == 7);
        let either = !self.day.any && !self.weekday.any;
        let every_day = all_days && all_weekdays || either && (all_days || all_weekdays);
        let months: Vec<u16> = self.month.from(1).collect();
        let (least, most) = Field::Year.bounds();
        let years: Vec<u16> = self.year.from(least).collect();
        let all_years = years.len() > usize::from(most - least);
        Schedule {
            time: self.time(),
            days: (!every_day && !all_days).then_some(days),
            weekdays: (!every_day && !all_weekdays).then_some(weekdays),
            months: (months.len() < 12).then_some(months),
            years: (!all_years).then_some(years),
        }
    }

    fn time(&self) -> Time {
        let numbers = |values: &Values| values.from(0).collect::<Vec<_>>();
        let (seconds, minutes) = (numbers(&self.second), numbers(&self.minute));
        let hours = numbers(&self.hour);
        let on_the_minute = seconds == [0];
        let on_the_hour = on_the_minute && minutes == [0];
        let rhythm_of_it = match (rhythm(&seconds, 60), rhythm(&minutes, 60)) {
            (Some(step), Some(1)) => Some((step, Field::Second)),
            (_, Some(step)) if on_the_minute => Some((step, Field::Minute)),
            _ => None,
        };
        if let Some((step, unit)) = rhythm_of_it {
            let during = during(hours, &minutes, &seconds);
            return Time::Every { step, unit, during };
        }
        if let Some(step) = rhythm(&hours, 24).filter(|_| on_the_hour) {
            return Time::Every {
                step,
                unit: Field::Hour,
                during: During::WholeDay,
            };
        }
        if let ([second], [minute], [first, .., last]) = (&*seconds, &*minutes, &*hours)
            && hours.len() > TIMES
            && hours.len() < 24
            && is_run(&hours)
        {
            return Time::Hourly {
                first: clock(*first, *minute, *second),
                last: clock(*last, *minute, *second),
            };
        }
        if let [second] = *seconds
            && minutes.len() * hours.len() <= TIMES
        {
            let times = hours.iter().flat_map(|hour| {
                let at = |minute: &u16| clock(*hour, *minute, second);
                minutes.iter().map(at)
            });
            return Time::At(times.collect());
        }
        let fields = [
            (Field::Second, seconds),
            (Field::Minute, minutes),
            (Field::Hour, hours),
        ];
        let told = fields.into_iter().skip(usize::from(on_the_minute));
        Time::Fields(told.collect())
    }
}

impl Schedule {
    /// True if its time of day alone does not tell that it fires every day: a rhythm does, and so
    /// does what fires in every hour.
    pub fn is_daily(&self) -> bool {
        let needs_a_day = match &self.time {
            Time::At(_) => true,
            Time::Fields(fields) => fields.last().is_some_and(|(_, hours)| hours.len() < 24),
            Time::Every { .. } | Time::Hourly { .. } => false,
        };
        needs_a_day && self.days.is_none() && self.weekdays.is_none()
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

/// Within which hours a rhythm goes on, with the first and the last moment.
fn during(hours: Vec<u16>, minutes: &[u16], seconds: &[u16]) -> During {
    let (Some(first), Some(last)) = (hours.first(), hours.last()) else {
        return During::WholeDay;
    };
    if hours.len() == 24 {
        return During::WholeDay;
    }
    if hours.len() > 1 && !is_run(&hours) {
        return During::Hours(hours);
    }
    let minute = minutes.last().copied().unwrap_or_default();
    match seconds.last() {
        Some(second) if *second > 0 => During::Between(
            format!("{first:02}:00:00"),
            format!("{last:02}:{minute:02}:{second:02}"),
        ),
        _ => During::Between(clock(*first, 0, 0), clock(*last, minute, 0)),
    }
}

/// A time of day; the second only where it is not 0.
fn clock(hour: u16, minute: u16, second: u16) -> String {
    match second {
        0 => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}
