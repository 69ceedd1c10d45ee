//! A rollout that runs or has ended: where it stands in one sentence, its steps beside the traffic
//! and the verdict, what can be said to it, and its journal.
//!
//! What is decided is decided in [`rollout`](crate::rollout); this follows the journal and the time.
//! Must never know who drives or where a journal is kept.

mod commands;
mod confirm;
mod curve;
mod drift;
mod end;
mod head;
mod headline;
mod log;
mod phase;
mod rows;
mod steps;
mod swatch;
mod travel;
mod verdict;

use leptos::prelude::*;

pub(crate) use self::phase::{begun_step, waits};
pub use crate::console::rollouts::Stand;

use self::drift::Drift;
use self::head::Head;
use self::phase::{Phase, hold_ends};
use self::steps::Steps;
use self::travel::Travel;
use self::verdict::Verdict;
use crate::console::fixed::Fixed;
use crate::console::language::rollout::Standing;
use crate::rollout::{Command, Entry, Position, State, Story};
use crate::traffic::Weight;

/// What the view of a rollout follows. Copies are the same.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// The plan and everything that its journal says of it.
    pub state: RwSignal<State, LocalStorage>,
    /// The journal, in order.
    pub entries: RwSignal<Vec<Entry>, LocalStorage>,
    /// What it is about at this moment.
    pub stand: RwSignal<Stand>,
    /// The account's time, in Unix milliseconds, moved on every second.
    pub now: RwSignal<u64>,
}

/// What a person can do with a rollout.
#[derive(Clone, Copy, Debug)]
pub struct Ways {
    /// Says something to it.
    pub say: Callback<Command>,
    /// Drives it from here.
    pub take_up: Callback<()>,
    /// Drives it from here no longer.
    pub leave: Callback<()>,
    /// Makes room for another one.
    pub put_away: Callback<()>,
}

/// What follows from that, worked out once for all parts. Copies are the same.
#[derive(Clone, Copy)]
struct Told {
    shown: Shown,
    phase: Memo<Phase>,
    story: Memo<Story>,
    standing: Memo<Standing>,
}

impl Told {
    fn of(shown: Shown) -> Self {
        let Shown { state, stand, .. } = shown;
        let is_over = Memo::new(move |_| {
            let now = shown.now.get();
            state.with(|state| hold_ends(state).is_some_and(|ends| now >= ends))
        });
        let phase = Memo::new(move |_| {
            let is_over = is_over.get();
            state.with(|state| stand.with(|stand| Phase::of(state, stand, is_over)))
        });
        Self {
            shown,
            phase,
            story: Memo::new(move |_| shown.entries.with(|entries| Story::of(entries))),
            standing: Memo::new(move |_| state.with(standing)),
        }
    }
}

/// Who and how much it is about now.
fn standing(state: &State) -> Standing {
    let plan = state.plan();
    let share = |step: usize| plan.steps.get(step).map(|step| step.share);
    let next = match state.position() {
        Position::Before => share(0),
        Position::At { step, .. } => share(step + 1),
        Position::Promoted | Position::Back => None,
    };
    let live = state
        .expected()
        .and_then(|alias| alias.split().ok()?.share(plan.canary));
    Standing {
        canary: state.published().unwrap_or(plan.canary),
        stable: state.stable(),
        share: live.unwrap_or(Weight::ZERO),
        next,
    }
}

/// Shows a rollout and takes what a person says to it.
#[component]
pub fn RolloutView(
    /// What it follows.
    shown: Shown,
    /// What can be done with it.
    ways: Ways,
    /// True if everything that is written has to be confirmed by itself.
    in_production: bool,
    /// Where the split can be changed by hand.
    #[prop(into)]
    alias_href: String,
    /// What stands beside the steps, above the verdict.
    children: Children,
) -> impl IntoView {
    let told = Told::of(shown);
    view! {
        <div class="rollout">
            <Head told=told ways=ways in_production=in_production />
            <Drift told=told alias_href=alias_href />
            <div class="rollout-body">
                <Steps told=told />
                <div class="stack">
                    {children()}
                    <Verdict told=told />
                </div>
            </div>
            <Travel told=told ways=ways />
        </div>
    }
    .fixed()
}
