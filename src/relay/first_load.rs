//! When a file of the console is fetched first, as its name says it: the one list of what the first
//! load is. `tools/page/gather` names the parts so.

/// When a file is fetched first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// Before the page can be used.
    Start,
    /// With the first page of any account.
    Account,
    /// With the demo account.
    Demo,
    /// With the key of an account.
    Key,
    /// With something else that somebody opens.
    Later,
}

impl Arrival {
    /// As the name of a file says it.
    pub(super) fn of(name: &str) -> Self {
        let is_of = |one: &&str| {
            name.strip_prefix(one)
                .is_some_and(|rest| rest.starts_with('-'))
        };
        if ["part-account"].iter().any(is_of) {
            Self::Account
        } else if ["part-demo"].iter().any(is_of) {
            Self::Demo
        } else if ["part-keys", "signer"].iter().any(is_of) {
            Self::Key
        } else if ["part", "vault", "rehearsal", "driver"].iter().any(is_of) {
            Self::Later
        } else {
            Self::Start
        }
    }

    /// Whether it comes until the functions of the demo account are listed.
    pub(super) const fn is_first_load(self) -> bool {
        matches!(self, Self::Start | Self::Account | Self::Demo)
    }

    /// What the table says of it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Start => "before the page can be used",
            Self::Account => "with any account",
            Self::Demo => "with the demo account",
            Self::Key => "with a key",
            Self::Later => "with what somebody opens",
        }
    }
}
