//! Rollouts that run by themselves: through hours in a hidden tab, back when the judge says so, on
//! after a reload, and over to another tab.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use halftone::traffic::{Split, Version, Weight};
use serde_json::json;

use crate::account;
use crate::browser::Browser;
use crate::keyholder::{is_asked, lock};
use crate::page::Page;
use crate::program::Program;
use crate::release::connect;

/// Waits for a person at every step.
const ASKS: &str = "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: 25%\n    hold: approval\n  - share: 50%\n    hold: approval\nfinish: promote\n";

/// What was uploaded last, without a hold that takes long at sixty times the speed.
const DEFAULT: &str = "function: checkout\nalias: $DEFAULT\ncanary: $LATEST\nsteps:\n  - share: 50%\n    hold: 1m\nfinish: promote\n";

/// Remembers across a reload whether the page held on to whoever left it.
const REMEMBER: &str = "
    addEventListener('beforeunload', event => { sessionStorage.held = event.defaultPrevented })";

/// The address of the rollout of a plan on prod of this function.
pub(crate) fn address(function: &str, plan: &str) -> String {
    address_of(function, "prod", plan)
}

/// The same on any alias.
fn address_of(function: &str, alias: &str, plan: &str) -> String {
    let link = URL_SAFE_NO_PAD.encode(plan);
    format!("#/ap-guangzhou/default/{function}/alias/{alias}/rollout/{link}")
}

fn checkout(percent: u8) -> Split {
    let weight = Weight::from_percent(percent).unwrap();
    Split::weighted(Version::Published(4), Version::Published(5), weight)
}

async fn share(program: &Program) -> Split {
    let client = account::client(&program.address);
    let alias = account::alias(&client, "checkout", "prod").await.unwrap();
    alias.split().unwrap()
}

/// Opens the demo account at sixty times its speed, and begins a rollout there.
async fn begin_fast(page: &Page<'_>, address: &str) {
    page.go(address).await;
    page.click("button", "Presenter").await;
    page.choose("Speed", "60").await;
    page.click("button", "Close presenter").await;
    page.click("button", "Start rollout").await;
}

#[tokio::test]
async fn a_good_release_is_promoted_while_nobody_looks() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/demo").await;
    let plan = include_str!("../fixtures/rollout/good.yaml");
    begin_fast(&page, &address("checkout", plan)).await;
    page.shows("Holding 25 %").await;

    let shown = browser.client.window().await.unwrap();
    let hidden = "window.hidden = 0; document.addEventListener('visibilitychange',
        () => { window.hidden += document.hidden })";
    page.run(hidden, vec![]).await;
    let other = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(other).await.unwrap();
    // Some minutes of the account.
    tokio::time::sleep(Duration::from_secs(5)).await;
    browser.client.close_window().await.unwrap();
    browser.client.switch_to_window(shown).await.unwrap();
    assert_eq!(page.run("return window.hidden", vec![]).await, json!(1));

    page.shows("Promoted: version 5 serves everything.").await;
    page.click("button", "Activity (3)").await;
    page.shows("Rollout of prod: promote").await;
}

#[tokio::test]
async fn a_bad_release_is_rolled_back_by_the_judge() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/demo").await;
    let plan = include_str!("../fixtures/rollout/bad.yaml");
    begin_fast(&page, &address("search-index", plan)).await;
    page.shows("Holding 50 %").await;
    page.shows("Rolled back: version 98 serves everything.")
        .await;
    page.click("button", "Activity (2)").await;
    page.shows("Rollout of prod: roll back").await;
}

/// Keeps what notifications of the browser say, and which of them are closed.
const LISTEN: &str = "
    window.notes = [];
    window.Notification = class extends Notification {
        constructor(title, options) { super(title, options); window.notes.push(title); }
        close() { super.close(); window.notes.push(`no more: ${this.title}`); }
    }";

#[tokio::test]
async fn a_rollout_goes_on_after_a_reload_and_after_its_key_was_locked() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let allowed = json!({ "permissions": ["notifications"], "origin": program.address });
    browser.tools("Browser.grantPermissions", &allowed);
    browser.before_every_page(LISTEN);
    let page = Page::open(&browser, &program.address, "#/").await;
    connect(&page).await;
    page.one(&["button"], "Lock").await;
    page.go(&address("checkout", ASKS)).await;
    page.click("button", "Start rollout").await;
    page.shows("Holding 25 % until somebody approves.").await;
    page.until("the title says who is waited for", || async {
        let title = browser.client.title().await.unwrap();
        title.starts_with("● Approve step 1 of prod")
    })
    .await;
    assert_eq!(share(&program).await, checkout(25));

    assert_eq!(reloaded(&page).await, "true");
    connect(&page).await;
    page.shows("driven by this page").await;
    page.shows("Holding 25 % until somebody approves.").await;
    page.click("button", "Approve").await;
    page.shows("Holding 50 % until somebody approves.").await;
    assert_eq!(share(&program).await, checkout(50));
    let (first, second) = ("Approve step 1 of prod", "Approve step 2 of prod");
    let notes = json!([first, format!("no more: {first}"), second]);
    page.until(&format!("the notifications are {notes}"), || async {
        page.run("return window.notes", vec![]).await == notes
    })
    .await;

    // Without a key it stops, says why, and goes on once somebody says so.
    lock(&page).await;
    is_asked(&page).await;
    connect(&page).await;
    page.shows("Stopped at 50 %: the cloud cannot be read.")
        .await;
    page.click("button", "Resume").await;
    page.shows("Holding 50 % until somebody approves.").await;
    page.click("button", "Approve").await;
    page.shows("Promoted: version 5 serves everything.").await;
    let all = Split::all(Version::Published(5));
    assert_eq!(share(&program).await, all);
    // Nothing depends on the page any more.
    assert_eq!(reloaded(&page).await, "false");
}

/// Loads the page anew, and says whether it asked before.
async fn reloaded(page: &Page<'_>) -> String {
    page.run(REMEMBER, vec![]).await;
    page.reload().await;
    let held = page.run("return sessionStorage.held", vec![]).await;
    held.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_newest_upload_is_published_and_given_everything_of_the_default_alias() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/demo").await;
    begin_fast(&page, &address_of("checkout", "$DEFAULT", DEFAULT)).await;
    page.shows("Promoted: version 6 serves everything.").await;
    page.go("#/ap-guangzhou/default/checkout").await;
    page.table_shows("Traffic of checkout", &["$DEFAULT", "version 6", "100 %"])
        .await;
}

#[tokio::test]
async fn of_two_tabs_one_drives_and_the_other_takes_over_when_it_is_closed() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    connect(&page).await;
    page.one(&["button"], "Lock").await;
    page.go(&address("checkout", ASKS)).await;
    let first = browser.client.window().await.unwrap();
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser
        .client
        .switch_to_window(second.clone())
        .await
        .unwrap();
    page.go("#/ap-guangzhou/default/checkout/alias/prod/rollout")
        .await;

    browser
        .client
        .switch_to_window(first.clone())
        .await
        .unwrap();
    page.click("button", "Start rollout").await;
    page.shows("driven by this page").await;
    page.shows("Holding 25 % until somebody approves.").await;

    browser
        .client
        .switch_to_window(second.clone())
        .await
        .unwrap();
    page.shows("this page watches").await;
    page.click("button", "Approve").await;
    page.shows("Holding 50 % until somebody approves.").await;
    page.shows("this page watches").await;
    assert_eq!(share(&program).await, checkout(50));

    browser.client.switch_to_window(first).await.unwrap();
    browser.client.close_window().await.unwrap();
    browser.client.switch_to_window(second).await.unwrap();
    page.shows("driven by this page").await;
    page.click("button", "Roll back").await;
    page.one(&["dialog"], "Roll prod back?").await;
    page.click("button", "Roll back").await;
    page.shows("Rolled back: version 4 serves everything.")
        .await;
    let all = Split::all(Version::Published(4));
    assert_eq!(share(&program).await, all);
}
