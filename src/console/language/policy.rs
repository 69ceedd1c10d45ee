//! The dialog that writes a policy for temporary keys.

use crate::scf::Mode;

/// The strings of this area.
#[derive(Debug)]
pub struct Policy {
    /// Opens the dialog.
    pub open: &'static str,
    /// Heads it.
    pub title: &'static str,
    /// What to do with what it shows.
    pub lead: &'static str,
    /// Names the choice of what the keys may do.
    pub may: &'static str,
    /// One of the choices.
    pub mode: fn(Mode) -> &'static str,
    /// Heads the policy.
    pub policy: &'static str,
    /// Heads the line for the tool.
    pub line: &'static str,
}

/// The strings in English.
pub const ENGLISH: Policy = Policy {
    open: "Temporary keys",
    title: "Temporary keys for these functions",
    lead: "Run the line where tccli has a permanent key: it answers TmpSecretId, TmpSecretKey and Token, which do no more than the policy says and end after two hours. Connect with these three, and the permanent key never gets into a browser.",
    may: "What they may do",
    mode: |mode| match mode {
        Mode::ReadOnly => "Look only",
        Mode::Rollout => "Releases",
        Mode::Full => "Everything",
    },
    policy: "Policy",
    line: "tccli",
};
