//! One edge with what goes along it, before and after the proposal.

use leptos::prelude::*;

use super::scene::Scene;
use crate::console::language::text;
use crate::graph::{Edge, Flow, Proposal, Subject};
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
    /// What would go along it. The same unless the proposal is for its alias.
    pub(super) after: Signal<Option<Flow>>,
}

impl Strand {
    /// Every edge of a scene.
    pub(super) fn all(scene: &Scene, proposal: Signal<Option<Proposal>>) -> Vec<Self> {
        let edges = scene.layout.edges.iter();
        edges
            .filter_map(|edge| Self::of(edge, scene, proposal))
            .collect()
    }

    fn of(edge: &Edge, scene: &Scene, proposal: Signal<Option<Proposal>>) -> Option<Self> {
        let from = &scene.layout.nodes.get(edge.from)?.subject;
        let to = &scene.layout.nodes.get(edge.to)?.subject;
        let (before, after) = match (from, to) {
            (Subject::Alias { name, .. }, &Subject::Version { version, .. }) => {
                flows(scene, name, version, proposal)
            }
            _ => (
                Some(Flow::Everything),
                Signal::stored(Some(Flow::Everything)),
            ),
        };
        Some(Self {
            edge: edge.clone(),
            from: in_words(from),
            to: in_words(to),
            before,
            after,
        })
    }

    /// The share in words, and what it would be where that differs.
    pub(super) fn share(&self) -> String {
        let after = self.after.get();
        if after == self.before {
            flow_in_words(after)
        } else {
            (text().graph.change)(&flow_in_words(self.before), &flow_in_words(after))
        }
    }
}

/// What goes from an alias to a version, now and after the proposal.
fn flows(
    scene: &Scene,
    alias: &AliasName,
    version: Version,
    proposal: Signal<Option<Proposal>>,
) -> (Option<Flow>, Signal<Option<Flow>>) {
    let listed = scene
        .topology
        .aliases
        .iter()
        .find(|listed| listed.name == *alias);
    let split = listed.and_then(|listed| listed.split.as_ref());
    let before = split.and_then(|split| Flow::of(split, alias, version));
    let is_proposed = scene
        .outline
        .as_ref()
        .is_some_and(|outline| outline.alias == *alias);
    let after = if is_proposed {
        let flow = move |proposal: &Proposal| Flow::of(&proposal.split, &proposal.alias, version);
        Memo::new(move |_| proposal.with(|proposal| proposal.as_ref().and_then(flow))).into()
    } else {
        Signal::stored(before)
    };
    (before, after)
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
