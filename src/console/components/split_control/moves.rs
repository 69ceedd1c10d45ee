//! What the keys do to a share.

use leptos::ev::KeyboardEvent;

use crate::traffic::Weight;

/// The shares that have a button, smallest first.
pub(super) const PRESETS: [Weight; 6] = [
    percent(1),
    percent(5),
    percent(10),
    percent(25),
    percent(50),
    Weight::FULL,
];

const fn percent(percent: u8) -> Weight {
    match Weight::from_percent(percent) {
        Some(weight) => weight,
        None => Weight::FULL,
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// More by this many ten-thousandths.
    Up(u16),
    /// Less by this many ten-thousandths.
    Down(u16),
    /// Exactly this.
    To(Weight),
    /// The next larger preset.
    NextPreset,
    /// The next smaller preset.
    PreviousPreset,
    /// Back to what is live.
    Live,
}

impl Move {
    /// The meaning of a key on the slider, if it has one.
    pub(super) fn on_slider(event: &KeyboardEvent) -> Option<Self> {
        match event.key().as_str() {
            "ArrowRight" => Some(Self::Up(stride(event))),
            "ArrowLeft" => Some(Self::Down(stride(event))),
            "Home" => Some(Self::To(Weight::ZERO)),
            "End" => Some(Self::To(Weight::FULL)),
            _ => Self::in_field(event),
        }
        .filter(|_| !event.ctrl_key() && !event.meta_key())
    }

    /// The meaning of a key in the number field, where the others move the caret.
    pub(super) fn in_field(event: &KeyboardEvent) -> Option<Self> {
        match event.key().as_str() {
            "ArrowUp" => Some(Self::Up(stride(event))),
            "ArrowDown" => Some(Self::Down(stride(event))),
            "PageUp" => Some(Self::NextPreset),
            "PageDown" => Some(Self::PreviousPreset),
            "Escape" => Some(Self::Live),
            _ => None,
        }
    }

    /// Where the move leads from `share`; nothing if the live share is wanted and there is none.
    pub(super) fn from(self, share: Weight, live: Option<Weight>) -> Option<Weight> {
        let now = share.ten_thousandths();
        Some(match self {
            Self::Up(by) => Weight::from_ten_thousandths(now + by).unwrap_or(Weight::FULL),
            Self::Down(by) => {
                Weight::from_ten_thousandths(now.saturating_sub(by)).unwrap_or(Weight::ZERO)
            }
            Self::To(weight) => weight,
            Self::NextPreset => {
                let next = PRESETS.into_iter().find(|preset| *preset > share);
                next.unwrap_or(Weight::FULL)
            }
            Self::PreviousPreset => {
                let previous = PRESETS.into_iter().rfind(|preset| *preset < share);
                previous.unwrap_or(Weight::ZERO)
            }
            Self::Live => return live,
        })
    }
}

/// How far an arrow key goes: 1 point, 10 with Shift, a tenth with Alt.
fn stride(event: &KeyboardEvent) -> u16 {
    match (event.shift_key(), event.alt_key()) {
        (_, true) => 10,
        (true, false) => 1_000,
        (false, false) => 100,
    }
}
