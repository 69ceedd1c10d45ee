//! What is drawn as one line, and how it is told from the others without colour.

use leptos::prelude::*;

use crate::console::fixed::Fixed;
use crate::telemetry::Subject;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The stable version: solid.
    Stable,
    /// The new code: dots.
    Canary,
    /// An alias: thin.
    Alias,
    /// A version that no alias binds: dashes.
    Other,
}

impl Ink {
    /// The value of `data-ink`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Canary => "canary",
            Self::Alias => "alias",
            Self::Other => "other",
        }
    }
}

/// One version or alias.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub subject: Subject,
    /// How it is drawn.
    pub ink: Ink,
    /// How many lines before it are drawn in the same ink: their dashes differ.
    pub nth: u8,
}

/// A piece of the line, for a legend.
pub(super) fn sample(line: &Line) -> AnyView {
    view! {
        <svg class="chart-sample" viewBox="0 0 28 8" aria-hidden="true">
            <path class="chart-line" data-ink=line.ink.name() data-nth=line.nth d="M2 4H26"></path>
        </svg>
    }
    .fixed()
}
