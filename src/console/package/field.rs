//! The field that takes a package: two buttons that open the browser's own choosers, and a place
//! to drop things on.

use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::Chosen;
use super::job::{Job, State};
use super::source::Picked;
use crate::archive::{EntryPoint, Size};
use crate::change::Package;
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;

/// Takes a `.zip` or a folder, packs the folder, and refuses what the function could not be run
/// from.
#[component]
pub fn PackageField(
    /// What the function says of its code.
    #[prop(into)]
    entry_point: Signal<EntryPoint>,
    /// What was chosen.
    chosen: RwSignal<Option<Chosen>>,
) -> impl IntoView {
    let words = &text().deploy;
    let job = Job::new(chosen, entry_point);
    let (label, hint, problem) = (
        unique_id("code"),
        unique_id("code-hint"),
        unique_id("code-problem"),
    );
    let described_by = format!("{problem} {hint}");
    let over = RwSignal::new(false);
    let on_over = move |event: DragEvent| {
        // Without this the browser would leave the page for the file.
        event.prevent_default();
        over.set(true);
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        job.take(Picked::dropped(&event));
    };
    let refused = move || {
        job.state.with(|state| match state {
            State::Refused(reason) => Some(reason.clone()),
            _ => None,
        })
    };
    let largest = Size(Package::LARGEST as u64);
    view! {
        <div
            class="field package"
            role="group"
            aria-labelledby=label.clone()
            data-over=dynamic(move || over.get().then_some(""))
            on:dragenter=on_over
            on:dragover=on_over
            on:dragleave=move |_| over.set(false)
            on:drop=on_drop
        >
            <p id=label.clone() class="package-label">{words.code}</p>
            <div class="row">
                <label class="button file-button">
                    {words.choose_zip}
                    <input
                        type="file"
                        accept=".zip"
                        aria-describedby=described_by.clone()
                        on:change=move |event| job.take(Picked::archive(&event))
                    />
                </label>
                <label class="button file-button">
                    {words.choose_folder}
                    <input
                        type="file"
                        prop:webkitdirectory=true
                        aria-describedby=described_by
                        on:change=move |event| job.take(Picked::folder(&event))
                    />
                </label>
                <span class="soft">{words.or_drop}</span>
            </div>
            <p class="field-problem" id=problem aria-live="assertive">{dynamic(refused)}</p>
            <Progress job=job />
            <p class="field-hint" id=hint>{(words.code_hint)(largest)}</p>
        </div>
    }
    .fixed()
}

/// What is going on, or what was chosen, and the button that ends it.
#[component]
fn Progress(job: Job) -> impl IntoView {
    let words = &text().deploy;
    let of = move || {
        job.state.with(|state| match state {
            State::Working { of } => Some(*of),
            _ => None,
        })
    };
    let news = move || {
        let chosen = |chosen: &Chosen| {
            let Chosen { package, files, .. } = chosen;
            let size = Size(package.size as u64);
            (words.chosen)(&package.file_name, size, *files, chosen.unpacked)
        };
        job.state.with(|state| match state {
            State::Working { of: 0 } => words.reading.to_owned(),
            State::Working { of } => (words.packing)(*of),
            State::Cancelled => words.cancelled.to_owned(),
            State::Refused(_) => String::new(),
            State::Idle => job
                .chosen
                .with(|known| known.as_ref().map_or_else(String::new, chosen)),
        })
    };
    let left_out = move || {
        job.chosen.with(|chosen| {
            let left_out = chosen.as_ref().map(|chosen| &chosen.left_out);
            let left_out = left_out.filter(|left_out| !left_out.is_empty());
            left_out.map(|left_out| (words.left_out)(left_out))
        })
    };
    let bar = move || {
        of().filter(|of| *of > 0).map(|of| {
            view! {
                <progress
                    max=of.to_string()
                    prop:value=dynamic(move || job.done.get().to_string())
                    aria-label=words.progress
                ></progress>
            }
            .fixed()
        })
    };
    let ending = move || {
        let working = of().is_some();
        (working || job.chosen.with(Option::is_some)).then(|| {
            let (label, end): (_, fn(Job)) = if working {
                (words.cancel_packing, Job::cancel)
            } else {
                (words.remove, Job::remove)
            };
            view! {
                <button type="button" class="small" on:click=move |_| end(job)>
                    {label}
                </button>
            }
            .fixed()
        })
    };
    view! {
        <div class="package-state">
            <p role="status">{dynamic(news)}</p>
            {dynamic(bar)}
            {dynamic(ending)}
        </div>
        <p class="field-hint">{dynamic(left_out)}</p>
    }
    .fixed()
}
