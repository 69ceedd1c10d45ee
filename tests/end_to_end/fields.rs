//! The fields of a page: what one types, pastes, drops and chooses, by the name of the field.

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::{Page, still_there};

/// The roles of things that one types into or chooses from.
const FIELDS: &[&str] = &[
    "textbox",
    "searchbox",
    "combobox",
    "spinbutton",
    "listbox",
    "textfield",
    "ComboBoxMenuButton",
    "ComboBoxSelect",
];

impl Page<'_> {
    /// Replaces the text of a field.
    pub(crate) async fn fill(&self, name: &str, text: &str) {
        self.until(&format!("“{name}” takes a text"), || async {
            let field = self.field(name).await;
            still_there(field.clear().await).is_some()
                && still_there(field.send_keys(text).await).is_some()
        })
        .await;
    }

    /// Replaces the text of a field and presses Enter.
    pub(crate) async fn enter(&self, name: &str, text: &str) {
        self.fill(name, text).await;
        let enter = Key::Enter.to_string();
        self.until(&format!("“{name}” takes Enter"), || async {
            let field = self.field(name).await;
            still_there(field.send_keys(&enter).await).is_some()
        })
        .await;
    }

    /// Pastes a text into a field in place of what is there, as from the clipboard.
    pub(crate) async fn paste(&self, name: &str, text: &str) {
        let paste = r"
            const [field, text] = arguments;
            if (!field.isConnected) return false;
            field.focus();
            field.select();
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
            if (!field.dispatchEvent(paste)) return true;
            field.setRangeText(text, 0, field.value.length, 'end');
            field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
            return true;
        ";
        self.with_field(name, paste, &[json!(text)]).await;
    }

    /// Runs a script on the field of this name, which says whether the field was there.
    async fn with_field(&self, name: &str, script: &str, more: &[Value]) {
        self.until(&format!("“{name}” can be used"), || async {
            let field = serde_json::to_value(self.field(name).await).unwrap();
            let arguments = [&[field], more].concat();
            self.run(script, arguments).await == json!(true)
        })
        .await;
    }

    /// Gives a file to the file input of this name.
    pub(crate) async fn upload(&self, name: &str, file_name: &str, bytes: &[u8]) {
        let folder = std::env::temp_dir().join(format!("halftone-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(file_name);
        std::fs::write(&path, bytes).unwrap();
        let find = "return [...document.querySelectorAll('input[type=file]')]
            .find(input => [...input.labels].some(label => label.innerText.trim() === arguments[0]))";
        let path = path.to_string_lossy();
        self.until(&format!("there is a file input “{name}”"), || async {
            let input = self.run(find, vec![json!(name)]).await;
            let given = || async { self.element(&input).send_keys(&path).await };
            input.is_object() && still_there(given().await).is_some()
        })
        .await;
    }

    /// Drops a file where the field of this name is.
    pub(crate) async fn drop_file(&self, name: &str, file_name: &str, content: &str) {
        let drop = r"
            const [field, name, content] = arguments;
            if (!field.isConnected) return false;
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([content], name));
            field.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            return true;
        ";
        let file = [json!(file_name), json!(content)];
        self.with_field(name, drop, &file).await;
    }

    /// Waits until the field of this name says that what is in it is wrong.
    pub(crate) async fn refuses(&self, name: &str) {
        self.until(&format!("“{name}” is refused"), || async {
            let invalid = self.field(name).await.attr("aria-invalid").await;
            invalid.is_ok_and(|invalid| invalid.as_deref() == Some("true"))
        })
        .await;
    }

    /// Chooses an option by its value.
    pub(crate) async fn choose(&self, name: &str, value: &str) {
        self.until(&format!("“{name}” offers {value}"), || async {
            let field = self.field(name).await;
            still_there(field.select_by_value(value).await).is_some()
        })
        .await;
    }

    /// What is in a field now.
    pub(crate) async fn value(&self, name: &str) -> String {
        loop {
            let field = self.field(name).await;
            if let Some(value) = still_there(field.prop("value").await) {
                return value.unwrap_or_default();
            }
        }
    }

    pub(crate) async fn field(&self, name: &str) -> Element {
        self.one(FIELDS, name).await
    }
}
