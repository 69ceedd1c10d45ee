//! A share as a halftone: dots of the canary's ink on the stable one, as large as the share.

use leptos::prelude::*;

use crate::console::fixed::Fixed;
use crate::traffic::Weight;

/// The radius of a dot that covers a part of its cell, in thousandths of the cell's width.
fn radius(ten_thousandths: u16) -> u32 {
    // The area is the share: r² = s / π.
    (u32::from(ten_thousandths) * 100_000 / 3_142).isqrt()
}

/// A field printed with this share. Above one half the dots are what is left of the stable ink, as
/// a print has it.
pub(super) fn swatch(share: Weight) -> AnyView {
    let canary = share.ten_thousandths();
    let (ground, dots) = if canary <= 5_000 {
        ("stable", canary)
    } else {
        ("canary", 10_000 - canary)
    };
    view! {
        <span
            class="rollout-swatch"
            aria-hidden="true"
            data-ground=ground
            style:--r=radius(dots).to_string()
        ></span>
    }
    .fixed()
}
