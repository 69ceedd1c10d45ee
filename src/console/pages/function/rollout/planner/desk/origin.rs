//! Where a plan came from, and why one does not belong here.

use crate::console::plan_sheet::{Here, Sheet};
use crate::console::route::{Place, Route};
use crate::rollout::{Misread, Plan, to_link};

/// Where the plan in the form came from.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Origin {
    /// It was filled in here.
    Here,
    /// From a link, in place of what was filled in before, if that was something else.
    Link(Option<Sheet>),
    /// From a file of this name.
    File(String),
    /// From elsewhere, and it was not taken.
    Refused(Misplaced),
    /// The file of this name is too large, or no text.
    Unreadable(String),
}

/// Why a text or a link is not in the form.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Misplaced {
    /// It says no plan.
    Misread(Vec<Misread>),
    /// It says a plan of another alias: the plan and where it belongs.
    Elsewhere(Box<Plan>, Route),
}

impl Misplaced {
    /// Why what was read does not belong here; nothing if it does.
    pub(super) fn of(found: Result<Plan, Vec<Misread>>, here: &Here) -> Option<Self> {
        let plan = match found {
            Ok(plan) => plan,
            Err(misread) => return Some(Self::Misread(misread)),
        };
        if here.has(&plan) {
            return None;
        }
        let place = Place {
            region: plan.region.unwrap_or(here.place.place.region),
            namespace: plan.target.namespace.clone(),
        };
        let place = place.function(&plan.target.function);
        let route = Route::Rollout(place, plan.alias.clone(), to_link(&plan));
        Some(Self::Elsewhere(Box::new(plan), route))
    }
}
