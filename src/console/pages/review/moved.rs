//! What changed since a proposal was made: what its author saw, what he proposes, what is live.

use leptos::prelude::*;

use crate::change::{AliasState, LogTopic, Snapshot, Step, TriggerState};
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::console::moment::of_cloud;
use crate::console::operation_dialog::bar;
use crate::console::sentence::shares;
use crate::review::{Drawn, Review};
use crate::traffic::Version;

/// Three columns, a row for each thing that the proposal is about.
pub(super) fn moved_table(review: &Review, now: &Snapshot) -> AnyView {
    let words = &text().review;
    let steps = match review.plan(&review.snapshot()) {
        Drawn::Plan(plan) => plan.steps,
        Drawn::Moves(moves) => moves.into_iter().flat_map(|(_, plan)| plan.steps).collect(),
        Drawn::Refused(_) | Drawn::RefusedRollout(_) => Vec::new(),
    };
    let base = &review.base;
    let mut rows: Vec<AnyView> = Vec::new();
    for then in &base.aliases {
        let goal = steps.iter().rev().find_map(|step| match step {
            Step::Alias(write) if write.goal.name() == then.name() => Some(write.goal.clone()),
            _ => None,
        });
        let present = now.alias(then.name()).map_or_else(
            || AliasState::Absent(then.name().clone()),
            |alias| AliasState::Is(Box::new(alias.clone())),
        );
        let head = (words.alias_row)(then.name().as_str());
        rows.push(row(
            head,
            [Some(then), goal.as_ref(), Some(&present)].map(alias_cell),
        ));
    }
    for then in &base.triggers {
        let key = then.key();
        let goal = steps.iter().rev().find_map(|step| match step {
            Step::Trigger(write) if write.goal.key() == key => Some(write.goal.clone()),
            _ => None,
        });
        let present = now
            .trigger(&key)
            .map(|trigger| TriggerState::Is(Box::new(trigger.clone())));
        let present = present.unwrap_or_else(|| TriggerState::Absent(key.clone()));
        let cell = |state: Option<&TriggerState>| {
            let said = state.map(words.trigger);
            view! { <td>{said}</td> }.fixed()
        };
        let head = (words.trigger_row)(&key.name, &key.qualifier);
        rows.push(row(
            head,
            [Some(then), goal.as_ref(), Some(&present)].map(cell),
        ));
    }
    if review.counts_versions() {
        let cell = |version: Option<Version>| {
            let said = version.map_or_else(|| words.nothing.to_owned(), |one| one.to_string());
            view! { <td>{said}</td> }.fixed()
        };
        let made = steps.iter().rev().find_map(|step| match step {
            Step::Publish(publish) => Some(publish.expected),
            _ => None,
        });
        let newest = [base.newest, made.or(base.newest), now.newest_published()];
        rows.push(row(words.newest_row.to_owned(), newest.map(cell)));
    }
    if let Some(then) = &base.logs {
        let goal = steps.iter().find_map(|step| match step {
            Step::Logs(write) => Some(write.goal.clone()),
            _ => None,
        });
        let cell = |topic: Option<&LogTopic>| {
            let said = topic.map(|topic| match topic.topic_id.as_str() {
                "" => words.nothing.to_owned(),
                id => id.to_owned(),
            });
            view! { <td><code>{said}</code></td> }.fixed()
        };
        let present = LogTopic::of(&now.function);
        rows.push(row(
            words.logs_row.to_owned(),
            [Some(then), goal.as_ref(), Some(&present)].map(cell),
        ));
    }
    view! {
        // It scrolls on a narrow screen, so the keyboard must reach it.
        <div class="scroll-x" role="group" tabindex="0" aria-label=words.moved_table>
            <table class="conflict" aria-label=words.moved_table>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{words.base}</th>
                        <th scope="col">{words.proposal}</th>
                        <th scope="col">{words.now}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .fixed()
}

fn row(head: String, cells: [AnyView; 3]) -> AnyView {
    view! { <tr><th scope="row">{head}</th>{cells.into_iter().collect_view()}</tr> }.fixed()
}

/// The shares of an alias, its description and when it was changed.
fn alias_cell(state: Option<&AliasState>) -> AnyView {
    let Some(state) = state else {
        return view! { <td></td> }.fixed();
    };
    let alias = state.alias();
    let line =
        |text: String| (!text.is_empty()).then(|| view! { <br /><small>{text}</small> }.fixed());
    let told = alias.map(|alias| {
        let lines = [
            shares(alias),
            alias.description.clone(),
            of_cloud(&alias.mod_time),
        ];
        lines.map(line).into_iter().collect_view()
    });
    view! { <td>{bar(alias, state.name())} {told}</td> }.fixed()
}
