//! Messages between a page and a worker: JSON, with bytes and a number beside it.

use js_sys::{Object, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort};
use zeroize::Zeroizing;

/// A message that came in.
pub(crate) struct Message(JsValue);

impl Message {
    /// What an event carries.
    pub(crate) fn of(event: &MessageEvent) -> Self {
        Self(event.data())
    }

    /// The number by which question and answer find each other.
    pub(crate) fn number(&self) -> f64 {
        self.get("number").as_f64().unwrap_or_default()
    }

    /// What is said.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, String> {
        serde_json::from_str(&self.says()).map_err(|error| error.to_string())
    }

    /// The same as it came.
    pub(crate) fn says(&self) -> String {
        self.text("says").unwrap_or_default()
    }

    /// A text beside it.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.get(name).as_string()
    }

    /// Bytes beside it; none if there are none.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        let array: Option<Uint8Array> = self.get(name).dyn_into().ok();
        array.map(|array| array.to_vec()).unwrap_or_default()
    }

    /// Secret bytes beside it. They are overwritten where they came from.
    pub(crate) fn secret(&self, name: &str) -> Option<Zeroizing<Vec<u8>>> {
        let array: Uint8Array = self.get(name).dyn_into().ok()?;
        let bytes = Zeroizing::new(array.to_vec());
        array.fill(0, 0, array.length());
        Some(bytes)
    }

    fn get(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or_default()
    }
}

/// A message that goes out.
pub(crate) struct Draft {
    object: Object,
    moved: js_sys::Array,
}

impl Draft {
    /// A message of this number that says this.
    pub(crate) fn new(number: f64, says: &impl Serialize) -> Self {
        let draft = Self {
            object: Object::new(),
            moved: js_sys::Array::new(),
        };
        let text = serde_json::to_string(says).unwrap_or_default();
        draft
            .with("number", &number.into())
            .with("says", &text.into())
    }

    /// The same, with something beside it.
    pub(crate) fn with(self, name: &str, value: &JsValue) -> Self {
        // A plain object takes everything.
        drop(Reflect::set(&self.object, &name.into(), value));
        self
    }

    /// The same, with secret bytes beside it: they move to the other side, no copy stays here.
    pub(crate) fn with_secret(self, name: &str, bytes: &[u8]) -> Self {
        let array = Uint8Array::from(bytes);
        self.moved.push(&array.buffer());
        self.with(name, &array)
    }

    /// The same, with a port that moves to the other side.
    pub(crate) fn with_port(self, port: &MessagePort) -> Self {
        self.moved.push(port);
        self
    }

    /// Sends it.
    pub(crate) fn send(self, port: &MessagePort) -> Result<(), JsValue> {
        port.post_message_with_transferable(&self.object, &self.moved)
    }
}

/// What goes out where nothing can be moved along.
impl From<Draft> for JsValue {
    fn from(draft: Draft) -> Self {
        draft.object.into()
    }
}
