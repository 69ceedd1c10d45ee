//! An `.env` file in place of typing: chosen, dropped or pasted. What it says goes into the fields
//! and is said in names; its text is not kept.

use crate::console::fixed::{Fixed, dynamic};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{ClipboardEvent, DragEvent, File};

use super::typed::Form;
use crate::console::components::unique_id;
use crate::console::field::{FieldProblem, replace};
use crate::console::file::{chosen, dropped, is_longer, text_of};
use crate::console::language::text;
use crate::sls::dotenv::{self, DotEnv, is_placeholder};

/// Chooses the file, and says what the last one had.
#[component]
pub(super) fn EnvFile(form: Form) -> AnyView {
    let words = &text().connect;
    let id = unique_id("file");
    let hint = format!("{id}-hint");
    let choose = move |event: Event| read(form, chosen(&event));
    let said = move || {
        let lines = form.env.get().into_iter();
        lines
            .map(|line| view! { <p>{line}</p> }.fixed())
            .collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words.env_file}</label>
            <input type="file" id=id aria-describedby=hint.clone() on:change=choose />
            <p class="field-hint" id=hint>{words.env_file_hint}</p>
            <div class="env-said" role="status">{dynamic(said)}</div>
        </div>
    }
    .fixed()
}

/// Takes a pasted `.env` file; any other text is left to the field that it was pasted into.
pub(super) fn paste(form: Form, event: &ClipboardEvent) {
    let pasted = event
        .clipboard_data()
        .and_then(|data| data.get_data("text/plain").ok());
    let found = pasted.filter(|text| text.len() <= dotenv::LONGEST);
    if let Some(found) = found
        .map(|text| dotenv::read(&text))
        .filter(DotEnv::is_something)
    {
        event.prevent_default();
        fill(form, found);
        form.env
            .update(|said| said.push(text().connect.env_clipboard.to_owned()));
    }
}

/// Takes a dropped file.
pub(super) fn drop(form: Form, event: &DragEvent) {
    event.prevent_default();
    read(form, dropped(event));
}

fn read(form: Form, file: Option<File>) {
    let words = &text().connect;
    let Some(file) = file else {
        return;
    };
    if is_longer(&file, dotenv::LONGEST) {
        form.env
            .set(vec![(words.env_too_long)(dotenv::LONGEST / 1_024)]);
        return;
    }
    spawn_local(async move {
        let content = text_of(&file).await;
        // The page may have been left meanwhile.
        if form.env.is_disposed() {
            return;
        }
        match content {
            None => form.env.set(vec![words.env_no_text.to_owned()]),
            Some(content) => match dotenv::read(&content) {
                found if found.is_something() => fill(form, found),
                _ => form.env.set(vec![words.env_nothing.to_owned()]),
            },
        }
    });
}

/// Puts what was found into the form and says what was and what was not.
fn fill(form: Form, found: DotEnv) {
    let words = &text().connect;
    let is_production = found.stage.is_some().then(|| found.is_production());
    // A token belongs to the key beside it: an older one would make the new key wrong.
    if found.secret_id.is_some() && found.token.is_none() {
        form.token.0.set(String::new());
        form.token.1.set(None);
    }
    let [mut had, mut lacked] = [Vec::new(), Vec::new()];
    let fields: [(_, (RwSignal<String>, FieldProblem), _); 3] = [
        (words.secret_id, form.secret_id, found.secret_id),
        (words.secret_key, form.secret_key, found.secret_key),
        (words.token, form.token, found.token),
    ];
    for (name, (field, problem), value) in fields {
        match value {
            None => lacked.push(name),
            Some(value) if is_placeholder(&value) => {
                problem.set(Some((words.placeholder)(name)));
                lacked.push(name);
            }
            Some(value) => {
                problem.set(None);
                replace(field, value);
                had.push(name);
            }
        }
    }
    let mut said = Vec::new();
    if !had.is_empty() {
        said.push((words.env_found)(&had));
    }
    if !lacked.is_empty() {
        said.push((words.env_missing)(&lacked));
    }
    if let Some(is_production) = is_production {
        form.production.set(is_production);
        let stage = if is_production {
            words.env_production
        } else {
            words.env_other_stage
        };
        said.push(stage.to_owned());
    }
    if !found.unreadable.is_empty() {
        said.push((words.env_unreadable)(&found.unreadable));
    }
    if found.others > 0 {
        said.push((words.env_others)(found.others));
    }
    form.env.set(said);
}
