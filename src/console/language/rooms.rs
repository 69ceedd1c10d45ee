//! What the pure rooms say: their problems, warnings and descriptions, in the language in use.
//!
//! In English a room speaks for itself ([`Display`](std::fmt::Display)), here as in a terminal. Any
//! other language says everything anew from the same values, so nothing is read out of a sentence.

use super::{rooms, text};
use crate::archive::{self, Size};
use crate::change::{self, Finding, Kept, Warning};
use crate::cron::{self, Cron, Slip};
use crate::judge::Judgement;
use crate::rollout::{self, Misread, NotHere, Reason, Unsaved};
use crate::scf::policy::PolicyProblem;
use crate::scf::{Error, UnknownRegion};
use crate::sls::{self, Hint, Loss, NoLine, events};
use crate::traffic;

/// What the rooms say in a language other than their own. The first letter of a name is that of the
/// room where two rooms have a word for the same.
#[derive(Debug)]
pub struct Rooms {
    /// A broken rule of weights, names and splits.
    pub traffic: fn(&traffic::Problem) -> String,
    /// Why a change cannot be planned.
    pub change: fn(&change::Problem) -> String,
    /// What a plan does that its author may not have meant.
    pub warning: fn(&Warning) -> String,
    /// What cannot be taken back.
    pub kept: fn(&Kept) -> String,
    /// What a function was left with.
    pub finding: fn(&Finding) -> String,
    /// Why a file is no activity log.
    pub activity: fn(&change::Unreadable) -> String,
    /// What is wrong with a cron expression.
    pub cron: fn(&cron::Problem) -> String,
    /// When a timer fires, without a full stop and without the zone.
    pub schedule: fn(&Cron) -> String,
    /// Five fields that may have been meant otherwise.
    pub slip: fn(&Slip) -> String,
    /// A moment: its weekday (0 is Sunday), its date and its time of day.
    pub moment: fn(u16, &str, &str) -> String,
    /// What is wrong with an `sls` line.
    pub line: fn(&sls::Problem) -> String,
    /// What to know about an `sls` line.
    pub hint: fn(&Hint) -> String,
    /// Why a plan has no `sls` line.
    pub no_line: fn(NoLine) -> String,
    /// What the existing tool would lose.
    pub loss: fn(&Loss) -> String,
    /// Why the `events` of a file cannot be read.
    pub events: fn(&events::Problem) -> String,
    /// What the author of a file may not have meant.
    pub events_warning: fn(&events::Warning) -> String,
    /// What speaks against the plan of a rollout.
    pub rollout: fn(&rollout::Problem) -> String,
    /// What is wrong with the text of such a plan.
    pub misread: fn(&Misread) -> String,
    /// Why a text is no journal of a rollout.
    pub journal: fn(&rollout::Unreadable) -> String,
    /// Why a journal that was brought cannot go on here.
    pub not_here: fn(&NotHere) -> String,
    /// The journal cannot be written.
    pub unsaved: fn(&Unsaved) -> String,
    /// What came between a rollout and its next move.
    pub reason: fn(&Reason) -> String,
    /// What can be said of a canary.
    pub judgement: fn(&Judgement) -> String,
    /// What is wrong with a package.
    pub package: fn(&archive::Problem) -> String,
    /// A number of bytes.
    pub size: fn(&Size) -> String,
    /// Why there is no policy.
    pub policy: fn(&PolicyProblem) -> String,
    /// There is no such region.
    pub region: fn(&UnknownRegion) -> String,
    /// Why a call gave no answer.
    pub call: fn(&Error) -> String,
}

/// Something of a room that can be told to a person.
pub trait Told {
    /// In the language in use.
    fn told(&self) -> String;
}

macro_rules! told {
    ($($of:ident: $type:ty),* $(,)?) => {$(
        impl Told for $type {
            fn told(&self) -> String {
                match rooms() {
                    None => self.to_string(),
                    Some(rooms) => (rooms.$of)(self),
                }
            }
        }
    )*};
}

told! {
    traffic: traffic::Problem,
    change: change::Problem,
    warning: Warning,
    kept: Kept,
    finding: Finding,
    activity: change::Unreadable,
    cron: cron::Problem,
    slip: Slip,
    line: sls::Problem,
    hint: Hint,
    loss: Loss,
    events: events::Problem,
    events_warning: events::Warning,
    rollout: rollout::Problem,
    misread: Misread,
    journal: rollout::Unreadable,
    not_here: NotHere,
    unsaved: Unsaved,
    reason: Reason,
    judgement: Judgement,
    package: archive::Problem,
    size: Size,
    policy: PolicyProblem,
    region: UnknownRegion,
    call: Error,
}

impl Told for NoLine {
    fn told(&self) -> String {
        match rooms() {
            None => self.to_string(),
            Some(rooms) => (rooms.no_line)(*self),
        }
    }
}

/// When a timer fires, without a full stop and without the zone.
impl Told for Cron {
    fn told(&self) -> String {
        match rooms() {
            None => self.words(),
            Some(rooms) => (rooms.schedule)(self),
        }
    }
}

/// Each of them.
pub fn each<T: Told>(all: &[T]) -> Vec<String> {
    all.iter().map(Told::told).collect()
}

/// A moment of Unix time in seconds in a zone; nothing if it lies outside the calendar.
pub fn moment(unix_seconds: u64, zone_seconds: i32) -> Option<String> {
    match rooms() {
        None => cron::local_text(unix_seconds, zone_seconds),
        Some(rooms) => {
            let (weekday, date, time) = cron::local_parts(unix_seconds, zone_seconds)?;
            Some((rooms.moment)(weekday, &date, &time))
        }
    }
}

/// Sentences one after the other.
pub fn in_a_row(sentences: &[String]) -> String {
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    (text().common.sentences)(&sentences)
}

/// All of them, one sentence after the other.
pub fn together<T: Told>(all: &[T]) -> String {
    in_a_row(&each(all))
}
