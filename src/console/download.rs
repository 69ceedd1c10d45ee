//! Files that the browser saves for a person. They never leave the computer.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Has the browser save a text of some media type as a file.
pub(crate) fn save_text(name: &str, kind: &str, content: &str) {
    let parts = Array::of1(&JsValue::from_str(content));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save(name, &blob);
    }
}

/// Has the browser save something as a file.
pub(crate) fn save(name: &str, blob: &Blob) {
    let address = Url::create_object_url_with_blob(blob);
    let link = document().create_element("a");
    if let (Ok(address), Ok(link)) = (address, link) {
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser has begun to save by then; it only fails for what is no address.
        drop(Url::revoke_object_url(&address));
    }
}
