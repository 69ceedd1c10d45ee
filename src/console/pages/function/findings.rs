//! What the function was left with, and the change that mends each.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::live::Live;
use crate::change::{Change, Finding, Name, findings};
use crate::console::components::{Notice, Tone, unique_id};
use crate::console::connection::Session;
use crate::console::language::rooms::{Told, together};
use crate::console::language::text;

/// Points out what is probably not meant to stay. Nothing is shown where all is well.
#[component]
pub(super) fn Findings(live: Live) -> AnyView {
    let session = live.console.session;
    // Judged by the time of the reading, so that what is shown changes with a reading alone.
    let found = Memo::new(move |_| {
        let production =
            session.with(|session| session.as_ref().is_some_and(Session::is_production));
        live.reading.with(|reading| {
            let snapshot = reading.value();
            snapshot.map_or_else(Vec::new, |snapshot| {
                findings(snapshot, production, snapshot.read_at)
            })
        })
    });
    let heading = unique_id("findings");
    dynamic(move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let title = (text().finding.title)(found.len());
            let notices = found.into_iter().map(|finding| notice(live, finding));
            let notices = notices.collect_view();
            view! {
                <section class="stack" aria-labelledby=heading.clone()>
                    <h2 id=heading.clone()>{title}</h2>
                    {notices}
                </section>
            }
            .fixed()
        })
    })
    .into_any()
}

/// One finding, with a button for each change that mends it.
fn notice(live: Live, finding: Finding) -> AnyView {
    let problem = RwSignal::new(String::new());
    let sentence = finding.told();
    let mends = finding.mends.into_iter().map(|change: Change| {
        let label = (text().preview.title)(&Name::of(&change));
        let mend = move |_| {
            let problems = live.propose(&change);
            problem.set(together(&problems));
        };
        view! { <button type="button" on:click=mend>{label}</button> }.fixed()
    });
    let mends = mends.collect_view();
    view! {
        <Notice tone=Tone::Warning title=sentence>
            <div class="row">{mends}</div>
            <p class="field-problem" aria-live="polite">{dynamic(move || problem.get())}</p>
        </Notice>
    }
    .fixed()
}
