//! Where the requests of each source go: through an alias or not, to which versions.

use super::behaviour::Behaviour;
use super::function::Function;
use super::lifecycle::Lifecycle;
use super::runs::runs;
use super::source::Source;
use crate::traffic::Version;

/// A source and where its requests go.
pub(super) struct Flow {
    pub(super) source: Source,
    /// Where the alias is counted; nothing if the source calls a version.
    pub(super) alias: Option<usize>,
    /// What serves, and at which draw of ten thousand its run ends.
    pub(super) routes: Vec<(Target, u16)>,
}

/// A version that serves.
#[derive(Clone, Copy)]
pub(super) struct Target {
    pub(super) version: Version,
    /// Where it is counted.
    pub(super) series: usize,
    pub(super) behaviour: Behaviour,
    pub(super) lifecycle: Lifecycle,
    /// In milliseconds.
    pub(super) timeout: u32,
    /// True if its requests are written into a topic.
    pub(super) logs: bool,
}

impl Function {
    /// Every source that calls something that is there.
    pub(super) fn flows(&mut self, from: u64) -> Vec<Flow> {
        let sources = Source::of(self, from);
        let flows = sources.into_iter().filter_map(|source| {
            let split = self.target(&source.qualifier)?;
            let is_alias = self.aliases.contains(&source.qualifier);
            let alias = is_alias.then(|| self.demand.place(&source.qualifier));
            let runs = runs(&split).into_iter();
            let routes = runs.filter_map(|(version, end)| {
                let series = self.demand.place(&version.to_string());
                let release = self.release(version)?;
                let target = Target {
                    version,
                    series,
                    behaviour: release.behaviour,
                    lifecycle: release.lifecycle,
                    timeout: release.timeout(),
                    logs: release.logs(),
                };
                Some((target, end))
            });
            let routes = routes.collect();
            Some(Flow {
                source,
                alias,
                routes,
            })
        });
        flows.collect()
    }
}
