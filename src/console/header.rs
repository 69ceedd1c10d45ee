//! The bar at the top: the product, the connection and whether it is production, the language, the
//! theme.

use std::time::Duration;

use super::fixed::{Fixed, dynamic};
use super::focus::keep_focus;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::activity::ActivityButton;
use super::address;
use super::clock;
use super::command::CommandButton;
use super::components::Logo;
use super::connection::{Account, Session};
use super::context::console;
use super::keys::shelf;
use super::language::text;
use super::language_choice::LanguageChoice;
use super::part::{beside, part};
use super::presenter::PresenterButton;
use super::route::Route;
use super::shortcuts::ShortcutsButton;
use super::theme::ThemeChoice;
use crate::scf::Mode;

/// The bar at the top of every page.
#[component]
pub(crate) fn Header() -> AnyView {
    let console = console();
    let connected = Memo::new(move |_| console.session.with(Option::is_some));
    // Also while one is on its way.
    let account = move || {
        let comes = console.route.with(|route| matches!(route, Route::Demo(_)));
        (comes || connected.get() || console.resuming.get()).then_some("")
    };
    view! {
        <header class="masthead" data-account=dynamic(account)>
            // No link: what stands behind `#` is the address of the page.
            <button type="button" class="skip" on:click=move |_| address::focus_heading()>
                {text().shell.skip}
            </button>
            <div class="masthead-row">
                <a class="brand" href=Route::Connect.href()>
                    <Logo />
                    <span class="brand-name">{text().common.product}</span>
                </a>
                {dynamic(move || connected.get().then(|| beside(connection)))}
                <div class="masthead-choices">
                    <LanguageChoice />
                    <ThemeChoice />
                </div>
            </div>
        </header>
    }
    .fixed()
}

part!(
    account,
    fn connection() -> AnyView {
        view! { <Connection /> }.fixed()
    }
);

/// Where it is said what locking does.
const LOCKS: &str = "locks";

/// The open account, what was done in it, and the way out of it.
#[component]
fn Connection() -> AnyView {
    let console = console();
    let words = &text().shell;
    keep_focus();
    let chip = move || {
        let session = console.session.read();
        let account = match session.as_ref()?.account() {
            Account::Demo => words.demo,
            Account::Cloud(id) => id,
        };
        // A page without a place, such as one that is not there, has no region to name.
        let region = console.route.with(Route::place).map(|place| place.region);
        Some(region.map_or_else(
            || account.to_owned(),
            |region| (words.account)(account, region.name()),
        ))
    };
    let disconnect = move |_| {
        console.forget();
        address::go(&Route::Connect);
    };
    let lock = move |_| {
        let keys = console.keys.get_value();
        shelf::set_open(false);
        spawn_local(async move {
            if let Some(keys) = keys {
                keys.lock().await;
            }
            console.shut();
        });
    };
    dynamic(move || {
        let session = console.session.get()?;
        let is_demo = !session.is_cloud();
        let way_out = if is_demo {
            view! {
                <button type="button" class="quiet" on:click=disconnect>
                    {words.disconnect}
                </button>
            }
            .fixed()
        } else {
            view! {
                <button type="button" class="quiet" title=words.lock_hint aria-describedby=LOCKS on:click=lock>
                    {words.lock}
                </button>
                <span id=LOCKS class="visually-hidden">{words.lock_hint}</span>
            }
            .fixed()
        };
        let presenter = is_demo.then(|| view! { <PresenterButton /> }.fixed());
        let limited = move || {
            let mode = console
                .session
                .with(|session| session.as_ref().map(Session::mode));
            let mode = mode.filter(|mode| *mode != Mode::Full)?;
            Some(view! { <span class="chip">{(text().connect.mode)(mode)}</span> }.fixed())
        };
        let ending = session
            .until()
            .map(|until| view! { <Ending until=until /> }.fixed());
        let mark = session
            .is_production()
            .then_some(text().connect.production_mark);
        let production =
            mark.map(|mark| view! { <strong class="production">{mark}</strong> }.fixed());
        Some(
            view! {
                <div class="masthead-place">
                    {ending}
                    {production}
                    <span class="chip" title=dynamic(chip)>{dynamic(chip)}</span>
                    {dynamic(limited)}
                </div>
                <div class="masthead-actions">
                    {presenter}
                    <CommandButton />
                    <ShortcutsButton />
                    <ActivityButton />
                    {way_out}
                </div>
            }
            .fixed(),
        )
    })
    .into_any()
}

/// How long before its keys end a connection says so, in seconds.
const NOTICE: u64 = 3_600;

/// Says in time that the keys of the connection end.
#[component]
fn Ending(
    /// When, in Unix seconds.
    until: u64,
) -> AnyView {
    let left = move || until.saturating_sub(clock::now() / 1_000);
    let seconds = RwSignal::new(left());
    let tick = set_interval_with_handle(move || seconds.set(left()), Duration::from_secs(20));
    on_cleanup(move || drop(tick.map(|tick| tick.clear())));
    let said = move || {
        let seconds = seconds.get();
        (seconds <= NOTICE).then(|| (text().shell.ends)(seconds.div_ceil(60)))
    };
    view! { <strong class="ending" role="status">{dynamic(said)}</strong> }.fixed()
}
