//! A finger: what is touched is large enough or has room around it, sliders follow a finger, and what
//! a mouse finds by resting on something is on the page too.

use std::time::Duration;

use serde_json::{Value, json};

use crate::axe::Checked;
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;

/// What is smaller than 24 by 24 CSS pixels and has no room of that size to itself, as WCAG 2.5.8
/// counts it: links within a sentence are exempt, and a label counts as a part of its field.
const CROWDED: &str = r"
    // What is clipped away until the keyboard reaches it cannot be touched.
    const shown = one => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden'
        && getComputedStyle(one).clipPath === 'none';
    const all = [...(document.querySelector('dialog[open]') ?? document.body)
        .querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[role=option],[role=button]')]
        .filter(shown);
    const box = one => (one.type === 'checkbox' || one.type === 'radio' || one.type === 'file')
        && one.labels?.[0]?.getBoundingClientRect() || one.getBoundingClientRect();
    const boxes = all.map(box);
    const small = box => box.width < 24 || box.height < 24;
    const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
    const meets = (one, other) => {
        const [x, y] = middle(one);
        if (small(other)) {
            const [a, b] = middle(other);
            return Math.hypot(a - x, b - y) < 24;
        }
        return Math.hypot(Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom)) < 12;
    };
    const inline = one => getComputedStyle(one).display === 'inline'
        && [...one.parentElement.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
    return all.flatMap((one, at) => {
        if (!small(boxes[at]) || inline(one)) return [];
        const near = boxes.findIndex((other, index) => index !== at && meets(boxes[at], other)
            && !all[index].contains(one) && !one.contains(all[index]));
        return near < 0 ? [] : [`“${one.innerText || one.ariaLabel}” beside “${all[near].innerText || all[near].ariaLabel}”`];
    });
";

/// Titles that say what neither a text nor a name on the page does. Keys are listed under `?`.
const HIDDEN: &str = r"
    const said = document.body.innerText;
    return [...document.body.querySelectorAll('[title]')]
        .filter(one => one.getClientRects().length > 0 && one.title !== '' && !one.ariaKeyShortcuts)
        .filter(one => !said.includes(one.title) && one.ariaLabel !== one.title)
        .map(one => one.title);
";

fn touch(page: &Page<'_>, kind: &str, points: &Value) {
    let touch = json!({ "type": kind, "touchPoints": points });
    page.browser.tools("Input.dispatchTouchEvent", &touch);
}

#[tokio::test]
async fn what_is_touched_has_room_and_sliders_follow_a_finger() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let touches = json!({ "enabled": true, "maxTouchPoints": 5 });
    browser.tools("Emulation.setTouchEmulationEnabled", &touches);
    browser.measure(360, 800);
    let checked = Checked::open(&browser, &program.address).await;
    let page = &checked.page;
    assert_eq!(page.run(CROWDED, vec![]).await, json!([]), "connect");
    page.open_demo().await;
    for route in [
        "#/ap-guangzhou/default",
        "#/ap-guangzhou",
        "#/ap-guangzhou/default/checkout",
        "#/ap-guangzhou/default/checkout/alias/prod/rollout",
        "#/ap-guangzhou/default/checkout/alias/prod",
    ] {
        checked.go(route).await;
        page.settled().await;
        checked.quiet().await;
        assert_eq!(page.run(CROWDED, vec![]).await, json!([]), "{route}");
        assert_eq!(page.run(HIDDEN, vec![]).await, json!([]), "{route}");
    }
    // Nor do the numbers beside edges, whichever are shown: here they are on the page of an alias.
    let show = "const choice = document.querySelector('.traffic-choice select');
        choice.selectedIndex = arguments[0];
        choice.dispatchEvent(new Event('change', { bubbles: true }));
        return choice.options.length";
    let choices = page.run(show, vec![json!(0)]).await.as_u64().unwrap();
    for at in (0..choices).rev() {
        page.run(show, vec![json!(at)]).await;
        checked.quiet().await;
        assert_eq!(
            page.run(HIDDEN, vec![]).await,
            json!([]),
            "edge labels {at}"
        );
    }

    // From the middle of the thumb to the middle of the bar.
    let weight = "Weight of version 5";
    let places = "const slider = document.querySelector('.split-slider input');
        slider.scrollIntoView({ block: 'center' });
        const bar = slider.parentElement.getBoundingClientRect();
        const y = bar.y + bar.height / 2;
        return [[bar.x + bar.width * slider.value / 100, y], [bar.x + bar.width / 2, y]]";
    let moment = Duration::from_millis(200);
    let look = || page.run(places, vec![]);
    let places = page.stays("where the slider is", moment, look).await;
    let point = |at: usize| json!([{ "x": places[at][0], "y": places[at][1] }]);
    touch(page, "touchStart", &point(0));
    touch(page, "touchMove", &point(1));
    touch(page, "touchEnd", &json!([]));
    page.until("half of the requests go to version 5", || async {
        page.value(weight).await == "50"
    })
    .await;
    page.click("button", "Preview").await;
    page.shows("version 5 goes from 10 % to 50 %").await;
    assert_eq!(page.run(CROWDED, vec![]).await, json!([]), "preview");
}
