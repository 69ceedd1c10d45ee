//! Goes on with a rollout from the file of its journal.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::super::super::live::Live;
use crate::change::Target;
use crate::console::components::unique_id;
use crate::console::file::{chosen, text_of};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::rollout::{Journal, NotHere};
use crate::traffic::AliasName;

/// Chooses a journal; it has to be about this alias, and to go on where the one here stops.
#[component]
pub(in super::super) fn ImportJournal(
    live: Live,
    /// The alias that the page is about.
    alias: AliasName,
) -> AnyView {
    let words = &text().rollout_log;
    let refused = RwSignal::new(None::<String>);
    let alias = StoredValue::new(alias);
    let choose = move |event: Event| {
        if let Some(file) = chosen(&event) {
            spawn_local(async move {
                let taken = take(live, alias, &file).await;
                refused.try_set(taken.err());
            });
        }
    };
    let id = unique_id("journal");
    let (hint, problem) = (format!("{id}-hint"), format!("{id}-problem"));
    view! {
        <div class="field rollout-import">
            <label for=id.clone()>{words.import}</label>
            <input
                type="file"
                id=id
                accept=".journal,.jsonl,.ndjson,application/x-ndjson"
                aria-describedby=format!("{problem} {hint}")
                aria-invalid=dynamic(move || refused.with(Option::is_some).then_some("true"))
                on:change=choose
            />
            <p class="field-problem" id=problem aria-live="polite">{dynamic(move || refused.get())}</p>
            <p class="field-hint" id=hint>{words.import_hint}</p>
        </div>
    }
    .fixed()
}

/// Reads the file and goes on from it, or says why not.
async fn take(live: Live, alias: StoredValue<AliasName>, file: &File) -> Result<(), String> {
    let words = &text().rollout_log;
    let content = text_of(file).await.ok_or(words.no_text)?;
    let journal = Journal::read(&content).map_err(|why| why.told())?;
    // The page may have been left meanwhile.
    let (Some(place), Some(alias)) = (live.place.try_get_value(), alias.try_get_value()) else {
        return Ok(());
    };
    let rollouts = live.console.rollouts;
    let given_away = untrack(|| rollouts.of(&place, &alias));
    let kept = given_away.map_or_else(Vec::new, |one| one.entries.get_untracked());
    let target = Target {
        namespace: place.place.namespace.clone(),
        function: place.function.clone(),
    };
    let plan = journal.plan_for(place.place.region, &target, &alias);
    let kept = Journal {
        entries: kept,
        length: 0,
    };
    let goes_on = plan.and_then(|plan| journal.follows(&kept).map(|()| plan));
    let plan = goes_on.map_err(|why: NotHere| why.told())?;
    rollouts.import(live.console, place, plan, journal);
    // What came back has all of it.
    if let Some(copy) = given_away {
        rollouts.put_away(copy);
    }
    Ok(())
}
