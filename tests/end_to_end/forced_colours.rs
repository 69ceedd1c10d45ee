//! Forced colours: where the system's own colours rule, what is chosen, drawn and focused is still told
//! apart, and every text can be read.

use serde_json::{Value, json};

use crate::axe::Checked;
use crate::browser::Browser;
use crate::program::Program;

/// Texts on an ink of the page: the system puts a plate of paper behind a text, and leaves its colour
/// to a page that names one of the system's own. Where that is the colour of paper the text is gone.
const UNREADABLE: &str = r"
    const probe = document.createElement('i');
    document.body.append(probe);
    probe.style.color = 'Canvas';
    const paper = getComputedStyle(probe).color;
    probe.remove();
    const own = one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
    return [...(document.querySelector('dialog[open]') ?? document.body).querySelectorAll('*')]
        .filter(one => own(one) && one.getClientRects().length > 0)
        .filter(one => {
            const style = getComputedStyle(one);
            return style.forcedColorAdjust === 'auto' && style.color === paper;
        })
        .map(one => `${one.tagName} ${one.className} “${one.innerText}”`);
";

/// What a rule takes to tell two things apart: colours, lines, and the inks that are drawn.
const LOOK: &str = r"
    const [selector, pseudo] = arguments;
    const all = [...document.querySelectorAll(selector)].filter(one => one.getClientRects().length > 0);
    return all.map(one => {
        const style = getComputedStyle(one, pseudo);
        const drawn = style.forcedColorAdjust === 'none' ? style.backgroundImage : 'none';
        return [style.color, style.backgroundColor, style.borderStyle, drawn, style.stroke,
            style.strokeDasharray, style.strokeLinecap, style.borderRadius];
    });
";

/// How all that a selector finds looks.
async fn looks(checked: &Checked<'_>, selector: &str, pseudo: Option<&str>) -> Vec<Value> {
    let arguments = vec![json!(selector), json!(pseudo)];
    let found = checked.page.run(LOOK, arguments).await;
    let found = found.as_array().cloned().unwrap_or_default();
    assert!(!found.is_empty(), "there is {selector}");
    found
}

/// What is found by one selector looks different from all that is found by another.
async fn differ(checked: &Checked<'_>, one: &str, other: &str, pseudo: Option<&str>) {
    let ones = looks(checked, one, pseudo).await;
    for look in looks(checked, other, pseudo).await {
        assert!(!ones.contains(&look), "{one} looks like {other}: {look}");
    }
}

/// Every text of what is shown can be read.
async fn is_readable(checked: &Checked<'_>, place: &str) {
    let found = checked.page.run(UNREADABLE, vec![]).await;
    assert_eq!(found, json!([]), "{place}");
}

#[tokio::test]
async fn what_is_chosen_drawn_and_focused_is_told_apart_in_forced_colours() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    browser.emulate(&[("forced-colors", "active")]);
    let checked = Checked::open(&browser, &program.address).await;
    let page = &checked.page;
    is_readable(&checked, "connect").await;
    page.open_demo().await;
    checked.quiet().await;
    is_readable(&checked, "functions").await;
    let failed = ".status[data-status=failed]";
    differ(
        &checked,
        failed,
        ".status[data-status=ready]",
        Some("::before"),
    )
    .await;
    differ(&checked, "main a", "main h1", None).await;

    checked.go("#/ap-guangzhou").await;
    page.settled().await;
    checked.quiet().await;
    is_readable(&checked, "a region").await;
    let chosen = "main button[aria-pressed=true]";
    let others = "main button[aria-pressed=false]";
    differ(&checked, chosen, others, None).await;

    checked
        .go("#/ap-guangzhou/default/checkout/alias/prod")
        .await;
    page.ready().await;
    checked.quiet().await;
    is_readable(&checked, "an alias").await;
    let presets = ".split-preset-list button";
    let (chosen, others) = ("[aria-pressed=true]", "[aria-pressed=false]");
    differ(
        &checked,
        &format!("{presets}{chosen}"),
        &format!("{presets}{others}"),
        None,
    )
    .await;
    let range = ".chart-range label";
    let (chosen, others) = (":has(:checked)", ":not(:has(:checked))");
    differ(
        &checked,
        &format!("{range}{chosen}"),
        &format!("{range}{others}"),
        None,
    )
    .await;
    differ(&checked, ".split-canary", ".split-ink", None).await;
    let flow = ".traffic-flow";
    differ(
        &checked,
        &format!("{flow}[data-flow=canary]"),
        &format!("{flow}[data-flow=stable]"),
        None,
    )
    .await;

    page.click("button", "Promote").await;
    page.one(&["button"], "Apply").await;
    is_readable(&checked, "preview").await;
    let focus = "const apply = [...document.querySelectorAll('dialog[open] button')].find(one => one.innerText === 'Apply');
        apply.focus({ focusVisible: true });
        const style = getComputedStyle(apply);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            && style.outlineColor !== getComputedStyle(document.body).backgroundColor";
    assert_eq!(page.run(focus, vec![]).await, json!(true));
    page.escape().await;

    checked
        .go("#/ap-guangzhou/default/checkout/alias/prod/rollout")
        .await;
    page.settled().await;
    checked.quiet().await;
    is_readable(&checked, "a plan").await;
    page.click("button", "Start rollout").await;
    page.shows("Holding").await;
    is_readable(&checked, "a rollout").await;
    // Two inks on every field of the print.
    let inks = "return [...document.querySelectorAll('.rollout-swatch')].map(one => {
        const style = getComputedStyle(one);
        return new Set(`${style.backgroundColor} ${style.backgroundImage}`.match(/rgba?\\([^)]*\\)/g)).size;
    })";
    let inks = page.run(inks, vec![]).await;
    let inks = inks.as_array().cloned().unwrap_or_default();
    assert!(
        !inks.is_empty() && inks.iter().all(|inks| inks.as_u64() > Some(1)),
        "{inks:?}"
    );
}
