//! What can be said to the rollout at this moment, each with what it will do.

use leptos::prelude::*;

use super::confirm::Confirm;
use super::phase::Phase;
use super::{Stand, Told, Ways};
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::rollout::{Command, Move, Position, Rest, State, Why};
use crate::traffic::Weight;

/// The buttons.
#[component]
pub(super) fn Commands(told: Told, ways: Ways, in_production: bool) -> AnyView {
    let asked = RwSignal::new(None::<Command>);
    let offered = Memo::new(move |_| {
        let said = told.shown.stand.with(can_be_said);
        if !said {
            return Vec::new();
        }
        told.phase
            .with(|phase| told.shown.state.with(|state| offers(phase, state)))
    });
    let say = move |command: Command| {
        if is_confirmed_first(command, in_production) {
            asked.set(Some(command));
        } else {
            ways.say.run(command);
        }
    };
    let buttons = move || {
        let offered = offered.get();
        let first = offered.first().copied();
        let buttons = offered.into_iter().map(|command| {
            let is_first = first == Some(command) && told.phase.with_untracked(Phase::waits);
            button(told, command, is_first, Callback::new(say))
        });
        buttons.collect_view()
    };
    let none = move || offered.with(Vec::is_empty);
    view! {
        <div
            class="rollout-commands"
            role="group"
            aria-label=text().rollout.commands
            hidden=dynamic(none)
        >
            {dynamic(buttons)}
        </div>
        <Confirm told=told asked=asked in_production=in_production say=ways.say />
    }
    .fixed()
}

fn button(told: Told, command: Command, is_first: bool, say: Callback<Command>) -> AnyView {
    let words = &text().rollout;
    let id = unique_id("effect");
    let class = match command {
        Command::RollBack => "danger",
        _ if is_first => "primary",
        _ => "",
    };
    // The way back has a key of its own.
    let key = (command == Command::RollBack).then_some("r");
    view! {
        <div class="rollout-command">
            <button
                type="button"
                class=class
                accesskey=key
                aria-describedby=id.clone()
                on:click=move |_| say.run(command)
            >
                {(words.command)(command)}
            </button>
            <small id=id>{dynamic(move || effect(told, command))}</small>
        </div>
    }
    .fixed()
}

/// What a command would do now.
pub(super) fn effect(told: Told, command: Command) -> String {
    let theirs = told.shown.state.with(their_share);
    let tripped = told
        .phase
        .with(|phase| matches!(phase, Phase::Stops(why) if why.is_guard()));
    (text().rollout.effect)(command, &told.standing.get(), theirs, tripped)
}

/// The share that somebody else has set, if the rollout could go on with it.
pub(super) fn their_share(state: &State) -> Option<Weight> {
    match state.paused() {
        Some(Why::Drift(drift)) => state.share_in(drift.theirs.as_ref()?),
        _ => None,
    }
}

/// While another program drives, only that one is listened to.
fn can_be_said(stand: &Stand) -> bool {
    !matches!(stand, Stand::Rests(Rest::HeldBy(..)))
}

/// What changes the alias for good, or ends the rollout, is asked once more; in production whatever
/// leads to a write.
pub(super) const fn is_confirmed_first(command: Command, in_production: bool) -> bool {
    match command {
        Command::Promote | Command::RollBack | Command::Abandon => true,
        Command::Approve | Command::Resume => in_production,
        Command::Pause => false,
    }
}

/// Everything that can be said, what is most likely meant first.
fn offers(phase: &Phase, state: &State) -> Vec<Command> {
    use Command::{Abandon, Approve, Pause, Promote, Resume, RollBack};
    if state.begun_at().is_none() {
        return Vec::new();
    }
    match phase {
        Phase::Ended(_) | Phase::Begins => Vec::new(),
        Phase::Trouble(_) => vec![Abandon],
        // Another version's share is neither taken over nor overwritten: going back is left to a
        // person, on the page of the alias.
        Phase::Stops(Why::Drift(_)) if their_share(state).is_none() => vec![Resume, Abandon],
        Phase::Stops(why) if why.is_guard() => vec![RollBack, Resume, Promote, Abandon],
        Phase::Stops(_) => vec![Resume, Promote, RollBack, Abandon],
        Phase::Asks(_) | Phase::Unsure { .. } => vec![Approve, Pause, Promote, RollBack, Abandon],
        Phase::Holds(_) | Phase::Collects(_) => vec![Pause, Approve, Promote, RollBack, Abandon],
        Phase::Over(_) => vec![Pause, Promote, RollBack, Abandon],
        // What is decided already is not offered once more.
        Phase::Moves(_) if matches!(state.position(), Position::Promoted | Position::Back) => {
            Vec::new()
        }
        Phase::Moves(goes) => {
            let wanted = state.wish().unwrap_or(*goes);
            let is_other = |command: &Command| match wanted {
                Move::RollBack => *command != RollBack,
                Move::Promote | Move::Publish => *command != Promote,
                Move::Step(_) => true,
            };
            let all = [Pause, Promote, RollBack, Abandon];
            all.into_iter().filter(is_other).collect()
        }
    }
}
