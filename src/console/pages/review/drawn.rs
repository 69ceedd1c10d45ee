//! What is proposed, drawn from the link alone: both graphs, the difference, what it does, the calls.

use std::sync::Arc;

use leptos::prelude::*;

use super::rollout::steps;
use super::standing::refused;
use crate::change::{Change, Plan, Snapshot, Step};
use crate::console::components::{Notice, Tone, TrafficGraph};
use crate::console::fixed::Fixed;
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::console::operation_dialog::{Lines, before_and_after, calls, told};
use crate::console::topology::topology;
use crate::graph::{self, Condition, Topology};
use crate::review::{Drawn, Proposal, Review};

/// The proposal as its author saw it.
pub(super) fn drawn(review: &Review) -> AnyView {
    let words = &text().review;
    let snapshot = Arc::new(review.snapshot());
    let body = match review.plan(&snapshot) {
        Drawn::Plan(plan) => {
            let warnings = plan.warnings.iter();
            let warnings = warnings.map(|warning| {
                view! { <Notice tone=Tone::Warning title=warning.told() /> }.fixed()
            });
            let warnings: Vec<_> = warnings.collect();
            view! {
                {told(&plan)}
                {sides(review, &snapshot, &plan.steps)}
                {before_and_after(&plan)}
                {warnings}
                {callers(review)}
                {calls(&plan)}
                {export(*plan, review, &snapshot)}
            }
            .fixed()
        }
        Drawn::Moves(moves) => {
            let all: Vec<Step> = moves
                .iter()
                .flat_map(|(_, plan)| plan.steps.clone())
                .collect();
            let graphs = sides(review, &snapshot, &all);
            let Proposal::Rollout(plan) = &review.proposal else {
                return ().fixed();
            };
            // All of its moves, one after the other: the last one says how it ends.
            let together = Plan {
                target: review.target.clone(),
                change: Change::Promote {
                    alias: plan.alias.clone(),
                },
                steps: all,
                warnings: Vec::new(),
                all_or_nothing: false,
            };
            view! {
                {graphs}
                {callers(review)}
                {steps(plan, &moves)}
                {calls(&together)}
                {export(together, review, &snapshot)}
            }
            .fixed()
        }
        Drawn::Refused(problems) => not_drawn(problems.iter().map(Told::told)),
        Drawn::RefusedRollout(problems) => {
            not_drawn(problems.iter().map(|(_, problem)| problem.told()))
        }
    };
    view! {
        <section class="stack" aria-labelledby="review-drawn">
            <h2 id="review-drawn">{words.drawn}</h2>
            {body}
            <p class="field-hint">{words.drawn_hint}</p>
        </section>
    }
    .fixed()
}

/// What called the aliases when it was proposed.
fn callers(review: &Review) -> Option<AnyView> {
    let callers = review.base.callers.iter();
    let callers: Vec<String> = callers
        .map(|caller| (text().review.caller)(caller))
        .collect();
    (!callers.is_empty()).then(|| {
        let said = (text().review.callers)(&callers);
        view! { <p class="soft">{said}</p> }.fixed()
    })
}

fn not_drawn(problems: impl Iterator<Item = String>) -> AnyView {
    view! { <p>{text().review.not_drawn}</p> {refused(problems)} }.fixed()
}

fn export(plan: Plan, review: &Review, snapshot: &Arc<Snapshot>) -> AnyView {
    let snapshot = Some(Arc::clone(snapshot));
    view! { <Lines plan=plan region=review.region snapshot=snapshot /> }.fixed()
}

/// The function before and after, side by side: the same nodes on both, so that they are as large.
/// Nothing is drawn where no alias changes.
fn sides(review: &Review, snapshot: &Snapshot, steps: &[Step]) -> Option<AnyView> {
    let mut before = topology(snapshot);
    // They are the same on both sides, and would leave no room for the versions.
    before.triggers.clear();
    // Nobody has looked how the versions are.
    for bound in &mut before.versions {
        bound.condition = Condition::Unknown;
    }
    let mut after = before.clone();
    let mut changes = false;
    for step in steps {
        if let Step::Alias(write) = step {
            changes = true;
            after
                .aliases
                .retain(|alias| alias.name != *write.goal.name());
            after
                .aliases
                .extend(write.goal.alias().map(|goal| graph::Alias {
                    name: goal.name.clone(),
                    split: goal.split().ok(),
                }));
        }
    }
    let bound = |version| {
        let mut aliases = before.aliases.iter().chain(&after.aliases);
        aliases.any(|alias| {
            let split = alias.split.as_ref();
            split.is_some_and(|split| split.bound_versions().contains(&version))
        })
    };
    let drawn = before.versions.iter().copied();
    let drawn: Vec<_> = drawn.filter(|one| bound(one.version)).collect();
    before.versions.clone_from(&drawn);
    after.versions = drawn;
    let words = &text().preview;
    changes.then(|| {
        let function = &review.target.function;
        view! {
            <div class="review-sides">
                {side(function, words.before, before)}
                {side(function, words.after, after)}
            </div>
        }
        .fixed()
    })
}

fn side(function: &str, side: &'static str, topology: Topology) -> AnyView {
    let name = (text().review.graph)(function, side);
    view! {
        <section class="stack">
            <h3>{side}</h3>
            <TrafficGraph function=name topology=topology />
        </section>
    }
    .fixed()
}
