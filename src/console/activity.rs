//! What was done, and the way to take it back.

mod file;
mod line;

use super::fixed::{Fixed, dynamic, on_change};
use leptos::ev;
use leptos::prelude::*;

use self::file::{FileBar, Opened, opened};
use self::line::line;
use super::components::{EmptyState, Modal, Notice, Tone};
use super::connection::Session;
use super::context::{Console, console};
use super::download::save_text;
use super::journal::{Journal, Trouble};
use super::language::rooms::Told;
use super::language::text;
use super::part::{later, part};

/// Opens the log of what was done.
#[component]
pub(crate) fn ActivityButton() -> AnyView {
    let console = console();
    let words = &text().activity;
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| console.journal.with(Journal::len));
    // The dialog of an undo takes the place of this one.
    on_change(
        move || console.operation.with(Option::is_some),
        move |begun, _| {
            if *begun {
                open.set(false);
            }
        },
    );
    // Another window of this browser has written.
    let follow = window_event_listener(ev::storage, move |event| {
        let key = event.key();
        console
            .journal
            .update(|journal| journal.follow(key.as_deref()));
    });
    on_cleanup(move || follow.remove());
    view! {
        <button type="button" class="quiet" on:click=move |_| open.set(true)>
            {dynamic(move || (words.button)(count.get()))}
        </button>
        <Modal open=open title=words.title>
            {later(move || log(count))}
        </Modal>
    }
    .fixed()
}

part!(
    change,
    fn log(count: Memo<usize>) -> AnyView {
        view! { <Log count=count /> }.fixed()
    }
);

/// The log of the open account, and a file if one was opened.
#[component]
fn Log(count: Memo<usize>) -> AnyView {
    let console = console();
    let words = &text().activity;
    let session = console.session.read_untracked();
    let is_demo = session.as_ref().and_then(Session::fingerprint).is_none();
    let lead = move || {
        let kept = console.journal.with(Journal::is_kept);
        match (is_demo, kept) {
            (true, _) => words.lead_demo,
            (false, true) => words.lead,
            (false, false) => words.lead_not_kept,
        }
    };
    let body = move || {
        if count.get() == 0 {
            view! { <EmptyState title=words.empty advice=words.empty_advice /> }.fixed()
        } else {
            view! {
                <ol class="activity">{dynamic(move || entries(console))}</ol>
                <p class="soft">{words.not_undone}</p>
            }
            .fixed()
        }
    };
    let file = RwSignal::new(None::<Opened>);
    view! {
        <p>{dynamic(lead)}</p>
        {dynamic(move || trouble(console))}
        <FileBar file=file />
        {dynamic(move || file.with(|file| file.as_ref().map(|file| opened(console, file))))}
        {dynamic(body)}
    }
    .fixed()
}

/// The entries, the newest first.
fn entries(console: Console) -> AnyView {
    console.journal.with(|journal| {
        let entries = journal.log().entries().iter().rev();
        let lines = entries.map(|entry| {
            let id = entry.id;
            line(entry, Some(Callback::new(move |()| console.undo(id))))
        });
        let full = (journal.len() >= Journal::MOST).then(|| {
            view! { <li class="soft">{(text().activity.full)(Journal::MOST)}</li> }.fixed()
        });
        let lines = lines.collect_view();
        view! { {lines}{full} }.fixed()
    })
}

/// Why the log is not kept as it should be.
fn trouble(console: Console) -> Option<AnyView> {
    let words = &text().activity;
    console.journal.with(|journal| {
        Some(match journal.trouble()? {
            Trouble::NotKept => {
                let (title, advice) = (words.not_kept, words.not_kept_advice);
                view! { <Notice tone=Tone::Warning title=title advice=advice /> }.fixed()
            }
            Trouble::PutAside { why, text } => {
                let (advice, text) = (why.told(), text.clone());
                let save = move |_| save_text(words.aside_name, "application/json", &text);
                view! {
                    <Notice tone=Tone::Warning title=words.put_aside advice=advice>
                        <button type="button" on:click=save>{words.save_aside}</button>
                    </Notice>
                }
                .fixed()
            }
        })
    })
}
