//! The share of `$LATEST`: a number field with the usual shares beside it.

use leptos::prelude::*;

use crate::console::field::{FieldProblem, TextField};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::traffic::{Problem, Weight};

/// The shares that have a button, in percent.
const PRESETS: [u8; 6] = [0, 5, 10, 25, 50, 100];

/// A share as it is typed. Copies are the same.
#[derive(Clone, Copy)]
pub(in super::super) struct ShareDraft {
    typed: RwSignal<String>,
    problem: FieldProblem,
}

impl ShareDraft {
    pub(in super::super) fn empty() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
        }
    }

    /// Begins anew with this share.
    pub(in super::super) fn begin(self, share: Option<Weight>) {
        let typed = share.map(Weight::percent_text);
        self.typed.set(typed.unwrap_or_default());
        self.problem.set(None);
    }

    /// The share as it is typed, none if nothing is, or why it is refused.
    pub(in super::super) fn read(self) -> Result<Option<Weight>, Problem> {
        self.typed.with(|typed| {
            if typed.trim().is_empty() {
                return Ok(None);
            }
            Weight::parse_percent(typed).map(Some)
        })
    }

    /// Says beside the field why what is typed is refused, if it is. An empty field is refused
    /// only where a share is `required`.
    pub(in super::super) fn check(self, required: bool) {
        let refused = match untrack(|| self.read()) {
            Ok(None) if required => Some(Problem::WeightMissing),
            Ok(_) => None,
            Err(problem) => Some(problem),
        };
        let refused = refused.map(|problem| problem.told());
        self.problem.set(refused);
    }

    /// The share; nothing if it is refused, which is then said beside the field.
    pub(in super::super) fn required(self) -> Option<Weight> {
        self.check(true);
        untrack(|| self.read()).ok().flatten()
    }
}

/// Takes a share in percent.
#[component]
pub(in super::super) fn ShareField(
    label: &'static str,
    #[prop(default = "")] hint: &'static str,
    draft: ShareDraft,
) -> AnyView {
    let presets = PRESETS.into_iter().filter_map(Weight::from_percent);
    let preset = |share: Weight| {
        let pressed = move || (draft.read() == Ok(Some(share))).to_string();
        view! {
            <button
                type="button"
                aria-pressed=dynamic(pressed)
                on:click=move |_| draft.begin(Some(share))
            >
                {share.to_string()}
            </button>
        }
        .fixed()
    };
    view! {
        <div class="share">
            <TextField
                label=label
                hint=hint
                value=draft.typed
                problem=draft.problem
                on_leave=move |()| draft.check(false)
            />
            <div class="split-preset-list" role="group" aria-label=text().deploy.presets>
                {presets.map(preset).collect_view()}
            </div>
        </div>
    }
    .fixed()
}
