//! What a deployment will do, step by step, while it is being filled in.
//!
//! Read off the plan, so that it is what will happen and not a second opinion of it.

use leptos::prelude::*;

use super::super::live::Live;
use super::draft::Draft;
use crate::change::{self, Change, Plan, Snapshot, Step};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::traffic::{AliasName, Split, Version, Weight};

/// Lists what will happen; nothing while the draft makes no plan.
#[component]
pub(super) fn Outlook(live: Live, draft: Draft) -> AnyView {
    let words = &text().deploy;
    let list = move || {
        let snapshot = live.reading.with(|reading| reading.value().cloned())?;
        let change = Change::Deploy(draft.deploy(live)?);
        let plan = change::plan(&change, &snapshot).ok()?;
        let item = |sentence| view! { <li>{sentence}</li> }.fixed();
        let sentences = outlook(&plan, &snapshot).into_iter();
        let items = sentences.map(item).collect_view();
        Some(
            view! {
                <h3>{words.outlook}</h3>
                <ol class="outlook">{items}</ol>
            }
            .fixed(),
        )
    };
    view! { <div class="stack">{dynamic(list)}</div> }.fixed()
}

/// One sentence for each step that changes anything.
fn outlook(plan: &Plan, snapshot: &Snapshot) -> Vec<String> {
    let words = &text().deploy;
    let default = snapshot.alias(&AliasName::default_alias());
    let mut serving = default.and_then(|alias| alias.split().ok());
    let mut sentences = Vec::new();
    for step in &plan.steps {
        match step {
            Step::Publish(publish) => sentences.push((words.publishes)(publish.expected)),
            Step::Upload(_) => sentences.push(match serving.as_ref().and_then(shares) {
                Some(shares) => (words.uploads)(&shares),
                None => words.uploads_by_rules.to_owned(),
            }),
            Step::Alias(write) => {
                serving = write.goal.alias().and_then(|alias| alias.split().ok());
                let shares = serving.as_ref().and_then(shares);
                sentences.extend(shares.map(|shares| (words.turns)(&shares)));
            }
            Step::Trigger(_) | Step::Logs(_) | Step::Wait(_) | Step::DeleteVersion(_) => {}
        }
    }
    sentences
}

/// The share of every version, `$LATEST` first; nothing if rules decide.
pub(in super::super) fn shares(split: &Split) -> Option<Vec<(Version, Weight)>> {
    let mut shares = split.shares()?;
    shares.sort_by_key(|(version, _)| !version.is_latest());
    Some(shares)
}
