//! The choice of how much may be done.

use leptos::prelude::*;

use super::field::Select;
use super::fixed::Fixed;
use crate::scf::Mode;

/// Chooses a mode.
#[component]
pub(crate) fn ModeField(
    /// The label and the accessible name.
    label: &'static str,
    /// What is chosen.
    mode: RwSignal<Mode>,
    /// What may be chosen, in this order.
    modes: [Mode; 3],
    /// What each is called here.
    words: fn(Mode) -> &'static str,
) -> AnyView {
    let options = modes.map(|mode| (mode.name().to_owned(), words(mode).to_owned()));
    let choose = move |name: String| {
        if let Some(chosen) = Mode::named(&name) {
            mode.set(chosen);
        }
    };
    view! {
        <Select
            label=label
            options=Vec::from(options)
            value=Signal::derive(move || mode.get().name().to_owned())
            on_choose=choose
        />
    }
    .fixed()
}
