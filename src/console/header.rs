//! The bar at the top: the product, the connection and whether it is production, the theme.

use super::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::activity::ActivityButton;
use super::command::CommandButton;
use super::components::Logo;
use super::connection::Account;
use super::context::console;
use super::language::text;
use super::route::Route;
use super::theme::ThemeChoice;

/// The bar at the top of every page.
#[component]
pub(crate) fn Header() -> AnyView {
    view! {
        <header class="masthead">
            <div class="row">
                <a class="brand" href=Route::Connect.href()>
                    <Logo />
                    {text().common.product}
                </a>
                <div class="row push">
                    <Connection />
                    <ThemeChoice />
                </div>
            </div>
        </header>
    }
    .fixed()
}

/// The open account, what was done in it, and the way out of it.
#[component]
fn Connection() -> AnyView {
    let console = console();
    let words = &text().shell;
    let chip = move || {
        let session = console.session.read();
        let account = session.as_ref()?.account();
        let region = console.route.with(|route| {
            let place = route.place();
            place.map_or_else(String::new, |place| place.region.to_string())
        });
        Some(match account {
            Account::Demo => (words.demo)(&region),
            Account::Cloud(id) => (words.account)(id, &region),
        })
    };
    let disconnect = move |_| {
        console.forget();
        super::address::go(&Route::Connect);
    };
    dynamic(move || {
        let session = console.session.get()?;
        let mark = session
            .is_production()
            .then_some(text().connect.production_mark);
        let production =
            mark.map(|mark| view! { <strong class="production">{mark}</strong> }.fixed());
        Some(
            view! {
                {production}
                <span class="chip">{dynamic(chip)}</span>
                <CommandButton />
                <ActivityButton />
                <button type="button" class="quiet" on:click=disconnect>
                    {words.disconnect}
                </button>
            }
            .fixed(),
        )
    })
    .into_any()
}
