//! From a file to a recording. What cannot be is refused, not repaired.

mod state;

pub(super) use state::rule_for;

use serde_json::Value;

use self::state::state;

use super::fields::{END_OF_TIME, Fields};
use super::file::{FORM, FORMAT};
use super::{Event, Forgotten, Recording, Refusal};
use crate::telemetry::{History, MINUTE, Measured, Subject};
use crate::traffic::AliasName;

/// The longest file that is read, in bytes: far more than is ever written.
pub const LONGEST: usize = 16 * 1024 * 1024;
/// The most versions, aliases or triggers that a function is believed to have.
const MOST: usize = 5_000;
/// The most minutes of one version or alias: several days.
const MOST_MINUTES: usize = 10_000;

impl Recording {
    /// Reads what [`to_json`](Self::to_json) wrote, and what was measured.
    pub fn from_json(text: &str) -> Result<(Self, History), Refusal> {
        if text.len() > LONGEST {
            return Err(Refusal::TooLarge);
        }
        let begins = |start: &str| text.trim_start().starts_with(start);
        let is_one = begins(&format!("{{\"format\":\"{FORMAT}"));
        let value: Value = serde_json::from_str(text).map_err(|error| match is_one {
            _ if error.is_eof() && begins("{\"") => Refusal::CutOff,
            true => Refusal::Damaged { part: "format" },
            false => Refusal::Other,
        })?;
        let form = value.get("format").and_then(Value::as_str);
        let form = form.and_then(|form| form.strip_prefix(FORMAT)?.parse().ok());
        match form {
            Some(FORM) => read(&value),
            Some(form) => Err(Refusal::OtherForm { form }),
            None => Err(Refusal::Other),
        }
    }
}

const FILE: [&str; 9] = [
    "format",
    "region",
    "namespace",
    "function",
    "until",
    "forgotten",
    "states",
    "events",
    "minutes",
];

fn read(value: &Value) -> Result<(Recording, History), Refusal> {
    let file = Fields::of(value, "format", &FILE)?;
    let forgotten = file.object("forgotten")?;
    let forgotten = Fields::of(forgotten, "forgotten", &["states", "events"])?;
    let states = file.list("states", Recording::MOST_STATES)?;
    let states = states.iter().map(state).collect::<Result<Vec<_>, _>>()?;
    let events = file.list("events", Recording::MOST_EVENTS)?;
    let events = events.iter().map(event).collect::<Result<Vec<_>, _>>()?;
    let recording = Recording {
        region: file.parsed("region")?,
        namespace: file.text("namespace")?.to_owned(),
        function: file.text("function")?.to_owned(),
        until: file.moment("until")?,
        forgotten: Forgotten {
            states: forgotten.small("states")?,
            events: forgotten.small("events")?,
        },
        states: states.into(),
        events: events.into(),
    };
    let states = recording.states.iter();
    let last = recording.states.back().map_or(u64::MAX, |state| state.at);
    if !states.is_sorted_by(|a, b| a.at <= b.at) || last > recording.until {
        return Err(Refusal::Damaged { part: "states" });
    }
    let last = recording.events.back().map_or(0, |event| event.at);
    if !recording.events.iter().is_sorted_by_key(|event| event.at) || last > recording.until {
        return Err(Refusal::Damaged { part: "events" });
    }
    let mut history = History::default();
    for one in file.list("minutes", MOST)? {
        series(one, &mut history)?;
    }
    Ok((recording, history))
}

fn event(value: &Value) -> Result<Event, Refusal> {
    let known = ["at", "title", "sentence", "failed", "requests"];
    let event = Fields::of(value, "events", &known)?;
    let ids = event.list("requests", MOST)?.iter();
    let ids = ids.map(|id| Some(id.as_str()?.to_owned()));
    Ok(Event {
        at: event.moment("at")?,
        title: event.text("title")?.to_owned(),
        sentence: event.text("sentence")?.to_owned(),
        failed: event.truth("failed")?,
        request_ids: ids.collect::<Option<_>>().ok_or(event.damaged())?,
    })
}

fn series(value: &Value, history: &mut History) -> Result<(), Refusal> {
    let series = Fields::of(value, "minutes", &["version", "alias", "points"])?;
    let subject = match (series.has("version"), series.has("alias")) {
        (true, false) => Subject::Version(series.parsed("version")?),
        (false, true) => Subject::Alias(AliasName::from_cloud(series.text("alias")?)),
        _ => return Err(series.damaged()),
    };
    for one in series.list("points", MOST_MINUTES)? {
        let (minute, measured) = point(one).ok_or(series.damaged())?;
        history.put(&subject, minute, measured);
    }
    Ok(())
}

const fn is_minute(minute: u64) -> bool {
    minute.is_multiple_of(MINUTE) && minute <= END_OF_TIME / 1_000
}

fn point(value: &Value) -> Option<(u64, Measured)> {
    let [minute, values @ ..] = value.as_array()?.as_slice() else {
        return None;
    };
    let minute = minute.as_u64().filter(|minute| is_minute(*minute))?;
    let number = |value: &Value| match value {
        Value::Null => Some(None),
        value => u32::try_from(value.as_u64()?).ok().map(Some),
    };
    let values: Vec<Option<u32>> = values.iter().map(number).collect::<Option<_>>()?;
    let [requests, errors, throttles, duration] = values[..] else {
        return None;
    };
    let measured = Measured {
        requests,
        errors,
        throttles,
        duration,
    };
    Some((minute, measured))
}
