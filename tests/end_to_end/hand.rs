//! What a hand does on a page: clicks, unfolds, puts away. Whatever is replaced by the page between
//! being found and being used is looked for again, as a person would.

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::{FIND, Page, still_there};

impl Page<'_> {
    /// Clicks the one thing with this role and name, once it can be used.
    pub(crate) async fn click(&self, role: &str, name: &str) {
        self.until(&format!("{role} “{name}” can be clicked"), || async {
            let element = self.one(&[role], name).await;
            still_there(element.is_enabled().await) == Some(true)
                && still_there(element.click().await).is_some()
        })
        .await;
    }

    /// Clicks the last of several things of one name, once there are several.
    pub(crate) async fn click_last(&self, role: &str, name: &str) {
        self.until(&format!("there are several {role} “{name}”"), || async {
            match self.all(&[role], name).await.as_slice() {
                [_, .., last] => self.clicks(last).await,
                _ => false,
            }
        })
        .await;
    }

    /// Clicks the first thing of this role whose name begins like this, once there is one.
    pub(crate) async fn click_first(&self, role: &str, beginning: &str) {
        let arguments = || vec![json!([role]), json!(beginning), json!(true)];
        self.until(&format!("there is a {role} “{beginning}…”"), || async {
            let found = self.run(FIND, arguments()).await;
            found[0].is_object() && self.clicks(&found[0]).await
        })
        .await;
    }

    /// Clicks what a script returned; false if it was replaced meanwhile, and nothing was clicked.
    pub(crate) async fn clicks(&self, found: &Value) -> bool {
        still_there(self.element(found).click().await).is_some()
    }

    /// Whether the one thing with this role and name can be used.
    pub(crate) async fn is_enabled(&self, role: &str, name: &str) -> bool {
        loop {
            let element = self.one(&[role], name).await;
            if let Some(enabled) = still_there(element.is_enabled().await) {
                return enabled;
            }
        }
    }

    /// Puts the open dialog away, as the Escape key does.
    pub(crate) async fn escape(&self) {
        let escape = Key::Escape.to_string();
        self.until("there is a dialog to put away", || async {
            let dialog = self.browser.client.find(Locator::Css("dialog[open]")).await;
            match still_there(dialog) {
                Some(dialog) => still_there(dialog.send_keys(&escape).await).is_some(),
                None => false,
            }
        })
        .await;
        let is_closed = "return document.querySelector('dialog[open]') === null";
        self.until("the dialog is put away", || async {
            self.run(is_closed, vec![]).await == json!(true)
        })
        .await;
    }

    /// Closes the open dialog by the button at its end; there is one at its corner too.
    pub(crate) async fn close(&self) {
        self.until("there is a dialog to close", || async {
            match self.all(&["button"], "Close").await.last() {
                Some(last) => self.clicks(last).await,
                None => false,
            }
        })
        .await;
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
        self.until(&format!("there is “{summary}” to unfold"), || async {
            let found = self.run(find, vec![json!(summary)]).await;
            found.is_object() && self.clicks(&found).await
        })
        .await;
    }

    /// Unfolds everything there.
    pub(crate) async fn unfold(&self, place: &str) {
        let unfold = "for (const fold of document.querySelectorAll(`${arguments[0]} details`)) fold.open = true";
        self.run(unfold, vec![json!(place)]).await;
    }

    /// Ticks the box that a dialog wants ticked, if there is one.
    pub(crate) async fn confirm(&self) {
        let boxes = "return [...document.querySelectorAll('dialog[open]')]
            .filter(dialog => [...dialog.querySelectorAll('button')].some(b => b.innerText === 'Apply'))
            .flatMap(dialog => [...dialog.querySelectorAll('input[type=checkbox]')])
            .filter(box => !box.checked && box.computedName !== 'Show as table')";
        self.until("everything is confirmed", || async {
            let left = self.run(boxes, vec![]).await;
            match left.as_array().and_then(|left| left.first()) {
                // The next look says whether it is ticked.
                Some(first) => {
                    self.clicks(first).await;
                    false
                }
                None => left.is_array(),
            }
        })
        .await;
    }
}
