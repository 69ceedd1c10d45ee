//! A plan is played with the requests of the last hour before it begins.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::confidence::last_hour_of;
use super::super::live::Live;
use crate::console::components::Rehearsal;
use crate::console::fixed::Fixed;
use crate::console::rehearser::{RehearsalWorker, Rehearser};
use crate::rollout::{Plan, stable_of};
use crate::traffic::AliasName;

/// Plays the plan, beside the presets.
#[component]
pub(super) fn PlanRehearsal(
    live: Live,
    /// Whose requests are divided.
    alias: AliasName,
    /// The plan; nothing while it is not complete.
    #[prop(into)]
    plan: Signal<Option<Plan>>,
) -> AnyView {
    let stable = Memo::new(move |_| {
        let snapshot = live.reading.with(|reading| reading.value().cloned())?;
        plan.with(|plan| stable_of(plan.as_ref()?, &snapshot).ok())
    });
    let hour = last_hour_of(live, alias, stable.into());
    let worker: Rc<dyn Rehearser> = Rc::new(RehearsalWorker::default());
    view! { <Rehearsal plan=plan hour=hour rehearser=StoredValue::new_local(worker) /> }.fixed()
}
