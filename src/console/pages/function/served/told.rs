//! What was counted, as a table and in words.

use leptos::prelude::*;

use super::count::Counts;
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::judge::{Alpha, Observation, ShareReading};
use crate::scf::{plain_moment, read_plain_moment};
use crate::traffic::{Split, Version, Weight};

/// Both shares of every version, and whether they agree.
pub(super) fn told(counts: &Counts, source: fn(&str, &str) -> String) -> AnyView {
    let words = &text().served;
    let alias = &counts.alias;
    let all: u64 = counts.served.iter().map(|(_, requests)| requests).sum();
    let [from, to] = [counts.from, counts.to].map(|moment| plain_moment(moment / 1_000));
    let basis = source(&from, &to);
    let changed = read_plain_moment(&alias.mod_time).unwrap_or_default() * 1_000;
    // Rounded up to a minute, and a moment after the change.
    let is_cut = counts.from < changed + 75_000;
    let since = is_cut.then(|| view! { {text().common.gap} {words.since_change} }.fixed());
    let basis = view! { <p class="soft">{basis} {since}</p> }.fixed();
    let Ok(split) = alias.split() else {
        return basis;
    };
    if all == 0 {
        return view! { <p>{words.none}</p> {basis} }.fixed();
    }
    let seen = Observation::of(&alias.name, &split, &counts.served, Alpha::FIVE_PERCENT);
    let verdict = match &seen {
        Some(seen) => compared(seen),
        None => view! { <p>{words.rules}</p> }.fixed(),
    };
    let rows = rows(&split, &counts.served, all);
    view! {
        {verdict}
        <div class="scroll-x" role="group" tabindex="0" aria-labelledby="observed">
            <table class="served" aria-labelledby="observed">
                <thead>
                    <tr>
                        <th scope="col">{words.version}</th>
                        <th scope="col" class="number">{words.configured}</th>
                        <th scope="col" class="number">{words.served}</th>
                        <th scope="col" class="number">{words.requests}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {basis}
    }
    .fixed()
}

/// The comparison in a word with a shape, and in sentences.
fn compared(seen: &Observation) -> AnyView {
    let words = &text().served;
    let strays = seen.strays.iter();
    let strays = strays
        .map(|(version, requests)| view! { <p>{(words.stray)(*version, *requests)}</p> }.fixed());
    let (from, to) = seen.served.at_one_look;
    view! {
        <p class="sentence">{word(seen.reading)}</p>
        <p>{(words.sentence)(seen)}</p>
        {strays.collect_view()}
        <p class="soft">{(words.interval)(from, to)}</p>
    }
    .fixed()
}

/// Whether both agree, in a word and a shape.
pub(super) fn word(reading: ShareReading) -> AnyView {
    let shape = match reading {
        ShareReading::Agrees => "ready",
        ShareReading::More | ShareReading::Less => "failed",
        ShareReading::TooFew => "other",
    };
    view! { <span class="status" data-status=shape>{(text().served.word)(reading)}</span> }.fixed()
}

/// A row for every version that is bound or served.
fn rows(split: &Split, counts: &[(Version, u64)], all: u64) -> AnyView {
    let words = &text().served;
    let bound = split.bound_versions();
    let mut versions = bound.clone();
    let served = counts.iter().map(|(version, _)| *version);
    versions.extend(served.filter(|version| !bound.contains(version)));
    let row = |version: Version| {
        let configured = match split.share(version) {
            None => words.by_rules.to_owned(),
            Some(_) if !bound.contains(&version) => words.unbound.to_owned(),
            Some(share) => share.to_string(),
        };
        let here = counts.iter().filter(|(served, _)| *served == version);
        let here: u64 = here.map(|(_, requests)| requests).sum();
        view! {
            <tr>
                <th scope="row">{version.to_string()}</th>
                <td class="number">{configured}</td>
                <td class="number">{share(here, all).to_string()}</td>
                <td class="number">{(text().monitor.count)(here)}</td>
            </tr>
        }
        .fixed()
    };
    versions.into_iter().map(row).collect_view().into_any()
}

/// A share to the nearest hundredth of a percent.
fn share(part: u64, all: u64) -> Weight {
    let ten_thousandths = (part * 10_000 + all / 2).checked_div(all);
    let share = ten_thousandths.and_then(|share| u16::try_from(share).ok());
    share
        .and_then(Weight::from_ten_thousandths)
        .unwrap_or_default()
}
