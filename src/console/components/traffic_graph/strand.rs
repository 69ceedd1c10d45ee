//! One edge with what goes along it, and which edges follow the proposal.

use std::ops::Range;

use crate::console::fixed::dynamic;
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
    /// The alias and the version that it joins, if it does.
    ends: Option<(AliasName, Version)>,
}

impl Strand {
    fn of(edge: &Edge, scene: &Scene) -> Option<Self> {
        let from = &scene.layout.nodes.get(edge.from)?.subject;
        let to = &scene.layout.nodes.get(edge.to)?.subject;
        let (before, ends) = match (from, to) {
            (Subject::Alias { name, .. }, &Subject::Version { version, .. }) => {
                (live(scene, name, version), Some((name.clone(), version)))
            }
            _ => (Some(Flow::Everything), None),
        };
        Some(Self {
            edge: edge.clone(),
            from: in_words(from),
            to: in_words(to),
            before,
            ends,
        })
    }

    /// What would go along it.
    fn after(&self, proposal: Option<&Proposal>) -> Option<Flow> {
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

/// Shows every edge of a scene, given with what would go along it.
///
/// Only the edges of the proposed alias follow the proposal. They stand side by side, because
/// edges are listed by their source; the others are drawn once and cost nothing afterwards.
pub(super) fn show(
    scene: &Scene,
    proposal: Signal<Option<Proposal>>,
    one: fn(&Strand, Option<Flow>) -> AnyView,
) -> impl IntoView + use<> {
    let edges = scene.layout.edges.iter();
    let strands: Vec<Strand> = edges.filter_map(|edge| Strand::of(edge, scene)).collect();
    let moving = moving(&strands, scene.outline.as_ref());
    let still = |strand: &Strand| one(strand, strand.before);
    let above = strands[..moving.start].iter().map(still).collect_view();
    let below = strands[moving.end..].iter().map(still).collect_view();
    let moving = strands[moving].to_vec();
    let moving = move || {
        proposal.with(|proposal| {
            let drawn = |strand: &Strand| one(strand, strand.after(proposal.as_ref()));
            moving.iter().map(drawn).collect_view()
        })
    };
    (above, dynamic(moving), below)
}

/// Which strands leave the alias of the proposal.
fn moving(strands: &[Strand], outline: Option<&Proposal>) -> Range<usize> {
    let moves = |strand: &Strand| {
        let ends = outline.zip(strand.ends.as_ref());
        ends.is_some_and(|(outline, (alias, _))| outline.alias == *alias)
    };
    let start = strands.iter().position(moves).unwrap_or(0);
    let end = strands
        .iter()
        .rposition(moves)
        .map_or(start, |last| last + 1);
    start..end
}

/// What goes from an alias to a version now.
fn live(scene: &Scene, alias: &AliasName, version: Version) -> Option<Flow> {
    let mut aliases = scene.topology.aliases.iter();
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
