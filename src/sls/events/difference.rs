//! The triggers of a file beside those that a function has.

use super::Events;
use crate::change::{TriggerChange, TriggerSpec};
use crate::cron::Cron;

/// What a file means for one trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TriggerDiff {
    /// The function has no such trigger: it is created.
    New(TriggerSpec),
    /// The function has it, but not like this: it is changed in place.
    Changed {
        /// As it is.
        from: TriggerSpec,
        /// As it shall be.
        to: TriggerSpec,
        /// What differs.
        parts: Vec<Part>,
    },
    /// The function has it on another qualifier: it is created there, then deleted here.
    Moved {
        /// As it is.
        from: TriggerSpec,
        /// As it shall be.
        to: TriggerSpec,
        /// What differs beside the qualifier.
        parts: Vec<Part>,
    },
    /// The function has it just like this.
    Same(TriggerSpec),
    /// The file does not name it.
    LeftAlone(TriggerSpec),
}

/// A part of a trigger that can be changed in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// When it fires.
    Cron,
    /// Whether it is on.
    Enabled,
    /// What it passes to the function.
    Argument,
}

impl TriggerDiff {
    /// The trigger as it will be.
    pub const fn trigger(&self) -> &TriggerSpec {
        match self {
            Self::New(trigger) | Self::Same(trigger) | Self::LeftAlone(trigger) => trigger,
            Self::Changed { to, .. } | Self::Moved { to, .. } => to,
        }
    }

    /// What is to be done, if anything is.
    pub fn change(&self) -> Option<TriggerChange> {
        match self {
            Self::New(trigger) => Some(TriggerChange::Create(trigger.clone())),
            Self::Changed { from, to, .. } | Self::Moved { from, to, .. } => {
                Some(TriggerChange::Edit {
                    key: from.key.clone(),
                    to: to.clone(),
                })
            }
            Self::Same(_) | Self::LeftAlone(_) => None,
        }
    }
}

/// Compares the triggers of a file, in its order, with those that a function has; then names those
/// that the file does not. A description is kept: a file has none.
pub fn diff(events: &Events, existing: &[TriggerSpec]) -> Vec<TriggerDiff> {
    let mut left: Vec<&TriggerSpec> = existing.iter().collect();
    // What is there under its own key is not taken for something that moved.
    let own: Vec<Option<&TriggerSpec>> = events
        .triggers
        .iter()
        .map(|wanted| take(&mut left, |there| there.key == wanted.key))
        .collect();
    let pairs = events.triggers.iter().zip(own);
    let mut all: Vec<TriggerDiff> = pairs
        .map(|(wanted, own)| {
            let same_name = |there: &TriggerSpec| {
                there.key.name == wanted.key.name && there.key.kind == wanted.key.kind
            };
            match own.or_else(|| take(&mut left, same_name)) {
                Some(there) => compare(there, wanted),
                None => TriggerDiff::New(wanted.clone()),
            }
        })
        .collect();
    all.extend(left.into_iter().cloned().map(TriggerDiff::LeftAlone));
    all
}

/// The one change that makes the function as the file says, trigger by trigger.
pub fn changes(differences: &[TriggerDiff]) -> Vec<TriggerChange> {
    differences.iter().filter_map(TriggerDiff::change).collect()
}

/// Takes out the only trigger that fits. Of several none is taken: nobody says which is meant.
fn take<'a>(
    left: &mut Vec<&'a TriggerSpec>,
    fits: impl Fn(&TriggerSpec) -> bool,
) -> Option<&'a TriggerSpec> {
    let first = left.iter().position(|there| fits(there))?;
    let only = left.iter().skip(first + 1).all(|there| !fits(there));
    only.then(|| left.remove(first))
}

fn compare(there: &TriggerSpec, wanted: &TriggerSpec) -> TriggerDiff {
    let (from, mut to) = (there.clone(), wanted.clone());
    to.description.clone_from(&there.description);
    let differences = [
        (Part::Cron, stored(&from.desc) != stored(&to.desc)),
        (Part::Enabled, from.enabled != to.enabled),
        (Part::Argument, from.argument != to.argument),
    ];
    let differs = differences.into_iter().filter(|(_, differs)| *differs);
    let parts: Vec<Part> = differs.map(|(part, _)| part).collect();
    if from.key != to.key {
        TriggerDiff::Moved { from, to, parts }
    } else if parts.is_empty() {
        TriggerDiff::Same(from)
    } else {
        TriggerDiff::Changed { from, to, parts }
    }
}

/// A cron expression as the cloud stores it, so that five fields and seven can be the same.
fn stored(text: &str) -> String {
    let cron = text.parse::<Cron>();
    cron.map_or_else(|_| text.to_owned(), |cron| cron.stored().to_owned())
}
