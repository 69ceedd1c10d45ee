//! A plan that came from a link or a file, and the link of the plan that is here.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::{Desk, Misplaced, Origin};
use crate::change::Snapshot;
use crate::console::clipboard;
use crate::console::components::copyable::{Copied, select};
use crate::console::components::{Notice, ReviewLink, Tone, unique_id};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::console::plan_sheet::Here;
use crate::console::remote::Remote;
use crate::console::route::Route;
use crate::review::{self, NoLink, Review};
use crate::rollout::to_link;

/// Says where the plan came from, or why one that came was not taken.
pub(super) fn origin(desk: Desk) -> AnyView {
    let words = &text().plan;
    dynamic(move || match desk.origin.get() {
        Origin::Here => ().fixed(),
        Origin::Link(before) => {
            let back = before.map(|sheet| {
                let back = move |_| {
                    desk.origin.set(Origin::Here);
                    desk.fill(sheet.clone());
                };
                view! { <button type="button" on:click=back>{words.back_to_own}</button> }.fixed()
            });
            view! {
                <Notice tone=Tone::Info title=words.from_link advice=words.from_link_advice>
                    {back}
                </Notice>
            }
            .fixed()
        }
        Origin::File(name) => {
            view! { <Notice tone=Tone::Success title=(words.from_file)(&name) /> }.fixed()
        }
        Origin::Unreadable(name) => {
            view! { <Notice tone=Tone::Error title=(words.unreadable_file)(&name) /> }.fixed()
        }
        Origin::Refused(wrong) => view! {
            <Notice tone=Tone::Error title=words.not_taken>{misplaced(&wrong)}</Notice>
        }
        .fixed(),
    })
    .into_any()
}

/// Why a text is not in the form, with the way to where it belongs.
pub(super) fn misplaced(wrong: &Misplaced) -> AnyView {
    let words = &text().plan;
    match wrong {
        Misplaced::Misread(mistakes) => {
            let line = |text: String| view! { <li>{text}</li> }.fixed();
            let lines = mistakes.iter().map(Told::told).map(line);
            view! { <ul class="planner-mistakes">{lines.collect_view()}</ul> }.fixed()
        }
        Misplaced::Elsewhere(plan, route) => view! {
            <p>{(words.elsewhere)(plan)}</p>
            <p><a href=route.href()>{words.open_there}</a></p>
        }
        .fixed(),
    }
}

/// Copies the address of the plan.
pub(super) fn share(desk: Desk) -> AnyView {
    let words = &text().plan;
    let id = unique_id("link");
    let copied = RwSignal::new(Copied::No);
    let shown = RwSignal::new(false);
    let href = Memo::new(move |_| desk.plan.with(|plan| address(desk, plan.as_ref()?)));
    let place = id.clone();
    let copy = move |_| {
        let Some(href) = href.get_untracked() else {
            return;
        };
        let place = place.clone();
        leptos::task::spawn_local(async move {
            if clipboard::copy(&href).await {
                copied.try_set(Copied::Yes);
                return;
            }
            // It has to be seen to be selected.
            shown.try_set(true);
            leptos::task::tick().await;
            copied.try_set(select(&place));
        });
    };
    let label = move || match copied.get() {
        Copied::No => words.copy_link,
        Copied::Yes => text().command.copied,
        Copied::Selected => text().command.selected,
    };
    let too_long = move || {
        let lacks = desk.plan.with(Option::is_some) && href.with(Option::is_none);
        lacks.then_some(words.link_too_long)
    };
    view! {
        <button
            type="button"
            disabled=dynamic(move || href.with(Option::is_none))
            on:click=copy
        >
            <span aria-live="polite">{dynamic(label)}</span>
        </button>
        <span class="soft">{dynamic(too_long)}</span>
        <code class="planner-link" id=id hidden=dynamic(move || !shown.get())>
            {dynamic(move || href.get())}
        </code>
    }
    .fixed()
}

/// Has the plan looked at by somebody else before it begins.
pub(super) fn review(desk: Desk) -> AnyView {
    let make = Callback::new(move |note| {
        let read = |reading: &Remote<Arc<Snapshot>>| reading.value().cloned();
        let snapshot = desk.live.reading.with_untracked(read);
        let region = desk.here.with_value(|here| here.place.place.region);
        match (desk.plan.get_untracked(), snapshot) {
            (Some(plan), Some(now)) => {
                review::to_link(&Review::of_rollout(region, &plan, &now, note))
            }
            _ => Err(NoLink::Incomplete),
        }
    });
    view! { <ReviewLink make=make /> }.fixed()
}

/// The whole address of a plan, in this page; nothing if it would be too long.
fn address(desk: Desk, plan: &crate::rollout::Plan) -> Option<String> {
    let Here { place, alias } = desk.here.get_value();
    let route = Route::Rollout(place, alias, Some(to_link(plan)?));
    let page = location().href().ok()?;
    let page = page.split_once('#').map_or(page.as_str(), |(page, _)| page);
    Some(format!("{page}{}", route.href()))
}
