//! The plans that were begun and not started, for as long as the account is open.

use super::{Here, Sheet};

/// What was filled in on each alias.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drafts(Vec<Kept>);

/// What was filled in on one alias.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// Which alias.
    pub(crate) here: Here,
    /// What was filled in.
    pub(crate) sheet: Sheet,
    /// The text, if it was left with mistakes in it.
    pub(crate) typed: Option<String>,
    /// The link that was taken up: it is not taken up again over what was changed since.
    pub(crate) link: Option<String>,
}

impl Drafts {
    /// What was filled in on this alias, if anything was.
    pub(crate) fn of(&self, here: &Here) -> Option<&Kept> {
        self.0.iter().find(|kept| kept.here == *here)
    }

    /// Keeps what was filled in.
    pub(crate) fn keep(&mut self, kept: Kept) {
        self.drop(&kept.here);
        self.0.push(kept);
    }

    /// Forgets what was filled in on this alias.
    pub(crate) fn drop(&mut self, here: &Here) {
        self.0.retain(|kept| kept.here != *here);
    }
}
