//! What a version runs, and how it is configured.

use serde_json::{Map, Value};

use super::behaviour::Behaviour;
use super::code::Code;
use super::lifecycle::Lifecycle;

/// What a version runs.
#[derive(Clone, Debug)]
pub(super) struct Release {
    /// The fields of `GetFunction` that a client can set.
    pub(super) configuration: Map<String, Value>,
    pub(super) code: Code,
    /// When it was made and last changed, in milliseconds since 1970.
    pub(super) added: u64,
    pub(super) modified: u64,
    pub(super) lifecycle: Lifecycle,
    /// Why it failed: an error code and a sentence.
    pub(super) reason: Option<(&'static str, &'static str)>,
    pub(super) behaviour: Behaviour,
    /// How it behaved before the presenter first had a hand in it; nothing if that never was.
    pub(super) unspoilt: Option<Behaviour>,
}

impl Release {
    /// A value of the configuration, null if it was never set.
    pub(super) fn value(&self, name: &str) -> Value {
        self.configuration.get(name).cloned().unwrap_or_default()
    }

    /// How long a request may take, in milliseconds.
    pub(super) fn timeout(&self) -> u32 {
        let seconds = self.configuration.get("Timeout").and_then(Value::as_u64);
        let seconds = seconds.and_then(|seconds| u32::try_from(seconds).ok());
        seconds.map_or(3_000, |seconds| seconds.saturating_mul(1_000))
    }

    /// True if its requests are written into a topic.
    pub(super) fn logs(&self) -> bool {
        !self.word("ClsTopicId").is_empty()
    }

    /// A text of the configuration, or the empty one.
    pub(super) fn word(&self, name: &str) -> &str {
        let value = self.configuration.get(name).and_then(Value::as_str);
        value.unwrap_or_default()
    }
}
