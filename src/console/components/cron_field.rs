//! A cron expression as it is typed, with what it means and when it fires next.

use leptos::prelude::*;

use super::unique_id;
use crate::console::clock;
use crate::console::field::{FieldProblem, TextField};
use crate::console::fixed::{Fixed, dynamic, on_change};
use crate::console::language::rooms::{Told, moment};
use crate::console::language::text;
use crate::cron::{self, BEIJING, Cron};

/// How many of the next times are told.
const TIMES: usize = 3;

/// A field for a cron expression. While it is typed it says what it means; when the person leaves
/// it, it says what is wrong.
#[component]
pub fn CronField(
    /// What is typed.
    value: RwSignal<String>,
    /// Why it is refused.
    problem: FieldProblem,
) -> AnyView {
    let words = &text().trigger;
    let meaning = move || {
        let cron = value.with(|text| text.parse::<Cron>()).ok()?;
        let slip = cron.slip();
        Some(
            view! {
                <p><strong>{(words.fires)(&cron.told())}</strong></p>
                {slip.map(|slip| view! { <p class="cron-slip">{slip.told()}</p> }.fixed())}
                <p class="field-hint">{words.next}</p>
                {next_times(&cron)}
            }
            .fixed(),
        )
    };
    let on_leave = move |()| problem.set(refusal(&value.read_untracked()));
    // What is mended is forgiven at once: on leaving, the button that is pressed would move away.
    on_change(
        move || value.get(),
        move |text, _| {
            if problem.with_untracked(Option::is_some) && refusal(text).is_none() {
                problem.set(None);
            }
        },
    );
    view! {
        <div class="cron-field">
            <TextField
                label=words.cron
                hint=words.cron_hint
                value=value
                problem=problem
                on_leave=on_leave
            />
            <div class="cron-meaning" role="status">{dynamic(meaning)}</div>
        </div>
    }
    .fixed()
}

/// Why a timer cannot be set to this expression now, if it cannot.
pub(crate) fn refusal(text: &str) -> Option<String> {
    let problem = match text.parse::<Cron>() {
        Ok(cron) => cron
            .next(now(), BEIJING)
            .is_none()
            .then_some(cron::Problem::Over)?,
        Err(problem) => problem,
    };
    Some(problem.told())
}

/// When a timer fires, in words that open to its next times; the expression itself if it cannot be
/// read.
#[component]
pub fn CronText(
    /// The expression.
    #[prop(into)]
    cron: String,
) -> AnyView {
    let Ok(parsed) = cron.parse::<Cron>() else {
        return view! { <code>{cron}</code> }.fixed();
    };
    // The times are found out when somebody looks, so that they are never those of an hour ago.
    let looks = RwSignal::new(0_u32);
    let words = parsed.told();
    let id = unique_id("cron");
    let described_by = id.clone();
    let times = move || (looks.get() > 0).then(|| next_times(&parsed));
    view! {
        <details class="cron-text" on:toggle=move |_| looks.update(|looks| *looks += 1)>
            <summary aria-describedby=described_by>{words}</summary>
            <code id=id>{cron}</code>
            <p class="field-hint">{text().trigger.next}</p>
            {dynamic(times)}
        </details>
    }
    .fixed()
}

fn next_times(cron: &Cron) -> AnyView {
    let times: Vec<String> = cron
        .upcoming(now(), BEIJING, TIMES)
        .filter_map(|time| moment(time, BEIJING))
        .collect();
    if times.is_empty() {
        return view! { <p>{text().trigger.over}</p> }.fixed();
    }
    let time = |time| view! { <li>{time}</li> }.fixed();
    let times = times.into_iter().map(time).collect_view();
    view! { <ol class="cron-times">{times}</ol> }.fixed()
}

/// Unix time in seconds.
fn now() -> u64 {
    clock::now() / 1_000
}
