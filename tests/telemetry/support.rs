//! Answers of Monitor, and what is asked.

use halftone::scf::{GetMonitorDataAnswer, moment};
use halftone::telemetry::{History, Measure, Need, Place, Read, Subject, Watch, reads};
use halftone::traffic::{AliasName, Version};
use serde::Deserialize as _;
use serde_json::{Value, json};

/// 2026-01-01T00:00:00Z.
pub(crate) const START: u64 = 1_767_225_600;

pub(crate) fn place(function: &str) -> Place {
    Place {
        namespace: "default".into(),
        function: function.into(),
    }
}

pub(crate) const fn version(number: u32) -> Subject {
    Subject::Version(Version::Published(number))
}

pub(crate) fn alias(name: &str) -> Subject {
    Subject::Alias(AliasName::from_cloud(name))
}

/// The needs of somebody who wants to see all of these.
pub(crate) fn watch(subjects: Vec<Subject>, measures: &[Measure], minutes: u64) -> Watch {
    Watch {
        subjects,
        measures: measures.to_vec(),
        window: minutes * 60,
    }
}

/// What has to be asked of a function of which nothing is known.
pub(crate) fn first(function: &str, watch: &Watch, now: u64) -> Vec<Need> {
    History::default().needs(&place(function), watch, now)
}

/// The one call that asks for a measure of one subject.
pub(crate) fn one(history: &History, subject: &Subject, measure: Measure, now: u64) -> Read {
    let watch = watch(vec![subject.clone()], &[measure], 30);
    let mut reads = reads(&history.needs(&place("checkout"), &watch, now), now);
    assert_eq!(reads.len(), 1);
    reads.remove(0)
}

/// An answer at a time of the cloud, with points of version 5 of `checkout`.
pub(crate) fn answer(points: &[(u64, f64)], now: u64) -> GetMonitorDataAnswer {
    let dimension = |name: &str, value: &str| json!({"Name": name, "Value": value});
    answer_of(
        &[
            // In another order than asked.
            dimension("version", "5"),
            dimension("namespace", "default"),
            dimension("functionName", "checkout"),
        ],
        points,
        now,
    )
}

pub(crate) fn answer_of(
    dimensions: &[Value],
    points: &[(u64, f64)],
    now: u64,
) -> GetMonitorDataAnswer {
    let times: Vec<u64> = points.iter().map(|(time, _)| *time).collect();
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let answer = json!({
        "Period": 60, "StartTime": moment(START), "EndTime": moment(now / 60 * 60),
        "DataPoints": [{"Dimensions": dimensions, "Timestamps": times, "Values": values}],
    });
    GetMonitorDataAnswer::deserialize(answer).unwrap()
}
