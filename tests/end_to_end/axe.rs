//! axe-core on a page: in every theme and language, in the state that the page is in.
//!
//! Needs axe-core: `HALFTONE_AXE` names its file, which `make test-end-to-end` fetches.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::page::Page;

/// The languages that there are, by their tags.
pub(crate) const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// What axe-core objects to in the open dialog or else on the page, as lines that say where; more than one heading that heads all; headings
/// that leave out a level.
const CHECK: &str = r"
    const options = { resultTypes: ['violations'], preload: false };
    const shown = one => one.getClientRects().length > 0;
    const dialog = document.querySelector('dialog[open]');
    const found = [];
    const levels = [...(dialog ?? document.querySelector('main')).querySelectorAll('h1,h2,h3,h4')]
        .filter(shown).map(one => +one.tagName[1]);
    const heads = levels.filter(level => level === 1).length;
    if (heads !== (dialog ? 0 : 1)) found.push(`one-heading: ${heads} h1`);
    levels.reduce((above, level) => {
        if (level > above + 1) found.push(`heading-order: h${level} below h${above}`);
        return level;
    }, dialog ? 1 : 0);
    if (document.title === '' || !document.title.includes('Halftone')) found.push('no title');
    return axe.run(dialog ?? document, options).then(({ violations }) => found.concat(violations.flatMap(one => one.nodes.map(
        node => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`))));
";

/// Waits until nothing has changed for a moment, but not for ever: some pages tick.
const QUIET: &str = r"
    return new Promise(done => {
        let last;
        const end = () => { changes.disconnect(); done(true); };
        const wait = () => { clearTimeout(last); last = setTimeout(end, 120); };
        const changes = new MutationObserver(wait);
        changes.observe(document.querySelector('dialog[open]') ?? document, { subtree: true, childList: true, attributes: true });
        setTimeout(end, 2500);
        wait();
    });
";

/// Chooses the language as somebody does with the control in the header.
const SPEAK: &str = r"
    const choice = document.querySelector('header select');
    if (choice.value !== arguments[0]) {
        choice.value = arguments[0];
        choice.dispatchEvent(new Event('change', { bubbles: true }));
    }
";

/// A page under the eyes of the checker.
pub(crate) struct Checked<'a> {
    pub(crate) page: Page<'a>,
    axe: String,
}

impl<'a> Checked<'a> {
    /// Opens the console at its start.
    pub(crate) async fn open(browser: &'a Browser, address: &str) -> Self {
        let path = std::env::var("HALFTONE_AXE")
            .expect("HALFTONE_AXE names axe.min.js: `make test-end-to-end` fetches it");
        let axe = std::fs::read_to_string(path).expect("axe-core can be read");
        let page = Page::open(browser, address, "#/").await;
        Self { page, axe }
    }

    /// Goes to an address without loading the console anew.
    pub(crate) async fn go(&self, route: &str) {
        let go = "return new Promise(gone => {
            if (location.hash === arguments[0]) return gone();
            addEventListener('hashchange', () => setTimeout(gone), { once: true });
            location.hash = arguments[0];
        })";
        self.page.run(go, vec![json!(route)]).await;
    }

    /// Has the page be in a language.
    pub(crate) async fn speak(&self, language: &str) {
        self.page.run(SPEAK, vec![json!(language)]).await;
        let spoken = "return document.documentElement.lang";
        self.page
            .until(&format!("the page is in {language}"), || async {
                self.page.run(spoken, vec![]).await == json!(language)
            })
            .await;
    }

    /// Waits until what the page shows has arrived.
    pub(crate) async fn quiet(&self) {
        self.page.run(QUIET, vec![]).await;
    }

    /// Checks what is shown in every language and theme, and leaves it in English.
    pub(crate) async fn check(&self, place: &str, state: &str) {
        for language in LANGUAGES.into_iter().rev() {
            self.speak(language).await;
            if state != "loading" {
                self.page.settled().await;
            }
            self.quiet().await;
            if ["loading", "failed"].contains(&state) {
                let is = "return document.querySelector('main').dataset.state";
                assert_eq!(self.page.run(is, vec![]).await, json!(state), "{place}");
            }
            self.check_now(place, language, state).await;
        }
    }

    /// Checks what is shown as it is, in both themes.
    pub(crate) async fn check_now(&self, place: &str, language: &str, state: &str) {
        let is_there = "return typeof axe === 'object'";
        if self.page.run(is_there, vec![]).await != json!(true) {
            // Past the policy of the page, as a tool of the browser.
            let source = json!({ "expression": self.axe });
            self.page.browser.tools("Runtime.evaluate", &source);
        }
        for theme in ["light", "dark"] {
            self.page.browser.emulate(&[
                ("prefers-color-scheme", theme),
                ("prefers-reduced-motion", "reduce"),
            ]);
            let found = self.page.run(CHECK, vec![]).await;
            assert_eq!(found, json!([]), "{place}, {theme}, {language}, {state}");
        }
    }

    /// Checks the open dialog as it is and unfolded, in every language and theme, and leaves it in English.
    pub(crate) async fn check_dialog(&self, place: &str, state: &str) {
        for language in LANGUAGES.into_iter().rev() {
            self.speak(language).await;
            let is_open = "return document.querySelector('dialog[open]') !== null";
            self.page
                .until(&format!("{place} is open in {language}"), || async {
                    self.page.run(is_open, vec![]).await == json!(true)
                })
                .await;
            self.page.unfold("dialog[open]").await;
            self.quiet().await;
            self.check_now(place, language, state).await;
        }
    }

    /// Opens dialogs by the names of their buttons, and checks each in every language and theme.
    pub(crate) async fn dialogs(&self, buttons: &[&str]) {
        let places = self.places_of(buttons).await;
        for language in LANGUAGES.into_iter().rev() {
            self.speak(language).await;
            self.page.settled().await;
            self.quiet().await;
            for (at, button) in buttons.iter().enumerate() {
                self.press(button, &places[at]).await;
                self.quiet().await;
                self.check_now(button, language, "open").await;
                self.page.escape().await;
            }
        }
    }

    /// Which buttons of how many these are, those of dialogs not counted, for they come when they are
    /// opened: they have the same places in every language.
    async fn places_of(&self, buttons: &[&str]) -> Value {
        // The browser takes long to compute the names of all.
        let find = "const all = [...document.querySelectorAll('button')].filter(one => !one.closest('dialog'));
            const names = all.map(one => one.ariaLabel ?? one.innerText.trim());
            return arguments[0].map(name => [names.indexOf(name), all.length])";
        let find = || self.page.run(find, vec![json!(buttons)]);
        let are_there = |places: &Value| {
            let places = places.as_array();
            places.is_some_and(|places| places.iter().all(|place| place[0] != json!(-1)))
        };
        self.page
            .until(&format!("there are {buttons:?}"), || async {
                self.quiet().await;
                are_there(&find().await)
            })
            .await;
        find().await
    }

    /// Presses the button at this place, which opens a dialog.
    async fn press(&self, button: &str, place: &Value) {
        let press = "const [index, count] = arguments[0];
            const all = [...document.querySelectorAll('button')].filter(one => !one.closest('dialog'));
            if (all.length === count) all[index].click();
            return document.querySelector('dialog[open]') !== null";
        self.page
            .until(&format!("{button} opens a dialog"), || async {
                self.page.run(press, vec![place.clone()]).await == json!(true)
            })
            .await;
    }
}
