//! A script that got into the page all the same: it can run nothing more, and nothing leaves.

use std::collections::BTreeMap;

use serde_json::json;

use crate::browser::Browser;
use crate::page::Page;
use crate::payloads;
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

/// Offers texts to the gate as markup: how many it refuses, and what becomes of the others.
const GATE: &str = "
    const passed = { refused: 0, plain: [], 'with powers': [] };
    for (const text of [...arguments[0], '<b>plain</b> &amp; simple']) {
        const place = document.createElement('div');
        try { place.innerHTML = text; } catch { passed.refused += 1; continue; }
        const elements = [...place.querySelectorAll('*')];
        if (elements.length === 0) continue;
        const isOne = element => /^(script|iframe|frame|object|embed|base|meta|link|style|img|image|video|audio|source|form|math|template)$/i.test(element.localName)
            || [...element.attributes].some(one => /^(on|style|src|action|formaction|srcdoc|xlink)/i.test(one.name)
                || /^\\s*(javascript|data):/i.test(one.value) || (/href/i.test(one.name) && !one.value.startsWith('#')));
        passed[elements.some(isOne) ? 'with powers' : 'plain'].push(text);
    }
    return passed";

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

    // What the gate takes for markup of the program has no power, whatever it is made of.
    let passed = page.run(GATE, vec![json!(payloads::all(&second.authority))]);
    let passed = passed.await;
    assert_eq!(passed["with powers"], json!([]), "{passed}");
    assert_eq!(passed["plain"], json!(["<b>plain</b> &amp; simple"]));
    assert!(passed["refused"].as_u64().unwrap() > 30, "{passed}");

    // And it was told.
    assert!(!browser.stopped().is_empty());
    page.until("the server was told", || async { program.reports() > 0 })
        .await;
}
