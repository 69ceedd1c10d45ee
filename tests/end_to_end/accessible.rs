//! Nothing that axe-core finds: every page, in the states that it can be in, in both themes, wide
//! and narrow.
//!
//! Needs axe-core: `HALFTONE_AXE` names its file, which `make test-end-to-end` fetches.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;
use crate::review;

/// What axe-core objects to, as lines that say where.
const CHECK: &str = r"
    const options = { resultTypes: ['violations'] };
    if (arguments[0]) options.runOnly = arguments[0];
    return axe.run(document, options).then(({ violations }) => violations.flatMap(one => one.nodes.map(
        node => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`)));
";

/// The page under the eyes of the checker.
struct Checked<'a> {
    page: Page<'a>,
    axe: String,
}

impl Checked<'_> {
    /// Goes to an address and waits until what it shows is there.
    async fn go(&self, route: &str) {
        let address = format!("location.hash = '{route}'");
        self.page.run(&address, vec![]).await;
        // Another page begins as loading.
        self.page.settled().await;
    }

    /// Checks what is shown: all of it in light, what depends on colours in dark too.
    async fn check(&self, what: &str) {
        self.inject().await;
        for theme in ["light", "dark"] {
            let feature = json!([
                { "name": "prefers-color-scheme", "value": theme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]);
            self.page.browser.tools(
                "Emulation.setEmulatedMedia",
                &json!({ "features": feature }),
            );
            let only = match theme {
                "light" => Value::Null,
                _ => json!(["color-contrast", "link-in-text-block"]),
            };
            let found = self.page.run(CHECK, vec![only]).await;
            assert_eq!(found, json!([]), "{what}, {theme}");
        }
    }

    /// Puts the checker into the page, past its policy, as a tool of the browser.
    async fn inject(&self) {
        let is_there = "return typeof axe === 'object'";
        if self.page.run(is_there, vec![]).await != json!(true) {
            let source = json!({ "expression": self.axe });
            self.page.browser.tools("Runtime.evaluate", &source);
        }
    }

    /// Opens a dialog by its button, checks it, and puts it away.
    async fn dialog(&self, button: &str) {
        self.page.click("button", button).await;
        let is_open = "return document.querySelector('dialog[open]') !== null";
        self.page
            .until(&format!("{button} opens a dialog"), || async {
                self.page.run(is_open, vec![]).await == json!(true)
            })
            .await;
        self.check(button).await;
        self.page.escape().await;
    }
}

/// Opens the console in a window of this width.
async fn checked<'a>(browser: &'a Browser, program: &Program) -> Checked<'a> {
    let path = std::env::var("HALFTONE_AXE")
        .expect("HALFTONE_AXE names axe.min.js: `make test-end-to-end` fetches it");
    let axe = std::fs::read_to_string(path).expect("axe-core can be read");
    let page = Page::open(browser, &program.address, "#/").await;
    Checked { page, axe }
}

#[tokio::test]
async fn no_page_of_the_console_has_anything_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = checked(&browser, &program).await;
    let page = &checked.page;

    checked.check("connect").await;
    page.click("button", "Connect").await;
    checked.check("connect with refusals").await;
    checked.go("#/nowhere/default").await;
    checked.check("a region that is none").await;
    checked.go("#/recording").await;
    checked.check("a recording from a file").await;
    checked.go("#/review/1.2.AA").await;
    checked.check("a review link that is none").await;
    let review = review::address();
    checked.go(&review).await;
    checked.check("a review without an account").await;

    page.go("#/demo").await;
    page.one(&["link"], "checkout").await;
    checked.check("functions").await;
    page.click("button", "Presenter").await;
    page.one(&["button"], "Close presenter").await;
    checked.check("presenter").await;
    page.click("button", "Close presenter").await;

    for (what, route) in [
        ("a function", "#/ap-guangzhou/default/checkout"),
        (
            "a function without versions",
            "#/ap-guangzhou/default/hello-world",
        ),
        ("an alias", "#/ap-guangzhou/default/checkout/alias/prod"),
        ("$DEFAULT", "#/ap-guangzhou/default/checkout/alias/$DEFAULT"),
        (
            "a plan of a rollout",
            "#/ap-guangzhou/default/checkout/alias/prod/rollout",
        ),
        (
            "a plan that is refused",
            "#/ap-guangzhou/default/fraud-check/alias/prod/rollout",
        ),
        (
            "no such alias",
            "#/ap-guangzhou/default/checkout/alias/none",
        ),
        ("no such function", "#/ap-guangzhou/default/none"),
        ("a region", "#/ap-guangzhou"),
        ("an empty region", "#/ap-beijing"),
        ("no functions", "#/ap-beijing/default"),
        ("a review whose base has moved", &*review),
    ] {
        checked.go(route).await;
        // What is measured arrives after what is listed.
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        checked.check(what).await;
    }
}

#[tokio::test]
async fn no_dialog_has_anything_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = checked(&browser, &program).await;
    let page = &checked.page;
    page.go("#/demo").await;
    page.one(&["link"], "checkout").await;
    checked.go("#/ap-guangzhou/default/checkout").await;
    page.one(&["group"], "Traffic of checkout").await;
    for button in [
        "Create alias",
        "Publish version",
        "Deploy",
        "Temporary keys",
    ] {
        checked.dialog(button).await;
    }
    page.shortcut("k").await;
    checked.check("command").await;
    page.escape().await;

    checked
        .go("#/ap-guangzhou/default/checkout/alias/prod")
        .await;
    page.click("button", "Promote").await;
    page.one(&["button"], "Apply").await;
    checked.check("preview").await;
    page.confirm().await;
    page.click("button", "Apply").await;
    page.shows("Done, and read back.").await;
    checked.check("done").await;
    page.close().await;
    page.click_first("button", "Activity").await;
    checked.check("activity").await;
}

#[tokio::test]
async fn a_narrow_page_has_nothing_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(360, 800).await;
    let checked = checked(&browser, &program).await;
    let page = &checked.page;
    for language in ["en", "zh-CN"] {
        let choose = "localStorage.setItem('halftone.language', arguments[0])";
        page.run(choose, vec![json!(language)]).await;
        page.go("#/").await;
        page.reload().await;
        let is_told = "return document.documentElement.lang";
        assert_eq!(page.run(is_told, vec![]).await, json!(language));
        checked.check("connect").await;
        page.go("#/demo").await;
        page.one(&["link"], "checkout").await;
        checked.check("functions").await;
        for (what, route) in [
            ("a function", "#/ap-guangzhou/default/checkout"),
            ("an alias", "#/ap-guangzhou/default/checkout/alias/prod"),
            (
                "the plan of a rollout",
                "#/ap-guangzhou/default/checkout/alias/prod/rollout",
            ),
            ("a region", "#/ap-guangzhou"),
        ] {
            checked.go(route).await;
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            checked.check(&format!("{what} in {language}")).await;
            let wide = "return document.documentElement.scrollWidth - innerWidth";
            let wide = page.run(wide, vec![]).await;
            assert!(
                wide.as_i64().is_some_and(|over| over <= 0),
                "{what} scrolls sideways in {language}: {wide}"
            );
        }
    }
}
