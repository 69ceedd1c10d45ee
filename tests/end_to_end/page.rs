//! The page as its user meets it: by role and name, never by class or position.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::{Value, json};

use crate::browser::Browser;

/// How long anything may take to appear, with a slow machine in mind.
const PATIENCE: Duration = Duration::from_secs(20);

/// Finds what assistive technology would call by this role and name. Modal dialogs hide the rest
/// of the page from it, so nothing behind one is found.
///
/// The browser takes some ten milliseconds to compute a name, so only elements that can have the
/// role are asked.
pub(crate) const FIND: &str = r"
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

/// How the browser says so, before it does anything.
const GONE: [ErrorStatus; 4] = [
    ErrorStatus::StaleElementReference,
    ErrorStatus::NoSuchElement,
    ErrorStatus::ElementClickIntercepted,
    ErrorStatus::ElementNotInteractable,
];

/// What came of a step with something on the page; nothing if that was replaced, or moved away, since
/// it was found. Then nothing was done with it, and it has to be looked for again.
pub(crate) fn still_there<T>(came: Result<T, CmdError>) -> Option<T> {
    match came {
        Ok(came) => Some(came),
        Err(CmdError::Standard(error)) if GONE.contains(&error.error) => None,
        Err(error) => panic!("{error}"),
    }
}

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
        let address = format!("{}/{route}", self.address);
        // Where the console is open already it is told of another hash a moment later.
        let await_it = "window.gone = false;
            const gone = () => setTimeout(() => { window.gone = true });
            if (location.href === arguments[0]) return gone();
            addEventListener('hashchange', gone, { once: true })";
        self.run(await_it, vec![json!(address)]).await;
        self.browser.client.goto(&address).await.unwrap();
        self.until("the page was told where to go", || async {
            self.run("return window.gone ?? true", vec![]).await == json!(true)
        })
        .await;
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

    /// All of them right now.
    pub(crate) async fn all(&self, roles: &[&str], name: &str) -> Vec<Value> {
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

    /// Waits until a table is as it should be, and gives the rows of that moment: the next look may
    /// find others.
    pub(crate) async fn table_when(
        &self,
        name: &str,
        what: &str,
        is_so: impl Fn(&[Vec<String>]) -> bool,
    ) -> Vec<Vec<String>> {
        let seen = RefCell::new(Vec::new());
        self.until(what, || async {
            let rows = self.table(name).await;
            let so = is_so(&rows);
            seen.replace(rows);
            so
        })
        .await;
        seen.into_inner()
    }

    /// Waits until a table has a row that contains all of these texts.
    pub(crate) async fn table_shows(&self, name: &str, cells: &[&str]) {
        let what = format!("the table “{name}” has a row with {cells:?}");
        let has = |row: &Vec<String>, cell: &&str| row.iter().any(|text| text.contains(cell));
        let is_it = |row: &Vec<String>| cells.iter().all(|cell| has(row, cell));
        self.table_when(name, &what, |rows| rows.iter().any(is_it))
            .await;
    }

    /// Waits until the page was drawn twice.
    pub(crate) async fn drawn(&self) {
        let drawn = "return new Promise(drawn =>
            requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))";
        self.run(drawn, vec![]).await;
    }

    /// Waits until something stays the same for a while, and gives it: what was begun has ended.
    pub(crate) async fn stays<T, F, Fut>(&self, what: &str, long: Duration, look: F) -> T
    where
        T: PartialEq,
        F: Fn() -> Fut,
        Fut: Future<Output = T>,
    {
        let seen = RefCell::new(look().await);
        self.until(&format!("{what} stays the same"), || async {
            tokio::time::sleep(long).await;
            let now = look().await;
            let before = seen.replace(now);
            *seen.borrow() == before
        })
        .await;
        seen.into_inner()
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
