//! Somebody else who works on the same alias at the same time.

use super::function::Function;
use super::{routing, time};
use crate::traffic::{Routing, Weight};

/// How far a share is moved, in ten-thousandths.
const MOVED: u16 = 500;

/// Changes an alias at `now`, in milliseconds since 1970. False if there is none of this name.
pub(super) fn meddle(function: &mut Function, name: &str, now: u64) -> bool {
    let Some(alias) = function.aliases.get_mut(name) else {
        return false;
    };
    if let Routing::Weighted { weight, .. } = &mut alias.split.routing {
        let share = weight.ten_thousandths();
        let other = [share.saturating_add(MOVED), share.saturating_sub(MOVED)];
        let other = other.into_iter().find_map(Weight::from_ten_thousandths);
        *weight = other.unwrap_or_default();
        alias.routing = routing::describe(&alias.split);
    } else {
        alias.description = format!("Changed by somebody else, {}", time::text(now));
    }
    alias.modified = now;
    true
}
