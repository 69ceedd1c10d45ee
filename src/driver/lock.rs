//! One driver of an alias in one browser: the others wait at its lock. It is freed with the worker
//! that holds it, however that ends.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lock that is held.
pub(super) struct Seat(Option<Function>);

impl Seat {
    /// The seat of somebody whom nobody can come before.
    pub(super) const fn alone() -> Self {
        Self(None)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if let Some(free) = self.0.take() {
            drop(free.call0(&JsValue::UNDEFINED));
        }
    }
}

/// Takes the lock of this name: at once, or not at all unless it is `waited` for. Where the browser
/// has no locks, what is written in the journal alone keeps drivers apart.
pub(super) async fn take(name: &str, waited: bool) -> Option<Seat> {
    let Some(locks) = locks() else {
        return Some(Seat::alone());
    };
    let granted = Promise::new(&mut |answer, _| {
        let granted = Closure::once_into_js(move |lock: JsValue| {
            let mut free = None;
            let held = (!lock.is_null()).then(|| {
                Promise::new(&mut |resolve, _| {
                    free = Some(resolve);
                })
            });
            let free = free.map_or(JsValue::NULL, JsValue::from);
            drop(answer.call1(&JsValue::UNDEFINED, &free));
            held.map_or(JsValue::UNDEFINED, JsValue::from)
        });
        let options = Object::new();
        drop(Reflect::set(
            &options,
            &"ifAvailable".into(),
            &(!waited).into(),
        ));
        let asked = call(&locks, "request", &[name.into(), options.into(), granted]);
        // It is only refused if the worker is ending.
        drop(asked);
    });
    let free = JsFuture::from(granted).await.ok()?;
    let free = free.dyn_into().ok()?;
    Some(Seat(Some(free)))
}

/// Whether somebody waits for the lock of this name.
pub(super) async fn is_waited_for(name: &str) -> bool {
    let asked = locks().and_then(|locks| call(&locks, "query", &[]));
    let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else {
        return false;
    };
    let known = JsFuture::from(asked).await.unwrap_or_default();
    let pending = Reflect::get(&known, &"pending".into()).unwrap_or_default();
    let pending: Array = pending.dyn_into().unwrap_or_default();
    pending.iter().any(|lock| {
        let waits = Reflect::get(&lock, &"name".into()).ok();
        waits.and_then(|waits| waits.as_string()).as_deref() == Some(name)
    })
}

fn locks() -> Option<JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}

fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(target, &name.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    method.apply(target, &arguments).ok()
}
