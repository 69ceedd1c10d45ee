//! The calculation beside the page's other work: begun when nothing has moved for a moment, done in
//! parts, given up when something moves again.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::console::clock::sleep;
use crate::console::fixed::effect;
use crate::judge::{Alpha, Notice, Noticed, Traffic};

/// How long nothing may have moved, in milliseconds.
const SETTLED: u32 = 200;
/// The chance with which a rise shall be noticed, in percent.
const CHANCE: u8 = 80;
/// Further ahead nothing is calculated, in minutes.
const WEEK: u32 = 7 * 24 * 60;

/// The last traffic that was calculated, with when a rise in it would be noticed, or nothing if there
/// is none to notice. Nothing at all without traffic.
pub(super) fn calculated(
    traffic: Memo<Option<Traffic>>,
) -> RwSignal<Option<(Traffic, Option<Noticed>)>> {
    let answer = RwSignal::new(None);
    // Which calculation is the last: each of them gives up when it is not.
    let last = StoredValue::new(0_u32);
    effect(move || {
        let this = last.get_value() + 1;
        last.set_value(this);
        match traffic.get() {
            None => answer.set(None),
            Some(traffic) => spawn_local(async move {
                let is_last = move || last.try_get_value() == Some(this);
                sleep(SETTLED).await;
                if let Some(noticed) = calculate(&traffic, is_last).await {
                    answer.set(Some((traffic, noticed)));
                }
            }),
        }
    });
    answer
}

/// The answer, or nothing if it is no longer wanted.
async fn calculate(traffic: &Traffic, is_wanted: impl Fn() -> bool) -> Option<Option<Noticed>> {
    let mut notice = Notice::of(traffic, CHANCE, Alpha::FIVE_PERCENT, WEEK);
    while is_wanted() {
        match notice.as_mut().map(Notice::step) {
            None => return Some(None),
            Some(Some(noticed)) => return Some(Some(noticed)),
            Some(None) => sleep(0).await,
        }
    }
    None
}
