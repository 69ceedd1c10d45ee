//! What the parts of the control share: the draft, and the text that is being typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::moves::Move;
use super::sides::{Sides, with_share};
use crate::traffic::{AliasName, Problem, Split, Version, Weight};

/// A handle to the draft. Copies are the same draft.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    alias: StoredValue<AliasName>,
    live: Signal<Split>,
    draft: RwSignal<Split>,
    problem: RwSignal<Option<Problem>>,
    disabled: Signal<bool>,
    /// The text of the number field from the first keystroke until Enter or blur, and longer if
    /// it was refused.
    typed: RwSignal<Option<String>>,
    sides: Memo<Option<Sides>>,
}

impl Editor {
    pub(super) fn new(
        alias: AliasName,
        live: Signal<Split>,
        draft: RwSignal<Split>,
        problem: RwSignal<Option<Problem>>,
        disabled: Signal<bool>,
    ) -> Self {
        let alias = StoredValue::new(alias);
        let sides = Memo::new(move |_| {
            alias.with_value(|alias| draft.with(|split| Sides::of(split, alias)))
        });
        let typed = RwSignal::new(None);
        // A draft that was moved otherwise is what the person wants now, not the refused text.
        Effect::watch(
            move || sides.get(),
            move |_, _, _| {
                typed.set(None);
                problem.set(None);
            },
            false,
        );
        on_cleanup(move || {
            problem.try_set(None);
        });
        Self {
            alias,
            live,
            draft,
            problem,
            disabled,
            typed,
            sides,
        }
    }

    /// Both sides of the draft, if it has two.
    pub(super) fn sides(self) -> Option<Sides> {
        self.sides.get()
    }

    /// The new code. Only asked while there are two sides; else the main version.
    pub(super) fn canary(self) -> Version {
        let main = || self.draft.with(|split| split.main);
        self.sides().map_or_else(main, |sides| sides.canary)
    }

    /// The version that the new code is compared with, else the main version.
    pub(super) fn stable(self) -> Version {
        let main = || self.draft.with(|split| split.main);
        self.sides().map_or_else(main, |sides| sides.stable)
    }

    /// The drafted share of the new code.
    pub(super) fn share(self) -> Weight {
        self.sides().map_or(Weight::ZERO, |sides| sides.share)
    }

    /// The live share of the version that is the new code of the draft; nothing if rules decide.
    pub(super) fn live_share(self) -> Option<Weight> {
        let canary = self.canary();
        self.live.with(|split| split.share(canary))
    }

    /// True if the draft is not what is live, or the field holds something else than the draft.
    pub(super) fn is_moved(self) -> bool {
        self.typed.with(Option::is_some) || self.live_share() != Some(self.share())
    }

    pub(super) fn disabled(self) -> bool {
        self.disabled.get()
    }

    /// Why the typed text was refused.
    pub(super) fn problem(self) -> Option<Problem> {
        self.problem.get()
    }

    /// The text of the number field.
    pub(super) fn field_text(self) -> String {
        let share = || self.share().percent_text();
        self.typed.get().unwrap_or_else(share)
    }

    /// Gives the new code this share, and drops whatever was typed.
    pub(super) fn give(self, share: Weight) {
        self.typed.set(None);
        self.problem.set(None);
        let alias = self.alias.get_value();
        let moved = self
            .draft
            .with_untracked(|split| with_share(split, &alias, share));
        self.draft.set(moved);
    }

    /// Gives the new code the share that it has now.
    pub(super) fn back_to_live(self) {
        let share = untrack(|| self.live_share().unwrap_or_else(|| self.share()));
        self.give(share);
    }

    /// Does what a key asks for.
    pub(super) fn press(self, asked: Move) {
        let (share, live) = untrack(|| (self.share(), self.live_share()));
        self.give(asked.from(share, live).unwrap_or(share));
    }

    /// Does what a key asks for and keeps the browser from doing its own. Escape with nothing to
    /// take back is left to the dialog around the control.
    pub(super) fn handle(self, asked: Option<Move>, event: &KeyboardEvent) {
        let Some(asked) = asked else { return };
        if asked == Move::Live && !untrack(|| self.is_moved()) {
            return;
        }
        event.prevent_default();
        self.press(asked);
    }

    /// Keeps the text as it is typed, whatever it is.
    pub(super) fn type_text(self, text: String) {
        self.typed.set(Some(text));
    }

    /// Takes the typed text, or refuses it and keeps it.
    pub(super) fn commit(self) {
        let Some(text) = self.typed.get_untracked() else {
            return;
        };
        match Weight::parse_percent(&text) {
            Ok(share) => self.give(share),
            Err(problem) => self.problem.set(Some(problem)),
        }
    }
}
