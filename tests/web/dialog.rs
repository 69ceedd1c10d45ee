//! The modal dialog.

use halftone::console::components::Modal;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::page::{Page, send, settle, text_of};

async fn dialog(open: RwSignal<bool>, held: RwSignal<bool>) -> Page {
    Page::of(move || {
        view! {
            <button on:click=move |_| open.set(true)>"Preview"</button>
            <Modal open title="Preview of prod" held>
                <button>"Apply"</button>
            </Modal>
        }
    })
    .await
}

fn focused() -> String {
    text_of(&document().active_element().unwrap())
}

#[wasm_bindgen_test]
async fn the_focus_goes_into_the_dialog_and_comes_back() {
    let open = RwSignal::new(false);
    let page = dialog(open, RwSignal::new(false)).await;
    assert!(page.all("dialog[open]").is_empty());
    let opener = page.button("Preview");
    opener.focus().unwrap();
    opener.click();
    settle().await;
    let heading = page
        .one("dialog[open]")
        .get_attribute("aria-labelledby")
        .unwrap();
    assert_eq!(
        text_of(&page.one(&format!("#{heading}"))),
        "Preview of prod"
    );
    assert_eq!(focused(), "Apply");
    page.button("Close").click();
    settle().await;
    assert!(page.all("dialog[open]").is_empty());
    assert!(!open.get_untracked());
    assert_eq!(focused(), "Preview");
    assert!(
        !page.text().contains("Apply"),
        "a closed dialog holds nothing"
    );
}

#[wasm_bindgen_test]
async fn a_held_dialog_stays_open() {
    let (open, held) = (RwSignal::new(true), RwSignal::new(true));
    let page = dialog(open, held).await;
    let dialog: HtmlElement = page.one("dialog[open]").unchecked_into();
    assert_eq!(
        focused(),
        "Apply",
        "a dialog that is open from the beginning has the focus"
    );
    assert!(!send(&dialog, "cancel").await, "Escape must do nothing");
    assert!(page.button("Close").has_attribute("disabled"));
    let native: &HtmlDialogElement = dialog.unchecked_ref();
    native.close();
    send(&dialog, "close").await;
    assert!(native.open() && open.get_untracked(), "it opens again");
    held.set(false);
    settle().await;
    assert!(send(&dialog, "cancel").await);
}
