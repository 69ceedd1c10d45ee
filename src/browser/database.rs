//! Waiting for the browser's database, which answers with events.

use js_sys::Promise;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbRequest};

/// Waits for a request; its result, or why it failed.
pub(crate) async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let waiting = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(waiting).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error().ok().flatten().into()),
    }
}

/// Closes the database when somebody wants it deleted, so that a page which forgets everything need
/// not wait for this one.
pub(crate) fn close_when_asked(database: &IdbDatabase) {
    let closing = database.clone();
    let close = Closure::once_into_js(move || closing.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
}
