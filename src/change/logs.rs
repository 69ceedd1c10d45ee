//! Where a function writes its logs.

use serde::{Deserialize, Serialize};

use crate::scf::FunctionDetail;

/// A topic of CLS and the set that it belongs to. Both are empty while nothing is logged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogTopic {
    /// `ClsLogsetId`
    pub logset_id: String,
    /// `ClsTopicId`
    pub topic_id: String,
}

impl LogTopic {
    /// Where a function, or a version of it, writes.
    pub fn of(function: &FunctionDetail) -> Self {
        Self {
            logset_id: function.cls_logset_id.clone(),
            topic_id: function.cls_topic_id.clone(),
        }
    }

    /// True if nothing is logged.
    pub fn is_off(&self) -> bool {
        self.topic_id.is_empty()
    }

    /// True if both write into the same topic. An account need not say the set.
    pub(super) fn is_where(&self, other: &Self) -> bool {
        self.topic_id == other.topic_id
    }
}

/// True for a text in the shape of CLS's identifiers: 32 hexadecimal digits in five groups.
pub(super) fn is_identifier(text: &str) -> bool {
    let groups = text.split('-').map(|group| {
        let is_hexadecimal = group.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hexadecimal { group.len() } else { 0 }
    });
    groups.eq([8, 4, 4, 4, 12])
}

#[cfg(test)]
mod tests {
    use super::is_identifier;

    #[test]
    fn identifiers_of_logs_have_their_shape() {
        assert!(is_identifier("5cd3a17e-fb0b-418c-afd7-77b365397426"));
        for text in [
            "",
            "my-topic",
            "5cd3a17e-fb0b-418c-afd7-77b36539742",
            "5cd3a17e-fb0b-418c-afd7-77b365397426-",
            "5cd3a17efb0b418cafd777b365397426",
            "5cd3a17g-fb0b-418c-afd7-77b365397426",
            "5cd3a17e-fb0b-418c-afd7-77b36539742é",
        ] {
            assert!(!is_identifier(text), "{text}");
        }
    }
}
