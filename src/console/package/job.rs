//! The packing that is going on, and what came of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Chosen;
use super::pack::{Refusal, pack, read};
use super::source::Picked;
use super::walk::walk;
use crate::archive::{EntryPoint, Problem, check_size, left_out};
use crate::change::Package;
use crate::console::language::rooms::Told;
use crate::console::language::text;

/// How far a choice is. What was chosen in the end stands elsewhere and outlives this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing is going on.
    #[default]
    Idle,
    /// Files are looked for or packed: how many there are, once that is known.
    Working { of: usize },
    /// It cannot be used.
    Refused(String),
    /// The person gave up.
    Cancelled,
}

/// A handle to the packing. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Job {
    pub(super) state: RwSignal<State>,
    /// How many files are packed.
    pub(super) done: RwSignal<usize>,
    pub(super) chosen: RwSignal<Option<Chosen>>,
    entry_point: Signal<EntryPoint>,
    /// Counts the choices. Whatever belongs to an older one comes too late.
    number: StoredValue<u32>,
}

impl Job {
    pub(super) fn new(chosen: RwSignal<Option<Chosen>>, entry_point: Signal<EntryPoint>) -> Self {
        Self {
            state: RwSignal::default(),
            done: RwSignal::new(0),
            chosen,
            entry_point,
            number: StoredValue::new(0),
        }
    }

    /// Takes what was picked in place of anything before it.
    pub(super) fn take(self, picked: Option<Picked>) {
        let Some(picked) = picked else { return };
        self.end(State::Working { of: 0 });
        let number = self.number.get_value();
        spawn_local(async move {
            let made = self.make(picked, number).await;
            // The form may be gone, or the person may have chosen something else meanwhile.
            if !self.is_current(number) {
                return;
            }
            match made {
                Ok(chosen) => {
                    self.chosen.try_set(Some(chosen));
                    self.state.try_set(State::Idle);
                }
                Err(Refusal::Cancelled) => {
                    self.state.try_set(State::Cancelled);
                }
                Err(Refusal::Problem(problem)) => {
                    self.state.try_set(State::Refused(problem.told()));
                }
                Err(Refusal::Unreadable(name)) => {
                    let reason = (text().deploy.unreadable)(&name);
                    self.state.try_set(State::Refused(reason));
                }
            }
        });
    }

    /// Gives up what is going on.
    pub(super) fn cancel(self) {
        self.end(State::Cancelled);
    }

    /// Takes the package out of the form.
    pub(super) fn remove(self) {
        self.end(State::Idle);
    }

    fn end(self, state: State) {
        self.number.update_value(|number| *number += 1);
        self.done.set(0);
        self.chosen.set(None);
        self.state.set(state);
    }

    fn is_current(self, number: u32) -> bool {
        self.number.try_get_value() == Some(number)
    }

    async fn make(self, picked: Picked, number: u32) -> Result<Chosen, Refusal> {
        let mut skipped = Vec::new();
        let picked = match picked {
            Picked::Dropped(entries) => {
                let unreadable = |_| Refusal::Unreadable(text().deploy.dropped.to_owned());
                walk(entries, &mut skipped).await.map_err(unreadable)?
            }
            picked => picked,
        };
        let (name, bytes) = match picked {
            Picked::Archive(file) => {
                let name = file.name();
                // Before it is read: it may be anything, and of any size.
                check_size(length(file.size()), Package::LARGEST)?;
                let bytes = read(&file).await;
                let bytes = bytes.map_err(|_| Refusal::Unreadable(name.clone()))?;
                (name, bytes)
            }
            Picked::Files { folder, mut files } => {
                files.retain(|source| match left_out(&source.path) {
                    Some(part) => {
                        skipped.push(part.to_owned());
                        false
                    }
                    None => true,
                });
                self.state.try_set(State::Working { of: files.len() });
                let on_file = move |done| {
                    self.done.try_set(done);
                    self.is_current(number)
                };
                let folder = if folder.is_empty() {
                    "package"
                } else {
                    &folder
                };
                (format!("{folder}.zip"), pack(&files, &on_file).await?)
            }
            // Walking through it makes files of it.
            Picked::Dropped(_) => return Err(Problem::Empty.into()),
        };
        skipped.sort_unstable();
        skipped.dedup();
        let entry_point = self.entry_point.try_get_untracked();
        let entry_point = entry_point.ok_or(Refusal::Cancelled)?;
        Ok(Chosen::of(name, &bytes, skipped, &entry_point)?)
    }
}

/// A size as the browser gives it: a whole number of bytes, never negative.
fn length(size: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // saturates
    {
        size as usize
    }
}
