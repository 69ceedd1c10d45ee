//! What an alias is doing, in one word and a split.

use crate::change::{Finding, FindingKind};
use crate::scf::Alias;
use crate::traffic::{AliasName, Routing, Scheme, Split, Version, Weight};

/// One alias of a function, as a line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasLine {
    /// Its name.
    pub name: AliasName,
    /// What it is doing.
    pub doing: Doing,
    /// The division of its traffic; nothing if it cannot be read.
    pub split: Option<Split>,
}

/// What an alias is doing. The likelier it wants to be looked at, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doing {
    /// One version serves everything.
    Stable {
        /// The version.
        version: Version,
    },
    /// Match rules decide.
    Rules,
    /// Two versions serve.
    Releasing {
        /// The version that is being tried.
        canary: Version,
        /// Its share.
        share: Weight,
    },
    /// A version serves nothing and is still bound.
    LeftOver {
        /// The version.
        version: Version,
    },
    /// The canary serves everything but was never made the main version.
    NotPromoted {
        /// The canary.
        canary: Version,
    },
    /// The routing says something that this program cannot read.
    Unreadable,
}

impl AliasLine {
    /// The line of an alias in which this was found.
    pub(super) fn of(alias: &Alias, found: &[Finding]) -> Self {
        let split = alias.split().ok();
        let doing = found.iter().find_map(|finding| match finding.kind {
            FindingKind::NotPromoted { canary, .. } => Some(Doing::NotPromoted { canary }),
            FindingKind::LeftOver { version } => Some(Doing::LeftOver { version }),
            _ => None,
        });
        let doing = doing.or_else(|| split.as_ref().map(|split| Doing::of(split, &alias.name)));
        Self {
            name: alias.name.clone(),
            doing: doing.unwrap_or(Doing::Unreadable),
            split,
        }
    }
}

impl Doing {
    fn of(split: &Split, alias: &AliasName) -> Self {
        let (version, weight) = match split.routing {
            Routing::Rules(_) => return Self::Rules,
            Routing::MainOnly => {
                let version = split.main;
                return Self::Stable { version };
            }
            Routing::Weighted { version, weight } => (version, weight),
        };
        match weight {
            Weight::FULL => Self::Stable { version },
            Weight::ZERO => {
                let version = split.main;
                Self::Stable { version }
            }
            _ => match split.scheme(alias) {
                Scheme::DefaultAlias => Self::Releasing {
                    canary: split.main,
                    share: weight.complement(),
                },
                Scheme::CustomAlias => Self::Releasing {
                    canary: version,
                    share: weight,
                },
            },
        }
    }

    /// True while two versions serve.
    pub const fn is_releasing(self) -> bool {
        matches!(self, Self::Releasing { .. })
    }
}
