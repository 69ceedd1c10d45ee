//! How soon a rise in errors would be noticed, beside the control that gives the new code its share.
//!
//! A number follows from counts alone: where there are none, or too few, it says so. It is
//! calculated when the share has stopped moving, in parts, so that no movement waits for it.

mod calculation;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use self::calculation::calculated;
use super::identifier::unique_id;
use crate::console::language::text;
use crate::judge::{ErrorRate, Noticed, Traffic};
use crate::telemetry::Reason;
use crate::traffic::Weight;

/// The rises that can be asked for, in millionths.
const RISES: [u32; 4] = [5_000, 10_000, 20_000, 50_000];
/// The one that is asked for at first.
const USUAL: u32 = RISES[1];

/// What is known of the requests of the last hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastHour {
    /// It is on its way.
    Loading,
    /// Nothing, and why.
    Unknown(Reason),
    /// Too few to know an error rate.
    Few {
        /// How many there were.
        requests: u64,
        /// How many it takes.
        needed: u64,
    },
    /// Requests without counts of their errors.
    NoErrors,
    /// Enough.
    Known {
        /// Requests in the hour.
        requests: u64,
        /// The rate at which the stable version fails.
        errors: ErrorRate,
    },
}

/// Says how soon a rise would be noticed. The share is nothing while the person has chosen none.
#[component]
pub fn Confidence(
    /// What is known of the last hour.
    #[prop(into)]
    hour: Signal<LastHour>,
    /// The share of the new code.
    #[prop(into)]
    share: Signal<Option<Weight>>,
) -> AnyView {
    let rise = RwSignal::new(USUAL);
    let traffic = Memo::new(move |_| {
        share
            .get()
            .and_then(|share| traffic(hour.get(), share, rise.get()))
    });
    let noticed = calculated(traffic);
    let says = Memo::new(move |_| {
        share
            .get()
            .map(|share| says(hour.get(), share, noticed.get()))
    });
    let (choice, sentence) = (unique_id("rise"), unique_id("confidence"));
    let words = &text().confidence;
    let option = |rise: u32| {
        let points = ErrorRate::from_millionths(rise).map(words.points);
        let is_usual = rise == USUAL;
        view! { <option value=rise.to_string() selected=is_usual>{points}</option> }.fixed()
    };
    let choose = move |event| rise.set(event_target_value(&event).parse().unwrap_or(USUAL));
    view! {
        <div class="confidence" hidden=dynamic(move || says.with(Option::is_none))>
            <p id=sentence.clone()>{dynamic(move || says.get())}</p>
            <div class="confidence-rise" hidden=dynamic(move || traffic.with(Option::is_none))>
                <label for=choice.clone()>{words.rise}</label>
                <select id=choice aria-describedby=sentence on:change=choose>
                    {RISES.map(option).collect_view()}
                </select>
            </div>
        </div>
    }
    .fixed()
}

/// What a rise is looked for in, if there is enough of it.
fn traffic(hour: LastHour, share: Weight, rise: u32) -> Option<Traffic> {
    let LastHour::Known { requests, errors } = hour else {
        return None;
    };
    let divided = share.is_served() && share.complement().is_served();
    divided.then(|| Traffic {
        thousandths_per_second: requests * 1_000 / 3_600,
        share,
        baseline: errors,
        raised: errors.raised_by(ErrorRate::from_millionths(rise).unwrap_or_default()),
    })
}

/// The sentence for a share, with what was calculated last.
fn says(hour: LastHour, share: Weight, noticed: Option<(Traffic, Option<Noticed>)>) -> String {
    let words = &text().confidence;
    if !share.is_served() {
        return words.no_share.to_owned();
    }
    if !share.complement().is_served() {
        return words.no_comparison.to_owned();
    }
    match hour {
        LastHour::Loading => words.loading.to_owned(),
        LastHour::Unknown(reason) => (words.unknown)((text().monitor.reason)(reason).title),
        LastHour::Few { requests, needed } => (words.few)(requests, needed),
        LastHour::NoErrors => words.no_errors.to_owned(),
        LastHour::Known { .. } => match noticed {
            None => words.calculating.to_owned(),
            Some((_, None)) => words.all_fail.to_owned(),
            Some((traffic, Some(Noticed::After(minutes)))) => (words.noticed)(&traffic, minutes),
            Some((traffic, Some(Noticed::NotWithin(minutes)))) => {
                (words.not_within)(&traffic, minutes)
            }
        },
    }
}
