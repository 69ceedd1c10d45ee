//! The dialog that writes a policy for temporary keys.

use halftone::console::components::PolicyDialog;
use halftone::scf::Region;
use halftone::scf::policy::Functions;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, pause};
use super::page::{Page, send, settle, text_of};

async fn opened(functions: RwSignal<Vec<String>>) -> Page {
    let page = Page::of(move || {
        view! {
            <PolicyDialog
                region=Region::GUANGZHOU
                namespace="default".to_owned()
                functions=Signal::derive(move || Functions::Named(functions.get()))
            />
        }
    })
    .await;
    page.button("Temporary keys").click();
    // It is a part of the page that comes when it is opened.
    for _ in 0..400 {
        if !page.all("dialog[open]").is_empty() {
            break;
        }
        pause(25).await;
    }
    page
}

/// The line for the tool, and the policy.
fn texts(page: &Page) -> Vec<String> {
    page.all("dialog[open] pre").iter().map(text_of).collect()
}

async fn choose(page: &Page, value: &str) {
    let choice: HtmlElement = page.one("dialog[open] select").unchecked_into();
    choice.unchecked_ref::<HtmlSelectElement>().set_value(value);
    send(&choice, "change").await;
}

#[wasm_bindgen_test]
async fn the_policy_follows_the_choice_and_names_these_functions_alone() {
    let functions = RwSignal::new(vec!["checkout".to_owned(), "cart".to_owned()]);
    let page = opened(functions).await;
    let [line, policy] = <[String; 2]>::try_from(texts(&page)).unwrap();
    assert!(policy.contains("scf:GetAlias") && !policy.contains("scf:UpdateAlias"));
    assert!(policy.contains("qcs::scf:ap-guangzhou::namespace/default/function/checkout"));
    assert!(policy.contains("/function/cart\""), "{policy}");
    assert!(line.starts_with("tccli sts GetFederationToken --region ap-guangzhou "));
    assert!(
        line.contains("%3Anamespace%2Fdefault%2Ffunction%2Fcart%22"),
        "{line}"
    );

    choose(&page, "rollout").await;
    let [line, policy] = <[String; 2]>::try_from(texts(&page)).unwrap();
    assert!(policy.contains("scf:UpdateAlias") && !policy.contains("scf:UpdateFunctionCode"));
    assert!(line.contains("%22scf%3AUpdateAlias%22"), "{line}");

    functions.set(vec!["other".to_owned()]);
    settle().await;
    let [_, policy] = <[String; 2]>::try_from(texts(&page)).unwrap();
    assert!(policy.contains("/function/other\"") && !policy.contains("/function/cart\""));
}

#[wasm_bindgen_test]
async fn a_name_that_would_open_more_than_one_function_gets_no_policy() {
    let page = opened(RwSignal::new(vec!["check*".to_owned()])).await;
    assert!(texts(&page).is_empty());
    let dialog = text_of(&page.one("dialog[open]"));
    assert!(
        dialog.contains("No policy can be written for “check*”"),
        "{dialog}"
    );
}

#[wasm_bindgen_test]
async fn the_pages_offer_keys_for_the_functions_that_they_show() {
    let page = Cloud::new().await;
    page.field("SecretId").set_value(SECRET_ID);
    send(&page.field("SecretId"), "input").await;
    page.field("SecretKey").set_value(SECRET_KEY);
    send(&page.field("SecretKey"), "input").await;
    page.connect().await;
    let shown =
        |page: &Cloud| -> String { page.all("dialog[open] pre").iter().map(text_of).collect() };

    page.go("#/ap-guangzhou/default").await;
    page.click("Temporary keys").await;
    page.until("it is open", |page| !shown(page).is_empty())
        .await;
    let names: Vec<String> = page
        .all("table.functions tbody th")
        .iter()
        .map(text_of)
        .collect();
    assert!(names.len() > 1);
    for name in &names {
        assert!(
            shown(&page).contains(&format!("/function/{name}\"")),
            "{name}"
        );
    }

    page.go("#/ap-guangzhou/default/checkout").await;
    page.click("Temporary keys").await;
    page.until("it is open", |page| !shown(page).is_empty())
        .await;
    let policy = shown(&page);
    assert_eq!(
        policy.matches("namespace/default/function/").count(),
        1,
        "{policy}"
    );
    assert!(policy.contains("/function/checkout\""));
}
