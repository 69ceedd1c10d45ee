//! What the function was like when the proposal was made, as far as the proposal is about it.

use crate::change::{AliasState, Change, LogTopic, Plan, Snapshot, Step, TriggerState};
use crate::traffic::{AliasName, Version};

/// So many triggers that call an alias go with a link; more would only fill it.
const MOST_CALLERS: usize = 12;

/// What the proposal was made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Base {
    /// The aliases that it changes, or begins from.
    pub aliases: Vec<AliasState>,
    /// The triggers that it changes.
    pub triggers: Vec<TriggerState>,
    /// Where the logs went, if it changes that.
    pub logs: Option<LogTopic>,
    /// The newest published version, if any was.
    pub newest: Option<Version>,
    /// What called those aliases: drawn, and never compared.
    pub callers: Vec<Caller>,
}

/// A trigger, as far as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Its name.
    pub name: String,
    /// The cloud's word for its kind.
    pub kind: String,
    /// The alias or version that it calls.
    pub qualifier: String,
    /// Whether it is on.
    pub enabled: bool,
}

impl Base {
    /// What a plan was made from: each thing as it was before the first step that changes it.
    pub(super) fn of(plan: &Plan, snapshot: Option<&Snapshot>) -> Self {
        let mut base = Self::default();
        for step in &plan.steps {
            match step {
                Step::Alias(write) => base.put_alias(&write.base),
                Step::Trigger(write) => {
                    let key = write.base.key();
                    if base.triggers.iter().all(|known| known.key() != key) {
                        base.triggers.push(write.base.clone());
                    }
                }
                Step::Logs(write) => base.logs = Some(write.base.clone()),
                Step::Upload(_) | Step::Publish(_) | Step::Wait(_) | Step::DeleteVersion(_) => {}
            }
        }
        if let Some(snapshot) = snapshot {
            if let Change::Deploy(_) = plan.change {
                base.see_alias(&AliasName::default_alias(), snapshot);
            }
            base.see(snapshot);
        }
        base
    }

    /// One alias as it is.
    pub(super) fn of_alias(alias: &AliasName, snapshot: &Snapshot) -> Self {
        let mut base = Self::default();
        base.see_alias(alias, snapshot);
        base.see(snapshot);
        base
    }

    fn put_alias(&mut self, state: &AliasState) {
        if self
            .aliases
            .iter()
            .all(|known| known.name() != state.name())
        {
            self.aliases.push(state.clone());
        }
    }

    fn see_alias(&mut self, name: &AliasName, snapshot: &Snapshot) {
        let state = snapshot.alias(name).map_or_else(
            || AliasState::Absent(name.clone()),
            |alias| AliasState::Is(Box::new(alias.clone())),
        );
        self.put_alias(&state);
    }

    /// What is drawn around it.
    fn see(&mut self, snapshot: &Snapshot) {
        self.newest = snapshot.newest_published();
        let is_drawn = |qualifier: &str| {
            let mut aliases = self.aliases.iter();
            aliases.any(|state| state.name().as_str() == qualifier)
        };
        let callers = snapshot.triggers.iter();
        let callers = callers.filter(|trigger| is_drawn(&trigger.qualifier));
        let callers = callers.take(MOST_CALLERS).map(|trigger| Caller {
            name: trigger.trigger_name.clone(),
            kind: trigger.kind.clone(),
            qualifier: trigger.qualifier.clone(),
            enabled: trigger.is_enabled(),
        });
        self.callers = callers.collect();
    }
}
