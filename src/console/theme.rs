//! Light, dark, or as the system has it. Kept for as long as the page is open.

use super::fixed::Fixed;
use leptos::prelude::*;

use super::components::unique_id;
use super::language::text;

/// Chooses the theme.
#[component]
pub(crate) fn ThemeChoice() -> AnyView {
    let words = &text().shell;
    let id = unique_id("theme");
    let choose = move |event| {
        let Some(root) = document().document_element() else {
            return;
        };
        // Both are refused for bad names only, and these are good ones.
        drop(match event_target_value(&event).as_str() {
            "auto" => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme),
        });
    };
    // The control is made anew with the language; the theme stays.
    let root = document().document_element();
    let chosen = root.and_then(|root| root.get_attribute("data-theme"));
    let choice = move |value: &'static str, label: &'static str| {
        let selected = chosen.as_deref().unwrap_or("auto") == value;
        view! { <option value=value selected=selected>{label}</option> }.fixed()
    };
    view! {
        <div class="theme">
            <label class="visually-hidden" for=id.clone()>{words.theme}</label>
            <select id=id on:change=choose>
                {choice("auto", words.theme_auto)}
                {choice("light", words.theme_light)}
                {choice("dark", words.theme_dark)}
            </select>
        </div>
    }
    .fixed()
}
