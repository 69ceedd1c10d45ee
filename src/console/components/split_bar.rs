//! A split as a small bar, to be read and not moved.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use crate::console::language::text;
use crate::traffic::{AliasName, Routing, Split, Weight};

/// What is known about a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bar {
    /// It is on its way.
    Loading,
    /// It could not be read.
    Unknown,
    /// It is this.
    Known(Split),
}

impl From<Split> for Bar {
    fn from(split: Split) -> Self {
        Self::Known(split)
    }
}

/// What is drawn: all that depends on the split, worked out once for each change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Drawing {
    state: &'static str,
    /// The share of the new code, drawn from the left.
    canary: Weight,
    /// In words, for those who cannot see the bar.
    spoken: String,
    /// Beside the bar.
    caption: String,
}

impl Drawing {
    fn without_split(state: &'static str, spoken: &str) -> Self {
        let (spoken, caption) = (spoken.to_owned(), String::new());
        Self {
            state,
            canary: Weight::ZERO,
            spoken,
            caption,
        }
    }

    fn of(bar: &Bar, alias: &AliasName) -> Self {
        let words = &text().split;
        let split = match bar {
            Bar::Loading => return Self::without_split("loading", words.bar_loading),
            Bar::Unknown => return Self::without_split("unknown", words.bar_unknown),
            Bar::Known(split) => split,
        };
        let everything = (split.main, Weight::FULL);
        match &split.routing {
            Routing::MainOnly => Self {
                state: "single",
                canary: Weight::ZERO,
                spoken: (words.version_share)(everything.0, everything.1),
                caption: (words.version)(split.main),
            },
            Routing::Rules(_) => Self {
                state: "rules",
                canary: Weight::ZERO,
                spoken: (words.bar_rules)(split.main),
                caption: words.bar_rules_short.to_owned(),
            },
            Routing::Weighted { version, weight } => {
                let canary = split.canary(alias).unwrap_or(*version);
                let additional = (*version, *weight);
                let main = (split.main, weight.complement());
                let (new, old) = if canary == *version {
                    (additional, main)
                } else {
                    (main, additional)
                };
                let say = words.version_share;
                Self {
                    state: "divided",
                    canary: new.1,
                    spoken: (text().common.listed)(&[say(new.0, new.1), say(old.0, old.1)]),
                    caption: say(new.0, new.1),
                }
            }
        }
    }
}

/// The width of a share, as CSS writes it.
pub(super) fn width(share: Weight) -> String {
    format!("{}%", share.percent_text())
}

/// The two inks of a drawing.
fn track(drawing: &Drawing) -> AnyView {
    let Drawing { canary, spoken, .. } = drawing;
    let (share, served) = (width(*canary), canary.is_served());
    view! {
        <span class="split-bar-track" role="img" aria-label=spoken.clone()>
            <span class="split-bar-canary" data-served=served style:width=share></span>
        </span>
    }
    .fixed()
}

/// The bar of a split that does not change, without anything beside it: for lists of many.
pub(crate) fn still_bar(split: Option<&Split>, alias: &AliasName) -> AnyView {
    let bar = split.map_or(Bar::Unknown, |split| Bar::Known(split.clone()));
    let drawing = Drawing::of(&bar, alias);
    view! { <span class="split-bar" data-split=drawing.state>{track(&drawing)}</span> }.fixed()
}

/// A bar in two inks, the new code in dots from the left, and its share beside it.
#[component]
pub fn SplitBar(
    /// What is known about the split.
    #[prop(into)]
    split: Signal<Bar>,
    /// The alias that it belongs to: it decides which side is the new code.
    alias: AliasName,
) -> impl IntoView {
    let drawing = Memo::new(move |_| split.with(|bar| Drawing::of(bar, &alias)));
    view! {
        <span class="split-bar" data-split=dynamic(move || drawing.with(|drawing| drawing.state))>
            {dynamic(move || drawing.with(track))}
            <span class="split-bar-caption" aria-hidden="true">
                {dynamic(move || drawing.with(|drawing| drawing.caption.clone()))}
            </span>
        </span>
    }
    .fixed()
}
