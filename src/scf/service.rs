//! The cloud services whose requests this program signs.

use super::Region;

/// A service of the cloud, with the version of its API that this program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Serverless Cloud Function.
    Scf,
    /// Cloud Monitor: metrics.
    Monitor,
    /// Cloud Log Service.
    Cls,
}

impl Service {
    /// Every service.
    pub const ALL: [Self; 3] = [Self::Scf, Self::Monitor, Self::Cls];

    /// The service of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.name() == name)
    }

    /// The name in the credential scope and in the host.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scf => "scf",
            Self::Monitor => "monitor",
            Self::Cls => "cls",
        }
    }

    /// The API's version, the value of `X-TC-Version`.
    pub const fn version(self) -> &'static str {
        match self {
            Self::Scf => "2018-04-16",
            Self::Monitor => "2018-07-24",
            Self::Cls => "2020-10-16",
        }
    }

    /// The host that a request is signed for. The finance regions are served by their own hosts
    /// only, every other region by the nearest one.
    pub fn host(self, region: Region) -> String {
        let name = self.name();
        if region.is_finance() {
            format!("{name}.{region}.tencentcloudapi.com")
        } else {
            format!("{name}.tencentcloudapi.com")
        }
    }
}
