//! Plans for triggers.
//!
//! The API can neither rename a trigger nor point it at another alias. A move creates the new one,
//! reads it back, and only then deletes the old one; a failure takes everything back.

use super::Planned;
use super::restore::state;
use crate::change::step::{can_be_switched, can_be_updated};
use crate::change::{
    Problem, Snapshot, Step, TriggerChange, TriggerKey, TriggerSpec, TriggerState, TriggerWrite,
    Warning,
};
use crate::cron::{self, BEIJING, Cron};

/// Triggers of one kind that a function may have (quota of the cloud).
const MOST_OF_A_KIND: usize = 10;
/// The longest name, in characters (documentation of triggers; `CreateTrigger` says 100).
const LONGEST_NAME: usize = 60;
/// The longest argument of a timer, in bytes.
const LONGEST_ARGUMENT: usize = 4096;

pub(super) fn change(changes: &[TriggerChange], snapshot: &Snapshot) -> Planned {
    let mut work = Work {
        snapshot,
        changed: Vec::new(),
        steps: Vec::new(),
        warnings: Vec::new(),
        problems: Vec::new(),
    };
    for change in changes {
        match change {
            TriggerChange::Create(spec) => work.create(spec),
            TriggerChange::Edit { key, to } if *key == to.key => work.edit(to),
            TriggerChange::Edit { key, to } => work.move_to(key, to),
            TriggerChange::Delete(key) => work.delete(key),
        }
    }
    if !work.problems.is_empty() {
        return Err(work.problems);
    }
    if work.steps.is_empty() {
        return Err(vec![Problem::NothingToChange]);
    }
    Ok((work.steps, work.warnings))
}

struct Work<'a> {
    snapshot: &'a Snapshot,
    /// The triggers that were changed so far, as they will be.
    changed: Vec<TriggerState>,
    steps: Vec<Step>,
    warnings: Vec<Warning>,
    problems: Vec<Problem>,
}

impl Work<'_> {
    fn create(&mut self, spec: &TriggerSpec) {
        let base = self.state(&spec.key);
        if base.trigger().is_some() {
            self.problems.push(Problem::TriggerExists {
                key: spec.key.clone(),
            });
            return;
        }
        self.check_kind(&spec.key.kind);
        self.check(spec);
        self.write(base, TriggerState::Is(Box::new(spec.trigger())));
    }

    fn edit(&mut self, to: &TriggerSpec) {
        let base = self.state(&to.key);
        let TriggerState::Is(present) = &base else {
            return self.missing(&to.key);
        };
        let goal = TriggerState::Is(Box::new(to.trigger()));
        if base.says_the_same(&goal) {
            return;
        }
        if !can_be_updated(&to.key.kind) {
            let mut switched = (**present).clone();
            switched.enable = u8::from(to.enabled);
            let only_switched = TriggerState::Is(Box::new(switched)).says_the_same(&goal);
            if !only_switched || !can_be_switched(&to.key.kind) {
                self.problems.push(Problem::TriggerCannotBeEdited {
                    key: to.key.clone(),
                });
            }
        }
        self.check(to);
        self.write(base, goal);
    }

    fn move_to(&mut self, key: &TriggerKey, to: &TriggerSpec) {
        let old = self.state(key);
        if old.trigger().is_none() {
            return self.missing(key);
        }
        if key.kind == "http" {
            self.warnings.push(Warning::AddressChanges {
                trigger: key.name.clone(),
            });
        }
        self.create(to);
        self.write(old, TriggerState::Absent(key.clone()));
    }

    fn delete(&mut self, key: &TriggerKey) {
        let base = self.state(key);
        if base.trigger().is_none() {
            return self.missing(key);
        }
        self.write(base, TriggerState::Absent(key.clone()));
    }

    fn write(&mut self, base: TriggerState, goal: TriggerState) {
        self.changed.push(goal.clone());
        let write = TriggerWrite::between(&self.snapshot.target, base, goal);
        self.steps.push(Step::Trigger(write));
    }

    fn missing(&mut self, key: &TriggerKey) {
        self.problems
            .push(Problem::TriggerNotFound { key: key.clone() });
    }

    /// A trigger as the steps so far leave it.
    fn state(&self, key: &TriggerKey) -> TriggerState {
        let changed = self.changed.iter().rev().find(|one| one.key() == *key);
        changed
            .cloned()
            .unwrap_or_else(|| state(key, self.snapshot))
    }

    fn check(&mut self, spec: &TriggerSpec) {
        let TriggerKey {
            name, qualifier, ..
        } = &spec.key;
        let rest = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let fits = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(rest)
            && name.len() <= LONGEST_NAME;
        if !fits {
            self.problems
                .push(Problem::TriggerName { name: name.clone() });
        }
        let aliases = self.snapshot.aliases.iter();
        let mut aliases = aliases.map(|alias| alias.name.to_string());
        let versions = self.snapshot.version_names().into_iter();
        let mut versions = versions.map(|version| version.to_string());
        if !aliases.any(|one| one == *qualifier) && !versions.any(|one| one == *qualifier) {
            self.problems.push(Problem::QualifierNotFound {
                qualifier: qualifier.clone(),
            });
        }
        if spec.key.kind == "timer"
            && let Err(problem) = fires(&spec.desc, self.snapshot.read_at)
        {
            self.problems.push(Problem::Cron(problem));
        }
        if spec.argument.len() > LONGEST_ARGUMENT {
            self.problems.push(Problem::ArgumentTooLong {
                bytes: spec.argument.len(),
            });
        }
    }

    fn check_kind(&mut self, kind: &str) {
        if !matches!(kind, "timer" | "cos" | "cls" | "ckafka" | "http") {
            self.problems.push(Problem::TriggerKind {
                kind: kind.to_owned(),
            });
        }
        let made = self.changed.iter().filter(|one| one.trigger().is_some());
        let made = made.filter(|one| self.snapshot.trigger(&one.key()).is_none());
        let there = self.snapshot.triggers.iter().filter(|one| one.kind == kind);
        if there.count() + made.filter(|one| one.key().kind == kind).count() >= MOST_OF_A_KIND {
            self.problems.push(Problem::TooManyTriggers {
                kind: kind.to_owned(),
            });
        }
    }
}

/// Whether a timer fires at least once more; `now` in Unix milliseconds.
fn fires(expression: &str, now: u64) -> Result<(), cron::Problem> {
    let cron: Cron = expression.parse()?;
    match cron.next(now / 1_000, BEIJING) {
        Some(_) => Ok(()),
        None => Err(cron::Problem::Over),
    }
}
