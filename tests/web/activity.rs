//! The activity log: kept, shared between windows, exported, opened, and undone from.

use halftone::tc3::sha256;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, choose_file, paste};

const PROD: &str = "#/ap-guangzhou/default/checkout/alias/prod";

/// What is kept of a title: values, which each language says in its own words.
const ROLL_BACK: &str = r#"{"RollBack":"prod"}"#;
/// Those of another window.
const THEIRS: &str = r#"{"RollBack":"theirs"}"#;
const AGAIN: &str = r#"{"RollBack":"again"}"#;

fn storage() -> Storage {
    window().local_storage().unwrap().unwrap()
}

/// Where the log of the account is kept.
fn key() -> String {
    let fingerprint = &sha256(SECRET_ID.as_bytes()).to_string()[..32];
    format!("halftone.activity.{fingerprint}")
}

fn kept() -> String {
    storage().get_item(&key()).unwrap().unwrap_or_default()
}

async fn connected(page: Cloud) -> Cloud {
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
    page
}

/// A fresh account with an empty log.
async fn fresh() -> Cloud {
    storage().clear().unwrap();
    connected(Cloud::new().await).await
}

async fn roll_back(page: &Cloud) {
    page.go(PROD).await;
    page.click("Roll back").await;
    page.click("Apply").await;
    page.until("it is done", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
    page.click("Close").await;
}

#[wasm_bindgen_test]
async fn what_was_done_is_kept_without_the_key_and_can_be_undone_after_a_reload() {
    let page = fresh().await;
    roll_back(&page).await;
    let text = kept();
    assert!(text.contains(ROLL_BACK), "{text}");
    assert!(!text.contains(SECRET_ID) && !text.contains(SECRET_KEY));

    let page = connected(page.reloaded().await).await;
    page.click("Activity (1)").await;
    let text = page.text();
    assert!(text.contains("version 4 goes from 90 % to 100 %"), "{text}");
    assert!(text.contains("ap-guangzhou, done"), "{text}");
    page.click("Undo").await;
    page.until("it is undone", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
    page.click("Close").await;
    page.click("Activity (2)").await;
    let text = page.text();
    assert!(
        text.contains("Undo: Roll back prod") && text.contains("taken back"),
        "{text}"
    );
    page.click("Close").await;
    page.go(PROD).await;
    assert!(page.text().contains("version 5: 10 %") || page.has_button("Roll back"));
}

#[wasm_bindgen_test]
async fn two_windows_lose_no_entry_of_each_other() {
    let page = fresh().await;
    roll_back(&page).await;
    // Another window wrote in the same moment and knew nothing of this entry.
    let theirs = kept().replace(ROLL_BACK, THEIRS);
    storage().set_item(&key(), &theirs).unwrap();
    let told = Function::new_with_args(
        "key",
        "window.dispatchEvent(new StorageEvent('storage', {key}))",
    );
    told.call1(&JsValue::NULL, &key().into()).unwrap();
    page.until("both are there", |page| page.has_button("Activity (2)"))
        .await;
    assert!(kept().contains(ROLL_BACK) && kept().contains(THEIRS));
    // Another window wrote, and this one is not told before it writes itself.
    let more = kept().replace(THEIRS, AGAIN);
    storage().set_item(&key(), &more).unwrap();
    page.click("Activity (2)").await;
    page.click("Undo").await;
    page.until("it is undone", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
    for title in [ROLL_BACK, THEIRS, AGAIN, "\"Undo\":"] {
        assert!(kept().contains(title), "{title} in {}", kept());
    }
}

#[wasm_bindgen_test]
async fn a_log_that_cannot_be_read_is_put_aside_and_said() {
    storage().clear().unwrap();
    let damaged = r#"{"format":"halftone activity 99","entries":[]}"#;
    storage().set_item(&key(), damaged).unwrap();
    let page = connected(Cloud::new().await).await;
    page.click("Activity").await;
    let text = page.text();
    assert!(
        text.contains("cannot be read; a new log was begun"),
        "{text}"
    );
    assert!(page.has_button("Save what was kept"));
    page.click("Close").await;
    roll_back(&page).await;
    assert!(kept().contains(ROLL_BACK));
    let aside = (0..storage().length().unwrap()).find_map(|index| {
        let name = storage().key(index).unwrap()?;
        name.contains(".aside-")
            .then(|| storage().get_item(&name).unwrap())?
    });
    assert_eq!(aside.as_deref(), Some(damaged));
}

#[wasm_bindgen_test]
async fn an_exported_log_can_be_opened_and_undone_from() {
    let page = fresh().await;
    roll_back(&page).await;
    let saved = exported(&page).await;
    assert!(!saved.contains(SECRET_ID));
    storage().clear().unwrap();

    let page = connected(page.reloaded().await).await;
    page.click("Activity").await;
    choose_file(&page.field("Open an exported log"), "[1, 2]").await;
    page.until("it is refused", |page| {
        page.text().contains("not an activity log")
    })
    .await;
    let foreign = saved.replacen("\"account\":\"", "\"account\":\"0", 1);
    choose_file(&page.field("Open an exported log"), &foreign).await;
    page.until("it is shown", |page| {
        page.text().contains("One entry of file.json")
    })
    .await;
    assert!(!page.has_button("Undo"), "another account is only read");
    choose_file(&page.field("Open an exported log"), &saved).await;
    page.until("it can be undone", |page| page.has_button("Undo"))
        .await;
    page.click("Undo").await;
    page.until("it is undone", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
    page.click("Close").await;
    // The same once more, after somebody has changed the alias.
    page.go(PROD).await;
    page.click("Promote").await;
    page.click("Apply").await;
    page.until("it is done", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
    page.click("Close").await;
    page.click("Activity (2)").await;
    choose_file(&page.field("Open an exported log"), &saved).await;
    page.until("it is shown", |page| {
        page.all(".activity-file button").len() == 1
    })
    .await;
    let undo = page.all(".activity-file button").remove(0);
    undo.unchecked_into::<web_sys::HtmlElement>().click();
    page.until("the conflict is shown", |page| {
        page.text().contains("Somebody else changed this alias")
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_log_of_the_demo_account_ends_with_the_page() {
    storage().clear().unwrap();
    let page = Cloud::new().await;
    page.click("Open demo account").await;
    roll_back(&page).await;
    page.click("Activity (1)").await;
    assert!(page.text().contains("It ends with the page"));
    assert_eq!(storage().length().unwrap(), 0);
}

#[wasm_bindgen_test]
async fn a_plan_that_stops_halfway_is_told_in_halves_and_resumed_and_undone_as_one() {
    storage().clear().unwrap();
    let page = Cloud::new().await;
    page.field("This is production").click();
    let page = connected(page).await;
    page.go("#/ap-guangzhou/default/billing-report").await;
    page.refuse(Some("UpdateAlias"));
    page.click("Finish the release").await;
    confirm(&page).await;
    page.until("it has failed", |page| page.has_button("Resume"))
        .await;
    let text = page.text();
    for said in [
        "Done, and stays done",
        "becomes version 8",
        "Not done",
        "In alias $DEFAULT",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    page.refuse(None);
    page.click("Resume").await;
    confirm(&page).await;
    page.until("it is done", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
    page.click("Close").await;
    page.click("Activity (2)").await;
    let text = page.text();
    assert!(text.contains("failed after 2 of 3 steps"), "{text}");
    assert!(text.contains("Resume: Finish the release"), "{text}");
    assert!(text.contains("Version 8 stays published."), "{text}");
    let undo = page.all("ol.activity li button");
    assert_eq!(undo.len(), 1, "one undo for both");
    page.click("Undo").await;
    page.until("what stays is said first", |page| page.has_button("Apply"))
        .await;
    let text = page.text();
    assert!(text.contains("What this does not roll back"), "{text}");
    confirm(&page).await;
    page.until("it is done", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
}

/// Agrees to what is previewed, and applies it.
async fn confirm(page: &Cloud) {
    page.until("the preview is shown", |page| page.has_button("Apply"))
        .await;
    page.field("Yes, in production").click();
    page.click("Apply").await;
}

/// What the browser is asked to save.
async fn exported(page: &Cloud) -> String {
    let listen = "window.saved = null; const make = URL.createObjectURL; \
        URL.createObjectURL = blob => { URL.createObjectURL = make; \
            window.saved = blob.text(); return make.call(URL, blob); };";
    Function::new_no_args(listen).call0(&JsValue::NULL).unwrap();
    page.click("Activity (1)").await;
    page.click("Export").await;
    page.click("Close").await;
    let saved = Reflect::get(&window(), &"saved".into()).unwrap();
    let saved = JsFuture::from(saved.unchecked_into::<Promise>()).await;
    saved.unwrap().as_string().unwrap()
}
