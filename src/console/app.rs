//! The frame around every page, and which page is shown.

use std::rc::Rc;

use super::fixed::{Fixed, dynamic, effect, on_change};
use leptos::prelude::*;

use super::command::CommandDialog;
use super::components::Loading;
use super::connection::Session;
use super::context::{Console, console};
use super::header::Header;
use super::keys::watch::watch;
use super::keys::{self, KeyHolder};
use super::language::rooms::Told;
use super::language::text;
use super::operation_dialog::OperationDialog;
use super::pages::{
    ConnectPage, DemoPage, FleetPage, FunctionPage, FunctionsPage, NotFoundPage, RecordingPage,
    ReviewPage,
};
use super::part::{beside, later, once, part};
use super::presenter::PresenterPanel;
use super::rollouts_waiting::RolloutsWaiting;
use super::route::{FunctionPlace, Place, Route};
use super::shortcuts::Shortcuts;
use super::{address, language_choice, prefetch, press, rollouts, start_up, wrong_field};
use crate::scf::Region;

/// The whole console.
#[component]
pub fn App(
    /// Whoever holds the key of an account; the worker in the browser if nothing is said.
    #[prop(optional)]
    keys: Option<StoredValue<Rc<dyn KeyHolder>, LocalStorage>>,
) -> AnyView {
    let code = start_up::take_code();
    let console = Console::new(address::current());
    provide_context(console);
    if let Some(keys) = keys {
        keys::set_holder(console, &keys.get_value());
    }
    address::follow(console);
    watch(console);
    focus_anew(console);
    let settled = prefetch::watch(console);
    start_up::begin(console, code);
    press::keep();
    wrong_field::keep();
    effect(move || name_window(console));
    language_choice::begin(console);
    // Another language makes everything anew, over the same shared state.
    dynamic(move || {
        console.language.track();
        view! {
            <Header />
            <Presenting />
            <Waiting settled=settled />
            <main class="page" data-state=dynamic(move || console.state.get().name())>
                <Page />
            </main>
            <Dialogs />
        }
        .fixed()
    })
    .into_any()
}

part!(
    account,
    fn functions_page(place: Place) -> AnyView {
        view! { <FunctionsPage place=place /> }.fixed()
    }
);

part!(
    fleet,
    fn fleet_page(region: Region) -> AnyView {
        view! { <FleetPage region=region /> }.fixed()
    }
);

part!(
    function,
    fn function_page(place: FunctionPlace) -> AnyView {
        view! { <FunctionPage place=place /> }.fixed()
    }
);

part!(
    function,
    fn recording_page() -> AnyView {
        view! { <RecordingPage /> }.fixed()
    }
);

/// What had the focus goes when an account is opened or left at one address: then the page begins anew.
fn focus_anew(console: Console) {
    let account = move || {
        (
            console.session.with(Option::is_some),
            console.resuming.get(),
        )
    };
    on_change(account, |now, before| {
        // Whoever comes back has not done anything yet.
        let is_another = before.is_some_and(|before| before.0 != now.0 && !before.1);
        if is_another && !now.1 {
            address::focus_next_heading(None);
        }
    });
}

/// Writes the title of the window: the page, or before it what waits for somebody.
fn name_window(console: Console) {
    let title = console.title.get();
    let words = &text().shell;
    let named = match console.rollouts.attention.get() {
        Some(asks) => (words.window_title)(&format!("● {asks}")),
        // The page has its title from its file until it says another.
        None if title.is_empty() => return,
        None => (words.window_title)(&title),
    };
    document().set_title(&named);
}

part!(
    rollout,
    fn review_page(link: String) -> AnyView {
        view! { <ReviewPage link=link /> }.fixed()
    }
);

part!(
    change,
    fn command_dialog() -> AnyView {
        view! { <CommandDialog /> }.fixed()
    }
);

part!(
    change,
    fn operation_dialog() -> AnyView {
        view! { <OperationDialog /> }.fixed()
    }
);

part!(
    account,
    fn shortcuts() -> AnyView {
        view! { <Shortcuts /> }.fixed()
    }
);

part!(
    driving,
    fn rollouts_waiting() -> AnyView {
        let console = console();
        rollouts::watch(console);
        let is_any = Memo::new(move |_| !console.rollouts.all().is_empty());
        dynamic(move || is_any.get().then(|| view! { <RolloutsWaiting /> }.fixed())).into_any()
    }
);

part!(
    demo,
    fn demo_page(name: Option<String>) -> AnyView {
        view! { <DemoPage name=name /> }.fixed()
    }
);

part!(
    presenter,
    fn presenter_panel() -> AnyView {
        view! { <PresenterPanel /> }.fixed()
    }
);

/// What may open over any page of an account.
#[component]
fn Dialogs() -> AnyView {
    let console = console();
    let connected = Memo::new(move |_| console.session.with(Option::is_some));
    dynamic(move || {
        connected.get().then(|| {
            view! {
                {beside(shortcuts)}
                {once(move || console.commanding.get(), command_dialog)}
                {once(move || console.operation.with(Option::is_some), operation_dialog)}
            }
            .fixed()
        })
    })
    .into_any()
}

/// What looks after the rollouts of an account, and stands above every page once one waits.
#[component]
fn Waiting(
    /// True once the first page of an account is there.
    settled: RwSignal<bool>,
) -> AnyView {
    let console = console();
    let watched = Memo::new(move |_| settled.get() && console.session.with(Option::is_some));
    dynamic(move || watched.get().then(|| beside(rollouts_waiting))).into_any()
}

/// What stands beside every page of the demo account.
#[component]
fn Presenting() -> AnyView {
    let console = console();
    let is_demo = Memo::new(move |_| {
        let is_demo = |session: &Session| !session.is_cloud();
        console
            .session
            .with(|session| session.as_ref().is_some_and(is_demo))
    });
    dynamic(move || {
        let open = move || console.presenter.open.get();
        is_demo.get().then(|| once(open, presenter_panel))
    })
    .into_any()
}

/// Which page is made. The pages of one function are one: going from the function to an alias
/// and back neither reads it again nor forgets what was typed.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Resuming,
    Connect,
    Fleet(Region),
    Recording,
    Review(String),
    Demo(Option<String>),
    Functions(Place),
    Function(FunctionPlace),
    NotFound(String),
}

impl Shown {
    fn of(route: &Route, connected: bool, resuming: bool) -> Self {
        match route {
            Route::Recording => Self::Recording,
            _ if resuming => Self::Resuming,
            Route::UnknownRegion(unknown) => Self::NotFound(unknown.told()),
            Route::NotFound => Self::NotFound(String::new()),
            Route::Demo(name) => Self::Demo(name.clone()),
            Route::Review(link) => Self::Review(link.clone()),
            _ if !connected => Self::Connect,
            Route::Connect => Self::Connect,
            Route::Fleet(region) => Self::Fleet(*region),
            Route::Functions(place) => Self::Functions(place.clone()),
            Route::Function(place) | Route::Alias(place, _) | Route::Rollout(place, _, _) => {
                Self::Function(place.clone())
            }
        }
    }
}

#[component]
fn Page() -> AnyView {
    let console = console();
    let shown = Memo::new(move |_| {
        let connected = console.session.with(Option::is_some);
        let resuming = console.resuming.get();
        console
            .route
            .with(|route| Shown::of(route, connected, resuming))
    });
    dynamic(move || match shown.get() {
        Shown::Resuming => view! { <Loading /> }.fixed(),
        Shown::Recording => later(recording_page),
        Shown::Connect => view! { <ConnectPage /> }.fixed(),
        Shown::Review(link) => later(move || review_page(link.clone())),
        Shown::Fleet(region) => later(move || fleet_page(region)),
        Shown::Demo(name) => {
            prefetch::account();
            later(move || demo_page(name.clone()))
        }
        Shown::Functions(place) => later(move || functions_page(place.clone())),
        Shown::Function(place) => later(move || function_page(place.clone())),
        Shown::NotFound(reason) => view! { <NotFoundPage reason=reason /> }.fixed(),
    })
    .into_any()
}
