//! The frame around every page, and which page is shown.

use super::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::address;
use super::command::CommandDialog;
use super::context::{Console, console};
use super::header::Header;
use super::operation_dialog::OperationDialog;
use super::pages::{ConnectPage, FunctionPage, FunctionsPage, NotFoundPage};
use super::route::{FunctionPlace, Place, Route};

/// The whole console.
#[component]
pub fn App() -> AnyView {
    let console = Console::new(address::current());
    provide_context(console);
    address::follow(console);
    view! {
        <Header />
        <main class="page" data-state=dynamic(move || console.state.get().name())>
            <Page />
        </main>
        <CommandDialog />
        <OperationDialog />
    }
    .fixed()
}

/// Which page is made. The pages of one function are one: going from the function to an alias
/// and back neither reads it again nor forgets what was typed.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Connect,
    Functions(Place),
    Function(FunctionPlace),
    NotFound(String),
}

impl Shown {
    fn of(route: &Route, connected: bool) -> Self {
        match route {
            Route::UnknownRegion(unknown) => Self::NotFound(unknown.to_string()),
            Route::NotFound => Self::NotFound(String::new()),
            _ if !connected => Self::Connect,
            Route::Connect => Self::Connect,
            Route::Functions(place) => Self::Functions(place.clone()),
            Route::Function(place) | Route::Alias(place, _) => Self::Function(place.clone()),
        }
    }
}

#[component]
fn Page() -> AnyView {
    let console = console();
    let shown = Memo::new(move |_| {
        let connected = console.session.with(Option::is_some);
        console.route.with(|route| Shown::of(route, connected))
    });
    dynamic(move || match shown.get() {
        Shown::Connect => view! { <ConnectPage /> }.fixed(),
        Shown::Functions(place) => view! { <FunctionsPage place=place /> }.fixed(),
        Shown::Function(place) => view! { <FunctionPage place=place /> }.fixed(),
        Shown::NotFound(reason) => view! { <NotFoundPage reason=reason /> }.fixed(),
    })
    .into_any()
}
