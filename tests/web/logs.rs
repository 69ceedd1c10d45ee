//! The logs of a function, the switch of its logging, and the share that was really served.

use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, paste};
use super::page::{send, text_of};

const CHECKOUT: &str = "#/ap-guangzhou/default/checkout";
const PROD: &str = "#/ap-guangzhou/default/checkout/alias/prod";
const RATES: &str = "#/ap-guangzhou/default/currency-rates";

async fn connected() -> Cloud {
    // What other tests did is no activity of these.
    window().local_storage().unwrap().unwrap().clear().unwrap();
    let page = Cloud::new().await;
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
    page
}

/// The cells of each row of the table in a section, by the identifier of its heading.
fn rows(page: &Cloud, section: &str) -> Vec<Vec<String>> {
    let rows = page.all(&format!("[aria-labelledby={section}] tbody tr"));
    let cells = |row: &Element| {
        let cells = row.query_selector_all("th, td").unwrap();
        let cells = (0..cells.length()).filter_map(|index| cells.item(index));
        let text = |cell| text_of(&wasm_bindgen::JsCast::unchecked_into(cell));
        cells.map(text).collect()
    };
    rows.iter().map(cells).collect()
}

async fn choose(page: &Cloud, field: &str, value: &str) {
    let field = page.field(field);
    field.set_value(value);
    send(&field, "change").await;
}

#[wasm_bindgen_test]
async fn logs_are_listed_narrowed_and_continued() {
    let page = connected().await;
    page.go(CHECKOUT).await;
    page.until("there are records", |page| rows(page, "logs").len() == 20)
        .await;
    let all = rows(&page, "logs");
    assert!(all.is_sorted_by(|a, b| a[0] >= b[0]), "the newest first");
    // Once, although the list may just be being read anew.
    page.click("Show older").await;
    page.until("older ones follow", |page| rows(page, "logs").len() > 20)
        .await;
    let more = rows(&page, "logs");
    assert!(more.len() > 20 && more.len() <= 40, "{}", more.len());
    choose(&page, "Alias", "prod").await;
    choose(&page, "Version", "5").await;
    let fits = |row: &Vec<String>| row[1].len() > 4 && row[2..4] == ["5", "prod"];
    page.until("all are of version 5 in prod", |page| {
        let rows = rows(page, "logs");
        !rows.is_empty() && rows.iter().all(fits)
    })
    .await;
    let failures = page.field("Failures only");
    failures.click();
    page.until("none that went well is left", |page| {
        let is_quiet = page.all("[aria-labelledby=logs] [aria-busy]").is_empty();
        let rows = rows(page, "logs");
        is_quiet && rows.iter().all(|row| !row[1].ends_with("ok"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn logging_is_switched_on_for_latest_and_back_off() {
    let page = connected().await;
    page.go(RATES).await;
    page.until("it is said", |page| page.text().contains("Logging is off"))
        .await;
    page.click("Switch logging on").await;
    paste(&page.field("Logset ID"), "my-logset").await;
    page.click("Preview").await;
    let text = page.text();
    assert!(
        text.contains("“my-logset” is not the ID of a logset."),
        "{text}"
    );
    assert!(text.contains("Enter the ID of the topic."), "{text}");
    for (field, id) in [
        ("Logset ID", "5cd3a17e-fb0b-418c-afd7-77b365397426"),
        ("Topic ID", "0f0e5bd1-2a35-4d0f-9f11-9ad6fe3b2c11"),
    ] {
        page.field(field).set_value("");
        paste(&page.field(field), id).await;
    }
    page.click("Preview").await;
    let text = page.text();
    assert!(
        text.contains("Published versions keep the log settings"),
        "{text}"
    );
    page.click("Apply").await;
    let done = |page: &Cloud| page.text().contains("Done, and read back.");
    page.until("it is on", done).await;
    page.click("Close").await;
    page.until("the versions are said that do not log", |page| {
        page.text().contains("published without a log topic")
    })
    .await;
    page.click("Activity (1)").await;
    page.click("Undo").await;
    page.until("it is taken back", done).await;
    page.click("Close").await;
    page.until("it is off", |page| page.text().contains("Logging is off"))
        .await;
}

#[wasm_bindgen_test]
async fn the_share_that_was_served_stands_beside_the_configured_one() {
    let page = connected().await;
    page.go(PROD).await;
    page.until("it was counted", |page| rows(page, "observed").len() == 2)
        .await;
    let table = rows(&page, "observed");
    assert_eq!(table[0][..2], ["4", "90 %"]);
    assert_eq!(table[1][..2], ["5", "10 %"]);
    let requests = |row: &[String]| row[3].replace(',', "").parse::<u64>().unwrap();
    let (stable, canary) = (requests(&table[0]), requests(&table[1]));
    assert!(canary > 0 && stable > canary, "{stable} and {canary}");
    let all = stable + canary;
    // Thousands are kept apart.
    let text = page.text().replace(',', "");
    assert!(
        text.contains(&format!(" of {all} requests. The true share lies between")),
        "{text}"
    );
    assert!(text.contains("Counted in the logs"), "{text}");
}

#[wasm_bindgen_test]
async fn without_logs_monitor_tells_the_share_and_what_it_cannot_know() {
    let page = connected().await;
    page.refuse(Some("SearchLog"));
    page.go(PROD).await;
    page.until("Monitor has answered", |page| {
        page.text()
            .contains("Counted by Cloud Monitor in full minutes")
    })
    .await;
    let text = page.text();
    assert!(
        text.contains("The log service refuses this search."),
        "{text}"
    );
    assert!(text.contains("No other alias binds version 4"), "{text}");
    // `$LATEST` serves `staging` too, and version 5 `prod`.
    page.go(&format!("{CHECKOUT}/alias/%24DEFAULT")).await;
    page.until("it cannot be told", |page| {
        page.text().contains("other aliases bind the same versions")
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_graph_takes_p95_from_the_logs_while_that_is_chosen() {
    let page = connected().await;
    page.go(CHECKOUT).await;
    let labels = |page: &Cloud| -> Vec<String> {
        let labels = page.all("text.traffic-label");
        labels.iter().map(text_of).collect()
    };
    page.until("the graph is drawn", |page| !labels(page).is_empty())
        .await;
    let choice = page.field("Edge labels");
    choice.set_value("p95 duration");
    send(&choice, "change").await;
    page.until("durations are read", |page| {
        labels(page).iter().any(|label| label.contains("ms"))
    })
    .await;
    choice.set_value("Share");
    send(&choice, "change").await;
    assert!(labels(&page).iter().all(|label| label.contains('%')));
}
