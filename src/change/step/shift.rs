//! What becomes of the later steps if a version got another number than was expected.

use super::{AliasState, Step};
use crate::change::Target;
use crate::scf::Alias;
use crate::traffic::{Routing, Split, Version};

impl Step {
    /// The same step about the versions that there really are: every version from `expected` on
    /// is one that this plan makes, and moves along with the first of them.
    #[must_use]
    pub(in crate::change) fn shifted(
        self,
        target: &Target,
        expected: Version,
        got: Version,
    ) -> Self {
        let by = Shift { expected, got };
        match self {
            Self::Alias(write) => {
                let [base, goal] = [write.base, write.goal].map(|state| by.state(state));
                Self::Alias(super::AliasWrite::between(target, base, goal))
            }
            Self::Upload(mut upload) => {
                upload.guard = upload.guard.map(|guard| by.state(guard));
                Self::Upload(upload)
            }
            Self::Publish(mut publish) => {
                publish.known.push(got);
                publish.expected = by.version(publish.expected);
                Self::Publish(publish)
            }
            Self::Wait(mut wait) => {
                wait.version = by.version(wait.version);
                Self::Wait(wait)
            }
            Self::Trigger(_) | Self::Logs(_) | Self::DeleteVersion(_) => self,
        }
    }
}

struct Shift {
    expected: Version,
    got: Version,
}

impl Shift {
    fn version(&self, version: Version) -> Version {
        match (version, self.expected, self.got) {
            (Version::Published(number), Version::Published(expected), Version::Published(got))
                if number >= expected =>
            {
                Version::Published(number - expected + got)
            }
            _ => version,
        }
    }

    fn state(&self, state: AliasState) -> AliasState {
        let AliasState::Is(alias) = state else {
            return state;
        };
        let function_version = self.version(alias.function_version);
        let routing_config = match alias.split() {
            Ok(Split {
                routing: Routing::Weighted { version, weight },
                ..
            }) => alias.routing_config.with(&Routing::Weighted {
                version: self.version(version),
                weight,
            }),
            // Rules and what cannot be read were there before and name no new version.
            _ => alias.routing_config.clone(),
        };
        AliasState::Is(Box::new(Alias {
            function_version,
            routing_config,
            ..*alias
        }))
    }
}
