//! What a function was left with: splits that nobody finished, and the change that mends each.
//!
//! Pure: a snapshot and the time go in, findings come out. A finding says what is so and offers
//! changes; none is carried out before it was previewed like every other change.

mod age;

pub use age::age;

use std::fmt;

use super::{Change, Deploy, Snapshot};
use crate::scf::Alias;
use crate::traffic::{self, AliasName, Scheme, Split, Version, Weight};

/// After how many days without a change a divided alias counts as forgotten.
const FORGOTTEN_AFTER: u64 = 7;

/// Something about an alias that is probably not meant to stay.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The alias.
    pub alias: AliasName,
    /// What is so.
    pub kind: FindingKind,
    /// The changes that mend it, the likeliest first.
    pub mends: Vec<Change>,
}

/// What can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// The routing says something that this program cannot read.
    Unreadable {
        /// What it cannot read.
        problem: traffic::Problem,
        /// The main version.
        main: Version,
    },
    /// `$DEFAULT` sends everything to `$LATEST` in production: every upload is live at once.
    EverythingOnLatest,
    /// The canary serves everything but was never made the main version.
    NotPromoted {
        /// The canary.
        canary: Version,
        /// The version that is still the main one.
        main: Version,
    },
    /// A version serves nothing and is still bound.
    LeftOver {
        /// The version.
        version: Version,
    },
    /// A split that nobody has touched for a long time.
    Forgotten {
        /// For how many whole days.
        days: u64,
    },
}

/// Everything about the aliases of a function that is probably not meant to stay.
///
/// `production` is true if the connection is marked as production; `now` is Unix milliseconds.
pub fn findings(snapshot: &Snapshot, production: bool, now: u64) -> Vec<Finding> {
    let aliases = snapshot.aliases.iter();
    aliases
        .flat_map(|alias| findings_of(alias, production, now))
        .collect()
}

/// The same for one alias.
pub fn findings_of(alias: &Alias, production: bool, now: u64) -> Vec<Finding> {
    let name = &alias.name;
    let finding = |kind, mends| Finding {
        alias: name.clone(),
        kind,
        mends,
    };
    let split = match alias.split() {
        Ok(split) => split,
        Err(problem) => {
            let main = alias.function_version;
            let mends = vec![settle(name, main)];
            return vec![finding(FindingKind::Unreadable { problem, main }, mends)];
        }
    };
    let mut found = Vec::new();
    let live_uploads = split.share(Version::Latest) == Some(Weight::FULL);
    if production && name.is_default() && live_uploads {
        found.push(finding(FindingKind::EverythingOnLatest, vec![pin_down()]));
    }
    let main = split.main;
    let is_default_scheme = split.scheme(name) == Scheme::DefaultAlias;
    let promote = || Change::Promote {
        alias: name.clone(),
    };
    let roll_back = || Change::RollBack {
        alias: name.clone(),
    };
    match split.additional() {
        Some((canary, Weight::FULL)) if !is_default_scheme => {
            let kind = FindingKind::NotPromoted { canary, main };
            found.push(finding(kind, vec![promote()]));
        }
        // `$LATEST` cannot be deleted anyway: to hold it costs nothing.
        Some((version, Weight::ZERO)) if !is_default_scheme && !version.is_latest() => {
            let kind = FindingKind::LeftOver { version };
            found.push(finding(kind, vec![settle(name, main)]));
        }
        Some((_, weight)) if is_divided(weight) => {
            let days = age::days(&alias.mod_time, now);
            if let Some(days) = days.filter(|&days| days >= FORGOTTEN_AFTER) {
                let finish = if is_default_scheme {
                    pin_down()
                } else {
                    promote()
                };
                let kind = FindingKind::Forgotten { days };
                found.push(finding(kind, vec![finish, roll_back()]));
            }
        }
        Some(_) | None => {}
    }
    found
}

fn is_divided(weight: Weight) -> bool {
    weight.is_served() && weight != Weight::FULL
}

/// Everything to one version, nothing else bound.
fn settle(alias: &AliasName, main: Version) -> Change {
    Change::UpdateSplit {
        alias: alias.clone(),
        split: Split::all(main),
        description: None,
    }
}

/// Publishes what `$LATEST` holds and sends `$DEFAULT` there, so that the next upload is not live.
fn pin_down() -> Change {
    Change::Deploy(Deploy::finish(String::new()))
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alias = &self.alias;
        match &self.kind {
            FindingKind::Unreadable { problem, main } => write!(
                f,
                "The routing of {alias} cannot be read. {problem} Whatever it means, it can be \
                 replaced: everything to its main version {main}."
            ),
            FindingKind::EverythingOnLatest => write!(
                f,
                "{alias} sends everything to $LATEST in production: every upload is served to \
                 everybody at once. Publish what is live and pin {alias} to it."
            ),
            FindingKind::NotPromoted { canary, main } => write!(
                f,
                "In {alias} version {canary} serves everything, but the main version is still \
                 {main}: the rollout was never finished. Promote version {canary}; version {main} \
                 is then no longer bound."
            ),
            FindingKind::LeftOver { version } => write!(
                f,
                "In {alias} version {version} is left over at 0 %: it serves nothing and cannot be \
                 deleted while it is bound."
            ),
            FindingKind::Forgotten { days } => write!(
                f,
                "The split of {alias} has not been touched for {days} days. Finish the rollout or \
                 roll it back."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Target;
    use crate::scf::{Alias, FunctionDetail};

    /// 2026-03-10T00:00:00Z, 08:00 in Beijing.
    const NOW: u64 = 1_773_100_800_000;

    fn alias(name: &str, main: &str, routing: &str) -> Alias {
        let json = format!(
            r#"{{"Name":"{name}","FunctionVersion":"{main}","RoutingConfig":{routing},
                "ModTime":"2026-03-09 12:00:00"}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn weighted(name: &str, main: &str, version: &str, weight: &str) -> Alias {
        let routing = format!(
            r#"{{"AdditionalVersionWeights":[{{"Version":"{version}","Weight":{weight}}}]}}"#
        );
        alias(name, main, &routing)
    }

    fn found(alias: Alias, production: bool) -> Vec<Finding> {
        let function: FunctionDetail =
            serde_json::from_str(r#"{"FunctionName":"checkout","Status":"Active"}"#).unwrap();
        let snapshot = Snapshot {
            target: Target {
                namespace: "default".into(),
                function: "checkout".into(),
            },
            function,
            versions: Vec::new(),
            aliases: vec![alias],
            triggers: Vec::new(),
            read_at: NOW,
        };
        findings(&snapshot, production, NOW)
    }

    fn kinds(alias: Alias) -> Vec<FindingKind> {
        let found = found(alias, true).into_iter();
        found.map(|finding| finding.kind).collect()
    }

    #[test]
    fn what_is_as_it_should_be_is_not_pointed_out() {
        for alias in [
            alias("prod", "7", "{}"),
            weighted("prod", "4", "5", "0.1"),
            weighted("$DEFAULT", "$LATEST", "5", "1"),
            weighted("$DEFAULT", "$LATEST", "5", "0.9"),
            weighted("prod", "4", "$LATEST", "0"),
            alias("nightly", "$LATEST", "{}"),
        ] {
            assert_eq!(kinds(alias.clone()), [], "{alias:?}");
        }
    }

    #[test]
    fn a_version_left_at_zero_is_mended_by_clearing_the_split() {
        let found = found(weighted("prod", "7", "6", "0"), false);
        let version = Version::Published(6);
        assert_eq!(found[0].kind, FindingKind::LeftOver { version });
        assert_eq!(
            found[0].mends,
            [settle(&"prod".parse().unwrap(), Version::Published(7))]
        );
        assert!(
            found[0]
                .to_string()
                .contains("version 6 is left over at 0 %")
        );
    }

    #[test]
    fn a_canary_that_serves_everything_is_mended_by_promotion() {
        let found = found(weighted("prod", "6", "7", "1"), false);
        let (canary, main) = (Version::Published(7), Version::Published(6));
        assert_eq!(found[0].kind, FindingKind::NotPromoted { canary, main });
        assert!(matches!(&found[0].mends[..], [Change::Promote { .. }]));
    }

    #[test]
    fn live_uploads_count_in_production_and_in_the_default_alias_only() {
        let bare = alias("$DEFAULT", "$LATEST", "{}");
        let left = weighted("$DEFAULT", "$LATEST", "5", "0");
        for default in [bare, left] {
            assert_eq!(found(default.clone(), false), []);
            let found = found(default, true);
            assert_eq!(found[0].kind, FindingKind::EverythingOnLatest);
            assert!(matches!(&found[0].mends[..], [Change::Deploy(deploy)]
                if deploy.publish.is_some() && deploy.share == Some(Weight::ZERO)));
        }
    }

    #[test]
    fn a_split_is_forgotten_after_seven_days_of_beijing_time() {
        let mut split = weighted("prod", "4", "5", "0.1");
        for (changed, days) in [
            ("2026-03-03 08:00:01", None),
            ("2026-03-03 08:00:00", Some(7)),
            ("2026-02-08 07:00:00", Some(30)),
            ("2027-01-01 00:00:00", None),
            ("no time at all", None),
            ("", None),
        ] {
            changed.clone_into(&mut split.mod_time);
            let expected = days.map(|days| FindingKind::Forgotten { days });
            assert_eq!(kinds(split.clone()), Vec::from_iter(expected), "{changed}");
        }
    }

    #[test]
    fn a_forgotten_split_can_be_finished_or_rolled_back_in_either_scheme() {
        let mut custom = weighted("prod", "4", "5", "0.1");
        let mut default = weighted("$DEFAULT", "$LATEST", "5", "0.9");
        for alias in [&mut custom, &mut default] {
            "2026-01-01 00:00:00".clone_into(&mut alias.mod_time);
        }
        assert!(matches!(
            &found(custom, false)[0].mends[..],
            [Change::Promote { .. }, Change::RollBack { .. }]
        ));
        assert!(matches!(
            &found(default, false)[0].mends[..],
            [Change::Deploy(_), Change::RollBack { .. }]
        ));
    }

    #[test]
    fn a_routing_that_cannot_be_read_can_be_replaced() {
        let odd = r#"{"AdditionalVersionWeights":[{"Version":"5","Weight":0.12345}]}"#;
        let found = found(alias("prod", "4", odd), false);
        assert!(matches!(found[0].kind, FindingKind::Unreadable { .. }));
        assert_eq!(
            found[0].mends,
            [settle(&"prod".parse().unwrap(), Version::Published(4))]
        );
    }
}
