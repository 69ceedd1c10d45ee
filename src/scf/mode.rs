//! How much somebody may do, in three steps. The relay and the holder of a key both keep to it.
//!
//! The names are never classified by how they begin: `GetFunctionAddress` hands out the code of a
//! function, and `DeleteAlias` is a part of every release.

use serde::{Deserialize, Serialize};

use super::Action;

/// How much may be done; each mode holds the one before.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Mode {
    /// Looking at functions, versions, aliases, triggers, metrics and logs.
    ReadOnly,
    /// Also versions and aliases: releases of code that is there already.
    Rollout,
    /// Also code, configuration, triggers and invocations: all that this program does.
    #[default]
    Full,
}

impl Mode {
    /// Every mode, the narrowest first.
    pub const ALL: [Self; 3] = [Self::ReadOnly, Self::Rollout, Self::Full];

    /// The name on command lines and in stored settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReadOnly => "read-only",
            Self::Rollout => "rollout",
            Self::Full => "full",
        }
    }

    /// The mode of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }
}

impl Action {
    /// The narrowest mode in which it is performed.
    pub const fn mode(self) -> Mode {
        match self {
            Self::GetAccount
            | Self::GetAlias
            | Self::GetFunction
            | Self::GetMonitorData
            | Self::ListAliases
            | Self::ListFunctions
            | Self::ListNamespaces
            | Self::ListTriggers
            | Self::ListVersionByFunction
            | Self::SearchLog => Mode::ReadOnly,
            Self::CreateAlias | Self::DeleteAlias | Self::PublishVersion | Self::UpdateAlias => {
                Mode::Rollout
            }
            // The address of the code is as good as the code.
            Self::GetFunctionAddress
            | Self::CreateFunction
            | Self::CreateTrigger
            | Self::DeleteFunctionVersion
            | Self::DeleteTrigger
            | Self::InvokeFunction
            | Self::UpdateFunctionCode
            | Self::UpdateFunctionConfiguration
            | Self::UpdateTrigger
            | Self::UpdateTriggerStatus => Mode::Full,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scf::Effect;

    #[test]
    fn looking_changes_nothing_and_hands_out_no_code() {
        for action in Action::ALL {
            let looks = action.effect() == Effect::Reads && action != Action::GetFunctionAddress;
            assert_eq!(action.mode() == Mode::ReadOnly, looks, "{action:?}");
        }
    }

    #[test]
    fn a_mode_is_known_by_its_name() {
        for mode in Mode::ALL {
            assert_eq!(Mode::named(mode.name()), Some(mode));
        }
        assert_eq!(Mode::named("Full"), None);
    }
}
