//! Who sends requests to a function: its triggers, and programs that call it.

use super::chance::Chance;
use super::function::Function;
use super::random::Random;
use super::trigger::Trigger;
use crate::cron::{BEIJING, Cron};

/// A steady load of a function, beside its triggers.
#[derive(Clone, Debug)]
pub(super) struct Load {
    /// The alias or version that is called.
    pub(super) qualifier: String,
    /// Requests in a thousand seconds.
    pub(super) rate: u64,
}

/// Something that sends requests.
#[derive(Debug)]
pub(super) struct Source {
    /// What its chance follows from.
    key: u64,
    /// The alias or version that it calls.
    pub(super) qualifier: String,
    pace: Pace,
}

/// When a source sends.
#[derive(Debug)]
enum Pace {
    /// By chance: so many requests in a thousand seconds at noon, and whether it sleeps at night.
    Rate { rate: u64, sleeps: bool },
    /// Whenever a timer fires; the next time, in Unix seconds.
    Timer { cron: Box<Cron>, next: Option<u64> },
}

/// In every hundredth of a second a source sends one request or none, each time with the same
/// chance. Then the requests of any time are binomially distributed, and a long time can be
/// counted at once.
const TRIES: u32 = 100;

/// How busy the hours of a day are (Beijing), in percent.
const HOURS: [u64; 24] = [
    45, 38, 34, 32, 32, 36, 46, 60, 76, 90, 100, 104, 100, 96, 98, 102, 104, 102, 104, 112, 118,
    110, 88, 62,
];

impl Source {
    /// The sources of a function that send something after `from`, in Unix seconds.
    pub(super) fn of(function: &Function, from: u64) -> Vec<Self> {
        let key = |name: &str| hash(&[&function.id, "/", name]);
        let traffic = u64::from(function.traffic);
        let triggers = function.triggers.iter().filter(|trigger| trigger.enabled);
        let triggers = triggers.filter_map(|trigger| {
            let pace = pace(trigger, function.busy * traffic / 100, from)?;
            let name = format!("{}/{}", trigger.kind, trigger.name);
            let (key, qualifier) = (key(&name), trigger.qualifier.clone());
            Some(Self {
                key,
                qualifier,
                pace,
            })
        });
        let loads = function.loads.iter().map(|load| Self {
            key: key(&load.qualifier),
            qualifier: load.qualifier.clone(),
            pace: Pace::Rate {
                rate: load.rate * traffic / 100,
                sleeps: true,
            },
        });
        triggers.chain(loads).collect()
    }

    /// How many requests it sends from a second on, for so many seconds of one minute, and the
    /// chance that all about them follows from.
    pub(super) fn send(&mut self, from: u64, seconds: u32) -> (u32, Random) {
        let mut random = Random::new(Random::new(self.key.wrapping_add(from)).next());
        let count = match &mut self.pace {
            Pace::Rate { rate, sleeps } => {
                let percent = if *sleeps { busy(from) } else { 100 };
                // In a thousand seconds there are a hundred thousand tries.
                let chance = Chance::of(*rate * percent, 100 * 100_000);
                chance.count(TRIES * seconds, &mut random)
            }
            Pace::Timer { cron, next } => {
                let mut count = 0;
                while let Some(time) = next.filter(|time| *time < from + u64::from(seconds)) {
                    count += u32::from(time >= from);
                    *next = cron.next(time, BEIJING);
                }
                count
            }
        };
        (count, random)
    }
}

/// When a trigger sends; `busy` is the percentage of what is usual for its kind.
fn pace(trigger: &Trigger, busy: u64, from: u64) -> Option<Pace> {
    let rate = match trigger.kind {
        "timer" => {
            let about: serde_json::Value = serde_json::from_str(&trigger.about).ok()?;
            let cron: Cron = about["cron"].as_str()?.parse().ok()?;
            let next = cron.next(from.saturating_sub(1), BEIJING);
            return Some(Pace::Timer {
                cron: Box::new(cron),
                next,
            });
        }
        "http" => 1_500,
        "ckafka" => 800,
        "cos" => 250,
        _ => 100,
    };
    Some(Pace::Rate {
        rate: rate * busy / 100,
        sleeps: trigger.kind != "ckafka",
    })
}

/// How busy a minute is, in percent: from one hour to the next in a straight line.
fn busy(second: u64) -> u64 {
    let minute = (second / 60 + 8 * 60) % (24 * 60);
    let hour = usize::try_from(minute / 60).unwrap_or_default();
    let (this, next, part) = (HOURS[hour], HOURS[(hour + 1) % 24], minute % 60);
    (this * (60 - part) + next * part) / 60
}

/// A number that follows from texts (FNV-1a).
fn hash(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}
