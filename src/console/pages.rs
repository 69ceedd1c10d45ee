//! The pages, one for each shape of address.

mod connect;
mod demo;
mod fleet;
mod function;
mod functions;
mod not_found;
mod past;
mod recording;
mod review;

pub(crate) use connect::ConnectPage;
pub(crate) use demo::DemoPage;
pub(crate) use fleet::FleetPage;
pub(crate) use function::FunctionPage;
pub(crate) use functions::FunctionsPage;
pub(crate) use not_found::NotFoundPage;
pub(crate) use recording::RecordingPage;
pub(crate) use review::ReviewPage;

use leptos::prelude::*;

use super::context::console;

/// Names the page in the title of the window.
fn set_title(page: &str) {
    console().title.set(page.to_owned());
}
