//! What carries a signed request out of the page: a relay, or the demo account in the page itself.

mod demo;
mod relay;

pub(crate) use demo::DemoAccount;
pub(crate) use relay::Relay;
