//! A recording as one JSON file.
//!
//! `{"format":"halftone recording 1", …}`: everything is said by name, times in Unix milliseconds,
//! minutes in Unix seconds, weights in ten-thousandths, durations in hundredths of a millisecond.

use serde_json::{Map, Value};

use super::{Event, Recording, State};
use crate::graph::{Alias, Condition, Trigger};
use crate::telemetry::{History, Measured, Subject};
use crate::traffic::{Routing, Split};

/// What every file begins with; the number of its form follows.
pub(super) const FORMAT: &str = "halftone recording ";
/// The form that is written and read.
pub(super) const FORM: u32 = 1;
/// Measurements from so many seconds before the recording go with it, to compare with.
const BEFORE: u64 = 3_600;

impl Recording {
    /// The recording, with what was measured meanwhile, as one JSON file.
    pub fn to_json(&self, measured: &History) -> String {
        let (from, until) = self.span().unwrap_or_default();
        let range = (from / 1_000).saturating_sub(BEFORE)..until / 1_000 + 1;
        let forgotten = object([
            ("states", self.forgotten.states.into()),
            ("events", self.forgotten.events.into()),
        ]);
        let minutes = measured.subjects().filter_map(|subject| {
            let points = measured.minutes(subject, range.clone());
            let points: Vec<Value> = points.map(point).collect();
            (!points.is_empty()).then(|| series(subject, points))
        });
        let rest = object([
            ("region", self.region.name().into()),
            ("namespace", self.namespace.as_str().into()),
            ("function", self.function.as_str().into()),
            ("until", self.until.into()),
            ("forgotten", forgotten),
            ("states", self.states.iter().map(state).collect()),
            ("events", self.events.iter().map(event).collect()),
            ("minutes", minutes.collect()),
        ]);
        // The format first, so that whoever looks into the file sees it.
        let format = format!("{{\"format\":\"{FORMAT}{FORM}\",");
        rest.to_string().replacen('{', &format, 1)
    }
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter();
    let fields: Map<String, Value> = fields
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    fields.into()
}

fn state(State { at, topology }: &State) -> Value {
    let versions = topology.versions.iter().map(|bound| {
        object([
            ("version", bound.version.to_string().into()),
            ("condition", condition_name(bound.condition).into()),
        ])
    });
    object([
        ("at", (*at).into()),
        ("triggers", topology.triggers.iter().map(trigger).collect()),
        ("aliases", topology.aliases.iter().map(alias).collect()),
        ("versions", versions.collect()),
    ])
}

fn trigger(trigger: &Trigger) -> Value {
    object([
        ("kind", trigger.kind.as_str().into()),
        ("name", trigger.name.as_str().into()),
        ("qualifier", trigger.qualifier.as_str().into()),
        ("enabled", trigger.enabled.into()),
    ])
}

/// An alias without a main version is one whose split could not be read.
fn alias(alias: &Alias) -> Value {
    let name = ("name", alias.name.as_str().into());
    let Some(Split { main, routing }) = &alias.split else {
        return object([name]);
    };
    let main = ("main", main.to_string().into());
    match routing {
        Routing::MainOnly => object([name, main]),
        Routing::Weighted { version, weight } => object([
            name,
            main,
            ("additional", version.to_string().into()),
            ("weight", weight.ten_thousandths().into()),
        ]),
        Routing::Rules(rules) => {
            let rules = rules
                .iter()
                .map(|rule| Value::from(rule.version.to_string()));
            object([name, main, ("rules", rules.collect())])
        }
    }
}

pub(super) const fn condition_name(condition: Condition) -> &'static str {
    match condition {
        Condition::Ready => "ready",
        Condition::Changing => "changing",
        Condition::Failed => "failed",
        Condition::Unknown => "unknown",
    }
}

fn event(event: &Event) -> Value {
    let requests = event.request_ids.iter().map(|id| Value::from(id.as_str()));
    object([
        ("at", event.at.into()),
        ("title", event.title.as_str().into()),
        ("sentence", event.sentence.as_str().into()),
        ("failed", event.failed.into()),
        ("requests", requests.collect()),
    ])
}

fn series(subject: &Subject, points: Vec<Value>) -> Value {
    let points = ("points", points.into());
    match subject {
        Subject::Version(version) => object([("version", version.to_string().into()), points]),
        Subject::Alias(alias) => object([("alias", alias.as_str().into()), points]),
    }
}

/// A minute, then what was measured in it, in the order of [`Measure::ALL`]; nothing is null.
///
/// [`Measure::ALL`]: crate::telemetry::Measure::ALL
fn point((minute, measured): (u64, Measured)) -> Value {
    let Measured {
        requests,
        errors,
        throttles,
        duration,
    } = measured;
    let values = [requests, errors, throttles, duration];
    let values = values.into_iter().map(Value::from);
    std::iter::once(minute.into()).chain(values).collect()
}
