//! A cloud behind the browser's `fetch`: the emulator answers what the console would send to a
//! relay, so that everything from the form to the signature is the real thing.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use halftone::console::App;
use halftone::console::keys::KeyHolder;
use halftone::console::language::speak;
use halftone::emulator::{Emulator, Options, Request};
use js_sys::{Array, Date, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::keys::InPage;
use super::page::{settle, text_of};

pub(super) const SECRET_ID: &str = "AKIDhalftonedemo";
pub(super) const SECRET_KEY: &str = "halftone-demo-secret";

/// An error that will be the same next time and says that nothing was changed.
const NOT_NOW: &str = "FailedOperation.UpdateAlias";

/// Which requests are refused, and how.
#[derive(Clone, Copy)]
struct Refused {
    action: &'static str,
    /// What the body has to hold.
    about: &'static str,
    code: &'static str,
}

impl Refused {
    fn answer(self) -> String {
        let code = self.code;
        format!(
            r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"Not now."}},"RequestId":"r-1"}}}}"#
        )
    }
}

/// What every function has in an environment variable. No screen shows it, no file has it.
pub(super) const SETTING: &str = "a-password-of-the-database";

/// What an account without Monitor is told.
const NOT_OPENED: &str = "FailedOperation.ErrNotOpen";

/// The whole console in the page, connected to nothing yet.
pub(super) struct Cloud {
    root: HtmlElement,
    refused: Rc<Cell<Option<Refused>>>,
    sent: Rc<RefCell<Vec<String>>>,
    setting: Rc<Cell<bool>>,
}

/// A console in the page: where it is, and what keeps it there.
type Shown = (HtmlElement, Box<dyn Any>);

thread_local! {
    /// The one that is there. A test that fails drops nothing, and what it left would go on
    /// following the address in the tests after it.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

fn put_away() {
    if let Some((root, mounted)) = SHOWN.take() {
        root.remove();
        drop(mounted);
    }
}

impl Drop for Cloud {
    fn drop(&mut self) {
        put_away();
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole and after 1970
pub(super) fn now() -> u64 {
    Date::now() as u64
}

impl Cloud {
    /// A fresh account behind `fetch`, and a fresh console in front of it.
    pub(super) async fn new() -> Self {
        Self::of(Emulator::new(Options::default(), now())).await
    }

    /// An account that a test has made.
    pub(super) async fn of(emulator: Emulator) -> Self {
        Self::with(InPage::default(), emulator).await
    }

    /// The same with keys that end in so many minutes.
    pub(super) async fn ending_in(minutes: u64) -> Self {
        let keys = InPage::until(now() / 1_000 + minutes * 60);
        Self::with(keys, Emulator::new(Options::default(), now())).await
    }

    async fn with(keys: InPage, emulator: Emulator) -> Self {
        // A test that failed in another language has not put it back.
        speak(None);
        let emulator = Rc::new(RefCell::new(emulator));
        let refused: Rc<Cell<Option<Refused>>> = Rc::default();
        let sent: Rc<RefCell<Vec<String>>> = Rc::default();
        let (asked, counted) = (Rc::clone(&refused), Rc::clone(&sent));
        let setting = Rc::new(Cell::new(false));
        let told = Rc::clone(&setting);
        let fetch = Closure::<dyn FnMut(web_sys::Request) -> Promise>::new(
            move |request: web_sys::Request| {
                let emulator = Rc::clone(&emulator);
                let (refused, sent) = (asked.get(), Rc::clone(&counted));
                let told = Rc::clone(&told);
                future_to_promise(async move {
                    let body = JsFuture::from(request.text()?).await?.as_string().unwrap();
                    let mut headers = vec![("host".to_owned(), host_of(&request.url()))];
                    for pair in Array::from(&Array::from(&request.headers())).iter() {
                        let pair: Array = pair.unchecked_into();
                        let text = |index| pair.get(index).as_string().unwrap();
                        headers.push((text(0), text(1)));
                    }
                    let request = Request {
                        method: "POST",
                        query: "",
                        headers: &headers,
                        body: body.as_bytes(),
                    };
                    let action = headers.iter().find(|(name, _)| name == "x-tc-action");
                    let action = action.map(|(_, action)| action.clone()).unwrap_or_default();
                    sent.borrow_mut().push(action.clone());
                    let refused = refused
                        .filter(|refused| refused.action == action && body.contains(refused.about));
                    let text = if let Some(refused) = refused {
                        refused.answer()
                    } else {
                        let answer = emulator.borrow_mut().handle(&request, now());
                        let text = String::from_utf8(answer.body).unwrap();
                        let filled =
                            format!(r#""Variables":[{{"Key":"PASSWORD","Value":"{SETTING}"}}]"#);
                        let text = text.replace(r#""Variables":[]"#, &filled);
                        told.set(told.get() || text.contains(SETTING));
                        text
                    };
                    Ok(web_sys::Response::new_with_opt_str(Some(&text))?.into())
                })
            },
        );
        let fetch = fetch.into_js_value();
        Reflect::set(&window(), &"fetch".into(), &fetch).unwrap();
        Self::console(refused, sent, setting, keys).await
    }

    /// True once the cloud answered with the environment variable of a function.
    pub(super) fn has_told_setting(&self) -> bool {
        self.setting.get()
    }

    /// Has the cloud refuse every request of one action, or of none.
    pub(super) fn refuse(&self, action: Option<&'static str>) {
        let refused = |action| Refused {
            action,
            about: "",
            code: if action == "GetMonitorData" {
                NOT_OPENED
            } else {
                NOT_NOW
            },
        };
        self.refused.set(action.map(refused));
    }

    /// Has it refuse those of one action whose body holds a text, with a code.
    pub(super) fn refuse_some(
        &self,
        action: &'static str,
        about: &'static str,
        code: &'static str,
    ) {
        self.refused.set(Some(Refused {
            action,
            about,
            code,
        }));
    }

    /// How often an action was asked for.
    pub(super) fn sent(&self, action: &str) -> usize {
        let sent = self.sent.borrow();
        sent.iter().filter(|sent| *sent == action).count()
    }

    /// Every action that was asked for, in order.
    pub(super) fn all_sent(&self) -> Vec<String> {
        self.sent.borrow().clone()
    }

    /// A fresh console in front of the account that is there already: what a reload does.
    pub(super) async fn reloaded(self) -> Self {
        let (refused, sent) = (Rc::clone(&self.refused), Rc::clone(&self.sent));
        let setting = Rc::clone(&self.setting);
        drop(self);
        Self::console(refused, sent, setting, InPage::default()).await
    }

    async fn console(
        refused: Rc<Cell<Option<Refused>>>,
        sent: Rc<RefCell<Vec<String>>>,
        setting: Rc<Cell<bool>>,
        keys: InPage,
    ) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        window().location().set_hash("#/").unwrap();
        let keys: Rc<dyn KeyHolder> = Rc::new(keys);
        let app = move || view! { <App keys=StoredValue::new_local(keys) /> };
        put_away();
        let mounted = leptos::mount::mount_to(root.clone(), app);
        SHOWN.set(Some((root.clone(), Box::new(mounted))));
        settle().await;
        let page = Self {
            root,
            refused,
            sent,
            setting,
        };
        page.until("the form is there", |page| !page.all("form").is_empty())
            .await;
        page
    }

    /// Connects with what stands in the form.
    pub(super) async fn connect(&self) {
        self.click("Connect").await;
        self.until("the account is open", |page| page.has_button("Lock"))
            .await;
    }

    /// Goes to an address and waits for what it shows.
    pub(super) async fn go(&self, address: &str) {
        window().location().set_hash(address).unwrap();
        pause(50).await;
        self.until("the page is ready", |page| {
            page.all("main[data-state=ready]").len() == 1
        })
        .await;
    }

    /// Every element that a selector finds and that is shown.
    pub(super) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        let found = (0..found.length()).filter_map(|index| found.item(index));
        let found = found.map(JsCast::unchecked_into::<HtmlElement>);
        found
            .filter(|element| element.get_client_rects().length() > 0)
            .map(Into::into)
            .collect()
    }

    pub(super) fn text(&self) -> String {
        text_of(&self.root)
    }

    /// The last button of this name: that of a dialog comes after that of the page.
    fn buttons(&self, name: &str) -> Vec<HtmlElement> {
        let named = self.all("button").into_iter().filter(|button| {
            text_of(button) == name || button.get_attribute("aria-label").as_deref() == Some(name)
        });
        named.map(JsCast::unchecked_into).collect()
    }

    pub(super) fn has_button(&self, name: &str) -> bool {
        !self.buttons(name).is_empty()
    }

    pub(super) fn is_enabled(&self, name: &str) -> bool {
        let last = self.buttons(name).pop();
        !last.unwrap().has_attribute("disabled")
    }

    /// Clicks the last button of this name once it can be used.
    pub(super) async fn click(&self, name: &str) {
        self.until(&format!("the button {name} can be used"), |page| {
            page.has_button(name) && page.is_enabled(name)
        })
        .await;
        self.buttons(name).pop().unwrap().click();
        settle().await;
    }

    /// The control that a label of this text belongs to.
    pub(super) fn field(&self, name: &str) -> HtmlInputElement {
        let labels = self.all("label").into_iter();
        let label = labels.rev().find(|one| text_of(one).starts_with(name));
        let label = label.unwrap_or_else(|| panic!("no field {name}"));
        let control = match label.get_attribute("for") {
            Some(id) => document().get_element_by_id(&id),
            None => label.query_selector("input").unwrap(),
        };
        control.unwrap().unchecked_into()
    }

    /// Waits for something to become true, up to ten seconds.
    pub(super) async fn until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..400 {
            if is_so(self) {
                return;
            }
            pause(25).await;
        }
        panic!("never came true: {what}\n{}", self.text());
    }
}

fn host_of(url: &str) -> String {
    url.rsplit('/').next().unwrap_or_default().to_owned()
}

pub(super) async fn pause(milliseconds: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        let window = window();
        drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
    });
    JsFuture::from(wait).await.unwrap();
}

/// Pastes a text into a field, and types it there if nobody takes it.
pub(super) async fn paste(field: &HtmlInputElement, text: &str) {
    call(
        "const data = new DataTransfer(); data.setData('text/plain', text); \
         const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}); \
         if (field.dispatchEvent(event)) { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); }",
        field,
        text,
    );
    settle().await;
}

/// Drops a file with this text on an element.
pub(super) async fn drop_file(target: &Element, text: &str) {
    call(
        "const data = new DataTransfer(); data.items.add(new File([text], '.env')); \
         field.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));",
        target,
        text,
    );
    pause(50).await;
}

/// Chooses a file with this text.
pub(super) async fn choose_file(field: &HtmlInputElement, text: &str) {
    call(
        "const data = new DataTransfer(); data.items.add(new File([text], 'file.json')); \
         field.files = data.files; field.dispatchEvent(new Event('change', {bubbles: true}));",
        field,
        text,
    );
    pause(50).await;
}

fn call(script: &str, field: &JsValue, text: &str) {
    let function = Function::new_with_args("field, text", script);
    function.call2(&JsValue::NULL, field, &text.into()).unwrap();
}
