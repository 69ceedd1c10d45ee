//! Removes all that this console keeps in the browser.

use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::console::context::{Console, console};
use crate::console::fixed::Fixed;
use crate::console::keys::{self, shelf};
use crate::console::language::text;
use crate::console::part::{Missing, part};
use crate::console::rollouts;
use crate::scf::Pending;

/// Says what is kept, and removes it.
#[component]
pub(super) fn Forget() -> AnyView {
    let console = console();
    let words = &text().connect;
    let forget = move |_| {
        spawn_local(async move {
            console.rollouts.leave();
            match forgotten(console).await {
                Ok(forgotten) => forgotten.await,
                // Without that part the page holds no key, and what was kept goes all the same.
                Err(Missing) => shelf::clear(),
            }
            // What is still in memory goes with the page.
            drop(window().location().reload());
        });
    };
    view! {
        <details class="details">
            <summary>{words.kept}</summary>
            <div class="stack">
                <p>{words.kept_what}</p>
                <div class="row">
                    <button type="button" class="danger" on:click=forget>
                        {words.forget}
                    </button>
                </div>
            </div>
        </details>
    }
    .fixed()
}

part!(
    keys,
    fn forgotten(console: Console) -> Pending<'static, ()> {
        Box::pin(async move {
            if let Ok(keys) = keys::holder(console).await {
                keys.lock().await;
            }
            console.forget();
            rollouts::forget();
            shelf::clear();
            // A server that knows this address has the browser remove what the page cannot. Others
            // refuse, and then there is nothing else to be done.
            drop(
                RequestBuilder::new("forget")
                    .method(Method::POST)
                    .send()
                    .await,
            );
        })
    }
);
