//! All aliases of a function: as little of each as a list of many functions needs.

use super::{AliasLine, Need};
use crate::change::findings_of;
use crate::scf::Alias;
use crate::traffic::Split;

/// What the aliases of a function are doing, and what of it waits for a human.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aliases {
    /// `$DEFAULT`, then those that want to be looked at, then the others by name.
    pub lines: Vec<AliasLine>,
    /// What waits for a human, the most urgent first.
    pub needs: Vec<Need>,
    /// When the last of them was changed, `YYYY-MM-DD HH:MM:SS`.
    pub changed: String,
}

impl Aliases {
    /// What this many aliases say. `production` is true if the connection is marked as production;
    /// `now` is Unix milliseconds.
    pub fn of(aliases: &[Alias], production: bool, now: u64) -> Self {
        let mut all = Self::default();
        for alias in aliases {
            let found = findings_of(alias, production, now);
            let line = AliasLine::of(alias, &found);
            all.needs.extend(Need::next_step(&line, alias, &found, now));
            all.needs.extend(found.into_iter().map(Need::found));
            all.lines.push(line);
            if alias.mod_time > all.changed {
                all.changed.clone_from(&alias.mod_time);
            }
        }
        all.needs.sort_by_key(|need| std::cmp::Reverse(need.rank()));
        all.lines.sort_by(|one, other| {
            let last = |line: &AliasLine| (!line.name.is_default(), rank(line));
            last(one)
                .cmp(&last(other))
                .then_with(|| one.name.cmp(&other.name))
        });
        all
    }

    /// The split of `$DEFAULT`, if there is one that can be read.
    pub fn default_split(&self) -> Option<&Split> {
        let default = self.lines.iter().find(|line| line.name.is_default())?;
        default.split.as_ref()
    }

    /// True while two versions serve one of them.
    pub fn is_releasing(&self) -> bool {
        self.lines.iter().any(|line| line.doing.is_releasing())
    }
}

/// Smaller for what wants to be looked at first.
const fn rank(line: &AliasLine) -> u8 {
    use super::Doing::{LeftOver, NotPromoted, Releasing, Rules, Stable, Unreadable};
    match line.doing {
        Unreadable => 0,
        NotPromoted { .. } => 1,
        Releasing { .. } => 2,
        LeftOver { .. } => 3,
        Rules => 4,
        Stable { .. } => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::FindingKind;
    use crate::fleet::Doing;
    use crate::traffic::{Version, Weight};

    /// 2026-03-10T00:00:00Z, 08:00 in Beijing.
    const NOW: u64 = 1_773_100_800_000;

    fn alias(name: &str, main: &str, additional: &str, changed: &str) -> Alias {
        let json = format!(
            r#"{{"Name":"{name}","FunctionVersion":"{main}","ModTime":"{changed}",
                "RoutingConfig":{{"AdditionalVersionWeights":[{additional}]}}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn weight(version: &str, weight: &str) -> String {
        format!(r#"{{"Version":"{version}","Weight":{weight}}}"#)
    }

    #[test]
    fn each_alias_has_a_word_and_the_default_alias_comes_first() {
        let today = "2026-03-10 07:00:00";
        let aliases = [
            alias("a-stable", "4", "", "2026-03-10 07:30:00"),
            alias("b-left", "7", &weight("6", "0"), today),
            alias("c-canary", "4", &weight("5", "0.1"), today),
            alias("d-odd", "4", &weight("5", "0.12345"), today),
            alias("e-full", "4", &weight("5", "1"), today),
            alias("$DEFAULT", "$LATEST", &weight("5", "0.9"), today),
        ];
        let read = Aliases::of(&aliases, false, NOW);
        let lines: Vec<_> = read
            .lines
            .iter()
            .map(|line| (line.name.as_str(), line.doing))
            .collect();
        let share = Weight::from_percent(10).unwrap();
        let (five, six) = (Version::Published(5), Version::Published(6));
        let latest = Version::Latest;
        assert_eq!(
            lines,
            [
                (
                    "$DEFAULT",
                    Doing::Releasing {
                        canary: latest,
                        share
                    }
                ),
                ("d-odd", Doing::Unreadable),
                ("e-full", Doing::NotPromoted { canary: five }),
                (
                    "c-canary",
                    Doing::Releasing {
                        canary: five,
                        share
                    }
                ),
                ("b-left", Doing::LeftOver { version: six }),
                (
                    "a-stable",
                    Doing::Stable {
                        version: Version::Published(4)
                    }
                ),
            ]
        );
        assert!(read.is_releasing());
        assert_eq!(read.changed, "2026-03-10 07:30:00");
        assert_eq!(read.default_split().map(|split| split.main), Some(latest));
    }

    #[test]
    fn everything_on_the_held_version_is_stable_in_both_schemes() {
        let today = "2026-03-10 07:00:00";
        let default = alias("$DEFAULT", "$LATEST", &weight("5", "1"), today);
        let upload = alias("nightly", "4", &weight("$LATEST", "0"), today);
        let read = Aliases::of(&[default, upload], true, NOW);
        let words: Vec<_> = read.lines.iter().map(|line| line.doing).collect();
        let stable = |number| Doing::Stable {
            version: Version::Published(number),
        };
        assert_eq!(words, [stable(5), stable(4)]);
        assert_eq!(read.needs, []);
        assert!(!read.is_releasing());
    }

    #[test]
    fn a_canary_waits_for_its_next_step_after_a_day_and_is_forgotten_after_a_week() {
        let kinds = |changed: &str| {
            let read = Aliases::of(
                &[alias("prod", "4", &weight("5", "0.1"), changed)],
                false,
                NOW,
            );
            read.needs
        };
        assert_eq!(kinds("2026-03-09 08:00:01"), []);
        assert!(matches!(
            &kinds("2026-03-09 08:00:00")[..],
            [Need::NextStep { hours: 24, .. }]
        ));
        assert!(matches!(
            &kinds("2026-03-03 08:00:00")[..],
            [Need::Alias {
                kind: FindingKind::Forgotten { days: 7 },
                ..
            }]
        ));
    }
}
