//! Tab from the first to the last control of a page: nothing holds it, nothing is left out, everything
//! comes in the order in which it is read, and the way past the header is the first stop.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::axe::Checked;
use crate::browser::Browser;
use crate::keyboard::press;
use crate::page::Page;
use crate::program::Program;

/// Marks every control in the order of the document, begins at the first, and counts them. Of radio
/// buttons of one name Tab stops at one.
const MARK: &str = r"
    const all = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')]
        .filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden' && one.type !== 'file')
        .filter(one => !(one.type === 'radio' && !one.checked))
        .filter(one => one.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }));
    all.forEach((one, at) => one.dataset.stop = at);
    window.stops = all;
    all[0].focus();
    return all.length;
";

/// The mark of what has the focus, whether it is in sight, and what it is.
const STOP: &str = r"
    const focus = document.activeElement;
    if (focus === document.body) return [-1, true, 'the page'];
    const box = focus.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return [+(focus.dataset.stop ?? -2), seen, `${focus.tagName} “${focus.innerText || focus.ariaLabel}”`];
";

/// Goes through a page by Tab until it begins anew.
async fn walk(checked: &Checked<'_>, route: &str) {
    let page = &checked.page;
    checked.quiet().await;
    let count = page.run(MARK, vec![]).await.as_i64().unwrap();
    let mut passed: Vec<(i64, Value)> = vec![(0, json!("the first"))];
    for _ in 0..count + 20 {
        press(page, Key::Tab.into()).await;
        let stop = page.run(STOP, vec![]).await;
        let at = stop[0].as_i64().unwrap();
        if matches!(at, -1 | 0) {
            break;
        }
        assert_eq!(stop[1], json!(true), "{route}: {stop} is out of sight");
        passed.push((at, stop[2].clone()));
    }
    let known: Vec<_> = passed.iter().filter(|(at, _)| *at >= 0).collect();
    let ordered = known.windows(2).all(|two| two[0].0 < two[1].0);
    assert!(ordered, "{route}: {passed:#?}");
    let missing = "return window.stops.filter(one => one.isConnected && !arguments[0].includes(+one.dataset.stop))
        .map(one => `${one.tagName} “${one.innerText || one.ariaLabel}”`)";
    let seen: Vec<_> = known.iter().map(|(at, _)| *at).collect();
    let missing = page.run(missing, vec![json!(seen)]).await;
    assert_eq!(missing, json!([]), "{route}: never reached");
}

#[tokio::test]
async fn tab_reaches_everything_in_order_and_is_held_by_nothing() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = Checked::open(&browser, &program.address).await;
    let page = &checked.page;
    walk(&checked, "connect").await;

    page.open_demo().await;
    for route in [
        "#/ap-guangzhou/default",
        "#/ap-guangzhou/default/checkout/alias/prod",
        "#/ap-guangzhou/default/checkout/alias/prod/rollout",
    ] {
        checked.go(route).await;
        page.settled().await;
        walk(&checked, route).await;
    }
}

#[tokio::test]
async fn the_first_stop_goes_past_the_header_to_the_content() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    let focus = "const one = document.activeElement; return [one.tagName, one.innerText]";
    press(&page, Key::Tab.into()).await;
    assert_eq!(
        page.run(focus, vec![]).await,
        json!(["BUTTON", "Skip to the content"])
    );
    press(&page, Key::Enter.into()).await;
    assert_eq!(
        page.run(focus, vec![]).await,
        json!(["H1", "Release gradually, and see it"])
    );
    press(&page, Key::Tab.into()).await;
    let inside = "return document.activeElement.closest('main') !== null";
    assert_eq!(page.run(inside, vec![]).await, json!(true));
}

#[tokio::test]
async fn arrows_move_every_slider_and_each_says_exactly_where_it_is() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = Checked::open(&browser, &program.address).await;
    let page = &checked.page;
    page.open_demo().await;
    checked
        .go("#/ap-guangzhou/default/checkout/alias/prod")
        .await;
    page.ready().await;
    checked.quiet().await;
    let said = "const slider = document.querySelector(arguments[0]);
        if (document.activeElement !== slider) slider.focus();
        return slider.ariaValueText ?? slider.getAttribute('aria-valuetext')";
    let split = ".split-slider input";
    for (key, text) in [
        (
            Key::Right,
            "version 5 gets 11 percent, version 4 gets 89 percent",
        ),
        (
            Key::Left,
            "version 5 gets 10 percent, version 4 gets 90 percent",
        ),
        (
            Key::PageUp,
            "version 5 gets 25 percent, version 4 gets 75 percent",
        ),
        (
            Key::End,
            "version 5 gets 100 percent, version 4 gets 0 percent",
        ),
        (
            Key::Home,
            "version 5 gets 0 percent, version 4 gets 100 percent",
        ),
        (
            Key::Escape,
            "version 5 gets 10 percent, version 4 gets 90 percent",
        ),
    ] {
        page.run(said, vec![json!(split)]).await;
        press(page, key.into()).await;
        page.until(&format!("the slider says “{text}”"), || async {
            page.run(said, vec![json!(split)]).await == json!(text)
        })
        .await;
    }
    // The time that is pointed at, and the time that is looked back at.
    for slider in [".chart-slider", ".time-track input"] {
        let before = page.run(said, vec![json!(slider)]).await;
        press(page, Key::Left.into()).await;
        page.until(&format!("{slider} says where it is"), || async {
            let now = page.run(said, vec![json!(slider)]).await;
            now.is_string() && now != before && now != json!("")
        })
        .await;
    }
}
