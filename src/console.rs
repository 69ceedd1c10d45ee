//! The Leptos app: pages, components, browser transport, languages.
//!
//! Pages say what the user wants as a [`Change`](crate::change::Change) and show what the rooms
//! answer. Must never know a rule: what a weight, a name or a plan may be is decided in the rooms
//! above, and what is written goes through [`change::execute`](crate::change::execute) alone.

#![expect(
    unreachable_pub,
    reason = "what the component macro makes is always public"
)]
#![expect(clippy::needless_pass_by_value, reason = "components own their props")]

pub mod command;
pub mod components;
pub mod keys;
pub mod language;
pub mod package;
pub mod query;
pub mod rehearser;
pub mod route;

mod activity;
mod address;
mod app;
mod clipboard;
mod clock;
mod connection;
mod context;
mod download;
mod failure;
mod field;
mod file;
mod fixed;
mod focus;
mod header;
mod journal;
mod language_choice;
mod line;
mod mode_field;
mod moment;
mod operation;
mod operation_dialog;
mod pages;
mod panic;
mod part;
mod plan_sheet;
mod prefetch;
mod presenter;
mod press;
mod reader;
mod recorder;
mod recording_file;
mod remote;
mod rollouts;
mod rollouts_waiting;
mod sentence;
mod shortcuts;
mod start_up;
mod storage;
mod telemetry;
mod theme;
mod topology;
mod transport;
mod typed;
mod wrong_field;

pub use app::App;

use std::time::Duration;

use leptos::mount;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Starts the console in the page, in place of what was painted before it arrived and in the
/// language that it was painted in.
pub fn start() {
    panic::install();
    let wanted = language_choice::wanted();
    if wanted == language::language() {
        // In a turn of its own: the browser draws and listens in between.
        set_timeout(mount, Duration::ZERO);
        return;
    }
    spawn_local(async move {
        // If it does not come, the console goes on in English and says so.
        language_choice::load(wanted).await;
        mount();
    });
}

fn mount() {
    let app = || view! { <App /> };
    let Some(shell) = document().get_element_by_id("app") else {
        mount::mount_to_body(app);
        return;
    };
    shell.replace_children_with_node_0();
    mount::mount_to(shell.unchecked_into(), app).forget();
}
