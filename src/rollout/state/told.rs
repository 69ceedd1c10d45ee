//! What somebody who follows a rollout is told beside its position.

use super::State;
use crate::judge::{Judgement, Minute, Missing, Verdict};
use crate::rollout::Move;
use crate::rollout::change::share_of_ours;
use crate::rollout::machine::is_sure;
use crate::scf::Alias;
use crate::traffic::{Version, Weight};

impl State {
    /// When it began, in Unix milliseconds.
    pub fn begun_at(&self) -> Option<u64> {
        self.begun.as_ref().map(|begun| begun.at)
    }

    /// The end that somebody asked for and that is not reached yet.
    pub const fn wish(&self) -> Option<Move> {
        self.wish
    }

    /// True if the present hold was ended by an approval.
    pub const fn is_approved(&self) -> bool {
        self.approved
    }

    /// True if somebody resumed although a guard had tripped: guards are not heeded any more.
    pub const fn is_overruled(&self) -> bool {
        self.overruled
    }

    /// The version that was made of `$LATEST`.
    pub const fn published(&self) -> Option<Version> {
        self.published
    }

    /// True if nothing speaks for holding the share longer than its hold.
    pub fn is_sure(&self) -> bool {
        is_sure(self)
    }

    /// True once a minute of the present share is counted for good.
    pub fn is_judged(&self) -> bool {
        self.counted.is_judged()
    }

    /// What the judge says of the present share; what was said of the share before says nothing
    /// about it. Nothing without a guard of errors.
    pub fn judgement(&self) -> Option<Judgement> {
        let mut judgement = self.judge()?.judgement();
        if !self.is_judged() {
            judgement.step = Minute::default();
            if !matches!(judgement.verdict, Verdict::Worse { .. }) {
                judgement.verdict = Verdict::NotYet(Missing::Canary);
            }
        }
        Some(judgement)
    }

    /// What the canary has of an alias that the rollout could go on with: one between the same two
    /// versions, the same way round.
    pub fn share_in(&self, alias: &Alias) -> Option<Weight> {
        share_of_ours(self, alias)
    }
}
