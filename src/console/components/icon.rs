//! The signs and the logo, drawn in the page itself: nothing to load, nothing to jump.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

/// A sign beside a word. It never stands alone: the control that holds it has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Closes.
    Close,
    /// Exchanges two things.
    Swap,
    /// Goes back or tries again.
    Again,
    /// Done.
    Check,
    /// Failed.
    Cross,
    /// Needs attention.
    Alert,
    /// Says something useful.
    Info,
    /// Adds.
    Plus,
    /// Moves up.
    Up,
    /// Moves down.
    Down,
}

impl Sign {
    /// The outline in a square of 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Swap => "M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3",
            Self::Again => "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
            Self::Check => "M3 8.5l3.5 3.5L13 4.5",
            Self::Cross => {
                "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6"
            }
            Self::Alert => "M8 2L1.5 13.5h13zM8 6.2v3.6M8 11.6v.2",
            Self::Info => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 7.3v4M8 4.7v.2",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Up => "M8 13V3M4 7l4-4 4 4",
            Self::Down => "M8 3v10M4 9l4 4 4-4",
        }
    }
}

/// Draws a [`Sign`] in the size and colour of the text around it.
#[component]
pub fn Icon(
    /// Which one.
    sign: Sign,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=sign.path()></path>
        </svg>
    }
    .fixed()
}

/// The logo: dots on the diagonal of a square, from one ink to the other.
#[component]
pub fn Logo() -> impl IntoView {
    let dots = (0..16_usize)
        .map(|place| {
            let (row, column) = (place / 4, place % 4);
            let (ink, radius) = match row + column {
                0 => ("stable", "3.4"),
                1 => ("stable", "2.8"),
                2 => ("stable", "2.1"),
                3 => ("canary", "1.6"),
                4 => ("canary", "2.2"),
                5 => ("canary", "2.9"),
                _ => ("canary", "3.4"),
            };
            view! { <circle class=ink cx=4 + column * 8 cy=4 + row * 8 r=radius></circle> }.fixed()
        })
        .collect_view();
    view! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
            {dots}
        </svg>
    }
    .fixed()
}
