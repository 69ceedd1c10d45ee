//! What speaks against beginning any rollout with the connection as it was opened.

use leptos::prelude::*;

use crate::console::context::Console;
use crate::console::language::text;
use crate::scf::Mode;

/// Why no rollout can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The key was opened for looking only.
    ReadOnly,
}

impl Refusal {
    /// In words that say what to do.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::ReadOnly => text().driver.read_only,
        }
    }
}

/// Why no rollout can begin with the open account; nothing if one can.
pub(crate) fn refusal(console: Console) -> Option<Refusal> {
    let session = console.session.get_untracked()?;
    (session.mode() == Mode::ReadOnly).then_some(Refusal::ReadOnly)
}
