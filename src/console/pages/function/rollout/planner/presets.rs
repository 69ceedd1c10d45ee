//! Plans to begin with, each with a picture of its stairs.

use leptos::prelude::*;

use super::begin::{ahead, given, is_of, rows};
use super::desk::Desk;
use super::stairs::small_picture;
use crate::console::components::rehearsal::broken;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;
use crate::console::plan_sheet::Sheet;
use crate::rollout::{End, Preset};
use crate::traffic::Weight;

/// Offers the presets. What one has made oneself is kept while one looks at them.
pub(super) fn presets(desk: Desk) -> AnyView {
    let words = &text().plan;
    let own = RwSignal::new(None::<Sheet>);
    let given_now = Memo::new(move |_| {
        let canary = desk.sheet.with(|sheet| sheet.canary);
        given(desk.split().as_ref(), canary)
    });
    let all = StoredValue::new(Preset::all().collect::<Vec<_>>());
    let chosen = Memo::new(move |_| {
        let share = given_now.get();
        let is_it = |preset: &Preset| {
            desk.plan.with(|plan| {
                plan.as_ref()
                    .is_some_and(|plan| is_of(plan, *preset, share))
            })
        };
        all.with_value(|all| all.iter().position(is_it))
    });
    effect(move || {
        if chosen.get().is_none() {
            own.set(Some(desk.sheet.get()));
        }
    });
    let choose = move |preset: Preset| {
        let share = given_now.get_untracked();
        let of_preset = |sheet: &mut Sheet| {
            sheet.steps = rows(preset, share);
            sheet.finish = Some(End::Promote);
            sheet.unsure = preset.unsure();
        };
        desk.renumbered();
        desk.sheet.update(of_preset);
    };
    let offer = move |index: usize| {
        let preset = all.with_value(|all| all.get(index).copied())?;
        let pressed = move || (chosen.get() == Some(index)).to_string();
        let steps = preset.steps();
        let picture = small_picture(&steps, Some(End::Promote));
        // Without any of its steps it would be another plan.
        let has_steps = !steps.is_empty();
        let is_behind = move || has_steps && ahead(preset, given_now.get()).is_empty();
        Some(
            view! {
                <button
                    type="button"
                    class="planner-preset"
                    aria-pressed=dynamic(pressed)
                    disabled=dynamic(is_behind)
                    on:click=move |_| choose(preset)
                >
                    {picture}
                    <span>{broken(preset.name())}</span>
                </button>
            }
            .fixed(),
        )
    };
    let count = all.with_value(Vec::len);
    let offers: Vec<_> = (0..count).filter_map(offer).collect();
    let back = move |_| {
        if let Some(sheet) = own.get_untracked() {
            desk.renumbered();
            desk.sheet.update(|now| {
                now.steps = sheet.steps;
                now.finish = sheet.finish;
                now.unsure = sheet.unsure;
            });
        }
    };
    let custom = move || {
        let shown = desk.last.with(|plan| {
            let plan = plan.as_ref().filter(|_| chosen.get().is_none())?;
            Some(small_picture(&plan.steps, plan.end()))
        });
        shown.unwrap_or_else(|| small_picture(&[], None))
    };
    let left_out = move || {
        let given = given_now.get();
        (given > Weight::ZERO).then(|| (words.presets_ahead)(given))
    };
    view! {
        <div class="stack planner-part">
            <p class="soft">{dynamic(left_out)}</p>
            <div class="planner-presets" role="group" aria-label=words.presets>
                {offers}
                <button
                    type="button"
                    class="planner-preset"
                    aria-pressed=dynamic(move || chosen.get().is_none().to_string())
                    disabled=dynamic(move || own.with(Option::is_none))
                    on:click=back
                >
                    {dynamic(custom)}
                    <span>{words.custom}</span>
                </button>
            </div>
        </div>
    }
    .fixed()
}
