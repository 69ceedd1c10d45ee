//! What a person typed, chose and unfolded, kept while the page is made anew: in another language it
//! has the same fields in the same order. Must never know what a field is for; what stands in one goes
//! from the old one into the new one without a look at it.

use js_sys::{Array, Reflect};
use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// Whatever holds something of a person; what surrounds the page knows itself what was chosen.
const FIELDS: &str = "main :is(input,textarea,select,details)";
/// How many pictures long a page may take until its fields are there.
const PATIENCE: u32 = 60;

/// What stood in the fields of a page.
pub(crate) struct Typed(Vec<Field>);

struct Field {
    kind: String,
    /// The property that holds it.
    property: &'static str,
    value: JsValue,
}

impl Typed {
    /// Everything that stands there now.
    pub(crate) fn now() -> Self {
        let fields = fields().into_iter().map(|field| {
            let property = property(&field);
            let value = Reflect::get(&field, &property.into()).unwrap_or_default();
            Field {
                kind: kind(&field),
                property,
                value,
            }
        });
        Self(fields.collect())
    }

    /// Puts it into the fields of the new page, once they are there.
    pub(crate) fn put_back(self) {
        self.wait(PATIENCE);
    }

    fn wait(self, left: u32) {
        let there = fields();
        let is_same = there
            .iter()
            .map(kind)
            .eq(self.0.iter().map(|field| field.kind.clone()));
        if is_same {
            for (field, typed) in there.iter().zip(&self.0) {
                typed.put(field);
            }
        } else if left > 0 {
            request_animation_frame(move || self.wait(left - 1));
        }
    }
}

impl Field {
    fn put(&self, field: &Element) {
        let property = self.property.into();
        let stands = || Reflect::get(field, &property).unwrap_or_default();
        let now = stands();
        if now == self.value {
            return;
        }
        let is_put = Reflect::set(field, &property, &self.value).is_ok();
        // A file cannot be put back, nor what is not among the choices any more.
        if !is_put || stands() != self.value {
            drop(Reflect::set(field, &property, &now));
            return;
        }
        // Whoever listens learns of it as if it were typed again.
        for name in ["input", "change"] {
            let event = Event::new(name).ok();
            if let Some(event) = event {
                event.init_event_with_bubbles(name, true);
                drop(field.dispatch_event(&event));
            }
        }
    }
}

fn fields() -> Vec<Element> {
    let found = document().query_selector_all(FIELDS);
    let found = found.map(|found| Array::from(&found)).unwrap_or_default();
    found.iter().map(JsCast::unchecked_into).collect()
}

/// What a field is, so that one is not taken for another.
fn kind(field: &Element) -> String {
    let kind = field.get_attribute("type").unwrap_or_default();
    format!("{} {kind}", field.tag_name())
}

fn property(field: &Element) -> &'static str {
    let kind = field.get_attribute("type");
    match (field.tag_name().as_str(), kind.as_deref()) {
        ("DETAILS", _) => "open",
        (_, Some("checkbox" | "radio")) => "checked",
        _ => "value",
    }
}
