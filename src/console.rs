//! The Leptos app: pages, components, browser transport, languages.

pub mod components;
pub mod language;

/// Starts the console in the page.
pub fn start() {}
