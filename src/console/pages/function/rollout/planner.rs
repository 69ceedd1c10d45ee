//! The form that plans a rollout. Form, text and link are one plan: whichever is changed, the
//! others follow, and where one cannot be read that is said and the others wait.
//!
//! What a good plan is, is decided in [`rollout`](crate::rollout).

mod as_text;
mod begin;
mod desk;
mod field;
mod guards;
mod link;
mod outlook;
mod presets;
mod stairs;
mod start;
mod steps;
mod subject;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use self::desk::Desk;
use super::super::live::Live;
use super::rehearsal::PlanRehearsal;
use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;
use crate::console::plan_sheet::Here;
use crate::console::route::Route;
use crate::traffic::AliasName;

/// Plans a rollout on this alias and begins it.
#[component]
pub(super) fn Planner(live: Live, alias: AliasName) -> AnyView {
    let words = &text().plan;
    let here = Here {
        place: live.place.get_value(),
        alias: alias.clone(),
    };
    let desk = Desk::open(live, here);
    let console = live.console;
    let link = Memo::new(move |_| {
        console.route.with(|route| match route {
            Route::Rollout(_, _, link) => link.clone(),
            _ => None,
        })
    });
    effect(move || {
        if let Some(link) = link.get() {
            desk.take_link(&link);
        }
    });
    let locked = Memo::new(move |_| desk.wrong.with(Option::is_some));
    let waits = move || {
        locked.get().then(|| {
            let discard = move |_| desk.typed.set(None);
            view! {
                <Notice tone=Tone::Warning title=words.text_wrong advice=words.form_waits>
                    <button type="button" on:click=discard>{words.discard_text}</button>
                </Notice>
            }
            .fixed()
        })
    };
    // What the fields say is rehearsed as it stands, whatever still speaks against beginning it.
    let rehearsed = desk.plan;
    // Enter in a field must never begin a rollout.
    let submit = |event: SubmitEvent| event.prevent_default();
    view! {
        <div class="planner stack" node_ref=desk.form>
            <p>{words.lead}</p>
            {link::origin(desk)}
            {dynamic(waits)}
            // Where there is room, what will happen and the button stay beside what one changes.
            <div class="planner-desk">
                <div class="stack">
                    <form autocomplete="off" on:submit=submit>
                        <fieldset class="stack" disabled=dynamic(move || locked.get())>
                            {subject::subject(desk)}
                            {steps::steps(desk)}
                            {guards::guards(desk)}
                        </fieldset>
                    </form>
                    {as_text::as_text(desk)}
                    <PlanRehearsal live=live alias=alias plan=rehearsed />
                </div>
                <div class="planner-aside">
                    {outlook::outlook(desk)}
                    {start::start(desk)}
                </div>
            </div>
        </div>
    }
    .fixed()
}
