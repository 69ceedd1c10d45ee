//! Answers: JSON objects, refusals with the cloud's error codes, and the envelope around both.

use std::fmt::Display;

use serde_json::{Map, Value};

use super::{Request, chinese};

/// What an action answers.
pub(super) type Answer = Result<Object, Refusal>;

/// A refusal, with a code of the cloud's and a sentence that says what to do.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) code: &'static str,
    pub(super) message: String,
}

/// A refusal with this code and text.
pub(super) fn refusal(code: &'static str, message: impl Display) -> Refusal {
    Refusal {
        code,
        message: message.to_string(),
    }
}

/// A JSON object that is being written.
#[derive(Debug, Default)]
pub(super) struct Object(pub(super) Map<String, Value>);

impl Object {
    /// With a text.
    pub(super) fn text(self, name: &str, text: &str) -> Self {
        self.with(name, Value::String(text.to_owned()))
    }

    /// With a whole number.
    pub(super) fn number(self, name: &str, number: usize) -> Self {
        self.with(name, Value::from(number))
    }

    /// With a list.
    pub(super) fn list(self, name: &str, values: impl Iterator<Item = Value>) -> Self {
        self.with(name, Value::Array(values.collect()))
    }

    /// With any value.
    pub(super) fn with(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// The finished object.
    pub(super) fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// An answer in the language that the request asks for.
pub(super) fn in_language_of(request: &Request<'_>, answer: Answer) -> Answer {
    let mut headers = request.headers.iter();
    let asked = headers.find(|(name, _)| name.eq_ignore_ascii_case("x-tc-language"));
    let asked = asked.map_or("", |(_, language)| language);
    answer.map_err(|refusal| match asked {
        "zh-CN" => Refusal {
            message: chinese::message(refusal.code).to_owned(),
            ..refusal
        },
        _ => refusal,
    })
}

/// The bytes of an answer: `{"Response":{…,"RequestId":"…"}}`.
pub(super) fn envelope(answer: Answer, request_id: &str) -> Vec<u8> {
    let object = answer.unwrap_or_else(|Refusal { code, message }| {
        let error = Object::default()
            .text("Code", code)
            .text("Message", &message);
        Object::default().with("Error", error.value())
    });
    let response = object.text("RequestId", request_id).value();
    let whole = Object::default().with("Response", response).value();
    whole.to_string().into_bytes()
}
