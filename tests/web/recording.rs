//! Looking back at a function, and a recording of one as a file.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, SETTING, choose_file, drop_file, paste};
use super::page::{send, text_of};

const CHECKOUT: &str = "#/ap-guangzhou/default/checkout";

/// A fresh account in which the canary of `checkout` was rolled back while one looked.
async fn rolled_back() -> Cloud {
    window().local_storage().unwrap().unwrap().clear().unwrap();
    let page = Cloud::new().await;
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
    page.go(CHECKOUT).await;
    page.go("#/ap-guangzhou/default/checkout/alias/prod").await;
    page.click("Roll back").await;
    page.click("Apply").await;
    page.until("it is done", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
    page.click("Close").await;
    page.go(CHECKOUT).await;
    page
}

/// What is shown of the past, if it is.
fn past(page: &Cloud) -> Option<String> {
    page.all(".past").first().map(text_of)
}

/// Moves the slider through the time to a place between 0 and 1000.
async fn slide(page: &Cloud, place: &str) {
    let slider = page.all("input[type=range][aria-label=Time]").remove(0);
    let slider: HtmlInputElement = slider.unchecked_into();
    slider.set_value(place);
    send(&slider, "input").await;
}

/// The shares that the table of the graph lists for an alias.
fn shares(page: &Cloud, alias: &str) -> Vec<String> {
    let is_shown = |row: &Element| row.closest("[hidden]").unwrap().is_none();
    let rows = page.all("table[aria-label='Traffic of checkout'] tbody tr");
    let rows = rows.iter().filter(|row| is_shown(row));
    let cells = rows.map(|row| {
        let cells = row.children();
        [0, 1, 2].map(|index| text_of(&cells.item(index).unwrap()))
    });
    let alias = format!("alias {alias}");
    cells
        .filter(|[from, ..]| *from == alias)
        .map(|[_, to, share]| format!("{to}: {share}"))
        .collect()
}

/// Waits until the table of the graph lists these shares for `prod`.
async fn divides(page: &Cloud, expected: &[&str]) {
    page.until(&format!("prod divides as {expected:?}"), |page| {
        shares(page, "prod") == expected
    })
    .await;
}

/// What the browser is asked to save.
async fn saved(page: &Cloud) -> String {
    let listen = "window.saved = null; const make = URL.createObjectURL; \
        URL.createObjectURL = blob => { URL.createObjectURL = make; \
            window.saved = blob.text(); return make.call(URL, blob); };";
    Function::new_no_args(listen).call0(&JsValue::NULL).unwrap();
    page.click("Save recording").await;
    let saved = Reflect::get(&window(), &"saved".into()).unwrap();
    let saved = JsFuture::from(saved.unchecked_into::<Promise>()).await;
    saved.unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
async fn one_looks_back_at_what_was_before_a_change_and_cannot_change_it() {
    let page = rolled_back().await;
    divides(&page, &["version 4: 100 %"]).await;
    assert!(past(&page).is_none() && page.has_button("Create alias"));

    slide(&page, "0").await;
    let shown = past(&page).unwrap();
    assert!(shown.contains("As it was at"), "{shown}");
    assert!(shown.contains("Roll back prod"), "{shown}");
    divides(&page, &["version 4: 90 %", "version 5: 10 %"]).await;
    for write in ["Create alias", "Deploy", "Publish version"] {
        assert!(!page.has_button(write), "{write}");
    }
    assert!(!page.is_enabled("Command"));

    page.click("Next change").await;
    page.click("Next change").await;
    divides(&page, &["version 4: 100 %"]).await;
    page.click("Previous change").await;
    page.click("Previous change").await;
    divides(&page, &["version 4: 90 %", "version 5: 10 %"]).await;
    page.click("Live").await;
    assert!(past(&page).is_none() && page.has_button("Create alias"));
    slide(&page, "500").await;
    assert!(past(&page).is_some());
    slide(&page, "1000").await;
    assert!(past(&page).is_none(), "the end is the present");
}

#[wasm_bindgen_test]
async fn recorded_time_goes_by_until_the_present() {
    let page = rolled_back().await;
    page.click("Play").await;
    page.until("the past is shown", |page| past(page).is_some())
        .await;
    page.until("the present is reached", |page| {
        past(page).is_none() && page.has_button("Play")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_saved_recording_has_no_setting_and_is_opened_without_an_account() {
    let page = rolled_back().await;
    let file = saved(&page).await;
    assert!(file.contains("Roll back prod"), "{file}");
    assert!(page.has_told_setting());
    for secret in [SETTING, SECRET_ID, SECRET_KEY, "PASSWORD"] {
        assert!(!file.contains(secret), "{secret}");
    }

    let page = page.reloaded().await;
    choose_file(&page.field("Open recording"), &file).await;
    page.until("it is shown", |page| {
        page.text().contains("Recording of checkout")
    })
    .await;
    assert!(!page.has_button("Lock") && !page.has_button("Live"));
    slide(&page, "0").await;
    divides(&page, &["version 4: 90 %", "version 5: 10 %"]).await;
    slide(&page, "1000").await;
    divides(&page, &["version 4: 100 %"]).await;
    assert_eq!(saved(&page).await, file, "it can be saved again");
}

#[wasm_bindgen_test]
async fn a_hostile_recording_is_only_text_and_anything_else_is_refused() {
    let page = rolled_back().await;
    let markup = "<img src=x onerror=window.harmed=1>";
    let file = saved(&page).await;
    let hostile = file.replace("checkout", markup).replace("prod", markup);
    let page = page.reloaded().await;
    for (other, said) in [
        ("SECRET_ID=1", "no recording of Halftone"),
        (&file[..file.len() - 9], "end of the recording is missing"),
        (&file.replacen(" 1", " 2", 1), "another version of Halftone"),
        (&file.replace("\"weight\"", "\"wait\""), "damaged"),
    ] {
        choose_file(&page.field("Open recording"), other).await;
        page.until(said, |page| page.text().contains(said)).await;
    }
    let place = page
        .all("section[aria-labelledby=open-recording]")
        .remove(0);
    drop_file(&place, &hostile).await;
    page.until("it is shown", |page| {
        page.text().contains("Recording of <img")
    })
    .await;
    slide(&page, "0").await;
    assert!(past(&page).unwrap().contains(markup));
    assert!(page.all("img, script, iframe").is_empty());
    let harmed = Reflect::get(&window(), &"harmed".into()).unwrap();
    assert!(harmed.is_undefined());
}
