//! The `events` of a `serverless.yml`: triggers as text, read, compared with what a function has,
//! and written.
//!
//! Reads a whole file, its `events:` block alone, or the list below it. What the old tool decides
//! in silence is said: a timer without `enable` is switched off, a key that nobody knows has no
//! effect, five fields of a cron expression begin with the minute. Triggers that the file does not
//! name are left alone, where the old tool deletes them.
//!
//! Only timers are read and written: how the old tool turns the parameters of the other kinds into
//! the API's is not documented. Must never know the API, files or the browser.

mod difference;
mod find;
mod problem;
mod timer;
mod warning;
mod write;

pub use difference::{Part, TriggerDiff, changes, diff};
pub use problem::Problem;
pub use warning::Warning;
pub use write::write;

use self::find::{Found, find};
use crate::change::TriggerSpec;
use crate::yaml::{self, Node, Value};
pub use crate::yaml::{Fault, Place};

/// The triggers of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The timers, in their order in the file.
    pub triggers: Vec<TriggerSpec>,
    /// What the author of the file may not have meant, in the order of the file.
    pub warnings: Vec<Warning>,
}

/// What the old tool takes from elsewhere where a file does not say it.
#[derive(Clone, Copy, Debug)]
pub struct Defaults<'a> {
    /// The name of the function.
    pub function: &'a str,
    /// The stage, as in `STAGE=prod` of a `.env` file; the old tool's own is `dev`.
    pub stage: &'a str,
}

/// Reads the timers of a `serverless.yml`, of its `events:` block or of the list below it.
pub fn read(text: &str, defaults: Defaults<'_>) -> Result<Events, Problem> {
    let Found {
        lines,
        name,
        stage,
        function,
    } = find(text)?;
    let mut events = Events::default();
    if let Some((place, name)) = function.filter(|(_, name)| name != defaults.function) {
        events.warnings.push(Warning::OtherFunction { place, name });
    }
    let instance = name.as_deref().unwrap_or(defaults.function);
    let stage = stage.as_deref().unwrap_or(defaults.stage);
    let default_name = format!("timer-{instance}-{stage}");
    let block = yaml::read(lines).map_err(|(place, fault)| Problem::Yaml { place, fault })?;
    for item in items(block)? {
        event(item, &default_name, &mut events)?;
    }
    Ok(events)
}

/// The list of events: what is read itself, or what its one key `events` holds.
fn items(block: Option<Node>) -> Result<Vec<Node>, Problem> {
    let Some(Node { place, value }) = block else {
        return Err(Problem::NoEvents);
    };
    match value {
        Value::List(items) => Ok(items),
        Value::Map(entries) => {
            let node = entries.into_iter().next().map(|entry| entry.node);
            match node.map(|node| (node.place, node.value)) {
                None | Some((_, Value::Null)) => Ok(Vec::new()),
                Some((_, Value::List(items))) => Ok(items),
                Some((place, _)) => Err(Problem::NotAList { place }),
            }
        }
        _ => Err(Problem::NotAList { place }),
    }
}

/// Reads one item of the list: a map with its kind as the only key.
fn event(item: Node, default_name: &str, events: &mut Events) -> Result<(), Problem> {
    let Node { place, value } = item;
    let Value::Map(entries) = value else {
        return Err(Problem::NotOneKind { place });
    };
    let Ok([entry]) = <[_; 1]>::try_from(entries) else {
        return Err(Problem::NotOneKind { place });
    };
    if entry.key != "timer" {
        let warning = Warning::other_kind(&entry)?;
        events.warnings.push(warning);
        return Ok(());
    }
    let spec = timer::read(&entry, default_name, &mut events.warnings)?;
    if events.triggers.iter().any(|known| known.key == spec.key) {
        return Err(Problem::Twice {
            place: entry.place,
            name: spec.key.name,
        });
    }
    events.triggers.push(spec);
    Ok(())
}
