//! What a person looks for in the graph, and what of it is there.

use leptos::prelude::*;

use super::strand::live;
use crate::graph::find::{Along, Query, Refusal, around};
use crate::graph::{
    Flow, Layout, Measured, Node, Proposal, Subject, Topology, Unfolded, layout_unfolded,
};
use crate::traffic::Version;

/// Handles to what is looked for. Copies are the same search.
#[derive(Clone, Copy)]
pub(super) struct Finder {
    /// What is typed.
    pub(super) typed: RwSignal<String>,
    /// True if only what is meant shall be shown, with what it is joined to.
    pub(super) only: RwSignal<bool>,
    /// True if the versions that nothing is bound to shall all be shown.
    pub(super) unfolded: RwSignal<bool>,
    /// Why that is nothing to look for, if it is not.
    pub(super) refusal: Memo<Option<Refusal>>,
    /// What is there of it; nothing while nothing is looked for.
    pub(super) found: Memo<Option<Found>>,
}

/// What was looked for and is there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    subjects: Vec<Subject>,
    /// How many nodes there are in all.
    pub(super) of: usize,
    /// What is meant, and what it is joined to.
    pub(super) around: Topology,
}

impl Found {
    /// How many nodes are meant.
    pub(super) fn count(&self) -> usize {
        self.subjects.len()
    }

    /// True if this node is meant.
    pub(super) fn has(&self, node: &Node) -> bool {
        self.subjects.contains(&node.subject)
    }

    /// The versions that are meant.
    pub(super) fn versions(&self) -> Vec<Version> {
        let version = |subject: &Subject| match subject {
            Subject::Version { version, .. } => Some(*version),
            _ => None,
        };
        self.subjects.iter().filter_map(version).collect()
    }
}

impl Finder {
    /// A search in a topology, with what was measured of it.
    pub(super) fn new(
        topology: Signal<Topology>,
        outline: Memo<Option<Proposal>>,
        measured: Signal<Measured>,
    ) -> Self {
        let typed = RwSignal::new(String::new());
        let query = Memo::new(move |_| typed.with(|typed| Query::parse(typed)));
        let found = Memo::new(move |_| {
            let query = query.get().ok().flatten()?;
            let found = topology.with(|topology| {
                let outline = outline.get();
                measured.with(|measured| find(&query, topology, outline.as_ref(), measured))
            });
            Some(found)
        });
        Self {
            typed,
            only: RwSignal::new(false),
            unfolded: RwSignal::new(false),
            refusal: Memo::new(move |_| query.get().err()),
            found,
        }
    }
}

fn find(
    query: &Query,
    topology: &Topology,
    outline: Option<&Proposal>,
    measured: &Measured,
) -> Found {
    let everything = Unfolded {
        all: true,
        versions: Vec::new(),
    };
    let layout = layout_unfolded(topology, outline, &everything, i32::MAX);
    let traffic = measured.along(topology, &layout).into_iter();
    let edges = layout.edges.iter().zip(traffic);
    let along: Vec<Along> = edges
        .map(|(edge, traffic)| Along {
            share: share(topology, &layout, (edge.from, edge.to)),
            traffic,
        })
        .collect();
    let meant = query.find(&layout, &along);
    let nodes = layout.nodes.iter().zip(&meant);
    let subjects = nodes.filter(|(_, meant)| **meant);
    Found {
        subjects: subjects.map(|(node, _)| node.subject.clone()).collect(),
        of: layout.nodes.len(),
        around: around(topology, &layout, &meant),
    }
}

fn share(topology: &Topology, layout: &Layout, ends: (usize, usize)) -> Option<u16> {
    let subject = |place: usize| layout.nodes.get(place).map(|node| &node.subject);
    match (subject(ends.0)?, subject(ends.1)?) {
        (Subject::Alias { name, .. }, Subject::Version { version, .. }) => {
            let weight = live(topology, name, *version).and_then(Flow::weight)?;
            Some(weight.ten_thousandths())
        }
        _ => None,
    }
}
