//! The choice of a language: what the page asks for, how its catalogue arrives, what is remembered.
//!
//! Which language a reader wants at first is decided in `style/boot.js`, before there is a program,
//! and told in `lang` of the page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::components::unique_id;
use super::context::{Console, console};
use super::fixed::{Fixed, dynamic};
use super::language::{self, CHINESE_MISSING, Catalogue, Language, chinese, text};
use super::part::{Missing, part};
use super::storage::storage;
use super::typed::Typed;

/// Where the choice is remembered; `style/boot.js` reads it.
const CHOSEN: &str = "halftone.language";

part!(
    chinese,
    fn chinese_catalogue() -> &'static Catalogue {
        &chinese::CHINESE
    }
);

/// The language that the page asks for.
pub(crate) fn wanted() -> Language {
    let root = document().document_element();
    let tag = root.and_then(|root| root.get_attribute("lang"));
    Language::of_tag(&tag.unwrap_or_default())
}

/// Has a language arrive, and every text from then on be in it; false if it does not come.
pub(crate) async fn load(language: Language) -> bool {
    let other = match language {
        Language::English => None,
        Language::Chinese => match chinese_catalogue().await {
            Ok(catalogue) => Some((language, catalogue)),
            Err(Missing) => return false,
        },
    };
    language::speak(other);
    true
}

/// Says on the page what it is written in, and whether that is what it asks for.
pub(crate) fn begin(console: Console) {
    console
        .language_missing
        .set(wanted() != language::language());
    tell();
}

fn tell() {
    if let Some(root) = document().document_element() {
        // Refused for bad names only, and this is a good one.
        drop(root.set_attribute("lang", language::language().tag()));
    }
}

/// Goes on in another language.
fn switch(console: Console, language: Language) {
    spawn_local(async move {
        let arrived = load(language).await;
        console.language_missing.set(!arrived);
        if arrived {
            // A browser that keeps nothing asks for its own language next time.
            drop(storage().map(|storage| storage.set_item(CHOSEN, language.tag())));
        }
        tell();
        let typed = Typed::now();
        // Also when it did not arrive: the control shows again what is in use.
        console.language.set(language::language());
        request_animation_frame(focus_choice);
        request_animation_frame(move || typed.put_back());
    });
}

/// The control was made anew, so the focus that was on it is put back.
fn focus_choice() {
    let choice = document().query_selector(".language select").ok().flatten();
    if let Some(choice) = choice {
        drop(choice.unchecked_into::<HtmlElement>().focus());
    }
}

/// Chooses the language.
#[component]
pub(crate) fn LanguageChoice() -> AnyView {
    let console = console();
    let id = unique_id("language");
    let choose = move |event| switch(console, Language::of_tag(&event_target_value(&event)));
    let choice = |language: Language| {
        let tag = language.tag();
        let selected = language == language::language();
        view! { <option value=tag lang=tag selected=selected>{language.name()}</option> }.fixed()
    };
    let missing = move || {
        let missing = console.language_missing.get();
        missing.then(|| {
            view! { <strong class="ending" lang="zh-CN">{CHINESE_MISSING}</strong> }.fixed()
        })
    };
    view! {
        <div class="language">
            <div role="alert">{dynamic(missing)}</div>
            <label class="visually-hidden" for=id.clone()>{text().shell.language}</label>
            <select id=id on:change=choose>
                {Language::ALL.map(choice).into_iter().collect_view()}
            </select>
        </div>
    }
    .fixed()
}
