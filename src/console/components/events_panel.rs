//! A `serverless.yml` beside the triggers of a function: what it would change.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, File};

use super::cron_field::CronText;
use super::notice::{Notice, Tone};
use super::unique_id;
use crate::change::{TriggerChange, TriggerSpec};
use crate::console::field::{FieldProblem, TextField};
use crate::console::file::{chosen, dropped, is_longer, text_of};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::sls::events::{self, Defaults, Events, TriggerDiff, changes, diff};

/// The largest file that is read, in bytes: a `serverless.yml` has a few thousand.
const LARGEST: usize = 256 * 1024;

/// Takes a file, shows its warnings and what it would change, and offers to preview that.
#[component]
pub fn EventsPanel(
    /// The name of the function.
    #[prop(into)]
    function: String,
    /// The triggers that the function has.
    #[prop(into)]
    existing: Signal<Vec<TriggerSpec>>,
    /// Called with what the file would change.
    #[prop(into)]
    on_preview: Callback<Vec<TriggerChange>>,
) -> AnyView {
    let words = &text().trigger;
    let content = RwSignal::new(String::new());
    let stage = RwSignal::new("dev".to_owned());
    let problem: FieldProblem = RwSignal::new(None);
    let read = move || {
        let stage = stage.read();
        let defaults = Defaults {
            function: &function,
            stage: stage.trim(),
        };
        content.with(|text| events::read(text, defaults))
    };
    let outcome = move || {
        if content.with(|text| text.trim().is_empty()) {
            return None;
        }
        Some(match read() {
            Ok(events) => {
                let found = existing.with(|existing| diff(&events, existing));
                comparison(&events, found, on_preview)
            }
            Err(problem) => {
                view! { <p class="field-problem" role="alert">{problem.told()}</p> }.fixed()
            }
        })
    };
    view! {
        <div class="stack">
            <FileField content=content problem=problem />
            <TextField label=words.stage hint=words.stage_hint value=stage />
            {dynamic(outcome)}
        </div>
    }
    .fixed()
}

/// Where a file is pasted, dropped or chosen.
#[component]
fn FileField(content: RwSignal<String>, problem: FieldProblem) -> AnyView {
    let words = &text().trigger;
    let (id, file_id) = (unique_id("events"), unique_id("file"));
    let (hint, refused) = (format!("{id}-hint"), format!("{id}-problem"));
    let described_by = format!("{refused} {hint}");
    let on_drop = move |event: DragEvent| {
        // A text that is dropped goes where the browser puts it.
        if let Some(file) = dropped(&event) {
            event.prevent_default();
            take(file, content, problem);
        }
    };
    let on_choose = move |event: Event| {
        if let Some(file) = chosen(&event) {
            take(file, content, problem);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words.paste}</label>
            <textarea
                id=id
                class="events-text"
                spellcheck="false"
                autocapitalize="off"
                aria-describedby=described_by
                prop:value=dynamic(move || content.get())
                on:input=move |event| {
                    problem.set(None);
                    content.set(event_target_value(&event));
                }
                on:dragover=move |event: DragEvent| event.prevent_default()
                on:drop=on_drop
            ></textarea>
            <p class="field-problem" id=refused aria-live="polite">{dynamic(move || problem.get())}</p>
            <p class="field-hint" id=hint>{words.paste_hint}</p>
        </div>
        <div class="field">
            <label for=file_id.clone()>{words.choose}</label>
            <input type="file" id=file_id accept=".yml,.yaml" on:change=on_choose />
        </div>
    }
    .fixed()
}

/// Puts the text of a file in place of what is there.
fn take(file: File, content: RwSignal<String>, problem: FieldProblem) {
    let words = &text().trigger;
    problem.set(None);
    if is_longer(&file, LARGEST) {
        problem.set(Some((words.too_large)(LARGEST / 1_024)));
        return;
    }
    spawn_local(async move {
        let read = text_of(&file).await;
        // The page may have been left meanwhile.
        match read {
            Some(read) => drop(content.try_set(read)),
            None => drop(problem.try_set(Some(words.unreadable.to_owned()))),
        }
    });
}

/// The warnings, trigger by trigger what will be done, and the way on.
fn comparison(
    events: &Events,
    found: Vec<TriggerDiff>,
    on_preview: Callback<Vec<TriggerChange>>,
) -> AnyView {
    let words = &text().trigger;
    let warnings = events.warnings.iter();
    let warnings = warnings
        .map(|warning| view! { <Notice tone=Tone::Warning title=warning.told() /> }.fixed());
    let warnings = warnings.collect_view();
    let changes = changes(&found);
    let rows = found.iter().map(|difference| {
        let trigger = difference.trigger();
        view! {
            <tr>
                <th scope="row">{trigger.key.name.clone()}</th>
                <td>{(words.difference)(difference)}</td>
                <td>{trigger.key.qualifier.clone()}</td>
                <td><CronText cron=trigger.desc.clone() /></td>
            </tr>
        }
        .fixed()
    });
    let rows = rows.collect_view();
    let way_on = if changes.is_empty() {
        view! { <p>{words.nothing}</p> }.fixed()
    } else {
        let preview = move |_| on_preview.run(changes.clone());
        view! {
            <div class="row">
                <button type="button" class="primary" on:click=preview>{text().function.preview}</button>
            </div>
        }
        .fixed()
    };
    let columns = [
        text().function.trigger,
        words.outcome,
        words.qualifier,
        text().function.sets_off,
    ];
    let heads = columns.map(|column| view! { <th scope="col">{column}</th> }.fixed());
    view! {
        {warnings}
        <div class="scroll-x" role="group" tabindex="0" aria-label=words.comparison>
            <table aria-label=words.comparison>
                <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {way_on}
    }
    .fixed()
}
