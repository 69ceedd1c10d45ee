//! What the picture is built from, and when it has to be built anew.

use leptos::prelude::*;

use super::finder::Finder;
use crate::graph::{Breadth, Layout, Proposal, Topology, Unfolded, layout_unfolded};
use crate::traffic::{Routing, Split, Weight};

/// A topology with its layout.
#[derive(Clone, PartialEq)]
pub(super) struct Scene {
    pub(super) topology: Topology,
    pub(super) layout: Layout,
}

/// What is proposed without its weight, which changes only if it binds something else: moving the
/// weight moves no node.
pub(super) fn outline(proposal: Signal<Option<Proposal>>) -> Memo<Option<Proposal>> {
    Memo::new(move |_| proposal.with(|proposal| proposal.as_ref().map(without_weight)))
}

/// The scene, which changes only if the topology does, or the proposal binds something else, or
/// something else is looked for, or there is room for another one.
pub(super) fn remember(
    topology: Signal<Topology>,
    outline: Memo<Option<Proposal>>,
    finder: Finder,
    room: RwSignal<i32>,
) -> Memo<Scene> {
    let lay_out = move |topology: &Topology, outline: Option<&Proposal>, unfolded: &Unfolded| {
        let wide = layout_unfolded(topology, outline, unfolded, Breadth::Wide);
        if wide.width <= room.get() {
            return wide;
        }
        layout_unfolded(topology, outline, unfolded, Breadth::Narrow)
    };
    Memo::new(move |_| {
        let (topology, outline) = (topology.get(), outline.get());
        let mut unfolded = Unfolded {
            all: finder.unfolded.get(),
            versions: Vec::new(),
        };
        let found = finder.found.read();
        let Some(found) = &*found else {
            let layout = lay_out(&topology, outline.as_ref(), &unfolded);
            return Scene { topology, layout };
        };
        let layout = if finder.only.get() && found.count() > 0 {
            unfolded.all = true;
            let shown = |proposal: &Proposal| {
                let mut aliases = found.around.aliases.iter();
                aliases.any(|alias| alias.name == proposal.alias)
            };
            lay_out(&found.around, outline.filter(shown).as_ref(), &unfolded)
        } else {
            unfolded.versions = found.versions();
            lay_out(&topology, outline.as_ref(), &unfolded)
        };
        Scene { topology, layout }
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
