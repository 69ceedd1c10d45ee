//! One edge with what goes along it, now and if the proposal were live.

use super::scene::Scene;
use crate::console::language::text;
use crate::graph::dots::seed;
use crate::graph::{Edge, Flow, Proposal, Subject, Topology};
use crate::traffic::{AliasName, Version};

/// An edge of the scene, ready to be drawn or listed.
#[derive(Clone)]
pub(super) struct Strand {
    pub(super) edge: Edge,
    /// Its source in words.
    pub(super) from: String,
    /// Its target in words.
    pub(super) to: String,
    /// What goes along it now.
    pub(super) before: Option<Flow>,
    /// Tells its dots from those of other edges.
    pub(super) seed: u64,
    /// The alias and the version that it joins, if it does.
    ends: Option<(AliasName, Version)>,
}

impl Strand {
    pub(super) fn of(edge: &Edge, scene: &Scene, function: &str) -> Option<Self> {
        let from = &scene.layout.nodes.get(edge.from)?.subject;
        let to = &scene.layout.nodes.get(edge.to)?.subject;
        let (before, ends) = match (from, to) {
            (Subject::Alias { name, .. }, &Subject::Version { version, .. }) => (
                live(&scene.topology, name, version),
                Some((name.clone(), version)),
            ),
            _ => (Some(Flow::Everything), None),
        };
        Some(Self {
            edge: edge.clone(),
            from: in_words(from),
            to: in_words(to),
            before,
            seed: seed(function, &key(from), &key(to)),
            ends,
        })
    }

    /// What would go along it.
    pub(super) fn after(&self, proposal: Option<&Proposal>) -> Option<Flow> {
        let proposed = proposal.zip(self.ends.as_ref());
        let proposed = proposed.filter(|(proposal, (alias, _))| proposal.alias == *alias);
        proposed.map_or(self.before, |(proposal, (alias, version))| {
            Flow::of(&proposal.split, alias, *version)
        })
    }

    /// The share in words, and what it would be where that differs.
    pub(super) fn share(&self, after: Option<Flow>) -> String {
        if after == self.before {
            flow_in_words(after)
        } else {
            (text().graph.change)(&flow_in_words(self.before), &flow_in_words(after))
        }
    }
}

/// What goes from an alias to a version now.
pub(super) fn live(topology: &Topology, alias: &AliasName, version: Version) -> Option<Flow> {
    let mut aliases = topology.aliases.iter();
    let split = aliases
        .find(|listed| listed.name == *alias)?
        .split
        .as_ref()?;
    Flow::of(split, alias, version)
}

fn flow_in_words(flow: Option<Flow>) -> String {
    let words = &text().graph;
    match flow {
        None => words.nothing.to_owned(),
        Some(Flow::Everything) => words.everything.to_owned(),
        Some(Flow::Stable(weight) | Flow::Canary(weight)) => (words.weight)(weight),
        Some(Flow::Rule) => words.by_rule.to_owned(),
        Some(Flow::Otherwise) => words.otherwise.to_owned(),
    }
}

/// A name of a node that is the same in every language.
fn key(subject: &Subject) -> String {
    match subject {
        Subject::Trigger(trigger) => format!("{}/{}", trigger.kind, trigger.name),
        Subject::Alias { name, .. } => name.to_string(),
        Subject::Missing(qualifier) => qualifier.clone(),
        Subject::Version { version, .. } => version.to_string(),
        Subject::MoreVersions(_) => String::new(),
    }
}

/// What a node stands for, as the table says it.
pub(super) fn in_words(subject: &Subject) -> String {
    let words = &text().graph;
    match subject {
        Subject::Trigger(trigger) => (words.trigger)(&trigger.kind, &trigger.name),
        Subject::Alias { name, .. } => (words.alias)(name.as_str()),
        Subject::Missing(qualifier) => (words.missing)(qualifier),
        Subject::Version { version, .. } => (words.version)(*version),
        Subject::MoreVersions(count) => (words.more_versions)(*count),
    }
}
