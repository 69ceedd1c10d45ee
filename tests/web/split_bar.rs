//! The small bar of a split.

use halftone::console::components::{Bar, SplitBar};
use halftone::traffic::{AliasName, Routing, Split, Version, Weight};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, settle};

const OLD: Version = Version::Published(4);
const NEW: Version = Version::Published(5);

fn percent(percent: u8) -> Weight {
    Weight::from_percent(percent).unwrap()
}

async fn spoken(alias: AliasName, bar: Bar) -> String {
    let page = Page::of(move || view! { <SplitBar split=Signal::stored(bar) alias /> }).await;
    let name = page.one("[role=img]").get_attribute("aria-label").unwrap();
    name.replace('\u{a0}', " ")
}

#[wasm_bindgen_test]
async fn a_bar_says_its_split_with_the_new_code_first() {
    let prod = || AliasName::from_cloud("prod");
    let custom = Split::weighted(OLD, NEW, percent(10));
    assert_eq!(
        spoken(prod(), custom.into()).await,
        "version 5: 10 %, version 4: 90 %"
    );
    let default = Split::weighted(Version::Latest, OLD, percent(90));
    assert_eq!(
        spoken(AliasName::default_alias(), default.into()).await,
        "version $LATEST: 10 %, version 4: 90 %"
    );
    assert_eq!(
        spoken(prod(), Split::all(OLD).into()).await,
        "version 4: 100 %"
    );
    let rules = Split {
        main: OLD,
        routing: Routing::Rules(Vec::new()),
    };
    assert_eq!(
        spoken(prod(), rules.into()).await,
        "match rules decide, everything else goes to version 4"
    );
    assert_eq!(
        spoken(prod(), Bar::Unknown).await,
        "the split could not be read"
    );
}

#[wasm_bindgen_test]
async fn a_bar_follows_its_split() {
    let bar = RwSignal::new(Bar::Loading);
    let alias = AliasName::from_cloud("prod");
    let page = Page::of(move || view! { <SplitBar split=bar alias /> }).await;
    let state = || page.one(".split-bar").get_attribute("data-split").unwrap();
    assert_eq!(state(), "loading");
    bar.set(Split::weighted(OLD, NEW, percent(10)).into());
    settle().await;
    assert_eq!(
        (state().as_str(), page.text().as_str()),
        ("divided", "version 5: 10 %")
    );
}
