//! What somebody hears who does not see the page: where they are, what happens, and how it ended.

use std::time::Duration;

use halftone::traffic::{Split, Version, Weight};
use serde_json::{Value, json};

use crate::account;
use crate::axe::Checked;
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;
use crate::release::connect;

const ALIAS: &str = "#/ap-guangzhou/default/checkout/alias/prod";

/// Writes down what changes in live regions that were there before: nothing else is read out for
/// certain. An alert is, as soon as it is there.
const LISTEN: &str = r"
    window.heard = [];
    const live = '[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]';
    const known = new WeakSet(document.querySelectorAll(live));
    const say = text => { if ((text = text.replace(/\s+/g, ' ').trim()) && heard.at(-1) !== text) heard.push(text); };
    new MutationObserver(changes => {
        const told = new Set();
        for (const change of changes) {
            const region = (change.target.nodeType === 1 ? change.target : change.target.parentElement)?.closest(live);
            if (region && known.has(region)) told.add(region);
            for (const node of change.addedNodes) {
                if (node.nodeType !== 1) continue;
                const alerts = [...node.querySelectorAll('[role=alert]'), ...node.matches('[role=alert]') ? [node] : []];
                alerts.forEach(alert => told.add(alert));
                [...node.querySelectorAll(live), ...node.matches(live) ? [node] : []].forEach(one => known.add(one));
            }
        }
        told.forEach(region => say(region.textContent));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
";

async fn heard(page: &Page<'_>) -> Vec<String> {
    let heard = page.run("return window.heard", vec![]).await;
    serde_json::from_value(heard).unwrap_or_default()
}

async fn hears(page: &Page<'_>, words: &str) {
    page.until(&format!("“{words}” is said"), || async {
        heard(page).await.iter().any(|said| said.contains(words))
    })
    .await;
}

/// What has the focus: its element, its text, and whether it is in the open dialog.
const FOCUS: &str = "const one = document.activeElement;
    return [one.tagName, one.innerText.trim(), one.closest('dialog[open]') !== null]";

pub(crate) async fn has_focus(page: &Page<'_>, tag: &str, text: &str, in_dialog: bool) {
    let expected = json!([tag, text, in_dialog]);
    page.until(&format!("the focus is on {expected}"), || async {
        page.run(FOCUS, vec![]).await == expected
    })
    .await;
}

#[tokio::test]
async fn a_change_says_how_far_it_is_and_how_it_ended_and_keeps_the_focus() {
    let program = Program::serve();
    let account = account::client(&program.address);
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, ALIAS).await;
    page.run(LISTEN, vec![]).await;
    connect(&page).await;
    page.enter("Weight of version 5", "20").await;
    page.click("button", "Preview").await;
    page.one(&["button"], "Apply").await;
    page.click("button", "Apply").await;
    hears(&page, "Step 1 of").await;
    hears(&page, "Done, and read back. In alias prod,").await;
    has_focus(&page, "H2", "Result", true).await;
    page.close().await;
    has_focus(&page, "BUTTON", "Preview", false).await;

    // Somebody else is faster.
    page.enter("Weight of version 5", "30").await;
    page.click("button", "Preview").await;
    page.one(&["button"], "Apply").await;
    let weight = Weight::from_percent(15).unwrap();
    let theirs = Split::weighted(Version::Published(4), Version::Published(5), weight);
    account::overwrite(&account, "checkout", "prod", &theirs).await;
    page.click("button", "Apply").await;
    hears(&page, "Somebody else changed this alias").await;
    page.escape().await;

    // What is wrong with a number is said where it is typed.
    page.enter("Weight of version 5", "101").await;
    hears(&page, "“101” is outside 0 to 100 percent.").await;
}

#[tokio::test]
async fn a_rollout_says_what_is_new_and_nothing_while_only_time_passes() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/demo").await;
    page.one(&["link"], "checkout").await;
    page.go(&format!("{ALIAS}/rollout")).await;
    page.run(LISTEN, vec![]).await;
    page.click("button", "Start rollout").await;
    hears(&page, "Holding 25 %").await;
    // What is read after the write is said as well.
    let quiet = Duration::from_secs(3);
    let before = page.stays("what is said", quiet, || heard(&page)).await;
    let clock = "return document.querySelector('[role=timer]').innerText";
    let shown = page.run(clock, vec![]).await;
    page.until("four seconds were counted", || async {
        let now = page.run(clock, vec![]).await;
        let last = |value: &Value| {
            value
                .as_str()
                .and_then(|text| text.chars().last()?.to_digit(10))
        };
        matches!((last(&shown), last(&now)), (Some(then), Some(now)) if (then + 10 - now) % 10 >= 4)
    })
    .await;
    assert_eq!(heard(&page).await, before);
    page.click("button", "Pause").await;
    hears(&page, "Paused at 25 %").await;
}

#[tokio::test]
async fn every_page_has_its_name_and_the_focus_goes_to_it() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = Checked::open(&browser, &program.address).await;
    let page = &checked.page;
    page.open_demo().await;
    let mut titles = Vec::new();
    for (route, heading) in [
        ("#/ap-guangzhou/default/checkout", "checkout"),
        ("#/ap-guangzhou/default", "Functions in default"),
        (ALIAS, "prod of checkout"),
        (&format!("{ALIAS}/rollout"), "Rollout on prod of checkout"),
        ("#/ap-guangzhou", "Functions of ap-guangzhou"),
        ("#/recording", "Recording"),
        ("#/nowhere/default", "Nothing is at this address"),
    ] {
        checked.go(route).await;
        has_focus(page, "H1", heading, false).await;
        let about = "return [document.title, document.documentElement.lang,
            ...['main', 'header', 'h1'].map(tag => document.querySelectorAll(tag).length)]";
        let title = format!("{heading} – Halftone");
        let expected = json!([title, "en", 1, 1, 1]);
        page.until(&format!("the page is {expected}"), || async {
            page.run(about, vec![]).await == expected
        })
        .await;
        titles.push(title);
    }
    titles.dedup();
    assert_eq!(titles.len(), 7);
    page.run("history.back()", vec![]).await;
    has_focus(page, "H1", "Recording", false).await;
}

#[tokio::test]
async fn the_table_of_a_graph_has_every_edge_with_the_words_of_the_picture() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/demo").await;
    page.one(&["link"], "checkout").await;
    page.go("#/ap-guangzhou/default/checkout").await;
    let edges = "return [document.querySelectorAll('.traffic-edge').length,
        [...document.querySelectorAll('.traffic-label')].map(one => one.textContent.replace(/\\s+/g, ' '))]";
    page.until("the table has as many rows as there are edges", || async {
        let rows = page.table("Traffic of checkout").await;
        page.run(edges, vec![]).await[0] == json!(rows.len())
    })
    .await;
    // Nothing in this graph changes by itself.
    let rows = page.table("Traffic of checkout").await;
    let edges = page.run(edges, vec![]).await;
    let labels: Vec<String> = serde_json::from_value(edges[1].clone()).unwrap();
    assert!(!labels.is_empty());
    for label in labels.iter().filter(|label| !label.is_empty()) {
        assert!(
            rows.iter().flatten().any(|cell| cell == label),
            "{label}: {rows:?}"
        );
    }
}
