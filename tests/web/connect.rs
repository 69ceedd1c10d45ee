//! Connecting with an `.env` file, and what the production mark asks for.

use wasm_bindgen_test::wasm_bindgen_test;

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, choose_file, drop_file, paste};

/// The file of the guide with a key in it.
fn env(stage: &str) -> String {
    format!(
        "\u{feff}export TENCENT_SECRET_ID={SECRET_ID}\r\nTENCENT_SECRET_KEY='{SECRET_KEY}'\r\n\
         OTHER=1\r\nSTAGE={stage} \r\noops AKIDleaked\r\n"
    )
}

fn is_filled(page: &Cloud) -> bool {
    page.field("SecretId").value() == SECRET_ID && page.field("SecretKey").value() == SECRET_KEY
}

#[wasm_bindgen_test]
async fn a_pasted_env_file_fills_the_fields_and_names_what_it_had() {
    let page = Cloud::new().await;
    let token = page.field("Token");
    paste(&token, "an-older-token").await;
    assert_eq!(
        token.value(),
        "an-older-token",
        "other text is left to the field"
    );
    paste(&page.field("SecretId"), &env("prod")).await;
    assert!(is_filled(&page));
    assert_eq!(
        token.value(),
        "",
        "a token of another key would make this one wrong"
    );
    assert!(page.field("This is production").checked());
    let text = page.text();
    for said in [
        "Read from the .env file: SecretId, SecretKey.",
        "Not in it: Token.",
        "STAGE=prod marks this connection as production.",
        "Line 5 cannot be read.",
        "One other setting is not used.",
        "Clear the clipboard",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(
        !text.contains("AKIDleaked") && !text.contains(SECRET_KEY),
        "{text}"
    );
}

#[wasm_bindgen_test]
async fn a_dropped_or_chosen_env_file_does_the_same() {
    let page = Cloud::new().await;
    drop_file(&page.field("SecretId"), &env("test")).await;
    page.until("the fields are filled", is_filled).await;
    assert!(!page.field("This is production").checked());
    assert!(page.text().contains("Its STAGE is not prod"));

    let page = Cloud::new().await;
    choose_file(&page.field(".env file"), &env("prod")).await;
    page.until("the fields are filled", is_filled).await;
    assert_eq!(
        page.field(".env file").value(),
        "",
        "the file is not held on to"
    );
    choose_file(&page.field(".env file"), "nothing = here").await;
    page.until("the file is refused", |page| {
        page.text()
            .contains("This file sets none of TENCENT_SECRET_ID")
    })
    .await;
    choose_file(&page.field(".env file"), &"#".repeat(70_000)).await;
    page.until("the file is refused", |page| {
        page.text().contains("shorter than 64 KiB")
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_placeholders_of_the_guide_are_refused() {
    let page = Cloud::new().await;
    let guide = "TENCENT_SECRET_ID=xxxxxxxxxx\nTENCENT_SECRET_KEY=xxxxxxxx\nSTAGE=prod \n";
    paste(&page.field("SecretKey"), guide).await;
    assert_eq!(page.field("SecretId").value(), "");
    assert!(page.text().contains("Put your own SecretKey in its place."));
    paste(&page.field("SecretId"), "xxxxxxxx").await;
    paste(&page.field("SecretKey"), SECRET_KEY).await;
    page.click("Connect").await;
    assert!(page.text().contains("Put your own SecretId in its place."));
    assert!(!page.has_button("Disconnect"));
}

#[wasm_bindgen_test]
async fn in_production_nothing_is_written_before_its_shares_are_confirmed() {
    let page = Cloud::new().await;
    paste(&page.field("SecretId"), &env("prod")).await;
    page.connect().await;
    assert!(
        page.all("header .production").len() == 1,
        "the mark is in sight"
    );
    page.go("#/ap-guangzhou/default/checkout/alias/prod").await;
    page.click("Roll back").await;
    page.until("the preview is shown", |page| page.has_button("Apply"))
        .await;
    assert!(!page.is_enabled("Apply"));
    assert!(page.text().contains("Tick the box to be able to apply."));
    let yes = page.field("Yes, in production: In alias prod");
    let label = super::page::text_of(&yes.parent_element().unwrap());
    assert!(
        label.contains("from 90 % to 100 %") && label.contains("from 10 % to 0 %"),
        "{label}"
    );
    yes.click();
    page.until("it can be applied", |page| page.is_enabled("Apply"))
        .await;
    yes.click();
    page.until("it cannot be applied", |page| !page.is_enabled("Apply"))
        .await;
    yes.click();
    page.click("Apply").await;
    page.click("Undo").await;
    page.until("the undo is previewed", |page| page.has_button("Apply"))
        .await;
    assert!(page.text().contains("Undo: Roll back prod"));
    assert!(!page.is_enabled("Apply"));
}

#[wasm_bindgen_test]
async fn what_a_function_was_left_with_is_pointed_out_with_what_mends_it() {
    let page = Cloud::new().await;
    paste(&page.field("SecretId"), &env("prod")).await;
    page.connect().await;
    page.go("#/ap-guangzhou/default/billing-report").await;
    page.until("it is pointed out", |page| {
        page.text().contains("2 things to look after")
    })
    .await;
    let text = page.text();
    assert!(
        text.contains("In prod version 6 is left over at 0 %"),
        "{text}"
    );
    assert!(
        text.contains("$DEFAULT sends everything to $LATEST in production"),
        "{text}"
    );
    page.click("Change alias prod").await;
    page.until("the preview is there", |page| page.has_button("Apply"))
        .await;
    page.field("Yes, in production: In alias prod").click();
    page.click("Apply").await;
    page.until("it is mended", |page| {
        page.text().contains("One thing to look after")
    })
    .await;
}

#[wasm_bindgen_test]
async fn elsewhere_nothing_more_is_asked() {
    let page = Cloud::new().await;
    paste(&page.field("SecretId"), &env("test")).await;
    page.connect().await;
    assert_eq!(page.all("header .production").len(), 0);
    page.go("#/ap-guangzhou/default/checkout/alias/prod").await;
    page.click("Roll back").await;
    page.until("it can be applied", |page| {
        page.has_button("Apply") && page.is_enabled("Apply")
    })
    .await;
    page.click("Cancel").await;
    page.until("the preview is closed", |page| !page.has_button("Apply"))
        .await;
    page.click("Delete alias").await;
    page.until("the preview is shown", |page| page.has_button("Apply"))
        .await;
    assert!(!page.is_enabled("Apply"), "triggers call the alias");
    page.field("Yes, delete the alias although triggers call it: ")
        .click();
    page.until("it can be applied", |page| page.is_enabled("Apply"))
        .await;
}

#[wasm_bindgen_test]
async fn a_locked_account_asks_to_be_connected_again_and_keeps_the_address() {
    let page = Cloud::new().await;
    paste(&page.field("SecretId"), &env("test")).await;
    page.connect().await;
    page.go("#/ap-guangzhou/default/checkout").await;
    page.click("Lock").await;
    page.until("the form is shown", |page| page.has_button("Connect"))
        .await;
    assert!(page.text().contains("Locked"));
    assert!(
        page.text()
            .contains("then #/ap-guangzhou/default/checkout opens"),
        "{}",
        page.text()
    );
    assert_eq!(page.field("SecretKey").value(), "");
}

#[wasm_bindgen_test]
async fn a_connection_for_looking_says_what_it_may_not_do_and_where_to_choose_more() {
    let page = Cloud::new().await;
    paste(&page.field("SecretId"), &env("test")).await;
    let mode = page.field("May do");
    mode.set_value("read-only");
    mode.dispatch_event(&web_sys::Event::new("change").unwrap())
        .unwrap();
    page.connect().await;
    assert!(page.text().contains("Looking only"));
    page.go("#/ap-guangzhou/default/checkout").await;
    page.click("Publish version").await;
    page.click("Preview").await;
    page.until("the preview is there", |page| page.has_button("Apply"))
        .await;
    assert!(!page.is_enabled("Apply"));
    assert!(
        page.text()
            .contains("This connection was opened for looking only.")
    );
    assert!(page.text().contains("May do"));
}

#[wasm_bindgen_test]
async fn a_vault_needs_a_passphrase_that_is_hard_to_guess() {
    let page = Cloud::new().await;
    paste(&page.field("SecretId"), &env("test")).await;
    page.field("Behind a passphrase").click();
    page.until("there is a field for it", |page| {
        page.text().contains("New passphrase")
    })
    .await;
    page.click("Connect").await;
    page.until("it is refused", |page| {
        page.text().contains("Take at least 12 characters")
    })
    .await;
    assert!(!page.has_button("Lock"));
    assert!(is_filled(&page), "nothing that was typed is lost");
}

#[wasm_bindgen_test]
async fn a_connection_says_in_time_that_its_keys_end() {
    for (minutes, said) in [(30, true), (61, false)] {
        let page = Cloud::ending_in(minutes).await;
        paste(&page.field("SecretId"), &env("test")).await;
        page.connect().await;
        let words = format!("Connect again within {minutes} minutes");
        assert_eq!(page.text().contains(&words), said, "{}", page.text());
    }
}

#[wasm_bindgen_test]
async fn another_address_before_connecting_is_where_one_goes_on_and_loses_nothing() {
    let page = Cloud::new().await;
    paste(&page.field("SecretId"), &env("test")).await;
    page.go("#/ap-guangzhou/default/checkout").await;
    let then = "then #/ap-guangzhou/default/checkout opens";
    assert!(page.text().contains(then), "{}", page.text());
    assert!(is_filled(&page));
}

#[wasm_bindgen_test]
async fn a_temporary_key_is_not_kept_until_tomorrow_and_says_so() {
    let page = Cloud::new().await;
    let temporary = env("test") + "TENCENT_TOKEN=a-token\n";
    paste(&page.field("SecretId"), &temporary).await;
    page.field("Until the end of tomorrow").click();
    page.click("Connect").await;
    page.until("it is refused", |page| {
        page.text().contains("A temporary key ends by itself")
    })
    .await;
    assert!(!page.has_button("Lock"));
}
