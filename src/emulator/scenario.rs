//! Scripted scenarios of the demo account: a release told in steps.
//!
//! A step has a caption, a place to look at, what happens behind the API's back when it begins, and
//! perhaps something that the audience has to do first. The texts are in the catalogue of whoever
//! shows them; here is what happens, so that each scenario can be played through without a page.

mod act;
mod play;
mod scripts;
mod until;

pub use act::Act;
pub use play::Play;
pub use until::Until;

use super::{DEMO_REGION, Place};

/// A scenario.
#[derive(Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Which one it is.
    pub story: Story,
    /// What it is called in an address, such as `healthy-canary`.
    pub name: &'static str,
    /// One at least.
    pub steps: &'static [Step],
}

/// What a scenario is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Story {
    /// A healthy canary is promoted.
    HealthyCanary,
    /// A release that is bad under load only is rolled back.
    BadUnderLoad,
    /// Somebody else changes an alias that is being edited.
    Conflict,
    /// A version that serves nothing any more is let go.
    OrphanedSplit,
    /// A function does not come out of `Updating`.
    StuckUpdating,
    /// The answer to a write is lost.
    BrokenNetwork,
}

/// A step of a scenario.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// What is said.
    pub caption: Caption,
    /// Where to look.
    pub spot: Spot,
    /// What happens when the step begins.
    pub acts: &'static [Act],
    /// What has to be so before the scenario goes on by itself; nothing if the presenter says when.
    pub until: Option<Until>,
}

/// What is said in a step, in the order of the scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caption {
    /// A canary has a tenth.
    CanaryAtTen,
    /// Time goes by faster.
    CanaryWatched,
    /// It is to be promoted.
    CanaryToPromote,
    /// It was.
    CanaryPromoted,
    /// Half of a quiet hour goes to the new version.
    LoadQuiet,
    /// Many requests come.
    LoadRush,
    /// It is to be rolled back.
    LoadToRollBack,
    /// It was.
    LoadRolledBack,
    /// The audience drafts a share.
    ConflictDraft,
    /// Somebody else has written.
    ConflictWritten,
    /// Both ways out are fine.
    ConflictEnd,
    /// A version is bound and serves nothing.
    OrphanFound,
    /// It was let go.
    OrphanFreed,
    /// An update has not ended for hours.
    StuckFound,
    /// What may be done meanwhile.
    StuckMeanwhile,
    /// The update ends; a version is to be published.
    StuckEnded,
    /// It was.
    StuckPublished,
    /// The audience drafts a share while the network works.
    NetworkDraft,
    /// Answers of writes are lost: the draft is to be applied.
    NetworkLost,
    /// It was carried out all the same. Now nothing arrives: another share is to be applied.
    NetworkBroken,
    /// The network works again.
    NetworkMended,
}

/// A page of the demo account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The function, in the namespace `default`.
    pub function: &'static str,
    /// One of its aliases, or nothing for the function itself.
    pub alias: Option<&'static str>,
}

impl Scenario {
    /// All of them, in the order in which to show them.
    pub const ALL: &'static [Self] = scripts::ALL;

    /// The scenario of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|scenario| scenario.name == name)
    }
}

/// A function of the demo account.
const fn place(function: &str) -> Place<'_> {
    Place {
        region: DEMO_REGION,
        namespace: "default",
        function,
    }
}
