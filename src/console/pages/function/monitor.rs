//! What Monitor measured of the versions and aliases of a function, or of those of one alias.

mod choice;
mod marks;
mod notices;
mod range;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use self::choice::{Choice, Chooser};
use self::marks::marks;
use self::notices::{billed, trouble};
use self::range::{MonitorRange, Range, span};
use super::live::Live;
use crate::console::components::chart::{Chart, Span};
use crate::console::components::{CopyLink, EmptyState, Loading};
use crate::console::language::text;
use crate::console::query;
use crate::console::telemetry::{State, Watched};
use crate::telemetry::{KEPT, Measure, Watch};
use crate::traffic::AliasName;

/// Asks Monitor while it is shown, and draws what it answers.
#[component]
pub(super) fn Monitor(
    live: Live,
    /// The alias that it is about; the whole function without one.
    #[prop(optional_no_strip)]
    alias: Option<StoredValue<AliasName>>,
) -> AnyView {
    let words = &text().monitor;
    let choice = Choice::new(live, alias);
    let range = RwSignal::new(Range::USUAL);
    let store = live.console.telemetry;
    query::keep(
        live.console,
        |route| route.function().is_some(),
        Callback::new(move |query| range.set(Range::of(&query))),
        Signal::derive(move || range.get().query()),
    );
    let wanted = Memo::new(move |_| Watch {
        subjects: choice.subjects(),
        measures: Measure::ALL.to_vec(),
        window: range.get().window(live.console.time() / 1_000),
    });
    let watched = live
        .place
        .with_value(|place| store.watch(place, wanted.into()));
    let Watched { history, state } = watched;
    let span = Memo::new(move |_| span(store, history, &choice.subjects(), range.get()));
    let shown = Memo::new(move |_| {
        let span = span.get();
        let is_any = history.with(|history| {
            let range = span.start..span.end;
            let mut subjects = choice.subjects().into_iter();
            subjects.any(|subject| history.minutes(&subject, range.clone()).next().is_some())
        });
        match state.get() {
            _ if choice.lines.with(Vec::is_empty) => Shown::NothingChosen,
            _ if is_any => Shown::Chart,
            State::Loading => Shown::Waiting,
            State::Ready { .. } if range.get().is_over(store.now.get()) => Shown::Over,
            State::Ready { .. } => Shown::Nothing,
            State::Failed(_) => Shown::Trouble,
        }
    });
    let marks = marks(live, alias);
    // What is seen now, not what will be by then.
    let link = Callback::new(move |()| {
        let Span { start, end, .. } = span.get_untracked();
        let route = live.console.route.get_untracked();
        let shown = Range::Between {
            from: start,
            until: end,
        };
        route.href() + &shown.query().text()
    });
    let body = move || match shown.get() {
        Shown::Chart => {
            let function = live.function_name();
            view! { <Chart function=function history=history lines=choice.lines span=span marks=marks.says /> }
                .fixed()
        }
        Shown::Waiting => view! { <Loading lines=8 /> }.fixed(),
        Shown::Nothing => {
            view! { <EmptyState title=words.empty advice=words.empty_advice /> }.fixed()
        }
        Shown::Over => {
            let title = (text().export.too_old)(KEPT / 3_600);
            view! { <EmptyState title=title advice=words.empty_advice /> }.fixed()
        }
        Shown::NothingChosen => {
            let (title, advice) = (words.none_chosen, words.none_chosen_advice);
            view! { <EmptyState title=title advice=advice /> }.fixed()
        }
        Shown::Trouble => ().fixed(),
    };
    let age = move || {
        let State::Ready { at } = state.get() else {
            return String::new();
        };
        (text().shell.age)(live.now.get().saturating_sub(at) / 1_000)
    };
    view! {
        <section class="stack" aria-labelledby="monitor">
            <div class="row">
                <h2 id="monitor">{words.title}</h2>
                <span class="soft nowrap">{dynamic(age)}</span>
                <div class="row push">
                    <MonitorRange range=range />
                    <CopyLink href=link />
                </div>
            </div>
            <Chooser choice=choice />
            {trouble(store, state)}
            {dynamic(body)}
            {marks.list(span)}
            {billed(live.console)}
        </section>
    }
    .fixed()
}

/// What stands where the chart is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Chart,
    Waiting,
    Nothing,
    /// Of the time of the address nothing is kept any more.
    Over,
    NothingChosen,
    /// The trouble is told above.
    Trouble,
}
