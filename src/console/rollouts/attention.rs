//! A rollout that waits for somebody says so where it is seen: in the title of the window, and by a
//! notification of the browser if that was allowed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

use super::{Rollout, Stand};
use crate::console::address;
use crate::console::context::Console;
use crate::console::fixed::effect;
use crate::console::language::text;
use crate::console::route::Route;
use crate::rollout::{Question, Rest, Why};

/// Whether this page may show notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Permission {
    /// Nobody was asked yet.
    Unasked,
    /// It may.
    Granted,
    /// It may not, or this browser has none.
    Denied,
}

impl Permission {
    /// As it is now.
    pub(crate) fn now() -> Self {
        let has = js_sys::Reflect::has(&js_sys::global(), &"Notification".into());
        if !has.unwrap_or_default() {
            return Self::Denied;
        }
        match Notification::permission() {
            NotificationPermission::Granted => Self::Granted,
            NotificationPermission::Default => Self::Unasked,
            _ => Self::Denied,
        }
    }

    /// Asks the person. Only as the answer to a click: browsers refuse anything else.
    pub(crate) fn ask(answer: impl FnOnce(Self) + 'static) {
        let asked = (Self::now() == Self::Unasked).then(Notification::request_permission);
        spawn_local(async move {
            if let Some(Ok(asked)) = asked {
                drop(JsFuture::from(asked).await);
            }
            answer(Self::now());
        });
    }
}

/// A notification that is shown, and what it is about.
type Shown = (Rollout, Question, Notification);

/// Follows every rollout.
pub(super) fn watch(console: Console) {
    let shown = StoredValue::new_local(Vec::<Shown>::new());
    effect(move || {
        let waiting: Vec<(Rollout, Question)> = console
            .rollouts
            .all()
            .into_iter()
            .filter_map(|rollout| Some((rollout, question(rollout)?)))
            .collect();
        let first = waiting.first();
        let first = first.map(|(rollout, question)| asks(*rollout, question));
        if console.rollouts.attention.get_untracked() != first {
            console.rollouts.attention.set(first);
        }
        shown.update_value(|shown| {
            shown.retain(|(rollout, question, notification)| {
                let waits = waiting
                    .iter()
                    .any(|(one, asked)| one == rollout && asked == question);
                if !waits {
                    notification.close();
                }
                waits
            });
            for (rollout, question) in waiting {
                let known = shown.iter().any(|(one, _, _)| *one == rollout);
                // Whoever drives tells it, once for all pages.
                let drives = matches!(rollout.stand.get_untracked(), Stand::Rests(_));
                if !known
                    && drives
                    && Permission::now() == Permission::Granted
                    && let Some(notification) = notify(rollout, &question)
                {
                    shown.push((rollout, question, notification));
                }
            }
        });
    });
}

/// What it asks of somebody; a pause that somebody wanted asks nothing.
fn question(rollout: Rollout) -> Option<Question> {
    match rollout.rest.get()? {
        Rest::Asks(Question::Paused(Why::Asked), _) => None,
        Rest::Asks(question, _) => Some(question),
        _ => None,
    }
}

fn asks(rollout: Rollout, question: &Question) -> String {
    (text().driver.asks)(rollout.alias().as_str(), question)
}

fn notify(rollout: Rollout, question: &Question) -> Option<Notification> {
    let options = NotificationOptions::new();
    let place = rollout.place.get_value();
    options.set_body(&(text().driver.waits)(&place.function));
    let notification = Notification::new_with_options(&asks(rollout, question), &options).ok()?;
    let show = Closure::once_into_js(move || {
        drop(window().focus());
        address::go(&Route::Rollout(place, rollout.alias(), None));
    });
    notification.set_onclick(Some(show.unchecked_ref()));
    Some(notification)
}
