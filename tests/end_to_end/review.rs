//! A review link from one browser to another: drawn without an account, applied with one, refused once
//! the alias has moved; in each language.

use halftone::change::{AliasState, Change, Target};
use halftone::review::{Base, Proposal, Review, to_link};
use halftone::scf::{Alias, Client, Region, RoutingConfig};
use halftone::traffic::{AliasName, Split, Version, Weight};
use serde_json::json;

use crate::account::{self, SECRET_ID, SECRET_KEY};
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;
use crate::release::{apply, connect};

/// What the page of a review says in a language.
struct Words {
    language: &'static str,
    title: &'static str,
    offline: &'static str,
    connect: &'static str,
    open: &'static str,
    holds: &'static str,
    apply: &'static str,
    done: &'static str,
    reached: &'static str,
    moved: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    title: "Review: Change alias prod",
    offline: "Drawn from the link alone",
    connect: "Connect to an account",
    open: "Connect",
    holds: "The function is still as it was when this was proposed",
    apply: "Apply",
    done: "Done, and read back.",
    reached: "It is already as proposed",
    moved: "The function changed since this was proposed",
};

const CHINESE: Words = Words {
    language: "zh-CN",
    title: "评审：",
    offline: "仅根据链接绘制",
    connect: "连接账号",
    open: "连接",
    holds: "函数仍与提议时一致",
    apply: "执行",
    done: "已完成，并已回读确认。",
    reached: "现状已与提议一致",
    moved: "提议之后函数发生了变化",
};

/// The address of a review that nobody has applied: everything of `prod` to version 3.
pub(crate) fn address() -> String {
    let alias = AliasName::from_cloud("prod");
    let before = Alias {
        name: alias.clone(),
        function_version: Version::Published(2),
        routing_config: RoutingConfig::default(),
        description: String::new(),
        add_time: String::new(),
        mod_time: "2026-11-25 10:00:00".to_owned(),
    };
    let review = Review {
        region: Region::GUANGZHOU,
        target: Target {
            namespace: "default".to_owned(),
            function: "checkout".to_owned(),
        },
        note: "Errors are flat since noon.".to_owned(),
        base: Base {
            aliases: vec![AliasState::Is(Box::new(before))],
            ..Base::default()
        },
        proposal: Proposal::Change(Change::UpdateSplit {
            alias,
            split: Split::all(Version::Published(3)),
            description: None,
        }),
    };
    format!("#/review/{}", to_link(&review).unwrap())
}

fn split(percent: u8) -> Split {
    let weight = Weight::from_percent(percent).unwrap();
    Split::weighted(Version::Published(4), Version::Published(5), weight)
}

async fn serves(account: &Client) -> Split {
    let alias = account::alias(account, "checkout", "prod").await.unwrap();
    alias.split().unwrap()
}

/// Proposes 20 % for version 5 in a browser of its own; the address from the `#` on.
async fn propose(program: &Program) -> String {
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    connect(&page).await;
    page.go("#/ap-guangzhou/default/checkout/alias/prod").await;
    page.enter("Weight of version 5", "20").await;
    page.click("button", "Preview").await;
    page.open_details("Ask for a review").await;
    page.paste("Note for the reviewer", "Errors are flat since noon.")
        .await;
    page.click("button", "Copy review link").await;
    let find = "return document.querySelector('dialog[open] .review-address')?.innerText ?? ''";
    page.until("there is a link", || async {
        page.run(find, vec![]).await != json!("")
    })
    .await;
    let link = page.run(find, vec![]).await;
    let (_, hash) = link.as_str().unwrap().split_once('#').unwrap();
    assert!(hash.starts_with("/review/") && !hash.contains(SECRET_ID));
    format!("#{hash}")
}

/// Somebody who was sent the link, with a fresh browser.
async fn review(program: &Program, link: &str, account: &Client, words: &Words) {
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, link).await;
    if words.language != ENGLISH.language {
        page.choose("Language", words.language).await;
    }
    for said in [words.title, words.offline, "Errors are flat since noon."] {
        page.shows(said).await;
    }
    assert_eq!(page.count("button", words.apply).await, 0);

    page.click("button", words.connect).await;
    page.fill("SecretId", SECRET_ID).await;
    page.fill("SecretKey", SECRET_KEY).await;
    page.click("button", words.open).await;
    page.shows(words.holds).await;
    assert_eq!(serves(account).await, split(10));
    page.click("button", words.apply).await;
    // The dialog hides the page behind it.
    let opened = "return document.querySelector('dialog[open]') !== null";
    page.until("the preview is open", || async {
        page.run(opened, vec![]).await == json!(true)
    })
    .await;
    page.click("button", words.apply).await;
    page.shows(words.done).await;
    assert_eq!(serves(account).await, split(20));
    page.escape().await;
    page.shows(words.reached).await;

    // Somebody moves it on.
    account::overwrite(account, "checkout", "prod", &split(35)).await;
    page.go("#/ap-guangzhou").await;
    page.go(link).await;
    page.shows(words.moved).await;
    assert_eq!(page.count("button", words.apply).await, 0);
    assert_eq!(serves(account).await, split(35));
}

#[tokio::test]
async fn a_review_link_is_applied_once_and_refused_when_its_base_has_moved() {
    let program = Program::serve();
    let account = account::client(&program.address);
    let link = propose(&program).await;
    for words in [ENGLISH, CHINESE] {
        account::overwrite(&account, "checkout", "prod", &split(10)).await;
        review(&program, &link, &account, &words).await;
    }
}

#[tokio::test]
async fn a_review_link_is_applied_in_the_demo_account() {
    let program = Program::serve();
    let link = propose(&program).await;
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, &link).await;
    page.click("button", "Open demo account").await;
    page.shows(ENGLISH.holds).await;
    page.click("button", "Apply").await;
    page.until("the preview is open", || async {
        page.count("dialog", "Change alias prod").await == 1
    })
    .await;
    apply(&page).await;
    page.escape().await;
    page.shows(ENGLISH.reached).await;
}

#[tokio::test]
async fn a_link_that_was_cut_on_the_way_is_refused() {
    let program = Program::serve();
    let link = propose(&program).await;
    let browser = Browser::start(360, 800).await;
    let cut = &link[..link.len() - 7];
    let page = Page::open(&browser, &program.address, cut).await;
    page.shows("This link cannot be reviewed").await;
    page.shows("Its end is missing.").await;
    assert!(!page.text().await.contains("Errors are flat"));
}
