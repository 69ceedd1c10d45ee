//! What goes wrong is said beside the place where it happened, and nothing typed is lost.

use std::time::{SystemTime, UNIX_EPOCH};

use halftone::change::{Change, Outcome, Snapshot, Target, execute, plan};
use halftone::scf::Client;
use halftone::traffic::{AliasName, Split, Version};

use crate::account::{self, SECRET_ID, SECRET_KEY};
use crate::browser::Browser;
use crate::page::Page;
use crate::program::{Program, built_console};
use crate::release::connect;
use crate::wrong_clock;

/// Fills the form and tries to connect.
async fn try_with(page: &Page<'_>, fields: &[(&str, &str)]) {
    for (name, text) in fields {
        page.fill(name, text).await;
    }
    page.click("button", "Connect").await;
}

#[tokio::test]
async fn a_connection_that_fails_says_which_field_is_wrong() {
    let program = Program::serve().under_attack();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;

    try_with(
        &page,
        &[
            ("SecretId", SECRET_ID),
            ("SecretKey", "wrong-key-for-this-id"),
        ],
    )
    .await;
    page.shows("This SecretKey does not belong to the SecretId.")
        .await;
    assert_eq!(page.value("SecretId").await, SECRET_ID);

    try_with(
        &page,
        &[("SecretId", "AKIDsomebodyelse"), ("SecretKey", SECRET_KEY)],
    )
    .await;
    page.shows("The cloud does not know this SecretId.").await;

    try_with(&page, &[("SecretId", SECRET_ID), ("Region", "tokyo")]).await;
    page.shows("Did you mean ap-tokyo?").await;

    let nowhere = [
        ("SecretKey", SECRET_KEY),
        ("Region", "ap-guangzhou"),
        ("Relay", "http://127.0.0.1:1"),
    ];
    try_with(&page, &nowhere).await;
    page.shows("The relay cannot be reached.").await;
    // The page may speak to its own server only, so there was not even a try.
    let stopped = browser.stopped();
    let elsewhere = |message: &String| message.contains("http://127.0.0.1:1/relay/");
    assert!(
        !stopped.is_empty() && stopped.iter().all(elsewhere),
        "{stopped:#?}"
    );
    assert_eq!(page.value("Relay").await, "http://127.0.0.1:1");
    assert_eq!(page.value("SecretKey").await, SECRET_KEY);

    try_with(&page, &[("Relay", &program.address)]).await;
    page.one(&["heading"], "Functions in default").await;
}

#[tokio::test]
async fn a_clock_that_is_an_hour_slow_is_corrected_from_the_relay() {
    let console = wrong_clock::console(&built_console(), -3_600_000);
    let program = Program::serve_console(console.folder());
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    let now = page.run("return Date.now() / 1000", vec![]).await;
    let right = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    assert!(right.as_secs_f64() - now.as_f64().unwrap() > 3_000.0);
    connect(&page).await;
    page.one(&["heading"], "Functions in default").await;
}

#[tokio::test]
async fn a_weight_or_a_name_that_breaks_a_rule_is_refused_beside_its_field_and_kept() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(
        &browser,
        &program.address,
        "#/ap-guangzhou/default/checkout/alias/prod",
    )
    .await;
    page.click("button", "Open demo account").await;
    for (typed, message) in [
        ("101", "“101” is outside 0 to 100 percent."),
        ("abc", "“abc” is not a percentage."),
        ("0.5", "“0.5” could mean 0.5 % or 50 %."),
    ] {
        page.enter("Weight of version 5", typed).await;
        page.shows(message).await;
        assert_eq!(page.value("Weight of version 5").await, typed);
    }
    page.click("button", "Preview").await;
    assert_eq!(page.count("button", "Apply").await, 0);
    page.enter("Weight of version 5", "33.33").await;
    page.click("button", "Preview").await;
    page.shows("version 5 goes from 10 % to 33.33 %").await;
    page.click("button", "Cancel").await;

    page.click("link", "checkout").await;
    page.ready().await;
    page.click("button", "Create alias").await;
    page.fill("Alias name", "alias prod").await;
    page.click("button", "Preview").await;
    page.shows("The name must not contain a space.").await;
    page.fill("Alias name", "prod").await;
    page.click("button", "Preview").await;
    page.shows("There is an alias prod already.").await;
    assert_eq!(page.value("Alias name").await, "prod");
}

/// Carries a change out as somebody else, through the independent client.
async fn elsewhere(account: &Client, change: &Change) {
    let target = Target {
        namespace: "default".into(),
        function: "checkout".into(),
    };
    let snapshot = Snapshot::read(account, target).await.unwrap();
    let outcome = execute(account, &plan(change, &snapshot).unwrap(), &|_| {}).await;
    assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
}

#[tokio::test]
async fn an_alias_that_was_deleted_elsewhere_is_not_brought_back() {
    let program = Program::serve();
    let account = account::client(&program.address);
    let create = Change::CreateAlias {
        alias: "doomed".into(),
        split: Split::all(Version::Published(2)),
        description: String::new(),
    };
    elsewhere(&account, &create).await;
    let browser = Browser::start(1280, 900).await;
    let route = "#/ap-guangzhou/default/checkout/alias/doomed";
    let page = Page::open(&browser, &program.address, route).await;
    connect(&page).await;
    page.choose("Main version", "3").await;
    page.click("button", "Preview").await;
    page.one(&["button"], "Apply").await;

    let delete = Change::DeleteAlias {
        alias: AliasName::from_cloud("doomed"),
    };
    elsewhere(&account, &delete).await;

    page.click("button", "Apply").await;
    page.shows("Somebody else changed this alias").await;
    page.shows("no such alias").await;
    let missing = account::alias(&account, "checkout", "doomed")
        .await
        .unwrap_err();
    assert!(missing.is_missing_alias());
}

#[tokio::test]
async fn a_function_that_is_updating_takes_no_new_version_and_says_so() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(
        &browser,
        &program.address,
        "#/ap-guangzhou/default/legacy-import",
    )
    .await;
    page.click("button", "Open demo account").await;
    page.shows("The function is Updating").await;
    page.click("button", "Publish version").await;
    page.click("button", "Preview").await;
    page.shows("The function is Updating. Wait until it is Active, then try again.")
        .await;
    assert_eq!(page.count("button", "Apply").await, 0);
}

#[tokio::test]
async fn addresses_that_lead_nowhere_say_so_and_show_a_way_on() {
    let program = Program::serve();
    let browser = Browser::start(360, 740).await;
    let page = Page::open(
        &browser,
        &program.address,
        "#/ap-guangzhou/default/checkout/alias/$DEFAULT",
    )
    .await;
    page.click("button", "Open demo account").await;
    page.one(&["heading"], "$DEFAULT of checkout").await;
    page.run("location.hash = '#/nowhere/at/all/at/all/x/y'", vec![])
        .await;
    page.shows("Nothing is at this address").await;
    page.run(
        "location.hash = '#/ap-guangzhou/default/no-such-function'",
        vec![],
    )
    .await;
    page.shows("What was asked for does not exist.").await;
    page.click("link", "Back to the list").await;
    page.one(&["heading"], "Functions in default").await;
}
