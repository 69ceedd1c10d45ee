//! The plans that other clouds offer, by their own names, to be compared with.

use serde::{Deserialize, Serialize};

use super::order::share;
use crate::traffic::Weight;

/// A share of the traffic and how long it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The canary's share.
    #[serde(with = "share")]
    pub share: Weight,
    /// Full minutes.
    pub minutes: u32,
}

/// A plan of another cloud. After its last stage the canary has all traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The name by which that cloud knows it, without its prefix.
    pub name: &'static str,
    percent: u8,
    /// What is added every time; 0 for everything at once.
    growth: u8,
    minutes: u32,
}

impl Preset {
    /// AWS `CodeDeploy` for Lambda (`CodeDeployDefault.Lambda…`), and AWS `AppConfig` for the last
    /// two (`AppConfig.…`).
    pub const ALL: [Self; 11] = [
        Self::canary("Canary10Percent5Minutes", 10, 5),
        Self::canary("Canary10Percent10Minutes", 10, 10),
        Self::canary("Canary10Percent15Minutes", 10, 15),
        Self::canary("Canary10Percent30Minutes", 10, 30),
        Self::linear("Linear10PercentEvery1Minute", 10, 1),
        Self::linear("Linear10PercentEvery2Minutes", 10, 2),
        Self::linear("Linear10PercentEvery3Minutes", 10, 3),
        Self::linear("Linear10PercentEvery10Minutes", 10, 10),
        Self::canary("AllAtOnce", 100, 0),
        Self::canary("Canary10Percent20Minutes", 10, 20),
        Self::linear("Linear20PercentEvery6Minutes", 20, 6),
    ];

    const fn canary(name: &'static str, percent: u8, minutes: u32) -> Self {
        Self {
            name,
            percent,
            growth: 0,
            minutes,
        }
    }

    const fn linear(name: &'static str, percent: u8, minutes: u32) -> Self {
        Self {
            name,
            percent,
            growth: percent,
            minutes,
        }
    }

    /// The stages below all traffic, in order.
    pub fn stages(self) -> Vec<Stage> {
        let mut stages = Vec::new();
        let mut percent = self.percent;
        while percent < 100 {
            if let Some(share) = Weight::from_percent(percent) {
                let minutes = self.minutes;
                stages.push(Stage { share, minutes });
            }
            if self.growth == 0 {
                break;
            }
            percent += self.growth;
        }
        stages
    }
}
