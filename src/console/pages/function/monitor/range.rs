//! The time that is shown: so far back from now, or a time of its own; and in which steps.

use crate::console::fixed::{Fixed, dynamic};
use js_sys::Date;
use leptos::prelude::*;

use crate::chart::TimeOfDay;
use crate::console::components::chart::Span;
use crate::console::components::unique_id;
use crate::console::language::text;
use crate::console::query::Query;
use crate::console::telemetry::Telemetry;
use crate::telemetry::{History, KEPT, MINUTE, Measure, Subject};

/// How far back can be looked, in minutes.
pub(super) const MINUTES: [u64; 4] = [30, 60, 360, 1_440];

/// The time that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    /// So many minutes up to now.
    Last(u64),
    /// From one moment to another, in Unix seconds of the account.
    Between {
        /// The first minute.
        from: u64,
        /// The minute after the last.
        until: u64,
    },
}

impl Range {
    /// What is shown unless somebody chooses.
    pub(super) const USUAL: Self = Self::Last(MINUTES[0]);

    /// The time that an address says; the usual one if it says none that can be shown.
    pub(super) fn of(query: &Query) -> Self {
        let number = |name| query.get(name).parse::<u64>().ok();
        if let (Some(from), Some(until)) = (number("from"), number("until")) {
            let (from, until) = (from - from % MINUTE, until - until % MINUTE);
            if from < until && until - from <= KEPT {
                return Self::Between { from, until };
            }
        }
        let last = number("last").filter(|last| MINUTES.contains(last));
        last.map_or(Self::USUAL, Self::Last)
    }

    /// How an address says it.
    pub(super) fn query(self) -> Query {
        match self {
            Self::USUAL => Query::default(),
            Self::Last(minutes) => Query::of([("last", minutes.to_string())]),
            Self::Between { from, until } => {
                Query::of([("from", from.to_string()), ("until", until.to_string())])
            }
        }
    }

    /// How far back has to be asked for, in seconds.
    pub(super) fn window(self, now: u64) -> u64 {
        match self {
            Self::Last(minutes) => minutes * MINUTE,
            Self::Between { from, .. } => now.saturating_sub(from).min(KEPT),
        }
    }

    /// True if it is longer ago than anything is kept.
    pub(super) fn is_over(self, now: u64) -> bool {
        matches!(self, Self::Between { until, .. } if now > 0 && until + KEPT <= now)
    }
}

/// How many seconds are one point: an axis has room for about a hundred.
const fn step(minutes: u64) -> u64 {
    match minutes {
        0..=60 => 60,
        61..=360 => 300,
        _ => 900,
    }
}

/// The time that is drawn, in whole steps; up to now is up to the newest minute that was asked for.
pub(super) fn span(
    store: Telemetry,
    history: RwSignal<History>,
    subjects: &[Subject],
    range: Range,
) -> Span {
    let newest = history.with(|history| {
        let known = subjects.iter();
        known
            .filter_map(|subject| history.known_until(subject, Measure::Requests))
            .max()
    });
    let (start, end, step) = match range {
        Range::Last(minutes) => {
            let step = step(minutes);
            let end = newest.unwrap_or_else(|| store.now.get());
            let end = end - end % step;
            (end.saturating_sub(minutes * MINUTE), end, step)
        }
        Range::Between { from, until } => {
            let step = step((until - from) / MINUTE);
            (from - from % step, until.next_multiple_of(step), step)
        }
    };
    Span {
        start,
        end,
        step,
        settled: store.settled(),
        ahead: ahead(),
    }
}

/// How many seconds the clocks of whoever looks are ahead of UTC.
fn ahead() -> i64 {
    // East of Greenwich it is negative.
    let zone = Date::new_0().get_timezone_offset();
    #[expect(clippy::cast_possible_truncation)] // whole minutes
    let ahead = -(zone as i64) * 60;
    ahead
}

/// Chooses the time that is shown.
#[component]
pub(super) fn MonitorRange(range: RwSignal<Range>) -> AnyView {
    let words = &text().monitor;
    let name = StoredValue::new(unique_id("range"));
    let choice = move |choice: Range, label: String| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name.get_value()
                    prop:checked=dynamic(move || range.get() == choice)
                    on:change=move |_| range.set(choice)
                />
                {label}
            </label>
        }
        .fixed()
    };
    // The time of a link can be left, and not be chosen again.
    let fixed = move || match range.get() {
        Range::Last(_) => None,
        Range::Between { from, until } => {
            let of_day = |at| TimeOfDay::of(at, ahead()).to_string();
            let label = (text().export.between)(&of_day(from), &of_day(until));
            Some(choice(range.get(), label))
        }
    };
    let choices = MINUTES.map(|minutes| choice(Range::Last(minutes), (words.minutes)(minutes)));
    view! {
        <fieldset class="chart-range">
            <legend class="visually-hidden">{words.range}</legend>
            {choices.into_iter().collect_view()}
            {dynamic(fixed)}
        </fieldset>
    }
    .fixed()
}
