//! The focus where the page takes away what had it: a row that is deleted, a button that turns into
//! another, a list that is drawn anew. It goes to what is called the same there now, else to the heading
//! above. Must never know what any of these is for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

/// Headings, but none of dialogs, which stand beside what opens them.
const HEADINGS: &str = ":is(h1,h2,h3):not(dialog *)";

/// Looks after the focus for as long as whoever calls this is there.
pub(crate) fn keep_focus() {
    let kept = Rc::new(Kept::default());
    let noting = Rc::clone(&kept);
    let note = window_event_listener(ev::focusin, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(element) = target {
            noting.note(&element);
        }
    });
    // It ends with whoever called this; every browser that runs this page can watch.
    StoredValue::new_local(Watch::begin(move || kept.look()).ok());
    on_cleanup(move || note.remove());
}

/// What had the focus last outside of a dialog.
#[derive(Default)]
struct Kept {
    /// It, and everything around it, the innermost first.
    path: RefCell<Vec<Element>>,
    name: RefCell<String>,
    /// True since a dialog had the focus: one may have closed another that would give it back.
    covered: Cell<bool>,
    /// True until the next picture, when it is looked what became of it.
    looks: Cell<bool>,
}

impl Kept {
    fn note(&self, element: &Element) {
        let covered = matches(element, "dialog *");
        self.covered.set(covered);
        if covered {
            return;
        }
        let around = |inner: &Element| inner.parent_element();
        let path = std::iter::successors(Some(element.clone()), around);
        self.path.replace(path.collect());
        self.name.replace(name(element));
    }

    /// Something on the page has changed.
    fn look(self: &Rc<Self>) {
        let is_there = |path: &[Element]| path.first().is_none_or(|had| had.is_connected());
        if self.looks.get() || is_there(&self.path.borrow()) && !self.covered.get() {
            return;
        }
        self.looks.set(true);
        let kept = Rc::clone(self);
        // Whoever made something anew may know better, and says so at once.
        request_animation_frame(move || {
            kept.looks.set(false);
            kept.mend();
        });
    }

    fn mend(&self) {
        let dialog = document().query_selector("dialog[open]");
        if holder().is_some() || dialog.is_ok_and(|dialog| dialog.is_some()) {
            return;
        }
        self.covered.set(false);
        let path = self.path.borrow().clone();
        let mut left = path.iter().filter(|one| one.is_connected());
        let Some(around) = left.clone().next() else {
            return;
        };
        let tag = path.first().map(Element::tag_name).unwrap_or_default();
        // What is given the focus is noted at once, so nothing of this is held until then.
        let called = self.name.borrow().clone();
        let is_same = |one: &Element| !called.is_empty() && name(one) == called;
        let same = all(around, &tag).into_iter().find(is_same);
        // What surrounds the page has no heading of its own.
        let heading = |one: &Element| {
            let inside = match one.closest("main") {
                Ok(Some(_)) => one.clone(),
                _ => document().query_selector("main").ok()??,
            };
            all(&inside, HEADINGS).into_iter().next()
        };
        let itself = path.first().filter(|had| had.is_connected()).cloned();
        let next = itself.or(same).or_else(|| left.find_map(heading));
        if let Some(next) = next {
            give(&next);
        }
    }
}

/// What an element is called.
fn name(element: &Element) -> String {
    let label = element.get_attribute("aria-label");
    label.or_else(|| element.text_content()).unwrap_or_default()
}

fn matches(element: &Element, selector: &str) -> bool {
    element.matches(selector) == Ok(true)
}

fn all(inside: &Element, selector: &str) -> Vec<Element> {
    let found = inside.query_selector_all(selector);
    let found = found.map(|found| Array::from(&found)).unwrap_or_default();
    found.iter().map(JsCast::unchecked_into).collect()
}

/// What has the focus. Where nothing has it browsers name the body, as some do for a button that is
/// pressed.
pub(crate) fn holder() -> Option<Element> {
    document()
        .active_element()
        .filter(|has| !matches(has, "body"))
}

/// Puts the focus on what this finds.
pub(crate) fn focus_on(selector: &str) {
    if let Ok(Some(found)) = document().query_selector(selector) {
        give(&found);
    }
}

/// Puts the focus there; the page does not move for it.
fn give(element: &Element) {
    let element: &HtmlElement = element.unchecked_ref();
    if element.tab_index() < 0 {
        element.set_tab_index(-1);
    }
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    // What left the page meanwhile needs no focus.
    drop(element.focus_with_options(&still));
}

/// Calls back whenever something came into the page or went out of it, for as long as this is held.
struct Watch {
    observer: MutationObserver,
    _changed: Closure<dyn Fn()>,
}

impl Watch {
    fn begin(changed: impl Fn() + 'static) -> Result<Self, JsValue> {
        let changed = Closure::<dyn Fn()>::new(changed);
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref())?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        observer.observe_with_options(&document(), &options)?;
        Ok(Self {
            observer,
            _changed: changed,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
