//! Where nothing may be changed, everything can be prepared and looked at, and why it is not applied
//! is said beforehand.

use crate::account;
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;
use crate::release::connect;

const ALIAS: &str = "#/ap-guangzhou/default/checkout/alias/prod";

/// Prepares a change and expects that it cannot be applied, for a reason that contains this.
async fn is_refused(page: &Page<'_>, program: &Program, reason: &str) {
    let account = account::client(&program.address);
    let before = account::alias(&account, "checkout", "prod").await.unwrap();
    page.one(&["link"], "checkout").await;
    page.go(ALIAS).await;
    page.click("button", "Roll back").await;
    page.shows(reason).await;
    assert!(!page.is_enabled("button", "Apply").await);
    let after = account::alias(&account, "checkout", "prod").await.unwrap();
    assert_eq!(after, before);
}

#[tokio::test]
async fn what_the_relay_does_not_pass_on_is_disabled_with_the_reason() {
    let program = Program::serve_mode("read-only");
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    connect(&page).await;
    is_refused(
        &page,
        &program,
        "The relay passes on nothing that changes anything.",
    )
    .await;
    page.shows("Looking only").await;
}

#[tokio::test]
async fn what_the_connection_was_not_opened_for_is_disabled_with_the_reason() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    page.choose("May do", "read-only").await;
    connect(&page).await;
    is_refused(
        &page,
        &program,
        "This connection was opened for looking only.",
    )
    .await;
}

#[tokio::test]
async fn a_rollout_cannot_begin_where_its_writes_would_not_pass() {
    let program = Program::serve_mode("read-only");
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    connect(&page).await;
    page.one(&["link"], "checkout").await;
    page.go(&format!("{ALIAS}/rollout")).await;
    page.shows("The relay passes on nothing that changes anything.")
        .await;
    assert!(!page.is_enabled("button", "Start rollout").await);
}
