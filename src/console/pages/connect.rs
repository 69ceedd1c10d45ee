//! The page that opens an account: the demo account with one click, a cloud account with a key.

mod attempt;
mod check;
mod env_file;
mod forget;
mod form;
mod keep;
mod typed;
mod unlock;

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::attempt::Refused;
use self::forget::Forget;
use self::form::ConnectForm;
use self::unlock::Unlock;
use super::set_title;
use crate::console::address;
use crate::console::components::{Notice, Tone};
use crate::console::connection::Session;
use crate::console::context::{Console, PageState, console};
use crate::console::failure::ErrorNotice;
use crate::console::keys::shelf;
use crate::console::language::text;
use crate::console::part::{Missing, part};
use crate::console::prefetch;
use crate::console::presenter::ScenarioList;
use crate::console::recording_file::OpenRecording;
use crate::console::route::{Place, Route};
use crate::scf::Region;

part!(
    demo,
    fn demo_account() -> Session {
        Session::demo()
    }
);

/// Opens an account, then goes to the address that was asked for.
#[component]
pub(crate) fn ConnectPage() -> AnyView {
    let console = console();
    let words = &text().connect;
    set_title(words.connect);
    // Another address is another place to go on to, not another page: what was typed stays.
    effect(move || {
        let is_here = console.route.with(|route| *route == Route::Connect);
        // Once an account is open, another address is another page.
        if is_here || console.session.with_untracked(Option::is_none) {
            console.state.set(PageState::Ready);
        }
    });
    let then = move || {
        let wanted = console.route.get();
        let place = wanted.place();
        place.map(|_| view! { <p class="soft">{(words.then)(&wanted.href())}</p> }.fixed())
    };
    let connected = move || {
        console.session.with(Option::is_some).then(|| {
            let place = Place::default_of(Region::GUANGZHOU);
            view! {
                <p>
                    {words.connected} {text().common.gap}
                    <a href=Route::Functions(place).href()>{words.go_on}</a>
                </p>
            }
            .fixed()
        })
    };
    let locked = move || {
        let is_locked = console.locked.get();
        is_locked.then(|| {
            view! { <Notice tone=Tone::Info title=words.locked advice=words.locked_advice /> }
                .fixed()
        })
    };
    let missing = RwSignal::new(false);
    let open_demo = move |_| {
        missing.set(false);
        prefetch::account();
        spawn_local(async move {
            match demo_account().await {
                Ok(session) => enter(console, session, Region::GUANGZHOU),
                Err(Missing) => drop(missing.try_set(true)),
            }
        });
    };
    // Whoever comes for an account finds the way to one first; whoever has none finds the demo account.
    // Only that way is in full colour.
    let asked = console.locked.get_untracked()
        || console
            .route
            .with_untracked(|route| route.place().is_some());
    let has_vault = shelf::vault().is_some();
    // What stands further down is made once what is read first was drawn.
    let is_drawn = RwSignal::new(asked);
    request_animation_frame(move || {
        // Unless the page was left already.
        let _ = is_drawn.try_set(true);
    });
    let account = move || {
        view! {
            <section class="panel connect-account" aria-labelledby="connect-form">
                <h2 id="connect-form">{words.form_title}</h2>
                <p>{words.form_lead}</p>
                <ConnectForm first=asked && !has_vault />
                <Forget />
            </section>
        }
        .fixed()
    };
    let further = move || {
        is_drawn.get().then(|| {
            let account = (!asked).then(account);
            view! { {account} <OpenRecording /> }.fixed()
        })
    };
    view! {
        <div class="connect-lead stack">
            <h1 tabindex="-1">{words.title}</h1>
            <p>{words.lead}</p>
            {dynamic(locked)}
            {dynamic(then)}
            {dynamic(connected)}
        </div>
        <Unlock />
        <div class="connect">
        {asked.then(account)}
        <section class="panel connect-demo" aria-labelledby="connect-demo">
            <h2 id="connect-demo">{words.demo_title}</h2>
            <p>{words.demo_lead}</p>
            <div class="row">
                <button type="button" class:primary=!asked && !has_vault on:click=open_demo>
                    {words.open_demo}
                </button>
            </div>
            {dynamic(move || missing.get().then(not_arrived))}
            <h3>{text().scenarios.title}</h3>
            <ScenarioList />
        </section>
        {dynamic(further)}
        </div>
    }
    .fixed()
}

/// A fresh demo account, for a page that opens it under its own address.
pub(super) async fn demo_session() -> Result<Session, Missing> {
    demo_account().await
}

/// Opens the account and shows what was asked for, or else the functions of the region.
fn enter(console: Console, session: Session, region: Region) {
    let waiting = console
        .route
        .with_untracked(|route| route.place().is_some() || matches!(route, Route::Review(_)));
    console.state.set(PageState::Loading);
    console.open(session);
    if !waiting {
        address::go(&Route::Functions(Place::default_of(region)));
    }
}

/// A part of the page did not arrive.
fn not_arrived() -> AnyView {
    let (title, advice) = (text().shell.missing, text().shell.missing_advice);
    view! { <Notice tone=Tone::Error title=title advice=advice /> }.fixed()
}

/// Why an account was not opened, where it belongs to no field.
fn refusal(refused: &Refused) -> AnyView {
    let words = &text().connect;
    let (trouble, advice) = match refused {
        Refused::Cloud(error) => {
            return view! { <ErrorNotice error=error.clone() retry=None /> }.fixed();
        }
        Refused::Key(trouble) => (trouble, words.not_held),
        Refused::NotKept(trouble) => (trouble, words.not_kept),
        Refused::Missing => return not_arrived(),
    };
    let title = (words.trouble)(trouble);
    view! { <Notice tone=Tone::Error title=title advice=advice /> }.fixed()
}
