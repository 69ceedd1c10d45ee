//! Which moment is shown, and how one goes to others.

use std::time::Duration;

use leptos::prelude::*;

use crate::console::language::text;
use crate::console::moment::time_of_day;
use crate::telemetry::Recording;

/// The slider goes in so many steps from the first moment to the last.
pub(super) const STEPS: u64 = 1_000;
/// How often the moment moves on while it plays.
pub(super) const FRAME: Duration = Duration::from_millis(250);
/// Playing everything takes so many frames, but never goes slower than the time itself.
const FRAMES: u64 = 120;

/// What the parts share. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Track {
    pub(super) recording: RwSignal<Recording>,
    past: RwSignal<Option<u64>>,
    /// The present, if there is one.
    now: Option<Signal<u64>>,
    /// The first and the last moment.
    pub(super) span: Memo<(u64, u64)>,
}

impl Track {
    pub(super) fn new(
        recording: RwSignal<Recording>,
        past: RwSignal<Option<u64>>,
        now: Option<Signal<u64>>,
    ) -> Self {
        let span = Memo::new(move |before: Option<&(u64, u64)>| {
            let known = recording.with(Recording::span).unwrap_or_default();
            let (from, until) = known;
            // Who looks back does not want the slider to move on below the hand.
            match (past.with(Option::is_some), before, now) {
                (true, Some((_, end)), Some(_)) => (from, until.max(*end)),
                (false, _, Some(now)) => (from, until.max(now.get())),
                _ => known,
            }
        });
        Self {
            recording,
            past,
            now,
            span,
        }
    }

    /// The moment that is shown.
    fn shown(self) -> u64 {
        let (_, until) = self.span.get();
        self.past.get().unwrap_or(until)
    }

    pub(super) fn said(self) -> String {
        match self.past.get() {
            None => text().recording.live.to_owned(),
            Some(moment) => time_of_day(moment),
        }
    }

    pub(super) fn step(self) -> u64 {
        match self.past.get() {
            None => STEPS,
            Some(moment) => place(self.span.get(), moment),
        }
    }

    /// Goes to a moment; from the end on the present is shown, if there is one.
    fn go(self, moment: u64) {
        let (from, until) = self.span.get_untracked();
        let is_present = moment >= until && self.now.is_some();
        self.past
            .set((!is_present).then(|| moment.clamp(from, until.max(from))));
    }

    pub(super) fn slide(self, step: u64) {
        let (from, until) = self.span.get_untracked();
        self.go(from + until.saturating_sub(from) * step.min(STEPS) / STEPS);
    }

    pub(super) fn back(self) {
        let shown = untrack(|| self.shown());
        let changes = self.recording.with_untracked(Recording::changes);
        let before = changes.into_iter().rfind(|change| *change < shown);
        self.go(before.unwrap_or_else(|| self.span.get_untracked().0));
    }

    pub(super) fn forth(self) {
        let shown = untrack(|| self.shown());
        let changes = self.recording.with_untracked(Recording::changes);
        let after = changes.into_iter().find(|change| *change > shown);
        self.go(after.unwrap_or_else(|| self.span.get_untracked().1));
    }

    /// Playing at the end begins anew.
    pub(super) fn begin(self, is_playing: bool) {
        let (from, until) = self.span.get_untracked();
        if !is_playing && untrack(|| self.shown()) >= until {
            self.past.set(Some(from));
        }
    }

    pub(super) fn play(self, playing: RwSignal<bool>) {
        let (from, until) = self.span.get_untracked();
        let frame = FRAME.as_millis().try_into().unwrap_or(u64::MAX);
        let step = (until.saturating_sub(from) / FRAMES).max(frame);
        let next = untrack(|| self.shown()) + step;
        self.go(next);
        if next >= until {
            playing.set(false);
        }
    }
}

/// Where a moment is on the slider.
pub(super) fn place((from, until): (u64, u64), moment: u64) -> u64 {
    let place = moment.saturating_sub(from).min(until.saturating_sub(from));
    let length = until.saturating_sub(from).max(1);
    (place * STEPS).checked_div(length).unwrap_or_default()
}
