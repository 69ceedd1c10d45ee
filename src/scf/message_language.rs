//! In which language the cloud says what is wrong.

use super::Call;

/// The header that asks for it.
const HEADER: &str = "x-tc-language";

/// A language of the cloud's messages. Its error codes are the same in all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageLanguage {
    /// English, as every call asks if nothing else is said.
    #[default]
    English,
    /// Chinese in simplified characters, as the official SDKs ask.
    Chinese,
}

impl MessageLanguage {
    /// The name, as in `X-TC-Language`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::Chinese => "zh-CN",
        }
    }

    /// What a call asks for in its headers.
    pub(super) fn header(self) -> (&'static str, String) {
        (HEADER, self.name().to_owned())
    }
}

impl Call {
    /// Asks for messages in this language. No signature covers that, so it may be said until the
    /// call is sent.
    #[must_use]
    pub fn answered_in(mut self, language: MessageLanguage) -> Self {
        self.headers.retain(|(name, _)| *name != HEADER);
        self.headers.push(language.header());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scf::{Action, KeySigner, Region, ToSign};

    #[test]
    fn a_language_changes_nothing_that_is_signed() {
        let request = ToSign {
            action: Action::GetAlias,
            region: Region::GUANGZHOU,
            timestamp: 1_700_000_000,
            body: "{}".to_owned(),
        };
        let call = KeySigner::new("AKIDexample", "example", None).sign_now(request);
        let asks = |call: &Call| {
            let asked = call.headers.iter().filter(|(name, _)| *name == HEADER);
            asked.map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        assert_eq!(asks(&call), ["en-US"]);
        let chinese = call.clone().answered_in(MessageLanguage::Chinese);
        assert_eq!(asks(&chinese), ["zh-CN"]);
        let without = |call: &Call| {
            let others = call.headers.iter().filter(|(name, _)| *name != HEADER);
            others.cloned().collect::<Vec<_>>()
        };
        assert_eq!(without(&chinese), without(&call));
    }
}
