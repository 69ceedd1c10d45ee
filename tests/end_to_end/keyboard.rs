//! A release by keyboard alone: whatever a hand on a mouse can reach, Tab reaches, visibly, and
//! Enter, Space and the arrows do.

use std::time::Duration;

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;

/// More stops than any page of the demo account has before what a walk looks for.
const MOST_STOPS: usize = 150;

/// Role and name of what has the focus, and whether one sees that it has.
const FOCUS: &str = r"
    const focus = document.activeElement;
    const style = getComputedStyle(focus);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    // A node of the graph has a thicker line instead.
    const node = focus.closest('svg') && focus.querySelector('path');
    const seen = outlined || node && parseFloat(getComputedStyle(node).strokeWidth) > 3;
    return [focus.computedRole, (focus.computedName || '').replace(/\s+/g, ' ').trim(),
        seen || focus === document.body || focus === document.documentElement];
";

/// Presses a key, whatever has the focus.
pub(crate) async fn press(page: &Page<'_>, key: char) {
    let strokes = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value: key })
        .then(KeyAction::Up { value: key });
    let client = &page.browser.client;
    client.perform_actions(strokes).await.unwrap();
}

/// The name of the slider on the page.
async fn slider(page: &Page<'_>) -> String {
    let name = "return document.querySelector('.split-slider input')?.computedName ?? null";
    page.until("there is a slider", || async {
        page.run(name, vec![]).await.is_string()
    })
    .await;
    let name = page.run(name, vec![]).await;
    name.as_str().unwrap_or_default().to_owned()
}

/// Goes on with Tab until something of this name has the focus.
async fn tab_to(page: &Page<'_>, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..MOST_STOPS {
        press(page, Key::Tab.into()).await;
        let focus = page.run(FOCUS, vec![]).await;
        assert_eq!(
            focus[2],
            json!(true),
            "one does not see that {focus} has the focus"
        );
        let found = focus[1].as_str().unwrap_or_default().to_owned();
        if found == name {
            return;
        }
        passed.push(found);
    }
    panic!("Tab does not reach “{name}”; it passed {passed:?}");
}

#[tokio::test]
async fn a_split_is_moved_applied_and_taken_back_by_keyboard_alone() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    let (enter, right) = (Key::Enter.into(), Key::Right.into());

    tab_to(&page, "Open demo account").await;
    press(&page, enter).await;
    page.one(&["link"], "checkout").await;
    tab_to(&page, "checkout").await;
    press(&page, enter).await;
    page.one(&["group"], "Traffic of checkout").await;
    page.ready().await;
    page.one(&["link"], "Change split of prod").await;
    tab_to(&page, "Change split of prod").await;
    press(&page, enter).await;
    let weight = slider(&page).await;

    let before = page.value(&weight).await;
    tab_to(&page, &weight).await;
    press(&page, right).await;
    page.until("the share has moved by one", || async {
        page.value(&weight).await != before
    })
    .await;
    tab_to(&page, "Preview").await;
    press(&page, enter).await;
    page.one(&["button"], "Apply").await;
    tab_to(&page, "Apply").await;
    press(&page, enter).await;
    page.shows("Done, and read back.").await;
    tab_to(&page, "Undo").await;
    press(&page, enter).await;
    page.until("the share is back", || async {
        page.value(&weight).await == before
    })
    .await;
}

#[tokio::test]
async fn the_keys_are_listed_under_a_question_mark_and_can_be_switched_off() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/demo").await;
    page.one(&["link"], "checkout").await;
    press(&page, '?').await;
    page.one(&["dialog"], "Keyboard shortcuts").await;
    page.shows("Open the command field").await;
    page.click(
        "checkbox",
        "Keys that are pressed alone (? and /) do something",
    )
    .await;
    page.escape().await;
    press(&page, '?').await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(page.count("dialog", "Keyboard shortcuts").await, 0);

    // A question mark that is typed is a question mark.
    page.click("button", "Keys").await;
    page.click(
        "checkbox",
        "Keys that are pressed alone (? and /) do something",
    )
    .await;
    page.escape().await;
    page.shortcut("k").await;
    page.fill("Command", "?").await;
    assert_eq!(page.value("Command").await, "?");
}
