//! The scenario that is under way: what is said, what to do, and the way through it.

use leptos::prelude::*;

use super::link::link;
use super::{go_to_step, route};
use crate::console::context::{Console, console};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::emulator::scenario::Play;

/// The step that is shown.
#[component]
pub(super) fn StepPart() -> AnyView {
    let console = console();
    let words = &text().presenter;
    let play = console.presenter.play;
    let Some(scenario) = play.with_untracked(|play| play.as_ref().map(Play::scenario)) else {
        return ().fixed();
    };
    let number = move || play.with(|play| play.as_ref().map_or(1, Play::number));
    let is_last = move || play.with(|play| play.as_ref().is_some_and(Play::is_last));
    let said = move || {
        let step = play.with(|play| play.as_ref().map(Play::step))?;
        let said = (words.step)(step.caption);
        let waits = step.until.is_some().then_some(words.waits);
        Some(
            view! {
                <p>{said.caption}</p>
                <p><strong>{said.todo}</strong> {text().common.gap} {waits}</p>
            }
            .fixed(),
        )
    };
    let look = move || {
        let spot = play.with(|play| play.as_ref().map(|play| play.step().spot))?;
        let wanted = route(spot);
        // Where one is already needs no way there.
        let is_elsewhere = console.route.with(|shown| *shown != wanted);
        is_elsewhere.then(|| {
            let label = (words.look)(spot.function, spot.alias);
            view! { <a href=wanted.href()>{label}</a> }.fixed()
        })
    };
    view! {
        <div class="presenter-step">
            <h3>{(text().scenarios.told)(scenario.story).title}</h3>
            <p class="soft">{dynamic(move || (words.place)(number(), scenario.steps.len()))}</p>
            <div class="stack" role="status">{dynamic(said)}</div>
            {dynamic(look)}
            <div class="row">
                <button
                    type="button"
                    class="small"
                    disabled=dynamic(move || number() == 1)
                    on:click=move |_| back(console)
                >
                    {words.back}
                </button>
                <button
                    type="button"
                    class="primary small"
                    disabled=dynamic(is_last)
                    on:click=move |_| next(console)
                >
                    {words.next}
                </button>
            </div>
            <div class="row">
                <button type="button" class="quiet small" on:click=move |_| console.reset()>
                    {words.restart}
                </button>
                <button type="button" class="quiet small" on:click=move |_| play.set(None)>
                    {words.end}
                </button>
                {link(scenario.name)}
            </div>
        </div>
    }
    .fixed()
}

fn next(console: Console) {
    let mut play = console.presenter.play.get_untracked();
    if let Some(play) = &mut play {
        console.behind(|emulator, now| play.next(emulator, now));
    }
    console.presenter.play.set(play);
    console.presenter.look();
    go_to_step(console);
}

fn back(console: Console) {
    let play = console.presenter.play;
    play.update(|play| {
        if let Some(play) = play {
            play.back();
        }
    });
    go_to_step(console);
}
