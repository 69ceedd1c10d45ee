//! What was asked of the cloud, and how far the answer is.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use super::clock;
use crate::scf::Error;

/// Something that is read from the cloud.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Remote<T> {
    /// Not asked for yet.
    Idle,
    /// On its way; meanwhile what was read before.
    Loading {
        /// What was read before.
        previous: Option<T>,
    },
    /// Read.
    Ready {
        /// What was read.
        value: T,
        /// When, in Unix milliseconds.
        at: u64,
    },
    /// Not to be had; meanwhile what was read before.
    Failed {
        /// Why.
        error: Error,
        /// What was read before.
        previous: Option<T>,
    },
}

impl<T> Remote<T> {
    /// What is known, fresh or not.
    pub(crate) const fn value(&self) -> Option<&T> {
        match self {
            Self::Ready { value, .. }
            | Self::Loading {
                previous: Some(value),
            }
            | Self::Failed {
                previous: Some(value),
                ..
            } => Some(value),
            Self::Idle | Self::Loading { previous: None } | Self::Failed { previous: None, .. } => {
                None
            }
        }
    }

    /// Why it is not to be had.
    pub(crate) const fn error(&self) -> Option<&Error> {
        match self {
            Self::Failed { error, .. } => Some(error),
            _ => None,
        }
    }

    /// True while an answer is awaited.
    pub(crate) const fn is_loading(&self) -> bool {
        matches!(self, Self::Idle | Self::Loading { .. })
    }

    /// The same, on its way once more.
    fn again(self) -> Self {
        let previous = match self {
            Self::Idle => None,
            Self::Loading { previous } | Self::Failed { previous, .. } => previous,
            Self::Ready { value, .. } => Some(value),
        };
        Self::Loading { previous }
    }
}

/// Reads into `state` until the answer is there or the scope around the call ends, whichever comes
/// first. Called from an effect, a new run of the effect ends the one before, so an older answer
/// never replaces a newer one.
pub(crate) fn read_into<T: Send + Sync + 'static>(
    state: RwSignal<Remote<T>>,
    answer: impl Future<Output = Result<T, Error>> + 'static,
) {
    state.update(|state| {
        *state = std::mem::replace(state, Remote::Idle).again();
    });
    spawn_local_scoped_with_cancellation(async move {
        let answer = answer.await;
        state.try_update(|state| {
            let before = std::mem::replace(state, Remote::Idle).again();
            *state = match (answer, before) {
                (Ok(value), _) => Remote::Ready {
                    value,
                    at: clock::now(),
                },
                (Err(error), Remote::Loading { previous }) => Remote::Failed { error, previous },
                (Err(error), _) => Remote::Failed {
                    error,
                    previous: None,
                },
            };
        });
    });
}
