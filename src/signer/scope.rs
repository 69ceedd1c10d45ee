//! The worker's surroundings: its cryptography and its timers.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, WorkerGlobalScope};

/// The global object of this worker, shared or not.
pub(super) fn scope() -> WorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// The browser's cryptography; pages over an open line have none.
pub(super) fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(scope().crypto()?.subtle())
}

/// Random bytes.
pub(super) fn random<const N: usize>() -> Result<[u8; N], JsValue> {
    let mut bytes = [0; N];
    scope()
        .crypto()?
        .get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

/// Hands a key to the browser, which never gives it out again. `bytes` are overwritten on the way.
pub(super) async fn import(
    bytes: &[u8],
    algorithm: &[(&str, &str)],
    usages: &[&str],
) -> Result<CryptoKey, JsValue> {
    let object = Object::new();
    for (name, value) in algorithm {
        Reflect::set(&object, &(*name).into(), &(*value).into())?;
    }
    let usages: Array = usages
        .iter()
        .map(|usage| JsValue::from_str(usage))
        .collect();
    let copy = Uint8Array::from(bytes);
    let importing = subtle()?.import_key_with_object("raw", &copy, &object, false, &usages);
    // The browser has its own copy as soon as it was asked.
    copy.fill(0, 0, copy.length());
    Ok(JsFuture::from(importing?).await?.unchecked_into())
}

/// Calls `run` at every interval, in milliseconds, for as long as the worker lives.
pub(super) fn every(milliseconds: i32, run: impl Fn() + 'static) {
    let run: Function = Closure::<dyn Fn()>::new(run)
        .into_js_value()
        .unchecked_into();
    let started =
        scope().set_interval_with_callback_and_timeout_and_arguments_0(&run, milliseconds);
    // Without it nothing is locked by itself; there is no reason why it could fail.
    drop(started);
}
