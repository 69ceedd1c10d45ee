//! A page that is measured from inside.

use std::collections::BTreeMap;
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::keyholder::Keyholder;
use crate::page::Page;

/// Runs before everything of a page's own.
const SCRIPT: &str = include_str!("stopwatch.js");

/// The longest that a script may take.
const PATIENCE: Duration = Duration::from_mins(5);

/// The key of the account that is measured.
pub(crate) const KEY: Keyholder = Keyholder {
    secret_id: "AKIDhalftonedemo",
    secret_key: "halftone-demo-secret",
    token: None,
};

/// An open page, and how it is measured.
pub(crate) struct Stopwatch<'a> {
    pub(crate) page: Page<'a>,
}

impl<'a> Stopwatch<'a> {
    /// The page of a fresh browser, with nobody connected.
    pub(crate) async fn open(browser: &'a Browser, address: &str) -> Self {
        browser.before_every_page(SCRIPT);
        let timeouts = TimeoutConfiguration::new(Some(PATIENCE), None, None);
        browser.client.update_timeouts(timeouts).await.unwrap();
        let page = Page::open(browser, address, "#/").await;
        Self { page }
    }

    /// The same, connected to the account behind the program.
    pub(crate) async fn connect(browser: &'a Browser, address: &str) -> Self {
        let watch = Self::open(browser, address).await;
        KEY.connect(&watch.page).await;
        watch
    }

    /// Runs a script with `measured` of the page; it must not fail.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!("const measured = window.measured; {script}");
        let answer = self.page.browser.client.execute(&script, arguments).await;
        answer.expect("the script of a measurement runs")
    }

    /// Goes to a route, and says how long that took: the fields that `measured.visit` gives.
    pub(crate) async fn visit(&self, route: &str) -> BTreeMap<String, f64> {
        let script = "return measured.visit(arguments[0])";
        let figures = self.run(script, vec![json!(route)]).await;
        serde_json::from_value(figures).unwrap()
    }

    /// What the browser counts about the page: names and numbers of its developer tools.
    pub(crate) fn counts(&self) -> BTreeMap<String, f64> {
        let tools = self.page.browser;
        tools.tools("Performance.enable", &json!({}));
        let answer = tools.tools("Performance.getMetrics", &json!({}));
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let named =
            |metric: &Value| Some((metric["name"].as_str()?.into(), metric["value"].as_f64()?));
        metrics.iter().filter_map(named).collect()
    }

    /// The memory that the page holds after a collection, in bytes: of its scripts and of its
    /// WebAssembly.
    pub(crate) async fn memory(&self) -> (f64, f64) {
        let collect = "HeapProfiler.collectGarbage";
        self.page.browser.tools(collect, &json!({}));
        let scripts = self.counts().get("JSHeapUsedSize").copied();
        let wasm =
            "return measured.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
        let wasm = self.run(wasm, vec![]).await.as_f64();
        (scripts.unwrap_or(f64::NAN), wasm.unwrap_or(f64::NAN))
    }
}
