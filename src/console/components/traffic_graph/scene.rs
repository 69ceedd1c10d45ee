//! What the picture is built from, and when it has to be built anew.

use leptos::prelude::*;

use crate::graph::{Layout, Proposal, Topology, layout};
use crate::traffic::{Routing, Split, Weight};

/// A topology with its layout.
#[derive(Clone, PartialEq)]
pub(super) struct Scene {
    pub(super) topology: Topology,
    /// What is proposed, without its weight: moving that moves no node.
    pub(super) outline: Option<Proposal>,
    pub(super) layout: Layout,
}

/// The scene, which changes only if the topology does or the proposal binds something else.
pub(super) fn remember(
    topology: Signal<Topology>,
    proposal: Signal<Option<Proposal>>,
) -> Memo<Scene> {
    let outline =
        Memo::new(move |_| proposal.with(|proposal| proposal.as_ref().map(without_weight)));
    Memo::new(move |_| {
        let (topology, outline) = (topology.get(), outline.get());
        let layout = layout(&topology, outline.as_ref());
        Scene {
            topology,
            outline,
            layout,
        }
    })
}

fn without_weight(proposal: &Proposal) -> Proposal {
    let Proposal { alias, split } = proposal.clone();
    let split = match split.routing {
        Routing::Weighted { version, .. } => Split::weighted(split.main, version, Weight::ZERO),
        Routing::MainOnly | Routing::Rules(_) => split,
    };
    Proposal { alias, split }
}
