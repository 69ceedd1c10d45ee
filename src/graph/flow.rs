//! What goes from an alias to one of its versions.

use crate::traffic::{AliasName, Routing, Split, Version, Weight};

/// What goes along one edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Everything that a trigger sends.
    Everything,
    /// A share for the version that is not being tried.
    Stable(Weight),
    /// A share for the new code.
    Canary(Weight),
    /// The requests that a match rule picks.
    Rule,
    /// The requests that no match rule picks.
    Otherwise,
}

impl Flow {
    /// What `split`, of the alias of this name, sends to `version`; nothing if it does not bind it.
    pub fn of(split: &Split, alias: &AliasName, version: Version) -> Option<Self> {
        if let Routing::Rules(rules) = &split.routing {
            let picked = rules.iter().any(|rule| rule.version == version);
            return if split.main == version {
                Some(Self::Otherwise)
            } else {
                picked.then_some(Self::Rule)
            };
        }
        let shares = split.shares().unwrap_or_default();
        let (_, share) = shares.into_iter().find(|(bound, _)| *bound == version)?;
        Some(if split.canary(alias) == Some(version) {
            Self::Canary(share)
        } else {
            Self::Stable(share)
        })
    }

    /// The share, where there is one.
    pub const fn weight(self) -> Option<Weight> {
        match self {
            Self::Stable(weight) | Self::Canary(weight) => Some(weight),
            Self::Everything | Self::Rule | Self::Otherwise => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::traffic::{MatchRule, Method};

    const OLD: Version = Version::Published(4);
    const NEW: Version = Version::Published(5);

    fn tenth() -> Weight {
        Weight::from_percent(10).unwrap()
    }

    #[test]
    fn the_new_code_is_the_additional_version_of_a_custom_alias() {
        let alias: AliasName = "prod".parse().unwrap();
        let split = Split::weighted(OLD, NEW, tenth());
        let flow = |version| Flow::of(&split, &alias, version);
        assert_eq!(flow(NEW), Some(Flow::Canary(tenth())));
        assert_eq!(flow(OLD), Some(Flow::Stable(tenth().complement())));
        assert_eq!(flow(Version::Latest), None);
    }

    #[test]
    fn the_new_code_is_the_main_version_of_the_default_alias() {
        let alias = AliasName::default_alias();
        let split = Split::weighted(Version::Latest, OLD, tenth());
        let flow = |version| Flow::of(&split, &alias, version);
        assert_eq!(
            flow(Version::Latest),
            Some(Flow::Canary(tenth().complement()))
        );
        assert_eq!(flow(OLD), Some(Flow::Stable(tenth())));
    }

    #[test]
    fn rules_have_no_share() {
        let rule = MatchRule {
            version: NEW,
            key: "invoke.headers.User".into(),
            method: Method::Exact,
            expression: "Bob".into(),
        };
        let split = Split {
            main: OLD,
            routing: Routing::Rules(vec![rule]),
        };
        let alias: AliasName = "prod".parse().unwrap();
        assert_eq!(Flow::of(&split, &alias, NEW), Some(Flow::Rule));
        assert_eq!(Flow::of(&split, &alias, OLD), Some(Flow::Otherwise));
        assert_eq!(Flow::Rule.weight(), None);
    }
}
