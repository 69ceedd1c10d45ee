//! Reduced motion: for who wants no motion nothing moves by itself, and what would have moved is there.

use std::time::Duration;

use serde_json::{Value, json};

use crate::axe::Checked;
use crate::browser::Browser;
use crate::moods::{KEY, Mood, Moody};
use crate::page::Page;
use crate::program::Program;

/// What moves by itself.
const MOVING: &str = "return document.getAnimations()
    .filter(one => one.playState === 'running')
    .map(one => `${one.animationName ?? one.transitionProperty} of ${one.effect.target.className}`)";

/// The dots of the graph as they are drawn now.
const DOTS: &str = "return document.querySelector('.traffic-dots').toDataURL()";

/// What a canvas of that size is without dots.
const BLANK: &str = "const { width, height } = document.querySelector('.traffic-dots');
    return Object.assign(document.createElement('canvas'), { width, height }).toDataURL()";

/// Whether the dots move.
async fn dots_move(page: &Page<'_>) -> bool {
    page.until("there are dots", || async {
        let dots = page.run(DOTS, vec![]).await;
        dots.is_string() && dots != page.run(BLANK, vec![]).await
    })
    .await;
    let before = page.run(DOTS, vec![]).await;
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        page.drawn().await;
        if page.run(DOTS, vec![]).await != before {
            return true;
        }
    }
    false
}

#[tokio::test]
async fn nothing_moves_for_who_wants_no_motion() {
    let cloud = Moody::start();
    let program = Program::serve_before(&cloud.address);
    let browser = Browser::start(1280, 900).await;
    let checked = Checked::open(&browser, &program.address).await;
    let page = &checked.page;
    KEY.connect(page).await;
    let functions = "#/ap-guangzhou/default";
    let function = "#/ap-guangzhou/default/checkout";
    for (motion, moves) in [("no-preference", true), ("reduce", false)] {
        browser.emulate(&[("prefers-reduced-motion", motion)]);
        cloud.be(Mood::Silent);
        for route in ["#/ap-guangzhou", function, functions] {
            checked.go(route).await;
            page.until(&format!("{route} waits, {motion}"), || async {
                let moving = page.run(MOVING, vec![]).await;
                moving.as_array().is_some_and(|all| all.is_empty() != moves)
            })
            .await;
        }
        cloud.be(Mood::Full);
        checked.go(function).await;
        page.ready().await;
        assert_eq!(dots_move(page).await, moves, "dots, {motion}");
    }
    // Nor while a change is carried out.
    checked
        .go("#/ap-guangzhou/default/checkout/alias/prod")
        .await;
    page.click("button", "Promote").await;
    page.one(&["button"], "Apply").await;
    cloud.be(Mood::Silent);
    page.click("button", "Apply").await;
    page.shows("Applying").await;
    assert_eq!(page.run(MOVING, vec![]).await, json!([]));
    cloud.be(Mood::Full);
    page.shows("Done, and read back.").await;
    assert_eq!(page.run(MOVING, vec![]).await, Value::Array(Vec::new()));
}
