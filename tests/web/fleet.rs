//! All functions of a region: what is shown, what it costs, and what stays still meanwhile.

use halftone::emulator::{Emulator, Options, Request};
use halftone::scf::{Action, KeySigner, Region, ToSign};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, now, pause};
use super::page::{send, settle, text_of, type_text};

const FLEET: &str = "#/ap-guangzhou";
const TABLE: &str = "table[aria-label='Functions of ap-guangzhou']";
/// The functions of the demo account, in both of its namespaces.
const FUNCTIONS: usize = 19;

async fn connected(page: Cloud) -> Cloud {
    type_text(&page.field("SecretId"), SECRET_ID).await;
    type_text(&page.field("SecretKey"), SECRET_KEY).await;
    page.connect().await;
    page
}

async fn demo() -> Cloud {
    connected(Cloud::new().await).await
}

async fn open(page: &Cloud) {
    page.go(FLEET).await;
    page.until("the table is there", |page| page.all(TABLE).len() == 1)
        .await;
    // The page stands below what the tests print.
    page.all(TABLE).remove(0).scroll_into_view();
    page.until("its rows are there", |page| rows(page).len() > 10)
        .await;
}

async fn read(page: &Cloud) {
    let said = format!("All {FUNCTIONS} functions read");
    page.until(&said, |page| page.text().contains(&said)).await;
}

/// The demo account with so many functions in each of its namespaces, made a minute ago.
fn large(functions: usize) -> Emulator {
    let begun = now() - 60_000;
    let mut account = Emulator::new(Options::default(), begun);
    let signer = KeySigner::new(SECRET_ID, SECRET_KEY, None);
    for (namespace, known) in [("default", 17), ("loadtest", 2)] {
        for number in known..functions {
            let moment = begun + u64::try_from(number).unwrap() * 100;
            let body = format!(
                r#"{{"FunctionName":"z-{namespace}-{number:03}","Namespace":"{namespace}","Runtime":"Go1",
                    "Handler":"main","Code":{{"ZipFile":"UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="}}}}"#
            );
            let call = signer.sign_now(ToSign {
                action: Action::CreateFunction,
                region: Region::GUANGZHOU,
                timestamp: moment / 1_000,
                body,
            });
            let named = call.headers.into_iter();
            let mut headers: Vec<(String, String)> = named
                .map(|(name, value)| (name.to_owned(), value))
                .collect();
            headers.push(("host".to_owned(), call.host));
            let request = Request {
                method: "POST",
                query: "",
                headers: &headers,
                body: call.body.as_bytes(),
            };
            let answer = String::from_utf8(account.handle(&request, moment).body).unwrap();
            assert!(!answer.contains("Error"), "{answer}");
        }
    }
    account
}

/// The rules by which rows have a height; these tests are served without any.
struct Style(Element);

impl Style {
    /// Rows that all have room in the window.
    fn low() -> Self {
        Self::with(".fleet, .fleet-size { --row: 24px !important; }")
    }

    /// Rows of which a few have room in the window.
    fn high() -> Self {
        Self::with("")
    }

    fn with(more: &str) -> Self {
        let style = document().create_element("style").unwrap();
        let rules = include_str!("../../style/fleet.css");
        style.set_text_content(Some(&format!("{rules} {more}")));
        document().head().unwrap().append_child(&style).unwrap();
        Self(style)
    }
}

impl Drop for Style {
    fn drop(&mut self) {
        self.0.remove();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

fn rows(page: &Cloud) -> Vec<Element> {
    page.all(&format!("{TABLE} tbody tr"))
}

/// The row of a function, whichever number it has.
fn row(page: &Cloud, function: &str) -> Element {
    let is_named = |row: &Element| name(row) == function;
    let row = rows(page).into_iter().find(is_named);
    row.unwrap_or_else(|| panic!("no row {function}"))
}

fn name(row: &Element) -> String {
    text_of(&row.query_selector("a").unwrap().unwrap())
}

fn number(row: &Element) -> usize {
    row.get_attribute("aria-rowindex").unwrap().parse().unwrap()
}

/// The names in the order of their rows.
fn order(page: &Cloud) -> Vec<String> {
    let mut rows = rows(page);
    rows.sort_by_key(number);
    rows.iter().map(name).collect()
}

async fn sort(page: &Cloud, by: &str) {
    let sort = page.field("Sort");
    let choice: &HtmlSelectElement = sort.unchecked_ref();
    choice.set_value(by);
    send(&sort, "change").await;
}

/// How many lists of aliases were read once no more are.
async fn at_rest(page: &Cloud) -> usize {
    loop {
        let read = page.sent("ListAliases");
        pause(1_500).await;
        if page.sent("ListAliases") == read {
            return read;
        }
    }
}

fn link(row: &Element) -> HtmlElement {
    row.query_selector("a").unwrap().unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn what_waits_for_a_human_comes_first_whatever_namespace_it_is_in() {
    let style = Style::low();
    let page = demo().await;
    open(&page).await;
    read(&page).await;
    page.until("what waits stands first", |page| {
        order(page)[..4]
            == [
                "hello-world",
                "pdf-export",
                "legacy-import",
                "billing-report",
            ]
    })
    .await;
    let text = |function| text_of(&row(&page, function));
    assert!(text("hello-world").contains("The last change failed: CreateFailed"));
    assert!(text("legacy-import").contains("Updating for 3 h"));
    assert!(text("billing-report").contains("prod: version 6 is left over at 0 %"));
    assert!(text("geo-router").contains("by rules"));
    assert!(text("search-index").contains("and 5 more aliases"));
    assert!(text("load-generator").contains("loadtest"));
    assert!(text("checkout").contains("releasing 20 % to"));
    let alias = row(&page, "billing-report").query_selector("td a").unwrap();
    assert_eq!(
        alias.unwrap().get_attribute("href").as_deref(),
        Some("#/ap-guangzhou/default/billing-report/alias/prod")
    );
    drop(style);
}

#[wasm_bindgen_test]
async fn a_view_costs_its_lists_and_one_call_a_function_and_no_page_reads_them_twice() {
    let style = Style::low();
    let page = demo().await;
    page.until("the list of functions is ready", |page| {
        page.all("main[data-state=ready]").len() == 1
    })
    .await;
    // The list of a namespace has read those that it shows.
    assert_eq!(page.sent("ListAliases"), 17);
    assert_eq!(page.sent("GetAlias"), 0);
    let before = page.all_sent().len();
    open(&page).await;
    read(&page).await;
    assert_eq!(page.sent("ListAliases"), FUNCTIONS);
    let mut sent = page.all_sent().split_off(before);
    sent.sort_unstable();
    let expected = [
        "ListAliases",
        "ListAliases",
        "ListFunctions",
        "ListFunctions",
        "ListNamespaces",
    ];
    assert_eq!(sent, expected);
    assert_eq!(page.sent("GetMonitorData"), 0);
    assert!(page.text().contains(
        "To show all of it takes 22 calls: 1 for the namespaces, 2 for the functions, 19 for their \
         aliases. 5 sent by this page so far."
    ));
    page.click("Refresh").await;
    page.until("everything was read once more", |page| {
        page.sent("ListAliases") == 2 * FUNCTIONS
    })
    .await;
    page.go("#/ap-guangzhou/default").await;
    assert_eq!(page.sent("ListAliases"), 2 * FUNCTIONS);
    drop(style);
}

#[wasm_bindgen_test]
async fn errors_are_asked_for_only_when_that_is_wanted_and_all_rows_in_view_in_one_call() {
    let style = Style::high();
    let page = demo().await;
    open(&page).await;
    read(&page).await;
    page.click("Errors of the last hour").await;
    page.until("errors are shown", |page| {
        !page.all(".fleet-errors").is_empty()
    })
    .await;
    assert_eq!(page.sent("GetMonitorData"), 1);
    assert!(page.text().contains("at most 1 call of Monitor a minute"));
    drop(style);
}

#[wasm_bindgen_test]
async fn a_namespace_that_cannot_be_listed_leaves_the_others() {
    let style = Style::low();
    let page = demo().await;
    page.refuse_some("ListFunctions", "loadtest", "FailedOperation.ListFunctions");
    open(&page).await;
    let failed = "The functions of loadtest could not be listed.";
    assert!(page.text().contains(failed));
    assert_eq!(rows(&page).len(), 17);
    page.refuse(None);
    page.click("Try again").await;
    page.until("all are listed", |page| rows(page).len() == FUNCTIONS)
        .await;
    assert!(!page.text().contains(failed));
    drop(style);
}

#[wasm_bindgen_test]
async fn keys_that_may_not_list_aliases_are_not_tried_for_every_function() {
    let style = Style::low();
    let page = Cloud::new().await;
    page.refuse_some("ListAliases", "", "UnauthorizedOperation.CAM");
    let page = connected(page).await;
    page.go("#/ap-tokyo").await;
    open(&page).await;
    page.until("it is said", |page| {
        page.text().contains("This key may not list aliases.")
    })
    .await;
    pause(1_500).await;
    // Those of the list of a namespace that was shown first, and those of this page.
    assert!(
        page.sent("ListAliases") < FUNCTIONS,
        "{}",
        page.sent("ListAliases")
    );
    assert!(text_of(&row(&page, "hello-world")).contains("CreateFailed"));
    page.refuse(None);
    page.click("Try again").await;
    read(&page).await;
    drop(style);
}

#[wasm_bindgen_test]
async fn only_rows_near_the_view_are_in_the_page_and_the_one_with_the_focus_stays() {
    let style = Style::high();
    let page = connected(Cloud::of(large(50)).await).await;
    open(&page).await;
    let table = page.all(TABLE).remove(0);
    assert_eq!(table.get_attribute("aria-rowcount").as_deref(), Some("101"));
    assert!(rows(&page).len() < 30, "{}", rows(&page).len());
    let first = rows(&page).remove(0);
    link(&first).focus().unwrap();
    table.scroll_into_view_with_bool(false);
    page.until("the last row is there", |page| {
        rows(page).last().map(number) == Some(101)
    })
    .await;
    assert!(rows(&page).len() < 30, "{}", rows(&page).len());
    assert_eq!(document().active_element().as_ref(), Some(&*link(&first)));
    assert_eq!(number(&first), 2);
    link(&first).blur().unwrap();
    settle().await;
    assert!(!first.is_connected());
    drop(style);
}

#[wasm_bindgen_test]
async fn the_reading_ends_with_the_page_and_can_be_held_up() {
    let style = Style::high();
    let page = connected(Cloud::of(large(50)).await).await;
    open(&page).await;
    // So that nothing else comes into view meanwhile.
    sort(&page, "name").await;
    page.click("Pause reading").await;
    // What is under way, and what is in view, is read all the same.
    let paused = at_rest(&page).await;
    assert!(paused < 60, "{paused}");
    assert!(page.text().contains("of 100 read. Paused"));
    page.click("Go on reading").await;
    page.until("it goes on", |page| page.sent("ListAliases") > paused + 5)
        .await;
    page.go("#/ap-tokyo").await;
    let left = at_rest(&page).await;
    assert!(left < 60, "{left}");
    drop(style);
}

#[wasm_bindgen_test]
async fn a_row_that_could_not_be_read_is_read_again_and_moves_only_when_that_is_asked_for() {
    let style = Style::low();
    let page = Cloud::new().await;
    page.refuse_some(
        "ListAliases",
        "inventory-sync",
        "FailedOperation.ListAliases",
    );
    let page = connected(page).await;
    open(&page).await;
    read(&page).await;
    assert!(text_of(&row(&page, "inventory-sync")).contains("Not read. The cloud refuses this."));
    page.until("what waits stands first", |page| {
        order(page).first().map(String::as_str) == Some("hello-world")
    })
    .await;
    let before = order(&page);
    page.refuse(None);
    page.click("Read the aliases of inventory-sync again").await;
    let name = link(&row(&page, "inventory-sync"));
    assert_eq!(document().active_element().as_ref(), Some(&*name));
    page.until("it is read", |page| {
        text_of(&row(page, "inventory-sync")).contains("releasing 33.33 % to 6")
    })
    .await;
    // Longer than nobody is at the rows.
    pause(6_000).await;
    assert_eq!(order(&page), before);
    page.click("Sort again").await;
    assert_ne!(order(&page), before);
    assert!(!page.has_button("Sort again"));
    drop(style);
}

#[wasm_bindgen_test]
async fn a_text_and_a_state_leave_out_what_is_not_wanted() {
    let style = Style::low();
    let page = demo().await;
    open(&page).await;
    read(&page).await;
    page.click("Failing 2").await;
    assert_eq!(order(&page), ["hello-world", "pdf-export"]);
    type_text(&page.field("Filter"), "PDF").await;
    assert_eq!(order(&page), ["pdf-export"]);
    type_text(&page.field("Filter"), "no such").await;
    assert!(page.text().contains("No function fits"));
    page.click("Show all functions").await;
    page.until("all are shown", |page| rows(page).len() == FUNCTIONS)
        .await;
    sort(&page, "name").await;
    assert_eq!(
        order(&page)[..3],
        ["audit-log", "billing-report", "checkout"]
    );
    drop(style);
}

#[wasm_bindgen_test]
async fn a_region_without_functions_says_so() {
    let style = Style::low();
    let page = demo().await;
    page.go("#/ap-tokyo").await;
    page.until("it is said", |page| {
        page.text().contains("No functions in ap-tokyo")
    })
    .await;
    assert!(rows(&page).is_empty());
    drop(style);
}
