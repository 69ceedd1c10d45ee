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
    ("Error", |minute| minute.code_errors + minute.timeouts),
    ("Throttle", |minute| minute.throttled),
    ("BillDuration", |minute| minute.duration),
    ("Http2xx", |minute| {
        minute.requests - minute.code_errors - minute.timeouts
    }),
    ("Http432", |minute| minute.throttled),
    ("Http433", |minute| minute.timeouts),
    ("Http434", |_| 0),
    ("Http4xx", |minute| minute.code_errors),
    ("Syserr", |_| 0),
    ("ServerErrorPercentage", |_| 0),
    ("DlqFailedNum", |_| 0),
];

/// A point: its value, the largest and the smallest, in hundredths.
pub(super) type Point = (u64, u64, u64);

/// The value of a metric in some minutes; nothing if there are none.
pub(super) fn value(metric: &str, minutes: &[&Minute]) -> Result<Option<Point>, Refusal> {
    let of = |metric: Metric| minutes.iter().map(move |minute| metric(minute));
    let sum = |metric: Metric| of(metric).sum::<u64>();
    let (requests, duration) = (sum(|minute| minute.requests), sum(|minute| minute.duration));
    let extremes = |metric: Metric| {
        let (most, least) = (of(metric).max(), of(metric).min());
        (
            most.unwrap_or_default() * 100,
            least.unwrap_or_default() * 100,
        )
    };
    let known = SUMS.iter().find(|(name, _)| *name == metric);
    let point = match (metric, known) {
        (_, Some((_, metric))) => {
            let (most, least) = extremes(*metric);
            (sum(*metric) * 100, most, least)
        }
        ("Duration", _) => {
            let (most, _) = extremes(|minute| minute.longest.into());
            let (_, least) = extremes(|minute| minute.shortest.into());
            // Nothing ran, so it took no time; that is not a time of zero.
            let Some(average) = (duration * 100).checked_div(requests) else {
                return Ok(None);
            };
            (average, most, least)
        }
        ("ConcurrentExecutions", _) => {
            // What ran at once on average in a minute, rounded up.
            let (most, least) = extremes(|minute| minute.duration.div_ceil(60_000));
            (most, most, least)
        }
        ("FunctionErrorPercentage", _) => {
            let errors = sum(|minute| minute.code_errors + minute.timeouts);
            let Some(share) = (errors * 10_000).checked_div(requests) else {
                return Ok(None);
            };
            (share, share, share)
        }
        _ => {
            let message = format!("Functions have no metric `{metric}` here.");
            return Err(refusal("InvalidParameterValue", message));
        }
    };
    Ok((!minutes.is_empty()).then_some(point))
}
