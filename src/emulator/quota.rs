//! How much of everything an account may have, and how often it may ask.

use super::answer::{Refusal, refusal};

/// Namespaces of one region.
pub(super) const NAMESPACES: usize = 5;
/// Functions of one namespace, unless a region was granted more.
pub(super) const FUNCTIONS: usize = 50;
/// Versions of one function, `$LATEST` not counted.
pub(super) const VERSIONS: usize = 1000;
/// Aliases of one function. The cloud has a limit and does not publish it; this one is twice
/// what the console is built for.
pub(super) const ALIASES: usize = 400;
/// Triggers of one type of one function.
pub(super) const TRIGGERS: usize = 10;
/// Characters of the name of a function or of a namespace.
pub(super) const NAME: usize = 60;
/// Characters of both names together.
pub(super) const BOTH_NAMES: usize = 118;
/// The most entries of one page of a list, whatever was asked for.
pub(super) const PAGE: usize = 100;
/// Bytes of the environment variables of a function.
pub(super) const ENVIRONMENT: usize = 4 * 1024;
/// Bytes of the argument of a timer.
pub(super) const ARGUMENT: usize = 4 * 1024;
/// Bytes of the event of a synchronous invocation.
pub(super) const EVENT: usize = 6 * 1024 * 1024;
/// Bytes of the event of an asynchronous invocation.
pub(super) const ASYNC_EVENT: usize = 128 * 1024;
/// Bytes of a `RoutingKey`.
pub(super) const ROUTING_KEY: usize = 1024;
/// Bytes of a signed request.
pub(super) const REQUEST: usize = 10 * 1024 * 1024;

/// Counts the calls of each action in each second: action, second, calls.
#[derive(Debug, Default)]
pub(super) struct RateLimit(Vec<(&'static str, u64, u32)>);

impl RateLimit {
    /// Counts a call at `now`, in milliseconds since 1970, and refuses one too many.
    pub(super) fn count(
        &mut self,
        action: &'static str,
        per_second: u32,
        now: u64,
    ) -> Result<(), Refusal> {
        let second = now / 1000;
        // Who called in an earlier second starts anew.
        self.0.retain(|(_, counted_in, _)| *counted_in == second);
        let position = self.0.iter().position(|(known, ..)| *known == action);
        let position = position.unwrap_or_else(|| {
            self.0.push((action, second, 0));
            self.0.len() - 1
        });
        let (_, _, calls) = &mut self.0[position];
        if *calls >= per_second {
            return Err(refusal(
                "RequestLimitExceeded",
                format!("{action} takes {per_second} requests per second. Send fewer."),
            ));
        }
        *calls += 1;
        Ok(())
    }
}
