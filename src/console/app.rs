//! The frame around every page, and which page is shown.

use leptos::prelude::*;

use super::address;
use super::context::{Console, console};
use super::header::Header;
use super::operation_dialog::OperationDialog;
use super::pages::{ConnectPage, FunctionPage, FunctionsPage, NotFoundPage};
use super::route::{FunctionPlace, Place, Route};

/// The whole console.
#[component]
pub(crate) fn App() -> impl IntoView {
    let console = Console::new(address::current());
    provide_context(console);
    address::follow(console);
    view! {
        <Header />
        <main class="page" data-state=move || console.state.get().name()>
            <Page />
        </main>
        <OperationDialog />
    }
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
fn Page() -> impl IntoView {
    let console = console();
    let shown = Memo::new(move |_| {
        let connected = console.session.with(Option::is_some);
        console.route.with(|route| Shown::of(route, connected))
    });
    move || match shown.get() {
        Shown::Connect => view! { <ConnectPage /> }.into_any(),
        Shown::Functions(place) => view! { <FunctionsPage place=place /> }.into_any(),
        Shown::Function(place) => view! { <FunctionPage place=place /> }.into_any(),
        Shown::NotFound(reason) => view! { <NotFoundPage reason=reason /> }.into_any(),
    }
}
