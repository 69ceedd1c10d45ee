//! The scenarios of the demo account, as a list: it stands where an account is opened, so it comes
//! without what is said in their steps.

use crate::emulator::scenario::Story;

/// The strings of this area.
#[derive(Debug)]
pub struct Scenarios {
    /// Heads the list.
    pub title: &'static str,
    /// What a scenario is called and what it tells.
    pub told: fn(Story) -> Told,
}

/// A scenario in a list.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// What it is called.
    pub title: &'static str,
    /// What it tells, in a line.
    pub line: &'static str,
}

/// The strings in English.
pub const ENGLISH: Scenarios = Scenarios {
    title: "Scenarios",
    told: |story| match story {
        Story::HealthyCanary => Told {
            title: "A healthy canary is promoted",
            line: "checkout gives a tenth of prod to version 5. Half an hour later everything goes there.",
        },
        Story::BadUnderLoad => Told {
            title: "A release breaks under load",
            line: "Version 12 of orders-api is fine in a quiet hour and fails in a rush. It is rolled back.",
        },
        Story::Conflict => Told {
            title: "Somebody else was faster",
            line: "A colleague changes an alias while you edit it. Nothing is overwritten.",
        },
        Story::OrphanedSplit => Told {
            title: "An orphaned split is cleaned up",
            line: "prod of billing-report holds a version that serves nothing. It is let go, then deleted.",
        },
        Story::StuckUpdating => Told {
            title: "An update does not end",
            line: "legacy-import has been Updating for hours. What is still possible, and what has to wait.",
        },
        Story::BrokenNetwork => Told {
            title: "The network breaks in the middle of a write",
            line: "A write is carried out and its answer is lost. What becomes of it is found out, not guessed.",
        },
    },
};
