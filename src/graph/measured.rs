//! What was measured of a function, brought to the edges of its graph.
//!
//! Monitor counts for each alias and for each version, never for an edge. What goes from an alias
//! to a version is reckoned: the alias's rate by the configured share. How a version answers is the
//! same whichever alias asked.

use super::flow::Flow;
use super::measure::{Edge, Layout, Subject};
use super::topology::{Alias, Topology, Trigger};
use crate::traffic::{AliasName, Version};

/// What was measured of an alias, a version or an edge. Nothing means that it is not known, which
/// is not the same as none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EdgeTraffic {
    /// Requests in a thousand seconds.
    pub rate: Option<u64>,
    /// How many of a million requests failed.
    pub errors: Option<u32>,
    /// The mean duration of a request, in hundredths of a millisecond.
    pub duration: Option<u32>,
    /// The duration that 95 of 100 requests kept to, in hundredths of a millisecond. Monitor has
    /// none, logs do.
    pub p95: Option<u32>,
}

/// What was measured of a function lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// By alias.
    pub aliases: Vec<(AliasName, EdgeTraffic)>,
    /// By version.
    pub versions: Vec<(Version, EdgeTraffic)>,
}

impl Measured {
    fn alias(&self, name: &AliasName) -> EdgeTraffic {
        let mut aliases = self.aliases.iter();
        let found = aliases.find(|(alias, _)| alias == name);
        found.map(|(_, traffic)| *traffic).unwrap_or_default()
    }

    fn version(&self, version: Version) -> EdgeTraffic {
        let mut versions = self.versions.iter();
        let found = versions.find(|(known, _)| *known == version);
        found.map(|(_, traffic)| *traffic).unwrap_or_default()
    }

    /// What goes along each edge of a layout, in the order of its edges. The layout may show a
    /// part of the topology only.
    pub fn along(&self, topology: &Topology, layout: &Layout) -> Vec<EdgeTraffic> {
        let subject = |place: usize| layout.nodes.get(place).map(|node| &node.subject);
        let traffic = |edge: &Edge| match (subject(edge.from), subject(edge.to)) {
            (Some(Subject::Trigger(trigger)), _) if !trigger.enabled => EdgeTraffic {
                rate: Some(0),
                ..EdgeTraffic::default()
            },
            (Some(Subject::Trigger(_)), Some(Subject::Alias { name, .. })) => EdgeTraffic {
                rate: self.of_each_trigger(topology, name),
                ..EdgeTraffic::default()
            },
            (Some(Subject::Alias { name, .. }), Some(Subject::Version { version, .. })) => {
                self.divided(topology, name, *version)
            }
            _ => EdgeTraffic::default(),
        };
        layout.edges.iter().map(traffic).collect()
    }

    /// Monitor does not know who asked: the triggers of an alias share what it was asked.
    fn of_each_trigger(&self, topology: &Topology, alias: &AliasName) -> Option<u64> {
        let leads = |trigger: &&Trigger| {
            trigger.enabled && trigger.qualifier.eq_ignore_ascii_case(alias.as_str())
        };
        let triggers = topology.triggers.iter().filter(leads).count();
        let rate = self.alias(alias).rate?;
        rate.checked_div(triggers as u64)
    }

    /// What goes from an alias to a version.
    fn divided(&self, topology: &Topology, alias: &AliasName, version: Version) -> EdgeTraffic {
        let served = self.version(version);
        let splits = || topology.aliases.iter();
        let split = splits().find(|listed| listed.name == *alias);
        let split = split.and_then(|listed| listed.split.as_ref());
        let flow = split.and_then(|split| Flow::of(split, alias, version));
        let rate = match flow.map(Flow::weight) {
            Some(Some(weight)) => {
                let rate = self.alias(alias).rate;
                rate.map(|rate| rate * u64::from(weight.ten_thousandths()) / 10_000)
            }
            // Rules have no share. What a version serves for nobody else is theirs.
            Some(None) => {
                let binds = |alias: &&Alias| {
                    let split = alias.split.as_ref();
                    split.is_none_or(|split| split.bound_versions().contains(&version))
                };
                let asked = splits().filter(binds).count();
                served.rate.filter(|_| asked == 1)
            }
            None => None,
        };
        EdgeTraffic { rate, ..served }
    }
}
