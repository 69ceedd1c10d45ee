//! One entry of a log.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use crate::change::{End, Entry, Reversal};
use crate::console::context::console;
use crate::console::failure;
use crate::console::language::text;
use crate::console::moment::day_and_time;
use crate::console::operation_dialog::{kept, undo_button};
use crate::console::route::{Place, Route};
use crate::console::sentence::{title, told};

/// What was done, when, where and how it ended; `undo` takes it back if it can be taken back.
pub(super) fn line(entry: &Entry, undo: Option<Callback<()>>) -> AnyView {
    let end = end(entry);
    let ids = entry.receipts.iter().map(|one| one.request_id.clone());
    let ids = ids.filter(|id| !id.is_empty());
    let ids = ids.map(|id| view! { <code>{id}</code> " " }.fixed());
    let ids = ids.collect_view();
    let undo = undo.zip(entry.undo.as_ref());
    let stays = undo.and_then(|(_, Reversal { kept: stays, .. })| kept(stays));
    let undo = undo.map(|(undo, reversal)| undo_button(console(), &reversal.plan(), undo));
    let place = Place {
        region: entry.region,
        namespace: entry.target.namespace.clone(),
    };
    let about = [day_and_time(entry.at), entry.region.to_string(), end];
    let about = (text().common.listed)(&about);
    let function = Route::Function(place.function(&entry.target.function)).href();
    view! {
        <li class="stack">
            <div class="row">
                <b>{title(&entry.title)}</b>
                <a href=function>{entry.target.function.clone()}</a>
                <span class="soft">
                    {about}
                </span>
            </div>
            <p class="soft">{told(&entry.moves)}</p>
            {stays}
            <div class="row"><small>{ids}</small>{undo}</div>
        </li>
    }
    .fixed()
}

/// How it ended, in words.
pub(super) fn end(entry: &Entry) -> String {
    let words = &text().activity;
    match &entry.end {
        _ if entry.undone => words.undone.to_owned(),
        End::Done => words.done.to_owned(),
        End::Conflict => words.conflict.to_owned(),
        End::Failed { done, of, reason } => (words.failed)(*done, *of, &failure::told(reason)),
    }
}
