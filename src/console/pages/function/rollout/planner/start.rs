//! The button that begins the rollout, and what has to be agreed to before it.

use leptos::prelude::*;

use super::desk::Desk;
use super::link::{review, share};
use crate::console::address::focus_heading;
use crate::console::components::unique_id;
use crate::console::connection::Session;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::plan_sheet::Here;
use crate::scf::Mode;

/// Begins the rollout, or says why it cannot begin.
pub(super) fn start(desk: Desk) -> AnyView {
    let console = desk.live.console;
    let words = &text().plan;
    let session = console.session.read_untracked();
    let session = session.as_ref();
    let in_production = session.is_some_and(Session::is_production);
    let forbidden = move || console.forbids_mode(Mode::Rollout);
    let may_write = session.is_some() && untrack(forbidden).is_none();
    let agreed = RwSignal::new(!in_production);
    let wrong_text = Memo::new(move |_| desk.wrong.with(Option::is_some));
    let why = Memo::new(move |_| {
        if let Some(forbidden) = forbidden() {
            Some(forbidden.words())
        } else if wrong_text.get() {
            Some(words.text_wrong)
        } else if !agreed.get() {
            Some(words.tick)
        } else {
            None
        }
    });
    let begin = move |_| match untrack(|| desk.ready()) {
        Some(plan) => {
            desk.put_away();
            let Here { place, .. } = desk.here.get_value();
            console.rollouts.begin(console, place, plan);
            // What is under way stands at the top, and whoever began it is far below.
            request_animation_frame(focus_heading);
        }
        None => desk.show_all(),
    };
    let sentence = move || {
        let here = desk.here.get_value();
        let canary = desk.sheet.with(|sheet| sheet.canary);
        (words.in_production)(&here.alias, canary)
    };
    let agree = (in_production && may_write).then(|| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    on:change=move |event| agreed.set(event_target_checked(&event))
                />
                <span>{dynamic(sentence)}</span>
            </label>
        }
        .fixed()
    });
    let reason = unique_id("why");
    let described_by = reason.clone();
    view! {
        <section class="panel" aria-labelledby="plan-start">
            <h2 id="plan-start">{words.start_title}</h2>
            <p>{words.start_lead}</p>
            {agree}
            <div class="row">
                <button
                    type="button"
                    class="primary"
                    aria-describedby=described_by
                    disabled=dynamic(move || why.with(Option::is_some))
                    on:click=begin
                >
                    {words.start}
                </button>
                {share(desk)}
            </div>
            <p class="soft planner-remark" id=reason role="status">{dynamic(move || why.get())}</p>
            {review(desk)}
        </section>
    }
    .fixed()
}
