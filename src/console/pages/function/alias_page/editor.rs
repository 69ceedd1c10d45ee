//! The draft of an alias, its fields, and the button that makes a plan of it.

use crate::console::fixed::{Fixed, dynamic, on_change};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::confidence::TimeToNotice;
use super::super::live::Live;
use super::super::publish::OtherProblems;
use super::super::rollout::{warning, way};
use super::super::versions::{Problems, VersionFields};
use crate::change::{self, Change, Field};
use crate::console::components::SplitControl;
use crate::console::field::TextField;
use crate::console::language::text;
use crate::scf::Alias;
use crate::traffic::{AliasName, Split, Version};

/// What the person wants the alias to be.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) split: RwSignal<Split>,
    pub(super) description: RwSignal<String>,
}

impl Draft {
    /// A draft that begins as what is live. Whatever the person has not touched follows what is
    /// live; what was touched stays.
    pub(super) fn follow(live: Signal<Split>, present: Memo<Option<Alias>>) -> Self {
        let described = Memo::new(move |_| {
            present.with(|alias| {
                let alias = alias.as_ref();
                alias.map_or_else(String::new, |alias| alias.description.clone())
            })
        });
        Self {
            split: following(live),
            description: following(described.into()),
        }
    }
}

/// A signal that follows another one until somebody sets it to something else.
fn following<T: Clone + PartialEq + Send + Sync + 'static>(source: Signal<T>) -> RwSignal<T> {
    let follower = RwSignal::new(source.get_untracked());
    on_change(
        move || source.get(),
        move |now, before| {
            let untouched = follower.with_untracked(|value| before.is_none_or(|old| value == old));
            if untouched {
                follower.set(now.clone());
            }
        },
    );
    follower
}

/// Changes the draft and plans it; finishes a rollout; deletes the alias.
#[component]
pub(super) fn SplitEditor(
    live: Live,
    name: StoredValue<AliasName>,
    /// The split that the cloud has now.
    live_split: Signal<Split>,
    draft: Draft,
) -> AnyView {
    let words = &text().alias;
    let fields = &text().function;
    let weight_problem = RwSignal::new(None);
    let problems = Problems::none();
    let change = move || Change::UpdateSplit {
        alias: name.get_value(),
        split: draft.split.get_untracked(),
        description: Some(draft.description.get_untracked()),
    };
    let check = move |field: Field| {
        if let Some(snapshot) = live.snapshot() {
            let found = change::plan(&change(), &snapshot).err();
            problems.show_in(field, &found.unwrap_or_default());
        }
    };
    let side = move |side: fn(&Split, &AliasName) -> Option<Version>| {
        name.with_value(|name| draft.split.with(|split| side(split, name)))
    };
    let stable = Memo::new(move |_| side(Split::stable));
    let share = Memo::new(move |_| {
        let canary = side(Split::canary)?;
        draft.split.with(|split| split.share(canary))
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if weight_problem.with_untracked(Option::is_none) {
            problems.show(&live.propose(&change()));
        }
    };
    // What a moved draft no longer says is no longer a problem.
    on_change(
        move || draft.split.track(),
        move |(), _| problems.other.set(Vec::new()),
    );
    let scheme = move || {
        let scheme = name.with_value(|name| draft.split.with(|split| split.scheme(name)));
        (words.scheme)(scheme)
    };
    let reset = move || {
        draft.split.set(live_split.get_untracked());
        if let Some(alias) = name.with_value(|name| untrack(|| live.alias(name))) {
            draft.description.set(alias.description);
        }
        problems.show(&[]);
    };
    on_change(move || live.console.surrendered.get(), move |_, _| reset());
    view! {
        <form class="panel" autocomplete="off" on:submit=submit>
            <h2>{words.split}</h2>
            <p>{dynamic(scheme)}</p>
            {name.with_value(|name| warning(live, name))}
            <div class="form-grid">
                <VersionFields live=live draft=draft.split problems=problems on_choose=check />
            </div>
            <SplitControl
                alias=name.get_value()
                live=live_split
                draft=draft.split
                problem=weight_problem
            />
            <TimeToNotice live=live alias=name.get_value() stable=stable share=share />
            <TextField
                label=fields.description
                value=draft.description
                problem=problems.description
                on_leave=move |()| check(Field::Description)
            />
            <OtherProblems problems=problems />
            <div class="row">
                <button type="submit" class="primary">{fields.preview}</button>
                <button type="button" class="quiet" on:click=move |_| reset()>{words.reset}</button>
                <span class="push">{name.with_value(|name| way(live, name))}</span>
            </div>
        </form>
    }
    .fixed()
}
