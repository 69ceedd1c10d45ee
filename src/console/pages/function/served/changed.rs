//! Somebody else changed the alias while the page shows what it was.

use leptos::prelude::*;

use super::super::live::Live;
use super::count::Logged;
use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic, effect, on_change};
use crate::console::language::text;
use crate::console::remote::Remote;
use crate::traffic::AliasName;

/// Reads the function again once the counts tell of another alias than the page shows. Not below a
/// draft: what that began with stays, so that all sides stand beside each other before anything is
/// written. Then this says so, and leaves it to the person.
pub(super) fn changed(
    live: Live,
    name: StoredValue<AliasName>,
    logged: RwSignal<Remote<Logged>>,
    is_drafted: Signal<bool>,
) -> AnyView {
    let is_changed = RwSignal::new(false);
    effect(move || {
        let found = logged.with(|logged| match logged {
            Remote::Ready {
                value: Logged::Counted(counts),
                ..
            } => Some(counts.alias.clone()),
            _ => None,
        });
        let shown = untrack(|| name.with_value(|name| live.alias(name)));
        if let (Some(found), Some(shown)) = (found, shown) {
            is_changed.set(!found.says_the_same(&shown));
        }
    });
    on_change(
        move || live.refreshed.get(),
        move |_, _| is_changed.set(false),
    );
    effect(move || {
        if is_changed.get() && !is_drafted.get() {
            live.refresh();
        }
    });
    let is_told = Memo::new(move |_| is_changed.get() && is_drafted.get());
    let notice = move || {
        let words = &text().served;
        is_told.get().then(|| {
            view! {
                <Notice tone=Tone::Warning title=words.changed advice=words.changed_advice>
                    <button type="button" on:click=move |_| live.refresh()>
                        {text().shell.refresh}
                    </button>
                </Notice>
            }
            .fixed()
        })
    };
    dynamic(notice).into_any()
}
