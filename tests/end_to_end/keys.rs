//! A key in its worker: the page cannot get at it, and it ends when it is told to.

use std::time::Duration;

use halftone::tc3::Date;
use serde_json::json;

use crate::browser::Browser;
use crate::cloud::now;
use crate::keyholder::{Keyholder, is_asked, is_connected, lock};
use crate::other_time::OtherTime;
use crate::page::Page;
use crate::profile::Profile;
use crate::program::{Program, built_console};
use crate::traces::{Trace, below};
use crate::wrong_clock;

/// Not the key of the demo account, which is a part of the page.
const KEY: Keyholder = Keyholder {
    secret_id: "AKIDheld1by2a3worker",
    secret_key: "Held/By+a?Worker5d0c9e",
    token: None,
};

/// Milliseconds.
const DAY: u64 = 86_400_000;

/// Where a connection is shown, if there is one.
const FUNCTIONS: &str = "#/ap-guangzhou/default";

/// What the vault is locked with.
const PASSPHRASE: &str = "seven wet horses on a roof";

/// The account of that key, and the relay that leads to it.
fn start() -> (Program, Program) {
    let emulator = Program::emulator(&KEY);
    let relay = Program::serve_before(&emulator.address);
    (emulator, relay)
}

/// Keeps the memory of each WebAssembly that the page starts, for `memory.js`.
const KEEP_MEMORIES: &str = "
    window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const started = await start.apply(WebAssembly, given);
            const { memory } = (started.instance ?? started).exports;
            if (memory) window.memories.push(memory);
            return started;
        };
    }";

/// The places of two texts in the page.
async fn places(page: &Page<'_>, texts: [&str; 2]) -> [Vec<String>; 2] {
    let places = page
        .run(include_str!("memory.js"), vec![json!(texts)])
        .await;
    serde_json::from_value(places).unwrap()
}

#[tokio::test]
async fn the_page_cannot_get_at_the_key_that_it_is_connected_with() {
    let (_emulator, program) = start();
    let browser = Browser::start(1280, 900).await;
    browser.before_every_page(KEEP_MEMORIES);
    let page = Page::open(&browser, &program.address, "#/").await;
    page.run(
        "window.known = new Map([[1, { of: ['a known text'] }]])",
        vec![],
    )
    .await;

    KEY.fill(&page).await;
    let [key, known] = places(&page, [KEY.secret_key, "a known text"]).await;
    assert!(key.contains(&"a field".to_owned()), "{key:?}");
    assert_eq!(known, ["a script"]);

    page.click("button", "Connect").await;
    is_connected(&page).await;
    page.fill("Search", "what was typed").await;
    let [key, typed] = places(&page, [KEY.secret_key, "what was typed"]).await;
    assert_eq!(key, Vec::<String>::new());
    assert!(typed.contains(&"WebAssembly".to_owned()), "{typed:?}");
}

#[tokio::test]
async fn lock_and_a_reload_end_the_key_in_every_tab() {
    let (_emulator, program) = start();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    let first = browser.client.window().await.unwrap();
    KEY.connect(&page).await;
    page.reload().await;
    is_asked(&page).await;

    KEY.connect(&page).await;
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(second).await.unwrap();
    page.go(FUNCTIONS).await;
    is_connected(&page).await;
    page.click("link", "checkout").await;
    page.one(&["group"], "Traffic of checkout").await;

    lock(&page).await;
    is_asked(&page).await;
    browser.client.switch_to_window(first).await.unwrap();
    is_asked(&page).await;
    page.go(FUNCTIONS).await;
    is_asked(&page).await;
}

#[tokio::test]
async fn a_key_of_two_days_outlives_the_browser_until_everything_is_forgotten() {
    let (_emulator, program) = start();
    let profile = Profile::new();
    let browser = Browser::start_with(&profile).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    page.click("radio", "Until the end of tomorrow (UTC)").await;
    KEY.connect(&page).await;
    page.reload().await;
    is_connected(&page).await;
    browser.quit().await;

    let browser = Browser::start_with(&profile).await;
    let page = Page::open(&browser, &program.address, FUNCTIONS).await;
    is_connected(&page).await;
    page.go("#/").await;
    page.open_details("What this browser keeps").await;
    page.run("window.isOld = true", vec![]).await;
    page.click("button", "Forget everything").await;
    page.until("a new page is there", || async {
        page.run("return window.isOld === undefined", vec![]).await == json!(true)
    })
    .await;
    is_asked(&page).await;
    page.reload().await;
    is_asked(&page).await;
    browser.quit().await;

    let key = Trace::of("the SecretKey", KEY.secret_key);
    assert_eq!(below(profile.folder(), &[&key]), Vec::<String>::new());
}

#[tokio::test]
async fn a_vault_opens_with_its_passphrase_alone() {
    let (_emulator, program) = start();
    let profile = Profile::new();
    let browser = Browser::start_with(&profile).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    page.click("radio", "Behind a passphrase").await;
    page.fill("New passphrase", PASSPHRASE).await;
    KEY.connect(&page).await;
    browser.quit().await;

    let browser = Browser::start_with(&profile).await;
    let page = Page::open(&browser, &program.address, FUNCTIONS).await;
    page.fill("Passphrase", "seven wet horses on a hoof").await;
    page.click("button", "Unlock").await;
    page.refuses("Passphrase").await;
    assert_eq!(page.count("heading", "Functions in default").await, 0);
    page.fill("Passphrase", PASSPHRASE).await;
    page.click("button", "Unlock").await;
    is_connected(&page).await;
    browser.quit().await;

    let key = Trace::of("the SecretKey", KEY.secret_key);
    let passphrase = Trace::of("the passphrase", PASSPHRASE);
    assert_eq!(
        below(profile.folder(), &[&key, &passphrase]),
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn a_connection_goes_on_over_midnight() {
    let real = now();
    let today = real / DAY + 1;
    // Two minutes before the end of that day.
    let ahead = (today + 1) * DAY - 120_000 - real;
    let shift = i64::try_from(ahead).unwrap();
    let console = wrong_clock::console(&built_console(), shift);
    let program = Program::serve_console(console.folder());
    let time = OtherTime::start(&program.address, &KEY, ahead);
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &time.address, "#/").await;
    KEY.connect(&page).await;
    page.one(&["link"], "checkout").await;
    let day = |day: u64| Date::from_unix_seconds(day * DAY / 1_000).to_string();
    assert_eq!(time.days(), [day(today)]);

    time.pass(Duration::from_mins(10));
    wrong_clock::set(&page, shift + 600_000).await;
    page.click("link", "checkout").await;
    page.one(&["group"], "Traffic of checkout").await;
    assert_eq!(time.days(), [day(today), day(today + 1)]);
}

#[tokio::test]
async fn a_quarter_of_an_hour_without_input_locks() {
    let console = wrong_clock::console(&built_console(), 0);
    let program = Program::serve_console(console.folder());
    let time = OtherTime::start(&program.address, &KEY, 0);
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &time.address, "#/").await;
    KEY.connect(&page).await;
    // What is read again meanwhile, because it has become old, is no input.
    time.pass(Duration::from_mins(16));
    wrong_clock::set(&page, 16 * 60_000).await;
    is_asked(&page).await;
    page.shows("after 15 minutes without input").await;
}

#[tokio::test]
async fn where_workers_cannot_be_shared_each_tab_has_its_own() {
    let (_emulator, program) = start();
    let browser = Browser::start(1280, 900).await;
    browser.before_every_page("delete globalThis.SharedWorker");
    let page = Page::open(&browser, &program.address, "#/").await;
    KEY.connect(&page).await;
    lock(&page).await;
    is_asked(&page).await;

    KEY.connect(&page).await;
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(second).await.unwrap();
    page.go(FUNCTIONS).await;
    is_asked(&page).await;
}
