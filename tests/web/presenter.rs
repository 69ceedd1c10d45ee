//! The presenter of the demo account, and the links that open it.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, paste, pause};
use super::page::{press, send, settle, text_of};

fn address() -> String {
    window().location().hash().unwrap()
}

/// Opens a link and waits for what it shows in the end.
async fn follow(page: &Cloud, link: &str, what: &str) {
    window().location().set_hash(link).unwrap();
    page.until(what, |page| page.text().contains(what)).await;
}

/// A field of the panel: other parts of the page have a field of the same name.
fn field(page: &Cloud, name: &str) -> HtmlInputElement {
    let mut labels = page.all("[aria-label=Presenter] label").into_iter();
    let label = labels.find(|label| text_of(label).starts_with(name));
    let id = label.and_then(|label| label.get_attribute("for")).unwrap();
    document().get_element_by_id(&id).unwrap().unchecked_into()
}

async fn choose(page: &Cloud, name: &str, value: &str) {
    let field = field(page, name);
    field.set_value(value);
    send(&field, "change").await;
}

#[wasm_bindgen_test]
async fn a_link_opens_the_demo_account_and_begins_its_scenario() {
    let page = Cloud::new().await;
    follow(&page, "#/demo/conflict", "Step 1 of 3").await;
    page.until("the alias is shown", |_| {
        address() == "#/ap-guangzhou/default/recommendations/alias/prod"
    })
    .await;
    page.click("Next step").await;
    assert!(page.text().contains("Step 2 of 3"));
    page.click("Previous step").await;
    assert!(page.text().contains("Step 1 of 3"));
    page.click("End scenario").await;
    assert!(page.has_button("Reset account") && !page.has_button("Next step"));
}

#[wasm_bindgen_test]
async fn what_somebody_else_does_below_a_draft_is_said_and_found_before_anything_is_written() {
    let page = Cloud::new().await;
    follow(&page, "#/demo/conflict", "Step 1 of 3").await;
    let weight = "input[type=text][aria-label='Weight of version 21']";
    page.until("the alias can be edited", |page| {
        !page.all(weight).is_empty()
    })
    .await;
    let weight: HtmlInputElement = page.all(weight).remove(0).unchecked_into();
    weight.set_value("10");
    send(&weight, "input").await;
    press(&weight, "Enter").await;
    page.click("Next step").await;
    page.until("it is said beside the draft", |page| {
        page.text()
            .contains("Somebody else changed this alias meanwhile")
    })
    .await;
    assert!(page.text().contains("1 % → 10 %"), "the draft stays");
    page.click("Preview").await;
    page.click("Apply").await;
    page.until("all sides stand beside each other", |page| {
        page.text()
            .contains("Nothing was written. Compare, then choose.")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_link_asks_before_it_takes_the_place_of_an_open_account() {
    let page = Cloud::new().await;
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
    let question = "Leave the account that is open?";
    follow(&page, "#/demo/healthy-canary", question).await;
    assert!(page.has_button("Lock") && !page.has_button("Presenter"));
    page.click("Open demo account").await;
    page.until("the scenario begins", |page| {
        page.text().contains("Step 1 of 4")
    })
    .await;
    assert!(!page.has_button("Lock"));
}

/// What is read out of a button beside its name.
fn description(page: &Cloud, name: &str) -> String {
    let mut buttons = page.all("button").into_iter();
    let button = buttons.find(|button| text_of(button) == name).unwrap();
    let id = button.get_attribute("aria-describedby").unwrap();
    text_of(&document().get_element_by_id(&id).unwrap())
}

#[wasm_bindgen_test]
async fn what_locking_and_resetting_do_is_said_to_everybody() {
    let page = Cloud::new().await;
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
    assert!(description(&page, "Lock").starts_with("Forgets the key in every tab"));
    follow(&page, "#/demo/conflict", "Leave the account that is open?").await;
    page.click("Open demo account").await;
    page.until("the scenario begins", |page| {
        page.text().contains("Step 1 of 3")
    })
    .await;
    let resets = "Opens the account as it was in the beginning. What you did in it is gone.";
    assert_eq!(description(&page, "Reset account"), resets);
    assert!(page.text().contains(resets));
}

#[wasm_bindgen_test]
async fn a_link_to_no_scenario_offers_those_that_there_are() {
    let page = Cloud::new().await;
    follow(&page, "#/demo/canary", "There is no scenario “canary”").await;
    let links = page.all("main a[href^='#/demo/']");
    assert_eq!(links.len(), 6);
    assert!(!page.has_button("Presenter"));
}

#[wasm_bindgen_test]
async fn a_version_misbehaves_as_the_presenter_says_until_the_account_is_reset() {
    let page = Cloud::new().await;
    follow(&page, "#/demo", "Functions in default").await;
    page.go("#/ap-guangzhou/default/checkout").await;
    page.click("Presenter").await;
    // The canary of prod is what is most likely meant.
    assert_eq!(field(&page, "Version").value(), "5");
    let usual = "Now: 0.05 % errors, 57 ms";
    assert!(page.text().contains(usual));
    page.click("2 % errors").await;
    assert!(page.text().contains("Now: 2 % errors, 57 ms"));
    page.click("Throttled").await;
    assert!(page.text().contains("serves nothing."));
    page.click("Healthy again").await;
    assert!(page.text().contains(usual));
    for (field, value) in [("Error rate (%)", "0.5"), ("Latency (ms)", "0.1 s")] {
        page.field(field).set_value(value);
        send(&page.field(field), "input").await;
    }
    page.click("Inject").await;
    assert!(page.text().contains("Enter whole milliseconds") && page.text().contains(usual));
    let latency = page.field("Latency (ms)");
    latency.set_value("250");
    send(&latency, "input").await;
    page.click("Inject").await;
    assert!(page.text().contains("Now: 0.5 % errors, 250 ms"));
    choose(&page, "Version", "4").await;
    assert_eq!(page.field("Latency (ms)").value(), "62");
    choose(&page, "Version", "5").await;
    page.click("Reset account").await;
    assert!(page.text().contains(usual));
}

#[wasm_bindgen_test]
async fn a_broken_network_is_said_on_the_page_until_it_is_mended() {
    let page = Cloud::new().await;
    follow(&page, "#/demo", "Functions in default").await;
    page.go("#/ap-guangzhou/default/checkout").await;
    page.click("Presenter").await;
    choose(&page, "Network", "3").await;
    page.click("Refresh").await;
    let said = "The relay cannot be reached.";
    page.until("it is said", |page| page.text().contains(said))
        .await;
    choose(&page, "Network", "0").await;
    page.click("Refresh").await;
    page.until("it is read again", |page| !page.text().contains(said))
        .await;
}

#[wasm_bindgen_test]
async fn the_panel_goes_with_the_account_and_its_clock_with_it() {
    let page = Cloud::new().await;
    assert!(!page.has_button("Presenter"));
    follow(&page, "#/demo/healthy-canary", "Step 1 of 4").await;
    choose(&page, "Speed", "600").await;
    let time = || page.all(".presenter-time")[0].text_content();
    let before = time();
    page.until("time goes by", |_| time() != before).await;
    page.click("Disconnect").await;
    assert!(page.all("[aria-label=Presenter]").is_empty());
    // A clock that was left behind would look at an account that is gone.
    pause(1_200).await;
    settle().await;
    assert_eq!(address(), "#/");
    assert!(page.has_button("Connect"));
}
