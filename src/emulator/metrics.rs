//! The metrics that Monitor has of functions, made of the minutes that were counted.
//!
//! Which requests count as invocations is not documented in every detail: here those that ran,
//! throttled ones not among them.

use super::answer::{Refusal, refusal};
use super::series::Minute;

/// What a metric makes of a minute.
type Metric = fn(&Minute) -> u64;

/// The metrics that add up.
const SUMS: [(&str, Metric); 12] = [
    ("Invocation", |minute| minute.requests),
    ("Error", errors),
    ("Throttle", |minute| minute.throttled),
    ("BillDuration", |minute| minute.duration),
    ("Http2xx", |minute| minute.requests - errors(minute)),
    ("Http432", |minute| minute.throttled),
    ("Http433", |minute| minute.timeouts),
    ("Http434", |_| 0),
    ("Http4xx", |minute| minute.code_errors),
    ("Syserr", |_| 0),
    ("ServerErrorPercentage", |_| 0),
    ("DlqFailedNum", |_| 0),
];

/// What a metric says of the time of a point, in hundredths.
#[derive(Clone, Copy)]
pub(super) struct Point {
    /// In the way of the metric: a sum or an average.
    pub(super) value: u64,
    /// Of the minutes, or of the requests where a metric is about those.
    pub(super) average: u64,
    pub(super) most: u64,
    pub(super) least: u64,
}

/// Requests that failed, by whoever's fault.
const fn errors(minute: &Minute) -> u64 {
    minute.code_errors + minute.timeouts
}

/// The value of a metric in some minutes; nothing if there are none.
pub(super) fn value(metric: &str, minutes: &[&Minute]) -> Result<Option<Point>, Refusal> {
    if let Some((_, metric)) = SUMS.iter().find(|(name, _)| *name == metric) {
        return Ok(summed(minutes, *metric));
    }
    // Nothing ran, so it took no time and nothing of it failed; that is not a time of zero.
    let ran: Vec<&Minute> = (minutes.iter().copied())
        .filter(|minute| minute.requests > 0)
        .collect();
    match metric {
        "Duration" => {
            let most = |minute: &&Minute| u64::from(minute.longest);
            let least = |minute: &&Minute| u64::from(minute.shortest);
            Ok(averaged(&ran, |minute| minute.duration * 100, most, least))
        }
        "FunctionErrorPercentage" => {
            let share = |minute: &&Minute| errors(minute) * 100 / minute.requests;
            Ok(averaged(
                &ran,
                |minute| errors(minute) * 10_000,
                share,
                share,
            ))
        }
        // What ran at once on average in a minute, rounded up; of those the largest.
        "ConcurrentExecutions" => {
            let point = summed(&ran, |minute| minute.duration.div_ceil(60_000));
            Ok(point.map(|point| Point {
                value: point.most,
                ..point
            }))
        }
        _ => {
            let message = format!("Functions have no metric `{metric}` here.");
            Err(refusal("InvalidParameterValue", message))
        }
    }
}

/// A metric that adds up.
fn summed(minutes: &[&Minute], metric: Metric) -> Option<Point> {
    let of = || minutes.iter().map(|minute| metric(minute) * 100);
    let value: u64 = of().sum();
    Some(Point {
        value,
        average: value.checked_div(minutes.len() as u64)?,
        most: of().max()?,
        least: of().min()?,
    })
}

/// A metric of each request, from the hundredths of all and the extremes of the minutes.
fn averaged(
    minutes: &[&Minute],
    all: Metric,
    most: impl Fn(&&Minute) -> u64,
    least: impl Fn(&&Minute) -> u64,
) -> Option<Point> {
    let requests: u64 = minutes.iter().map(|minute| minute.requests).sum();
    let all: u64 = minutes.iter().map(|minute| all(minute)).sum();
    let average = all.checked_div(requests)?;
    Some(Point {
        value: average,
        average,
        most: minutes.iter().map(most).max()? * 100,
        least: minutes.iter().map(least).min()? * 100,
    })
}
