//! The focus is never lost: where the page takes away what had it, it goes on near by, and where an
//! account is opened or left it is at the heading.

use serde_json::json;

use crate::browser::Browser;
use crate::heard::has_focus;
use crate::keyholder::{is_connected, lock};
use crate::page::Page;
use crate::program::Program;
use crate::release::{apply, connect};

const FUNCTION: &str = "#/ap-guangzhou/default/checkout";

/// Waits until something in the content of the page has the focus.
async fn is_in_content(page: &Page<'_>, what: &str) {
    let inside = "return document.activeElement.closest('main') !== null";
    page.until(
        &format!("the focus is in the content after {what}"),
        || async { page.run(inside, vec![]).await == json!(true) },
    )
    .await;
}

#[tokio::test]
async fn the_focus_goes_on_near_by_when_what_had_it_is_taken_away() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    page.open_demo().await;
    page.go(FUNCTION).await;
    // One dialog follows another, and both are gone.
    page.click("button", "Create alias").await;
    page.fill("Alias name", "fresh").await;
    page.click("button", "Preview").await;
    apply(&page).await;
    page.close().await;
    has_focus(&page, "BUTTON", "Create alias", false).await;
    page.click("button", "Delete version 1").await;
    apply(&page).await;
    page.close().await;
    page.until("version 1 is gone", || async {
        page.count("button", "Delete version 1").await == 0
    })
    .await;
    is_in_content(&page, "a row was deleted").await;

    page.click("button", "Presenter").await;
    page.click("button", "Close presenter").await;
    has_focus(&page, "BUTTON", "Presenter", false).await;

    page.go(&format!("{FUNCTION}/alias/prod/rollout")).await;
    page.click("button", "Start rollout").await;
    page.shows("Holding").await;
    page.click("button", "Pause").await;
    page.one(&["button"], "Resume").await;
    is_in_content(&page, "Pause has become Resume").await;
}

#[tokio::test]
async fn who_opens_or_leaves_an_account_at_an_address_is_at_the_heading() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, FUNCTION).await;
    connect(&page).await;
    is_connected(&page).await;
    has_focus(&page, "H1", "checkout", false).await;
    lock(&page).await;
    has_focus(&page, "H1", "Release gradually, and see it", false).await;
}

#[tokio::test]
async fn who_sends_a_form_that_is_refused_is_at_the_first_field_that_will_not_do() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    // Nothing is filled in.
    page.click("button", "Connect").await;
    is_in_field(&page, "SecretId").await;
    // The cloud says a moment later what is wrong.
    page.fill("SecretId", "AKIDnobody").await;
    page.fill("SecretKey", "of-nobody").await;
    page.click("button", "Connect").await;
    is_in_field(&page, "SecretId").await;

    page.open_demo().await;
    page.go(FUNCTION).await;
    page.click("button", "Create alias").await;
    page.fill("Alias name", "9").await;
    page.click("button", "Preview").await;
    is_in_field(&page, "Alias name").await;
}

/// Waits until the field of this label is refused and has the focus.
async fn is_in_field(page: &Page<'_>, label: &str) {
    let focus = "const has = document.activeElement; \
                 return has.ariaInvalid === 'true' && has.labels[0].textContent";
    page.until(&format!("the focus is in {label}"), || async {
        page.run(focus, vec![]).await == json!(label)
    })
    .await;
}
