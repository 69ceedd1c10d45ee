//! The function as the link describes it, and what the proposal would make of it: without an account.

use super::{Caller, Proposal, Review};
use crate::change::{self, AliasState, Change, Problem, Snapshot, TriggerKey, TriggerState};
use crate::rollout;
use crate::scf::{Alias, FunctionDetail, Status, Trigger, VersionInfo};
use crate::traffic::{AliasName, Version};

/// A proposal, planned on a function.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// What a change would do.
    Plan(Box<change::Plan>),
    /// What each move of a rollout would do.
    Moves(Vec<(rollout::Move, change::Plan)>),
    /// Why a change cannot be planned there.
    Refused(Vec<Problem>),
    /// Why a rollout cannot be planned there.
    RefusedRollout(rollout::Problems),
}

impl Review {
    /// What the proposal does on a function as it is.
    pub fn plan(&self, snapshot: &Snapshot) -> Drawn {
        match &self.proposal {
            Proposal::Change(wanted) => match change::plan(wanted, snapshot) {
                Ok(plan) => Drawn::Plan(Box::new(plan)),
                Err(problems) => Drawn::Refused(problems),
            },
            Proposal::Rollout(plan) => match rollout::preview(plan, snapshot) {
                Ok(moves) => Drawn::Moves(moves),
                Err(problems) => Drawn::RefusedRollout(problems),
            },
        }
    }

    /// The function as the link describes it: what it names exists there and is usable, nothing else
    /// is known of it.
    pub fn snapshot(&self) -> Snapshot {
        let logs = self.base.logs.clone().unwrap_or_default();
        let aliases = self.base.aliases.iter();
        let aliases: Vec<Alias> = aliases.filter_map(|state| state.alias().cloned()).collect();
        let known = self.base.triggers.iter();
        let mut triggers: Vec<Trigger> =
            known.filter_map(|state| state.trigger().cloned()).collect();
        for caller in &self.base.callers {
            let drawn = drawn(caller);
            let key = TriggerKey::of(&drawn);
            let is_known = |state: &TriggerState| state.key() == key;
            if !self.base.triggers.iter().any(is_known) {
                triggers.push(drawn);
            }
        }
        Snapshot {
            target: self.target.clone(),
            function: FunctionDetail {
                function_name: self.target.function.clone(),
                status: Status::Active,
                status_reasons: Vec::new(),
                runtime: String::new(),
                kind: String::new(),
                description: String::new(),
                handler: String::new(),
                memory_size: 0,
                timeout: 0,
                mod_time: String::new(),
                cls_logset_id: logs.logset_id,
                cls_topic_id: logs.topic_id,
            },
            versions: self.versions(&aliases).into_iter().map(usable).collect(),
            aliases,
            triggers,
            read_at: 0,
        }
    }

    /// The alias that it is about, if it is about one.
    pub fn alias(&self) -> Option<AliasName> {
        match &self.proposal {
            Proposal::Rollout(plan) => Some(plan.alias.clone()),
            Proposal::Change(Change::CreateAlias { alias, .. }) => {
                Some(AliasName::from_cloud(alias.as_str()))
            }
            Proposal::Change(
                Change::UpdateSplit { alias, .. }
                | Change::DeleteAlias { alias }
                | Change::Promote { alias }
                | Change::RollBack { alias },
            ) => Some(alias.clone()),
            Proposal::Change(Change::Deploy(_)) => Some(AliasName::default_alias()),
            Proposal::Change(Change::Restore { aliases, .. }) => match aliases.as_slice() {
                [state] => Some(state.name().clone()),
                _ => None,
            },
            Proposal::Change(
                Change::PublishVersion { .. }
                | Change::DeleteVersion { .. }
                | Change::Triggers(_)
                | Change::WriteLogs { .. },
            ) => None,
        }
    }

    /// Every version that the link names, the newest first.
    fn versions(&self, aliases: &[Alias]) -> Vec<Version> {
        let mut versions = vec![Version::Latest];
        versions.extend(self.base.newest);
        let bound = |alias: &Alias| {
            let split = alias.split().map(|split| split.bound_versions());
            split.unwrap_or_else(|_| vec![alias.function_version])
        };
        versions.extend(aliases.iter().flat_map(bound));
        match &self.proposal {
            Proposal::Rollout(plan) => versions.push(plan.canary),
            Proposal::Change(
                Change::CreateAlias { split, .. } | Change::UpdateSplit { split, .. },
            ) => versions.extend(split.bound_versions()),
            Proposal::Change(Change::DeleteVersion { version }) => versions.push(*version),
            Proposal::Change(Change::Restore { aliases, .. }) => {
                let goals = aliases.iter().filter_map(AliasState::alias);
                versions.extend(goals.flat_map(bound));
            }
            Proposal::Change(_) => {}
        }
        versions.sort_unstable();
        versions.dedup();
        versions.reverse();
        versions
    }
}

fn usable(version: Version) -> VersionInfo {
    VersionInfo {
        version,
        description: String::new(),
        add_time: String::new(),
        mod_time: String::new(),
        status: Status::Active,
    }
}

fn drawn(caller: &Caller) -> Trigger {
    Trigger {
        trigger_name: caller.name.clone(),
        kind: caller.kind.clone(),
        qualifier: caller.qualifier.clone(),
        enable: u8::from(caller.enabled),
        trigger_desc: String::new(),
        custom_argument: String::new(),
        description: String::new(),
        mod_time: String::new(),
    }
}
