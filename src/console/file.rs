//! Files that a person chooses or drops: the file itself, and its text.

use leptos::ev::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File, HtmlInputElement};

/// The file that was chosen in the field of this `change` event. The field is emptied: nothing is
/// held on to, and the same file can be chosen again once it was mended.
pub(crate) fn chosen(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files().and_then(|files| files.item(0));
    field.set_value("");
    file
}

/// The first of the files that were dropped, if there are any and not a text or a link.
pub(crate) fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.item(0)
}

/// True if a file has more bytes than this.
pub(crate) fn is_longer(file: &File, bytes: usize) -> bool {
    #[expect(clippy::cast_precision_loss)] // exact below 8 PiB
    let longest = bytes as f64;
    file.size() > longest
}

/// What is in a file; nothing if it cannot be read. Whoever asked may be gone by then.
pub(crate) async fn text_of(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
