//! A scenario under way.

use super::{Scenario, Step};
use crate::emulator::Emulator;

/// How far a scenario is. Times are the clients', in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Play {
    scenario: &'static Scenario,
    /// The step that is shown.
    at: usize,
    /// The furthest step that began. What happens in a step happens once: going back shows what was
    /// said and takes nothing back.
    reached: usize,
    /// When that step began, in the account's own time.
    begun: u64,
}

impl Play {
    /// Begins a scenario on a fresh demo account.
    pub fn begin(scenario: &'static Scenario, emulator: &mut Emulator, now: u64) -> Self {
        let mut play = Self {
            scenario,
            at: 0,
            reached: 0,
            begun: 0,
        };
        play.enter(emulator, now);
        play
    }

    /// Which scenario it is.
    pub const fn scenario(&self) -> &'static Scenario {
        self.scenario
    }

    /// The step that is shown.
    pub fn step(&self) -> &'static Step {
        &self.scenario.steps[self.at]
    }

    /// The number of the step that is shown, from 1 on.
    pub const fn number(&self) -> usize {
        self.at + 1
    }

    /// True if there is no step after this one.
    pub const fn is_last(&self) -> bool {
        self.at + 1 == self.scenario.steps.len()
    }

    /// Shows the next step, and lets happen what happens in it if it has not yet.
    pub fn next(&mut self, emulator: &mut Emulator, now: u64) {
        if self.is_last() {
            return;
        }
        self.at += 1;
        if self.at > self.reached {
            self.reached = self.at;
            self.enter(emulator, now);
        }
    }

    /// Shows the step before.
    pub const fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// True if the step that is shown waits for something that is not so yet.
    pub fn is_waiting(&self, emulator: &Emulator, now: u64) -> bool {
        let until = self.step().until.filter(|_| self.at == self.reached);
        until.is_some_and(|until| !until.is_so(emulator, self.begun, now))
    }

    /// Goes on if what the step waited for is so. True if it went on.
    pub fn follow(&mut self, emulator: &mut Emulator, now: u64) -> bool {
        let waited = self.at == self.reached && self.step().until.is_some();
        let goes_on = waited && !self.is_last() && !self.is_waiting(emulator, now);
        if goes_on {
            self.next(emulator, now);
        }
        goes_on
    }

    fn enter(&mut self, emulator: &mut Emulator, now: u64) {
        for act in self.step().acts {
            // The scripts name what the demo account has; a test plays each of them.
            let done = act.run(emulator, now);
            debug_assert!(done, "{act:?}");
        }
        self.begun = emulator.time(now);
    }
}
