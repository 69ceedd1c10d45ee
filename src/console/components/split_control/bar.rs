//! The bar with its thumb: a native range input over two inks.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::editor::Editor;
use super::moves::Move;
use crate::console::components::split_bar::width;
use crate::console::language::text;
use crate::traffic::Weight;

/// Below this share a label does not fit inside its ink and stands outside.
const ROOM_FOR_LABEL: u16 = 1_200;

/// The bar, its labels, the mark at the live share, and the slider over them.
///
/// `described_by` identifies the element that explains the keys.
pub(super) fn slider(editor: Editor, described_by: String) -> impl IntoView {
    let words = &text().split;
    let share = Signal::derive(move || editor.share());
    let rest = Signal::derive(move || editor.share().complement());
    let canary = Signal::derive(move || (words.version)(editor.canary()));
    let stable = Signal::derive(move || (words.version)(editor.stable()));
    let live = Signal::derive(move || editor.live_share().map_or_else(String::new, width));
    let live_mark = Signal::derive(move || {
        editor
            .live_share()
            .map_or_else(String::new, words.live_mark)
    });
    view! {
        <div class="split-legend">
            {side("canary", canary, words.new_code, share)}
            {side("stable", stable, words.stable, rest)}
        </div>
        <div class="split-slider" style:--share=Signal::derive(move || width(share.get())) style:--live=live>
            <div class="split-ink" aria-hidden="true">
                <span class="split-canary">{label(share, true)}</span>
                <span class="split-stable">{label(rest, true)}</span>
            </div>
            <span
                class="split-ghost"
                aria-hidden="true"
                hidden=Signal::derive(move || editor.live_share().is_none())
            ></span>
            {range(editor, described_by)}
        </div>
        <p class="split-live" style:--live=live>
            <span>{live_mark}</span>
        </p>
    }
}

/// A share inside its ink, or outside where there is no room.
fn label(share: Signal<Weight>, is_inside: bool) -> impl IntoView {
    let fits = move || share.get().ten_thousandths() >= ROOM_FOR_LABEL;
    view! {
        <b hidden=Signal::derive(move || fits() != is_inside)>
            {Signal::derive(move || share.get().to_string())}
        </b>
    }
}

/// One side of the bar by name, with its share if that does not fit inside.
fn side(
    ink: &'static str,
    version: Signal<String>,
    role: &'static str,
    share: Signal<Weight>,
) -> impl IntoView {
    view! {
        <p class="split-side" data-ink=ink>
            <span>{version}</span>
            <small>{role}</small>
            {label(share, false)}
        </p>
    }
}

/// The slider itself. Its range is fixed; the rules of the draft hold it, not the browser.
fn range(editor: Editor, described_by: String) -> impl IntoView {
    let words = &text().split;
    // While the thumb is held it goes in whole points: a hundredth is finer than a pixel.
    let held = StoredValue::new(false);
    let on_input = move |event: Event| {
        let percent = event_target::<HtmlInputElement>(&event).value_as_number();
        let hundredths = if held.get_value() {
            percent.round() * 100.0
        } else {
            (percent * 100.0).round()
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in 0..=10 000, whole
        let hundredths = hundredths as u16;
        if let Some(share) = Weight::from_ten_thousandths(hundredths) {
            editor.give(share);
        }
    };
    let spoken = Signal::derive(move || {
        let share = editor.share();
        (words.value_text)(editor.canary(), share, editor.stable(), share.complement())
    });
    view! {
        <input
            type="range"
            min="0"
            max="100"
            step="any"
            aria-label=editor.name()
            aria-valuetext=spoken
            aria-describedby=described_by
            disabled=editor.disabled()
            prop:value=Signal::derive(move || editor.share().percent_text())
            on:input=on_input
            on:pointerdown=move |_| held.set_value(true)
            on:change=move |_| held.set_value(false)
            on:pointerup=move |_| held.set_value(false)
            on:pointercancel=move |_| held.set_value(false)
            on:keydown=move |event: KeyboardEvent| editor.handle(Move::on_slider(&event), &event)
        />
    }
}
