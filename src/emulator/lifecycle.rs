//! The states of a version and how time moves them on.
//!
//! The cloud's writes return before they are done; clients poll `GetFunction`. Here a state
//! carries the moment at which it ends, and every reading derives the status from the clock.

/// How long a function is `Creating`, in milliseconds. The cloud publishes no durations; these
/// are long enough that a client that does not wait is caught.
pub(super) const CREATING: u64 = 3_000;
/// How long `$LATEST` is `Updating` after an upload or a changed configuration.
pub(super) const UPDATING: u64 = 2_500;
/// How long a new version is `Publishing`.
pub(super) const PUBLISHING: u64 = 2_000;
/// How long a function is `Deleting` before it is gone.
pub(super) const DELETING: u64 = 2_000;

/// The status of a function or of one of its versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Creating,
    CreateFailed,
    Active,
    Updating,
    UpdateFailed,
    Publishing,
    Deleting,
    /// Not a status of the cloud's: there is nothing left to ask about.
    Gone,
}

impl Status {
    /// The cloud's word.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Creating => "Creating",
            Self::CreateFailed => "CreateFailed",
            Self::Active => "Active",
            Self::Updating => "Updating",
            Self::UpdateFailed => "UpdateFailed",
            Self::Publishing => "Publishing",
            Self::Deleting => "Deleting",
            Self::Gone => "",
        }
    }

    /// True if new code or a new configuration is taken in this state.
    pub(super) const fn takes_updates(self) -> bool {
        matches!(self, Self::Active | Self::UpdateFailed)
    }

    /// True if there is something to serve: a failed or unfinished update leaves the content
    /// before it in service.
    pub(super) const fn serves(self) -> bool {
        matches!(self, Self::Active | Self::Updating | Self::UpdateFailed)
    }
}

/// A status, and what it becomes when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lifecycle {
    status: Status,
    until: u64,
    then: Status,
}

impl Lifecycle {
    /// A status that stays.
    pub(super) const fn settled(status: Status) -> Self {
        Self::until(status, u64::MAX, status)
    }

    /// A status that ends at a moment, in milliseconds since 1970.
    pub(super) const fn until(status: Status, until: u64, then: Status) -> Self {
        Self {
            status,
            until,
            then,
        }
    }

    /// The status at a moment.
    pub(super) const fn at(self, now: u64) -> Status {
        if now < self.until {
            self.status
        } else {
            self.then
        }
    }
}
