//! The bar with its thumb: a native range input over two inks.

use crate::console::fixed::{Fixed, dynamic};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::editor::Editor;
use super::moves::Move;
use crate::console::components::split_bar::width;
use crate::console::language::text;
use crate::traffic::{Version, Weight};

/// Below this share a label does not fit inside its ink and stands outside.
const ROOM_FOR_LABEL: u16 = 1_200;

/// The bar, its labels, the mark at the live share, and the slider over them.
///
/// `described_by` identifies the element that explains the keys.
pub(super) fn slider(editor: Editor, described_by: String) -> impl IntoView {
    let words = &text().split;
    let live = move || editor.live_share().map_or_else(String::new, width);
    let rest = move || editor.share().complement();
    view! {
        <div class="split-legend">
            <Side ink="canary" version=move || editor.canary() share=move || editor.share() role=words.new_code />
            <Side ink="stable" version=move || editor.stable() share=rest role=words.stable />
        </div>
        <div
            class="split-slider"
            style:--share=dynamic(move || width(editor.share()))
            style:--live=live
        >
            <div class="split-ink" aria-hidden="true">
                <span class="split-canary">{dynamic(move || inside(editor.share()))}</span>
                <span class="split-stable">{dynamic(move || inside(rest()))}</span>
            </div>
            <span class="split-ghost" aria-hidden="true" hidden=dynamic(move || editor.live_share().is_none())></span>
            <Range editor=editor described_by=described_by />
        </div>
        <p class="split-live" style:--live=live>
            <span>{dynamic(move || editor.live_share().map(words.live_mark))}</span>
        </p>
    }.fixed()
}

/// The label inside an ink, if there is room for it.
fn inside(share: Weight) -> Option<impl IntoView> {
    let fits = share.ten_thousandths() >= ROOM_FOR_LABEL;
    fits.then(|| view! { <b>{share.to_string()}</b> }.fixed())
}

/// One side of the bar by name, with its share if that does not fit inside.
#[component]
fn Side(
    ink: &'static str,
    version: impl Fn() -> Version + Copy + Send + Sync + 'static,
    share: impl Fn() -> Weight + Copy + Send + Sync + 'static,
    role: &'static str,
) -> impl IntoView {
    let outside = move || {
        let share = share();
        let fits = share.ten_thousandths() >= ROOM_FOR_LABEL;
        (!fits).then(|| view! { <b>{share.to_string()}</b> }.fixed())
    };
    view! {
        <p class="split-side" data-ink=ink>
            <span>{dynamic(move || (text().split.version)(version()))}</span>
            <small>{role}</small>
            {dynamic(outside)}
        </p>
    }
    .fixed()
}

/// The slider itself. Its range is fixed; the rules of the draft hold it, not the browser.
#[component]
fn Range(editor: Editor, described_by: String) -> impl IntoView {
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
    let spoken = move || {
        let share = editor.share();
        (words.value_text)(editor.canary(), share, editor.stable(), share.complement())
    };
    view! {
        <input
            type="range"
            min="0"
            max="100"
            step="any"
            aria-label=dynamic(move || (words.weight_of)(editor.canary()))
            aria-valuetext=spoken
            aria-describedby=described_by
            disabled=dynamic(move || editor.disabled())
            prop:value=dynamic(move || editor.share().percent_text())
            on:input=on_input
            on:pointerdown=move |_| held.set_value(true)
            on:change=move |_| held.set_value(false)
            on:pointerup=move |_| held.set_value(false)
            on:pointercancel=move |_| held.set_value(false)
            on:keydown=move |event: KeyboardEvent| editor.handle(Move::on_slider(&event), &event)
        />
    }
    .fixed()
}
