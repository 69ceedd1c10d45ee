//! The one change that is being previewed, carried out, or has just ended.
//!
//! Every page hands its plans over here; nothing else in the console calls
//! [`execute`](crate::change::execute).

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address;
use super::clock;
use super::connection::Session;
use super::context::Console;
use super::route::{FunctionPlace, Place, Route};
use crate::change::{
    Done, End, Entry, Kept, Moves, Name, Outcome, Plan, PutBack, Reversal, Snapshot, Title, execute,
};
use crate::traffic::AliasName;

/// A plan and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operation {
    /// The function.
    pub(crate) place: FunctionPlace,
    /// What it is called.
    pub(crate) title: Title,
    /// What will be done.
    pub(crate) plan: Plan,
    /// The function as it was when the plan was made, to draw the change into.
    pub(crate) snapshot: Option<Arc<Snapshot>>,
    /// What else it has to do with.
    pub(crate) origin: Origin,
    /// How far it is.
    pub(crate) phase: Phase,
    /// How it ended.
    pub(crate) outcome: Option<Outcome>,
}

/// What an operation has to do with an earlier one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Origin {
    /// The entry of the journal that this takes back.
    pub(crate) undoes: Option<usize>,
    /// What stays as it is when this takes something back.
    pub(crate) kept: Vec<Kept>,
    /// The entry that this goes on with, and what was done then.
    resumes: Option<(usize, Done)>,
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
            title: Title::Change(Name::of(&plan.change)),
            plan,
            snapshot,
            origin: Origin::default(),
            phase: Phase::Preview,
            outcome: None,
        }));
    }

    /// Carries out the plan that is shown.
    pub(crate) fn apply(self) {
        let operation = self.operation.get_untracked();
        if let Some(operation) = operation.filter(|operation| operation.phase == Phase::Preview)
            && untrack(|| self.forbids(&operation.plan)).is_none()
        {
            self.run(operation);
        }
    }

    /// Takes back an entry of the journal.
    pub(crate) fn undo(self, id: usize) {
        let entry = self
            .journal
            .with_untracked(|journal| journal.entry(id).cloned());
        if let Some(entry) = entry {
            self.take_back(&entry, Some(id));
        }
    }

    /// Takes back an entry of any log of this account; `id` is its number in the journal, if it is
    /// there. At once, unless there is something to be known first.
    pub(crate) fn take_back(self, entry: &Entry, id: Option<usize>) {
        let Some(reversal) = entry.undo.as_ref() else {
            return;
        };
        let Reversal { target, kept, .. } = reversal;
        let plan = reversal.plan();
        let speaks_for_itself = kept.is_empty() && plan.warnings.is_empty();
        let place = Place {
            region: entry.region,
            namespace: target.namespace.clone(),
        };
        let operation = Operation {
            place: place.function(&target.function),
            title: Title::Undo(Box::new(entry.title.clone())),
            plan,
            snapshot: None,
            origin: Origin {
                undoes: id,
                kept: kept.clone(),
                resumes: None,
            },
            phase: Phase::Preview,
            outcome: None,
        };
        self.begin(operation, speaks_for_itself);
    }

    /// What is left to do of the plan that has just failed; nothing where going on could do harm.
    pub(crate) fn rest(self) -> Option<Plan> {
        self.operation.with_untracked(|operation| {
            let operation = operation.as_ref()?;
            match operation.outcome.as_ref()? {
                Outcome::Failed(failure) => operation.plan.rest(failure),
                Outcome::Done(_) | Outcome::Conflict(_) => None,
            }
        })
    }

    /// Goes on with the plan that has just failed, from the step that failed.
    pub(crate) fn resume(self) {
        let (operation, rest) = (self.operation.get_untracked(), self.rest());
        if let (Some(operation), Some(plan)) = (operation, rest)
            && let (Phase::Ended(id), Some(outcome)) = (operation.phase, &operation.outcome)
        {
            let done = operation.origin.done_with(outcome.done());
            let operation = Operation {
                title: Title::Resume(Box::new(operation.title)),
                plan,
                origin: Origin {
                    resumes: Some((id, done)),
                    ..operation.origin
                },
                phase: Phase::Preview,
                outcome: None,
                ..operation
            };
            self.begin(operation, true);
        }
    }

    /// Carries a plan out at once if it speaks for itself and nothing asks for a look at it first.
    fn begin(self, operation: Operation, speaks_for_itself: bool) {
        if self.is_running() {
            return;
        }
        let in_production = self
            .session
            .with_untracked(|session| session.as_ref().is_some_and(Session::is_production));
        // Why it may not be is said before anything is tried.
        let is_forbidden = untrack(|| self.forbids(&operation.plan)).is_some();
        if in_production || is_forbidden || !speaks_for_itself {
            self.operation.set(Some(operation));
        } else {
            self.run(operation);
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
        let session = self.session.get_untracked();
        spawn_local(async move {
            let at_stage = move |stage| self.set_phase(Phase::Running(stage));
            let outcome = execute(&client, &operation.plan, &at_stage).await;
            let deleted = match &outcome {
                Outcome::Done(_) => deleted_alias(&operation.plan),
                Outcome::Conflict(_) | Outcome::Failed(_) => None,
            };
            // In the account's time: what was measured of it stands beside it.
            let at = session.as_ref().map_or_else(clock::now, Session::time);
            let entry = entry(at, &operation, &outcome);
            if self.session.get_untracked() != session {
                // Another account was opened meanwhile: this belongs into the journal of the old one.
                if let Some(old) = session {
                    old.journal().record(entry);
                }
                self.operation.set(None);
                return;
            }
            let id = self.journal.try_update(|journal| {
                let taken_over = operation.origin.resumes.as_ref().map(|(id, _)| *id);
                if let Some(id) = taken_over.filter(|_| entry.undo.is_some()) {
                    journal.supersede(id);
                }
                journal.record(entry)
            });
            if let Some(id) = id {
                self.operation.update(|operation| {
                    if let Some(operation) = operation {
                        operation.phase = Phase::Ended(id);
                        operation.outcome = Some(outcome);
                    }
                });
                self.leave(&operation.place, deleted);
                self.wrote(operation.place);
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

impl Origin {
    /// What was done in all, of the plan and of the one that it goes on with.
    fn done_with(&self, done: &Done) -> Done {
        let mut all = self.resumes.clone().unwrap_or_default().1;
        all.receipts.extend(done.receipts.iter().cloned());
        all.left.extend(done.left.iter().cloned());
        all
    }
}

/// What the journal keeps of it.
fn entry(at: u64, operation: &Operation, outcome: &Outcome) -> Entry {
    let Operation {
        place,
        title,
        plan,
        origin,
        ..
    } = operation;
    let done = outcome.done();
    // What was put back at once needs no undo.
    let put_back =
        matches!(outcome, Outcome::Failed(failure) if failure.put_back == Some(PutBack::Done));
    Entry {
        id: 0,
        at,
        region: place.place.region,
        target: plan.target.clone(),
        title: title.clone(),
        moves: Moves::of(plan),
        end: End::of(plan, outcome),
        receipts: done.receipts.clone(),
        undo: plan.reversal(&origin.done_with(done)).filter(|_| !put_back),
        undoes: origin.undoes,
        undone: false,
    }
}

fn deleted_alias(plan: &Plan) -> Option<AliasName> {
    match plan.after() {
        None if plan.steps.len() == 1 => plan.before().map(|alias| alias.name.clone()),
        _ => None,
    }
}
