//! 200 % and more: the page flows into what is left, never sideways, and nothing of it is cut off.

use serde_json::json;

use crate::axe::Checked;
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;

/// A window of 1280 by 900 at 200 %, and at 400 %: what a telephone is as well.
const WINDOWS: [(u32, u32); 2] = [(640, 450), (320, 256)];

/// What lies outside of the window or is cut off without a sign, as lines that say which element.
/// What scrolls by itself, such as a table or the graph, may be wider than the window.
const CUT: &str = r"
    const told = one => `${one.tagName} ${one.getAttribute('class')} “${(one.innerText || '').slice(0, 40)}”`;
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page scrolls sideways: ${root.scrollWidth} > ${innerWidth}`);
    const dialog = document.querySelector('dialog[open]');
    if (dialog && dialog.scrollWidth > dialog.clientWidth) found.push('the dialog scrolls sideways');
    const scrolls = one => one && one !== document.body && (/auto|scroll/.test(getComputedStyle(one).overflowX)
        && one !== dialog || getComputedStyle(one).clipPath !== 'none' || scrolls(one.parentElement));
    for (const one of (dialog ?? document.body).querySelectorAll('*')) {
        const box = one.getBoundingClientRect();
        if (box.width === 0 || one.closest('svg') || scrolls(one)) continue;
        const style = getComputedStyle(one);
        if (box.right > innerWidth + 1 || box.left < -1) found.push(`outside: ${told(one)}`);
        const hides = /hidden|clip/;
        const wide = hides.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
        const high = hides.test(style.overflowY) && one.scrollHeight > one.clientHeight + 2;
        if ((wide && style.textOverflow !== 'ellipsis' || high) && one.innerText?.trim() && one.tagName !== 'SELECT')
            found.push(`cut: ${told(one)}`);
    }
    return found;
";

/// Looks at what is shown in each of the windows.
async fn fits(page: &Page<'_>, place: &str) {
    for (width, height) in WINDOWS {
        page.browser.measure(width, height);
        // Whatever follows the size of the window follows it before it is drawn.
        page.until(&format!("the window is {width} wide"), || async {
            page.drawn().await;
            page.run("return innerWidth", vec![]).await == json!(width)
        })
        .await;
        let found = page.run(CUT, vec![]).await;
        assert_eq!(found, json!([]), "{place}, {width} pixels wide");
    }
}

#[tokio::test]
async fn nothing_is_cut_off_or_scrolls_sideways_at_200_and_400_percent() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = Checked::open(&browser, &program.address).await;
    let page = &checked.page;
    fits(page, "connect").await;
    page.open_demo().await;
    let function = "#/ap-guangzhou/default/checkout";
    let rollout = &format!("{function}/alias/prod/rollout");
    for route in [
        "#/ap-guangzhou/default",
        "#/ap-guangzhou",
        "#/ap-beijing/default",
        &format!("{function}/alias/prod"),
        rollout,
        function,
    ] {
        checked.go(route).await;
        page.settled().await;
        for language in ["zh-CN", "en"] {
            checked.speak(language).await;
            page.settled().await;
            checked.quiet().await;
            fits(page, &format!("{route} in {language}")).await;
        }
    }
    for button in [
        "Create alias",
        "Deploy",
        "Create trigger",
        "Temporary keys",
        "Command",
    ] {
        page.click("button", button).await;
        checked.quiet().await;
        fits(page, button).await;
        // The last control of a dialog comes into sight as well.
        let last =
            "const all = document.querySelectorAll('dialog[open] button, dialog[open] input');
            const last = all[all.length - 1];
            last.focus();
            last.scrollIntoView({ block: 'nearest' });
            const box = last.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight";
        assert_eq!(page.run(last, vec![]).await, json!(true), "{button}");
        page.escape().await;
    }
    checked.go(rollout).await;
    page.click("button", "Start rollout").await;
    page.shows("Holding").await;
    fits(page, "a running rollout").await;
}
