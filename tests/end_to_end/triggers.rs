//! Triggers and versions from their tables: a timer is made, moved to another alias and taken back;
//! a version that is held says by whom.

use halftone::scf::{Client, ListTriggers, Trigger};

use crate::account;
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;
use crate::release::{apply, connect};

/// The timer of this name, if the function has it.
async fn timer(client: &Client, name: &str) -> Vec<Trigger> {
    let list = ListTriggers::of("default", "checkout");
    let mut triggers = client.all(&list).await.unwrap();
    triggers.retain(|trigger| trigger.trigger_name == name);
    triggers
}

#[tokio::test]
async fn a_timer_is_made_moved_put_back_switched_off_and_deleted() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    let account = account::client(&program.address);
    connect(&page).await;
    page.click("link", "checkout").await;
    page.one(&["group"], "Traffic of checkout").await;

    page.click("button", "Create trigger").await;
    page.fill("Trigger name", "tick").await;
    page.choose("Calls", "staging").await;
    page.fill("Cron expression", "61 * * * *").await;
    page.click("button", "Preview").await;
    let problems = "return [...document.querySelectorAll('dialog[open] .field-problem')]
        .filter((problem) => problem.textContent).length";
    page.until("what is wrong is said", || async {
        page.run(problems, vec![]).await.as_u64() > Some(0)
    })
    .await;
    page.shows("61").await;
    assert_eq!(page.run(problems, vec![]).await, 1, "it is said once");
    page.fill("Cron expression", "*/5 * * * *").await;
    page.shows("Every 5 minutes").await;
    page.click("button", "Preview").await;
    apply(&page).await;
    page.close().await;
    let made = timer(&account, "tick").await;
    assert_eq!(made[0].qualifier, "staging");
    assert_eq!(made[0].cron().as_deref(), Some("0 */5 * * * * *"));

    page.click("button", "Move tick").await;
    page.choose("Calls", "prod").await;
    page.click("button", "Preview").await;
    page.shows("Trigger tick is created on prod.").await;
    page.shows("Trigger tick is deleted from staging.").await;
    apply(&page).await;
    let moved = timer(&account, "tick").await;
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].qualifier, "prod");

    page.click("button", "Undo").await;
    page.until("it calls staging again", || async {
        let back = timer(&account, "tick").await;
        back.len() == 1 && back[0].qualifier == "staging"
    })
    .await;
    page.shows("Done, and read back.").await;
    page.close().await;

    page.click("button", "Switch off tick").await;
    apply(&page).await;
    page.close().await;
    assert!(!timer(&account, "tick").await[0].is_enabled());
    page.click("button", "Delete tick").await;
    apply(&page).await;
    page.close().await;
    assert_eq!(timer(&account, "tick").await, []);
}

#[tokio::test]
async fn a_version_that_is_held_says_by_whom_and_a_free_one_is_deleted() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    page.click("button", "Open demo account").await;
    page.click("link", "checkout").await;
    page.one(&["group"], "Traffic of checkout").await;
    page.click("button", "Delete version 4").await;
    page.shows("Version 4 is held by prod (90 %).").await;
    page.click("button", "Delete version 1").await;
    page.shows("Version 1 is deleted, and its code with it.")
        .await;
    apply(&page).await;
    page.close().await;
    page.until("version 1 is gone", || async {
        page.count("button", "Delete version 1").await == 0
    })
    .await;
}
