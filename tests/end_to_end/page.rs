//! The page as its user meets it: by role and name, never by class or position.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::Browser;

/// How long anything may take to appear, with a slow machine in mind.
const PATIENCE: Duration = Duration::from_secs(20);

/// Finds what assistive technology would call by this role and name. Modal dialogs hide the rest
/// of the page from it, so nothing behind one is found.
///
/// The browser takes some ten milliseconds to compute a name, so only elements that can have the
/// role are asked.
const FIND: &str = r"
    const [roles, name, begins] = arguments;
    const elements = {
        button: 'button,summary', link: 'a', table: 'table', group: 'fieldset', heading: 'h1,h2,h3',
        dialog: 'dialog', slider: 'input', checkbox: 'input', radio: 'input',
    };
    const plain = text => (text || '').replace(/\s+/g, ' ').trim();
    const some = roles.map(role => elements[role] || 'input,select,textarea').join(',');
    const all = document.querySelectorAll(`${some},[role]`);
    return [...all].filter(e => e.getClientRects().length > 0
        && roles.includes(e.computedRole)
        && (begins ? plain(e.computedName).startsWith(name) : plain(e.computedName) === name));
";

/// Every named thing on the page, for the message of a failed search.
const LIST: &str = r"
    return [...document.querySelectorAll('a,button,input,select,textarea,table,dialog,main,h1,[role]')]
        .filter(e => e.getClientRects().length > 0)
        .map(e => `${e.computedRole} “${e.computedName}”`).join('\n') + '\n' + document.body.innerText;
";

/// One open page.
pub(crate) struct Page<'a> {
    pub(crate) browser: &'a Browser,
    address: String,
}

impl<'a> Page<'a> {
    /// Opens the console at a hash route, such as `#/`.
    pub(crate) async fn open(browser: &'a Browser, address: &str, route: &str) -> Self {
        let page = Self {
            browser,
            address: address.to_owned(),
        };
        page.go(route).await;
        page
    }

    /// Opens the demo account under its own address, and waits until its functions are listed.
    pub(crate) async fn open_demo(&self) {
        self.go("#/demo").await;
        self.one(&["link"], "checkout").await;
    }

    /// Goes to a hash route by its address, as a bookmark would.
    pub(crate) async fn go(&self, route: &str) {
        self.browser
            .client
            .goto(&format!("{}/{route}", self.address))
            .await
            .unwrap();
        self.ready().await;
    }

    /// Loads the page anew.
    pub(crate) async fn reload(&self) {
        self.browser.client.refresh().await.unwrap();
        self.settled().await;
    }

    /// Waits until the page has loaded what it shows.
    pub(crate) async fn ready(&self) {
        let is_ready = "return document.querySelector('main')?.dataset.state === 'ready'";
        self.until("the page is ready", || async {
            self.run(is_ready, vec![]).await == json!(true)
        })
        .await;
    }

    /// Waits until the page has loaded what it shows, or has failed to.
    pub(crate) async fn settled(&self) {
        let is_loading = "return document.querySelector('main')?.dataset.state ?? 'loading'";
        self.until("the page is settled", || async {
            let state = self.run(is_loading, vec![]).await;
            state.is_string() && state != json!("loading")
        })
        .await;
    }

    pub(crate) async fn click(&self, role: &str, name: &str) {
        let element = self.one(&[role], name).await;
        let enabled = || async { element.is_enabled().await.unwrap_or(false) };
        self.until(&format!("{role} “{name}” can be used"), enabled)
            .await;
        element.click().await.unwrap();
    }

    /// Clicks the last of several things of one name, once there are several.
    pub(crate) async fn click_last(&self, role: &str, name: &str) {
        let are_several = || async { self.count(role, name).await > 1 };
        self.until(&format!("there are several {role} “{name}”"), are_several)
            .await;
        let several = self.all(&[role], name).await;
        self.element(several.last().unwrap()).click().await.unwrap();
    }

    /// Clicks the first thing of this role whose name begins like this, once there is one.
    pub(crate) async fn click_first(&self, role: &str, beginning: &str) {
        let arguments = || vec![json!([role]), json!(beginning), json!(true)];
        let is_there = || async { self.run(FIND, arguments()).await[0].is_object() };
        self.until(&format!("there is a {role} “{beginning}…”"), is_there)
            .await;
        let found = self.run(FIND, arguments()).await;
        self.element(&found[0]).click().await.unwrap();
    }

    /// Puts the open dialog away, as the Escape key does.
    pub(crate) async fn escape(&self) {
        let body = self.browser.client.find(Locator::Css("dialog[open]")).await;
        let escape = Key::Escape.to_string();
        body.unwrap().send_keys(&escape).await.unwrap();
        let is_closed = "return document.querySelector('dialog[open]') === null";
        self.until("the dialog is put away", || async {
            self.run(is_closed, vec![]).await == json!(true)
        })
        .await;
    }

    /// Closes the open dialog by the button at its end; there is one at its corner too.
    pub(crate) async fn close(&self) {
        let is_open = || async { !self.all(&["button"], "Close").await.is_empty() };
        self.until("there is a dialog to close", is_open).await;
        let buttons = self.all(&["button"], "Close").await;
        self.element(buttons.last().unwrap()).click().await.unwrap();
        let is_closed = || async { self.all(&["button"], "Close").await.is_empty() };
        self.until("the dialog is closed", is_closed).await;
    }

    /// Presses Control and a key, wherever the focus is.
    pub(crate) async fn shortcut(&self, key: &str) {
        let body = self.browser.client.find(Locator::Css("body")).await;
        let control = Key::Control.to_string();
        body.unwrap()
            .send_keys(&format!("{control}{key}{control}"))
            .await
            .unwrap();
    }

    /// Unfolds what has this summary.
    pub(crate) async fn open_details(&self, summary: &str) {
        let find = "return [...document.querySelectorAll('summary')]
            .find(one => one.innerText.trim() === arguments[0])";
        let is_there = || async { self.run(find, vec![json!(summary)]).await.is_object() };
        self.until(&format!("there is “{summary}” to unfold"), is_there)
            .await;
        let found = self.run(find, vec![json!(summary)]).await;
        self.element(&found).click().await.unwrap();
    }

    /// Ticks the box that a dialog wants ticked, if there is one.
    pub(crate) async fn confirm(&self) {
        let boxes = "return [...document.querySelectorAll('dialog[open]')]
            .filter(dialog => [...dialog.querySelectorAll('button')].some(b => b.innerText === 'Apply'))
            .flatMap(dialog => [...dialog.querySelectorAll('input[type=checkbox]')])
            .filter(box => !box.checked && box.computedName !== 'Show as table')";
        let boxes = self.run(boxes, vec![]).await;
        for one in boxes.as_array().into_iter().flatten() {
            self.element(one).click().await.unwrap();
        }
    }

    /// The one thing with this role and name, once it is there.
    pub(crate) async fn one(&self, roles: &[&str], name: &str) -> Element {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = self.all(roles, name).await;
            match found.as_slice() {
                [one] => return self.element(one),
                _ if Instant::now() < deadline => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                several => {
                    let list = self.run(LIST, vec![]).await;
                    let list = list.as_str().unwrap_or_default();
                    panic!(
                        "there are {} {roles:?} “{name}”, not one, on:\n{list}",
                        several.len()
                    );
                }
            }
        }
    }

    /// The element that a script returned: `{"element-6066-…": ID}`.
    pub(crate) fn element(&self, value: &Value) -> Element {
        let id = value.as_object().and_then(|object| object.values().next());
        let id = id.and_then(Value::as_str).unwrap_or_default().to_owned();
        Element::from_element_id(self.browser.client.clone(), id.into())
    }

    /// How many there are right now.
    pub(crate) async fn count(&self, role: &str, name: &str) -> usize {
        self.all(&[role], name).await.len()
    }

    async fn all(&self, roles: &[&str], name: &str) -> Vec<Value> {
        let found = self.run(FIND, vec![json!(roles), json!(name)]).await;
        found.as_array().cloned().unwrap_or_default()
    }

    /// Waits until the visible text of the page contains this.
    pub(crate) async fn shows(&self, text: &str) {
        let has = || async { self.text().await.contains(text) };
        self.until(&format!("the page shows “{text}”"), has).await;
    }

    /// The visible text, with single spaces.
    pub(crate) async fn text(&self) -> String {
        let text = self.run("return document.body.innerText", vec![]).await;
        text.as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The rows of a table by its name, cell by cell, the head left out. A table that is replaced
    /// between the two steps is looked for again: nothing was said about it yet.
    pub(crate) async fn table(&self, name: &str) -> Vec<Vec<String>> {
        let rows = "return [...arguments[0].tBodies].flatMap(b => [...b.rows])
            .map(r => [...r.cells].map(c => c.innerText.replace(/\\s+/g, ' ').trim()))";
        let deadline = Instant::now() + PATIENCE;
        loop {
            let table = self.one(&["table"], name).await;
            let table = serde_json::to_value(&table).unwrap();
            if let Ok(rows) = serde_json::from_value(self.run(rows, vec![table]).await) {
                return rows;
            }
            assert!(Instant::now() < deadline, "the table “{name}” never stays");
        }
    }

    /// Waits until a table has a row that contains all of these texts.
    pub(crate) async fn table_shows(&self, name: &str, cells: &[&str]) {
        let has = || async {
            let rows = self.table(name).await;
            rows.iter().any(|row| {
                cells
                    .iter()
                    .all(|cell| row.iter().any(|text| text.contains(cell)))
            })
        };
        self.until(&format!("the table “{name}” has a row with {cells:?}"), has)
            .await;
    }

    /// Waits until a condition holds; says what was on the page when it never did.
    pub(crate) async fn until<F, Fut>(&self, what: &str, condition: F)
    where
        F: Fn() -> Fut,
        Fut: Future<Output = bool>,
    {
        let deadline = Instant::now() + PATIENCE;
        while !condition().await {
            if Instant::now() > deadline {
                let list = self.run(LIST, vec![]).await;
                panic!(
                    "waited in vain until {what}; on the page:\n{}",
                    list.as_str().unwrap_or_default()
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Runs a script. A page that is just navigating answers nothing.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.browser
            .client
            .execute(script, arguments)
            .await
            .unwrap_or(Value::Null)
    }
}
