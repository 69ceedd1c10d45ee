//! The form that makes an alias.

use crate::console::fixed::Fixed;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::live::Live;
use super::publish::{FormButtons, OtherProblems, close_after_write};
use super::versions::{Problems, VersionFields};
use crate::change::{self, Change, Field};
use crate::console::components::{Modal, SplitControl};
use crate::console::field::TextField;
use crate::console::language::text;
use crate::traffic::{AliasName, Split, Version};

/// Asks for a name, the versions and their shares, then shows the plan.
#[component]
pub(super) fn CreateAlias(
    live: Live,
    /// Opens and closes the form.
    open: RwSignal<bool>,
) -> AnyView {
    let words = &text().function;
    let name = RwSignal::new(String::new());
    let description = RwSignal::new(String::new());
    let draft = RwSignal::new(first_split(live));
    let weight_problem = RwSignal::new(None);
    let problems = Problems::none();
    close_after_write(live, open, move || {
        name.set(String::new());
        description.set(String::new());
        draft.set(first_split(live));
    });
    let change = move || Change::CreateAlias {
        alias: name.get_untracked(),
        split: draft.get_untracked(),
        description: description.get_untracked(),
    };
    let check = move |field: Field| {
        if let Some(snapshot) = live.snapshot() {
            let found = change::plan(&change(), &snapshot).err();
            problems.show_in(field, &found.unwrap_or_default());
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if weight_problem.with_untracked(Option::is_none) {
            problems.show(&live.propose(&change()));
        }
    };
    // A new alias sends nothing to anybody yet.
    let live_split = Signal::derive(move || Split::all(draft.with(|split| split.main)));
    view! {
        <Modal open=open title=words.create_alias>
            <form class="stack" autocomplete="off" on:submit=submit>
                <p>{words.create_lead}</p>
                <TextField
                    label=words.alias_name
                    hint=words.alias_name_hint
                    value=name
                    problem=problems.name
                    on_leave=move |()| check(Field::AliasName)
                />
                <div class="form-grid">
                    <VersionFields live=live draft=draft problems=problems on_choose=check />
                </div>
                <SplitControl
                    alias=AliasName::from_cloud("")
                    live=live_split
                    draft=draft
                    problem=weight_problem
                />
                <TextField
                    label=words.description
                    value=description
                    problem=problems.description
                    on_leave=move |()| check(Field::Description)
                />
                <OtherProblems problems=problems />
                <FormButtons open=open />
            </form>
        </Modal>
    }
    .fixed()
}

/// What a new alias begins with: everything to the newest published version.
fn first_split(live: Live) -> Split {
    let newest = live
        .snapshot()
        .and_then(|snapshot| snapshot.newest_published());
    Split::all(newest.unwrap_or(Version::Latest))
}
