//! Monitor on the pages of a function: what is asked, what is drawn, and why not.

use wasm_bindgen_test::wasm_bindgen_test;

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, pause};
use super::page::{text_of, type_text};

async fn connected() -> Cloud {
    let cloud = Cloud::new().await;
    type_text(&cloud.field("SecretId"), SECRET_ID).await;
    type_text(&cloud.field("SecretKey"), SECRET_KEY).await;
    cloud.connect().await;
    cloud
}

fn rows(cloud: &Cloud) -> Vec<String> {
    let heads = cloud.all("table[aria-label='Measurements of checkout'] tbody th");
    heads.iter().map(text_of).collect()
}

#[wasm_bindgen_test]
async fn an_account_without_monitor_gets_a_sentence_and_no_chart_until_it_is_opened() {
    let cloud = connected().await;
    cloud.refuse(Some("GetMonitorData"));
    cloud.go("#/ap-guangzhou/default/checkout").await;
    cloud
        .until("it is said", |page| {
            page.text()
                .contains("Cloud Monitor is not opened for this account.")
        })
        .await;
    assert!(cloud.all(".chart").is_empty());
    cloud.refuse(None);
    cloud.click("Try again").await;
    cloud
        .until("it is drawn", |page| !rows(page).is_empty())
        .await;
    assert!(!cloud.text().contains("Cloud Monitor is not opened"));
}

#[wasm_bindgen_test]
async fn what_an_alias_binds_is_asked_for_in_one_call_a_measure() {
    let cloud = connected().await;
    cloud.go("#/ap-guangzhou/default/checkout/alias/prod").await;
    cloud
        .until("it is drawn", |page| !rows(page).is_empty())
        .await;
    assert_eq!(rows(&cloud), ["version 5", "version 4", "alias prod"]);
    let asked = "Monitor was asked 4 times since the page was opened.";
    assert!(cloud.text().contains(asked));
    // What was read a moment ago costs nothing to whoever comes back.
    cloud.go("#/ap-guangzhou/default").await;
    cloud.go("#/ap-guangzhou/default/checkout/alias/prod").await;
    cloud
        .until("it is drawn again", |page| !rows(page).is_empty())
        .await;
    pause(1_500).await;
    assert!(cloud.text().contains(asked));
}
