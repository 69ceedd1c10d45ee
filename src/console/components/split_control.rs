//! The control that moves traffic: one bar in two inks with a thumb, a number field, presets.
//!
//! Everything here changes a draft and nothing else; applying it is the page's business. What a
//! weight may be is decided by [`traffic`](crate::traffic): a text that it refuses stays in the
//! field with the reason beside it, and the draft stays as it was.

mod bar;
mod editor;
mod field;
mod moves;
mod sides;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use self::bar::slider;
use self::editor::Editor;
use self::field::number_field;
use self::moves::PRESETS;
use self::sides::points;
use super::icon::{Icon, Sign};
use super::identifier::unique_id;
use crate::console::language::text;
use crate::traffic::{AliasName, Problem, Routing, Split, Weight};

/// Divides the traffic of an alias between its two versions.
///
/// The slider and the number field always hold the share of the new code: the additional version
/// of a custom alias, `$LATEST` of `$DEFAULT` in the default scheme.
#[component]
pub fn SplitControl(
    /// The alias: with the draft it decides which side is the new code.
    alias: AliasName,
    /// What the cloud has now: the ghost mark, and where Escape goes back to.
    #[prop(into)]
    live: Signal<Split>,
    /// What the person wants. Moved by this control, and by whatever else the page offers.
    draft: RwSignal<Split>,
    /// Why the text in the number field is refused. While there is one, the draft is not what the
    /// person wants, and must not be applied.
    problem: RwSignal<Option<Problem>>,
    /// True while nothing may be moved, such as in the middle of a write.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let editor = Editor::new(alias, live, draft, problem, disabled);
    let divided = Memo::new(move |_| editor.sides().is_some());
    move || {
        if divided.get() {
            view! { <Divided editor=editor /> }.fixed()
        } else {
            view! { <p class="split-control soft">{dynamic(move || undivided(&draft.get()))}</p> }
                .fixed()
        }
    }
}

/// Why there is no weight to move.
fn undivided(draft: &Split) -> &'static str {
    let words = &text().split;
    match draft.routing {
        Routing::Rules(_) => words.rules_decide,
        Routing::MainOnly | Routing::Weighted { .. } => words.no_additional,
    }
}

/// The control of a split that has two sides.
#[component]
fn Divided(editor: Editor) -> impl IntoView {
    let keys = unique_id("split-keys");
    view! {
        <div class="split-control">
            {slider(editor, keys.clone())}
            <div class="row">
                {number_field(editor)}
                <output class="split-change">{dynamic(move || change(editor))}</output>
            </div>
            <Presets editor=editor />
            <p class="split-keys field-hint" id=keys>
                {text().split.keys}
            </p>
        </div>
    }
    .fixed()
}

/// `5 % → 10 % (+5)`.
fn change(editor: Editor) -> String {
    let words = &text().split;
    let share = editor.share();
    match editor.live_share() {
        None => (words.changed_from_rules)(share),
        Some(live) if live == share => (words.unchanged)(share),
        Some(live) => (words.changed)(live, share, &points(live, share)),
    }
}

/// The usual shares as buttons, and the two moves that have no number.
#[component]
fn Presets(editor: Editor) -> impl IntoView {
    let words = &text().split;
    let preset = move |share: Weight| {
        let pressed = move || {
            if editor.share() == share {
                "true"
            } else {
                "false"
            }
        };
        view! {
            <button
                type="button"
                aria-pressed=pressed
                disabled=dynamic(move || editor.disabled())
                on:click=move |_| editor.give(share)
            >
                {share.to_string()}
            </button>
        }
        .fixed()
    };
    view! {
        <div class="split-presets">
            <div
                class="split-preset-list"
                role="group"
                aria-label=dynamic(move || (words.presets)(editor.canary()))
            >
                {PRESETS.into_iter().map(preset).collect_view()}
            </div>
            <button
                type="button"
                class="quiet"
                disabled=dynamic(move || editor.disabled())
                on:click=move |_| editor.give(editor.share().complement())
            >
                <Icon sign=Sign::Swap />
                {words.swap}
            </button>
            <button
                type="button"
                class="quiet"
                disabled=dynamic(move || editor.disabled() || !editor.is_moved())
                on:click=move |_| editor.back_to_live()
            >
                <Icon sign=Sign::Again />
                {words.reset}
            </button>
        </div>
    }
    .fixed()
}
