//! Plans that one can begin with.

use super::{End, Guards, Hold, Plan, Step, Unsure};
use crate::change::Target;
use crate::judge;
use crate::traffic::{AliasName, Version, Weight};

/// A plan that one can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// 1, 5, 25 and 50 %, each for ten minutes and until the judge can tell; then everything.
    Careful,
    /// A plan of another cloud: its shares at its times.
    Of(judge::Preset),
}

impl Preset {
    /// Every preset.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Careful).chain(judge::Preset::ALL.into_iter().map(Self::Of))
    }

    /// The name: its shares, or the one that the other cloud gave it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Careful => "1/5/25/50/100",
            Self::Of(preset) => preset.name,
        }
    }

    /// Its steps.
    pub fn steps(self) -> Vec<Step> {
        match self {
            Self::Careful => [1, 5, 25, 50]
                .into_iter()
                .filter_map(Weight::from_percent)
                .map(|share| Step {
                    share,
                    hold: Hold::Time(600),
                })
                .collect(),
            Self::Of(preset) => preset
                .stages()
                .into_iter()
                .map(|stage| Step {
                    share: stage.share,
                    hold: Hold::Time(u64::from(stage.minutes) * 60),
                })
                .collect(),
        }
    }

    /// What happens when the judge cannot tell. Another cloud's plan keeps its times, whether he can
    /// or not; his alarm stops it all the same.
    pub const fn unsure(self) -> Unsure {
        match self {
            Self::Careful => Unsure::Wait,
            Self::Of(_) => Unsure::Advance,
        }
    }

    /// The plan that rolls `canary` out in its way.
    pub fn plan(self, target: Target, alias: AliasName, canary: Version) -> Plan {
        Plan {
            region: None,
            target,
            alias,
            canary,
            steps: self.steps(),
            finish: Some(End::Promote),
            guards: Guards {
                unsure: self.unsure(),
                ..Guards::default()
            },
        }
    }
}
