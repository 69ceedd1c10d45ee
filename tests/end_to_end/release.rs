//! The main job: connect, create an alias 50/50, move it to 10/90, see the graph follow, meet a
//! conflict, undo, delete. Once against the relay, once in the demo account.

use halftone::scf::Client;
use halftone::traffic::{Split, Version, Weight};

use crate::account::{self, SECRET_ID, SECRET_KEY};
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;

fn split(main: u32, version: u32, percent: u8) -> Split {
    let weight = Weight::from_percent(percent).unwrap();
    Split::weighted(
        Version::Published(main),
        Version::Published(version),
        weight,
    )
}

/// Connects with the emulator's credentials, as a person with an account would.
pub(crate) async fn connect(page: &Page<'_>) {
    page.fill("SecretId", SECRET_ID).await;
    page.fill("SecretKey", SECRET_KEY).await;
    page.click("button", "Connect").await;
}

/// Applies the plan that is shown and waits until it is done.
pub(crate) async fn apply(page: &Page<'_>) {
    page.click("button", "Apply").await;
    page.shows("Done, and read back.").await;
}

/// Checks through the independent client, where there is one, what the cloud keeps.
async fn keeps(account: Option<&Client>, expected: &Split) {
    if let Some(account) = account {
        let alias = account::alias(account, "checkout", "routing-alias")
            .await
            .unwrap();
        assert_eq!(alias.split().as_ref(), Ok(expected));
    }
}

/// Creates `routing-alias` 50/50 from the page of the function and opens its page.
async fn create(page: &Page<'_>) {
    page.click("link", "checkout").await;
    page.one(&["group"], "Traffic of checkout").await;
    page.click("button", "Create alias").await;
    page.fill("Alias name", "routing-alias").await;
    page.choose("Main version", "1").await;
    page.choose("Additional version", "2").await;
    page.enter("Weight of version 2", "50").await;
    page.click("button", "Preview").await;
    apply(page).await;
    page.close().await;
    let row = |version, share| ["alias routing-alias", version, share];
    page.table_shows("Traffic of checkout", &row("version 1", "50 %"))
        .await;
    page.table_shows("Traffic of checkout", &row("version 2", "50 %"))
        .await;
    page.click("link", "Change split of routing-alias").await;
    page.ready().await;
}

/// The walk that every account allows.
async fn walk(page: &Page<'_>, account: Option<&Client>) {
    create(page).await;
    keeps(account, &split(1, 2, 50)).await;

    page.enter("Weight of version 2", "90").await;
    page.click("button", "Preview").await;
    page.shows("version 2 goes from 50 % to 90 %").await;
    page.shows("version 1 goes from 50 % to 10 %").await;
    keeps(account, &split(1, 2, 50)).await;
    apply(page).await;
    keeps(account, &split(1, 2, 90)).await;

    page.click("button", "Undo").await;
    page.until("the split is 50/50 again", || async {
        page.count("button", "Apply").await == 0
    })
    .await;
    page.shows("Done, and read back.").await;
    page.close().await;
    let row = |version, share| ["alias routing-alias", version, share];
    page.table_shows("Traffic of checkout", &row("version 2", "50 %"))
        .await;
    keeps(account, &split(1, 2, 50)).await;

    page.enter("Weight of version 2", "90").await;
    page.click("button", "Preview").await;
    apply(page).await;
    page.close().await;
    page.table_shows("Traffic of checkout", &row("version 1", "10 %"))
        .await;
    page.table_shows("Traffic of checkout", &row("version 2", "90 %"))
        .await;
    keeps(account, &split(1, 2, 90)).await;
}

async fn delete(page: &Page<'_>) {
    page.click("button", "Delete alias").await;
    page.shows("Alias routing-alias is deleted").await;
    apply(page).await;
    page.close().await;
}

#[tokio::test]
async fn an_alias_is_created_moved_in_conflict_undone_and_deleted_through_the_relay() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    let account = account::client(&program.address);
    connect(&page).await;
    walk(&page, Some(&account)).await;

    // Somebody else moves the alias between the preview and Apply.
    page.enter("Weight of version 2", "30").await;
    page.click("button", "Preview").await;
    page.shows("version 2 goes from 90 % to 30 %").await;
    account::overwrite(&account, "checkout", "routing-alias", &split(1, 3, 70)).await;
    page.click("button", "Apply").await;
    page.shows("Somebody else changed this alias").await;
    for text in [
        "Yours",
        "Theirs",
        "version 3 gets 70 %",
        "version 2 gets 90 %",
        "version 2 gets 30 %",
    ] {
        page.shows(text).await;
    }
    keeps(Some(&account), &split(1, 3, 70)).await;
    page.click("button", "Put mine on top").await;
    apply(&page).await;
    keeps(Some(&account), &split(1, 2, 30)).await;
    page.close().await;

    delete(&page).await;
    let gone = account::alias(&account, "checkout", "routing-alias")
        .await
        .unwrap_err();
    assert!(gone.is_missing_alias());
}

#[tokio::test]
async fn the_same_walk_works_in_the_demo_account() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    page.click("button", "Open demo account").await;
    walk(&page, None).await;

    // Nobody else is in this account, but taking back a change that was followed by others is
    // the same: the alias is not as that change left it.
    page.click("button", "Activity (4)").await;
    page.click_last("button", "Undo").await;
    page.shows("Somebody else changed this alias").await;
    page.shows("version 2 gets 90 %").await;
    page.click("button", "Start again from theirs").await;
    page.table_shows(
        "Traffic of checkout",
        &["alias routing-alias", "version 2", "90 %"],
    )
    .await;

    delete(&page).await;
    page.go("#/ap-guangzhou/default/checkout").await;
}

#[tokio::test]
async fn a_canary_is_rolled_back_promoted_and_followed_by_a_new_version() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    let account = account::client(&program.address);
    connect(&page).await;
    create(&page).await;

    page.click("button", "Roll back").await;
    apply(&page).await;
    keeps(Some(&account), &Split::all(Version::Published(1))).await;
    page.click("button", "Undo").await;
    page.until("Apply is gone", || async {
        page.count("button", "Apply").await == 0
    })
    .await;
    page.shows("Done, and read back.").await;
    page.close().await;
    page.table_shows(
        "Traffic of checkout",
        &["alias routing-alias", "version 2", "50 %"],
    )
    .await;

    page.click("button", "Promote").await;
    apply(&page).await;
    keeps(Some(&account), &Split::all(Version::Published(2))).await;
    page.close().await;

    page.click("link", "checkout").await;
    page.ready().await;
    page.click("button", "Publish version").await;
    page.fill("Description", "one more").await;
    page.click("button", "Preview").await;
    page.click("button", "Apply").await;
    page.shows("Version 6 is published and usable.").await;
}
