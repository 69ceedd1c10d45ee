//! Rollouts that come and go: put away, left to somebody else, taken up from a journal.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Desk, Rollout, Rollouts, Stand};
use crate::console::context::Console;
use crate::console::route::FunctionPlace;
use crate::rollout::{self, Journal, State, Unreadable};

impl Rollouts {
    /// Every rollout, in the order in which they began. Tracked.
    pub(crate) fn all(self) -> Vec<Rollout> {
        self.0.get()
    }

    /// Forgets one that has ended or could not begin.
    pub(crate) fn put_away(self, rollout: Rollout) {
        self.0.update(|all| all.retain(|known| *known != rollout));
    }

    /// Goes on with the rollout of a journal, from here.
    pub(crate) fn import(
        self,
        console: Console,
        place: FunctionPlace,
        text: &str,
    ) -> Result<Rollout, Unreadable> {
        let journal = Journal::read(text)?;
        let plan = journal.plan()?.ok_or(Unreadable::NoPlan)?;
        let rollout = Rollout {
            place: StoredValue::new(place),
            state: RwSignal::new_local(State::of(plan, &journal)),
            entries: RwSignal::new_local(journal.entries),
            stand: RwSignal::new(Stand::Idle),
        };
        self.0.update(|all| all.push(rollout));
        rollout.take_up(console);
        Ok(rollout)
    }
}

impl Rollout {
    /// Drives it from here no longer, so that somebody else can at once.
    pub(crate) fn leave(self, console: Console) {
        let Some(session) = console.session.get_untracked() else {
            return;
        };
        self.stand.set(Stand::Idle);
        spawn_local(async move {
            let desk = Desk(self, session);
            let mut state = self.state.get_untracked();
            drop(rollout::leave(&mut state, &desk, "page").await);
        });
    }
}
