//! What is told of a function of the demo account, and in which words.

mod shop;

use crate::emulator::behaviour::Behaviour;
use crate::emulator::lifecycle::Status;
use crate::traffic::{MatchRule, Method, Routing, Version, Weight};
pub(super) use shop::STORIES;

/// A function and where its releases stand.
pub(super) struct Story {
    pub(super) name: &'static str,
    pub(super) namespace: &'static str,
    pub(super) about: &'static str,
    pub(super) team: &'static str,
    pub(super) runtime: &'static str,
    /// `Event` or `HTTP`.
    pub(super) kind: &'static str,
    /// In MB.
    pub(super) memory: usize,
    /// How many versions have been published.
    pub(super) published: u32,
    /// True if `$LATEST` has other code than the newest version.
    pub(super) is_ahead: bool,
    /// How old the function is, in days.
    pub(super) days: u64,
    /// How old the last change is, in minutes.
    pub(super) minutes: u64,
    pub(super) status: Status,
    /// Why it failed: an error code and a sentence.
    pub(super) reason: Option<(&'static str, &'static str)>,
    pub(super) aliases: &'static [Told],
    /// Type, name, qualifier, description, whether it is on.
    pub(super) triggers:
        &'static [(&'static str, &'static str, &'static str, &'static str, bool)],
    /// How much its triggers have to do, in percent of what is usual.
    pub(super) busy: u64,
    /// Who calls it beside them: qualifier, and requests in a thousand seconds.
    pub(super) loads: &'static [(&'static str, u64)],
    /// How its versions behave.
    pub(super) behaviour: Behaviour,
    /// Those that behave otherwise.
    pub(super) others: &'static [(Version, Behaviour)],
    /// True if its requests are written into a topic.
    pub(super) is_logged: bool,
}

/// An alias of a story.
pub(super) struct Told {
    pub(super) name: &'static str,
    pub(super) main: Version,
    pub(super) routing: Sends,
    pub(super) about: &'static str,
}

/// What an alias of a story sends elsewhere.
pub(super) enum Sends {
    Nothing,
    /// To a version, in ten-thousandths.
    Share(Version, u16),
    /// By rules: version, key, method and expression.
    Matches(&'static [(Version, &'static str, Method, &'static str)]),
}

impl Sends {
    pub(super) fn routing(&self) -> Routing {
        match *self {
            Self::Nothing => Routing::MainOnly,
            Self::Share(version, share) => Routing::Weighted {
                version,
                weight: Weight::from_ten_thousandths(share).unwrap_or_default(),
            },
            Self::Matches(rules) => {
                let rule = |&(version, key, method, expression): &(_, &str, _, &str)| MatchRule {
                    version,
                    key: key.to_owned(),
                    method,
                    expression: expression.to_owned(),
                };
                Routing::Rules(rules.iter().map(rule).collect())
            }
        }
    }
}

/// The namespace beside `default`: its name and description.
pub(super) const SECOND_NAMESPACE: (&str, &str) = ("loadtest", "Copies of the shop for load tests");

/// What versions say about themselves.
pub(super) const NOTES: [&str; 12] = [
    "Retry once when the upstream times out",
    "Update dependencies",
    "Round amounts to cents before adding",
    "Log the order number with every error",
    "Cache the configuration for a minute",
    "Fix the time zone of reports",
    "Validate the address before saving",
    "Halve the cold start",
    "Read the new price list",
    "Close idle database connections",
    "Translate messages to French",
    "Drop support for the old client",
];

/// A version that fails so many of a million requests and takes a time, in milliseconds.
const fn behaves(errors: u32, median: u32) -> Behaviour {
    Behaviour {
        errors,
        median,
        cold_starts: 4_000,
        cold_start: 350,
        concurrency: None,
    }
}

/// An alias with everything on one version.
const fn all(name: &'static str, main: Version, about: &'static str) -> Told {
    sends(name, main, Sends::Nothing, about)
}

/// An alias that gives a share, in ten-thousandths, to another version.
const fn split(
    name: &'static str,
    main: Version,
    to: Version,
    share: u16,
    about: &'static str,
) -> Told {
    sends(name, main, Sends::Share(to, share), about)
}

const fn sends(name: &'static str, main: Version, routing: Sends, about: &'static str) -> Told {
    Told {
        name,
        main,
        routing,
        about,
    }
}
