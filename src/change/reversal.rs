//! How to take back what a plan did.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::outcome::{Done, Left};
use super::{
    AliasState, AliasWrite, Change, LogTopic, LogWrite, Plan, Step, Target, TriggerState,
    TriggerWrite, Warning,
};
use crate::traffic::Version;

/// What was left behind and what was there before. It survives a reload of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reversal {
    /// The function.
    pub target: Target,
    /// Each alias as it was left, and as it was before.
    pub aliases: Vec<(AliasState, AliasState)>,
    /// Each trigger as it was left, and as it was before; in the order in which they are put back.
    pub triggers: Vec<(TriggerState, TriggerState)>,
    /// Where the logs were left to go, and where they went before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logs: Option<(LogTopic, LogTopic)>,
    /// What stays as it is.
    pub kept: Vec<Kept>,
}

/// Something that cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// `$LATEST` keeps the code that was uploaded.
    Code,
    /// The version that was published stays.
    Version(Version),
}

impl Reversal {
    /// What takes back everything that was done, or nothing if nothing can be.
    pub(super) fn of(target: &Target, done: &Done) -> Option<Self> {
        let mut reversal = Self {
            target: target.clone(),
            aliases: Vec::new(),
            triggers: Vec::new(),
            logs: None,
            kept: Vec::new(),
        };
        for left in &done.left {
            match left {
                Left::Alias { before, now } => reversal.put_alias(before, now),
                Left::Trigger { before, now } => {
                    reversal.triggers.insert(0, (now.clone(), before.clone()));
                }
                Left::Logs { before, now } if now != before => {
                    reversal.logs = Some((now.clone(), before.clone()));
                }
                Left::Logs { .. } => {}
                Left::Code => reversal.kept.push(Kept::Code),
                Left::Version(version) => reversal.kept.push(Kept::Version(*version)),
            }
        }
        reversal
            .aliases
            .retain(|(now, before)| !now.says_the_same(before));
        let any = !reversal.aliases.is_empty()
            || !reversal.triggers.is_empty()
            || reversal.logs.is_some();
        any.then_some(reversal)
    }

    /// An alias that was changed twice goes back to what it was before the first change.
    fn put_alias(&mut self, before: &AliasState, now: &AliasState) {
        let known = self.aliases.iter_mut();
        let mut known = known.filter(|(left, _)| left.name() == now.name());
        match known.next() {
            Some((left, _)) => *left = now.clone(),
            None => self.aliases.push((now.clone(), before.clone())),
        }
    }

    /// The plan that takes it back.
    ///
    /// Its bases are what was left behind, not what the cloud has by now: whoever changed anything
    /// in between is found as a conflict, not overwritten.
    pub fn plan(&self) -> Plan {
        let goals = |pairs: &[(AliasState, AliasState)]| {
            let goals = pairs.iter().map(|(_, before)| before.clone());
            goals.collect()
        };
        let change = match self.aliases.as_slice() {
            [] if let Some((_, before)) = &self.logs => Change::WriteLogs {
                topic: before.clone(),
            },
            [(_, AliasState::Absent(alias))] if self.triggers.is_empty() => Change::DeleteAlias {
                alias: alias.clone(),
            },
            aliases => Change::Restore {
                aliases: goals(aliases),
                triggers: self
                    .triggers
                    .iter()
                    .map(|(_, before)| before.clone())
                    .collect(),
            },
        };
        let aliases = self.aliases.iter().map(|(now, before)| {
            Step::Alias(AliasWrite::between(
                &self.target,
                now.clone(),
                before.clone(),
            ))
        });
        let triggers = self.triggers.iter().map(|(now, before)| {
            Step::Trigger(TriggerWrite::between(
                &self.target,
                now.clone(),
                before.clone(),
            ))
        });
        let logs = self.logs.iter().map(|(now, before)| {
            let write = LogWrite::between(&self.target, now.clone(), before.clone());
            Step::Logs(write)
        });
        Plan {
            target: self.target.clone(),
            change,
            steps: aliases.chain(triggers).chain(logs).collect(),
            warnings: self.warnings(),
            all_or_nothing: false,
        }
    }

    /// Traffic that would go back to `$LATEST` finds other code there.
    fn warnings(&self) -> Vec<Warning> {
        if !self.kept.contains(&Kept::Code) {
            return Vec::new();
        }
        let share = |state: &AliasState| {
            let split = state.alias().and_then(|alias| alias.split().ok());
            split.and_then(|split| split.share(Version::Latest))
        };
        let more = self.aliases.iter().filter_map(|(now, before)| {
            let share_then = share(before)?;
            (share_then > share(now).unwrap_or_default()).then(|| Warning::CodeIsNotPutBack {
                alias: before.name().clone(),
                share: share_then,
            })
        });
        more.collect()
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code => f.write_str("$LATEST keeps the code that was uploaded."),
            Self::Version(version) => write!(f, "Version {version} stays published."),
        }
    }
}
