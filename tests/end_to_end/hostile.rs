//! An account whose every text was written by somebody hostile: the page shows the texts, and
//! nothing of them runs, loads or leaves.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use crate::account::{SECRET_ID, SECRET_KEY};
use crate::browser::Browser;
use crate::cloud::Cloud;
use crate::hostility::{Hostile, Manner};
use crate::keyholder::Keyholder;
use crate::page::Page;
use crate::payloads;
use crate::program::Program;
use crate::second_origin::SecondOrigin;

/// Everything on the page that a text could have become a part of: texts, attributes, values.
const TEXTS: &str = "
    const texts = [document.documentElement.textContent, document.title];
    for (const element of document.querySelectorAll('*')) {
        for (const attribute of element.attributes) texts.push(attribute.value);
        if ('value' in element) texts.push(String(element.value));
    }
    return texts.join('\\n')";

/// Every element that could run, load or send something, as it is written.
const POWERS: &str = "
    const all = [...document.querySelectorAll('*')];
    const isOne = element =>
        element.matches('script,iframe,frame,object,embed,base,meta[http-equiv],link,style,img,image,video,audio,source,[srcdoc],[formaction],[action],[ping]')
        || [...element.attributes].some(one => one.name.startsWith('on')
            // What a title says is shown, never followed.
            || one.name !== 'title' && /^\\s*(javascript|data):/i.test(one.value));
    return [document.documentElement.dataset.run ?? 'nothing ran',
        ...all.filter(isOne).map(element => element.outerHTML)]";

/// A person who looks at everything.
struct Walk<'a> {
    page: Page<'a>,
    browser: &'a Browser,
    second: &'a SecondOrigin,
    manner: Arc<Mutex<Manner>>,
    /// The powers of a page in which nothing hostile was read yet.
    powers: Value,
    payloads: &'a [String],
    seen: RefCell<BTreeSet<usize>>,
}

impl Walk<'_> {
    /// Nothing ran, nothing new could, nothing left; and remembers which payloads are here.
    async fn look(&self, place: &str) {
        let dialog = self.browser.client.get_alert_text().await;
        assert!(dialog.is_err(), "{place} opened a dialog: {dialog:?}");
        assert_eq!(self.page.run(POWERS, vec![]).await, self.powers, "{place}");
        assert_eq!(self.second.connections(), 0, "{place}");
        let texts = self.page.run(TEXTS, vec![]).await;
        let texts = texts.as_str().unwrap_or_default();
        let mut seen = self.seen.borrow_mut();
        seen.extend((0..self.payloads.len()).filter(|&at| texts.contains(&self.payloads[at])));
    }

    async fn go(&self, route: &str) {
        let go = "return new Promise(gone => {
            addEventListener('hashchange', () => setTimeout(gone), { once: true });
            location.hash = arguments[0];
        })";
        self.page.run(go, vec![json!(route)]).await;
        self.page.settled().await;
        self.look(route).await;
    }

    /// Every page, whatever it shows.
    async fn pages(&self) {
        let function = "#/ap-guangzhou/default/checkout";
        for route in [
            "#/ap-guangzhou/default",
            function,
            &format!("{function}/alias/prod"),
        ] {
            self.go(route).await;
        }
    }

    /// Function, alias, preview, activity log.
    async fn release(&self) {
        let page = &self.page;
        page.click_first("link", "checkout").await;
        page.settled().await;
        self.look("the function").await;
        page.open_details("serverless.yml").await;
        for button in [
            "Create alias",
            "Move settle-payments",
            "Delete version 1",
            "Temporary keys",
        ] {
            page.click_first("button", button).await;
            self.look(button).await;
            page.escape().await;
        }
        page.shortcut("k").await;
        page.fill(
            "Command",
            "sls update-alias --inputs function=checkout name=",
        )
        .await;
        self.look("what the command field offers").await;
        page.escape().await;
        page.click_first("link", "Change split of prod").await;
        page.field("Weight of version 5").await;
        self.look("the alias").await;
        page.enter("Weight of version 5", "20").await;
        page.click("button", "Preview").await;
        page.open_details("Export").await;
        self.look("the preview").await;
        page.click("button", "Apply").await;
        page.shows("Done, and read back.").await;
        self.look("the result").await;
        page.close().await;
        page.click("button", "Activity (1)").await;
        self.look("the activity log").await;
        page.close().await;
    }
}

/// Shows the payloads to a page that takes every text for markup, where some of them do run.
async fn believe(browser: &Browser) {
    let open = SecondOrigin::start();
    let address = format!("http://{}/", open.authority);
    browser.client.goto(&address).await.unwrap();
    let markup =
        "for (const text of arguments[0]) document.body.insertAdjacentHTML('beforeend', text)";
    let mut payloads = payloads::all(&open.authority);
    // Not the one that leads the page away from the others.
    payloads.retain(|payload| !payload.contains("http-equiv"));
    let arguments = vec![json!(payloads)];
    browser.client.execute(markup, arguments).await.unwrap();
    for _ in 0..200 {
        if open.asked().contains(&"/ran".to_owned()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no payload ran: {:?}", open.asked());
}

#[tokio::test]
async fn nothing_that_an_account_says_runs_in_the_page() {
    let second = SecondOrigin::start();
    let payloads = payloads::all(&second.authority);
    let manner = Arc::new(Mutex::new(Manner::Behind));
    let hostile = Hostile::new(&payloads, &manner);
    let key = Keyholder {
        secret_id: SECRET_ID,
        secret_key: SECRET_KEY,
        token: None,
    };
    let cloud = Cloud::start(key, hostile);
    let program = Program::serve_before(&cloud.address);
    let browser = Browser::start(1280, 900).await;
    believe(&browser).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    let walk = Walk {
        powers: page.run(POWERS, vec![]).await,
        page,
        browser: &browser,
        second: &second,
        manner,
        payloads: &payloads,
        seen: RefCell::default(),
    };
    assert!(walk.powers.is_array());
    key.connect(&walk.page).await;
    walk.page.one(&["heading"], "Functions in default").await;
    walk.look("the functions").await;
    walk.release().await;
    // A hundred versions have room for every payload.
    walk.go("#/ap-guangzhou/default/search-index").await;
    walk.page.click_first("button", "Show all").await;
    // Some of it comes when the page is there already.
    let look = async || {
        walk.look("many versions").await;
        walk.seen.borrow().len()
    };
    let long = Duration::from_millis(300);
    walk.page.stays("what is seen", long, look).await;
    let unseen: Vec<_> = (0..payloads.len())
        .filter(|at| !walk.seen.borrow().contains(at))
        .map(|at| &payloads[at])
        .collect();
    assert!(unseen.is_empty(), "never shown: {unseen:#?}");

    for manner in [Manner::Instead, Manner::Refusing] {
        *walk.manner.lock().unwrap() = manner;
        walk.pages().await;
    }
    walk.page.open_details("What the cloud said").await;
    walk.look("what the cloud said").await;
}
