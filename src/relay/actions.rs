//! Which actions pass: a list of names, in three modes. What is on no list does not pass.

use clap::builder::PossibleValue;

use crate::scf::{self, Effect, Mode};

use super::refusal::Refusal;

impl clap::ValueEnum for Mode {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::ReadOnly => "Looking at functions, versions, aliases, triggers, metrics and logs",
            Self::Rollout => "Also versions and aliases: releases of code that is there already",
            Self::Full => {
                "Also code, configuration, triggers and invocations: all that the console does"
            }
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}

/// What the relay knows of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// From this mode on it passes; `None` for an action that is on no list.
    mode: Option<Mode>,
    /// Whether it changes the account, so that a second copy must not pass.
    pub(super) writes: bool,
    /// The cloud's own limit for one account.
    pub(super) calls_per_second: u32,
}

/// Beside the actions of the console: service, name, mode, whether it writes.
const OTHERS: [(&str, &str, Mode, bool); 5] = [
    ("monitor", "DescribeBaseMetrics", Mode::ReadOnly, false),
    (
        "scf",
        "GetProvisionedConcurrencyConfig",
        Mode::ReadOnly,
        false,
    ),
    (
        "scf",
        "DeleteProvisionedConcurrencyConfig",
        Mode::Rollout,
        true,
    ),
    (
        "scf",
        "PutProvisionedConcurrencyConfig",
        Mode::Rollout,
        true,
    ),
    ("scf", "Invoke", Mode::Full, true),
];

/// The actions that a relay lets pass.
#[derive(Clone, Debug)]
pub(super) struct Actions {
    mode: Mode,
    listed: Vec<String>,
}

impl Actions {
    /// Those of `mode`, and those of `listed` by their exact names.
    pub(super) fn new(mode: Mode, listed: &[String]) -> Self {
        Self {
            mode,
            listed: listed.to_owned(),
        }
    }

    /// Whether this name may be written into a log: it is in a table, or the operator listed it.
    pub(super) fn knows(&self, service: &str, name: &str) -> bool {
        rule(service, name).mode.is_some() || self.lists(name)
    }

    /// What is known of the action, if it may pass.
    pub(super) fn check(&self, service: &str, name: &str) -> Result<Rule, Refusal> {
        let rule = rule(service, name);
        if self.lists(name) || rule.mode.is_some_and(|needed| needed <= self.mode) {
            Ok(rule)
        } else {
            Err(Refusal::ActionNotAllowed {
                action: name.to_owned(),
                mode: self.mode,
                needed: rule.mode,
            })
        }
    }

    fn lists(&self, name: &str) -> bool {
        self.listed.iter().any(|listed| listed == name)
    }
}

fn rule(service: &str, name: &str) -> Rule {
    if let Some(action) = scf::Action::named(name).filter(|a| a.service().name() == service) {
        return Rule {
            mode: Some(action.mode()),
            writes: action.effect() == Effect::Writes,
            calls_per_second: action.calls_per_second(),
        };
    }
    let other = OTHERS
        .into_iter()
        .find(|other| (other.0, other.1) == (service, name));
    Rule {
        mode: other.map(|other| other.2),
        // What nobody described may change something.
        writes: other.is_none_or(|other| other.3),
        calls_per_second: 20,
    }
}

/// Reads `--allow-action`: one name as the API spells it.
pub(super) fn listed(text: &str) -> Result<String, String> {
    let is_name = text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_name {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "{text} is not the name of an action. Write it as the API does: DeleteFunction"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(mode: Mode, service: &str, name: &str) -> bool {
        Actions::new(mode, &[]).check(service, name).is_ok()
    }

    #[test]
    fn full_is_all_that_the_console_does_and_never_deletes_a_function() {
        for action in scf::Action::ALL {
            let service = action.service().name();
            assert!(passes(Mode::Full, service, action.name()), "{action:?}");
        }
        for never in [
            "DeleteFunction",
            "DeleteNamespace",
            "DeleteLayerVersion",
            "GetFunctions",
            "listfunctions",
            "",
        ] {
            assert!(!passes(Mode::Full, "scf", never), "{never}");
        }
    }

    #[test]
    fn an_action_belongs_to_its_service() {
        assert!(passes(Mode::ReadOnly, "monitor", "GetMonitorData"));
        assert!(!passes(Mode::Full, "monitor", "UpdateAlias"));
        assert!(!passes(Mode::Full, "scf", "GetMonitorData"));
        assert!(passes(Mode::ReadOnly, "cls", "SearchLog"));
    }

    #[test]
    fn an_action_listed_by_name_passes_and_counts_as_a_write() {
        let actions = Actions::new(Mode::ReadOnly, &["DeleteFunction".to_owned()]);
        assert!(actions.check("scf", "DeleteFunction").unwrap().writes);
        assert!(actions.check("scf", "DeleteNamespace").is_err());
        assert!(listed("DeleteFunction").is_ok());
        for wrong in ["", "*", "Delete*", "deleteFunction", "Delete Function"] {
            assert!(listed(wrong).is_err(), "{wrong}");
        }
    }
}
