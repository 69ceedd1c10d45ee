//! The log as one JSON file: written for keeping, opened to be read and to take back what is there.

use crate::console::fixed::{Fixed, dynamic};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;
use web_sys::File;

use super::line::{end, line};
use crate::change::{ActivityLog, Entry};
use crate::console::clock;
use crate::console::components::save_table::save_table;
use crate::console::components::unique_id;
use crate::console::connection::Session;
use crate::console::context::{Console, console};
use crate::console::download::save_text;
use crate::console::field::FieldProblem;
use crate::console::file::{self, is_longer, text_of};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::console::moment::{file_time, iso_time};
use crate::console::sentence::{title, told};

/// The longest file that is read, in bytes: far more than a full log has.
const LONGEST: usize = 32 * 1024 * 1024;

/// A log from a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Opened {
    name: String,
    /// The fingerprint of the key that wrote it.
    account: Option<String>,
    log: ActivityLog,
}

/// Whose log it is: a field beside the entries.
fn account_in(content: &str) -> Option<String> {
    let file: Value = serde_json::from_str(content).ok()?;
    file.get("account")?.as_str().map(str::to_owned)
}

/// Writes the log to a file, and opens one.
#[component]
pub(super) fn FileBar(file: RwSignal<Option<Opened>>) -> AnyView {
    let console = console();
    let words = &text().activity;
    let id = unique_id("file");
    let problem = RwSignal::new(None);
    let choose = move |event: Event| {
        if let Some(chosen) = file::chosen(&event) {
            open(chosen, file, problem);
        }
    };
    let rows = Callback::new(move |()| file_rows(console));
    let save = save_table(words.title, "activity", file_time(clock::now()), rows);
    view! {
        <div class="toolbar">
            <div class="row">
                <button type="button" on:click=move |_| export(console)>{words.export}</button>
                {save}
            </div>
            <div class="field">
                <label for=id.clone()>{words.open_file}</label>
                <input type="file" id=id accept="application/json,.json" on:change=choose />
                <p class="field-problem" aria-live="polite">{dynamic(move || problem.get())}</p>
            </div>
        </div>
    }
    .fixed()
}

/// The entries of a file. Those of this account can be taken back; what has changed since then is
/// found as a conflict.
pub(super) fn opened(console: Console, file: &Opened) -> AnyView {
    let words = &text().activity;
    let mine = file.account.is_some() && file.account == account(console);
    let lines = file.log.entries().iter().rev().map(|entry| {
        let undo = mine.then(|| {
            let entry = entry.clone();
            Callback::new(move |()| take_back(console, &entry))
        });
        line(entry, undo)
    });
    let lines = lines.collect_view();
    let note = if mine {
        words.file_mine
    } else {
        words.file_foreign
    };
    let heading = unique_id("file");
    view! {
        <section class="panel activity-file" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>{(words.file_title)(&file.name, file.log.entries().len())}</h3>
            <p>{note}</p>
            <ol class="activity">{lines}</ol>
        </section>
    }
    .fixed()
}

/// Takes back an entry of a file: under its number if the journal has it too.
fn take_back(console: Console, entry: &Entry) {
    let known = console.journal.with_untracked(|journal| {
        let known = journal.log().entries().iter();
        let mut known = known.filter(|known| known.is(entry));
        known.next().map(|known| known.id)
    });
    console.take_back(entry, known);
}

fn account(console: Console) -> Option<String> {
    let session = console.session.read_untracked();
    let fingerprint = session.as_ref().and_then(Session::fingerprint);
    fingerprint.map(str::to_owned)
}

fn open(chosen: File, file: RwSignal<Option<Opened>>, problem: FieldProblem) {
    let words = &text().activity;
    problem.set(None);
    if is_longer(&chosen, LONGEST) {
        problem.set(Some(words.file_too_long.to_owned()));
        return;
    }
    spawn_local(async move {
        let read = match text_of(&chosen).await {
            None => Err(words.file_no_text.to_owned()),
            Some(content) => ActivityLog::from_json(&content)
                .map_err(|why| why.told())
                .map(|log| Opened {
                    name: chosen.name(),
                    account: account_in(&content),
                    log,
                }),
        };
        // The dialog may have been closed meanwhile.
        match read {
            Ok(opened) => drop(file.try_set(Some(opened))),
            Err(why) => drop(problem.try_set(Some(why))),
        }
    });
}

/// Has the browser save the log, with whose it is.
fn export(console: Console) {
    let words = &text().activity;
    let log = console
        .journal
        .with_untracked(|journal| journal.log().to_json());
    let account = serde_json::to_string(&account(console)).unwrap_or_default();
    // The log is a JSON object: the account becomes its first field.
    let text = log.replacen('{', &format!("{{\"account\":{account},"), 1);
    save_text(words.file_name, "application/json", &text);
}

/// Every entry as a row of a file, the oldest first.
fn file_rows(console: Console) -> Vec<Vec<String>> {
    let words = &text().export;
    let region = text().functions.region;
    let heads = [
        words.time,
        region,
        text().functions.namespace,
        text().functions.name,
        words.title,
        words.sentence,
        words.end,
        text().preview.request_ids,
    ];
    let row = |entry: &Entry| {
        let ids = entry.receipts.iter().map(|one| one.request_id.as_str());
        let ids: Vec<_> = ids.filter(|id| !id.is_empty()).collect();
        vec![
            iso_time(entry.at),
            entry.region.to_string(),
            entry.target.namespace.clone(),
            entry.target.function.clone(),
            title(&entry.title),
            told(&entry.moves),
            end(entry),
            ids.join("\n"),
        ]
    };
    console.journal.with_untracked(|journal| {
        let rows = journal.log().entries().iter().map(row);
        std::iter::once(heads.map(str::to_owned).into())
            .chain(rows)
            .collect()
    })
}
