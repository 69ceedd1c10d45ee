//! One alias: its split and what can be done to it.

use crate::traffic::{MatchRule, Scheme};

/// The strings of this area.
#[derive(Debug)]
pub struct Alias {
    /// The title: the alias and the function.
    pub title: fn(&str, &str) -> String,
    /// Heads the control.
    pub split: &'static str,
    /// Which side is the new code.
    pub scheme: fn(Scheme) -> &'static str,
    /// Heads the match rules.
    pub rules: &'static str,
    /// What match rules mean here.
    pub rules_lead: &'static str,
    /// One match rule.
    pub rule: fn(&MatchRule) -> String,
    /// The routing cannot be read.
    pub unreadable: &'static str,
    /// What can be done then.
    pub unreadable_advice: fn(&str) -> String,
    /// Heads the things that finish a rollout.
    pub finish: &'static str,
    /// What they do.
    pub finish_lead: &'static str,
    /// Finishes a rollout.
    pub promote: &'static str,
    /// Abandons a rollout.
    pub roll_back: &'static str,
    /// Deletes the alias.
    pub delete: &'static str,
    /// Goes back to the function.
    pub back: fn(&str) -> String,
    /// Goes back to what is live.
    pub reset: &'static str,
}

/// The strings in English.
pub const ENGLISH: Alias = Alias {
    title: |alias, function| format!("{alias} of {function}"),
    split: "Split",
    scheme: |scheme| match scheme {
        Scheme::DefaultAlias => {
            "Default alias: the main version $LATEST is the new code, the additional version is the stable one."
        }
        Scheme::CustomAlias => {
            "The main version is the stable one, the additional version is the new code."
        }
    },
    rules: "Match rules",
    rules_lead: "Requests that match go to the version of the rule, all others to the main version. The rules are kept as they are; choosing an additional version replaces them.",
    rule: |rule| {
        format!(
            "{} {} {} → version {}",
            rule.key, rule.method, rule.expression, rule.version
        )
    },
    unreadable: "The split of this alias cannot be read",
    unreadable_advice: |reason| {
        format!("{reason} Nothing of it is changed unless you set a new split.")
    },
    finish: "Finish",
    finish_lead: "Promote makes the new code the main version and binds nothing else. Roll back gives everything to the stable version.",
    promote: "Promote",
    roll_back: "Roll back",
    delete: "Delete alias",
    back: |function| format!("Back to {function}"),
    reset: "Discard changes",
};
