//! Somebody else changed the alias: three states side by side, and two ways on.

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use std::sync::Arc;

use super::preview::bar;
use super::result::receipts;
use crate::change::{Change, Conflict, Deploy, Done, Left, Plan, Snapshot, plan as make_plan};
use crate::console::components::{Notice, Tone};
use crate::console::context::{Console, console};
use crate::console::failure::ErrorNotice;
use crate::console::language::rooms::together;
use crate::console::language::text;
use crate::console::moment::of_cloud;
use crate::console::operation::Operation;
use crate::console::sentence::shares;
use crate::scf::{Alias, Error, Unsigned};

/// Shows both changes and what they began from; nothing was written.
#[component]
pub(super) fn ConflictBody(plan: Plan, conflict: Conflict) -> AnyView {
    let console = console();
    let words = &text().preview;
    let name = conflict.name.clone();
    let halfway = !conflict.so_far.left.is_empty();
    let advice = if halfway {
        text().confirmation.conflict_halfway
    } else {
        words.conflict_advice
    };
    let receipts = receipts(&conflict.so_far);
    let states = [conflict.yours, conflict.theirs, conflict.base];
    let bars = states.each_ref().map(|alias| {
        let shares = alias.as_ref().map(shares);
        view! { <td>{bar(alias.as_ref(), &name)}<br /><small>{shares}</small></td> }.fixed()
    });
    let text_row = |of: fn(&Alias) -> String| {
        let cells = states.each_ref().map(|alias| {
            let shown = alias.as_ref().map(of);
            view! { <td>{shown}</td> }.fixed()
        });
        cells.collect_view()
    };
    let descriptions = text_row(|alias| alias.description.clone());
    let times = text_row(|alias| of_cloud(&alias.mod_time));

    // What one wanted, said about whatever is there now.
    let again = RwSignal::new_local(None::<Change>);
    let trouble = RwSignal::new(None::<Trouble>);
    effect(move || {
        again.track();
        let change = again.write_untracked().take();
        let operation = console.operation.get_untracked();
        if let (Some(change), Some(operation)) = (change, operation) {
            spawn_local_scoped_with_cancellation(async move {
                if let Err(found) = put_on_top(console, operation, change).await {
                    trouble.try_set(Some(found));
                }
            });
        }
    });
    let wanted = StoredValue::new_local(wanted(&plan, &conflict.so_far));
    let on_top = move |_| again.set(Some(wanted.get_value()));
    let said = move || {
        trouble.get().map(|trouble| match trouble {
            Trouble::Cloud(error) => view! { <ErrorNotice error=error retry=None /> }.fixed(),
            Trouble::Plan(problem) => view! { <Notice tone=Tone::Info title=problem /> }.fixed(),
        })
    };
    view! {
        <Notice tone=Tone::Warning title=words.conflict advice=advice />
        {receipts}
        <div class="scroll-x" role="group" tabindex="0" aria-label=words.conflict>
            <table class="conflict">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{words.yours}</th>
                        <th scope="col">{words.theirs}</th>
                        <th scope="col">{words.base}</th>
                    </tr>
                </thead>
                <tbody>
                    <tr><th scope="row">{words.shares_row}</th>{bars.collect_view()}</tr>
                    <tr><th scope="row">{words.description_row}</th>{descriptions}</tr>
                    <tr><th scope="row">{words.modified_row}</th>{times}</tr>
                </tbody>
            </table>
        </div>
        {dynamic(said)}
        <div class="row">
            <button type="button" on:click=move |_| console.take_theirs()>
                {words.take_theirs}
            </button>
            <button type="button" on:click=on_top>{words.put_on_top}</button>
        </div>
    }
    .fixed()
}

/// Why one's own change cannot be put on top.
#[derive(Clone)]
enum Trouble {
    Cloud(Error),
    Plan(String),
}

/// The change that leads to what the plan wanted, from wherever the alias is now; what was done
/// before the conflict was found is not done again.
fn wanted(plan: &Plan, so_far: &Done) -> Change {
    let goal = plan
        .after()
        .and_then(|alias| Some((alias, alias.split().ok()?)));
    match (&plan.change, goal) {
        (Change::Promote { .. } | Change::RollBack { .. }, Some((alias, split))) => {
            Change::UpdateSplit {
                alias: alias.name.clone(),
                split,
                description: None,
            }
        }
        (Change::CreateAlias { description, .. }, Some((alias, split))) => Change::UpdateSplit {
            alias: alias.name.clone(),
            split,
            description: Some(description.clone()),
        },
        (Change::Deploy(deploy), _) => Change::Deploy(left_of(deploy, so_far)),
        (change, _) => change.clone(),
    }
}

/// What is left of a deployment after its first steps.
fn left_of(deploy: &Deploy, so_far: &Done) -> Deploy {
    let uploaded = so_far.left.iter().position(|left| *left == Left::Code);
    let published = so_far
        .left
        .iter()
        .position(|left| matches!(left, Left::Version(_)));
    let is_uploaded = deploy.code.is_none() || uploaded.is_some();
    let first_is_published = published.is_some() || uploaded.is_some();
    let last = so_far.left.iter().skip(uploaded.unwrap_or_default());
    let last_is_published = is_uploaded
        && last
            .into_iter()
            .any(|left| matches!(left, Left::Version(_)));
    Deploy {
        code: deploy.code.clone().filter(|_| !is_uploaded),
        publish_first: deploy.publish_first && !first_is_published,
        publish: deploy.publish.clone().filter(|_| !last_is_published),
        share: deploy.share,
    }
}

/// Reads the function again, plans the change on that, and shows the new plan.
async fn put_on_top(console: Console, operation: Operation, change: Change) -> Result<(), Trouble> {
    let Some(client) = console.client(operation.place.place.region) else {
        return Err(Trouble::Cloud(Error::Unsigned(Unsigned::Locked)));
    };
    let target = operation.plan.target;
    let snapshot = Snapshot::read(&client, target)
        .await
        .map_err(Trouble::Cloud)?;
    let plan =
        make_plan(&change, &snapshot).map_err(|problems| Trouble::Plan(together(&problems)))?;
    console.propose(operation.place, plan, Some(Arc::new(snapshot)));
    Ok(())
}
