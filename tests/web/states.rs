//! Messages, empty places, waiting and progress.

use halftone::console::components::{
    EmptyState, Loading, Notice, ProgressList, ProgressNews, StatusBadge, Step, StepState, Tone,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, settle, text_of};

#[wasm_bindgen_test]
async fn an_error_is_an_alert_that_can_be_tried_again() {
    let tries = RwSignal::new(0);
    let page = Page::of(move || {
        let retry = move |()| tries.update(|tries| *tries += 1);
        view! { <Notice tone=Tone::Error title="The relay cannot be reached." advice="Start it." retry /> }
    })
    .await;
    assert!(
        text_of(&page.one("[role=alert]")).starts_with("The relay cannot be reached.Start it.")
    );
    page.button("Try again").click();
    assert_eq!(tries.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_success_is_a_status_without_a_button() {
    let page = Page::of(|| view! { <Notice tone=Tone::Success title="Done." /> }).await;
    assert_eq!(text_of(&page.one("[role=status]")), "Done.");
    assert!(page.all("button").is_empty());
}

#[wasm_bindgen_test]
async fn waiting_is_said_and_shown_in_its_size() {
    let page = Page::of(|| view! { <Loading label="Loading the aliases" lines=4 /> }).await;
    assert_eq!(text_of(&page.one("[role=status]")), "Loading the aliases");
    assert_eq!(page.all(".loading-line").len(), 4);
}

#[wasm_bindgen_test]
async fn an_empty_place_offers_the_next_thing() {
    let page = Page::of(|| {
        view! {
            <EmptyState title="No functions" advice="Deploy one.">
                <button>"Open demo account"</button>
            </EmptyState>
        }
    })
    .await;
    assert!(page.text().contains("Deploy one."));
    page.button("Open demo account");
}

#[wasm_bindgen_test]
async fn the_step_that_changed_last_is_announced() {
    let step = |label: &str, state| Step {
        label: label.into(),
        state,
        detail: None,
    };
    let waiting = ["Read prod", "Update prod"].map(|label| step(label, StepState::Waiting));
    let steps = RwSignal::new(waiting.to_vec());
    let end = RwSignal::new(None);
    let page = Page::of(move || {
        view! {
            <ProgressNews steps end />
            <ProgressList steps />
        }
    })
    .await;
    // Made before there are words, or they would not be read out.
    let region = page.one("[role=status]");
    let news = || text_of(&region);
    assert_eq!(news(), "");
    steps.set(vec![
        step("Read prod", StepState::Running),
        step("Update prod", StepState::Waiting),
    ]);
    settle().await;
    assert_eq!(news(), "Step 1 of 2, Read prod: running");
    steps.set(vec![
        step("Read prod", StepState::Done),
        step("Update prod", StepState::Failed),
    ]);
    settle().await;
    assert_eq!(news(), "Step 2 of 2, Update prod: failed");
    assert_eq!(page.all("ol li[data-step=failed]").len(), 1);
    end.set(Some("Nothing was written.".to_owned()));
    settle().await;
    assert_eq!(news(), "Nothing was written.");
}

#[wasm_bindgen_test]
async fn a_status_is_the_cloud_s_word_with_a_mark() {
    for (status, mark) in [
        ("Active", "ready"),
        ("Publishing", "changing"),
        ("UpdateFailed", "failed"),
        ("", "unknown"),
    ] {
        let page = Page::of(move || view! { <StatusBadge status /> }).await;
        assert_eq!(page.text(), status);
        assert_eq!(
            page.one(".status").get_attribute("data-status").as_deref(),
            Some(mark)
        );
    }
}
