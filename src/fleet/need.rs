//! What of a function waits for a human: told from the lists of functions and aliases alone, which
//! cost one call a function.

use super::Aliases;
use super::doing::{AliasLine, Doing};
use crate::change::{Finding, FindingKind, age};
use crate::scf::{Alias, Function, Status};
use crate::traffic::{AliasName, Version, Weight};

/// After how many minutes of one change a function counts as stuck. The cloud publishes no time;
/// its own tools give up after five.
const STUCK_AFTER: u64 = 10;
/// After how many hours at one share a canary waits for its next step.
const WAITS_AFTER: u64 = 24;

/// Something that a human has to do or decide.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// The last change of the function did not work.
    Failed(Status),
    /// The cloud has been changing the function for too long.
    Stuck {
        /// What it is going through.
        status: Status,
        /// For how many whole minutes.
        minutes: u64,
    },
    /// An alias was left with something.
    Alias {
        /// The alias.
        alias: AliasName,
        /// With what.
        kind: FindingKind,
    },
    /// A canary has stood at one share for a while.
    NextStep {
        /// The alias.
        alias: AliasName,
        /// The version that is being tried.
        canary: Version,
        /// Its share.
        share: Weight,
        /// For how many whole hours.
        hours: u64,
    },
}

impl Need {
    /// What is more urgent than this is wrong already; the rest only waits.
    pub const URGENT: u8 = 3;

    /// How urgent it is; more is sooner.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Failed(_) => 8,
            Self::Stuck { .. } => 7,
            Self::Alias { kind, .. } => match kind {
                FindingKind::NotPromoted { .. } => 6,
                FindingKind::EverythingOnLatest => 5,
                FindingKind::Unreadable { .. } => 4,
                FindingKind::Forgotten { .. } => 3,
                FindingKind::LeftOver { .. } => 2,
            },
            Self::NextStep { .. } => 1,
        }
    }

    /// The alias that it is about, if it is about one.
    pub const fn alias(&self) -> Option<&AliasName> {
        match self {
            Self::Failed(_) | Self::Stuck { .. } => None,
            Self::Alias { alias, .. } | Self::NextStep { alias, .. } => Some(alias),
        }
    }

    /// What was found in an alias.
    pub(super) fn found(finding: Finding) -> Self {
        let Finding { alias, kind, .. } = finding;
        Self::Alias { alias, kind }
    }

    /// The next step of a release, if it has stood long enough and nobody has forgotten it.
    pub(super) fn next_step(
        line: &AliasLine,
        alias: &Alias,
        found: &[Finding],
        now: u64,
    ) -> Option<Self> {
        let Doing::Releasing { canary, share } = line.doing else {
            return None;
        };
        let hours = age(&alias.mod_time, now)? / 3_600;
        let is_forgotten =
            |finding: &Finding| matches!(finding.kind, FindingKind::Forgotten { .. });
        let waits = hours >= WAITS_AFTER && !found.iter().any(is_forgotten);
        waits.then(|| Self::NextStep {
            alias: alias.name.clone(),
            canary,
            share,
            hours,
        })
    }
}

/// Everything of a function that waits for a human, the most urgent first. `now` is Unix
/// milliseconds.
pub fn needs(function: &Function, aliases: Option<&Aliases>, now: u64) -> Vec<Need> {
    let of_aliases = aliases.into_iter().flat_map(|aliases| &aliases.needs);
    of_status(function, now)
        .into_iter()
        .chain(of_aliases.cloned())
        .collect()
}

/// What the status of a function asks for.
pub(super) fn of_status(function: &Function, now: u64) -> Option<Need> {
    let status = &function.status;
    if status.is_failed() {
        return Some(Need::Failed(status.clone()));
    }
    let minutes = age(&function.mod_time, now).filter(|_| status.is_changing())? / 60;
    (minutes >= STUCK_AFTER).then(|| Need::Stuck {
        status: status.clone(),
        minutes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-03-10T00:00:00Z, 08:00 in Beijing.
    const NOW: u64 = 1_773_100_800_000;

    fn function(status: &str, changed: &str) -> Function {
        let json = format!(r#"{{"FunctionName":"f","Status":"{status}","ModTime":"{changed}"}}"#);
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_change_that_takes_ten_minutes_is_stuck_and_a_failed_one_waits_at_once() {
        for (status, changed, expected) in [
            ("Active", "2026-01-01 00:00:00", None),
            ("Updating", "2026-03-10 07:50:01", None),
            ("Updating", "2026-03-10 07:50:00", Some((7, "Updating"))),
            ("Updating", "no time", None),
            (
                "PublishFailed",
                "2026-03-10 08:00:00",
                Some((8, "PublishFailed")),
            ),
        ] {
            let needs = needs(&function(status, changed), None, NOW);
            let told = needs.first().map(|need| {
                let (Need::Failed(status) | Need::Stuck { status, .. }) = need else {
                    panic!("{need:?}");
                };
                (need.rank(), status.name().to_owned())
            });
            let expected = expected.map(|(rank, name)| (rank, name.to_owned()));
            assert_eq!(told, expected, "{status} {changed}");
        }
    }

    #[test]
    fn what_a_function_went_through_comes_before_what_its_aliases_were_left_with() {
        let left = r#"{"Name":"prod","FunctionVersion":"7","ModTime":"2026-03-09 12:00:00",
            "RoutingConfig":{"AdditionalVersionWeights":[{"Version":"6","Weight":0}]}}"#;
        let aliases = Aliases::of(&[serde_json::from_str(left).unwrap()], false, NOW);
        let failed = function("UpdateFailed", "2026-03-10 07:00:00");
        let needs = needs(&failed, Some(&aliases), NOW);
        let ranks: Vec<u8> = needs.iter().map(Need::rank).collect();
        assert_eq!(ranks, [8, 2]);
        assert_eq!(needs[1].alias().map(AliasName::as_str), Some("prod"));
    }
}
