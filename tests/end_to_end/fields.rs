//! The fields of a page: what one types, pastes, drops and chooses, by the name of the field.

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;

use crate::page::Page;

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
        let field = self.field(name).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Replaces the text of a field and presses Enter.
    pub(crate) async fn enter(&self, name: &str, text: &str) {
        self.fill(name, text).await;
        self.field(name)
            .await
            .send_keys(&Key::Enter.to_string())
            .await
            .unwrap();
    }

    /// Pastes a text into a field in place of what is there, as from the clipboard.
    pub(crate) async fn paste(&self, name: &str, text: &str) {
        let field = self.field(name).await;
        let paste = r"
            const [field, text] = arguments;
            field.focus();
            field.select();
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
            if (!field.dispatchEvent(paste)) return;
            field.setRangeText(text, 0, field.value.length, 'end');
            field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
        ";
        let field = serde_json::to_value(&field).unwrap();
        self.run(paste, vec![field, json!(text)]).await;
    }

    /// Gives a file to the file input of this name.
    pub(crate) async fn upload(&self, name: &str, file_name: &str, bytes: &[u8]) {
        let folder = std::env::temp_dir().join(format!("halftone-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(file_name);
        std::fs::write(&path, bytes).unwrap();
        let find = "return [...document.querySelectorAll('input[type=file]')]
            .find(input => [...input.labels].some(label => label.innerText.trim() === arguments[0]))";
        let is_there = || async { self.run(find, vec![json!(name)]).await.is_object() };
        self.until(&format!("there is a file input “{name}”"), is_there)
            .await;
        let input = self.run(find, vec![json!(name)]).await;
        let path = path.to_string_lossy();
        self.element(&input).send_keys(&path).await.unwrap();
    }

    /// Drops a file where the field of this name is.
    pub(crate) async fn drop_file(&self, name: &str, file_name: &str, content: &str) {
        let field = self.field(name).await;
        let drop = r"
            const [field, name, content] = arguments;
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([content], name));
            field.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        ";
        let field = serde_json::to_value(&field).unwrap();
        let arguments = vec![field, json!(file_name), json!(content)];
        self.run(drop, arguments).await;
    }

    /// Waits until the field of this name says that what is in it is wrong.
    pub(crate) async fn refuses(&self, name: &str) {
        let field = self.field(name).await;
        self.until(&format!("“{name}” is refused"), || async {
            let invalid = field.attr("aria-invalid").await;
            invalid.is_ok_and(|invalid| invalid.as_deref() == Some("true"))
        })
        .await;
    }

    /// Chooses an option by its value.
    pub(crate) async fn choose(&self, name: &str, value: &str) {
        self.field(name).await.select_by_value(value).await.unwrap();
    }

    /// What is in a field now.
    pub(crate) async fn value(&self, name: &str) -> String {
        self.field(name)
            .await
            .prop("value")
            .await
            .unwrap()
            .unwrap_or_default()
    }

    pub(crate) async fn field(&self, name: &str) -> Element {
        self.one(FIELDS, name).await
    }
}
