//! The Leptos app: pages, components, browser transport, languages.

/// Starts the console in the page.
pub fn start() {}
