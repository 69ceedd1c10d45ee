//! What `halftone pack` weighs as the first load is what a browser fetches until the functions of
//! the demo account are listed: nothing is left out, and nothing comes that is not counted.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::browser::Browser;
use crate::page::Page;
use crate::program::{Program, files_of_first_load};

/// Notes the moment at which the functions are listed and complete.
const NOTE: &str = "
    const look = () => {
        const main = document.querySelector('main');
        const isThere = main?.dataset.state === 'ready' && main.querySelector('tbody tr');
        if (isThere) globalThis.listed ??= performance.now();
    };
    const everything = { subtree: true, childList: true, attributes: true };
    new MutationObserver(look).observe(document, everything)";

/// The files that were asked for before that moment; nothing until it has come.
const FETCHED: &str = "
    if (!globalThis.listed) return null;
    const files = performance.getEntriesByType('resource');
    const before = files.filter(file => file.startTime < globalThis.listed);
    return before.map(file => new URL(file.name).pathname.slice(1))";

#[tokio::test]
async fn what_is_weighed_is_what_a_browser_fetches_until_the_demo_functions_are_listed() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    page.run(NOTE, vec![]).await;
    page.click("button", "Open demo account").await;
    page.until("the functions are listed", || async {
        page.run(FETCHED, vec![]).await != Value::Null
    })
    .await;
    let fetched = page.run(FETCHED, vec![]).await;
    let fetched: BTreeSet<String> = serde_json::from_value(fetched).unwrap();
    // The page itself is no resource of its own, and not every browser draws its picture.
    let itself = |name: &String| name == "index.html" || name.starts_with("favicon");
    let without = |names: BTreeSet<String>| -> BTreeSet<String> {
        names.into_iter().filter(|name| !itself(name)).collect()
    };
    assert_eq!(without(fetched), without(files_of_first_load()));
}
