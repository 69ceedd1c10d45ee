//! What went wrong with a request, in the words of whoever made it.

use crate::change::Fault;
use crate::scf::ErrorKind;

/// The strings of this area.
#[derive(Debug)]
pub struct Errors {
    /// What an error means.
    pub of: fn(ErrorKind) -> Words,
    /// Why a plan stopped; nothing if that is in words already.
    pub fault: fn(&Fault) -> Option<Words>,
    /// Leads to the list of what there is.
    pub list: &'static str,
    /// Shows the cloud's own words.
    pub details: &'static str,
    /// The cloud's message.
    pub message: &'static str,
    /// The cloud's code.
    pub code: &'static str,
    /// The number of the request.
    pub request_id: &'static str,
}

/// What happened, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What happened.
    pub title: &'static str,
    /// What to do.
    pub advice: &'static str,
}

/// The strings in English.
pub const ENGLISH: Errors = Errors {
    of,
    fault,
    list: "Back to the list",
    details: "What the cloud said",
    message: "Message",
    code: "Code",
    request_id: "Request id",
};

fn of(kind: ErrorKind) -> Words {
    let (title, advice) = match kind {
        ErrorKind::SecretIdUnknown => (
            "The cloud does not know this SecretId.",
            "Check it for missing characters. A key that was deleted or disabled must be replaced.",
        ),
        ErrorKind::SignatureWrong => (
            "This SecretKey does not belong to the SecretId.",
            "Copy both from the same key and try again. A temporary key needs its Token too.",
        ),
        ErrorKind::ClockSkewed => (
            "The clock of this computer is wrong.",
            "The cloud takes requests within five minutes only. Set the clock, then try again.",
        ),
        ErrorKind::TokenExpired => (
            "The temporary key has run out, or the Token does not belong to it.",
            "Get a new temporary key and connect again.",
        ),
        ErrorKind::Forbidden => (
            "This key may not do that.",
            "Ask whoever manages the account for the action that is named below.",
        ),
        ErrorKind::Throttled => (
            "The cloud is asked too often at the moment.",
            "Nothing was changed. Wait some seconds, then try again.",
        ),
        ErrorKind::Busy => (
            "The function is being changed at the moment.",
            "Nothing was done. Wait until its status is Active, then try again.",
        ),
        ErrorKind::NotFound => (
            "What was asked for does not exist.",
            "It may have been deleted or renamed elsewhere. Go back to the list and look.",
        ),
        ErrorKind::Exists => (
            "There is one of that name already.",
            "Refresh to see it, or choose another name.",
        ),
        ErrorKind::QuotaExceeded => (
            "A limit of the account is reached.",
            "Delete what is not needed any more, or ask the cloud for a higher limit.",
        ),
        ErrorKind::Refused => (
            "The cloud refuses this.",
            "Nothing was changed. Its reason is below.",
        ),
        ErrorKind::RegionUnknown => ("This region is not served.", "Choose another region."),
        ErrorKind::CloudFailed => (
            "The cloud failed.",
            "What was asked may have happened all the same. Refresh and look before you try again.",
        ),
        ErrorKind::RelayRefused => (
            "The relay refuses this request.",
            "Nothing was sent. Its reason is below.",
        ),
        ErrorKind::NotSent => (
            "The relay cannot reach the cloud.",
            "Nothing was sent. Check the network of the relay, then try again.",
        ),
        ErrorKind::RelayUnreachable => (
            "The relay cannot be reached.",
            "Check that it runs, that its address is right and that it allows this page, then try again.",
        ),
        ErrorKind::OutcomeUnknown => (
            "No answer came that can be read.",
            "What was asked may have happened all the same. Refresh and look before you try again.",
        ),
        ErrorKind::Cancelled => (
            "The request was cancelled.",
            "What was asked may have happened all the same. Refresh and look before you try again.",
        ),
        ErrorKind::Locked => ("The key is locked.", "Connect again."),
        ErrorKind::KeysEnded => (
            "The keys that were made when you connected have ended.",
            "They last until the end of the next day (UTC). Connect again.",
        ),
        ErrorKind::ModeForbids => (
            "This connection may not do that.",
            "It was opened for less. Connect again, and choose more under “May do”.",
        ),
    };
    Words { title, advice }
}

fn fault(fault: &Fault) -> Option<Words> {
    let (title, advice) = match fault {
        Fault::Call(kind) => return Some(of(*kind)),
        Fault::Said(_) => return None,
        Fault::Unknown => (
            "It is not known whether the cloud did this.",
            "The answer was lost and reading back did not settle it. Refresh and look before you try again.",
        ),
        Fault::KeptOtherwise => (
            "The cloud took the change but keeps something else.",
            "Somebody may have changed the alias in the same moment. Refresh and look.",
        ),
        Fault::TriggerChanged => (
            "Somebody else changed this trigger.",
            "It was not touched. Refresh, look, and try again.",
        ),
        Fault::TriggerKeptOtherwise => (
            "The cloud took the change but keeps another trigger.",
            "Somebody may have changed it in the same moment. Refresh and look.",
        ),
        Fault::LogsChanged => (
            "Somebody else changed where the function writes its logs.",
            "It was not touched. Refresh, look, and try again.",
        ),
        Fault::LogsKeptOtherwise => (
            "The cloud took the change but the logs go elsewhere.",
            "Somebody may have changed it in the same moment. Refresh and look.",
        ),
        Fault::VersionUnusable => (
            "The version was made but cannot be used.",
            "Look at the function's status, deploy working code, then publish again.",
        ),
        Fault::StillChanging => (
            "The cloud is still at work on the new version.",
            "It may become usable later. Refresh from time to time and look at its status.",
        ),
    };
    Some(Words { title, advice })
}
