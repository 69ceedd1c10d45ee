//! A press counts where it began.
//!
//! To press a button is to leave the field before it, and then a problem below that field may come or
//! go: the button moves away before the pointer is let go, and browsers call that no click. Must never
//! know what is pressed.

use leptos::ev::{MouseEvent, mousedown, mouseup};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// How far a hand may shake while it presses, in CSS pixels.
const SHAKE: i32 = 4;

/// What was pressed, and where the pointer was.
struct Press {
    pressed: HtmlElement,
    at: (i32, i32),
}

impl Press {
    fn of(event: &MouseEvent) -> Option<Self> {
        let target: HtmlElement = event.target()?.dyn_into().ok()?;
        let pressed = target.closest("button, a, summary").ok()??;
        Some(Self {
            pressed: pressed.dyn_into().ok()?,
            at: (event.client_x(), event.client_y()),
        })
    }

    /// True if what was pressed is gone from below a pointer that stayed.
    fn is_lost(&self, event: &MouseEvent) -> bool {
        let stayed = |before: i32, now: i32| (now - before).abs() <= SHAKE;
        let below = event.target().and_then(|below| below.dyn_into().ok());
        stayed(self.at.0, event.client_x())
            && stayed(self.at.1, event.client_y())
            && !self
                .pressed
                .contains(below.as_ref().map(|below: &Node| below))
    }
}

/// Lets every press count, for as long as the page is there.
pub(crate) fn keep() {
    let press = StoredValue::new_local(None::<Press>);
    let begins = move |event: MouseEvent| {
        let is_press = event.button() == 0;
        press.set_value(is_press.then(|| Press::of(&event)).flatten());
    };
    let ends = move |event: MouseEvent| {
        let began = press.try_update_value(Option::take).flatten();
        if let Some(began) = began.filter(|began| began.is_lost(&event)) {
            began.pressed.click();
        }
    };
    // They stay: so does the page.
    let _listeners = [
        window_event_listener(mousedown, begins),
        window_event_listener(mouseup, ends),
    ];
}
