//! The whole division of an alias.

use super::{AliasName, MatchRule, Problem, Version, Weight};

/// How an alias divides its traffic: a main version, and what goes elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Split {
    /// The main version. It has no weight of its own: it serves what the routing leaves.
    pub main: Version,
    /// What goes to another version.
    pub routing: Routing,
}

/// What an alias sends to other versions than its main one. Weights and rules exclude each other
/// (`RoutingConfig`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Routing {
    /// Nothing: the main version serves everything and nothing else is bound.
    MainOnly,
    /// A share, drawn at random for each request.
    Weighted {
        /// The additional version. It differs from the main one.
        version: Version,
        /// Its share. At zero it serves nothing but is still bound.
        weight: Weight,
    },
    /// The requests that match. The first rule that matches decides.
    Rules(Vec<MatchRule>),
}

/// Which side of a split is the new code. The two schemes are opposite ways round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// `$DEFAULT` on `$LATEST`: the main version is the new code, the additional one is the last
    /// published version.
    DefaultAlias,
    /// Any other split: the main version is the stable one, the additional one is the canary.
    CustomAlias,
}

impl Split {
    /// Everything to one version, nothing else bound.
    pub const fn all(main: Version) -> Self {
        Self {
            main,
            routing: Routing::MainOnly,
        }
    }

    /// `weight` to the additional version, the rest to `main`.
    pub const fn weighted(main: Version, version: Version, weight: Weight) -> Self {
        Self {
            main,
            routing: Routing::Weighted { version, weight },
        }
    }

    /// The additional version and its weight, if this is a weighted split.
    pub const fn additional(&self) -> Option<(Version, Weight)> {
        match self.routing {
            Routing::Weighted { version, weight } => Some((version, weight)),
            Routing::MainOnly | Routing::Rules(_) => None,
        }
    }

    /// The share of every bound version, the main one first; nothing if rules decide.
    pub fn shares(&self) -> Option<Vec<(Version, Weight)>> {
        match self.routing {
            Routing::MainOnly => Some(vec![(self.main, Weight::FULL)]),
            Routing::Weighted { version, weight } => {
                Some(vec![(self.main, weight.complement()), (version, weight)])
            }
            Routing::Rules(_) => None,
        }
    }

    /// The share of one version: zero if it is not bound, nothing if rules decide.
    pub fn share(&self, version: Version) -> Option<Weight> {
        let shares = self.shares()?;
        let share = shares.iter().find(|(bound, _)| *bound == version);
        Some(share.map_or(Weight::ZERO, |(_, weight)| *weight))
    }

    /// Every version that this split holds, the main one first, each once. The cloud refuses to
    /// delete any of them, served or not.
    pub fn bound_versions(&self) -> Vec<Version> {
        let mut versions = vec![self.main];
        let others: &mut dyn Iterator<Item = Version> = match &self.routing {
            Routing::MainOnly => &mut std::iter::empty(),
            Routing::Weighted { version, .. } => &mut std::iter::once(*version),
            Routing::Rules(rules) => &mut rules.iter().map(|rule| rule.version),
        };
        for version in others {
            if !versions.contains(&version) {
                versions.push(version);
            }
        }
        versions
    }

    /// Which side is the new code, in the alias of this name.
    pub fn scheme(&self, alias: &AliasName) -> Scheme {
        if alias.is_default() && self.main.is_latest() {
            Scheme::DefaultAlias
        } else {
            Scheme::CustomAlias
        }
    }

    /// The version that is being tried, of a weighted split.
    pub fn canary(&self, alias: &AliasName) -> Option<Version> {
        let (additional, _) = self.additional()?;
        Some(match self.scheme(alias) {
            Scheme::DefaultAlias => self.main,
            Scheme::CustomAlias => additional,
        })
    }

    /// The version that the canary is compared with, of a weighted split.
    pub fn stable(&self, alias: &AliasName) -> Option<Version> {
        let (additional, _) = self.additional()?;
        Some(match self.scheme(alias) {
            Scheme::DefaultAlias => additional,
            Scheme::CustomAlias => self.main,
        })
    }

    /// The finished rollout: the canary is the main version and nothing else is bound.
    pub fn promoted(&self, alias: &AliasName) -> Option<Self> {
        self.canary(alias).map(Self::all)
    }

    /// The abandoned rollout: the stable version serves everything.
    ///
    /// A custom alias is left with nothing else bound. `$DEFAULT` keeps `$LATEST` as its main
    /// version, at 0 %, so that the next upload is not served to anybody.
    pub fn rolled_back(&self, alias: &AliasName) -> Option<Self> {
        let stable = self.stable(alias)?;
        Some(match self.scheme(alias) {
            Scheme::DefaultAlias => Self::weighted(self.main, stable, Weight::FULL),
            Scheme::CustomAlias => Self::all(stable),
        })
    }

    /// The version that serves a request.
    ///
    /// `draw` is the request's random number, `0..10_000`; `header` looks a routing header up.
    pub fn route<'a>(&self, draw: u16, header: impl Fn(&str) -> Option<&'a str>) -> Version {
        match &self.routing {
            Routing::MainOnly => self.main,
            Routing::Weighted { version, weight } => {
                if draw < weight.ten_thousandths() {
                    *version
                } else {
                    self.main
                }
            }
            Routing::Rules(rules) => {
                let hit = |rule: &&MatchRule| {
                    let value = rule.header().and_then(&header);
                    value.is_some_and(|value| rule.matches(value))
                };
                rules
                    .iter()
                    .find(hit)
                    .map_or(self.main, |rule| rule.version)
            }
        }
    }

    /// Checks this split against the versions that the function has. An empty list is a split
    /// that the cloud takes.
    pub fn check(&self, existing: &[Version]) -> Vec<Problem> {
        let mut problems = Vec::new();
        match &self.routing {
            Routing::Rules(rules) => {
                if rules.is_empty() {
                    problems.push(Problem::RulesMissing);
                }
                if rules.len() > MOST_RULES {
                    problems.push(Problem::TooManyRules { count: rules.len() });
                }
                problems.extend(rules.iter().filter_map(|rule| rule.check().err()));
            }
            Routing::MainOnly | Routing::Weighted { .. } => {}
        }
        let others = match &self.routing {
            Routing::MainOnly => Vec::new(),
            Routing::Weighted { version, .. } => vec![*version],
            Routing::Rules(rules) => rules.iter().map(|rule| rule.version).collect(),
        };
        if others.contains(&self.main) {
            problems.push(Problem::AdditionalIsMain { version: self.main });
        }
        for version in self.bound_versions() {
            if !existing.contains(&version) {
                let newest = existing.iter().filter(|v| !v.is_latest()).max().copied();
                problems.push(Problem::VersionNotFound { version, newest });
            }
        }
        problems
    }
}

/// How many rules an alias may have: the most that any tool is known to write.
const MOST_RULES: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::traffic::Method;
    use Version::{Latest, Published};

    fn weight(percent: u8) -> Weight {
        Weight::from_percent(percent).unwrap()
    }

    fn alias(name: &str) -> AliasName {
        name.parse().unwrap()
    }

    #[test]
    fn the_weight_is_the_share_of_the_additional_version() {
        let split = Split::weighted(Published(1), Published(2), weight(90));
        assert_eq!(split.share(Published(1)), Some(weight(10)));
        assert_eq!(split.share(Published(2)), Some(weight(90)));
        assert_eq!(split.share(Published(3)), Some(Weight::ZERO));
    }

    #[test]
    fn the_two_schemes_are_opposite_ways_round() {
        let custom = Split::weighted(Published(4), Published(5), weight(10));
        assert_eq!(custom.canary(&alias("prod")), Some(Published(5)));
        assert_eq!(custom.stable(&alias("prod")), Some(Published(4)));
        let default = Split::weighted(Latest, Published(4), weight(90));
        assert_eq!(default.canary(&AliasName::default_alias()), Some(Latest));
        assert_eq!(
            default.stable(&AliasName::default_alias()),
            Some(Published(4))
        );
    }

    #[test]
    fn promotion_leaves_only_the_canary_bound() {
        let split = Split::weighted(Published(4), Published(5), weight(10));
        assert_eq!(
            split.promoted(&alias("prod")),
            Some(Split::all(Published(5)))
        );
        assert_eq!(Split::all(Published(4)).promoted(&alias("prod")), None);
    }

    #[test]
    fn rolling_back_serves_the_stable_version_to_everybody() {
        let custom = Split::weighted(Published(4), Published(5), weight(10));
        assert_eq!(
            custom.rolled_back(&alias("prod")),
            Some(Split::all(Published(4)))
        );
        let default = Split::weighted(Latest, Published(4), weight(90));
        let back = default.rolled_back(&AliasName::default_alias()).unwrap();
        assert_eq!(back.share(Published(4)), Some(Weight::FULL));
        assert_eq!(back.main, Latest);
    }

    #[test]
    fn a_version_with_weight_zero_is_still_bound() {
        let split = Split::weighted(Latest, Published(4), Weight::ZERO);
        assert_eq!(split.bound_versions(), [Latest, Published(4)]);
    }

    #[test]
    fn a_split_between_a_version_and_itself_or_a_missing_one_is_refused() {
        let existing = [Published(1), Published(2), Latest];
        let same = Split::weighted(Published(1), Published(1), weight(10));
        assert_eq!(
            same.check(&existing),
            [Problem::AdditionalIsMain {
                version: Published(1)
            }]
        );
        let missing = Split::weighted(Published(1), Published(7), weight(10));
        let newest = Some(Published(2));
        let problem = Problem::VersionNotFound {
            version: Published(7),
            newest,
        };
        assert_eq!(missing.check(&existing), [problem]);
        assert_eq!(
            Split::weighted(Latest, Published(2), Weight::FULL).check(&existing),
            []
        );
        assert_eq!(
            Split::weighted(Published(2), Latest, Weight::ZERO).check(&existing),
            []
        );
    }

    #[test]
    fn rules_route_by_header_and_a_miss_goes_to_the_main_version() {
        let rule = |version, expression: &str| MatchRule {
            version: Published(version),
            key: "invoke.headers.Bucket".into(),
            method: Method::Range,
            expression: expression.into(),
        };
        let routing = Routing::Rules(vec![rule(1, "[0,10)"), rule(2, "[10,100)")]);
        let split = Split {
            main: Latest,
            routing,
        };
        let route = |bucket: Option<&'static str>| {
            split.route(0, |name| bucket.filter(|_| name == "Bucket"))
        };
        assert_eq!(route(Some("9")), Published(1));
        assert_eq!(route(Some("10")), Published(2));
        assert_eq!(route(Some("100")), Latest);
        assert_eq!(route(None), Latest);
        assert_eq!(split.shares(), None);
        assert_eq!(split.check(&[Published(1), Published(2), Latest]), []);
    }

    #[test]
    fn every_draw_goes_where_the_weight_says() {
        let split = Split::weighted(Published(1), Published(2), weight(25));
        let hits = (0..10_000)
            .filter(|&draw| split.route(draw, |_| None) == Published(2))
            .count();
        assert_eq!(hits, 2_500);
    }
}
