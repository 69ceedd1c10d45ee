//! What carries a signed request out of the page: a relay, or the demo account in the page itself.

mod demo;
mod relay;

pub(crate) use demo::DemoAccount;
pub(crate) use relay::Relay;

use super::language::{Language, language};
use crate::scf::{Call, MessageLanguage};

/// Has the cloud answer a call in the language of the page.
pub(crate) fn in_language_of_page(call: Call) -> Call {
    call.answered_in(match language() {
        Language::English => MessageLanguage::English,
        Language::Chinese => MessageLanguage::Chinese,
    })
}
