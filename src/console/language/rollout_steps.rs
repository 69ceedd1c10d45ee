//! The steps of a rollout: what each waits for, how far it is, what comes after the last one.

use super::number::{grouped, plural};
use super::rollout::duration;
use crate::rollout::Hold;
use crate::traffic::{Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct RolloutSteps {
    /// Heads the steps.
    pub steps: &'static str,
    /// What a step waits for.
    pub hold: fn(Hold) -> String,
    /// How far a step is.
    pub step_state: fn(StepWord) -> &'static str,
    /// From when to when, and for how many seconds.
    pub lasted: fn(&str, &str, u64) -> String,
    /// Since when.
    pub since: fn(&str) -> String,
    /// The last step: a version is made.
    pub publish: fn(Version) -> String,
    /// The version that was made.
    pub published: fn(Version) -> String,
    /// The last step: everything.
    pub promote: fn(Version) -> String,
    /// The last step: nothing more.
    pub keep: fn(Weight) -> String,
    /// Instead of the last step: back.
    pub back: fn(Option<Version>) -> String,
    /// What is left of a hold: a time.
    pub left: fn(&str) -> String,
    /// Requests so far, of how many.
    pub so_far: fn(u64, u64) -> String,
    /// Names the progress of a hold.
    pub hold_progress: &'static str,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepWord {
    /// Behind.
    Done,
    /// Held.
    Now,
    /// To come.
    Next,
    /// Left out.
    LeftOut,
}

/// The strings in English.
pub const ENGLISH: RolloutSteps = RolloutSteps {
    steps: "Steps",
    hold: |hold| match hold {
        Hold::Time(seconds) => duration(seconds),
        Hold::Approval => "until approved".to_owned(),
        Hold::Requests(count) => plural(count, "until # request", "until # requests"),
    },
    step_state: |word| match word {
        StepWord::Done => "done",
        StepWord::Now => "now",
        StepWord::Next => "to come",
        StepWord::LeftOut => "left out",
    },
    lasted: |from, to, seconds| format!("{from} – {to}, {}", duration(seconds)),
    since: |from| format!("since {from}"),
    publish: |canary| format!("Publish {canary}"),
    published: |version| format!("Version {version} was made."),
    promote: |canary| format!("Everything to version\u{a0}{canary}"),
    keep: |share| format!("{share} stays"),
    back: |stable| match stable {
        Some(stable) => format!("Everything back to version\u{a0}{stable}"),
        None => "Everything back".to_owned(),
    },
    left: |time| format!("{time} left"),
    so_far: |count, of| {
        let of = plural(of, "# request", "# requests");
        format!("{} of {of}", grouped(count))
    },
    hold_progress: "Progress of the hold",
};
