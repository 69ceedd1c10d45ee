//! What ends a rollout with one press, and what ends its alias.

use leptos::prelude::*;

use super::super::live::Live;
use super::super::publish::OtherProblems;
use super::super::versions::Problems;
use crate::change::Change;
use crate::console::fixed::Fixed;
use crate::console::language::rooms::each;
use crate::console::language::text;
use crate::traffic::AliasName;

/// What ends a rollout, and what ends the alias.
#[component]
pub(super) fn Finish(live: Live, name: StoredValue<AliasName>) -> AnyView {
    let words = &text().alias;
    let problems = Problems::none();
    let propose = move |change: Change| {
        let found = live.propose(&change);
        // There are no fields here: whatever is wrong is said beside the buttons.
        problems.other.set(each(&found));
    };
    let alias = move || name.get_value();
    let delete = (!name.with_value(AliasName::is_default)).then(|| {
        let delete = move |_| propose(Change::DeleteAlias { alias: alias() });
        view! {
            <button type="button" class="danger push" on:click=delete>
                {words.delete}
            </button>
        }
        .fixed()
    });
    view! {
        <section class="panel" aria-labelledby="finish">
            <h2 id="finish">{words.finish}</h2>
            <p>{words.finish_lead}</p>
            <div class="row">
                <button type="button" on:click=move |_| propose(Change::Promote { alias: alias() })>
                    {words.promote}
                </button>
                <button type="button" on:click=move |_| propose(Change::RollBack { alias: alias() })>
                    {words.roll_back}
                </button>
                {delete}
            </div>
            <OtherProblems problems=problems />
        </section>
    }
    .fixed()
}
