//! A message beside the place where something happened.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::console::language::text;

/// How much a [`Notice`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something failed. Announced at once.
    Error,
    /// Something will go wrong, or is not as it looks.
    Warning,
    /// Something was done.
    Success,
    /// Something useful to know.
    Info,
}

impl Tone {
    const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Success => "success",
            Self::Info => "info",
        }
    }

    const fn role(self) -> &'static str {
        match self {
            Self::Error => "alert",
            Self::Warning | Self::Success | Self::Info => "status",
        }
    }

    const fn sign(self) -> Sign {
        match self {
            Self::Error => Sign::Cross,
            Self::Warning => Sign::Alert,
            Self::Success => Sign::Check,
            Self::Info => Sign::Info,
        }
    }
}

/// Says what happened, what to do, and offers to try again.
#[component]
pub fn Notice(
    /// How much it matters.
    tone: Tone,
    /// What happened, in the user's words.
    #[prop(into)]
    title: String,
    /// What to do about it.
    #[prop(optional, into)]
    advice: Option<String>,
    /// Called by the button that tries again; there is none without it.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
    /// More, such as a request id or further buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let again = retry.map(|retry| {
        view! {
            <button type="button" on:click=move |_| retry.run(())>
                <Icon sign=Sign::Again />
                {text().common.retry}
            </button>
        }
        .fixed()
    });
    view! {
        <div class="notice" data-tone=tone.name() role=tone.role()>
            <Icon sign=tone.sign() />
            <div class="notice-body">
                <p class="notice-title">{title}</p>
                {advice.map(|advice| view! { <p>{advice}</p> }.fixed())}
                {children.map(|children| children())}
                {again}
            </div>
        </div>
    }
    .fixed()
}
