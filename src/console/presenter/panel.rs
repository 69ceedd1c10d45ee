//! The panel itself, and the clock that has it look at the account.

use std::time::Duration;

use leptos::prelude::*;

use super::PANEL;
use super::account::AccountPart;
use super::behaviour::BehaviourPart;
use super::list::ScenarioList;
use super::step::StepPart;
use crate::console::components::{Icon, Sign};
use crate::console::context::{Console, console};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::focus::focus_on;
use crate::console::language::text;

/// How often the panel looks at the account.
const LOOK: Duration = Duration::from_millis(500);

/// The panel, while it is open and the demo account too.
#[component]
pub(crate) fn PresenterPanel() -> AnyView {
    let console = console();
    // A reset opens the account anew; the panel and the focus in it stay.
    let is_there = Memo::new(move |_| {
        let is_demo = console.session.with(|session| {
            let session = session.as_ref();
            session.is_some_and(|session| !session.is_cloud())
        });
        is_demo && console.presenter.open.get()
    });
    dynamic(move || is_there.get().then(|| panel(console))).into_any()
}

fn panel(console: Console) -> AnyView {
    let words = &text().presenter;
    let presenter = console.presenter;
    make_room(true);
    on_cleanup(|| make_room(false));
    let look = move || {
        let mut play = presenter.play.get_untracked();
        let went_on = play.as_mut().is_some_and(|play| {
            console.behind(|emulator, now| play.follow(emulator, now)) == Some(true)
        });
        if went_on {
            presenter.play.set(play);
        }
        presenter.look();
    };
    if let Ok(timer) = set_interval_with_handle(look, LOOK) {
        on_cleanup(move || timer.clear());
    }
    let is_playing = Memo::new(move |_| presenter.play.with(Option::is_some));
    let scenarios = move || {
        if is_playing.get() {
            view! { <StepPart /> }.fixed()
        } else {
            view! {
                <details class="details">
                    <summary>{text().scenarios.title}</summary>
                    <ScenarioList />
                </details>
            }
            .fixed()
        }
    };
    view! {
        <section class="presenter" id=PANEL aria-label=words.title>
            <div class="row">
                <h2>{words.title}</h2>
                <button
                    type="button"
                    class="quiet push small"
                    aria-label=words.close
                    on:click=move |_| {
                        presenter.open.set(false);
                        focus_on(".masthead [aria-controls=presenter]");
                    }
                >
                    <Icon sign=Sign::Close />
                </button>
            </div>
            {dynamic(scenarios)}
            <AccountPart />
            <BehaviourPart />
            <p class="field-hint">{words.lead}</p>
        </section>
    }
    .fixed()
}

/// Says on the root that the panel is there or comes, so that the page makes room for it.
pub(crate) fn make_room(is_there: bool) {
    let root = document().document_element();
    // Refused for names that are none only.
    drop(root.map(|root| root.toggle_attribute_with_force("data-presenter", is_there)));
}
