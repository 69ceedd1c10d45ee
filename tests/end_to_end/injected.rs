//! A script that got into the page all the same: it can run nothing more, and nothing leaves.

use std::collections::BTreeMap;

use serde_json::json;

use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;
use crate::second_origin::SecondOrigin;

/// Tries everything in the page that is open, and tells how each ended.
async fn attack(
    browser: &Browser,
    second: &SecondOrigin,
    patience: u32,
) -> BTreeMap<String, String> {
    let arguments = vec![json!(second.authority), json!(patience)];
    let script = include_str!("injected.js");
    let ends = browser.client.execute_async(script, arguments).await;
    serde_json::from_value(ends.unwrap()).unwrap()
}

#[tokio::test]
async fn what_is_injected_into_the_page_neither_runs_nor_leaves() {
    let browser = Browser::start(1280, 900).await.under_attack();

    // In a page without a policy all of it works, so the attempts are real ones.
    let open = SecondOrigin::start();
    let address = format!("http://{}/", open.authority);
    browser.client.goto(&address).await.unwrap();
    let ends = attack(&browser, &open, 300).await;
    let asked = open.asked();
    for (name, end) in &ends {
        let arrived = asked.iter().any(|path| path[1..] == **name);
        assert!(
            end == "ran" || arrived,
            "{name} ended with {end}; {asked:?}"
        );
    }

    let second = SecondOrigin::start();
    let program = Program::serve().under_attack();
    let page = Page::open(&browser, &program.address, "#/").await;
    page.click("button", "Open demo account").await;
    page.one(&["heading"], "Functions in default").await;
    let ends = attack(&browser, &second, 3_000).await;
    let not_refused: Vec<_> = ends.iter().filter(|(_, end)| *end != "refused").collect();
    assert_eq!(not_refused, [], "of {}", ends.len());
    // Chromium opens a connection for a frame before it looks whether the frame may be; on that
    // nothing is said.
    assert_eq!(second.asked(), Vec::<String>::new());
    let run = page.run("return document.documentElement.dataset.run ?? ''", vec![]);
    assert_eq!(run.await, json!(""));

    // And it was told.
    assert!(!browser.stopped().is_empty());
    page.until("the server was told", || async { program.reports() > 0 })
        .await;
}
