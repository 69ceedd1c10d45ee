//! The demo account: a shop in the middle of its releases.
//!
//! The functions are in [`stories`]; this file makes an account of them. Times are told back from
//! the moment at which the account is opened, so that the newest release is always of today.

mod stories;

use serde_json::Value;

use super::aliases::Alias;
use super::answer::Object;
use super::code::Code;
use super::demand::Demand;
use super::function::{Function, Release};
use super::lifecycle::{Lifecycle, Status};
use super::random::Random;
use super::region::{DEFAULT, Namespace, Region};
use super::source::Load;
use super::trigger::{self, Trigger};
use super::{configuration, functions};
use crate::traffic::{AliasName, Split};
use stories::{NOTES, SECOND_NAMESPACE, STORIES, Story};

/// The region that the demo account has its functions in.
pub const REGION: &str = "ap-guangzhou";

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The region of the demo account at `now`, in milliseconds since 1970.
pub(super) fn region(seed: u64, now: u64) -> Region {
    let mut random = Random::new(!seed);
    let mut region = Region::new();
    for (name, description) in [(DEFAULT, "The shop"), SECOND_NAMESPACE] {
        let namespace = Namespace {
            description: description.to_owned(),
            added: now.saturating_sub(400 * DAY),
            modified: now.saturating_sub(90 * DAY),
            ..Namespace::default()
        };
        region.namespaces.insert(name, namespace);
    }
    for story in STORIES {
        if let Some(namespace) = region.namespaces.get_mut(story.namespace) {
            let function = told(story, &mut random, now);
            namespace.functions.insert(story.name, function);
        }
    }
    region
}

/// The function of a story.
fn told(story: &Story, random: &mut Random, now: u64) -> Function {
    let born = now.saturating_sub(story.days * DAY);
    let fresh = now.saturating_sub(story.minutes * MINUTE);
    let size = 20_000 + usize::from(random.below(60_000)) * 10;
    let topic = story.is_logged.then(|| random.uuid());
    let topic = topic.unwrap_or_default();
    let release = |version: u32, moment: u64, description: &str| Release {
        configuration: configured(story, description, &topic),
        code: Code {
            size: size + version as usize * 37,
            ..Code::of(format!("{} {version}", story.name).as_bytes())
        },
        added: moment,
        modified: moment,
        lifecycle: Lifecycle::settled(story.status),
        reason: None,
        behaviour: story.behaviour,
        unspoilt: None,
    };
    let ahead = story.published + u32::from(story.is_ahead);
    let mut latest = release(ahead, born, story.about);
    latest.modified = fresh;
    latest.reason = story.reason;
    let mut function = Function::new(functions::id(random.next()), latest);
    // The first note of a function differs, so that two functions do not tell the same story.
    let first_note = usize::from(random.below(60));
    let step = (fresh - born) / u64::from(story.published.max(1));
    for number in 1..=story.published {
        let jitter = u64::from(random.below(1000)) * step / 4000;
        let age = u64::from(story.published - number) * step + jitter;
        let moment = fresh.saturating_sub(age + MINUTE);
        let note = NOTES[(first_note + number as usize) % NOTES.len()];
        let mut release = release(number, moment, note);
        release.lifecycle = Lifecycle::settled(Status::Active);
        function.published.push((number, release));
    }
    function.newest = story.published;
    for &(version, behaviour) in story.others {
        if let Some(release) = function.release_mut(version) {
            release.behaviour = behaviour;
        }
    }
    for alias in story.aliases {
        let split = Split {
            main: alias.main,
            routing: alias.routing.routing(),
        };
        let alias_made = Alias {
            description: alias.about.to_owned(),
            modified: fresh,
            ..Alias::new(split, born)
        };
        function.aliases.insert(alias.name, alias_made);
    }
    for &(kind, name, qualifier, sent, enabled) in story.triggers {
        let host = format!("{}.{REGION}.invalid", functions::id(random.next()));
        let about = trigger::about(kind, sent, &host).unwrap_or_default();
        function.triggers.push(Trigger {
            kind,
            name: name.to_owned(),
            qualifier: qualifier.to_owned(),
            about,
            enabled,
            argument: String::new(),
            description: String::new(),
            added: born,
            modified: born,
        });
    }
    function.busy = story.busy;
    function.loads = story.loads.iter().map(load).collect();
    function.demand = Demand::since(now.saturating_sub(HOUR) / 1_000);
    before(&mut function, fresh / 1_000);
    function
}

fn load(&(qualifier, rate): &(&str, u64)) -> Load {
    Load {
        qualifier: qualifier.to_owned(),
        rate,
    }
}

/// Lets the requests come from before the last change, a second since 1970: the rollouts had not
/// begun.
fn before(function: &mut Function, change: u64) {
    let mut now = Vec::new();
    for (name, alias) in function.aliases.iter_mut() {
        let stable = alias.split.stable(&AliasName::from_cloud(name.to_owned()));
        // `$DEFAULT` can have a version that was not there yet, which nothing was sent to.
        let split = Split::all(stable.unwrap_or(alias.split.main));
        now.push(std::mem::replace(&mut alias.split, split));
    }
    function.catch_up(change);
    for ((_, alias), split) in function.aliases.iter_mut().zip(now) {
        alias.split = split;
    }
}

/// The logset that the topics of all stories are in.
const LOGSET: &str = "4b1c9f60-73de-4a58-9d0a-6f2e85c1b7a3";

/// The configuration of all versions of a story.
fn configured(story: &Story, description: &str, topic: &str) -> serde_json::Map<String, Value> {
    let mut fields = Object(configuration::defaults());
    for (name, text) in [
        ("Description", description),
        ("Runtime", story.runtime),
        ("Type", story.kind),
        ("Role", "SCF_ExecuteRole"),
        ("ClsLogsetId", if topic.is_empty() { "" } else { LOGSET }),
        ("ClsTopicId", topic),
    ] {
        fields = fields.text(name, text);
    }
    let tag = Object::default()
        .text("Key", "team")
        .text("Value", story.team);
    fields
        .list("Tags", std::iter::once(tag.value()))
        .number("MemorySize", story.memory)
        .number("Timeout", 10)
        .0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_split_and_trigger_of_the_demo_is_one_that_the_account_would_take() {
        let region = region(1, 1_800_000_000_000);
        let mut functions = 0;
        for (_, namespace) in region.namespaces.iter() {
            for (name, function) in namespace.functions.iter() {
                functions += 1;
                for (_, alias) in function.aliases.iter() {
                    assert_eq!(alias.split.check(&function.existing()), [], "{name}");
                }
                for trigger in &function.triggers {
                    assert!(function.target(&trigger.qualifier).is_some(), "{name}");
                    assert!(!trigger.about.is_empty(), "{name}");
                }
            }
        }
        assert_eq!(functions, STORIES.len());
    }

    #[test]
    fn versions_were_published_one_after_the_other_before_the_account_was_opened() {
        let now = 1_800_000_000_000;
        for (_, namespace) in region(1, now).namespaces.iter() {
            for (_, function) in namespace.functions.iter() {
                let times: Vec<u64> = function.published.iter().map(|(_, r)| r.added).collect();
                assert!(times.is_sorted_by(|a, b| a < b));
                assert!(
                    times
                        .iter()
                        .all(|&time| time < now && time >= function.latest.added)
                );
            }
        }
    }

    #[test]
    fn an_account_can_be_opened_at_any_moment() {
        assert_eq!(region(1, 0).namespaces.len(), 2);
    }
}
