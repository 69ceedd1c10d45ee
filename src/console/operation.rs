//! The one change that is being previewed, carried out, or has just ended.
//!
//! Every page hands its plans over here; nothing else in the console calls
//! [`execute`](crate::change::execute).

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address;
use super::clock;
use super::context::Console;
use super::language::text;
use super::route::{FunctionPlace, Route};
use super::sentence::sentence;
use crate::change::{Cause, End, Entry, Outcome, Plan, Snapshot, execute};
use crate::traffic::AliasName;

/// A plan and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operation {
    /// The function.
    pub(crate) place: FunctionPlace,
    /// What will be done.
    pub(crate) plan: Plan,
    /// The function as it was when the plan was made, to draw the change into.
    pub(crate) snapshot: Option<Arc<Snapshot>>,
    /// The entry of the journal that this takes back.
    pub(crate) undoes: Option<usize>,
    /// How far it is.
    pub(crate) phase: Phase,
    /// How it ended.
    pub(crate) outcome: Option<Outcome>,
}

/// How far an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Shown; nothing was sent.
    Preview,
    /// At this stage of the plan.
    Running(usize),
    /// Over, under this number in the journal.
    Ended(usize),
}

impl Console {
    /// Shows a plan before it is carried out.
    pub(crate) fn propose(self, place: FunctionPlace, plan: Plan, snapshot: Option<Arc<Snapshot>>) {
        self.operation.set(Some(Operation {
            place,
            plan,
            snapshot,
            undoes: None,
            phase: Phase::Preview,
            outcome: None,
        }));
    }

    /// Carries out the plan that is shown.
    pub(crate) fn apply(self) {
        let operation = self.operation.get_untracked();
        if let Some(operation) = operation.filter(|operation| operation.phase == Phase::Preview) {
            self.run(operation);
        }
    }

    /// Takes back an entry of the journal at once.
    pub(crate) fn undo(self, id: usize) {
        let taken = self.journal.with_untracked(|journal| {
            let (entry, place) = journal.entry(id)?;
            Some((entry.undo.as_ref()?.plan(), place.clone()))
        });
        if self.is_running() {
            return;
        }
        if let Some((plan, place)) = taken {
            self.run(Operation {
                place,
                plan,
                snapshot: None,
                undoes: Some(id),
                phase: Phase::Preview,
                outcome: None,
            });
        }
    }

    /// Puts the operation away, unless it is in the middle of its work.
    pub(crate) fn dismiss(self) {
        if !self.is_running() {
            self.operation.set(None);
        }
    }

    /// Gives one's own change up for what somebody else made of the alias.
    pub(crate) fn take_theirs(self) {
        self.dismiss();
        self.surrendered.update(|count| *count += 1);
    }

    fn is_running(self) -> bool {
        let running = |operation: &Operation| matches!(operation.phase, Phase::Running(_));
        self.operation
            .with_untracked(|operation| operation.as_ref().is_some_and(running))
    }

    /// Runs to the end whatever page is shown meanwhile: a write that was begun is seen through.
    fn run(self, operation: Operation) {
        let Some(client) = self.client(operation.place.place.region) else {
            return;
        };
        self.operation.set(Some(Operation {
            phase: Phase::Running(0),
            ..operation.clone()
        }));
        let Operation {
            place,
            plan,
            undoes,
            ..
        } = operation;
        spawn_local(async move {
            let at_stage = move |stage| self.set_phase(Phase::Running(stage));
            let outcome = execute(&client, &plan, &at_stage).await;
            let at = clock::now();
            let function = place.clone();
            let deleted = match &outcome {
                Outcome::Done(_) => deleted_alias(&plan),
                Outcome::Conflict(_) | Outcome::Failed(_) => None,
            };
            let entry = entry(at, &place, &plan, &outcome, undoes);
            let recorded = self
                .journal
                .try_update(|journal| journal.record(entry, place));
            if let Some(id) = recorded {
                self.operation.update(|operation| {
                    if let Some(operation) = operation {
                        operation.phase = Phase::Ended(id);
                        operation.outcome = Some(outcome);
                    }
                });
                self.leave(&function, deleted);
                self.wrote(function);
            }
        });
    }

    /// Goes to the function if the page shows an alias that was deleted from here.
    fn leave(self, function: &FunctionPlace, deleted: Option<AliasName>) {
        let gone = deleted.map(|alias| Route::Alias(function.clone(), alias));
        if gone.is_some_and(|gone| self.route.with_untracked(|route| *route == gone)) {
            address::go(&Route::Function(function.clone()));
        }
    }

    fn set_phase(self, phase: Phase) {
        self.operation.update(|operation| {
            if let Some(operation) = operation {
                operation.phase = phase;
            }
        });
    }
}

/// What the journal keeps of it.
fn entry(
    at: u64,
    place: &FunctionPlace,
    plan: &Plan,
    outcome: &Outcome,
    undoes: Option<usize>,
) -> Entry {
    let done = match outcome {
        Outcome::Done(done) => done,
        Outcome::Conflict(conflict) => &conflict.so_far,
        Outcome::Failed(failure) => &failure.so_far,
    };
    let put_back = matches!(outcome, Outcome::Failed(failure) if failure.put_back.is_some());
    Entry {
        id: 0,
        at,
        region: place.place.region,
        target: plan.target.clone(),
        title: (text().preview.title)(&plan.change),
        sentence: sentence(plan),
        end: End::of(plan, outcome, reason(outcome)),
        receipts: done.receipts.clone(),
        undo: plan.reversal(done).filter(|_| !put_back),
        undoes,
        undone: false,
    }
}

/// What went wrong, in the words of the result.
fn reason(outcome: &Outcome) -> String {
    let Outcome::Failed(failure) = outcome else {
        return String::new();
    };
    let said = (text().errors.cause)(&failure.cause);
    let error = match &failure.cause {
        Cause::Call(error) | Cause::Unknown(error) => Some(error),
        _ => None,
    };
    let said = said.or_else(|| error.map(|error| (text().errors.of)(error.kind())));
    said.map_or_else(String::new, |words| words.title.to_owned())
}

fn deleted_alias(plan: &Plan) -> Option<AliasName> {
    match plan.after() {
        None if plan.steps.len() == 1 => plan.before().map(|alias| alias.name.clone()),
        _ => None,
    }
}
