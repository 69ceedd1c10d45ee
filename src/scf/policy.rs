//! Policies of the cloud's access management (CAM): what temporary keys may do, and no more.
//!
//! A policy is derived from [`Action::mode`], so it holds every action that the console performs in
//! a mode and none of another. Actions of the whole account get the resource `*`, all others the
//! functions they are for, in the form that the documentation of SCF's policies gives:
//! `qcs::scf:REGION:uin/UIN:namespace/NAMESPACE/function/FUNCTION`. An owner that is left out means
//! the account of whoever asks for the keys, by the documentation of CAM's resources.
//!
//! What an action of the API is called in a policy is documented for a part of them only, and there
//! partly under other names (`names`). Each action is allowed under its own name, and under the
//! documented one as well where there is one. No live account has confirmed this: should the cloud
//! refuse an action that the policy names, `UnauthorizedOperation` says which name it wants.
//!
//! Must never know who asks, how a policy reaches the cloud, or any key.

mod encode;
mod names;
mod problem;

pub use encode::percent_encoded;
pub use problem::PolicyProblem;

use self::names::{Reach, documented_name, reach};
use super::{Action, Mode, Region};

/// How long temporary keys are asked for, in seconds: the longest that the key of a root account
/// may ask for. The cloud's default is 1,800; a sub-account may ask for up to 129,600.
pub const LIFETIME: u32 = 7_200;

/// What temporary keys are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What they may do.
    pub mode: Mode,
    /// The region of the functions.
    pub region: Region,
    /// The number of the root account that owns the functions (its uin); nothing for the account
    /// of whoever asks for the keys.
    pub owner: Option<String>,
    /// The namespace of the functions.
    pub namespace: String,
    /// Which functions of the namespace.
    pub functions: Functions,
}

/// Which functions of a namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Functions {
    /// All of them, also those that are still to be made.
    All,
    /// Those of these names.
    Named(Vec<String>),
}

impl Functions {
    /// True for a list without a name: there is nothing to allow.
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::Named(names) if names.is_empty())
    }
}

impl Policy {
    /// The policy as JSON to be read, with a line for each action and function.
    ///
    /// A name that no function has is refused: in a policy a `*` stands for every name, and names
    /// come from the cloud and from addresses.
    pub fn json(&self) -> Result<String, PolicyProblem> {
        let functions = self.resources()?;
        let account = statement(&self.actions(Reach::Account), &["*".to_owned()]);
        let function = statement(&self.actions(Reach::Function), &functions);
        let statements: Vec<_> = account.into_iter().chain(function).collect();
        let statements = statements.join(",");
        Ok(format!(
            "{{\n  \"version\": \"2.0\",\n  \"statement\": [{statements}\n  ]\n}}"
        ))
    }

    /// The policy as `GetFederationToken` wants it: on one line and URL-encoded.
    pub fn encoded(&self) -> Result<String, PolicyProblem> {
        // No name in it has a blank, so every one of them stands between the names.
        let line: String = self.json()?.split_ascii_whitespace().collect();
        Ok(percent_encoded(&line))
    }

    /// The names of the actions that reach so far, each with its service.
    fn actions(&self, wanted: Reach) -> Vec<String> {
        let mut names = Vec::new();
        let allowed = |action: &Action| action.mode() <= self.mode && reach(*action) == wanted;
        for action in Action::ALL.into_iter().filter(allowed) {
            for name in [Some(action.name()), documented_name(action)] {
                let name = name.map(|name| format!("{}:{name}", action.service().name()));
                names.extend(name.filter(|name| !names.contains(name)));
            }
        }
        names
    }

    /// The functions as resources.
    fn resources(&self) -> Result<Vec<String>, PolicyProblem> {
        let owner = match &self.owner {
            Some(owner) => format!("uin/{}", problem::number(owner)?),
            None => String::new(),
        };
        let namespace = problem::name(&self.namespace)?;
        let region = self.region;
        let resource = |function: &str| {
            format!("qcs::scf:{region}:{owner}:namespace/{namespace}/function/{function}")
        };
        match &self.functions {
            Functions::All => Ok(vec![resource("*")]),
            Functions::Named(names) => names
                .iter()
                .map(|name| problem::name(name).map(resource))
                .collect(),
        }
    }
}

/// A statement that allows these actions with these resources; nothing without either.
fn statement(actions: &[String], resources: &[String]) -> Option<String> {
    if actions.is_empty() || resources.is_empty() {
        return None;
    }
    let lines = |items: &[String]| {
        let quoted: Vec<_> = items
            .iter()
            .map(|item| format!("\n        \"{item}\""))
            .collect();
        quoted.join(",")
    };
    let (actions, resources) = (lines(actions), lines(resources));
    Some(format!(
        "\n    {{\n      \"effect\": \"allow\",\n      \"action\": [{actions}\n      ],\n      \"resource\": [{resources}\n      ]\n    }}"
    ))
}

#[cfg(test)]
mod tests;
